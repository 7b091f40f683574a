/* An article fitted to a rectangle: pictures, white, vertical titles, jumps. */
#include "headline/vertical_title.h"
#include "galley/float_kinds.h"
#include "compose/compose.h"
#include "fitting/hole.h"
#include "fitting/notched.h"
#include "fitting/ways.h"
#include "tests/unit/layout_fixture.h"
#include <limits.h>

enum { LEVEL = 1 };

static MakeupPiece picture_piece(Bench *b, const Layout *l, const char *front, int span, int characters)
{
    return (MakeupPiece){.set = bench_picture_set(b, l, front, span, characters)};
}

static int text_lines(const Plan *p, int column)
{
    int n = 0;
    for (int r = p->split[column]; r < p->split[column + 1]; r++)
        n += p->rows[r]->lines + p->above[r];
    return n;
}

static bool covers(const PlacedFloat *f, int column)
{
    return column >= f->column && column < f->column + f->span;
}

static const MakeupBlock *ways(Bench *b, const MakeupPiece *piece, int columns)
{
    return ways_of_pieces(b->arena, piece, 1, columns, 110);
}

/* The way of least height offered over so many columns, at the second level. */
static const MakeupWay *least_way(const MakeupBlock *block, int columns)
{
    const MakeupWay *least = NULL;
    for (size_t i = 0; i < block->n_ways; i++) {
        const MakeupWay *w = &block->ways[i];
        if (w->columns == columns && w->level == 1 && (!least || w->least < least->least))
            least = w;
    }
    return least;
}

/* Whatever height the piece is given, picture and text stay inside it and do not touch each other. */
static void test_inside(Checks *c, Bench *b, const Layout *l)
{
    for (int columns = 1; columns <= l->columns; columns++) {
        MakeupPiece piece = picture_piece(b, l, "kicker: 引题\n", 0, 500);
        const MakeupWay *least = least_way(ways(b, &piece, columns), columns);
        const Way way = way_of(least);
        for (int h = least->least; h < least->least + 16; h++) {
            const Plan *p = plan_new(piece, &(PlanShape){.columns = columns, .lines = h}, &way);
            CHECK_AT(c, !plan_goes_on(p), "%d columns, %d lines", columns, h);
            const PlacedFloat *f = p->floats;
            CHECK_AT(c, f->line + f->lines <= h + 1, "a picture to line %d of %d", f->line + f->lines, h);
            for (int k = 0; k < columns; k++) {
                int top = covers(f, k) ? f->line + f->lines : p->headline_lines;
                CHECK_AT(c, p->column_top[k] >= top || text_lines(p, k) == 0, "column %d begins in the picture", k);
                CHECK_AT(c, p->column_top[k] + text_lines(p, k) <= h || !text_lines(p, k), "column %d is too long", k);
            }
        }
    }
}

/* A picture without a width of its own is offered at several; one that the author asks for has it. */
static void test_widths(Checks *c, Bench *b, const Layout *l)
{
    MakeupPiece ours = picture_piece(b, l, "", 0, 700), asked = picture_piece(b, l, "", 2, 700);
    for (int own = 0; own < 2; own++) {
        MakeupPiece piece = own ? asked : ours;
        const MakeupBlock *block = ways(b, &piece, 5);
        bool spans[MOST_COLUMNS + 1] = {false};
        for (size_t i = 0; i < block->n_ways; i++) {
            if (block->ways[i].columns != 5)
                continue;
            const Way way = way_of(&block->ways[i]);
            const Plan *p = plan_new(piece, &(PlanShape){.columns = 5, .lines = block->ways[i].least}, &way);
            spans[p->floats[0].span] = true;
        }
        CHECK(c, own ? spans[2] && !spans[1] && !spans[3] : spans[2] && spans[3] && spans[4]);
    }
}

