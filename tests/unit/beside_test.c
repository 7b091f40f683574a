/* Headlines with text beside them 串文, and the white in headline blocks. */
#include "headline/vertical_title.h"
#include "fitting/hole.h"
#include "fitting/ways.h"
#include "tests/unit/layout_fixture.h"

#include <limits.h>

/* A way with text beside the headline, set at its least height. */
typedef struct Beside {
    const MakeupWay *of;
    Way way;
    const Plan *plan;
} Beside;

/* All that a piece has over so many columns at most; in the arena. */
static size_t ways_beside(Bench *b, MakeupPiece piece, int columns, Beside **found)
{
    const MakeupBlock *block = ways_of_pieces(b->arena, &piece, 1, columns, 110);
    size_t n = 0;
    *found = ARENA_ARRAY(b->arena, Beside, block->n_ways + 1);
    for (size_t i = 0; i < block->n_ways; i++) {
        const MakeupWay *w = &block->ways[i];
        const Way way = way_of(w);
        if (way.beside)
            (*found)[n++] =
                (Beside){w, way, plan_new(piece, &(PlanShape){.columns = w->columns, .lines = w->least}, &way)};
    }
    return n;
}

/* A headline too short for its columns may stand over fewer, text beside it, in a size of its level: its own columns
 * begin below it, the others at the top; each way offered is filled to every foot. */
static void test_beside(Checks *c, Bench *b, const Layout *l)
{
    Article *a = bench_article(b, "", bench_paragraph(b, 5, 1500), LANG_ZH_HANS);
    MakeupPiece piece = {.set = bench_set(b, l, a)};
    Beside *found;
    size_t n = ways_beside(b, piece, l->columns, &found);
    int opened = 0;
    for (size_t i = 0; i < n; i++) {
        const MakeupWay *w = found[i].of;
        const Way way = found[i].way;
        const Plan *p = found[i].plan;
        opened += way.opened > 0;
        const Headline *h = article_headline(piece.set, way.beside, way.level);
        CHECK_INT(c, p->head_columns, way.beside);
        CHECK_INT(c, p->head_opened, way.opened);
        CHECK(c, way.beside >= 2 && way.beside < w->columns && h->fits && w->title == h->title_size);
        for (int k = 0; k < w->columns; k++)
            CHECK_INT(c, p->column_top[k], k < way.beside ? h->lines + way.opened : 0);
        CHECK(c, !plan_goes_on(p) && p->white == 0 && !way_leaves_white(w));
    }
    CHECK(c, n > 0 && opened > 0);
}

/* No picture hangs lower than what stands above it in any of its columns: none bridges a headline and the text beside
 * it. */
static void test_beside_picture(Checks *c, Bench *b, const Layout *l)
{
    MakeupPiece piece = {.set = bench_picture_set(b, l, "", 0, 1200)};
    Beside *found;
    size_t n = ways_beside(b, piece, l->columns, &found);
    for (size_t i = 0; i < n; i++) {
        const Way way = found[i].way;
        const PlacedFloat *f = found[i].plan->floats;
        int head = article_headline(piece.set, way.beside, way.level)->lines + way.opened;
        for (int k = f->column; k < f->column + f->span; k++)
            CHECK_INT(c, f->line, k < way.beside ? head : 0);
    }
    CHECK(c, n > 0);
}

/* A vertical title takes the column it needs, in two columns of its own at most, and no more lines than these: text
 * stands below it too, and all columns end at the foot. */
static void test_under(Checks *c, Bench *b, const Layout *l)
{
    Article *a = bench_article(b, "vertical_title: true\nbyline: 甲\n", bench_paragraph(b, 6, 900), LANG_ZH_HANS);
    a->title = "十二个人守着一座山口";
    MakeupPiece piece = {.set = bench_set(b, l, a)};
    Beside *found;
    size_t n = ways_beside(b, piece, 5, &found);
    for (size_t i = 0; i < n; i++) {
        const MakeupWay *w = found[i].of;
        const Way way = found[i].way;
        const Plan *p = found[i].plan;
        const Headline *h = headline_vertical_new(piece.set, w->columns, way.level, p->title_lines, true, 0);
        int columns = 0;
        for (size_t k = 0; k < h->n; k++)
            columns += h->at[k].tag == TAG_HEADLINE;
        CHECK_AT(c, columns <= 2 && h->title_size == w->title, "%d columns", columns);
        CHECK(c, w->vertical_title && p->title_lines > 0 && p->white == 0 && !plan_goes_on(p));
        for (int k = 0; k < w->columns; k++)
            CHECK(c, k < way.beside ? p->column_top[k] > p->title_lines : p->column_top[k] == 0);
    }
    CHECK(c, n > 0);
}

