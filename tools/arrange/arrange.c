/* Where the pieces of a page stand: make-up's search, or what makeup.lock.yaml keeps; then each is set in its place. */
#include "arrange/arrange.h"

#include "arrange/ads.h"
#include "arrange/context.h"
#include "compose/fold.h"
#include "base/order.h"
#include "fitting/hole.h"
#include "fitting/notched.h"
#include "arrange/joins.h"
#include "fitting/lead_picture.h"
#include "arrange/pins.h"
#include "arrange/search.h"
#include "arrange/stretch.h"
#include "fitting/ways.h"
#include <assert.h>
#include <string.h>

enum { KEPT_WHITE = 40 /* of so many lines, one more may be white */ };

int arrange_room(const PageJob *job)
{
    return job_layout(job)->columns * (job->lines + PIECE_GAP) - ads_room(job);
}

/* The least column-lines of a block, its pictures so broad; more than the page's when it can't be set so. */
static int least_area(const MakeupBlock *b, int widen, int lines, int room)
{
    int least = room + 1;
    for (size_t k = 0; k < b->n_ways; k++) {
        const MakeupWay *w = &b->ways[k];
        int area = w->columns * (w->least + PIECE_GAP);
        if (way_of(w).widen == widen && area < least && w->least <= lines)
            least = area;
    }
    return least;
}

/* Of all pieces, each with its pictures as it takes least (broad: most); what is pinned to an area takes that. */
static int area_of(IssueBuild *b, const PageJob *job, const PieceVec *pieces, bool broad)
{
    MakeupBlock *blocks = ways_of_pieces(b->arena, pieces->ptr, pieces->len, job_layout(job)->columns, job->lines);
    int sum = 0, room = arrange_room(job);
    if (pins_have_area(pieces))
        pins_set(b, job, pieces, blocks);
    for (size_t i = 0; i < pieces->len; i++) {
        const MakeupPiece *p = &pieces->ptr[i];
        if (p->set->article->pins.filler && !p->from_page) /* it may be left out */
            continue;
        int area = least_area(&blocks[i], 0, job->lines, room);
        for (int widen = NARROWEST_WIDEN; widen <= SHRUNK; widen++) {
            int other = least_area(&blocks[i], widen, job->lines, room);
            area = (broad ? other > area && other <= room : other < area) ? other : area;
        }
        if (blocks[i].fixed)
            area = blocks[i].area.columns * (blocks[i].area.lines + PIECE_GAP);
        sum += area;
    }
    return sum;
}

int arrange_least(IssueBuild *b, const PageJob *job, const PieceVec *pieces)
{
    return area_of(b, job, pieces, false);
}

int arrange_most(IssueBuild *b, const PageJob *job, const PieceVec *pieces)
{
    return area_of(b, job, pieces, true);
}

static bool is_piece(const LockPiece *l, const MakeupPiece *p)
{
    return l->from == p->from_page && strcmp(l->slug, p->set->article->slug) == 0;
}

/* The pieces' places of the lock, then those of advertisements; false: it has others. Which may be missing 补白,
 * make-up knows. */
static bool places_of_lock(Arena *a, const PageJob *job, const LockPage *lock, const PieceVec *pieces,
                           MakeupPlaced **out)
{
    static const MakeupCorner corner[] = {MAKEUP_NO_NOTCH, MAKEUP_NOTCH_BOTTOM_RIGHT, MAKEUP_NOTCH_BOTTOM_LEFT};
    *out = ARENA_ARRAY(a, MakeupPlaced, lock->n + ads_count(job) + 1);
    ads_placed(job, (int)pieces->len, *out + lock->n);
    for (size_t i = 0; i < lock->n; i++) {
        const LockPiece *l = &lock->pieces[i];
        size_t k = 0;
        while (k < pieces->len && !is_piece(l, &pieces->ptr[k]))
            k++;
        for (size_t m = 0; m < i; m++)
            if ((*out)[m].block == (int)k)
                return false;
        if (k == pieces->len)
            return false;
        (*out)[i] = (MakeupPlaced){.block = (int)k,
                                   .at = {l->column - 1, l->line - 1, l->columns, l->lines},
                                   .notch = corner[l->corner],
                                   .notch_columns = l->corner_columns,
                                   .notch_lines = l->corner_lines};
    }
    return true;
}

