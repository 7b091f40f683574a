/* YAML: trees, schemas, faults with their places. */
#include "yaml/nearest.h"
#include "yaml/yaml.h"
#include "tests/check.h"

#include <stddef.h>

typedef struct Inner {
    YamlText name;
    YamlInt size;
} Inner;
static const YamlField inner_fields[] = {
    {.key = "name", .type = YT_TEXT, .offset = offsetof(Inner, name), .required = true},
    {.key = "size", .type = YT_INT, .offset = offsetof(Inner, size), .min = -5, .max = 5, .preset = 3},
};
static const YamlSchema inner = {"a thing", inner_fields, 2, sizeof(Inner), NULL};

typedef struct Outer {
    YamlText title;
    YamlChoice kind;
    YamlFlag on;
    YamlTexts words;
    YamlMaps things;
} Outer;
static const char *const kinds[] = {"red", "green", NULL};
static const YamlField outer_fields[] = {
    {.key = "title", .term = "标题", .type = YT_TEXT, .offset = offsetof(Outer, title), .required = true},
    {.key = "kind", .type = YT_CHOICE, .offset = offsetof(Outer, kind), .choices = kinds, .preset = 1},
    {.key = "on", .type = YT_FLAG, .offset = offsetof(Outer, on)},
    {.key = "words", .type = YT_TEXTS, .offset = offsetof(Outer, words)},
    {.key = "things", .type = YT_MAPS, .offset = offsetof(Outer, things), .of = &inner},
};
static const YamlSchema outer = {"the file", outer_fields, 5, sizeof(Outer), NULL};

static void read_text(const char *text, Arena *a, Outer *out, Buf *reports)
{
    Diag *d = diag_new();
    Source *src = ARENA_NEW(a, Source);
    *src = (Source){.path = "f.yaml", .text = text, .len = strlen(text)};
    yaml_read(d, a, yaml_parse(d, a, src, 0, src->len), &outer, out);
    Buf b = {0};
    buf_puts(&b, "");
    diag_print(d, false, &b);
    reports->len = 0;
    buf_puts(reports, "");
    for (char *line = b.data, *next; *line; line = next) {
        next = strchr(line, '\n');
        *next++ = 0;
        if (strncmp(line, "f.yaml:", 7) == 0)
            buf_printf(reports, "%s%s", reports->len ? "; " : "", line + 7);
        else if (strncmp(line, "hint: ", 6) == 0)
            buf_printf(reports, " (%s)", line + 6);
    }
    buf_free(&b);
    diag_free(d);
}

typedef struct Case {
    const char *in, *out;
} Case;