/* A box, a title of more characters than the level has room for: all text below it as
 * ever. */
static void test_not_beside(Checks *c, Bench *b, const Layout *l)
{
    MakeupPiece box = {.set = bench_set(b, l, bench_article(b, "box: true\n", "正文。\n", LANG_ZH_HANS))};
    for (int columns = 2; columns <= l->columns; columns++)
        for (int n = 1; n < columns; n++)
            CHECK(c, !headline_may_stand(box, columns, n, 1));
    Article *broad = bench_article(b, "", "正文。\n", LANG_ZH_HANS);
    broad->title = "一条二十个字的标题占满了它上面的三栏宽度一条二十个字的标题占满了它上面的三栏宽度";
    CHECK(c, !headline_may_stand((MakeupPiece){.set = bench_set(b, l, broad)}, 3, 2, 1));
}

/* Tenths of column-lines of white in a headline block, of two lines and more: none beside a title that fills its width;
 * beside two characters over four columns nearly two columns of each line that they are high; lines that the block
 * opens are more of it. */
static void test_headline_hole(Checks *c, Bench *b, const Layout *l)
{
    Article *a = bench_article(b, "", bench_paragraph(b, 5, 600), LANG_ZH_HANS);
    int hole[2][3];
    for (int k = 0; k < 2; k++) {
        a->title = k ? "渡口" : "一条二十二个字的标题占满了它下面四栏的全部宽度";
        MakeupPiece p = {.set = bench_set(b, l, a)};
        Arrangement at;
        CHECK(c, arrangement_make(p, 4, (Way){.level = 2}, 0, INT_MAX, &at));
        for (int opened = 0; opened < 3; opened++)
            hole[k][opened] = headline_hole(&at, 2, 0, opened);
    }
    CHECK_AT(c, hole[0][0] <= 50, "%d", hole[0][0]);
    CHECK_AT(c, hole[1][0] >= 40 && hole[1][0] <= 80, "%d", hole[1][0]);
    CHECK(c, hole[0][2] > hole[0][0] && hole[1][2] > hole[1][0]);
}

/* A vertical title in a tall column: white beside it grows with the height; a short one has white above, too. */
static void test_vertical_hole(Checks *c, Bench *b, const Layout *l)
{
    int hole[2];
    for (int k = 0; k < 2; k++) {
        Article *a = bench_article(b, "vertical_title: true\n", bench_paragraph(b, 5, 900), LANG_ZH_HANS);
        a->title = k ? "渡口" : "十二个人守着一座山口的气象站";
        MakeupPiece p = {.set = bench_set(b, l, a)};
        Arrangement at;
        CHECK(c, arrangement_make(p, 4, (Way){.level = 2}, 0, INT_MAX, &at) && at.title_columns == 1);
        hole[k] = headline_hole(&at, 2, 48, 0);
        CHECK(c, headline_hole(&at, 2, 18, 0) < hole[k]);
    }
    CHECK_AT(c, hole[1] > hole[0], "%d, %d", hole[1], hole[0]);
}

/* Text that lacks a line in all its columns: the headline opens by it, less than a line of each foot stays white. */
static void test_white_to_headline(Checks *c, Bench *b, const Layout *l)
{
    Article *a = bench_article(b, "", bench_paragraph(b, 1, 150), LANG_ZH_HANS);
    MakeupPiece p = {.set = bench_set(b, l, a)};
    const Way way = {.level = 2};
    int head = article_headline(p.set, 2, 2)->lines, most = (piece_text(p, 2)->most + 1) / 2 + head;
    for (int more = 1; more <= PLAN_HEADLINE_SPARE; more++) {
        const Plan *plan = plan_new(p, &(PlanShape){.columns = 2, .lines = most + more}, &way);
        CHECK(c, plan->headline_lines > head);
        CHECK_AT(c, plan->white < 2, "%d", plan->white);
    }
}

int main(void)
{
    static const BenchTest tests[] = {test_beside,           test_beside_picture, test_under,
                                      test_not_beside,       test_headline_hole,  test_vertical_hole,
                                      test_white_to_headline};
    return bench_run(tests, sizeof tests / sizeof *tests);
}
