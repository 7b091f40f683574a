/* Columns: what may end one and what begin one, how even they are, the grid that all lines stand on (CLREQ 2.3, 3.4).
 */
#include "layout/layout.h"
#include "fitting/feet.h"
#include "fitting/ways.h"
#include "tests/unit/layout_fixture.h"
#include <stdlib.h>

enum { MOST_ROWS = 400, MOST_UNITS = 40 };

/* A text made by hand: paragraphs of so many lines, headings of 2 lines. */
typedef struct Rows {
    Row rows[MOST_ROWS];
    FlowUnit units[MOST_UNITS];
    int n, n_units;
} Rows;

/* A paragraph's rows. */
static const Row *add_paragraph(Rows *r, int n)
{
    const Row *first = &r->rows[r->n];
    for (int i = 0; i < n; i++)
        r->rows[r->n++] = (Row){.lines = 1, .flags = n == 1 ? 0 : i == 0 ? ROW_FIRST : i + 1 == n ? ROW_LAST : 0};
    return first;
}

static FlowUnit *add_unit(Rows *r, const Row *rows, int n, int lines)
{
    FlowUnit *u = &r->units[r->n_units++];
    *u = (FlowUnit){.rows = {rows}, .n = {n}, .lines = {lines}};
    return u;
}

static void add_variant(Rows *r, FlowUnit *u, FlowVariant v, int n)
{
    u->rows[v] = add_paragraph(r, n);
    u->n[v] = u->lines[v] = n;
}

/* "5 h 12+ 7-": a paragraph of 5 lines, a heading, one of 12 or 13, one of 7 or 6; "H": a heading that may open a line
 * of white above it; "s": one that has text of more than a line or two above it and below it. */
static FlowText make_text(Rows *r, const char *spec)
{
    r->n = r->n_units = 0;
    while (*spec) {
        if (*spec == 'h' || *spec == 'H' || *spec == 's') {
            r->rows[r->n] = (Row){.lines = 2, .flags = ROW_KEEP_NEXT};
            FlowUnit *u = add_unit(r, &r->rows[r->n++], 1, 2);
            u->opens = *spec == 'H';
            u->after_text = u->before_text = *spec == 's';
            spec++;
        } else if (*spec >= '0' && *spec <= '9') {
            int n = (int)strtol(spec, (char **)&spec, 10);
            FlowUnit *u = add_unit(r, add_paragraph(r, n), n, n);
            u->plain = true;
            for (; *spec == '+' || *spec == '-'; spec++)
                add_variant(r, u, *spec == '+' ? FLOW_MORE : FLOW_FEWER, *spec == '+' ? n + 1 : n - 1);
        } else {
            spec++;
        }
    }
    return flow_text(r->units, r->n_units);
}

/* The rows at which the columns (so many lines each) begin, from the second on; "-": they don't fit. */
static const char *splits(Bench *b, const char *spec, const int *lines, int columns)
{
    Rows *r = ARENA_NEW(b->arena, Rows);
    FlowText text = make_text(r, spec);
    Flow f = flow_set(b->arena, &text, lines, columns);
    if (f.cost >= FLOW_IMPOSSIBLE)
        return "-";
    const char *s = "";
    for (int k = 1; k < columns; k++)
        s = arena_printf(b->arena, "%s%s%d", s, k > 1 ? " " : "", f.split[k]);
    return f.split[columns] == f.n && f.split[0] == 0 ? s : "wrong";
}

typedef struct FlowCase {
    const char *spec;
    int lines[4];
    int columns;
    const char *split;
} FlowCase;

static void check_flow(Checks *c, Bench *b, const FlowCase *cases, size_t n)
{
    for (size_t i = 0; i < n; i++) {
        const char *got = splits(b, cases[i].spec, cases[i].lines, cases[i].columns);
        CHECK_AT(c, strcmp(got, cases[i].split) == 0, "%s: %s, not %s", cases[i].spec, got, cases[i].split);
    }
}

