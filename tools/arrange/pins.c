#include "arrange/pins.h"

#include "base/order.h"
#include "diag/phrase.h"
#include "fitting/ways.h"
#include <assert.h>
#include <string.h>

const Pins *pins_of(const MakeupPiece *p)
{
    return p->from_page ? NULL : &p->set->article->pins;
}

/* Where makeup.lock.yaml has a piece, in columns as the page has; NULL: nowhere. */
static const LockPiece *locked(const IssueBuild *b, const PageJob *job, const MakeupPiece *p)
{
    const LockPage *lock = lock_page(b->issue->lock, job->number);
    for (size_t i = 0; lock && lock->columns == job_layout(job)->columns && i < lock->n; i++)
        if (!lock->pieces[i].from && strcmp(lock->pieces[i].slug, p->set->article->slug) == 0)
            return &lock->pieces[i];
    return NULL;
}

/* The area that a piece is pinned to: its own, or the one it keeps; false: none. A group's is the group's to say. */
static bool wanted(const IssueBuild *b, const PageJob *job, const PieceVec *pieces, size_t i, MakeupArea *out)
{
    const Pins *p = pins_of(&pieces->ptr[i]);
    if (!p || p->group)
        return false;
    if (p->area_span.src) {
        *out = pins_area(p);
        return true;
    }
    const LockPiece *l = p->fixed_span.src ? locked(b, job, &pieces->ptr[i]) : NULL;
    if (l)
        *out = (MakeupArea){l->column - 1, l->line - 1, l->columns, l->lines};
    return l != NULL;
}

static Span area_span(const Pins *p)
{
    return p->area_span.src ? p->area_span : p->fixed_span;
}

MakeupAnchor pins_anchor(PinPlace place)
{
    static const MakeupAnchor anchors[] = {MAKEUP_ANYWHERE,    MAKEUP_TOP_LEFT,     MAKEUP_TOP_RIGHT,
                                           MAKEUP_BOTTOM_LEFT, MAKEUP_BOTTOM_RIGHT, MAKEUP_BOTTOM};
    static_assert(sizeof anchors / sizeof *anchors == PIN_BOTTOM + 1, "an anchor for each place");
    return anchors[place];
}

static bool is_inside(const PageJob *job, MakeupArea a)
{
    return a.columns >= 1 && a.lines >= 1 && a.column + a.columns <= job_layout(job)->columns &&
           a.line + a.lines <= job->lines;
}

/* On a vertical page it has whole tiers, or all columns beside it and below would begin elsewhere. */
static bool is_of_tiers(const PageJob *job, MakeupArea a)
{
    const int step = job->sc->tier ? job->sc->tier + PIECE_GAP : 0;
    return !step || (a.line % step == 0 && (a.lines + PIECE_GAP) % step == 0);
}

static bool may_be_had(const PageJob *job, MakeupArea a)
{
    return is_inside(job, a) && is_of_tiers(job, a);
}

/* The piece before that has a part of an area; SIZE_MAX: none. */
static size_t taken_by(const IssueBuild *b, const PageJob *job, const PieceVec *pieces, size_t i, MakeupArea area)
{
    MakeupArea other;
    for (size_t k = 0; k < i; k++)
        if (wanted(b, job, pieces, k, &other) && may_be_had(job, other) && makeup_areas_meet(area, other))
            return k;
    return SIZE_MAX;
}

static bool area_holds(const IssueBuild *b, const PageJob *job, const PieceVec *pieces, size_t i, MakeupArea *out)
{
    return wanted(b, job, pieces, i, out) && may_be_had(job, *out) && taken_by(b, job, pieces, i, *out) == SIZE_MAX &&
           !ads_meet(job, *out);
}

bool pins_have_area(const PieceVec *pieces)
{
    for (size_t i = 0; i < pieces->len; i++) {
        const Pins *p = pins_of(&pieces->ptr[i]);
        if (p && (p->area_span.src || p->fixed_span.src))
            return true;
    }
    return false;
}

bool pins_allow_type(const IssueBuild *b, const PageJob *job, const PieceVec *pieces)
{
    const LockPage *lock = lock_page(b->issue->lock, job->number);
    for (size_t i = 0; i < pieces->len; i++) {
        const Pins *p = pins_of(&pieces->ptr[i]);
        if (p && p->area_span.src)
            return false;
        if (p && p->fixed_span.src && lock && (lock->columns != job_layout(job)->columns || lock->lines != job->lines))
            return false;
    }
    return true;
}

/* ---- the nearest that works ---- */

/* The lines that a block takes at least over so many columns; 0: it can't be set so. */
static int least_lines(const MakeupBlock *block, int columns)
{
    int least = 0;
    for (size_t k = 0; k < block->n_ways; k++)
        if (block->ways[k].columns == columns && (!least || block->ways[k].least < least))
            least = block->ways[k].least;
    return least;
}

