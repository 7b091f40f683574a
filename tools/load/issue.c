/* One issue: its articles and how they stand on pages. */
#include "load/load.h"

#include "base/map.h"
#include "chars/nfc.h"
#include "diag/phrase.h"
#include "parse/article.h"
#include "beside/csv.h"
#include "world/clean.h"
#include "yaml/nearest.h"
#include "load/groups.h"
#include "load/issue_yaml.h"
#include "load/publish.h"
#include "load/lock_read.h"
#include "site/lunar.h"
#include "site/names.h"
#include "load/retracted.h"
#include "load/said.h"
#include "load/sections.h"
#include "load/spreads.h"
#include "site/urls.h"
#include <stdlib.h>
#include <string.h>

/* Where an article of the folder is used. */
typedef struct Entry {
    Article *article; /* NULL: could not be read */
    const char *slug;
    bool left_out; /* a draft that is not wanted */
    bool meant;    /* by a listed name that there is not */
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
    bool misread;  /* issue.yaml has faults */
    bool unread;   /* for one, a page's list isn't there: it may be meant to have what no other has */
} Loader;

static void check_stray(Loader *l, const DirEntry *e)
{
    const char *path = arena_printf(l->arena, "%s/%s", l->issue->dir, e->name);
    if (e->is_dir && name_ends_in(e->name, ".md"))
        diag_error(l->diag, diag_file(l->diag, path), DIAG_ARTICLE_IS_FOLDER);
    if (e->is_dir || strcmp(e->name, "issue.yaml") == 0 || strcmp(e->name, LOCK_FILE) == 0)
        return;
    if (!picture_is_name(e->name) && !csv_is_name(e->name))
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
    if (e->article)
        changes_check(own, l->issue, e->article);
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
    names_check(l->diag, l->arena, l->issue->dir, list, n);
    l->entries = ARENA_ARRAY(l->arena, Entry, n);
    for (size_t i = 0; i < n; i++) {
        if (!list[i].is_dir && name_ends_in(list[i].name, ".md"))
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
    unsigned distance;
    const char *near = nearest_word(slug, names, l->n_entries, &distance);
    for (size_t i = 0; near && distance <= 2 && i < l->n_entries; i++)
        if (names[i] == near)
            l->entries[i].meant = true;
    return near ? phrase(l->arena, "the nearest is `%s`", near) : "write the article";
}

/* NULL after a report. */
static Entry *find_entry(Loader *l, YamlText slug)
{
    const char *name = slug.text;
    if (name_ends_in(name, ".md"))
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

static AdsLoader ads_loader(const Loader *l)
{
    return (AdsLoader){l->world, l->diag, l->arena, l->issue->pictures, l->issue->dir};
}

/* false: a fault of its articles or advertisements was told. */
static bool fill_page(Loader *l, const PageYaml *y, int number, PageSpec *page)
{
    const AdsLoader ads = ads_loader(l);
    page->title = y->title.text;
    page->address = address_part(l->diag, y->address);
    page->address_span = y->address.span;
    page->layout = *y->layout.text ? y->layout.text : NULL;
    page->layout_span = y->layout.span;
    page->black_only = y->ink.value == AS_THE_PAPER ? l->issue->paper->black_only : y->ink.value == 1;
    page->ink_span = y->ink.span;
    page->spread_span = y->spread.value ? y->spread.span : span_none();
    page->vertical = y->vertical.value;
    page->vertical_span = y->vertical.span;
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
            sections_check(l->diag, l->issue, a, number, entries[i].slug.span);
            pins_take(l->diag, &entries[i].pins, a);
            a->page = number;
            page->articles[page->n_articles++] = a;
        }
    }
    ads_of_page_take(&ads, &y->ads, page);
    return diag_errors(l->diag) == errors;
}

/* Its list may be what a fault has hidden: under another key, as a text. */
static bool list_is_unread(const Loader *l, const PageYaml *y)
{
    return l->misread && !y->articles.span.src;
}

