/* The room of make-up by itself: blocks made up of numbers. Areas that tile come out without white, pins hold or are
 * told, what is over is told exactly, the same page comes out every time. */
#include "makeup/makeup.h"
#include "tests/check.h"
#include <stdlib.h>

enum { MOST = 40, WIDEST = 8 };

typedef struct Room {
    Checks *c;
    Arena *a, *scratch;
    MakeupWay ways[MOST][4 * WIDEST];
    MakeupBlock blocks[MOST];
    MakeupPage page;
} Room;

static void open_room(Room *r, int columns, int lines)
{
    for (int i = 0; i < MOST; i++)
        r->blocks[i] = (MakeupBlock){.rank = i, .ways = r->ways[i]};
    r->page = (MakeupPage){.columns = columns, .lines = lines, .gap = 1, .blocks = r->blocks};
}

/* A block that fills exactly these columns and lines. */
static MakeupBlock *exactly(Room *r, int columns, int lines)
{
    MakeupBlock *b = &r->blocks[r->page.n_blocks++];
    r->ways[b->rank][b->n_ways++] = (MakeupWay){.columns = columns,
                                                .level = 2,
                                                .least = lines,
                                                .most = lines,
                                                .title = (14 + 3 * b->rank % 9) * LEN_PT,
                                                .head = 3,
                                                .text = columns * (lines - 3)};
    return b;
}

/* A story of so many column-lines below a headline of three lines, at every width and level. */
static MakeupBlock *story(Room *r, int text)
{
    static const int size[MAKEUP_LEVELS] = {48, 34, 25, 16};
    MakeupBlock *b = &r->blocks[r->page.n_blocks++];
    for (int w = 1; w <= r->page.columns; w++)
        for (int level = 0; level < MAKEUP_LEVELS && text >= 2 * w; level++) {
            int least = 3 + (text + w - 1) / w;
            r->ways[b->rank][b->n_ways++] = (MakeupWay){.columns = w,
                                                        .level = level,
                                                        .least = least,
                                                        .most = least + 1,
                                                        .line_cost = 1,
                                                        .title = (size[level] - (w < 3 ? 3 - w : 0)) * LEN_PT,
                                                        .head = 3,
                                                        .text = text,
                                                        .tallest = least - 3};
        }
    return b;
}

static Makeup *search(Room *r)
{
    return makeup_search(r->a, r->scratch, &r->page);
}

static const MakeupPlaced *placed(const Makeup *m, int block)
{
    for (size_t i = 0; i < m->n; i++)
        if (m->at[i].block == block)
            return &m->at[i];
    return NULL;
}

/* Inside the page, none over another, each over columns that its way has; a gap between a block and the one below. */
static void check_sound(Room *r, const Makeup *m)
{
    for (size_t i = 0; i < m->n; i++) {
        const MakeupArea *a = &m->at[i].at;
        const MakeupWay *way = &r->blocks[m->at[i].block].ways[m->at[i].way];
        CHECK(r->c, a->column >= 0 && a->line >= 0 && a->column + a->columns <= r->page.columns);
        CHECK(r->c, a->line + a->lines <= r->page.lines && a->lines >= 1);
        CHECK_INT(r->c, a->columns, way->columns);
        CHECK_INT(r->c, m->at[i].over, a->lines < way->least ? (way->least - a->lines) * way->columns : 0);
        for (size_t k = 0; k < i; k++) {
            const MakeupArea *b = &m->at[k].at;
            bool beside = a->column + a->columns <= b->column || b->column + b->columns <= a->column;
            bool below = a->line + a->lines + r->page.gap <= b->line || b->line + b->lines + r->page.gap <= a->line;
            CHECK_AT(r->c, beside || below, "blocks %d and %d", m->at[i].block, m->at[k].block);
        }
    }
}

