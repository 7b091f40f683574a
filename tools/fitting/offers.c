/* A piece's ways as make-up sees them (fitting/offers.h): runs of heights, with what each costs. */
#include "fitting/offers.h"

#include "base/order.h"
#include "fitting/hole.h"
#include "fitting/lead_picture.h"
#include "fitting/rough.h"
#include "fitting/ways.h"

#include <string.h>

enum { UNUSUAL = 4 };
/* A column fewer than the grid's has; the same of a long caption; columns so broad that they are no sticks, together.
 */
enum { BROKEN = 40, BROKEN_CAPTION = 4, BROAD = 10 };
enum {
    MOST_COST = 1500,
    EMPTY_LINE = 10, /* that much more for each column-line of white: the ill differ, too */
    MOST_EMPTY = 200,
    MOST_WHITE = 800,
    WHOLE = 400 /* what is offered for want of anything better */
};
enum { LEAD_PICTURE = 900 /* the lead's picture, next to nothing of its least size */ };
enum { DEEP = 8, SHALLOW = 2 /* a column, each line that its text lacks to be deep */ };
enum { OPENED = 5 /* a line that the headline opens, a column */ };

void offer(Offers *o, MakeupWay w)
{
    if (o->n == o->room) {
        o->room = o->room ? 2 * o->room : 64;
        MakeupWay *more = ARENA_ARRAY(o->arena, MakeupWay, o->room);
        if (o->n)
            memcpy(more, o->at, o->n * sizeof *more);
        o->at = more;
    }
    const int most = MOST_COST + (w.white < MOST_EMPTY ? w.white : MOST_EMPTY) * EMPTY_LINE;
    w.cost = w.cost < most ? w.cost : most; /* sums of a page's stay in the search's reckoning */
    o->at[o->n++] = w;
}

int text_stretch(const FlowText *t)
{
    int longest = 0, lines = 0;
    for (int u = 0; u < t->n; u++) {
        const Row *r = t->at[u].rows[FLOW_NATURAL];
        lines = row_breaks_column(r) ? 0 : lines + t->at[u].lines[FLOW_NATURAL];
        longest = lines > longest ? lines : longest;
    }
    return longest;
}

/* Column-lines of the largest picture. */
static int largest_picture(const Arrangement *a)
{
    int largest = 0;
    for (int i = 0; i < a->n_floats; i++) {
        const PlacedFloat *f = &a->floats[i];
        const FloatSet *set = article_float(a->piece.set, f->index, f->span);
        largest = larger(largest, f->span * set->picture);
    }
    return largest;
}

static int tallest_column(const Arrangement *a, int body, int stretch)
{
    int tallest = 0;
    if (a->broken > 1 && text_is_broad(a->piece.set, a->over, a->broken))
        return 0;
    for (int c = 0; c < a->columns; c++)
        tallest = larger(tallest, body - a->top[c]);
    return tallest < stretch ? tallest : stretch;
}

/* A broad block of next to no depth: its columns below the headline, pictures aside. */
static int shallow_cost(const Arrangement *a, int body)
{
    int deepest = 0;
    for (int c = 0; c < a->columns; c++)
        deepest = larger(deepest, body - a->top[c]);
    return deepest < DEEP ? SHALLOW * (DEEP - deepest) * (a->columns - 1) : 0;
}

/* Lines of white in the headline that give heights which the text can't fill, or only with more white at its feet. */
static int head_opens(const Heights *h, const Arrangement *a, int body)
{
    int opened = 0, next = body + 1;
    while (!a->title_columns && a->head && opened < PLAN_HEADLINE_SPARE && next < h->lines &&
           (h->cost[next] == HEIGHT_NONE || h->white[next])) {
        opened++;
        next++;
    }
    return opened;
}

/* The heights above one that the text fills, by a headline that opens for them: apart where the last line makes a hole.
 */
static void offer_opened(Offers *o, const Heights *h, const Arrangement *a, int level, MakeupWay way, int body,
                         int stretch)
{
    const int all = head_opens(h, a, body), around = (a->title_columns ? 0 : a->head) + 2 * a->box;
    MakeupWay w = way;
    w.id = 2 * way.id + (h->white[body] > 0);
    w.white = a->hollow + h->white[body];
    w.line_cost = 2 * OPENED * a->columns;
    w.text = body * (a->over - a->title_columns);
    w.tallest = tallest_column(a, body, stretch);
    w.opens = true;
    for (int from = 1, to; from <= all; from = to + 1) {
        const bool large = hole_is_large(headline_hole(a, level, body, from));
        for (to = from; to < all && hole_is_large(headline_hole(a, level, body, to + 1)) == large;)
            to++;
        w.cost = way.cost + h->cost[body] + shallow_cost(a, body) + OPENED * a->columns * (from * (from + 1) / 2) +
                 headline_cost(a, level, body, to) + hole_cost(TENTHS * a->hollow);
        w.least = body + from + around;
        w.most = body + to + around;
        offer(o, w);
    }
}

