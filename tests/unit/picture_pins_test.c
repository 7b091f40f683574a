/* The editor's hand on pictures: columns, heights, what may be cut off and the point that stays, exactly; and what is
 * said where they can't be had. */
#include "floats/figures.h"
#include "layout/layout.h"
#include "tests/unit/layout_fixture.h"

enum { WIDTH = 1200, HEIGHT = 800, DEFAULT_LOST = 50 /* thousandths */ };

static Article *article_with(Bench *b, const char *keys, int width, int height)
{
    const char *body = arena_printf(b->arena, "![图](a.jpg \"说明\")%s\n\n%s\n\n%s\n", keys, bench_paragraph(b, 3, 900),
                                    bench_paragraph(b, 5, 900));
    Article *a = bench_article(b, "", body, LANG_ZH_HANS);
    for (size_t i = 0; i < a->n_blocks; i++)
        if (a->blocks[i].kind == BLK_FIGURE) {
            a->blocks[i].path = "a.jpg";
            a->blocks[i].width_px = width;
            a->blocks[i].height_px = height;
        }
    a->slug = "a";
    return a;
}

/* The picture as it stands over so many columns in its usual height. */
static Item picture_over(Bench *b, const Layout *l, const char *keys, int width, int height, int span)
{
    ArticleSet *s = bench_set(b, l, article_with(b, keys, width, height));
    ItemVec items = {0};
    Item image = {0};
    int columns = s->floats[0].asked ? s->floats[0].asked : span;
    float_compose(s, &s->floats[0], columns, article_float(s, 0, columns)->lines, 0, 0, &items);
    for (size_t i = 0; i < items.len; i++)
        if (items.ptr[i].kind == ITEM_IMAGE)
            image = items.ptr[i];
    vec_free(&items);
    return image;
}

static int thousandths_lost(const Item *image, int width, int height)
{
    Rect crop = image->u.image.crop;
    int64_t left = (int64_t)crop.w * crop.h * 1000 / ((int64_t)width * 1024) / ((int64_t)height * 1024);
    return 1000 - (int)left;
}

/* Columns and height are those written; 30 lines of the grid end above the caption's. */
static void test_exact(Checks *c, Bench *b, const Layout *l)
{
    Item at = picture_over(b, l, "{span=3 height=30行 crop=60%}", WIDTH, HEIGHT, 0);
    CHECK_INT(c, at.u.image.at.w, layout_span(l, 3));
    CHECK_AT(c, at.u.image.at.h > 29 * l->pitch && at.u.image.at.h < 30 * l->pitch, "%.1f pt of 30 lines",
             len_to_pt(at.u.image.at.h));
    at = picture_over(b, l, "{span=2 height=8cm crop=yes}", WIDTH, HEIGHT, 0);
    CHECK_INT(c, at.u.image.at.w, layout_span(l, 2));
    CHECK_INT(c, at.u.image.at.h, len_from_pt(80 * 72 / 25.4));
    at = picture_over(b, l, "{span=2 height=65.5mm crop=yes}", 800, 1200, 0);
    CHECK_INT(c, at.u.image.at.h, len_from_pt(65.5 * 72 / 25.4));
}

/* A height alone: the columns follow, nothing is cropped but what may be. */
static void test_height_alone(Checks *c, Bench *b, const Layout *l)
{
    static const int sizes[][2] = {{1200, 800}, {800, 1200}, {1000, 1000}, {2000, 600}};
    for (size_t i = 0; i < sizeof sizes / sizeof *sizes; i++)
        for (int lines = 8; lines <= 40; lines += 8) {
            const char *keys = arena_printf(b->arena, "{height=%d行}", lines);
            Item at = picture_over(b, l, keys, sizes[i][0], sizes[i][1], 0);
            ArticleSet *s = bench_set(b, l, article_with(b, keys, sizes[i][0], sizes[i][1]));
            if (!figure_fit(s, s->floats[0].source, s->floats[0].asked).fits) /* broader than the page */
                continue;
            CHECK_AT(c, (at.u.image.at.h + l->pitch) / l->pitch == lines || at.u.image.at.h < lines * l->pitch,
                     "%d × %d in %d lines: %.1f pt", sizes[i][0], sizes[i][1], lines, len_to_pt(at.u.image.at.h));
            int lost = thousandths_lost(&at, sizes[i][0], sizes[i][1]);
            CHECK_AT(c, lost <= DEFAULT_LOST, "%d × %d in %d lines: %d ‰ lost", sizes[i][0], sizes[i][1], lines, lost);
        }
}

