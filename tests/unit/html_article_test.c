/* The finer typography of article pages: languages of words, apostrophes, columns of numbers. */
#include "check.h"

#include "html/article.h"
#include "html/article_table.h"

static void says(Checks *c, Lang lang, const char *text, const char *html)
{
    Buf out = {0};
    article_text(lang, text, strlen(text), &out);
    CHECK_STR(c, out.data, html);
    buf_free(&out);
}

/* It’s: the apostrophe belongs to the Latin word; quotation marks around Latin words stay Chinese. */
static void test_apostrophes(Checks *c)
{
    says(c, LANG_ZH_HANS, "如It’s、rock’n’roll；",
         "如<span lang=\"en\">It’s</span>、<span lang=\"en\">rock’n’roll</span>；");
    says(c, LANG_ZH_HANS, "It’s", "<span lang=\"en\">It’s</span>");
    says(c, LANG_ZH_HANS, "café’s 2’s", "<span lang=\"en\">café’s</span> 2’s");
    says(c, LANG_ZH_HANS, "如“Hello, world”。", "如“Hello, world”。");
    says(c, LANG_ZH_HANS, "说：“把‘go’去掉。”", "说：“把‘go’去掉。”");
    says(c, LANG_ZH_HANS, "’s ab’", "’s ab’");
    says(c, LANG_ZH_HANS, "it’’s", "it’’s");
    says(c, LANG_ZH_HANS, "A’B藏བོད།C’d",
         "<span lang=\"en\">A’B</span>藏<span lang=\"bo\">བོད།</span><span lang=\"en\">C’d</span>");
    says(c, LANG_BO, "བོད་It’s中文།", "བོད་It’s<span lang=\"zh-Hans\">中文</span>།");
}

static void test_addresses(Checks *c)
{
    says(c, LANG_ZH_HANS, "见https://www.w3.org/TR/clreq/。",
         "见https://<wbr>www.<wbr>w3.<wbr>org/<wbr>TR/<wbr>clreq/。");
    says(c, LANG_ZH_HANS, "http://a/?x=<1>&y=2.", "http://<wbr>a/<wbr>?x=&lt;1&gt;&amp;y=2.");
    says(c, LANG_ZH_HANS, "比分3://2，://", "比分3://2，://");
    says(c, LANG_ZH_HANS, "It’s ftp://b/c’s", "<span lang=\"en\">It’s</span> ftp://<wbr>b/<wbr>c’s");
}

static void test_titles(Checks *c)
{
    Buf out = {0};
    article_title(LANG_ZH_HANS, "It’s 时间　到了", &out);
    CHECK_STR(c, out.data, "<span><span lang=\"en\">It’s</span></span> <span>时间</span> <span>到了</span>");
    buf_free(&out);
}

enum { ROWS = 5, COLUMNS = 6 };

static Block table_of(Arena *a, const char *const cells[ROWS][COLUMNS], CellAlign *aligns)
{
    Block t = {.kind = BLK_TABLE, .aligns = aligns, .n_columns = COLUMNS, .n_children = ROWS};
    t.children = ARENA_ARRAY(a, Block, ROWS);
    for (size_t r = 0; r < ROWS; r++) {
        t.children[r] = (Block){.kind = BLK_ROW, .n_children = COLUMNS, .children = ARENA_ARRAY(a, Block, COLUMNS)};
        for (size_t k = 0; k < COLUMNS; k++) {
            Inline *in = ARENA_NEW(a, Inline);
            *in = (Inline){.kind = INL_TEXT, .text = cells[r][k]};
            t.children[r].children[k] = (Block){.kind = BLK_CELL, .inlines = {in, 1}};
        }
    }
    return t;
}

static void pads(Checks *c, const Block *t, const Column *columns, size_t row, size_t column, const char *attribute)
{
    Buf out = {0};
    table_pad(&columns[column], t->children[row].children[column].inlines, &out);
    CHECK_STR(c, out.data ? out.data : "", attribute);
    buf_free(&out);
}

/* Numbers stand right with their decimal marks under one another; labels, prose and mixed units don't. */
static void test_number_columns(Checks *c)
{
    static const char *const cells[ROWS][COLUMNS] = {
        {"月份", "人均", "比上月", "说明", "人数", "混合"},
        {"9月", "2.29", "—", "3个", "1,677", "3.5%"},
        {"10月", "13.8", "36.5%", "12人多", "42", "4.25万"},
        {"11月", "7", "-3%", "", "+60", "5"},
        {"合计", "", "……", "5", "￥9", "1"},
    };
    CellAlign aligns[COLUMNS] = {CELL_DEFAULT, CELL_RIGHT, CELL_DEFAULT, CELL_DEFAULT, CELL_DEFAULT, CELL_RIGHT};
    Arena *a = arena_new();
    Block t = table_of(a, cells, aligns);
    const Column *columns = table_columns(a, &t);
    CHECK_INT(c, columns[0].align, CELL_DEFAULT);
    CHECK_INT(c, columns[1].align, CELL_RIGHT);
    CHECK_INT(c, columns[2].align, CELL_RIGHT);
    CHECK_INT(c, columns[3].align, CELL_DEFAULT);
    CHECK_INT(c, columns[4].align, CELL_RIGHT);
    CHECK_INT(c, columns[5].decimals, 0);
    pads(c, &t, columns, 1, 1, "");
    pads(c, &t, columns, 2, 1, " data-pad=\"0\"");
    pads(c, &t, columns, 3, 1, " data-pad=\".00\"");
    pads(c, &t, columns, 4, 1, "");
    pads(c, &t, columns, 1, 2, "");
    pads(c, &t, columns, 3, 2, " data-pad=\".0\"");
    pads(c, &t, columns, 2, 4, "");
    pads(c, &t, columns, 1, 5, "");
    arena_free(a);
}

int main(void)
{
    Checks checks = {0}, *c = &checks;
    test_apostrophes(c);
    test_addresses(c);
    test_titles(c);
    test_number_columns(c);
    return CHECK_END(c);
}