/* A picture loses a twentieth of itself at most, whatever its lines; it grows and shrinks only so far. */
static void test_crop(Checks *c, Bench *b, const Layout *l)
{
    for (int columns = 1; columns <= 6; columns++) {
        MakeupPiece piece = picture_piece(b, l, "", columns, 100);
        const FloatSet *fs = article_float(piece.set, 0, columns);
        CHECK(c, fs->least <= fs->lines && fs->lines <= fs->most);
        for (int lines = fs->least; lines <= fs->most; lines++) {
            ItemVec out = {0};
            float_compose(piece.set, &piece.set->floats[0], columns, lines, 0, 0, &out);
            for (size_t i = 0; i < out.len; i++) {
                if (out.ptr[i].kind != ITEM_IMAGE)
                    continue;
                Rect crop = out.ptr[i].u.image.crop;
                double shown = (double)crop.w / 1024 / 1200 * crop.h / 1024 / 800;
                CHECK_AT(c, shown >= 0.95, "%d columns, %d lines: %.3f", columns, lines, shown);
                Rect at = out.ptr[i].u.image.at;
                CHECK(c, at.y + at.h <= lines * l->pitch);
            }
            vec_free(&out);
        }
    }
}

/* Columns beside a picture that is taller than the text are level. */
static void test_level(Checks *c, Bench *b, const Layout *l)
{
    MakeupPiece piece = picture_piece(b, l, "", 3, 150);
    const MakeupWay *least = least_way(ways(b, &piece, 5), 5);
    const Way way = way_of(least);
    const Plan *p = plan_new(piece, &(PlanShape){.columns = 5, .lines = least->least}, &way);
    int first = text_lines(p, 0), second = text_lines(p, 1);
    CHECK_AT(c, second > 0 && first - second <= LEVEL + 1 && second - first <= LEVEL, "%d and %d lines", first, second);
    CHECK_INT(c, text_lines(p, 2), 0);
}

/* Text that ends far above the foot of its picture leaves a hole: a line of it costs twice what it costs at the feet of
 * many columns, and the larger hole costs more. */
static void test_hole(Checks *c, Bench *b, const Layout *l)
{
    enum { SMALL = 4, COLUMNS = 4, WHITE = 12 /* a white line anywhere */ };
    int before = -1, holes = 0;
    for (int characters = 300 /* more go on below the picture */; characters >= 60; characters -= 40) {
        MakeupPiece piece = picture_piece(b, l, "", 3, characters);
        const MakeupWay *w = least_way(ways(b, &piece, COLUMNS), COLUMNS);
        const Way way = way_of(w);
        const Plan *p = plan_new(piece, &(PlanShape){.columns = COLUMNS, .lines = w->least}, &way);
        if (p->white <= SMALL)
            continue;
        holes++;
        CHECK_AT(c, w->cost >= 2 * WHITE * p->white, "%d characters: %d lines white for %d", characters, p->white,
                 w->cost);
        CHECK_AT(c, before < 0 || w->cost > before, "%d characters: %d after %d", characters, w->cost, before);
        before = w->cost;
    }
    CHECK(c, holes > 2);
}

/* A headline with text beside it that opens a line costs what its white does then, too. */
static void test_opened_beside(Checks *c, Bench *b, const Layout *l)
{
    int opened = 0;
    for (int characters = 200; characters <= 1000; characters += 40) {
        MakeupPiece piece = picture_piece(b, l, "", 0, characters);
        const MakeupBlock *block = ways(b, &piece, l->columns);
        for (size_t i = 0; i < block->n_ways; i++) {
            const MakeupWay *w = &block->ways[i];
            const Way way = way_of(w);
            Arrangement a;
            if (!way.opened || !arrangement_make(piece, w->columns, way, 0, INT_MAX, &a))
                continue;
            opened++;
            const int white = headline_cost(&a, way.level, w->least, way.opened);
            CHECK_AT(c, w->cost >= white, "%d characters over %d: %d for %d", characters, w->columns, w->cost, white);
        }
    }
    CHECK(c, opened > 0);
}

