/* The nearest of a pin that a cut page holds (overset/cut_pins.h): the page is cut with it as the next build would. */
#include "overset/cut_pins.h"

#include "arrange/headline_pins.h"
#include "arrange/headline_room.h"
#include "arrange/picture_pins.h"
#include "diag/phrase.h"
#include "floats/figures.h"
#include "galley/parts.h"
#include "overset/left_out.h"
#include "overset/overset.h"
#include "setting/float_set.h"

#include <string.h>

/* Does the piece stand in the arrangement, with so many of its floats at least, its picture's or title's pins had? */
static bool stands(IssueBuild *quiet, const PageJob *job, const PieceVec *pieces, const PageMakeup *a,
                   const Article *of, size_t floats)
{
    for (size_t i = 0; i < a->makeup->n; i++) {
        const MakeupPiece *p = &pieces->ptr[a->makeup->at[i].block];
        if (p->set->article != of)
            continue;
        if (floats)
            picture_pins_report(quiet, job, p, a->plans[i]);
        else
            headline_pins_report(quiet, job, p, a->plans[i]);
        return p->set->n_floats >= floats && !diag_errors(quiet->d);
    }
    return false;
}

bool cut_pins_hold(IssueBuild *b, const PageJob *job, const PieceVec *whole, size_t i, MakeupPiece as, size_t floats)
{
    IssueBuild quiet = *b;
    PageMakeup a;
    if (!floats && headline_room_lacks(b, job, whole, i, as)) /* then that is told, and nothing cut for it */
        return false;
    quiet.d = diag_new();
    quiet.holds = NULL;
    quiet.trial = true;
    memset(&quiet.overset, 0, sizeof quiet.overset);
    memset(&quiet.carried, 0, sizeof quiet.carried);
    PieceVec pieces = pieces_with(whole, i, as);
    MakeupPiece *rests = ARENA_ARRAY(b->arena, MakeupPiece, pieces.len + 1);
    bool found = arrange_holds(&quiet, job, &pieces, &a) ||
                 (b->issue->overset == OVERSET_CUT && left_out_settle(&quiet, job, false, &pieces, rests, &a));
    found = found && stands(&quiet, job, &pieces, &a, as.set->article, floats);
    vec_free(&pieces);
    vec_free(&quiet.overset);
    vec_free(&quiet.carried);
    diag_free(quiet.d);
    return found;
}

/* Is there no time for more trials? Then nobody knows whether a size would do. */
static bool is_over(const IssueBuild *b)
{
    return b->time->nearest <= 0;
}

static const char *none_found(const IssueBuild *b)
{
    return phrase(b->arena, "no size that the page holds was found in the time for trials: make it far smaller, or "
                            "leave the key out");
}

/* ---- pictures ---- */

static void seek_of(IssueBuild *b, const PageJob *job, const PieceVec *whole, OversetNote *n)
{
    const size_t at = pieces_find(whole, n->article);
    if (at == whole->len || !n->floats)
        return;
    const ArticleSet *set = whole->ptr[at].set;
    PictureSeek s = picture_seek(b, job, whole, at, cut_pins_hold);
    n->nearest = ARENA_ARRAY(b->arena, const char *, n->floats);
    bool known = true; /* of those before */
    for (int i = 0; i < n->floats && known; i++) {
        s.at = set->n_floats - (size_t)n->floats + (size_t)i;
        known =
            picture_pins_key(&set->floats[s.at]).src && (n->nearest[i] = picture_nearest(&s, set->floats[s.at].source));
    }
}

void cut_pins_seek_pictures(IssueBuild *b, const PageJob *job, const PieceVec *whole, size_t first)
{
    for (size_t i = first; i < b->overset.len; i++)
        seek_of(b, job, whole, &b->overset.ptr[i]);
}

void cut_pins_tell_pictures(IssueBuild *b, const PageJob *job, const PieceVec *whole, const PieceVec *pieces)
{
    for (size_t i = 0; i < whole->len; i++) {
        const ArticleSet *set = whole->ptr[i].set;
        if (pieces_find(pieces, set->article) < pieces->len)
            continue;
        PictureSeek s = picture_seek(b, job, whole, i, cut_pins_hold);
        for (s.at = (size_t)whole->ptr[i].from_float; s.at < set->n_floats; s.at++) {
            const Span key = picture_pins_key(&set->floats[s.at]);
            if (!key.src || diag_is_told(b->d, key))
                continue;
            const char *words = picture_held_free(&s) ? picture_nearest(&s, set->floats[s.at].source) : NULL;
            if (words || is_over(b)) /* else it would be left out in any size */
                diag_error(b->d, key, DIAG_PICTURE_NO_ROOM, job_page(b, job).text,
                           words ? phrase(b->arena, "the nearest that works: %s", words) : none_found(b));
        }
    }
}

/* ---- titles ---- */

/* Could the page hold the piece with a title so large, everything cut as short as may be? */
static bool may_hold(IssueBuild *b, const PageJob *job, const PieceVec *whole, size_t i, Len size)
{
    PieceVec pieces = pieces_with(whole, i, piece_titled(whole->ptr[i], size));
    const bool may = overset_may_settle(b, job, &pieces);
    vec_free(&pieces);
    return may;
}

static bool is_held(IssueBuild *b, const PageJob *job, const PieceVec *whole, size_t i, Len size)
{
    return b->time->nearest > 0 && cut_pins_hold(b, job, whole, i, piece_titled(whole->ptr[i], size), 0);
}

/* A size that the page holds with the piece, the largest as near as few trials find it; 0: none. */
static Len largest_held(IssueBuild *b, const PageJob *job, const PieceVec *whole, size_t i, Len pinned)
{
    enum { CLOSER = 2, LEAST = 8 * LEN_PT };
    Len low = 0, high = pinned;
    for (Len size = LEAST; high - low > LEN_PT && (low || size == LEAST); size = low + (high - low) / 2) {
        size = size / LEN_PT * LEN_PT;
        if (may_hold(b, job, whole, i, size))
            low = size;
        else
            high = size;
    }
    high = low;
    while (low >= LEAST && !is_held(b, job, whole, i, low)) {
        high = low;
        low = low * 3 / 4 / LEN_PT * LEN_PT;
    }
    for (int t = 0; t < CLOSER && low >= LEAST && high - low > LEN_PT; t++) {
        const Len size = (low + high) / 2 / LEN_PT * LEN_PT;
        if (is_held(b, job, whole, i, size))
            low = size;
        else
            high = size;
    }
    return low >= LEAST ? low : 0;
}

void cut_pins_tell_titles(IssueBuild *b, const PageJob *job, const PieceVec *whole, const PieceVec *pieces)
{
    for (size_t i = 0; i < whole->len; i++) {
        const Article *a = whole->ptr[i].set->article;
        Len pinned;
        if (pieces_find(pieces, a) < pieces->len || !headline_room_size(&whole->ptr[i], &pinned))
            continue;
        const Len size = largest_held(b, job, whole, i, pinned);
        if (size || is_over(b)) /* else it would be left out in any */
            diag_error(b->d, a->pins.headline.size_span, DIAG_HEADLINE_NO_ROOM, job_page(b, job).text,
                       size ? phrase(b->arena, "the nearest is headline: {size: %s}", headline_points(b->arena, size))
                            : none_found(b));
    }
}