/* For make-up, which knows no text. */
typedef struct Fillers {
    const PieceVec *pieces;
    const MakeupBlock *blocks;
} Fillers;

static int fills(const void *own, const MakeupPlaced *at)
{
    const Fillers *f = own;
    return notched_fills(f->pieces->ptr[at->block], &f->blocks[at->block].ways[at->way], at);
}

/* The same for a page that is kept. */
static int holds_still(const void *own, const MakeupPlaced *at)
{
    const Fillers *f = own;
    return notched_holds(f->pieces->ptr[at->block], &f->blocks[at->block].ways[at->way], at);
}

static bool holds(const MakeupBlock *b, const MakeupPlaced *at)
{
    for (size_t k = 0; k < b->n_ways; k++)
        if (b->ways[k].columns == at->at.columns && b->ways[k].least <= at->at.lines)
            return true;
    return false;
}

/* Of a block's ways those at the level that its headline had, when one of them holds it. */
static void keep_level(Arena *a, MakeupBlock *b, const MakeupPlaced *at, int level)
{
    MakeupBlock same = *b;
    MakeupWay *ways = ARENA_ARRAY(a, MakeupWay, b->n_ways + 1);
    same.ways = ways;
    same.n_ways = 0;
    for (size_t k = 0; k < b->n_ways; k++)
        if (b->ways[k].level + 1 == level)
            ways[same.n_ways++] = b->ways[k];
    if (holds(&same, at))
        *b = same;
}

/* A page that still fits as it was is not made up again: what has grown is set more tightly in its place. kept: blocks
 * with the ways that it is set in. */
static Makeup *keep_page(IssueBuild *b, const PageJob *job, const PieceVec *pieces, const MakeupPage *of,
                         const PageJoins *joins, MakeupBlock **kept)
{
    MakeupPage copy = *of, *page = &copy;
    MakeupBlock *blocks = arena_dup(b->arena, of->blocks, sizeof *blocks * of->n_blocks);
    page->blocks = *kept = blocks;
    const Fillers own = {pieces, blocks};
    page->own = &own;
    page->fills = page->fills ? holds_still : NULL;
    const LockPage *lock = lock_page(b->issue->lock, job->number);
    MakeupPlaced *before;
    if (!lock || strcmp(lock->layout, job->layout) != 0 || lock->columns != page->columns ||
        lock->lines != page->lines || !places_of_lock(b->arena, job, lock, pieces, &before))
        return NULL;
    for (size_t i = 0; i < lock->n; i++) {
        MakeupBlock *block = &blocks[before[i].block];
        const int columns = before[i].at.columns;
        if (columns <= page->columns && !holds(block, &before[i]))
            ways_to_stay(b->arena, pieces->ptr[before[i].block], columns, page->lines, block);
        else
            keep_level(b->arena, block, &before[i], lock->pieces[i].level);
    }
    if (!pins_hold(page, before, lock->n) || !joins_hold(joins, job, page, before, lock->n))
        return NULL;
    return makeup_keep(b->arena, page, before, lock->n + ads_count(job),
                       lock->white + page->columns * page->lines / KEPT_WHITE);
}

/* Every piece has a place, but for those that may have none. */
static bool all_stand(const PageMakeup *a, size_t pieces)
{
    if (a->makeup->n + a->makeup->n_left != pieces)
        return false;
    for (size_t i = 0; i < a->makeup->n_left; i++)
        if (!a->blocks[a->makeup->left[i]].filler)
            return false;
    return true;
}

static const MakeupWay *way_at(const PageMakeup *a, size_t i)
{
    return &a->blocks[a->makeup->at[i].block].ways[a->makeup->at[i].way];
}

/* Small articles side by side begin their text in one line: the lines of headline that this one should have, when a
 * neighbour of its level has a line more; else 0. */
static int head_in_step(const PageMakeup *a, size_t i)
{
    enum { SMALL = 2 /* the level of the body, and briefs */ };
    const MakeupArea *own = &a->makeup->at[i].at;
    const MakeupWay *way = way_at(a, i);
    for (size_t k = 0; k < a->makeup->n; k++) {
        const MakeupArea *at = &a->makeup->at[k].at;
        bool beside = at->column + at->columns == own->column || own->column + own->columns == at->column;
        if (at->line == own->line && beside && way->level >= SMALL && way_at(a, k)->level == way->level &&
            !way->vertical_title && !way_at(a, k)->vertical_title && way_at(a, k)->head == way->head + 1)
            return way_at(a, k)->head;
    }
    return 0;
}

