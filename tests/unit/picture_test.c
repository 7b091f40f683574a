/* Pictures: what is known of every kind of PNG and JPEG, their pixels, and what the store remembers. */
#include "tests/check.h"

#include "picture/store.h"
#include "tests/unit/picture_fixture.h"
#include <threads.h>

/* Every format has a file's end that is read as a picture's, and a media type (IANA). */
static void test_names(Checks *c)
{
    static const struct {
        PictureFormat format;
        const char *suffix, *media_type;
    } names[] = {{PICTURE_PNG, ".png", "image/png"},
                 {PICTURE_JPEG, ".jpg", "image/jpeg"},
                 {PICTURE_SVG, ".svg", "image/svg+xml"},
                 {PICTURE_WEBP, ".webp", "image/webp"},
                 {PICTURE_AVIF, ".avif", "image/avif"}};
    for (size_t i = 0; i < sizeof names / sizeof *names; i++) {
        CHECK_STR(c, picture_suffix(names[i].format), names[i].suffix);
        CHECK_STR(c, picture_media_type(names[i].format), names[i].media_type);
    }
}

/* ---- PNG ---- */

static const struct {
    int type, bits[6];
    PictureModel model;
    bool alpha;
} types[] = {{PNG_COLOR_TYPE_GRAY, {1, 2, 4, 8, 16}, PICTURE_GREY, false},
             {PNG_COLOR_TYPE_RGB, {8, 16}, PICTURE_RGB, false},
             {PNG_COLOR_TYPE_PALETTE, {1, 2, 4, 8}, PICTURE_INDEXED, false},
             {PNG_COLOR_TYPE_GRAY_ALPHA, {8, 16}, PICTURE_GREY, true},
             {PNG_COLOR_TYPE_RGB_ALPHA, {8, 16}, PICTURE_RGB, true}};

static void check_png_pixels(Checks *c, const PngKind *k, const Rows *r)
{
    int n = r->size.components + r->size.alpha, wrong = 0;
    for (int y = 0; y < k->height; y++)
        for (int x = 0; x < k->width; x++)
            for (int i = 0; i < n; i++) {
                unsigned want = png_sample(k, x, y, i);
                if (k->type == PNG_COLOR_TYPE_PALETTE) {
                    png_color e = png_entry((int)png_sample(k, x, y, 0));
                    want = i == 0 ? e.red : i == 1 ? e.green : e.blue;
                }
                wrong += (unsigned char)r->pixels.data[(y * k->width + x) * n + i] != want;
            }
    CHECK_AT(c, wrong == 0, "type %d, %d bits, interlaced %d: %d wrong", k->type, k->bits, k->interlaced, wrong);
}

/* The rows as a PDF reader sees them: inflated, as many bytes as there must be. */
static void check_png_rows(Checks *c, const PngKind *k, const Buf *file, const Picture *p)
{
    Buf rows = {0}, palette = {0};
    uLongf n = 1 << 16, want = (uLongf)((k->width * png_components(k) * k->bits + 7) / 8 + 1) * (uLongf)k->height;
    unsigned char *inflated = mem_alloc(n);
    CHECK(c, picture_png_rows(file->data, file->len, p, &rows, &palette));
    CHECK_INT(c, uncompress(inflated, &n, (const Bytef *)rows.data, (uLong)rows.len), Z_OK);
    CHECK_INT(c, n, want);
    CHECK_INT(c, palette.len, k->type == PNG_COLOR_TYPE_PALETTE ? 3 << k->bits : 0);
    mem_free(inflated);
    buf_free(&rows);
    buf_free(&palette);
}