static void test_widows_orphans(Checks *c, Bench *b)
{
    static const FlowCase cases[] = {
        {"6 6", {6, 6}, 2, "6"},
        {"7 5", {8, 6}, 2, "7"},   /* the first line of the second paragraph would stand alone */
        {"9 5", {8, 7}, 2, "7"},   /* the last line of the first would */
        {"10 5", {8, 8}, 2, "8"},  /* two lines may stand */
        {"7 1 4", {8, 5}, 2, "8"}, /* a paragraph of one line may stand anywhere */
        {"2 2 2", {3, 4}, 2, "2"}, /* a paragraph of two stays whole */
        {"5 5 5", {5, 5, 5}, 3, "5 10"},
        {"9 9 6", {8, 8, 9}, 3, "7 15"}, /* each of two columns leaves a line */
        {"8 8", {8, 7}, 2, "-"},
        {"6", {0, 6}, 2, "0"}, /* no room under a picture */
    };
    check_flow(c, b, cases, sizeof cases / sizeof *cases);
}

/* Feet that end level: by what each column is shorter, no two by more than a line apart; "-": a line would stand alone.
 */
static void test_feet_level(Checks *c, Bench *b)
{
    static const struct {
        const char *spec;
        int lines[4], columns, white;
        const char *less;
    } cases[] = {
        {"12", {5, 5, 5}, 3, 3, "1 1 1"},
        {"13", {5, 5, 5}, 3, 2, "0 1 1"},      /* those that have a line more side by side */
        {"14", {0, 6, 6, 4}, 4, 2, "0 0 1 1"}, /* none of a column that a picture takes */
        {"5 3", {5, 5}, 2, 2, "-"},            /* the fifth line would stand alone */
        {"5- 3", {5, 5}, 2, 2, "1 2"},         /* it is set a line shorter */
        {"5 3+", {5, 5}, 2, 2, "0 1"},         /* or the other one longer, whichever lies nearer */
        {"4", {4, 3}, 2, 3, "-"},              /* no column of two lines */
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        int less[MOST_COLUMNS];
        const FlowText t = make_text(ARENA_NEW(b->arena, Rows), cases[i].spec);
        const bool level = feet_level(&t, cases[i].lines, cases[i].columns, cases[i].white, less);
        const char *got = level ? "" : "-";
        for (int k = 0; level && k < cases[i].columns; k++)
            got = arena_printf(b->arena, "%s%s%d", got, k ? " " : "", less[k]);
        CHECK_AT(c, strcmp(got, cases[i].less) == 0, "%s: %s, not %s", cases[i].spec, got, cases[i].less);
    }
}

static void test_heading_not_last(Checks *c, Bench *b)
{
    static const FlowCase cases[] = {
        {"6 h 6", {8, 8}, 2, "6"},    {"5 h 8", {8, 10}, 2, "5"}, /* a heading and one line of its text */
        {"4 h 8", {8, 7}, 2, "7"},    /* a heading and two lines may stand: rows 4 (heading), 5, 6 */
        {"6 h h 6", {8, 10}, 2, "6"}, /* a heading of the second level goes with the first */
        {"6 h 6", {6, 8}, 2, "6"},
    };
    check_flow(c, b, cases, sizeof cases / sizeof *cases);
}

/* A line that is needed is found: a paragraph longer or shorter, white above a heading; and only then. */
static void test_variants(Checks *c, Bench *b)
{
    Rows *r = ARENA_NEW(b->arena, Rows);
    static const int two[] = {7, 7}, three[] = {6, 6, 6}, uneven[] = {9, 4};
    FlowText t = make_text(r, "8+ 5");
    Flow f = flow_set(b->arena, &t, two, 2);
    CHECK_INT(c, f.n, 14);
    CHECK_INT(c, f.white, 0);
    t = make_text(r, "10- 5");
    f = flow_set(b->arena, &t, two, 2);
    CHECK_INT(c, f.n, 14);
    CHECK_INT(c, f.split[1], 7);
    t = make_text(r, "4 H 6");
    f = flow_set(b->arena, &t, uneven, 2);
    CHECK_INT(c, f.above[4], 1);
    CHECK_INT(c, f.split[1], 7);
    t = make_text(r, "6 6 6");
    f = flow_set(b->arena, &t, three, 3);
    CHECK_INT(c, f.cost, 0);
}

/* A text of two parts and up to `more - 1` others, any of these. */
static const char *made_up(Arena *a, unsigned seed, unsigned more, const char *const *parts, size_t n_parts)
{
    const char *spec = "";
    unsigned x = seed * 2654435761u;
    for (unsigned k = 0; k < 2 + seed % more; k++, x = x * 1103515245u + 12345u)
        spec = arena_printf(a, "%s %s", spec, parts[(x >> 16) % n_parts]);
    return spec;
}

