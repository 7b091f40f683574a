/* sitemap.xml and robots.txt. */
#include "feeds/feeds.h"
#include "site/urls.h"

#include "facets/facets.h"

/* The protocol's limits for one file. */
#define SITEMAP_URLS 50000
#define SITEMAP_BYTES 50000000

typedef struct Sitemap {
    const Html *html;
    Diag *diag;
    Arena *arena;
    Emitter out;
    Buf xml;
    size_t urls, files;
    bool ok;
} Sitemap;

static void put_head(Buf *out, const char *root)
{
    buf_printf(
        out, "<?xml version=\"1.0\" encoding=\"utf-8\"?>\n<%s xmlns=\"http://www.sitemaps.org/schemas/sitemap/0.9\">\n",
        root);
}

/* A full file becomes sitemap-N.xml; sitemap.xml then lists them. */
static void flush_file(Sitemap *s)
{
    buf_puts(&s->xml, "</urlset>\n");
    const char *path = arena_printf(s->arena, "site/sitemap-%zu.xml", ++s->files);
    s->ok = s->ok && s->out.emit(s->out.context, s->diag, path, s->xml.data, s->xml.len);
    s->xml.len = 0;
    s->urls = 0;
    put_head(&s->xml, "urlset");
}

static void put_url(Sitemap *s, const char *path, const char *modified)
{
    enum { LONGEST = 8192 /* bytes of an address, at most */ };
    if (s->urls == SITEMAP_URLS || s->xml.len > SITEMAP_BYTES - LONGEST)
        flush_file(s);
    buf_puts(&s->xml, "<url><loc>");
    xml_put(&s->xml, s->html->group->base_url);
    html_put_url(&s->xml, path);
    buf_puts(&s->xml, "</loc>");
    if (modified)
        buf_printf(&s->xml, "<lastmod>%s</lastmod>", modified);
    buf_puts(&s->xml, "</url>\n");
    s->urls++;
}

/* What was taken back is no page to be found. */
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

static bool tells_corrections(const Paper *paper)
{
    for (size_t i = 0; i < paper->n_issues; i++)
        for (size_t k = 0; k < issue_addresses(paper->issues[i]); k++)
            if (article_is_changed(paper->issues[i]->articles[k]))
                return true;
    return false;
}

static void put_paper(Sitemap *s, const Paper *paper)
{
    Arena *a = s->arena;
    put_url(s, arena_printf(a, "%s/", paper->id), paper->n_issues ? paper->issues[paper->n_issues - 1]->iso : NULL);
    if (tells_corrections(paper))
        put_url(s, arena_printf(a, "%s/corrections.html", paper->id), NULL);
    for (size_t i = 0; i < paper->n_issues; i++) {
        const Issue *issue = paper->issues[i];
        const char *folder = urls_folder(a, issue);
        put_url(s, arena_printf(a, "%s/%s/", paper->id, folder), issue->iso);
        for (size_t k = 0; k < issue->n_pages; k++)
            if (issue_leaf(issue, (int)k + 1) == (int)k + 1)
                put_url(s, arena_printf(a, "%s/%s/%s", paper->id, folder, urls_page(a, issue, (int)k + 1)), issue->iso);
        for (size_t k = 0; k < issue->n_articles; k++)
            put_article(s, issue, folder, issue->articles[k]);
    }
}

/* Lists that grow have the date of their newest. */
static void put_facets(Sitemap *s, const Paper *paper)
{
    Arena *a = s->arena;
    const Facets *f = facets_of_paper(a, paper);
    for (int k = 0; k < FACET_KINDS; k++) {
        if (f->n[k])
            put_url(s, arena_printf(a, "%s/%s/", paper->id, facet_folder((FacetKind)k)), NULL);
        for (size_t i = 0; i < f->n[k]; i++)
            for (size_t page = 0, from, to; page <= facet_full_pages(&f->of[k][i]); page++) {
                facet_page(&f->of[k][i], page, &from, &to);
                put_url(s, arena_printf(a, "%s/%s", paper->id, facet_path(a, (FacetKind)k, f->of[k][i].file, page)),
                        f->of[k][i].at[to - 1].issue->iso);
            }
    }
}

static void put_part(Sitemap *s, size_t number)
{
    buf_puts(&s->xml, "<sitemap><loc>");
    xml_put(&s->xml, s->html->group->base_url);
    buf_printf(&s->xml, "sitemap-%zu.xml</loc></sitemap>\n", number);
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

bool sitemap_emit(Html *h, Diag *d, Arena *a, Emitter out)
{
    Sitemap s = {h, d, a, out, {0}, 0, 0, true};
    put_head(&s.xml, "urlset");
    /* The protocol wants full addresses: without the site's own there is nothing to list. */
    if (h->group->base_url[0]) {
        put_url(&s, "", NULL);
        for (size_t i = 0; i < h->group->n_papers; i++) {
            put_paper(&s, &h->group->papers[i]);
            put_facets(&s, &h->group->papers[i]);
        }
    }
    if (s.files || s.urls == SITEMAP_URLS) {
        flush_file(&s);
        s.xml.len = 0;
        put_head(&s.xml, "sitemapindex");
        for (size_t i = 1; i <= s.files; i++)
            put_part(&s, i);
        buf_puts(&s.xml, "</sitemapindex>\n");
    } else {
        buf_puts(&s.xml, "</urlset>\n");
    }
    Buf news = {0};
    bool ok = s.ok && out.emit(out.context, d, "site/sitemap.xml", s.xml.data, s.xml.len) &&
              news_emit(h, d, a, out, &news) && emit_robots(&s, &news);
    buf_free(&s.xml);
    buf_free(&news);
    return ok;
}