/* Every colour type × depth × interlacing, at sizes that leave passes empty too. */
static void test_png_kinds(Checks *c)
{
    static const int sizes[][2] = {{1, 1}, {3, 2}, {5, 9}, {33, 17}};
    for (size_t t = 0; t < sizeof types / sizeof *types; t++)
        for (int b = 0; types[t].bits[b]; b++)
            for (int i = 0; i < 8; i++) {
                PngKind k = {sizes[i / 2][0], sizes[i / 2][1], types[t].type, types[t].bits[b], i % 2, NULL};
                Buf file = png_file(&k);
                Picture p;
                PictureFault fault;
                bool ok = looks(&file, &p, &fault);
                CHECK_AT(c, ok, "type %d, %d bits, %d × %d, interlaced %d: %s", k.type, k.bits, k.width, k.height,
                         k.interlaced, fault.detail);
                CHECK(c, p.format == PICTURE_PNG && p.width == k.width && p.height == k.height && p.bits == k.bits);
                CHECK(c, p.model == types[t].model && p.alpha == types[t].alpha && p.interlaced == k.interlaced);
                CHECK(c, p.orientation == 1 && !p.per_metre_x && !p.profile && !p.bad_profile && !p.gamma);
                CHECK(c, p.plain == (!p.alpha && !p.interlaced) && p.size == file.len);
                Rows rows;
                CHECK(c, decode(&file, &p, 0, true, &rows));
                check_png_pixels(c, &k, &rows);
                if (p.plain)
                    check_png_rows(c, &k, &file, &p);
                buf_free(&rows.pixels);
                buf_free(&file);
            }
}

static void set_transparent(png_structp png, png_infop info)
{
    static const png_byte alpha[] = {0, 128};
    if (png_get_color_type(png, info) == PNG_COLOR_TYPE_PALETTE)
        png_set_tRNS(png, info, alpha, 2, NULL);
    else
        png_set_tRNS(png, info, NULL, 0, &(png_color_16){.gray = 0, .red = 0, .green = 83, .blue = 166});
}

/* A transparent colour makes alpha of a PNG that has no such channel. */
static void test_transparent_colours(Checks *c)
{
    static const PngKind kinds[] = {{4, 4, PNG_COLOR_TYPE_PALETTE, 4, false, set_transparent},
                                    {4, 4, PNG_COLOR_TYPE_GRAY, 1, false, set_transparent},
                                    {4, 4, PNG_COLOR_TYPE_RGB, 8, true, set_transparent}};
    for (size_t i = 0; i < sizeof kinds / sizeof *kinds; i++) {
        Buf file = png_file(&kinds[i]);
        Picture p;
        PictureFault fault;
        Rows rows;
        CHECK_AT(c, looks(&file, &p, &fault), "%s", fault.detail);
        CHECK(c, p.alpha && !p.plain);
        CHECK(c, decode(&file, &p, 0, false, &rows));
        int n = rows.size.components + 1;
        for (int x = 0; x < 16; x++) {
            unsigned v = png_sample(&kinds[i], x % 4, x / 4, 0);
            unsigned want = kinds[i].type == PNG_COLOR_TYPE_PALETTE ? (v == 0 ? 0 : v == 1 ? 128 : 255) : v ? 255 : 0;
            CHECK_INT(c, (unsigned char)rows.pixels.data[x * n + n - 1], want);
        }
        buf_free(&rows.pixels);
        buf_free(&file);
    }
}

enum { PROFILE = 450 };

/* ICC.1:2010, 7.2: a header, and a table of one tag; libpng takes none that
 * is small when deflated. */
static void make_profile(unsigned char icc[PROFILE], const char *space)
{
    memset(icc, 0, PROFILE);
    icc[2] = PROFILE >> 8;
    icc[3] = PROFILE & 255;
    memcpy(icc + 8, "\2\x40\0\0mntr", 8);
    memcpy(icc + 16, space, 4);
    memcpy(icc + 20, "XYZ ", 4);
    memcpy(icc + 36, "acsp", 4);
    memcpy(icc + 68, "\0\0\xF6\xD6\0\1\0\0\0\0\xD3\x2D", 12); /* D50 */
    memcpy(icc + 128, "\0\0\0\1cprt\0\0\0\x90\0\0\1\x32text", 20);
    for (int i = 152; i < PROFILE; i++)
        icc[i] = (unsigned char)(i * i * 31 >> 3);
}

