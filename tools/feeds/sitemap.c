/* sitemap.xml and robots.txt. */
#include "feeds/feeds.h"
#include "site/urls.h"

#include "facets/facets.h"
#include <string.h>

/* Engines take 50,000 addresses and 50 MB of one file; an address has 8 kB at most. More than a few, and each month of
 * a paper has a file of its own: so a change of an issue remakes one, and no other issue is looked at. */
enum { MOST_ADDRESSES = 6000, FEW_ADDRESSES = 4000 };

typedef struct Sitemap {
    const Html *html;
    Diag *diag;
    Arena *arena;
    Emitter out;
    Buf xml;          /* the file at work */
    Buf parts;        /* of sitemap.xml, which lists the others */
    size_t left_out;  /* addresses of the issue that another file has */
    size_t addresses; /* in the file */
    size_t lists;     /* files of lists that are full */
    bool ok;
} Sitemap;

static void put_head(Buf *out, const char *root)
{
    buf_printf(
        out, "<?xml version=\"1.0\" encoding=\"utf-8\"?>\n<%s xmlns=\"http://www.sitemaps.org/schemas/sitemap/0.9\">\n",
        root);
}

static void begin_file(Sitemap *s)
{
    s->xml.len = 0;
    s->addresses = 0;
    put_head(&s->xml, "urlset");
}

static void name_part(Sitemap *s, const char *file)
{
    buf_puts(&s->parts, "<sitemap><loc>");
    xml_put(&s->parts, s->html->group->base_url);
    buf_printf(&s->parts, "%s</loc></sitemap>\n", file);
}

static void end_file(Sitemap *s, const char *path)
{
    buf_puts(&s->xml, "</urlset>\n");
    s->ok = s->ok && s->out.emit(s->out.context, s->diag, path, s->xml.data, s->xml.len);
}

static void put_url(Sitemap *s, const char *path, const char *modified)
{
    if (s->left_out) {
        s->left_out--;
        return;
    }
    if (s->addresses == MOST_ADDRESSES)
        return; /* the next file has it */
    buf_puts(&s->xml, "<url><loc>");
    xml_put(&s->xml, s->html->group->base_url);
    html_put_url(&s->xml, path);
    buf_puts(&s->xml, "</loc>");
    if (modified)
        buf_printf(&s->xml, "<lastmod>%s</lastmod>", modified);
    buf_puts(&s->xml, "</url>\n");
    s->addresses++;
}

/* ---- issues ---- */

/* What was taken back is no page to be found. IssueBrief.addresses counts as this does. */
static void put_article(Sitemap *s, const Issue *issue, const char *folder, const Article *x)
{
    const Moment modified = article_modified(x);
    char on[MOMENT_BYTES];
    if (x->retracted)
        return;
    moment_rfc3339(modified, on);
    put_url(s, arena_printf(s->arena, "%s/%s/%s", issue->paper->id, folder, article_file(s->arena, x)),
            moment_is(modified) ? on : issue->iso);
}

static void put_issue(Sitemap *s, const Issue *issue)
{
    Arena *a = s->arena;
    const char *paper = issue->paper->id, *folder = urls_folder(a, issue);
    html_borrow(s->html, issue);
    put_url(s, arena_printf(a, "%s/%s/", paper, folder), issue->iso);
    for (size_t k = 0; k < issue->n_pages; k++)
        if (issue_leaf(issue, (int)k + 1) == (int)k + 1)
            put_url(s, arena_printf(a, "%s/%s/%s", paper, folder, urls_page(a, issue, (int)k + 1)), issue->iso);
    for (size_t k = 0; k < issue->n_articles; k++)
        put_article(s, issue, folder, issue->articles[k]);
}

/* Issues [from, to) of a paper, of their addresses those that a file has: all, but of an issue that has too many. */
typedef struct Range {
    const Paper *paper;
    size_t from, to, first;
} Range;

static uint64_t mark_of(const Sitemap *s, const Range *r)
{
    uint64_t mark = 0;
    mark_text(&mark, s->html->group->base_url);
    mark_number(&mark, r->first);
    for (size_t i = r->from; i < r->to; i++) {
        mark_text(&mark, urls_folder(s->arena, r->paper->issues[i]));
        mark_number(&mark, r->paper->issues[i]->brief->mapped);
    }
    return mark;
}

static void emit_range(Sitemap *s, const Range *r, const char *file)
{
    const char *path = arena_printf(s->arena, "site/%s", file);
    name_part(s, file);
    if (html_page_stands(s->html, s->diag, path, mark_of(s, r)))
        return;
    begin_file(s);
    s->left_out = r->first;
    for (size_t i = r->from; i < r->to; i++)
        put_issue(s, r->paper->issues[i]);
    end_file(s, path);
    html_return(s->html);
}

/* How many addresses issues [from, *to) have: all of the first one's month, or as many as a file has. */
static size_t range_end(const Paper *paper, size_t from, size_t *to)
{
    size_t n = paper->issues[from]->brief->addresses, at = from + 1;
    for (; at < paper->n_issues && strncmp(paper->issues[at]->iso, paper->issues[from]->iso, 7) == 0; at++) {
        if (n + paper->issues[at]->brief->addresses > MOST_ADDRESSES)
            break;
        n += paper->issues[at]->brief->addresses;
    }
    *to = at;
    return n;
}