static const Case faults[] = {
    {"title: a\n", ""},
    {"", "1:1: error: the file needs the key `title` (标题) (add a line `title: …`)"},
    {"# only a comment\n", "1:1: error: the file needs the key `title` (标题) (add a line `title: …`)"},
    {"titel: a\n",
     "1:1: error: the file has no key `titel` (did you mean `title` (标题)?); 1:1: error: the file needs the key "
     "`title` (标题) (add a line `title: …`)"},
    {"title: a\nzzzzzz: 1\n",
     "2:1: error: the file has no key `zzzzzz` (the nearest valid key is `title` (标题); valid "
     "are title, kind, on, words, things)"},
    {"title: a\n标题: b\n", "2:1: error: the file has no key `标题` (did you mean `title` (标题)?)"},
    {"title: a\nkind: bleu\n", "2:7: error: `kind` must be red or green, not “bleu” (the nearest is `red`)"},
    {"title: a\non: 1\n",
     "2:5: error: `on` must be true or false, not “1” (write on: true or on: false, without quotes)"},
    {"title: a\non: \"true\"\n",
     "2:6: error: `on` must be true or false, not “true” (write on: true or on: false, without quotes)"},
    {"title: a\nwords: {x: 1}\n", "2:8: error: `words` must be a list, not a map (write words: [one, another])"},
    {"title: [a]\n",
     "1:8: error: `title` must be a text, not a list (write title: …, in quotes when it has a colon, # or brackets)"},
    {"title: ~\n", "1:1: error: `title` is empty (write title: …, in quotes when it has a colon, # or brackets)"},
    {"title: a\nthings: [{size: 9}]\n", "2:10: error: a thing needs the key `name` (add a line `name: …`); 2:17: "
                                        "error: `size` must be a whole number from -5 to 5, not “9” (write size: 3)"},
    {"title: a\nthings:\n  - name: x\n  - nam: y\n", "4:5: error: a thing has no key `nam` (did you mean `name`?); "
                                                     "4:5: error: a thing needs the key `name` (add a line `name: …`)"},
    {"title: a\nthings: [x]\n", "2:10: error: a thing must be keys with values, not a text (write key: value, one a "
                                "line)"},
    {"title: 标\n标题甲乙丙: {on: [\n",
     "3:1: error: YAML: did not find expected node content while parsing a flow node (close each [ with ] and each { "
     "with }, with commas between: [one, another])"},
    {"- a\n- b\n", "1:1: error: the file must be keys with values, not a list (write key: value, one a line)"},
    {"title: a\ntitle: b\ntitle: c\n", "2:1: error: the key `title` stands in line 1 already (keep one of them); 3:1: "
                                       "error: the key `title` stands in line 1 already (keep one of them)"},
    {"title: a\n\tkind: red\n", "2:1: error: YAML: found a tab character that violates indentation while scanning a "
                                "plain scalar begun in line 1 (indent with spaces, not tabs)"},
    {"title: a\n---\ntitle: b\n", "2:1: error: a second YAML document begins here (delete the line)"},
    {"title: a\n? [x]\n: y\n", "2:3: error: a key must be a word (write key: value)"},
    {"a: &a [x]\nb: &b [*a, *a]\nc: [*b, *b]\ntitle: t\n",
     "1:1: error: the file has no key `a` (the nearest valid key is `on`; valid are title, kind, on, words, things)"},
    {"title: a\nwords: [b, , c]\n", "2:12: error: YAML: did not find expected node content while parsing a flow node "
                                    "(close each [ with ] and each { with }, with commas between: [one, another])"},
    {"title: 'a\n", "1:8: error: YAML: found unexpected end of stream while scanning a quoted scalar (close the "
                    "quotes; a quote inside single quotes is written twice)"},
    {"title: \"x\\uFFFF\"\n", "1:8: warning: the noncharacter U+FFFF is left out (delete it)"},
};

static void test_faults(Checks *c)
{
    Buf reports = {0};
    for (size_t i = 0; i < sizeof faults / sizeof *faults; i++) {
        Arena *a = arena_new();
        Outer out;
        read_text(faults[i].in, a, &out, &reports);
        size_t n = strlen(faults[i].out);
        bool all = strncmp(faults[i].in, "a: &a", 5) != 0; /* of the bomb's reports the first is enough */
        CHECK_AT(c, all ? strcmp(reports.data, faults[i].out) == 0 : strncmp(reports.data, faults[i].out, n) == 0,
                 "%s\n  gives %s\n  not   %s", faults[i].in, reports.data, faults[i].out);
        CHECK(c, all || strstr(reports.data, "error: YAML aliases (*a) are not allowed"));
        CHECK(c, out.title.text && out.words.n <= 3);
        arena_free(a);
    }
    buf_free(&reports);
}

static void test_values(Checks *c)
{
    Arena *a = arena_new();
    Buf reports = {0};
    Outer o;
    read_text("title: 2021\nwords: [甲, \"乙 \", true, 3]\non: true\nthings:\n  - {name: x, size: -4}\n  - name: y\n",
              a, &o, &reports);
    CHECK_STR(c, reports.data, "");
    CHECK_STR(c, o.title.text, "2021");
    CHECK_INT(c, o.kind.value, 1);
    CHECK(c, !o.kind.span.src);
    CHECK(c, o.on.value);
    CHECK_INT(c, o.words.n, 4);
    CHECK_STR(c, o.words.at[1].text, "乙");
    CHECK_STR(c, o.words.at[2].text, "true");
    CHECK_INT(c, o.things.n, 2);
    const Inner *in = o.things.at;
    CHECK_STR(c, in[0].name.text, "x");
    CHECK_INT(c, in[0].size.value, -4);
    CHECK_INT(c, in[1].size.value, 3);
    buf_free(&reports);
    arena_free(a);
}

