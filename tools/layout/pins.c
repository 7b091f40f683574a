#include "layout/pins.h"

#include "layout/ads.h"
#include "layout/ways.h"
#include <assert.h>
#include <string.h>

enum { GAP = 1 /* line between two areas, one above the other */ };

/* NULL: the piece has no pins, or had them on the page where it began. */
static const Pins *pins_of(const PieceVec *pieces, size_t i)
{
    const MakeupPiece *p = &pieces->ptr[i];
    return p->from_page ? NULL : &p->set->article->pins;
}

static MakeupArea area_of(const Pins *p)
{
    return (MakeupArea){p->area[0] - 1, p->area[1] - 1, p->area[2], p->area[3]};
}

static bool is_inside(const PageJob *job, MakeupArea a)
{
    return a.columns >= 1 && a.lines >= 1 && a.column + a.columns <= job_layout(job)->columns &&
           a.line + a.lines <= job->lines;
}

static bool overlap(MakeupArea a, MakeupArea b)
{
    return a.column < b.column + b.columns && b.column < a.column + a.columns && a.line < b.line + b.lines &&
           b.line < a.line + a.lines;
}

static bool has_area(const PieceVec *pieces, size_t i)
{
    const Pins *p = pins_of(pieces, i);
    return p && p->area_span.src;
}

/* The piece before that has a part of a piece's area; SIZE_MAX: none. */
static size_t taken_by(const PageJob *job, const PieceVec *pieces, size_t i)
{
    for (size_t k = 0; k < i; k++)
        if (has_area(pieces, k) && is_inside(job, area_of(pins_of(pieces, k))) &&
            overlap(area_of(pins_of(pieces, i)), area_of(pins_of(pieces, k))))
            return k;
    return SIZE_MAX;
}

static bool area_holds(const PageJob *job, const PieceVec *pieces, size_t i)
{
    return has_area(pieces, i) && is_inside(job, area_of(pins_of(pieces, i))) && taken_by(job, pieces, i) == SIZE_MAX &&
           !ads_meet(job, area_of(pins_of(pieces, i)));
}

bool pins_have_area(const PieceVec *pieces)
{
    for (size_t i = 0; i < pieces->len; i++)
        if (has_area(pieces, i))
            return true;
    return false;
}

/* ---- what a page can't have ---- */

static void tell_outside(IssueBuild *b, const PageJob *job, const Pins *p)
{
    MakeupArea a = area_of(p);
    const int columns = job_layout(job)->columns, lines = job->lines;
    a.column = a.column < columns ? a.column : columns - 1;
    a.line = a.line < lines ? a.line : lines - 1;
    a.columns = a.column + a.columns > columns ? columns - a.column : a.columns;
    a.lines = a.line + a.lines > lines ? lines - a.line : a.lines;
    diag_error(b->d, p->area_span, DIAG_PIN_AREA_OUTSIDE, job_page(b, job).text, columns, lines, a.column + 1,
               a.line + 1, a.columns, a.lines);
}

/* Below the other area, when it goes there. */
static void tell_overlap(IssueBuild *b, const PageJob *job, const Pins *p, const Article *other)
{
    MakeupArea a = area_of(p), taken = area_of(&other->pins);
    const char *hint = "make one of them smaller";
    a.line = taken.line + taken.lines + GAP;
    if (is_inside(job, a))
        hint = arena_printf(b->arena, "the nearest that is free of it is area: [%d, %d, %d, %d]", a.column + 1,
                            a.line + 1, a.columns, a.lines);
    diag_error(b->d, p->area_span, DIAG_PIN_AREA_OVERLAP, other->slug, hint);
}

