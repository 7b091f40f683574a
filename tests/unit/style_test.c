/* The layouts of the repository keep the numbers of the trade: sizes, line gaps, measures (CLREQ 2.3, 3.1; PAGE.md). */
#include "tests/unit/layout_fixture.h"

typedef struct Named {
    const char *name;
    Lang lang;
} Named;

static const Named layouts[] = {{"broadsheet", LANG_ZH_HANS},
                                {"broadsheet", LANG_ZH_HANT},
                                {"broadsheet", LANG_BO},
                                {"tabloid", LANG_ZH_HANS},
                                {"tabloid", LANG_BO}};
enum { LAYOUTS = sizeof layouts / sizeof *layouts };

static const char *tag(const Named *n)
{
    return lang_tag(n->lang);
}

/* Body 小五 9 pt to 五号 10.5; more on pages with little text, nothing that is read under 六号 7.875. */
static void test_body_size(Checks *c, Bench *b)
{
    for (int i = 0; i < LAYOUTS; i++) {
        const Named *n = &layouts[i];
        const Layout *l = bench_layout(b, n->name, n->lang, 0);
        CHECK_AT(c, l, "%s %s", n->name, tag(n));
        Len body = l->elements[EL_BODY].size;
        if (n->lang == LANG_BO)
            CHECK_AT(c, body >= 11 * LEN_PT && body <= 12 * LEN_PT, "%s: %.2f pt", n->name, len_to_pt(body));
        else
            CHECK_AT(c, body >= 9 * LEN_PT && body <= len_from_pt(10.5), "%s: %.2f pt", n->name, len_to_pt(body));
        for (; l; l = l->larger) {
            static const Element read[] = {EL_BODY, EL_QUOTE, EL_VERSE, EL_TABLE, EL_CAPTION, EL_NOTE, EL_SUMMARY};
            for (size_t k = 0; k < sizeof read / sizeof *read; k++)
                CHECK_AT(c, l->elements[read[k]].size >= len_from_pt(7.875), "%s: element %d is %.2f pt", n->name,
                         (int)read[k], len_to_pt(l->elements[read[k]].size));
            if (l->larger)
                CHECK(c, l->larger->elements[EL_BODY].size > l->elements[EL_BODY].size);
        }
    }
}

/* The gap between lines is a quarter to a half of the body's size, the same on the whole page. */
static void test_line_gap(Checks *c, Bench *b)
{
    for (int i = 0; i < LAYOUTS; i++)
        for (const Layout *l = bench_layout(b, layouts[i].name, layouts[i].lang, 0); l; l = l->larger) {
            if (layouts[i].lang == LANG_BO)
                continue;
            Len body = l->elements[EL_BODY].size, gap = l->pitch - body;
            CHECK_AT(c, gap * 4 >= body && gap * 2 <= body, "%s: %.2f pt on %.2f pt", layouts[i].name, len_to_pt(body),
                     len_to_pt(l->pitch));
            for (int e = 0; e < ELEMENTS; e++) { /* what has its own pitch takes whole or half lines */
                Len own = l->elements[e].pitch, halves = (own + l->pitch / 4) / (l->pitch / 2);
                Len off = own - halves * l->pitch / 2;
                CHECK_AT(c, off >= -1 && off <= 1, "%s: element %d has a pitch of %.2f pt", layouts[i].name, e,
                         len_to_pt(own));
            }
        }
}

/* Columns hold whole characters, boxed ones too, and stand inside the type area. */
static void test_measure(Checks *c, Bench *b)
{
    for (int i = 0; i < LAYOUTS; i++)
        for (const Layout *l = bench_layout(b, layouts[i].name, layouts[i].lang, 0); l; l = l->larger) {
            Len em = l->elements[EL_BODY].size;
            CHECK(c, l->left >= 0 && l->left + layout_span(l, l->columns) <= l->page_width);
            CHECK(c, layout_column_x(l, l->columns - 1) + l->measure == l->left + layout_span(l, l->columns));
            CHECK(c, l->top + l->lines * l->pitch <= l->page_height);
            if (layouts[i].lang == LANG_BO)
                continue;
            CHECK_AT(c, l->measure % em == 0, "%s: %.2f em", layouts[i].name, (double)l->measure / em);
            CHECK_AT(c, l->box_measure % em == 0 && l->box_measure < l->measure, "%s: %.2f em in boxes",
                     layouts[i].name, (double)l->box_measure / em);
            CHECK_AT(c, l->measure / em >= 9 && l->measure / em <= 26, "%s: %d characters", layouts[i].name,
                     (int)(l->measure / em));
        }
    CHECK_INT(c, bench_layout(b, "broadsheet", LANG_ZH_HANS, 0)->measure, 13 * 9 * LEN_PT);
    CHECK_INT(c, bench_layout(b, "tabloid", LANG_ZH_HANS, 0)->measure, 11 * 9 * LEN_PT);
}

