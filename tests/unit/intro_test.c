/* What the plan alone chooses. A lead's first paragraph over several columns 长栏: which texts may have one, that it
 * takes the paragraph whole and the columns the rest, that every height offered is filled and what is drawn is the
 * text, once, in its order. Columns so high that nothing breaks: broader ones. */
#include "compose/compose.h"
#include "fitting/ways.h"
#include "tests/unit/layout_fixture.h"

enum { COLUMNS = 6, LINES = 80 };

static MakeupPiece piece_of(Bench *b, const Layout *l, const char *front, int first, int rest)
{
    const char *body = arena_printf(b->arena, "%s\n\n%s\n\n%s\n", bench_paragraph(b, 3, first),
                                    bench_paragraph(b, 5, rest / 2), bench_paragraph(b, 9, rest / 2));
    return (MakeupPiece){.set = bench_set(b, l, bench_article(b, front, body, LANG_ZH_HANS))};
}

/* 13 characters a column, one between them: two are 27, three 41. */
static void test_measure(Checks *c, Bench *b, const Layout *l)
{
    const Len em = l->elements[EL_BODY].size;
    const MakeupPiece p = piece_of(b, l, "", 150, 1200);
    for (int columns = 2; columns <= 3; columns++) {
        const Intro *o = piece_intro(p, 5, columns);
        CHECK(c, o != NULL);
        if (!o)
            continue;
        CHECK_INT(c, (int)(o->measure / em), columns * 13 + columns - 1);
        CHECK_INT(c, o->n, (150 + 2 + 2 + o->measure / em - 1) / (o->measure / em)); /* 完。 and the indent */
        CHECK_INT(c, o->lines, o->n + INTRO_WHITE);
    }
}

static void test_who_may(Checks *c, Bench *b, const Layout *l)
{
    CHECK(c, !piece_intro(piece_of(b, l, "", 150, 1200), 5, 4)); /* 55 characters a line */
    CHECK(c, !piece_intro(piece_of(b, l, "", 150, 1200), 3, 3)); /* all its columns */
    CHECK(c, !piece_intro(piece_of(b, l, "", 30, 1200), 5, 2));  /* two lines */
    CHECK(c, !piece_intro(piece_of(b, l, "", 600, 1200), 5, 2)); /* no introduction any more */
    CHECK(c, !piece_intro(piece_of(b, l, "", 150, 40), 5, 2));   /* all of the text */
    CHECK(c, !piece_intro(piece_of(b, l, "", 82, 1200), 5, 3));  /* a last line of three characters in 41 */
    CHECK(c, !piece_intro(piece_of(b, l, "box: true\n", 150, 1200), 5, 2));
    CHECK(c, !piece_intro(piece_of(b, l, "vertical_title: true\n", 150, 1200), 5, 2));
    CHECK(c, !piece_intro(piece_of(b, l, "vertical: true\n", 150, 1200), 5, 2));
    CHECK(c,
          !piece_intro((MakeupPiece){.set = piece_of(b, l, "", 150, 1200).set, .from_row = 12, .from_page = 1}, 5, 2));
    Layout without = *l;
    without.intro_columns = 0;
    CHECK(c, !piece_intro(piece_of(b, &without, "", 150, 1200), 5, 2));
}

static const char *drawn(Bench *b, const Plan *p)
{
    Group group = {.name = "", .base_url = ""};
    Issue issue = {.iso = "2021-01-01"};
    PageBuild pb = {.c = p->piece.set->c, .group = &group, .issue = &issue, .number = 1};
    compose_plan(&pb, p, 0, 0, 0, false, false);
    Buf text = {0};
    for (size_t i = 0; i < pb.items.len; i++) {
        const Line *line = &pb.items.ptr[i].u.line;
        for (uint32_t k = 0; pb.items.ptr[i].kind == ITEM_LINE && k < line->n_runs; k++)
            buf_put(&text, line->runs[k].text, line->runs[k].n_text);
    }
    vec_free(&pb.items);
    vec_free(&pb.areas);
    const char *s = arena_strdup(b->arena, text.len ? text.data : "");
    buf_free(&text);
    return s;
}

typedef struct Counts {
    int with, without;
} Counts;

