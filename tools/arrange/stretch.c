/* Titles that may grow (arrange/stretch.h): the most important first, each as those before it have become. */
#include "arrange/stretch.h"

#include "base/order.h"
#include "fitting/hole.h"

/* What a title may be larger by than its level says; the lead's by a part of it. */
enum { STRETCH = 6 * LEN_PT, LEAD_PARTS = 6 };

/* A piece's headline, as the others' see it. */
typedef struct Sized {
    const MakeupArea *at;
    Plan *plan;
    int rank;
    Len title;
    bool vertical;
} Sized;

static bool is_beside(const MakeupArea *a, const MakeupArea *b)
{
    const int apart = a->line > b->line ? a->line - b->line : b->line - a->line;
    return apart <= MAKEUP_SAME_LINE && (a->column + a->columns == b->column || b->column + b->columns == a->column);
}

/* The most that one of the titles leaves another. */
static Len left_by(const Sized *other, const Sized *s)
{
    enum { STEP = LEN_PT / 2 };
    Len most = LEN_MAX;
    const bool above = !other->rank || other->plan->level < s->plan->level; /* its title stays the larger */
    if (other->rank < s->rank)
        most = above ? other->title - STEP : other->title + MAKEUP_INVERTED;
    const bool twins = !other->vertical && !s->vertical && other->title > s->title && is_beside(other->at, s->at);
    return twins ? smaller(most, other->title - MAKEUP_TWIN_SIZE - STEP) : most;
}

/* The most that all of them leave it. */
static Len most_of(const Sized *at, size_t n, const Sized *s)
{
    Len most = s->title + (s->rank ? STRETCH : s->title / LEAD_PARTS);
    for (size_t i = 0; i < n; i++)
        if (&at[i] != s && at[i].title)
            most = smaller(most, left_by(&at[i], s));
    return most;
}

static void stretch(const Sized *at, size_t n, Sized *s)
{
    const Len most = most_of(at, n, s);
    s->plan->headline = plan_headline(s->plan, most);
    s->title = s->plan->headline->title_size;
}

/* 碰题 that the search had to bear, as in a row of a group's briefs: the more important of two titles grows away. */
static void part_twins(const Sized *at, size_t n, Sized *s)
{
    enum { STEP = LEN_PT / 2 };
    for (size_t i = 0; i < n && !s->vertical; i++) {
        const Sized *less = &at[i];
        const Len size = less->title + MAKEUP_TWIN_SIZE + STEP;
        if (less->rank <= s->rank || !less->title || less->vertical || !is_beside(less->at, s->at) ||
            s->title >= size || s->title < less->title - MAKEUP_TWIN_SIZE || size > most_of(at, n, s))
            continue;
        const Headline *larger_one = plan_headline_sized(s->plan, size);
        if (larger_one) {
            s->plan->headline = larger_one;
            s->title = size;
        }
    }
}

/* Each that has a title of its own, the most important first. */
static void by_rank(Sized *at, size_t n, int last, void (*change)(const Sized *at, size_t n, Sized *s))
{
    for (int rank = 0; rank <= last; rank++)
        for (size_t i = 0; i < n; i++)
            if (at[i].rank == rank && at[i].title && !at[i].plan->piece.from_page)
                change(at, n, &at[i]);
}

void stretch_titles(const PageMakeup *a)
{
    Sized at[MAKEUP_MOST_BLOCKS];
    const size_t n = a->makeup->n;
    int last = 0;
    for (size_t i = 0; i < n; i++) {
        const MakeupPlaced *p = &a->makeup->at[i];
        const MakeupBlock *block = &a->blocks[p->block];
        const MakeupWay *way = &block->ways[p->way];
        at[i] = (Sized){&p->at, a->plans[i], block->rank, block->advert ? 0 : way->title, way->vertical_title};
        last = block->rank > last ? block->rank : last;
    }
    by_rank(at, n, last, stretch);
    by_rank(at, n, last, part_twins);
}

/* Rules beside its title, its kicker, its deck or both, where they part the largest white best. */
static void rule(Plan *p)
{
    static const GroupTag parts[][2] = {
        {TAG_HEADLINE, TAG_HEADLINE}, {TAG_KICKER, TAG_KICKER}, {TAG_DECK, TAG_DECK}, {TAG_KICKER, TAG_DECK}};
    const Headline *own = p->headline, *best = own;
    int least = plan_hole(p);
    for (size_t i = 0; i < sizeof parts / sizeof *parts; i++, p->headline = own) {
        p->headline = plan_headline_ruled(p, parts[i][0]);
        if (p->headline && parts[i][1] != parts[i][0])
            p->headline = plan_headline_ruled(p, parts[i][1]);
        const int hole = p->headline ? plan_hole(p) : least;
        best = hole < least ? p->headline : best;
        least = smaller(least, hole);
    }
    p->headline = best;
}

void rule_titles(const PageMakeup *a)
{
    for (size_t i = 0; i < a->makeup->n; i++) {
        Plan *p = a->plans[i];
        if (!p->piece.from_page && hole_is_large(plan_hole(p) + 1) && !a->blocks[a->makeup->at[i].block].advert)
            rule(p);
    }
}
