/* White at the feet of what fills no rectangle: what a plan says of it is what its columns have. */
#include "compose/compose.h"
#include "fitting/ways.h"
#include "tests/unit/layout_fixture.h"

enum { COLUMNS = 7, LINES = 110 };

/* Lines of white below a column's text, or below the picture that it has instead. */
static int white_of(const Plan *p, int column)
{
    int foot = p->headline_lines + p->box_lines;
    for (int r = p->split[column]; r < p->split[column + 1]; r++)
        foot = 0;
    for (size_t i = 0; i < p->n_floats && foot; i++) {
        const PlacedFloat *f = &p->floats[i];
        const FloatSet *set = article_float(p->piece.set, f->index, f->span);
        if (column >= f->column && column < f->column + f->span && f->line + f->lines - set->below > foot)
            foot = f->line + f->lines - set->below;
    }
    if (!foot) {
        foot = p->column_top[column];
        for (int r = p->split[column]; r < p->split[column + 1]; r++)
            foot += p->rows[r]->lines + p->above[r];
    }
    return p->shape.lines - p->box_lines - foot;
}

static bool has_text(const Plan *p, int column)
{
    return p->split[column] < p->split[column + 1];
}

/* Column-lines of the largest rectangle of two lines or more, the line above a frame's foot with it; ruled: that no
 * rule parts between columns of text. */
static int largest(const Plan *p, bool ruled)
{
    int best = 0;
    for (int from = 0; from < p->text_columns; from++)
        for (int high = 2; high <= LINES; high++) {
            int n = 0;
            while (from + n < p->text_columns && white_of(p, from + n) > 0 &&
                   white_of(p, from + n) + p->box_lines >= high &&
                   !(ruled && n && has_text(p, from + n - 1) && has_text(p, from + n)))
                n++;
            best = n * high > best ? n * high : best;
        }
    return best;
}

/* A hole that no rule parts has 文武线, in the white of all columns that they stand under; no other has. */
static void check_tail(Checks *c, const Layout *l, const Plan *p)
{
    Group group = {.name = "", .base_url = ""};
    Issue issue = {.iso = "2021-01-01"};
    PageBuild pb = {.c = p->piece.set->c, .group = &group, .issue = &issue, .number = 1};
    int seen = 0;
    compose_plan(&pb, p, 0, 0, 0, false, false);
    for (size_t i = 0; i < pb.items.len; i++) {
        const Item *it = &pb.items.ptr[i];
        if (it->kind != ITEM_STROKE || it->u.stroke.width != 3 * l->rule)
            continue;
        seen++;
        const Rect at = it->u.stroke.at;
        for (int k = 0; k < p->text_columns; k++) {
            const Len x = l->left + article_column_x(p->piece.set, p->columns, k);
            if (at.x >= x + l->measure || at.x + at.w <= x)
                continue;
            const Len foot = l->top + (p->shape.lines - p->box_lines) * l->pitch;
            CHECK(c, at.y < foot && at.y >= foot - white_of(p, k) * l->pitch);
        }
    }
    CHECK_INT(c, seen, plan_foot_hole(p) > 40);
    vec_free(&pb.items);
    vec_free(&pb.areas);
}

static void check(Checks *c, const Layout *l, ArticleSet *s, int *holes)
{
    const MakeupPiece piece = {.set = s};
    const MakeupBlock *block = ways_of_pieces(s->c->arena, &piece, 1, COLUMNS, LINES);
    for (size_t i = 0; i < block->n_ways; i += 3)
        for (int more = 0; more < 9; more += 2) {
            const MakeupWay *w = &block->ways[i];
            const Way way = way_of(w);
            if (w->vertical_title || way.text || w->level != 1)
                continue;
            const Plan *p = plan_new(piece, &(PlanShape){.columns = w->columns, .lines = w->most + more}, &way);
            const int em = 10 * l->measure / l->elements[EL_BODY].size,
                      gutter = 10 * l->gutter / l->elements[EL_BODY].size;
            const int tenths = largest(p, false) * 10 * (em + gutter) / (em + gutter / 2);
            const int parted = largest(p, true) * 10 * (em + gutter) / (em + gutter / 2);
            CHECK_AT(c, p->foot_hole - tenths <= 2 && tenths - p->foot_hole <= 2, "%d × %d lines: %d, not %d",
                     w->columns, w->most + more, p->foot_hole, tenths);
            CHECK_AT(c, p->parted_hole - parted <= 2 && parted - p->parted_hole <= 2, "%d × %d lines: %d, not %d",
                     w->columns, w->most + more, p->parted_hole, parted);
            CHECK_INT(c, plan_is_parted(p), p->foot_hole > 40 && p->parted_hole < p->foot_hole);
            if (w->most + more <= l->lines)
                check_tail(c, l, p);
            *holes += tenths > 40;
        }
}

static void test_feet(Checks *c, Bench *b, const Layout *l)
{
    int holes = 0;
    for (int characters = 60; characters <= 1500; characters += 180)
        check(c, l, bench_set(b, l, bench_article(b, "", bench_paragraph(b, 5, characters), LANG_ZH_HANS)), &holes);
    CHECK(c, holes > 10);
}

/* Below a picture that no text stands below, too. */
static void test_below_pictures(Checks *c, Bench *b, const Layout *l)
{
    int holes = 0;
    for (int characters = 300; characters <= 1500; characters += 240)
        check(c, l, bench_picture_set(b, l, "", 2, characters), &holes);
    CHECK(c, holes > 10);
}

int main(void)
{
    static const BenchTest tests[] = {test_feet, test_below_pictures};
    return bench_run(tests, sizeof tests / sizeof *tests);
}
