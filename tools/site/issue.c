/* One issue: its articles and how they stand on pages. */
#include "site/load.h"

#include "base/map.h"
#include "base/nfc.h"
#include "parse/article.h"
#include "parse/pins.h"
#include "world/clean.h"
#include "yaml/nearest.h"
#include "yaml/yaml.h"
#include "site/ear.h"
#include "site/lock_read.h"
#include "site/lunar.h"
#include "site/names.h"
#include <assert.h>
#include <stddef.h>
#include <stdlib.h>
#include <string.h>

typedef struct PageYaml {
    Span span;
    YamlText title, layout;
    YamlChoice ink;
    YamlList editors;  /* of YamlText */
    YamlList articles; /* of EntryYaml */
    YamlList ads;      /* of AdYaml */
} PageYaml;

static const char *const page_inks[] = {"cmyk", "k", NULL};
enum { AS_THE_PAPER = -1 };

/* An article of a page: its name, or a map with pins. */
typedef struct EntryYaml {
    Span span;
    YamlText slug;
    PinsYaml pins;
} EntryYaml;

static const YamlField entry_fields[] = {
    {.key = "slug",
     .term = "文章",
     .type = YT_TEXT,
     .offset = offsetof(EntryYaml, slug),
     .required = true,
     .name = true},
    PINS_FIELDS(offsetof(EntryYaml, pins)),
};
static const YamlConfusion entry_confusions[] = {
    PINS_CONFUSIONS,
    {"article", "write slug: name, the article's file without .md"},
    {"file", "write slug: name, the article's file without .md"},
    {"title", "an article's title is in its own file, between the --- lines"},
    {"box", "write box: true in the article's own file, between the --- lines"},
    {NULL, NULL},
};
static const YamlSchema entry_schema = {.what = "an article of a page",
                                        YAML_FIELDS(EntryYaml, entry_fields),
                                        .short_key = "slug",
                                        .confusions = entry_confusions};

static const YamlField text_item = {.type = YT_TEXT};
static const YamlField slug_item = {.type = YT_TEXT, .name = true};
static const YamlField entry_item = {.type = YT_MAP, .of = &entry_schema};

#define ADS_CONFUSIONS                                                                                                 \
    {"ad", "write ads: [{columns: 3, height: 8cm, image: ad.png}]"},                                                   \
        {"adverts", "write ads: [{columns: 3, height: 8cm, image: ad.png}]"},                                          \
    {                                                                                                                  \
        "advertisements", "write ads: [{columns: 3, height: 8cm, image: ad.png}]"                                      \
    }

#define AT(name) offsetof(PageYaml, name)
static const YamlField page_fields[] = {
    {.key = "title", .term = "版名", .type = YT_TEXT, .offset = AT(title), .required = true},
    {.key = "editors", .term = "编辑", .type = YT_LIST, .offset = AT(editors), .item = &text_item},
    {.key = "layout", .term = "版式", .type = YT_TEXT, .offset = AT(layout), .name = true},
    {.key = "ink", .term = "墨色", .type = YT_CHOICE, .offset = AT(ink), .choices = page_inks, .preset = AS_THE_PAPER},
    {.key = "articles", .term = "文章", .type = YT_LIST, .offset = AT(articles), .item = &entry_item},
    {.key = "ads", .term = "广告", .type = YT_LIST, .offset = AT(ads), .item = &ads_of_page},
};
#undef AT
static const YamlConfusion page_confusions[] = {
    {"name", "write title: 要闻"},
    {"section", "write title: 要闻"},
    {"editor", "write editors: [张三, 李四]"},
    {"number", "pages are numbered as they are listed"},
    {"page", "pages are numbered as they are listed"},
    {"stories", "write articles: [one, another]"},
    ADS_CONFUSIONS,
    {NULL, NULL},
};
static const YamlSchema page_schema = {
    .what = "a page", YAML_FIELDS(PageYaml, page_fields), .confusions = page_confusions};
