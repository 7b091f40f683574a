/* Headline blocks: sizes by importance, white that is the same everywhere, letter-spacing, labels, summaries, boxes. */
#include "tests/unit/layout_fixture.h"

#include "headline/head_white.h"
#include "headline/title.h"
#include "judge/page.h"

/* An article with a title of so many characters. */
static ArticleSet *titled(Bench *b, const Layout *l, int characters, const char *front)
{
    static const char *const han = "千方百计促进农牧民增收首条高海拔输电线路投运冬季旅游优惠政策即日起";
    Article *a = bench_article(b, front, "正文。\n", LANG_ZH_HANS);
    a->title = arena_strndup(b->arena, han, (size_t)characters * 3);
    return bench_set(b, l, a);
}

/* Whatever title and width: where it fits, its size is of its level, so that no less important one is as large; at the
 * full width of a page each level has room for a title of 14 characters. */
static void test_levels(Checks *c, Bench *b, const Layout *l)
{
    Len largest[HEADLINE_LEVELS] = {0}, smallest[HEADLINE_LEVELS];
    for (int level = 0; level < HEADLINE_LEVELS; level++) {
        smallest[level] = LEN_MAX;
        for (int n = 1; n <= l->columns; n++)
            for (int k = 2; k <= 20; k += 3) {
                const Headline *h = article_headline(titled(b, l, k, ""), n, level);
                CHECK_AT(c, h->fits || n < 3 || k > 14, "level %d, %d characters over %d columns", level, k, n);
                if (!h->fits)
                    continue;
                largest[level] = h->title_size > largest[level] ? h->title_size : largest[level];
                smallest[level] = h->title_size < smallest[level] ? h->title_size : smallest[level];
            }
        CHECK_AT(c, level == 0 || smallest[level - 1] >= largest[level] + 3 * LEN_PT, "level %d: %.1f under %.1f",
                 level, len_to_pt(largest[level]), len_to_pt(smallest[level - 1]));
    }
    CHECK(c, article_headline(titled(b, l, 8, ""), 5, 0)->title_size > 42 * LEN_PT);
    CHECK(c, !article_headline(titled(b, l, 8, ""), 1, 0)->fits); /* a column bears no 头条 */
}

/* An empty title is told by the parser; no vertical block is made of it. */
static void test_empty_vertical_title(Checks *c, Bench *b, const Layout *l)
{
    const char *front = "vertical_title: true\n";
    CHECK(c, title_is_vertical(titled(b, l, 4, front), 4));
    ArticleSet *s = titled(b, l, 0, front);
    CHECK(c, !title_is_vertical(s, 4));
    CHECK(c, article_headline(s, 4, 1) != NULL);
}

static Len above(const HeadLine *line)
{
    return line->text.y - len_mul(line->text.para->style.em, 88, 100);
}

static Len below(const HeadLine *line)
{
    return above(line) + line->text.para->style.em;
}

static bool at_shoulder(const Headline *h, const HeadLine *line)
{
    return h->shoulders && (line->tag == TAG_KICKER || line->tag == TAG_DECK);
}

/* An upright rule in each of the gaps, none through the title; the others, above and below one of the texts, stand in
 * pairs: as long, in the block, clear of its lines. */
static void check_shoulder_rules(Checks *c, const Headline *h, const HeadLine *title, size_t gaps, const char *what)
{
    const Len left = title->text.x, right = left + title->text.measure - title->text.line->slack;
    Rect level[4];
    size_t upright = 0, n = 0;
    for (size_t i = 0; i < h->n_bars; i++) {
        const Rect at = h->bars[i].at;
        CHECK_INT(c, h->bars[i].kind, BAR_RULE);
        CHECK_AT(c, at.x + at.w < left || at.x > right, "%s: a rule at %.2f pt", what, len_to_pt(at.x));
        CHECK(c, (at.w == 0) != (at.h == 0) && (at.w == 0 || n < 4));
        upright += at.w == 0;
        if (at.w > 0 && n < 4)
            level[n++] = at;
    }
    CHECK_INT(c, n % 2, 0);
    for (size_t i = 0; i < n; i++) {
        const Rect at = level[i], pair = level[i ^ 1];
        CHECK(c, pair.x == at.x && pair.w == at.w && pair.y != at.y);
        for (size_t k = 0; k < h->n; k++) {
            const HeadLine *line = &h->at[k];
            const bool over = line->text.x >= at.x && line->text.x + line->text.measure <= at.x + at.w;
            CHECK_AT(c, !over || at.y < above(line) || at.y > below(line), "%s: a rule at %.2f pt", what,
                     len_to_pt(at.y));
        }
    }
    CHECK_INT(c, upright, gaps);
}

