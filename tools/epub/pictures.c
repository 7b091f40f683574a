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
    case PICTURE_WEBP: /* of EPUB 3.3, and AVIF of none */
    case PICTURE_AVIF:
        break;
    }
    return false;
}

/* The length of a comment, of quoted text or of one character. */
static size_t xml_step(const char *p)
{
    const char *end = strncmp(p, "<!--", 4) == 0 ? strstr(p, "-->") : NULL;
    if (end)
        return (size_t)(end - p) + 3;
    end = *p == '"' || *p == '\'' ? strchr(p + 1, *p) : NULL;
    return end ? (size_t)(end - p) + 1 : 1;
}

/* A drawing without the declaration of its grammar, whose address a book may not have; entities, which would need it,
 * no drawing has (picture/svg.c). */
static void put_drawing(Buf *out, const char *svg)
{
    static const char type[] = "<!DOCTYPE";
    const char *p = svg;
    while (*p && strncmp(p, type, sizeof type - 1) != 0 && strncmp(p, "<svg", 4) != 0)
        p += strncmp(p, "<!--", 4) == 0 ? xml_step(p) : 1;
    buf_put(out, svg, (size_t)(p - svg));
    if (strncmp(p, type, sizeof type - 1) == 0) {
        for (bool own = false; *p && (*p != '>' || own); p += xml_step(p))
            own = *p == '[' || (own && *p != ']');
        p += *p == '>';
    }
    buf_puts(out, p);
}

static bool read_drawing(Book *b, const ResolvedPicture *p, Buf *data)
{
    Buf file = {0};
    bool ok = issue_read_picture(&b->r, p->path, p->picture, &file);
    if (ok)
        put_drawing(data, file.data);
    buf_free(&file);
    return ok;
}

static bool read_picture(Book *b, const ResolvedPicture *p, PictureFormat *format, Buf *data)
{
    IssueRender *r = &b->r;
    *format = p->picture->format;
    if (*format == PICTURE_SVG)
        return read_drawing(b, p, data);
    if (stays(p->picture))
        return issue_read_picture(r, p->path, p->picture, data);
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
        name = arena_printf(b->r.arena, "picture-%03zu%s", ++b->n_pictures, picture_suffix(format));
        book_add(
            b,
            (BookItem){
                .name = name, .media = picture_media_type(format), .properties = "", .data = data.data, .n = data.len});
    }
    buf_free(&data);
    strmap_put(b->pictures, arena_strdup(b->r.arena, p->path), (void *)(uintptr_t)name);
    return *name ? name : NULL;
}