static const YamlField page_item = {.type = YT_MAP, .of = &page_schema};

typedef struct IssueYaml {
    Span span;
    YamlText number, lunar, weather, notice;
    YamlChoice overset;
    YamlList pages; /* of PageYaml */
    YamlList ads;   /* of AdYaml, each with its page */
    YamlList index; /* of YamlText */
    EarYaml ear;
} IssueYaml;

static const char *const oversets[] = {"error", "jump", "cut", "extra", NULL};
static_assert(OVERSET_EXTRA == 3, "a name for each that may be asked for");

#define AT(name) offsetof(IssueYaml, name)
static const YamlField issue_fields[] = {
    {.key = "number", .term = "期号", .type = YT_TEXT, .offset = AT(number)},
    {.key = "lunar", .term = "农历", .type = YT_TEXT, .offset = AT(lunar)},
    {.key = "weather", .term = "天气", .type = YT_TEXT, .offset = AT(weather)},
    {.key = "notice", .term = "启事", .type = YT_TEXT, .offset = AT(notice)},
    {.key = "overset", .term = "溢排", .type = YT_CHOICE, .offset = AT(overset), .choices = oversets, .preset = -1},
    {.key = "pages", .term = "版面", .type = YT_LIST, .offset = AT(pages), .item = &page_item},
    {.key = "ads", .term = "广告", .type = YT_LIST, .offset = AT(ads), .item = &ads_of_issue},
    {.key = "index", .term = "导读", .type = YT_LIST, .offset = AT(index), .item = &slug_item},
    {.key = "ear", .term = "报眼", .type = YT_MAP, .offset = AT(ear), .of = &ear_schema},
};
#undef AT
static const YamlConfusion issue_confusions[] = {
    {"date", "an issue's date is its folder's name: <paper>/<YYYY-MM-DD>/"},
    {"paper", "an issue's paper is the folder that it is in"},
    {"issue", "write number: 12345"},
    {"issue_number", "write number: 12345"},
    {"lang", "a paper's language is in paper.yaml"},
    ADS_CONFUSIONS,
    {NULL, NULL},
};
static const YamlSchema issue_file = {
    .what = "issue.yaml", YAML_FIELDS(IssueYaml, issue_fields), .confusions = issue_confusions};

const YamlSchema *issue_schema(void)
{
    return &issue_file;
}

/* Where an article of the folder is used. */
typedef struct Entry {
    Article *article; /* NULL: could not be read */
    const char *slug;
    bool left_out; /* a draft that is not wanted */
    Span listed;   /* src NULL: by no page yet */
} Entry;

typedef struct Loader {
    World *world;
    Diag *diag;
    Arena *arena;
    Issue *issue;
    Entry *entries;
    size_t n_entries;
    StrMap *by_slug;
    size_t faults; /* errors reported before */
} Loader;

static bool ends_with(const char *s, const char *end)
{
    size_t n = strlen(s), m = strlen(end);
    return n >= m && strcmp(s + n - m, end) == 0;
}

static void check_stray(Loader *l, const DirEntry *e)
{
    static const char *const known[] = {".png", ".jpg", ".jpeg", ".PNG", ".JPG", ".JPEG", ".svg", ".SVG"};
    const char *path = arena_printf(l->arena, "%s/%s", l->issue->dir, e->name);
    if (e->is_dir && ends_with(e->name, ".md"))
        diag_error(l->diag, diag_file(l->diag, path), DIAG_ARTICLE_IS_FOLDER);
    if (e->is_dir || strcmp(e->name, "issue.yaml") == 0 || strcmp(e->name, LOCK_FILE) == 0)
        return;
    for (size_t i = 0; i < sizeof known / sizeof *known; i++)
        if (ends_with(e->name, known[i]))
            return;
    diag_warning(l->diag, diag_file(l->diag, path), DIAG_FILE_UNUSED_IN_ISSUE);
}