/* A page cut at random into blocks that fit only their own place: the search finds a page without white. */
static int cut_up(Room *r, MakeupArea at, unsigned *dice)
{
    *dice = *dice * 1103515245u + 12345u;
    unsigned d = *dice >> 16;
    if (at.columns >= 3 && (d % 2 || at.lines < 44)) {
        int w = 1 + (int)(d / 2 % (unsigned)(at.columns - 1));
        return cut_up(r, (MakeupArea){0, 0, w, at.lines}, dice) +
               cut_up(r, (MakeupArea){0, 0, at.columns - w, at.lines}, dice);
    }
    if (at.lines >= 44) {
        int h = 10 + (int)(d / 2 % (unsigned)(at.lines - 21));
        return cut_up(r, (MakeupArea){0, 0, at.columns, h}, dice) +
               cut_up(r, (MakeupArea){0, 0, at.columns, at.lines - h - 1}, dice);
    }
    exactly(r, at.columns, at.lines);
    return 1;
}

static void test_tiles(Room *r)
{
    enum { PAGES = CHECK_REPEATS(8, 2) };
    int made = 0;
    for (unsigned seed = 1; seed <= 60 && made < PAGES; seed++) {
        unsigned dice = seed;
        open_room(r, 5, 70);
        int n = cut_up(r, (MakeupArea){0, 0, 5, 70}, &dice);
        if (n > 6)
            continue;
        made++;
        r->page.effort = MAKEUP_EFFORT * MAKEUP_BEST / 4; /* blocks that bear no line more or less are the hardest */
        const Makeup *m = search(r);
        CHECK_AT(r->c, m && m->white == 0 && m->over == 0 && (int)m->n == n, "seed %u, %d blocks", seed, n);
        if (m)
            check_sound(r, m);
    }
    CHECK_INT(r->c, made, PAGES);
}

/* Is the page cut from side to side or from head to foot? */
static bool is_cut_through(const MakeupPage *page, const Makeup *m)
{
    bool cut = false;
    for (int k = 1; k < page->columns; k++) {
        bool over = false;
        for (size_t i = 0; i < m->n; i++)
            over |= m->at[i].at.column < k && k < m->at[i].at.column + m->at[i].at.columns;
        cut |= !over;
    }
    for (int y = 1; y + 1 < page->lines; y++) {
        bool over = false;
        for (size_t i = 0; i < m->n; i++)
            over |= m->at[i].at.line <= y && y < m->at[i].at.line + m->at[i].at.lines;
        cut |= !over;
    }
    return cut;
}

/* Neither a gutter nor a rule runs through the page where it can be helped: four parts turn around a fifth. */
static void test_pinwheel(Room *r)
{
    enum { PAGES = CHECK_REPEATS(12, 4) };
    int whole = 0;
    for (int k = 0; k < PAGES; k++) {
        open_room(r, 8, 110);
        for (int i = 0; i < 8; i++)
            story(r, 140 + k - (13 + k) * i);
        const Makeup *m = search(r);
        CHECK_AT(r->c, m && m->over == 0, "page %d", k);
        whole += m && !is_cut_through(&r->page, m);
    }
    CHECK_AT(r->c, whole >= PAGES / 4, "%d of %d", whole, PAGES);
}

/* The lead stands top left, broad, with the largest headline; none is larger than a more important one's. */
static void test_importance(Room *r)
{
    static const int text[] = {180, 130, 100, 80, 70, 50, 45, 35, 30, 24};
    open_room(r, 8, 110);
    r->page.lead = true;
    r->page.lead_columns = 4;
    for (size_t i = 0; i < sizeof text / sizeof *text; i++)
        story(r, text[i]);
    const Makeup *m = search(r);
    CHECK(r->c, m != NULL);
    if (!m)
        return;
    check_sound(r, m);
    const MakeupPlaced *lead = placed(m, 0);
    CHECK(r->c, lead->at.column == 0 && lead->at.line == 0 && lead->at.columns >= 4);
    for (int i = 0; i < 10; i++)
        for (int k = i + 1; k < 10; k++) {
            const MakeupPlaced *a = placed(m, i), *b = placed(m, k);
            Len more = r->blocks[i].ways[a->way].title, less = r->blocks[k].ways[b->way].title;
            CHECK_AT(r->c, less <= more + 3 * LEN_PT && (i > 0 || less < more), "blocks %d and %d", i, k);
            bool touch = a->at.column + a->at.columns == b->at.column || b->at.column + b->at.columns == a->at.column;
            if (touch && abs(a->at.line - b->at.line) <= 2)
                CHECK_AT(r->c, abs(more - less) > 2 * LEN_PT, "blocks %d and %d are twins", i, k);
        }
}

