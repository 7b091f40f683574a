/* What the editor says of a picture: {span=3 height=30行 crop=no focus=0.4,0.3 credit="…"} right after it. Each fault
 * at its own characters, with the hint for that mistake; full-width marks are read and told. */
#include "tests/unit/parse_fixture.h"

#define FIGURE "figure src=\"a.png\""
#define AT(column) "4:" #column ": "
/* The list begins in column 11 of line 4: ![](a.png){ */
static const struct {
    const char *keys, *dump, *reports;
} good[] = {
    {"{span=3 height=30行 crop=no focus=0.4,0.3}", FIGURE " span=3 height=30行 crop=0 focus=400,300", ""},
    {"{height=8cm}", FIGURE " height=8cm", ""},
    {"{height=82.5mm crop=yes}", FIGURE " height=82.5mm crop=1000", ""},
    {"{crop=12.5%}", FIGURE " crop=125", ""},
    {"{crop=0%}", FIGURE " crop=0", ""},
    {"{focus=40%,100%}", FIGURE " focus=400,1000", ""},
    {"{focus=0,1}", FIGURE " focus=0,1000", ""},
    {"{height=1行}", FIGURE " height=1行", ""},
    {"{height=12lines}", FIGURE " height=12lines", ""},
    {"{ span=2 }", FIGURE " span=2", ""},
    {"{credit=\"甲 摄\" span=2}", FIGURE " span=2 credit=\"甲 摄\"", ""},
    {"{credit=甲摄}", FIGURE " credit=\"甲摄\"", ""},
    {"{credit=\"甲、乙｝}摄\"}", FIGURE " credit=\"甲、乙｝}摄\"", ""},
    {"{}", FIGURE, ""},
    {"{汉字|hàn|zì}", "para ruby{汉字|hàn|zì}; " FIGURE, ""},
};

#define MENDED(column, mark, as)                                                                                       \
    AT(column)                                                                                                         \
    "warning: “" mark "” among a picture's attributes is read as “" as                                                 \
    "” (write {span=3 height=30行} with ASCII marks, a blank between two)"
static const struct {
    const char *keys, *dump, *reports;
} wide[] = {
    {"｛span=3｝", FIGURE " span=3", MENDED(11, "｛", "{") "; " MENDED(18, "｝", "}")},
    {"{span=3，height=30行}", FIGURE " span=3 height=30行", MENDED(18, "，", " ")},
    {"{span=3、crop=no}", FIGURE " span=3 crop=0", MENDED(18, "、", " ")},
    {"{span=3,crop=no}", FIGURE " span=3 crop=0", MENDED(18, ",", " ")},
    {"{span＝3}", FIGURE " span=3", MENDED(16, "＝", "=")},
    {"{span=３}", FIGURE " span=3", MENDED(17, "３", "3")},
    {"{span=3　crop=no}", FIGURE " span=3 crop=0", MENDED(18, "　", " ")},
    {"{focus=0.4，0.3}", FIGURE " focus=400,300", MENDED(18, "0.4，0.3", "0.4,0.3")},
    {"{crop=20％}", FIGURE " crop=200", MENDED(17, "20％", "20%")},
    {"{credit=“甲 摄”}", FIGURE " credit=\"甲 摄\"", MENDED(19, "“", "\"") "; " MENDED(23, "”", "\"")},
};

#define NO_HEIGHT(text, hint)                                                                                          \
    AT(19) "error: height must be whole lines of the grid or a length, not “" text "” (" hint ")"
#define NO_CROP(text, hint) AT(17) "error: crop must be no, yes or a share up to 90%, not “" text "” (" hint ")"
#define NO_FOCUS(text)                                                                                                 \
    AT(18)                                                                                                             \
    "error: focus must be two shares from 0 to 1, not “" text                                                          \
    "” (from the left and the top, without a blank: focus=0.4,0.3)"
