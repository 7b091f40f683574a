/* The fonts of single pages: what a stream shows is read, and these outlines stay, the others go. */
#include "fonts/blank.h"
#include "finish/codes.h"
#include "pdfio/flate.h"
#include "tests/check.h"
#include "tests/unit/pdf_fixture.h"
#include <ft2build.h>
#include FT_FREETYPE_H
#include FT_OUTLINE_H

/* ---- what is shown (ISO 32000-1, 8.4.2 and 9.4.3) ---- */

static const FontCodes *codes_of(const PageCodes *codes, const char *font)
{
    for (size_t i = 0; i < codes->len; i++)
        if (codes->ptr[i].n_name == strlen(font) && memcmp(codes->ptr[i].name, font, strlen(font)) == 0)
            return &codes->ptr[i];
    return NULL;
}

static void test_codes(Checks *c)
{
    static const char stream[] =
        "BT /f-0-0 1 Tf <00010002>Tj [<0003>-25<00 0\n4>120.5<0005>]TJ q /f-1-0 2 Tf <00aB>Tj Q "
        "<0006>Tj ET /P <</MCID 0 /ActualText <0077> /Alt (no <0078>)>> BDC <0007>Tj EMC "
        "/f-2-0 1 Tf (a\\)<0009>b)Tj /f-1-0 1 Tf <00AC00>Tj";
    PageCodes codes = {0};
    codes_note(&codes, stream, strlen(stream));
    CHECK_INT(c, codes.len, 3);
    const FontCodes *f = codes_of(&codes, "/f-0-0");
    for (uint32_t g = 1; f && g <= 7; g++)
        CHECK_AT(c, glyph_set_has(&f->codes, g), "code %u", g);
    CHECK(c, f && !f->odd && !glyph_set_has(&f->codes, 0x77) && !glyph_set_has(&f->codes, 0x78));
    CHECK(c, f && !glyph_set_has(&f->codes, 8) && !glyph_set_has(&f->codes, 9));
    f = codes_of(&codes, "/f-1-0");
    CHECK(c, f && glyph_set_has(&f->codes, 0xAB) && glyph_set_has(&f->codes, 0xAC) && f->odd); /* half a code */
    f = codes_of(&codes, "/f-2-0");
    CHECK(c, f && f->odd);
    vec_free(&codes);
}

static void test_flate(Checks *c)
{
    Flate *f = flate_new();
    Buf text = {0}, packed = {0}, again = {0};
    for (int i = 0; i < 100000; i++)
        buf_puts(&text, "同一句话");
    flate_pack(f, FLATE_FAST, text.data, text.len, &packed);
    CHECK(c, packed.len < text.len / 100 && flate_unpack(f, packed.data, packed.len, &again));
    CHECK(c, again.len == text.len && memcmp(again.data, text.data, text.len) == 0);
    packed.data[packed.len / 2] ^= 0x55;
    CHECK(c, !flate_unpack(f, packed.data, packed.len, &again) && again.len == text.len);
    CHECK(c, !flate_unpack(f, packed.data, packed.len / 2, &again));
    buf_free(&text);
    buf_free(&packed);
    buf_free(&again);
    flate_free(f);
}

/* ---- outlines ---- */

static FT_Face face_of(FT_Library library, const void *data, size_t n)
{
    FT_Face face = NULL;
    return FT_New_Memory_Face(library, data, (FT_Long)n, 0, &face) == 0 ? face : NULL;
}

/* -1: the glyph can't be read */
static int points_of(FT_Face face, unsigned glyph)
{
    if (FT_Load_Glyph(face, glyph, FT_LOAD_NO_SCALE) != 0)
        return -1;
    return face->glyph->outline.n_points;
}

static Subsets *subset_of(Checks *c, Fixture *f, FaceName name, const char *text, Run *run)
{
    Diag *d = diag_new();
    make_run(f, run, name, len_from_pt(10), text, LANG_ZH_HANS, 0, 0);
    Line line = {.runs = run, .n_runs = 1};
    Subsets *s = subsets_new(NULL);
    subsets_add_line(s, &line);
    CHECK(c, subsets_cut(s, d));
    diag_free(d);
    return s;
}

/* TrueType: kept glyphs are whole, with what they are made of; sums are right (OpenType, "head"). */
static void test_truetype(Checks *c, Fixture *f)
{
    Run run;
    Subsets *s = subset_of(c, f, KAI, "天地玄黄éà", &run);
    const Subset *subset = subsets_at(s, 0);
    unsigned n;
    const char *data = hb_blob_get_data(subset->program, &n);
    GlyphSet kept = {{0}};
    glyph_set_add(&kept, subset_number(subset, run.glyphs[1].gid));
    glyph_set_add(&kept, subset_number(subset, run.glyphs[4].gid));
    Buf out = {0};
    CHECK(c, font_blank_truetype(data, n, &kept, &out));
    CHECK(c, out.len && out.len < n && out.len % 4 == 0);
    uint32_t sum = 0;
    for (size_t i = 0; i < out.len; i++)
        sum += (uint32_t)(uint8_t)out.data[i] << (24 - 8 * (i & 3));
    CHECK_INT(c, sum, 0xB1B0AFBA);
    FT_Library library;
    CHECK(c, FT_Init_FreeType(&library) == 0);
    FT_Face whole = face_of(library, data, n), part = face_of(library, out.data, out.len);
    CHECK(c, whole && part && whole->num_glyphs == part->num_glyphs);
    for (uint32_t i = 0; whole && part && i < run.n_glyphs; i++) {
        unsigned g = subset_number(subset, run.glyphs[i].gid);
        int want = points_of(whole, g), got = points_of(part, g);
        CHECK_AT(c, want > 0 && got == (i == 1 || i == 4 ? want : 0), "glyph %u: %d of %d points", i, got, want);
    }
    CHECK(c, !font_blank_truetype(data, 40, &kept, &out) && !font_blank_truetype(data, n - 400, &kept, &out));
    FT_Done_FreeType(library);
    buf_free(&out);
    subsets_free(s);
}

