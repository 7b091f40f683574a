/* Tables as composed: decimal marks under one another, rows on the grid, rules, folded panels, cells that wrap. */
#include "tests/unit/layout_fixture.h"

typedef struct Placed {
    const char *text;
    Len x, y, right;
    LineKind kind;
    Len mark; /* the pen origin of its decimal mark, else its right end */
} Placed;

typedef struct Composed {
    Placed lines[400];
    size_t n, rules, heads;
    int32_t blocks[64]; /* of its groups: table, rows, cells */
    size_t n_blocks;
    int height;
    ItemVec items;
} Composed;

static void add_line(Bench *b, Composed *out, const Line *l)
{
    Placed *p = &out->lines[out->n++];
    Buf text = {0};
    *p = (Placed){.x = l->x, .y = l->y, .right = l->x + l->w, .kind = l->kind, .mark = l->x + l->w};
    for (uint32_t r = 0; r < l->n_runs; r++) {
        const Run *run = &l->runs[r];
        const char *s = run->text;
        for (uint32_t k = 0; k < run->n_clusters; s += run->clusters[k++].bytes)
            if (*s == '.')
                p->mark = l->x + run->clusters[k].x;
        buf_put(&text, run->text, run->n_text);
    }
    p->text = arena_strdup(b->arena, text.data ? text.data : "");
    buf_free(&text);
}

/* The first table of a body over so many columns; height 0: it can't be set so narrow. */
static Composed *compose(Bench *b, const Layout *l, const char *body, int span)
{
    Composed *out = ARENA_NEW(b->arena, Composed);
    ArticleSet *s = bench_set(b, l, bench_article(b, "", body, LANG_ZH_HANS));
    const FloatSet *fs = article_float(s, 0, span);
    out->height = fs->lines;
    if (!fs->lines)
        return out;
    float_compose(s, &s->floats[0], span, fs->lines, 0, 0, &out->items);
    for (size_t i = 0; i < out->items.len; i++) {
        const Item *it = &out->items.ptr[i];
        if (it->kind == ITEM_LINE && out->n < 400)
            add_line(b, out, &it->u.line);
        out->rules += it->kind == ITEM_STROKE;
        out->heads += it->kind == ITEM_BEGIN && it->u.group.tag == TAG_HEAD_CELL;
        if (it->kind == ITEM_BEGIN && it->u.group.tag != TAG_MARKS && out->n_blocks < 64)
            out->blocks[out->n_blocks++] = it->u.group.block;
    }
    vec_free(&out->items);
    return out;
}

static const Placed *find(const Composed *t, const char *text)
{
    static const Placed none = {.text = ""};
    for (size_t i = 0; i < t->n; i++)
        if (strcmp(t->lines[i].text, text) == 0)
            return &t->lines[i];
    return &none;
}

static const Layout *broadsheet(Bench *b)
{
    return bench_layout(b, "broadsheet", LANG_ZH_HANS, 0);
}

static bool near(Len a, Len b)
{
    return a - b < 8 && b - a < 8; /* 1/128 pt */
}

static void test_decimal_marks(Checks *c, Bench *b)
{
    static const char *const aligns[] = {"--:", ":-:", "---"};
    static const char *const numbers[] = {"12.5", "120.48", "1,024.6", "−0.5", "+3.25%", "0.1"};
    for (int k = 0; k < 3; k++) {
        const Composed *t =
            compose(b, broadsheet(b),
                    arena_printf(b->arena,
                                 "| 名 | 数量 |\n|:--|%s|\n| a | 12.5 |\n| b | 3 |\n| c | 120.48 |\n"
                                 "| d | 1,024.6 |\n| e | -0.5 |\n| f | +3.25%% |\n| g | — |\n| h | 0.1 |\n",
                                 aligns[k]),
                    1);
        for (size_t i = 1; i < sizeof numbers / sizeof *numbers; i++)
            CHECK_AT(c, near(find(t, numbers[i])->mark, find(t, numbers[0])->mark), "%s: %s stands at %.2f, not %.2f",
                     aligns[k], numbers[i], len_to_pt(find(t, numbers[i])->mark), len_to_pt(find(t, numbers[0])->mark));
        CHECK_AT(c, near(find(t, "3")->right, find(t, "12.5")->mark), "%s: a whole number ends at %.2f", aligns[k],
                 len_to_pt(find(t, "3")->right));
        const Placed *dash = find(t, "—");
        CHECK(c, dash->x > find(t, "1,024.6")->x && dash->right < find(t, "+3.25%")->right);
    }
    /* digits are equally wide, so that they stand under one another, a narrow 1 in the middle of its place */
    const Composed *t = compose(b, broadsheet(b), "| a | n |\n|--|--:|\n| x | 1111 |\n| y | 8888 |\n| z | 2750 |\n", 1);
    Len narrow = find(t, "1111")->x - find(t, "8888")->x;
    CHECK_AT(c, narrow > 0 && narrow < LEN_PT && near(find(t, "2750")->x, find(t, "8888")->x), "%.2f pt",
             len_to_pt(narrow));
    CHECK(c, find(t, "8888")->right - find(t, "1111")->right < LEN_PT);
}