/* The article whole, also where a page that is too full has but a part of it. */
static MakeupPiece whole_of(const IssueBuild *b, MakeupPiece p)
{
    const int32_t index = issue_index_of(b, p.set->article);
    if (p.set->doc == b->issue->docs[index])
        return p;
    ArticleSet *s = article_set_new(p.set->c, b->issue->docs[index], index);
    s->rank = p.set->rank;
    s->inset = p.set->inset;
    s->title_size = p.set->title_size;
    p.set = s;
    return p;
}

/* 0: the page is too low for it. */
static int lines_needed(IssueBuild *b, const PageJob *job, MakeupPiece piece, int columns)
{
    MakeupBlock block = {0};
    ways_to_stay(b->arena, whole_of(b, piece), columns, job->lines, &block);
    int least = least_lines(&block, columns);
    return least <= job->lines ? least : 0;
}

/* Of a vertical page the whole tiers nearest to so many lines, `least` of them at least. */
static int lines_of_tiers(const PageJob *job, int lines, int least)
{
    const int step = job->sc->tier + PIECE_GAP, nearest = (lines + PIECE_GAP + step / 2) / step;
    return larger(nearest, (least + PIECE_GAP + step - 1) / step) * step - PIECE_GAP;
}

/* Columns count as what they are broad, in lines. */
static int distance(MakeupArea a, MakeupArea b)
{
    enum { COLUMN = 10 };
    int columns = a.column > b.column ? a.column - b.column : b.column - a.column;
    return COLUMN * columns + (a.line > b.line ? a.line - b.line : b.line - a.line);
}

/* How much an area is to grow, likewise. */
static int growth(MakeupArea a, MakeupArea from)
{
    return distance((MakeupArea){.column = a.columns, .line = a.lines},
                    (MakeupArea){.column = from.columns, .line = from.lines});
}

/* As large as the article needs: higher, broader where the page is too low for that, or vertical and so lower. false:
 * larger than the page. */
static bool enlarge(IssueBuild *b, const PageJob *job, MakeupPiece piece, MakeupArea *a)
{
    const int most = job_layout(job)->columns, tier = job->sc->tier;
    MakeupArea best = {0};
    a->columns = smaller(a->columns, most);
    a->lines = smaller(a->lines, job->lines);
    for (MakeupArea at = *a; at.columns <= most && (tier || !best.lines); at.columns++) {
        const int least = lines_needed(b, job, piece, at.columns);
        at.lines = !least ? 0 : tier ? lines_of_tiers(job, a->lines, least) : larger(a->lines, least);
        if (at.lines && (!best.lines || growth(at, *a) < growth(best, *a)))
            best = at;
    }
    if (best.lines)
        *a = best;
    return best.lines > 0;
}

/* Is it what nothing but own is pinned to? */
static bool is_free(const IssueBuild *b, const PageJob *job, const PieceVec *pieces, const Pins *own, MakeupArea a)
{
    MakeupArea other, apart = {a.column, a.line - PIECE_GAP, a.columns, a.lines + 2 * PIECE_GAP};
    for (size_t k = 0; k < pieces->len; k++)
        if (pins_of(&pieces->ptr[k]) != own && wanted(b, job, pieces, k, &other) && may_be_had(job, other) &&
            makeup_areas_meet(apart, other))
            return false;
    for (size_t g = 0; job->spec && g < job->spec->n_groups; g++) {
        const Pins *p = &job->spec->groups[g].pins;
        other = pins_area(p);
        if (p != own && p->area_span.src && makeup_areas_meet(apart, other))
            return false;
    }
    return !ads_meet(job, apart);
}

const char *pins_nearest(IssueBuild *b, const PageJob *job, const PieceVec *pieces, const Pins *own, MakeupArea wish,
                         MakeupArea size)
{
    MakeupArea best = {0}, at = size;
    const bool whole = is_of_tiers(job, (MakeupArea){0, 0, size.columns, size.lines}); /* a group's may have others */
    if (size.lines < 1 || size.lines > job->lines)
        return "leave the area out, or shorten what is to stand there: it is larger than the page";
    for (at.column = 0; at.column + at.columns <= job_layout(job)->columns; at.column++)
        for (at.line = 0; at.line + at.lines <= job->lines; at.line++)
            if ((!best.columns || distance(at, wish) < distance(best, wish)) && (!whole || is_of_tiers(job, at)) &&
                is_free(b, job, pieces, own, at))
                best = at;
    if (!best.columns)
        return "leave the area out, or make smaller what has the rest of the page";
    return phrase(b->arena, "the nearest is area: [%d, %d, %d, %d]", best.column + 1, best.line + 1, best.columns,
                  best.lines);
}

