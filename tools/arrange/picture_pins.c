/* Columns and heights of pictures that can't be had (arrange/picture_pins.h). */
#include "arrange/picture_pins.h"

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
static bool holds(IssueBuild *b, const MakeupPiece *piece, const Layout *l, int lines)
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

/* The columns that a picture is asked over, those of the page at most. */
static int columns_of(const PageJob *job, const Float *f)
{
    return !f->asked ? 1 : f->asked < job_layout(job)->columns ? f->asked : job_layout(job)->columns;
}

/* Has the page no room for the height that its editor wants? A headline may stand beside the picture. */
static bool is_too_high(IssueBuild *b, const PageJob *job, const MakeupPiece *piece, const Float *f)
{
    if (f->kind != FLOAT_FIGURE || !f->source->wish.height_span.src)
        return false;
    const int columns = columns_of(job, f), lines = figure_fit(piece->set, f->source, columns).lines;
    return lines + caption_lines(f->source) > job->lines ||
           (lines > most_lines(piece->set, f->source, columns, job->lines) &&
            !holds(b, piece, job_layout(job), job->lines));
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

/* The article with this picture of no height that is asked for, and of no more columns than there are: the page is made
 * up as if it had not been. */
static void set_free(IssueBuild *b, MakeupPiece *piece, const ResolvedFloat *f)
{
    const ArticleSet *old = piece->set;
    ResolvedDoc *doc = arena_dup(b->arena, old->doc, sizeof *doc);
    doc->floats = arena_dup(b->arena, old->doc->floats, sizeof *doc->floats * doc->n_floats);
    ResolvedFloat *freed = &doc->floats[f - old->doc->floats];
    freed->wish.height = 0;
    freed->wish.height_lines = 0;
    freed->wish.height_span = (Span){0};
    if (freed->columns > old->c->layout->columns)
        freed->columns = 0;
    piece->set = article_set_like(old->c, doc, old);
    piece->set->rank = old->rank;
}

/* More columns than the page has: told with what goes together there, the height included. */
static void tell_too_broad(IssueBuild *b, const PageJob *job, ArticleSet *s, const ResolvedFloat *f)
{
    const int columns = job_layout(job)->columns;
    const FigureFit fit = figure_fit(s, f, columns);
    const char *words = phrase(b->arena, "span %d", columns);
    if (f->wish.height_span.src && (!fit.fits || fit.lines > most_lines(s, f, columns, job->lines)))
        words = lower(b->arena, s, f, columns, f->columns, job->lines);
    diag_error(b->d, place_of(f->wish.columns_span, f), DIAG_PICTURE_SPAN_NOT_HAD, f->columns, columns, words);
}

void picture_pins_check(IssueBuild *b, const PageJob *job, PieceVec *pieces)
{
    for (size_t i = 0; i < pieces->len; i++) {
        MakeupPiece *piece = &pieces->ptr[i];
        for (size_t k = (size_t)piece->from_float; k < piece->set->n_floats; k++) {
            const Float *f = &piece->set->floats[k];
            const int columns = columns_of(job, f);
            if (f->kind == FLOAT_FIGURE && f->source->columns > job_layout(job)->columns)
                tell_too_broad(b, job, piece->set, f->source);
            else if (is_too_high(b, job, piece, f))
                diag_error(b->d, f->source->wish.height_span, DIAG_PICTURE_TOO_HIGH,
                           figure_fit(piece->set, f->source, columns).lines, caption_lines(f->source),
                           job_page(b, job).text, job->lines,
                           lower(b->arena, piece->set, f->source, columns, columns, job->lines));
            else
                continue;
            set_free(b, piece, f->source);
        }
    }
}

/* In tenths of a mm, as a height is written. */
static const char *millimetres(Arena *a, Len height)
{
    const int tenths = (int)(len_to_pt(height) * 254 / 72 + 0.5);
    return tenths % 10 ? arena_printf(a, "%d.%dmm", tenths / 10, tenths % 10) : arena_printf(a, "%dmm", tenths / 10);
}

/* In the picture's own form, where the page has room for that, over other columns, or with more cut off. */
static const char *nearest(Arena *a, ArticleSet *s, const ResolvedFloat *f, const FigureFit *fit, int span,
                           int page_lines)
{
    enum { MOST = 90 };
    const char *own = f->wish.height ? millimetres(a, fit->own_height) : arena_printf(a, "%d行", fit->own_lines);
    const int per_cent = (fit->lost + 9) / 10;
    const char *words = arena_printf(a, "height %s", own);
    if (fit->own_lines > most_lines(s, f, span, page_lines))
        words = lower(a, s, f, span, span, page_lines);
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
                   (fit.lost + 9) / 10, (fit.may_lose + 9) / 10, nearest(b->arena, s, f, &fit, span, job->lines));
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
