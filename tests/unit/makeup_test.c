/* Make-up: every piece once, none over another, the rectangle filled but for the gaps, the same page every time. */
#include "fitting/rough.h"
#include "fitting/ways.h"
#include "makeup/makeup.h"
#include "tests/unit/layout_fixture.h"
#include <stdlib.h>

enum { MOST_CELLS = 16 * 192, MOST = 12 };

/* Articles of many lengths, one with a box, some with a width asked for. */
static int make_pieces(Bench *b, const Layout *l, unsigned seed, int n, MakeupPiece *out)
{
    static const char *const fronts[] = {"", "kicker: 引题\n", "box: true\n", "span: 3\n", "deck: 副题一行\n", ""};
    for (int i = 0; i < n; i++) {
        unsigned k = seed * 31 + (unsigned)i * 17;
        Buf text = {0};
        for (unsigned p = 0; p < 1 + k % 6; p++)
            buf_printf(&text, "%s\n\n", bench_paragraph(b, k + p, 60 + (int)(k * 7 % 200)));
        const Article *a = bench_article(b, i ? fronts[k % 6] : "", text.data, LANG_ZH_HANS);
        out[i] = (MakeupPiece){.set = bench_set(b, l, a)};
        buf_free(&text);
    }
    return n;
}

/* The pieces' ways as the page's blocks. */
static Makeup *search(Bench *b, Arena *scratch, const MakeupPiece *pieces, int n, MakeupPage *o)
{
    o->blocks = ways_of_pieces(b->arena, pieces, (size_t)n, o->columns, o->lines);
    o->n_blocks = (size_t)n;
    return makeup_search(b->arena, scratch, o);
}

static void check_page(Checks *c, const Makeup *m, const MakeupPage *o, int n, unsigned seed)
{
    static const int none = -1;
    int *cell = malloc(sizeof(int) * MOST_CELLS);
    bool seen[MOST] = {false};
    for (int i = 0; i < o->columns * m->lines; i++)
        cell[i] = none;
    CHECK_INT(c, (int)m->n, n);
    CHECK(c, m->lines <= o->lines);
    for (size_t i = 0; i < m->n; i++) {
        const MakeupPlaced *p = &m->at[i];
        CHECK_AT(c, !seen[p->block], "seed %u: piece %d stands twice", seed, p->block);
        seen[p->block] = true;
        CHECK_AT(c,
                 p->at.column >= 0 && p->at.line >= 0 && p->at.column + p->at.columns <= o->columns &&
                     p->at.line + p->at.lines <= m->lines,
                 "seed %u: piece %d is outside", seed, p->block);
        for (int y = p->at.line; y < p->at.line + p->at.lines; y++)
            for (int x = p->at.column; x < p->at.column + p->at.columns; x++) {
                CHECK_AT(c, cell[y * o->columns + x] < 0, "seed %u: pieces %d and %d overlap", seed, p->block,
                         cell[y * o->columns + x]);
                cell[y * o->columns + x] = p->block;
            }
    }
    for (int y = 0; y < m->lines; y++) /* what is free is the gap above a piece */
        for (int x = 0; x < o->columns; x++)
            if (cell[y * o->columns + x] < 0)
                CHECK_AT(c,
                         y > 0 && y + o->gap < m->lines && cell[(y - 1) * o->columns + x] >= 0 &&
                             cell[(y + o->gap) * o->columns + x] >= 0,
                         "seed %u: a hole at column %d, line %d", seed, x, y);
    free(cell);
}