/* 肩题: kicker and deck stand beside the title, in its height, no larger than half of it beyond their own size, at
 * least an em of theirs away from it, with a rule in each of the gaps. */
static void check_shoulders(Checks *c, const Headline *h, const char *what)
{
    const HeadLine *title = NULL;
    size_t gaps = 0;
    for (size_t i = 0; i < h->n; i++)
        title = h->at[i].tag == TAG_HEADLINE ? &h->at[i] : title;
    const Len left = title->text.x, right = left + title->text.measure - title->text.line->slack;
    for (size_t i = 0; i < h->n; i++) {
        const HeadLine *line = &h->at[i];
        if (!at_shoulder(h, line))
            continue;
        const RowLine *t = &line->text;
        const Len em = t->para->style.em, slight = h->title_size / 8;
        CHECK_AT(c, above(line) >= above(title) - slight && below(line) <= below(title) + slight, "%s: %.2f pt", what,
                 len_to_pt(above(line)));
        CHECK_AT(c, line->tag == TAG_KICKER ? t->x + t->measure + em <= left : t->x >= right + em, "%s: at %.2f pt",
                 what, len_to_pt(t->x));
        gaps += i == 0 || h->at[i - 1].id != line->id;
    }
    check_shoulder_rules(c, h, title, gaps, what);
}

/* A block is whole lines. No joint of it is as wide as a line and a quarter, the top not as half a line and a quarter;
 * below a byline, which stands on the grid, there is one line. */
static void check_block(Checks *c, const Layout *l, const Headline *h, const char *what)
{
    CHECK_INT(c, h->height % l->pitch, 0);
    CHECK_INT(c, h->height, h->lines * l->pitch);
    Len bottom = 0;
    if (h->shoulders)
        check_shoulders(c, h, what);
    for (size_t i = 0; i < h->n; i++) {
        if (at_shoulder(h, &h->at[i]))
            continue;
        Len white = above(&h->at[i]) - bottom, most = i ? l->pitch * 5 / 4 : l->pitch;
        CHECK_AT(c, white > 0 && white <= most, "%s: %.2f pt above line %d", what, len_to_pt(white), (int)i);
        bottom = below(&h->at[i]);
    }
    Len rest = h->height - bottom;
    CHECK_AT(c, rest >= l->pitch / 2 && rest <= l->pitch * 3 / 2, "%s: %.2f pt below", what, len_to_pt(rest));
    const HeadLine *last = &h->at[h->n - 1];
    if (last->tag == TAG_BYLINE) {
        CHECK_INT(c, (last->text.y - l->first_baseline) % l->pitch, 0);
        CHECK_INT(c, h->height - (last->text.y - l->first_baseline), 2 * l->pitch);
    }
}

static void test_white(Checks *c, Bench *b, const Layout *l)
{
    static const char *const fronts[] = {"",
                                         "byline: 本报记者 甲\n",
                                         "kicker: 新春走基层\nbyline: 本报记者 甲\n",
                                         "deck: 已惠及四县十二乡\n",
                                         "kicker: 新春走基层\ndeck: 群众满意度达九成八\nbyline: 本报记者 甲\n",
                                         "kicker: 引题\ndeck: 副题\nbyline: 甲\nsummary: 提要在这里，只有一行。\n"};
    for (size_t f = 0; f < sizeof fronts / sizeof *fronts; f++)
        for (int level = 0; level <= LEVEL_OF_WIDTH; level++)
            for (int n = 1; n <= l->columns; n++)
                for (int k = 4; k <= 18; k += 7) {
                    ArticleSet *s = titled(b, l, k, fronts[f]);
                    check_block(c, l, article_headline(s, n, level),
                                arena_printf(b->arena, "level %d over %d: %s", level, n, fronts[f]));
                }
}