/* Above the advertisement, when it goes there. */
static void tell_ad(IssueBuild *b, const PageJob *job, const Pins *p, const AdPlace *ad)
{
    unsigned line, column;
    MakeupArea a = area_of(p);
    const char *hint = "the advertisement has its place first: make the area smaller";
    a.line = ad->at.line - GAP - a.lines;
    if (is_inside(job, a) && a.line >= 0)
        hint = arena_printf(b->arena, "the nearest that is free of it is area: [%d, %d, %d, %d]", a.column + 1,
                            a.line + 1, a.columns, a.lines);
    source_locate(ad->ad->span.src, ad->ad->span.start, &line, &column);
    diag_error(b->d, p->area_span, DIAG_PIN_AREA_OVERLAP, arena_printf(b->arena, "the advertisement in line %u", line),
               hint);
}

/* The lines that a block takes at least over so many columns; 0: it can't be set so. */
static int least_lines(const MakeupBlock *block, int columns)
{
    int least = 0;
    for (size_t k = 0; k < block->n_ways; k++)
        if (block->ways[k].columns == columns && (!least || block->ways[k].least < least))
            least = block->ways[k].least;
    return least;
}

static void check_size(IssueBuild *b, const PageJob *job, const MakeupPiece *piece)
{
    const Pins *p = &piece->set->article->pins;
    MakeupArea a = area_of(p), nearest = a;
    MakeupBlock block = {0};
    ways_to_stay(b->arena, *piece, a.columns, job->lines, &block);
    nearest.lines = least_lines(&block, a.columns);
    if (nearest.lines <= a.lines)
        return;
    int foot = nearest.line + nearest.lines;
    nearest.line -= foot > job->lines ? foot - job->lines : 0;
    if (nearest.line < 0)
        diag_error(b->d, p->area_span, DIAG_PIN_AREA_NARROW, nearest.lines, a.columns, job_page(b, job).text,
                   job->lines);
    else
        diag_error(b->d, p->area_span, DIAG_PIN_AREA_SMALL, nearest.lines, a.columns, a.lines, nearest.column + 1,
                   nearest.line + 1, nearest.columns, nearest.lines);
}

void pins_check(IssueBuild *b, const PageJob *job, const PieceVec *pieces)
{
    for (size_t i = 0; i < pieces->len; i++) {
        if (!has_area(pieces, i))
            continue;
        size_t other = taken_by(job, pieces, i);
        if (!is_inside(job, area_of(pins_of(pieces, i))))
            tell_outside(b, job, pins_of(pieces, i));
        else if (ads_meet(job, area_of(pins_of(pieces, i))))
            tell_ad(b, job, pins_of(pieces, i), ads_meet(job, area_of(pins_of(pieces, i))));
        else if (other != SIZE_MAX)
            tell_overlap(b, job, pins_of(pieces, i), pieces->ptr[other].set->article);
        else
            check_size(b, job, &pieces->ptr[i]);
    }
}

/* ---- what make-up is told ---- */

static MakeupAnchor anchor_of(PinPlace place)
{
    static const MakeupAnchor anchors[] = {MAKEUP_ANYWHERE,    MAKEUP_TOP_LEFT,     MAKEUP_TOP_RIGHT,
                                           MAKEUP_BOTTOM_LEFT, MAKEUP_BOTTOM_RIGHT, MAKEUP_BOTTOM};
    static_assert(sizeof anchors / sizeof *anchors == PIN_BOTTOM + 1, "an anchor for each place");
    return anchors[place];
}

/* Groups are numbered by their first piece. */
static int group_of(const PieceVec *pieces, size_t i)
{
    const Pins *p = pins_of(pieces, i);
    if (!p || !p->group)
        return 0;
    for (size_t k = 0; k < i; k++) {
        const Pins *other = pins_of(pieces, k);
        if (other && other->group && strcmp(other->group, p->group) == 0)
            return (int)k + 1;
    }
    return (int)i + 1;
}