static void check_plans(Checks *c, Bench *b, MakeupPiece lead, MakeupPiece second, Counts *n)
{
    const MakeupBlock *blocks = ways_of_pieces(lead.set->c->arena, &lead, 1, COLUMNS, LINES);
    const char *plain = NULL;
    for (size_t i = 0; i < blocks[0].n_ways; i++) {
        const MakeupWay *w = &blocks[0].ways[i];
        const Way way = way_of(w);
        const PlanShape shape = {.columns = w->columns, .lines = w->least};
        if (way.level != 1 || way.beside || way.text)
            continue;
        const Plan *p = plan_new(lead, &shape, &way);
        CHECK(c, !plan_goes_on(p));
        CHECK(c, !plan_new(second, &shape, &way)->intro);
        if (p->intro) {
            CHECK_INT(c, p->white, 0);
            CHECK_INT(c, plan_foot(p), p->shape.lines);
            CHECK(c, p->intro->columns < p->columns);
        }
        n->with += p->intro != NULL;
        n->without += !p->intro;
        const char *text = drawn(b, p);
        if (!plain)
            plain = text;
        CHECK_STR(c, text, plain);
    }
}

/* The page's lead has one where the rest fills its place so, a later story never; with one or without the same is said.
 */
static void test_plans(Checks *c, Bench *b, const Layout *l)
{
    const char *const front = "byline: 本报记者 甲\n";
    Counts n = {0};
    for (int rest = 1500; rest < 1900; rest += 90) {
        const MakeupPiece lead = piece_of(b, l, front, 150, rest), second = piece_of(b, l, front, 150, rest);
        second.set->rank = 1;
        check_plans(c, b, lead, second, &n);
    }
    CHECK_AT(c, n.with > 2 && n.without > 2, "%d, %d without", n.with, n.without);
}

static MakeupPiece pictured_long(Bench *b, const Layout *l, int span, int rest)
{
    const char *body = arena_printf(b->arena, "%s\n\n![图](a.jpg \"说明\")\n\n%s\n\n%s\n", bench_paragraph(b, 3, 150),
                                    bench_paragraph(b, 5, rest / 2), bench_paragraph(b, 9, rest / 2));
    return (MakeupPiece){.set = bench_pictured(b, l, bench_article(b, "", body, LANG_ZH_HANS), span)};
}

static MakeupPiece pictured(Bench *b, const Layout *l, int span)
{
    return pictured_long(b, l, span, 1500);
}

/* Beside it stands text from its first line on, or a picture: never white above one that hangs below it. */
static void test_beside(Checks *c, Bench *b, const Layout *l)
{
    int made = 0, refused = 0;
    for (int span = 1; span <= COLUMNS; span++)
        for (int columns = 2; columns <= 3; columns++) {
            Arrangement a;
            const Way way = {.level = 1, .intro = columns};
            if (!arrangement_make(pictured(b, l, span), COLUMNS, way, 0, LINES, &a)) {
                refused++;
                continue;
            }
            made++;
            for (int k = columns; k < COLUMNS; k++) {
                bool high = a.top[k] == 0;
                for (int i = 0; i < a.n_floats; i++)
                    high = high || (a.floats[i].line == 0 && k >= a.floats[i].column &&
                                    k < a.floats[i].column + a.floats[i].span);
                CHECK_AT(c, high, "span %d, %d columns: column %d", span, columns, k);
            }
        }
    CHECK_AT(c, made > 2 && refused > 2, "%d, %d refused", made, refused);
}

/* A text of columns over 42 lines stands in some of 15 to 26 characters, the same text in the same place; one with
 * lower columns, a picture or a heading in the grid's. */
static void test_broad(Checks *c, Bench *b, const Layout *l)
{
    int broad = 0, narrow = 0;
    for (int rest = 2400; rest <= 5200; rest += 400) {
        const MakeupPiece p = piece_of(b, l, "byline: 本报记者 甲\n", 30, rest);
        const MakeupBlock *block = ways_of_pieces(b->arena, &p, 1, COLUMNS, LINES);
        const char *plain = NULL;
        for (size_t i = 0; i < block->n_ways; i++) {
            const MakeupWay *w = &block->ways[i];
            const Way way = way_of(w);
            if (way.level != 1 || way.beside || way.text || w->least > l->lines)
                continue;
            const Plan *at = plan_new(p, &(PlanShape){.columns = w->columns, .lines = w->least}, &way);
            const Len measure = article_text_measure(p.set, at->columns, at->broken);
            const char *text = drawn(b, at);
            plain = plain ? plain : text;
            CHECK_STR(c, text, plain);
            CHECK(c, !plan_goes_on(at));
            broad += at->broken > 0;
            narrow += !at->broken;
            if (!at->broken)
                continue;
            CHECK(c, w->least > MAKEUP_TALLEST && plan_unbroken(at) == 0 && !at->intro);
            const bool pairs = measure == 2 * l->measure + l->gutter; /* 长栏 */
            CHECK(c, measure >= 15 * l->elements[EL_BODY].size);
            CHECK(c, pairs || measure <= 26 * l->elements[EL_BODY].size);
            CHECK_AT(c, at->white <= at->broken && plan_foot(at) >= w->least - 1, "%d lines white", at->white);
        }
    }
    CHECK_AT(c, broad > 5 && narrow > 5, "%d, %d narrow", broad, narrow);
    CHECK(c, piece_may_broaden(piece_of(b, l, "", 30, 4000), 8, 6)); /* of 17 characters */
    CHECK(c, !piece_may_broaden(pictured(b, l, 2), 8, 6));
    CHECK(c, piece_may_broaden(pictured(b, l, 2), 8, 4)); /* its pictures over two columns of the grid, or four … */
    CHECK(c, !piece_may_broaden(piece_of(b, l, "box: true\n", 30, 4000), 8, 6));
    CHECK(c, !piece_may_broaden(piece_of(b, l, "", 30, 4000), 8, 3)); /* of 36 */
}

