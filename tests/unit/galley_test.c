/* Blocks as rows of a column of 13 characters: lists, poems, quotes, notes, code. A row is written as its label, its
 * indent in em and its text; "_" is white of a line, "-" a rule. */
#include "fitting/flow.h"
#include "tests/unit/layout_fixture.h"

static void put_line(const RowLine *l, Buf *out)
{
    if (l->line->from < l->line->to) {
        const Atom *from = &l->para->atoms[l->line->from], *to = &l->para->atoms[l->line->to - 1];
        buf_put(out, l->para->text + from->text, to->text + to->bytes - from->text);
    }
}

/* Rows joined by " / ". */
static const char *rows_of(Bench *b, const Layout *l, const char *front, const char *body)
{
    Article *a = bench_article(b, front, body, l->lang);
    const Galley *g = article_galley(bench_set(b, l, a));
    Buf out = {0};
    for (int r = 0; r < g->n_rows; r++) {
        const Row *row = g->rows[r];
        buf_puts(&out, r ? " / " : "");
        if (!row->n)
            buf_puts(&out, row->flags & ROW_RULE ? "-" : "_");
        for (size_t i = row->n; i-- > 0;) {
            const RowLine *t = &row->at[i];
            if (t->kind == LINE_BODY) {
                Len em = l->elements[EL_BODY].size, indent = (t->x + t->line->indent) * 4 / em;
                if (indent)
                    buf_printf(&out, "%d.%02d ", (int)indent / 4, (int)indent % 4 * 25);
            }
            put_line(t, &out);
            buf_puts(&out, t->kind == LINE_MARK ? "|" : "");
        }
        if (row->lines != 1)
            buf_printf(&out, " (%d)", row->lines);
    }
    const char *s = arena_strdup(b->arena, out.data ? out.data : "");
    buf_free(&out);
    return s;
}

typedef struct GalleyCase {
    const char *body, *rows;
} GalleyCase;

static void check_rows(Checks *c, Bench *b, const char *front, const GalleyCase *cases, size_t n)
{
    const Layout *l = bench_layout(b, "broadsheet", LANG_ZH_HANS, 0);
    for (size_t i = 0; i < n; i++)
        CHECK_STR(c, rows_of(b, l, front, cases[i].body), cases[i].rows);
}

#define CHECK_ROWS(c, b, front, cases) check_rows(c, b, front, cases, sizeof(cases) / sizeof *(cases))

/* Items run on as paragraphs do; each level has its own numbers (GB/T 15834—2011 B.3). */
static void test_lists(Checks *c, Bench *b)
{
    static const GalleyCase arabic[] = {
        {"1. 先收标点，再避头尾，看第二行\n2. 推入\n", "1.|3.00 先收标点，再避头尾， / 看第二行 / 2.|3.00 推入"},
        {"9. 九\n10. 十\n", "9.|3.00 九 / 10.|3.50 十"},
        {"1. 一层\n   1. 二层\n      1. 三层\n         1. 四层\n2. 又一层\n",
         "1.|3.00 一层 / （1）|3.75 二层 / ①|3.25 三层 / ①|3.25 四层 / 2.|3.00 又一层"},
        {"1. 甲\n\n   又一段\n\n2. 乙\n", "1.|3.00 甲 / 2.00 又一段 / 2.|3.00 乙"},
        {"- 甲\n  - 乙\n    1. 丙\n- 丁\n", "•|3.50 甲 / –|4.00 乙 / 1.|3.00 丙 / •|3.50 丁"},
        {"1. 1. 甲\n   2. 乙\n", "1.（1）|5.25 甲 / （2）|4.00 乙"},
        {"1.\n2. ```\n   ls\n   ```\n3. 丙\n", "1.| / 2.| / 0.25 ls / 3.|3.00 丙"},
        {"1. 甲\n   - 乙\n   - 丙\n", "1.|3.00 甲 / •|3.50 乙 / •|3.50 丙"},
    };
    static const GalleyCase chinese[] = {
        {"1. 一层\n   1. 二层\n      1. 三层\n         1. 四层\n            1. 五层\n",
         "一、|4.00 一层 / （一）|4.50 二层 / 1.|3.00 三层 / （1）|3.75 四层 / ①|3.25 五层"},
        {"9. 九\n10. 十\n11. 十一\n", "九、|4.00 九 / 十、|4.00 十 / 十一、|5.00 十一"},
        {"20. 甲\n21. 乙\n", "二十、|5.00 甲 / 二十一、|6.00 乙"},
        {"99. 甲\n100. 乙\n", "九十九、|6.00 甲 / 100、|4.50 乙"},
    };
    CHECK_ROWS(c, b, "", arabic);
    CHECK_ROWS(c, b, "lists: arabic\n", arabic);
    CHECK_ROWS(c, b, "lists: chinese\n", chinese);
}