/* What the quick answer says is so, and it misses nothing: texts of all kinds through columns of all lengths. */
static void test_fills(Checks *c, Bench *b)
{
    static const char *const parts[] = {"5+", "h", "3", "8+-", "H", "2", "12+", "1", "6-", "4", "s", "7+", "9"};
    enum { PARTS = sizeof parts / sizeof *parts };
    Rows *r = ARENA_NEW(b->arena, Rows);
    int filled = 0;
    for (unsigned seed = 1; seed < 600; seed++) {
        const char *spec = made_up(b->arena, seed, 5, parts, PARTS);
        FlowText t = make_text(r, spec);
        int columns = 1 + (int)(seed % 4), lines[4], room = t.lines + (int)(seed / 7 % 4) - 1;
        for (int k = 0; k < columns; k++)
            lines[k] = (room + k) / columns;
        Flow f = flow_set(b->arena, &t, lines, columns);
        bool exact = f.cost < FLOW_RULE_BROKEN && f.white == 0;
        CHECK_AT(c, flow_fills(&t, lines, columns) == exact, "%s over %d: %d, white %d", spec, columns, f.cost,
                 f.white);
        filled += exact;
    }
    CHECK_AT(c, filled > 100, "%d", filled);
}

/* A column that stays white at its foot ends after three lines of text or more (残栏), or a rule is broken. */
static void test_stumps(Checks *c, Bench *b)
{
    static const char *const parts[] = {"5+", "3", "8+-", "2", "4", "1", "6-"};
    enum { PARTS = sizeof parts / sizeof *parts };
    Rows *r = ARENA_NEW(b->arena, Rows);
    int white = 0;
    for (unsigned seed = 1; seed < 400; seed++) {
        const char *spec = made_up(b->arena, seed, 3, parts, PARTS);
        const FlowText t = make_text(r, spec);
        const int high = 3 + (int)(seed % 6), lines[] = {high, high, high};
        const Flow f = flow_set(b->arena, &t, lines, 3);
        for (int k = 0; k < 3 && f.cost < FLOW_RULE_BROKEN; k++) {
            const int rows = f.split[k + 1] - f.split[k];
            CHECK_AT(c, t.lines < 3 || rows == 0 || rows >= 3, "%s: %d lines in column %d of %d", spec, rows, k, high);
        }
        white += f.cost < FLOW_RULE_BROKEN && f.white > 0;
    }
    CHECK_AT(c, white > 20, "%d", white);
}

/* No column begins, or ends, with a line or two of text at a heading: where one can't but do so, a rule is broken. */
static void test_stumps_at_headings(Checks *c, Bench *b)
{
    static const struct {
        const char *spec;
        int lines[2];
        bool fills;
    } cases[] = {
        {"9 s 9", {10, 10}, false},                            /* the heading last, or white */
        {"9 s 9", {9, 11}, true},   {"9 s 9", {7, 13}, false}, /* two lines above it */
        {"9 s 9", {6, 14}, true},   {"9 s 9", {13, 7}, false}, /* two below it */
        {"9 s 9", {14, 6}, true},   {"9 h 9", {7, 13}, true},  {"9 h 9", {13, 7}, true},
    };
    Rows *r = ARENA_NEW(b->arena, Rows);
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        const FlowText t = make_text(r, cases[i].spec);
        const Flow f = flow_set(b->arena, &t, cases[i].lines, 2);
        CHECK_AT(c, flow_fills(&t, cases[i].lines, 2) == cases[i].fills, "%zu", i);
        CHECK_AT(c, (f.cost < FLOW_RULE_BROKEN && !f.white) == cases[i].fills, "%zu: %d", i, f.cost);
    }
}

