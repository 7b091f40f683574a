/* Articles made shorter at their end: documents cut by characters, galleys by rows. */
#include "galley/parts.h"
#include "fitting/flow.h"
#include "tests/unit/layout_fixture.h"

static ResolvedDoc *document(Bench *b, const char *body)
{
    return resolve_article(b->arena, bench_article(b, "", body, LANG_ZH_HANS), &(ResolveOptions){0});
}

static const char *running(Bench *b, const ResolvedDoc *doc)
{
    Buf out = {0};
    buf_puts(&out, "");
    resolved_plain(doc, &out);
    const char *s = arena_strndup(b->arena, out.data, out.len);
    buf_free(&out);
    return s;
}

typedef struct CutCase {
    const char *body;
    size_t n;
    const char *text; /* what stays, a line a block */
} CutCase;

/* From the end, block by block; headings and rules with nothing below them go too, notes without a reference, empty
 * lists and quotes; tables stay where they are. */
static void test_documents(Checks *c, Bench *b)
{
    static const CutCase cases[] = {
        {"甲乙丙丁。", 0, "甲乙丙丁。\n"},
        {"甲乙丙丁。", 2, "甲乙丙\n"},
        {"甲乙。\n\n丙丁。", 3, "甲乙。\n"},
        {"甲乙。\n\n丙丁。", 4, "甲乙\n"},
        {"甲乙。\n\n## 小题\n\n丙丁。", 2, "甲乙。\n小题\n丙\n"},
        {"甲乙。\n\n## 小题\n\n丙丁。", 3, "甲乙。\n"},
        {"甲乙。\n\n## 小题\n\n丙丁。", 5, "甲乙。\n"},
        {"甲乙。\n\n## 小题\n\n丙丁。", 6, "甲乙\n"},
        {"甲乙。\n\n---\n\n丙丁。", 3, "甲乙。\n"},
        {"甲乙。\n\n- 其一\n- 其二", 2, "甲乙。\n其一\n"},
        {"甲乙。\n\n- 其一\n- 其二", 4, "甲乙。\n"},
        {"甲乙。\n\n> 引文。\n>\n> 又引。", 4, "甲乙。\n引文\n"},
        {"甲{乙|yǐ}丙。", 2, "甲乙\n"},
        {"甲乙[^1]丙丁[^2]。\n\n[^1]: 注一。\n\n[^2]: 注二。", 1, "甲乙丙丁\n注一。\n注二。\n"},
        {"甲乙[^1]丙丁[^2]。\n\n[^1]: 注一。\n\n[^2]: 注二。", 2, "甲乙丙\n注一。\n"},
        {"甲乙[^1]丙丁[^2]。\n\n[^1]: 注一。\n\n[^2]: 注二。", 5, "\n"},
        /* words, numbers and syllables whole */
        {"The words go.", 4, "The words\n"},
        {"The words go.", 6, "The \n"},
        {"The **words** go.", 6, "The \n"},
        {"They don’t go.", 5, "They \n"},
        {"共412个。", 3, "共\n"},
        {"用了3.5吨。", 3, "用了\n"},
        {"甲乙。བོད་ཡིག", 1, "甲乙。བོད་\n"},
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        const ResolvedDoc *doc = document(b, cases[i].body), *cut = resolved_cut(b->arena, doc, cases[i].n);
        const char *got = running(b, cut);
        CHECK_AT(c, strcmp(got, cases[i].text) == 0 || (!*got && strcmp(cases[i].text, "\n") == 0), "case %zu: \"%s\"",
                 i, got);
    }
    const ResolvedDoc *table = document(b, "甲乙丙丁。\n\n| 一 | 二 |\n|---|---|\n| 三 | 四 |\n");
    CHECK_INT(c, resolved_cut(b->arena, table, 2)->n_floats, 1);
    CHECK_INT(c, resolved_cut(b->arena, table, 2)->n_blocks, table->n_blocks);
}

/* Exactly so many characters go from a text of paragraphs, one by one; the document itself stays as it is. */
static void test_every_length(Checks *c, Bench *b)
{
    const ResolvedDoc *doc = document(b, bench_paragraph(b, 7, 90));
    size_t all = resolved_characters(doc);
    for (size_t n = 0; n <= all; n++)
        CHECK_INT(c, resolved_characters(resolved_cut(b->arena, doc, n)), all - n);
    CHECK_INT(c, resolved_characters(doc), all);
}

/* The beginning of an article has the whole's rows up to a row, and one more for the jump line; never divided from the
 * last line of text. */
static void test_beginnings(Checks *c, Bench *b)
{
    const Layout *l = bench_layout(b, "broadsheet", LANG_ZH_HANS, 0);
    Buf body = {0};
    for (unsigned i = 0; i < 6; i++)
        buf_printf(&body, "%s\n\n%s", bench_paragraph(b, i, 70 + (int)i * 30), i == 2 ? "## 小标题\n\n" : "");
    ArticleSet *s = bench_set(b, l, bench_article(b, "", body.data, LANG_ZH_HANS));
    const Galley *whole = article_galley(s);
    int n_rows = whole->n_rows;
    for (int row = 1; row <= n_rows; row++) {
        ArticleSet *part = article_beginning(s, row, 0);
        const Galley *g = article_galley(part);
        int lines = 0, units = 0;
        CHECK_INT(c, g->n_rows, row + 1);
        for (int r = 0; r < row; r++) {
            lines += whole->rows[r]->lines;
            CHECK(c, g->rows[r]->n == whole->rows[r]->n && g->rows[r]->at == whole->rows[r]->at);
        }
        for (size_t u = 0; u < g->n_units; u++)
            units += (int)g->units[u].n;
        CHECK_INT(c, units, row + 1);
        CHECK_INT(c, g->lines, lines + 1);
        CHECK(c, part->is_part && g->rows[row]->n == 0 && g->rows[row]->lines == 1);
        CHECK(c, flow_break_cost(g->rows[row - 1], g->rows[row]) > 0);
    }
    CHECK_INT(c, article_galley(s)->n_rows, n_rows);
    buf_free(&body);
}

int main(void)
{
    Checks c = {0};
    Bench b;
    if (!bench_open(&b))
        return 1;
    test_documents(&c, &b);
    test_every_length(&c, &b);
    test_beginnings(&c, &b);
    bench_close(&b);
    return CHECK_END(&c);
}
