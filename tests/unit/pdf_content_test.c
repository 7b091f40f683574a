/* The content stream puts every glyph where the frames say, whatever spelling (Td, TJ, Tc, Tm) it takes. */
#include "pdf/content.h"
#include "tests/check.h"
#include "tests/unit/pdf_fixture.h"
#include <math.h>

typedef struct Shown {
    double x, y; /* pt, y up */
} Shown;

typedef VEC(Shown) ShownList;

/* Just enough of a PDF interpreter: text positions, with the widths of the fonts that were embedded. */
typedef struct Interpreter {
    const FontSet *fonts;
    const FontUse *font;
    double size, space, line[6], pen, operands[8];
    int n;
    ShownList shown;
} Interpreter;

static int width_of(const FontUse *u, unsigned code)
{
    for (uint32_t g = 0; u && g < u->n_glyphs; g++)
        if (u->text[g] && u->code[g] == code)
            return u->width[g];
    return 0;
}

static void show_code(Interpreter *in, unsigned code)
{
    vec_push(&in->shown, ((Shown){in->line[0] * in->pen + in->line[4], in->line[1] * in->pen + in->line[5]}));
    in->pen += width_of(in->font, code) * in->size / 1000 + in->space;
}

static void run_operator(Interpreter *in, const char *op)
{
    double *a = in->operands;
    if (strcmp(op, "BT") == 0) {
        memcpy(in->line, (double[]){1, 0, 0, 1, 0, 0}, sizeof in->line);
        in->pen = 0;
    } else if (strcmp(op, "Td") == 0) {
        in->line[4] += a[0] * in->line[0] + a[1] * in->line[2];
        in->line[5] += a[0] * in->line[1] + a[1] * in->line[3];
        in->pen = 0;
    } else if (strcmp(op, "Tm") == 0) {
        memcpy(in->line, a, sizeof in->line);
        in->pen = 0;
    } else if (strcmp(op, "Tf") == 0) {
        in->size = a[0];
    } else if (strcmp(op, "Tc") == 0) {
        in->space = a[0];
    }
    in->n = 0;
}

static void interpret(Interpreter *in, const char *p)
{
    bool array = false;
    while (*p) {
        if (*p == '[' || *p == ']') {
            array = *p++ == '[';
        } else if (*p == '<' && p[1] == '<') {
            p += 2;
        } else if (*p == '<') {
            for (p++; *p != '>'; p += 4) {
                char hex[5] = {p[0], p[1], p[2], p[3], 0};
                show_code(in, (unsigned)strtoul(hex, NULL, 16));
            }
            p++;
        } else if ((*p >= '0' && *p <= '9') || *p == '-' || *p == '.') {
            char *end;
            double v = strtod(p, &end);
            p = end;
            if (array)
                in->pen -= v * in->size / 1000;
            else if (in->n < 8)
                in->operands[in->n++] = v;
        } else if (*p == '/') {
            if (p[1] == 'F' && p[2] >= '0' && p[2] <= '9')
                in->font = in->fonts->uses.ptr[atoi(p + 2)];
            while (*p && *p != ' ' && *p != '\n' && *p != '<')
                p++;
        } else if ((*p >= 'A' && *p <= 'Z') || (*p >= 'a' && *p <= 'z')) {
            char op[8];
            size_t k = 0;
            while ((*p >= 'A' && *p <= 'Z') || (*p >= 'a' && *p <= 'z') || *p == '*')
                op[k < 7 ? k++ : k] = *p, p++;
            op[k] = 0;
            run_operator(in, op);
        } else {
            p++;
        }
    }
}

static void expect_positions(Checks *c, const PageFrame *page, const ShownList *shown)
{
    size_t at = 0;
    for (size_t i = 0; i < page->n_items; i++) {
        if (page->items[i].kind != ITEM_LINE)
            continue;
        const Line *l = &page->items[i].u.line;
        for (uint32_t k = 0; k < l->n_runs; k++) {
            const Run *r = &l->runs[k];
            for (uint32_t g = 0; g < r->n_glyphs && at < shown->len; g++, at++) {
                double x = len_to_pt(l->x + r->glyphs[g].x), y = len_to_pt(page->height - l->y - r->glyphs[g].y);
                if (r->flags & RUN_ROTATED) { /* turned clockwise about the first origin */
                    double dx = len_to_pt(r->glyphs[g].x - r->glyphs[0].x);
                    double dy = len_to_pt(r->glyphs[g].y - r->glyphs[0].y);
                    x = len_to_pt(l->x + r->glyphs[0].x) - dy;
                    y = len_to_pt(page->height - l->y - r->glyphs[0].y) - dx;
                }
                CHECK_AT(c, hypot(shown->ptr[at].x - x, shown->ptr[at].y - y) < 0.01,
                         "glyph %u of \"%s\" at %.4f, %.4f, not %.4f, %.4f", g, r->text, shown->ptr[at].x,
                         shown->ptr[at].y, x, y);
            }
        }
    }
    CHECK_INT(c, at, shown->len);
}

