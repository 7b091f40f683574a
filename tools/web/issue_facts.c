/* What pages and books say of an issue alike. */
#include "web/site.h"

#include "site/urls.h"
#include <string.h>

const PageFrame *issue_home_page(const IssueRender *r, int32_t article)
{
    for (size_t i = 0; i < r->frames->n_pages; i++) {
        const PageFrame *p = &r->frames->pages[i];
        for (size_t k = 0; k < p->n_areas; k++)
            if (p->areas[k].article == article && !p->areas[k].continued_from)
                return p;
    }
    return NULL;
}

const char *issue_title(const IssueRender *r)
{
    const Issue *issue = r->issue;
    const char *edition = issue_edition(r->arena, issue), *kind = issue_kind(issue);
    return arena_printf(r->arena, "%s %s%s%s%s%s", issue->paper->title,
                        date_long(r->arena, issue->date, issue->paper->lang), *edition ? " " : "", edition,
                        *kind ? " " : "", kind);
}

const char *issue_address(const IssueRender *r, const char *relative)
{
    const char *base = r->html->group->base_url;
    const char *folder = arena_printf(r->arena, "%s/%s/", r->issue->paper->id, urls_folder(r->arena, r->issue));
    size_t n = strlen(folder);
    if (!*base)
        return NULL;
    for (; strncmp(relative, "../", 3) == 0; relative += 3) {
        n -= n > 0; /* the slash at its end */
        while (n && folder[n - 1] != '/')
            n--;
    }
    Buf url = {0};
    url_put(&url, base);
    url_put(&url, arena_strndup(r->arena, folder, n));
    url_put(&url, relative);
    const char *address = arena_strndup(r->arena, url.data, url.len);
    buf_free(&url);
    return address;
}

bool issue_exports(const IssueRender *r, Export as)
{
    return r->html && r->html->group->exports & 1U << as; /* tests have an issue alone */
}