const char *pins_nearest_of(IssueBuild *b, const PageJob *job, const PieceVec *pieces, size_t i, MakeupArea wish)
{
    MakeupArea size = wish;
    if (!enlarge(b, job, pieces->ptr[i], &size))
        size.lines = 0;
    return pins_nearest(b, job, pieces, pins_of(&pieces->ptr[i]), wish, size);
}

/* ---- what a page can't have ---- */

const char *pins_ad_name(Arena *a, const AdPlace *ad)
{
    unsigned line, column;
    source_locate(ad->ad->span.src, ad->ad->span.start, &line, &column);
    return phrase(a, "the advertisement in line %u", line);
}

/* The lines that a piece takes at least over so many columns; 0: it can't be set so. */
static int lines_over(IssueBuild *b, const PageJob *job, const PieceVec *pieces, size_t i, int columns)
{
    MakeupBlock block = {0};
    ways_to_stay(b->arena, pieces->ptr[i], columns, job->lines, &block);
    return least_lines(&block, columns);
}

static void check_size(IssueBuild *b, const PageJob *job, const PieceVec *pieces, size_t i, MakeupArea a)
{
    const Pins *p = pins_of(&pieces->ptr[i]);
    const int least = lines_over(b, job, pieces, i, a.columns);
    if (!least)
        diag_error(b->d, area_span(p), DIAG_PIN_AREA_NARROW, a.columns, pins_nearest_of(b, job, pieces, i, a));
    if (least > a.lines)
        diag_error(b->d, area_span(p), DIAG_PIN_AREA_SMALL, least, a.columns, a.lines,
                   pins_nearest_of(b, job, pieces, i, a));
}

/* An area and a place that is not there. */
static void check_place(IssueBuild *b, const PageJob *job, const Pins *p, MakeupArea a)
{
    const MakeupBlock block = {.anchor = pins_anchor(p->place)};
    const MakeupPage page = {.columns = job_layout(job)->columns, .lines = job->lines, .blocks = &block, .n_blocks = 1};
    if (!makeup_at_anchor(&page, &(MakeupPlaced){.at = a}))
        diag_error(b->d, p->place_span, DIAG_PIN_CONTRADICTS, "at", p->area_span.src ? "area" : "fixed");
}

static void check_piece(IssueBuild *b, const PageJob *job, const PieceVec *pieces, size_t i)
{
    const Pins *p = pins_of(&pieces->ptr[i]);
    const int span = pieces->ptr[i].set->article->span, columns = job_layout(job)->columns;
    MakeupArea a;
    if (p && p->place == PIN_BOTTOM && !p->group && span && span < columns)
        diag_error(b->d, p->place_span, DIAG_PIN_BOTTOM_SPAN, p->place_word, columns, job_page(b, job).text, span,
                   columns);
    if (!wanted(b, job, pieces, i, &a)) {
        if (p && p->fixed_span.src && !p->group && !b->issue->relock) /* else it gets the place that it has now */
            diag_error(b->d, p->fixed_span, DIAG_PIN_FIXED_UNKNOWN, job_page(b, job).text);
        return;
    }
    const size_t k = taken_by(b, job, pieces, i, a);
    const AdPlace *ad = is_inside(job, a) ? ads_meet(job, a) : NULL;
    if (!is_inside(job, a)) {
        diag_error(b->d, area_span(p), DIAG_PIN_AREA_OUTSIDE, job_page(b, job).text, job_layout(job)->columns,
                   job->lines, pins_nearest_of(b, job, pieces, i, a));
    } else if (ad || k != SIZE_MAX) {
        diag_error(b->d, area_span(p), DIAG_PIN_AREA_OVERLAP,
                   ad ? pins_ad_name(b->arena, ad) : pieces->ptr[k].set->article->slug,
                   pins_nearest_of(b, job, pieces, i, a));
    } else if (!is_of_tiers(job, a) && lines_over(b, job, pieces, i, a.columns)) {
        diag_error(b->d, area_span(p), DIAG_PIN_AREA_OFF_TIERS, job_page(b, job).text, job->sc->tier,
                   pins_nearest_of(b, job, pieces, i, a));
    } else {
        check_place(b, job, p, a);
        check_size(b, job, pieces, i, a);
    }
}

void pins_check(IssueBuild *b, const PageJob *job, const PieceVec *pieces)
{
    for (size_t i = 0; i < pieces->len; i++)
        check_piece(b, job, pieces, i);
}

/* ---- what make-up is told ---- */

