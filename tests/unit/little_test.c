/* Pages with little on them: whatever would fit stands on its page, whole, however little or odd; white is a cost,
 * never a refusal. What can be larger is. */
#include "layout/layout.h"
#include "tests/unit/layout_fixture.h"

enum { MOST = 4 };

typedef struct Little {
    const char *name;
    const char *front, *body; /* of the first; the others are lines of text */
    int others;
    int width, height; /* of the pictures of the first */
} Little;

static const Little cases[] = {
    {"one line", "", "今天天气好。\n", 0, 0, 0},
    {"two lines", "", "今天天气好。\n", 1, 0, 0},
    {"three lines", "byline: 作者\n", "今天天气好。\n", 2, 0, 0},
    {"a line in a box", "box: true\n", "今天天气好。\n", 0, 0, 0},
    {"a vertical article", "vertical: true\n", "故乡的山，故乡的水。\n\n故乡的人。\n", 0, 0, 0},
    {"a vertical article and a line", "vertical: true\n", "故乡的山，故乡的水。\n", 1, 0, 0},
    {"a vertical title", "vertical_title: true\n", "今天天气好，明天也好。\n", 0, 0, 0},
    {"a picture", "", "![图](a.jpg \"说明\")\n", 0, 1200, 800},
    {"a picture and lines", "", "![图](a.jpg \"说明\")\n\n今天天气好。\n", 3, 1200, 800},
    {"a tall picture", "", "![图](a.jpg \"说明\")\n\n今天天气好。\n", 0, 400, 3000},
    {"a tall picture and a line", "", "![图](a.jpg \"说明\")\n", 1, 400, 3000},
    {"a flat picture", "byline: 作者\n", "![图](a.jpg)\n\n今天天气好。\n", 0, 4000, 200},
    {"two pictures", "", "![图](a.jpg)\n\n![图](b.jpg)\n\n今天天气好。\n", 1, 900, 1200},
    {"a broad picture", "", "![图](a.jpg){span=4}\n\n今天天气好。\n", 0, 1200, 800},
    {"a heading", "", "## 小标题\n\n今天天气好。\n", 1, 0, 0},
    {"a table", "", "| 甲 | 乙 |\n|--|--|\n| 一 | 二 |\n", 1, 0, 0},
    {"a poem", "", "```poem\n床前明月光\n疑是地上霜\n```\n", 0, 0, 0},
    {"columns asked for", "span: 3\n", "今天天气好。\n", 1, 0, 0},
};
enum { CASES = sizeof cases / sizeof *cases };

static void give_pictures(Article *a, const Little *x)
{
    for (size_t i = 0; i < a->n_blocks; i++)
        if (a->blocks[i].kind == BLK_FIGURE) {
            a->blocks[i].path = "a.jpg";
            a->blocks[i].width_px = x->width;
            a->blocks[i].height_px = x->height;
        }
}

static int make_articles(Bench *b, const Little *x, Lang lang, Article **list)
{
    static const char *const slugs[MOST] = {"a", "b", "c", "d"};
    int n = 0;
    for (; n <= x->others; n++) {
        list[n] = bench_article(b, n ? "" : x->front, n ? "明天也好。\n" : x->body, lang);
        list[n]->slug = slugs[n];
        give_pictures(list[n], x);
    }
    return n;
}

static IssueFrames set_issue(Bench *b, LayoutContext *lc, const char *layout, Article **list, int n, Diag *d, bool *ok)
{
    Issue *issue = bench_issue(b, layout, list, (size_t)n);
    IssueFrames f;
    *ok = layout_issue(lc, d, issue, &f);
    return f;
}

static void test_little(Checks *c, Bench *b, const char *layout)
{
    Group group = {.name = "", .base_url = ""};
    LayoutContext *lc =
        layout_context_new(b->world, b->diag, &group, PAIBAN_SOURCE_DIR "/layouts", PAIBAN_SOURCE_DIR "/fonts");
    for (int i = 0; i < CASES; i++) {
        Article *list[MOST];
        Diag *d = diag_new();
        Buf said = {0};
        bool ok;
        int n = make_articles(b, &cases[i], LANG_ZH_HANS, list);
        IssueFrames f = set_issue(b, lc, layout, list, n, d, &ok);
        diag_print(d, false, &said);
        CHECK_AT(c, ok, "%s, %s: %s", layout, cases[i].name, said.data ? said.data : "");
        CHECK_AT(c, f.n_pages == 1, "%s, %s: %d pages", layout, cases[i].name, (int)f.n_pages);
        CHECK_AT(c, f.n_pages && f.pages[0].n_areas == (size_t)n, "%s, %s: %d of %d", layout, cases[i].name,
                 f.n_pages ? (int)f.pages[0].n_areas : 0, n);
        buf_free(&said);
        diag_free(d);
    }
    layout_context_free(lc);
}

