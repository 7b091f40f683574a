/* Columns and heights of pictures that can't be had (arrange/picture_pins.h). */
#include "arrange/picture_pins.h"

#include "base/order.h"
#include "diag/phrase.h"
#include "floats/figures.h"
#include "fitting/ways.h"
#include "galley/parts.h"

static Span place_of(Span said, const ResolvedFloat *f)
{
    return said.src ? said : f->span;
}

Span picture_pins_key(const Float *f)
{
    if (f->kind != FLOAT_FIGURE)
        return (Span){0};
    const PictureWish *w = &f->source->wish;
    return w->height_span.src ? w->height_span : w->columns_span;
}

static int caption_lines(const ResolvedFloat *f)
{
    return f->caption.n || f->credit ? 1 : 0;
}

/* Can the piece be set at all in the lines of a page? */
static bool can_be_set(IssueBuild *b, const MakeupPiece *piece, const Layout *l, int lines)
{
    const MakeupBlock *block = ways_of_pieces(b->arena, piece, 1, l->columns, lines);
    for (size_t i = 0; i < block->n_ways; i++)
        if (block->ways[i].least <= lines)
            return true;
    return false;
}

/* The most lines of a page, below a headline as low as can be. */
static int most_lines(ArticleSet *s, const ResolvedFloat *f, int columns, int page_lines)
{
    enum { WHITE = 1 };
    int head = page_lines;
    for (int level = 0; level < HEADLINE_LEVELS; level++) {
        const Headline *h = article_headline(s, columns, level);
        const int lines = h->columns_taken ? 0 : h->lines;
        head = lines < head ? lines : head;
    }
    return page_lines - head - caption_lines(f) - WHITE;
}

/* The columns that a picture is asked over, those of the page at most. as: what it wants, or wanted. */
static int columns_asked(const PageJob *job, const Float *f, const ResolvedFloat *as)
{
    const int asked = as->columns ? as->columns : f->asked;
    return !asked ? 1 : smaller(asked, job_layout(job)->columns);
}

static int columns_of(const PageJob *job, const Float *f)
{
    return columns_asked(job, f, f->source);
}

/* Has the page no room for the height that its editor wants? A headline may stand beside the picture. */
static bool is_too_high(IssueBuild *b, const PageJob *job, const MakeupPiece *piece, const Float *f)
{
    if (f->kind != FLOAT_FIGURE || !f->source->wish.height_span.src)
        return false;
    const int columns = columns_of(job, f), lines = figure_fit(piece->set, f->source, columns).lines;
    return lines + caption_lines(f->source) > job->lines ||
           (lines > most_lines(piece->set, f->source, columns, job->lines) &&
            !can_be_set(b, piece, job_layout(job), job->lines));
}

/* Lines over the same columns, else over fewer; else less than all of the picture. asked: columns that it needn't be
 * told. */
static const char *lower(Arena *a, ArticleSet *s, const ResolvedFloat *f, int columns, int asked, int page_lines)
{
    for (int span = columns; span >= 1; span--) {
        const int lines = figure_lines_borne(s, f, span, most_lines(s, f, span, page_lines));
        if (lines)
            return span == asked ? arena_printf(a, "height %d行", lines)
                                 : arena_printf(a, "height %d行 span %d", lines, span);
    }
    return phrase(a, "height %d行 and crop yes", most_lines(s, f, columns, page_lines));
}

/* The document with floats that may be changed. */
static ResolvedDoc *with_own_floats(Arena *a, const ResolvedDoc *doc)
{
    ResolvedDoc *own = arena_dup(a, doc, sizeof *doc);
    own->floats = arena_dup(a, doc->floats, sizeof *doc->floats * doc->n_floats);
    return own;
}

/* The article with this picture of no height that is asked for, and of no more columns than there are: the page is made
 * up as if it had not been. Where it is told stays known, so that it is told once. */