/* What is no column of numbers keeps the alignment asked for. */
static void test_alignment(Checks *c, Bench *b)
{
    const Composed *t = compose(b, broadsheet(b),
                                "| 左 | 中 | 右 | 时刻 |\n|:--|:-:|--:|:-:|\n| 甲乙 | 甲 | 甲 | 8:05 |\n"
                                "| 甲 | 甲乙丙 | 甲乙 | 10:30 |\n| 3 | 2.5 | 7.25 | 9:15 |\n",
                                2);
    CHECK(c, near(find(t, "左")->x, find(t, "3")->x));
    CHECK(c, near(find(t, "右")->right, find(t, "7.25")->right));
    CHECK(c, near(find(t, "中")->x + find(t, "中")->right, find(t, "甲乙丙")->x + find(t, "甲乙丙")->right));
    Len off = find(t, "8:05")->x + find(t, "8:05")->right - find(t, "10:30")->x - find(t, "10:30")->right;
    CHECK_AT(c, off < LEN_PT && off > -LEN_PT, "%.2f pt", len_to_pt(off)); /* but for the blank beside a 1 */
    /* numbers that the author asks to stand left */
    t = compose(b, broadsheet(b), "| 甲 | 数 |\n|--|:--|\n| x | 1.25 |\n| y | 100.5 |\n", 1);
    CHECK(c, near(find(t, "1.25")->x, find(t, "100.5")->x));
}

static void test_grid(Checks *c, Bench *b)
{
    const Layout *l = broadsheet(b);
    const Composed *t = compose(b, l,
                                "| 名称 | 说明 |\n|:--|:--|\n| 甲 | 这一格的文字很长，要分作几行才放得下，再长一点 |\n"
                                "| 乙 | 短 |\n| 丙 | 也短 |\n",
                                1);
    for (size_t i = 0; i < t->n; i++)
        if (t->lines[i].y > 2 * l->pitch) /* the head stands between its rules */
            CHECK_AT(c, (t->lines[i].y - l->first_baseline) % l->pitch == 0, "%s is off the grid", t->lines[i].text);
    CHECK_INT(c, t->rules, 3);
    CHECK_INT(c, t->heads, 2);
    CHECK_INT(c, t->height, 8); /* the head 2, three lines of a cell, 乙, 丙, white */
    CHECK(c, find(t, "乙")->y - find(t, "甲")->y >= 2 * l->pitch); /* 甲 stands in the middle of its row */
    CHECK(c, find(t, "丙")->y - find(t, "乙")->y == l->pitch);
}

/* A long narrow table stands in panels side by side; each has the head, read out once only. */
static void test_folding(Checks *c, Bench *b)
{
    const Layout *l = broadsheet(b);
    Buf body = {0};
    buf_puts(&body, "| 序 | 数 |\n|--:|--:|\n");
    for (int i = 1; i <= 24; i++)
        buf_printf(&body, "| %d | %d.5 |\n", i, i * 7);
    const Composed *one = compose(b, l, body.data, 1), *three = compose(b, l, body.data, 3);
    int panels = 0, marks = 0;
    for (size_t i = 0; i < three->n; i++) {
        panels += strcmp(three->lines[i].text, "序") == 0;
        marks += three->lines[i].kind == LINE_MARK;
    }
    CHECK_INT(c, one->height, 24 + 2 + 1);
    CHECK_INT(c, panels, 4);
    CHECK_INT(c, three->height, 24 / 4 + 2 + 1);
    CHECK_INT(c, marks, 3 * 2);
    CHECK_INT(c, three->heads, 2);
    CHECK_INT(c, three->rules, 4 * 3);
    CHECK(c, find(three, "7")->y == find(three, "1")->y && find(three, "7")->x > find(three, "1")->x);
    for (size_t i = 0; i < three->n; i++)
        CHECK(c, three->lines[i].x >= 0 && three->lines[i].right <= layout_span(l, 3));
    buf_free(&body);
}

