/* Pages in order: those that issue.yaml lists, each with its own articles and what goes on from before; then pages as
 * they are needed. */
#include "layout/pages.h"

#include "arrange/ads.h"
#include "arrange/context.h"
#include "compose/fold.h"
#include "compose/group_box.h"
#include "arrange/headline_pins.h"
#include "arrange/headline_room.h"
#include "arrange/joins.h"
#include "overset/cut_pins.h"
#include "overset/jumps.h"
#include "overset/left_out.h"
#include "overset/moved.h"
#include "overset/overset.h"
#include "arrange/picture_pins.h"
#include "arrange/pins.h"
#include <assert.h>
#include <string.h>

enum { LITTLE_WHITE = 30 /* of so many column-lines one may stay white before an article is divided */ };

static const PageSpec *spec_of(const IssueBuild *b, int number)
{
    assert(number >= 1);
    return (size_t)number <= b->issue->n_pages ? &b->issue->pages[number - 1] : NULL;
}

/* The name of a page's layout, pages beyond the issue's included. */
static const char *layout_name(const IssueBuild *b, int number)
{
    const PageSpec *spec = spec_of(b, number);
    return spec && spec->layout && *spec->layout ? spec->layout : b->issue->paper->layout;
}

/* Pages beyond the issue's are as the paper is. */
static bool is_black_only(const IssueBuild *b, int number)
{
    bool listed = (size_t)number <= b->issue->n_pages;
    return listed ? b->issue->pages[number - 1].black_only : b->issue->paper->black_only;
}

static bool is_spread(const IssueBuild *b, int number)
{
    const PageSpec *spec = spec_of(b, number);
    return spec && spec->spread == SPREAD_LEFT;
}

static bool is_right_half(const IssueBuild *b, int number)
{
    const PageSpec *spec = spec_of(b, number);
    return spec && spec->spread == SPREAD_RIGHT;
}

/* May an article go on from this page? Its text is set for columns that a later page must have, too. */
static bool may_go_on(const IssueBuild *b, int number)
{
    const char *own = layout_name(b, number);
    if (b->issue->overset == OVERSET_PAGES)
        return strcmp(own, layout_name(b, number + 1)) == 0;
    for (int later = number + 1; (size_t)later <= b->issue->n_pages; later++)
        if (!is_right_half(b, later) && strcmp(own, layout_name(b, later)) == 0)
            return true;
    return b->issue->overset == OVERSET_EXTRA && strcmp(own, b->issue->paper->layout) == 0;
}

/* Why an article is too large: it has no text to go on with, the next page is another, or the issue has no more. */
static DiagCode too_large(const IssueBuild *b, int number)
{
    const Overset policy = b->issue->overset;
    const bool jumps = policy == OVERSET_PAGES || policy == OVERSET_JUMP || policy == OVERSET_EXTRA;
    if (jumps && may_go_on(b, number))
        return DIAG_ARTICLE_TOO_LARGE;
    const bool asked = policy != OVERSET_PAGES && policy != OVERSET_EXTRA;
    return asked && strcmp(layout_name(b, number), b->issue->paper->layout) == 0 ? DIAG_ARTICLE_TOO_LARGE_ALONE
                                                                                 : DIAG_ARTICLE_TOO_LARGE_HERE;
}

static SetContext *set_context(IssueBuild *b, const Layout *l)
{
    SetContext *sc = ARENA_NEW(b->arena, SetContext);
    *sc = (SetContext){.text = b->text, .arena = b->arena, .diag = b->d, .layout = l, .sections = b->issue->sections};
    return sc;
}

static MakeupPiece whole_piece(const IssueBuild *b, const PageSpec *spec, const SetContext *sc, int32_t index)
{
    ArticleSet *s = article_set_new(sc, b->issue->docs[index], index);
    for (size_t i = 0; spec && i < spec->n_articles && spec->articles[i] != s->article; i++)
        s->rank += !spec->articles[i]->advert;
    s->inset = group_is_closed(spec, sc->layout, s->article->pins.group);
    return (MakeupPiece){.set = s};
}

static void own_pieces(IssueBuild *b, const PageSpec *spec, const SetContext *sc, PieceVec *out)
{
    for (size_t i = 0; spec && i < spec->n_articles; i++)
        if (!spec->articles[i]->pins.ear)
            vec_push(out, whole_piece(b, spec, sc, issue_index_of(b, spec->articles[i])));
}

