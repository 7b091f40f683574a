/* Make-up with blocks at random: none to many, far too much and next to nothing, ways that leave holes. Whatever comes
 * out is sound, and what the search asserts of its trees holds. */
#include "makeup/makeup.h"
#include "tests/check.h"
#include <stdlib.h>

enum { MOST = 40, MOST_WAYS = 24 };

static unsigned roll(unsigned *dice, unsigned n)
{
    *dice = *dice * 1664525u + 1013904223u;
    return (*dice >> 8) % n;
}

static void random_ways(MakeupBlock *b, MakeupWay *ways, int columns, unsigned size, unsigned *dice)
{
    int text = 1 + (int)roll(dice, size);
    b->n_ways = roll(dice, 20) ? 1 + roll(dice, MOST_WAYS) : 0;
    b->ways = ways;
    for (size_t k = 0; k < b->n_ways; k++) {
        int w = 1 + (int)roll(dice, (unsigned)columns), head = (int)roll(dice, 12);
        int least = head + 1 + text / w + (int)roll(dice, 3);
        ways[k] = (MakeupWay){.columns = w,
                              .level = (int)roll(dice, MAKEUP_LEVELS),
                              .least = least,
                              .most = least + (int)roll(dice, 6),
                              .cost = (int)roll(dice, 200),
                              .line_cost = (int)roll(dice, 20) - 10,
                              .title = (Len)roll(dice, 60) * LEN_PT,
                              .head = head,
                              .text = text,
                              .tallest = text / w,
                              .picture = roll(dice, 3) ? 0 : (int)roll(dice, 90)};
    }
}

/* Some stand fixed, clear of each other; the page is divided around them in every way. */
static void random_fixed(MakeupPage *page, MakeupBlock *blocks, MakeupWay (*ways)[MOST_WAYS], unsigned *dice)
{
    const unsigned wanted = roll(dice, 3) ? 0 : 1 + roll(dice, 4);
    for (unsigned i = 0, n = 0; i < page->n_blocks && n < wanted; i++) {
        MakeupArea a = {.columns = 1 + (int)roll(dice, (unsigned)page->columns),
                        .lines = 1 + (int)roll(dice, (unsigned)page->lines / 2)};
        a.column = (int)roll(dice, (unsigned)(page->columns - a.columns + 1));
        a.line = (int)roll(dice, (unsigned)(page->lines - a.lines + 1));
        const MakeupArea near = {a.column, a.line - page->gap, a.columns, a.lines + 2 * page->gap};
        bool free = true;
        for (unsigned k = 0; k < i; k++)
            free = free && !(blocks[k].fixed && makeup_areas_meet(near, blocks[k].area));
        if (!free)
            continue;
        ways[i][0] = (MakeupWay){.columns = a.columns, .level = 3, .least = a.lines, .most = a.lines, .text = 1};
        blocks[i] = (MakeupBlock){.rank = blocks[i].rank, .ways = ways[i], .n_ways = 1, .fixed = true, .area = a};
        n++;
    }
}

static void random_page(MakeupPage *page, MakeupBlock *blocks, MakeupWay (*ways)[MOST_WAYS], unsigned *dice)
{
    unsigned n = 1 + roll(dice, roll(dice, 3) ? 12 : MOST), share = 1 + roll(dice, 3);
    *page = (MakeupPage){.columns = 1 + (int)roll(dice, MAKEUP_MOST_COLUMNS),
                         .lines = 8 + (int)roll(dice, MAKEUP_MOST_LINES - 8),
                         .gap = (int)roll(dice, 3),
                         .lead = roll(dice, 2),
                         .lead_columns = roll(dice, 2) ? 4 : 0,
                         .may_cut = roll(dice, 2),
                         .may_leave = roll(dice, 2),
                         .effort = 1 + (int64_t)roll(dice, 6000),
                         .blocks = blocks,
                         .n_blocks = n};
    unsigned size = 2 + (unsigned)(page->columns * page->lines) * share / (n + 1);
    for (unsigned i = 0; i < n; i++) {
        blocks[i] = (MakeupBlock){.rank = (int)roll(dice, n),
                                  .filler = !roll(dice, 8),
                                  .advert = !roll(dice, 8),
                                  .continued = !roll(dice, 8),
                                  .span = roll(dice, 6) ? 0 : 1 + (int)roll(dice, 5),
                                  .anchor = roll(dice, 8) ? MAKEUP_ANYWHERE : (MakeupAnchor)roll(dice, 6),
                                  .group = roll(dice, 6) ? 0 : 1 + (int)roll(dice, 2)};
        random_ways(&blocks[i], ways[i], page->columns, size, dice);
    }
    random_fixed(page, blocks, ways, dice);
}

static void check_page(Checks *c, const MakeupPage *page, const Makeup *m, unsigned seed)
{
    for (size_t i = 0; i < m->n; i++) {
        const MakeupArea *a = &m->at[i].at;
        CHECK_AT(c,
                 a->column >= 0 && a->line >= 0 && a->columns >= 1 && a->lines >= 1 &&
                     a->column + a->columns <= page->columns && a->line + a->lines <= page->lines,
                 "seed %u: block %d is outside", seed, m->at[i].block);
        CHECK_AT(c, page->blocks[m->at[i].block].ways[m->at[i].way].columns == a->columns, "seed %u", seed);
        for (size_t k = 0; k < i; k++) {
            const MakeupArea *b = &m->at[k].at;
            CHECK_AT(c,
                     a->column + a->columns <= b->column || b->column + b->columns <= a->column ||
                         a->line + a->lines + page->gap <= b->line || b->line + b->lines + page->gap <= a->line,
                     "seed %u: blocks %d and %d", seed, m->at[i].block, m->at[k].block);
        }
    }
    CHECK_AT(c, m->n + m->n_left == page->n_blocks, "seed %u: %zu placed, %zu left", seed, m->n, m->n_left);
    CHECK_AT(c, page->may_cut || m->over == 0, "seed %u", seed);
}

int main(void)
{
    enum { PAGES = CHECK_REPEATS(150, 30) };
    Checks c = {0};
    Arena *a = arena_new(), *scratch = arena_new();
    MakeupBlock blocks[MOST];
    MakeupWay(*ways)[MOST_WAYS] = malloc(sizeof *ways * MOST);
    int made = 0;
    for (unsigned seed = 1; seed <= PAGES; seed++) {
        unsigned dice = seed * 2654435761u;
        MakeupPage page;
        random_page(&page, blocks, ways, &dice);
        arena_reset(a);
        const Makeup *m = makeup_search(a, scratch, &page);
        made += m != NULL;
        if (m)
            check_page(&c, &page, m, seed);
    }
    CHECK_AT(&c, made > PAGES / 3, "%d pages", made);
    arena_free(a);
    arena_free(scratch);
    free(ways);
    return CHECK_END(&c);
}
