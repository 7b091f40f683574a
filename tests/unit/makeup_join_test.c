/* Joins: blocks that stand together as one fill its rectangle, in order, and what is below or beside another is. */
#include "makeup/join.h"
#include "tests/check.h"

enum { COLUMNS = 6, LINES = 60, GAP = 1, MOST = 8, HEAD = 3, FOOT = 1 };

/* A text of so many column-lines over one to four columns, a headline of 4 lines above. */
static MakeupBlock block_of(Arena *a, int rank, int text)
{
    enum { WIDEST = 4, TITLE = 4 };
    MakeupWay *ways = ARENA_ARRAY(a, MakeupWay, WIDEST * MAKEUP_LEVELS);
    size_t n = 0;
    for (int w = 1; w <= WIDEST; w++)
        for (int level = 0; level < MAKEUP_LEVELS; level++) {
            int lines = (text + w - 1) / w + TITLE;
            ways[n++] = (MakeupWay){.columns = w,
                                    .level = level,
                                    .least = lines,
                                    .most = lines + 2,
                                    .title = (40 - 8 * level) * LEN_PT,
                                    .head = TITLE,
                                    .text = text,
                                    .tallest = lines - TITLE};
        }
    return (MakeupBlock){.rank = rank, .ways = ways, .n_ways = n};
}

static MakeupPage page_of(Arena *a, int n, const int *texts)
{
    MakeupBlock *blocks = ARENA_ARRAY(a, MakeupBlock, n);
    for (int i = 0; i < n; i++)
        blocks[i] = block_of(a, i, texts[i]);
    return (MakeupPage){.columns = COLUMNS, .lines = LINES, .gap = GAP, .blocks = blocks, .n_blocks = (size_t)n};
}

static const Join *leaves(Arena *a, int from, int n)
{
    Join *out = ARENA_ARRAY(a, Join, n);
    for (int i = 0; i < n; i++)
        out[i] = (Join){.kind = JOIN_BLOCK, .block = from + i, .level = 2};
    return out;
}

static MakeupArea area_of(const Makeup *m, int block)
{
    for (size_t i = 0; i < m->n; i++)
        if (m->at[i].block == block)
            return m->at[i].at;
    return (MakeupArea){0};
}

/* Blocks [from, to): the rectangle round them, and whether they fill it but for the gaps. */
static bool fills(const Makeup *m, int from, int to, MakeupArea *round)
{
    int area = 0, right = 0, foot = 0;
    *round = area_of(m, from);
    for (int i = from; i < to; i++) {
        MakeupArea a = area_of(m, i);
        area += a.columns * (a.lines + GAP);
        right = a.column + a.columns > right ? a.column + a.columns : right;
        foot = a.line + a.lines > foot ? a.line + a.lines : foot;
        round->column = a.column < round->column ? a.column : round->column;
        round->line = a.line < round->line ? a.line : round->line;
    }
    round->columns = right - round->column;
    round->lines = foot - round->line;
    return area == round->columns * (round->lines + GAP);
}

static Makeup *make_up(Arena *a, const MakeupPage *page, const Join *join, const MakeupArea *fixed)
{
    Arena *scratch = arena_new();
    JoinedPage joined = makeup_join(a, page, join, 1);
    if (fixed) {
        joined.joined[0].fixed = true;
        joined.joined[0].area = *fixed;
    }
    const Makeup *m = makeup_search(a, scratch, &joined.page);
    Makeup *out = m ? makeup_unjoin(a, &joined, m) : NULL;
    arena_free(scratch);
    return out;
}

/* A group's blocks fill the rectangle under its head; nothing else stands in that or in the lines of head and foot. */
static void test_group(Checks *c)
{
    static const int texts[MOST] = {60, 50, 40, 30, 20, 18, 16, 14};
    Arena *a = arena_new();
    const MakeupPage page = page_of(a, MOST, texts);
    const Join join = {.kind = JOIN_FREE,
                       .parts = leaves(a, 4, 4),
                       .n = 4,
                       .head = HEAD,
                       .foot = FOOT,
                       .as_block = {.rank = 4, .anchor = MAKEUP_BOTTOM_RIGHT}};
    const Makeup *m = make_up(a, &page, &join, NULL);
    CHECK(c, m && m->n == MOST);
    MakeupArea r;
    CHECK(c, fills(m, 4, MOST, &r));
    CHECK_INT(c, r.column + r.columns, COLUMNS);
    CHECK_INT(c, r.line + r.lines + FOOT, LINES);
    for (int i = 0; i < 4; i++) {
        MakeupArea o = area_of(m, i);
        CHECK_AT(c,
                 o.column >= r.column + r.columns || o.column + o.columns <= r.column ||
                     o.line + o.lines + GAP <= r.line - HEAD || o.line >= r.line + r.lines + FOOT + GAP,
                 "block %d stands in the group", i);
    }
    for (int i = 4; i + 1 < MOST; i++) { /* in order: none begins above and left of the one before */
        MakeupArea one = area_of(m, i), next = area_of(m, i + 1);
        CHECK_AT(c, next.line > one.line || next.column > one.column, "block %d comes before %d", i + 1, i);
    }
    arena_free(a);
}

