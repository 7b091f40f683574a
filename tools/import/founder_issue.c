/* One day of an archive → a folder of articles and their plan. */
#include "import/founder_issue.h"

#include "chars/chars.h"
#include "base/utf8.h"
#include "markup/article_file.h"
#include <string.h>

/* The issue at work. */
typedef struct Day {
    const Import *im;
    PaperImport *paper;
    const char *iso, *dir;
    VEC(PlannedPage *) pages;
    StrMap *articles; /* N → slug, of those that are imported */
    StrMap *titles;   /* title → path of the article that has it */
    StrMap *placed;   /* N → itself, of those that a page has */
    PictureCopier copier;
    bool ok;
} Day;

static const char *title_of_area(Day *day, const char *number)
{
    for (size_t i = 0; i < day->pages.len; i++) {
        const FounderPage *p = &day->pages.ptr[i]->page;
        for (size_t k = 0; k < p->areas.len; k++) {
            const FounderArea *x = &p->areas.ptr[k];
            if (strcmp(x->article, number) != 0 || p->width <= 0 || p->height <= 0)
                continue;
            int left = x->points[0], top = x->points[1], right = left, bottom = top;
            for (size_t c = 0; c + 1 < x->n; c += 2) {
                left = x->points[c] < left ? x->points[c] : left;
                right = x->points[c] > right ? x->points[c] : right;
                top = x->points[c + 1] < top ? x->points[c + 1] : top;
                bottom = x->points[c + 1] > bottom ? x->points[c + 1] : bottom;
            }
            return arena_printf(day->im->arena, "原版位置（占版面的百分比）：左 %d，上 %d，宽 %d，高 %d",
                                left * 100 / p->width, top * 100 / p->height, (right - left) * 100 / p->width,
                                (bottom - top) * 100 / p->height);
        }
    }
    return "";
}

static void count_scripts(PaperImport *paper, const Body *body)
{
    for (size_t i = 0; i < body->text.len;) {
        uint32_t cp;
        i += (size_t)utf8_decode(body->text.data + i, &cp);
        paper->han += char_is_han(cp);
        paper->tibetan += cp >= 0x0F00 && cp <= 0x0FFF;
    }
}

static void check_date(const Day *day, const char *path, const char *date)
{
    if (*date && strncmp(date, day->iso, strlen(day->iso)) != 0)
        diag_warning(day->im->diag, diag_file(day->im->diag, path), DIAG_IMPORT_DATE, date, day->iso);
}

static bool write_article(Day *day, const ArchiveFile *f, const FounderArticle *x, const char *slug)
{
    const Import *im = day->im;
    ArticleFile file = x->file;
    file.address = f->name.number;
    file.place = title_of_area(day, f->name.number);
    file.advert = strstr(x->kind, "广告") != NULL;
    if (*file.place)
        import_report_understood(f->entry, "area");
    if (!*file.title) {
        diag_warning(im->diag, diag_file(im->diag, f->path), DIAG_IMPORT_NO_TITLE);
        file.title = article_first_words(im->arena, &x->body);
        if (!*file.title)
            file.title = "无题";
    }
    Buf out = {0};
    article_put(im->arena, &file, &out);
    const char *path = arena_printf(im->arena, "%s/%s.md", day->dir, slug);
    bool ok = import_write(im->world, im->diag, path, out.data, out.len);
    if (ok)
        f->entry->to = path;
    buf_free(&out);
    return ok;
}

static void check_title(Day *day, const ArchiveFile *f, const FounderArticle *x)
{
    const char *other = *x->file.title ? strmap_lookup(day->titles, x->file.title) : NULL;
    if (other)
        diag_warning(day->im->diag, diag_file(day->im->diag, f->path), DIAG_IMPORT_SAME_TITLE, x->file.title, other);
    else if (*x->file.title)
        strmap_put(day->titles, x->file.title, (void *)(uintptr_t)f->path);
}

/* Small letters: names of files are told apart without them. */
static const char *slug_of(Arena *a, const char *number)
{
    return ascii_small(arena_printf(a, "content-%s", number));
}

static Markup *read_file(Day *day, const ArchiveFile *f)
{
    const Import *im = day->im;
    Markup *page = import_read_markup(im->world, im->diag, im->arena, f->path, f->entry);
    day->ok &= page != NULL;
    return page;
}

