/* Readings above their base, at its right in vertical text (CLREQ 3.3.4): half size, apart from their neighbours, whole
 * with their base. */
#include "tests/unit/text_fixture.h"
#include <stdlib.h>

typedef struct Reading {
    Len from, to, size, y;
} Reading;

/* The readings of one line, from left to right as drawn. */
static size_t readings_of(Bench *b, const char *text, double em, size_t line, Reading *out, size_t most)
{
    ItemVec items = bench_items(b, text, em, line);
    size_t n = 0;
    for (size_t i = 0; i < items.len; i++)
        if (items.ptr[i].kind == ITEM_LINE && items.ptr[i].u.line.kind == LINE_MARK && n < most) {
            const Line *l = &items.ptr[i].u.line;
            out[n++] = (Reading){l->x, l->x + l->w, l->runs[0].size, l->y};
        }
    vec_free(&items);
    return n;
}

static void test_spacing(Checks *c, Bench *b)
{
    /* one reading a character, wide and narrow, alone and in rows, by words */
    static const char *const texts[] = {"{r:重庆|chóng|qìng}",          "去{r:重庆|chóng|qìng}了",
                                        "{r:床|chuáng}{r:双|shuāng}",   "{r:一二|yī|èr}",
                                        "{r:窗|chuāng}、{r:霜|shuāng}", "{r:装床|zhuāngchuáng}{r:阿|ā}"};
    for (size_t i = 0; i < sizeof texts / sizeof *texts; i++) {
        Reading r[8];
        size_t n = readings_of(b, texts[i], 20, 0, r, 8);
        CHECK_AT(c, n >= 2 || strstr(texts[i], "chuáng}"), "%s: %zu", texts[i], n);
        for (size_t k = 0; k < n; k++) {
            CHECK_INT(c, r[k].size, EM / 2);
            CHECK_AT(c, r[k].from >= 0, "%s: reading %zu at %d", texts[i], k, (int)r[k].from);
            CHECK_AT(c, r[k].y <= -EM * 85 / 100, "%s: over the character", texts[i]);
            if (k)
                CHECK_AT(c, r[k].from - r[k - 1].to >= EM / 8 - 1, "%s: %.3f em of the reading apart", texts[i],
                         2.0 * (r[k].from - r[k - 1].to) / EM);
        }
    }
    /* words: half an em of the reading between them */
    Reading r[4];
    CHECK_INT(c, readings_of(b, "{r:双窗|shuāngchuāng}{r:装床|zhuāngchuáng}", 20, 0, r, 4), 2);
    CHECK_AT(c, r[1].from - r[0].to >= EM / 4 - 1, "%.3f em of the reading", 2.0 * (r[1].from - r[0].to) / EM);
    /* a reading stands centred over its base, a base that is wide enough keeps its width */
    CHECK_STR(c, bench_natural(b, "一{r:阿|ā}二"), "0 1 2 3");
    CHECK_INT(c, readings_of(b, "一{r:阿|ā}二", 20, 0, r, 4), 1);
    CHECK_AT(c, r[0].from + r[0].to - 3 * EM <= 1 && r[0].from + r[0].to - 3 * EM >= -1, "%d %d", (int)r[0].from,
             (int)r[0].to);
    CHECK(c, bench_width(b, "{r:床|chuáng}") > 1.2);
}

static void test_group(Checks *c, Bench *b)
{
    for (double em = 3; em < 9; em += 0.5) {
        SetLines s = bench_set(b, "一二三{r:重庆市|chóngqìngshì}四五六七八九十", em);
        for (size_t i = 0; i < s.n; i++)
            CHECK_AT(c, s.at[i].from <= 3 || s.at[i].from >= 6 || em < 4, "%.1f em: a line starts with atom %u", em,
                     (unsigned)s.at[i].from);
    }
    /* with a reading for each character it may */
    CHECK_STR(c, bench_lines(b, "一二三{r:重庆|c|q}四五六", 4), "一二三重/庆四五六");
    Reading r[4];
    CHECK_INT(c, readings_of(b, "一二三{r:重庆|c|q}四五六", 4, 0, r, 4), 1); /* each line has its own readings */
    CHECK_INT(c, readings_of(b, "一二三{r:重庆|c|q}四五六", 4, 1, r, 4), 1);
    /* and each goes to its own line in a text full of them */
    char text[2048] = "";
    for (int i = 0; i < 60; i++)
        strcat(text, "字{r:阿|ā}");
    SetLines s = bench_set(b, text, 13);
    size_t n = 0;
    for (size_t i = 0; i < s.n; i++) {
        Reading all[16];
        n += readings_of(b, text, 13, i, all, 16);
    }
    CHECK_INT(c, n, 60);
}