/* 头条 has the size that is its own where one fits, though that of the second stories would look a little better. */
static void test_lead_level(Room *r)
{
    open_room(r, 5, 34);
    r->page.lead = true;
    exactly(r, 5, 24)->n_ways = 2;
    exactly(r, 5, 9);
    MakeupWay *lead = r->ways[0];
    lead[1] = lead[0];
    lead[0].level = 1;
    lead[0].title = 34 * LEN_PT;
    lead[1].level = 0;
    lead[1].title = 48 * LEN_PT;
    lead[1].cost = 100;
    const Makeup *m = search(r);
    CHECK(r->c, m && placed(m, 0)->way == 1);
}

static bool has_fault(const Makeup *m, MakeupFaultKind kind, int block)
{
    for (size_t i = 0; m && i < m->n_faults; i++)
        if (m->faults[i].kind == kind && m->faults[i].block == block)
            return true;
    return false;
}

static void test_pins(Room *r)
{
    static const MakeupAnchor anchors[] = {MAKEUP_TOP_RIGHT, MAKEUP_BOTTOM_RIGHT, MAKEUP_BOTTOM_LEFT, MAKEUP_TOP_LEFT};
    for (size_t k = 0; k < sizeof anchors / sizeof *anchors; k++) {
        open_room(r, 6, 80);
        for (int i = 0; i < 7; i++)
            story(r, 80 - 10 * i);
        r->blocks[2].anchor = anchors[k];
        r->blocks[3].span = 2;
        const Makeup *m = search(r);
        CHECK(r->c, m && m->n_faults == 0);
        if (!m)
            continue;
        check_sound(r, m);
        const MakeupArea *a = &placed(m, 2)->at;
        bool right = k < 2, foot = k == 1 || k == 2;
        CHECK_INT(r->c, right ? a->column + a->columns : a->column, right ? 6 : 0);
        CHECK_INT(r->c, foot ? a->line + a->lines : a->line, foot ? 80 : 0);
        CHECK_INT(r->c, placed(m, 3)->at.columns, 2);
    }
}

/* Advertisements at the foot and a fixed area in the middle of the page stay where they are. */
static void test_fixed(Room *r)
{
    open_room(r, 6, 90);
    MakeupBlock *foot = exactly(r, 6, 20), *middle = exactly(r, 2, 15);
    foot->fixed = middle->fixed = foot->advert = true;
    foot->area = (MakeupArea){0, 70, 6, 20};
    middle->area = (MakeupArea){2, 30, 2, 15};
    for (int i = 0; i < 7; i++)
        story(r, 52 - 4 * i);
    r->page.effort = MAKEUP_EFFORT / CHECK_REPEATS(1, 8);
    const Makeup *m = search(r);
    CHECK(r->c, m != NULL);
    if (m) {
        check_sound(r, m);
        CHECK_INT(r->c, placed(m, 0)->at.line, 70);
        CHECK(r->c, placed(m, 1)->at.column == 2 && placed(m, 1)->at.line == 30);
    }
    middle->area.column = 5;
    CHECK(r->c, has_fault(search(r), MAKEUP_AREA_OUTSIDE, 1));
    middle->area = (MakeupArea){1, 65, 2, 15};
    CHECK(r->c, has_fault(search(r), MAKEUP_AREAS_OVERLAP, 1));
}

/* A story may stand over a fixed area and over what is beside it, its edge no edge of theirs: 4 blocks that go
 * together in no other way fill the page.
 *
 *     A A A A A A A A     C runs beside F, and beside what is above and below it;
 *     B B B C C C C C     A runs over B and C.
 *     F F F C C C C C
 *     D D D C C C C C
 */
