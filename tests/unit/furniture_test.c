/* Furniture never prints over itself: names of any length shrink to their place, or are told at their key. */
#include "layout/layout.h"
#include "tests/unit/layout_fixture.h"

enum { PAGES = 3, MOST_LINES = 400 };

static const char *const names[LANGS] = {
    [LANG_ZH_HANS] = "新疆生产建设兵团农业水利科技教育文化报纸", /* 20 characters */
    [LANG_ZH_HANT] = "臺灣海峽兩岸農業水利科技教育文化新聞報紙",
    [LANG_BO] = "བོད་ལྗོངས་ཞིང་འབྲོག་ཆུ་བེད་ཚན་རྩལ་སློབ་གསོ་རིག་གནས་གསར་འགྱུར་ཚགས་པར་ཁང་གི་དཔེ་མཚོན་",
};

/* The first n characters; of a Tibetan name, syllables. */
static const char *cut(Arena *a, Lang lang, int n)
{
    const char *s = names[lang];
    size_t bytes = 0;
    while (n-- > 0 && s[bytes]) {
        if (lang == LANG_BO) {
            const char *tsheg = strstr(s + bytes, "་");
            bytes = tsheg ? (size_t)(tsheg - s) + 3 : strlen(s);
        } else {
            bytes += 3;
        }
    }
    return arena_strndup(a, s, bytes);
}

typedef struct Box {
    Len left, top, right, bottom;
} Box;

/* Boxes of the characters' bodies: Han stand in the whole em, Tibetan letters hang from a line above the foot. */
static size_t furniture_boxes(const PageFrame *page, Box *out)
{
    size_t n = 0;
    for (size_t i = 0; i < page->n_items; i++) {
        const Line *l = &page->items[i].u.line;
        if (page->items[i].kind != ITEM_LINE || l->kind != LINE_FURNITURE || !l->n_runs || n == MOST_LINES)
            continue;
        Len size = 0;
        bool tibetan = false;
        for (uint32_t k = 0; k < l->n_runs; k++) {
            size = l->runs[k].size > size ? l->runs[k].size : size;
            tibetan |= l->runs[k].lang == LANG_BO;
        }
        Len up = len_mul(size, tibetan ? 70 : 88, 100);
        out[n++] = (Box){l->x, l->y - up, l->x + l->w, l->y + size - len_mul(size, 88, 100)};
    }
    return n;
}

static bool meet(const Box *a, const Box *b)
{
    return a->left + 8 < b->right && b->left + 8 < a->right && a->top < b->bottom && b->top < a->bottom;
}

typedef struct Sample {
    Paper paper;
    Issue issue;
    PageSpec pages[PAGES];
    Article *articles[PAGES];
    Source yaml; /* stands for the files: each value at a place of its own */
} Sample;

static Span at(Sample *s, size_t place)
{
    return span_at(&s->yaml, place, place + 1);
}

static void make_sample(Bench *b, Sample *s, const char *layout, Lang lang, const char *name)
{
    static const char *editors[] = {"张三", "李四光", "王五"};
    *s = (Sample){.paper = paper_blank("p", layout, lang)};
    s->yaml = (Source){.path = "paper.yaml", .text = "0123456789", .len = 10};
    s->paper.title = name;
    s->paper.publisher = name;
    s->paper.title_zh = lang == LANG_BO ? "西藏日报藏文版" : "";
    s->paper.pinyin = "XINJIANG SHENGCHAN JIANSHE BINGTUAN BAO";
    s->paper.cn = "CN 00-0000";
    s->paper.issn = "0000-0000";
    s->paper.postal = "00-0";
    s->paper.specimen = true;
    s->paper.spans = (PaperSpans){.title = at(s, 0), .publisher = at(s, 1), .pinyin = at(s, 2)};
    s->issue = issue_blank(&s->paper, (Date){2021, 11, 22});
    s->issue.number = "12345";
    s->issue.weather = "多云转晴";
    s->issue.arena = b->arena;
    for (int i = 0; i < PAGES; i++) {
        s->articles[i] = bench_article(b, "", bench_paragraph(b, (unsigned)i, 60), LANG_ZH_HANS);
        s->articles[i]->slug = arena_printf(b->arena, "a%d", i);
        s->pages[i] = (PageSpec){.title = name,
                                 .articles = &s->articles[i],
                                 .n_articles = 1,
                                 .editors = editors,
                                 .n_editors = 3,
                                 .span = at(s, 4),
                                 .editors_span = at(s, 5)};
    }
    s->issue.pages = s->pages;
    s->issue.articles = s->articles;
    s->issue.n_pages = s->issue.n_articles = PAGES;
    bench_resolve(b, &s->issue);
}

static LayoutContext *context(Bench *b, const Group *group)
{
    return layout_context_new(b->world, b->diag, group, PAIBAN_SOURCE_DIR "/layouts", PAIBAN_SOURCE_DIR "/fonts");
}

static void check_pages(Checks *c, const IssueFrames *f, const char *what)
{
    Box boxes[MOST_LINES];
    for (size_t p = 0; p < f->n_pages && p < PAGES; p++) {
        size_t n = furniture_boxes(&f->pages[p], boxes);
        CHECK_AT(c, n >= 4, "%s: %zu lines", what, n);
        for (size_t i = 0; i < n; i++) {
            CHECK_AT(c, boxes[i].left >= 0 && boxes[i].right <= f->pages[p].width, "%s: off the page", what);
            for (size_t k = i + 1; k < n; k++)
                CHECK_AT(c, !meet(&boxes[i], &boxes[k]),
                         "%s, page %zu: (%.0f %.0f %.0f %.0f) and (%.0f %.0f %.0f %.0f)", what, p + 1,
                         len_to_pt(boxes[i].left), len_to_pt(boxes[i].top), len_to_pt(boxes[i].right),
                         len_to_pt(boxes[i].bottom), len_to_pt(boxes[k].left), len_to_pt(boxes[k].top),
                         len_to_pt(boxes[k].right), len_to_pt(boxes[k].bottom));
        }
    }
}