/* A file for each month, or for so much of one as a file has. */
static void emit_months(Sitemap *s, const Paper *paper)
{
    size_t part = 1;
    for (size_t from = 0, to; from < paper->n_issues; from = to) {
        const char *iso = paper->issues[from]->iso;
        const size_t n = range_end(paper, from, &to);
        part = from && strncmp(paper->issues[from - 1]->iso, iso, 7) == 0 ? part : 1;
        for (size_t first = 0; first < n; first += MOST_ADDRESSES, part++)
            emit_range(s, &(Range){paper, from, to, first},
                       part == 1 ? arena_printf(s->arena, "sitemap-%s-%.7s.xml", paper->id, iso)
                                 : arena_printf(s->arena, "sitemap-%s-%.7s-%zu.xml", paper->id, iso, part));
    }
}

/* ---- what leads to them ---- */

/* A full file becomes sitemap-lists-N.xml. */
static void put_list(Sitemap *s, const char *path, const char *modified)
{
    if (s->addresses == MOST_ADDRESSES) {
        const char *file = arena_printf(s->arena, "sitemap-lists-%zu.xml", ++s->lists);
        name_part(s, file);
        end_file(s, arena_printf(s->arena, "site/%s", file));
        begin_file(s);
    }
    put_url(s, path, modified);
}

static bool tells_corrections(const Paper *paper)
{
    for (size_t i = 0; i < paper->n_issues; i++)
        if (paper->issues[i]->brief->changes)
            return true;
    return false;
}

static void put_paper(Sitemap *s, const Paper *paper)
{
    Arena *a = s->arena;
    put_list(s, arena_printf(a, "%s/", paper->id), paper->n_issues ? paper->issues[paper->n_issues - 1]->iso : NULL);
    if (tells_corrections(paper))
        put_list(s, arena_printf(a, "%s/corrections.html", paper->id), NULL);
}

/* Lists that grow have the date of their newest. */
static void put_facet(Sitemap *s, const Paper *paper, FacetKind kind, const Facet *f)
{
    Arena *a = s->arena;
    for (size_t page = 0, from, to, first, last; page <= facet_full_pages(f); page++) {
        facet_page(f, page, &from, &to);
        facet_issues(f, from, to, &first, &last);
        put_list(s, arena_printf(a, "%s/%s", paper->id, facet_path(a, kind, f->file, page)), f->at[last].issue->iso);
    }
}

static void put_facets(Sitemap *s, const Paper *paper)
{
    const Facets *f = facets_of_paper(s->arena, paper);
    for (int k = 0; k < FACET_KINDS; k++) {
        if (f->n[k])
            put_list(s, arena_printf(s->arena, "%s/%s/", paper->id, facet_folder((FacetKind)k)), NULL);
        for (size_t i = 0; i < f->n[k]; i++)
            put_facet(s, paper, (FacetKind)k, &f->of[k][i]);
    }
}

/* ---- all of it ---- */

static bool is_small(const Group *group)
{
    size_t addresses = 0;
    for (size_t i = 0; i < group->n_papers; i++)
        for (size_t k = 0; k < group->papers[i].n_issues; k++) {
            const IssueBrief *brief = group->papers[i].issues[k]->brief;
            addresses += brief->addresses + brief->n_words; /* a list for each, at most */
        }
    return addresses <= FEW_ADDRESSES;
}

/* One file of everything. */
static void emit_whole(Sitemap *s)
{
    const Group *group = s->html->group;
    put_url(s, "", NULL);
    for (size_t i = 0; i < group->n_papers; i++) {
        put_paper(s, &group->papers[i]);
        for (size_t k = 0; k < group->papers[i].n_issues; k++)
            put_issue(s, group->papers[i].issues[k]);
        put_facets(s, &group->papers[i]);
    }
    end_file(s, "site/sitemap.xml");
    html_return(s->html);
}

static bool emit_robots(const Sitemap *s, const Buf *news)
{
    Buf text = {0};
    buf_puts(&text, "User-agent: *\nAllow: /\n");
    if (s->html->group->base_url[0])
        buf_printf(&text, "Sitemap: %ssitemap.xml\n", s->html->group->base_url);
    buf_put(&text, news->data ? news->data : "", news->len);
    bool ok = s->out.emit(s->out.context, s->diag, "site/robots.txt", text.data, text.len);
    buf_free(&text);
    return ok;
}

static void emit_parts(Sitemap *s)
{
    const Group *group = s->html->group;
    for (size_t i = 0; i < group->n_papers; i++)
        emit_months(s, &group->papers[i]);
    begin_file(s);
    put_url(s, "", NULL);
    for (size_t i = 0; i < group->n_papers; i++) {
        put_paper(s, &group->papers[i]);
        put_facets(s, &group->papers[i]);
    }
    name_part(s, "sitemap-lists.xml");
    end_file(s, "site/sitemap-lists.xml");
    s->xml.len = 0;
    put_head(&s->xml, "sitemapindex");
    buf_put(&s->xml, s->parts.data, s->parts.len);
    buf_puts(&s->xml, "</sitemapindex>\n");
    s->ok = s->ok && s->out.emit(s->out.context, s->diag, "site/sitemap.xml", s->xml.data, s->xml.len);
}

bool sitemap_emit(Html *h, Diag *d, Arena *a, Emitter out)
{
    Sitemap s = {.html = h, .diag = d, .arena = a, .out = out, .ok = true};
    begin_file(&s);
    if (!h->group
             ->base_url[0]) /* the protocol wants whole addresses: without the site's own there is nothing to list */
        end_file(&s, "site/sitemap.xml");
    else if (is_small(h->group))
        emit_whole(&s);
    else
        emit_parts(&s);
    Buf news = {0};
    bool ok = s.ok && news_emit(h, d, a, out, &news) && emit_robots(&s, &news);
    buf_free(&s.xml);
    buf_free(&s.parts);
    buf_free(&news);
    return ok;
}