/* Where the layout has items hang, all their lines stand beside the label. */
static void test_hanging_lists(Checks *c, Bench *b)
{
    Layout *l = arena_dup(b->arena, bench_layout(b, "broadsheet", LANG_ZH_HANS, 0), sizeof *l);
    l->lists_hang = true;
    l->lists_chinese = true;
    CHECK_STR(c, rows_of(b, l, "", "1. 先收标点，再避头尾，看第二行\n   1. 推入\n"),
              "一、|2.00 先收标点，再避头尾，看 / 2.00 第二行 / （一）|4.50 推入");
    CHECK_STR(c, rows_of(b, l, "", "- 甲\n\n  又一段\n"), "•|2.00 甲 / 2.00 又一段");
    CHECK_STR(c, rows_of(b, bench_layout(b, "broadsheet", LANG_BO, 0), "", "1. ཀ\n2. ཁ\n"), "༡|2.00 ཀ / ༢|2.00 ཁ");
}

/* Verse lines are kept, the block is centred, what is too long goes on an em further in; white around the poem. */
static void test_poems(Checks *c, Bench *b)
{
    static const GalleyCase cases[] = {
        {"```poem\n空山新雨后\n天气晚来秋\n```\n", "4.00 空山新雨后 / 4.00 天气晚来秋"},
        {"```poem\n一行\n两行诗\n\n三\n```\n", "5.00 一行 / 5.00 两行诗 / _ / 5.00 三"},
        {"序。\n\n```poem\n一行\n```\n\n跋。\n", "2.00 序。 / _ / 5.50 一行 / _ / 2.00 跋。"},
        {"## 题\n\n```poem\n一行\n```\n\n## 题\n", "题 (2) / 5.50 一行 / 题 (2)"},
        {"```poem\n整座山答应了一遍又一遍，一遍又一遍\n直到日出\n```\n",
         "整座山答应了一遍又一遍， / 1.00 一遍又一遍 / 0.25 直到日出"},
        {"```poem\n甲\n```\n\n```poem\n乙\n```\n", "6.00 甲 / _ / 6.00 乙"},
    };
    CHECK_ROWS(c, b, "", cases);
}

static void test_quotes(Checks *c, Bench *b)
{
    static const GalleyCase cases[] = {
        {"> 读书破万卷，下笔如有神。\n", "3.00 读书破万卷，下笔如 / 1.00 有神。"},
        {"> [!pull]\n> 好的版面看不见。\n", "好的版面看不见。 (4)"},
        {"文。\n\n***\n\n文。\n", "2.00 文。 / - / 2.00 文。"},
        {"```\nls -l\n```\n", "0.25 ls -l"},
        {"```\npaiban new article banbao dierke\n```\n", "0.25 paiban new article banbao / 1.25 dierke"},
        {"文[^1]。\n\n[^1]: 注一。\n", "2.00 文①。 / - / ①|1.25 注一。"},
        {"文[^1]。\n\n[^1]: 1. 注一。\n", "2.00 文①。 / - / ①1.|3.00 注一。"},
        {"{饕餮|tāo|tiè}是兽。\n", "2.00 饕餮是兽。 (2)"},
        {"# 大题\n\n文。\n\n### 小题\n", "大题 (2) / 2.00 文。 / 小题"},
    };
    CHECK_ROWS(c, b, "", cases);
}