/* Each piece fits where it was put: its text is all there, or goes on where pieces may be cut. */
static void check_fit(Checks *c, const MakeupPiece *pieces, const Makeup *m, const MakeupPage *o, unsigned seed)
{
    for (size_t i = 0; i < m->n; i++) {
        const PlanShape shape = shape_of(&m->at[i]);
        const Way way = way_of(&o->blocks[m->at[i].block].ways[m->at[i].way]);
        const Plan *p = plan_new(pieces[m->at[i].block], &shape, &way);
        CHECK_AT(c, o->may_cut || !plan_goes_on(p), "seed %u: piece %d is cut", seed, m->at[i].block);
        CHECK_INT(c, p->split[p->text_columns], p->n_rows);
        for (int k = 0; k < p->columns; k++) {
            int used = 0;
            for (int r = p->split[k]; r < p->split[k + 1]; r++)
                used += p->rows[r]->lines + p->above[r];
            CHECK_AT(c, used <= p->column_lines[k] && p->column_top[k] + p->column_lines[k] <= p->shape.lines,
                     "seed %u: piece %d, column %d", seed, m->at[i].block, k);
        }
    }
}

static void test_pages(Checks *c, Bench *b)
{
    const Layout *l = bench_layout(b, "tabloid", LANG_ZH_HANS, 0);
    enum { PAGES = CHECK_REPEATS(12, 4) };
    Arena *scratch = arena_new();
    int made = 0;
    for (unsigned seed = 1; seed <= PAGES; seed++) {
        MakeupPiece pieces[MOST];
        int n = make_pieces(b, l, seed, 1 + (int)seed % 8, pieces);
        MakeupPage o = {.columns = l->columns, .lines = l->lines - l->front_top, .gap = 1, .lead = seed % 2};
        Makeup *m = search(b, scratch, pieces, n, &o);
        if (!m) {
            o.may_cut = true;
            m = search(b, scratch, pieces, n, &o);
        }
        if (!m)
            continue;
        made++;
        check_page(c, m, &o, n, seed);
        check_fit(c, pieces, m, &o, seed);
        Makeup *again = search(b, scratch, pieces, n, &o);
        CHECK(c, again && again->cost == m->cost && memcmp(again->at, m->at, sizeof *m->at * (size_t)n) == 0);
    }
    CHECK_AT(c, made >= PAGES * 2 / 3, "%d pages", made);
    arena_free(scratch);
}

/* Pieces that can't be brought onto the page are not forced onto it. */
static void test_too_much(Checks *c, Bench *b)
{
    const Layout *l = bench_layout(b, "tabloid", LANG_ZH_HANS, 0);
    Arena *scratch = arena_new();
    MakeupPiece pieces[MOST];
    int n = make_pieces(b, l, 5, 4, pieces);
    MakeupPage o = {.columns = l->columns, .lines = 12, .gap = 1};
    CHECK(c, !search(b, scratch, pieces, n, &o));
    arena_free(scratch);
}

/* A width that the editor asks for is kept. */
static void test_asked_width(Checks *c, Bench *b)
{
    const Layout *l = bench_layout(b, "tabloid", LANG_ZH_HANS, 0);
    Arena *scratch = arena_new();
    MakeupPiece pieces[3];
    for (int i = 0; i < 3; i++)
        pieces[i] = (MakeupPiece){
            .set = bench_set(
                b, l, bench_article(b, i == 1 ? "span: 2\n" : "", bench_paragraph(b, (unsigned)i, 400), LANG_ZH_HANS))};
    MakeupPage o = {.columns = l->columns, .lines = 70, .gap = 1};
    const Makeup *m = search(b, scratch, pieces, 3, &o);
    CHECK(c, m != NULL);
    for (size_t i = 0; m && i < m->n; i++)
        CHECK(c, m->at[i].block != 1 || m->at[i].at.columns == 2);
    arena_free(scratch);
}

/* An article that is longer than any page is cut, its title vertical or not. */
static void test_longer_than_a_page(Checks *c, Bench *b)
{
    static const char *const fronts[] = {"", "vertical_title: true\n"};
    const Layout *l = bench_layout(b, "tabloid", LANG_ZH_HANS, 0);
    Arena *scratch = arena_new();
    MakeupPage o = {.columns = l->columns, .lines = 70, .gap = 1, .lead = true, .may_cut = true};
    for (size_t i = 0; i < 2; i++) {
        Buf body = {0};
        for (unsigned k = 0; k < 40; k++)
            buf_printf(&body, "%s\n\n", bench_paragraph(b, k, 300));
        MakeupPiece piece = {.set = bench_set(b, l, bench_article(b, fronts[i], body.data, LANG_ZH_HANS))};
        CHECK_AT(c, search(b, scratch, &piece, 1, &o), "%s", fronts[i]);
        buf_free(&body);
    }
    arena_free(scratch);
}

