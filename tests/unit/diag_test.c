#include "diag/diag.h"
#include "diag/width.h"
#include "diag/words.h"
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
    diag_error(d, span_at(&s, 19, 22), DIAG_PICTURE_ATTRIBUTE_UNKNOWN, "key", "credit");
    diag_warning(d, span_at(&s, 14, 15), DIAG_NO_PARTIAL, "end of the line");
    diag_note(d, span_at(&s, 4, 9), DIAG_NO_PARTIAL, "a note");
    check_text(c, d, false,
               "content/a/b.md:2:9: warning: no partial end of the line\n    title: 好\n             ^\n"
               "content/a/b.md:3:5: error: a picture has no attribute `key`\n    bad\tkey: 1\n       \t^\n"
               "hint: the nearest is `credit`\n");
    CHECK_INT(c, diag_errors(d), 1);
    CHECK_INT(c, diag_warnings(d), 1);
    diag_free(d);
}

static void test_wide_caret(Checks *c)
{
    /* Han takes two columns, a Tibetan vowel none, a bad byte one. */
    Source s = source("x.md", "中文ཀིa\xFFz\n");
    Diag *d = diag_new();
    diag_note(d, span_at(&s, 14, 15), DIAG_NO_PARTIAL, "here");
    check_text(c, d, true, "x.md:1:7: note: no partial here\n    中文ཀིa\xEF\xBF\xBDz\n           ^\n");
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
    diag_error(d, span_none(), DIAG_NO_PARTIAL, "nowhere");
    diag_error(d, span_at(&b, 0, 1), DIAG_NO_PARTIAL, "in b");
    diag_error(e, span_at(&a, 4, 5), DIAG_NO_PARTIAL, "second");
    diag_error(e, span_at(&a, 0, 1), DIAG_NO_PARTIAL, "first");
    diag_error(e, span_at(&a, 0, 1), DIAG_NO_PARTIAL, "first");
    diag_error(e, span_at(&b, 0, 1), DIAG_NO_PARTIAL, "in b");
    CHECK_INT(c, diag_errors(e), 3);
    diag_merge(d, e);
    CHECK_INT(c, diag_errors(d), 4);
    check_text(c, d, false,
               "a:1:1: error: no partial first\n    one\n    ^\n"
               "a:2:1: error: no partial second\n    two\n    ^\n"
               "b:1:1: error: no partial in b\n    one\n    ^\n"
               "paiban: error: no partial nowhere\n");
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
        diag_note(d, span_at(&s, i * 30, i * 30 + 3), DIAG_YAML_TOO_LONG, i, 7);
    Buf out = {0};
    diag_print(d, true, &out);
    CHECK(c, strstr(out.data, "long.md:1:199991: note: 19999 bytes of YAML, the limit is 7\n    …字") != NULL);
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
    diag_error(d, span_at(&s, 0, 1), DIAG_NO_PARTIAL, "bad \033 here");
    check_text(c, d, false, "x:1:1: error: no partial bad \xEF\xBF\xBD here\n    a\xEF\xBF\xBD[31m\n    ^\n");
    diag_free(d);
}

/* A NUL before the place ends no line: the caret still stands below it. */
static void test_nul(Checks *c)
{
    static const char text[] = "a\0\0b\n";
    Source s = {.path = "x", .text = text, .len = sizeof text - 1};
    Diag *d = diag_new();
    diag_error(d, span_at(&s, 3, 4), DIAG_NO_PARTIAL, "b");
    check_text(c, d, false,
               "x:1:4: error: no partial b\n    a\xEF\xBF\xBD\xEF\xBF\xBD"
               "b\n       ^\n");
    diag_free(d);
}

static const char *said(Buf *out, DiagCode code, ...)
{
    Arena *a = arena_new();
    va_list ap;
    va_start(ap, code);
    Args args = words_take(a, code, ap);
    va_end(ap);
    out->len = 0;
    words_message(code, &args, out);
    buf_puts(out, " | ");
    words_hint(code, &args, out);
    arena_free(a);
    return out->data;
}

/* Words come last, from a code and its arguments. */
static void test_words(Checks *c)
{
    Buf b = {0};
    CHECK_STR(c, said(&b, DIAG_CHARACTER_MISSING, 3, "\xE7\x94\xB2\xE4\xB9\x99", "U+7532"),
              "no font has the character '\xE7\x94\xB2' (U+7532) | replace it, or add a font that has it to "
              "fonts/fonts.yaml; `missing: replace` in the layout sets 〓");
    CHECK_STR(c, said(&b, DIAG_PAGE_GAP, "3", "1"),
              "the article is on page 3, but no article is on page 1 | change its `page`");
    CHECK_STR(c, said(&b, DIAG_NO_PARTIAL, "x"), "no partial x | ");
    /* a hint whose argument is missing is none; a text is cut between characters */
    CHECK_STR(c, said(&b, DIAG_PICTURE_ATTRIBUTE_UNKNOWN, "k", NULL), "a picture has no attribute `k` | ");
    CHECK_STR(c, said(&b, DIAG_QUOTE_KIND_UNKNOWN, "12345678901234567890123456789012345678\xE7\x94\xB2"),
              "no such kind of quote: 12345678901234567890123456789012345678 | write [!pull] for a pull quote, "
              "[!链接] or [!link] for a sidebar");
    CHECK_STR(c, words_name(DIAG_PAGE_GAP), "PAGE_GAP");
    buf_free(&b);
}

/* A % of the text is written twice: what follows a single one is a conversion that words.h knows. */
static void test_conversions(Checks *c)
{
#define X(name, message, hint) {#name, {message, hint}},
    static const struct {
        const char *name, *said[2];
    } codes[] = {DIAG_CODES(X)};
#undef X
    for (size_t i = 0; i < sizeof codes / sizeof *codes; i++)
        for (int k = 0; k < 2; k++)
            for (const char *s = codes[i].said[k]; s && (s = strchr(s, '%')); s++) {
                s++;
                s += strspn(s, "-0123456789.*z");
                CHECK_AT(c, *s && strchr("sducX%", *s), "%s: %%%s", codes[i].name, s);
            }
}

int main(void)
{
    Checks c = {0};
    test_words(&c);
    test_conversions(&c);
    test_format(&c);
    test_wide_caret(&c);
    test_order_and_dedup(&c);
    test_system(&c);
    test_long_line(&c);
    test_control_characters(&c);
    test_nul(&c);
    return CHECK_END(&c);
}
