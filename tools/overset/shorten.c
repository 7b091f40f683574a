/* How little must go, and from which articles, so that a page holds the rest. */
#include "overset/shorten.h"

#include "base/order.h"
#include <assert.h>
#include <string.h>

bool shorten_may_fit(IssueBuild *b, const PageJob *job, const Shortener *s, const PieceVec *pieces)
{
    PieceVec all = {0};
    PageMakeup made;
    bool can = true;
    for (size_t i = 0; i < pieces->len; i++) {
        const int most = s->most(b, &pieces->ptr[i]);
        Shortening cut = {.piece = pieces->ptr[i]};
        can = can && (!most || s->cut(b, &pieces->ptr[i], most, &cut));
        vec_push(&all, cut.piece);
    }
    const bool may = !can || arrange_holds(b, job, &all, &made);
    vec_free(&all);
    return may;
}

typedef struct Try {
    IssueBuild *b;
    const PageJob *job;
    const Shortener *s;
    PieceVec pieces; /* those of the page, some shortened */
    const PieceVec *whole;
    Shortening *out;
    PageMakeup *arrangement;
    int lost;             /* times that the page held all, but not where it is pinned; */
    int most;             /* as many are no fit, so that more is cut before a pin is given up */
    bool asked, hopeless; /* is_hopeless */
    bool closer;          /* trials are looked at for longer; */
    Pinned of;            /* what they keep */
} Try;

static bool fits_pinned(Try *t)
{
    if (!(t->closer ? arrange_can_hold : arrange_holds)(t->b, t->job, &t->pieces, t->arrangement))
        return false;
    if ((t->lost >= t->most && t->of == PINNED_PLACES) ||
        arrange_keeps_pins(t->b, t->job, &t->pieces, t->arrangement, t->of))
        return true;
    t->lost += !t->closer;
    return false;
}

/* The page with piece i shorter by so many lines; a piece that can be cut only elsewhere loses more. */
static bool fits_without(Try *t, size_t i, int lines)
{
    Shortening cut = {.lines = lines};
    if (!t->s->cut(t->b, &t->whole->ptr[i], lines, &cut))
        return false;
    t->pieces.ptr[i] = cut.piece;
    t->out[i] = cut;
    return fits_pinned(t);
}

/* What fitted last. */
typedef struct Fit {
    Shortening cut;
    PageMakeup arrangement;
} Fit;

static bool try_lines(Try *t, size_t i, int lines, Fit *best)
{
    bool fits = fits_without(t, i, lines);
    if (fits)
        *best = (Fit){t->out[i], *t->arrangement};
    return fits;
}

/* Asked once, before much is tried. */
static bool is_hopeless(Try *t)
{
    if (!t->asked)
        t->hopeless = !shorten_may_fit(t->b, t->job, t->s, t->whole);
    t->asked = true;
    return t->hopeless;
}

/* What a glance doesn't find there may be: between so many lines that are too few by their area and those that fitted,
 * looked for longer, as often as a page's time allows. */
static void look_closer(Try *t, size_t i, int low, Fit *best)
{
    t->pieces.ptr[i] = best->cut.piece;
    t->closer = true;
    t->of = arrange_keeps_pins(t->b, t->job, &t->pieces, &best->arrangement, PINNED_ALL) ? PINNED_ALL : PINNED_PLACES;
    for (int high = best->cut.lines; !t->b->trial && t->b->time->trials > 0 && high - low > 1;) {
        const int middle = low + (high - low) / 2;
        if (try_lines(t, i, middle, best))
            high = middle;
        else
            low = middle;
    }
    t->closer = false;
    t->of = PINNED_PLACES;
}

/* The last line that goes may be more than must: its paragraph can stand in a line less without all of it. With `fails`
 * characters less the page doesn't hold piece i, with best's it does. */
static void trim(Try *t, size_t i, size_t fails, Fit *best)
{
    while (t->s->trim && best->cut.characters > fails + 1) {
        const size_t middle = fails + (best->cut.characters - fails) / 2;
        Shortening cut = {0};
        t->s->trim(t->b, &t->whole->ptr[i], middle, &cut);
        t->pieces.ptr[i] = cut.piece;
        t->out[i] = cut;
        if (cut.characters < best->cut.characters && fits_pinned(t))
            *best = (Fit){cut, *t->arrangement};
        else
            fails = middle;
    }
}

/* Piece i as little shorter as can be. false: it is then as short as can be, and the page doesn't hold it. */
static bool shorten_one(Try *t, size_t i)
{
    Fit best;
    size_t fails = 0;
    int most = t->s->most(t->b, &t->whole->ptr[i]), low = 0;
    int need = arrange_least(t->b, t->job, &t->pieces) - arrange_room(t->job), high = need > 1 ? need : 1;
    high = high < most ? high : most;
    if (need <= 0 && is_hopeless(t)) /* there is room, but no arrangement */
        return false;
    for (int failed = 1; !try_lines(t, i, high, &best); failed++) {
        low = high;
        fails = t->out[i].characters;
        if (high == most || is_hopeless(t) || (failed == 2 && !fits_without(t, i, most)))
            return false;
        high += high / 2 + 2;
        high = high < most ? high : most;
    }
    while (high - low > 1) {
        int middle = low + (high - low) / 2;
        if (try_lines(t, i, middle, &best))
            high = middle;
        else {
            low = middle;
            fails = t->out[i].characters;
        }
    }
    if (need - 1 < low)
        look_closer(t, i, larger(need - 1, 0), &best);
    trim(t, i, fails, &best);
    t->out[i] = best.cut;
    t->pieces.ptr[i] = best.cut.piece;
    *t->arrangement = best.arrangement;
    return true;
}

/* The piece not tried yet that can lose most; pieces->len: none. */
static size_t next_longest(const Try *t, const bool *tried)
{
    size_t best = t->whole->len;
    int best_most = 0;
    for (size_t i = 0; i < t->whole->len; i++) {
        int most = tried[i] ? 0 : t->s->most(t->b, &t->whole->ptr[i]);
        if (most > best_most) {
            best_most = most;
            best = i;
        }
    }
    return best;
}

static bool shorten(Try *t)
{
    const size_t n = t->whole->len;
    bool *tried = ARENA_ARRAY(t->b->arena, bool, n + 1), fits = false;
    t->pieces.len = 0;
    for (size_t i = 0; i < n; i++)
        vec_push(&t->pieces, t->whole->ptr[i]);
    memset(t->out, 0, sizeof *t->out * n);
    for (size_t i; !fits && !t->hopeless && (i = next_longest(t, tried)) < n && (!t->most || t->lost < t->most);) {
        tried[i] = true;
        fits = shorten_one(t, i);
    }
    return fits;
}

bool shorten_to_fit(IssueBuild *b, const PageJob *job, const Shortener *s, PieceVec *pieces, Shortening *out,
                    PageMakeup *arrangement)
{
    enum { FOR_PINS = 8 };
    Try t = {.b = b,
             .job = job,
             .s = s,
             .whole = pieces,
             .out = out,
             .arrangement = arrangement,
             .most = FOR_PINS,
             .of = PINNED_PLACES};
    bool fits = shorten(&t);
    if (t.lost && (!fits || t.lost >= t.most)) { /* they can't be had, or for too much */
        t.most = t.lost = 0;
        fits = shorten(&t);
    }
    if (fits)
        memcpy(pieces->ptr, t.pieces.ptr, sizeof *pieces->ptr * pieces->len);
    vec_free(&t.pieces);
    return fits;
}