static void set_free(IssueBuild *b, MakeupPiece *piece, ptrdiff_t at)
{
    const ArticleSet *old = piece->set;
    ResolvedDoc *doc = with_own_floats(b->arena, old->doc);
    ResolvedFloat *freed = &doc->floats[at];
    freed->wish.height = 0;
    freed->wish.height_lines = 0;
    if (freed->wish.height_span.src) /* its key from now on */
        freed->wish.columns_span = freed->wish.height_span;
    freed->wish.height_span = (Span){0};
    if (freed->columns > old->c->layout->columns)
        freed->columns = 0;
    piece->set = article_set_like(old->c, doc, old);
    piece->set->rank = old->rank;
}

/* ---- the nearest that the page holds ---- */

enum { PAGE_TRIES = 8 };

PictureSeek picture_seek(IssueBuild *b, const PageJob *job, const PieceVec *whole, size_t piece, PageHolds holds)
{
    const ArticleSet *set = whole->ptr[piece].set;
    PictureSeek s = {
        .b = b, .job = job, .whole = whole, .holds = holds, .quiet = *set->c, .piece = piece, .tries = PAGE_TRIES};
    s.quiet.diag = b->muted;
    s.doc = with_own_floats(b->arena, set->doc);
    return s;
}

static ResolvedFloat *wanted(const PictureSeek *s)
{
    const ArticleSet *set = s->whole->ptr[s->piece].set;
    return &s->doc->floats[set->floats[s->at].source - set->doc->floats];
}

static MakeupPiece as_wanted(const PictureSeek *s)
{
    MakeupPiece p = s->whole->ptr[s->piece];
    const int rank = p.set->rank;
    p.set = article_set_like(&s->quiet, s->doc, p.set);
    p.set->rank = rank;
    return p;
}

/* Does its article bear it? */
static bool is_borne(const PictureSeek *s)
{
    const MakeupPiece p = as_wanted(s);
    return floats_that_fit(p) > (int)s->at - p.from_float;
}

static bool page_holds(PictureSeek *s)
{
    return s->tries-- > 0 && s->b->time->nearest > 0 &&
           s->holds(s->b, s->job, s->whole, s->piece, as_wanted(s), s->at + 1);
}

/* So many lines at most over so many columns, as many as the picture may have; 0: none. */
static int set_lines(const PictureSeek *s, const ResolvedFloat *as, int span, int most)
{
    ResolvedFloat *f = wanted(s);
    f->wish.height = 0;
    f->wish.height_span = as->wish.height_span;
    f->columns = as->columns ? span : 0;
    f->wish.height_lines = figure_lines_borne(s->whole->ptr[s->piece].set, f, span, most);
    return f->wish.height_lines;
}

/* The most lines over so many columns with which its article bears it; 0: none. */
static int most_borne(const PictureSeek *s, const ResolvedFloat *as, int span, int most)
{
    int low = 0, high = most + 1;
    while (high - low > 1) {
        const int middle = low + (high - low) / 2, lines = set_lines(s, as, span, middle);
        if (!lines || is_borne(s)) /* too low for the picture is no reason to be lower */
            low = middle;
        else
            high = middle;
    }
    return low ? set_lines(s, as, span, low) : 0;
}

/* Over so many columns. */
static const char *nearest_over(PictureSeek *s, const ResolvedFloat *as, int span, int lines)
{
    enum { TRIES = 3 };
    Arena *a = s->b->arena;
    if (!lines) { /* it asks for columns alone */
        wanted(s)->columns = span;
        return span != as->columns && is_borne(s) && page_holds(s) ? arena_printf(a, "span %d", span) : NULL;
    }
    if (s->below) /* its headline */
        lines = smaller(lines, most_lines(s->whole->ptr[s->piece].set, as, span, s->job->lines));
    for (int i = 0, most = lines; i < TRIES; i++, most -= most / 4 + 1) {
        most = most_borne(s, as, span, most);
        if (!most)
            return NULL;
        if (page_holds(s))
            return span == as->columns || !as->columns ? arena_printf(a, "height %d行", most)
                                                       : arena_printf(a, "height %d行 span %d", most, span);
    }
    return NULL;
}