static void test_around_fixed(Room *r)
{
    enum { COLUMNS = 8, LINES = 100, F_LINE = 60, F_LINES = 10, A_LINES = 20, REACH = 6 };
    static const int columns[] = {3, COLUMNS, 3, COLUMNS - 3, 3};
    static const int lines[] = {F_LINES, A_LINES, F_LINE - A_LINES - 2, LINES - A_LINES - 1,
                                LINES - F_LINE - F_LINES - 1};
    open_room(r, COLUMNS, LINES);
    for (int i = 0; i < 5; i++) {
        MakeupWay *way = &r->ways[i][0];
        exactly(r, columns[i], lines[i]);
        if (i && i < 4) {
            way->least -= REACH;
            way->most += REACH;
        }
    }
    r->blocks[0].fixed = true;
    r->blocks[0].area = (MakeupArea){0, F_LINE, 3, F_LINES};
    const Makeup *m = search(r);
    CHECK(r->c, m != NULL);
    if (!m)
        return;
    check_sound(r, m);
    CHECK_INT(r->c, m->n, 5);
    CHECK_INT(r->c, m->white, 0);
    CHECK_INT(r->c, m->over, 0);
    CHECK_INT(r->c, placed(m, 1)->at.line, 0);
    CHECK(r->c, placed(m, 3)->at.column == 3 && placed(m, 3)->at.line + placed(m, 3)->at.lines == LINES);
}

/* Ten stories that fill their page. */
static void open_stories(Room *r, int k)
{
    open_room(r, 8, 110);
    r->page.lead = true;
    for (int i = 0; i < 10; i++)
        story(r, 116 + 5 * (k % 3) - (11 + k % 4) * i);
}

/* An article pinned where it stands: the page that stood before still does, so one with the pin is about as good. */
static void test_pinned_as_it_stands(Room *r)
{
    enum {
        PAGES = CHECK_REPEATS(12, 3),
        DEARER = 150 /* points a page: less than half of one pair of headlines out of order */
    };
    int64_t dearer = 0;
    for (int k = 0; k < PAGES; k++) {
        open_stories(r, k);
        const Makeup *before = search(r);
        MakeupBlock *b = &r->blocks[3 + k % 6];
        const MakeupPlaced *at = before ? placed(before, b->rank) : NULL;
        CHECK_AT(r->c, at != NULL, "page %d", k);
        if (!at)
            continue;
        b->fixed = true;
        b->area = at->at;
        const Makeup *m = search(r);
        CHECK_AT(r->c, m && makeup_areas_equal(placed(m, b->rank)->at, b->area), "page %d", k);
        dearer += m ? m->cost - before->cost : 0;
    }
    CHECK_AT(r->c, dearer <= DEARER * PAGES, "%lld points dearer", (long long)dearer);
}

static void test_pins_lost(Room *r)
{
    open_room(r, 6, 40);
    exactly(r, 4, 40)->span = 3;
    exactly(r, 2, 40);
    CHECK(r->c, has_fault(search(r), MAKEUP_SPAN_LOST, 0));
    open_room(r, 6, 40);
    exactly(r, 3, 40)->anchor = MAKEUP_TOP_RIGHT;
    exactly(r, 3, 40)->anchor = MAKEUP_BOTTOM_RIGHT;
    const Makeup *m = search(r);
    CHECK(r->c, has_fault(m, MAKEUP_ANCHOR_LOST, 0) != has_fault(m, MAKEUP_ANCHOR_LOST, 1));
    open_room(r, 4, 41);
    exactly(r, 4, 20)->group = 1;
    exactly(r, 4, 20)->group = 1;
    CHECK(r->c, !has_fault(search(r), MAKEUP_GROUP_APART, 0));
}

/* A plain page hangs blocks without regard to pins: with one it is no page, and no pin is lost unsaid. */
static void test_hang(Room *r)
{
    open_room(r, 4, 41);
    for (int i = 0; i < 3; i++)
        exactly(r, 2, 15);
    const Makeup *m = makeup_hang(r->a, &r->page);
    CHECK(r->c, m && m->n == 3 && m->at[2].at.line == 16);
    if (m)
        check_sound(r, m);
    r->blocks[1].anchor = MAKEUP_BOTTOM_LEFT;
    CHECK(r->c, !makeup_hang(r->a, &r->page));
    r->blocks[1].anchor = MAKEUP_ANYWHERE;
    r->blocks[1].fixed = true;
    r->blocks[1].area = (MakeupArea){2, 20, 2, 15};
    CHECK(r->c, !makeup_hang(r->a, &r->page));
    r->blocks[1].fixed = false;
    r->blocks[1].group = r->blocks[2].group = 2;
    CHECK(r->c, !makeup_hang(r->a, &r->page));
}