/* A text that is cut fills its columns; what is left over and what stands make the whole. */
static void test_cut(Checks *c, Bench *b)
{
    Rows *r = ARENA_NEW(b->arena, Rows);
    for (int high = 3; high < 12; high++) {
        const int lines[] = {high, high};
        FlowText t = make_text(r, "7+ H 6 9 5+-");
        Flow f = flow_cut(b->arena, &t, lines, 2);
        CHECK_AT(c, f.white <= 2, "%d lines are empty of %d", f.white, high);
        CHECK(c, f.cost < FLOW_IMPOSSIBLE);
    }
    static const int all[] = {15, 15}; /* 7 2 6 9 5 are 29 lines: it goes in, and none is over */
    FlowText t = make_text(r, "7+ H 6 9 5+-");
    Flow f = flow_cut(b->arena, &t, all, 2);
    CHECK_INT(c, f.to_unit, 4);
    CHECK_INT(c, f.to_row, 5);
}

static void check_columns(Checks *c, const Plan *p, const MakeupWay *w, int height, unsigned seed)
{
    CHECK_AT(c, !plan_goes_on(p), "seed %u: cut", seed);
    for (int k = 0; k < p->columns; k++) {
        int used = 0, at = p->split[k + 1];
        for (int r = p->split[k]; r < at; r++)
            used += p->rows[r]->lines + p->above[r];
        CHECK_AT(c, used <= p->column_lines[k] && p->column_top[k] + p->column_lines[k] <= height,
                 "seed %u: column %d of %d is too long", seed, k, w->columns);
        CHECK_AT(c, way_leaves_white(w) || used == p->column_lines[k], "seed %u: column %d of %d, %d lines: %d of %d",
                 seed, k, w->columns, height, used, p->column_lines[k]);
        if (at > p->split[k] && at < p->n_rows)
            CHECK_AT(c, !(p->rows[at - 1]->flags & ROW_KEEP_NEXT), "seed %u: a heading is last", seed);
    }
}

/* Texts of all lengths: each height that is offered is filled to every foot, no column ends in a heading, no line
 * stands alone. */
static void test_ways(Checks *c, Bench *b)
{
    const Layout *l = bench_layout(b, "broadsheet", LANG_ZH_HANS, 0);
    int exact = 0;
    for (unsigned seed = 1; seed <= 40; seed++) {
        Buf text = {0};
        for (unsigned i = 0; i < 3 + seed % 5; i++) {
            if (i && (seed + i) % 3 == 0)
                buf_puts(&text, "## 小标题\n\n");
            buf_printf(&text, "%s\n\n", bench_paragraph(b, seed * 7 + i, 20 + (int)(seed * 13 + i * 29) % 120));
        }
        MakeupPiece piece = {.set = bench_set(b, l, bench_article(b, "", text.data, LANG_ZH_HANS))};
        buf_free(&text);
        const MakeupBlock *block = ways_of_pieces(b->arena, &piece, 1, 5, 100);
        CHECK(c, block->n_ways > 0);
        for (size_t i = 0; i < block->n_ways; i++)
            for (int h = block->ways[i].least; h <= block->ways[i].most; h++) {
                const PlanShape shape = {.columns = block->ways[i].columns, .lines = h};
                const Way way = way_of(&block->ways[i]);
                const Plan *p = plan_new(piece, &shape, &way);
                check_columns(c, p, &block->ways[i], h, seed);
                exact += p->white == 0;
            }
    }
    CHECK_AT(c, exact > 300, "%d", exact);
}

static const Row *row_of(const Galley *g, GroupTag tag, int nth)
{
    for (int r = 0; r < g->n_rows; r++)
        if (g->rows[r]->path->info[g->rows[r]->path->depth - 1].tag == tag && nth-- == 0)
            return g->rows[r];
    return NULL;
}

/* Headings take whole lines, their text in the middle of them. */
static void test_heading_lines(Checks *c, Bench *b)
{
    const Layout *l = bench_layout(b, "broadsheet", LANG_ZH_HANS, 0);
    const Article *a = bench_article(b, "",
                                     "文。\n\n## 小标题\n\n文。\n\n## 长到要排两行才放得下的小标题\n\n文。\n\n"
                                     "### 再小一级\n\n文。\n",
                                     LANG_ZH_HANS);
    const Galley *g = article_galley(bench_set(b, l, a));
    static const int lines[] = {2, 3, 1};
    static const size_t rows[] = {1, 2, 1};
    for (int i = 0; i < 3; i++) {
        const Row *r = row_of(g, TAG_HEADING, i);
        CHECK_INT(c, r->lines, lines[i]);
        CHECK_INT(c, r->n, rows[i]);
        CHECK(c, r->flags & ROW_KEEP_NEXT);
        Len size = r->at[0].para->style.em, height = r->lines * l->pitch;
        Len above = r->at[0].y - len_mul(size, 88, 100), below = height - r->at[r->n - 1].y - len_mul(size, 12, 100);
        CHECK_AT(c, above - below < 8 && below - above < 8, "heading %d: %.2f above, %.2f below", i, len_to_pt(above),
                 len_to_pt(below));
    }
    CHECK_INT(c, g->lines, 4 + 2 + 3 + 1);
}