#define NO_SPAN(text) AT(17) "error: span must be a number of columns from 1 to 16, not “" text "”"
#define EMPTY(column, word, hint) AT(column) "error: a picture's attribute `" word "` has no value (" hint ")"
#define FOREIGN(word, hint) AT(12) "error: a picture has no attribute `" word "` (" hint ")"
static const Case faults[] = {
    {"{span=0}", NO_SPAN("0")},
    {"{span=17}", NO_SPAN("17")},
    {"{span=-2}", NO_SPAN("-2")},
    {"{span=3.5}", NO_SPAN("3.5")},
    {"{span=3栏}", NO_SPAN("3栏")},
    {"{height=30}", NO_HEIGHT("30", "write height=30行, lines of the grid, or height=30mm")},
    {"{height=72pt}", NO_HEIGHT("72pt", "write height=25mm")},
    {"{height=3in}", NO_HEIGHT("3in", "write height=76mm")},
    {"{height=2.5行}", NO_HEIGHT("2.5行", "lines are counted whole: write height=30行")},
    {"{height=0行}", NO_HEIGHT("0行", "write height=30行, lines of the grid, or 8cm or 80mm")},
    {"{height=-3cm}", NO_HEIGHT("-3cm", "lines are counted whole: write height=30行")},
    {"{height=tall}", NO_HEIGHT("tall", "write height=30行, lines of the grid, or 8cm or 80mm")},
    {"{crop=5}", NO_CROP("5", "write crop=5%")},
    {"{crop=0.2}", NO_CROP("0.2", "write crop=20%")},
    {"{crop=true}", NO_CROP("true", "write crop=yes")},
    {"{crop=false}", NO_CROP("false", "write crop=no")},
    {"{crop=95%}", NO_CROP("95%", "write crop=no, crop=yes or the most it may lose: crop=20%")},
    {"{focus=0.4}", NO_FOCUS("0.4")},
    {"{focus=0.4,1.3}", NO_FOCUS("0.4,1.3")},
    {"{focus=400,300}", NO_FOCUS("400,300")},
    {"{focus=0.4, 0.3}", NO_FOCUS("0.4,")},
    {"{focus=left,top}", NO_FOCUS("left,top")},
    {"{span=2 span=3}", AT(19) "error: a picture's attribute `span` is written twice (keep one of them)"},
    {"{span}", EMPTY(12, "span", "write {span=2}")},
    {"{height}", EMPTY(12, "height", "write {height=30行}")},
    {"{span=}", EMPTY(12, "span", "write {span=2}")},
    {"{span = 3}", EMPTY(12, "span", "write span=2 without blanks beside =")},
    {"{span:3}", EMPTY(12, "span:3", "write span=3")},
    {"{=3}", EMPTY(12, "=", "write {span=2}")},
    {"{nocrop}", EMPTY(12, "nocrop", "write crop=no")},
    {"{width=3}", FOREIGN("width", "write span=3, the columns it stands over")},
    {"{caption=\"甲 乙\"}", FOREIGN("caption", "write it in quotes after the file: ![alt](file \"caption\")")},
    {"{alt=甲}", FOREIGN("alt", "write it in the brackets: ![alt](file)")},
    {"{heigth=3行}", FOREIGN("heigth", "the nearest is `height`")},
    {"{span=3", AT(11) "error: a picture's attributes have no end (close them with } in the same line; no *, _ or ` "
                       "stands in them)"},
    {"{span=x crop=9 focus=1}", AT(17) "error: span must be a number of columns from 1 to 16, not “x”; " AT(
                                    24) "error: crop must be no, yes or a share up to 90%, not “9” (write "
                                        "crop=9%); " AT(32) "error: focus must be two shares from 0 to 1, not “1” "
                                                            "(from the left and the top, without a blank: "
                                                            "focus=0.4,0.3)"},
};