/* 段: as many lines each, a line apart, as pieces are one below the other. */
static void divide_in_tiers(PageJob *job, SetContext *sc)
{
    const int tiers = sc->layout->tiers, tier = tiers ? (job->lines + 1) / tiers - 1 : 0;
    if (tier < 1)
        return;
    sc->tier = tier;
    job->lines = tiers * (tier + 1) - 1;
}

static PageJob job_of(IssueBuild *b, int number, const Layout *l)
{
    SetContext *sc = set_context(b, l);
    PageJob job = {.spec = spec_of(b, number), .number = number, .layout = layout_name(b, number), .sc = sc};
    job.first = number == 1 ? l->front_top : l->inside_top;
    job.lines = l->lines - job.first - (number == 1 ? l->bottom : 0);
    ads_place(b->arena, &job);
    divide_in_tiers(&job, sc);
    return job;
}

/* ---- a page with little on it ---- */

/* Do the page's own articles, set in a layout, take less than so many per cent of it, however large their pictures? */
static bool is_sparse(IssueBuild *b, int number, const Layout *l, int percent)
{
    PieceVec pieces = {0};
    PageJob job = job_of(b, number, l);
    if (job.lines < 1 || arrange_room(&job) <= 0) /* all of it advertisements */
        return false;
    own_pieces(b, job.spec, job.sc, &pieces);
    bool sparse = 100 * arrange_most(b, &job, &pieces) < percent * arrange_room(&job);
    vec_free(&pieces);
    return sparse;
}

/* The columns that an article or its pictures ask for. */
static int columns_asked(const ArticleSet *s)
{
    int asked = s->article->span;
    for (size_t i = 0; i < s->n_floats; i++)
        if (s->floats[i].kind == FLOAT_FIGURE && s->floats[i].asked > asked)
            asked = s->floats[i].asked;
    return asked;
}

/* How many it may have. */
static int columns_for(const Layout *l, ArticleSet *s)
{
    return l->fold && stands_on_one_side(s) ? l->fold : l->columns;
}

/* Do a page's own articles stand in a type at the columns that they ask for, none giving way? */
static bool stand_in(IssueBuild *b, int number, const Layout *l)
{
    PieceVec pieces = {0};
    PageJob job = job_of(b, number, l);
    PageMakeup a;
    own_pieces(b, job.spec, job.sc, &pieces);
    bool stands = ads_are_shares(&job); /* others are of the usual columns and lines */
    for (size_t i = 0; i < pieces.len; i++)
        stands = stands && columns_asked(pieces.ptr[i].set) <= columns_for(l, pieces.ptr[i].set);
    stands = stands && pins_allow_type(b, &job, &pieces);
    stands = stands && arrange(b, &job, &pieces, &a) && !arrange_gives_way(&a) &&
             arrange_keeps_pins(b, &job, &pieces, &a, PINNED_ALL);
    vec_free(&pieces);
    return stands;
}

/* The same at a glance, by a short search: when the largest sizes don't do, many more won't. */
static bool seems_to_stand_in(IssueBuild *b, int number, const Layout *l)
{
    enum { GLANCE = 16 /* of the steps of the usual search 1 in so many */ };
    const int64_t effort = b->effort;
    b->effort = MAKEUP_EFFORT / GLANCE;
    bool stands = stand_in(b, number, l);
    b->effort = effort;
    return stands;
}

/* What goes on from the page before keeps the type and columns that it was set in; NULL: nothing does. */
static const Layout *layout_of_carried(const IssueBuild *b, const Layout *l)
{
    for (size_t i = 0; i < b->carried.len; i++) {
        const Layout *of = b->carried.ptr[i].set->c->layout;
        if (b->carried.ptr[i].from_page && strcmp(of->name, l->name) == 0 && !of->fold == !l->fold)
            return of;
    }
    return NULL;
}

/* A page with little on it is set in the layout's larger type, the largest that takes nothing from it. Sought from the
 * largest down: what is sparse is quickly told, how articles stand takes a search. */
