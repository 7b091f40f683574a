/* The ways to set a piece (fitting/ways.h). The heights that a picture size fills are found once for each width; levels
 * of the headline only add their lines. */
#include "fitting/ways.h"

#include "base/order.h"
#include "headline/title.h"
#include "fitting/hole.h"
#include "fitting/offers.h"
#include "fitting/rough.h"

#include <assert.h>
#include <limits.h>

/* Text beside a headline, not below it; in columns that aren't the grid's, in how many ways. */
enum { SMALLER = 1 /* a point */, BESIDES = 2, BESIDE_OPENED = 1, LEAST_LEAD = 3, LEAST_HEAD = 2, BROKEN_TEXTS = 2 };
enum { PICTURE_SIZES = MOST_WIDEN - LEAST_WIDEN + 1 };
/* BODY_RANK: from it on pieces are the body of the page or briefs. LEAST_DEEP: lines of a column below a headline. */
enum { BODY_RANK = 4, LEAST_DEEP = 3 };

/* Has the title a size of the level in this width? */
static bool title_fits(MakeupPiece p, int columns, int level)
{
    return p.from_page || body_is_vertical(p.set) || piece_headline(p, columns, level)->fits;
}

/* The levels that a piece of this rank may have: setting titles is the dearest part of the ways. */
static void levels_of_rank(const Offers *o, MakeupPiece p, int rank, int *first, int *last)
{
    int wanted = p.from_page ? -1 : title_level(p.set);
    if (wanted >= 0) {
        *first = *last = wanted;
        return;
    }
    bool least = p.from_page || p.set->article->advert; /* never larger than what the paper itself says */
    *last = rank == 0 ? 1 : MAKEUP_LEVELS - 1;
    bool second = rank < o->body && !article_is_picture_story(p.set);
    *first = least ? MAKEUP_LEVELS - 1 : rank == 0 ? 0 : second ? 1 : 2;
    *last = *last < *first ? *first : *last;
}

/* A headline over next to no text: not so wide. Pictures and what has no rows may be. */
static int widest(MakeupPiece p, int columns, bool rough)
{
    const FlowText *text = piece_text(p, 1);
    int left = text->lines - (text->own ? text->at[0].lines[FLOW_NATURAL] : 0);
    int lines = rough ? rough_lines(left) : left, most = larger(lines / LEAST_DEEP, 1);
    return (int)p.set->n_floats > p.from_float || most >= columns || !left ? columns : most;
}

/* Columns that its pictures ask for: the piece is not set narrower. */
static int narrowest(MakeupPiece p, int columns)
{
    int most = !p.from_page && (title_is_vertical(p.set, 2) || article_is_picture_story(p.set)) ? 2 : 1;
    for (size_t i = (size_t)p.from_float; i < p.set->n_floats; i++)
        if (p.set->floats[i].kind == FLOAT_FIGURE)
            most = larger(most, p.set->floats[i].asked);
    return most < columns ? most : columns;
}

/* Does a picture stand beside the headline, as high as it? */
static bool hangs_at_top(const Arrangement *a)
{
    return a->n_floats && a->floats[0].line == 0;
}

/* How a headline over the first n of the columns looks: its hole, a title smaller than over all of them. */
static int beside_cost(MakeupPiece p, int columns, int n, int level)
{
    Arrangement a;
    const Headline *all = piece_headline(p, columns, level), *h = piece_headline(p, n, level);
    if (!headline_may_stand(p, columns, n, level) ||
        !arrangement_make(p, columns, (Way){.level = level, .beside = n}, 0, INT_MAX, &a))
        return HEIGHT_NONE;
    Len smaller = all->title_size > h->title_size ? all->title_size - h->title_size : 0;
    return OFFER_BESIDE + headline_cost(&a, level, 0, 0) + SMALLER * (int)(smaller / LEN_PT);
}

