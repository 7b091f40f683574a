/* That no picture passes that is damaged, lies or is something else: at every byte of small files, and by hand. */
#include "tests/check.h"

#include "tests/unit/picture_fixture.h"

/* text: in the detail; of what is too large, its size. */
static void expect_fault(Checks *c, const Buf *file, PictureFaultKind kind, const char *text)
{
    Picture p;
    PictureFault fault;
    char got[160];
    CHECK_AT(c, !looks(file, &p, &fault), "%s: taken", text);
    snprintf(got, sizeof got, "%s", fault.detail);
    if (fault.kind == PICTURE_TOO_LARGE)
        snprintf(got, sizeof got, "%u × %u", (unsigned)fault.width, (unsigned)fault.height);
    CHECK_AT(c, fault.kind == kind && strstr(got, text), "%d %s, not %s", fault.kind, got, text);
    CHECK(c, (fault.kind == PICTURE_FOREIGN) == (fault.hint && *fault.hint));
}

/* No byte of a PNG may be another: each is in a checksum, a length or the signature. */
static void damage_png(Checks *c, const PngKind *k)
{
    Buf file = png_file(k);
    Picture p;
    PictureFault fault;
    for (size_t i = 0; i < file.len; i++) {
        static const char masks[] = {1, 0x20, '\x80', '\xFF'};
        for (int m = 0; m < 4; m++) {
            file.data[i] ^= masks[m];
            CHECK_AT(c, !looks(&file, &p, &fault), "type %d: byte %zu ^ %d", k->type, i, masks[m]);
            file.data[i] ^= masks[m];
        }
        CHECK_AT(c, !picture_look(file.data, i, &p, &fault), "type %d: cut at %zu", k->type, i);
    }
    CHECK(c, looks(&file, &p, &fault));
    buf_free(&file);
}

/* A JPEG has no checksum: what passes is at least a whole picture of the size it says. */
static void damage_jpeg(Checks *c, int format, int flags)
{
    Buf file = jpeg_file(24, 17, format, format == TJPF_GRAY ? TJSAMP_GRAY : TJSAMP_420, flags, RED, BLUE);
    Picture p;
    PictureFault fault;
    for (size_t i = 0; i < file.len; i++) {
        for (int bit = 0; bit < 8; bit++) {
            file.data[i] ^= (char)(1 << bit);
            if (looks(&file, &p, &fault)) {
                Rows rows;
                CHECK_AT(c, decode(&file, &p, 0, false, &rows), "byte %zu, bit %d", i, bit);
                buf_free(&rows.pixels);
            } else {
                CHECK(c, *fault.detail || fault.kind == PICTURE_TOO_LARGE);
            }
            file.data[i] ^= (char)(1 << bit);
        }
        CHECK_AT(c, !picture_look(file.data, i, &p, &fault), "cut at %zu of %zu", i, file.len);
    }
    buf_free(&file);
}

static void test_every_byte(Checks *c)
{
    static const int types[] = {PNG_COLOR_TYPE_GRAY, PNG_COLOR_TYPE_RGB, PNG_COLOR_TYPE_PALETTE,
                                PNG_COLOR_TYPE_GRAY_ALPHA, PNG_COLOR_TYPE_RGB_ALPHA};
    for (size_t t = 0; t < sizeof types / sizeof *types; t++)
        for (int interlaced = 0; interlaced < 2; interlaced++)
            damage_png(c, &(PngKind){6, 5, types[t], 8, interlaced, NULL});
    damage_jpeg(c, TJPF_GRAY, 0);
    damage_jpeg(c, TJPF_RGB, 0);
    damage_jpeg(c, TJPF_RGB, TJFLAG_PROGRESSIVE);
    damage_jpeg(c, TJPF_CMYK, 0);
}

/* Every checksum is right, and still the file does not hold what it says. */
static void test_lies(Checks *c)
{
    static const unsigned char rows[4 * 5] = {0};
    Buf file = png_of_data(100, 100, 8, PNG_COLOR_TYPE_RGB, rows, 10, true);
    expect_fault(c, &file, PICTURE_DAMAGED, "");
    buf_free(&file);
    file = png_of_data(4, 4, 8, PNG_COLOR_TYPE_GRAY, "no zlib data at all", 19, false);
    expect_fault(c, &file, PICTURE_DAMAGED, "");
    buf_free(&file);
    file = png_of_data(4, 4, 8, PNG_COLOR_TYPE_GRAY, rows, 0, false);
    expect_fault(c, &file, PICTURE_DAMAGED, "");
    buf_free(&file);
    file = png_of_data(4, 4, 8, PNG_COLOR_TYPE_GRAY, rows, 19, true); /* a byte short */
    expect_fault(c, &file, PICTURE_DAMAGED, "");
    buf_free(&file);
    file = png_of_data(65535, 65535, 8, PNG_COLOR_TYPE_RGB, rows, 0, false);
    expect_fault(c, &file, PICTURE_TOO_LARGE, "65535 × 65535");
    buf_free(&file);
    file = png_of_data(10001, 10000, 8, PNG_COLOR_TYPE_RGB, rows, 10, true);
    expect_fault(c, &file, PICTURE_TOO_LARGE, "10001 × 10000");
    buf_free(&file);
    file = png_of_data(0, 4, 8, PNG_COLOR_TYPE_RGB, rows, 10, true);
    expect_fault(c, &file, PICTURE_DAMAGED, "no pixels");
    buf_free(&file);
    file = png_of_data(4, 4, 8, PNG_COLOR_TYPE_PALETTE, "\0\0\1\2\1\0\0\1\1\1\0\0\0\0\0\0\0\0\0\0", 20, true);
    expect_fault(c, &file, PICTURE_DAMAGED, "palette");
    buf_free(&file);
}

