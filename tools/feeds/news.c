/* News site maps (Google's extension of the protocol): the articles of the last two days. There is no clock in them:
 * the days are those of the group's newest issue and the day before. */
#include "feeds/feeds.h"

#include "feeds/entries.h"
#include "site/urls.h"
#include <string.h>

enum { MOST = 1000 /* articles of a file, by the extension's rules */, DAYS = 2 };

typedef struct News {
    const Html *html;
    Diag *diag;
    Arena *arena;
    Emitter out;
    Buf xml;
    size_t urls, files;
    bool ok;
} News;

static int64_t day_of(Date d)
{
    return day_number(d.year, d.month, d.day);
}

static int64_t newest_day(const Group *g)
{
    int64_t newest = INT64_MIN;
    for (size_t i = 0; i < g->n_papers; i++)
        for (size_t k = 0; k < g->papers[i].n_issues; k++) {
            const int64_t day = day_of(g->papers[i].issues[k]->date);
            newest = day > newest ? day : newest;
        }
    return newest;
}

/* ISO 639, but for Chinese, of which the extension wants the script. */
static const char *language(Lang l)
{
    static const char *const tags[] = {
        [LANG_ZH_HANS] = "zh-cn", [LANG_ZH_HANT] = "zh-tw", [LANG_BO] = "bo", [LANG_EN] = "en"};
    static_assert(sizeof tags / sizeof *tags == LANGS, "a name for each language");
    return tags[l];
}

static void put_element(Buf *out, const char *name, const char *text)
{
    buf_printf(out, "<news:%s>", name);
    xml_put(out, text);
    buf_printf(out, "</news:%s>", name);
}

static const char *news_file(Arena *a, size_t number)
{
    return number == 1 ? "sitemap-news.xml" : arena_printf(a, "sitemap-news-%zu.xml", number);
}

static void end_file(News *n)
{
    if (!n->urls)
        return;
    buf_puts(&n->xml, "</urlset>\n");
    const char *path = arena_printf(n->arena, "site/%s", news_file(n->arena, ++n->files));
    n->ok = n->ok && n->out.emit(n->out.context, n->diag, path, n->xml.data, n->xml.len);
    n->xml.len = 0;
    n->urls = 0;
}

static void put_article(News *n, const Issue *issue, const Article *x)
{
    const Paper *paper = issue->paper;
    if (n->urls == MOST)
        end_file(n);
    if (!n->urls++)
        buf_puts(&n->xml, "<?xml version=\"1.0\" encoding=\"utf-8\"?>\n"
                          "<urlset xmlns=\"http://www.sitemaps.org/schemas/sitemap/0.9\" "
                          "xmlns:news=\"http://www.google.com/schemas/sitemap-news/0.9\">\n");
    buf_puts(&n->xml, "<url><loc>");
    xml_put(&n->xml,
            entries_link(n->arena, n->html->group, paper,
                         arena_printf(n->arena, "%s/%s", urls_folder(n->arena, issue), article_file(n->arena, x))));
    buf_puts(&n->xml, "</loc><news:news><news:publication>");
    put_element(&n->xml, "name", paper->title);
    put_element(&n->xml, "language", language(x->lang));
    buf_puts(&n->xml, "</news:publication>");
    put_element(&n->xml, "publication_date", entries_issue_time(n->arena, issue));
    put_element(&n->xml, "title", x->title);
    buf_puts(&n->xml, "</news:news></url>\n");
}

static void put_paper(News *n, const Paper *paper, int64_t newest)
{
    for (size_t i = paper->n_issues; i-- > 0;) {
        const Issue *issue = paper->issues[i];
        if (day_of(issue->date) <= newest - DAYS)
            return;
        html_borrow(n->html, issue);
        for (size_t k = 0; k < issue->n_articles; k++)
            if (article_is_listed(issue->articles[k]))
                put_article(n, issue, issue->articles[k]);
    }
}

bool news_emit(Html *h, Diag *d, Arena *a, Emitter out, Buf *names)
{
    News n = {.html = h, .diag = d, .arena = a, .out = out, .ok = true};
    const int64_t newest = newest_day(h->group);
    for (size_t i = 0; h->group->base_url[0] && i < h->group->n_papers; i++)
        put_paper(&n, &h->group->papers[i], newest);
    end_file(&n);
    html_return(h);
    for (size_t i = 1; i <= n.files; i++)
        buf_printf(names, "Sitemap: %s%s\n", h->group->base_url, news_file(a, i));
    buf_free(&n.xml);
    return n.ok;
}
