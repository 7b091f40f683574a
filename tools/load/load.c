/* group.yaml, paper.yaml and the folders of issues (load/load.h). */
#include "load/load.h"

#include "diag/phrase.h"
#include "front/front.h"
#include "beside/insert.h"
#include "world/clean.h"
#include "yaml/nearest.h"
#include "yaml/yaml.h"
#include "site/names.h"
#include <stddef.h>
#include <string.h>
#include <strings.h>

typedef struct UrlsYaml {
    Span span;
    YamlChoice scheme, as;
} UrlsYaml;

typedef struct GroupYaml {
    Span span;
    YamlText name, base_url;
    YamlList papers;  /* of YamlText */
    YamlList links;   /* of LinkYaml */
    YamlList exports; /* of YamlChoice */
    UrlsYaml urls;
} GroupYaml;

typedef struct LinkYaml {
    Span span;
    YamlText title, url;
} LinkYaml;

static const YamlField name_item = {.type = YT_TEXT, .name = true};

static const YamlField link_fields[] = {
    {.key = "title", .term = "名称", .type = YT_TEXT, .offset = offsetof(LinkYaml, title), .required = true},
    {.key = "url", .term = "网址", .type = YT_TEXT, .offset = offsetof(LinkYaml, url), .required = true},
};
static const YamlConfusion link_confusions[] = {
    {"name", "write title: …"}, {"href", "write url: https://…"}, {"link", "write url: https://…"}, {NULL, NULL}};
static const YamlSchema link_schema = {
    .what = "a link", YAML_FIELDS(LinkYaml, link_fields), .confusions = link_confusions};
static const YamlField link_item = {.type = YT_MAP, .of = &link_schema};

static const char *const exports[] = {
    [EXPORT_ALTO] = "alto", [EXPORT_EPUB] = "epub", [EXPORT_NINJS] = "ninjs", [EXPORTS] = NULL};
static const YamlField export_item = {.type = YT_CHOICE, .choices = exports};

static const char *const schemes[] = {[URLS_OWN] = "own",
                                      [URLS_FOUNDER] = "founder",
                                      [URLS_FOUNDER_MONTH] = "founder-month",
                                      [URLS_FOUNDER_MONTH + 1] = NULL};
static const char *const manners[] = {"only", "redirects", NULL};
static const YamlField urls_fields[] = {
    {.key = "scheme",
     .term = "网址格式",
     .type = YT_CHOICE,
     .offset = offsetof(UrlsYaml, scheme),
     .choices = schemes,
     .required = true},
    {.key = "as", .term = "方式", .type = YT_CHOICE, .offset = offsetof(UrlsYaml, as), .choices = manners},
};
static const YamlSchema urls_schema = {
    .what = "urls", YAML_FIELDS(UrlsYaml, urls_fields), .where = "under urls", .short_key = "scheme"};

#define AT(name) offsetof(GroupYaml, name)
static const YamlField group_fields[] = {
    {.key = "name", .term = "名称", .type = YT_TEXT, .offset = AT(name), .required = true},
    {.key = "base_url", .term = "网址", .type = YT_TEXT, .offset = AT(base_url)},
    {.key = "papers",
     .term = "报纸",
     .tibetan = "ཚགས་པར་ཁག",
     .type = YT_LIST,
     .offset = AT(papers),
     .required = true,
     .item = &name_item},
    {.key = "links",
     .term = "链接",
     .tibetan = "མཐུན་འབྲེལ་དྲ་ཚིགས།",
     .type = YT_LIST,
     .offset = AT(links),
     .item = &link_item},
    {.key = "exports", .term = "交换格式", .type = YT_LIST, .offset = AT(exports), .item = &export_item},
    {.key = "urls", .term = "网址", .type = YT_MAP, .offset = AT(urls), .of = &urls_schema},
};
#undef AT
static const YamlConfusion group_confusions[] = {
    {"title", "write name: …"},
    {"group", "write name: …"},
    {"url", "write base_url: https://host/path/"},
    {"paper", "write papers: [one, another], the names of the papers' folders"},
    {"lang", "a paper's language is in its paper.yaml"},
    {"layout", "a paper's layout is in its paper.yaml"},
    {"out", "say where with paiban build --out DIR"},
    {NULL, NULL},
};
static const YamlSchema group_file = {
    .what = "group.yaml", YAML_FIELDS(GroupYaml, group_fields), .confusions = group_confusions};

