/* What pages and books say of an issue alike. */
#include "web/site.h"

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
