/* A vertical text box: columns from right to left, the title first, tiers, all of the text, inside its place. */
#include "tests/unit/vertical_fixture.h"

static Box set_box(Bench *b, const char *front, const char *body, int span)
{
    Box x = {.l = bench_layout(b, "broadsheet", LANG_ZH_HANS, 0)};
    x.s = bench_set(b, x.l, bench_article(b, arena_printf(b->arena, "vertical: true\n%s", front), body, LANG_ZH_HANS));
    box_over(&x, span);
    return x;
}

/* The texts of the box's columns joined by "/"; groups end in a space. */
static const char *columns_of(Bench *b, const Box *x)
{
    Buf out = {0};
    bool open = false;
    for (size_t i = 0; i < x->items.len; i++) {
        const Item *it = &x->items.ptr[i];
        if (it->kind == ITEM_BEGIN || it->kind == ITEM_END)
            open = false;
        if (it->kind != ITEM_LINE)
            continue;
        buf_puts(&out, open ? "/" : out.len ? " " : "");
        open = true;
        for (uint32_t r = 0; r < it->u.line.n_runs; r++)
            if (!(it->u.line.runs[r].flags & RUN_SPACE))
                buf_put(&out, it->u.line.runs[r].text, it->u.line.runs[r].n_text);
    }
    const char *s = arena_strdup(b->arena, out.data ? out.data : "");
    buf_free(&out);
    return s;
}

/* A mark at a column's foot may take its blank half beyond it. Columns go from right to left within a tier, tiers from
 * top to bottom, everything inside the box, on one pitch. */
static void check_order(Checks *c, const Box *x, int lines, int tiers)
{
    const Line *last = NULL;
    int seen = 1;
    for (size_t i = 0; i < x->items.len; i++) {
        const Item *it = &x->items.ptr[i];
        if (it->kind != ITEM_LINE)
            continue;
        const Line *l = &it->u.line;
        CHECK(c, l->vertical && l->kind == LINE_BODY);
        CHECK_AT(c, l->x > 0 && l->x < layout_span(x->l, x->span), "a column at %.2f pt", len_to_pt(l->x));
        CHECK_AT(c, l->y >= 0 && l->y + l->w <= lines * x->l->pitch + l->runs[0].size / 2,
                 "a column from %.2f to %.2f pt", len_to_pt(l->y), len_to_pt(l->y + l->w));
        if (last && l->x > last->x) {
            CHECK_AT(c, l->y > last->y + 9 * LEN_PT, "a column right of the one before");
            seen++;
        }
        last = l;
    }
    CHECK_INT(c, seen, tiers);
}

static const char *const text =
    "从前的书，字是从上往下写的，行是从右往左排的。\n\n竹简一片一片，用绳子编起来，一片正好写一行。\n";

static void test_columns(Checks *c, Bench *b)
{
    Box x = set_box(b, "kicker: 引题\nbyline: 作者\n", text, 2);
    CHECK(c, x.fs->lines > 0 && x.fs->most >= x.fs->lines);
    CHECK_INT(c, article_galley(x.s)->n_rows, 0);
    CHECK_INT(c, article_headline(x.s, 2, LEVEL_OF_WIDTH)->lines, 0);
    for (int lines = x.fs->lines; lines <= x.fs->most; lines++) {
        box_compose(&x, lines);
        check_order(c, &x, lines, 1);
    }
    box_compose(&x, 12);
    CHECK_STR(
        c, columns_of(b, &x),
        "引题 标题 作者 从前的书，字是从上往下/写的，行是从右往左排的。 竹简一片一片，用绳子编/起来，一片正好写一行。");
    vec_free(&x.items);
}