/* Every line of text of a page stands on one grid, whatever stands above it. */
static void check_grid(Checks *c, const PageFrame *page, const Layout *l)
{
    GroupTag open[32];
    int depth = 0, lines = 0;
    for (size_t i = 0; i < page->n_items; i++) {
        const Item *it = &page->items[i];
        if (it->kind == ITEM_BEGIN && depth < 32)
            open[depth++] = it->u.group.tag;
        depth -= it->kind == ITEM_END;
        if (it->kind != ITEM_LINE || it->u.line.kind != LINE_BODY || depth == 0)
            continue;
        GroupTag tag = open[depth - 1];
        if (tag != TAG_PARA && tag != TAG_NOTE && tag != TAG_CELL && tag != TAG_CODE)
            continue;
        Len off = (it->u.line.y - l->top - l->first_baseline) % l->pitch;
        CHECK_AT(c, off == 0, "a line is %.2f pt off the grid", len_to_pt(off));
        lines++;
    }
    CHECK_AT(c, lines > 40, "%d lines", lines);
}

static void test_baseline_grid(Checks *c, Bench *b)
{
    Group group = {0};
    LayoutContext *lc =
        layout_context_new(b->world, b->diag, &group, PAIBAN_SOURCE_DIR "/layouts", PAIBAN_SOURCE_DIR "/fonts");
    const char *body =
        arena_printf(b->arena,
                     "%s\n\n## 小标题\n\n%s[^1]\n\n1. 其一\n2. 其二，{饕餮|tāo|tiè}是兽\n\n> 引文。\n\n| 甲 | 乙 "
                     "|\n|:--|--:|\n| 一 | 2.5 |\n\n"
                     "```poem\n一行诗\n两行诗\n\n三行诗\n```\n\n### 再小一级\n\n```\ncode\n```\n\n%s\n\n[^1]: 注。\n",
                     bench_paragraph(b, 3, 900), bench_paragraph(b, 4, 800), bench_paragraph(b, 5, 900));
    Article *list[3];
    for (int i = 0; i < 3; i++) {
        list[i] = bench_article(b,
                                i == 1   ? "kicker: 引题\ndeck: 副题一行\nbyline: 作者\n"
                                : i == 2 ? "box: true\n"
                                         : "",
                                body, LANG_ZH_HANS);
        list[i]->slug = i == 0 ? "a" : i == 1 ? "b" : "c";
    }
    Paper paper = paper_blank("", "broadsheet", LANG_ZH_HANS);
    PageSpec page = {.title = "", .articles = list, .n_articles = 3};
    Issue issue = issue_blank(&paper, (Date){2021, 11, 2});
    issue.pages = &page;
    issue.n_pages = 1;
    issue.articles = list;
    issue.n_articles = 3;
    issue.arena = b->arena;
    bench_resolve(b, &issue);
    IssueFrames f;
    CHECK(c, layout_issue(lc, b->diag, &issue, &f));
    Layout *l = bench_layout(b, "broadsheet", LANG_ZH_HANS, 0);
    for (size_t i = 0; i < f.n_pages; i++)
        check_grid(c, &f.pages[i], l);
    layout_context_free(lc);
}

static Len right_end(const PageFrame *page)
{
    Len right = 0;
    for (size_t i = 0; i < page->n_items; i++)
        if (page->items[i].kind == ITEM_LINE && page->items[i].u.line.x + page->items[i].u.line.w > right)
            right = page->items[i].u.line.x + page->items[i].u.line.w;
    return right;
}

