/* The pictures that stand for pages where their addresses are shared, as outputs of their own: they take a core for a
 * while, and nothing waits for them, since they are named by what is drawn. */
#include "html/html.h"
#include "html/issue.h"

#include "facsimile/share_picture.h"

typedef struct Part {
    Html *html;
    size_t at;
} Part;

static bool export_pictures(void *self, const ExportIssue *x)
{
    const Part *part = self;
    Html *h = part->html;
    IssueRender r;
    bool ok = true;
    if (!h->group->base_url[0]) /* whole addresses alone are shared */
        return true;
    issue_render_begin(&r, h, x);
    GlyphPaths *paths = glyph_paths_take(h->outlines);
    for (size_t i = part->at; ok && i < x->frames->n_pages; i += SHARE_PARTS)
        ok = share_picture_emit(&r, &x->frames->pages[i], paths);
    glyph_paths_give(h->outlines, paths);
    issue_render_end(&r);
    return ok;
}

Exporter html_share_exporter(Html *h, size_t at)
{
    Part *part = ARENA_NEW(h->arena, Part);
    *part = (Part){h, at};
    return (Exporter){export_pictures, part};
}