/* Headings grow by a tenth to a fifth a level; headlines with the columns they stand over. */
static void test_scale(Checks *c, Bench *b)
{
    for (int i = 0; i < LAYOUTS; i++)
        for (const Layout *l = bench_layout(b, layouts[i].name, layouts[i].lang, 0); l; l = l->larger) {
            Len body = l->elements[EL_BODY].size, sub = l->elements[EL_SUBHEADING].size;
            Len heading = l->elements[EL_HEADING].size;
            CHECK(c, sub >= body && sub * 100 <= body * 120);
            CHECK_AT(c, heading * 100 >= body * 110 && heading * 100 <= body * 135, "%s: %.2f pt", layouts[i].name,
                     len_to_pt(heading));
            CHECK_INT(c, l->headlines[0].columns, 1);
            for (size_t k = 0; k < l->n_headlines; k++) {
                const HeadlineStep *h = &l->headlines[k];
                CHECK(c, h->least <= h->size && h->least > body && h->kicker < h->least && h->deck < h->least);
                CHECK(c, k == 0 || (h->columns > h[-1].columns && h->size > h[-1].size));
                CHECK(c, layout_headline(l, h->columns) == h);
            }
        }
}

/* Titles by importance: each level falls below the least of the one before by 3 pt at least, so that no width and no
 * length of a title makes the less important the larger; kickers and decks stay well below their titles. Neighbouring
 * widths of a level are either the same size or more than 2 pt apart. */
static void test_levels(Checks *c, Bench *b)
{
    for (int i = 0; i < LAYOUTS; i++)
        for (const Layout *l = bench_layout(b, layouts[i].name, layouts[i].lang, 0); l; l = l->larger) {
            CHECK_INT(c, l->n_levels, HEADLINE_LEVELS);
            for (int k = 0; k < HEADLINE_LEVELS; k++) {
                const HeadlineLevel *h = &l->levels[k];
                CHECK_AT(c, k == 0 || h[-1].least - h->size >= 3 * LEN_PT, "%s: level %d", layouts[i].name, k);
                CHECK(c, h->narrow <= h->size && h->narrow >= h->least);
                CHECK(c, h->kicker * 6 <= h->size * 5 && h->deck * 6 <= h->size * 5);
                for (int n = 1; n <= l->columns; n++) {
                    TitleRange r = layout_title(l, n, k), wider = layout_title(l, n + 1, k);
                    CHECK(c, r.size <= h->size && r.least == h->least);
                    CHECK(c, wider.size >= r.size);
                    if (k > 0 && r.size >= r.least && n <= 3)
                        CHECK_AT(c, wider.size == r.size || wider.size > r.size + 2 * LEN_PT, "%s: level %d over %d",
                                 layouts[i].name, k, n);
                }
                CHECK_AT(c, layout_title(l, l->columns, k).size >= h->least, "%s: no room", layouts[i].name);
            }
        }
}

/* The pitch of a Tibetan page comes from the layout: 18–20 pt for 11–12 pt, though the font asks for other numbers, and
 * each line of a text stands on it. */
static void test_tibetan_pitch(Checks *c, Bench *b)
{
    const Layout *l = bench_layout(b, "broadsheet", LANG_BO, 0);
    CHECK_AT(c, l->pitch >= 18 * LEN_PT && l->pitch <= 20 * LEN_PT, "%.2f pt", len_to_pt(l->pitch));
    const Article *a = bench_article(b, "",
                                     "བསྒྲུབས་པའི་དཔེ་ཆ་ནི་ལས་ཀ་ཆེན་པོ་ཞིག་ཡིན་ལ། དེ་ནི་མི་མང་པོས་མཉམ་དུ་བྱེད་དགོས། "
                                     "བསྐྲུན་པའི་རྗེས་སུ་ཀློག་པ་པོའི་ལག་ཏུ་འབྱོར་བ་རེད། དཔེ་དེབ་ནི་ཤེས་བྱའི་མཛོད་ཁང་ཡིན།\n",
                                     LANG_BO);
    const Galley *g = article_galley(bench_set(b, l, a));
    CHECK(c, g->n_rows >= 3);
    for (int r = 0; r < g->n_rows; r++) {
        CHECK_INT(c, g->rows[r]->lines, 1);
        CHECK_INT(c, g->rows[r]->at[0].y, l->first_baseline);
    }
}

int main(void)
{
    Checks c = {0};
    Bench b;
    if (!bench_open(&b))
        return 1;
    test_body_size(&c, &b);
    test_line_gap(&c, &b);
    test_measure(&c, &b);
    test_scale(&c, &b);
    test_levels(&c, &b);
    test_tibetan_pitch(&c, &b);
    CHECK_INT(&c, diag_errors(b.diag), 0);
    bench_close(&b);
    return CHECK_END(&c);
}
