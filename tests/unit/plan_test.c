/* An article fitted to a rectangle: pictures, white, vertical titles, jumps. */
#include "galley/vertical_title.h"
#include "layout/compose.h"
#include "tests/unit/layout_fixture.h"

enum { LEVEL = 1 };

/* An article with one picture of 1200 × 800 pixels over so many columns (0: ours to choose) and so many characters. */
static MakeupPiece picture_piece(Bench *b, const Layout *l, const char *front, int span, int characters)
{
    const char *body = arena_printf(b->arena, "![图](a.jpg \"说明\")\n\n%s\n", bench_paragraph(b, 7, characters));
    Article *a = bench_article(b, front, body, LANG_ZH_HANS);
    for (size_t i = 0; i < a->n_blocks; i++)
        if (a->blocks[i].kind == BLK_FIGURE) {
            a->blocks[i].path = "a.jpg";
            a->blocks[i].width_px = 1200;
            a->blocks[i].height_px = 800;
            a->blocks[i].level = span;
        }
    return (MakeupPiece){.set = bench_set(b, l, a)};
}

static int text_lines(const Plan *p, int column)
{
    int n = 0;
    for (int r = p->split[column]; r < p->split[column + 1]; r++)
        n += p->rows[r]->lines;
    return n;
}

static bool covers(const PlacedFloat *f, int column)
{
    return column >= f->column && column < f->column + f->span;
}

/* Whatever height the piece is given, picture and text stay inside it and do not touch each other. */
static void test_inside(Checks *c, Bench *b, const Layout *l)
{
    for (int columns = 1; columns <= l->columns; columns++) {
        MakeupPiece piece = picture_piece(b, l, "kicker: 引题\n", 0, 500);
        const PlanOption *o;
        size_t n = plan_options(piece, columns, &o);
        CHECK_AT(c, n > 0, "%d columns", columns);
        for (int h = o[0].height; n && h < o[0].height + 16; h++) {
            const Plan *p = plan_new(piece, columns, h);
            CHECK_INT(c, p->to_row, p->n_rows);
            const PlacedFloat *f = p->floats;
            CHECK_AT(c, f->line + f->lines <= h, "a picture to line %d of %d", f->line + f->lines, h);
            for (int k = 0; k < columns; k++) {
                int top = covers(f, k) ? f->line + f->lines : p->headline_lines;
                CHECK_AT(c, p->column_top[k] >= top || text_lines(p, k) == 0, "column %d begins in the picture", k);
                CHECK_AT(c, p->column_top[k] + text_lines(p, k) <= h, "column %d is too long", k);
            }
        }
    }
}

/* A picture without a width of its own is offered at several; each height is set in the cheapest way for it. */
static void test_widths(Checks *c, Bench *b, const Layout *l)
{
    const PlanOption *o;
    MakeupPiece ours = picture_piece(b, l, "", 0, 150), asked = picture_piece(b, l, "", 2, 150);
    size_t n = plan_options(ours, 5, &o);
    CHECK(c, n >= 3);
    for (size_t i = 0; i < n; i++) {
        int span = plan_new(ours, 5, o[i].height)->floats[0].span;
        CHECK_AT(c, span >= 1 && span <= 5, "%d columns", span);
    }
    CHECK_INT(c, plan_options(asked, 5, &o), 1);
    CHECK_INT(c, plan_new(asked, 5, o[0].height + 2)->floats[0].span, 2);
}

/* Columns beside a picture that is taller than the text are level. */
static void test_level(Checks *c, Bench *b, const Layout *l)
{
    const PlanOption *o;
    MakeupPiece piece = picture_piece(b, l, "", 3, 150);
    CHECK(c, plan_options(piece, 5, &o) == 1);
    const Plan *p = plan_new(piece, 5, o[0].height);
    int first = text_lines(p, 0), second = text_lines(p, 1);
    CHECK_AT(c, second > 0 && first - second <= LEVEL + 1 && second - first <= LEVEL, "%d and %d lines", first, second);
    CHECK_INT(c, text_lines(p, 2), 0);
}

/* A vertical title's columns are not the text's. */
static void test_vertical_title(Checks *c, Bench *b, const Layout *l)
{
    const Article *a = bench_article(b, "vertical_title: true\n", bench_paragraph(b, 3, 900), LANG_ZH_HANS);
    MakeupPiece piece = {.set = bench_set(b, l, a)};
    const PlanOption *o;
    CHECK(c, plan_options(piece, 4, &o) == 1);
    const Plan *p = plan_new(piece, 4, o[0].height);
    CHECK_INT(c, p->title_columns, 1);
    CHECK_INT(c, p->to_row, p->n_rows);
    CHECK_INT(c, text_lines(p, 0), 0);
    CHECK(c, o[0].height * 3 >= plan_lines_left(piece));
}

/* The label above a vertical title has the body's size: it stands on the grid. */
static void test_label_on_grid(Checks *c, Bench *b, const Layout *l)
{
    const Article *a =
        bench_article(b, "vertical_title: true\ncolumn: 栏目\n", bench_paragraph(b, 3, 900), LANG_ZH_HANS);
    const Headline *h = headline_vertical_new(bench_set(b, l, a), 4, LEVEL_OF_WIDTH, 30);
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
    const Plan *p = plan_new(piece, 3, 40);
    CHECK(c, p->to_row < p->n_rows);
    compose_plan(&pb, p, 0, 0, 2, false, false);
    CHECK(c, find(&pb, TAG_CAPTION) < find(&pb, TAG_PARA));
    CHECK(c, find(&pb, TAG_JUMP) < pb.items.len);
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
    Checks c = {0};
    Bench b;
    if (!bench_open(&b))
        return 1;
    const Layout *l = bench_layout(&b, "broadsheet", LANG_ZH_HANS, 0);
    test_inside(&c, &b, l);
    test_widths(&c, &b, l);
    test_level(&c, &b, l);
    test_vertical_title(&c, &b, l);
    test_label_on_grid(&c, &b, l);
    test_caption_before_jump(&c, &b, l);
    test_thin_picture(&c, &b, l);
    test_second_jump(&c, &b, l);
    CHECK_INT(&c, diag_errors(b.diag), 0);
    bench_close(&b);
    return CHECK_END(&c);
}
