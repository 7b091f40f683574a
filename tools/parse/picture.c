#include "parse/picture.h"

#include "parse/nearest.h"
#include <string.h>
#include <zlib.h>

typedef struct Bytes {
    const unsigned char *p;
    size_t n;
} Bytes;

static unsigned big(const unsigned char *p, int bytes)
{
    unsigned v = 0;
    for (int i = 0; i < bytes; i++)
        v = v << 8 | p[i];
    return v;
}

/* TIFF 6.0: the first directory's Orientation, 1 when there is none. */
static unsigned exif_orientation(Bytes b)
{
    if (b.n < 14 || memcmp(b.p, "Exif\0\0", 6) != 0)
        return 1;
    const unsigned char *t = b.p + 6;
    size_t n = b.n - 6;
    bool little = t[0] == 'I';
    unsigned at =
        little ? (unsigned)t[4] | (unsigned)t[5] << 8 | (unsigned)t[6] << 16 | (unsigned)t[7] << 24 : big(t + 4, 4);
    if (n < 10 || at > n - 2)
        return 1;
    unsigned count = little ? t[at] | (unsigned)t[at + 1] << 8 : big(t + at, 2);
    for (size_t e = (size_t)at + 2; count-- && e + 12 <= n; e += 12) {
        unsigned tag = little ? t[e] | (unsigned)t[e + 1] << 8 : big(t + e, 2);
        if (tag == 0x0112)
            return little ? t[e + 8] | (unsigned)t[e + 9] << 8 : big(t + e + 8, 2);
    }
    return 1;
}

/* ITU T.81: markers up to the frame header, which has the size. */
static bool jpeg_size(Bytes b, int *width, int *height, bool *turned)
{
    size_t at = 2;
    while (at + 4 <= b.n) {
        if (b.p[at] != 0xFF)
            return false;
        unsigned marker = b.p[at + 1];
        if (marker == 0xFF) { /* fill */
            at++;
            continue;
        }
        if (marker == 0x01 || (marker >= 0xD0 && marker <= 0xD8)) {
            at += 2;
            continue;
        }
        size_t length = big(b.p + at + 2, 2);
        if (length < 2 || at + 2 + length > b.n)
            return false;
        if (marker == 0xE1) {
            unsigned o = exif_orientation((Bytes){b.p + at + 4, length - 2});
            *turned |= o >= 2 && o <= 8;
        }
        if (marker >= 0xC0 && marker <= 0xCF && marker != 0xC4 && marker != 0xC8 && marker != 0xCC) {
            if (length < 7)
                return false;
            *height = (int)big(b.p + at + 5, 2);
            *width = (int)big(b.p + at + 7, 2);
            return *width > 0 && *height > 0;
        }
        if (marker == 0xDA || marker == 0xD9)
            return false;
        at += 2 + length;
    }
    return false;
}

/* Is the end-of-image marker there after the frame header? Within a scan FF 00 and FF D0…D7 are data. Bytes after the
 * end, as cameras add them, don't matter; a thumbnail's end is inside a segment and is passed over. */
static bool jpeg_ends(Bytes b)
{
    for (size_t at = 2; at + 1 < b.n;) {
        const unsigned char *ff = memchr(b.p + at, 0xFF, b.n - at - 1);
        if (!ff)
            return false;
        unsigned marker = ff[1];
        at = (size_t)(ff - b.p) + (marker == 0xFF ? 1 : 2);
        if (marker == 0xD9)
            return true;
        if (marker == 0xFF || marker <= 0x01 || (marker >= 0xD0 && marker <= 0xD8))
            continue;
        if (at + 2 > b.n)
            return false;
        at += big(b.p + at, 2);
    }
    return false;
}

/* PNG, 5.3: length, type, data, CRC of type and data; IEND is the last chunk. */
static bool png_ends(Bytes b)
{
    for (size_t at = 8; b.n - at >= 12;) {
        size_t length = big(b.p + at, 4);
        if (length > b.n - at - 12)
            return false;
        const unsigned char *type = b.p + at + 4;
        if (crc32(crc32(0, NULL, 0), type, (unsigned)length + 4) != big(type + 4 + length, 4))
            return false;
        if (memcmp(type, "IEND", 4) == 0)
            return true;
        at += length + 12;
    }
    return false;
}

typedef enum PictureState { PICTURE_WHOLE, PICTURE_UNKNOWN /* neither PNG nor JPEG */, PICTURE_BROKEN } PictureState;

/* Size in pixels from a file's head; the rest is looked through, so that nothing cut off or damaged reaches the press
 * (PNG: every checksum; JPEG: marker by marker to its end). *turned: an EXIF orientation other than upright, which
 * printing ignores. */