/* Faults of a draft that is left out are not told. */
static void read_article(Loader *l, const char *name)
{
    Entry *e = &l->entries[l->n_entries];
    Diag *own = diag_new();
    const char *path = arena_printf(l->arena, "%s/%s", l->issue->dir, name), *hint;
    *e = (Entry){.slug = arena_strndup(l->arena, name, strlen(name) - 3)};
    e->article = article_load(l->world, l->issue->pictures, own, l->arena, path, l->issue->paper->lang);
    e->left_out = e->article && e->article->draft && !l->issue->drafts;
    const char *fault = slug_fault(l->arena, e->slug, &hint);
    if (fault && !e->left_out)
        diag_error(own, e->article ? span_at(e->article->source, 0, 0) : diag_file(own, path), DIAG_SLUG_INVALID,
                   e->slug, fault, hint);
    if (!e->left_out)
        diag_merge(l->diag, own);
    diag_free(own);
    /* A file's name may be decomposed (macOS), or no text at all. */
    strmap_put(l->by_slug, fault ? e->slug : nfc_text(l->arena, e->slug), e);
    l->n_entries++;
}

static bool read_articles(Loader *l)
{
    DirEntry *list;
    size_t n;
    if (!world_list(l->world, l->diag, l->arena, l->issue->dir, &list, &n))
        return false;
    l->entries = ARENA_ARRAY(l->arena, Entry, n);
    for (size_t i = 0; i < n; i++) {
        if (!list[i].is_dir && ends_with(list[i].name, ".md"))
            read_article(l, list[i].name);
        else
            check_stray(l, &list[i]);
    }
    return true;
}

static const char *nearest_slug(Loader *l, const char *slug)
{
    const char **names = ARENA_ARRAY(l->arena, const char *, l->n_entries + 1);
    for (size_t i = 0; i < l->n_entries; i++)
        names[i] = l->entries[i].slug;
    const char *near = nearest_word(slug, names, l->n_entries, NULL);
    return near ? arena_printf(l->arena, "the nearest is `%s`", near) : "write the article";
}

/* NULL after a report. */
static Entry *find_entry(Loader *l, YamlText slug)
{
    const char *name = slug.text;
    if (ends_with(name, ".md"))
        name = arena_strndup(l->arena, name, strlen(name) - 3);
    Entry *e = strmap_lookup(l->by_slug, nfc_text(l->arena, name));
    if (!e)
        diag_error(l->diag, slug.span, DIAG_NO_SUCH_ARTICLE, name, l->issue->dir, nearest_slug(l, name));
    return e;
}

static Article *take_listed(Loader *l, YamlText slug)
{
    Entry *e = find_entry(l, slug);
    if (!e)
        return NULL;
    if (e->listed.src) {
        unsigned line, column;
        source_locate(e->listed.src, e->listed.start, &line, &column);
        diag_error(l->diag, slug.span, DIAG_ARTICLE_LISTED_TWICE, e->slug, line);
        return NULL;
    }
    e->listed = slug.span;
    return e->left_out ? NULL : e->article;
}

/* An article that says itself where it stands must say what the plan says. */
static void check_page(Loader *l, const Article *a, int number, Span listed)
{
    unsigned line, column;
    if (!a->page_span.src || a->page == number)
        return;
    source_locate(listed.src, listed.start, &line, &column);
    diag_error(l->diag, a->page_span, DIAG_PAGE_CONTRADICTED, a->page, number, line, number);
}

static AdsLoader ads_loader(const Loader *l)
{
    return (AdsLoader){l->world, l->diag, l->arena, l->issue->pictures, l->issue->dir};
}

