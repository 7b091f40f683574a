/* What browsers get: WOFF2 that decodes (FreeType reads it) to a font with the characters used, the glyphs of the
 * frames and nothing more; the same input gives the same bytes. */
#include "check.h"

#include "facsimile/webfont.h"
#include "facsimile/woff2.h"
#include "base/utf8.h"
#include "fonts/font_book.h"
#include "fonts/subset_gsub.h"
#include <ft2build.h>
#include FT_FREETYPE_H
#include <hb-ft.h>
#include <stdlib.h>
#include <unistd.h>

typedef struct Fixture {
    World *world;
    Diag *diag;
    FontBook *book;
    Arena *arena;
    FT_Library library;
    VEC(Subsets *) subsets;
} Fixture;

/* A line of one run, each character by the glyph its face gives it. */
static Line line_of(Fixture *f, const Face *face, const char *text, bool vertical)
{
    size_t n = 0, at = 0;
    for (const char *s = text; *s; s++)
        n += ((unsigned char)*s & 0xC0) != 0x80;
    Run *r = ARENA_NEW(f->arena, Run);
    *r = (Run){.face = face, .size = 9 * LEN_PT, .text = text, .n_text = (uint32_t)strlen(text)};
    r->n_glyphs = r->n_clusters = (uint32_t)n;
    r->glyphs = ARENA_ARRAY(f->arena, Glyph, n);
    r->clusters = ARENA_ARRAY(f->arena, Cluster, n);
    for (size_t i = 0; i < n; i++) {
        uint32_t cp;
        int bytes = utf8_decode(text + at, &cp);
        hb_font_get_nominal_glyph(face->hb_font, cp, &r->glyphs[i].gid);
        r->clusters[i] = (Cluster){(uint16_t)bytes, 1, (Len)i * r->size, r->size};
        at += (size_t)bytes;
    }
    return (Line){.runs = r, .n_runs = 1, .vertical = vertical};
}

/* The fonts of one line, not yet built. */
static WebFonts *fonts_of(Checks *c, Fixture *f, const Line *line)
{
    Subsets *s = subsets_new(NULL);
    subsets_add_line(s, line);
    subsets_add_line(s, line);
    CHECK(c, subsets_cut(s, f->diag));
    vec_push(&f->subsets, s);
    WebFonts *w = webfonts_new(s, NULL);
    webfonts_add_line(w, line);
    return w;
}

static FT_Face open_font(Checks *c, Fixture *f, const WebFont *font)
{
    FT_Face face = NULL;
    FT_Error e = FT_New_Memory_Face(f->library, (const FT_Byte *)font->data.data, (FT_Long)font->data.len, 0, &face);
    CHECK_INT(c, e, 0);
    return face;
}

/* Shapes text and returns the number of glyphs; *advance gets their sum in font units, *first the first one's number.
 */
static unsigned shape(hb_face_t *face, const char *text, hb_direction_t direction, int *advance, uint32_t *first)
{
    hb_font_t *font = hb_font_create(face);
    hb_buffer_t *b = hb_buffer_create();
    hb_buffer_add_utf8(b, text, -1, 0, -1);
    hb_buffer_guess_segment_properties(b);
    hb_buffer_set_direction(b, direction);
    if (hb_buffer_get_script(b) != HB_SCRIPT_TIBETAN)
        hb_buffer_set_script(b, HB_SCRIPT_HAN);
    hb_buffer_set_language(b, hb_language_from_string("zh-Hans", -1));
    hb_shape(font, b, NULL, 0);
    unsigned n;
    hb_glyph_info_t *info = hb_buffer_get_glyph_infos(b, &n);
    hb_glyph_position_t *pos = hb_buffer_get_glyph_positions(b, NULL);
    *advance = 0;
    *first = n ? info->codepoint : 0;
    for (unsigned i = 0; i < n; i++)
        *advance += direction == HB_DIRECTION_TTB ? -pos[i].y_advance : pos[i].x_advance;
    hb_buffer_destroy(b);
    hb_font_destroy(font);
    return n;
}

static void same_shape(Checks *c, const Face *face, FT_Face subset, const char *text)
{
    int was, is;
    uint32_t glyph;
    hb_face_t *view = hb_ft_face_create_referenced(subset);
    unsigned n = shape(face->hb_face, text, HB_DIRECTION_LTR, &was, &glyph);
    unsigned m = shape(view, text, HB_DIRECTION_LTR, &is, &glyph);
    CHECK_AT(c, n == m, "%s: %u glyphs, %u in the subset", text, n, m);
    CHECK_AT(c, was == is, "%s: %d units, %d in the subset", text, was, is);
    CHECK_AT(c, glyph != 0, "%s: missing", text);
    hb_face_destroy(view);
}

