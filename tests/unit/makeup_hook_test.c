/* Hooks 咬合 (trees/hook.h): blocks that go onto a page in no way but with an L among them. No gutter and no cut runs
 * through such a page: the L stands over both. Which L's a text fills only the blocks' owner knows. */
#include "makeup/memo.h"
#include "tests/check.h"

enum { COLUMNS = 4, LINES = 41, GAP = 1, MOST = 4 };

typedef struct Page {
    Arena *a, *scratch;
    MakeupWay ways[MOST + 1];
    MakeupBlock blocks[MOST];
    MakeupWeights weights;
    MakeupPage page;
    int asked; /* how often the owner was */
    bool none; /* it says that no L is filled */
} Page;

/* All that it is asked about has as many column-lines as the way; the text fills it exactly, or none does. */
static int fills(const void *own, const MakeupPlaced *at)
{
    Page *p = *(Page *const *)own;
    p->asked++;
    return p->none || at->at.columns * at->at.lines - at->notch_columns * at->notch_lines !=
                          at->at.columns * p->ways[at->block].least
               ? -1
               : 0;
}

/* n blocks of one way each: {columns, lines}. The first is the L. */
static void open_page(Page *p, Page **own, int n, const int size[][2])
{
    static const int titles[MOST] = {48, 34, 25, 16};
    *own = p;
    p->none = false;
    p->asked = 0;
    p->weights = makeup_weights;
    for (int i = 0; i < n; i++) {
        p->ways[i] = (MakeupWay){.columns = size[i][0],
                                 .level = i,
                                 .least = size[i][1],
                                 .most = size[i][1],
                                 .title = titles[i] * LEN_PT,
                                 .head = 3,
                                 .text = size[i][0] * (size[i][1] - 3)};
        p->blocks[i] = (MakeupBlock){.rank = i, .ways = &p->ways[i], .n_ways = 1, .notched = i == 0};
    }
    p->page = (MakeupPage){.columns = COLUMNS,
                           .lines = LINES,
                           .gap = GAP,
                           .lead = true,
                           .weights = &p->weights,
                           .blocks = p->blocks,
                           .rough = p->blocks,
                           .n_blocks = (size_t)n,
                           .fills = fills,
                           .own = own};
}

static int room_of(const MakeupPlaced *at)
{
    return at->at.columns * (at->at.lines + GAP) - at->notch_columns * at->notch_lines;
}

/* Every column-line is a block's or a gap's, none is two blocks'. */
static void check_full(Checks *c, const Page *p, const Makeup *m)
{
    int room = 0;
    CHECK(c, m->n == p->page.n_blocks && !m->over && !m->white);
    for (size_t i = 0; i < m->n; i++) {
        const MakeupArea *at = &m->at[i].at;
        room += room_of(&m->at[i]);
        CHECK(c,
              at->column >= 0 && at->line >= 0 && at->column + at->columns <= COLUMNS && at->line + at->lines <= LINES);
        for (size_t k = 0; k < i; k++)
            CHECK_AT(c, !makeup_placed_meet(&m->at[i], &m->at[k]), "blocks %d and %d", m->at[k].block, m->at[i].block);
        CHECK(c, (m->at[i].notch != MAKEUP_NO_NOTCH) == (m->at[i].block == 0));
    }
    CHECK_INT(c, room, COLUMNS * (LINES + GAP));
    CHECK_INT(c, m->terms[MAKEUP_GUTTER], 0);
    CHECK_INT(c, m->terms[MAKEUP_FAULT_LINE], 0);
    CHECK_INT(c, m->terms[MAKEUP_NOTCHED], p->weights.of[MAKEUP_NOTCHED]);
}

/* There is no page without an L, or one with a cut through it. */
static void check_without(Checks *c, Page *p, bool cut)
{
    const Makeup *m = makeup_search(p->a, p->scratch, &p->page);
    CHECK(c, cut ? m && m->terms[MAKEUP_FAULT_LINE] && !m->at[0].notch : !m);
}

/* The parts fill the page only so; other: lines that the last block can be set in over all columns, so that
 * there is another page; 0. */