/* Sidebars 链接: a head of two lines, text half a character within the frame on both sides, a line for its lower edge;
 * a short one has no place where a column may rather end, a long one is a text as others; nested and in notes it has
 * no frame. */
static void test_sidebars(Checks *c, Bench *b)
{
    static const GalleyCase cases[] = {
        {"> [!链接]\n> 收标点，再避头尾，第二行\n", "0.50 链接 (2) / 2.50 收标点，再避头尾，第 / 0.50 二行 / _"},
        {"> [!背景] 题目\n> 文。\n", "0.50 背景 (2) / 0.50 题目 / 2.50 文。 / _"},
        {"- 甲\n\n  > [!链接]\n  > 文。\n", "•|3.50 甲 / 0.50 链接 (2) / 2.50 文。 / _"},
        {"> [!链接]\n> 文。\n>\n> > [!背景]\n> > 文。\n", "0.50 链接 (2) / 2.50 文。 / 0.50 背景 / 2.50 文。 / _"},
    };
    CHECK_ROWS(c, b, "", cases);
    const Layout *l = bench_layout(b, "broadsheet", LANG_ZH_HANS, 0);
    const Galley *g = article_galley(
        bench_set(b, l, bench_article(b, "", "甲。\n\n> [!链接]\n> 文。\n>\n> 又。\n\n乙。\n", LANG_ZH_HANS)));
    for (int r = 0; r + 1 < g->n_rows; r++)
        CHECK_INT(c, flow_break_cost(g->rows[r], g->rows[r + 1]) > 0, r >= 1 && r <= 3);
    CHECK(c, !g->rows[0]->sidebar && g->rows[1]->sidebar && g->rows[4]->sidebar == g->rows[1]->sidebar &&
                 !g->rows[5]->sidebar);
    Buf text = {0};
    buf_puts(&text, "> [!链接]\n");
    for (int i = 0; i < 20; i++)
        buf_puts(&text, "> 一段文字。\n>\n");
    g = article_galley(bench_set(b, l, bench_article(b, "", text.data, LANG_ZH_HANS)));
    buf_free(&text);
    CHECK_INT(c, g->n_rows, 22);
    for (int r = 0; r + 1 < g->n_rows; r++)
        CHECK_INT(c, flow_break_cost(g->rows[r], g->rows[r + 1]) > 0, r == 0 || r == 20);
}

