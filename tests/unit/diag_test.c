#include "diag/diag.h"
#include "diag/width.h"
#include "tests/check.h"

static Source source(const char *path, const char *text)
{
    return (Source){.path = path, .text = text, .len = strlen(text)};
}

static void check_text(Checks *c, const Diag *d, bool notes, const char *want)
{
    Buf b = {0};
    buf_puts(&b, "");
    diag_print(d, notes, &b);
    CHECK_STR(c, b.data, want);
    buf_free(&b);
}

static void test_format(Checks *c)
{
    Source s = source("content/a/b.md", "---\ntitle: 好\nbad\tkey: 1\n---\n");
    Diag *d = diag_new();
    diag_error(d, span_at(&s, 19, 22), "did you mean 'kicker'?", "unknown key '%s'", "key");
    diag_warning(d, span_at(&s, 14, 15), NULL, "end of the line");
    diag_note(d, span_at(&s, 4, 9), NULL, "a note");
    check_text(c, d, false,
               "content/a/b.md:2:9: warning: end of the line\n    title: 好\n             ^\n"
               "content/a/b.md:3:5: error: unknown key 'key'\n    bad\tkey: 1\n       \t^\n"
               "hint: did you mean 'kicker'?\n");
    CHECK_INT(c, diag_errors(d), 1);
    CHECK_INT(c, diag_warnings(d), 1);
    diag_free(d);
}

static void test_wide_caret(Checks *c)
{
    /* Han takes two columns, a Tibetan vowel none, a bad byte one. */
    Source s = source("x.md", "中文ཀིa\xFFz\n");
    Diag *d = diag_new();
    diag_note(d, span_at(&s, 14, 15), NULL, "here");
    check_text(c, d, true, "x.md:1:7: note: here\n    中文ཀིa\xEF\xBF\xBDz\n           ^\n");
    diag_free(d);
    CHECK_INT(c, char_columns(0x4E2D), 2);
    CHECK_INT(c, char_columns(0x0F72), 0);
    CHECK_INT(c, char_columns('a'), 1);
    CHECK_INT(c, char_columns(0xFF0C), 2);
    CHECK_INT(c, char_columns(0x1F600), 2);
}

static void test_order_and_dedup(Checks *c)
{
    Source a = source("a", "one\ntwo\n"), b = source("b", "one\n");
    Diag *d = diag_new(), *e = diag_new();
    diag_error(d, span_none(), NULL, "nowhere");
    diag_error(d, span_at(&b, 0, 1), NULL, "in b");
    diag_error(e, span_at(&a, 4, 5), NULL, "second");
    diag_error(e, span_at(&a, 0, 1), NULL, "first");
    diag_error(e, span_at(&a, 0, 1), NULL, "first");
    diag_error(e, span_at(&b, 0, 1), NULL, "in b");
    CHECK_INT(c, diag_errors(e), 3);
    diag_merge(d, e);
    CHECK_INT(c, diag_errors(d), 4);
    check_text(c, d, false,
               "a:1:1: error: first\n    one\n    ^\n"
               "a:2:1: error: second\n    two\n    ^\n"
               "b:1:1: error: in b\n    one\n    ^\n"
               "paiban: error: nowhere\n");
    diag_free(d);
    diag_free(e);
}

static void test_system(Checks *c)
{
    Diag *d = diag_new();
    CHECK(c, !diag_has_system_error(d));
    diag_system(d, "out/x.pdf", 28, "write the file");
    CHECK(c, diag_has_system_error(d));
    check_text(c, d, false, "out/x.pdf: error: can't write the file: No space left on device\n");
    diag_free(d);
}

static void test_long_line(Checks *c)
{
    Buf text = {0};
    for (int i = 0; i < 200000; i++)
        buf_puts(&text, "字");
    Source s = {.path = "long.md", .text = text.data, .len = text.len};
    Diag *d = diag_new();
    for (size_t i = 0; i < 20000; i++) /* linear: a walk from the line's start each time would take minutes */
        diag_note(d, span_at(&s, i * 30, i * 30 + 3), NULL, "note %zu", i);
    Buf out = {0};
    diag_print(d, true, &out);
    CHECK(c, strstr(out.data, "long.md:1:199991: note: note 19999\n    …字") != NULL);
    CHECK(c, out.len < (size_t)20000 * 800);
    unsigned line, column;
    source_locate(&s, text.len, &line, &column);
    CHECK_INT(c, line, 1);
    CHECK_INT(c, column, 200001);
    buf_free(&out);
    buf_free(&text);
    diag_free(d);
}

static void test_control_characters(Checks *c)
{
    Source s = source("x", "a\033[31m\n");
    Diag *d = diag_new();
    diag_error(d, span_at(&s, 0, 1), NULL, "bad \033 here");
    check_text(c, d, false, "x:1:1: error: bad \xEF\xBF\xBD here\n    a\xEF\xBF\xBD[31m\n    ^\n");
    diag_free(d);
}

int main(void)
{
    Checks c = {0};
    test_format(&c);
    test_wide_caret(&c);
    test_order_and_dedup(&c);
    test_system(&c);
    test_long_line(&c);
    test_control_characters(&c);
    return CHECK_END(&c);
}