static void take_article(Day *day, const ArchiveFile *f)
{
    const Import *im = day->im;
    Markup *page = read_file(day, f);
    if (!page)
        return;
    FounderArticle x;
    day->copier.page = f->path;
    day->copier.entry = f->entry;
    founder_read_article(im->arena, page, picture_copier(&day->copier), f->entry, &x);
    article_report(&x.file, f->entry);
    if (!*day->paper->title)
        day->paper->title = x.paper;
    check_date(day, f->path, x.date);
    const char *slug = slug_of(im->arena, f->name.number);
    if (!x.has_text) {
        diag_error(im->diag, diag_file(im->diag, f->path), DIAG_IMPORT_NO_TEXT);
        day->ok = false;
    } else if (strmap_lookup(day->articles, f->name.number)) {
        diag_error(im->diag, diag_file(im->diag, f->path), DIAG_IMPORT_TWICE, f->name.number);
        day->ok = false;
    } else {
        if (!x.has_properties)
            diag_warning(im->diag, diag_file(im->diag, f->path), DIAG_IMPORT_NO_PROPERTIES);
        check_title(day, f, &x);
        count_scripts(day->paper, &x.body);
        if (write_article(day, f, &x, slug))
            strmap_put(day->articles, f->name.number, (void *)(uintptr_t)slug);
        else
            day->ok = false;
        /* Where no page leads to it, it says itself where it stood. */
        const char *title;
        founder_label(im->arena, x.page, &x.page, &title);
        strmap_put(day->placed, arena_printf(im->arena, "page %s", f->name.number), (void *)(uintptr_t)x.page);
    }
    body_end(&x.body);
}

static void take_page(Day *day, const ArchiveFile *f)
{
    const Import *im = day->im;
    Markup *page = read_file(day, f);
    if (!page)
        return;
    PlannedPage *p = ARENA_NEW(im->arena, PlannedPage);
    p->path = f->path;
    p->address = f->name.number;
    p->letters = "";
    founder_read_page(im->diag, im->arena, f->path, f->name.number, page, f->entry, &p->page);
    if (!*day->paper->title)
        day->paper->title = p->page.paper;
    check_date(day, f->path, p->page.date);
    vec_push(&day->pages, p);
}

/* Pages that say nothing of themselves are called as links of others call them. */
static void name_pages(Day *day)
{
    for (size_t i = 0; i < day->pages.len; i++) {
        PlannedPage *p = day->pages.ptr[i];
        for (size_t k = 0; k < day->pages.len; k++) {
            const FounderPage *other = &day->pages.ptr[k]->page;
            for (size_t l = 0; l < other->links.len; l++) {
                const char *number, *title;
                if (strcmp(other->links.ptr[l].page, p->address) != 0)
                    continue;
                founder_label(day->im->arena, other->links.ptr[l].text, &number, &title);
                if (!*p->page.number)
                    p->page.number = number;
                if (!*p->page.title)
                    p->page.title = title;
            }
        }
    }
}

/* A page that nobody names is called as its articles say, or by its address where that is its number. */
static void number_pages(Day *day)
{
    for (size_t i = 0; i < day->pages.len; i++) {
        PlannedPage *p = day->pages.ptr[i];
        for (size_t k = 0; k < p->page.articles.len && !*p->page.number; k++) {
            const char *said =
                strmap_lookup(day->placed, arena_printf(day->im->arena, "page %s", p->page.articles.ptr[k]));
            p->page.number = said ? said : "";
        }
        if (!*p->page.number && day->paper->scheme == URLS_FOUNDER_MONTH)
            p->page.number = p->address;
    }
}

/* The articles of each page that are there; a link to one that isn't is told. */
static void place_articles(Day *day)
{
    const Import *im = day->im;
    for (size_t i = 0; i < day->pages.len; i++) {
        PlannedPage *p = day->pages.ptr[i];
        for (size_t k = 0; k < p->page.articles.len; k++) {
            const char *number = p->page.articles.ptr[k], *slug = strmap_lookup(day->articles, number);
            if (!slug)
                diag_warning(im->diag, diag_file(im->diag, p->path), DIAG_IMPORT_ARTICLE_MISSING, number);
            else if (!strmap_put(day->placed, number, (void *)(uintptr_t)number))
                diag_note(im->diag, diag_file(im->diag, p->path), DIAG_IMPORT_ON_TWO_PAGES, number);
            else
                vec_push(&p->slugs, slug);
        }
    }
}

