/* The group's pages: index, 404. */
#include "html/paper.h"
#include "site/urls.h"

#include "base/digest.h"
#include "html/html.h"
#include "feeds/feeds.h"
#include "search/search.h"
#include <string.h>

/* A paper's cover as the group's page shows it: its pictures lie a folder deeper. */
static void view_cover(const PaperSite *p, View *v)
{
    static const char href[] = " href=\"";
    Buf svg = {0};
    const char *from = p->cover ? p->cover : "";
    for (const char *at; (at = strstr(from, href)); from = at + strlen(href)) {
        buf_put(&svg, from, (size_t)(at - from) + strlen(href));
        html_put_url(&svg, p->paper->id);
        buf_putc(&svg, '/');
    }
    buf_puts(&svg, from);
    view_text(v, "cover", svg.data);
    buf_free(&svg);
}

static void paper_card(Arena *a, const Html *h, const PaperSite *p, View *c)
{
    const Paper *paper = p->paper;
    view_text(c, "id", paper->id);
    view_text(c, "name", paper->title);
    view_text(c, "nlang", lang_tag(paper->lang));
    view_text(c, "name_zh", paper->title_zh);
    view_text(c, "card_slogan", paper->slogan);
    view_flag(c, "is_specimen", paper->specimen);
    view_text(c, "specimen_word", theme_word(p->theme, paper->lang, "specimen"));
    view_cover(p, c);
    view_text(c, "none_word", theme_word(p->theme, paper->lang, "no_issue"));
    view_text(c, "latest_href", "");
    if (!paper->n_issues)
        return;
    const Issue *latest = paper->issues[paper->n_issues - 1];
    html_borrow(h, latest);
    view_text(c, "latest_href", arena_printf(a, "%s/%s/index.html", paper->id, urls_folder(a, latest)));
    view_text(c, "front_href", arena_printf(a, "%s/%s/%s", paper->id, urls_folder(a, latest), urls_page(a, latest, 1)));
    view_text(c, "iso", latest->iso);
    view_text(c, "date", date_long(a, latest->date, paper->lang));
    view_text(c, "weekday", date_weekday_name(latest->date, paper->lang));
    view_text(c, "edition", issue_edition(a, latest));
    view_text(c, "kind", issue_kind(latest));
    cover_view(a, latest, arena_printf(a, "%s/%s/", paper->id, urls_folder(a, latest)), 5, c);
}

static bool emit_group_index(Html *h, Diag *d, Arena *a, Emitter out)
{
    View *v = view_new();
    size_t n_read = 0;
    view_text(v, "title", h->group->name);
    const char *papers =
        arena_printf(a, "%s%s", theme_word(h->theme, h->lang, "epaper"), theme_word(h->theme, h->lang, "colon"));
    for (size_t i = 0; i < h->group->n_papers; i++)
        papers = arena_printf(a, "%s%s%s", papers, i ? "、" : "", h->group->papers[i].title);
    view_text(v, "description", arena_printf(a, "%s%s", h->group->name, papers));
    for (size_t i = 0; i < h->group->n_papers; i++) {
        const bool read = h->group->papers[i].n_issues > 0;
        paper_card(a, h, &h->papers[i], view_add(v, read ? "papers" : "waiting"));
        n_read += read;
    }
    view_text(v, "search", h->search);
    view_flag(v, "has_papers", n_read > 0);
    view_flag(v, "has_waiting", n_read < h->group->n_papers);
    bool ok = html_emit_page(h, d, out, h->theme, TPL_GROUP, v, h->view, "site/index.html");
    view_free(v);
    html_return(h);
    return ok;
}

/* https://example.org of a site's address: up to the third slash. */
static const char *origin_of(Arena *a, const char *url)
{
    const char *host = strstr(url, "://");
    const char *end = host ? strchr(host + 3, '/') : NULL;
    return end ? arena_strndup(a, url, (size_t)(end - url)) : "";
}

/* What the page's policy lets through is this very text. */
static void view_inline(View *v, const char *name, const char *text, const char *sum_name)
{
    char sum[SHA256_BASE64 + 1];
    sha256_base64(text, strlen(text), sum);
    view_text(v, name, text);
    view_text(v, sum_name, *text ? sum : "");
}

/* A server shows this page at any depth, where relative links would miss: it carries its style, its links begin with
 * the site's address; where none is known a script finds the root. Without an icon browsers ask for /favicon.ico. */
static bool emit_not_found(Html *h, Diag *d, Emitter out)
{
    View *v = view_new();
    view_text(v, "title", theme_word(h->theme, h->lang, "not_found"));
    view_inline(v, "css_text", h->theme->css_text, "css_sum");
    view_inline(v, "script", h->group->base_url[0] ? "" : h->theme->not_found_js, "script_sum");
    Buf icon = {0};
    buf_puts(&icon, "data:image/svg+xml;base64,");
    base64_put(&icon, h->icon, strlen(h->icon));
    view_text(v, "icon_data", icon.data);
    buf_free(&icon);
    view_text(v, "home", h->group->base_url);
    view_text(v, "origin", origin_of(h->arena, h->group->base_url));
    view_text(v, "search", h->search);
    bool ok = html_emit_page(h, d, out, h->theme, TPL_NOT_FOUND, v, h->view, "site/404.html");
    view_free(v);
    return ok;
}

bool html_search(Html *h, Diag *d, const SearchArchive *archive, Emitter out)
{
    h->search = search_emit(d, h->group, &search_sizes, archive, out, h->arena);
    return h->search != NULL;
}

bool html_group(Html *h, Diag *d, Emitter out)
{
    Arena *a = arena_new();
    bool ok = emit_group_index(h, d, a, out) && emit_not_found(h, d, out) && sitemap_emit(h, d, a, out);
    arena_free(a);
    return ok;
}