/* A short title over a whole page: kicker and deck stand at its shoulders, where they leave less white than above and
 * below it; never in English, whose kickers stand above. */
static void test_shoulders(Checks *c, Bench *b, const Layout *l)
{
    const char *front = "kicker: 新春走基层\ndeck: 群众满意度达九成八\n";
    const Headline *h = article_headline(titled(b, l, 8, front), l->columns, 0);
    CHECK(c, h->shoulders);
    const Headline *narrow = article_headline(titled(b, l, 8, front), 2, 1);
    CHECK(c, !narrow->shoulders);
    const Headline *bare = article_headline(titled(b, l, 8, ""), l->columns, 0);
    CHECK(c, !bare->shoulders && h->lines <= bare->lines);
    Article *english = bench_article(b, "kicker: Gyp\ndeck: High and dry\nlang: en\n", "Text.\n", LANG_EN);
    english->title = "Short and sweet";
    CHECK(c, !article_headline(bench_set(b, l, english), l->columns, 0)->shoulders);
}

/* A line that make-up gives opens the joints together: none takes more than that line, what stands lower never stands
 * higher, the byline stays on the grid. */
static void test_opening(Checks *c, Bench *b, const Layout *l)
{
    ArticleSet *s = titled(b, l, 12, "kicker: 引题\ndeck: 副题\nbyline: 甲\n");
    const Headline *h = article_headline(s, 2, 1);
    Len before = 0;
    int joints = 0;
    for (size_t i = 0; i < h->n; i++) {
        Len down = headline_opened(s->c, h, h->at[i].text.y, h->at[i].opening, 1, false) - h->at[i].text.y;
        CHECK(c, down >= before && down - before < l->pitch);
        joints += down > before;
        before = down;
    }
    CHECK_INT(c, joints, 4); /* above the kicker, the title, the deck and the byline */
    CHECK_INT(c, before, l->pitch);
}

/* Lines that open a bare title's block stand above and below it: nowhere more of them than half, or one is over. */
static void test_opening_shared(Checks *c, Bench *b, const Layout *l)
{
    for (int level = 0; level < HEADLINE_LEVELS; level++)
        for (int more = 1; more <= MOST_OPENED; more++) {
            ArticleSet *s = titled(b, l, 6, "");
            const Headline *h = article_headline(s, 3, level);
            const HeadLine *first = &h->at[0], *last = &h->at[h->n - 1];
            const Len by = headline_opened(s->c, h, first->text.y, first->opening, more, false) - first->text.y;
            const Len over = above(first) + by, under = h->height + more * l->pitch - below(last) - by;
            const int whole = (int)((over + under) / l->pitch), most = (whole + 1) / 2;
            CHECK_AT(c, over / l->pitch <= most && under / l->pitch <= most, "level %d, %d more: %.2f and %.2f pt",
                     level, more, len_to_pt(over), len_to_pt(under));
        }
}

/* A title with kicker and deck at its shoulders has as much white above as below, to a line, however far it is opened.
 */
static void test_opening_shouldered(Checks *c, Bench *b, const Layout *l)
{
    int seen = 0;
    for (int level = 0; level < HEADLINE_LEVELS; level++)
        for (int n = 3; n <= l->columns; n++)
            for (int more = 0; more <= MOST_OPENED; more++) {
                ArticleSet *s = titled(b, l, 8, "kicker: 新春走基层\ndeck: 群众满意度达九成八\n");
                const Headline *h = article_headline_given(s, n, level, more, 0);
                Len over = 0, under = 0;
                for (size_t i = 0; i < h->n; i++) {
                    const HeadLine *line = &h->at[i];
                    const Len by = headline_opened(s->c, h, line->text.y, line->opening, more, false) - line->text.y;
                    over = line->tag == TAG_HEADLINE ? above(line) + by : over;
                    under = line->tag == TAG_HEADLINE ? h->height + more * l->pitch - below(line) - by : under;
                }
                seen += h->shoulders;
                const Len apart = over > under ? over - under : under - over;
                CHECK_AT(c, !h->shoulders || apart <= l->pitch, "level %d over %d, %d more: %.2f and %.2f pt", level, n,
                         more, len_to_pt(over), len_to_pt(under));
            }
    CHECK(c, seen > 0);
}