/* A piece in its place, its headline in step with its neighbours' where its text still goes in. */
static Plan *plan_of(const PieceVec *pieces, const PageMakeup *a, size_t i)
{
    const MakeupPlaced *p = &a->makeup->at[i];
    const Way way = way_of(&a->blocks[p->block].ways[p->way]);
    PlanShape shape = shape_of(p);
    shape.head = head_in_step(a, i);
    Plan *plan = plan_new(pieces->ptr[p->block], &shape, &way);
    if (shape.head && plan_goes_on(plan)) {
        shape.head = 0;
        plan = plan_new(pieces->ptr[p->block], &shape, &way);
    }
    return plan;
}

/* Sets each piece; false when something of one is left over: the search takes heights from the ways, the plan alone
 * knows. */
static bool set_all(Arena *arena, const PieceVec *pieces, PageMakeup *a)
{
    a->plans = ARENA_ARRAY(arena, Plan *, a->makeup->n + 1);
    for (size_t i = 0; i < a->makeup->n; i++) {
        a->plans[i] = plan_of(pieces, a, i);
        if (plan_goes_on(a->plans[i]))
            return false;
    }
    stretch_titles(a);
    return true;
}

/* What may not lie over the fold is no broader than one side, unless it is asked to be. */
static void keep_beside_fold(Arena *a, const PageJob *job, const PieceVec *pieces, MakeupBlock *blocks)
{
    const int fold = job_layout(job)->fold;
    for (size_t i = 0; fold && i < pieces->len; i++) {
        MakeupBlock *b = &blocks[i];
        MakeupWay *ways = ARENA_ARRAY(a, MakeupWay, b->n_ways + 1);
        size_t n = 0;
        b->one_side = stands_on_one_side(pieces->ptr[i].set);
        for (size_t k = 0; b->one_side && k < b->n_ways; k++)
            if (b->ways[k].columns <= fold)
                ways[n++] = b->ways[k];
        if (n) {
            b->ways = ways;
            b->n_ways = n;
        }
    }
}

/* Which blocks may be L's: on pages that are read as they are searched, and have no fold. */
static void may_be_notched(const PageJob *job, const PieceVec *pieces, MakeupBlock *blocks)
{
    for (size_t i = 0; i < pieces->len && !job->sc->tier && !job_layout(job)->fold; i++) {
        blocks[i].notched = piece_may_be_notched(pieces->ptr[i]);
        if (blocks[i].notched)
            blocks[i].text = notched_text(pieces->ptr[i]);
    }
}

/* The pieces' blocks, as the editor pins them, then those of advertisements. rough: as the search's walk sees them. */
static MakeupBlock *blocks_of(IssueBuild *b, const PageJob *job, const PieceVec *pieces, bool rough)
{
    Arena *a = b->arena;
    MakeupBlock *all = ARENA_ARRAY(a, MakeupBlock, pieces->len + ads_count(job) + 1);
    const int columns = job_layout(job)->columns;
    memcpy(all,
           rough ? ways_in_classes(a, pieces->ptr, pieces->len, columns, job->lines)
                 : ways_of_pieces(a, pieces->ptr, pieces->len, columns, job->lines),
           pieces->len * sizeof *all);
    keep_beside_fold(a, job, pieces, all);
    pins_set(b, job, pieces, all);
    may_be_notched(job, pieces, all);
    ads_blocks(a, job, all + pieces->len);
    return all;
}

/* Advertisements stand where they stood: what follows knows the pieces alone. */
static void drop_ads(Makeup *m, size_t pieces)
{
    size_t n = 0;
    for (size_t i = 0; m && i < m->n; i++)
        if ((size_t)m->at[i].block < pieces)
            m->at[n++] = m->at[i];
    if (m)
        m->n = n;
}

/* The lead of the front page wants a column more than others; that of a spread reaches over the fold. */
static int lead_columns(const PageJob *job)
{
    enum { FRONT = 4, BEYOND_FOLD = 2 };
    return job_layout(job)->fold ? job_layout(job)->fold + BEYOND_FOLD : job->number == 1 ? FRONT : 0;
}