/* Groups are numbered by their first piece. */
static int group_of(const PieceVec *pieces, size_t i)
{
    const Pins *p = pins_of(&pieces->ptr[i]);
    if (!p || !p->group)
        return 0;
    for (size_t k = 0; k < i; k++) {
        const Pins *other = pins_of(&pieces->ptr[k]);
        if (other && other->group && strcmp(other->group, p->group) == 0)
            return (int)k + 1;
    }
    return (int)i + 1;
}

void pins_set(IssueBuild *b, const PageJob *job, const PieceVec *pieces, MakeupBlock *blocks)
{
    for (size_t i = 0; i < pieces->len; i++) {
        const Pins *p = pins_of(&pieces->ptr[i]);
        MakeupBlock *block = &blocks[i];
        if (!p)
            continue;
        block->anchor = p->group ? MAKEUP_ANYWHERE : pins_anchor(p->place);
        block->filler = p->filler;
        block->group = group_of(pieces, i);
        MakeupArea area;
        if (!area_holds(b, job, pieces, i, &area))
            continue;
        ways_to_stay(b->arena, pieces->ptr[i], area.columns, job->lines, block);
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
        if ((block->fixed && !makeup_areas_equal(block->area, at[i].at)) || !makeup_at_anchor(page, &at[i]))
            return false;
    }
    return true;
}

/* ---- what does not hold ---- */

/* The height nearest to an area's that the article fills over so many columns, its headline as large; 0: none. */
static int nearest_height(const MakeupBlock *block, MakeupArea area, int level)
{
    int nearest = 0;
    for (size_t k = 0; k < block->n_ways; k++) {
        const MakeupWay *w = &block->ways[k];
        if (w->columns != area.columns || w->level != level || way_leaves_white(w))
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
    int height = nearest_height(block, a, block->ways[at->way].level);
    if (at->white > a.columns && height && height != a.lines)
        diag_warning(b->d, area_span(p), DIAG_PIN_AREA_WHITE, at->white, a.column + 1, a.line + 1, a.columns, height);
}

static const MakeupPlaced *placed(const Makeup *m, int block)
{
    for (size_t i = 0; i < m->n; i++)
        if (m->at[i].block == block)
            return &m->at[i];
    return NULL;
}

/* Is it none of the page's own? That its pin doesn't hold here is then told of its own page (overset/moved.c). */
static bool is_moved(const IssueBuild *b, const PageJob *job, const Article *a)
{
    for (size_t i = 0; job->spec && i < job->spec->n_articles; i++)
        if (job->spec->articles[i] == a)
            return false;
    return b->issue->overset != OVERSET_PAGES;
}

static void report_fault(IssueBuild *b, const PageJob *job, const PieceVec *pieces, const Makeup *m,
                         const MakeupFault *f)
{
    const Pins *p = pins_of(&pieces->ptr[f->block]);
    const MakeupPlaced *at = placed(m, f->block);
    const Article *a = pieces->ptr[f->block].set->article;
    if (!p || !at || is_moved(b, job, a))
        return;
    if (f->kind == MAKEUP_ANCHOR_LOST && p->place == PIN_BOTTOM && a->span && at->at.columns == a->span)
        return; /* told by pins_check */
    if (f->kind == MAKEUP_ANCHOR_LOST)
        diag_error(b->d, p->place_span, DIAG_PIN_PLACE_LOST, p->place_word, job_page(b, job).text, at->at.column + 1,
                   at->at.line + 1, pins_nearest_of(b, job, pieces, (size_t)f->block, at->at));
    else if (f->kind == MAKEUP_GROUP_APART)
        diag_error(b->d, p->group_span, DIAG_GROUP_APART, p->group, job_page(b, job).text);
}

void pins_tell_filler(IssueBuild *b, const PageJob *job, const MakeupPiece *p)
{
    diag_warning(b->d, p->set->article->title_span, DIAG_FILLER_LEFT, job_page(b, job).text);
}

void pins_report(IssueBuild *b, const PageJob *job, const PieceVec *pieces, const PageMakeup *a)
{
    const Makeup *m = a->makeup;
    for (size_t i = 0; i < m->n_faults; i++)
        report_fault(b, job, pieces, m, &m->faults[i]);
    for (size_t i = 0; i < m->n; i++) {
        const MakeupBlock *block = &a->blocks[m->at[i].block];
        const MakeupPiece *piece = &pieces->ptr[m->at[i].block];
        if (block->fixed && whole_of(b, *piece).set == piece->set) /* what is cut is told */
            report_area(b, pins_of(&pieces->ptr[m->at[i].block]), block, &m->at[i]);
    }
    for (size_t i = 0; i < m->n_left; i++)
        pins_tell_filler(b, job, &pieces->ptr[m->left[i]]);
}
