/* Pictures among vertical columns (floats/tier_pictures.h). */
#include "floats/tier_pictures.h"

#include "floats/figures.h"
#include "setting/float_set.h"

Rect tier_picture_frame(const TierGrid *g, const TierPicture *p)
{
    Len between = g->pitch - g->em, middle = g->pitch - g->pitch / 2; /* edges as the columns' own */
    return (Rect){p->from * g->pitch + middle - g->em / 2, p->tier * g->step, p->columns * g->pitch - between,
                  (p->tiers - 1) * g->step + g->measure};
}

int tier_pictures_taken(const TierPicture *p, size_t n, int first, int last)
{
    int taken = 0;
    for (size_t i = 0; i < n; i++)
        if (p[i].tier <= first && last < p[i].tier + p[i].tiers && p[i].from + p[i].columns > taken)
            taken = p[i].from + p[i].columns;
    return taken;
}

/* As low as may be, left of what it is read before. */
static bool find_room(const TierGrid *g, const TierPicture *others, size_t n, TierPicture *p)
{
    for (p->tier = g->tiers - p->tiers; p->tier >= 0; p->tier--) {
        p->from = 0;
        for (int t = p->tier; t < p->tier + p->tiers; t++) {
            const int taken = tier_pictures_taken(others, n, t, t);
            p->from = taken > p->from ? taken : p->from;
        }
        if (p->from + p->columns <= g->columns)
            return true;
    }
    return false;
}

/* The columns in which it loses least; 0: in none as little as it may. */
static int columns_borne(const ArticleSet *s, const ResolvedFloat *f, const TierGrid *g, int tiers)
{
    int best = 0, least = FIGURE_NOT_BORNE;
    for (int n = 1; n <= g->columns; n++) {
        Rect frame = tier_picture_frame(g, &(TierPicture){0, tiers, 0, n});
        int lost = figure_loss(s, f, frame.w, frame.h);
        if (lost < least) {
            least = lost;
            best = n;
        }
    }
    return best;
}

/* The fewest in which it is as high as the tier: it is narrower than they, in their middle; or all. */
static int columns_around(const ArticleSet *s, const ResolvedFloat *f, const TierGrid *g)
{
    for (int n = 1; n < g->columns; n++) {
        Rect frame = tier_picture_frame(g, &(TierPicture){0, 1, 0, n});
        if (figure_fills(s, f, frame.w, frame.h))
            return n;
    }
    return g->columns;
}

bool tier_pictures_place(const ArticleSet *s, const TierGrid *g, bool loose, TierPicture *out)
{
    for (size_t i = s->n_tier_pictures; i-- > 0;) {
        const ResolvedFloat *f = s->tier_pictures[i].source;
        const TierPicture *placed = out + i + 1;
        const size_t n = s->n_tier_pictures - i - 1;
        bool stands = false;
        for (int tiers = 1; tiers <= g->tiers && !stands; tiers++) {
            out[i] = (TierPicture){.tiers = tiers, .columns = columns_borne(s, f, g, tiers)};
            stands = out[i].columns && find_room(g, placed, n, &out[i]);
        }
        if (!stands && loose) {
            out[i] = (TierPicture){.tiers = 1, .columns = columns_around(s, f, g)};
            stands = find_room(g, placed, n, &out[i]);
        }
        if (!stands)
            return false;
    }
    return true;
}