/* Whole numbers are decimal, whatever they begin with. */
static void test_numbers(Checks *c)
{
    static const YamlField fields[] = {{.key = "n", .type = YT_INT, .min = -99, .max = 99}};
    static const YamlSchema schema = {"it", fields, 1, sizeof(YamlInt), NULL};
    static const struct {
        const char *text;
        int value, errors;
    } cases[] = {{"n: 12\n", 12, 0}, {"n: 010\n", 10, 0},  {"n: -37\n", -37, 0},     {"n: 99\n", 99, 0},
                 {"n: 100\n", 0, 1}, {"n: -99\n", -99, 0}, {"n: -100\n", 0, 1},      {"n: 0x10\n", 0, 1},
                 {"n: 1.5\n", 0, 1}, {"n: -\n", 0, 1},     {"n: 1234567890\n", 0, 1}};
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        Arena *a = arena_new();
        Diag *d = diag_new();
        YamlInt n;
        Source src = {.path = "f.yaml", .text = cases[i].text, .len = strlen(cases[i].text)};
        yaml_read(d, a, yaml_parse(d, a, &src, 0, src.len), &schema, &n);
        CHECK_AT(c, n.value == cases[i].value && (int)diag_errors(d) == cases[i].errors, "%s: %d", cases[i].text,
                 n.value);
        diag_free(d);
        arena_free(a);
    }
}

/* Spans are bytes of the file, whatever libyaml counts; inside the quotes when nothing was escaped. */
static void test_spans(Checks *c)
{
    static const char text[] = "标: 甲乙\n二: \"丙\"\n三: [丁, '戊', \"a\\tb\"]\n";
    static const char *const want[] = {"甲乙", "丙", "丁", "戊", "\"a\\tb\""};
    Arena *a = arena_new();
    Diag *d = diag_new();
    Source src = {.path = "f.yaml", .text = text, .len = sizeof text - 1};
    const YamlNode *root = yaml_parse(d, a, &src, 0, src.len);
    CHECK_INT(c, root->n, 3);
    const YamlNode *list = yaml_lookup(root, "三");
    const YamlNode *nodes[] = {root->child, root->child->next, list->child, list->child->next, list->child->next->next};
    for (int i = 0; i < 5; i++) {
        char *got = arena_strndup(a, text + nodes[i]->span.start, nodes[i]->span.end - nodes[i]->span.start);
        CHECK_STR(c, got, want[i]);
    }
    CHECK_STR(c, nodes[4]->text, "a b");
    CHECK(c, !yaml_lookup(root, "四"));
    diag_free(d);
    arena_free(a);
}

static void test_depth_and_width(Checks *c)
{
    Arena *a = arena_new();
    Diag *d = diag_new();
    Buf text = {0};
    buf_puts(&text, "x: ");
    for (int i = 0; i < 5000; i++)
        buf_putc(&text, '[');
    Source deep = {.path = "f.yaml", .text = text.data, .len = text.len};
    CHECK(c, !yaml_parse(d, a, &deep, 0, deep.len));
    CHECK_INT(c, diag_errors(d), 1);
    Buf wide = {0};
    for (int i = 0; i < 20000; i++)
        buf_printf(&wide, "k%d: {a: [1, 2]}\n", i);
    buf_puts(&wide, "k7: x\n");
    Source keys = {.path = "f.yaml", .text = wide.data, .len = wide.len};
    const YamlNode *root = yaml_parse(d, a, &keys, 0, keys.len);
    CHECK(c, root && root->n == 20000);
    CHECK_INT(c, diag_errors(d), 2); /* k7 again */
    buf_free(&text);
    buf_free(&wide);
    diag_free(d);
    arena_free(a);
}

static void test_nearest(Checks *c)
{
    static const char *const words[] = {"title", "deck", "byline"};
    unsigned distance;
    CHECK_INT(c, edit_distance("", ""), 0);
    CHECK_INT(c, edit_distance("abc", ""), 3);
    CHECK_INT(c, edit_distance("abc", "acb"), 1);
    CHECK_INT(c, edit_distance("kitten", "sitting"), 3);
    CHECK_STR(c, nearest_word("tilte", words, 3, &distance), "title");
    CHECK_INT(c, distance, 1);
    CHECK(c, !nearest_word("x", words, 0, NULL));
    char longer[200];
    memset(longer, 'a', sizeof longer - 1);
    longer[199] = 0;
    CHECK_INT(c, edit_distance(longer, "b"), 64);
}

int main(void)
{
    Checks c = {0};
    test_faults(&c);
    test_values(&c);
    test_numbers(&c);
    test_spans(&c);
    test_depth_and_width(&c);
    test_nearest(&c);
    return CHECK_END(&c);
}