/* Sets the page as it was made up; false: there is none, or something of a piece is left over. */
static bool set_made(IssueBuild *b, const PieceVec *pieces, Makeup *made, PageMakeup *out)
{
    out->makeup = made;
    drop_ads(made, pieces->len);
    if (!made || !all_stand(out, pieces->len) || !set_all(b->arena, pieces, out))
        return false;
    rule_titles(out);
    return true;
}

/* What a page that is looked for again is measured by: hole: tenths that an edit doesn't decide; little, much:
 * column-lines of white. dear: what its pieces cost, twice what they do but seldom. */
typedef struct Bounds {
    int hole, little, much;
    int64_t dear;
} Bounds;

static Bounds bounds_of(const MakeupPage *page)
{
    enum {
        WORTH = 10 /* tenths */,
        LITTLE = 50,
        MUCH = 40 /* 1 in so many of a page */,
        DEAR = 200 /* points a piece */
    };
    const int all = page->columns * page->lines;
    return (Bounds){LARGE_HOLE + WORTH, all / LITTLE, all / MUCH, (int64_t)DEAR * (int64_t)page->n_blocks};
}

/* Is another page to be taken instead? */
static bool is_better(const MakeupPage *page, const PageMakeup *other, const PageMakeup *old)
{
    enum { DEARER = 800 /* points that less white in one place may cost */ };
    const Bounds most = bounds_of(page);
    const Faults has = faults_of(other, page), had = faults_of(old, page);
    const int64_t cost = other->makeup->cost, before = old->makeup->cost;
    const bool good = other->makeup->sound > old->makeup->sound || cost <= before;
    const bool fuller = good && has.lines <= most.much && had.lines > most.much;
    const bool sound = has.broken <= had.broken && has.hole <= larger(had.hole, LARGE_HOLE);
    const bool cheaper = before > most.dear && 2 * cost < before && sound;
    const bool fewer = faults_are_fewer(has, had) && (has.lines <= had.lines || has.lines <= most.little);
    return other->makeup->sound >= old->makeup->sound && cost <= before + DEARER && (fuller || cheaper || fewer);
}

/* What white a page has in one place only setting it tells: one with a hole that anybody sees, much white, or so dear
 * that there must be a better one is looked for on other walks, too, on which holes and broken rules have their price.
 */
static void look_again(IssueBuild *b, const PageJob *job, const PieceVec *pieces, const MakeupPage *page,
                       PageMakeup *out)
{
    enum { WALKS = 2, NEXT_START = 8 };
    MakeupPage next = *page;
    PageMakeup last = *out;
    const Bounds most = bounds_of(page);
    for (int walk = 0; walk < WALKS; walk++) {
        PageMakeup other = *out;
        const Faults had = faults_of(out, page);
        if (had.hole <= most.hole && had.lines <= most.much && out->makeup->cost <= most.dear)
            return;
        next.start += NEXT_START;
        next.blocks = faults_priced(b->arena, &last, next.blocks, page->n_blocks);
        next.rough = next.rough ? faults_priced(b->arena, &last, next.rough, page->n_blocks) : NULL;
        if (!set_made(b, pieces, search_page(b, job, pieces, &next, out->joins), &other))
            continue;
        last = other;
        if (is_better(page, &other, out))
            *out = other;
    }
}

/* A trial is paid for by its steps, found before or not, each as dear as the page is large. */
static void take_time(IssueBuild *b, const MakeupPage *page, const Makeup *made)
{
    enum { UNIT = 1024 };
    const int64_t price = (int64_t)page->n_blocks * page->columns * page->lines;
    *(b->trial ? &b->time->nearest : &b->time->trials) -= (made ? made->steps : makeup_most_steps(page)) * price / UNIT;
}

