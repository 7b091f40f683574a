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
            headline_pins_report(quiet, p, a->plans[i]);
        return p->set->n_floats >= floats && !diag_errors(quiet->d);
    }
    return false;
}

/* Does the page hold piece i, set so, when it is cut as the next build cuts it? */
static bool holds(const IssueBuild *b, const PageJob *job, const PieceVec *whole, size_t i, MakeupPiece as,
                  size_t floats)
{
    IssueBuild quiet = *b;
    PieceVec pieces = {0};
    PageMakeup a;
    quiet.d = diag_new();
    memset(&quiet.overset, 0, sizeof quiet.overset);
    memset(&quiet.carried, 0, sizeof quiet.carried);
    for (size_t k = 0; k < whole->len; k++)
        vec_push(&pieces, k == i ? as : whole->ptr[k]);
    MakeupPiece *rests = ARENA_ARRAY(b->arena, MakeupPiece, pieces.len + 1);
    bool found = arrange_fits(&quiet, job, &pieces, &a) || left_out_settle(&quiet, job, false, &pieces, rests, &a);
    found = found && stands(&quiet, job, &pieces, &a, as.set->article, floats);
    vec_free(&pieces);
    vec_free(&quiet.overset);
    vec_free(&quiet.carried);
    diag_free(quiet.d);
    return found;
}

/* ---- pictures ---- */

/* A picture sought for: the article's document, in which its wish is another. */
typedef struct Seek {
    IssueBuild *b;
    const PageJob *job;
    const PieceVec *whole;
    SetContext quiet; /* what is only tried says nothing */
    size_t piece, at; /* of whole; of its floats */
    ResolvedDoc *doc;
} Seek;

static ResolvedFloat *wanted(const Seek *s)
{
    const ArticleSet *set = s->whole->ptr[s->piece].set;
    return &s->doc->floats[set->floats[s->at].source - set->doc->floats];
}

static MakeupPiece as_wanted(const Seek *s)
{
    MakeupPiece p = s->whole->ptr[s->piece];
    const int rank = p.set->rank;
    p.set = article_set_like(&s->quiet, s->doc, p.set);
    p.set->rank = rank;
    return p;
}

/* Does its article bear it? */
static bool is_borne(const Seek *s)
{
    const MakeupPiece p = as_wanted(s);
    return floats_that_fit(p) > (int)s->at - p.from_float;
}

/* Does the page hold it? */
static bool page_holds(const Seek *s)
{
    return holds(s->b, s->job, s->whole, s->piece, as_wanted(s), s->at + 1);
}

/* So many lines at most over so many columns, as many as the picture may have; 0: none. */
static int set_lines(const Seek *s, int span, int most)
{
    ResolvedFloat *f = wanted(s);
    const ArticleSet *set = s->whole->ptr[s->piece].set;
    f->wish.height = 0;
    f->columns = f->columns ? span : 0;
    f->wish.height_lines = figure_lines_borne(set, f, span, most);
    return f->wish.height_lines;
}

/* The most lines over so many columns with which its article bears it; 0: none. */
static int most_borne(const Seek *s, int span, int most)
{
    int low = 0, high = most + 1;
    while (high - low > 1) {
        const int middle = low + (high - low) / 2, lines = set_lines(s, span, middle);
        if (!lines || is_borne(s)) /* too low for the picture is no reason to be lower */
            low = middle;
        else
            high = middle;
    }
    return low ? set_lines(s, span, low) : 0;
}

/* Over so many columns. */
static const char *nearest_over(const Seek *s, int span, int asked, int lines)
{
    enum { TRIES = 3 };
    Arena *a = s->b->arena;
    if (!lines) { /* it asks for columns alone */
        wanted(s)->columns = span;
        return span < asked && is_borne(s) && page_holds(s) ? arena_printf(a, "span %d", span) : NULL;
    }
    for (int i = 0, most = lines; i < TRIES; i++, most -= most / 4 + 1) {
        most = most_borne(s, span, most);
        if (!most)
            return NULL;
        if (page_holds(s))
            return span == asked ? arena_printf(a, "height %d行", most)
                                 : arena_printf(a, "height %d行 span %d", most, span);
    }
    return NULL;
}