/* A vertical title's columns are not the text's, unless it stands below it, too. */
static void test_vertical_title(Checks *c, Bench *b, const Layout *l)
{
    const Article *a = bench_article(b, "vertical_title: true\n", bench_paragraph(b, 3, 900), LANG_ZH_HANS);
    MakeupPiece piece = {.set = bench_set(b, l, a)};
    const MakeupBlock *block = ways(b, &piece, 4);
    int found = 0;
    for (size_t i = 0; i < block->n_ways; i++) {
        const MakeupWay *w = &block->ways[i];
        const Way way = way_of(w);
        if (w->columns != 4 || way.beside)
            continue;
        found++;
        const Plan *p = plan_new(piece, &(PlanShape){.columns = 4, .lines = w->least}, &way);
        CHECK_INT(c, p->title_columns, 1);
        CHECK(c, !plan_goes_on(p));
        CHECK_INT(c, text_lines(p, 0), 0);
        CHECK(c, w->least * 3 >= plan_lines_left(piece) - 3);
    }
    CHECK(c, found > 0);
}

/* 三破二: three columns of 13 characters and two gutters of one are two of 20 and one: 41 = 2 × 20 + 1. Two columns as
 * one 长栏 hold 27, three 41; four as three 17, what is left over between them. The columns fill the width exactly, the
 * text is whole in lines of the grid. */
static void test_broken_columns(Checks *c, Bench *b, const Layout *l)
{
    static const struct {
        int over, text, characters;
    } cases[] = {{3, 2, 20}, {4, 3, 17}, {2, 1, 27}, {3, 1, 41}};
    const Article *a = bench_article(b, "column: 评论\n", bench_paragraph(b, 8, 700), LANG_ZH_HANS);
    const MakeupPiece piece = {.set = bench_set(b, l, a)};
    Len em = l->elements[EL_BODY].size;
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        int over = cases[i].over, text = cases[i].text, filled = 0;
        CHECK_AT(c, piece_breaks_columns(piece, over, text), "%d as %d", over, text);
        Len measure = article_text_measure(piece.set, over, text), white = 0;
        CHECK_INT(c, measure, cases[i].characters * em);
        CHECK_INT(c, article_text_x(piece.set, over, text, 0), 0);
        CHECK_INT(c, article_text_x(piece.set, over, text, text - 1) + measure, layout_span(l, over));
        for (int k = 1; k < text; k++) {
            Len gap = article_text_x(piece.set, over, text, k) - article_text_x(piece.set, over, text, k - 1) - measure;
            CHECK_AT(c, gap >= l->gutter && (k == 1 || (gap - white <= 1 && white - gap <= 1)), "%d", gap);
            white = gap;
        }
        const Way way = {.level = 2, .text = text};
        for (int lines = 10; lines < 60; lines++) {
            const PlanShape shape = {.columns = over, .lines = lines};
            if (!plan_fills(piece, &shape, &way))
                continue;
            const Plan *p = plan_new(piece, &shape, &way);
            CHECK(c, p->broken == text && p->text_columns == text && p->columns == over && !plan_goes_on(p));
            CHECK(c, p->white == 0 && p->split[text] == p->n_rows);
            for (int r = 0; r < p->n_rows; r++)
                CHECK_INT(c, p->rows[r]->at[0].measure, measure);
            filled++;
        }
        CHECK_AT(c, filled > 0, "%d as %d", over, text);
    }
}

/* Broken columns are a box's or a comment's, whole and without pictures; no narrower than 9 characters, no wider than
 * 26 but for one alone. */
