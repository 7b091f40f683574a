/* Faults in layout files: each is told at its place, with what would be right, all in one run. */
#include "tests/unit/layout_fixture.h"
#include "cascade/cascade.h"

static const char *const base = "sizes: {小五: 9pt}\n"
                                "page: {width: 390mm, height: 550mm, top: 30mm}\n"
                                "grid: {pitch: 11.5pt, lines: 121}\n"
                                "columns: {count: 8, measure: 13字, gutter: 1字}\n"
                                "elements:\n"
                                "  body: {role: song, size: 小五, indent: 2字}\n"
                                "headlines:\n"
                                "  - {columns: 1, role: biaosong, size: 18pt}\n";

/* Loads text as layouts/<name>/layout.yaml, with an optional overlay; reports on one line. */
static Layout *load(Bench *b, const char *text, const char *overlay_name, const char *overlay, Lang lang,
                    const char **reports)
{
    Diag *d = diag_new();
    const char *files[] = {"layout.yaml", "bo.yaml", "sparse.yaml"};
    for (int i = 0; i < 3; i++) { /* an overlay of a case before must not stay */
        const char *path = arena_printf(b->arena, "layouts/x/%s", files[i]);
        remove(path);
        if (i == 0)
            world_write(b->world, d, path, text, strlen(text));
        else if (overlay_name && strcmp(files[i], overlay_name) == 0)
            world_write(b->world, d, path, overlay, strlen(overlay));
    }
    Layout *l = layout_load(b->world, d, b->arena, b->book, "layouts", "x", lang, span_none());
    Buf printed = {0}, out = {0};
    diag_print(d, false, &printed);
    buf_puts(&out, "");
    for (char *line = printed.data, *next; line && *line; line = next) {
        next = strchr(line, '\n');
        *next++ = 0;
        if (strncmp(line, "    ", 4) == 0)
            continue;
        const char *short_line = strncmp(line, "layouts/x/", 10) == 0 ? line + 10 : line;
        if (strncmp(line, "hint: ", 6) == 0)
            buf_printf(&out, " (%s)", line + 6);
        else
            buf_printf(&out, "%s%s", out.len ? "; " : "", short_line);
    }
    *reports = arena_strdup(b->arena, out.data);
    buf_free(&printed);
    buf_free(&out);
    diag_free(d);
    return l;
}

static void test_good(Checks *c, Bench *b)
{
    const char *reports;
    Layout *l = load(b, base, NULL, NULL, LANG_ZH_HANS, &reports);
    CHECK_STR(c, reports, "");
    CHECK(c, l && l->measure == 117 * LEN_PT && l->gutter == 9 * LEN_PT && l->box_measure == 108 * LEN_PT);
    CHECK_INT(c, l->elements[EL_BODY].indent, 18 * LEN_PT);
    CHECK_INT(c, l->elements[EL_NOTE].size, 9 * LEN_PT); /* what nothing is said about is set as the body */
    CHECK_INT(c, l->left, (l->page_width - (8 * 117 + 7 * 9) * LEN_PT) / 2);
}

