/* What the search's walk sees of texts: lengths in classes. An edit within a class leaves the other blocks where they
 * are; heights settle for the blocks as they are; what doesn't hold is sought as if there were no classes. */
#include "fitting/rough.h"
#include "makeup/makeup.h"
#include "tests/check.h"
#include <string.h>

enum { COLUMNS = 4, LINES = 41, BLOCKS = 3 };

typedef struct Page {
    Arena *a, *scratch;
    MakeupWay seen[BLOCKS], own[BLOCKS]; /* roughly, and as they are */
    MakeupBlock rough[BLOCKS], blocks[BLOCKS];
    MakeupPage page;
} Page;

/* A lead over all columns, two stories below it side by side. */
static void open_page(Page *p)
{
    static const int columns[BLOCKS] = {4, 2, 2}, lines[BLOCKS] = {20, 20, 20}, size[BLOCKS] = {48, 34, 25};
    for (int i = 0; i < BLOCKS; i++) {
        p->seen[i] = (MakeupWay){.columns = columns[i],
                                 .level = i,
                                 .least = lines[i],
                                 .most = lines[i],
                                 .title = size[i] * LEN_PT,
                                 .head = 3,
                                 .text = columns[i] * (lines[i] - 3)};
        p->own[i] = p->seen[i];
        p->rough[i] = (MakeupBlock){.rank = i, .ways = &p->seen[i], .n_ways = 1};
        p->blocks[i] = (MakeupBlock){.rank = i, .ways = &p->own[i], .n_ways = 1};
    }
    p->page = (MakeupPage){.columns = COLUMNS,
                           .lines = LINES,
                           .gap = 1,
                           .lead = true,
                           .effort = 500,
                           .blocks = p->blocks,
                           .rough = p->rough,
                           .n_blocks = BLOCKS};
}

static void set_lines(Page *p, int block, int least, int most)
{
    p->own[block].least = least;
    p->own[block].most = most;
}

static const Makeup *search(Page *p)
{
    return makeup_search(p->a, p->scratch, &p->page);
}

/* A block longer by what its paragraphs give: nothing moves, and nothing is white or over. */
static void test_edit(Checks *c, Page *p)
{
    open_page(p);
    for (int i = 0; i < BLOCKS; i++)
        set_lines(p, i, 18, 22);
    const Makeup *before = search(p);
    CHECK(c, before != NULL && before->n == BLOCKS);
    for (int by = 1; by <= 2; by++) {
        set_lines(p, 2, 18 + by, 22 + by);
        const Makeup *after = search(p);
        CHECK(c, after && after->n == BLOCKS && after->white == 0 && after->over == 0);
        for (int i = 0; after && i < BLOCKS; i++)
            CHECK_AT(c, makeup_areas_equal(before->at[i].at, after->at[i].at), "by %d: block %d moved", by, i);
    }
}

/* A story over three columns loses a line: 3 of 164 column-lines white, 1.8 %, are fewer than the 2.5 % that a page may
 * have, and others that could take the line stay where they are. */
static void test_line_less(Checks *c, Page *p)
{
    open_page(p);
    p->seen[1].columns = p->own[1].columns = 3;
    p->seen[2].columns = p->own[2].columns = 1;
    set_lines(p, 0, 20, 21);
    set_lines(p, 2, 19, 20);
    const Makeup *before = search(p);
    CHECK(c, before && before->n == BLOCKS && before->white == 0);
    set_lines(p, 1, 19, 19);
    const Makeup *after = search(p);
    CHECK(c, after && after->n == BLOCKS && after->white == 3);
    for (int i = 0; before && after && i < BLOCKS; i++)
        CHECK_AT(c, makeup_areas_equal(before->at[i].at, after->at[i].at), "block %d moved", i);
}

/* The lead needs 23 lines and nothing else will do, those below it 17: 23, a line between them, 17 fill the page. */
static void test_settle(Checks *c, Page *p)
{
    open_page(p);
    set_lines(p, 0, 23, 23);
    set_lines(p, 1, 17, 17);
    set_lines(p, 2, 17, 17);
    const Makeup *m = search(p);
    CHECK(c, m && m->n == BLOCKS && m->white == 0 && m->over == 0);
    for (size_t i = 0; m && i < m->n; i++) {
        const MakeupArea *at = &m->at[i].at;
        CHECK_INT(c, at->lines, m->at[i].block ? 17 : 23);
        CHECK_INT(c, at->line, m->at[i].block ? 24 : 0);
    }
}

/* Blocks of other widths than the walk saw: the page is the one without classes. */
static void test_not_held(Checks *c, Page *p)
{
    open_page(p);
    p->own[1].columns = 3;
    p->own[2].columns = 1;
    const Makeup *m = search(p);
    p->page.rough = NULL;
    const Makeup *plain = search(p);
    CHECK(c, m && plain && m->n == BLOCKS && plain->n == BLOCKS && m->cost == plain->cost);
    for (int i = 0; m && plain && i < BLOCKS; i++)
        CHECK(c, makeup_areas_equal(m->at[i].at, plain->at[i].at) && m->at[i].way == plain->at[i].way);
}

/* Classes lie one after another, and grow with the text. */
static void test_classes(Checks *c)
{
    int before = 0, size = 0;
    for (int lines = 1; lines < 600; lines++) {
        const int last = rough_lines(lines);
        CHECK_AT(c, last >= lines && rough_lines(last) == last && rough_lines(last + 1) > last, "%d lines", lines);
        CHECK_AT(c, last == before || lines == before + 1 || !before, "%d lines: the class begins within another",
                 lines);
        if (before && last != before) {
            CHECK_AT(c, last - before >= size, "%d lines: smaller than the class before", lines);
            size = last - before;
        }
        before = last;
    }
}

/* Texts of one class cost alike in the same room; room for all of them costs less than too little for most. */
static void test_costs(Checks *c)
{
    FlowUnit units[2];
    memset(units, 0, sizeof units);
    units[0] = (FlowUnit){.lines = {20}, .n = {20}, .plain = true};
    units[1] = (FlowUnit){.lines = {20}, .n = {20}, .plain = true};
    FlowText text = {.at = units, .n = 2, .lines = 40};
    CHECK(c, rough_can(&text));
    const RoughText one = rough_text(&text);
    CHECK(c, one.low <= 40 && 40 <= one.high && one.high == rough_lines(40));
    for (int lines = one.low; lines <= one.high; lines++) {
        units[1].lines[FLOW_NATURAL] = lines - 20;
        text.lines = lines;
        const RoughText other = rough_text(&text);
        for (int room = 30; room < 60; room++)
            CHECK_INT(c, rough_cost(&other, room, 2), rough_cost(&one, room, 2));
    }
    CHECK(c, rough_cost(&one, one.high, 0) < rough_cost(&one, one.low, 0));
    CHECK(c, rough_cost(&one, one.high, 0) < rough_cost(&one, one.high + 20, 0));
    units[0].plain = units[1].plain = false; /* tables: no edit makes them a line longer */
    CHECK(c, !rough_can(&text));
}

int main(void)
{
    Checks c = {0};
    Page p = {.a = arena_new(), .scratch = arena_new()};
    test_edit(&c, &p);
    test_line_less(&c, &p);
    test_settle(&c, &p);
    test_not_held(&c, &p);
    test_classes(&c);
    test_costs(&c);
    arena_free(p.a);
    arena_free(p.scratch);
    return CHECK_END(&c);
}