/* Would the headline have a hole only by what it opens? */
static bool opens_hole(const Arrangement *a, int level, int opened)
{
    return hole_is_large(headline_hole(a, level, 0, opened)) && !hole_is_large(headline_hole(a, level, 0, 0));
}

/* The headline over the first n columns, pictures in the sizes that stand beside it. */
static void offer_beside_over(Offers *o, MakeupPiece p, int columns, int n, int level, int lines)
{
    Arrangement a;
    int widen[PICTURE_SIZES], sizes = arrangement_sizes(p, columns, level, widen);
    for (int i = 0; i < sizes; i++) {
        Way way = {.level = level, .widen = widen[i], .beside = n};
        if (!arrangement_make(p, columns, way, 0, INT_MAX, &a) || a.hollow || (i > 0 && !hangs_at_top(&a)))
            continue;
        const int opened = a.title_lines || o->rough || opens_hole(&a, level, BESIDE_OPENED) ? 0 : BESIDE_OPENED;
        for (; way.opened <= opened; way.opened++) {
            const Heights h = heights_find(p, columns, way, lines, o->rough);
            if (h.least <= h.most && arrangement_make(p, columns, way, 0, INT_MAX, &a))
                offer_way(o, &h, &a, columns, way);
        }
        if (i == 0 && hangs_at_top(&a))
            return;
    }
}

/* A vertical title with text below it. */
static void offer_under(Offers *o, MakeupPiece p, int columns, int level, int lines)
{
    const Headline *h = p.from_page ? NULL : piece_headline(p, columns, level);
    if (h && h->columns_taken && headline_may_stand(p, columns, h->columns_taken, level))
        offer_beside_over(o, p, columns, h->columns_taken, level, lines);
}

/* Do pictures stand beside the headline in all columns that it leaves, so that none of text is as high as the piece? */
static bool is_flanked(const Arrangement *a)
{
    for (int c = a->head_columns; c < a->columns; c++)
        if (!a->top[c])
            return false;
    return hangs_at_top(a);
}

/* The headline over the columns that a picture beside it leaves, in the sizes in which that leaves a smaller hole. */
static void offer_flanked(Offers *o, MakeupPiece p, int columns, int level, int lines, int most)
{
    int widen[PICTURE_SIZES], sizes = arrangement_sizes(p, columns, level, widen);
    for (int i = 0; i < sizes && p.set->n_floats > (size_t)p.from_float; i++) {
        Arrangement a;
        Way way = {.level = level, .widen = widen[i]};
        if (!arrangement_make(p, columns, way, 0, INT_MAX, &a) || !a.n_floats)
            continue;
        way.beside = a.floats[0].column;
        if (way.beside < LEAST_HEAD || beside_cost(p, columns, way.beside, level) >= most ||
            !arrangement_make(p, columns, way, 0, INT_MAX, &a) || a.hollow || !is_flanked(&a))
            continue;
        const Heights h = heights_find(p, columns, way, lines, o->rough);
        if (h.least <= h.most)
            offer_way(o, &h, &a, columns, way);
    }
}

/* A headline that would leave a hole at its sides: over fewer columns, in the best ways. */
static void offer_beside(Offers *o, MakeupPiece p, int columns, int level, int lines)
{
    Arrangement a;
    int cost[MOST_COLUMNS + 1], most = 0, least = level ? LEAST_HEAD : LEAST_LEAD;
    if (columns <= least || p.from_page || !arrangement_make(p, columns, (Way){.level = level}, 0, INT_MAX, &a))
        return;
    most = headline_cost(&a, level, 0, 0);
    for (int n = least; n < columns && most; n++)
        cost[n] = beside_cost(p, columns, n, level);
    if (most)
        offer_flanked(o, p, columns, level, lines, most);
    for (int k = 0; k < BESIDES && most; k++) {
        int best = least;
        for (int n = least; n < columns; n++)
            best = cost[n] < cost[best] ? n : best;
        if (cost[best] >= most)
            return;
        offer_beside_over(o, p, columns, best, level, lines);
        cost[best] = HEIGHT_NONE;
    }
}