static void test_chinese(Checks *c, Fixture *f)
{
    const Face *face = font_book_primary(f->book, font_book_role(f->book, "song"), SCRIPT_HAN);
    Line line = line_of(f, face, "中文——“排版”，AWAY 2021", false);
    WebFonts *w = fonts_of(c, f, &line);
    CHECK_INT(c, webfonts_count(w), 1);
    CHECK_INT(c, webfonts_lookup(w, face), 0);
    CHECK(c, webfonts_build(w, f->diag, f->arena));
    const WebFont *font = webfonts_at(w, 0);
    CHECK(c, font->data.len > 1000 && font->data.len < 12000);
    CHECK(c, memcmp(font->data.data, "wOF2OTTO", 8) == 0);
    CHECK(c, font->family[0] == 'f' && strlen(font->family) == 11 && strstr(font->file, ".woff2") != NULL);
    FT_Face subset = open_font(c, f, font);
    if (subset) {
        CHECK(c, FT_Get_Char_Index(subset, 0x4E2D) != 0);
        CHECK(c, FT_Get_Char_Index(subset, 'W') != 0);
        CHECK_INT(c, FT_Get_Char_Index(subset, 0x56FD), 0);
        CHECK(c, subset->num_glyphs < 60);
        same_shape(c, face, subset, "中文——“排版”");
        same_shape(c, face, subset, "AWAY");
        FT_Done_Face(subset);
    }
    webfonts_free(w);
}

/* A line's font, made by what is known (NULL: nothing is). */
static void put_font(Checks *c, Fixture *f, const Line *line, Memo *subsets, Memo *packed, Buf *out)
{
    Subsets *s = subsets_new(subsets);
    subsets_add_line(s, line);
    CHECK(c, subsets_cut(s, f->diag));
    vec_push(&f->subsets, s);
    WebFonts *w = webfonts_new(s, packed);
    webfonts_add_line(w, line);
    CHECK(c, webfonts_build(w, f->diag, f->arena));
    const Buf *data = &webfonts_at(w, 0)->data;
    buf_put(out, data->data, data->len);
    webfonts_free(w);
}

/* What was cut and packed before has the bytes of what is made anew, and only what is the same is taken for it. */
static void test_again(Checks *c, Fixture *f)
{
    const Face *face = font_book_primary(f->book, font_book_role(f->book, "song"), SCRIPT_HAN);
    const Line lines[] = {line_of(f, face, "春耕", false), line_of(f, face, "春耕", true),
                          line_of(f, face, "秋收", false)};
    Memo *subsets = subset_memo_new(), *packed = webfont_memo_new();
    for (size_t i = 0; i < sizeof lines / sizeof *lines * 2; i++) {
        const Line *line = &lines[i / 2]; /* made, then known */
        Buf anew = {0}, known = {0};
        put_font(c, f, line, NULL, NULL, &anew);
        put_font(c, f, line, subsets, packed, &known);
        CHECK(c, anew.len && anew.len == known.len && memcmp(anew.data, known.data, anew.len) == 0);
        buf_free(&anew);
        buf_free(&known);
    }
    memo_free(subsets); /* issues have their own references */
    memo_free(packed);
}

/* A dash alone has no script for a browser: it is the Chinese one all the same, and English says so. */
static void test_lone_mark(Checks *c, Fixture *f)
{
    const Face *face = font_book_primary(f->book, font_book_role(f->book, "song"), SCRIPT_HAN);
    Line line = line_of(f, face, "—中", false);
    WebFonts *w = fonts_of(c, f, &line);
    CHECK(c, webfonts_build(w, f->diag, f->arena));
    FT_Face subset = open_font(c, f, webfonts_at(w, 0));
    static const char *const languages[] = {"zh-Hans", "und", "en"};
    for (int i = 0; subset && i < 3; i++) {
        hb_face_t *view = hb_ft_face_create_referenced(subset);
        hb_font_t *font = hb_font_create(view);
        hb_face_destroy(view);
        hb_buffer_t *b = hb_buffer_create();
        hb_buffer_add_utf8(b, "—", -1, 0, -1);
        hb_buffer_set_direction(b, HB_DIRECTION_LTR);
        hb_buffer_set_script(b, HB_SCRIPT_COMMON);
        hb_buffer_set_language(b, hb_language_from_string(languages[i], -1));
        hb_shape(font, b, NULL, 0);
        int advance = hb_buffer_get_glyph_positions(b, NULL)->x_advance;
        CHECK_AT(c, (advance == 1000) == (i < 2), "%s: %d", languages[i], advance);
        hb_buffer_destroy(b);
        hb_font_destroy(font);
    }
    if (subset)
        FT_Done_Face(subset);
    webfonts_free(w);
}