static void make_page(Fixture *f)
{
    begin(f, TAG_ARTICLE, 0, -1);
    begin(f, TAG_HEADLINE, 0, 0);
    line(f, LINE_BODY, SONG_BOLD, 54, 20.123, 80.777, "大标题，“字距”", -1.37);
    end(f);
    begin(f, TAG_PARA, 0, 1);
    line(f, LINE_BODY, SONG, 9, 20, 100, "两端对齐的一行字，伸缩均匀。", 0.213);
    Run *r = line(f, LINE_BODY, SONG, 9, 20, 111.5, "挤压标点，”。（括号）", 0.0417);
    for (uint32_t g = 5; g < r->n_glyphs; g++)
        r->glyphs[g].x -= len_from_pt(4.5);
    line(f, LINE_BODY, LATIN, 9, 20, 123, "Kerned AVATAR, office 2021", 0.031);
    line(f, LINE_BODY, UCHEN, 13, 20, 150, "བོད་ཀྱི་སྐད་ཡིག་ཧཱུྃ།", 0.11);
    end(f);
    r = line(f, LINE_BODY, SONG, 12, 200, 100, "竖排", 0);
    r->flags = RUN_VERTICAL;
    for (uint32_t g = 0; g < r->n_glyphs; g++)
        r->glyphs[g] = (Glyph){r->glyphs[g].gid, -len_from_pt(6), len_from_pt(12.0 * (g + 1))};
    line(f, LINE_BODY, LATIN, 12, 200, 140, "Turned", 0.2)->flags = RUN_ROTATED;
    line(f, LINE_BODY, SONG, 9, 20, 170, "转后仍正", 0);
    end(f);
    page_done(f, 300, 200, "");
}

static void test_positions(Checks *c)
{
    Fixture f;
    fixture_init(&f);
    make_page(&f);
    FontSet fonts;
    Objects objects;
    Pictures pictures;
    fonts_init(&fonts);
    objects_init(&objects);
    pictures_init(&pictures);
    Diag *d = diag_new();
    Buf variants = {0};
    const PageFrame *page = &f.pages.ptr[0];
    for (size_t i = 0; i < page->n_items; i++)
        if (page->items[i].kind == ITEM_LINE)
            fonts_note_run(&fonts, &page->items[i].u.line.runs[0], &variants);
    CHECK(c, fonts_embed(&fonts, &objects, d));
    PageContent content;
    content_write(page, &fonts, &pictures, variants.data, &content);
    Interpreter in = {.fonts = &fonts};
    interpret(&in, content.reading.data);
    CHECK_INT(c, in.shown.len, variants.len);
    expect_positions(c, page, &in.shown);
    vec_free(&in.shown);
    content_free(&content);
    buf_free(&variants);
    diag_free(d);
    pictures_free(&pictures);
    objects_free(&objects);
    fonts_free(&fonts);
    fixture_free(&f);
}

/* A justified line needs one Tc, not an adjustment a glyph. */
static void test_even_space(Checks *c)
{
    Fixture f;
    fixture_init(&f);
    line(&f, LINE_BODY, SONG, 9, 20, 100, "两端对齐的一行字用一个字距", 0.213);
    page_done(&f, 300, 200, "");
    FontSet fonts;
    Objects objects;
    Pictures pictures;
    fonts_init(&fonts);
    objects_init(&objects);
    pictures_init(&pictures);
    Diag *d = diag_new();
    Buf variants = {0};
    fonts_note_run(&fonts, &f.pages.ptr[0].items[0].u.line.runs[0], &variants);
    CHECK(c, fonts_embed(&fonts, &objects, d));
    PageContent content;
    content_write(&f.pages.ptr[0], &fonts, &pictures, variants.data, &content);
    CHECK(c, strstr(content.reading.data, " Tc\n") != NULL);
    const char *array = strstr(content.reading.data, "[<");
    CHECK(c, array && strspn(array + 2, "0123456789abcdef") == 4 * strlen("两端对齐的一行字用一个字距") / 3);
    content_free(&content);
    buf_free(&variants);
    diag_free(d);
    pictures_free(&pictures);
    objects_free(&objects);
    fonts_free(&fonts);
    fixture_free(&f);
}

static void expect_parts(Checks *c, Fixture *f, const char *text, const char *want)
{
    Run r;
    make_run(f, &r, UCHEN, len_from_pt(12), text, LANG_BO, 0, 0);
    char got[256] = "";
    const Glyph *g = r.glyphs;
    const char *t = r.text;
    for (uint32_t i = 0; i < r.n_clusters; i++) {
        uint16_t ends[32], from = 0;
        cluster_distribute(r.face->hb_font, t, r.clusters[i].bytes, g, r.clusters[i].glyphs, ends);
        for (int k = 0; k < r.clusters[i].glyphs; from = ends[k++])
            snprintf(got + strlen(got), sizeof got - strlen(got), "%.*s|", ends[k] - from, t + from);
        g += r.clusters[i].glyphs;
        t += r.clusters[i].bytes;
    }
    CHECK_STR(c, got, want);
}

/* Every glyph of a Tibetan cluster gets its own characters, in order, and none is lost. */
static void test_clusters(Checks *c)
{
    Fixture f;
    fixture_init(&f);
    expect_parts(c, &f, "རྒྱུདྀ།", "རྒྱུ|དྀ|།|");
    expect_parts(c, &f, "ང\u0F39ོ་", "ང|\u0F39|ོ|་|");
    /* Typed out of order: the font reorders the marks, the text stays as it was typed. */
    expect_parts(c, &f, "ངོ\u0F39་", "ངོ|\u0F39||་|");
    fixture_free(&f);
    /* Without a font's help: more characters than glyphs, and fewer. */
    hb_font_t *none = hb_font_get_empty();
    const Glyph two[3] = {{1, 0, 0}, {2, 0, 0}, {3, 0, 0}};
    uint16_t ends[3];
    cluster_distribute(none, "abcd", 4, two, 2, ends);
    CHECK_INT(c, ends[0], 3);
    CHECK_INT(c, ends[1], 4);
    cluster_distribute(none, "ab", 2, two, 3, ends);
    CHECK_INT(c, ends[0], 1);
    CHECK_INT(c, ends[1], 2);
    CHECK_INT(c, ends[2], 2);
}

int main(void)
{
    Checks c = {0};
    test_positions(&c);
    test_even_space(&c);
    test_clusters(&c);
    return CHECK_END(&c);
}