/* A title that is pinned large on the last story is out of order with all above it, unless they may be as large: within
 * what the eye takes for one size. */
static void test_pinned_large(Checks *c, Bench *b)
{
    enum { N = 8, BODY = 5 /* a story of the page's body */, PINNED = 31 * LEN_PT };
    const Layout *l = bench_layout(b, "broadsheet", LANG_ZH_HANS, 0);
    for (int pinned = 0; pinned <= 1; pinned++) {
        MakeupPiece pieces[N];
        for (int i = 0; i < N; i++) {
            const char *front = pinned && i == N - 1 ? "headline: {size: 31pt}\n" : "";
            const Article *a = bench_article(b, front, bench_paragraph(b, (unsigned)i, 900), LANG_ZH_HANS);
            pieces[i] = (MakeupPiece){.set = bench_set(b, l, a)};
        }
        const MakeupBlock *blocks = ways_of_pieces(b->arena, pieces, N, l->columns, 100);
        Len largest = 0;
        for (size_t k = 0; k < blocks[BODY].n_ways; k++)
            largest = blocks[BODY].ways[k].title > largest ? blocks[BODY].ways[k].title : largest;
        CHECK_AT(c, pinned == (largest + MAKEUP_INVERTED >= PINNED), "%.1f pt", len_to_pt(largest));
    }
}

static bool ways_equal(const MakeupBlock *a, const MakeupBlock *b)
{
    bool equal = a->n_ways == b->n_ways;
    for (size_t i = 0; equal && i < a->n_ways; i++) {
        const MakeupWay *v = &a->ways[i], *w = &b->ways[i];
        equal = v->columns == w->columns && v->least == w->least && v->most == w->most && v->cost == w->cost &&
                v->line_cost == w->line_cost && v->title == w->title && v->tallest == w->tallest && v->id == w->id;
    }
    return equal;
}

/* A paragraph that grows line by line: while its text is of one class the walk sees the same, though its ways differ.
 */
static void test_classes(Checks *c, Bench *b)
{
    enum { COLUMNS = 5, LINES = 60, MEASURE = 13, GROWN = 14 };
    const Layout *l = bench_layout(b, "broadsheet", LANG_ZH_HANS, 0);
    MakeupBlock before = {0}, exact = {0};
    int last = 0, alike = 0, same = 0;
    for (int i = 0; i < GROWN; i++) {
        const Article *a = bench_article(b, "", bench_paragraph(b, 1, MEASURE * (40 + i)), LANG_ZH_HANS);
        const MakeupPiece p = {.set = bench_set(b, l, a)};
        const MakeupBlock now = ways_in_classes(b->arena, &p, 1, COLUMNS, LINES)[0];
        const MakeupBlock own = ways_of_pieces(b->arena, &p, 1, COLUMNS, LINES)[0];
        const int text = rough_lines(plan_lines_left(p));
        if (last == text) {
            CHECK_AT(c, ways_equal(&now, &before), "%d lines: the class's ways differ", plan_lines_left(p));
            alike++;
            same += ways_equal(&own, &exact);
        }
        last = text;
        before = now;
        exact = own;
    }
    CHECK(c, alike > GROWN / 2 && same < alike / 2);
}

int main(void)
{
    Checks c = {0};
    Bench b;
    if (!bench_open(&b))
        return 1;
    test_pages(&c, &b);
    test_too_much(&c, &b);
    test_asked_width(&c, &b);
    test_longer_than_a_page(&c, &b);
    test_pinned_large(&c, &b);
    test_classes(&c, &b);
    CHECK_INT(&c, diag_errors(b.diag), 0);
    bench_close(&b);
    return CHECK_END(&c);
}
