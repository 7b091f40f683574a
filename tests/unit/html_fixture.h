/* A small group made by hand: one paper with two issues and an article that holds every kind of block, a Tibetan paper,
 * a paper without an issue. What the site emits is kept in memory, sorted by path. */
#ifndef TESTS_HTML_FIXTURE_H
#define TESTS_HTML_FIXTURE_H

#include "facets/facets.h"
#include "html/html.h"
#include "resolve/resolve.h"
#include "tests/unit/press_fixture.h"
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

typedef struct OutFile {
    char *path;
    char *data;
    size_t n;
} OutFile;

typedef struct OutFiles {
    OutFile at[400];
    size_t n;
} OutFiles;

static bool keep_file(void *context, Diag *d, const char *path, const void *data, size_t n)
{
    OutFiles *out = context;
    (void)d;
    if (out->n == sizeof out->at / sizeof *out->at)
        return false;
    char *copy = mem_alloc(n + 1);
    memcpy(copy, data, n);
    out->at[out->n++] = (OutFile){mem_strdup(path), copy, n};
    return true;
}

static int compare_files(const void *a, const void *b)
{
    return strcmp(((const OutFile *)a)->path, ((const OutFile *)b)->path);
}

static const char *out_lookup(const OutFiles *out, const char *path)
{
    for (size_t i = 0; i < out->n; i++)
        if (strcmp(out->at[i].path, path) == 0)
            return out->at[i].data;
    return NULL;
}

static void out_free(OutFiles *out)
{
    for (size_t i = 0; i < out->n; i++) {
        mem_free(out->at[i].path);
        mem_free(out->at[i].data);
    }
    out->n = 0;
}

static Inlines text_inlines(Arena *a, const char *text)
{
    Inline *in = ARENA_NEW(a, Inline);
    *in = (Inline){.kind = INL_TEXT, .text = text};
    return (Inlines){in, 1};
}

static Article *new_article(Arena *a, const char *slug, const char *title, Lang lang)
{
    Article *x = ARENA_NEW(a, Article);
    const char *empty = "";
    *x = (Article){.slug = slug,
                   .path = slug,
                   .lang = lang,
                   .title = title,
                   .kicker = empty,
                   .deck = empty,
                   .byline = empty,
                   .dateline = empty,
                   .section = empty,
                   .summary = empty,
                   .column = empty,
                   .page = 1};
    return x;
}

static void add_blocks(Arena *a, Article *x, const Block *blocks, size_t n)
{
    x->blocks = arena_dup(a, blocks, n * sizeof *blocks);
    x->n_blocks = n;
}

static Block para(Arena *a, const char *text)
{
    return (Block){.kind = BLK_PARA, .inlines = text_inlines(a, text)};
}