/* false: a fault of its articles or advertisements was told. */
static bool fill_page(Loader *l, const PageYaml *y, int number, PageSpec *page)
{
    const AdsLoader ads = ads_loader(l);
    page->title = y->title.text;
    page->layout = *y->layout.text ? y->layout.text : NULL;
    page->layout_span = y->layout.span;
    page->black_only = y->ink.value == AS_THE_PAPER ? l->issue->paper->black_only : y->ink.value == 1;
    page->span = y->title.span.src ? y->title.span : y->span;
    page->n_editors = y->editors.n;
    page->editors_span = y->editors.span;
    page->editors = ARENA_ARRAY(l->arena, const char *, y->editors.n);
    for (size_t i = 0; i < y->editors.n; i++)
        page->editors[i] = ((const YamlText *)y->editors.at)[i].text;
    page->articles = ARENA_ARRAY(l->arena, Article *, y->articles.n);
    size_t errors = diag_errors(l->diag);
    const EntryYaml *entries = y->articles.at;
    for (size_t i = 0; i < y->articles.n; i++) {
        if (!entries[i].slug.span.src) /* told */
            continue;
        Article *a = take_listed(l, entries[i].slug);
        if (a) {
            check_page(l, a, number, entries[i].slug.span);
            pins_take(&entries[i].pins, a);
            a->page = number;
            page->articles[page->n_articles++] = a;
        }
    }
    ads_of_page_take(&ads, &y->ads, page);
    return diag_errors(l->diag) == errors;
}

/* A page of advertisements alone is one, too. */
static void check_filled(Loader *l, const PageSpec *page, const PageYaml *y, int number)
{
    if (!page->n_articles && !page->n_ads && !yaml_is_faulty(y->articles.span))
        diag_error(l->diag, page->span, y->articles.n ? DIAG_PAGE_ONLY_DRAFTS : DIAG_PAGE_NO_ARTICLE, number);
}

/* ---- the ear and the index of the front page ---- */

/* The ear's story is one of the front page, which make-up has no place for. */
static void take_ear_story(Loader *l, const EarYaml *y, bool pages_listed)
{
    Ear *ear = &l->issue->ear;
    PageSpec *front = &l->issue->pages[0];
    Entry *e = pages_listed ? NULL : find_entry(l, y->story);
    Article *a = pages_listed ? take_listed(l, y->story) : e && !e->left_out ? e->article : NULL;
    if (a && !pages_listed && a->page != 1) {
        diag_error(l->diag, y->story.span, DIAG_EAR_PAGE, a->page);
        a = NULL;
    }
    if (!a) {
        ear->kind = EAR_INDEX;
        return;
    }
    if (pages_listed) {
        Article **more = ARENA_ARRAY(l->arena, Article *, front->n_articles + 1);
        for (size_t i = 0; i < front->n_articles; i++)
            more[i] = front->articles[i];
        more[front->n_articles++] = a;
        front->articles = more;
        check_page(l, a, 1, y->story.span);
        a->page = 1;
    }
    a->pins.ear = true;
    ear->story = a;
}

static void take_index(Loader *l, const YamlList *list)
{
    const YamlText *slugs = list->at;
    Issue *issue = l->issue;
    issue->index = ARENA_ARRAY(l->arena, IndexChoice, list->n + 1);
    for (size_t i = 0; i < list->n; i++) {
        Entry *e = find_entry(l, slugs[i]);
        bool twice = false;
        for (size_t k = 0; e && k < issue->n_index; k++)
            twice |= issue->index[k].article == e->article;
        if (twice)
            diag_error(l->diag, slugs[i].span, DIAG_INDEX_TWICE, e->slug);
        else if (e && e->article && e->article->advert)
            diag_error(l->diag, slugs[i].span, DIAG_INDEX_ADVERT, e->slug);
        else if (e && e->article && !e->left_out)
            issue->index[issue->n_index++] = (IndexChoice){e->article, slugs[i].span};
    }
}