static void test_not_broken(Checks *c, Bench *b, const Layout *l)
{
    const char *body = bench_paragraph(b, 8, 700);
    MakeupPiece plain = {.set = bench_set(b, l, bench_article(b, "column: 副刊\n", body, LANG_ZH_HANS))};
    MakeupPiece box = {.set = bench_set(b, l, bench_article(b, "box: true\n", body, LANG_ZH_HANS))};
    MakeupPiece title = {
        .set = bench_set(b, l, bench_article(b, "box: true\nvertical_title: true\n", body, LANG_ZH_HANS))};
    MakeupPiece picture = picture_piece(b, l, "box: true\n", 0, 700), rest = box;
    rest.from_page = 2;
    CHECK(c, piece_breaks_columns(box, 3, 2) && !piece_breaks_columns(plain, 3, 2));
    CHECK(c, !piece_breaks_columns(title, 3, 2) && !piece_breaks_columns(picture, 3, 2));
    CHECK(c, !piece_breaks_columns(rest, 3, 2));
    CHECK(c, !piece_breaks_columns(box, 3, 3) && !piece_breaks_columns(box, 3, 0));
    CHECK(c, !piece_breaks_columns(box, 4, 1)); /* 55 characters */
    CHECK(c, !piece_breaks_columns(box, 5, 2)); /* 33 */
    /* What is offered comes back as it was. A text that is cut stands in the grid's columns: it goes on in them. */
    const MakeupBlock *block = ways(b, &box, 3);
    int broken = 0;
    for (size_t i = 0; i < block->n_ways; i++) {
        const Way way = way_of(&block->ways[i]);
        const PlanShape shape = {.columns = block->ways[i].columns, .lines = block->ways[i].least};
        CHECK(c, !way.text || (piece_breaks_columns(box, shape.columns, way.text) && !way.beside && !way.widen));
        CHECK_INT(c, plan_new(box, &shape, &way)->broken, way.text);
        broken += way.text == 2;
    }
    CHECK(c, broken > 0);
    const Plan *cut = plan_new(box, &(PlanShape){.columns = 3, .lines = 15}, &(Way){.level = 2, .text = 2});
    CHECK(c, cut->broken == 0 && cut->text_columns == 3 && plan_goes_on(cut));
}

/* An L: the columns over the corner that others have end above it, all are full; the corner may be at either side. */
static void test_notch(Checks *c, Bench *b, const Layout *l)
{
    const char *body = arena_printf(b->arena, "%s\n\n%s\n\n%s\n", bench_paragraph(b, 4, 400),
                                    bench_paragraph(b, 5, 500), bench_paragraph(b, 6, 700));
    MakeupPiece piece = {.set = bench_set(b, l, bench_article(b, "", body, LANG_ZH_HANS))};
    int full = 0;
    for (int side = -1; side <= 1; side += 2)
        for (int high = 30; high < 60; high++) {
            const PlanShape shape = {4, high, side, 2, 12, 0};
            const Plan *p = plan_new(piece, &shape, NULL);
            for (int k = 0; k < 4; k++) {
                int end = side < 0 ? (k < 2 ? high - 12 : high) : k < 2 ? high : high - 12;
                CHECK_AT(c, p->column_top[k] + p->column_lines[k] <= end, "column %d ends in the corner", k);
                CHECK(c, p->white || p->column_top[k] + p->column_lines[k] == end);
            }
            full += p->white == 0 && !plan_goes_on(p);
        }
    CHECK_AT(c, full >= 2, "%d", full);
}

/* What is said to be filled is set so: nothing left over, no line empty, no column over the corner a stump. What has a
 * frame, stands beside a vertical title or is paid for is no L. */
static void test_notched(Checks *c, Bench *b, const Layout *l)
{
    const char *body = arena_printf(b->arena, "%s\n\n%s\n\n%s\n\n%s\n", bench_paragraph(b, 4, 400),
                                    bench_paragraph(b, 5, 500), bench_paragraph(b, 6, 300), bench_paragraph(b, 7, 350));
    const MakeupPiece piece = {.set = bench_set(b, l, bench_article(b, "", body, LANG_ZH_HANS))};
    const MakeupBlock *block = ways_of_pieces(b->arena, &piece, 1, 4, 60);
    int full = 0;
    CHECK(c, piece_may_be_notched(piece));
    for (size_t i = 0; i < block->n_ways; i++) {
        const MakeupWay *w = &block->ways[i];
        MakeupPlaced at = {.way = (int)i, .at = {0, 0, w->columns, 0}, .notch_lines = 10};
        at.notch = i % 2 ? MAKEUP_NOTCH_BOTTOM_LEFT : MAKEUP_NOTCH_BOTTOM_RIGHT;
        for (at.notch_columns = 1; at.notch_columns < w->columns; at.notch_columns++) {
            at.at.lines = w->least + 10 * at.notch_columns / w->columns;
            if (notched_fills(piece, w, &at) < 0)
                continue;
            const PlanShape shape = shape_of(&at);
            const Way way = way_of(w);
            const Plan *p = plan_new(piece, &shape, &way);
            CHECK_AT(c, !p->white && !plan_goes_on(p), "way %zu: %d columns left over", i, at.notch_columns);
            for (int k = 0; k < p->columns; k++)
                CHECK(c, p->column_lines[k] >= FLOW_LEAST_TEXT);
            CHECK(c, !w->vertical_title && !p->broken);
            full++;
        }
    }
    CHECK_AT(c, full >= 4, "%d", full);
    const MakeupPiece box = {.set = bench_set(b, l, bench_article(b, "box: true\n", body, LANG_ZH_HANS))};
    const MakeupPiece rest = {.set = piece.set, .from_page = 1, .from_row = 20};
    CHECK(c, !piece_may_be_notched(box) && !piece_may_be_notched(rest));
    const char *longer = arena_printf(b->arena, "%s\n\n%s\n", body, bench_paragraph(b, 8, 20));
    const MakeupPiece other = {.set = bench_set(b, l, bench_article(b, "", longer, LANG_ZH_HANS))};
    CHECK(c, notched_text(other) != notched_text(piece));
}