/* A line under a deep stack stands a line lower, a deep last line takes one below it; others stay on their pitch. */
static void test_tibetan_stacks(Checks *c, Bench *b)
{
    static const GalleyCase cases[] = {
        {"藏文的字是བོད་ཡིག，下面一行没有让开的必要，看看行距\n",
         "2.00 藏文的字是བོད་ཡིག，下面一 / 行没有让开的必要，看看行距"},
        {"中文里的修字是སྒྲུབ་，下面一行要让开一点，看看行距\n",
         "2.00 中文里的修字是སྒྲུབ་，下 / 面一行要让开一点，看看行距 (2)"},
        {"修字是སྒྲུབ་\n\n另一段\n", "2.00 修字是སྒྲུབ་ (2) / 2.00 另一段"},
        {"- 修སྒྲུབ་\n- 乙\n", "•|3.50 修སྒྲུབ་ (2) / •|3.50 乙"},
    };
    CHECK_ROWS(c, b, "", cases);
    const Layout *l = bench_layout(b, "broadsheet", LANG_ZH_HANS, 0);
    const Galley *g = article_galley(bench_set(b, l, bench_article(b, "", "修字是སྒྲུབ་\n", LANG_ZH_HANS)));
    CHECK_INT(c, g->rows[0]->at[0].y, l->first_baseline);
    /* a Tibetan paper's pitch has room for every stack */
    l = bench_layout(b, "broadsheet", LANG_BO, 0);
    g = article_galley(bench_set(
        b, l, bench_article(b, "", "སྒྲུབ་ལྷུན་གྲུབ་ཧཱུྃ་སྒྲུབ་ལྷུན་གྲུབ་ཧཱུྃ་སྒྲུབ་ལྷུན་གྲུབ་ཧཱུྃ་སྒྲུབ་ལྷུན་གྲུབ་ཧཱུྃ་སྒྲུབ་ལྷུན་གྲུབ་ཧཱུྃ་སྒྲུབ་ལྷུན་གྲུབ་ཧཱུྃ་\n", LANG_BO)));
    CHECK(c, g->n_rows > 1);
    for (int r = 0; r < g->n_rows; r++)
        CHECK_INT(c, g->rows[r]->lines, 1);
}

/* English in a column has one edge: all of an article's lines are full, or all are flush left. */
static void test_one_edge(Checks *c, Bench *b)
{
    static const char *const bodies[] = {
        "The reeds are cut in November, when frost has dried them, and carried home on the backs of horses.\n\nEach "
        "family has its own place on the bank, and nobody cuts where another has cut before him.\n",
        "Internationalization, telecommunications and otorhinolaryngologists straightforwardly misunderstand "
        "notwithstanding counterrevolutionaries.\n\n1. Uncharacteristically long words\n2. in a list\n\n> And a "
        "quotation "
        "whose lines are narrower still than those of the text around it.\n",
        "See https://www.example.net/a/very/long/address/that/ends/nowhere/at/all for more of it, and then go on to "
        "read "
        "what stands here as plain words in plain lines.\n"};
    const Layout *l = bench_layout(b, "broadsheet", LANG_EN, 0);
    const Len em = l->elements[EL_BODY].size;
    unsigned edges = 0;
    for (size_t i = 0; i < sizeof bodies / sizeof *bodies; i++)
        for (Len measure = 11 * em; measure < 18 * em; measure += em / 2) {
            ArticleSet *s = bench_set(b, l, bench_article(b, "lang: en\n", bodies[i], LANG_EN));
            const Galley *g = galley_new(s, measure);
            unsigned full = 0, left = 0, ragged = 0;
            for (int r = 0; r < g->n_rows; r++)
                for (size_t k = 0; k < g->rows[r]->n; k++) {
                    const RowLine *t = &g->rows[r]->at[k];
                    if (t->kind != LINE_BODY)
                        continue;
                    full += t->para->style.align == ALIGN_JUSTIFY;
                    left += t->para->style.align == ALIGN_LEFT;
                    ragged += para_is_ragged(t->para, t->line);
                }
            CHECK_AT(c, full + left > 0 && (!full || !left) && !ragged, "%zu at %d: %u full, %u flush, %u ragged", i,
                     (int)(measure * 10 / em), full, left, ragged);
            CHECK_AT(c, measure >= 14 * em || !full, "%zu at %d is full", i, (int)(measure * 10 / em));
            edges |= full ? 1 : 2;
        }
    CHECK_INT(c, edges, 3);
}

int main(void)
{
    Checks c = {0};
    Bench b;
    if (!bench_open(&b))
        return 1;
    test_lists(&c, &b);
    test_hanging_lists(&c, &b);
    test_poems(&c, &b);
    test_quotes(&c, &b);
    test_sidebars(&c, &b);
    test_tibetan_stacks(&c, &b);
    test_one_edge(&c, &b);
    CHECK_INT(&c, diag_errors(b.diag), 0);
    bench_close(&b);
    return CHECK_END(&c);
}