static void test_tibetan(Checks *c, Fixture *f)
{
    static const char text[] = "བོད་ལྗོངས་སྐྱིད་གྲུབ་འབྲས་མཉམ་མྱོང་།";
    const Face *face = font_book_primary(f->book, font_book_role(f->book, "song"), SCRIPT_TIBETAN);
    Line line = line_of(f, face, text, false);
    WebFonts *w = fonts_of(c, f, &line);
    CHECK(c, webfonts_build(w, f->diag, f->arena));
    FT_Face subset = open_font(c, f, webfonts_at(w, 0));
    if (subset) {
        same_shape(c, face, subset, text);
        FT_Done_Face(subset);
    }
    webfonts_free(w);
}

static void test_vertical(Checks *c, Fixture *f)
{
    const Face *face = font_book_primary(f->book, font_book_role(f->book, "biaosong"), SCRIPT_HAN);
    uint32_t upright[2];
    for (int vertical = 0; vertical < 2; vertical++) {
        Line line = line_of(f, face, "（西藏）", vertical);
        WebFonts *w = fonts_of(c, f, &line);
        CHECK(c, webfonts_build(w, f->diag, f->arena));
        FT_Face subset = open_font(c, f, webfonts_at(w, 0));
        int advance;
        uint32_t flat;
        if (subset) {
            hb_face_t *view = hb_ft_face_create_referenced(subset);
            shape(view, "（", HB_DIRECTION_LTR, &advance, &flat);
            shape(view, "（", HB_DIRECTION_TTB, &advance, &upright[vertical]);
            CHECK_INT(c, advance, 1000);
            CHECK_INT(c, upright[vertical] != flat, vertical); /* its vertical form is kept when asked for */
            hb_face_destroy(view);
            FT_Done_Face(subset);
        }
        webfonts_free(w);
    }
}

static void test_same_bytes(Checks *c, Fixture *f)
{
    const Face *face = font_book_primary(f->book, font_book_role(f->book, "kai"), SCRIPT_HAN);
    Line first = line_of(f, face, "本报记者", false), second = line_of(f, face, "者记报本", false);
    const char *files[2];
    for (int i = 0; i < 2; i++) {
        WebFonts *w = fonts_of(c, f, i ? &second : &first);
        CHECK(c, webfonts_build(w, f->diag, f->arena));
        files[i] = webfonts_at(w, 0)->file;
        webfonts_free(w);
    }
    CHECK_STR(c, files[0], files[1]); /* the name is a hash of the bytes */
}

/* What is drawn is there, also a glyph that shaping would not have reached from the line's characters; nothing else. */
static void test_drawn(Checks *c, Fixture *f)
{
    const Face *face = font_book_primary(f->book, font_book_role(f->book, "song"), SCRIPT_HAN);
    for (int reached = 0; reached < 2; reached++) {
        Line line = line_of(f, face, "中文", false);
        uint32_t own = line.runs->glyphs[1].gid, drawn = own + (reached ? 0 : 1);
        line.runs->glyphs[1].gid = drawn;
        Subsets *s = subsets_new(NULL);
        subsets_add_line(s, &line);
        CHECK(c, subsets_cut(s, f->diag));
        const Subset *subset = subsets_at(s, 0);
        CHECK(c, subset_number(subset, line.runs->glyphs[0].gid) && subset_number(subset, drawn));
        CHECK_INT(c, subset_number(subset, own + 2), 0);
        hb_face_t *program = hb_face_create(subset->program, 0);
        hb_blob_t *cmap = hb_face_reference_table(program, HB_TAG('c', 'm', 'a', 'p'));
        CHECK(c, hb_face_get_glyph_count(program) > subset_number(subset, drawn));
        CHECK_INT(c, hb_blob_get_length(cmap), 0);
        hb_blob_destroy(cmap);
        hb_face_destroy(program);
        /* a browser shapes the characters, whichever glyphs are drawn for them */
        hb_face_t *file = hb_face_create(subset->font, 0);
        hb_font_t *font = hb_font_create(file);
        hb_codepoint_t gid;
        CHECK(c, hb_font_get_nominal_glyph(font, 0x4E2D, &gid) && hb_font_get_nominal_glyph(font, 0x6587, &gid));
        hb_font_destroy(font);
        hb_face_destroy(file);
        subsets_free(s);
    }
}