/* A block that is given lines, in all ways. */
typedef struct Given {
    ArticleSet *s;
    int columns, level, more;
    const Headline *own, *given;
} Given;

/* Each of them; returns of how many the check says so. */
static int each_given(Checks *c, Bench *b, const Layout *l, bool (*check)(Checks *c, const Given *g))
{
    static const char *const fronts[] = {"", "byline: 甲\n", "kicker: 新春走基层\ndeck: 群众满意度达九成八\n"};
    int n = 0;
    for (size_t f = 0; f < sizeof fronts / sizeof *fronts; f++)
        for (int level = 0; level < HEADLINE_LEVELS; level++)
            for (int columns = 1; columns <= l->columns; columns++)
                for (int more = 0; more <= MOST_OPENED; more++) {
                    Given g = {titled(b, l, 8, fronts[f]), columns, level, more, NULL, NULL};
                    g.own = article_headline(g.s, columns, level);
                    g.given = article_headline_given(g.s, columns, level, more, 0);
                    n += check(c, &g);
                }
    return n;
}

static bool has_its_place(Checks *c, const Given *g)
{
    CHECK(c, g->more || g->given == g->own);
    CHECK_INT(c, g->given->lines, g->own->lines);
    CHECK_INT(c, g->given->title_size, g->own->title_size);
    CHECK(c, article_headline_given(g->s, g->columns, g->level, g->more, 0) == g->given);
    return g->given != g->own;
}

/* What stands for a block that is given lines is as high and as large: another has its place on the page. A short title
 * that would stand in so much white is letter-spaced. */
static void test_given(Checks *c, Bench *b, const Layout *l)
{
    CHECK(c, each_given(c, b, l, has_its_place) > 0);
}

static bool is_held(Checks *c, const Given *g)
{
    const Len size = g->own->title_size, most = size + size / 6, width = article_width(g->s, g->columns);
    const Headline *h = article_headline_given(g->s, g->columns, g->level, g->more, most);
    const int left = g->more - (h->lines - g->own->lines);
    CHECK(c, h->title_size >= size && h->title_size <= most);
    CHECK(c, h->lines >= g->own->lines && left >= 0);
    CHECK(c, h == g->given || h->fits);
    CHECK(c, h == g->given || head_white(g->s->c, h, width, 0, left, false) <
                                  head_white(g->s->c, g->given, width, 0, g->more, false));
    return h->title_size > size;
}

/* A title that may be larger is never larger than that, nor than its width bears, takes no more of the page than its
 * block is given, and leaves less white. One of a size that its editor wants stays. */
static void test_stretched(Checks *c, Bench *b, const Layout *l)
{
    CHECK(c, each_given(c, b, l, is_held) > 0);
    ArticleSet *pinned = titled(b, l, 8, "headline: {size: 20pt}\n");
    for (int more = 0; more <= MOST_OPENED; more++)
        CHECK_INT(c, article_headline_given(pinned, 4, 1, more, 30 * LEN_PT)->title_size, 20 * LEN_PT);
}

/* A rule on each side of a part: half way down it, half an em of it away at least and as long, clear of all other
 * lines. */