/* A headline takes the line that brings its text level with the neighbour's, when the text can give it. */
static void test_in_step(Checks *c, Bench *b, const Layout *l)
{
    int stepped = 0, tried = 0;
    for (unsigned seed = 1; seed < 12; seed++) {
        const char *body = arena_printf(b->arena, "%s\n\n%s\n\n%s\n", bench_paragraph(b, seed, 130),
                                        bench_paragraph(b, seed + 50, 110), bench_paragraph(b, seed + 90, 150));
        MakeupPiece piece = {.set = bench_set(b, l, bench_article(b, "", body, LANG_ZH_HANS))};
        const Way way = {.level = 3};
        int head = piece_headline(piece, 1, 3)->lines, lines = plan_lines_left(piece);
        for (int more = 0; more < 3; more++, tried++) {
            PlanShape shape = {.columns = 1, .lines = head + lines + more, .head = head + 1};
            const Plan *p = plan_new(piece, &shape, &way);
            shape.lines--; /* could its text have filled a line less? */
            shape.head = 0;
            bool can = plan_fills(piece, &shape, &way);
            CHECK_AT(c, !can || p->headline_lines == head + 1, "seed %u: %d lines", seed, p->headline_lines);
            CHECK(c, p->white == 0 || !can);
            stepped += p->headline_lines == head + 1;
        }
    }
    CHECK_AT(c, stepped >= 10, "%d of %d", stepped, tried);
}

/* A piece that jumps is full to the foot but for its jump line, whatever its height: no hole. */
static void test_jump_foot(Checks *c, Bench *b, const Layout *l)
{
    const char *body = arena_printf(b->arena, "%s\n\n%s\n", bench_paragraph(b, 8, 900), bench_paragraph(b, 9, 900));
    MakeupPiece piece = {.set = bench_set(b, l, bench_article(b, "", body, LANG_ZH_HANS))};
    for (int h = 20; h < 36; h++) {
        const Plan *p = plan_new(piece, &(PlanShape){.columns = 3, .lines = h}, NULL);
        CHECK(c, plan_goes_on(p));
        for (int k = 0; k < 3; k++)
            CHECK_INT(c, p->column_lines[k] - text_lines(p, k), k == 2);
    }
}

/* The label above a vertical title has the body's size: it stands on the grid. */
static void test_label_on_grid(Checks *c, Bench *b, const Layout *l)
{
    const Article *a =
        bench_article(b, "vertical_title: true\ncolumn: 栏目\n", bench_paragraph(b, 3, 900), LANG_ZH_HANS);
    const Headline *h = headline_vertical_new(bench_set(b, l, a), 4, LEVEL_OF_WIDTH, 30, false, 0);
    int labels = 0;
    for (size_t i = 0; i < h->n; i++)
        if (!h->at[i].text.para->style.vertical) {
            labels++;
            CHECK_INT(c, (h->at[i].text.y - l->first_baseline) % l->pitch, 0);
        }
    CHECK_INT(c, labels, 1);
}

static size_t find(const PageBuild *pb, GroupTag tag)
{
    size_t i = 0;
    while (i < pb->items.len && !(pb->items.ptr[i].kind == ITEM_BEGIN && pb->items.ptr[i].u.group.tag == tag))
        i++;
    return i;
}

