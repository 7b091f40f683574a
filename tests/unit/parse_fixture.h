/* For the tests of parse: a body in Markdown → its dump on one line. */
#ifndef TESTS_UNIT_PARSE_FIXTURE_H
#define TESTS_UNIT_PARSE_FIXTURE_H

#include "parse/article.h"
#include "parse/dump.h"
#include "tests/check.h"

typedef struct Case {
    const char *in, *out;
} Case;

/* Lines joined by "; ", each step of indentation a dot. */
static inline void one_line_dump(const Article *a, Buf *out)
{
    Buf b = {0};
    blocks_dump(a->blocks, a->n_blocks, 0, &b);
    for (size_t i = 0; i < a->n_notes; i++) {
        buf_printf(&b, "note %zu\n", i + 1);
        blocks_dump(a->notes[i].blocks, a->notes[i].n_blocks, 1, &b);
    }
    out->len = 0;
    buf_puts(out, "");
    for (size_t i = 0; i < b.len; i++) {
        if (i == 0 || b.data[i - 1] == '\n') {
            if (i)
                buf_puts(out, "; ");
            for (; b.data[i] == ' ' && b.data[i + 1] == ' '; i += 2)
                buf_putc(out, '.');
        }
        if (b.data[i] != '\n')
            buf_putc(out, b.data[i]);
    }
    buf_free(&b);
}

/* Reports without source lines and carets: "4:1: error: message (hint); …". */
static inline void one_line_told(const Diag *d, bool with_notes, Buf *out)
{
    Buf b = {0};
    diag_print(d, with_notes, &b);
    out->len = 0;
    buf_puts(out, "");
    for (char *line = b.data, *next; line && *line; line = next) {
        next = strchr(line, '\n');
        *next++ = 0;
        if (strncmp(line, "    ", 4) == 0)
            continue;
        if (strncmp(line, "hint: ", 6) == 0)
            buf_printf(out, " (%s)", line + 6);
        else
            buf_printf(out, "%s%s", out->len ? "; " : "", strncmp(line, "a.md:", 5) == 0 ? line + 5 : line);
    }
    buf_free(&b);
}

static inline void one_line_reports(const Diag *d, Buf *out)
{
    one_line_told(d, false, out);
}
static inline void one_line_notes(const Diag *d, Buf *out)
{
    one_line_told(d, true, out);
}

/* Parses front matter lines (may be "") and a body; the dump goes to *dump, reports without notes to *reports (both may
 * be NULL). */
static inline void parse_text(const char *front, const char *body, Lang lang, Buf *dump, Buf *reports)
{
    Arena *a = arena_new();
    Diag *d = diag_new();
    Buf text = {0};
    buf_printf(&text, "---\ntitle: T\n%s---\n%s", front, body);
    Source *src = ARENA_NEW(a, Source);
    *src = (Source){.path = "a.md", .text = text.data, .len = text.len};
    const Article *article = article_parse(NULL, d, a, src, lang);
    if (dump)
        one_line_dump(article, dump);
    if (reports)
        one_line_reports(d, reports);
    buf_free(&text);
    diag_free(d);
    arena_free(a);
}

/* Each case must give its dump without a report. */
static inline void check_cases(Checks *c, const char *front, Lang lang, const Case *cases, size_t n)
{
    Buf dump = {0}, reports = {0};
    for (size_t i = 0; i < n; i++) {
        parse_text(front, cases[i].in, lang, &dump, &reports);
        CHECK_AT(c, strcmp(dump.data, cases[i].out) == 0, "%s\n  gives %s\n  not   %s", cases[i].in, dump.data,
                 cases[i].out);
        CHECK_AT(c, !*reports.data, "%s\n%s", cases[i].in, reports.data);
    }
    buf_free(&dump);
    buf_free(&reports);
}

/* A body, its dump, and all reports with their notes. */
typedef struct Told {
    const char *in, *out, *reports;
} Told;

static inline void check_told(Checks *c, const Told *cases, size_t n)
{
    Buf dump = {0}, reports = {0}, text = {0};
    for (size_t i = 0; i < n; i++) {
        Arena *a = arena_new();
        Diag *d = diag_new();
        text.len = 0;
        buf_printf(&text, "---\ntitle: T\n---\n%s", cases[i].in);
        Source src = {.path = "a.md", .text = text.data, .len = text.len};
        one_line_dump(article_parse(NULL, d, a, &src, LANG_ZH_HANS), &dump);
        one_line_notes(d, &reports);
        CHECK_AT(c, strcmp(dump.data, cases[i].out) == 0, "%s\n  gives %s\n  not   %s", cases[i].in, dump.data,
                 cases[i].out);
        CHECK_AT(c, strcmp(reports.data, cases[i].reports) == 0, "%s\n  tells %s\n  not   %s", cases[i].in,
                 reports.data, cases[i].reports);
        arena_free(a);
        diag_free(d);
    }
    buf_free(&dump);
    buf_free(&reports);
    buf_free(&text);
}

#define CHECK_TOLD(c, cases) check_told(c, cases, sizeof(cases) / sizeof *(cases))
#define CHECK_CASES(c, front, lang, cases) check_cases(c, front, lang, cases, sizeof(cases) / sizeof *(cases))

#endif