enum { BROADEST = 8 };

/* What stands in columns two and two as one: pictures, a headline over some of them, the foot of an L end where columns
 * of the text do. */
static void check_pairs(Checks *c, const Layout *l, MakeupPiece p, const Plan *at)
{
    const ArticleSet *s = p.set;
    CHECK_INT(c, article_text_measure(s, at->columns, at->broken), 2 * l->measure + l->gutter);
    for (int k = 0; k < at->broken; k++)
        CHECK_INT(c, article_text_x(s, at->columns, at->broken, k), article_column_x(s, at->columns, 2 * k));
    for (size_t i = 0; i < at->n_floats; i++)
        CHECK(c, at->floats[i].column % 2 == 0 && at->floats[i].span % 2 == 0);
    CHECK_INT(c, at->head_columns % 2, 0);
    CHECK(c, plan_unbroken(at) == 0 && !plan_goes_on(at));
}

/* With a picture make-up is offered them, the text the same as in the grid's columns, but not in low ones. */
static void test_pairs(Checks *c, Bench *b, const Layout *l)
{
    int pairs = 0, beside = 0;
    for (int rest = 1500; rest <= 5100; rest += 600) {
        const MakeupPiece p = pictured_long(b, l, 2, rest);
        const MakeupBlock *block = ways_of_pieces(b->arena, &p, 1, BROADEST, 110);
        const char *plain = NULL;
        for (size_t i = 0; i < block->n_ways; i++) {
            const MakeupWay *w = &block->ways[i];
            const Way way = way_of(w);
            if (w->columns != BROADEST || w->least > l->lines)
                continue;
            const Plan *at = plan_new(p, &(PlanShape){.columns = BROADEST, .lines = w->least}, &way);
            const char *text = drawn(b, at);
            plain = plain ? plain : text;
            CHECK_STR(c, text, plain);
            pairs += at->broken > 0;
            beside += at->broken > 0 && at->head_columns > 0;
            CHECK(c, !at->broken || rest > 2000);
            if (at->broken)
                check_pairs(c, l, p, at);
        }
    }
    CHECK_AT(c, pairs > 5 && beside > 0, "%d, %d below a headline beside text", pairs, beside);
}

/* An L's foot that ends between columns of the text is no place for them. */
static void test_pairs_of_an_l(Checks *c, Bench *b, const Layout *l)
{
    const MakeupPiece p = piece_of(b, l, "", 30, 5400);
    const Way way = {.level = 1, .text = BROADEST / 2};
    for (int side = -1; side <= 1; side += 2)
        for (int notch = 2; notch <= 3; notch++) {
            const PlanShape shape = {BROADEST, 70, side, notch, 16, 0};
            const Plan *at = plan_new(p, &shape, &way);
            CHECK_INT(c, at->broken, notch == 2 ? BROADEST / 2 : 0);
            for (int k = 0; k < at->broken; k++) {
                const bool short_one = k == (side < 0 ? 0 : at->broken - 1);
                CHECK_INT(c, plan_column_foot(at, k), short_one ? 70 - 16 : 70);
                CHECK(c, plan_column_end(at, k) <= plan_column_foot(at, k));
            }
        }
}

int main(void)
{
    static const BenchTest tests[] = {test_measure, test_who_may, test_plans,        test_beside,
                                      test_broad,   test_pairs,   test_pairs_of_an_l};
    return bench_run(tests, sizeof tests / sizeof *tests);
}