/* A line added to the base, the report. */
static const char *const faults[][2] = {
    {"colums: 3\n", "layout.yaml:9:1: error: the layout has no key `colums` (did you mean `columns` (分栏)?)"},
    {"bottom: two\n",
     "layout.yaml:9:9: error: `bottom` must be a whole number from 0 to 100, not “two” (write bottom: 1)"},
    {"bottom: 101\n",
     "layout.yaml:9:9: error: `bottom` must be a whole number from 0 to 100, not “101” (write bottom: 100)"},
    {"bottom: [1]\n", "layout.yaml:9:9: error: `bottom` must be a whole number, not a list (write bottom: 1)"},
    {"rules: {width: thin}\n", "layout.yaml:9:16: error: 'width' can't be 'thin' (lengths: 3mm, 9pt, 13字, 2行, or a "
                               "name of the table `sizes`: 小五)"},
    {"rules: {color: black}\n", "layout.yaml:9:16: error: 'color' can't be 'black' (a colour as \"#rrggbb\", "
                                "or a name of `swatches`)"},
    {"rules: {color: \"#12\"}\n", "layout.yaml:9:17: error: `color` must be a colour, #rrggbb, not “#12” (write "
                                  "color: \"#a3241c\", in quotes)"},
    {"rules: 0.4pt\n", "layout.yaml:9:8: error: `rules` must be keys with values, not a text (write {width: …})"},
    {"text: {level: hard}\n",
     "layout.yaml:9:15: error: `level` must be basic, gb or strict, not “hard” (write level: basic)"},
    {"text: {hanging: maybe}\n", "layout.yaml:9:17: error: `hanging` must be true or false, not “maybe” (write "
                                 "hanging: true or hanging: false, without quotes)"},
    {"text: full\n", "layout.yaml:9:7: error: `text` must be keys with values, not a text (write {level: …})"},
    {"front: {kind: rule}\n", "layout.yaml:9:8: error: `front` must be a list, not a map (write `front:`, then an "
                              "indented line `- kind: …` for each)"},
    {"front:\n  - {text: a}\n", "layout.yaml:10:5: error: missing key 'size'"},
    {"front:\n  - {kind: line, size: 9pt, width: 9字}\n",
     "layout.yaml:10:12: error: `kind` must be text, rule, box, tint, index, image or nameplate, not “line” (the "
     "nearest is `tint`)"},
    {"front:\n  - {kind: rule, widht: 3pt}\n",
     "layout.yaml:10:18: error: a piece of furniture has no key `widht` (did you mean `width` (宽)?)"},
    {"front:\n  - {kind: index, size: 9pt, width: 9字}\n", "layout.yaml:10:5: error: missing key 'pitch'"},
    {"front:\n  - {text: a, size: 9pt, least: 10pt, width: 9字}\n",
     "layout.yaml:10:33: error: 'least' must be between 0 and 'size' (size: 22pt, and least: 18pt when it may "
     "shrink)"},
    /* fields that nothing fills in, brackets without their partners, in furniture and jump lines */
    {"front:\n  - {text: \"今日{titel}\", size: 9pt, width: 9字}\n",
     "layout.yaml:10:15: error: there is no {titel} to fill in (did you mean {title}?)"},
    {"inside:\n  - {text: \"[{date}\", size: 9pt, width: 9字}\n",
     "layout.yaml:10:13: error: [ has no partner (an issue's fields stand in { }, what is left out when they are "
     "empty in [ ])"},
    {"text: {jump_to: \"下转第{pag}版\"}\n",
     "layout.yaml:9:21: error: there is no {pag} to fill in (did you mean {page}?)"},
    /* off the page: at the key that leads there */
    {"front:\n  - {kind: rule, x: 400mm, width: 9字}\n",
     "layout.yaml:10:21: error: this lies off the page (the page is 1106 pt × 1559 pt; places are counted from the "
     "type area's top left corner)"},
    {"front:\n  - {kind: rule, x: 0pt, width: 400mm}\n",
     "layout.yaml:10:33: error: this lies off the page (the page is 1106 pt × 1559 pt; places are counted from the "
     "type area's top left corner)"},
    {"front:\n  - {text: a, size: 9pt, width: 9字, y: 141行}\n",
     "layout.yaml:10:40: error: this lies off the page (the page is 1106 pt × 1559 pt; places are counted from the "
     "type area's top left corner)"},
    {"front:\n  - {kind: tint, width: 9字, y: 1pt, height: 560mm}\n",
     "layout.yaml:10:45: error: this lies off the page (the page is 1106 pt × 1559 pt; places are counted from the "
     "type area's top left corner)"},
    /* pictures */
    {"front:\n  - {kind: image, x: 0pt}\n",
     "layout.yaml:10:5: error: missing key 'width'; layout.yaml:10:5: error: missing key 'height'; "
     "layout.yaml:10:5: error: missing key 'file'"},
    {"front:\n  - {kind: image, file: no.png, width: 9字, height: 2行}\n",
     "layout.yaml:10:25: error: there is no picture no.png (put the picture beside the layout)"},
    {"front:\n  - {kind: image, file: ../no.png, width: 9字, height: 2行}\n",
     "layout.yaml:10:25: error: the picture ../no.png is not beside the layout (copy the picture into the layout's "
     "folder)"},
    {"front:\n  - {kind: image, src: no.png, width: 9字, height: 2行}\n",
     "layout.yaml:10:5: error: missing key 'file'; layout.yaml:10:19: error: a piece of furniture has no key `src` "
     "(write kind: image, file: name.png)"},
    {"rules: {width: -1pt}\n", "layout.yaml:9:16: error: `width` must be a length that is not negative, not “-1pt” "
                               "(lengths: 3mm, 9pt, 13字, 2行, or a name of the table `sizes`)"},
    {"label: box\n", "layout.yaml:9:8: error: `label` must be rule or tag, not “box” (write label: rule)"},
    {"levels: [{size: 54pt}]\n", "layout.yaml:9:9: error: 'levels' has 4 entries, not 1 (头条, 二条, 主体, 简讯: the "
                                 "most important first)"},
    {"levels: [{size: 54pt, least: 40pt}, {size: 40pt}, {size: 24pt}, {size: 16pt}]\n",
     "layout.yaml:9:44: error: the sizes of 'levels' must fall: this one is not below the least of the level "
     "before "
     "(levels: [{size: 54pt, least: 42pt}, {size: 34pt, least: 30pt}, {size: 24pt, least: 18pt}, {size: 16pt}])"},
    {"levels: [{size: 54pt, last: 40pt}, {size: 40pt}, {size: 24pt}, {size: 16pt}]\n",
     "layout.yaml:9:23: error: a level has no key `last` (did you mean `least` (最小字号)?)"},
    {"levels: [{size: 54pt, least: 60pt}, {size: 40pt}, {size: 24pt}, {size: 16pt}]\n",
     "layout.yaml:9:30: error: 'least' must be between 0 and 'size' (size: 22pt, and least: 18pt when it may "
     "shrink)"},
    {"front_top: 100\nbottom: 20\n", "layout.yaml:9:12: error: there are no lines left for the articles (smaller "
                                     "front_top, inside_top or bottom)"},
};

