/* Do groups and neighbours stand as they are to, and what is said when they don't (arrange/joins.h). */
#include "arrange/joins.h"

#include "base/order.h"
#include "diag/phrase.h"
#include "arrange/ads.h"
#include "arrange/pins.h"
#include "fitting/ways.h"
#include <string.h>

GroupBox joins_box(const PageJoins *j, int group, const MakeupPlaced *at, size_t n)
{
    const PageGroup *g = &j->groups[group];
    int left = MAKEUP_MOST_COLUMNS, right = 0, top = MAKEUP_MOST_LINES, foot = 0;
    for (size_t i = 0; i < n; i++) {
        const MakeupArea *a = &at[i].at;
        if (j->group_of[at[i].block] != group)
            continue;
        left = smaller(left, a->column);
        right = larger(right, a->column + a->columns);
        top = smaller(top, a->line);
        foot = larger(foot, a->line + a->lines);
    }
    GroupBox box = {.title = g->title,
                    .span = g->span,
                    .frame = g->frame,
                    .column = left,
                    .line = top - g->head,
                    .columns = right - left,
                    .lines = foot - top + g->head + g->foot,
                    .head = g->head};
    box.rule_above = box.line > 0;
    box.rule_left = box.column > 0;
    return box;
}

static MakeupArea area_of(const GroupBox *box)
{
    return (MakeupArea){box->column, box->line, box->columns, box->lines};
}

static const MakeupArea *placed(const MakeupPlaced *at, size_t n, int piece)
{
    for (size_t i = 0; i < n; i++)
        if (at[i].block == piece)
            return &at[i].at;
    return NULL;
}

/* Where a piece stands, or the group that it is in, as another sees it. */
static bool whole_area(const PageJoins *j, const MakeupPlaced *at, size_t n, int piece, bool grouped, MakeupArea *out)
{
    const MakeupArea *own = placed(at, n, piece);
    if (!own)
        return false;
    *out = *own;
    if (grouped && j->group_of[piece] >= 0) {
        GroupBox box = joins_box(j, j->group_of[piece], at, n);
        *out = area_of(&box);
    }
    return true;
}

static bool stands_by(MakeupArea own, MakeupArea other, bool below)
{
    if (below)
        return own.line == other.line + other.lines + PIECE_GAP && own.column == other.column;
    return own.line == other.line &&
           (own.column == other.column + other.columns || own.column + own.columns == other.column);
}

/* Does a piece stand below or beside the other? */
static bool is_tied(const PageJoins *j, const MakeupPlaced *at, size_t n, int piece, int base, bool below)
{
    bool within = j->group_of[piece] >= 0 && j->group_of[piece] == j->group_of[base];
    MakeupArea own, other;
    if (!whole_area(j, at, n, piece, !within, &own) || !whole_area(j, at, n, base, !within, &other))
        return false;
    return stands_by(own, other, below);
}

static bool stands_at(const MakeupPage *page, PinPlace place, const GroupBox *box)
{
    const MakeupBlock block = {.anchor = pins_anchor(place)};
    const MakeupPage one = {.columns = page->columns, .lines = page->lines, .blocks = &block, .n_blocks = 1};
    const MakeupPlaced at = {.at = area_of(box)};
    return makeup_at_anchor(&one, &at);
}

static bool group_stands(const PageJoins *j, const PageJob *job, int g, const MakeupPage *page, const MakeupPlaced *at,
                         size_t n)
{
    GroupBox box = joins_box(j, g, at, n);
    MakeupArea area = area_of(&box);
    if (area.line < 0 || area.line + area.lines > page->lines || !stands_at(page, j->groups[g].place, &box) ||
        area.columns < j->groups[g].least_columns || ads_meet(job, area))
        return false;
    if (j->groups[g].by != BY_NONE && !stands_by(area, j->groups[g].other, j->groups[g].by == BY_BELOW))
        return false;
    if (group_has_area(&j->groups[g]) && !makeup_areas_equal(group_area(&j->groups[g]), area))
        return false;
    for (size_t i = 0; i < n; i++)
        if (j->group_of[at[i].block] != g && makeup_areas_meet(at[i].at, area))
            return false;
    for (int other = 0; other < g; other++) {
        GroupBox o = joins_box(j, other, at, n);
        if (makeup_areas_meet(area_of(&o), area))
            return false;
    }
    return true;
}

