/* Columns: what may end one and what begin one, how even they are, the grid that all lines stand on (CLREQ 2.3, 3.4).
 */
#include "layout/plan.h"
#include "layout/layout.h"
#include "tests/unit/layout_fixture.h"

enum { MOST_ROWS = 400 };

/* Rows made by hand: paragraphs of so many lines, headings of 2 lines, single lines. */
typedef struct Rows {
    Row rows[MOST_ROWS];
    const Row *at[MOST_ROWS];
    int n, lines;
} Rows;

static void add_row(Rows *r, int lines, unsigned flags)
{
    r->rows[r->n] = (Row){.lines = lines, .flags = flags};
    r->at[r->n] = &r->rows[r->n];
    r->n++;
    r->lines += lines;
}

/* "5 h 12": a paragraph of 5 lines, a heading, a paragraph of 12. */
static void make_rows(Rows *r, const char *spec)
{
    r->n = r->lines = 0;
    for (; *spec; spec++) {
        if (*spec == ' ')
            continue;
        if (*spec == 'h') {
            add_row(r, 2, ROW_KEEP_NEXT);
            continue;
        }
        int n = 0;
        for (; *spec >= '0' && *spec <= '9'; spec++)
            n = n * 10 + *spec - '0';
        spec--;
        for (int i = 0; i < n; i++)
            add_row(r, 1, n == 1 ? 0 : i == 0 ? ROW_FIRST : i + 1 == n ? ROW_LAST : 0);
    }
}

/* The rows at which the columns (so many lines each) begin, from the second on; "-": they don't fit. */
static const char *splits(Bench *b, const char *spec, const int *lines, int columns)
{
    static const int first = 0;
    Rows *r = ARENA_NEW(b->arena, Rows);
    int split[MOST_COLUMNS + 1];
    make_rows(r, spec);
    if (flow_columns(r->at, first, r->n, lines, columns, split) == PLAN_IMPOSSIBLE)
        return "-";
    const char *s = "";
    for (int k = 1; k < columns; k++)
        s = arena_printf(b->arena, "%s%s%d", s, k > 1 ? " " : "", split[k]);
    return split[columns] == r->n && split[0] == 0 ? s : "wrong";
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

/* Can the rows from column k on be divided, breaking no rule, so that no column but the last lacks more than a line? */
static bool can_be_even(const Plan *p, int k, int from)
{
    int used = 0, r = from;
    while (r < p->n_rows && used + p->rows[r]->lines <= p->column_lines[k])
        used += p->rows[r++]->lines;
    if (k + 1 == p->columns)
        return r == p->n_rows;
    for (; r > from && p->column_lines[k] - used < 2; used -= p->rows[--r]->lines)
        if (r < p->n_rows && flow_break_cost(p->rows, r) == 0 && can_be_even(p, k + 1, r))
            return true;
    return false;
}

/* Texts of all lengths over 2–5 columns: a column is short by more than a line only when the rules leave no
 * other way, no column ends in a heading, the last is never the longest. */
static void test_balanced_columns(Checks *c, Bench *b)
{
    const Layout *l = bench_layout(b, "broadsheet", LANG_ZH_HANS, 0);
    for (unsigned seed = 1; seed <= 40; seed++) {
        Buf text = {0};
        for (unsigned i = 0; i < 3 + seed % 5; i++) {
            if (i && (seed + i) % 3 == 0)
                buf_puts(&text, "## 小标题\n\n");
            buf_printf(&text, "%s\n\n", bench_paragraph(b, seed * 7 + i, 20 + (int)(seed * 13 + i * 29) % 120));
        }
        ArticleSet *s = bench_set(b, l, bench_article(b, "", text.data, LANG_ZH_HANS));
        buf_free(&text);
        MakeupPiece piece = {.set = s};
        for (int columns = 2; columns <= 5; columns++) {
            const PlanOption *options;
            CHECK(c, plan_options(piece, columns, &options) > 0);
            const Plan *p = plan_new(piece, columns, options[0].height);
            CHECK_INT(c, p->to_row, p->n_rows);
            int longest = 0;
            bool uneven = false;
            for (int k = 0; k < columns; k++) {
                int used = 0, at = p->split[k + 1], empty;
                for (int r = p->split[k]; r < at; r++)
                    used += p->rows[r]->lines;
                longest = used > longest ? used : longest;
                empty = p->column_lines[k] - used;
                CHECK_AT(c, empty >= 0 && used <= longest, "seed %u, column %d of %d", seed, k, columns);
                if (k + 1 == columns || at == p->n_rows)
                    continue;
                CHECK_AT(c, !(p->rows[at - 1]->flags & ROW_KEEP_NEXT), "seed %u: a heading is last", seed);
                uneven = uneven || empty >= 2;
            }
            CHECK_AT(c, !uneven || !can_be_even(p, 0, 0), "seed %u over %d columns", seed, columns);
        }
    }
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
                     bench_paragraph(b, 3, 300), bench_paragraph(b, 4, 200), bench_paragraph(b, 5, 500));
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

int main(void)
{
    Checks c = {0};
    Bench b;
    if (!bench_open(&b))
        return 1;
    test_widows_orphans(&c, &b);
    test_heading_not_last(&c, &b);
    test_balanced_columns(&c, &b);
    test_heading_lines(&c, &b);
    test_baseline_grid(&c, &b);
    test_other_layout(&c, &b);
    test_too_many_pages(&c, &b);
    test_extra_pages(&c, &b);
    Buf out = {0};
    diag_print(b.diag, false, &out);
    CHECK_STR(&c, out.data ? out.data : "", "");
    buf_free(&out);
    bench_close(&b);
    return CHECK_END(&c);
}
