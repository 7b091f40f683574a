#include "pdf/pictures.h"
#include <string.h>

void pictures_init(Pictures *p)
{
    memset(p, 0, sizeof *p);
    p->by_path = strmap_new();
}

void pictures_free(Pictures *p)
{
    for (size_t i = 0; i < p->at.len; i++) {
        buf_free(&p->at.ptr[i].file);
        buf_free(&p->at.ptr[i].palette);
    }
    strmap_free(p->by_path);
    vec_free(&p->at);
}

const Picture *pictures_lookup(const Pictures *p, const char *path, uint32_t *index)
{
    uintptr_t found = (uintptr_t)strmap_lookup(p->by_path, path);
    if (!found)
        return NULL;
    *index = (uint32_t)(found - 1);
    return &p->at.ptr[*index];
}

static uint32_t u16(const unsigned char *p)
{
    return (uint32_t)p[0] << 8 | p[1];
}

static uint32_t u32(const unsigned char *p)
{
    return u16(p) << 16 | u16(p + 2);
}

/* ---- JPEG: ITU-T T.81 markers, as far as placing the picture needs them ---- */

static bool look_at_jpeg(Picture *pic)
{
    const unsigned char *p = (const unsigned char *)pic->file.data, *end = p + pic->file.len;
    uint32_t components = 0, bits = 0;
    bool adobe = false;
    for (p += 2; p + 4 <= end;) {
        if (*p != 0xFF || p[1] == 0xFF) {
            p++;
            continue;
        }
        uint32_t marker = p[1], size = u16(p + 2);
        if (marker == 0xDA || marker == 0xD9 || size + 2 > (size_t)(end - p))
            break;
        if (marker >= 0xC0 && marker <= 0xCF && marker != 0xC4 && marker != 0xC8 && marker != 0xCC && size >= 8) {
            bits = p[4];
            pic->height = (int)u16(p + 5);
            pic->width = (int)u16(p + 7);
            components = p[9];
        }
        if (marker == 0xEE && size >= 14 && memcmp(p + 4, "Adobe", 5) == 0)
            adobe = true;
        p += 2 + size;
    }
    pic->kind = PICTURE_JPEG;
    pic->rgb = components == 3;
    pic->inverted = components == 4 && adobe;
    return bits == 8 && pic->width > 0 && pic->height > 0 && (components == 1 || components == 3 || components == 4);
}

/* ---- PNG ---- */

enum { PNG_GREY = 0, PNG_TRUE = 2, PNG_INDEXED = 3, PNG_GREY_ALPHA = 4 };

/* A PNG's own filtered and deflated rows are a PDF image, unless it has alpha, a transparent colour or interlacing. */
static bool look_at_png(Picture *pic)
{
    const unsigned char *p = (const unsigned char *)pic->file.data, *end = p + pic->file.len;
    uint32_t type = 0;
    bool plain = true;
    Buf rows = {0};
    for (p += 8; p + 12 <= end;) {
        uint32_t n = u32(p);
        const unsigned char *data = p + 8;
        if (n > (size_t)(end - data) || (size_t)(end - data) - n < 4)
            break;
        if (memcmp(p + 4, "IHDR", 4) == 0 && n >= 13) {
            pic->width = (int)(u32(data) & INT32_MAX);
            pic->height = (int)(u32(data + 4) & INT32_MAX);
            pic->bits = data[8];
            type = data[9];
            plain = data[12] == 0 && (type == PNG_GREY || type == PNG_TRUE || type == PNG_INDEXED);
        } else if (memcmp(p + 4, "PLTE", 4) == 0 && type == PNG_INDEXED) {
            pic->palette.len = 0;
            buf_put(&pic->palette, data, n - n % 3);
        } else if (memcmp(p + 4, "tRNS", 4) == 0) {
            plain = false;
        } else if (memcmp(p + 4, "IDAT", 4) == 0 && plain) {
            buf_put(&rows, data, n);
        }
        p = data + n + 4;
    }
    pic->colors = type == PNG_TRUE ? 3 : 1;
    pic->rgb = type != PNG_GREY && type != PNG_GREY_ALPHA;
    plain = plain && rows.len && (type != PNG_INDEXED || pic->palette.len);
    pic->kind = plain ? PICTURE_ROWS : PICTURE_DECODED;
    if (plain) {
        buf_free(&pic->file);
        pic->file = rows;
    } else {
        buf_free(&rows);
    }
    return pic->width > 0 && pic->height > 0;
}

bool pictures_note(Pictures *p, World *w, Diag *d, const char *path)
{
    if (strmap_lookup(p->by_path, path))
        return true;
    Picture pic = {.path = path};
    if (!world_read(w, d, path, &pic.file, NULL))
        return false;
    bool ok = false;
    if (pic.file.len > 12 && memcmp(pic.file.data, "\xFF\xD8\xFF", 3) == 0)
        ok = look_at_jpeg(&pic);
    else if (pic.file.len > 33 && memcmp(pic.file.data, "\x89PNG\r\n\x1A\n", 8) == 0)
        ok = look_at_png(&pic);
    if (ok) {
        vec_push(&p->at, pic);
        strmap_put(p->by_path, path, (void *)(uintptr_t)p->at.len);
        return true;
    }
    diag_error(d, diag_file(d, path), DIAG_PICTURE_UNREADABLE);
    buf_free(&pic.file);
    buf_free(&pic.palette);
    return false;
}
