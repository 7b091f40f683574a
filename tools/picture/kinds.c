/* Files that are no PNG or JPEG though somebody named them so: what they are, and how to save them right. */
#include "picture/internal.h"

#include "base/utf8.h"
#include <string.h>

typedef struct Kind {
    size_t at; /* where its mark stands */
    const char *mark;
    size_t n;
    const char *name, *hint;
    const char *tool, *package, *suffix; /* as PictureFault has them */
} Kind;

#define SAVE_PHOTO "open it in an image editor and save it as JPEG"
#define SAVE_DRAWING "open it in an image editor and save it as PNG"
#define SAVE_VECTOR "export it as PNG, 300 pixels an inch of its printed width"
#define SAVE_PAGE "export the page as PNG, 300 pixels an inch"
#define SAVE_AGAIN "save the picture itself again; a web page was saved in its place"

#define HEIC SAVE_PHOTO, "heif-convert", "libheif-examples", ".jpg"
#define TIFF SAVE_PHOTO, "convert", "imagemagick", ".jpg"
#define BITMAP SAVE_DRAWING, "convert", "imagemagick", ".png"
#define RAW SAVE_PHOTO, "darktable-cli", "darktable", ".jpg"

#define MARK(text) text, sizeof(text) - 1

/* The first that matches. */
static const Kind kinds[] = {
    {0, MARK("GIF8"), "a GIF", BITMAP},
    {4, MARK("ftypheic"), "a HEIC picture", HEIC},
    {4, MARK("ftypheix"), "a HEIC picture", HEIC},
    {4, MARK("ftyphevc"), "a HEIC picture", HEIC},
    {4, MARK("ftypheim"), "a HEIC picture", HEIC},
    {4, MARK("ftypheis"), "a HEIC picture", HEIC},
    {4, MARK("ftypmif1"), "a HEIF picture", HEIC},
    {4, MARK("ftypmsf1"), "a HEIF picture", HEIC},
    {4, MARK("ftypcrx "), "a camera's raw file", RAW},
    {4, MARK("ftyp"), "a film", "take a still of it and save that as JPEG", NULL, NULL, NULL},
    {0, MARK("II*\0"), "a TIFF picture", TIFF},
    {0, MARK("MM\0*"), "a TIFF picture", TIFF},
    {0, MARK("II+\0"), "a TIFF picture", TIFF},
    {0, MARK("MM\0+"), "a TIFF picture", TIFF},
    {0, MARK("II\xBC\1"), "a JPEG XR picture", SAVE_PHOTO, NULL, NULL, NULL},
    {0, MARK("BM"), "a Windows bitmap", BITMAP},
    {0, MARK("8BPS"), "a Photoshop file", "export it as PNG or JPEG", NULL, NULL, NULL},
    {0, MARK("gimp xcf"), "a GIMP file", "export it as PNG or JPEG", NULL, NULL, NULL},
    {0, MARK("\0\0\0\x0CjP  "), "a JPEG 2000 picture", TIFF},
    {0, MARK("\xFF\x4F\xFF\x51"), "a JPEG 2000 picture", TIFF},
    {0, MARK("\0\0\0\x0CJXL "), "a JPEG XL picture", SAVE_PHOTO, NULL, NULL, NULL},
    {0, MARK("\xFF\x0A"), "a JPEG XL picture", SAVE_PHOTO, NULL, NULL, NULL},
    {0, MARK("\xFF\xD8"), "a JPEG without its beginning", "copy it again from where it came", NULL, NULL, NULL},
    {0, MARK("\x89PNG"), "a PNG changed on its way (as text, not as it is)", "copy it again, in binary mode", NULL,
     NULL, NULL},
    {0, MARK("\0\0\1\0"), "a Windows icon", SAVE_DRAWING, NULL, NULL, NULL},
    {0, MARK("%PDF"), "a PDF", SAVE_PAGE, NULL, NULL, NULL},
    {0, MARK("%!PS"), "a PostScript file", SAVE_PAGE, NULL, NULL, NULL},
    {0, MARK("\xC5\xD0\xD3\xC6"), "a PostScript file", SAVE_PAGE, NULL, NULL, NULL},
    {0, MARK("\x1F\x8B"), "a compressed file", "unpack it first", NULL, NULL, NULL},
    {0, MARK("PK\3\4"), "a ZIP archive or an office document", "take the picture out of it and save that", NULL, NULL,
     NULL},
    {0, MARK("\xD0\xCF\x11\xE0"), "an office document", "take the picture out of it and save that", NULL, NULL, NULL},
    {0, MARK("\0\5\x16\7"), "what macOS keeps beside a file", "copy the file itself, without `._` before its name",
     NULL, NULL, NULL},
    {0, MARK("version https://git-lfs"), "a pointer of Git LFS", "run `git lfs pull`", NULL, NULL, NULL},
};

/* Is the word within the first kilobyte, in whichever case? */
static bool begins_with_tag(Bytes b, const char *word)
{
    size_t n = strlen(word), most = b.n < 1024 ? b.n : 1024;
    for (size_t i = 0; i + n <= most; i++) {
        size_t k = 0;
        while (k < n && (b.p[i + k] | 32) == (unsigned char)word[k])
            k++;
        if (k == n)
            return true;
    }
    return false;
}

static bool is_text(Bytes b)
{
    size_t bad;
    if (memchr(b.p, 0, b.n))
        return false;
    return utf8_valid((const char *)b.p, b.n, &bad) || bad + 4 > b.n;
}

static bool foreign(PictureFault *fault, const char *name, const char *hint)
{
    fault->hint = hint;
    return picture_fault(fault, PICTURE_FOREIGN, name);
}

bool picture_foreign(Bytes b, PictureFault *fault)
{
    if (!b.n)
        return foreign(fault, "an empty file", "copy it again from where it came");
    for (size_t i = 0; i < sizeof kinds / sizeof *kinds; i++) {
        const Kind *k = &kinds[i];
        if (b.n >= k->at + k->n && memcmp(b.p + k->at, k->mark, k->n) == 0) {
            fault->tool = k->tool;
            fault->package = k->package;
            fault->suffix = k->suffix;
            return foreign(fault, k->name, k->hint);
        }
    }
    size_t first = 0;
    if (b.n >= 3 && memcmp(b.p, "\xEF\xBB\xBF", 3) == 0)
        first = 3;
    while (first < b.n && strchr(" \t\r\n", b.p[first]) && b.p[first])
        first++;
    if (first < b.n && b.p[first] == '<') {
        if (begins_with_tag(b, "<svg"))
            return foreign(fault, "an SVG drawing", SAVE_VECTOR);
        if (begins_with_tag(b, "<html") || begins_with_tag(b, "<!doctype"))
            return foreign(fault, "a web page", SAVE_AGAIN);
    }
    Bytes head = {b.p, b.n < 4096 ? b.n : 4096};
    if (is_text(head))
        return foreign(fault, "plain text", "name a picture, or save it again as PNG or JPEG");
    return foreign(fault, "something else", "save it as PNG or JPEG");
}