static const Layout *layout_for_content(IssueBuild *b, int number, const Layout *l)
{
    enum { LOOKED_AT = 2 /* of the largest sizes: the others are glanced at first */ };
    const PageSpec *spec = spec_of(b, number);
    const Layout *carried = layout_of_carried(b, l);
    if (carried || b->carried.len || !spec || !spec->n_articles)
        return carried ? carried : l;
    VEC(const Layout *) larger = {0};
    for (const Layout *at = l; at->larger && is_sparse(b, number, at, at->sparse); at = at->larger)
        vec_push(&larger, at->larger);
    const Layout *best = l;
    for (size_t i = larger.len; i-- > 0 && best == l;)
        if ((larger.len - i <= LOOKED_AT || seems_to_stand_in(b, number, larger.ptr[i])) &&
            stand_in(b, number, larger.ptr[i]))
            best = larger.ptr[i];
    vec_free(&larger);
    return best;
}

/* ---- pieces and pages ---- */

/* A page's pieces in their places; what of them goes on waits for a later page. rests: by piece, or NULL. */
static void place(IssueBuild *b, const PageJob *job, const PieceVec *pieces, const MakeupPiece *rests,
                  const PageMakeup *a)
{
    size_t first = b->parts.len;
    arrange_place(b, job, pieces, a);
    for (size_t i = first; i < b->parts.len; i++) {
        PagePart *part = &b->parts.ptr[i];
        size_t k = (size_t)a->makeup->at[i - first].block;
        const MakeupPiece *piece = &pieces->ptr[k];
        if (piece->from_page)
            b->parts.ptr[piece->jump].continues_on = job->number;
        if (!rests || !rests[k].set)
            continue;
        MakeupPiece rest = rests[k];
        rest.jump = i;
        part->report.place.rows = rest.from_row;
        vec_push(&b->carried, rest);
    }
    b->kept = a->kept;
    b->cost = a->kept ? 0 : a->makeup->cost;
    const LockPage *lock = lock_page(b->issue->lock, job->number);
    if (lock && !a->kept && !b->issue->relock)
        diag_warning(b->d, lock->span, DIAG_LOCK_STALE, job_page(b, job).text);
}

/* Do the rows of a text come out alike in both? So they do on a page and on a spread of such pages. */
static bool same_rows(const Layout *a, const Layout *b)
{
    return (a->spread == b || b->spread == a) && a->measure == b->measure && a->box_measure == b->box_measure &&
           a->pitch == b->pitch && memcmp(a->elements, b->elements, sizeof a->elements) == 0;
}

/* What waits for a later page and can stand on this one: set for its columns. */
static bool can_take(const PageJob *job, const MakeupPiece *p)
{
    return !p->from_page || p->set->c->layout == job->sc->layout || same_rows(p->set->c->layout, job->sc->layout);
}

static MakeupPiece set_for(const IssueBuild *b, const PageJob *job, MakeupPiece p)
{
    if (p.set->c->layout == job->sc->layout && p.set->c->tier == job->sc->tier)
        return p;
    MakeupPiece as = whole_piece(b, job->spec, job->sc, p.set->index);
    if (p.from_page) {
        p.set = as.set;
        return p;
    }
    return as;
}

/* A page that holds its own articles takes what waits, as far as it has room. */
static void take_carried(IssueBuild *b, const PageJob *job, PieceVec *pieces, PageMakeup *a)
{
    for (size_t i = 0; i < b->carried.len;) {
        PageMakeup with;
        vec_push(pieces, set_for(b, job, b->carried.ptr[i]));
        if (can_take(job, &b->carried.ptr[i]) && arrange_fits(b, job, pieces, &with)) {
            *a = with;
            pieces_take_out(&b->carried, i);
        } else {
            pieces->len--;
            i++;
        }
    }
}

/* A page that holds all but loses a pin is looked for at a glance, too: there the first that keeps them is taken. */
static bool fits_pinned(IssueBuild *b, const PageJob *job, const PieceVec *pieces, PageMakeup *a)
{
    PageMakeup other;
    if (!arrange_fits(b, job, pieces, a))
        return false;
    if (!arrange_keeps_pins(b, job, pieces, a, PINNED_ALL) && arrange_holds(b, job, pieces, &other) &&
        arrange_keeps_pins(b, job, pieces, &other, PINNED_ALL))
        *a = other;
    return true;
}