void pins_set(Arena *a, const PageJob *job, const PieceVec *pieces, MakeupBlock *blocks)
{
    for (size_t i = 0; i < pieces->len; i++) {
        const Pins *p = pins_of(pieces, i);
        MakeupBlock *block = &blocks[i];
        if (!p)
            continue;
        block->anchor = anchor_of(p->place);
        block->filler = p->filler;
        block->group = group_of(pieces, i);
        if (!area_holds(job, pieces, i))
            continue;
        MakeupArea area = area_of(p);
        ways_to_stay(a, pieces->ptr[i], area.columns, job->lines, block);
        int least = least_lines(block, area.columns);
        if (!least || least > area.lines) /* told by pins_check */
            continue;
        block->area = area;
        block->fixed = true;
        block->anchor = MAKEUP_ANYWHERE;
        block->span = 0;
    }
}

bool pins_hold(const MakeupPage *page, const MakeupPlaced *at, size_t n)
{
    for (size_t i = 0; i < n; i++) {
        const MakeupBlock *block = &page->blocks[at[i].block];
        const MakeupArea *a = &block->area, *is = &at[i].at;
        if (block->fixed &&
            (a->column != is->column || a->line != is->line || a->columns != is->columns || a->lines != is->lines))
            return false;
        if (!makeup_at_anchor(page, &at[i]))
            return false;
    }
    return true;
}

/* ---- what does not hold ---- */

/* The height nearest to an area's that the article fills over so many columns; 0: none. */
static int nearest_height(const MakeupBlock *block, MakeupArea area)
{
    int nearest = 0;
    for (size_t k = 0; k < block->n_ways; k++) {
        const MakeupWay *w = &block->ways[k];
        if (w->columns != area.columns || way_leaves_white(w))
            continue;
        int height = area.lines < w->least ? w->least : area.lines > w->most ? w->most : area.lines;
        int off = height > area.lines ? height - area.lines : area.lines - height;
        int before = nearest > area.lines ? nearest - area.lines : area.lines - nearest;
        nearest = !nearest || off < before ? height : nearest;
    }
    return nearest;
}

static void report_area(IssueBuild *b, const Pins *p, const MakeupBlock *block, const MakeupPlaced *at)
{
    MakeupArea a = block->area;
    int height = nearest_height(block, a);
    if (at->white > a.columns && height && height != a.lines)
        diag_warning(b->d, p->area_span, DIAG_PIN_AREA_WHITE, at->white, a.column + 1, a.line + 1, a.columns, height);
}

static const MakeupPlaced *placed(const Makeup *m, int block)
{
    for (size_t i = 0; i < m->n; i++)
        if (m->at[i].block == block)
            return &m->at[i];
    return NULL;
}

static void report_fault(IssueBuild *b, const PageJob *job, const PieceVec *pieces, const Makeup *m,
                         const MakeupFault *f)
{
    const Pins *p = pins_of(pieces, (size_t)f->block);
    const MakeupPlaced *at = placed(m, f->block);
    if (!p || !at)
        return;
    if (f->kind == MAKEUP_ANCHOR_LOST)
        diag_error(b->d, p->place_span, DIAG_PIN_PLACE_LOST, p->place_word, job_page(b, job).text, at->at.column + 1,
                   at->at.line + 1, at->at.column + 1, at->at.line + 1, at->at.columns, at->at.lines);
    else if (f->kind == MAKEUP_GROUP_APART)
        diag_error(b->d, p->group_span, DIAG_GROUP_APART, p->group, job_page(b, job).text);
}

void pins_report(IssueBuild *b, const PageJob *job, const PieceVec *pieces, const PageMakeup *a)
{
    const Makeup *m = a->makeup;
    for (size_t i = 0; i < m->n_faults; i++)
        report_fault(b, job, pieces, m, &m->faults[i]);
    for (size_t i = 0; i < m->n; i++) {
        const MakeupBlock *block = &a->blocks[m->at[i].block];
        if (block->fixed)
            report_area(b, pins_of(pieces, (size_t)m->at[i].block), block, &m->at[i]);
    }
    for (size_t i = 0; i < m->n_left; i++)
        diag_warning(b->d, pieces->ptr[m->left[i]].set->article->title_span, DIAG_FILLER_LEFT, job_page(b, job).text);
}
