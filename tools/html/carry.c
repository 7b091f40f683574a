/* What exporting an issue leaves for the pages of its paper and of the group, carried from a process that made it. */
#include "html/html.h"

#include "feeds/feeds.h"
#include "html/issue.h"

void html_pack_issue(Html *h, const Issue *issue, Buf *out)
{
    PaperSite *site = html_paper_site(h, issue->paper);
    pack_text(out, issue_is_newest(issue) ? site->cover : NULL);
    feeds_pack(site, issue, out);
    feeds_forget(site);
}

bool html_unpack_issue(Html *h, const Issue *issue, const char *text, size_t n)
{
    PaperSite *site = html_paper_site(h, issue->paper);
    Unpack u = {text, text + n, arena_new(), false};
    const char *cover = unpack_text(&u);
    if (cover)
        html_keep_cover(h, issue->paper, cover);
    feeds_unpack(site, issue, &u);
    arena_free(u.arena);
    return !u.failed;
}