static bool is_part_ruled(Checks *c, const Given *g, GroupTag tag)
{
    const Headline *h = headline_ruled(g->s, g->own, g->columns, tag);
    const Len width = article_width(g->s, g->columns);
    if (!h)
        return false;
    CHECK(c, !h->shoulders && h->n_bars == g->own->n_bars + 2);
    const Rect *at[2] = {&h->bars[h->n_bars - 2].at, &h->bars[h->n_bars - 1].at};
    Len top = LEN_MAX, foot = 0;
    CHECK(c, at[0]->y == at[1]->y && at[0]->x > 0 && at[1]->x + at[1]->w < width);
    for (size_t i = 0; i < h->n; i++) {
        const HeadLine *line = &h->at[i];
        const Len wide = line->text.measure - line->text.line->slack, left = (width - wide) / 2;
        const Len half = line->text.para->style.em / 2;
        if (line->tag != tag) {
            const bool label = line->text.para->style.align == ALIGN_LEFT; /* in the corner: none runs close below it */
            const Len close = label ? g->s->c->layout->pitch : 0;
            CHECK(c, at[0]->y < above(line) - close || at[0]->y > below(line) + close ||
                         (label && at[0]->x > line->text.x + wide));
            continue;
        }
        top = above(line) < top ? above(line) : top;
        foot = below(line) > foot ? below(line) : foot;
        CHECK(c, at[0]->w >= half && at[1]->w >= half);
        CHECK(c, at[0]->x + at[0]->w + half <= left + 1 && at[1]->x >= left + wide + half - 1);
    }
    CHECK(c, at[0]->y > top + (foot - top) / 3 && at[0]->y < foot - (foot - top) / 3);
    CHECK(c, head_white(g->s->c, h, width, 0, g->more, false) <= head_white(g->s->c, g->own, width, 0, g->more, false));
    return true;
}

static bool is_ruled(Checks *c, const Given *g)
{
    return is_part_ruled(c, g, TAG_HEADLINE);
}

static bool are_others_ruled(Checks *c, const Given *g)
{
    const bool kicker = is_part_ruled(c, g, TAG_KICKER), deck = is_part_ruled(c, g, TAG_DECK);
    return kicker && deck;
}

static void test_ruled(Checks *c, Bench *b, const Layout *l)
{
    CHECK(c, each_given(c, b, l, is_ruled) > 0);
    CHECK(c, each_given(c, b, l, are_others_ruled) > 0);
    int n = 0;
    for (int level = 0; level < HEADLINE_LEVELS; level++) /* a label stands in the corner, as high as a small title */
        for (int columns = 2; columns <= l->columns; columns++) {
            Given g = {titled(b, l, 5, "column: 手边资料\n"), columns, level, 0, NULL, NULL};
            g.own = g.given = article_headline(g.s, columns, level);
            n += is_ruled(c, &g);
        }
    CHECK(c, n > 0);
    CHECK(c, !headline_ruled(titled(b, l, 8, ""), article_headline(titled(b, l, 8, ""), 1, 2), 1,
                             TAG_HEADLINE)); /* no room */
}

/* With text beside it the block begins with the text: less than half a line above its first line, however far it is
 * opened; the white goes to the joints below, all but half a line of which stay above its foot; the byline stays on the
 * grid. */
static void test_opening_beside(Checks *c, Bench *b, const Layout *l)
{
    static const char *const fronts[] = {"", "kicker: 引题\n", "deck: 副题\nbyline: 甲\n",
                                         "kicker: 引题\ndeck: 副题\nbyline: 甲\n"};
    for (size_t f = 0; f < sizeof fronts / sizeof *fronts; f++)
        for (int level = 0; level < HEADLINE_LEVELS; level++)
            for (int more = 0; more <= 2; more++) {
                ArticleSet *s = titled(b, l, 8, fronts[f]);
                const Headline *h = article_headline(s, 2, level);
                Len first = 0, bottom = 0;
                for (size_t i = 0; i < h->n; i++) {
                    Len y = headline_opened(s->c, h, h->at[i].text.y, h->at[i].opening, more, true);
                    Len down = y - h->at[i].text.y;
                    const Len top = y - (h->at[i].text.y - above(&h->at[i])), white = top - bottom;
                    first = i ? first : top;
                    CHECK(c, h->at[i].tag != TAG_BYLINE || down == more * l->pitch);
                    CHECK_AT(c, i == 0 || (white >= l->pitch / 4 && white <= (more + 1) * l->pitch * 5 / 4),
                             "%.2f pt above line %d, level %d: %s", len_to_pt(white), (int)i, level, fronts[f]);
                    bottom = top + h->at[i].text.para->style.em;
                }
                CHECK(c, bottom <= h->height + more * l->pitch - l->pitch / 2);
                CHECK_AT(c, first >= 0 && first < l->pitch / 2, "%.2f pt above, level %d: %s", len_to_pt(first), level,
                         fronts[f]);
            }
}