/* A page for an article that none leads to: the one that it names, else one behind all others. */
static PlannedPage *page_for(Day *day, const char *name)
{
    for (size_t i = 0; i < day->pages.len; i++)
        if (strcmp(day->pages.ptr[i]->page.number, name) == 0 && (*name || !day->pages.ptr[i]->path))
            return day->pages.ptr[i];
    PlannedPage *p = ARENA_NEW(day->im->arena, PlannedPage);
    p->address = p->letters = "";
    p->page = (FounderPage){.number = name, .title = "", .paper = "", .date = ""};
    vec_push(&day->pages, p);
    return p;
}

static void place_others(Day *day, const ArchiveFile *files, size_t n)
{
    const Import *im = day->im;
    for (size_t i = 0; i < n; i++) {
        const char *number = files[i].name.number, *slug = strmap_lookup(day->articles, number);
        if (files[i].name.node || !slug || strmap_lookup(day->placed, number))
            continue;
        const char *name = strmap_lookup(day->placed, arena_printf(im->arena, "page %s", number));
        diag_warning(im->diag, diag_file(im->diag, files[i].path), DIAG_IMPORT_NO_PAGE);
        PlannedPage *p = page_for(day, name ? name : "");
        vec_push(&p->slugs, slug);
    }
}

static bool write_plan(Day *day)
{
    const Import *im = day->im;
    Buf out = {0};
    founder_plan(im, day->pages.ptr, day->pages.len, &out);
    bool ok = import_write(im->world, im->diag, arena_printf(im->arena, "%s/issue.yaml", day->dir), out.data, out.len);
    buf_free(&out);
    return ok;
}

/* An issue that is there is never touched: it may have been edited since. */
static bool is_there(Day *day, ArchiveFile *files, size_t n)
{
    const char *plan = arena_printf(day->im->arena, "%s/issue.yaml", day->dir);
    if (!world_exists(day->im->world, plan))
        return false;
    diag_error(day->im->diag, diag_file(day->im->diag, plan), DIAG_IMPORT_ISSUE_EXISTS);
    for (size_t i = 0; i < n; i++)
        import_report_not(files[i].entry, "the issue is there already");
    return true;
}

static void day_end(Day *day)
{
    for (size_t i = 0; i < day->pages.len; i++) {
        founder_page_end(&day->pages.ptr[i]->page);
        vec_free(&day->pages.ptr[i]->slugs);
    }
    vec_free(&day->pages);
    strmap_free(day->articles);
    strmap_free(day->titles);
    strmap_free(day->placed);
    strmap_free(day->copier.copied);
    strmap_free(day->copier.names);
}

bool founder_import_issue(const Import *im, PaperImport *paper, ArchiveFile *files, size_t n)
{
    char iso[11];
    date_iso(files[0].name.date, iso);
    Day day = {.im = im,
               .paper = paper,
               .iso = arena_strdup(im->arena, iso),
               .dir = arena_printf(im->arena, "%s/%s", paper->dir, iso),
               .articles = strmap_new(),
               .titles = strmap_new(),
               .placed = strmap_new(),
               .ok = true};
    day.copier = (PictureCopier){.world = im->world,
                                 .diag = im->diag,
                                 .arena = im->arena,
                                 .root = im->dir,
                                 .to = day.dir,
                                 .copied = strmap_new(),
                                 .names = strmap_new()};
    bool ok = !is_there(&day, files, n);
    for (size_t i = 0; ok && i < n; i++) /* areas are wanted with the articles */
        if (files[i].name.node)
            take_page(&day, &files[i]);
    for (size_t i = 0; ok && i < n; i++)
        if (!files[i].name.node)
            take_article(&day, &files[i]);
    if (ok) {
        name_pages(&day);
        number_pages(&day);
        place_articles(&day);
        place_others(&day, files, n);
        bool any = false;
        for (size_t i = 0; i < day.pages.len; i++)
            any |= day.pages.ptr[i]->slugs.len > 0;
        ok = any && write_plan(&day);
        paper->issues += ok;
        for (size_t i = 0; ok && i < n; i++)
            if (files[i].name.node)
                files[i].entry->to = arena_printf(im->arena, "%s/issue.yaml", day.dir);
    }
    ok = ok && day.ok;
    day_end(&day);
    return ok;
}