/* The text in columns of another measure: one fewer than the grid's 破栏, or a single one 长栏. Only at
 * heights that it fills. */
static void offer_broken(Offers *o, MakeupPiece p, int columns, int level, Heights found[BROKEN_TEXTS], int lines)
{
    const int text[BROKEN_TEXTS] = {columns - 1, 1};
    for (int i = 0; i < BROKEN_TEXTS; i++) {
        Way way = {.level = level, .text = text[i]};
        Arrangement a;
        if ((i && text[i] == text[0]) || !piece_breaks_columns(p, columns, text[i]) ||
            !arrangement_make(p, columns, way, 0, INT_MAX, &a))
            continue;
        if (!found[i].lines)
            found[i] = heights_find(p, columns, way, lines, o->rough);
        offer_way(o, &found[i], &a, columns, way);
    }
}

/* The headline over the first n columns, 0: over all, the text in broad ones, pictures in their sizes. found: heights
 * of each, which depend on the level when text stands beside the headline; all zero: not known. */
static void offer_broad_below(Offers *o, MakeupPiece p, int columns, int n, int level, Heights *found, int lines)
{
    int widen[PICTURE_SIZES], sizes = arrangement_sizes(p, columns, level, widen);
    for (int i = 0; i < sizes; i++) {
        const Way way = {.level = level, .widen = widen[i], .beside = n, .text = columns / 2};
        Arrangement a;
        if (!arrangement_make(p, columns, way, 0, INT_MAX, &a) || a.hollow)
            continue;
        if (!found[i].lines)
            found[i] = heights_find(p, columns, way, lines, o->rough);
        offer_way(o, &found[i], &a, columns, way);
    }
}

/* Columns that would be sticks two and two as one 长栏, so that a headline over some of them, pictures keep to the
 * grid. Other numbers of them are tried when the piece stands (plan_new). */
static void offer_broad(Offers *o, MakeupPiece p, int columns, int level, Heights *found, int lines)
{
    enum { FEW = 36 /* lines a column: with pictures among them they may be too many */ };
    Arrangement a;
    const FlowText *text = piece_text(p, columns);
    if (columns % 2 || text->lines < FEW * columns || text_stretch(text) <= MAKEUP_TALLEST ||
        !piece_may_broaden(p, columns, columns / 2) || text_step(p.set, columns, columns / 2) != 2 ||
        !arrangement_make(p, columns, (Way){.level = level}, 0, INT_MAX, &a))
        return;
    offer_broad_below(o, p, columns, 0, level, found, lines);
    const int most = headline_cost(&a, level, 0, 0);
    int best = 0, least = most;
    for (int n = level ? 2 : 4; n < columns && most; n += 2) {
        const int cost = beside_cost(p, columns, n, level);
        if (cost < least) {
            least = cost;
            best = n;
        }
    }
    Heights beside[PICTURE_SIZES] = {0};
    if (best)
        offer_broad_below(o, p, columns, best, level, beside, lines);
}

/* All levels over so many columns, or those that the title fits. Only beside a vertical title does the text's height
 * depend on the level. */
static void offer_width(Offers *o, MakeupPiece p, int columns, int rank, int lines, bool any)
{
    Heights found[PICTURE_SIZES] = {0}, broken[BROKEN_TEXTS] = {0}, broad[PICTURE_SIZES] = {0};
    bool vertical = !p.from_page && title_is_vertical(p.set, columns), known = false;
    int first, last;
    levels_of_rank(o, p, rank, &first, &last);
    if (any && last < MAKEUP_LEVELS - 1 && title_level(p.set) < 0)
        last = MAKEUP_LEVELS - 1;
    for (int level = first; level <= last; level++) {
        if (!any && !title_fits(p, columns, level))
            continue;
        int widen[PICTURE_SIZES], n = arrangement_sizes(p, columns, level, widen);
        o->before = o->n;
        for (int i = 0; i < n; i++) {
            Way way = {.level = level, .widen = widen[i]};
            Arrangement a;
            if (!known || vertical)
                found[i] = heights_find(p, columns, way, lines, o->rough);
            if (arrangement_make(p, columns, way, 0, INT_MAX, &a))
                offer_way(o, &found[i], &a, columns, way);
        }
        known = true;
        if (vertical)
            offer_under(o, p, columns, level, lines);
        else
            offer_beside(o, p, columns, level, lines);
        offer_broken(o, p, columns, level, broken, lines);
        offer_broad(o, p, columns, level, broad, lines);
    }
}

