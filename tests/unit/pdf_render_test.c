/* Whole PDFs, read back with poppler and qpdf: text in order, structure over columns and pages, boxes, ink, dates,
 * fonts, links, the same bytes each time. */
#include "pdf/pdf.h"
#include "picture/picture.h"
#include "tests/check.h"
#include "tests/unit/pdf_fixture.h"
#include <png.h>
#include <stdatomic.h>
#include <stdio.h>
#include <string.h>
#include <threads.h>
#include <turbojpeg.h>

static void expect_output(Checks *c, const char *command, const char *want)
{
    Buf got = output_of(command);
    CHECK_AT(c, strstr(got.data, want) != NULL, "%s: no \"%s\" in:\n%s", command, want, got.data);
    buf_free(&got);
}

static void expect_no_output(Checks *c, const char *command, const char *unwanted)
{
    Buf got = output_of(command);
    CHECK_AT(c, strstr(got.data, unwanted) == NULL, "%s: \"%s\" in:\n%s", command, unwanted, got.data);
    buf_free(&got);
}

/* The text that pdfinfo gives the structure, its quoted lines joined as a reader would. */
static Buf structure_text(const char *file)
{
    char command[128];
    snprintf(command, sizeof command, "pdfinfo -struct-text %s", file);
    Buf all = output_of(command), text = {0};
    for (char *line = strtok(all.data, "\n"); line; line = strtok(NULL, "\n")) {
        char *from = strchr(line, '"'), *to = strrchr(line, '"');
        if (from && to > from)
            buf_put(&text, from + 1, (size_t)(to - from - 1));
    }
    buf_putc(&text, 0);
    buf_free(&all);
    return text;
}

static void write_picture(const char *path, uint32_t format, const unsigned char *pixels)
{
    png_image image = {.version = PNG_IMAGE_VERSION, .width = 2, .height = 2, .format = format};
    png_image_write_to_file(&image, path, 0, pixels, 0, NULL);
}

/* One pixel; marked as Adobe's by the library. */
static void write_cmyk(const char *path)
{
    const unsigned char pixel[4] = {10, 20, 30, 40};
    unsigned char *data = NULL;
    unsigned long n = 0;
    tjhandle jpeg = tjInitCompress();
    if (jpeg && tjCompress2(jpeg, pixel, 1, 0, 1, TJPF_CMYK, &data, &n, TJSAMP_444, 95, 0) == 0)
        save_file(path, data, n);
    tjFree(data);
    tjDestroy(jpeg);
}

/* An 8 × 8 grey gradient. */
static const unsigned char jpeg[] = {
    0xFF, 0xD8, 0xFF, 0xE0, 0x00, 0x10, 0x4A, 0x46, 0x49, 0x46, 0x00, 0x01, 0x01, 0x00, 0x00, 0x01, 0x00, 0x01, 0x00,
    0x00, 0xFF, 0xDB, 0x00, 0x43, 0x00, 0x1B, 0x12, 0x14, 0x17, 0x14, 0x11, 0x1B, 0x17, 0x16, 0x17, 0x1E, 0x1C, 0x1B,
    0x20, 0x28, 0x42, 0x2B, 0x28, 0x25, 0x25, 0x28, 0x51, 0x3A, 0x3D, 0x30, 0x42, 0x60, 0x55, 0x65, 0x64, 0x5F, 0x55,
    0x5D, 0x5B, 0x6A, 0x78, 0x99, 0x81, 0x6A, 0x71, 0x90, 0x73, 0x5B, 0x5D, 0x85, 0xB5, 0x86, 0x90, 0x9E, 0xA3, 0xAB,
    0xAD, 0xAB, 0x67, 0x80, 0xBC, 0xC9, 0xBA, 0xA6, 0xC7, 0x99, 0xA8, 0xAB, 0xA4, 0xFF, 0xC0, 0x00, 0x0B, 0x08, 0x00,
    0x08, 0x00, 0x08, 0x01, 0x01, 0x11, 0x00, 0xFF, 0xC4, 0x00, 0x14, 0x00, 0x01, 0x00, 0x00, 0x00, 0x00, 0x00, 0x00,
    0x00, 0x00, 0x00, 0x00, 0x00, 0x00, 0x00, 0x00, 0x00, 0x00, 0xFF, 0xC4, 0x00, 0x17, 0x10, 0x00, 0x03, 0x01, 0x00,
    0x00, 0x00, 0x00, 0x00, 0x00, 0x00, 0x00, 0x00, 0x00, 0x00, 0x00, 0x00, 0x00, 0x16, 0x62, 0xA1, 0xFF, 0xDA, 0x00,
    0x08, 0x01, 0x01, 0x00, 0x00, 0x3F, 0x00, 0x2F, 0x46, 0x1F, 0xFF, 0xD9,
};