static void test_faults(Checks *c, Bench *b)
{
    for (size_t i = 0; i < sizeof faults / sizeof *faults; i++) {
        const char *reports;
        CHECK_AT(c, !load(b, arena_printf(b->arena, "%s%s", base, faults[i][0]), NULL, NULL, LANG_ZH_HANS, &reports),
                 "%s is taken", faults[i][0]);
        CHECK_STR(c, reports, faults[i][1]);
    }
}

/* Each case: what in the base is replaced by what, the report. */
static void test_base_faults(Checks *c, Bench *b)
{
    static const char *const cases[][3] = {
        {"role: song", "role: sung", "layout.yaml:6:16: error: 'role' can't be 'sung' (roles of fonts.yaml: song"},
        {"size: 小五", "size: 小六",
         "layout.yaml:6:28: error: 'size' can't be '小六' (lengths: 3mm, 9pt, 13字, 2行, or a name"},
        {"{小五: 9pt}", "{小五: 1字}", "layout.yaml:1:13: error: '小五' can't be '1字' (a size in pt or mm)"},
        {"{小五: 9pt}", "{小五: [9pt]}", "layout.yaml:1:13: error: `小五` must be a length, not a list (lengths:"},
        {"height: 550mm, ", "", "layout.yaml:2:7: error: missing key 'page.height'"},
        {"pitch: 11.5pt", "pitch: -11.5pt", "layout.yaml:3:15: error: `pitch` must be a length that is not negative"},
        {"pitch: 11.5pt", "pitch: 0pt", "layout.yaml:3:15: error: 'grid.pitch' must be more than 0"},
        {"width: 390mm", "width: 300mm", "layout.yaml:4:30: error: the columns are wider than the page (fewer or"},
        {"measure: 13字", "measure: 1.5字", "layout.yaml:4:30: error: the columns are too narrow for text (columns:"},
        {"lines: 121", "lines: 140", "layout.yaml:3:30: error: the type area is taller than the page (fewer lines"},
        {"columns: 1, ", "",
         "layout.yaml:8:5: error: a step of `headlines` needs the key `columns` (栏数) (add a line `columns: …`)"},
        {"size: 18pt", "size: 18pt, least: 20pt",
         "layout.yaml:8:53: error: 'least' must be between 0 and 'size' (size: 22pt"},
        {", size: 18pt", "", "layout.yaml:8:5: error: a step of `headlines` needs the key `size` (字号)"},
        {"size: 18pt}", "size: 18pt}\n  - {columns: 1, role: song, size: 20pt}",
         "layout.yaml:9:15: error: the steps of 'headlines' must have ever more columns"},
        {"size: 18pt", "size: 18pt", ""},
        /* what is only unwise is a warning, the layout is used */
        {"小五: 9pt", "小五: 7pt",
         "layout.yaml:6:28: warning: a body under 六号 (7.875pt) is hard to read (小五 (9pt) or 五号"},
        {"measure: 13字", "measure: 13.5字",
         "layout.yaml:4:30: warning: columns should hold a whole number of characters (columns:"},
        {"pitch: 11.5pt", "pitch: 11pt",
         "layout.yaml:3:15: warning: the lines stand too close (the gap between lines is ¼ to ½"},
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        const char *at = strstr(base, cases[i][0]), *reports;
        const char *text =
            arena_printf(b->arena, "%.*s%s%s", (int)(at - base), base, cases[i][1], at + strlen(cases[i][0]));
        const Layout *l = load(b, text, NULL, NULL, LANG_ZH_HANS, &reports);
        CHECK_AT(c, strstr(reports, cases[i][2]), "%s: %s", cases[i][1], reports);
        CHECK_AT(c, (l == NULL) == (strstr(reports, "error") != NULL), "%s: %s", cases[i][1], reports);
    }
}