const char *picture_nearest(PictureSeek *s, const ResolvedFloat *as)
{
    const MakeupPiece *p = &s->whole->ptr[s->piece];
    const ResolvedFloat own = *wanted(s);
    const int asked = columns_asked(s->job, &p->set->floats[s->at], as),
              lines = as->wish.height_span.src ? figure_fit(p->set, as, asked).lines : 0;
    const char *words = NULL;
    for (int span = asked; !words && span >= (as->columns ? 1 : asked); span--)
        words = nearest_over(s, as, span, lines);
    if (!words)
        *wanted(s) = own;
    return words;
}

bool picture_held_free(PictureSeek *s)
{
    ResolvedFloat *f = wanted(s);
    const ResolvedFloat as = *f;
    f->columns = f->wish.height_lines = 0;
    f->wish.height = 0;
    const bool held = page_holds(s);
    *f = as;
    return held;
}

/* ---- what is told ---- */

/* A picture that no page has room for. */
typedef struct TooLarge {
    size_t piece, at;
    MakeupPiece was;
} TooLarge;

/* What works, before the page is made: where it holds the article without what is asked for, a size that it holds, too;
 * else what the article bears. */
static const char *works(IssueBuild *b, const PageJob *job, const PieceVec *pieces, const TooLarge *t)
{
    ArticleSet *s = t->was.set;
    const Float *f = &s->floats[t->at];
    const int columns = columns_of(job, f);
    if (b->holds) {
        PictureSeek seek = picture_seek(b, job, pieces, t->piece, b->holds);
        seek.at = t->at;
        seek.below = true;
        const char *words = picture_held_free(&seek) ? picture_nearest(&seek, f->source) : NULL;
        if (words)
            return words;
    }
    if (!f->source->wish.height_span.src)
        return arena_printf(b->arena, "span %d", columns);
    const FigureFit fit = figure_fit(s, f->source, columns);
    if (f->source->columns > columns && fit.fits && fit.lines <= most_lines(s, f->source, columns, job->lines))
        return arena_printf(b->arena, "span %d", columns);
    return lower(b->arena, s, f->source, columns, f->source->columns ? f->source->columns : columns, job->lines);
}

static void tell_too_large(IssueBuild *b, const PageJob *job, const PieceVec *pieces, const TooLarge *t)
{
    ArticleSet *s = t->was.set;
    const ResolvedFloat *f = s->floats[t->at].source;
    const int columns = job_layout(job)->columns;
    const char *words = works(b, job, pieces, t);
    if (f->columns > columns)
        diag_error(b->d, place_of(f->wish.columns_span, f), DIAG_PICTURE_SPAN_NOT_HAD, f->columns, columns, words);
    else
        diag_error(b->d, f->wish.height_span, DIAG_PICTURE_TOO_HIGH,
                   figure_fit(s, f, columns_of(job, &s->floats[t->at])).lines, caption_lines(f), job_page(b, job).text,
                   job->lines, words);
}

void picture_pins_check(IssueBuild *b, const PageJob *job, PieceVec *pieces)
{
    VEC(TooLarge) all = {0};
    for (size_t i = 0; i < pieces->len; i++) {
        const MakeupPiece was = pieces->ptr[i];
        for (size_t k = (size_t)was.from_float; k < was.set->n_floats; k++) {
            const Float *f = &was.set->floats[k];
            const bool broad = f->kind == FLOAT_FIGURE && f->source->columns > job_layout(job)->columns;
            if (!broad && !is_too_high(b, job, &was, f))
                continue;
            set_free(b, &pieces->ptr[i], f->source - was.set->doc->floats);
            vec_push(&all, ((TooLarge){i, k, was}));
        }
    }
    for (size_t i = 0; i < all.len; i++)
        tell_too_large(b, job, pieces, &all.ptr[i]);
    vec_free(&all);
}

/* In tenths of a mm, as a height is written. */
static const char *millimetres(Arena *a, Len height)
{
    const int tenths = (int)(len_to_pt(height) * 254 / 72 + 0.5);
    return tenths % 10 ? arena_printf(a, "%d.%dmm", tenths / 10, tenths % 10) : arena_printf(a, "%dmm", tenths / 10);
}

/* As its height is written. */
static const char *own_form(Arena *a, const ResolvedFloat *f, const FigureFit *fit)
{
    return f->wish.height ? millimetres(a, fit->own_height) : arena_printf(a, "%d行", fit->own_lines);
}