static void make_first_page(Fixture *f)
{
    begin(f, TAG_FURNITURE, -1, -1);
    line(f, LINE_FURNITURE, SONG_BOLD, 40, 40, 60, "试验日报", 0)->color = 0xC00000;
    add(f, (Item){ITEM_STROKE, .u.stroke = {{len_from_pt(40), len_from_pt(70), len_from_pt(500), 0}, 1536, 0x333333}});
    end(f);
    begin(f, TAG_ARTICLE, 0, -1);
    add(f, (Item){ITEM_RECT, .u.rect = {{0, len_from_pt(80), len_from_pt(300), len_from_pt(300)}, 0xEEEEEE}});
    begin(f, TAG_HEADLINE, 0, 1);
    line(f, LINE_BODY, SONG_BOLD, 28, 40, 120, "用户日报标题", 0);
    end(f);
    begin(f, TAG_PARA, 0, 2);
    line(f, LINE_BODY, SONG, 9, 40, 150, "第一行用于试验，", 0.3);
    add(f, (Item){ITEM_DOT, .u.dot = {len_from_pt(45), len_from_pt(153), 600, 0}});
    begin(f, TAG_MARKS, 0, -1);
    line(f, LINE_MARK, SONG, 5, 100, 146, "［1］", 0);
    end(f);
    line(f, LINE_BODY, SONG, 9, 40, 162, "第二行，", 0);
    line(f, LINE_BODY, LATIN, 9, 80, 162, "office", 0)->href = "https://example.org/路?a=(b)";
    end(f);
    begin(f, TAG_FIGURE, 0, 3);
    f->items.ptr[f->items.len - 1].u.group.alt = "";
    put_image(f, 320, 100, "alpha.png", (Rect){0});
    begin(f, TAG_CAPTION, 0, 4);
    line(f, LINE_BODY, KAI, 8.5, 320, 150, "图说", 0);
    end(f);
    end(f);
    put_image(f, 400, 100, "grey.png", (Rect){1024, 0, 1024, 2048});
    put_image(f, 480, 100, "rgb.png", (Rect){0});
    put_image(f, 480, 200, "grey.jpg", (Rect){0});
    put_image(f, 480, 250, "grey.jpg", (Rect){0});
    put_image(f, 480, 300, "cmyk.jpg", (Rect){0});
    begin(f, TAG_PARA, 0, 2);
    line(f, LINE_BODY, SONG, 9, 320, 170, "第三行在另一栏。", 0);
    end(f);
    begin(f, TAG_PARA, 0, 5);
    line(f, LINE_BODY, UCHEN, 14, 40, 200, "འགྲོ་བ་མིའི་རིགས་རྒྱུད་", 0);
    line(f, LINE_BODY, UCHEN, 14, 40, 220, "ཐོབ་ཐང་འདྲ་མཉམ། ང\u0F39ོ་", 0.5);
    end(f);
    begin(f, TAG_PARA, 0, 6);
    line(f, LINE_BODY, SONG, 9, 40, 250, "跨页段落的上半，", 0);
    end(f);
    begin(f, TAG_JUMP, 0, -1);
    line(f, LINE_JUMP, KAI, 9, 40, 262, "下转第2版", 0);
    f->items.ptr[f->items.len - 1].u.line.href = "02.html";
    end(f);
    end(f);
    begin(f, TAG_ARTICLE, 1, -1);
    paragraph_line(f, 1, 1, 320, 300, "第二篇夹在中间。");
    add(f, (Item){ITEM_WAVE, .u.wave = {len_from_pt(320), len_from_pt(303), len_from_pt(36), 400, 0, false}});
    end(f);
    page_done(f, 600, 400, "要闻");
}