/* Drawing order is reading order: a caption never stands between the two parts of a paragraph that jumps. */
static void test_caption_before_jump(Checks *c, Bench *b, const Layout *l)
{
    Group group = {.name = "", .base_url = ""};
    Issue issue = {.iso = "2021-01-01"};
    MakeupPiece piece = picture_piece(b, l, "", 0, 3000);
    PageBuild pb = {.c = piece.set->c, .group = &group, .issue = &issue, .number = 1};
    const Plan *p = plan_new(piece, &(PlanShape){.columns = 3, .lines = 40}, NULL);
    CHECK(c, plan_goes_on(p));
    compose_plan(&pb, p, 0, 0, 2, false, false);
    CHECK(c, find(&pb, TAG_CAPTION) < find(&pb, TAG_PARA));
    CHECK(c, find(&pb, TAG_JUMP) < pb.items.len);
    vec_free(&pb.items);
    vec_free(&pb.areas);
}

/* A jump line that is longer than its column is set smaller: all of it stands there. */
static void test_long_jump_line(Checks *c, Bench *b, const Layout *l)
{
    Group group = {.name = "", .base_url = ""};
    Issue issue = {.iso = "2021-01-01"};
    Layout wordy = *l;
    wordy.jump_to = "本文没有排完的部分请读者翻到后面的第{page}版接着往下读";
    MakeupPiece piece = picture_piece(b, &wordy, "", 0, 3000);
    PageBuild pb = {.c = piece.set->c, .group = &group, .issue = &issue, .number = 1};
    compose_plan(&pb, plan_new(piece, &(PlanShape){.columns = 3, .lines = 40}, NULL), 0, 0, 2, false, false);
    Buf text = {0};
    int lines = 0;
    for (size_t i = find(&pb, TAG_JUMP); i < pb.items.len && pb.items.ptr[i].kind != ITEM_END; i++)
        if (pb.items.ptr[i].kind == ITEM_LINE) {
            const Line *line = &pb.items.ptr[i].u.line;
            lines++;
            for (uint32_t k = 0; k < line->n_runs; k++)
                buf_put(&text, line->runs[k].text, line->runs[k].n_text);
        }
    CHECK_INT(c, lines, 1);
    CHECK_STR(c, text.len ? text.data : "", "（本文没有排完的部分请读者翻到后面的第2版接着往下读）");
    buf_free(&text);
    vec_free(&pb.items);
    vec_free(&pb.areas);
}

/* A picture of a pixel's width is as tall as one may be; the height was reckoned in 32 bits once. */
static void test_thin_picture(Checks *c, Bench *b, const Layout *l)
{
    Article *a = bench_article(b, "", "文", LANG_ZH_HANS);
    a->image = ARENA_NEW(b->arena, Block);
    *a->image = (Block){.kind = BLK_FIGURE, .path = "x.png", .alt = "", .width_px = 1, .height_px = 20000};
    const FloatSet *fs = article_float(bench_set(b, l, a), 0, 4);
    CHECK_INT(c, fs->lines, l->lines * 6 / 10 + 1);
}

static ArticleSet *captioned(Bench *b, const Layout *l, const char *caption, const char *credit)
{
    Article *a = bench_article(b, "", "文", LANG_ZH_HANS);
    Inline *text = ARENA_NEW(b->arena, Inline);
    *text = (Inline){.kind = INL_TEXT, .text = caption, .lang = LANG_ZH_HANS};
    a->image = ARENA_NEW(b->arena, Block);
    *a->image = (Block){.kind = BLK_FIGURE, .path = "x.png", .alt = "", .width_px = 300, .height_px = 200};
    a->image->inlines = (Inlines){text, 1};
    a->image->credit = credit;
    return bench_set(b, l, a);
}

/* The foot of the lines that a picture and its caption are given, without the white below. */
static Len caption_bottom(Bench *b, const Layout *l, const char *caption, const char *credit, int span)
{
    return (article_float(captioned(b, l, caption, credit), 0, span)->lines - 1) * l->pitch;
}