/* Of no picture more is cut off than may be, at any width; with crop=no nothing. */
static void test_crop(Checks *c, Bench *b, const Layout *l)
{
    static const int sizes[][2] = {{1200, 800}, {800, 1200}, {1000, 1000}, {4000, 300}, {300, 4000}, {10, 2000}};
    static const struct {
        const char *keys;
        int most;
    } rules[] = {{"", DEFAULT_LOST}, {"{crop=no}", 0}, {"{crop=12%}", 120}, {"{crop=0%}", 0}};
    for (size_t i = 0; i < sizeof sizes / sizeof *sizes; i++)
        for (size_t k = 0; k < sizeof rules / sizeof *rules; k++)
            for (int span = 1; span <= l->columns; span++) {
                Item at = picture_over(b, l, rules[k].keys, sizes[i][0], sizes[i][1], span);
                int lost = thousandths_lost(&at, sizes[i][0], sizes[i][1]);
                CHECK_AT(c, lost <= rules[k].most + 1, "%d × %d over %d %s: %d ‰ lost", sizes[i][0], sizes[i][1], span,
                         rules[k].keys, lost);
            }
}

/* The point that stays is in what is shown, as near to its middle as the edges let it. */
static void test_focus(Checks *c, Bench *b, const Layout *l)
{
    for (int x = 0; x <= 10; x++)
        for (int y = 0; y <= 10; y += 2) {
            const char *keys = arena_printf(b->arena, "{span=2 height=40行 crop=yes focus=%d%%,%d%%}", 10 * x, 10 * y);
            Item at = picture_over(b, l, keys, WIDTH, HEIGHT, 0);
            Rect crop = at.u.image.crop;
            Len px = WIDTH * 1024 / 10 * x, middle = crop.x + crop.w / 2;
            CHECK_AT(c, px >= crop.x && px <= crop.x + crop.w, "focus %d %%: %d to %d", 10 * x, (int)crop.x / 1024,
                     (int)(crop.x + crop.w) / 1024);
            bool at_edge = crop.x == 0 || crop.x + crop.w >= WIDTH * 1024 - 1;
            CHECK_AT(c, at_edge || (middle - px < 1024 && px - middle < 1024), "focus %d %%: the middle is %d", 10 * x,
                     (int)middle / 1024);
            CHECK_INT(c, crop.y, 0);
            CHECK_AT(c, crop.w < WIDTH * 1024 * 3 / 4, "%d pixels are shown", (int)crop.w / 1024);
        }
}

/* ---- what is said ---- */

static IssueFrames make_up(Bench *b, LayoutContext *lc, const char *layout, Article *a, Diag *d)
{
    Article **list = arena_dup(b->arena, &a, sizeof a);
    Issue *issue = bench_issue(b, layout, list, 1);
    IssueFrames f;
    layout_issue(lc, d, issue, &f);
    return f;
}

static void say(Bench *b, LayoutContext *lc, const char *keys, Buf *out)
{
    Diag *d = diag_new();
    make_up(b, lc, "broadsheet", article_with(b, keys, WIDTH, HEIGHT), d);
    out->len = 0;
    diag_print(d, false, out);
    diag_free(d);
}

static void test_faults(Checks *c, Bench *b)
{
    static const struct {
        const char *keys, *words[4];
    } cases[] = {
        {"{span=9}", {"a.md:4:23: error", "asks for 9 columns, but there are 8", "span 8"}},
        {"{span=3 height=30行 crop=no}", {"a.md:4:32: error", "30行 over 3 columns", "may lose 0 %", "height "}},
        {"{span=2 height=6cm}", {"a.md:4:32: error", "6cm over 2 columns", "may lose 5 %", "mm"}},
        {"{height=150行}", {"a.md:4:25: error", "asks for 150 lines"}},
    };
    Group group = {.name = "", .base_url = ""};
    LayoutContext *lc =
        layout_context_new(b->world, b->diag, &group, PAIBAN_SOURCE_DIR "/layouts", PAIBAN_SOURCE_DIR "/fonts");
    Buf said = {0};
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        say(b, lc, cases[i].keys, &said);
        for (size_t k = 0; k < 4 && cases[i].words[k]; k++)
            CHECK_AT(c, said.len && strstr(said.data, cases[i].words[k]), "%s: “%s” is not in\n%s", cases[i].keys,
                     cases[i].words[k], said.len ? said.data : "nothing");
    }
    say(b, lc, "{span=3 height=30行 crop=yes}", &said);
    CHECK_AT(c, !said.len || !strstr(said.data, "error"), "%s", said.data ? said.data : "");
    buf_free(&said);
    layout_context_free(lc);
}

