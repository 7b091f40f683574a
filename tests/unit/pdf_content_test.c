/* What cairo draws, read back: every glyph stands where the frames say, whatever spelling (Tm, Td, TJ) it takes; marked
 * content is counted as content.c counts it; colours become inks. */
#include "draw/draw.h"
#include "finish/finish.h"
#include "pdf/ink.h"
#include "tests/check.h"
#include "tests/unit/pdf_fixture.h"
#include <math.h>

enum { BLEED = 8704 }; /* 8.5 pt */

/* Black ink for greys, red is magenta and yellow, blue all inks but black. */
static void test_inks(void *context, Rgb rgb, double inks[INKS])
{
    (void)context;
    memset(inks, 0, sizeof *inks * INKS);
    if ((rgb & 255) == (rgb >> 16 & 255))
        inks[INK_BLACK] = 1 - (rgb & 255) / 255.0;
    else
        inks[INK_MAGENTA] = 1, inks[rgb & 255 ? INK_CYAN : INK_YELLOW] = 0.5;
}

static const InkMap inks = {test_inks, NULL};

/* A page as pdf.c makes it, up to the content stream. */
typedef struct Drawn {
    Subsets *subsets;
    FontSet fonts;
    Pictures pictures;
    Diag *d;
    Buf variants, pdf, stream;
    PageContent content;
    InkPage ink;
} Drawn;

static void draw(Checks *c, const PageFrame *page, Drawn *to)
{
    memset(to, 0, sizeof *to);
    to->d = diag_new();
    to->subsets = subsets_of_issue(&(IssueFrames){.pages = (PageFrame[]){*page}, .n_pages = 1}, to->d);
    CHECK(c, to->subsets != NULL);
    fonts_init(&to->fonts, to->subsets);
    pictures_init(&to->pictures);
    for (size_t i = 0; i < page->n_items; i++)
        if (page->items[i].kind == ITEM_LINE)
            fonts_note_run(&to->fonts, &page->items[i].u.line.runs[0], &to->variants);
    Drawing *drawing = drawing_new(&to->fonts, &to->pictures, to->d, &to->pdf);
    drawing_begin_page(drawing, page, BLEED, to->variants.data);
    content_walk(page, drawing_marks(drawing), drawing_output(drawing), &to->content);
    CHECK(c, drawing_end_page(drawing));
    CHECK(c, drawing_end(drawing));
    Finisher *f = finish_open(&to->pdf, to->subsets, to->d);
    CHECK(c, f && finish_content(f, 0, &to->stream));
    finish_free(f);
    CHECK(c, ink_separate(to->stream.data, to->stream.len, BLEED, inks, &to->ink));
}

static void drawn_free(Drawn *drawn)
{
    ink_free(&drawn->ink);
    content_free(&drawn->content);
    buf_free(&drawn->stream);
    buf_free(&drawn->pdf);
    buf_free(&drawn->variants);
    diag_free(drawn->d);
    pictures_free(&drawn->pictures);
    fonts_free(&drawn->fonts);
    subsets_free(drawn->subsets);
}

typedef struct Shown {
    double x, y; /* pt, y up from the trim box's bottom left */
} Shown;

typedef VEC(Shown) ShownList;

/* Just enough of a PDF interpreter: text positions, with the widths that the PDF's fonts give to the glyphs. */
typedef struct Interpreter {
    VEC(int) widths; /* of the glyphs in drawing order, 1/1000 em */
    double size, page[6], line[6], pen, operands[8];
    int n;
    ShownList shown;
} Interpreter;

/* m = by · m, both as PDF writes matrices. */
static void concatenate(double *m, const double *by)
{
    const double a[6] = {by[0] * m[0] + by[1] * m[2],        by[0] * m[1] + by[1] * m[3],
                         by[2] * m[0] + by[3] * m[2],        by[2] * m[1] + by[3] * m[3],
                         by[4] * m[0] + by[5] * m[2] + m[4], by[4] * m[1] + by[5] * m[3] + m[5]};
    memcpy(m, a, sizeof a);
}