static void take_front(Loader *l, const IssueYaml *y)
{
    const AdsLoader loader = ads_loader(l);
    l->issue->ear = ear_take(&loader, &y->ear);
    if (l->issue->ear.kind == EAR_STORY && l->issue->n_pages)
        take_ear_story(l, &y->ear, y->pages.span.src);
    take_index(l, &y->index);
}

static void tell_unlisted(Loader *l)
{
    for (size_t i = 0; i < l->n_entries; i++) {
        const Entry *e = &l->entries[i];
        if (e->article && !e->left_out && !e->listed.src)
            diag_warning(l->diag, e->article->title_span, DIAG_ARTICLE_UNLISTED, e->slug);
    }
}

static void pages_as_listed(Loader *l, const YamlList *pages, const YamlList *ads)
{
    const PageYaml *y = pages->at;
    const AdsLoader loader = ads_loader(l);
    if (!pages->n) {
        diag_error(l->diag, pages->span, DIAG_PAGES_EMPTY);
        return;
    }
    l->issue->pages = ARENA_ARRAY(l->arena, PageSpec, pages->n);
    l->issue->n_pages = pages->n;
    bool *good = ARENA_ARRAY(l->arena, bool, pages->n);
    for (size_t i = 0; i < pages->n; i++)
        good[i] = fill_page(l, &y[i], (int)i + 1, &l->issue->pages[i]);
    ads_of_issue_take(&loader, ads, l->issue->pages, pages->n);
    for (size_t i = 0; i < pages->n; i++)
        if (good[i])
            check_filled(l, &l->issue->pages[i], &y[i], (int)i + 1);
}

static int by_place(const void *va, const void *vb)
{
    const Article *a = *(Article *const *)va, *b = *(Article *const *)vb;
    if (a->page != b->page)
        return a->page < b->page ? -1 : 1;
    if (a->priority != b->priority)
        return a->priority < b->priority ? -1 : 1;
    return strcmp(a->slug, b->slug);
}

/* Without a list every article says itself where it stands. */
static void pages_by_article(Loader *l, const YamlList *ads)
{
    const AdsLoader loader = ads_loader(l);
    Issue *issue = l->issue;
    Article **all = ARENA_ARRAY(l->arena, Article *, l->n_entries);
    size_t n = 0;
    bool unread = false; /* an article that could not be read may be the one that is missing on a page */
    for (size_t i = 0; i < l->n_entries; i++) {
        unread |= !l->entries[i].article;
        if (l->entries[i].article && !l->entries[i].left_out)
            all[n++] = l->entries[i].article;
    }
    qsort(all, n, sizeof *all, by_place);
    int last = n ? all[n - 1]->page : 0, expected = 1;
    issue->pages = ARENA_ARRAY(l->arena, PageSpec, last);
    issue->n_pages = (size_t)last;
    for (size_t i = 0; i < n; i++) {
        PageSpec *page = &issue->pages[all[i]->page - 1];
        if (all[i]->page > expected && !unread)
            diag_error(l->diag, all[i]->title_span, DIAG_PAGE_GAP, all[i]->page, expected);
        expected = all[i]->page + 1;
        if (!page->n_articles++) {
            page->articles = &all[i];
            page->title = all[i]->section;
            page->span = all[i]->title_span;
        }
    }
    for (int i = 0; i < last; i++) {
        issue->pages[i].black_only = issue->paper->black_only;
        if (!issue->pages[i].title)
            issue->pages[i].title = "";
    }
    ads_of_issue_take(&loader, ads, issue->pages, issue->n_pages);
}

/* Two of a page can't stand in one place; at the foot they can, one above the other. */
static void check_places(Loader *l, const PageSpec *page, int number)
{
    for (size_t i = 0; i < page->n_articles; i++) {
        Pins *p = &page->articles[i]->pins;
        if (p->lead && page->articles[i]->advert) {
            diag_error(l->diag, p->place_span, DIAG_AD_LEADS, p->place_word);
            p->lead = false;
        }
        for (size_t k = 0; k < i && p->place != PIN_ANYWHERE && p->place != PIN_BOTTOM; k++)
            if (page->articles[k]->pins.place == p->place) {
                diag_error(l->diag, p->place_span, DIAG_PIN_TAKEN, page->articles[k]->slug, p->place_word, number);
                p->place = PIN_ANYWHERE;
            }
    }
}

