#include "layout/specimen.h"

bool specimen_page(LayoutContext *c, Diag *d, Arena *a, const char *layout, Article *const *articles, size_t n,
                   IssueFrames *out)
{
    Article **list = arena_dup(a, articles, n * sizeof *list);
    Paper *paper = ARENA_NEW(a, Paper);
    *paper = paper_blank("", layout, n ? articles[0]->lang : LANG_ZH_HANS);
    PageSpec *page = ARENA_NEW(a, PageSpec);
    *page = (PageSpec){.title = "", .articles = list, .n_articles = n};
    Issue *issue = ARENA_NEW(a, Issue);
    *issue = issue_blank(paper, (Date){2000, 1, 1});
    issue->pages = page;
    issue->n_pages = 1;
    issue->articles = list;
    issue->n_articles = n;
    issue->arena = a;
    layout_resolve(c, d, issue);
    return layout_issue(c, d, issue, out);
}