/* The lines of a picture's caption and credit, in the order that they are drawn. */
static size_t caption_lines(Bench *b, const Layout *l, const char *caption, const char *credit, int span, Line *out)
{
    ArticleSet *s = captioned(b, l, caption, credit);
    ItemVec items = {0};
    size_t n = 0;
    float_compose(s, &s->floats[0], span, article_float(s, 0, span)->lines, 0, 0, &items);
    for (size_t i = 0; i < items.len; i++)
        if (items.ptr[i].kind == ITEM_LINE && n < 4)
            out[n++] = items.ptr[i].u.line;
    vec_free(&items);
    return n;
}

/* A caption of one line and its credit stand on one line, in the middle together, an em apart; where they don't fit the
 * credit has its own. */
static void test_credit(Checks *c, Bench *b, const Layout *l)
{
    Line at[4];
    CHECK_INT(c, caption_lines(b, l, "湖边的早晨。", "甲 摄", 3, at), 2);
    CHECK_INT(c, at[0].y, at[1].y);
    Len left = at[0].x, right = layout_span(l, 3) - at[1].x - at[1].w, between = at[1].x - at[0].x - at[0].w;
    CHECK_AT(c, between >= l->elements[EL_CAPTION].size / 2 && between <= 2 * l->elements[EL_CAPTION].size, "%.2f pt",
             len_to_pt(between));
    CHECK_AT(c, left - right <= l->elements[EL_CAPTION].size && right - left <= l->elements[EL_CAPTION].size,
             "%.2f and %.2f pt", len_to_pt(left), len_to_pt(right));
    CHECK_INT(c, caption_lines(b, l, "湖边的早晨渔网晒在石头上。", "本报美术组 绘", 1, at), 2);
    CHECK_INT(c, at[1].y - at[0].y, l->pitch);
}

/* Captions of every length, with marks that a line may squeeze, with a credit and without: no line of theirs stands
 * below the lines that the picture is given, none on another. */
static void test_caption_room(Checks *c, Bench *b, const Layout *l)
{
    static const char *const text = "书，报、纸；墨，字、版：湖，桥、船，网、岸，山、云，雨、雪，";
    for (int n = 1; n <= 30; n++)
        for (int credit = 0; credit < 2; credit++) {
            Line at[4];
            size_t lines =
                caption_lines(b, l, arena_strndup(b->arena, text, (size_t)n * 3), credit ? "摄" : NULL, 1, at);
            Len bottom = caption_bottom(b, l, arena_strndup(b->arena, text, (size_t)n * 3), credit ? "摄" : NULL, 1);
            for (size_t i = 0; i < lines; i++) {
                CHECK_AT(c, at[i].y < bottom, "%d characters: line %zu at %.2f", n, i, len_to_pt(at[i].y));
                CHECK_AT(c, !i || at[i].y > at[i - 1].y || at[i].x >= at[i - 1].x + at[i - 1].w,
                         "%d characters: line %zu", n, i);
            }
        }
}

static const char *jump_line(const Headline *h)
{
    for (size_t i = 0; i < h->n; i++)
        if (h->at[i].tag == TAG_JUMP)
            return h->at[i].text.para->text;
    return "";
}

/* An article that jumps twice says each time which page it comes from; the second line named the first page once. */
static void test_second_jump(Checks *c, Bench *b, const Layout *l)
{
    ArticleSet *s = bench_set(b, l, bench_article(b, "", bench_paragraph(b, 1, 600), LANG_ZH_HANS));
    CHECK_STR(c, jump_line(article_continued(s, 2, 1)), "（上接第1版）");
    CHECK_STR(c, jump_line(article_continued(s, 2, 2)), "（上接第2版）");
    CHECK_STR(c, jump_line(article_continued(s, 3, 2)), "（上接第2版）");
}

int main(void)
{
    static const BenchTest tests[] = {
        test_inside,         test_widths,         test_crop,           test_level,         test_hole,
        test_opened_beside,  test_vertical_title, test_broken_columns, test_not_broken,    test_notch,
        test_notched,        test_in_step,        test_jump_foot,      test_label_on_grid, test_caption_before_jump,
        test_long_jump_line, test_thin_picture,   test_credit,         test_caption_room,  test_second_jump};
    return bench_run(tests, sizeof tests / sizeof *tests);
}
