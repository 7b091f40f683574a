/* Content folders made on the spot: what is loaded, and what is said of each fault. */
#include "tests/check.h"
#include "tests/unit/picture_fixture.h"
#include "tests/unit/site_fixture.h"

typedef struct File {
    const char *path, *text;
    size_t n; /* 0: a string */
} File;

#define GROUP                                                                                                          \
    "name: 报社\nbase_url: https://paper.test/epaper\npapers: [a, b]\nlinks:\n  - {title: 官网, url: "             \
    "https://example.org}\n"
#define PAPER "title: 甲报\nlang: zh-Hans\nlayout: broadsheet\naccent: \"#a3241c\"\nspecimen: true\n"
#define PAPER_BO "title: ཚགས་པར།\ntitle_zh: 藏文版\npinyin: RIBAO\nlang: bo\nlayout: tabloid\n"
#define ARTICLE(title) "---\ntitle: " title "\n---\n正文。\n"
#define PLACED(title, rest) "---\ntitle: " title "\n" rest "---\n正文。\n"
#define PNG "PNG"   /* stands for a file of 640 × 480 pixels */
#define JPEG "JPEG" /* 32 × 16 */
#define TURNED "TURNED"

static void write_picture(World *w, Diag *d, const char *path, const char *name)
{
    static const unsigned char grey[4] = {128, 128, 128, 0};
    static const char turned[] = "\xFF\xE1\0\x22"
                                 "Exif\0\0MM\0*\0\0\0\x08\0\1\1\x12\0\3\0\0\0\1\0\6\0\0\0\0\0\0";
    Buf file = *name == 'P' ? png_file(&(PngKind){640, 480, PNG_COLOR_TYPE_RGB, 8, false, NULL})
                            : jpeg_file(32, 16, TJPF_RGB, TJSAMP_444, 0, grey, grey);
    Buf all = {0};
    buf_put(&all, file.data, 2);
    if (*name == 'T')
        buf_put(&all, turned, sizeof turned - 1);
    buf_put(&all, file.data + 2, file.len - 2);
    world_write(w, d, path, all.data, all.len);
    buf_free(&file);
    buf_free(&all);
}

/* Each test has its own folder. */
static void write_files(World *w, Diag *d, const char *root, const File *files)
{
    for (const File *f = files; f->path; f++) {
        char path[200];
        snprintf(path, sizeof path, "%s/%s", root, f->path);
        if (strcmp(f->text, PNG) == 0 || strcmp(f->text, JPEG) == 0 || strcmp(f->text, TURNED) == 0)
            write_picture(w, d, path, f->text);
        else
            world_write(w, d, path, f->text, f->n ? f->n : strlen(f->text));
    }
}

/* Reports on one line, without source lines, the folder's name cut off. */
static void put_reports(const Diag *d, const char *root, Buf *out)
{
    Buf b = {0};
    size_t n = strlen(root);
    buf_puts(&b, "");
    diag_print(d, false, &b);
    for (char *line = b.data, *next; *line; line = next) {
        next = strchr(line, '\n');
        *next++ = 0;
        if (strncmp(line, "    ", 4) == 0)
            continue;
        if (strncmp(line, "hint: ", 6) == 0) {
            buf_printf(out, " (%s)", line + 6);
            continue;
        }
        if (out->len)
            buf_puts(out, "; ");
        for (char *hit; (hit = strstr(line, root)); line = hit + n + 1)
            buf_put(out, line, (size_t)(hit - line));
        buf_puts(out, line);
    }
    buf_free(&b);
}

/* Lives in the arena. */
static Group *load(Arena *a, const char *root, const File *files, bool drafts, Buf *reports)
{
    World *w = world_new();
    Diag *d = diag_new();
    write_files(w, d, root, files);
    Group *g = load_whole_site(w, d, a, root, drafts);
    reports->len = 0;
    buf_puts(reports, "");
    put_reports(d, root, reports);
    diag_free(d);
    world_free(w);
    return g;
}

static void put_pages(const Issue *issue, Buf *out)
{
    out->len = 0;
    for (size_t i = 0; i < issue->n_pages; i++) {
        const PageSpec *p = &issue->pages[i];
        buf_printf(out, "%s%s:", i ? "; " : "", p->title);
        for (size_t k = 0; k < p->n_articles; k++)
            buf_printf(out, " %s", p->articles[k]->slug);
    }
}