static PictureState look_at(const void *data, size_t n, int *width, int *height, bool *turned)
{
    Bytes b = {data, n};
    bool whole = false;
    *turned = false;
    if (n >= 8 && memcmp(b.p, "\x89PNG\r\n\x1A\n", 8) == 0) {
        unsigned w = n >= 24 ? big(b.p + 16, 4) : 0, h = n >= 24 ? big(b.p + 20, 4) : 0;
        whole = w && h && w <= 1u << 20 && h <= 1u << 20 && memcmp(b.p + 12, "IHDR", 4) == 0 && png_ends(b);
        *width = (int)w;
        *height = (int)h;
    } else if (n >= 3 && memcmp(b.p, "\xFF\xD8\xFF", 3) == 0) {
        whole = jpeg_size(b, width, height, turned) && jpeg_ends(b);
    } else {
        return PICTURE_UNKNOWN;
    }
    return whole ? PICTURE_WHOLE : PICTURE_BROKEN;
}

static char *decode_percent(Arena *a, const char *s)
{
    char *out = arena_strdup(a, s), *w = out;
    for (; *s; s++, w++) {
        unsigned v = 0;
        int k = 0;
        if (*s == '%')
            for (k = 1; k <= 2; k++) {
                char c = s[k], low = (char)(c | 32);
                if (c >= '0' && c <= '9')
                    v = v * 16 + (unsigned)(c - '0');
                else if (low >= 'a' && low <= 'f')
                    v = v * 16 + (unsigned)(low - 'a' + 10);
                else
                    break;
            }
        *w = *s;
        if (k == 3 && v >= 0x20) {
            *w = (char)v;
            s += 2;
        }
    }
    *w = 0;
    return out;
}

/* Outside the content folder nothing is read: no schemes, no absolute path, no way up. */
static bool is_beside(const char *src)
{
    if (*src == '/' || strchr(src, '\\') || strstr(src, "://"))
        return false;
    for (const char *s = src; s; s = strchr(s, '/')) {
        s += *s == '/';
        if (strncmp(s, "..", 2) == 0 && (s[2] == '/' || !s[2]))
            return false;
    }
    return true;
}

static const char *missing_hint(World *w, Arena *a, const char *dir, const char *src)
{
    DirEntry *entries;
    size_t n, kept = 0;
    Diag *quiet = diag_new();
    bool ok = world_list(w, quiet, a, dir, &entries, &n);
    diag_free(quiet);
    if (!ok || !n)
        return "put the picture beside the article";
    const char **names = ARENA_ARRAY(a, const char *, n);
    for (size_t i = 0; i < n; i++) {
        const char *dot = strrchr(entries[i].name, '.');
        if (!entries[i].is_dir && dot && strcmp(dot, ".md") != 0 && strcmp(dot, ".yaml") != 0)
            names[kept++] = entries[i].name;
    }
    unsigned distance;
    const char *near = nearest_word(src, names, kept, &distance);
    if (!near || distance > strlen(src) / 2)
        return "put the picture beside the article";
    return arena_printf(a, "did you mean `%s`?", near);
}

static void check_file(Diag *d, Block *figure, const char *path, const Buf *data)
{
    bool turned = false;
    switch (look_at(data->data, data->len, &figure->width_px, &figure->height_px, &turned)) {
    case PICTURE_UNKNOWN:
        diag_error(d, figure->span, DIAG_PICTURE_UNKNOWN_KIND, figure->src);
        break;
    case PICTURE_BROKEN:
        diag_error(d, figure->span, DIAG_PICTURE_DAMAGED, figure->src);
        break;
    case PICTURE_WHOLE:
        figure->path = path;
        if (turned)
            diag_warning(d, figure->span, DIAG_PICTURE_TURNED, figure->src);
    }
}

void picture_find(World *w, Diag *d, Arena *a, const char *dir, Block *figure)
{
    const char *src = figure->src;
    if (!*src) {
        diag_error(d, figure->span, DIAG_PICTURE_NO_FILE);
        return;
    }
    if (!is_beside(src)) {
        diag_error(d, figure->span, DIAG_PICTURE_ELSEWHERE, src);
        return;
    }
    char *path = arena_printf(a, "%s/%s", dir, src);
    if (!world_exists(w, path) && strchr(src, '%'))
        path = arena_printf(a, "%s/%s", dir, decode_percent(a, src));
    if (!is_beside(path + strlen(dir) + 1) || !world_exists(w, path)) {
        diag_error(d, figure->span, DIAG_PICTURE_MISSING, src, missing_hint(w, a, dir, src));
        return;
    }
    if (world_is_dir(w, path)) {
        diag_error(d, figure->span, DIAG_PICTURE_IS_FOLDER, src);
        return;
    }
    Buf data = {0};
    if (world_read(w, d, path, &data, NULL))
        check_file(d, figure, path, &data);
    buf_free(&data);
}