bool joins_hold(const PageJoins *j, const PageJob *job, const MakeupPage *page, const MakeupPlaced *at, size_t n)
{
    for (int g = 0; g < j->n_groups; g++)
        if (!group_stands(j, job, g, page, at, n))
            return false;
    for (size_t i = 0; i < n; i++) {
        const int piece = at[i].block;
        if (j->base[piece] >= 0 && !is_tied(j, at, n, piece, j->base[piece], j->below[piece]))
            return false;
    }
    return true;
}

/* ---- what is told ---- */

/* As large as a group needs, on its page: higher, broader where it can't be set so. */
static MakeupArea group_size(const PageJob *job, const PageGroup *g, const JoinedPage *joined)
{
    MakeupArea a = group_area(g);
    a.lines = smaller(a.lines, job->lines);
    int lines = 0;
    for (a.columns = smaller(a.columns, job_layout(job)->columns); a.columns <= job_layout(job)->columns; a.columns++)
        if ((lines = makeup_join_nearest(joined, g->join, a.columns, a.lines)))
            break;
    a.lines = lines;
    return a;
}

/* What has a part of a group's area, by name; NULL: nothing. */
static const char *taken_by(IssueBuild *b, const PageJob *job, const PieceVec *pieces, const MakeupBlock *blocks,
                            const PageJoins *j, int group)
{
    MakeupArea a = group_area(&j->groups[group]);
    if (ads_meet(job, a))
        return pins_ad_name(b->arena, ads_meet(job, a));
    for (size_t i = 0; i < pieces->len; i++)
        if (blocks[i].fixed && makeup_areas_meet(blocks[i].area, a))
            return pieces->ptr[i].set->article->slug;
    for (int k = 0; k < group; k++) {
        MakeupArea other = group_has_area(&j->groups[k]) ? group_area(&j->groups[k]) : (MakeupArea){0};
        if (makeup_areas_meet(other, a))
            return j->groups[k].name;
    }
    return NULL;
}

/* What a group's area can't have. */
static void check_area(IssueBuild *b, const PageJob *job, const PieceVec *pieces, const MakeupBlock *blocks,
                       const PageJoins *j, int group, const JoinedPage *joined)
{
    const PageGroup *g = &j->groups[group];
    const Pins *own = &g->spec->pins;
    const MakeupArea at = group_area(g), size = group_size(job, g, joined);
    const int columns = job_layout(job)->columns;
    const char *nearest = pins_nearest(b, job, pieces, own, at, size), *other;
    if (at.column + at.columns > columns || at.line + at.lines > job->lines)
        diag_error(b->d, own->area_span, DIAG_PIN_AREA_OUTSIDE, job_page(b, job).text, columns, job->lines, nearest);
    else if ((other = taken_by(b, job, pieces, blocks, j, group)))
        diag_error(b->d, own->area_span, DIAG_PIN_AREA_OVERLAP, other, nearest);
    else if (makeup_join_goes(joined, g->join, at.columns, at.lines))
        return;
    else if (size.columns != at.columns || !size.lines)
        diag_error(b->d, own->area_span, DIAG_GROUP_AREA_NARROW, at.columns, job_page(b, job).text, nearest);
    else
        diag_error(b->d, own->area_span, DIAG_GROUP_AREA_SMALL, size.lines, at.columns, at.lines, nearest);
}