static void set_everything(png_structp png, png_infop info)
{
    unsigned char icc[PROFILE];
    make_profile(icc, "RGB ");
    png_byte exif[] = "MM\0*\0\0\0\x08\0\1\1\x12\0\3\0\0\0\1\0\6\0\0\0\0\0\0";
    png_set_iCCP(png, info, "made up", 0, icc, sizeof icc);
    png_set_pHYs(png, info, 11811, 5906, PNG_RESOLUTION_METER);
    png_set_eXIf_1(png, info, sizeof exif - 1, exif);
}

static void set_gamma(png_structp png, png_infop info)
{
    png_set_gAMA_fixed(png, info, 100000);
}

static void set_chunk(png_structp png, png_infop info, const char *name, png_bytep data, size_t n)
{
    png_unknown_chunk chunk = {.data = data, .size = n, .location = PNG_HAVE_IHDR};
    memcpy(chunk.name, name, 4);
    png_set_keep_unknown_chunks(png, PNG_HANDLE_CHUNK_ALWAYS, NULL, 0);
    png_set_unknown_chunks(png, info, &chunk, 1);
}

/* Primaries, transfer, matrix, full range: ITU-T H.273. */
static void set_p3(png_structp png, png_infop info)
{
    set_everything(png, info);
    set_gamma(png, info);
    set_chunk(png, info, "cICP", (png_byte[]){12, 13, 0, 1}, 4);
}

static void set_linear(png_structp png, png_infop info)
{
    set_chunk(png, info, "cICP", (png_byte[]){1, 8, 0, 1}, 4);
}

static void set_narrow(png_structp png, png_infop info)
{
    set_gamma(png, info);
    set_chunk(png, info, "cICP", (png_byte[]){12, 13, 0, 0}, 4);
}

static void set_pq(png_structp png, png_infop info)
{
    set_chunk(png, info, "cICP", (png_byte[]){9, 16, 0, 1}, 4);
}

static void set_hlg(png_structp png, png_infop info)
{
    set_chunk(png, info, "cICP", (png_byte[]){9, 18, 0, 1}, 4);
}

static void set_moving(png_structp png, png_infop info)
{
    set_chunk(png, info, "acTL", (png_byte[]){0, 0, 0, 2, 0, 0, 0, 0}, 8);
}

static bool look_with(void (*more)(png_structp, png_infop), int type, Picture *p, PictureFault *fault)
{
    PngKind k = {4, 4, type, 8, false, more};
    Buf file = png_file(&k);
    bool ok = looks(&file, p, fault);
    buf_free(&file);
    return ok;
}

/* PNG, third edition, 11.3.2.6: cICP goes before a profile, sRGB, gAMA and cHRM. What no page can show, and what moves,
 * as of WebP and AVIF. */
static void test_png_numbers(Checks *c)
{
    static const int p3[8] = {31270, 32900, 68000, 32000, 26500, 69000, 15000, 6000}; /* SMPTE EG 432-1 */
    Picture p;
    PictureFault fault;
    CHECK(c, look_with(set_p3, PNG_COLOR_TYPE_RGB, &p, &fault) && p.primaries && !p.profile && !p.gamma);
    for (int i = 0; i < 8; i++)
        CHECK_AT(c, p.xy[i] >= p3[i] - 1 && p.xy[i] <= p3[i] + 1, "%d: %d", i, p.xy[i]);
    CHECK(c, p.per_metre_x == 11811 && p.orientation == 6);
    CHECK(c, look_with(set_linear, PNG_COLOR_TYPE_GRAY, &p, &fault) && p.gamma == 100000 && !p.primaries);
    CHECK(c, look_with(set_narrow, PNG_COLOR_TYPE_RGB, &p, &fault) && p.gamma == 100000 && !p.primaries);
    CHECK(c, !look_with(set_pq, PNG_COLOR_TYPE_RGB, &p, &fault) && fault.kind == PICTURE_FOREIGN && fault.hint);
    CHECK(c, !look_with(set_hlg, PNG_COLOR_TYPE_RGB, &p, &fault) && fault.kind == PICTURE_FOREIGN && fault.hint);
    CHECK(c, !look_with(set_moving, PNG_COLOR_TYPE_RGB, &p, &fault) && fault.kind == PICTURE_FOREIGN && fault.hint);
}