/* Runs of heights as ways: up to the height that suits it best, and from there on. */
static void offer_heights(Offers *o, const Heights *h, const Arrangement *a, int level, MakeupWay way)
{
    enum { ROUGH_RUN = 2 /* lines: costs of more are no line */ };
    int stretch = o->rough ? rough_lines(text_stretch(a->text)) : text_stretch(a->text),
        around = (a->title_columns ? 0 : a->head) + 2 * a->box;
    for (int from = h->least; from <= h->most;) {
        if (h->cost[from] == HEIGHT_NONE || (h->cost[from] > MOST_WHITE && o->n > o->before)) {
            from++;
            continue;
        }
        int to = from;
        bool falls = to < h->most && h->cost[to + 1] < h->cost[to];
        while (to < h->most && h->cost[to + 1] != HEIGHT_NONE && !(o->rough && to - from >= ROUGH_RUN) &&
               !h->white[to + 1] == !h->white[from] && (h->cost[to + 1] < h->cost[to]) == falls)
            to++;
        MakeupWay w = way;
        w.id = 2 * way.id + (h->white[from] > 0);
        w.white = a->hollow + larger(h->white[from], h->white[to]);
        w.least = from + around;
        w.most = to + around;
        w.cost += h->cost[from] + shallow_cost(a, from) + headline_cost(a, level, from, a->head_opened) +
                  hole_cost(TENTHS * a->hollow);
        w.line_cost = to > from ? (h->cost[to] - h->cost[from]) / (to - from) : 0;
        w.text = from * (a->over - a->title_columns);
        w.tallest = tallest_column(a, from, stretch);
        offer(o, w);
        if (!o->rough)
            offer_opened(o, h, a, level, way, to, stretch);
        from = to + 1;
    }
}

/* A text that is longer than a page is offered at the height that it would have: it is to be cut. */
static void offer_whole(Offers *o, const Arrangement *a, MakeupWay way)
{
    int lines = o->rough ? rough_lines(a->text->lines) : a->text->lines;
    way.least = way.most = heights_least(a, lines) + (a->title_columns ? 0 : a->head) + 2 * a->box;
    way.text = (way.least - (a->title_columns ? 0 : a->head)) * a->columns;
    way.tallest = way.least;
    way.id = 2 * way.id + 1;
    way.cost += WHOLE;
    offer(o, way);
}

/* A way as a number, and back. */
enum { ID_WIDEN = SHRUNK - NARROWEST_WIDEN + 1, ID_LEVELS = LEVEL_OF_WIDTH + 1, ID_COLUMNS = MOST_COLUMNS + 1 };
enum { ID_OPENED = PLAN_HEADLINE_SPARE + 1 };

static int id_of(Way w)
{
    int columns = (w.text * ID_OPENED + w.opened) * ID_COLUMNS + w.beside;
    return (columns * ID_LEVELS + w.level) * ID_WIDEN + w.widen - NARROWEST_WIDEN;
}

Way way_of(const MakeupWay *w)
{
    int id = w->id / 2, head = id / ID_WIDEN, columns = head / ID_LEVELS;
    int text = columns / ID_COLUMNS;
    return (Way){.level = head % ID_LEVELS,
                 .widen = id % ID_WIDEN + NARROWEST_WIDEN,
                 .beside = columns % ID_COLUMNS,
                 .text = text / ID_OPENED,
                 .opened = text % ID_OPENED};
}

/* Of text in columns that aren't the grid's: a long caption may; so may what would be sticks. */
static int broken_cost(const Arrangement *a, int columns, Way way)
{
    if (!way.text)
        return 0;
    if (article_is_picture_story(a->piece.set))
        return BROKEN_CAPTION * (columns - way.text);
    return piece_may_broaden(a->piece, columns, way.text) ? BROAD : BROKEN * (columns - way.text);
}

/* A width at a level, its pictures in one size. */
void offer_way(Offers *o, const Heights *h, const Arrangement *a, int columns, Way way)
{
    const Headline *head = arrangement_headline(a, way.level);
    MakeupWay w = {.columns = columns,
                   .level = way.level < MAKEUP_LEVELS ? way.level : MAKEUP_LEVELS - 1,
                   .cost = UNUSUAL * (way.widen < 0 ? -way.widen : way.widen) +
                           (way.beside ? OFFER_BESIDE + OPENED * way.opened * way.beside : 0) +
                           broken_cost(a, columns, way),
                   .title = a->title_lines ? head->under_size : head->title_size,
                   .head = head->lines,
                   .picture = largest_picture(a),
                   .vertical_title = a->title_columns || a->title_lines,
                   .id = id_of(way)};
    if (o->leads)
        w.cost += LEAD_PICTURE * lead_picture_lack(a, o->page) / LEAD_WHOLE;
    if (h->least <= h->most)
        offer_heights(o, h, a, way.level, w);
    else if (way.widen == 0 && !way.text)
        offer_whole(o, a, w);
}

bool way_leaves_white(const MakeupWay *w)
{
    return w->id % 2;
}
