#include "usage/args.h"
#include "usage/operands.h"
#include "tests/check.h"

enum { MOST = 16 };

static bool parse(Args *args, const char *line)
{
    static char text[512]; /* args borrow from it */
    static char *argv[MOST + 1];
    int n = 0;
    argv[n++] = "paiban";
    snprintf(text, sizeof text, "%s", line);
    for (char *p = text; *p && n < MOST;) {
        argv[n++] = p;
        p += strcspn(p, " ");
        if (*p)
            *p++ = 0;
    }
    argv[n] = NULL;
    return args_parse(args, n, argv, "1.2.3");
}

static void check_usage(Checks *c, const char *line, const char *want)
{
    Args a;
    CHECK_AT(c, !parse(&a, line), "%s", line);
    CHECK_AT(c, a.text.data && strstr(a.text.data, want), "%s: \"%s\" not in \"%s\"", line, want,
             a.text.data ? a.text.data : "");
    args_free(&a);
}

static void test_args(Checks *c)
{
    Args a;
    CHECK(c, parse(&a, "build"));
    CHECK_INT(c, a.command, CMD_BUILD);
    CHECK_INT(c, a.n_operands, 0);
    CHECK_INT(c, a.jobs, -1);
    args_free(&a);
    CHECK(c, parse(&a, "build root --out=o --jobs 3 --strict --date 2021-11-02"));
    CHECK_STR(c, a.operands[0], "root");
    CHECK_STR(c, a.out, "o");
    CHECK_STR(c, a.date, "2021-11-02");
    CHECK_INT(c, a.jobs, 3);
    CHECK(c, a.strict && !a.force);
    args_free(&a);
    CHECK(c, parse(&a, "dump --stage=breaks --line-break=strict -- --odd.md"));
    CHECK_STR(c, a.stage, "breaks");
    CHECK_STR(c, a.operands[0], "--odd.md");
    CHECK_INT(c, a.measure, 0);
    args_free(&a);
    CHECK(c, parse(&a, "dump --stage=lines --measure=20 a.md"));
    CHECK_INT(c, a.measure, 20);
    args_free(&a);
    CHECK(c, parse(&a, "--version"));
    CHECK_STR(c, a.text.data, "paiban 1.2.3\n");
    args_free(&a);
    CHECK(c, parse(&a, "serve --help"));
    CHECK_INT(c, a.command, CMD_HELP);
    CHECK(c, strstr(a.text.data, "--port=N") && !strstr(a.text.data, "--depfile"));
    args_free(&a);
}

static void test_usage(Checks *c)
{
    check_usage(c, "", "no command given");
    check_usage(c, "bulid", "unknown command: bulid (did you mean build?)");
    check_usage(c, "build --otu=x", "unknown option: --otu (did you mean --out?)");
    check_usage(c, "build a b", "too many arguments: b");
    check_usage(c, "build --out", "needs a value");
    check_usage(c, "build --out=", "an empty value");
    check_usage(c, "build --strict=1", "takes no value");
    check_usage(c, "build --jobs=0", "not a number in range");
    check_usage(c, "build --jobs=2x", "not a number in range");
    check_usage(c, "build --date=2021-02-30", "not a day that exists");
    check_usage(c, "dump --stage=pages x.md", "not one of the choices");
    check_usage(c, "dump", "too few arguments");
    check_usage(c, "dump --stage=line x.md", "did you mean lines?");
    check_usage(c, "check --force", "unknown option: --force (an option of build)");
    check_usage(c, "build -out", "did you mean --out?");
    check_usage(c, "-version", "did you mean --version?");
    check_usage(c, "-v", "-v (did you mean --version?)");
    check_usage(c, "-V", "-V (did you mean --version?)");
    check_usage(c, "build -J4", "-J4 (did you mean --jobs?)");
    check_usage(c, "new papr x", "papr (did you mean paper?)");
    check_usage(c, "new issue demo", "too few arguments");
    check_usage(c, "new paper x y", "too many arguments: y");
    check_usage(c, "manual x", "too many arguments: x");
    check_usage(c, "completion", "too few arguments");
    check_usage(c, "serve --out=out", "unknown option"); /* it never writes there */
    check_usage(c, "build -x", "unknown option");
    check_usage(c, "build -j4", "-j4 (did you mean --jobs?)");
    check_usage(c, "build -o", "-o (did you mean --out?)");
    check_usage(c, "build --dep=x", "--dep (did you mean --depfile?)");
    check_usage(c, "buil", "buil (did you mean build?)");
}

static void check_operands(Checks *c, const char *forms, const char *words, OperandsFault want, size_t at)
{
    char text[64];
    const char *list[MOST];
    size_t n = 0, which;
    snprintf(text, sizeof text, "%s", words);
    for (char *p = strtok(text, " "); p; p = strtok(NULL, " "))
        list[n++] = p;
    CHECK_AT(c, operands_judge(forms, list, n, &which) == want && (!want || which == at), "%s: %s", forms, words);
}

/* The form that goes furthest with the words is the one that is judged. */
static void test_operands(Checks *c)
{
    check_operands(c, "[ROOT]", "", OPERANDS_FINE, 0);
    check_operands(c, "[ROOT]", "a", OPERANDS_FINE, 0);
    check_operands(c, "[ROOT]", "a b", OPERANDS_MANY, 1);
    check_operands(c, "", "a", OPERANDS_MANY, 0);
    check_operands(c, "FILE…", "", OPERANDS_FEW, 0);
    check_operands(c, "FILE…", "a b c", OPERANDS_FINE, 0);
    check_operands(c, "[FILE…]", "", OPERANDS_FINE, 0);
    check_operands(c, "TO FILE…", "a", OPERANDS_FEW, 1);
    check_operands(c, "TO FILE…", "a b c", OPERANDS_FINE, 0);
    check_operands(c, "a|b C | d C [E]", "b x", OPERANDS_FINE, 0);
    check_operands(c, "a|b C | d C [E]", "d x y", OPERANDS_FINE, 0);
    check_operands(c, "a|b C | d C [E]", "d x y z", OPERANDS_MANY, 3);
    check_operands(c, "a|b C | d C [E]", "d", OPERANDS_FEW, 1);
    check_operands(c, "a|b C | d C [E]", "e x", OPERANDS_UNKNOWN, 0);
    check_operands(c, "a|b C | d C [E]", "a|b x", OPERANDS_UNKNOWN, 0);
}

int main(void)
{
    Checks c = {0};
    test_args(&c);
    test_usage(&c);
    test_operands(&c);
    return CHECK_END(&c);
}
