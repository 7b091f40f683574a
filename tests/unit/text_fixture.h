/* What tests of text share: a font book, paragraphs written in a small notation, lines and places as text.
 *
 * Notation: 甲{b:乙，}{k:丙} styles a stretch: b 黑 (strong), k 楷, s the heavy headline face, x the face of code, c
 * code, l a link, e emphasis, n a name, g and G (with emphasis) parts of one name, w a book's name, t a note's mark, h
 * Tibetan as language; {r:重庆|chóng|qìng} has readings; {/:} ends the line. All is set at 10 pt, so that amounts are
 * given in em.
 */
#ifndef TESTS_UNIT_TEXT_FIXTURE_H
#define TESTS_UNIT_TEXT_FIXTURE_H

#include "base/utf8.h"
#include "tests/check.h"
#include "tests/unit/bench_fixture.h"
#include "lines/fit.h"
#include "text/gaps.h"
#include "text/shape.h"
#include <math.h>

enum { EM = 10 * LEN_PT };

static inline ParaStyle bench_style(void)
{
    return (ParaStyle){.em = EM, .align = ALIGN_JUSTIFY};
}

static inline void bench_mark(Bench *b, Piece *p, char kind)
{
    static const char *const roles[][2] = {
        {"b", "hei"}, {"k", "kai"}, {"s", "heavysong"}, {"x", "mono"}, {"c", "mono"}};
    for (size_t i = 0; i < sizeof roles / sizeof *roles; i++)
        if (kind == *roles[i][0])
            p->style.role = font_book_role(b->book, roles[i][1]);
    p->style.marks = kind == 'e'   ? MARK_EM
                     : kind == 'n' ? MARK_NAME
                     : kind == 'w' ? MARK_BOOK
                     : kind == 'c' ? MARK_CODE
                                   : 0;
    if (kind == 'g' || kind == 'G') {
        p->style.marks = kind == 'g' ? MARK_NAME : MARK_NAME | MARK_EM;
        p->style.name = 1;
    }
    p->style.href = kind == 'l' ? "https://example.org/" : NULL;
    p->style.lang = kind == 'h' ? LANG_BO : b->style.lang;
    p->kind = kind == 't' ? PIECE_NOTE : kind == 'r' ? PIECE_RUBY : kind == '/' ? PIECE_BREAK : PIECE_TEXT;
}

/* {r:base|reading|reading}: cuts the text in place. */
static inline void bench_readings(Bench *b, Piece *p, char *text)
{
    p->readings = ARENA_ARRAY(b->arena, const char *, 16);
    for (char *bar = strchr(text, '|'); bar && p->n_readings < 16; bar = strchr(bar, '|')) {
        *bar++ = 0;
        p->readings[p->n_readings++] = bar;
    }
}

static inline Para *bench_para(Bench *b, const char *text)
{
    size_t n = 0, most = 2;
    for (const char *s = text; *s; s++)
        most += *s == '{' ? 2 : 0;
    Piece *at = ARENA_ARRAY(b->arena, Piece, most);
    for (const char *s = text, *end; *s; s = end) {
        bool marked = *s == '{';
        char kind = marked ? s[1] : ' ';
        s += marked ? 3 : 0;
        end = s + strcspn(s, marked ? "}" : "{");
        Piece *p = &at[n++];
        char *copy = arena_strndup(b->arena, s, (size_t)(end - s));
        *p = (Piece){.text = copy, .style = {.role = font_book_role(b->book, "song"), .size = EM}};
        bench_mark(b, p, kind);
        if (p->kind == PIECE_RUBY)
            bench_readings(b, p, copy);
        end += marked && *end;
    }
    return para_shape(b->text, b->arena, b->diag, at, n, &b->style);
}

typedef struct SetLines {
    Para *p;
    BrokenLine *at;
    size_t n;
    Len measure;
} SetLines;

static inline SetLines bench_set(Bench *b, const char *text, double em)
{
    SetLines s = {.p = bench_para(b, text), .measure = (Len)(em * EM)};
    s.at = para_break(b->text, b->arena, s.p, s.measure, &s.n);
    return s;
}

static inline const char *bench_keep(Bench *b, Buf *out)
{
    const char *s = arena_strdup(b->arena, out->data ? out->data : "");
    buf_free(out);
    return s;
}

/* The lines joined by "/". */
static inline const char *bench_lines(Bench *b, const char *text, double em)
{
    SetLines s = bench_set(b, text, em);
    Buf out = {0};
    for (size_t i = 0; i < s.n; i++) {
        buf_puts(&out, i ? "/" : "");
        for (uint32_t k = s.at[i].from; k < s.at[i].to; k++)
            buf_put(&out, s.p->text + s.p->atoms[k].text, s.p->atoms[k].bytes);
    }
    return bench_keep(b, &out);
}

/* The decisions about one line, after its text: what stands after the first ";". */
static inline const char *bench_dump(Bench *b, const char *text, double em, size_t line)
{
    SetLines s = bench_set(b, text, em);
    Buf out = {0};
    if (line < s.n)
        para_dump_line(b->text, s.p, &s.at[line], s.measure, &out);
    const char *all = bench_keep(b, &out), *from = strstr(all, " ; ");
    char *decided = arena_strdup(b->arena, from ? from + 3 : "");
    decided[strcspn(decided, "\n")] = 0;
    return decided;
}

/* Where the atoms of a line stand in em, and its far edge: "0 1 1.5 2.5". */
static inline const char *bench_places(Bench *b, const char *text, double em, size_t line)
{
    SetLines s = bench_set(b, text, em);
    Buf out = {0};
    if (line < s.n) {
        const BrokenLine *l = &s.at[line];
        const Len *x = para_positions(b->text, s.p, l, s.measure);
        for (uint32_t i = 0; i <= l->to - l->from; i++)
            buf_printf(&out, "%s%.6g", i ? " " : "", round(1000.0 * x[i] / EM) / 1000);
    }
    return bench_keep(b, &out);
}

/* The same of the whole text on one line that is not justified. */
static inline const char *bench_natural(Bench *b, const char *text)
{
    return bench_places(b, text, 1000, 0);
}

/* The natural width on one line, in em. */
static inline double bench_width(Bench *b, const char *text)
{
    Para *p = bench_para(b, text);
    return (double)para_width(p) / EM;
}

/* The glyphs of a line and of what stands beside it. */
static inline ItemVec bench_items(Bench *b, const char *text, double em, size_t line)
{
    SetLines s = bench_set(b, text, em);
    ItemVec lines = {0}, marks = {0};
    if (line < s.n)
        para_place(b->text, b->arena, s.p, &s.at[line], s.measure, 0, 0, LINE_BODY, &lines, &marks);
    for (size_t i = 0; i < marks.len; i++)
        vec_push(&lines, marks.ptr[i]);
    vec_free(&marks);
    return lines;
}

/* Runs tests and closes the bench; no test may leave an error behind that it did not take. */
typedef void BenchTest(Checks *c, Bench *b);

static inline int bench_run(BenchTest *const *tests, size_t n)
{
    Checks c = {0};
    Bench b;
    CHECK(&c, bench_open(&b));
    for (size_t i = 0; b.text && i < n; i++) {
        b.style = bench_style();
        tests[i](&c, &b);
    }
    CHECK_INT(&c, diag_errors(b.diag), 0);
    bench_close(&b);
    return CHECK_END(&c);
}

#endif