/* A page of the plan: its own articles, all of them. */
static bool fill_planned(IssueBuild *b, const PageJob *job, PieceVec *pieces)
{
    PageMakeup a;
    b->whole = pieces;
    if (!pieces->len || fits_pinned(b, job, pieces, &a)) {
        take_carried(b, job, pieces, &a);
        if (pieces->len)
            place(b, job, pieces, NULL, &a);
        return true;
    }
    const Overset policy = b->issue->overset;
    const bool jumps = (policy == OVERSET_JUMP || policy == OVERSET_EXTRA) && may_go_on(b, job->number);
    MakeupPiece *rests = ARENA_ARRAY(b->arena, MakeupPiece, pieces->len + 1);
    PieceVec whole = {0};
    for (size_t i = 0; i < pieces->len; i++)
        vec_push(&whole, pieces->ptr[i]);
    b->whole = &whole;
    const size_t first = b->overset.len;
    const bool settled = left_out_settle(b, job, jumps, pieces, rests, &a);
    if (settled && policy == OVERSET_CUT) {
        cut_pins_seek_pictures(b, job, &whole, first);
        cut_pins_tell_pictures(b, job, &whole, pieces);
        cut_pins_tell_titles(b, job, &whole, pieces);
    }
    if (settled)
        place(b, job, pieces, rests, &a);
    vec_free(&whole);
    b->whole = NULL;
    return settled;
}

/* As many of the first pieces as leave no hole; *left: how many more there are. */
static bool arrange_some(IssueBuild *b, const PageJob *job, PieceVec *pieces, size_t most, PageMakeup *a)
{
    PieceVec some = *pieces;
    for (some.len = most; some.len; some.len--)
        if (arrange_fits(b, job, &some, a))
            break;
    pieces->len = some.len;
    return some.len > 0;
}

/* How many of the first pieces the page's column-lines allow. */
static size_t most_pieces(IssueBuild *b, const PageJob *job, const PieceVec *pieces)
{
    PieceVec some = *pieces;
    some.len = pieces->len < MAKEUP_MOST_BLOCKS ? pieces->len : MAKEUP_MOST_BLOCKS;
    for (size_t high = some.len + 1, low = 0; high - low > 1;) { /* low fit, high don't */
        some.len = low + (high - low) / 2;
        if (arrange_least(b, job, &some) <= arrange_room(job))
            low = some.len;
        else
            high = some.len;
        some.len = low;
    }
    return some.len;
}

/* A page that came as it was needed: as much of what there is as goes on it, in order; the last of it is divided when
 * the page would have a hole. */
static bool fill_needed(IssueBuild *b, const PageJob *job, PieceVec *all)
{
    size_t n = all->len, fit = most_pieces(b, job, all);
    MakeupPiece *rests = ARENA_ARRAY(b->arena, MakeupPiece, n + 1);
    PageMakeup a;
    PieceVec some = *all;
    bool whole = arrange_some(b, job, &some, fit, &a);
    bool full = whole && (some.len == n || a.makeup->white <= arrange_room(job) / LITTLE_WHITE);
    for (size_t more = some.len + 2; !full && may_go_on(b, job->number) && more-- > some.len;) {
        PieceVec divided = {0};
        PageMakeup with;
        for (size_t i = 0; i < more && i < n; i++)
            vec_push(&divided, all->ptr[i]);
        if (divided.len > some.len || !whole)
            full = divided.len && jumps_settle(b, job, &divided, rests, &with);
        if (full) {
            arrange_in_earnest(b, job, &divided, &with);
            memcpy(all->ptr, divided.ptr, sizeof *all->ptr * divided.len);
            some.len = divided.len;
            a = with;
        }
        vec_free(&divided);
    }
    if (!whole && !full)
        return false;
    PieceVec here = *all;
    here.len = some.len;
    place(b, job, &here, rests, &a);
    for (size_t i = some.len; i < n; i++)
        vec_push(&b->carried, all->ptr[i]);
    return true;
}

/* ---- drafts ---- */

/* Who edited the page, or both pages of a spread. */
static void put_editors(const IssueBuild *b, const PageSpec *spec, PageBuild *pb)
{
    const size_t halves = pb->facing ? 2 : 1;
    const char **all = ARENA_ARRAY(b->arena, const char *, spec->n_editors + (pb->facing ? spec[1].n_editors : 0) + 1);
    for (size_t half = 0; half < halves; half++)
        for (size_t i = 0; i < spec[half].n_editors; i++)
            all[pb->n_editors++] = spec[half].editors[i];
    pb->editors = all;
}