static void make_second_page(Fixture *f)
{
    begin(f, TAG_ARTICLE, 0, -1);
    begin(f, TAG_PARA, 0, 6);
    f->items.ptr[f->items.len - 1].u.group.continued = true;
    line(f, LINE_BODY, SONG, 9, 40, 50, "下半在第二版。", 0);
    end(f);
    begin(f, TAG_TABLE, 0, 7);
    begin(f, TAG_ROW, 0, 8);
    begin(f, TAG_HEAD_CELL, 0, 9);
    line(f, LINE_BODY, HEI, 9, 40, 70, "表头", 0);
    end(f);
    end(f);
    end(f);
    /* A no-break space looks like a space: one glyph, two texts. */
    paragraph_line(f, 0, 10, 40, 90, "A B\u00A0C");
    end(f);
    page_done(f, 600, 400, "");
}

static void test_structure(Checks *c)
{
    Buf text = structure_text("issue.pdf");
    CHECK_AT(c, strstr(text.data, "第一行用于试验，第二行，office第三行在另一栏。") != NULL, "\"%s\"", text.data);
    CHECK_AT(c, strstr(text.data, "跨页段落的上半，下半在第二版。") != NULL, "\"%s\"", text.data);
    CHECK_AT(c, strstr(text.data, "འགྲོ་བ་མིའི་རིགས་རྒྱུད་ཐོབ་ཐང་འདྲ་མཉམ། ང\u0F39ོ་") != NULL, "\"%s\"", text.data);
    CHECK_AT(c, strstr(text.data, "A B\u00A0C") != NULL, "\"%s\"", text.data);
    CHECK_AT(c, strstr(text.data, "下转") == NULL, "a jump line in the structure: \"%s\"", text.data);
    CHECK_AT(c, strstr(text.data, "［1］") == NULL, "a note mark in the structure: \"%s\"", text.data);
    buf_free(&text);
    text = structure_text("02.pdf"); /* pruned to its page */
    CHECK_AT(c, strstr(text.data, "下半在第二版。") == text.data, "\"%s\"", text.data);
    CHECK(c, strstr(text.data, "上半") == NULL);
    buf_free(&text);
    expect_output(c, "pdfinfo -struct issue.pdf", "H1 (block)");
    expect_output(c, "pdfinfo -struct issue.pdf", "/Scope /Column");
    expect_output(c, "pdfinfo -struct issue.pdf", "Caption");
    expect_output(c, "pdfinfo issue.pdf", "Tagged:          yes");
    expect_output(c, "pdftotext -raw issue.pdf -", "འགྲོ་བ་མིའི་རིགས་རྒྱུད་");
    expect_output(c, "pdftotext -raw issue.pdf -", "用户日报标题"); /* not the Kangxi radicals that look like it */
}

