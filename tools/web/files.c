/* The files of one issue: pages' names, pictures and their small copies. */
#include "web/site.h"
#include "site/urls.h"

#include "web/thumbnail.h"
#include <string.h>

bool issue_emit(IssueRender *r, const char *name, const void *data, size_t n)
{
    return r->out.emit(r->out.context, r->diag, arena_printf(r->arena, "%s%s", r->dir, name), data, n);
}

const char *page_file(Arena *a, Sections sections, int number, const char *extension)
{
    return arena_printf(a, "%s.%s", page_name(sections, number).text, extension);
}

const char *article_file(Arena *a, const Article *article)
{
    return article->file ? article->file : arena_printf(a, "%s.html", article->slug);
}

const char *issue_link(const IssueRender *r, const char *href)
{
    return *r->dir ? urls_of_link(r->arena, r->issue, href) : href; /* a book has no addresses of the site's */
}

const char *article_ninjs_file(Arena *a, const Article *article)
{
    return arena_printf(a, "%s.ninjs.json", article->slug);
}

bool issue_read_picture(IssueRender *r, const char *path, const Picture *picture, Buf *file)
{
    if (!world_read(r->world, r->diag, path, file, NULL))
        return false;
    if (!picture || (file->len == picture->size && hash_bytes(0, file->data, file->len) == picture->hash))
        return true;
    diag_error(r->diag, diag_file(r->diag, path), DIAG_PICTURE_CHANGED);
    return false;
}

const char *issue_picture(IssueRender *r, const char *path, const Picture *picture)
{
    const char *known = strmap_lookup(r->pictures, path);
    if (known)
        return known[0] ? known : NULL;
    Buf data = {0};
    const char *slash = strrchr(path, '/');
    const char *name = slash ? slash + 1 : path;
    /* Pictures from other folders may bring the same name: the path tells them apart. */
    if (strmap_lookup(r->taken, name))
        name = arena_printf(r->arena, "%08llx-%s", (unsigned long long)(hash_bytes(0, path, strlen(path)) >> 32), name);
    bool ok = issue_read_picture(r, path, picture, &data) && issue_emit(r, name, data.data, data.len);
    buf_free(&data);
    name = ok ? arena_strdup(r->arena, name) : "";
    strmap_put(r->taken, name, r);
    strmap_put(r->pictures, arena_strdup(r->arena, path), arena_strdup(r->arena, name));
    return ok ? name : NULL;
}

const char *issue_thumb(IssueRender *r, const char *path, const Picture *picture)
{
    const char *known = strmap_lookup(r->thumbs, path);
    if (known)
        return known[0] ? known : NULL;
    const char *whole = picture ? issue_picture(r, path, picture) : NULL;
    if (picture && picture->format == PICTURE_SVG) /* as small as it is large */
        return whole;
    const char *name = whole ? arena_printf(r->arena, "thumb-%s.jpg", whole) : NULL;
    Buf data = {0}, jpeg = {0};
    bool ok = name && !strmap_lookup(r->taken, name) && world_read(r->world, r->diag, path, &data, NULL) &&
              thumbnail_jpeg(&data, picture, &jpeg) && issue_emit(r, name, jpeg.data, jpeg.len);
    if (ok)
        strmap_put(r->taken, name, r);
    strmap_put(r->thumbs, arena_strdup(r->arena, path), (void *)(uintptr_t)(ok ? name : ""));
    buf_free(&data);
    buf_free(&jpeg);
    return ok ? name : NULL;
}