/* A page that is to be good is looked for again when it has a hole. */
static bool arrange_so(IssueBuild *b, const PageJob *job, const PieceVec *pieces, MakeupAny any, PageMakeup *out)
{
    const size_t n = pieces->len + ads_count(job);
    assert(pieces->len);
    if (n > MAKEUP_MOST_BLOCKS)
        return false;
    const Layout *l = job_layout(job);
    MakeupBlock *blocks = blocks_of(b, job, pieces, false);
    MakeupPage page = {.columns = l->columns,
                       .lines = job->lines,
                       .fold = l->fold,
                       .gap = PIECE_GAP,
                       .lead = true,
                       .lead_columns = lead_columns(job),
                       .effort = b->effort,
                       .any = any,
                       .weights = &l->weights,
                       .blocks = blocks,
                       .n_blocks = n};
    MakeupBlock *as_kept;
    PageJoins *joins = ARENA_NEW(b->arena, PageJoins);
    *joins = joins_of(b, job, pieces, blocks);
    const Fillers own = {pieces, blocks};
    if (!joins->n && !l->fold && !job->sc->tier) {
        page.fills = fills;
        page.own = &own;
    }
    Makeup *kept = keep_page(b, job, pieces, &page, joins, &as_kept);
    if (!kept && !any && !job->sc->tier &&
        b->effort <= MAKEUP_EFFORT) /* who wants more effort wants the best page, edit or not */
        page.rough = blocks_of(b, job, pieces, true);
    *out = (PageMakeup){.blocks = kept ? as_kept : blocks, .kept = kept != NULL, .joins = joins};
    Makeup *made = kept ? kept : search_page(b, job, pieces, &page, joins);
    if (any || !made)
        take_time(b, &page, made);
    if (!set_made(b, pieces, made, out)) {
        page.any = MAKEUP_GLANCE; /* where one is but can't be set, another may be */
        if (!made || any || !set_made(b, pieces, search_page(b, job, pieces, &page, joins), out))
            return false;
        page.any = any;
    }
    if (!any && !kept && !joins->n && b->time->trials > 0)
        look_again(b, job, pieces, &page, out);
    return true;
}

bool arrange(IssueBuild *b, const PageJob *job, const PieceVec *pieces, PageMakeup *out)
{
    return arrange_so(b, job, pieces, MAKEUP_GOOD_PAGE, out);
}

static bool has_room(IssueBuild *b, const PageJob *job, const PieceVec *pieces)
{
    const int room = job->lines > 0 ? arrange_room(job) : 0;
    return room > 0 && arrange_least(b, job, pieces) <= room;
}

bool arrange_fits(IssueBuild *b, const PageJob *job, const PieceVec *pieces, PageMakeup *out)
{
    return has_room(b, job, pieces) && arrange_so(b, job, pieces, MAKEUP_GOOD_PAGE, out);
}

bool arrange_holds(IssueBuild *b, const PageJob *job, const PieceVec *pieces, PageMakeup *out)
{
    const bool over = b->trial && b->time->nearest <= 0; /* then nothing more is told to hold */
    return !over && has_room(b, job, pieces) && arrange_so(b, job, pieces, MAKEUP_GLANCE, out);
}

bool arrange_can_hold(IssueBuild *b, const PageJob *job, const PieceVec *pieces, PageMakeup *out)
{
    const MakeupAny any = b->time->trials > 0 ? MAKEUP_ANY_PAGE : MAKEUP_GLANCE;
    return has_room(b, job, pieces) && arrange_so(b, job, pieces, any, out);
}

/* Is the headline of the page's lead of a lower level than its title would bear? */
static bool lead_gives_way(const MakeupBlock *block, const MakeupWay *way)
{
    for (size_t i = 0; block->rank == 0 && !block->advert && i < block->n_ways; i++)
        if (block->ways[i].level < way->level)
            return true;
    return false;
}

bool arrange_gives_way(const PageMakeup *a)
{
    for (size_t i = 0; i < a->makeup->n; i++) {
        const MakeupPlaced *p = &a->makeup->at[i];
        const MakeupBlock *block = &a->blocks[p->block];
        const MakeupWay *way = &block->ways[p->way];
        if (way_of(way).widen == SHRUNK || lead_gives_way(block, way))
            return true;
    }
    return false;
}

static unsigned shrunk(const MakeupPiece *piece, const Plan *plan, const MakeupWay *way, int rank)
{
    const bool advert = piece->set->article->advert;
    unsigned out = !advert && ((rank == 0 && way->level > 0) || (rank == 1 && way->level > 1)) ? SHRUNK_HEADLINE : 0;
    int widen = way_of(way).widen;
    return (widen < 0 || widen == SHRUNK) && plan->n_floats ? out | SHRUNK_PICTURE : out;
}