/* What a page of broad columns leaves over is set anew for the next one's; once it ran off the page. */
static void test_other_layout(Checks *c, Bench *b)
{
    Group group = {.name = "", .base_url = ""};
    LayoutContext *lc =
        layout_context_new(b->world, b->diag, &group, PAIBAN_SOURCE_DIR "/layouts", PAIBAN_SOURCE_DIR "/fonts");
    for (int cut = 0; cut < 2; cut++) { /* an article that is too long by itself is told */
        Article *list[2] = {bench_article(b, "", bench_paragraph(b, 1, cut ? 30000 : 8000), LANG_ZH_HANS),
                            bench_article(b, "", bench_paragraph(b, 2, 4000), LANG_ZH_HANS)};
        list[0]->slug = "a";
        list[1]->slug = "b";
        PageSpec pages[2] = {{.articles = list, .n_articles = 2}, {.layout = "tabloid"}};
        Paper paper = paper_blank("", "broadsheet", LANG_ZH_HANS);
        Issue issue = issue_blank(&paper, (Date){2021, 11, 2});
        issue.pages = pages;
        issue.articles = list;
        issue.n_pages = issue.n_articles = 2;
        issue.arena = b->arena;
        Diag *d = diag_new();
        Buf out = {0};
        bench_resolve(b, &issue);
        IssueFrames f;
        bool ok = layout_issue(lc, d, &issue, &f);
        CHECK(c, ok == !cut);
        diag_print(d, false, &out);
        CHECK(c, !cut || strstr(out.data, "it can't continue on the next page, which has another layout"));
        CHECK(c, cut || (f.n_pages == 2 && f.pages[1].n_areas == 1 && right_end(&f.pages[1]) < f.pages[1].width));
        buf_free(&out);
        diag_free(d);
    }
    layout_context_free(lc);
}

/* What is left over after the last page that there may be is told, not lost. */
static void test_too_many_pages(Checks *c, Bench *b)
{
    enum { PAGES = 999 };
    Group group = {.name = "", .base_url = ""};
    Diag *d = diag_new();
    LayoutContext *lc =
        layout_context_new(b->world, d, &group, PAIBAN_SOURCE_DIR "/layouts", PAIBAN_SOURCE_DIR "/fonts");
    Article *list[1] = {bench_article(b, "", bench_paragraph(b, 1, 30000), LANG_ZH_HANS)};
    PageSpec *pages = ARENA_ARRAY(b->arena, PageSpec, PAGES);
    pages[PAGES - 1] = (PageSpec){.articles = list, .n_articles = 1};
    Paper paper = paper_blank("", "broadsheet", LANG_ZH_HANS);
    Issue issue = issue_blank(&paper, (Date){2021, 11, 2});
    issue.pages = pages;
    issue.n_pages = PAGES;
    issue.articles = list;
    issue.n_articles = 1;
    issue.arena = arena_new();
    bench_resolve(b, &issue);
    IssueFrames f;
    Buf out = {0};
    CHECK(c, !layout_issue(lc, d, &issue, &f));
    diag_print(d, false, &out);
    CHECK(c, strstr(out.data, "error: an issue has 999 pages at most"));
    buf_free(&out);
    arena_free(issue.arena);
    layout_context_free(lc);
    diag_free(d);
}

static void put_line(const Line *l, Buf *out)
{
    for (uint32_t r = 0; r < l->n_runs; r++)
        buf_put(out, l->runs[r].text, l->runs[r].n_text);
    buf_putc(out, '\n');
}

/* The masthead tells the pages that there are, also those that nobody planned, and where articles really begin. */
static void test_extra_pages(Checks *c, Bench *b)
{
    Group group = {.name = "", .base_url = ""};
    Diag *d = diag_new();
    LayoutContext *lc =
        layout_context_new(b->world, d, &group, PAIBAN_SOURCE_DIR "/layouts", PAIBAN_SOURCE_DIR "/fonts");
    Article *list[2] = {bench_article(b, "", bench_paragraph(b, 1, 12000), LANG_ZH_HANS),
                        bench_article(b, "", bench_paragraph(b, 2, 3000), LANG_ZH_HANS)};
    list[0]->slug = "a";
    list[1]->slug = "b";
    PageSpec page = {.articles = list, .n_articles = 2};
    Paper paper = paper_blank("", "broadsheet", LANG_ZH_HANS);
    Issue issue = issue_blank(&paper, (Date){2021, 11, 2});
    issue.pages = &page;
    issue.articles = list;
    issue.n_pages = 1;
    issue.n_articles = 2;
    issue.arena = b->arena;
    bench_resolve(b, &issue);
    IssueFrames f;
    CHECK(c, layout_issue(lc, d, &issue, &f));
    CHECK_INT(c, f.n_pages, 2);
    Buf text = {0};
    for (size_t i = 0; i < f.pages[0].n_items; i++)
        if (f.pages[0].items[i].kind == ITEM_LINE && f.pages[0].items[i].u.line.kind == LINE_FURNITURE)
            put_line(&f.pages[0].items[i].u.line, &text);
    CHECK_AT(c, strstr(text.data, "今日2版") || strstr(text.data, "今日 2 版"), "%s", text.data);
    CHECK_AT(c, strstr(text.data, "02\n"), "%s", text.data);
    buf_free(&text);
    layout_context_free(lc);
    diag_free(d);
}