static void test_whole(Checks *c)
{
    static const File files[] = {
        {"group.yaml", GROUP, 0},
        {"a/paper.yaml", PAPER, 0},
        {"b/paper.yaml", PAPER_BO, 0},
        {"a/2021-11-02/issue.yaml",
         "number: 12\nweather: 晴\npages:\n  - {title: 要闻, editors: [甲, 乙], articles: [two, one]}\n"
         "  - {title: 文化, layout: x, articles: [three.md]}\n",
         0},
        {"a/2021-11-02/one.md", ARTICLE("一"), 0},
        {"a/2021-11-02/two.md", "---\ntitle: 二\nimage: p.png\ncaption: 图,说\ncredit: 摄\n---\n\n![x](j.jpg)\n", 0},
        {"a/2021-11-02/three.md", ARTICLE("三"), 0},
        {"a/2021-11-02/four.md", PLACED("四", "draft: true\nbad: 1\n"), 0},
        {"a/2021-11-02/p.png", PNG, 0},
        {"a/2021-11-02/j.jpg", JPEG, 0},
        {"a/2021-10-01/x.md", PLACED("零", "page: 2\nsection: 副刊\n"), 0},
        {"a/2021-10-01/y.md", PLACED("零", "section: 要闻\n"), 0},
        {"a/2021-10-01/z.md", PLACED("零", "priority: 1\nsection: 头条\n"), 0},
        {"b/2021-11-02/s.md", ARTICLE("ཀ"), 0},
        {NULL, NULL, 0},
    };
    Buf reports = {0}, pages = {0};
    Arena *arena = arena_new();
    Group *g = load(arena, "whole", files, false, &reports);
    CHECK_STR(c, reports.data, "");
    CHECK_STR(c, g->base_url, "https://paper.test/epaper/");
    CHECK_STR(c, g->links[0].title, "官网");
    CHECK_INT(c, g->n_papers, 2);
    const Paper *a = &g->papers[0], *b = &g->papers[1];
    CHECK(c, a->specimen && a->lang == LANG_ZH_HANS && b->lang == LANG_BO);
    CHECK_STR(c, b->title_zh, "藏文版");
    CHECK_STR(c, b->pinyin, "RIBAO");
    CHECK_STR(c, a->accent, "#a3241c");
    CHECK_INT(c, a->n_issues, 2);
    put_pages(a->issues[0], &pages);
    CHECK_STR(c, pages.data, "头条: z y; 副刊: x");
    const Issue *issue = a->issues[1];
    put_pages(issue, &pages);
    CHECK_STR(c, pages.data, "要闻: two one; 文化: three");
    CHECK_INT(c, issue->n_articles, 3);
    CHECK_INT(c, issue->articles[2]->page, 2);
    CHECK_STR(c, issue->number, "12");
    CHECK_STR(c, issue->lunar, "农历辛丑年九月廿八");
    CHECK_STR(c, issue->pages[0].editors[1], "乙");
    CHECK_STR(c, issue->pages[1].layout, "x");
    CHECK(c, !issue->pages[0].layout);
    CHECK_STR(c, b->issues[0]->lunar, "");
    CHECK_INT(c, b->issues[0]->articles[0]->lang, LANG_BO);
    const Article *two = issue->articles[0];
    CHECK_INT(c, two->image->width_px, 640);
    CHECK_INT(c, two->image->height_px, 480);
    CHECK_STR(c, two->image->inlines.at[0].text, "图，说");
    CHECK_STR(c, two->image->credit, "摄");
    CHECK_INT(c, two->blocks[0].width_px, 32);
    CHECK_INT(c, two->blocks[0].height_px, 16);
    CHECK_STR(c, two->blocks[0].path, "whole/a/2021-11-02/j.jpg");
    arena_free(arena);
    buf_free(&reports);
    buf_free(&pages);
}