static void push_draft(IssueBuild *b, const PageJob *job, const PieceVec *pieces, size_t first)
{
    const Layout *l = job->sc->layout;
    const PageSpec *spec = job->spec;
    PageBuild pb = {.c = job->sc,
                    .group = layout_context_group(b->c),
                    .issue = b->issue,
                    .number = job->number,
                    .facing = l->fold ? job->number + 1 : 0,
                    .title = spec && spec->title ? spec->title : ""};
    if (spec)
        put_editors(b, spec, &pb);
    PageFrame f = {.number = job->number,
                   .facing = pb.facing,
                   .fold = l->fold ? l->page_width / 2 : 0,
                   .title = pb.title,
                   .width = l->page_width,
                   .height = l->page_height,
                   .bleed = l->bleed,
                   .press = &l->press,
                   .black_only = is_black_only(b, job->number)};
    PageReport r = {
        .number = job->number, .title = pb.title, .layout = job->layout, .columns = l->columns, .lines = job->lines};
    r.facing = pb.facing;
    r.kept = b->kept;
    r.cost = b->cost;
    const FurnitureList *furniture = job->number == 1 ? &l->front : &l->inside;
    vec_push(&b->pages, ((PageDraft){f, pb, r, *job, *pieces, furniture, first, b->parts.len - first}));
}

static void check_spans(IssueBuild *b, const PageJob *job, const PieceVec *pieces)
{
    for (size_t i = 0; i < pieces->len; i++) {
        const Article *a = pieces->ptr[i].set->article;
        if (a->span > job->sc->layout->columns && a->columns_span.src)
            diag_error(b->d, a->columns_span, DIAG_SPAN_TOO_WIDE, a->span, job->sc->layout->columns);
    }
}

/* An article that no page holds by itself. */
static void tell_too_large(IssueBuild *b, const PageJob *job, const Article *a)
{
    const Pins *p = &a->pins;
    if (job->n_ads && job->spec)
        diag_error(b->d, job->spec->ads[0].span, DIAG_AD_NO_ARTICLES, job_page(b, job).text);
    else if (b->issue->overset == OVERSET_CUT && p->whole && p->whole_span.src)
        diag_error(b->d, p->whole_span, DIAG_PIN_WHOLE_LARGE, job_page(b, job).text);
    else
        diag_error(b->d, a->title_span, too_large(b, job->number), job_layout(job)->name);
}

/* The page's pieces; those of a page that comes as needed are all that wait. */
static bool fill_page(IssueBuild *b, const PageJob *job, PieceVec *pieces)
{
    own_pieces(b, job->spec, job->sc, pieces);
    if (!ads_check(b, job, pieces->len)) {
        pieces->len = 0;
        return false;
    }
    check_spans(b, job, pieces);
    pins_check(b, job, pieces);
    const bool planned = b->issue->overset != OVERSET_PAGES && job->spec;
    const bool stays = planned && b->issue->overset != OVERSET_JUMP && b->issue->overset != OVERSET_EXTRA;
    b->holds = stays ? cut_pins_hold : NULL;
    picture_pins_check(b, job, pieces);
    headline_pins_check(b, job, pieces);
    joins_check(b, job, pieces);
    joins_check_areas(b, job, pieces);
    if (stays)
        headline_room_check(b, job, pieces);
    if (!planned) {
        size_t waits = 0;
        for (size_t i = 0; i < b->carried.len; i++)
            if (can_take(job, &b->carried.ptr[i]))
                vec_push(pieces, set_for(b, job, b->carried.ptr[i]));
            else
                b->carried.ptr[waits++] = b->carried.ptr[i];
        b->carried.len = waits;
    }
    if (!pieces->len && !planned)
        return true;
    if (planned ? fill_planned(b, job, pieces) : fill_needed(b, job, pieces))
        return true;
    tell_too_large(b, job, pieces->ptr[0].set->article);
    b->carried.len = 0;
    return false;
}