static PieceReport report_of(const MakeupBlock *block, const MakeupPlaced *p, const MakeupPiece *piece,
                             const Plan *plan)
{
    const MakeupWay *way = &block->ways[p->way];
    static const LockCorner corner[] = {LOCK_NO_CORNER, LOCK_BOTTOM_RIGHT, LOCK_BOTTOM_LEFT};
    LockPiece place = {.slug = piece->set->article->slug,
                       .from = piece->from_page,
                       .level = way->title ? way->level + 1 : 0,
                       .column = p->at.column + 1,
                       .line = p->at.line + 1,
                       .columns = p->at.columns,
                       .lines = p->at.lines,
                       .corner = corner[p->notch],
                       .corner_columns = p->notch_columns,
                       .corner_lines = p->notch_lines};
    const int area = p->at.columns * p->at.lines - p->notch_columns * p->notch_lines, unbroken = plan_unbroken(plan);
    return (PieceReport){.place = place,
                         .article = piece->set->index,
                         .rank = block->advert ? REPORT_ADVERT : block->rank,
                         .text = area - plan->white,
                         .white = plan->white,
                         .broken = plan->broken,
                         .intro = plan->intro ? plan->intro->columns : 0,
                         .shrunk = shrunk(piece, plan, way, block->rank),
                         .unbroken = unbroken > MAKEUP_TALLEST ? unbroken : 0};
}

/* A piece as a part of the page: within a group rules stand only between its own articles. */
static PagePart part_of(IssueBuild *b, const PageJob *job, const PageMakeup *a, size_t i, PieceReport report)
{
    const MakeupPlaced *p = &a->makeup->at[i];
    PagePart part = {.plan = a->plans[i],
                     .report = report,
                     .column = p->at.column,
                     .line = job->first + p->at.line,
                     .rule_above = p->at.line > 0,
                     .rule_left = p->at.column > 0};
    const int g = a->joins->group_of[p->block];
    if (g < 0)
        return part;
    GroupBox box = joins_box(a->joins, g, a->makeup->at, a->makeup->n);
    part.in_group = g + 1;
    part.rule_above = p->at.line > box.line + box.head;
    part.rule_left = p->at.column > box.column;
    for (size_t k = 0; k < i; k++)
        if (a->joins->group_of[a->makeup->at[k].block] == g)
            return part;
    box.line += job->first;
    part.group = arena_dup(b->arena, &box, sizeof box);
    return part;
}

/* Does it keep no fewer pins than another? */
static bool keeps_as_many(const IssueBuild *b, const PageJob *job, const PieceVec *pieces, const PageMakeup *a,
                          const PageMakeup *as)
{
    for (Pinned of = PINNED_ALL; of <= PINNED_PLACES; of++)
        if (arrange_keeps_pins(b, job, pieces, a, of))
            return true;
        else if (arrange_keeps_pins(b, job, pieces, as, of))
            return false;
    return true;
}

void arrange_in_earnest(IssueBuild *b, const PageJob *job, const PieceVec *pieces, PageMakeup *a)
{
    enum { SHORTER = 4 };
    IssueBuild own = *b;
    PageMakeup better;
    if (b->time->trials <= 0)
        own.effort = (b->effort ? b->effort : MAKEUP_EFFORT) / SHORTER;
    if (!b->trial && arrange_fits(&own, job, pieces, &better) && keeps_as_many(b, job, pieces, &better, a))
        *a = better;
}

void arrange_place(IssueBuild *b, const PageJob *job, const PieceVec *pieces, const PageMakeup *a)
{
    arrange_tell_pins(b, job, pieces, a);
    for (size_t i = 0; i < a->makeup->n; i++) {
        const MakeupPlaced *p = &a->makeup->at[i];
        const MakeupPiece *piece = &pieces->ptr[p->block];
        Plan *plan = a->plans[i];
        if (a->blocks[p->block].rank == 0)
            lead_picture_report(b->d, b->arena, plan, job_page(b, job).text, job_layout(job)->columns * job->lines);
        vec_push(&b->parts, part_of(b, job, a, i, report_of(&a->blocks[p->block], p, piece, plan)));
    }
}