static void test_group_faults(Checks *c)
{
    static const File files[] = {
        {"group.yaml",
         "name: 报社\nbase_url: example.org\npapers: [a, nope, a, Bad, nopaper]\nlinks: [{title: x, url: y}]\n"
         "nmae: x\n",
         0},
        {"a/paper.yaml", "title: 甲报\nlang: zh\nlayout: x\naccent: red\n", 0},
        {"a/notes.txt", "x", 0},
        {"a/2021-02-30/x.md", ARTICLE("一"), 0},
        {"nopaper/2021-02-03/x.md", ARTICLE("一"), 0},
        {"unlisted/paper.yaml", PAPER, 0},
        {NULL, NULL, 0},
    };
    Buf reports = {0};
    Arena *arena = arena_new();
    Group *g = load(arena, "faults", files, false, &reports);
    CHECK_STR(
        c, reports.data,
        "a/2021-02-30: error: 2021-02-30 is not a date (name an issue's folder YYYY-MM-DD, with a day that exists); "
        "a/notes.txt: warning: nothing uses this file (articles and pictures go into the issue's folder); "
        "a/paper.yaml:2:7: error: `lang` must be zh-Hans, zh-Hant, bo or en, not “zh” (the nearest is `zh-Hans`); "
        "a/paper.yaml:4:9: error: `accent` must be a colour, #rrggbb, not “red” (write accent: \"#a3241c\", in "
        "quotes); "
        "group.yaml:2:11: error: `base_url` is not a web address (write https://host/path/); "
        "group.yaml:3:9: warning: the paper unlisted is not listed (add it, or move the folder away); "
        "group.yaml:3:13: error: there is no folder nope (the nearest folder is `nopaper`); "
        "group.yaml:3:19: error: the paper a is listed twice (delete one); "
        "group.yaml:3:22: error: the paper's name `Bad` has capital letters, which some file systems can't tell apart "
        "(rename it, for example to `bad`); "
        "group.yaml:3:27: error: nopaper/paper.yaml is missing (write one, with title, lang and layout: paiban new "
        "paper ID); "
        "group.yaml:4:25: error: the link is not a web address (write https://host/path); "
        "group.yaml:5:1: error: group.yaml has no key `nmae` (did you mean `name` (名称)?)");
    CHECK(c, g && g->n_papers == 1);
    arena_free(arena);
    buf_free(&reports);
}

#define ISSUE_FAULTS_HEAD "name: 报社\npapers: [a]\n"

/* Page 4's list is there, under another key: neither is the page empty, nor is it known that no page lists an article.
 */
static void test_issue_faults(Checks *c)
{
    static const File files[] = {
        {"group.yaml", ISSUE_FAULTS_HEAD, 0},
        {"a/paper.yaml", PAPER, 0},
        {"a/2021-11-01/issue.yaml", "number: 1\n", 0},
        {"a/2021-11-02/issue.yaml",
         "pages:\n  - title: 一\n    articles: [one, twoo, one]\n  - title: 二\n    articles: []\n  - title: 三\n"
         "    articles: [draft]\n  - title: 四\n    article: [one]\n",
         0},
        {"a/2021-11-02/one.md", ARTICLE("一"), 0},
        {"a/2021-11-02/two.md", ARTICLE("二"), 0},
        {"a/2021-11-02/index.md", ARTICLE("三"), 0},
        {"a/2021-11-02/draft.md", PLACED("四", "draft: true\n"), 0},
        {"a/2021-11-02/x.docx", "x", 0},
        {"a/2021-11-03/one.md", PLACED("一", "page: 3\n"), 0},
        {NULL, NULL, 0},
    };
    Buf reports = {0};
    Arena *arena = arena_new();
    Group *g = load(arena, "issues", files, false, &reports);
    CHECK_STR(
        c, reports.data,
        "a/2021-11-01: error: an issue without articles (write an article, a file slug.md); "
        "a/2021-11-02/index.md:1:1: error: the article's name `index` is a name the site needs (rename it, for example "
        "to "
        "`index-1`); "
        "a/2021-11-02/issue.yaml:3:21: error: there is no article twoo.md in a/2021-11-02 (the nearest is `two`); "
        "a/2021-11-02/issue.yaml:3:27: error: the article one is listed in line 3 already (delete one); "
        "a/2021-11-02/issue.yaml:4:12: error: page 2 has no article (list one; a page of advertisements has `ads`); "
        "a/2021-11-02/issue.yaml:6:12: error: page 3 has only drafts (build with --drafts, or list another article); "
        "a/2021-11-02/issue.yaml:9:5: error: a page has no key `article` (did you mean `articles` (文章)?); "
        "a/2021-11-02/x.docx: warning: nothing uses this file (articles are .md files, pictures .jpg, .png, .webp, "
        ".avif or .svg); "
        "a/2021-11-03/one.md:2:8: error: the article is on page 3, but no article is on page 1 (change its `page`)");
    g = load(arena, "issues", files, true, &reports);
    CHECK(c, !strstr(reports.data, "only drafts"));
    CHECK_INT(c, g->papers[0].issues[1]->n_articles, 2);
    arena_free(arena);
    buf_free(&reports);
}