static void test_group_in_area(Checks *c)
{
    static const int texts[MOST] = {60, 50, 40, 30, 20, 18, 16, 14};
    const MakeupArea area = {2, 30, 4, 30}, narrow = {2, 50, 4, 10};
    Arena *a = arena_new();
    const MakeupPage page = page_of(a, MOST, texts);
    const Join join = {
        .kind = JOIN_FREE, .parts = leaves(a, 4, 4), .n = 4, .head = HEAD, .foot = FOOT, .least_columns = 3};
    JoinedPage joined = makeup_join(a, &page, &join, 1);
    CHECK(c, makeup_join_goes(&joined, 0, area.columns, area.lines));
    CHECK(c, !makeup_join_goes(&joined, 0, narrow.columns, narrow.lines));
    CHECK(c, !makeup_join_goes(&joined, 0, 2, 58)); /* its head needs three columns */
    int near = makeup_join_nearest(&joined, 0, narrow.columns, narrow.lines);
    CHECK(c, near > narrow.lines && makeup_join_goes(&joined, 0, narrow.columns, near));
    CHECK(c, !makeup_join_goes(&joined, 0, narrow.columns, near - 1));
    const Makeup *m = make_up(a, &page, &join, &area);
    MakeupArea r;
    CHECK(c, m && fills(m, 4, MOST, &r));
    CHECK(c, m && r.column == area.column && r.line == area.line + HEAD && r.columns == area.columns &&
                 r.lines == area.lines - HEAD - FOOT);
    arena_free(a);
}

static void test_neighbours(Checks *c)
{
    static const int texts[MOST] = {60, 50, 40, 30, 24, 20, 16, 14};
    Arena *a = arena_new();
    const MakeupPage page = page_of(a, MOST, texts);
    const Join below = {.kind = JOIN_BELOW, .parts = leaves(a, 2, 2), .n = 2, .as_block = {.rank = 2}};
    const Join beside = {.kind = JOIN_BESIDE, .parts = leaves(a, 3, 2), .n = 2, .as_block = {.rank = 3}};
    const Makeup *m = make_up(a, &page, &below, NULL);
    CHECK(c, m != NULL);
    MakeupArea one = area_of(m, 2), other = area_of(m, 3);
    CHECK(c, one.column == other.column && one.columns == other.columns && other.line == one.line + one.lines + GAP);
    m = make_up(a, &page, &beside, NULL);
    CHECK(c, m != NULL);
    one = area_of(m, 3);
    other = area_of(m, 4);
    CHECK(c, one.line == other.line && one.lines == other.lines && other.column == one.column + one.columns);
    arena_free(a);
}

static const MakeupWay *way_at(const MakeupPage *page, const Makeup *m, int block)
{
    for (size_t i = 0; i < m->n; i++)
        if (m->at[i].block == block)
            return &page->blocks[block].ways[m->at[i].way];
    return NULL;
}

/* Stories of a group side by side have headlines of unlike size 碰题, none larger than a more important one's 倒置,
 * within the group and beside it; the page knows what stays white in it. */
static void test_headlines(Checks *c)
{
    static const int texts[4] = {120, 60, 42, 42};
    Arena *a = arena_new();
    const MakeupPage page = page_of(a, 4, texts);
    const Join join = {
        .kind = JOIN_FREE, .parts = leaves(a, 2, 2), .n = 2, .head = HEAD, .foot = FOOT, .as_block = {.rank = 2}};
    const MakeupArea fixed = {0, LINES - HEAD - 19 - FOOT, COLUMNS, HEAD + 19 + FOOT};
    const Makeup *m = make_up(a, &page, &join, &fixed);
    CHECK(c, m && m->n == 4);
    for (int i = 0; m && i < 4; i++)
        for (int k = i + 1; k < 4; k++) {
            const MakeupArea one = area_of(m, i), other = area_of(m, k);
            const Len first = way_at(&page, m, i)->title, second = way_at(&page, m, k)->title;
            const bool beside = one.column + one.columns == other.column || other.column + other.columns == one.column;
            CHECK_AT(c, second <= first + 3 * LEN_PT, "%d is larger than %d", k, i);
            CHECK_AT(c, !beside || one.line != other.line || first > second + 2 * LEN_PT, "%d and %d", i, k);
        }
    CHECK(c, m && m->terms[MAKEUP_WHITE] == 0); /* lines of the head aren't white */
    CHECK(c, m && m->sound);
    enum { HIGH = 33, LEAST_WHITE = 40 /* of its column-lines: texts of 2 x 42 under titles of 4 lines, grown by 2 */ };
    const JoinedPage joined = makeup_join(a, &page, &join, 1);
    for (size_t k = 0; k < joined.joined[0].n_ways; k++) {
        const MakeupWay *way = &joined.joined[0].ways[k];
        CHECK(c, way->columns != COLUMNS || way->least != fixed.lines || way->white == 0);
        CHECK(c, way->columns != COLUMNS || way->least != HIGH || way->white >= LEAST_WHITE);
    }
    arena_free(a);
}

/* A row of three, of which a block has no way: the join has none, and says so. */
static void test_impossible(Checks *c)
{
    static const int texts[3] = {20, 20, 20};
    Arena *a = arena_new();
    MakeupPage page = page_of(a, 3, texts);
    ((MakeupBlock *)page.blocks)[1].n_ways = 0;
    const Join join = {.kind = JOIN_BESIDE, .parts = leaves(a, 0, 3), .n = 3};
    JoinedPage joined = makeup_join(a, &page, &join, 1);
    CHECK_INT(c, makeup_join_nearest(&joined, 0, 3, 30), 0);
    CHECK_INT(c, (int)joined.joined[0].n_ways, 0);
    arena_free(a);
}

int main(void)
{
    Checks c = {0};
    test_group(&c);
    test_group_in_area(&c);
    test_neighbours(&c);
    test_headlines(&c);
    test_impossible(&c);
    return CHECK_END(&c);
}