static void test_png_facts(Checks *c)
{
    PngKind k = {4, 4, PNG_COLOR_TYPE_RGB, 8, false, set_everything};
    Buf file = png_file(&k), icc = {0};
    Picture p;
    PictureFault fault;
    unsigned char want[PROFILE];
    make_profile(want, "RGB ");
    CHECK_AT(c, looks(&file, &p, &fault), "%s", fault.detail);
    CHECK(c, p.per_metre_x == 11811 && p.per_metre_y == 5906 && p.orientation == 6);
    CHECK(c, p.profile == sizeof want && p.profile_hash != 0 && !p.bad_profile);
    CHECK(c, picture_profile(file.data, file.len, &p, &icc) && memcmp(icc.data, want, sizeof want) == 0);
    buf_free(&file);
    buf_free(&icc);
    /* A linear picture is darker on paper than it should be, and right on screens: 0.18 is 46 % of sRGB. */
    k.more = set_gamma;
    k.type = PNG_COLOR_TYPE_GRAY;
    file = png_file(&k);
    Rows rows;
    CHECK(c, looks(&file, &p, &fault) && p.gamma == 100000);
    CHECK(c, decode(&file, &p, 0, false, &rows) && (unsigned char)rows.pixels.data[1] == 37);
    buf_free(&rows.pixels);
    CHECK(c, decode(&file, &p, 0, true, &rows));
    CHECK_AT(c, abs((unsigned char)rows.pixels.data[1] - 106) <= 2, "%d", (unsigned char)rows.pixels.data[1]);
    buf_free(&rows.pixels);
    buf_free(&file);
}

/* ---- JPEG ---- */

static const struct {
    int format, sampling, flags;
    PictureModel model;
} jpegs[] = {{TJPF_GRAY, TJSAMP_GRAY, 0, PICTURE_GREY}, {TJPF_GRAY, TJSAMP_GRAY, TJFLAG_PROGRESSIVE, PICTURE_GREY},
             {TJPF_RGB, TJSAMP_444, 0, PICTURE_RGB},    {TJPF_RGB, TJSAMP_420, TJFLAG_PROGRESSIVE, PICTURE_RGB},
             {TJPF_RGB, TJSAMP_422, 0, PICTURE_RGB},    {TJPF_RGB, TJSAMP_411, 0, PICTURE_RGB},
             {TJPF_CMYK, TJSAMP_444, 0, PICTURE_CMYK},  {TJPF_CMYK, TJSAMP_420, TJFLAG_PROGRESSIVE, PICTURE_CMYK}};

static void test_jpeg_kinds(Checks *c)
{
    static const unsigned char cyan[4] = {0, 255, 255, 255}; /* full cyan, as Adobe stores it */
    static const int sizes[][2] = {{1, 1}, {7, 20}, {64, 40}, {100, 61}};
    for (size_t j = 0; j < 4 * sizeof jpegs / sizeof *jpegs; j++) {
        int w = sizes[j % 4][0], h = sizes[j % 4][1];
        bool cmyk = jpegs[j / 4].model == PICTURE_CMYK;
        Buf file = jpeg_file(w, h, jpegs[j / 4].format, jpegs[j / 4].sampling, jpegs[j / 4].flags, cmyk ? cyan : RED,
                             cmyk ? cyan : RED);
        Picture p;
        PictureFault fault;
        CHECK_AT(c, looks(&file, &p, &fault), "%zu: %s", j, fault.detail);
        CHECK(c, p.format == PICTURE_JPEG && p.width == w && p.height == h && p.bits == 8 && !p.alpha && !p.plain);
        CHECK(c, p.model == jpegs[j / 4].model && p.interlaced == (jpegs[j / 4].flags != 0));
        CHECK(c, p.inverted == cmyk && p.ycc == (p.model != PICTURE_GREY));
        for (int least = 0; least <= 64; least += 32) {
            Rows rows;
            CHECK(c, decode(&file, &p, least, false, &rows));
            int longer = rows.size.width > rows.size.height ? rows.size.width : rows.size.height;
            CHECK(c, longer >= (least < w && least < h ? least : 0) && (least || rows.size.width == w));
            const unsigned char *last =
                (const unsigned char *)rows.pixels.data + rows.pixels.len - rows.size.components;
            if (cmyk)
                CHECK_AT(c, last[0] > 245 && last[1] < 10 && last[3] < 10, "%d %d %d", last[0], last[1], last[3]);
            else
                CHECK_AT(c, abs(last[0] - 230) < 8, "%d", last[0]);
            buf_free(&rows.pixels);
        }
        buf_free(&file);
    }
}