/* Where a page that stands has white beside a title: each step spaces it wider, up to three times what the scale has at
 * four characters, one and a half em at two; never a longer one wider than a shorter one. */
static void test_wide_tracking(Checks *c, Bench *b, const Layout *l)
{
    Len shorter[SPACED_MOST + 1] = {0};
    for (int k = 2; k <= 24; k++) {
        Len before = 0;
        for (Spacing spacing = SPACED_AS_SCALE; spacing <= SPACED_MOST; spacing++) {
            TitleRange r = layout_title(l, l->columns, 3);
            r.spaced = spacing;
            const Title t = title_set(titled(b, l, k, ""), &r, layout_span(l, l->columns));
            if (!t.fits || t.lines.n > 1)
                return;
            const Len each = (t.widest - k * t.size) / (k - 1);
            CHECK_AT(c, each >= before, "%d characters, step %d: %.2f pt", k, spacing, len_to_pt(each));
            CHECK_AT(c, k == 2 || each <= shorter[spacing], "%d characters, step %d: %.2f pt", k, spacing,
                     len_to_pt(each));
            CHECK(c, each <= t.size * 3 / 2 && (k < 4 || each <= t.size * 3 / 4) && (k < 21 || !each));
            before = shorter[spacing] = each;
        }
    }
}

/* Letter-spacing by the number of characters, and by nothing else: ⅓ em at 4, ¼ em at 5 and 6, none from 7 on; only
 * where the scale says so, only where all of it has room. */
static void test_tracking(Checks *c, Bench *b, const Layout *l)
{
    static const double ems[] = {0, 0, 1, 1. / 2, 1. / 3, 1. / 4, 1. / 4, 0, 0};
    for (int level = 0; level < HEADLINE_LEVELS; level++)
        for (int n = 2; n <= l->columns; n++)
            for (int k = 2; k <= 8; k++) {
                TitleRange r = layout_title(l, n, level);
                Title t = title_set(titled(b, l, k, ""), &r, layout_span(l, n));
                if (!t.fits || t.lines.n > 1)
                    continue;
                Len each = (Len)(t.size * ems[k]), spaced = k * t.size + (k - 1) * each;
                Len want = spaced <= layout_span(l, n) ? spaced : k * t.size;
                CHECK_AT(c, t.widest - want <= LEN_PT / 4 && want - t.widest <= LEN_PT / 4,
                         "%d characters of %.1f pt: %.2f pt wide, not %.2f", k, len_to_pt(t.size), len_to_pt(t.widest),
                         len_to_pt(want));
            }
    for (int k = 7; k <= 15; k++) { /* longer ones where they would leave white: less each, the more they are */
        TitleRange r = layout_title(l, l->columns, 2);
        r.spaced = SPACED_MORE;
        Title t = title_set(titled(b, l, k, ""), &r, layout_span(l, l->columns));
        const Len each = (t.widest - k * t.size) / (k - 1), most = t.size / (k < 9 ? 4 : k < 11 ? 6 : 8);
        CHECK_AT(c, k < 15 ? each > 0 && each <= most : each == 0, "%d characters: %.2f pt", k, len_to_pt(each));
    }
    test_wide_tracking(c, b, l);
    TitleRange narrow = layout_title(l, 1, 2);
    CHECK(c, !narrow.fill);
    CHECK_INT(c, title_set(titled(b, l, 3, ""), &narrow, l->measure).widest, 3 * narrow.size);
}

static const HeadLine *find(const Headline *h, GroupTag tag)
{
    for (size_t i = 0; i < h->n; i++)
        if (h->at[i].tag == tag)
            return &h->at[i];
    return NULL;
}

/* A summary of one line stands in the middle, as its title; a longer one is justified. */
static void test_summary(Checks *c, Bench *b, const Layout *l)
{
    const HeadLine *one = find(article_headline(titled(b, l, 9, "summary: 只有一行的提要。\n"), 3, 1), TAG_PARA);
    CHECK(c, one && one->text.para->style.align == ALIGN_CENTER && one->text.line->slack > 0);
    const char *front = arena_printf(b->arena, "summary: %s\n", bench_paragraph(b, 1, 90));
    const HeadLine *more = find(article_headline(titled(b, l, 9, front), 3, 1), TAG_PARA);
    CHECK(c, more && more->text.para->style.align == ALIGN_JUSTIFY);
}