/* Has the page room for one of the ways? */
static bool stands(const Offers *o, int lines)
{
    for (size_t i = 0; i < o->n; i++)
        if (o->at[i].least <= lines)
            return true;
    return false;
}

/* Pictures that leave their text no room in any way give way to it: narrower than their columns, nothing cut off. */
static void offer_shrunk(Offers *o, MakeupPiece p, int columns, int rank, int lines, bool any)
{
    int first, last, least, most;
    Way way = {.widen = SHRUNK};
    levels_of_rank(o, p, rank, &first, &last);
    arrangement_range(p, columns, way, &least, &most);
    if (!least) /* none can */
        return;
    for (way.level = first; way.level <= (any ? MAKEUP_LEVELS - 1 : last); way.level++) {
        Arrangement a;
        Heights h = heights_find(p, columns, way, lines, o->rough);
        if ((any || title_fits(p, columns, way.level)) && h.least <= h.most &&
            arrangement_make(p, columns, way, least, INT_MAX, &a))
            offer_way(o, &h, &a, columns, way);
    }
}

/* Has the page room for one of those over so many columns? */
static bool stands_over(const Offers *o, int columns, int lines)
{
    for (size_t i = 0; i < o->n; i++)
        if (o->at[i].columns == columns && o->at[i].least <= lines)
            return true;
    return false;
}

/* Pictures too broad for the text of a whole page: narrower still, lest the piece stands over fewer columns, which
 * allow such, and the others stay white. */
static void offer_narrower(Offers *o, MakeupPiece p, int columns, int rank, int lines)
{
    int first, last;
    levels_of_rank(o, p, rank, &first, &last);
    for (int widen = LEAST_WIDEN - 1; widen >= NARROWEST_WIDEN && !stands_over(o, columns, lines); widen--)
        for (int level = first; level <= last; level++) {
            Way way = {.level = level, .widen = widen};
            Arrangement a;
            const Heights h = heights_find(p, columns, way, lines, o->rough);
            if (title_fits(p, columns, level) && h.least <= h.most && arrangement_make(p, columns, way, 0, INT_MAX, &a))
                offer_way(o, &h, &a, columns, way);
        }
}

/* A piece that none of the ways leaves room for: its pictures give way; its title, when it is too long for every level,
 * has any. */
static void offer_for_want(Offers *o, MakeupPiece p, int rank, int least, int most, int columns, int lines)
{
    for (int w = least; w <= most && !stands(o, lines); w++)
        offer_shrunk(o, p, w, rank, lines, false);
    for (int w = 1; w <= columns && !o->n; w++)
        offer_width(o, p, w, rank, lines, true);
    for (int w = least; w <= most && !stands(o, lines); w++)
        offer_shrunk(o, p, w, rank, lines, true);
}

PlanShape shape_of(const MakeupPlaced *p)
{
    int side = p->notch == MAKEUP_NOTCH_BOTTOM_LEFT ? -1 : p->notch == MAKEUP_NOTCH_BOTTOM_RIGHT;
    return (PlanShape){p->at.columns, p->at.lines, side, p->notch_columns, p->notch_lines, 0};
}

static int all_lines(const MakeupPiece *pieces, size_t n, bool rough)
{
    int sum = 0;
    for (size_t i = 0; i < n; i++)
        sum += rough ? rough_lines(plan_lines_left(pieces[i])) : plan_lines_left(pieces[i]);
    return sum;
}