/* Where the lowest line of an article stands, or the ornament that ends the page. */
static Len foot_of(const PageFrame *page, bool *ornament)
{
    Len foot = 0;
    *ornament = false;
    int depth = 0;
    for (size_t i = 0; i < page->n_items; i++) {
        const Item *it = &page->items[i];
        depth += it->kind == ITEM_BEGIN ? 1 : it->kind == ITEM_END ? -1 : 0;
        if (it->kind == ITEM_LINE && depth > 0 && it->u.line.kind == LINE_BODY && it->u.line.y > foot)
            foot = it->u.line.y;
        *ornament = it->kind == ITEM_STROKE && depth == 0 && it->u.stroke.at.w > 0 && it->u.stroke.at.y > foot;
    }
    return foot;
}

/* One article a page: its type grows until the foot is full to three lines; the shortest, in type as large as it goes,
 * end in a rule. */
static void test_one_article(Checks *c, Bench *b)
{
    static const int lengths[] = {60, 400, 900, 1500, 1900, 2300, 2900, 3400};
    Group group = {.name = "", .base_url = ""};
    LayoutContext *lc =
        layout_context_new(b->world, b->diag, &group, PAIBAN_SOURCE_DIR "/layouts", PAIBAN_SOURCE_DIR "/fonts");
    const Layout *base = bench_layout(b, "broadsheet", LANG_ZH_HANS, 0);
    int full = 0;
    for (size_t i = 0; i < sizeof lengths / sizeof *lengths; i++) {
        Buf body = {0};
        for (int left = lengths[i], k = 0; left > 0; left -= 150, k++)
            buf_printf(&body, "%s\n\n", bench_paragraph(b, (unsigned)(i * 50) + (unsigned)k, left < 140 ? left : 140));
        Article *list[] = {bench_article(b, "byline: 作者\n", body.data, LANG_ZH_HANS)};
        list[0]->slug = "a";
        buf_free(&body);
        bool ok, ornament;
        IssueFrames f = set_issue(b, lc, "broadsheet", list, 1, b->diag, &ok);
        CHECK(c, ok && f.n_pages == 1);
        Len end = base->top + (base->lines - base->bottom) * base->pitch, foot = foot_of(&f.pages[0], &ornament);
        bool is_full = end - foot < 5 * base->larger->pitch;
        CHECK_AT(c, is_full || ornament, "%d characters: %.1f pt", lengths[i], len_to_pt(end - foot));
        full += is_full;
    }
    CHECK_AT(c, full >= 5, "%d", full);
    layout_context_free(lc);
}

/* Whatever its length, the only article of a page has the headline of a lead, over all columns: a layout's larger type
 * that left it a smaller one isn't taken. */
static void test_headline_first(Checks *c, Bench *b)
{
    Group group = {.name = "", .base_url = ""};
    LayoutContext *lc =
        layout_context_new(b->world, b->diag, &group, PAIBAN_SOURCE_DIR "/layouts", PAIBAN_SOURCE_DIR "/fonts");
    for (int length = 1200; length <= 3000; length += 150) {
        Buf body = {0};
        for (int left = length, k = 0; left > 0; left -= 150, k++)
            buf_printf(&body, "%s%s\n\n", k % 4 == 3 ? "## 小标题在这里\n\n" : "",
                       bench_paragraph(b, (unsigned)k, left < 140 ? left : 140));
        Article *list[] = {bench_article(b, "deck: 副题在主题下面\nbyline: 作者\n", body.data, LANG_ZH_HANS)};
        list[0]->slug = "a";
        list[0]->title = "走遍十八弯 一路到山前";
        buf_free(&body);
        bool ok;
        IssueFrames f = set_issue(b, lc, "broadsheet", list, 1, b->diag, &ok);
        CHECK(c, ok && f.n_pages == 1 && f.pages[0].report->n == 1);
        CHECK_AT(c, !(f.pages[0].report->pieces[0].shrunk & SHRUNK_HEADLINE), "%d characters", length);
    }
    layout_context_free(lc);
}

int main(void)
{
    Checks c = {0};
    Bench b;
    if (!bench_open(&b))
        return 1;
    test_little(&c, &b, "broadsheet");
    test_little(&c, &b, "tabloid");
    test_one_article(&c, &b);
    test_headline_first(&c, &b);
    Buf out = {0};
    diag_print(b.diag, false, &out);
    CHECK_STR(&c, out.data ? out.data : "", "");
    buf_free(&out);
    bench_close(&b);
    return CHECK_END(&c);
}