/* The area of an article on a page, NULL: it is not there. */
static const Area *area_of(const PageFrame *f, int32_t article)
{
    for (size_t i = 0; i < f->n_areas; i++)
        if (f->areas[i].article == article)
            return &f->areas[i];
    return NULL;
}

/* Jump lines tell the truth: where an article says that it goes on it does, and says from where. Pages that are full
 * with their own article leave the rest of the one before for a later page. */
static void test_jumps(Checks *c, Bench *b)
{
    static const int lengths[] = {13000, 9600, 500};
    enum { N = sizeof lengths / sizeof *lengths };
    Group group = {.name = "", .base_url = ""};
    Diag *d = diag_new();
    LayoutContext *lc =
        layout_context_new(b->world, d, &group, PAIBAN_SOURCE_DIR "/layouts", PAIBAN_SOURCE_DIR "/fonts");
    Article *list[N];
    PageSpec pages[N];
    for (int i = 0; i < N; i++) {
        list[i] = bench_article(b, "", bench_paragraph(b, (unsigned)i + 1, lengths[i]), LANG_ZH_HANS);
        list[i]->slug = arena_printf(b->arena, "a%d", i);
        pages[i] = (PageSpec){.articles = &list[i], .n_articles = 1};
    }
    Paper paper = paper_blank("", "broadsheet", LANG_ZH_HANS);
    Issue issue = issue_blank(&paper, (Date){2021, 11, 2});
    issue.pages = pages;
    issue.articles = list;
    issue.n_pages = issue.n_articles = N;
    issue.arena = b->arena;
    bench_resolve(b, &issue);
    IssueFrames f;
    CHECK(c, layout_issue(lc, d, &issue, &f));
    int jumps = 0;
    for (size_t p = 0; p < f.n_pages; p++)
        for (size_t i = 0; i < f.pages[p].n_areas; i++) {
            const Area *a = &f.pages[p].areas[i], *there;
            int on = a->continues_on;
            if (!on)
                continue;
            jumps++;
            CHECK_AT(c, on > f.pages[p].number && (size_t)on <= f.n_pages, "goes on on page %d", on);
            there = area_of(&f.pages[on - 1], a->article);
            CHECK(c, there && there->continued_from == f.pages[p].number);
            for (int between = f.pages[p].number; between < on - 1; between++)
                CHECK(c, !area_of(&f.pages[between], a->article));
        }
    CHECK_AT(c, jumps > 0, "none");
    layout_context_free(lc);
    diag_free(d);
}

int main(void)
{
    Checks c = {0};
    Bench b;
    if (!bench_open(&b))
        return 1;
    test_widows_orphans(&c, &b);
    test_feet_level(&c, &b);
    test_heading_not_last(&c, &b);
    test_variants(&c, &b);
    test_fills(&c, &b);
    test_stumps(&c, &b);
    test_stumps_at_headings(&c, &b);
    test_cut(&c, &b);
    test_ways(&c, &b);
    test_heading_lines(&c, &b);
    test_baseline_grid(&c, &b);
    test_other_layout(&c, &b);
    test_too_many_pages(&c, &b);
    test_extra_pages(&c, &b);
    test_jumps(&c, &b);
    Buf out = {0};
    diag_print(b.diag, false, &out);
    CHECK_STR(&c, out.data ? out.data : "", "");
    buf_free(&out);
    bench_close(&b);
    return CHECK_END(&c);
}