typedef struct PaperYaml {
    Span span;
    YamlText title, layout, issn, cn, postal, publisher, slogan, price, title_zh, pinyin, nameplate;
    YamlColor accent;
    YamlChoice ink;
    YamlChoice lang;
    YamlFlag specimen;
} PaperYaml;

static const char *const langs[] = {
    [LANG_ZH_HANS] = "zh-Hans", [LANG_ZH_HANT] = "zh-Hant", [LANG_BO] = "bo", [LANG_EN] = "en", [LANGS] = NULL};

static const char *const inks[] = {"cmyk", "k", NULL};

#define AT(name) offsetof(PaperYaml, name)
static const YamlField paper_fields[] = {
    {.key = "title", .term = "报名", .type = YT_TEXT, .offset = AT(title), .required = true},
    {.key = "lang",
     .term = "语言",
     .type = YT_CHOICE,
     .offset = AT(lang),
     .required = true,
     .choices = langs,
     .words = front_lang_words},
    {.key = "layout", .term = "版式", .type = YT_TEXT, .offset = AT(layout), .required = true, .name = true},
    {.key = "issn", .tibetan = "རྒྱལ་སྤྱིའི་ཚད་ལྡན་དུས་དེབ་ཨང་།", .type = YT_TEXT, .offset = AT(issn)},
    {.key = "cn", .term = "国内统一刊号", .tibetan = "རྒྱལ་ནང་གཅིག་གྱུར་དུས་དེབ་ཨང་།", .type = YT_TEXT, .offset = AT(cn)},
    {.key = "postal", .term = "邮发代号", .tibetan = "སྦྲག་འགྲེམས་ཨང་།", .type = YT_TEXT, .offset = AT(postal)},
    {.key = "publisher", .term = "出版单位", .tibetan = "འདོན་སྤེལ།", .type = YT_TEXT, .offset = AT(publisher)},
    {.key = "slogan", .term = "口号", .type = YT_TEXT, .offset = AT(slogan)},
    {.key = "price", .term = "定价", .type = YT_TEXT, .offset = AT(price)},
    {.key = "title_zh", .term = "汉文报名", .type = YT_TEXT, .offset = AT(title_zh)},
    {.key = "pinyin", .term = "拼音", .type = YT_TEXT, .offset = AT(pinyin)},
    {.key = "nameplate", .term = "报头", .type = YT_TEXT, .offset = AT(nameplate), .name = true},
    {.key = "accent", .term = "主色", .type = YT_COLOR, .offset = AT(accent)},
    {.key = "ink", .term = "墨色", .type = YT_CHOICE, .offset = AT(ink), .choices = inks},
    {.key = "specimen", .term = "样报", .tibetan = "དཔེ་མཚོན་ཚགས་པར།", .type = YT_FLAG, .offset = AT(specimen)},
};
#undef AT
#define MARGINS "margins are the layout's: `page: {top: …}` and `columns` in layouts/<layout>/layout.yaml"
#define FONTS "fonts are the layout's: roles in layouts/<layout>/layout.yaml, their families in fonts/fonts.yaml"
static const YamlConfusion paper_confusions[] = {
    {"name", "write title: …"},
    {"paper", "write title: …"},
    {"id", "a paper is named by its folder"},
    {"language", "write lang: zh-Hans"},
    {"logo", "write nameplate: file.png, a picture beside paper.yaml"},
    {"masthead", "write nameplate: file.png, a picture beside paper.yaml"},
    {"date", "an issue's date is its folder's name: <paper>/<YYYY-MM-DD>/"},
    {"issues", "each folder <YYYY-MM-DD> beside this file is an issue"},
    {"color", "write accent: \"#a3241c\", in quotes"},
    {"colour", "write accent: \"#a3241c\", in quotes"},
    {"theme", "write layout: broadsheet, a folder of layouts/"},
    {"template", "write layout: broadsheet, a folder of layouts/"},
    {"url", "the site's address is `base_url` in group.yaml"},
    {"base_url", "the site's address is `base_url` in group.yaml"},
    {"margin", MARGINS},
    {"margins", MARGINS},
    {"columns", "columns are the layout's: `columns` in layouts/<layout>/layout.yaml"},
    {"font", FONTS},
    {"fonts", FONTS},
    {"editors", "a page's editors are in issue.yaml, under `pages`"},
    {NULL, NULL},
};
static const YamlSchema paper_file = {
    .what = "paper.yaml", YAML_FIELDS(PaperYaml, paper_fields), .confusions = paper_confusions};