/* More data than rows: the picture is whole, but its data are no PDF image as they stand. */
static void test_excess(Checks *c)
{
    static const unsigned char rows[30] = {0};
    Buf file = png_of_data(4, 4, 8, PNG_COLOR_TYPE_GRAY, rows, sizeof rows, true);
    Picture p;
    PictureFault fault;
    Rows pixels = {0};
    if (looks(&file, &p, &fault)) {
        CHECK(c, !p.plain);
        CHECK(c, decode(&file, &p, 0, false, &pixels));
    }
    CHECK_AT(c, *fault.detail == 0, "%s", fault.detail);
    buf_free(&pixels.pixels);
    buf_free(&file);
}

/* Replaces the frame header's marker, bits and size. */
static Buf changed_frame(int marker, int bits, unsigned width, unsigned height)
{
    Buf file = jpeg_file(16, 16, TJPF_RGB, TJSAMP_444, 0, RED, BLUE);
    for (size_t i = 0; i + 9 < file.len; i++)
        if (memcmp(file.data + i, "\xFF\xC0", 2) == 0) {
            char head[] = {(char)marker,       0,          17, (char)bits, (char)(height >> 8), (char)height,
                           (char)(width >> 8), (char)width};
            memcpy(file.data + i + 1, head, sizeof head);
            break;
        }
    return file;
}

static void test_jpeg_lies(Checks *c)
{
    static const struct {
        int marker, bits;
        unsigned width, height;
        PictureFaultKind kind;
        const char *text;
    } cases[] = {{0xC0, 8, 65500, 65500, PICTURE_TOO_LARGE, "65500 × 65500"},
                 {0xC0, 8, 65535, 16, PICTURE_TOO_LARGE, "65535 × 16"},
                 {0xC0, 8, 9999, 9999, PICTURE_DAMAGED, "too little data"},
                 {0xC2, 8, 9999, 9999, PICTURE_DAMAGED, "too little data"},
                 {0xC0, 8, 16, 24, PICTURE_DAMAGED, ""},
                 {0xC0, 8, 16, 0, PICTURE_DAMAGED, "no size"},
                 {0xC1, 12, 16, 16, PICTURE_UNSUPPORTED, "12-bit"},
                 {0xC9, 8, 16, 16, PICTURE_UNSUPPORTED, "arithmetic"},
                 {0xCA, 8, 16, 16, PICTURE_UNSUPPORTED, "arithmetic"},
                 {0xC3, 8, 16, 16, PICTURE_UNSUPPORTED, "lossless"},
                 {0xC5, 8, 16, 16, PICTURE_UNSUPPORTED, "hierarchical"}};
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        Buf file = changed_frame(cases[i].marker, cases[i].bits, cases[i].width, cases[i].height);
        expect_fault(c, &file, cases[i].kind, cases[i].text);
        buf_free(&file);
    }
    /* A scan cut short, closed again by an end marker, as a mending program would. */
    Buf file = jpeg_file(64, 64, TJPF_RGB, TJSAMP_444, 0, RED, BLUE);
    file.len -= 60;
    buf_put(&file, "\xFF\xD9", 2);
    expect_fault(c, &file, PICTURE_DAMAGED, "");
    buf_free(&file);
    /* What cameras add after the end does not matter. */
    file = jpeg_file(64, 64, TJPF_RGB, TJSAMP_444, 0, RED, BLUE);
    buf_puts(&file, "and a film");
    Picture p;
    PictureFault fault;
    CHECK(c, looks(&file, &p, &fault));
    buf_free(&file);
}

static void test_foreign(Checks *c)
{
    static const struct {
        const char *data;
        size_t n;
        const char *name;
    } cases[] = {
        {"", 0, "an empty file"},
        {"GIF89a\1\0\1\0", 10, "a GIF"},
        {"\0\0\0\x18"
         "ftypheic\0\0\0\0",
         16, "HEIC"},
        {"\0\0\0\x1C"
         "ftypmp42\0\0\0\0",
         16, "a film"},
        {"II*\0\x08\0\0\0", 8, "TIFF"},
        {"MM\0*\0\0\0\x08", 8, "TIFF"},
        {"BM\x36\0\0\0\0\0", 8, "bitmap"},
        {"8BPS\0\1", 6, "Photoshop"},
        {"%PDF-1.7\n", 9, "a PDF"},
        {"%!PS-Adobe", 10, "PostScript"},
        {"\0\0\0\x0CjP  \r\n", 10, "JPEG 2000"},
        {"\xFF\x0A\x10", 3, "JPEG XL"},
        {"<svg xmlns='x'/>", 16, "SVG"},
        {"<?xml version='1.0'?>\n<!-- x -->\n<svg/>", 39, "SVG"},
        {"\xEF\xBB\xBF\n<SVG>", 9, "SVG"},
        {"<!DOCTYPE html><p>404", 21, "a web page"},
        {"PK\3\4\x14", 5, "office"},
        {"text\n", 5, "plain text"},
        {"\xE6\x96\x87\xE5\xAD\x97", 6, "plain text"},
        {"version https://git-lfs.github.com/spec/v1\n", 43, "Git LFS"},
        {"\x89PNG\n\x1A\n", 7, "changed on its way"},
        {"\xFF\xD8", 2, "without its beginning"},
        {"\x93\0\1\2", 4, "something else"},
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        Buf file = {0};
        buf_put(&file, cases[i].data, cases[i].n);
        expect_fault(c, &file, PICTURE_FOREIGN, cases[i].name);
        buf_free(&file);
    }
}

int main(void)
{
    Checks checks = {0}, *c = &checks;
    test_every_byte(c);
    test_lies(c);
    test_excess(c);
    test_jpeg_lies(c);
    test_foreign(c);
    return CHECK_END(c);
}