void joins_check_areas(IssueBuild *b, const PageJob *job, const PieceVec *pieces)
{
    bool any = false;
    for (size_t g = 0; job->spec && g < job->spec->n_groups; g++)
        any |= job->spec->groups[g].pins.area_span.src != NULL;
    if (!any || pieces->len > MAKEUP_MOST_BLOCKS)
        return;
    const Layout *l = job_layout(job);
    MakeupBlock *blocks = ways_of_pieces(b->arena, pieces->ptr, pieces->len, l->columns, job->lines);
    pins_set(b, job, pieces, blocks);
    PageJoins j = joins_of(b, job, pieces, blocks);
    MakeupPage page = {.columns = l->columns,
                       .lines = job->lines,
                       .gap = PIECE_GAP,
                       .weights = &l->weights,
                       .blocks = blocks,
                       .n_blocks = pieces->len};
    Arena *a = arena_new();
    JoinedPage joined = makeup_join(a, &page, j.joins, j.n);
    for (int g = 0; g < j.n_groups; g++)
        if (group_has_area(&j.groups[g]) && j.groups[g].join >= 0)
            check_area(b, job, pieces, blocks, &j, g, &joined);
    arena_free(a);
}

static void report_tie(IssueBuild *b, const PageJob *job, const PieceVec *pieces, const PageJoins *j, const Makeup *m,
                       int i)
{
    const MakeupPiece *p = &pieces->ptr[i];
    const Pins *pins = &p->set->article->pins;
    const char *slug = pins->after ? pins->after : pins->beside;
    const MakeupArea *at = placed(m->at, m->n, i);
    int base = -1;
    if (p->from_page || !slug || !at)
        return;
    for (int k = 0; k < (int)pieces->len; k++)
        if (!pieces->ptr[k].from_page && strcmp(pieces->ptr[k].set->article->slug, slug) == 0)
            base = k;
    if (base < 0 || j->told[i] ||
        is_tied(j, m->at, m->n, i, base, pins->after != NULL)) /* away: told by overset/moved.c */
        return;
    diag_error(b->d, pins->after ? pins->after_span : pins->beside_span, DIAG_PIN_NEIGHBOUR_LOST,
               pins->after ? "below" : "beside", slug, job_page(b, job).text,
               pins_nearest_of(b, job, pieces, (size_t)i, *at));
}

/* At its top left, as broad; what the group doesn't fill at the foot stays white. */
static bool is_within(MakeupArea box, MakeupArea area)
{
    return box.column == area.column && box.line == area.line && box.columns == area.columns && box.lines <= area.lines;
}

static void tell_lost(IssueBuild *b, const PageJob *job, const PieceVec *pieces, Span span, const char *pin,
                      const Pins *own, const GroupBox *box)
{
    if (!diag_is_told(b->d, span))
        diag_error(b->d, span, DIAG_PIN_PLACE_LOST, pin, job_page(b, job).text, box->column + 1, box->line + 1,
                   pins_nearest(b, job, pieces, own, area_of(box), area_of(box)));
}

void joins_report(IssueBuild *b, const PageJob *job, const PieceVec *pieces, const PageJoins *j, const Makeup *m)
{
    const MakeupPage page = {.columns = job_layout(job)->columns, .lines = job->lines};
    for (int g = 0; g < j->n_groups; g++) {
        GroupBox box = joins_box(j, g, m->at, m->n);
        const Pins *own = j->groups[g].spec ? &j->groups[g].spec->pins : NULL;
        if (box.columns > 0 && group_has_area(&j->groups[g]) && !is_within(area_of(&box), group_area(&j->groups[g])))
            tell_lost(b, job, pieces, j->groups[g].spec->pins.area_span, "area", own, &box);
        if (box.columns > 0 && j->groups[g].place != PIN_ANYWHERE && !stands_at(&page, j->groups[g].place, &box))
            tell_lost(b, job, pieces, j->groups[g].place_span, j->groups[g].place_word, own, &box);
    }
    for (int i = 0; i < (int)pieces->len; i++)
        report_tie(b, job, pieces, j, m, i);
}
