/* A page of the site: its template filled, its address, its root. */
#include "web/site.h"

#include "web/views.h"
#include <assert.h>
#include <string.h>

PaperSite *html_paper_site(Html *h, const Paper *paper)
{
    for (size_t i = 0; i < h->group->n_papers; i++)
        if (h->papers[i].paper == paper || strcmp(h->papers[i].paper->id, paper->id) == 0)
            return &h->papers[i];
    return NULL;
}

bool html_page_stands(const Html *h, Diag *d, const char *path, uint64_t mark)
{
    return h->pages.stands && h->pages.stands(h->pages.context, d, path, mark);
}

void html_borrow(const Html *h, const Issue *issue)
{
    if (h->lender.lend)
        h->lender.lend(h->lender.context, issue);
}

void html_return(const Html *h)
{
    if (h->lender.take_back)
        h->lender.take_back(h->lender.context);
}

static const char *below_site(const char *path)
{
    assert(strncmp(path, "site/", strlen("site/")) == 0);
    return path + strlen("site/");
}

/* The address that search engines are to keep. */
static void put_canonical(const Html *h, View *page, const char *path)
{
    static const char index[] = "index.html";
    if (!h->group->base_url[0])
        return;
    Buf url = {0};
    buf_puts(&url, h->group->base_url);
    html_put_url(&url, below_site(path));
    size_t n = strlen(index);
    if (url.len >= n && strcmp(url.data + url.len - n, index) == 0)
        url.data[url.len -= n] = '\0';
    view_text(page, "canonical", url.data);
    buf_free(&url);
}

bool html_emit_leading(const Html *h, Diag *d, Emitter out, const Theme *theme, TemplateId id, View *page,
                       const View *shared, const char *path, const char *to)
{
    Buf root = {0}, html = {0};
    for (const char *p = below_site(path); *p; p++)
        if (*p == '/')
            buf_puts(&root, "../");
    view_text(page, "root", root.len ? root.data : "");
    put_canonical(h, page, to);
    assert(!view_stray(page, view_names(id)) && !view_stray(shared, view_names(id)));
    mustache_render(theme->templates[id], page, shared, &html);
    bool ok = out.emit(out.context, d, path, html.data, html.len);
    buf_free(&root);
    buf_free(&html);
    return ok;
}

bool html_emit_page(const Html *h, Diag *d, Emitter out, const Theme *theme, TemplateId id, View *page,
                    const View *shared, const char *path)
{
    return html_emit_leading(h, d, out, theme, id, page, shared, path, path);
}