/* The picture in its own form over as many columns of those asked for as the page holds it; NULL: over none. */
static const char *own_held(PictureSeek *s, const ResolvedFloat *f, int asked)
{
    Arena *a = s->b->arena;
    ArticleSet *set = s->whole->ptr[s->piece].set;
    for (int span = asked; span >= (f->columns ? 1 : asked); span--) {
        const FigureFit fit = figure_fit(set, f, span);
        if (fit.own_lines > most_lines(set, f, span, s->job->lines))
            continue;
        wanted(s)->columns = f->columns ? span : 0;
        wanted(s)->wish.height = f->wish.height ? fit.own_height : 0;
        wanted(s)->wish.height_lines = f->wish.height ? 0 : fit.own_lines;
        if (page_holds(s))
            return span == asked ? arena_printf(a, "height %s", own_form(a, f, &fit))
                                 : arena_printf(a, "height %s span %d", own_form(a, f, &fit), span);
    }
    return NULL;
}

/* The same of a picture that stands over so many columns. Where the page is not asked: what the article bears. */
static const char *own_works(IssueBuild *b, const PageJob *job, ArticleSet *s, const ResolvedFloat *f,
                             const FigureFit *fit, int span)
{
    const size_t i = b->holds ? pieces_find(b->whole, s->article) : 0;
    size_t k = 0;
    const ArticleSet *whole = b->holds && i < b->whole->len ? b->whole->ptr[i].set : NULL;
    while (whole && k < whole->n_floats &&
           (whole->floats[k].kind != FLOAT_FIGURE || whole->floats[k].source->span.start != f->span.start))
        k++;
    if (whole && k < whole->n_floats) {
        PictureSeek seek = picture_seek(b, job, b->whole, i, b->holds);
        seek.at = k;
        return own_held(&seek, f, span);
    }
    if (fit->own_lines > most_lines(s, f, span, job->lines))
        return lower(b->arena, s, f, span, span, job->lines);
    return arena_printf(b->arena, "height %s", own_form(b->arena, f, fit));
}

/* In the picture's own form, where the page has room for that, over other columns, or with more cut off. */
static const char *nearest(IssueBuild *b, const PageJob *job, ArticleSet *s, const ResolvedFloat *f,
                           const FigureFit *fit, int span)
{
    enum { MOST = 90 };
    Arena *a = b->arena;
    const int per_cent = (fit->lost + 9) / 10;
    const char *words = own_works(b, job, s, f, fit, span);
    if (!words && per_cent > MOST)
        return phrase(a, "neither span nor height");
    if (!words)
        return phrase(a, "crop %d%%", per_cent);
    if (fit->columns)
        words = arena_printf(a, "%s, span %d", words, fit->columns);
    if (per_cent > MOST)
        return words;
    return f->n_pictures > 1 ? phrase(a, "%s or crop %d%% of each picture", words, per_cent)
                             : phrase(a, "%s or crop %d%%", words, per_cent);
}

static void check_height(IssueBuild *b, const PageJob *job, ArticleSet *s, const ResolvedFloat *f, int span)
{
    FigureFit fit = figure_fit(s, f, span);
    if (!fit.fits)
        diag_error(b->d, f->wish.height_span, DIAG_PICTURE_HEIGHT_NOT_HAD, f->wish.height_text, span,
                   (fit.lost + 9) / 10, (fit.may_lose + 9) / 10, nearest(b, job, s, f, &fit, span));
}

void picture_pins_report(IssueBuild *b, const PageJob *job, const MakeupPiece *piece, const Plan *plan)
{
    for (size_t i = 0; i < plan->n_floats; i++) {
        const PlacedFloat *at = &plan->floats[i];
        const Float *f = &piece->set->floats[at->index];
        if (f->kind != FLOAT_FIGURE)
            continue;
        const ResolvedFloat *source = f->source;
        if (source->columns && source->columns != at->span)
            diag_error(b->d, place_of(source->wish.columns_span, source), DIAG_PICTURE_SPAN_NOT_HAD, source->columns,
                       at->span, phrase(b->arena, "span %d", at->span));
        else
            check_height(b, job, piece->set, source, at->span);
    }
}