static void test_files(Checks *c)
{
    static const char *const files[] = {"issue.pdf", "01.pdf", "02.pdf", "press.pdf", "press01.pdf"};
    for (size_t i = 0; i < sizeof files / sizeof *files; i++) {
        char command[64];
        snprintf(command, sizeof command, "qpdf --check %s 2>&1", files[i]);
        expect_output(c, command, "No syntax or stream encoding errors found");
        expect_no_output(c, command, "WARNING");
        snprintf(command, sizeof command, "pdffonts %s", files[i]);
        expect_no_output(c, command, " no ");
        expect_output(c, command, "Identity-H       yes yes yes");
        if (files[i][0] != 'p') { /* those to be read */
            snprintf(command, sizeof command, "qpdf --check-linearization %s 2>&1", files[i]);
            expect_output(c, command, "no linearization errors");
        }
    }
    expect_output(c, "pdfinfo -isodates issue.pdf", "CreationDate:    2021-11-02T08:00:00+08");
    expect_output(c, "TZ=UTC pdfinfo press.pdf", "ModDate:         Tue Nov  2 00:00:00 2021 UTC");
    expect_output(c, "pdfinfo issue.pdf", "Title:           试验日报 2021-11-02");
    expect_output(c, "pdfinfo -meta issue.pdf", "<pdfaid:part>2</pdfaid:part>");
    expect_output(c, "pdfinfo -meta press.pdf", "PDF/X-4");
    expect_output(c, "pdfinfo -url issue.pdf", "https://example.org/%E8%B7%AF?a=(b)");
    expect_output(c, "pdfinfo -box press.pdf", "MediaBox:           -8.50    -8.50   608.50   408.50");
    expect_output(c, "pdfinfo -box press.pdf", "BleedBox:           -8.50    -8.50   608.50   408.50");
    expect_output(c, "pdfinfo -box press.pdf", "TrimBox:             0.00     0.00   600.00   400.00");
    expect_output(c, "pdfinfo -box issue.pdf", "MediaBox:            0.00     0.00   600.00   400.00");
    expect_output(c, "qpdf --json --json-key=outlines issue.pdf", "第01版：要闻");
    expect_output(c, "pdfimages -list press01.pdf", " gray ");
    expect_output(c, "pdfimages -list press01.pdf", " smask ");
    expect_output(c, "pdfimages -list press01.pdf", " cmyk ");
    expect_output(c, "pdfimages -list press01.pdf", " jpeg ");
    expect_output(c, "pdfimages -all issue.pdf picture && cmp picture-004.jpg grey.jpg && echo same", "same");
}

/* Black and grey are K alone on press, colours CMYK; the reading pages of a coloured page are RGB. */
static void test_ink(Checks *c)
{
    Buf press = output_of("qpdf --qdf --object-streams=disable press01.pdf - | strings -n 2"),
        reading = output_of("qpdf --qdf --object-streams=disable 01.pdf - | strings -n 2");
    CHECK(c, strstr(press.data, " rg\n") == NULL);
    CHECK(c, strstr(press.data, " RG\n") == NULL);
    CHECK(c, strstr(press.data, "0 0 0 1 k") != NULL && strstr(press.data, "/OV1 gs 0 0 0 1 k") != NULL);
    CHECK(c, strstr(press.data, "/OPM 1") != NULL && strstr(press.data, "/op true") != NULL);
    CHECK(c, strstr(press.data, "/DestOutputProfile") != NULL && strstr(press.data, "(FOGRA30)") != NULL);
    CHECK(c, strstr(press.data, "/MCID") == NULL);
    CHECK(c, strstr(press.data, "/GTS_PDFX") != NULL);
    CHECK(c, strstr(reading.data, ".7529 0 0 rg") != NULL);
    CHECK(c, strstr(reading.data, " k\n") == NULL);
    CHECK(c, strstr(reading.data, "/GTS_PDFA1") != NULL);
    CHECK(c, strstr(reading.data, "/GoToR") != NULL); /* the page it jumps to is another file */
    CHECK(c, strstr(reading.data, "/ActualText") == NULL);
    CHECK(c, strstr(reading.data, "/DefaultRGB") != NULL); /* for the pictures in RGB */
    CHECK(c, strstr(reading.data, "/DeviceCMYK") == NULL);
    CHECK(c, strstr(press.data, "RGB") == NULL && strstr(press.data, "/Indexed") == NULL);
    CHECK(c, strstr(reading.data, "/Interpolate true") == NULL); /* which PDF/A forbids */
    CHECK(c, strstr(reading.data, "/S /Transparency") == NULL);
    CHECK(c, strstr(reading.data, "/Producer (Paiban)") != NULL);
    CHECK(c, strstr(reading.data, "/S /NonStruct") == NULL); /* cairo's structure is left behind */
    buf_free(&press);
    buf_free(&reading);
}

