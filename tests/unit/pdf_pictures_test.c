/* Pictures in PDFs: one object each however often, by whatever path and crop it is used; pixels as the file has them.
 */
#include "tests/check.h"

#include "tests/unit/pdf_fixture.h"
#include "tests/unit/picture_fixture.h"

static void expect(Checks *c, const char *command, const char *want)
{
    Buf got = output_of(command);
    CHECK_AT(c, strcmp(got.data, want) == 0, "%s: %s, not %s", command, got.data, want);
    buf_free(&got);
}

/* Every kind of picture, each in two files of the same bytes. */
static const struct Kind {
    const char *name;
    PngKind png; /* width 0: a JPEG */
    int format;
    int objects;       /* the picture's and its mask's */
    const char *drawn; /* what pdfimages says of it: colours, components, bits, how it is coded */
} kinds[] = {{"grey1", {9, 7, PNG_COLOR_TYPE_GRAY, 1, false, NULL}, 0, 1, "gray 1 1 image"},
             {"grey8", {9, 7, PNG_COLOR_TYPE_GRAY, 8, false, NULL}, 0, 1, "gray 1 8 image"},
             {"rgb", {9, 7, PNG_COLOR_TYPE_RGB, 8, false, NULL}, 0, 1, "icc 3 8 image"},
             {"rgb16", {9, 7, PNG_COLOR_TYPE_RGB, 16, false, NULL}, 0, 1, "icc 3 16 image"},
             {"indexed", {9, 7, PNG_COLOR_TYPE_PALETTE, 4, false, NULL}, 0, 1, "index 1 4 image"},
             {"laced", {9, 7, PNG_COLOR_TYPE_RGB, 8, true, NULL}, 0, 1, "icc 3 8 image"},
             {"laced1", {9, 7, PNG_COLOR_TYPE_GRAY, 1, true, NULL}, 0, 1, "gray 1 8 image"},
             {"alpha", {9, 7, PNG_COLOR_TYPE_RGB_ALPHA, 8, false, NULL}, 0, 2, "icc 3 8 image"},
             {"greyalpha", {9, 7, PNG_COLOR_TYPE_GRAY_ALPHA, 16, true, NULL}, 0, 2, "gray 1 8 image"},
             {"jpeg", {0}, TJPF_RGB, 1, "icc 3 8 jpeg"},
             {"grey", {0}, TJPF_GRAY, 1, "gray 1 8 jpeg"},
             {"cmyk", {0}, TJPF_CMYK, 1, "icc 3 8 jpeg"}};

static void write_pictures(void)
{
    static const unsigned char left[4] = {200, 10, 10, 255}, right[4] = {10, 10, 200, 255};
    for (size_t i = 0; i < sizeof kinds / sizeof *kinds; i++) {
        char path[40];
        bool jpeg = !kinds[i].png.width;
        Buf file = jpeg ? jpeg_file(9, 7, kinds[i].format, kinds[i].format == TJPF_GRAY ? TJSAMP_GRAY : TJSAMP_444, 0,
                                    left, right)
                        : png_file(&kinds[i].png);
        snprintf(path, sizeof path, "%s.%s", kinds[i].name, jpeg ? "jpg" : "png");
        save_file(path, file.data, file.len);
        snprintf(path, sizeof path, "%s-copy.%s", kinds[i].name, jpeg ? "jpg" : "png");
        save_file(path, file.data, file.len);
        buf_free(&file);
    }
}

/* Twice on the first page, cropped and not; once by another path on the second, which has it twice too. */
static bool render(const struct Kind *k)
{
    Fixture f;
    fixture_init(&f);
    const char *path = arena_printf(f.arena, "%s.%s", k->name, k->png.width ? "png" : "jpg");
    const char *copy = arena_printf(f.arena, "%s-copy.%s", k->name, k->png.width ? "png" : "jpg");
    begin(&f, TAG_ARTICLE, 0, -1);
    paragraph_line(&f, 0, 1, 10, 190, "图一");
    put_image(&f, 10, 10, path, (Rect){0});
    put_image(&f, 10, 60, path, (Rect){1024, 1024, 3 * 1024, 2 * 1024});
    end(&f);
    page_done(&f, 200, 200, "一");
    begin(&f, TAG_ARTICLE, 1, -1);
    paragraph_line(&f, 1, 1, 10, 190, "图二");
    put_image(&f, 10, 10, copy, (Rect){0, 0, 4 * 1024, 7 * 1024});
    put_image(&f, 10, 60, path, (Rect){0});
    end(&f);
    page_done(&f, 200, 200, "二");
    World *w = world_new();
    Diag *d = diag_new();
    PdfOutput out;
    bool ok = pdf_render(w, d, &f.group, &f.frames, &out);
    if (ok) {
        save_file("issue.pdf", out.reading_issue.data, out.reading_issue.len);
        save_file("press.pdf", out.press_issue.data, out.press_issue.len);
        save_file("01.pdf", out.reading_pages[0].data, out.reading_pages[0].len);
        save_file("02.pdf", out.press_pages[1].data, out.press_pages[1].len);
        pdf_output_free(&out);
    }
    Buf text = {0};
    diag_print(d, true, &text);
    fputs(text.data ? text.data : "", stderr);
    buf_free(&text);
    diag_free(d);
    world_free(w);
    fixture_free(&f);
    return ok;
}

