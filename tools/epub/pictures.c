/* Pictures of a book: as they came where every reading device shows them, else as JPEG. */
#include "epub/book.h"

#include "web/copies.h"
#include <string.h>

enum { WIDEST = 1600, HEAVIEST = 1 << 20 };

/* Upright, in colours of screens, not too large; drawings and what JPEG has not stay as they are. */
static bool stays(const Picture *p)
{
    bool fits = picture_upright_width(p) <= WIDEST && p->size <= HEAVIEST;
    switch (p->format) {
    case PICTURE_SVG:
        return true;
    case PICTURE_PNG:
        return p->alpha || fits;
    case PICTURE_JPEG:
        return fits && p->model != PICTURE_CMYK && p->orientation <= 1;
    }
    return false;
}

static const struct {
    const char *media, *ending;
} kinds[] = {[PICTURE_PNG] = {"image/png", "png"},
             [PICTURE_JPEG] = {"image/jpeg", "jpg"},
             [PICTURE_SVG] = {"image/svg+xml", "svg"}};

static bool read_picture(Book *b, const ResolvedPicture *p, PictureFormat *format, Buf *data)
{
    IssueRender *r = &b->r;
    *format = p->picture->format;
    if (stays(p->picture))
        return world_read(r->world, r->diag, p->path, data, NULL);
    *format = PICTURE_JPEG;
    return issue_copy_jpeg(r, p->path, p->picture, WIDEST, data);
}

const char *book_picture(void *book, const ResolvedPicture *p)
{
    Book *b = book;
    const char *known = strmap_lookup(b->pictures, p->path);
    b->has_pictures = true;
    b->all_have_alt = b->all_have_alt && p->alt && *p->alt;
    if (known)
        return *known ? known : NULL;
    Buf data = {0};
    PictureFormat format = PICTURE_JPEG;
    const char *name = "";
    if (p->picture && read_picture(b, p, &format, &data)) {
        name = arena_printf(b->r.arena, "picture-%03zu.%s", ++b->n_pictures, kinds[format].ending);
        book_add(
            b,
            (BookItem){.name = name, .media = kinds[format].media, .properties = "", .data = data.data, .n = data.len});
    }
    buf_free(&data);
    strmap_put(b->pictures, arena_strdup(b->r.arena, p->path), (void *)(uintptr_t)name);
    return *name ? name : NULL;
}