/* A long text stands in tiers, each of columns of at most 36 characters; nothing of it is lost. */
static void test_tiers(Checks *c, Bench *b)
{
    Buf body = {0};
    for (unsigned i = 0; i < 10; i++)
        buf_printf(&body, "%s\n\n", bench_paragraph(b, i, 150));
    Box x = set_box(b, "", body.data, 3);
    CHECK_AT(c, x.fs->lines > 40, "%d lines", x.fs->lines);
    box_compose(&x, x.fs->lines);
    check_order(c, &x, x.fs->lines, 3);
    Len longest = 0;
    size_t got = 0, want = 0, skip = strlen("标题");
    for (size_t i = 0; i < x.items.len; i++)
        if (x.items.ptr[i].kind == ITEM_LINE) {
            const Line *l = &x.items.ptr[i].u.line;
            longest = l->runs[0].size == x.l->elements[EL_VERTICAL].size && l->w > longest ? l->w : longest;
            for (uint32_t r = 0; r < l->n_runs; r++)
                got += l->runs[r].n_text;
        }
    for (size_t i = 0; i < body.len; i++)
        want += body.data[i] != '\n';
    CHECK_INT(c, got - skip, want);
    CHECK_AT(c, longest <= 36 * x.l->elements[EL_VERTICAL].size, "a column of %.2f pt", len_to_pt(longest));
    buf_free(&body);
    vec_free(&x.items);
}

static void test_blocks(Checks *c, Bench *b)
{
    Box x = set_box(b, "",
                    "## 小题\n\n甲[^1]是*点*字，[沈括]{.name}[毕昇]{.name}作[笔谈]{.book}。\n\n1. 其一\n2. "
                    "其二\n\n```poem\n一行\n两行\n\n三行\n```\n\n{饕餮|tāo|tiè}。\n\n[^1]: 注文。\n",
                    2);
    box_compose(&x, 14);
    CHECK_STR(c, columns_of(b, &x),
              "标题 小题 甲是点字，沈括毕昇作笔谈。 ① 1. 其一 2. 其二 一行/两行 三行 饕餮。 tāo/tiè ① 注文。");
    int dots = 0, names = 0, waves = 0;
    const Line *line = NULL;
    for (size_t i = 0; i < x.items.len; i++) {
        const Item *it = &x.items.ptr[i];
        if (it->kind == ITEM_LINE && strstr(it->u.line.runs[0].text, "是"))
            line = &it->u.line;
        dots += it->kind == ITEM_DOT && it->u.dot.x > line->x;
        names += it->kind == ITEM_STROKE && it->u.stroke.at.w == 0 && it->u.stroke.at.x < line->x;
        waves +=
            it->kind == ITEM_WAVE && it->u.wave.down && it->u.wave.x < line->x && it->u.wave.w > line->runs[0].size;
    }
    CHECK_INT(c, dots, 1);
    CHECK_INT(c, names, 2);
    CHECK_INT(c, waves, 1);
    CHECK_INT(c, diag_warnings(b->diag), 0);
    vec_free(&x.items);
}

/* Columns with readings stand further apart, so that these don't touch the column at their right; a label stands beside
 * its item, at the indent of a paragraph. */
static void test_readings(Checks *c, Bench *b)
{
    static const struct {
        const char *body;
        int pitch; /* hundredths of an em, at least */
    } cases[] = {{"从前的书，字是从上往下写的，行是从右往左排的。\n", 150},
                 {"从前的书，字是从上往下写的，行是从右往左{排|pái}的。\n", 175},
                 {"从前的书，字是从上往下写的，行是从右往左排的[^1]。\n\n[^1]: {注|zhù}文。\n", 175}};
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        Box x = set_box(b, "", cases[i].body, 2);
        box_compose(&x, x.fs->lines);
        Len em = x.l->elements[EL_VERTICAL].size, last = 0;
        size_t readings = 0, columns = 0;
        for (size_t k = 0; k < x.items.len; k++) {
            const Line *l = &x.items.ptr[k].u.line;
            if (x.items.ptr[k].kind != ITEM_LINE)
                continue;
            readings += l->kind == LINE_MARK && strchr("pz", l->runs[0].text[0]) != NULL;
            if (l->kind != LINE_BODY || l->runs[0].size != em)
                continue;
            CHECK_AT(c, !columns++ || last - l->x >= len_mul(em, cases[i].pitch, 100), "case %zu: %.2f pt", i,
                     len_to_pt(last - l->x));
            last = l->x;
        }
        CHECK(c, columns > 1);
        CHECK_INT(c, readings, i > 0);
        vec_free(&x.items);
    }
    Box x = set_box(b, "", "1. 其一\n", 2);
    box_compose(&x, 14);
    const Line *item = NULL, *label = NULL;
    for (size_t k = 0; k < x.items.len; k++)
        if (x.items.ptr[k].kind == ITEM_LINE) {
            label = item;
            item = &x.items.ptr[k].u.line;
        }
    CHECK(c, label && label->kind == LINE_MARK && label->vertical && label->x == item->x && label->y < item->y);
    vec_free(&x.items);
}