static void show_code(Interpreter *in)
{
    double at[6] = {1, 0, 0, 1, in->pen, 0}, m[6];
    memcpy(m, in->page, sizeof m);
    concatenate(m, in->line);
    concatenate(m, at);
    size_t i = in->shown.len;
    vec_push(&in->shown, ((Shown){m[4], m[5]}));
    in->pen += i < in->widths.len ? in->widths.ptr[i] * in->size / 1000 : 0;
}

static void run_operator(Interpreter *in, const char *op)
{
    double *a = in->operands;
    if (strcmp(op, "cm") == 0) {
        concatenate(in->page, a);
    } else if (strcmp(op, "BT") == 0) {
        memcpy(in->line, (double[]){1, 0, 0, 1, 0, 0}, sizeof in->line);
        in->pen = 0;
    } else if (strcmp(op, "Td") == 0) {
        concatenate(in->line, (double[]){1, 0, 0, 1, a[0], a[1]});
        in->pen = 0;
    } else if (strcmp(op, "Tm") == 0) {
        memcpy(in->line, a, sizeof in->line);
        in->pen = 0;
    } else if (strcmp(op, "Tf") == 0) {
        in->size = a[0];
    }
    in->n = 0;
}

/* After the bracket of a literal string: one code a character, but for \\( and \\ooo. */
static const char *show_literal(Interpreter *in, const char *p)
{
    while (*p && *p != ')') {
        if (*p == '\\')
            p += p[1] >= '0' && p[1] <= '7' ? 3 : 1;
        show_code(in);
        p++;
    }
    return *p ? p + 1 : p;
}