/* The other languages of a pan-CJK font don't double the subset. */
static void test_languages(Checks *c, Fixture *f)
{
    const Face *face = font_book_primary(f->book, font_book_role(f->book, "song"), SCRIPT_HAN);
    Buf text = {0};
    for (uint32_t cp = 0x4E00; cp < 0x4E00 + 300; cp++) {
        char s[5] = {0};
        utf8_encode(cp, s);
        buf_puts(&text, s);
    }
    Line line = line_of(f, face, text.data, false);
    WebFonts *w = fonts_of(c, f, &line);
    CHECK(c, webfonts_build(w, f->diag, f->arena));
    FT_Face subset = open_font(c, f, webfonts_at(w, 0));
    if (subset) {
        CHECK_AT(c, subset->num_glyphs >= 301 && subset->num_glyphs < 320, "%ld glyphs", subset->num_glyphs);
        FT_Done_Face(subset);
    }
    webfonts_free(w);
    buf_free(&text);
}

static void test_damaged(Checks *c)
{
    Buf out = {0};
    static const uint8_t cut[] = {'O', 'T', 'T', 'O', 0, 9, 0, 0, 0, 0, 0, 0};
    static const uint8_t outside[28] = {'O', 'T', 'T', 'O', 0, 1, 0, 0, 0, 0, 0,   0, 'c', 'm',
                                        'a', 'p', 0,   0,   0, 0, 0, 0, 0, 9, 0xF, 0, 0,   1};
    CHECK(c, !woff2_encode(cut, sizeof cut, 4, &out));
    CHECK(c, !woff2_encode(cut, 3, 4, &out));
    CHECK(c, !woff2_encode(outside, sizeof outside, 4, &out));
    CHECK_INT(c, out.len, 0);
    hb_face_t *view = subset_gsub_view(hb_face_get_empty(), true, true);
    CHECK_INT(c, hb_face_get_glyph_count(view), 0);
    hb_face_destroy(view);
    buf_free(&out);
}

/* The encoder's own words ("Compressed 9000 to 5000.") are no diagnostics of ours: standard error stays empty. */
static void test_silence(Checks *c, Fixture *f)
{
    const Face *face = font_book_primary(f->book, font_book_role(f->book, "hei"), SCRIPT_HAN);
    Line line = line_of(f, face, "静", false);
    WebFonts *w = fonts_of(c, f, &line);
    FILE *heard = tmpfile();
    int own = dup(STDERR_FILENO);
    CHECK(c, heard && own >= 0);
    dup2(fileno(heard), STDERR_FILENO);
    bool ok = webfonts_build(w, f->diag, f->arena);
    dup2(own, STDERR_FILENO);
    close(own);
    CHECK(c, ok);
    CHECK_INT(c, lseek(fileno(heard), 0, SEEK_END), 0);
    fclose(heard);
    webfonts_free(w);
}

int main(void)
{
    Checks checks = {0}, *c = &checks;
    Fixture f = {.world = world_new(), .diag = diag_new(), .arena = arena_new()};
    CHECK_INT(c, FT_Init_FreeType(&f.library), 0);
    f.book = font_book_load(f.world, f.diag, PAIBAN_SOURCE_DIR "/fonts");
    CHECK(c, f.book != NULL);
    if (f.book) {
        test_chinese(c, &f);
        test_again(c, &f);
        test_lone_mark(c, &f);
        test_tibetan(c, &f);
        test_vertical(c, &f);
        test_same_bytes(c, &f);
        test_drawn(c, &f);
        test_languages(c, &f);
        test_silence(c, &f);
    }
    test_damaged(c);
    for (size_t i = 0; i < f.subsets.len; i++)
        subsets_free(f.subsets.ptr[i]);
    vec_free(&f.subsets);
    font_book_free(f.book);
    FT_Done_FreeType(f.library);
    arena_free(f.arena);
    diag_free(f.diag);
    world_free(f.world);
    return CHECK_END(c);
}