/* The page's 头条 comes first. */
static void lead_first(PageSpec *page)
{
    for (size_t i = 1; i < page->n_articles; i++) {
        Article *a = page->articles[i];
        if (!a->pins.lead)
            continue;
        memmove(&page->articles[1], &page->articles[0], i * sizeof(Article *));
        page->articles[0] = a;
        return;
    }
}

static void take_pins(Loader *l)
{
    for (size_t i = 0; i < l->issue->n_pages; i++) {
        check_places(l, &l->issue->pages[i], (int)i + 1);
        lead_first(&l->issue->pages[i]);
    }
}

static void collect_articles(Loader *l)
{
    Issue *issue = l->issue;
    size_t n = 0;
    for (size_t i = 0; i < issue->n_pages; i++)
        n += issue->pages[i].n_articles;
    issue->articles = ARENA_ARRAY(l->arena, Article *, n);
    issue->n_articles = 0;
    for (size_t i = 0; i < issue->n_pages; i++)
        for (size_t k = 0; k < issue->pages[i].n_articles; k++)
            issue->articles[issue->n_articles++] = issue->pages[i].articles[k];
}

static bool read_issue_yaml(Loader *l, IssueYaml *y)
{
    Issue *issue = l->issue;
    bool missing = false;
    Source *src =
        source_read(l->world, l->diag, l->arena, arena_printf(l->arena, "%s/issue.yaml", issue->dir), &missing);
    if (src)
        issue->span_all = span_at(src, 0, src->len);
    YamlNode *root = src ? yaml_parse(l->diag, l->arena, src, 0, src->len) : NULL;
    yaml_read(l->diag, l->arena, root, &issue_file, y);
    issue->number = y->number.text;
    issue->weather = y->weather.text;
    issue->notice = y->notice.text;
    issue->spans = (IssueSpans){y->number.span, y->lunar.span, y->weather.span, y->notice.span};
    issue->lunar = *y->lunar.text ? y->lunar.text : lunar_text(l->arena, issue->date, issue->paper->lang);
    return missing || root;
}

bool site_load_issue(World *w, Diag *d, Issue *issue)
{
    if (!issue->arena)
        issue->arena = arena_new();
    Loader l = {.world = w,
                .diag = d,
                .arena = issue->arena,
                .issue = issue,
                .by_slug = strmap_new(),
                .faults = diag_errors(d)};
    IssueYaml y;
    bool usable = read_issue_yaml(&l, &y);
    bool listed = read_articles(&l);
    if (listed && !l.n_entries)
        diag_error(d, diag_file(d, issue->dir), DIAG_ISSUE_NO_ARTICLES);
    else if (y.pages.span.src)
        pages_as_listed(&l, &y.pages, &y.ads);
    else if (usable)
        pages_by_article(&l, &y.ads);
    issue->overset = y.overset.span.src ? (Overset)y.overset.value : y.pages.span.src ? OVERSET_ERROR : OVERSET_PAGES;
    take_front(&l, &y);
    if (listed && l.n_entries && y.pages.n)
        tell_unlisted(&l);
    take_pins(&l);
    collect_articles(&l);
    issue->lock = lock_read(w, d, issue);
    strmap_free(l.by_slug);
    return listed && diag_errors(d) == l.faults;
}

void site_unload_issue(Issue *issue)
{
    arena_free(issue->arena);
    issue->arena = NULL;
    issue->pages = NULL;
    issue->articles = NULL;
    issue->n_pages = issue->n_articles = 0;
}