const YamlSchema *group_schema(void)
{
    return &group_file;
}

const YamlSchema *paper_schema(void)
{
    return &paper_file;
}

typedef struct Loader {
    World *world;
    Diag *diag;
    Arena *arena;
    const SiteOptions *o;
    Urls urls;
} Loader;

static bool is_web(const char *url)
{
    return strncmp(url, "http://", 7) == 0 || strncmp(url, "https://", 8) == 0;
}

/* A host that nobody can have (RFC 2606): the template's, left in. */
static bool is_example(const char *url)
{
    static const char *const hosts[] = {"example.org", "example.com", "example.net"};
    const char *host = strstr(url, "://") + 3;
    size_t n = strcspn(host, "/:");
    for (size_t i = 0; i < sizeof hosts / sizeof *hosts; i++) {
        size_t m = strlen(hosts[i]);
        if (n >= m && strncasecmp(host + n - m, hosts[i], m) == 0 && (n == m || host[n - m - 1] == '.'))
            return true;
    }
    return false;
}

static const char *base_url(const Loader *l, YamlText t, bool *example)
{
    size_t n = strlen(t.text);
    if (!n)
        return "";
    if (!is_web(t.text) || strpbrk(t.text, " ?#<>\"")) {
        diag_error(l->diag, t.span, DIAG_BASE_URL_INVALID);
        return "";
    }
    *example = is_example(t.text);
    if (*example)
        diag_warning(l->diag, t.span, DIAG_BASE_URL_EXAMPLE);
    return t.text[n - 1] == '/' ? t.text : arena_printf(l->arena, "%s/", t.text);
}

static void fill_links(const Loader *l, Group *g, const YamlList *links)
{
    const LinkYaml *in = links->at;
    g->links = ARENA_ARRAY(l->arena, Link, links->n);
    for (size_t i = 0; i < links->n; i++) {
        if (*in[i].url.text && !is_web(in[i].url.text))
            diag_error(l->diag, in[i].url.span, DIAG_LINK_INVALID);
        else if (*in[i].url.text)
            g->links[g->n_links++] = (Link){in[i].title.text, in[i].url.text, in[i].url.span};
    }
}

static bool read_paper(const Loader *l, const char *dir, Paper *p)
{
    PaperYaml y;
    bool missing;
    Source *src = source_read(l->world, l->diag, l->arena, arena_printf(l->arena, "%s/paper.yaml", dir), &missing);
    if (!src) {
        if (missing)
            diag_error(l->diag, p->span, DIAG_PAPER_YAML_MISSING, dir);
        return false;
    }
    yaml_read(l->diag, l->arena, yaml_parse_as(l->diag, l->arena, src, 0, src->len, &paper_file), &paper_file, &y);
    p->title = y.title.text;
    p->layout = y.layout.text;
    p->issn = y.issn.text;
    p->cn = y.cn.text;
    p->postal = y.postal.text;
    p->publisher = y.publisher.text;
    p->slogan = y.slogan.text;
    p->price = y.price.text;
    p->title_zh = y.title_zh.text;
    p->pinyin = y.pinyin.text;
    p->accent = y.accent.text;
    p->black_only = y.ink.value == 1;
    p->lang = (Lang)y.lang.value;
    p->specimen = y.specimen.value;
    p->spans = (PaperSpans){.title = y.title.span,
                            .title_zh = y.title_zh.span,
                            .pinyin = y.pinyin.span,
                            .issn = y.issn.span,
                            .cn = y.cn.span,
                            .postal = y.postal.span,
                            .publisher = y.publisher.span,
                            .slogan = y.slogan.span,
                            .price = y.price.span};
    p->nameplate_file = y.nameplate.text;
    if (*y.nameplate.text)
        site_picture(l->world, l->diag, l->arena, dir, "the paper", y.nameplate, &p->nameplate);
    p->span_all = span_at(src, 0, src->len);
    p->span = y.layout.span.src ? y.layout.span : span_at(src, 0, 0);
    return true;
}

bool site_paper_lang(World *w, Arena *a, const char *content, const char *id, Lang *lang)
{
    PaperYaml y;
    bool missing;
    Diag *quiet = diag_new(); /* a build tells */
    Source *src = source_read(w, quiet, a, arena_printf(a, "%s/%s/paper.yaml", content, id), &missing);
    if (src)
        yaml_read(quiet, a, yaml_parse_as(quiet, a, src, 0, src->len, &paper_file), &paper_file, &y);
    diag_free(quiet);
    if (!src || !y.lang.span.src)
        return false;
    *lang = (Lang)y.lang.value;
    return true;
}