static void test_names(Checks *c, Bench *b)
{
    static const char *const layouts[] = {"broadsheet", "tabloid"};
    Group group = {.name = "集团", .base_url = "https://example.org/"};
    LayoutContext *lc = context(b, &group);
    for (size_t l = 0; l < 2; l++)
        for (int lang = LANG_ZH_HANS; lang <= LANG_BO; lang++)
            for (int n = 1; n <= 20; n++) {
                Sample s;
                IssueFrames f;
                Diag *d = diag_new();
                Buf told = {0};
                make_sample(b, &s, layouts[l], (Lang)lang, cut(b->arena, (Lang)lang, n));
                bool ok = layout_issue(lc, d, &s.issue, &f);
                diag_print(d, false, &told);
                const char *what = arena_printf(b->arena, "%s %s %d", layouts[l], lang_tag((Lang)lang), n);
                CHECK_AT(c, ok, "%s: %s", what, told.data ? told.data : "");
                check_pages(c, &f, what);
                buf_free(&told);
                diag_free(d);
            }
    layout_context_free(lc);
}

/* What does not fit at its least size is told at its key, once for all pages. */
static void test_too_long(Checks *c, Bench *b)
{
    Group group = {.name = "", .base_url = ""};
    LayoutContext *lc = context(b, &group);
    const char *name = arena_printf(b->arena, "%s%s%s%s", names[LANG_ZH_HANS], names[LANG_ZH_HANS], names[LANG_ZH_HANS],
                                    names[LANG_ZH_HANS]);
    static const struct {
        const char *field, *told;
    } cases[] = {{"title", "paper.yaml:1:1: error: `title` is too long for its place"},
                 {"publisher", "paper.yaml:1:2: error: `publisher` is too long for its place"},
                 {"page", "paper.yaml:1:5: error: `page_title` is too long for its place"},
                 {"weather", "paper.yaml:1:4: error: `weather` is too long for its place"}};
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        Sample s;
        IssueFrames f;
        Diag *d = diag_new();
        Buf told = {0};
        make_sample(b, &s, "broadsheet", LANG_ZH_HANS, "日报");
        s.issue.spans.weather = at(&s, 3);
        if (i == 0)
            s.paper.title = name;
        else if (i == 1)
            s.paper.publisher = name;
        else if (i == 2)
            s.pages[1].title = name;
        else
            s.issue.weather = name;
        CHECK_AT(c, !layout_issue(lc, d, &s.issue, &f), "%s", cases[i].field);
        diag_print(d, false, &told);
        CHECK_AT(c, strstr(told.data, cases[i].told), "%s: %s", cases[i].field, told.data);
        CHECK_INT(c, diag_errors(d), 1);
        buf_free(&told);
        diag_free(d);
    }
    layout_context_free(lc);
}

/* A nameplate stands for the name, as a figure with the name as its text. */
static void test_nameplate(Checks *c, Bench *b)
{
    static const Picture picture = {.format = PICTURE_PNG, .width = 400, .height = 100};
    Group group = {.name = "", .base_url = ""};
    LayoutContext *lc = context(b, &group);
    Sample s;
    IssueFrames f;
    make_sample(b, &s, "broadsheet", LANG_ZH_HANS, "日报");
    s.paper.nameplate = (SitePicture){"name.png", &picture};
    CHECK(c, layout_issue(lc, b->diag, &s.issue, &f));
    const PageFrame *front = &f.pages[0];
    int depth = 0, pictures = 0, names_set = 0;
    const GroupInfo *inside = NULL;
    for (size_t i = 0; i < front->n_items; i++) {
        const Item *it = &front->items[i];
        depth += it->kind == ITEM_BEGIN ? 1 : it->kind == ITEM_END ? -1 : 0;
        if (it->kind == ITEM_BEGIN)
            inside = &it->u.group;
        if (it->kind == ITEM_IMAGE) {
            Rect r = it->u.image.at;
            pictures++;
            CHECK(c, inside->tag == TAG_FIGURE && depth == 2);
            CHECK_STR(c, inside->alt, "日报");
            CHECK_INT(c, r.w, 4 * r.h); /* its shape, whole */
            CHECK(c, it->u.image.crop.w == 400 * 1024 && it->u.image.crop.h == 100 * 1024);
        }
        if (it->kind == ITEM_LINE && it->u.line.kind == LINE_FURNITURE && it->u.line.n_runs &&
            it->u.line.runs[0].n_text == 6 && memcmp(it->u.line.runs[0].text, "日报", 6) == 0)
            names_set++;
    }
    CHECK_INT(c, pictures, 1);
    CHECK_INT(c, names_set, 0);
    CHECK_INT(c, depth, 0);
    layout_context_free(lc);
}

int main(void)
{
    Checks c = {0};
    Bench b;
    if (!bench_open(&b))
        return 1;
    test_names(&c, &b);
    test_too_long(&c, &b);
    test_nameplate(&c, &b);
    CHECK_INT(&c, diag_errors(b.diag), 0);
    bench_close(&b);
    return CHECK_END(&c);
}