/* In vertical text: at the right of their base and centred on it, clear of it and of the next column at a pitch of 1¾
 * em; letters on their side, 注音 upright. */
static void test_vertical(Checks *c, Bench *b)
{
    static const struct {
        const char *text;
        size_t n;
        uint16_t flag;
    } cases[] = {{"去{r:重庆|chóng|qìng}了", 2, RUN_ROTATED},
                 {"{r:重庆市|chóngqìngshì}", 1, RUN_ROTATED},
                 {"{r:床|chuáng}{r:双|shuāng}", 2, RUN_ROTATED},
                 {"读{r:注音|ㄓㄨ|ㄧㄣ}了", 2, RUN_VERTICAL},
                 {"{r:本日|ほんじつ}", 1, RUN_VERTICAL}};
    b->style.vertical = true;
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        ItemVec items = bench_items(b, cases[i].text, 20, 0);
        Len last = -EM;
        size_t n = 0;
        CHECK(c, items.len && items.ptr[0].u.line.vertical && items.ptr[0].u.line.x == 0);
        for (size_t k = 1; k < items.len; k++, n++) {
            const Line *l = &items.ptr[k].u.line;
            const Run *r = l->runs;
            CHECK(c, l->kind == LINE_MARK && l->vertical && r->flags == cases[i].flag && r->size == EM / 2);
            CHECK_AT(c, l->y >= last + EM / 8 - 1, "%s: %d after %d", cases[i].text, (int)l->y, (int)last);
            last = l->y + l->w;
            hb_glyph_extents_t e;
            for (uint32_t g = 0; g < r->n_glyphs; g++) {
                hb_font_get_glyph_extents(r->face->hb_font, r->glyphs[g].gid, &e);
                bool turned = r->flags == RUN_ROTATED;
                Len origin = turned ? r->glyphs[0].x - (r->glyphs[g].y - r->glyphs[0].y) : r->glyphs[g].x;
                Len left = origin + len_mul(r->size, turned ? e.y_bearing + e.height : e.x_bearing, r->face->upem);
                Len right = origin + len_mul(r->size, turned ? e.y_bearing : e.x_bearing + e.width, r->face->upem);
                CHECK_AT(c, l->x + left > EM * 45 / 100 && l->x + right < EM * 120 / 100,
                         "%s: ink from %.2f to %.2f em", cases[i].text, (double)(l->x + left) / EM,
                         (double)(l->x + right) / EM);
            }
        }
        CHECK_INT(c, n, cases[i].n);
        vec_free(&items);
    }
    Reading r[4];
    CHECK_INT(c, readings_of(b, "一{r:阿|ā}二", 20, 0, r, 4), 1);
    ItemVec items = bench_items(b, "一{r:阿|ā}二", 20, 0);
    const Line *l = &items.ptr[1].u.line;
    CHECK_AT(c, abs(2 * l->y + l->w - 3 * EM) <= 1, "%d %d", (int)l->y, (int)l->w);
    vec_free(&items);
}

/* A line with readings over it needs room for them; its neighbours don't. */
static void test_lines_with_ruby(Checks *c, Bench *b)
{
    SetLines s = bench_set(b, "一二三四五{r:重庆|chóng|qìng}三四五六七八", 5);
    CHECK(c, s.n >= 3 && s.at[1].from == 5);
    for (size_t i = 0; i < s.n; i++)
        CHECK_INT(c, para_line_has_ruby(s.p, &s.at[i]), i == 1);
}

int main(void)
{
    static BenchTest *const tests[] = {test_spacing, test_group, test_vertical, test_lines_with_ruby};
    return bench_run(tests, sizeof tests / sizeof *tests);
}