/* The picture of the paper's name, or the folder that it is in. */
static bool is_nameplate(const Paper *p, const char *name)
{
    size_t n = strlen(name);
    return n && strncmp(p->nameplate_file, name, n) == 0 && (!p->nameplate_file[n] || p->nameplate_file[n] == '/');
}

/* 2021-11-02-B, 2021-11-02b, 2021-11-02-2: the day is right. */
static const char *folder_name_hint(const Loader *l, const char *name)
{
    enum { ISO = 10 };
    Date day;
    if (strlen(name) > ISO && date_parse(name, ISO, &day))
        return phrase(l->arena, "a day's second edition is %.10s-b, the third %.10s-c", name, name);
    return "name an issue's folder YYYY-MM-DD, with a day that exists";
}

static bool is_issue(const Loader *l, const Paper *p, const char *dir, const DirEntry *e, Date *date, char *edition)
{
    if (is_nameplate(p, e->name))
        return false;
    if (!e->is_dir) {
        if (strcmp(e->name, "paper.yaml") != 0)
            diag_warning(l->diag, diag_file(l->diag, arena_printf(l->arena, "%s/%s", dir, e->name)),
                         DIAG_FILE_UNUSED_IN_PAPER);
        return false;
    }
    if (strcmp(e->name, INSERT_FOLDER) == 0)
        return false;
    if (!issue_id_parse(e->name, strlen(e->name), date, edition)) {
        diag_error(l->diag, diag_file(l->diag, arena_printf(l->arena, "%s/%s", dir, e->name)), DIAG_FOLDER_NO_DATE,
                   e->name, folder_name_hint(l, e->name));
        return false;
    }
    return !l->o->iso || strcmp(l->o->iso, e->name) == 0;
}

/* A day's editions are listed after each other: the one before is the last that was. */
static void check_edition(const Loader *l, const Paper *p, const Issue *issue)
{
    const Issue *last = p->n_issues ? p->issues[p->n_issues - 1] : NULL;
    char before = (char)(issue->edition - 1);
    bool there = last && strcmp(last->iso, issue->iso) == 0 && last->edition == before;
    if (issue->edition == 'a' || there || l->o->iso)
        return;
    const char *id = before == 'a' ? issue->iso : arena_printf(l->arena, "%s-%c", issue->iso, before);
    diag_warning(l->diag, diag_file(l->diag, issue->dir), DIAG_EDITION_MISSING, id, id);
}

Issue *site_issue(Arena *a, const Paper *p, const char *content, const char *id, bool drafts)
{
    Date date;
    char edition;
    if (!issue_id_parse(id, strlen(id), &date, &edition))
        return NULL;
    Issue *issue = ARENA_NEW(a, Issue);
    *issue = issue_blank(p, date);
    issue->edition = edition;
    memcpy(issue->id, id, strlen(id) + 1);
    issue->dir = arena_printf(a, "%s/%s/%s", content, p->id, id);
    issue->drafts = drafts;
    return issue;
}

static void list_issues(const Loader *l, Paper *p, const char *dir)
{
    DirEntry *entries;
    size_t n;
    if (l->o->paper && strcmp(l->o->paper, p->id) != 0)
        return;
    World *own = l->o->unnoted ? world_new() : NULL;
    bool listed = world_list(own ? own : l->world, l->diag, l->arena, dir, &entries, &n);
    world_free(own);
    if (!listed)
        return;
    names_check(l->diag, l->arena, dir, entries, n);
    p->issues = ARENA_ARRAY(l->arena, Issue *, n);
    for (size_t i = 0; i < n; i++) {
        Date date;
        char edition;
        if (!is_issue(l, p, dir, &entries[i], &date, &edition))
            continue;
        Issue *issue = site_issue(l->arena, p, l->o->content, entries[i].name, l->o->drafts);
        check_edition(l, p, issue);
        p->issues[p->n_issues++] = issue; /* listed by name: oldest first */
    }
}

void site_list_issues(World *w, Diag *d, Arena *a, const SiteOptions *o, Paper *p)
{
    const Loader l = {.world = w, .diag = d, .arena = a, .o = o};
    list_issues(&l, p, arena_printf(a, "%s/%s", o->content, p->id));
}

static bool is_listed_before(const YamlText *papers, size_t i)
{
    for (size_t k = 0; k < i; k++)
        if (strcmp(papers[k].text, papers[i].text) == 0)
            return true;
    return false;
}