/* Advertisements come after all articles, whatever the order they are listed in: they never lead. */
static int rank_of(const MakeupPiece *pieces, size_t n, size_t i)
{
    const bool advert = pieces[i].set->article->advert;
    int rank = 0;
    for (size_t k = 0; k < n; k++)
        rank += pieces[k].set->article->advert == advert ? k < i : advert;
    return rank;
}

/* Has the editor pinned its title to a size that looks more important than the body's? */
static bool is_pinned_large(MakeupPiece p)
{
    enum { BODY = 2 /* level */ };
    const Layout *l = p.set->c->layout;
    return !p.from_page && !p.set->article->advert && l->n_levels > BODY &&
           title_pinned_size(p.set) > l->levels[BODY].size + MAKEUP_INVERTED;
}

/* The rank from which on stories are the body of the page: those above a title that is pinned large may be second
 * stories, or it is out of order with all of them. */
static int body_rank(const MakeupPiece *pieces, size_t n)
{
    int body = BODY_RANK;
    for (size_t i = 0; i < n; i++)
        if (is_pinned_large(pieces[i]))
            body = larger(body, rank_of(pieces, n, i));
    return body;
}

static MakeupBlock *blocks_of(Arena *a, const MakeupPiece *pieces, size_t n, int columns, int lines, bool rough)
{
    assert(columns >= 1 && columns <= MOST_COLUMNS && lines >= 1 && lines <= MOST_LAYOUT_LINES);
    MakeupBlock *blocks = ARENA_ARRAY(a, MakeupBlock, n + 1);
    bool little = all_lines(pieces, n, rough) < columns * lines / 2;
    const int body = body_rank(pieces, n);
    for (size_t i = 0; i < n; i++) {
        const Article *article = pieces[i].set->article;
        Offers o = {
            .arena = a, .rough = rough && rough_can(piece_text(pieces[i], 1)), .page = columns * lines, .body = body};
        int asked = pieces[i].from_page || article->span > columns ? 0 : article->span;
        const int rank = rank_of(pieces, n, i);
        o.leads = rank == 0 && !article->advert && !pieces[i].from_page;
        int most = asked ? asked : little ? columns : widest(pieces[i], columns, o.rough);
        int least = asked ? asked : narrowest(pieces[i], columns);
        most = larger(least, most) < columns ? larger(least, most) : columns;
        for (int w = least; w <= most; w++)
            offer_width(&o, pieces[i], w, rank, lines, false);
        if (most == columns && (int)pieces[i].set->n_floats > pieces[i].from_float)
            offer_narrower(&o, pieces[i], columns, rank, lines);
        offer_for_want(&o, pieces[i], rank, least, most, columns, lines);
        blocks[i] = (MakeupBlock){.rank = rank,
                                  .ways = o.at,
                                  .n_ways = o.n,
                                  .advert = article->advert,
                                  .continued = pieces[i].from_page > 0,
                                  .span = pieces[i].from_page ? 0 : article->span};
    }
    return blocks;
}

MakeupBlock *ways_of_pieces(Arena *a, const MakeupPiece *pieces, size_t n, int columns, int lines)
{
    return blocks_of(a, pieces, n, columns, lines, false);
}

MakeupBlock *ways_in_classes(Arena *a, const MakeupPiece *pieces, size_t n, int columns, int lines)
{
    return blocks_of(a, pieces, n, columns, lines, true);
}

void ways_to_stay(Arena *a, MakeupPiece piece, int columns, int lines, MakeupBlock *block)
{
    assert(columns >= 1 && columns <= MOST_COLUMNS);
    Offers o = {.arena = a, .body = BODY_RANK};
    for (size_t i = 0; i < block->n_ways; i++)
        offer(&o, block->ways[i]);
    offer_width(&o, piece, columns, BODY_RANK, lines, true);
    block->ways = o.at;
    block->n_ways = o.n;
}