/* A page of advertisements alone is one, too. */
static void check_filled(Loader *l, const PageSpec *page, const PageYaml *y, int number)
{
    if (!page->n_articles && !page->n_ads && !list_is_unread(l, y))
        diag_error(l->diag, page->span, y->articles.n ? DIAG_PAGE_ONLY_DRAFTS : DIAG_PAGE_NO_ARTICLE,
                   page_word(l->issue->sections, number).text);
}

/* The first section that lists its pages; NULL: articles say themselves where they stand. */
static const SectionYaml *with_pages(const YamlList *sections)
{
    const SectionYaml *y = sections->at;
    for (size_t i = 0; i < sections->n; i++)
        if (y[i].pages.span.src)
            return &y[i];
    return NULL;
}

/* ---- the ear and the index of the front page ---- */

/* The ear's story is one of the front page, which make-up has no place for. */
static void take_ear_story(Loader *l, const EarYaml *y, bool pages_listed)
{
    Ear *ear = l->issue->ear;
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
        sections_check(l->diag, l->issue, a, 1, y->story.span);
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
    Ear ear = ear_take(&loader, &y->ear);
    if (*ear.caption)
        ear.caption = said_text(l->arena, l->diag, l->issue->paper, y->ear.caption);
    l->issue->ear = arena_dup(l->arena, &ear, sizeof ear);
    if (ear.kind == EAR_STORY && l->issue->n_pages)
        take_ear_story(l, &y->ear, y->pages.span.src || with_pages(&y->sections));
    take_index(l, &y->index);
}

/* A list of pages at work; what an advertisement of the issue fills is known when all are read. */
typedef struct ListedPage {
    const PageYaml *yaml;
    bool good;
} ListedPage;

static void add_pages(Loader *l, const YamlList *pages, const YamlText *layout, ListedPage *listed)
{
    const PageYaml *y = pages->at;
    for (size_t i = 0; i < pages->n; i++) {
        size_t at = l->issue->n_pages++;
        PageSpec *page = &l->issue->pages[at];
        l->unread |= list_is_unread(l, &y[i]);
        listed[at] = (ListedPage){&y[i], fill_page(l, &y[i], (int)at + 1, page)};
        if (layout && *layout->text && !page->layout) {
            page->layout = layout->text;
            page->layout_span = layout->span;
        }
    }
}

static void finish_pages(Loader *l, const YamlList *ads, const ListedPage *listed)
{
    const AdsLoader loader = ads_loader(l);
    ads_of_issue_take(&loader, ads, l->issue);
    spreads_take(l->diag, l->arena, l->issue);
    for (size_t i = 0; i < l->issue->n_pages; i++) {
        const int number = (int)i + 1, leaf = issue_leaf(l->issue, number);
        bool good = groups_take(l->diag, l->arena, l->issue, &listed[i].yaml->groups, leaf) && listed[i].good;
        if (good && leaf == number)
            check_filled(l, &l->issue->pages[i], listed[i].yaml, number);
    }
}

static void tell_unlisted(Loader *l)
{
    for (size_t i = 0; i < l->n_entries && !l->unread; i++) {
        const Entry *e = &l->entries[i];
        if (e->article && !e->left_out && !e->listed.src && !e->meant && !e->article->retracted)
            diag_warning(l->diag, e->article->title_span, DIAG_ARTICLE_UNLISTED, e->slug);
    }
}

static void pages_as_listed(Loader *l, const YamlList *pages, const YamlList *ads)
{
    if (!pages->n) {
        diag_error(l->diag, pages->span, DIAG_PAGES_EMPTY);
        return;
    }
    l->issue->pages = ARENA_ARRAY(l->arena, PageSpec, pages->n);
    ListedPage *listed = ARENA_ARRAY(l->arena, ListedPage, pages->n);
    add_pages(l, pages, NULL, listed);
    finish_pages(l, ads, listed);
}

