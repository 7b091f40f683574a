/* Pages that were searched before (makeup/memo.h): the same answer, and another for whatever is not the same. */
#include "makeup/memo.h"
#include "tests/check.h"

enum { COLUMNS = 4, LINES = 40 };

static bool equal(const Makeup *a, const Makeup *b)
{
    if (a->n != b->n || a->cost != b->cost || a->steps != b->steps)
        return false;
    for (size_t i = 0; i < a->n; i++)
        if (!makeup_areas_equal(a->at[i].at, b->at[i].at) || a->at[i].way != b->at[i].way)
            return false;
    return true;
}

int main(void)
{
    Checks c = {0};
    Arena *a = arena_new(), *scratch = arena_new();
    MakeupWay ways[] = {{.columns = 4, .level = 0, .least = 19, .most = 22, .title = 1000, .head = 3, .text = 60},
                        {.columns = 2, .level = 1, .least = 17, .most = 20, .title = 800, .head = 2, .text = 30},
                        {.columns = 2, .level = 2, .least = 17, .most = 20, .title = 600, .head = 2, .text = 30}};
    MakeupBlock blocks[] = {{.rank = 0, .ways = &ways[0], .n_ways = 1},
                            {.rank = 1, .ways = &ways[1], .n_ways = 1},
                            {.rank = 2, .ways = &ways[2], .n_ways = 1}};
    MakeupPage page = {.columns = COLUMNS,
                       .lines = LINES,
                       .gap = 1,
                       .lead = true,
                       .effort = 500,
                       .blocks = blocks,
                       .n_blocks = sizeof blocks / sizeof *blocks};
    Memo *m = makeup_memo_new();
    const Makeup *plain = makeup_search(a, scratch, &page);
    CHECK(&c, plain != NULL);
    const Makeup *first = makeup_memo_search(m, a, scratch, &page), *again = makeup_memo_search(m, a, scratch, &page);
    CHECK(&c, equal(plain, first) && equal(plain, again));
    CHECK(&c, again->at != first->at); /* the caller's own */

    /* Another number anywhere is another page. */
    ways[2].least = ways[2].most = 18;
    CHECK(&c, equal(makeup_memo_search(m, a, scratch, &page), makeup_search(a, scratch, &page)));
    ways[2].cost = 77;
    const Makeup *dearer = makeup_memo_search(m, a, scratch, &page);
    CHECK(&c, equal(dearer, makeup_search(a, scratch, &page)) && dearer->cost != first->cost);
    blocks[1].anchor = MAKEUP_BOTTOM_RIGHT;
    CHECK(&c, equal(makeup_memo_search(m, a, scratch, &page), makeup_search(a, scratch, &page)));
    page.effort = 900;
    CHECK(&c, equal(makeup_memo_search(m, a, scratch, &page), makeup_search(a, scratch, &page)));

    /* What the walk sees is part of what is asked. */
    MakeupBlock seen[] = {blocks[0], blocks[1], blocks[2]};
    page.rough = seen;
    CHECK(&c, equal(makeup_memo_search(m, a, scratch, &page), makeup_search(a, scratch, &page)));
    seen[1].anchor = MAKEUP_BOTTOM_LEFT;
    CHECK(&c, equal(makeup_memo_search(m, a, scratch, &page), makeup_search(a, scratch, &page)));

    /* Forgotten or not, the answer is the same. */
    for (int i = 0; i < 4; i++) {
        memo_age(m);
        CHECK(&c, equal(makeup_memo_search(m, a, scratch, &page), makeup_search(a, scratch, &page)));
    }
    memo_age(m);
    memo_age(m);
    memo_age(m);
    CHECK(&c, equal(makeup_memo_search(m, a, scratch, &page), makeup_search(a, scratch, &page)));
    memo_free(m);
    arena_free(scratch);
    arena_free(a);
    return CHECK_END(&c);
}