static void test_pictures(Checks *c)
{
    static const File files[] = {
        {"group.yaml", ISSUE_FAULTS_HEAD, 0},
        {"a/paper.yaml", PAPER, 0},
        {"a/2021-11-02/one.md",
         "---\ntitle: 一\nimage: "
         "huose.png\n---\n![](house.pgn)\n\n![](../x.png)\n\n![](http://a.b/c.png)\n\n![](/etc/x.png)"
         "\n\n![](bad.png)\n\n![](a%20b.png)\n\n![](turned.jpg)\n",
         0},
        {"a/2021-11-02/house.png", PNG, 0},
        {"a/2021-11-02/a b.png", PNG, 0},
        {"a/2021-11-02/bad.png", "GIF89a", 0},
        {"a/2021-11-02/turned.jpg", TURNED, 0},
        {NULL, NULL, 0},
    };
    Buf reports = {0};
    Arena *arena = arena_new();
    Group *g = load(arena, "pictures", files, false, &reports);
    CHECK_STR(
        c, reports.data,
        "a/2021-11-02/one.md:3:8: error: there is no picture huose.png (did you mean `house.png`?); "
        "a/2021-11-02/one.md:5:1: error: there is no picture house.pgn (did you mean `house.png`?); "
        "a/2021-11-02/one.md:7:1: error: the picture ../x.png is not beside the article (copy the picture into the "
        "article's folder); "
        "a/2021-11-02/one.md:9:1: error: the picture http://a.b/c.png is not beside the article (copy the picture into "
        "the article's folder); "
        "a/2021-11-02/one.md:11:1: error: the picture /etc/x.png is not beside the article (copy the picture into the "
        "article's folder); "
        "a/2021-11-02/one.md:13:1: error: bad.png is not a PNG or JPEG picture but a GIF (convert it: convert "
        "'bad.png[0]' 'bad-1.png' (package imagemagick), and name bad-1.png); "
        "a/2021-11-02/one.md:15:1: warning: nothing says what the picture a%20b.png shows, for those who can't see it "
        "(write ![what it shows](file \"caption\")); "
        "a/2021-11-02/one.md:17:1: warning: nothing says what the picture turned.jpg shows, for those who can't see it "
        "(write ![what it shows](file \"caption\"))");
    /* It lies on its side as stored: what is laid out is upright. */
    const Block *turned = &g->papers[0].issues[0]->articles[0]->blocks[6];
    CHECK(c, turned->picture && turned->picture->orientation == 6);
    CHECK_INT(c, turned->width_px, turned->picture->height);
    CHECK_INT(c, turned->height_px, turned->picture->width);
    CHECK_INT(c, g->papers[0].issues[0]->articles[0]->n_blocks, 7);
    arena_free(arena);
    buf_free(&reports);
}

/* Papers and dates can be chosen; issues load one by one. */
static void test_selection(Checks *c)
{
    World *w = world_new();
    Diag *d = diag_new();
    Arena *a = arena_new();
    SiteOptions o = {.content = "whole", .paper = "a", .iso = "2021-10-01"};
    Group *g = site_load(w, d, a, &o);
    CHECK_INT(c, g->papers[0].n_issues, 1);
    CHECK_INT(c, g->papers[1].n_issues, 0);
    Issue *issue = g->papers[0].issues[0];
    CHECK_INT(c, issue->n_articles, 0);
    CHECK(c, site_load_issue(w, d, issue));
    CHECK_INT(c, issue->n_articles, 3);
    site_unload_issue(issue);
    CHECK_INT(c, issue->n_articles, 0);
    o.content = "nowhere";
    CHECK(c, !site_load(w, d, a, &o));
    CHECK_INT(c, diag_errors(d), 1);
    arena_free(a);
    diag_free(d);
    world_free(w);
}

int main(void)
{
    Checks c = {0};
    test_whole(&c);
    test_group_faults(&c);
    test_issue_faults(&c);
    test_pictures(&c);
    test_selection(&c);
    return CHECK_END(&c);
}