/* Other languages are not set vertically: told where issue.yaml asks for it. */
static bool is_chinese(const IssueBuild *b, const PageSpec *spec)
{
    for (size_t i = 0; spec && i < spec->n_articles; i++)
        if (!lang_is_chinese(spec->articles[i]->lang))
            return false;
    return spec || lang_is_chinese(b->issue->paper->lang);
}

static bool build_page(IssueBuild *b, int number)
{
    const Paper *paper = b->issue->paper;
    const PageSpec *spec = spec_of(b, number);
    const char *name = layout_name(b, number);
    if (!*name) /* the paper's own fault, told when it was read */
        return false;
    const Layout *l = layout_context_layout(b->c, b->d, name, paper->lang,
                                            spec && spec->layout_span.src ? spec->layout_span : paper->span);
    if (!l)
        return false;
    if (is_spread(b, number))
        l = l->spread;
    else if (l->vertical && (l->all_vertical || (spec && spec->vertical)) && is_chinese(b, spec))
        l = l->vertical;
    PageTime time = {.trials = INT64_MAX / 2, .nearest = INT64_MAX / 2};
    b->time = &time;
    PageJob job = job_of(b, number, layout_for_content(b, number, l));
    time = (PageTime){.trials = TIME_OF_TRIALS, .nearest = TIME_OF_NEAREST};
    PieceVec pieces = {0};
    size_t first = b->parts.len;
    b->kept = false;
    b->cost = 0;
    bool ok = fill_page(b, &job, &pieces);
    push_draft(b, &job, &pieces, first);
    b->time = NULL;
    return ok;
}

/* Pages come in sheets: those that stay blank are told. */
static bool fill_sheet(IssueBuild *b)
{
    const int planned = (int)b->issue->n_pages;
    const int sheet = b->pages.ptr[b->pages.len - 1].build.c->layout->extra_pages;
    bool ok = true;
    while (ok && pages_numbered(b) > planned && (pages_numbered(b) - planned) % sheet &&
           pages_numbered(b) < MOST_PAGES) {
        ok = build_page(b, pages_numbered(b) + 1);
        diag_warning(b->d, b->issue->span_all, DIAG_PAGE_BLANK, page_word(b->issue->sections, pages_numbered(b)).text,
                     sheet);
    }
    return ok;
}

static bool pages_as_needed(IssueBuild *b)
{
    bool ok = true;
    if (b->carried.len && b->issue->overset == OVERSET_PAGES)
        diag_warning(b->d, b->carried.ptr[0].set->article->title_span, DIAG_PAGES_FULL);
    while (ok && b->carried.len && pages_numbered(b) < MOST_PAGES)
        ok = build_page(b, pages_numbered(b) + 1);
    if (ok && b->carried.len) {
        diag_error(b->d, b->carried.ptr[0].set->article->title_span, DIAG_TOO_MANY_PAGES, MOST_PAGES);
        return false;
    }
    return ok && (b->issue->overset != OVERSET_EXTRA || fill_sheet(b));
}

/* Where each article of the issue begins. */
static const int *first_pages(const IssueBuild *b)
{
    int *first = ARENA_ARRAY(b->arena, int, b->issue->n_articles + 1);
    if (b->issue->ear && b->issue->ear->story)
        first[issue_index_of(b, b->issue->ear->story)] = 1;
    for (size_t p = b->pages.len; p-- > 0;) {
        const PageDraft *d = &b->pages.ptr[p];
        for (size_t i = 0; i < d->n; i++) {
            int32_t article = b->parts.ptr[d->first + i].report.article;
            assert(article >= 0 && (size_t)article < b->issue->n_articles);
            first[article] = d->frame.number;
        }
    }
    return first;
}

bool pages_build(IssueBuild *b)
{
    bool ok = true;
    for (size_t i = 0; i < b->issue->n_pages; i++)
        if (!is_right_half(b, (int)i + 1))
            ok = build_page(b, (int)i + 1) && ok;
    if (ok && b->issue->overset == OVERSET_JUMP)
        overset_rests(b);
    else if (ok)
        ok = pages_as_needed(b);
    b->first_page = first_pages(b);
    return ok;
}

void pages_free(IssueBuild *b)
{
    for (size_t i = 0; i < b->pages.len; i++)
        vec_free(&b->pages.ptr[i].pieces);
    vec_free(&b->pages);
    vec_free(&b->parts);
    vec_free(&b->carried);
    vec_free(&b->overset);
}
