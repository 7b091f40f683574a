/* Titles so large that their page has no room for its articles (arrange/headline_room.h). */
#include "arrange/headline_room.h"

#include "arrange/arrange.h"
#include "arrange/headline_pins.h"
#include "diag/phrase.h"

bool headline_room_size(const MakeupPiece *p, Len *size)
{
    const char *pinned = p->set->article->pins.headline.size;
    return !p->from_page && !body_is_vertical(p->set) && pinned && layout_length(p->set->c->layout, pinned, size) &&
           *size > 0;
}

static bool holds_as(IssueBuild *b, const PageJob *job, const PieceVec *whole, size_t i, MakeupPiece as)
{
    PieceVec pieces = pieces_with(whole, i, as);
    PageMakeup a;
    const bool held = arrange_holds(b, job, &pieces, &a);
    vec_free(&pieces);
    return held;
}

bool headline_room_lacks(IssueBuild *b, const PageJob *job, const PieceVec *whole, size_t i, MakeupPiece as)
{
    return !holds_as(b, job, whole, i, as) && holds_as(b, job, whole, i, piece_titled(whole->ptr[i], TITLE_FREE));
}

static bool has_size(const MakeupPiece *p)
{
    Len size;
    return headline_room_size(p, &size);
}

static void set_title(MakeupPiece *p, Len size)
{
    *p = piece_titled(*p, size);
}

/* The largest size, to half a point, with which the page holds all and keeps its pins; 0: none. */
static Len largest_held(IssueBuild *b, const PageJob *job, const PieceVec *pieces, size_t i, Len pinned)
{
    enum { HALF = LEN_PT / 2, LEAST = 8 * LEN_PT };
    Len low = 0, high = (pinned + HALF - 1) / HALF * HALF;
    PageMakeup a;
    for (Len size = LEAST; high - low > HALF; size = low + (high - low) / 2 / HALF * HALF) {
        if (low == 0 && size != LEAST)
            return 0;
        set_title(&pieces->ptr[i], size);
        if ((size == LEAST ? arrange_can_hold : arrange_holds)(b, job, pieces, &a) &&
            arrange_keeps_pins(b, job, pieces, &a, PINNED_ALL))
            low = size;
        else
            high = size;
    }
    return low;
}

/* One at a time, the most important first, the others free until their turn comes. */
static void settle_sizes(IssueBuild *b, const PageJob *job, const PieceVec *pieces)
{
    PageMakeup a;
    for (size_t i = 0; i < pieces->len; i++) {
        const HeadlinePins *h = &pieces->ptr[i].set->article->pins.headline;
        Len pinned;
        if (!headline_room_size(&pieces->ptr[i], &pinned))
            continue;
        set_title(&pieces->ptr[i], 0);
        if (arrange_can_hold(b, job, pieces, &a))
            continue;
        const Len size = largest_held(b, job, pieces, i, pinned);
        set_title(&pieces->ptr[i], size ? size : TITLE_FREE);
        diag_error(b->d, h->size_span, DIAG_HEADLINE_NO_ROOM, job_page(b, job).text,
                   size ? phrase(b->arena, "the nearest is headline: {size: %s}", headline_points(b->arena, size))
                        : "leave the size out, or shorten the page's articles");
    }
}

void headline_room_check(IssueBuild *b, const PageJob *job, const PieceVec *pieces)
{
    PageMakeup a;
    bool any = false;
    for (size_t i = 0; i < pieces->len; i++)
        any |= has_size(&pieces->ptr[i]);
    if (!any || pieces->len > MAKEUP_MOST_BLOCKS || arrange_can_hold(b, job, pieces, &a))
        return;
    for (size_t i = 0; i < pieces->len; i++)
        if (has_size(&pieces->ptr[i]))
            set_title(&pieces->ptr[i], TITLE_FREE);
    const bool fits = arrange_can_hold(b, job, pieces, &a);
    for (size_t i = 0; i < pieces->len && !fits; i++) /* too full without them: what is over is told */
        if (has_size(&pieces->ptr[i]))
            set_title(&pieces->ptr[i], 0);
    if (fits)
        settle_sizes(b, job, pieces);
}