/* Every kind of block and inline, and everything that must be escaped. */
static Article *rich_article(Arena *a)
{
    static const char *const readings[] = {"lā", "sà"};
    static const char *tags[] = {"乡村振兴", "a<b"};
    static CellAlign aligns[] = {CELL_LEFT, CELL_RIGHT};
    Article *x = new_article(a, "fendou & 1", "奋斗最基层 实干<助>发展", LANG_ZH_HANS);
    x->kicker = "“引题”";
    x->deck = "——近年来山南市干部驻村工作综述";
    x->byline = "本报记者 刘枫";
    x->dateline = "本报拉萨11月2日电";
    x->lists = LISTS_CHINESE;
    x->section = "要闻";
    x->tags = tags;
    x->n_tags = 2;
    Inline mixed[] = {
        {.kind = INL_TEXT, .text = "今年以来，"},
        {.kind = INL_TEXT, .text = "全面", .marks = MARK_STRONG},
        {.kind = INL_TEXT, .text = "推进", .marks = MARK_STRONG | MARK_EM},
        {.kind = INL_RUBY,
         .text = "拉萨",
         .readings = (const char **)arena_dup(a, readings, sizeof readings),
         .n_readings = 2},
        {.kind = INL_NOTE, .note = 1},
        {.kind = INL_TEXT, .text = "市<b>、བོད་ལྗོངས།的发展，见"},
        {.kind = INL_TEXT, .text = "去年", .href = "erjie.html#top"},
        {.kind = INL_TEXT, .text = "的", .href = "erjie.html#top", .marks = MARK_EM},
        {.kind = INL_TEXT, .text = "网站", .href = "https://example.com/?a=1&b=\"2\""},
        {.kind = INL_TEXT, .text = "坏"},
        {.kind = INL_TEXT, .text = "数据"},
        {.kind = INL_BREAK},
        {.kind = INL_TEXT, .text = "x < y", .marks = MARK_CODE},
    };
    Block item[] = {para(a, "第一"), para(a, "第二")};
    Block items[] = {{.kind = BLK_ITEM, .children = arena_dup(a, &item[0], sizeof *item), .n_children = 1},
                     {.kind = BLK_ITEM, .children = arena_dup(a, &item[1], sizeof *item), .n_children = 1}};
    Block cells[] = {{.kind = BLK_CELL, .inlines = text_inlines(a, "县")},
                     {.kind = BLK_CELL, .inlines = text_inlines(a, "1,677")}};
    Block rows[2];
    for (size_t i = 0; i < 2; i++)
        rows[i] = (Block){.kind = BLK_ROW, .children = arena_dup(a, cells, sizeof cells), .n_children = 2};
    Block quote = para(a, "驻村工作队来了之后，我们村变化很大。");
    Block blocks[] = {
        {.kind = BLK_PARA, .inlines = {arena_dup(a, mixed, sizeof mixed), sizeof mixed / sizeof *mixed}},
        {.kind = BLK_HEADING,
         .level = 2,
         .anchor = "思想引领与为民服务并重",
         .inlines = text_inlines(a, "思想引领与为民服务并重")},
        {.kind = BLK_HEADING, .level = 5, .anchor = "下一级", .inlines = text_inlines(a, "下一级")},
        {.kind = BLK_LIST,
         .ordered = true,
         .tight = true,
         .start = 3,
         .numbering = NUM_HAN,
         .children = arena_dup(a, items, sizeof items),
         .n_children = 2},
        {.kind = BLK_LIST, .children = arena_dup(a, items, sizeof items), .n_children = 2},
        {.kind = BLK_TABLE,
         .aligns = aligns,
         .n_columns = 2,
         .inlines = text_inlines(a, "驻村情况"),
         .children = arena_dup(a, rows, sizeof rows),
         .n_children = 2},
        {.kind = BLK_QUOTE, .children = arena_dup(a, &quote, sizeof quote), .n_children = 1},
        {.kind = BLK_VERSE, .inlines = text_inlines(a, "远上寒山石径斜")},
        {.kind = BLK_CODE, .text = "if (a < b) { }\n", .alt = "c"},
        {.kind = BLK_FIGURE,
         .src = "photo 1.png",
         .path = "photo 1.png",
         .alt = "雪山\"下",
         .width_px = 640,
         .height_px = 480,
         .credit = "本报记者 摄",
         .inlines = text_inlines(a, "雪山下的村庄。")},
        {.kind = BLK_RULE},
        para(a, "</script><script>alert(1)</script>"),
    };
    add_blocks(a, x, blocks, sizeof blocks / sizeof *blocks);
    Block note = para(a, "拉萨，意为圣地。");
    Note *notes = ARENA_NEW(a, Note);
    *notes = (Note){.blocks = arena_dup(a, &note, sizeof note), .n_blocks = 1};
    x->notes = notes;
    x->n_notes = 1;
    return x;
}

static Issue *new_issue(Arena *a, const Paper *paper, const char *iso, Article **articles, size_t n, size_t pages)
{
    Issue *issue = ARENA_NEW(a, Issue);
    Date date = {0};
    sscanf(iso, "%d-%d-%d", &date.year, &date.month, &date.day);
    *issue = issue_blank(paper, date);
    issue->number = "23456";
    issue->arena = a;
    issue->dir = ".";
    issue->articles = arena_dup(a, articles, n * sizeof *articles);
    issue->n_articles = n;
    issue->pages = ARENA_ARRAY(a, PageSpec, pages);
    issue->n_pages = pages;
    static const char *editors[] = {"王 编辑", "李编辑"};
    for (size_t i = 0; i < pages; i++)
        issue->pages[i] = (PageSpec){.title = i ? "综合" : "要闻", .editors = editors, .n_editors = 2};
    issue->pages[0].articles = issue->articles;
    issue->pages[0].n_articles = n;
    return issue;
}

static void resolve_documents(Arena *a, Issue *issue)
{
    issue->docs = ARENA_ARRAY(a, const ResolvedDoc *, issue->n_articles + 1);
    for (size_t i = 0; i < issue->n_articles; i++)
        issue->docs[i] = resolve_article(a, issue->articles[i], &(ResolveOptions){0});
}

/* Pages with areas and no type: the first article goes on to the second page. */
static IssueFrames *new_frames(Arena *a, Issue *issue)
{
    IssueFrames *f = ARENA_NEW(a, IssueFrames);
    resolve_documents(a, issue);
    f->issue = issue;
    f->n_pages = issue->n_pages;
    f->pages = ARENA_ARRAY(a, PageFrame, f->n_pages);
    const Press *press = fixture_press(a);
    for (size_t i = 0; i < f->n_pages; i++) {
        PageFrame *p = &f->pages[i];
        *p = (PageFrame){.number = (int)i + 1,
                         .title = issue->pages[i].title,
                         .width = len_from_pt(1105),
                         .height = len_from_pt(1559),
                         .bleed = len_from_pt(8),
                         .press = press};
        size_t n = i ? 1 : issue->n_articles;
        p->areas = ARENA_ARRAY(a, Area, n);
        p->n_areas = n;
        for (size_t k = 0; k < n; k++) {
            Rect *r = ARENA_NEW(a, Rect);
            *r = (Rect){len_from_pt(54), len_from_pt(300 + 300 * (double)k), len_from_pt(900), len_from_pt(280)};
            p->areas[k] = (Area){.article = (int32_t)k,
                                 .rects = r,
                                 .n_rects = 1,
                                 .continues_on = i || f->n_pages < 2 ? 0 : 2,
                                 .continued_from = i ? 1 : 0};
        }
    }
    return f;
}