/* 栏目: half a line below it, or two characters beside it where the title leaves room; a short rule under it, as long
 * as itself; or white on a black tag around it. */
static void test_label(Checks *c, Bench *b, const Layout *l)
{
    Layout *tagged = arena_dup(b->arena, l, sizeof *l);
    tagged->label = LABEL_TAG;
    for (int level = 0; level < HEADLINE_LEVELS; level++)
        for (int kind = 0; kind < 4; kind++) {
            const bool tag = kind % 2, broad = kind / 2;
            const Layout *use = tag ? tagged : l;
            const Headline *h = article_headline(titled(b, use, 9, "column: 读报常识\n"), broad ? 5 : 2, level);
            const HeadLine *label = find(h, TAG_KICKER), *title = find(h, TAG_HEADLINE);
            CHECK_INT(c, h->n_bars, 1);
            const Rect *bar = &h->bars[0].at;
            Len size = label->text.para->style.em, width = 4 * size;
            Len beside = title->text.line->slack / 2 - bar->w;
            CHECK(c, above(title) - (bar->y + bar->h) >= l->pitch / 2 || beside >= 2 * size);
            CHECK(c, bar->x == 0 && bar->w >= width && bar->w <= width + size);
            if (tag)
                CHECK(c, bar->y < above(label) && bar->y + bar->h > below(label) && label->text.x > 0);
            else
                CHECK(c, bar->y > below(label) && bar->h < size / 4);
            CHECK_INT(c, label->text.para->pieces[0].style.color, tag ? 0xFFFFFF : 0);
            CHECK_INT(c, label->opening, h->bars[0].opening);
            if (broad && level > 0)
                CHECK(c, beside >= 2 * size && h->lines == article_headline(titled(b, use, 9, ""), 5, level)->lines);
        }
}

/* Boxes: 11 characters in a column of 13, the same white beside and between them, a character at least; a tint of 10 %
 * or more, which newsprint keeps. */
static void test_boxes(Checks *c, Bench *b, const Layout *l)
{
    Article *a = bench_article(b, "box: true\n", "正文。\n", LANG_ZH_HANS);
    const ArticleSet *s = bench_set(b, l, a);
    Len em = l->elements[EL_BODY].size;
    CHECK_INT(c, article_measure(s), 11 * em);
    for (int n = 1; n <= l->columns; n++) {
        Len left = article_column_x(s, n, 0), end = article_column_x(s, n, n - 1) + article_measure(s);
        Len right = layout_span(l, n) - end;
        CHECK_AT(c, left >= em && right - left >= 0 && right - left <= n + 1, "%.2f and %.2f pt", len_to_pt(left),
                 len_to_pt(right));
        for (int k = 1; k < n; k++)
            CHECK_INT(c, article_column_x(s, n, k) - article_column_x(s, n, k - 1) - article_measure(s), left);
        Len width = article_width(s, n);
        CHECK(c, width + 2 * left == layout_span(l, n));
    }
    CHECK_AT(c, (l->tint & 0xFF) <= 0xFF * 90 / 100, "%06x", (unsigned)l->tint);
}

/* Tibetan: what hangs below a line of a title never meets what rises from the next; the block is whole lines. */
static void test_tibetan(Checks *c, Bench *b)
{
    const Layout *l = bench_layout(b, "broadsheet", LANG_BO, 0);
    Article *a = bench_article(b, "", "ཀ།\n", LANG_BO);
    a->title = "བོད་ལྗོངས་ཉིན་རེའི་ཚགས་པར་གྱི་གསལ་བྱེད་སུམ་ཅུ་སྒྲུབ་ཐབས།";
    for (int n = 1; n <= l->columns; n++) {
        const Headline *h = article_headline(bench_set(b, l, a), n, 2);
        CHECK_INT(c, h->height, h->lines * l->pitch);
        for (size_t i = 0; i + 1 < h->n; i++) {
            const RowLine *upper = &h->at[i].text, *lower = &h->at[i + 1].text;
            Len room = lower->y - upper->y, ink = para_line_ink(b->text, upper->para, upper->line).below +
                                                  para_line_ink(b->text, lower->para, lower->line).above;
            CHECK_AT(c, room > ink, "%d columns: %.2f pt for %.2f", n, len_to_pt(room), len_to_pt(ink));
        }
    }
}