/* bo.yaml and sparse.yaml change what they name and are checked as the base is. */
static void test_overlays(Checks *c, Bench *b)
{
    const char *reports;
    Layout *l = load(b, base, "bo.yaml", "grid: {pitch: 19pt, lines: 70}\n", LANG_BO, &reports);
    CHECK_STR(c, reports, "");
    CHECK(c, l && l->pitch == 19 * LEN_PT && l->lines == 70 && l->columns == 8);
    l = load(b, base, "bo.yaml", "grid: {pitch: 19pt, lines: 70}\n", LANG_ZH_HANS, &reports);
    CHECK(c, l && l->lines == 121);
    l = load(b, base, "bo.yaml", "gird: {pitch: 19pt}\n", LANG_BO, &reports);
    CHECK(c, !l);
    CHECK_STR(c, reports, "bo.yaml:1:1: error: the layout has no key `gird` (did you mean `grid` (网格)?)");
    l = load(b, base, "sparse.yaml",
             "sparse: 40\ngrid: {pitch: 15pt, lines: 90}\nelements: {body: {size: 12pt}}\ncolumns: {measure: 10字}\n",
             LANG_ZH_HANS, &reports);
    CHECK_STR(c, reports, "");
    const Layout *sparse = l;
    while (sparse && sparse->elements[EL_BODY].size < 12 * LEN_PT)
        sparse = sparse->larger; /* half a point at a time */
    CHECK(c, sparse && sparse->pitch == 15 * LEN_PT && sparse->lines == 90);
    CHECK(c, l && l->pitch == len_from_pt(11.5) && l->elements[EL_BODY].size == 9 * LEN_PT && l->sparse == 40);
}

/* The strokes of the front page's rules in a layout over one over base, in points, "1 2 3"; or the reports. */
static const char *strokes(Bench *b, const char *low, const char *high)
{
    const char *rules = "front:\n  - {name: a, kind: rule, y: 1行, width: full, stroke: 1pt}\n"
                        "  - {name: kind, kind: rule, y: 2行, width: full, stroke: 2pt}\n"
                        "  - {name: c, kind: rule, y: 3行, width: full, stroke: 3pt}\n";
    const char *names[] = {"low", "high"}, *texts[] = {low, high};
    Diag *d = diag_new();
    for (int i = 0; i < 2; i++) {
        const char *path = arena_printf(b->arena, "layouts/%s/layout.yaml", names[i]);
        world_write(b->world, d, path, texts[i], strlen(texts[i]));
    }
    const char *text = arena_printf(b->arena, "%s%s", base, rules);
    world_write(b->world, d, "layouts/x/layout.yaml", text, strlen(text));
    const Layout *l = layout_load(b->world, d, b->arena, b->book, "layouts", "high", LANG_ZH_HANS, span_none());
    Buf out = {0};
    buf_puts(&out, "");
    for (size_t i = 0; l && i < l->front.n; i++)
        buf_printf(&out, "%s%d", i ? " " : "", (int)(l->front.at[i].stroke / LEN_PT));
    if (!l)
        diag_print(d, false, &out);
    const char *made = arena_strdup(b->arena, out.data);
    buf_free(&out);
    diag_free(d);
    return made;
}