/* The right page of a spread is its frame too: a link to 03.html leads to the page that is 02–03. */
static void test_link_to_spread(Checks *c, World *w, Diag *d, Fixture *f)
{
    PdfOutput out;
    Line *jump = NULL;
    for (size_t i = 0; i < f->pages.ptr[0].n_items; i++)
        if (f->pages.ptr[0].items[i].kind == ITEM_LINE && f->pages.ptr[0].items[i].u.line.href)
            jump = &f->pages.ptr[0].items[i].u.line;
    CHECK(c, jump != NULL);
    if (!jump)
        return;
    jump->href = "03.html";
    f->pages.ptr[1].facing = 3;
    CHECK(c, pdf_render(w, d, &f->group, &f->frames, &out));
    save_file("spread01.pdf", out.reading_pages[0].data, out.reading_pages[0].len);
    Buf page = output_of("qpdf --qdf --object-streams=disable spread01.pdf - | strings -n 2");
    CHECK(c, strstr(page.data, "(02.pdf)") != NULL && strstr(page.data, "03.html") == NULL);
    buf_free(&page);
    pdf_output_free(&out);
    jump->href = "02.html";
    f->pages.ptr[1].facing = 0;
}

static void test_same_bytes(Checks *c, World *w, Diag *d, Fixture *f, const PdfOutput *first)
{
    PdfOutput again;
    CHECK(c, pdf_render(w, d, &f->group, &f->frames, &again));
    CHECK(c, again.reading_issue.len == first->reading_issue.len &&
                 memcmp(again.reading_issue.data, first->reading_issue.data, first->reading_issue.len) == 0);
    CHECK(c, again.press_pages[1].len == first->press_pages[1].len &&
                 memcmp(again.press_pages[1].data, first->press_pages[1].data, first->press_pages[1].len) == 0);
    pdf_output_free(&again);
}

/* The two identifiers of a file, as digits; they are the same in a file as made. */
static void read_identifier(Checks *c, const Buf *file, char id[33])
{
    static const char entry[] = "/ID [<";
    size_t at = file->len;
    while (at > 80 && memcmp(file->data + at - 80, entry, strlen(entry)) != 0)
        at--;
    CHECK(c, at > 80);
    const char *first = file->data + at - 80 + strlen(entry);
    memcpy(id, first, 32);
    id[32] = 0;
    CHECK(c, strspn(id, "0123456789abcdef") == 32);
    CHECK(c, memcmp(first + 32, "><", 2) == 0 && memcmp(first + 34, id, 32) == 0);
}

/* Each file has its own, and another one when anything in the issue is another. */
static void test_identifiers(Checks *c, World *w, Diag *d, Fixture *f, const PdfOutput *out)
{
    const Buf *files[] = {&out->reading_issue, &out->press_issue, &out->reading_pages[0], &out->press_pages[1]};
    char ids[4][33], other[33];
    for (int i = 0; i < 4; i++) {
        read_identifier(c, files[i], ids[i]);
        for (int k = 0; k < i; k++)
            CHECK(c, strcmp(ids[i], ids[k]) != 0);
    }
    PdfOutput changed;
    const char *title = f->paper.title;
    f->paper.title = "试验晚报";
    CHECK(c, pdf_render(w, d, &f->group, &f->frames, &changed));
    f->paper.title = title;
    read_identifier(c, &changed.reading_issue, other);
    CHECK(c, strcmp(other, ids[0]) != 0);
    pdf_output_free(&changed);
}

/* ---- several issues at once ---- */

enum { WORKERS = 4, ROUNDS = 3 };

typedef struct Worker {
    Pdf *pdf;
    const Subsets *subsets;
    World *w;
    const Fixture *f;
    const PdfOutput *want;
    int differ, taken;
} Worker;