/* As a map, and groups, in the front matter. */
static const Case front[] = {
    {"image: a.png\n", FIGURE},
    {"image: {file: a.png, span: 3, height: 30行, crop: no, focus: [0.4, 0.3]}\n",
     FIGURE " span=3 height=30行 crop=0 focus=400,300"},
    {"image: {file: a.png, alt: 甲, caption: 乙。, credit: 丙 摄, crop: 20%, focus: [50%, 1]}\n",
     FIGURE " alt=\"甲\" crop=200 focus=500,1000 credit=\"丙 摄\" \"乙。\""},
    {"image: {file: a.png, crop: yes}\nalt: 甲\ncaption: 乙\ncredit: 丙\n",
     FIGURE " alt=\"甲\" crop=1000 credit=\"丙\" \"乙\""},
    {"images: [a.png]\ncaption: 乙\n", FIGURE " \"乙\""},
    {"images: [a.png, {file: b.png, alt: 丁}]\ncaption: 左图：乙。\ncredit: 丙\n",
     "pictures credit=\"丙\" \"左图：乙。\"; ." FIGURE " alt=\"左图：乙。\"; .figure src=\"b.png\" alt=\"丁\""},
    {"images: [{file: a.png, alt: 甲, caption: 一。, credit: 丙}, {file: b.png, alt: 乙, caption: 二。, credit: 丁}]\n",
     "pictures credit=\"丙、丁\" \"①一。②二。\"; ." FIGURE
     " alt=\"甲\" letter=①; .figure src=\"b.png\" alt=\"乙\" letter=②"},
    {"images: [{file: a.png, alt: 甲, caption: 一。, span: 2}, {file: b.png, alt: 乙, height: 9行, crop: no}]\n",
     "pictures span=2 height=9行 \"一。\"; ." FIGURE " alt=\"甲\"; .figure src=\"b.png\" alt=\"乙\" crop=0"},
};

static void test_front(Checks *c)
{
    for (size_t i = 0; i < sizeof front / sizeof *front; i++) {
        Arena *a = arena_new();
        Diag *d = diag_new();
        const char *text = arena_printf(a, "---\ntitle: T\n%s---\n文。\n", front[i].in);
        Source src = {.path = "a.md", .text = text, .len = strlen(text)};
        Article *article = article_parse(NULL, d, a, &src, LANG_ZH_HANS);
        CHECK_AT(c, article->image != NULL, "%s", text);
        if (article->image) {
            Article only = *article;
            only.blocks = article->image;
            only.n_blocks = 1;
            Buf dump = {0};
            one_line_dump(&only, &dump);
            CHECK_STR(c, dump.data, front[i].out);
            buf_free(&dump);
        }
        CHECK_INT(c, diag_errors(d), 0);
        diag_free(d);
        arena_free(a);
    }
}

/* The alt text is missing on purpose: that is said of every one of them. */
static const char *picture(Arena *a, const char *keys)
{
    return arena_printf(a, "![](a.png)%s", keys);
}

static void test_read(Checks *c, Arena *a)
{
    Buf dump = {0}, reports = {0};
    for (size_t i = 0; i < sizeof good / sizeof *good; i++) {
        parse_text("", picture(a, good[i].keys), LANG_ZH_HANS, &dump, &reports);
        CHECK_STR(c, dump.data, good[i].dump);
        CHECK_STR(c, reports.data, good[i].reports);
    }
    buf_free(&dump);
    buf_free(&reports);
}

static void test_wide_marks(Checks *c, Arena *a)
{
    Buf dump = {0}, reports = {0};
    for (size_t i = 0; i < sizeof wide / sizeof *wide; i++) {
        parse_text("", picture(a, wide[i].keys), LANG_ZH_HANS, &dump, &reports);
        CHECK_STR(c, dump.data, wide[i].dump);
        CHECK_STR(c, reports.data, wide[i].reports);
    }
    buf_free(&dump);
    buf_free(&reports);
}

static void test_faults(Checks *c, Arena *a)
{
    Buf reports = {0};
    for (size_t i = 0; i < sizeof faults / sizeof *faults; i++) {
        parse_text("", picture(a, faults[i].in), LANG_ZH_HANS, NULL, &reports);
        CHECK_STR(c, reports.data, faults[i].out);
    }
    buf_free(&reports);
}

int main(void)
{
    Checks c = {0};
    Arena *a = arena_new();
    test_read(&c, a);
    test_wide_marks(&c, a);
    test_faults(&c, a);
    test_front(&c);
    arena_free(a);
    return CHECK_END(&c);
}