static void tell_without_pages(Loader *l, const YamlList *sections)
{
    const SectionYaml *y = sections->at, *with = with_pages(sections);
    for (size_t i = 0; i < sections->n && diag_errors(l->diag) == l->faults; i++)
        if (!y[i].pages.span.src)
            diag_error(l->diag, y[i].name.span, DIAG_SECTION_WITHOUT_PAGES, y[i].name.text, with->name.text);
}

static void pages_of_sections(Loader *l, const YamlList *list, const YamlList *ads)
{
    const SectionYaml *y = list->at;
    size_t *kept, n = 0;
    tell_without_pages(l, list);
    Sections s = sections_of_list(l->diag, l->arena, list, &kept);
    Section *at = arena_dup(l->arena, s.at, s.n * sizeof *at + 1);
    for (size_t i = 0; i < s.n; i++) {
        at[i].first = (int)n + 1;
        n += y[kept[i]].pages.n;
    }
    l->issue->sections = (Sections){at, s.n};
    l->issue->pages = ARENA_ARRAY(l->arena, PageSpec, n + 1);
    ListedPage *listed = ARENA_ARRAY(l->arena, ListedPage, n + 1);
    for (size_t i = 0; i < s.n; i++)
        add_pages(l, &y[kept[i]].pages, &y[kept[i]].layout, listed);
    finish_pages(l, ads, listed);
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
static void pages_by_article(Loader *l, const YamlList *sections, const YamlList *ads)
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
    sections_place(l->diag, issue, sections, all, n);
    qsort(all, n, sizeof *all, by_place);
    int last = n ? all[n - 1]->page : 0, expected = 1;
    issue->pages = ARENA_ARRAY(l->arena, PageSpec, last);
    issue->n_pages = (size_t)last;
    for (size_t i = 0; i < n; i++) {
        PageSpec *page = &issue->pages[all[i]->page - 1];
        if (all[i]->page > expected && !unread)
            diag_error(l->diag, all[i]->title_span, DIAG_PAGE_GAP, page_word(issue->sections, all[i]->page).text,
                       page_word(issue->sections, expected).text);
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
        issue->pages[i].address = "";
    }
    ads_of_issue_take(&loader, ads, issue);
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

/* Tibetan runs from left to right alone, and so does English of any length. */
static void check_vertical(Loader *l, PageSpec *page, int number)
{
    const PageName word = page_word(l->issue->sections, number);
    if (!page->vertical)
        return;
    if (page->spread)
        diag_error(l->diag, page->vertical_span, DIAG_VERTICAL_SPREAD, word.text);
    else if (l->issue->paper->lang == LANG_BO)
        diag_error(l->diag, page->vertical_span, DIAG_VERTICAL_TIBETAN);
    else
        for (size_t i = 0; i < page->n_articles; i++)
            if (!lang_is_chinese(page->articles[i]->lang))
                diag_error(l->diag, page->articles[i]->title_span, DIAG_VERTICAL_ARTICLE, word.text,
                           page->articles[i]->lang == LANG_BO ? "text in Tibetan" : "text in English");
}

static void take_pins(Loader *l)
{
    retracted_place(l->issue);
    for (size_t i = 0; i < l->issue->n_pages; i++) {
        check_vertical(l, &l->issue->pages[i], (int)i + 1);
        pins_check_page(l->diag, l->arena, l->issue, (int)i + 1);
        lead_first(&l->issue->pages[i]);
    }
}

/* Names that only an issue with sections gives to its pages. */
static void check_slugs(Loader *l)
{
    for (size_t i = 0; i < l->n_entries; i++) {
        const Entry *e = &l->entries[i];
        const char *hint, *fault = sections_slug_fault(l->arena, l->issue->sections, e->slug, &hint);
        if (fault && e->article && !e->left_out)
            diag_error(l->diag, span_at(e->article->source, 0, 0), DIAG_SLUG_INVALID, e->slug, fault, hint);
    }
}

static void place_articles(Loader *l, const IssueYaml *y, bool usable)
{
    if (y->pages.span.src && y->sections.span.src)
        diag_error(l->diag, y->pages.span, DIAG_SECTIONS_AND_PAGES);
    if (with_pages(&y->sections))
        pages_of_sections(l, &y->sections, &y->ads);
    else if (y->pages.span.src)
        pages_as_listed(l, &y->pages, &y->ads);
    else if (usable)
        pages_by_article(l, &y->sections, &y->ads);
    check_slugs(l);
}

/* listed: issue.yaml says which page has which. */
static void collect_articles(Loader *l, bool listed)
{
    Issue *issue = l->issue;
    size_t n = 0;
    for (size_t i = 0; i < issue->n_pages; i++)
        n += issue->pages[i].n_articles;
    issue->articles = ARENA_ARRAY(l->arena, Article *, n + l->n_entries);
    issue->n_articles = issue->n_notices = 0;
    for (size_t i = 0; i < issue->n_pages; i++)
        for (size_t k = 0; k < issue->pages[i].n_articles; k++)
            issue->articles[issue->n_articles++] = issue->pages[i].articles[k];
    for (size_t i = 0; listed && i < l->n_entries; i++) {
        const Entry *e = &l->entries[i];
        if (e->article && e->article->retracted && !e->left_out && !e->listed.src)
            issue->articles[issue->n_articles + issue->n_notices++] = e->article;
    }
}

static bool read_issue_yaml(Loader *l, IssueYaml *y)
{
    Issue *issue = l->issue;
    bool missing = false;
    Source *src =
        source_read(l->world, l->diag, l->arena, arena_printf(l->arena, "%s/issue.yaml", issue->dir), &missing);
    if (src)
        issue->span_all = span_at(src, 0, src->len);
    const size_t errors = diag_errors(l->diag);
    YamlNode *root = src ? yaml_parse_as(l->diag, l->arena, src, 0, src->len, &issue_yaml) : NULL;
    yaml_read(l->diag, l->arena, root, &issue_yaml, y);
    l->misread = diag_errors(l->diag) > errors;
    issue->number = y->number.text;
    issue->weather = said_text(l->arena, l->diag, issue->paper, y->weather);
    issue->notice = said_text(l->arena, l->diag, issue->paper, y->notice);
    issue->spans = (IssueSpans){.number = y->number.span,
                                .lunar = y->lunar.span,
                                .weather = y->weather.span,
                                .notice = y->notice.span,
                                .edition = y->edition.span,
                                .kind = y->kind.span};
    issue->edition_name = y->edition.text;
    issue->kind = issue_yaml_kind(y->kind);
    if (issue->kind == ISSUE_EXTRA && *issue->number)
        diag_warning(l->diag, y->number.span, DIAG_EXTRA_NUMBERED);
    int64_t at;
    if (y->publish_at.span.src && !publish_time(y->publish_at.text, &at))
        diag_error(l->diag, y->publish_at.span, DIAG_PUBLISH_AT);
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
    else
        place_articles(&l, &y, usable);
    bool planned = y.pages.span.src || with_pages(&y.sections);
    issue->overset = y.overset.span.src ? (Overset)y.overset.value : planned ? OVERSET_ERROR : OVERSET_PAGES;
    take_front(&l, &y);
    if (listed && l.n_entries && (y.pages.n || (with_pages(&y.sections) && issue->sections.n == y.sections.n)))
        tell_unlisted(&l);
    take_pins(&l);
    collect_articles(&l, planned);
    urls_take(d, issue->arena, issue);
    issue->lock = lock_read(w, d, issue);
    strmap_free(l.by_slug);
    return listed && diag_errors(d) == l.faults;
}

void site_unload_issue(Issue *issue)
{
    arena_free(issue->arena);
    issue->arena = NULL;
    issue->pages = NULL;
    issue->ear = NULL;
    issue->articles = NULL;
    issue->moved = NULL;
    issue->n_moved = 0;
    issue->sections = (Sections){NULL, 0};
    issue->edition_name = "";
    issue->n_pages = issue->n_articles = issue->n_notices = 0;
}