static const char *folder_hint(const Loader *l, const char *id)
{
    DirEntry *entries;
    size_t n, kept = 0;
    if (!world_list(l->world, l->diag, l->arena, l->o->content, &entries, &n))
        return NULL;
    const char **names = ARENA_ARRAY(l->arena, const char *, n + 1);
    for (size_t i = 0; i < n; i++)
        if (entries[i].is_dir)
            names[kept++] = entries[i].name;
    const char *near = nearest_word(id, names, kept, NULL);
    return near ? phrase(l->arena, "the nearest folder is `%s`", near) : "make the folder with a paper.yaml";
}

static bool load_paper(const Loader *l, YamlText id, Paper *p)
{
    const char *hint, *fault = paper_id_fault(l->arena, id.text, &hint);
    if (fault) {
        diag_error(l->diag, id.span, DIAG_PAPER_ID_INVALID, id.text, fault, hint);
        return false;
    }
    char *dir = arena_printf(l->arena, "%s/%s", l->o->content, id.text);
    if (!world_is_dir(l->world, dir)) {
        diag_error(l->diag, id.span, DIAG_NO_PAPER_FOLDER, dir, folder_hint(l, id.text));
        return false;
    }
    p->id = id.text;
    p->span = id.span;
    p->urls = l->urls;
    if (!read_paper(l, dir, p))
        return false;
    list_issues(l, p, dir);
    return true;
}

/* A listed paper without a folder was meant for this one: that is told. */
static bool is_misspelt(const Loader *l, const char *id, const char *folder)
{
    return edit_distance(id, folder) <= 2 &&
           !world_is_dir(l->world, arena_printf(l->arena, "%s/%s", l->o->content, id));
}

/* Folders with a paper.yaml that group.yaml does not name. */
static void check_unlisted(const Loader *l, const YamlList *papers)
{
    const YamlText *ids = papers->at;
    DirEntry *entries;
    size_t n;
    if (!world_list(l->world, l->diag, l->arena, l->o->content, &entries, &n))
        return;
    names_check(l->diag, l->arena, l->o->content, entries, n);
    for (size_t i = 0; i < n; i++) {
        bool listed = !entries[i].is_dir;
        for (size_t k = 0; k < papers->n && !listed; k++)
            listed = strcmp(ids[k].text, entries[i].name) == 0 || is_misspelt(l, ids[k].text, entries[i].name);
        if (!listed &&
            world_exists(l->world, arena_printf(l->arena, "%s/%s/paper.yaml", l->o->content, entries[i].name)))
            diag_warning(l->diag, papers->span, DIAG_PAPER_UNLISTED, entries[i].name);
    }
}

Group *site_load(World *w, Diag *d, Arena *a, const SiteOptions *o)
{
    Loader l = {.world = w, .diag = d, .arena = a, .o = o};
    bool missing = false;
    const char *path = arena_printf(a, "%s/group.yaml", o->content);
    Source *src = source_read(w, d, a, path, &missing);
    if (!src) {
        if (missing)
            diag_error(d, diag_file(d, path), DIAG_GROUP_YAML_MISSING);
        return NULL;
    }
    GroupYaml y;
    YamlNode *root = yaml_parse_as(d, a, src, 0, src->len, &group_file);
    if (!root)
        return NULL;
    yaml_read(d, a, root, &group_file, &y);
    Group *g = ARENA_NEW(a, Group);
    g->name = y.name.text;
    g->base_url = base_url(&l, y.base_url, &g->is_example);
    fill_links(&l, g, &y.links);
    const YamlChoice *asked = y.exports.at;
    for (size_t i = 0; i < y.exports.n; i++)
        g->exports |= 1U << asked[i].value;
    g->urls = (Urls){(UrlScheme)y.urls.scheme.value, y.urls.as.value == 1};
    l.urls = g->urls;
    g->papers = ARENA_ARRAY(a, Paper, y.papers.n);
    const YamlText *ids = y.papers.at;
    for (size_t i = 0; i < y.papers.n; i++) {
        if (is_listed_before(ids, i))
            diag_error(d, ids[i].span, DIAG_PAPER_LISTED_TWICE, ids[i].text);
        else if (load_paper(&l, ids[i], &g->papers[g->n_papers]))
            g->n_papers++;
        else
            g->papers[g->n_papers] = (Paper){0};
    }
    if (y.papers.span.src)
        check_unlisted(&l, &y.papers);
    return g;
}