/* English: a quarter of an em hangs below a title, three quarters of one rise from what follows; white is between. */
static void test_descenders(Checks *c, Bench *b, const Layout *l)
{
    Article *a = bench_article(b, "kicker: Gyp\ndeck: High and dry\nlang: en\n", "Text.\n", LANG_EN);
    a->title = "Gypsy judge enjoys spying";
    for (int level = 0; level < HEADLINE_LEVELS; level++)
        for (int n = 2; n <= l->columns; n++) {
            const Headline *h = article_headline(bench_set(b, l, a), n, level);
            for (size_t i = 0; i + 1 < h->n; i++) {
                Len hangs = len_mul(h->at[i].text.para->style.em, 24, 100);
                Len rises = len_mul(h->at[i + 1].text.para->style.em, 76, 100);
                Len white = h->at[i + 1].text.y - h->at[i].text.y - hangs - rises;
                CHECK_AT(c, white > l->pitch / 10, "level %d over %d: %.2f pt", level, n, len_to_pt(white));
            }
        }
}

/* A title of just a size, so that it is no twin of its neighbour's 碰题: in the lines that its block is given, or not
 * at all. */
static void test_sized(Checks *c, Bench *b, const Layout *l)
{
    enum { BRIEF = 3, MORE = 1, APART = MAKEUP_TWIN_SIZE + LEN_PT / 2 };
    int sized = 0;
    for (int k = 4; k <= 12; k++) {
        ArticleSet *s = titled(b, l, k, "");
        const Headline *own = article_headline(s, 1, BRIEF);
        const Len size = own->title_size + APART;
        const Headline *h = own->fits ? article_headline_sized(s, 1, BRIEF, MORE, size) : NULL;
        if (!h)
            continue;
        sized++;
        CHECK_INT(c, h->title_size, size);
        CHECK_AT(c, h->fits && h->lines >= own->lines && h->lines <= own->lines + MORE, "%d characters", k);
    }
    CHECK(c, sized > 0);
    CHECK(c, !article_headline_sized(titled(b, l, 8, ""), 1, BRIEF, MORE, 60 * LEN_PT)); /* a column bears no 头条 */
    CHECK(c, !article_headline_sized(titled(b, l, 8, "headline: {size: 20pt}\n"), 1, BRIEF, MORE, 24 * LEN_PT));
}

int main(void)
{
    Checks c = {0};
    Bench b;
    if (!bench_open(&b))
        return 1;
    const Layout *l = bench_layout(&b, "broadsheet", LANG_ZH_HANS, 0);
    test_levels(&c, &b, l);
    test_empty_vertical_title(&c, &b, l);
    test_levels(&c, &b, bench_layout(&b, "tabloid", LANG_ZH_HANS, 0));
    test_white(&c, &b, l);
    test_white(&c, &b, bench_layout(&b, "tabloid", LANG_ZH_HANS, 0));
    test_shoulders(&c, &b, l);
    test_opening(&c, &b, l);
    test_opening_shared(&c, &b, l);
    test_descenders(&c, &b, l);
    test_opening_shouldered(&c, &b, l);
    test_given(&c, &b, l);
    test_stretched(&c, &b, l);
    test_ruled(&c, &b, l);
    test_sized(&c, &b, l);
    test_opening_beside(&c, &b, l);
    test_tracking(&c, &b, l);
    test_summary(&c, &b, l);
    test_label(&c, &b, l);
    test_boxes(&c, &b, l);
    test_tibetan(&c, &b);
    CHECK_INT(&c, diag_errors(b.diag), 0);
    bench_close(&b);
    return CHECK_END(&c);
}