/* Cameras pad the last scan: what stands between it and the end marker is not missed, a hole before it is. */
static void test_padding(Checks *c)
{
    for (size_t j = 0; j < sizeof jpegs / sizeof *jpegs; j++) {
        Buf file = jpeg_file(64, 40, jpegs[j].format, jpegs[j].sampling, jpegs[j].flags, RED, RED), padded = {0};
        Picture p;
        PictureFault fault;
        buf_put(&padded, file.data, file.len - 2);
        for (int i = 0; i < 7; i++)
            buf_putc(&padded, 0);
        buf_put(&padded, "\xFF\xD9", 2);
        CHECK_AT(c, looks(&padded, &p, &fault), "%zu: %s", j, fault.detail);
        Rows rows;
        CHECK(c, decode(&padded, &p, 0, false, &rows));
        buf_free(&rows.pixels);
        padded.len = 0;
        buf_put(&padded, file.data, file.len - 12);
        buf_put(&padded, "\xFF\xD9", 2);
        if (!jpegs[j].flags) /* the last scan of a progressive file may have nothing more to say */
            CHECK_AT(c, !looks(&padded, &p, &fault), "%zu: a scan cut short", j);
        buf_free(&padded);
        buf_free(&file);
    }
}

/* Components R, G, B and nothing that says otherwise: no YCbCr, for libjpeg as for PDF (where it must be said). */
static void test_rgb_jpeg(Checks *c)
{
    static const char names[] = "RGB";
    Buf jpeg = jpeg_file(16, 16, TJPF_RGB, TJSAMP_444, 0, RED, BLUE), file = {0};
    buf_put(&file, jpeg.data, 2);
    buf_put(&file, jpeg.data + 20, jpeg.len - 20); /* without JFIF's segment */
    for (size_t i = 0; i + 20 < file.len; i++)
        for (int k = 0; k < 3; k++) {
            if (memcmp(file.data + i, "\xFF\xC0", 2) == 0)
                file.data[i + 10 + 3 * (size_t)k] = names[k];
            else if (memcmp(file.data + i, "\xFF\xDA", 2) == 0)
                file.data[i + 5 + 2 * (size_t)k] = names[k];
        }
    Picture p;
    PictureFault fault;
    CHECK_AT(c, looks(&file, &p, &fault), "%s", fault.detail);
    CHECK(c, p.model == PICTURE_RGB && !p.ycc && !p.inverted);
    buf_free(&jpeg);
    buf_free(&file);
}

static void put_segment(Buf *out, int marker, const void *data, size_t n)
{
    buf_putc(out, '\xFF');
    buf_putc(out, (char)marker);
    buf_putc(out, (char)((n + 2) >> 8));
    buf_putc(out, (char)(n + 2));
    buf_put(out, data, n);
}

/* The JPEG with further segments after its first marker; JFIF, where it has it, comes after them. */
static Buf with_segments(const Buf *jpeg, const Buf *segments)
{
    Buf out = {0};
    buf_put(&out, jpeg->data, 2);
    buf_put(&out, segments->data, segments->len);
    buf_put(&out, jpeg->data + 2, jpeg->len - 2);
    return out;
}