static bool compare(void *context, bool press, int page, const void *data, size_t n)
{
    Worker *worker = context;
    const PdfOutput *want = worker->want;
    const Buf *pages = press ? want->press_pages : want->reading_pages;
    const Buf *b = page != PDF_ISSUE ? &pages[page] : press ? &want->press_issue : &want->reading_issue;
    worker->taken++;
    worker->differ += b->len != n || memcmp(b->data, data, n) != 0;
    return true;
}

static int work(void *argument)
{
    Worker *worker = argument;
    Diag *d = diag_new();
    for (int i = 0; i < ROUNDS; i++)
        if (!pdf_render_to(worker->pdf, d, &worker->f->group, &worker->f->frames, worker->subsets,
                           (PdfSink){.take = compare, .context = worker}))
            worker->differ++;
    diag_free(d);
    return 0;
}

typedef struct Drawer {
    atomic_bool stops;
    int drawn, differ;
} Drawer;

/* As pages' pictures are drawn beside the PDFs. */
static int draw_svg(void *argument)
{
    static const char svg[] = "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"90\" height=\"60\">"
                              "<g opacity=\"0.9\" transform=\"scale(.5)\"><path d=\"M10 10 C40 0 60 80 90 30 Z\" "
                              "stroke=\"#123\" fill=\"#a40\"/><circle cx=\"80\" cy=\"40\" r=\"30\"/></g></svg>";
    Drawer *drawer = argument;
    PictureRaster first = {0}, again = {0};
    do {
        PictureRaster *to = drawer->drawn ? &again : &first;
        drawer->differ += !picture_draw_svg(svg, sizeof svg - 1, to);
        if (to == &again) {
            drawer->differ += again.width != first.width || again.height != first.height ||
                              memcmp(again.pixels, first.pixels, (size_t)(first.width * first.height * 3)) != 0;
            picture_raster_free(&again);
        }
        drawer->drawn++;
    } while (!atomic_load(&drawer->stops));
    picture_raster_free(&first);
    return 0;
}

/* Issues rendered at the same time do not wait for each other for good, and their files are the same. */
static void test_threads(Checks *c, World *w, Diag *d, const Fixture *f, const PdfOutput *want)
{
    Pdf *pdf = pdf_new(w);
    Subsets *subsets = subsets_of_issue(&f->frames, d);
    Worker workers[WORKERS];
    Drawer drawer = {0};
    thrd_t threads[WORKERS], beside;
    CHECK(c, thrd_create(&beside, draw_svg, &drawer) == thrd_success);
    for (int i = 0; i < WORKERS; i++) {
        workers[i] = (Worker){.pdf = pdf, .subsets = subsets, .f = f, .want = want};
        CHECK(c, thrd_create(&threads[i], work, &workers[i]) == thrd_success);
    }
    for (int i = 0; i < WORKERS; i++) {
        thrd_join(threads[i], NULL);
        CHECK_INT(c, workers[i].differ, 0);
        CHECK_INT(c, workers[i].taken, ROUNDS * 6);
    }
    atomic_store(&drawer.stops, true);
    thrd_join(beside, NULL);
    CHECK(c, drawer.drawn > 0);
    CHECK_INT(c, drawer.differ, 0);
    subsets_free(subsets);
    pdf_free(pdf);
}

/* A sink that takes no more stops the rendering. */
static bool refuse(void *context, bool press, int page, const void *data, size_t n)
{
    (void)press, (void)page, (void)data, (void)n;
    ++*(int *)context;
    return false;
}

static void test_refusal(Checks *c, World *w, Diag *d, const Fixture *f)
{
    Pdf *pdf = pdf_new(w);
    Subsets *subsets = subsets_of_issue(&f->frames, d);
    int asked = 0;
    CHECK(c, !pdf_render_to(pdf, d, &f->group, &f->frames, subsets, (PdfSink){.take = refuse, .context = &asked}));
    CHECK_INT(c, asked, 1);
    subsets_free(subsets);
    pdf_free(pdf);
}

