/* Pictures and tables among vertical columns (floats/tier_floats.h). */
#include "floats/tier_floats.h"

#include "floats/figures.h"
#include "floats/tables.h"

Rect tier_float_frame(const TierGrid *g, const TierFloat *p)
{
    Len between = g->pitch - g->em, middle = g->pitch - g->pitch / 2; /* edges as the columns' own */
    return (Rect){p->from * g->pitch + middle - g->em / 2, p->tier * g->step, p->columns * g->pitch - between,
                  (p->tiers - 1) * g->step + g->measure};
}

int tier_floats_taken(const TierFloat *p, size_t n, int first, int last)
{
    int taken = 0;
    for (size_t i = 0; i < n; i++)
        if (p[i].tier <= first && last < p[i].tier + p[i].tiers && p[i].from + p[i].columns > taken)
            taken = p[i].from + p[i].columns;
    return taken;
}

static bool is_table(const ArticleSet *s, size_t i)
{
    return s->tier_floats[i].kind == FLOAT_TABLE;
}

int tier_float_white(ArticleSet *s, size_t i, Rect frame)
{
    return is_table(s, i) ? table_white(s, &s->tier_floats[i], frame.w, frame.h)
                          : figure_white(s, s->tier_floats[i].source, frame.w, frame.h);
}

void tier_float_compose(ArticleSet *s, size_t i, Rect frame, ItemVec *out)
{
    if (is_table(s, i))
        table_compose_in(s, &s->tier_floats[i], frame, out);
    else
        figure_compose_in(s, &s->tier_floats[i], frame, out);
}

/* As low as may be, left of what it is read before. */
static bool find_room(const TierGrid *g, const TierFloat *others, size_t n, TierFloat *p)
{
    for (p->tier = g->tiers - p->tiers; p->tier >= 0; p->tier--) {
        p->from = 0;
        for (int t = p->tier; t < p->tier + p->tiers; t++) {
            const int taken = tier_floats_taken(others, n, t, t);
            p->from = taken > p->from ? taken : p->from;
        }
        if (p->from + p->columns <= g->columns)
            return true;
    }
    return false;
}

static Rect frame_over(const TierGrid *g, int tiers, int columns)
{
    return tier_float_frame(g, &(TierFloat){0, tiers, 0, columns});
}

/* The columns in which a picture loses least; 0: in none as little as it may, or as large as it should be. */
static int figure_columns_borne(const ArticleSet *s, size_t i, const TierGrid *g, int tiers)
{
    int best = 0, least = FIGURE_NOT_BORNE;
    for (int n = 1; n <= g->columns; n++) {
        Rect frame = frame_over(g, tiers, n);
        if (i == 0 && (frame.w < g->least_width || (int64_t)frame.w * frame.h < g->least_area))
            continue;
        int lost = figure_loss(s, s->tier_floats[i].source, frame.w, frame.h);
        if (lost < least) {
            least = lost;
            best = n;
        }
    }
    return best;
}

/* The fewest in which a table is as low as the tiers, each of its cells in a line; where all are too narrow for that,
 * all. 0: it isn't as low. */
static int table_columns_borne(ArticleSet *s, size_t i, const TierGrid *g, int tiers, bool crowd)
{
    const Len natural = table_natural(s, &s->tier_floats[i]);
    for (int n = 1; n <= g->columns; n++) {
        Rect frame = frame_over(g, tiers, n);
        if ((frame.w >= natural || n == g->columns) && table_stands(s, &s->tier_floats[i], frame.w, frame.h, crowd))
            return n;
    }
    return 0;
}

/* The fewest in which a picture is as high as the tier: it is narrower than they, in their middle; or all. */
static int columns_around(const ArticleSet *s, size_t i, const TierGrid *g)
{
    for (int n = 1; n < g->columns; n++) {
        Rect frame = frame_over(g, 1, n);
        if (figure_fills(s, s->tier_floats[i].source, frame.w, frame.h))
            return n;
    }
    return g->columns;
}

bool tier_floats_place(ArticleSet *s, const TierGrid *g, bool loose, TierFloat *out)
{
    for (size_t i = s->n_tier_floats; i-- > 0;) {
        const TierFloat *placed = out + i + 1;
        const size_t n = s->n_tier_floats - i - 1;
        bool stands = false;
        for (int tiers = 1; tiers <= g->tiers && !stands; tiers++) {
            const int columns =
                is_table(s, i) ? table_columns_borne(s, i, g, tiers, loose) : figure_columns_borne(s, i, g, tiers);
            out[i] = (TierFloat){.tiers = tiers, .columns = columns};
            stands = columns && find_room(g, placed, n, &out[i]);
        }
        if (!stands && loose && !is_table(s, i)) {
            out[i] = (TierFloat){.tiers = 1, .columns = columns_around(s, i, g)};
            stands = find_room(g, placed, n, &out[i]);
        }
        if (!stands)
            return false;
    }
    return true;
}