static void test_kind(Checks *c, Page *p, int n, const int size[][2], int other, MakeupPlaced want, bool either_side)
{
    Page *own;
    open_page(p, &own, n, size);
    p->ways[n] = p->ways[n - 1];
    p->ways[n].columns = COLUMNS;
    p->ways[n].least = p->ways[n].most = other;
    p->blocks[n - 1].n_ways += other > 0;
    const Makeup *m = makeup_search(p->a, p->scratch, &p->page);
    CHECK_AT(c, m != NULL, "%d × %d", size[0][0], size[0][1]);
    if (!m)
        return;
    check_full(c, p, m);
    const MakeupPlaced *at = &m->at[0];
    CHECK(c, makeup_areas_equal(at->at, want.at) && at->notch_columns == want.notch_columns &&
                 at->notch_lines == want.notch_lines && (either_side || at->notch == want.notch));
    CHECK_INT(c, makeup_lines(at), size[0][1]);
    const Makeup *again = makeup_search(p->a, p->scratch, &p->page);
    for (size_t i = 0; i < m->n; i++)
        CHECK(c, makeup_areas_equal(again->at[i].at, m->at[i].at) && again->at[i].notch == m->at[i].notch);
    CHECK(c, p->asked > 0);
    p->none = true;
    check_without(c, p, other);
    p->none = p->blocks[0].notched = false;
    check_without(c, p, other);
    p->blocks[0].notched = true;
    p->page.fills = NULL;
    check_without(c, p, other);
}

/* A leg of nine lines and a column is three lines of three columns, of nine lines and two columns six; over four
 * columns one of eight lines is two; one of 21 lines down to the foot seven of three. */
static void test_kinds(Checks *c, Page *p)
{
    static const int above[][2] = {{3, 23}, {1, 20}, {3, 20}, {1, 11}};
    test_kind(c, p, 4, above, 0, (MakeupPlaced){0, 0, {0, 0, 3, 29}, MAKEUP_NOTCH_BOTTOM_RIGHT, 2, 9, 0, 0}, false);
    static const int beside[][2] = {{3, 26}, {1, 29}, {1, 20}, {3, 11}};
    test_kind(c, p, 4, beside, 0, (MakeupPlaced){0, 0, {0, 0, 3, 29}, MAKEUP_NOTCH_BOTTOM_LEFT, 1, 9, 0, 0}, false);
    static const int broad[][2] = {{4, 22}, {3, 20}, {1, 12}};
    test_kind(c, p, 3, broad, 0, (MakeupPlaced){0, 0, {0, 0, 4, 28}, MAKEUP_NOTCH_BOTTOM_RIGHT, 3, 8, 0, 0}, true);
    static const int foot[][2] = {{3, 27}, {1, 20}, {3, 20}};
    test_kind(c, p, 3, foot, 13, (MakeupPlaced){0, 0, {0, 0, 3, 41}, MAKEUP_NOTCH_BOTTOM_RIGHT, 2, 21, 0, 0}, false);
}

/* A page that was made before is kept while the L is filled; L's stand in each other's corners, not over each other. */
static void test_kept(Checks *c, Page *p)
{
    static const int size[][2] = {{3, 23}, {1, 20}, {3, 20}, {1, 11}};
    Page *own;
    open_page(p, &own, 4, size);
    const Makeup *m = makeup_search(p->a, p->scratch, &p->page);
    CHECK(c, m && makeup_keep(p->a, &p->page, m->at, m->n, 0));
    if (!m)
        return;
    p->none = true;
    CHECK(c, !makeup_keep(p->a, &p->page, m->at, m->n, 0));
    p->none = false;
    MakeupPlaced guest = {.block = 1, .at = {1, 21, 2, 9}};
    CHECK(c, !makeup_placed_meet(&m->at[0], &guest) && makeup_areas_meet(m->at[0].at, guest.at));
    guest.at.column = 0;
    CHECK(c, makeup_placed_meet(&m->at[0], &guest) && makeup_placed_meet(&guest, &m->at[0]));
    guest.at = (MakeupArea){1, 19, 2, 9};
    CHECK(c, makeup_placed_meet(&m->at[0], &guest));
}

/* A page is not remembered for a text that fills other L's, whatever its ways. */
static void test_memo(Checks *c, Page *p)
{
    static const int size[][2] = {{3, 23}, {1, 20}, {3, 20}, {1, 11}};
    Page *own;
    Memo *memo = makeup_memo_new();
    open_page(p, &own, 4, size);
    CHECK(c, makeup_memo_search(memo, p->a, p->scratch, &p->page));
    p->none = true;
    p->blocks[0].text++;
    CHECK(c, !makeup_memo_search(memo, p->a, p->scratch, &p->page));
    memo_free(memo);
}

int main(void)
{
    Checks c = {0};
    Page p = {.a = arena_new(), .scratch = arena_new()};
    test_kinds(&c, &p);
    test_kept(&c, &p);
    test_memo(&c, &p);
    arena_free(p.a);
    arena_free(p.scratch);
    return CHECK_END(&c);
}