static void test_shared(Checks *c, const struct Kind *k)
{
    static const char *const files[] = {"issue.pdf", "press.pdf", "01.pdf", "02.pdf"};
    bool ok = render(k);
    CHECK_AT(c, ok, "%s", k->name);
    for (size_t i = 0; i < sizeof files / sizeof *files && ok; i++) {
        char command[200], want[60];
        snprintf(command, sizeof command, "qpdf --check %s 2>&1 | grep -c 'No syntax or stream encoding errors found'",
                 files[i]);
        expect(c, command, "1\n");
        /* How often drawn, of how many objects. */
        snprintf(
            command, sizeof command,
            "pdfimages -list %s | tail -n +3 | awk '$3==\"image\"{n++} {o[$11]=1} END{for(k in o)m++; print n, m}'",
            files[i]);
        snprintf(want, sizeof want, "%d 1\n", i < 2 ? 4 : 2);
        expect(c, command, want);
        snprintf(command, sizeof command, "qpdf --qdf --object-streams=disable %s - | grep -ac '/Subtype /Image'",
                 files[i]);
        snprintf(want, sizeof want, "%d\n", k->objects);
        expect(c, command, want);
    }
    expect(c, "pdfimages -list issue.pdf | awk 'NR==3{printf \"%s %s %s %s\", $6, $7, $8, $9}'", k->drawn);
}

/* What poppler takes out of the PDF is what is in the file. */
static void test_pixels(Checks *c, const struct Kind *k)
{
    PngKind kind = k->png;
    Buf got = output_of("rm -f out-*; pdfimages 01.pdf out && cat out-000.p?m");
    bool grey = kind.type == PNG_COLOR_TYPE_GRAY || kind.type == PNG_COLOR_TYPE_GRAY_ALPHA;
    if (kind.type == PNG_COLOR_TYPE_GRAY && kind.bits == 1 && !kind.interlaced) { /* a bitmap: other than the others */
        buf_free(&got);
        return;
    }
    int n = grey ? 1 : 3, wrong = 0;
    size_t size = (size_t)(kind.width * kind.height * 3); /* poppler writes greys as RGB too */
    bool as_grey = got.len > 2 && got.data[1] == '5';
    if (as_grey)
        size /= 3;
    CHECK_AT(c, got.len > size + 1, "%s: %zu bytes", k->name, got.len);
    const unsigned char *pixels = (const unsigned char *)got.data + got.len - 1 - size;
    for (int i = 0; i < kind.width * kind.height && got.len > size + 1; i++)
        for (int s = 0; s < n; s++) {
            unsigned want = png_sample(&kind, i % kind.width, i / kind.width, s);
            if (kind.type == PNG_COLOR_TYPE_PALETTE) {
                png_color e = png_entry((int)png_sample(&kind, i % kind.width, i / kind.width, 0));
                want = s == 0 ? e.red : s == 1 ? e.green : e.blue;
            }
            wrong += pixels[as_grey ? i : i * 3 + s] != want;
        }
    CHECK_AT(c, wrong == 0, "%s: %d wrong", k->name, wrong);
    buf_free(&got);
}

int main(void)
{
    Checks c = {0};
    write_pictures();
    for (size_t i = 0; i < sizeof kinds / sizeof *kinds; i++) {
        test_shared(&c, &kinds[i]);
        if (kinds[i].png.width)
            test_pixels(&c, &kinds[i]);
    }
    return CHECK_END(&c);
}
