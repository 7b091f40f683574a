/* Which articles are left out of a page (overset/left_out.h). A page is soon found that holds its articles, that none
 * does takes a whole search: so what must go is halved, not tried one by one, and what may come back comes together. */
#include "overset/left_out.h"

#include "arrange/pins.h"
#include "overset/jumps.h"
#include "overset/moved.h"
#include "overset/overset.h"

typedef struct Page {
    IssueBuild *b;
    const PageJob *job;
    bool jumps;
    PieceVec *pieces; /* that stand on it */
    PieceVec out;     /* that don't, the last that were taken out last */
    MakeupPiece *rests;
    PageMakeup *made;
    int no_room; /* column-lines that an article took at least which did not come back; 0: none yet */
} Page;

static void take_first(PieceVec *from, PieceVec *out)
{
    const size_t i = moved_first(from);
    vec_push(out, from->ptr[i]);
    pieces_take_out(from, i);
}

static bool settle(Page *p)
{
    if (p->jumps && jumps_settle(p->b, p->job, p->pieces, p->rests, p->made))
        return true;
    if (p->jumps && p->pieces->len > 1) /* the others may find room elsewhere */
        return false;
    return overset_settle(p->b, p->job, p->pieces, p->b->issue->overset == OVERSET_CUT, p->made);
}

/* Could the page hold its pieces without the first n to go, each as short as can be? */
static bool may_hold_without(const Page *p, size_t n)
{
    PieceVec some = {0}, out = {0};
    for (size_t i = 0; i < p->pieces->len; i++)
        vec_push(&some, p->pieces->ptr[i]);
    while (n--)
        take_first(&some, &out);
    const bool may = p->jumps ? jumps_may_settle(p->b, p->job, &some) : overset_may_settle(p->b, p->job, &some);
    vec_free(&some);
    vec_free(&out);
    return may;
}

/* How many must go at least, when it is one or more. */
static size_t least_out(const Page *p)
{
    size_t low = 0, high = p->pieces->len - 1;
    for (size_t n = 1; high - low > 1; n = low + (high - low) / 2) /* most often it is one */
        if (may_hold_without(p, n))
            high = n;
        else
            low = n;
    return high;
}

/* No pin says where it stands. */
static bool is_free(const Article *a)
{
    const Pins *p = &a->pins;
    return !a->span && !p->area_span.src && p->place == PIN_ANYWHERE && !p->fixed_span.src && !p->group && !p->after &&
           !p->beside && !p->headline.size_span.src;
}

static int least_of(const Page *p, size_t i)
{
    const PieceVec one = {.ptr = &p->out.ptr[i], .len = 1};
    return arrange_least(p->b, p->job, &one);
}

/* Has one as small had no room, with no more on the page? */
static bool is_known(const Page *p, size_t from, size_t to)
{
    for (size_t i = from; i < to; i++)
        if (p->no_room && least_of(p, i) >= p->no_room)
            return true;
    return false;
}

/* Did this one, as small as any so far, have no room? */
static void learn(Page *p, size_t i)
{
    if (is_free(p->out.ptr[i].set->article) && (!p->no_room || least_of(p, i) < p->no_room))
        p->no_room = least_of(p, i);
}

static bool fits_with(Page *p, size_t from, size_t to)
{
    PageMakeup with;
    const size_t own = p->pieces->len;
    if (is_known(p, from, to))
        return false;
    for (size_t i = to; i-- > from;) /* the most important went last */
        vec_push(p->pieces, p->out.ptr[i]);
    if (!arrange_holds(p->b, p->job, p->pieces, &with)) {
        p->pieces->len = own;
        if (to - from == 1)
            learn(p, from);
        return false;
    }
    *p->made = with;
    return true;
}

/* Of what went from `from` on before `to` as much comes back as there is room for, the most important first. */
static void put_back(Page *p, size_t from, size_t to)
{
    if (from == to)
        return;
    if (fits_with(p, from, to)) {
        for (size_t i = to; i-- > from;)
            pieces_take_out(&p->out, i);
        return;
    }
    const size_t middle = from + (to - from) / 2;
    if (to - from > 1) {
        put_back(p, middle, to);
        put_back(p, from, middle);
    }
}

/* An article for which there is no room at all, however the others are shortened. */
static void tell(Page *p, const MakeupPiece *piece)
{
    const Overset policy = p->b->issue->overset;
    if (piece->set->article->pins.filler) {
        pins_tell_filler(p->b, p->job, piece);
        return;
    }
    const bool moves =
        policy == OVERSET_EXTRA || (policy == OVERSET_JUMP && (size_t)p->job->number < p->b->issue->n_pages);
    if (moves)
        vec_push(&p->b->carried, *piece);
    else
        overset_whole(p->b, piece, policy == OVERSET_CUT);
}

bool left_out_settle(IssueBuild *b, const PageJob *job, bool jumps, PieceVec *pieces, MakeupPiece *rests,
                     PageMakeup *out)
{
    Page p = {.b = b, .job = job, .jumps = jumps, .pieces = pieces, .rests = rests, .made = out};
    bool settled = settle(&p), whole = false;
    for (size_t n = settled || pieces->len < 2 ? 0 : least_out(&p); n > 1; n--)
        take_first(pieces, &p.out);
    while (!whole && !settled && pieces->len > 1) {
        take_first(pieces, &p.out);
        whole = arrange_holds(b, job, pieces, out);
        settled = !whole && settle(&p);
    }
    if ((whole || settled) && p.out.len) /* the last that went is what the page can't hold */
        put_back(&p, 0, p.out.len - 1);
    if (whole || settled)
        arrange_in_earnest(b, job, pieces, out);
    for (size_t i = 0; i < p.out.len; i++)
        tell(&p, &p.out.ptr[i]);
    vec_free(&p.out);
    return whole || settled;
}