static void interpret(Interpreter *in, const char *p)
{
    bool array = false;
    while (*p) {
        if (*p == '[' || *p == ']') {
            array = *p++ == '[';
        } else if (*p == '<' && p[1] == '<') {
            p = strstr(p, ">>") + 2;
        } else if (*p == '<') {
            int digits = 0;
            for (p++; *p != '>'; p++)
                if (*p != '\n' && digits++ % 4 == 3)
                    show_code(in);
            p++;
        } else if (*p == '(') {
            p = show_literal(in, p + 1);
        } else if ((*p >= '0' && *p <= '9') || *p == '-' || *p == '.') {
            char *end;
            double v = strtod(p, &end);
            p = end;
            if (array)
                in->pen -= v * in->size / 1000;
            else if (in->n < 8)
                in->operands[in->n++] = v;
        } else if (*p == '/') {
            in->n = 0;
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

/* The widths that a page's glyphs have in the PDF: cairo cuts them to whole thousandths of an em. */
static void note_widths(const PageFrame *page, Interpreter *in)
{
    for (size_t i = 0; i < page->n_items; i++) {
        if (page->items[i].kind != ITEM_LINE)
            continue;
        const Run *r = page->items[i].u.line.runs;
        for (uint32_t g = 0; g < r->n_glyphs; g++) {
            double advance = hb_font_get_glyph_h_advance(r->face->hb_font, r->glyphs[g].gid);
            vec_push(&in->widths, (int)(advance / r->face->upem * 1000));
        }
    }
}

/* cairo places glyphs on a line to 3/1000 em, and whole lines to the last digit. */
static double tolerance(const Run *r)
{
    return 0.004 * len_to_pt(r->size);
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
                CHECK_AT(c, hypot(shown->ptr[at].x - x, shown->ptr[at].y - y) < tolerance(r),
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
    r = line(f, LINE_BODY, SONG, 12, 200, 170, "123", 0); /* set across: drawn narrower than the font has it */
    r->condensed = 650;
    for (uint32_t g = 0; g < r->n_glyphs; g++)
        r->glyphs[g].x = len_mul(r->glyphs[g].x, 650, 1000);
    line(f, LINE_BODY, SONG, 12, 230, 170, "和宽", 0);
    add(f, (Item){ITEM_STROKE, .u.stroke = {{0, len_from_pt(180), len_from_pt(300), 0}, 512, 0}});
    /* Widths that are no thousandths of an em: what is lost of each must not add up. */
    line(f, LINE_BODY, LATIN, 9, 5, 185, "Many quick brown foxes jump over as many lazy dogs, one after the other", 0);
    line(f, LINE_BODY, UCHEN, 12, 5, 195, "བོད་ཀྱི་སྐད་ཡིག་ནི་བོད་མི་རྣམས་ཀྱི་སྐད་ཡིག་ཡིན་ཞིང་བོད་ལྗོངས་སུ་སྤྱོད་", 0);
    end(f);
    page_done(f, 300, 200, "");
}

static void test_positions(Checks *c)
{
    Fixture f;
    fixture_init(&f);
    make_page(&f);
    Drawn drawn;
    const PageFrame *page = &f.pages.ptr[0];
    draw(c, page, &drawn);
    Interpreter in = {.page = {1, 0, 0, 1, 0, 0}};
    note_widths(page, &in);
    interpret(&in, drawn.ink.reading.data);
    CHECK_INT(c, in.shown.len, drawn.variants.len);
    expect_positions(c, page, &in.shown);
    vec_free(&in.shown);
    vec_free(&in.widths);
    drawn_free(&drawn);
    fixture_free(&f);
}

/* A content stream's marks are numbered as content.c numbers its events: cairo's MCIDs count from 0 a page in the order
 * of the tags, artifacts among them, and ink.c's without those. */
static void test_marks(Checks *c)
{
    Fixture f;
    fixture_init(&f);
    make_page(&f);
    Drawn drawn;
    draw(c, &f.pages.ptr[0], &drawn);
    int n = 0;
    for (const char *p = drawn.stream.data; (p = strstr(p, "/MCID ")) != NULL; n++)
        CHECK_INT(c, atoi(p += 6), n);
    CHECK(c, strstr(drawn.stream.data, "/P << /MCID 1 >> BDC") != NULL);
    int kept = 0;
    for (const char *p = drawn.ink.reading.data; (p = strstr(p, "/MCID ")) != NULL; kept++)
        CHECK_INT(c, atoi(p += 6), kept);
    CHECK_INT(c, kept, drawn.content.n_mcids);
    CHECK_INT(c, kept, drawn.ink.n_mcids);
    CHECK_INT(c, n, kept + 1); /* the rule */
    CHECK(c, strstr(drawn.ink.reading.data, "/Artifact BMC") != NULL);
    CHECK(c, strstr(drawn.ink.reading.data, "NonStruct") == NULL);
    drawn_free(&drawn);
    fixture_free(&f);
}

static void expect_ink(Checks *c, const char *stream, const char *reading, const char *press)
{
    InkPage page;
    CHECK_AT(c, ink_separate(stream, strlen(stream), 0, inks, &page), "%s", stream);
    CHECK_STR(c, page.reading.data, reading);
    CHECK_STR(c, page.press.data, press);
    ink_free(&page);
}

static void expect_no_ink(Checks *c, const char *stream)
{
    InkPage page;
    CHECK_AT(c, !ink_separate(stream, strlen(stream), 0, inks, &page), "%s", stream);
    ink_free(&page);
}

static void test_ink(Checks *c)
{
    /* Black alone overprints, in a mode that leaves the other inks below it (ISO 32000-1, 8.6.7); white must not. */
    expect_ink(c, "0 0 0 rg BT\n1 1 1 RG", "0 g BT\n1 G", "/OV1 gs 0 0 0 1 k BT\n0 0 0 0 K");
    expect_ink(c, "0 0 0 rg 0 0 0 RG S 1 1 1 rg f", "0 g 0 G S 1 g f",
               "/OV1 gs 0 0 0 1 k /OV3 gs 0 0 0 1 K S /OV2 gs 0 0 0 0 k f");
    expect_ink(c, "0.2 0.2 0.2 rg /a0 gs", ".2 g /a0 gs", "0 0 0 .8 k ");
    /* What Q restores counts. */
    expect_ink(c, "0 0 0 rg q 1 1 1 rg Q 0 0 0 rg", "0 g q 1 g Q 0 g",
               "/OV1 gs 0 0 0 1 k q /OV0 gs 0 0 0 0 k Q 0 0 0 1 k");
    expect_ink(c, "0.752941 0 0 rg 0 0.501961 1 RG\nS", ".7529 0 0 rg 0 .502 1 RG\nS", "0 1 .5 0 k .5 1 0 0 K\nS");
    /* Marks: kept for reading, and left out for the press. */
    expect_ink(c, "/Private << /MCID 0 >> BDC 1 0 0 rg EMC /P << /MCID 1 >> BDC (x) Tj EMC",
               "/Artifact<</Type/Pagination>>BDC 1 0 0 rg EMC /P<</MCID 0>>BDC (x) Tj EMC", " 0 1 .5 0 k   (x) Tj ");
    /* Operators in strings are no operators. */
    expect_ink(c, "[(1 0 0 rg \\) EMC)-4<00>]TJ (\\\\) Tj 0 0 0 RG", "[(1 0 0 rg \\) EMC)-4<00>]TJ (\\\\) Tj 0 G",
               "[(1 0 0 rg \\) EMC)-4<00>]TJ (\\\\) Tj /OV2 gs 0 0 0 1 K");
    expect_no_ink(c, "/a1 gs");
    expect_no_ink(c, "Q");
    expect_no_ink(c, "0 0 rg");
    expect_no_ink(c, "(never closed Tj");
    expect_no_ink(c, "/Unknown << /MCID 0 >> BDC EMC");
    InkPage page;
    CHECK(c, ink_separate("q /x5 Do Q /x12 Do", 19, BLEED, inks, &page));
    CHECK(c, strncmp(page.reading.data, "1 0 0 1 -8.5 -8.5 cm\n", 21) == 0);
    CHECK_INT(c, page.images.len, 2);
    CHECK_STR(c, page.images.ptr[0], "/x5");
    CHECK_STR(c, page.images.ptr[1], "/x12");
    ink_free(&page);
}

/* cairo's error is an error of the page: here, a noncharacter in the text. */
static void test_error(Checks *c)
{
    Fixture f;
    fixture_init(&f);
    Run *r = line(&f, LINE_BODY, SONG, 9, 20, 100, "文字", 0);
    r->text = "\xEF\xBF\xBF字"; /* U+FFFF */
    page_done(&f, 300, 200, "");
    FontSet fonts;
    Pictures pictures;
    Buf variants = {0}, pdf = {0};
    PageContent content;
    Diag *d = diag_new();
    Subsets *subsets = subsets_of_issue(&(IssueFrames){.pages = f.pages.ptr, .n_pages = 1}, d);
    CHECK(c, subsets != NULL);
    fonts_init(&fonts, subsets);
    pictures_init(&pictures);
    fonts_note_run(&fonts, r, &variants);
    Drawing *drawing = drawing_new(&fonts, &pictures, d, &pdf);
    drawing_begin_page(drawing, &f.pages.ptr[0], 0, variants.data);
    content_walk(&f.pages.ptr[0], drawing_marks(drawing), drawing_output(drawing), &content);
    CHECK(c, !drawing_end_page(drawing));
    CHECK(c, !drawing_end(drawing));
    CHECK_INT(c, diag_errors(d), 1);
    Finisher *finisher = finish_open(&(Buf){"no PDF", 6, 0}, NULL, d);
    CHECK(c, finisher == NULL);
    CHECK_INT(c, diag_errors(d), 2);
    content_free(&content);
    buf_free(&variants);
    buf_free(&pdf);
    diag_free(d);
    pictures_free(&pictures);
    fonts_free(&fonts);
    subsets_free(subsets);
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
    test_marks(&c);
    test_ink(&c);
    test_error(&c);
    test_clusters(&c);
    return CHECK_END(&c);
}