static const char *nearest(const Seek *s)
{
    const Float *f = &s->whole->ptr[s->piece].set->floats[s->at];
    const ResolvedFloat as = *wanted(s);
    const int asked = f->asked ? f->asked : 1,
              lines = as.wish.height_span.src ? figure_fit(s->whole->ptr[s->piece].set, &as, asked).lines : 0;
    const char *words = NULL;
    for (int span = asked; !words && span >= (as.columns ? 1 : asked); span--)
        words = nearest_over(s, span, asked, lines);
    if (!words)
        *wanted(s) = as;
    return words;
}

static Seek seek_in(IssueBuild *b, const PageJob *job, const PieceVec *whole, size_t piece)
{
    const ArticleSet *set = whole->ptr[piece].set;
    Seek s = {.b = b, .job = job, .whole = whole, .quiet = *set->c, .piece = piece};
    s.quiet.diag = b->muted;
    s.doc = arena_dup(b->arena, set->doc, sizeof *set->doc);
    s.doc->floats = arena_dup(b->arena, set->doc->floats, sizeof *set->doc->floats * set->doc->n_floats);
    return s;
}

static void seek_of(IssueBuild *b, const PageJob *job, const PieceVec *whole, OversetNote *n)
{
    size_t at = 0;
    while (at < whole->len && whole->ptr[at].set->article != n->article)
        at++;
    if (at == whole->len || !n->floats)
        return;
    const ArticleSet *set = whole->ptr[at].set;
    Seek s = seek_in(b, job, whole, at);
    n->nearest = ARENA_ARRAY(b->arena, const char *, n->floats);
    bool known = true; /* of those before */
    for (int i = 0; i < n->floats && known; i++) {
        s.at = set->n_floats - (size_t)n->floats + (size_t)i;
        known = picture_pins_key(&set->floats[s.at]).src && (n->nearest[i] = nearest(&s));
    }
}

void cut_pins_seek_pictures(IssueBuild *b, const PageJob *job, const PieceVec *whole, size_t first)
{
    for (size_t i = first; i < b->overset.len; i++)
        seek_of(b, job, whole, &b->overset.ptr[i]);
}

/* Would the page hold the article if its picture were not pinned? */
static bool is_held_free(const Seek *s)
{
    ResolvedFloat *f = wanted(s);
    const ResolvedFloat as = *f;
    f->columns = f->wish.height_lines = 0;
    f->wish.height = 0;
    const bool held = page_holds(s);
    *f = as;
    return held;
}

static bool has_article(const PieceVec *pieces, const Article *a)
{
    for (size_t i = 0; i < pieces->len; i++)
        if (pieces->ptr[i].set->article == a)
            return true;
    return false;
}

void cut_pins_tell_pictures(IssueBuild *b, const PageJob *job, const PieceVec *whole, const PieceVec *pieces)
{
    for (size_t i = 0; i < whole->len; i++) {
        const ArticleSet *set = whole->ptr[i].set;
        if (has_article(pieces, set->article))
            continue;
        Seek s = seek_in(b, job, whole, i);
        for (s.at = (size_t)whole->ptr[i].from_float; s.at < set->n_floats; s.at++) {
            const Span key = picture_pins_key(&set->floats[s.at]);
            const char *words = key.src && is_held_free(&s) ? nearest(&s) : NULL;
            if (words) /* else it would be left out in any size */
                diag_error(b->d, key, DIAG_PICTURE_NO_ROOM, job_page(b, job).text,
                           phrase(b->arena, "the nearest that works: %s", words));
        }
    }
}

/* ---- titles ---- */

/* Could the page hold the piece with a title so large, everything cut as short as may be? */
static bool may_hold(IssueBuild *b, const PageJob *job, const PieceVec *whole, size_t i, Len size)
{
    PieceVec pieces = {0};
    for (size_t k = 0; k < whole->len; k++)
        vec_push(&pieces, k == i ? headline_room_sized(whole->ptr[k], size) : whole->ptr[k]);
    const bool may = overset_may_settle(b, job, &pieces);
    vec_free(&pieces);
    return may;
}

static bool is_held(const IssueBuild *b, const PageJob *job, const PieceVec *whole, size_t i, Len size)
{
    return holds(b, job, whole, i, headline_room_sized(whole->ptr[i], size), 0);
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
        if (has_article(pieces, a) || !headline_room_size(&whole->ptr[i], &pinned))
            continue;
        const Len size = largest_held(b, job, whole, i, pinned);
        if (size) /* else it would be left out in any */
            diag_error(b->d, a->pins.headline.size_span, DIAG_HEADLINE_NO_ROOM, job_page(b, job).text,
                       phrase(b->arena, "the nearest is headline: {size: %s}", headline_points(b->arena, size)));
    }
}