/* A plain PNG's rows are there as they were. Adobe's CMYK JPEGs are inverted, which /Decode tells. */
static void test_picture_data(Checks *c)
{
    expect_output(c, "qpdf --stream-data=preserve --object-streams=disable 01.pdf - | strings", "/Predictor 15");
    expect_output(c, "qpdf --qdf --object-streams=disable press01.pdf - | strings | tr -d '\\n'",
                  "/Decode [    1    0    1    0");
}

/* A file that is no longer the one that was looked at. */
static void test_damaged_picture(Checks *c, World *w)
{
    Fixture f;
    fixture_init(&f);
    Diag *d = diag_new();
    PdfOutput none;
    Buf half = {0};
    CHECK(c, world_read(w, d, "alpha.png", &half, NULL));
    save_file("half.png", half.data, half.len / 2);
    buf_free(&half);
    put_image(&f, 0, 0, "half.png", (Rect){0})->u.image.picture = look_at_picture(&f, "alpha.png");
    page_done(&f, 100, 100, "");
    CHECK(c, !pdf_render(w, d, &f.group, &f.frames, &none));
    CHECK_INT(c, diag_errors(d), 1);
    diag_free(d);
    fixture_free(&f);
}

static void test_missing_picture(Checks *c, World *w, Fixture *f)
{
    Diag *d = diag_new();
    PdfOutput none;
    put_image(f, 0, 0, "nowhere.png", (Rect){0});
    page_done(f, 100, 100, "");
    CHECK(c, !pdf_render(w, d, &f->group, &f->frames, &none));
    CHECK(c, diag_errors(d) > 0 || diag_has_system_error(d));
    diag_free(d);
}

int main(void)
{
    Checks c = {0};
    static const unsigned char rgba[16] = {255, 0, 0, 128, 0, 255, 0, 255, 0, 0, 255, 255, 9, 9, 9, 0};
    write_picture("alpha.png", PNG_FORMAT_RGBA, rgba);
    write_picture("rgb.png", PNG_FORMAT_RGB, rgba);
    save_file("grey.jpg", jpeg, sizeof jpeg);
    write_picture("grey.png", PNG_FORMAT_GRAY, rgba);
    write_cmyk("cmyk.jpg");
    Fixture f;
    fixture_init(&f);
    make_first_page(&f);
    make_second_page(&f);
    Rect at = {0, 0, len_from_pt(300), len_from_pt(400)};
    Area area = {.article = 0, .rects = &at, .n_rects = 1};
    f.pages.ptr[0].areas = &area;
    f.pages.ptr[0].n_areas = 1;
    World *w = world_new();
    Diag *d = diag_new();
    PdfOutput out;
    if (pdf_render(w, d, &f.group, &f.frames, &out)) {
        save_file("issue.pdf", out.reading_issue.data, out.reading_issue.len);
        save_file("press.pdf", out.press_issue.data, out.press_issue.len);
        save_file("01.pdf", out.reading_pages[0].data, out.reading_pages[0].len);
        save_file("02.pdf", out.reading_pages[1].data, out.reading_pages[1].len);
        save_file("press01.pdf", out.press_pages[0].data, out.press_pages[0].len);
        test_structure(&c);
        test_files(&c);
        test_ink(&c);
        test_picture_data(&c);
        test_same_bytes(&c, w, d, &f, &out);
        test_identifiers(&c, w, d, &f, &out);
        test_threads(&c, w, d, &f, &out);
        test_link_to_spread(&c, w, d, &f);
        test_refusal(&c, w, d, &f);
        pdf_output_free(&out);
        test_missing_picture(&c, w, &f);
        test_damaged_picture(&c, w);
    } else {
        CHECK(&c, false);
    }
    CHECK_INT(&c, diag_errors(d), 0);
    diag_free(d);
    world_free(w);
    fixture_free(&f);
    return CHECK_END(&c);
}