/* A picture that is taller than its column leaves room for its text: it gets narrower, and nothing is cut off. */
static void test_gives_way(Checks *c, Bench *b)
{
    static const char *const layouts[] = {"broadsheet", "tabloid"};
    static const int sizes[][2] = {{400, 3000}, {800, 1400}, {1000, 1000}};
    Group group = {.name = "", .base_url = ""};
    LayoutContext *lc =
        layout_context_new(b->world, b->diag, &group, PAIBAN_SOURCE_DIR "/layouts", PAIBAN_SOURCE_DIR "/fonts");
    for (int i = 0; i < 2; i++)
        for (int k = 0; k < 3; k++)
            for (int columns = 1; columns <= 2; columns++) {
                const char *text = bench_paragraph(b, 3, 400 * columns);
                Article *a = article_with(b, "", sizes[k][0], sizes[k][1]);
                Article *other = bench_article(b, arena_printf(b->arena, "span: %d\n", columns),
                                               arena_printf(b->arena, "甲\n\n%s\n", text), LANG_ZH_HANS);
                other->blocks[0] = a->blocks[0];
                other->slug = "a";
                Diag *d = diag_new();
                IssueFrames f = make_up(b, lc, layouts[i], other, d);
                CHECK_AT(c, f.n_pages == 1 && f.pages[0].areas[0].continues_on == 0, "%s, %d × %d over %d: %d pages",
                         layouts[i], sizes[k][0], sizes[k][1], columns, (int)f.n_pages);
                for (size_t n = 0; f.n_pages == 1 && n < f.pages[0].n_items; n++)
                    if (f.pages[0].items[n].kind == ITEM_IMAGE)
                        CHECK(c, thousandths_lost(&f.pages[0].items[n], sizes[k][0], sizes[k][1]) <= DEFAULT_LOST);
                diag_free(d);
            }
    layout_context_free(lc);
}

/* One picture over all columns of its article (its height would be more than half a page: narrower), no line beside it.
 */
static void check_story(Checks *c, const PageFrame *page, int columns)
{
    Rect at = {0};
    int pictures = 0;
    for (size_t i = 0; i < page->n_items; i++)
        if (page->items[i].kind == ITEM_IMAGE) {
            at = page->items[i].u.image.at;
            pictures++;
        }
    CHECK_INT(c, pictures, 1);
    CHECK_AT(c, at.w == page->areas[0].rects[0].w || at.h > page->height * 2 / 5, "%.1f pt over %d columns",
             len_to_pt(at.w), columns);
    for (size_t i = 0; i < page->n_items; i++) {
        const Item *it = &page->items[i];
        bool beside =
            it->kind == ITEM_LINE && it->u.line.kind == LINE_BODY && it->u.line.y > at.y && it->u.line.y < at.y + at.h;
        CHECK_AT(c, !beside, "a line beside the picture of %d columns", columns);
    }
}

/* A picture story's picture stands over all its columns, the text below it. */
static void test_story(Checks *c, Bench *b)
{
    static const char *const layouts[] = {"broadsheet", "tabloid"};
    static const int sizes[][2] = {{1200, 800}, {800, 1200}, {2400, 700}};
    Group group = {.name = "", .base_url = ""};
    LayoutContext *lc =
        layout_context_new(b->world, b->diag, &group, PAIBAN_SOURCE_DIR "/layouts", PAIBAN_SOURCE_DIR "/fonts");
    for (int i = 0; i < 2; i++)
        for (int k = 0; k < 3; k++)
            for (int columns = 2; columns <= 4; columns++) {
                Article *picture = article_with(b, "", sizes[k][0], sizes[k][1]);
                Article *a = bench_article(b, arena_printf(b->arena, "span: %d\npicture_story: true\n", columns),
                                           bench_paragraph(b, 3, 160), LANG_ZH_HANS);
                a->image = &picture->blocks[0];
                a->slug = "a";
                Diag *d = diag_new();
                IssueFrames f = make_up(b, lc, layouts[i], a, d);
                CHECK_INT(c, f.n_pages, 1);
                if (f.n_pages == 1)
                    check_story(c, &f.pages[0], columns);
                diag_free(d);
            }
    layout_context_free(lc);
}