static void init_paper(Paper *p, const char *id, const char *title, Lang lang)
{
    const char *e = "";
    *p = (Paper){.id = id,
                 .title = title,
                 .layout = "_site",
                 .issn = e,
                 .cn = e,
                 .postal = e,
                 .publisher = e,
                 .slogan = e,
                 .title_zh = e,
                 .pinyin = e,
                 .accent = e,
                 .lang = lang};
}

static Group *new_group(Arena *a, const char *base_url)
{
    Group *g = ARENA_NEW(a, Group);
    *g = (Group){.name = "样本报业", .base_url = base_url, .papers = ARENA_ARRAY(a, Paper, 3), .n_papers = 3};
    init_paper(&g->papers[0], "yb", "样本日报", LANG_ZH_HANS);
    init_paper(&g->papers[1], "yb-bo", "དཔེ་མཚོན་ཚགས་པར།", LANG_BO);
    init_paper(&g->papers[2], "leer", "空报 & 无", LANG_ZH_HANS);
    g->papers[0].specimen = true;
    g->papers[0].publisher = "样本<社>";
    g->papers[0].accent = "#123abc";
    g->papers[1].title_zh = "样本日报藏文版";

    Article *second = new_article(a, "erjie", "二届三次全会召开", LANG_ZH_HANS);
    Block one = para(a, "全会号召，各族干部群众团结起来，谱写Tibet新篇章。");
    add_blocks(a, second, &one, 1);
    Article *first_issue[] = {rich_article(a), second};
    Article *early = new_article(a, "erjie", "去年的新闻", LANG_ZH_HANS);
    add_blocks(a, early, &one, 1);
    Article *bo = new_article(a, "gsal", "ཡོངས་ཁྱབ་གསལ་བསྒྲགས།", LANG_BO);
    Block bo_one = para(a, "འགྲོ་བ་མིའི་ཁྱིམ་ཚང་ 中国 ཁག་གི་ནང་མི།");
    add_blocks(a, bo, &bo_one, 1);

    Issue **issues = ARENA_ARRAY(a, Issue *, 2);
    issues[0] = new_issue(a, &g->papers[0], "2020-02-29", &early, 1, 1);
    issues[1] = new_issue(a, &g->papers[0], "2021-11-02", first_issue, 2, 2);
    g->papers[0].issues = issues;
    g->papers[0].n_issues = 2;
    g->papers[1].issues = ARENA_ARRAY(a, Issue *, 1);
    g->papers[1].issues[0] = new_issue(a, &g->papers[1], "2021-11-02", &bo, 1, 1);
    g->papers[1].n_issues = 1;
    return g;
}

/* What lists have of the issues, as they are now. */
static void set_briefs(Arena *a, const Group *g)
{
    for (size_t p = 0; p < g->n_papers; p++)
        for (size_t i = 0; i < g->papers[p].n_issues; i++) {
            IssueBrief *brief = ARENA_NEW(a, IssueBrief);
            brief_of_issue(a, g->papers[p].issues[i], brief);
            g->papers[p].issues[i]->brief = brief;
        }
}

/* Renders the whole group into out, sorted by path. */
static bool render_site(World *w, Diag *d, const Group *g, OutFiles *out)
{
    Emitter e = {keep_file, out};
    Html *h = html_new(w, d, g, PAIBAN_SOURCE_DIR "/layouts", e);
    bool ok = h != NULL;
    Arena *a = arena_new();
    set_briefs(a, g);
    ok = ok && html_search(h, d, NULL, e);
    for (size_t p = 0; ok && p < g->n_papers; p++) {
        for (size_t i = 0; ok && i < g->papers[p].n_issues; i++) {
            const IssueFrames *frames = new_frames(a, g->papers[p].issues[i]);
            Subsets *subsets = subsets_of_issue(frames, d);
            ExportIssue x = {.diag = d, .group = g, .frames = frames, .subsets = subsets, .out = e};
            Exporter to = html_exporter(h);
            ok = subsets && to.issue(to.self, &x);
            subsets_free(subsets);
        }
        ok = ok && html_paper(h, d, &g->papers[p], e);
    }
    ok = ok && html_group(h, d, e);
    html_free(h);
    arena_free(a);
    qsort(out->at, out->n, sizeof *out->at, compare_files);
    return ok;
}

#endif