/* Pieces are drawn in the order of the layout that had them first, those that were taken away and come back, too. */
static void test_order(Checks *c, Bench *b)
{
    static const char *const cases[][3] = {
        {"", "", "1 2 3"},
        {"front: {a: null}", "", "2 3"},
        {"front: {kind: null}", "", "1 3"}, /* a piece may be called as a key is */
        {"front:\n  - {kind: null}", "", "1 3"},
        {"front: {a: null}", "front: {a: {kind: rule, y: 1行, width: full, stroke: 5pt}}", "5 2 3"},
        {"front: {kind: null, c: null}", "front: {kind: {kind: rule, y: 1行, width: full, stroke: 5pt}}", "1 5"},
        {"front: {a: null}", "front:\n  - {name: a, kind: rule, y: 1行, width: full, stroke: 5pt}", "5 2 3"},
        {"front: {a: null}",
         "front: {d: {kind: rule, y: 1行, width: full, stroke: 4pt}, a: {kind: rule, y: 1行, width: full, stroke: "
         "5pt}}",
         "5 2 3 4"},
        {"front: {a: null}", "front: {a: null}",
         "layouts/high/layout.yaml:2:9: error: `front` has nothing called `a` to take away"},
        {"front: {a: null}", "front: {a: {stroke: 5pt}}",
         "layouts/high/layout.yaml:2:9: error: `front` has nothing called `a` to change"},
        {"front: {size: null}", "",
         "layouts/low/layout.yaml:2:9: error: `front` has nothing called `size` to take away"},
        {"front: {a: null}",
         "front:\n  - {name: a, kind: rule, y: 1行, width: full, stroke: 4pt}\n"
         "  - {name: a, kind: rule, y: 1行, width: full, stroke: 5pt}",
         "layouts/high/layout.yaml:4:12: error: two pieces are called `a`"},
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        const char *low = arena_printf(b->arena, "base: x\n%s\n", cases[i][0]);
        const char *got = strokes(b, low, arena_printf(b->arena, "base: low\n%s\n", cases[i][1]));
        CHECK_AT(c, strncmp(got, cases[i][2], strlen(cases[i][2])) == 0, "%s, %s: %s", cases[i][0], cases[i][1], got);
    }
}

/* A layout weighs what makes a page good; what it doesn't name weighs what judge/costs.h says, and the broadsheet
 * lists that table as it is. */
static void test_weights(Checks *c, Bench *b)
{
    const char *reports, *text = arena_printf(b->arena, "%smakeup: {twins: 7, white: 0}\n", base);
    const Layout *l = load(b, text, NULL, NULL, LANG_ZH_HANS, &reports);
    CHECK_STR(c, reports, "");
    for (int i = 0; l && i < MAKEUP_COSTS; i++)
        CHECK_INT(c, l->weights.of[i], i == MAKEUP_TWINS ? 7 : i == MAKEUP_WHITE ? 0 : makeup_weights.of[i]);
    text = arena_printf(b->arena, "%smakeup: {twin: 7}\n", base);
    load(b, text, NULL, NULL, LANG_ZH_HANS, &reports);
    CHECK_STR(c, reports, "layout.yaml:9:10: error: `makeup` has no key `twin` (did you mean `twins`?)");
    const Layout *broadsheet = bench_layout(b, "broadsheet", LANG_ZH_HANS, 0);
    for (int i = 0; i < MAKEUP_COSTS; i++)
        CHECK_AT(c, broadsheet->weights.of[i] == makeup_weights.of[i], "layouts/broadsheet: %s", makeup_cost_keys[i]);
}

static void test_missing(Checks *c, Bench *b)
{
    Diag *d = diag_new();
    CHECK(c, !layout_load(b->world, d, b->arena, b->book, "layouts", "none", LANG_ZH_HANS, span_none()));
    CHECK_INT(c, diag_errors(d), 1);
    diag_free(d);
}

int main(void)
{
    Checks c = {0};
    Bench b;
    if (!bench_open(&b))
        return 1;
    test_good(&c, &b);
    test_faults(&c, &b);
    test_base_faults(&c, &b);
    test_overlays(&c, &b);
    test_order(&c, &b);
    test_weights(&c, &b);
    test_missing(&c, &b);
    bench_close(&b);
    return CHECK_END(&c);
}