/* However many areas are pinned, nothing stands over one of them. */
static void test_many_fixed(Room *r)
{
    enum { ROWS = 4, COLUMNS = 8, HIGH = 10 };
    open_room(r, COLUMNS, 100);
    for (int k = 0; k < ROWS * COLUMNS; k++) {
        MakeupBlock *b = exactly(r, 1, HIGH);
        b->fixed = true;
        b->area = (MakeupArea){k % COLUMNS, k / COLUMNS * (HIGH + 1), 1, HIGH};
    }
    exactly(r, COLUMNS, 100 - ROWS * (HIGH + 1));
    r->page.effort = MAKEUP_EFFORT / CHECK_REPEATS(1, 8);
    const Makeup *m = search(r);
    CHECK(r->c, m && m->n == ROWS * COLUMNS + 1);
    if (m)
        check_sound(r, m);
}

/* What is over is told to the line; without leave to cut there is no such page. */
static void test_overset(Room *r)
{
    open_room(r, 4, 50);
    for (int i = 0; i < 3; i++)
        story(r, 120);
    CHECK(r->c, !search(r));
    r->page.may_cut = true;
    const Makeup *m = search(r);
    CHECK(r->c, m != NULL);
    if (m) {
        int asked = 0, over = 0;
        for (size_t i = 0; i < m->n; i++) {
            asked += (m->at[i].at.lines + 1) * m->at[i].at.columns + m->at[i].over;
            over += m->at[i].over;
        }
        check_sound(r, m);
        CHECK_INT(r->c, m->n, 3);
        CHECK_INT(r->c, m->over, over);
        CHECK_AT(r->c, over >= asked - 4 * 51 && over > 100 && over < 300, "%d", over);
    }
    r->page.may_cut = false;
    r->page.may_leave = true;
    m = search(r);
    CHECK(r->c, m && m->n_left > 0 && m->over == 0 && placed(m, 0));
    open_room(r, 4, 50);
    exactly(r, 4, 50);
    story(r, 20)->filler = true;
    m = search(r);
    CHECK(r->c, m && m->n_left == 1 && m->left[0] == 1 && m->over == 0);
}

/* Whether there is a page is told by a part of the steps that a good one takes: where blocks tile it around an area,
 * one that keeps its pins; a line more than the page has, none. What a glance finds, a search finds, too. */
static void test_any(Room *r)
{
    open_room(r, 4, 43);
    exactly(r, 2, 21)->fixed = true;
    r->blocks[0].area = (MakeupArea){2, 22, 2, 21};
    for (int i = 0; i < 6; i++)
        exactly(r, i < 2 ? 2 : 1, i < 2 ? 21 : 10);
    r->blocks[1].anchor = MAKEUP_TOP_RIGHT;
    const Makeup *made = search(r);
    r->page.any = MAKEUP_GLANCE;
    const Makeup *m = search(r);
    CHECK(r->c, m && m->n == 7 && m->over == 0 && !m->n_faults);
    CHECK(r->c, made && made->n == 7 && m && 2 * m->steps < made->steps);
    if (m)
        check_sound(r, m);
    exactly(r, 4, 1);
    CHECK(r->c, !search(r));
    r->page.any = MAKEUP_GOOD_PAGE;
    CHECK(r->c, !search(r));
}

/* What an area leaves white by itself is no reason to look for another page: nothing beside it is white. */
static void test_white_area(Room *r)
{
    open_room(r, 4, 43);
    exactly(r, 2, 11)->fixed = true;
    r->blocks[0].area = (MakeupArea){2, 22, 2, 21};
    for (int i = 0; i < 3; i++)
        exactly(r, 2, 21);
    for (int i = 0; i < 4; i++) /* in order, none alike */
        r->ways[i][0].title = (30 - 4 * i) * LEN_PT;
    const Makeup *m = search(r);
    CHECK(r->c, m && m->n == 4 && m->white == 2 * 10 && m->sound);
}

/* However little there is, it is placed: white is a cost, no refusal. */
static void test_little(Room *r)
{
    for (int n = 1; n <= 3; n++) {
        open_room(r, 8, 180);
        for (int i = 0; i < n; i++)
            exactly(r, 2, 6);
        const Makeup *m = search(r);
        CHECK_AT(r->c, m && (int)m->n == n && m->over == 0, "%d blocks", n);
        if (m)
            check_sound(r, m);
    }
    open_room(r, 8, 116);
    r->page.n_blocks = 1; /* no way at all */
    r->blocks[0].n_ways = 0;
    const Makeup *m = search(r);
    CHECK(r->c, !m || has_fault(m, MAKEUP_NO_WAY, 0));
}