/* CFF: a stand-in has a box's worth of nothing, and comes out as its font when it is filled. */
static void test_cff(Checks *c, Fixture *f)
{
    Run run;
    Subsets *s = subset_of(c, f, SONG, "天地玄黄，宇宙洪荒。", &run);
    const Subset *subset = subsets_at(s, 0);
    unsigned n, label = 99;
    CHECK(c, subset->cff != NULL);
    const char *cff = hb_blob_get_data(subset->cff, &n);
    Buf stand_in = {0}, again = {0};
    CHECK(c, font_stand_in(cff, n, 7, &stand_in) && stand_in.len < n / 2);
    CHECK(c, font_read_label(stand_in.data, stand_in.len, &label) && label == 7);
    CHECK(c, !font_read_label(cff, n, &label));
    hb_face_t *program = hb_face_create(subset->program, 0);
    hb_blob_t *table = hb_face_reference_table(program, HB_TAG('C', 'F', 'F', ' '));
    unsigned n_table;
    const char *data = hb_blob_get_data(table, &n_table);
    CHECK(c, font_read_label(data, n_table, &label) && label == 0);
    /* cut short anywhere it is refused, or read within its bounds (the sanitizers see to that) */
    for (size_t cut = 0; cut < stand_in.len; cut += 7) {
        Buf part = {0};
        buf_put(&part, stand_in.data, cut);
        font_fill_cff(part.data, part.len, cff, n, NULL, &again);
        again.len = 0;
        buf_free(&part);
    }
    hb_blob_destroy(table);
    hb_face_destroy(program);
    buf_free(&stand_in);
    buf_free(&again);
    subsets_free(s);
}

/* ---- files ---- */

/* As if drawn with the issue's fonts: pixels of two renderers, text; and lighter. */
static void test_files(Checks *c, Fixture *f)
{
    begin(f, TAG_ARTICLE, 0, -1);
    begin(f, TAG_PARA, 0, 1);
    line(f, LINE_BODY, SONG, 20, 40, 60, "天地玄黄，宇宙洪荒。日月盈昃，辰宿列张。", 0);
    line(f, LINE_BODY, KAI, 20, 40, 100, "寒来暑往，秋收冬藏。café", 0);
    line(f, LINE_BODY, UCHEN, 20, 40, 160, "འགྲོ་བ་མིའི་རིགས་རྒྱུད་", 0);
    end(f);
    end(f);
    page_done(f, 600, 400, "");
    begin(f, TAG_ARTICLE, 1, -1);
    begin(f, TAG_PARA, 1, 1);
    line(f, LINE_BODY, SONG, 20, 40, 60, "闰余成岁，律吕调阳。", 0);
    line(f, LINE_BODY, KAI, 20, 40, 100, "云腾致雨，露结为霜。", 0);
    end(f);
    end(f);
    page_done(f, 600, 400, "");
    Diag *d = diag_new();
    World *w = world_new();
    PdfOutput out;
    CHECK(c, pdf_render(w, d, &f->group, &f->frames, &out));
    CHECK_INT(c, diag_errors(d), 0);
    save_file("issue.pdf", out.reading_issue.data, out.reading_issue.len);
    for (int p = 0; p < 2; p++) {
        char command[512];
        save_file("page.pdf", out.reading_pages[p].data, out.reading_pages[p].len);
        save_file("press.pdf", out.press_pages[p].data, out.press_pages[p].len);
        snprintf(
            command, sizeof command,
            "pdftoppm -r 80 -f %d -l %d issue.pdf > a && pdftoppm -r 80 page.pdf > b && cmp a b && "
            "mutool draw -q -r 80 -o a.png issue.pdf %d && mutool draw -q -r 80 -o b.png page.pdf && cmp a.png b.png &&"
            "pdftotext -f %d -l %d issue.pdf a && pdftotext page.pdf b && cmp a b && "
            "pdftotext press.pdf b && cmp a b && qpdf --check press.pdf > a",
            p + 1, p + 1, p + 1, p + 1, p + 1);
        CHECK_INT(c, system(command), 0);
        CHECK(c, out.reading_pages[p].len < out.reading_issue.len);
    }
    CHECK(c, out.reading_pages[1].len + 5000 < out.reading_pages[0].len); /* half the characters, no Tibetan */
    pdf_output_free(&out);
    world_free(w);
    diag_free(d);
}

int main(void)
{
    Checks c = {0};
    Fixture f;
    fixture_init(&f);
    test_codes(&c);
    test_flate(&c);
    test_truetype(&c, &f);
    test_cff(&c, &f);
    test_files(&c, &f);
    fixture_free(&f);
    return CHECK_END(&c);
}
