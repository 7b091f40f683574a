/* Faults in layout files: each is told at its place, with what would be right, all in one run. */
#include "tests/unit/layout_fixture.h"

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

/* Each case: a line added to the base, the report. */
static void test_faults(Checks *c, Bench *b)
{
    static const char *const cases[][2] = {
        {"colums: 3\n", "layout.yaml:9:1: error: unknown key 'colums' (did you mean 'columns'?)"},
        {"bottom: two\n", "layout.yaml:9:9: error: 'bottom' can't be 'two' (a whole number from 0 to 100)"},
        {"bottom: 101\n", "layout.yaml:9:9: error: 'bottom' can't be '101' (a whole number from 0 to 100)"},
        {"bottom: [1]\n", "layout.yaml:9:9: error: 'bottom' must be a single value"},
        {"rules: {width: thin}\n",
         "layout.yaml:9:16: error: 'width' can't be 'thin' (lengths: 3mm, 9pt, 13字, 2行, or a "
         "name of the table `sizes`)"},
        {"rules: {color: black}\n", "layout.yaml:9:16: error: 'color' can't be 'black' (a colour as \"#rrggbb\", or a name of `swatches`)"},
        {"rules: 0.4pt\n", "layout.yaml:9:8: error: 'rules' must be a map of keys"},
        {"text: {level: hard}\n", "layout.yaml:9:15: error: 'level' can't be 'hard' (one of: basic, gb, strict)"},
        {"text: {hanging: yes}\n", "layout.yaml:9:17: error: 'hanging' can't be 'yes' (one of: false, true)"},
        {"text: full\n", "layout.yaml:9:7: error: 'text' must be a map of keys"},
        {"front: {kind: rule}\n", "layout.yaml:9:8: error: 'front' must be a list"},
        {"front:\n  - {text: a}\n", "layout.yaml:10:5: error: missing key 'size'"},
        {"front:\n  - {kind: line, size: 9pt, width: 9字}\n",
         "layout.yaml:10:12: error: 'kind' can't be 'line' (one of: text, rule, box, tint, index)"},
        {"front:\n  - {kind: rule, widht: 3pt}\n",
         "layout.yaml:10:18: error: unknown key 'widht' (did you mean 'width'?)"},
        {"front:\n  - {text: a, size: 9pt}\n", "layout.yaml:10:5: error: missing key 'width'"},
        {"front:\n  - {kind: index, size: 9pt, width: 9字}\n", "layout.yaml:10:5: error: missing key 'pitch'"},
        {"front:\n  - {text: a, size: 9pt, least: 10pt, width: 9字}\n",
         "layout.yaml:10:5: error: 'least' must be between 0 and 'size'"},
        {"rules: {width: -1pt}\n", "layout.yaml:9:16: error: 'width' can't be negative"},
        {"label: box\n", "layout.yaml:9:8: error: 'label' can't be 'box' (one of: rule, tag)"},
        {"levels: [{size: 54pt}]\n",
         "layout.yaml:9:9: error: 'levels' has 4 entries, not 1 (头条, 二条, 主体, 简讯: the "
         "most important first)"},
        {"levels: [{size: 54pt, least: 40pt}, {size: 40pt}, {size: 24pt}, {size: 16pt}]\n",
         "layout.yaml:9:37: error: the sizes of 'levels' must fall: this one is not below the least of the level "
         "before "
         "(levels: [{size: 54pt, least: 42pt}, {size: 34pt, least: 30pt}, {size: 24pt, least: 18pt}, {size: 16pt}])"},
        {"levels: [{size: 54pt, last: 40pt}, {size: 40pt}, {size: 24pt}, {size: 16pt}]\n",
         "layout.yaml:9:23: error: unknown key 'last' (did you mean 'least'?)"},
        {"levels: [{size: 54pt, least: 60pt}, {size: 40pt}, {size: 24pt}, {size: 16pt}]\n",
         "layout.yaml:9:10: error: 'least' must be between 0 and 'size' (size: 22pt, and least: 18pt when it may "
         "shrink)"},
        {"front_top: 100\nbottom: 20\n", "layout.yaml:1:1: error: there are no lines left for the articles (smaller "
                                         "front_top, inside_top or bottom)"},
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        const char *reports;
        CHECK_AT(c, !load(b, arena_printf(b->arena, "%s%s", base, cases[i][0]), NULL, NULL, LANG_ZH_HANS, &reports),
                 "%s is taken", cases[i][0]);
        CHECK_STR(c, reports, cases[i][1]);
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
        {"{小五: 9pt}", "{小五: [9pt]}", "layout.yaml:1:13: error: '小五' can't be 'a list' (a size in pt or mm)"},
        {"height: 550mm, ", "", "layout.yaml:1:1: error: missing key 'page.height'"},
        {"pitch: 11.5pt", "pitch: -11.5pt", "layout.yaml:1:1: error: 'grid.pitch' must be more than 0"},
        {"width: 390mm", "width: 300mm", "layout.yaml:1:1: error: the columns are wider than the page (fewer or"},
        {"measure: 13字", "measure: 1.5字", "layout.yaml:1:1: error: the columns are too narrow for text (columns:"},
        {"lines: 121", "lines: 140", "layout.yaml:1:1: error: the type area is taller than the page (fewer lines"},
        {"columns: 1, ", "", "layout.yaml:8:5: error: missing key 'columns' (each step names the columns"},
        {"size: 18pt", "size: 18pt, least: 20pt",
         "layout.yaml:8:5: error: 'least' must be between 0 and 'size' (size: 22pt"},
        {", size: 18pt", "", "layout.yaml:8:5: error: missing key 'size' (size: 22pt"},
        {"size: 18pt}", "size: 18pt}\n  - {columns: 1, role: song, size: 20pt}",
         "layout.yaml:9:5: error: the steps of 'headlines' must have ever more columns"},
        {"size: 18pt", "size: 18pt", ""},
        /* what is only unwise is a warning, the layout is used */
        {"小五: 9pt", "小五: 7pt", "warning: a body under 六号 (7.875pt) is hard to read (小五 (9pt) or 五号"},
        {"measure: 13字", "measure: 13.5字", "warning: columns should hold a whole number of characters (columns:"},
        {"pitch: 11.5pt", "pitch: 11pt", "warning: the lines stand too close (the gap between lines is ¼ to ½"},
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
    CHECK_STR(c, reports, "bo.yaml:1:1: error: unknown key 'gird' (did you mean 'grid'?)");
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
    test_missing(&c, &b);
    bench_close(&b);
    return CHECK_END(&c);
}