static void test_many(Room *r)
{
    open_room(r, 8, 116);
    for (int i = 0; i < MOST; i++)
        story(r, 10 + i % 7);
    r->page.may_cut = r->page.may_leave = true;
    const Makeup *m = search(r);
    CHECK(r->c, m && (int)(m->n + m->n_left) == MOST && m->n >= 30);
    if (m)
        check_sound(r, m);
}

static void test_same(Room *r)
{
    open_room(r, 8, 110);
    r->page.lead = true;
    for (int i = 0; i < 9; i++)
        story(r, 115 - 10 * i);
    const Makeup *one = search(r), *two = search(r);
    CHECK(r->c, one && two && one->n == two->n && one->cost == two->cost && one->steps == two->steps);
    for (size_t i = 0; one && two && i < one->n; i++)
        CHECK(r->c, memcmp(&one->at[i], &two->at[i], sizeof one->at[i]) == 0);
    int64_t sum = 0;
    for (int i = 0; one && i < MAKEUP_COSTS; i++)
        sum += one->terms[i];
    CHECK(r->c, one && sum == one->cost);
    CHECK(r->c, one && one->steps <= MAKEUP_EFFORT);
}

/* A page that still fits is kept; one that doesn't is not. */
static void test_keep(Room *r)
{
    open_room(r, 6, 80);
    for (int i = 0; i < 6; i++)
        story(r, 90 - 8 * i);
    const Makeup *m = search(r);
    CHECK(r->c, m != NULL);
    if (!m)
        return;
    const Makeup *kept = makeup_keep(r->a, &r->page, m->at, m->n, m->white);
    CHECK(r->c, kept && kept->n == m->n && kept->white <= m->white);
    CHECK(r->c, kept && !makeup_keep(r->a, &r->page, m->at, m->n, kept->white - 1)); /* a line whiter than it may be */
    const MakeupPlaced *p = placed(m, 3);
    for (size_t k = 0; k < r->blocks[3].n_ways; k++) { /* ten lines more at every width */
        r->ways[3][k].least += 10;
        r->ways[3][k].most += 10;
    }
    CHECK(r->c, p && !makeup_keep(r->a, &r->page, m->at, m->n, 40));
    CHECK(r->c, !makeup_keep(r->a, &r->page, m->at, m->n - 1, 400));
}

/* A group that an editor has made since: the page is kept when it fills a rectangle as it stands, else made up again.
 */
static void test_keep_group(Room *r)
{
    open_room(r, 4, 41);
    for (int i = 0; i < 4; i++)
        exactly(r, 2, 20);
    MakeupPlaced before[4] = {0};
    for (int i = 0; i < 4; i++)
        before[i] = (MakeupPlaced){.block = i, .at = {i % 2 * 2, i / 2 * 21, 2, 20}};
    CHECK(r->c, makeup_keep(r->a, &r->page, before, 4, 0));
    r->blocks[0].group = r->blocks[1].group = 1;
    CHECK(r->c, makeup_keep(r->a, &r->page, before, 4, 0));
    r->blocks[1].group = 0;
    r->blocks[3].group = 1;
    CHECK(r->c, !makeup_keep(r->a, &r->page, before, 4, 0));
}

int main(void)
{
    Checks c = {0};
    Room *r = calloc(1, sizeof *r);
    *r = (Room){.c = &c, .a = arena_new(), .scratch = arena_new()};
    test_tiles(r);
    test_pinwheel(r);
    test_importance(r);
    test_lead_level(r);
    test_pins(r);
    test_fixed(r);
    test_around_fixed(r);
    test_pinned_as_it_stands(r);
    test_hang(r);
    test_many_fixed(r);
    test_pins_lost(r);
    test_overset(r);
    test_any(r);
    test_white_area(r);
    test_little(r);
    test_many(r);
    test_same(r);
    test_keep(r);
    test_keep_group(r);
    arena_free(r->a);
    arena_free(r->scratch);
    free(r);
    return CHECK_END(&c);
}