/* Columns stand closer rather than that a cell is broken. */
static void test_close(Checks *c, Bench *b)
{
    const char *body =
        "| 事项 | 数量 | 单位 |\n|--|--:|:-:|\n| 学习教育 | 5.3 | 万场次 |\n| 解决民生问题 | 7800 | 条 |\n";
    const Composed *t = compose(b, broadsheet(b), body, 1);
    CHECK_INT(c, t->height, 2 + 3);
    CHECK(c, find(t, "解决民生问题")->right < find(t, "7800")->x && find(t, "5.3")->right < find(t, "万场次")->x);
}

/* A number isn't parted from what it counts or dates it while other cells can be divided. */
static void test_values(Checks *c, Bench *b)
{
    static const char *const values[] = {"前536", "公元653", "12人", "1,677名", "11月2日"};
    Buf body = {0};
    buf_puts(&body, "| 年 | 事 |\n|---|---|\n");
    for (size_t i = 0; i < sizeof values / sizeof *values; i++)
        buf_printf(&body, "| %s | 郑国把刑书铸在一口大鼎上给人看 |\n", values[i]);
    const Composed *t = compose(b, broadsheet(b), body.data, 1);
    CHECK(c, t->height > 0);
    for (size_t i = 0; i < sizeof values / sizeof *values; i++)
        CHECK_STR(c, find(t, values[i])->text, values[i]);
    buf_free(&body);
}

/* A table with more columns than a column of text can hold asks for more width. */
static void test_too_narrow(Checks *c, Bench *b)
{
    const char *body = "| 东西南北 | 春夏秋冬 | 子丑寅卯 | 金木水火 |\n|--|--|--|--|\n| 一 | 二 | 三 | 四 |\n";
    CHECK_INT(c, compose(b, broadsheet(b), body, 1)->height, 0);
    CHECK_INT(c, compose(b, broadsheet(b), body, 2)->height, 4);
    Buf wide = {0};
    for (int r = 0; r < 3; r++) {
        for (int k = 0; k < 60; k++)
            buf_puts(&wide, r == 1 ? "|--" : "|甲乙丙");
        buf_puts(&wide, "|\n");
    }
    CHECK(c, compose(b, broadsheet(b), wide.data, 8)->height > 0); /* nowhere is wider: as well as can be */
    buf_free(&wide);
}

/* Heads are divided between words. */
static void test_heads(Checks *c, Bench *b)
{
    const Composed *t =
        compose(b, broadsheet(b),
                "| 地区 | 常住人口（万人） | 说明 |\n|--|--:|--|\n| 甲 | 3 | 文字 |\n| 乙 | 5 | 文字文字文字 |\n", 1);
    CHECK_STR(c, find(t, "常住人口")->text, "常住人口");
    CHECK_STR(c, find(t, "（万人）")->text, "（万人）");
}

/* Once all rows of a table were one element of the PDF, with one cell. */
static void test_elements(Checks *c, Bench *b)
{
    const Composed *t = compose(b, broadsheet(b), "| 甲 | 乙 |\n|---|---|\n| 一 | 1 |\n| 二 | 2 |\n", 1);
    CHECK_INT(c, t->n_blocks, 1 + 3 + 6);
    for (size_t i = 0; i < t->n_blocks; i++)
        for (size_t k = 0; k < i; k++)
            CHECK_AT(c, t->blocks[i] != t->blocks[k], "groups %zu and %zu", k, i);
}

int main(void)
{
    Checks c = {0};
    Bench b;
    if (!bench_open(&b))
        return 1;
    test_decimal_marks(&c, &b);
    test_alignment(&c, &b);
    test_grid(&c, &b);
    test_folding(&c, &b);
    test_close(&c, &b);
    test_values(&c, &b);
    test_too_narrow(&c, &b);
    test_heads(&c, &b);
    test_elements(&c, &b);
    CHECK_INT(&c, diag_errors(b.diag), 0);
    bench_close(&b);
    return CHECK_END(&c);
}