static void put_profile_part(Buf *out, int number, int of, const unsigned char *data, size_t n)
{
    Buf part = {0};
    buf_put(&part, "ICC_PROFILE", 12);
    buf_putc(&part, (char)number);
    buf_putc(&part, (char)of);
    buf_put(&part, data, n);
    put_segment(out, 0xE2, part.data, part.len);
    buf_free(&part);
}

/* A profile in parts, in whichever order; with one missing, twice, or of other colours it is none, and told. */
static void test_jpeg_profiles(Checks *c)
{
    static const struct {
        int numbers[4];
        const char *space;
        bool good;
    } cases[] = {{{1, 2, 3}, "RGB ", true},  {{3, 1, 2}, "RGB ", true},  {{1, 3}, "RGB ", false},
                 {{1, 1, 2}, "RGB ", false}, {{1, 2, 3}, "CMYK", false}, {{1, 2, 4}, "RGB ", false}};
    enum { part = 130 };
    Buf jpeg = jpeg_file(16, 16, TJPF_RGB, TJSAMP_444, 0, RED, BLUE);
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        unsigned char icc[PROFILE];
        make_profile(icc, cases[i].space);
        Buf segments = {0}, read = {0};
        for (int k = 0; cases[i].numbers[k]; k++)
            put_profile_part(&segments, cases[i].numbers[k], 3, icc + part * (cases[i].numbers[k] - 1),
                             cases[i].numbers[k] > 3    ? 0
                             : cases[i].numbers[k] == 3 ? PROFILE - 2 * part
                                                        : part);
        Buf file = with_segments(&jpeg, &segments);
        Picture p;
        PictureFault fault;
        CHECK_AT(c, looks(&file, &p, &fault), "%zu: %s", i, fault.detail);
        CHECK_AT(c, (p.profile == PROFILE) == cases[i].good && p.bad_profile == !cases[i].good, "%zu", i);
        CHECK_INT(c, picture_profile(file.data, file.len, &p, &read), cases[i].good);
        CHECK(c, !cases[i].good || memcmp(read.data, icc, sizeof icc) == 0);
        buf_free(&read);
        buf_free(&segments);
        buf_free(&file);
    }
    buf_free(&jpeg);
}

/* Exif in both byte orders: turned to the right, 240 pixels an inch; and cut at every byte: never a crash. */
static void test_exif(Checks *c)
{
    static const unsigned char motorola[] = "Exif\0\0MM\0*\0\0\0\x08\0\3\1\x12\0\3\0\0\0\1\0\6\0\0"
                                            "\1\x1A\0\5\0\0\0\1\0\0\0\x2E\1\x1B\0\5\0\0\0\1\0\0\0\x2E"
                                            "\0\0\0\xF0\0\0\0\1";
    static const unsigned char intel[] = "Exif\0\0II*\0\x08\0\0\0\3\0\x12\1\3\0\1\0\0\0\6\0\0\0"
                                         "\x1A\1\5\0\1\0\0\0\x2E\0\0\0\x1B\1\5\0\1\0\0\0\x2E\0\0\0"
                                         "\xF0\0\0\0\1\0\0\0";
    Buf jpeg = jpeg_file(16, 16, TJPF_RGB, TJSAMP_444, 0, RED, BLUE);
    for (int i = 0; i < 2; i++)
        for (size_t n = 0; n < sizeof motorola; n++) {
            Buf segments = {0};
            put_segment(&segments, 0xE1, i ? intel : motorola, n);
            Buf file = with_segments(&jpeg, &segments);
            Picture p;
            PictureFault fault;
            CHECK(c, looks(&file, &p, &fault));
            if (n == sizeof motorola - 1)
                CHECK_AT(c, p.orientation == 6 && p.per_metre_x == 9449 && p.per_metre_y == 9449, "%d: %d, %d", i,
                         p.orientation, p.per_metre_x);
            buf_free(&segments);
            buf_free(&file);
        }
    buf_free(&jpeg);
}

