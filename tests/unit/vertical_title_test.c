/* The block of a vertical title: its columns stay apart and inside it, in their order; white beside them is shared out.
 */
#include "headline/vertical_title.h"

#include "tests/unit/layout_fixture.h"

enum { MOST_BOXES = 32 };

typedef struct Box {
    Len left, right, top, foot;
    GroupTag tag;
} Box;

/* What the columns cover, as long as their text. */
static size_t boxes_of(const Headline *h, Box *out)
{
    size_t n = 0;
    for (size_t i = 0; i < h->n && n < MOST_BOXES; i++) {
        const RowLine *l = &h->at[i].text;
        const Len half = l->para->style.em / 2;
        Len length = 0;
        for (size_t k = l->line->from; l->para->style.vertical && k < l->line->to; k++)
            length += l->para->atoms[k].advance;
        if (l->para->style.vertical)
            out[n++] = (Box){l->y - half, l->y + half, l->x, l->x + length, h->at[i].tag};
    }
    return n;
}

/* From right to left: kicker, title, deck, byline. */
static int place_of(GroupTag tag)
{
    return tag == TAG_KICKER ? 0 : tag == TAG_HEADLINE ? 1 : tag == TAG_DECK ? 2 : 3;
}

static void check_apart(Checks *c, const Headline *h, Len width, Len height, const char *front)
{
    Box at[MOST_BOXES];
    const size_t n = boxes_of(h, at);
    CHECK(c, n > 0);
    for (size_t i = 0; i < n; i++) {
        CHECK_AT(c, at[i].left >= 0 && at[i].right <= width, "column %d, %.1f to %.1f pt: %s", (int)i,
                 len_to_pt(at[i].left), len_to_pt(at[i].right), front);
        CHECK_AT(c, at[i].top >= 0 && at[i].top < at[i].foot && at[i].foot <= height, "column %d: %s", (int)i, front);
        if (i)
            CHECK_AT(c, at[i].right <= at[i - 1].left && place_of(at[i].tag) >= place_of(at[i - 1].tag),
                     "columns %d and %d: %s", (int)i - 1, (int)i, front);
    }
}

static Len width_of(const ArticleSet *s, int columns)
{
    return article_column_x(s, columns, columns - 1) - article_column_x(s, columns, 0) + article_measure(s);
}

static void test_apart(Checks *c, Bench *b, const Layout *l)
{
    static const char *const fronts[] = {"",
                                         "byline: 样报记者 甲\n",
                                         "kicker: 走进车间看校样\nbyline: 样报记者 甲\n",
                                         "deck: 后排也要 系好带\n",
                                         "kicker: 走进车间看校样\ndeck: 后排也要 系好带\nbyline: 样报记者 甲\n",
                                         "box: true\nkicker: 引题\ndeck: 副题\nbyline: 样报记者 甲\n"};
    static const char *const titles[] = {"字谜四则", "寄一个包裹 写清四行字", "窗上的眉"};
    for (size_t f = 0; f < sizeof fronts / sizeof *fronts; f++)
        for (size_t t = 0; t < sizeof titles / sizeof *titles; t++) {
            Article *a = bench_article(b, arena_printf(b->arena, "vertical_title: true\n%s", fronts[f]),
                                       bench_paragraph(b, 3, 900), LANG_ZH_HANS);
            a->title = titles[t];
            ArticleSet *s = bench_set(b, l, a);
            const int least = headline_vertical_new(s, 3, 1, 0, false, 0)->lines;
            for (int lines = least; lines < least + 24; lines += 3)
                for (int by = 0; by <= 6; by += 6) {
                    const Len most = by ? l->levels[1].size + by * LEN_PT : 0;
                    const Headline *h = headline_vertical_new(s, 3, 1, lines, false, most);
                    check_apart(c, h, width_of(s, h->columns_taken), lines * l->pitch, fronts[f]);
                    CHECK(c, h->title_size <= (most ? most : l->levels[1].size));
                }
        }
}

/* The title alone in its column: as much white at its right as at its left; two short columns of it with text below
 * them, apart from each other so that neither edge has a strip as broad as 4 characters. */
static void test_shared_out(Checks *c, Bench *b, const Layout *l)
{
    Article *a = bench_article(b, "vertical_title: true\n", bench_paragraph(b, 3, 900), LANG_ZH_HANS);
    a->title = "藏文怎样写成一个字";
    ArticleSet *s = bench_set(b, l, a);
    const Len em = l->elements[EL_BODY].size, width = width_of(s, 1);
    Box at[MOST_BOXES];
    const Headline *h = headline_vertical_new(s, 3, 2, 30, false, 0);
    CHECK_INT(c, boxes_of(h, at), 1);
    CHECK(c, at[0].left + at[0].right - width <= 2 && width - at[0].left - at[0].right <= 2);
    const Headline *under = headline_vertical_new(s, 3, 2, 11, true, 0);
    CHECK_INT(c, boxes_of(under, at), 2);
    CHECK_AT(c, width - at[0].right + l->gutter < 4 * em && at[1].left + l->gutter < 4 * em, "%.1f and %.1f pt",
             len_to_pt(width - at[0].right), len_to_pt(at[1].left));
}

int main(void)
{
    static const BenchTest tests[] = {test_apart, test_shared_out};
    return bench_run(tests, sizeof tests / sizeof *tests);
}