/* The head's parts from right to left, an advertisement's label first and out of line; a deck of more columns than are
 * good is set whole. */
static void test_head(Checks *c, Bench *b)
{
    Buf deck = {0};
    for (int i = 0; i < 30; i++)
        buf_puts(&deck, "副题写得很长很长，");
    const char *front = arena_printf(b->arena, "advert: true\nkicker: 引题\nbyline: 作者\ndeck: %s\n", deck.data);
    Box x = set_box(b, front, "正文。\n", 6);
    CHECK(c, x.fs->lines > 0);
    box_compose(&x, x.fs->lines);
    Buf all = {0};
    for (size_t i = 0; i < x.items.len; i++)
        if (x.items.ptr[i].kind == ITEM_LINE) {
            const Line *l = &x.items.ptr[i].u.line;
            CHECK_INT(c, l->kind == LINE_MARK, strncmp(l->runs[0].text, x.l->advert, strlen(x.l->advert)) == 0);
            for (uint32_t r = 0; r < l->n_runs; r++)
                buf_put(&all, l->runs[r].text, l->runs[r].n_text);
        }
    CHECK_STR(c, all.data, arena_printf(b->arena, "%s引题标题%s作者正文。", x.l->advert, deck.data));
    buf_free(&deck);
    buf_free(&all);
    vec_free(&x.items);
}

/* A box too small for the text can't be set; a Tibetan article is never vertical. */
/* A verse that fits a column stands in one, however wide and low the box could be. */
static void test_verse(Checks *c, Bench *b)
{
    for (int n = 5; n <= 34; n++) {
        Buf body = {0}, all = {0};
        for (int i = 0; i < n; i++)
            buf_puts(&all, "山");
        buf_printf(&body, "```poem\n%s，\n水\n```\n", all.data);
        Box x = set_box(b, "", body.data, 4);
        box_compose(&x, x.fs->lines);
        CHECK_STR(c, columns_of(b, &x), arena_printf(b->arena, "标题 %s，/水", all.data));
        vec_free(&x.items);
        buf_free(&body);
        buf_free(&all);
    }
    Box z =
        set_box(b, "",
                "```poem\n一二三四五六七八九十一二三四五六\n一二三四五六七八九十一二三四五六七八九十一二三四五六七八九"
                "十一二三四五六七八九十\n```\n",
                4);
    box_compose(&z, z.fs->lines); /* one that no tier holds folds, the other does not */
    CHECK(c, strstr(columns_of(b, &z), " 一二三四五六七八九十一二三四五六/"));
    vec_free(&z.items);
    Box x = set_box(b, "", "```poem\n短\n```\n", 4); /* no taller than it was */
    Box y = set_box(b, "", "短\n", 4);
    CHECK_INT(c, x.fs->lines, y.fs->lines);
}

static void test_limits(Checks *c, Bench *b)
{
    Buf body = {0};
    for (unsigned i = 0; i < 30; i++)
        buf_printf(&body, "%s\n\n", bench_paragraph(b, i, 150));
    CHECK_INT(c, set_box(b, "", body.data, 1).fs->lines, 0);
    CHECK(c, set_box(b, "", body.data, 8).fs->lines > 0);
    buf_free(&body);
    const Layout *l = bench_layout(b, "broadsheet", LANG_BO, 0);
    CHECK(c, !body_is_vertical(bench_set(b, l, bench_article(b, "vertical: true\n", "ཀ\n", LANG_BO))));
}

int main(void)
{
    Checks c = {0};
    Bench b;
    if (!bench_open(&b))
        return 1;
    test_columns(&c, &b);
    test_tiers(&c, &b);
    test_blocks(&c, &b);
    test_readings(&c, &b);
    test_head(&c, &b);
    test_verse(&c, &b);
    test_limits(&c, &b);
    CHECK_INT(&c, diag_errors(b.diag), 0);
    bench_close(&b);
    return CHECK_END(&c);
}