/* ---- the store ---- */

enum { THREADS = 4, PICTURES = 3 };

typedef struct Lookers {
    PictureStore *store;
    const Buf *files;
    int wrong[THREADS];
} Lookers;

typedef struct Looker {
    Lookers *all;
    int number;
} Looker;

static int look_at_all(void *argument)
{
    Looker *l = argument;
    for (int i = 0; i < 20; i++) {
        const Buf *file = &l->all->files[(i + l->number) % PICTURES];
        Picture p;
        PictureFault fault;
        bool whole = picture_store_look(l->all->store, file->data, file->len, &p, &fault);
        bool damaged = file == &l->all->files[PICTURES - 1];
        l->all->wrong[l->number] += whole == damaged || (whole && (p.width != 40 || p.size != file->len));
    }
    return 0;
}

/* Each is checked once, by whichever thread; a record spares the next run that, but not for what was damaged. */
static void test_store(Checks *c)
{
    Buf files[PICTURES] = {png_file(&(PngKind){40, 30, PNG_COLOR_TYPE_RGB, 8, true, set_everything}),
                           jpeg_file(40, 30, TJPF_CMYK, TJSAMP_444, 0, RED, BLUE),
                           {0}};
    buf_put(&files[2], files[1].data, files[1].len - 10);
    Lookers all = {.store = picture_store_new(), .files = files};
    Looker lookers[THREADS];
    thrd_t threads[THREADS];
    for (int i = 0; i < THREADS; i++) {
        lookers[i] = (Looker){&all, i};
        CHECK(c, thrd_create(&threads[i], look_at_all, &lookers[i]) == thrd_success);
    }
    for (int i = 0; i < THREADS; i++) {
        thrd_join(threads[i], NULL);
        CHECK_INT(c, all.wrong[i], 0);
    }
    CHECK_INT(c, picture_store_checked(all.store), PICTURES);
    Buf record = {0}, again = {0};
    picture_store_print(all.store, 77, &record);
    PictureStore *next = picture_store_new(), *other = picture_store_new();
    picture_store_parse(next, 77, record.data);
    picture_store_parse(other, 78, record.data);
    for (int i = 0; i < PICTURES; i++) {
        Picture p, q;
        PictureFault fault;
        bool whole = picture_store_look(all.store, files[i].data, files[i].len, &p, &fault);
        CHECK(c, picture_store_look(next, files[i].data, files[i].len, &q, &fault) == whole);
        CHECK(c, !whole || (p.hash == q.hash && p.profile == q.profile && p.profile_hash == q.profile_hash &&
                            p.per_metre_x == q.per_metre_x && p.orientation == q.orientation && p.model == q.model &&
                            p.inverted == q.inverted && p.ycc == q.ycc && p.plain == q.plain));
        picture_store_look(other, files[i].data, files[i].len, &q, &fault);
    }
    CHECK_INT(c, picture_store_checked(next), 1);
    CHECK_INT(c, picture_store_checked(other), PICTURES);
    picture_store_print(next, 77, &again);
    CHECK_STR(c, again.data, record.data);
    record.data[record.len - 1] = 0; /* torn */
    picture_store_parse(other, 77, record.data);
    picture_store_free(all.store);
    picture_store_free(next);
    picture_store_free(other);
    for (int i = 0; i < PICTURES; i++)
        buf_free(&files[i]);
    buf_free(&record);
    buf_free(&again);
}

int main(void)
{
    Checks checks = {0}, *c = &checks;
    test_names(c);
    test_png_kinds(c);
    test_transparent_colours(c);
    test_png_facts(c);
    test_png_numbers(c);
    test_jpeg_kinds(c);
    test_padding(c);
    test_rgb_jpeg(c);
    test_jpeg_profiles(c);
    test_exif(c);
    test_store(c);
    return CHECK_END(c);
}