/* The lead's picture has the least size that the layout says, or is told with what helps; the editor's own goes first.
 */
static void test_lead(Checks *c, Bench *b)
{
    static const struct {
        const char *front, *keys;
        int width, height, characters;
        const char *told; /* NULL: nothing */
    } cases[] = {
        {"", "", 1200, 800, 2600, NULL},
        {"", "", 800, 1200, 2600, NULL},
        {"span: 1\n", "", 1200, 800, 900, "a.md:5:1: warning"},
        {"span: 1\n", "{span=1}", 1200, 800, 900, NULL},
        {"span: 3\n", "{span=1}", 1200, 800, 900, NULL},
        {"span: 2\n", "", 9000, 200, 900, "hint: write "},
    };
    Group group = {.name = "", .base_url = ""};
    LayoutContext *lc =
        layout_context_new(b->world, b->diag, &group, PAIBAN_SOURCE_DIR "/layouts", PAIBAN_SOURCE_DIR "/fonts");
    Buf said = {0};
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        const char *body = arena_printf(b->arena, "![图](a.jpg \"说明\")%s\n\n%s\n", cases[i].keys,
                                        bench_paragraph(b, 3, cases[i].characters));
        Article *a = bench_article(b, cases[i].front, body, LANG_ZH_HANS);
        a->blocks[0].path = "a.jpg";
        a->blocks[0].width_px = cases[i].width;
        a->blocks[0].height_px = cases[i].height;
        a->slug = "a";
        Diag *d = diag_new();
        make_up(b, lc, "broadsheet", a, d);
        said.len = 0;
        buf_puts(&said, "");
        diag_print(d, false, &said);
        diag_free(d);
        bool small = strstr(said.data, "lead has") != NULL;
        CHECK_AT(c, small == (cases[i].told != NULL), "%zu: %s", i, said.data);
        CHECK_AT(c, !cases[i].told || strstr(said.data, cases[i].told), "%zu: %s", i, said.data);
    }
    buf_free(&said);
    layout_context_free(lc);
}

/* The nearest that is said works. */
static void test_nearest(Checks *c, Bench *b, const Layout *l)
{
    for (int span = 1; span <= l->columns; span++)
        for (int lines = 5; lines <= 60; lines += 11) {
            const char *keys = arena_printf(b->arena, "{span=%d height=%d行}", span, lines);
            ArticleSet *s = bench_set(b, l, article_with(b, keys, WIDTH, HEIGHT));
            FigureFit fit = figure_fit(s, s->floats[0].source, span);
            if (fit.fits)
                continue;
            int per_cent = (fit.lost + 9) / 10;
            keys = arena_printf(b->arena, "{span=%d height=%d行}", span, fit.own_lines);
            s = bench_set(b, l, article_with(b, keys, WIDTH, HEIGHT));
            CHECK_AT(c, figure_fit(s, s->floats[0].source, span).fits, "%s", keys);
            keys = arena_printf(b->arena, "{span=%d height=%d行 crop=%d%%}", span, lines, per_cent);
            s = bench_set(b, l, article_with(b, keys, WIDTH, HEIGHT));
            CHECK_AT(c, per_cent > 90 || figure_fit(s, s->floats[0].source, span).fits, "%s", keys);
            keys = arena_printf(b->arena, "{span=%d height=%d行}", fit.columns, lines);
            s = bench_set(b, l, article_with(b, keys, WIDTH, HEIGHT));
            CHECK_AT(c, !fit.columns || figure_fit(s, s->floats[0].source, fit.columns).fits, "%s", keys);
        }
}

int main(void)
{
    Checks c = {0};
    Bench b;
    if (!bench_open(&b))
        return 1;
    Layout *l = bench_layout(&b, "broadsheet", LANG_ZH_HANS, 0);
    CHECK(&c, l != NULL);
    if (l) {
        test_exact(&c, &b, l);
        test_height_alone(&c, &b, l);
        test_crop(&c, &b, l);
        test_focus(&c, &b, l);
        test_faults(&c, &b);
        test_nearest(&c, &b, l);
        test_gives_way(&c, &b);
        test_story(&c, &b);
        test_lead(&c, &b);
    }
    bench_close(&b);
    return CHECK_END(&c);
}
