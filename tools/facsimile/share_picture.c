/* Pages and articles where somebody shares their address. */
#include "facsimile/share_picture.h"

#include "web/copies.h"

enum { LEAST_WIDTH = 600 /* of an article's picture: a narrower one is shown small */ };

static const PageView view = {SHARE_WIDTH, SHARE_HEIGHT};

SharePicture share_picture_of_page(IssueRender *r, const PageFrame *page)
{
    const char *key = arena_printf(r->arena, "%d", page->number), *name = strmap_lookup(r->shares, key);
    if (name)
        return (SharePicture){name, SHARE_WIDTH, SHARE_HEIGHT, ""};
    name = arena_printf(r->arena, "%s-%010llx.jpg", page_name(r->issue->sections, page->number).text,
                        (unsigned long long)(page_picture_key(page, view) >> 24));
    strmap_put(r->shares, key, (void *)(uintptr_t)name);
    return (SharePicture){name, SHARE_WIDTH, SHARE_HEIGHT, ""};
}

/* An unchanged page's is taken as an earlier run left it. */
bool share_picture_emit(IssueRender *r, const PageFrame *page, GlyphPaths *paths)
{
    const char *name = share_picture_of_page(r, page).name;
    Buf jpeg = {0};
    bool ok = (issue_kept(r, name, &jpeg) || page_picture_jpeg(r, page, view, paths, &jpeg)) &&
              issue_emit(r, name, jpeg.data, jpeg.len);
    buf_free(&jpeg);
    return ok;
}

static SharePicture own_picture(IssueRender *r, const ResolvedPicture *p)
{
    const char *file = p->path && p->picture ? issue_picture(r, p->path, p->picture) : NULL;
    if (!file || p->picture->format == PICTURE_SVG || p->width_px < LEAST_WIDTH)
        return (SharePicture){0};
    const PictureCopies *copies = issue_copies(r, p->path, p->picture);
    const PictureCopy *copy = copies->n_jpeg ? &copies->jpeg[0] : &(PictureCopy){file, p->width_px};
    return (SharePicture){copy->name, copy->width, (int)((int64_t)p->height_px * copy->width / p->width_px), p->alt};
}

SharePicture share_picture_of_article(IssueRender *r, const ResolvedDoc *doc, const PageFrame *page)
{
    for (size_t i = 0; i < doc->n_floats; i++)
        for (size_t k = 0; doc->floats[i].kind == RES_FIGURE && k < doc->floats[i].n_pictures; k++) {
            const SharePicture own = own_picture(r, &doc->floats[i].pictures[k]);
            if (own.name)
                return own;
        }
    return page ? share_picture_of_page(r, page) : (SharePicture){0};
}
