/* Columns and heights of pictures that can't be had (arrange/picture_pins.h). */
#include "arrange/picture_pins.h"

#include "diag/phrase.h"
#include "floats/figures.h"

static Span place_of(Span said, const ResolvedFloat *f)
{
    return said.src ? said : f->span;
}

void picture_pins_check(IssueBuild *b, const PageJob *job, const PieceVec *pieces)
{
    enum { CAPTION = 1, WHITE = 1 };
    for (size_t i = 0; i < pieces->len; i++) {
        const ArticleSet *s = pieces->ptr[i].set;
        for (size_t k = (size_t)pieces->ptr[i].from_float; k < s->n_floats; k++) {
            const Float *f = &s->floats[k];
            if (f->kind != FLOAT_FIGURE || !f->source->wish.height_span.src)
                continue;
            FigureFit fit = figure_fit(s, f->source, f->asked ? f->asked : 1);
            int own = f->source->caption.n || f->source->credit ? CAPTION : 0;
            if (fit.lines + own > job->lines)
                diag_error(b->d, f->source->wish.height_span, DIAG_PICTURE_TOO_HIGH, fit.lines, own,
                           job_page(b, job).text, job->lines, job->lines - own - WHITE);
        }
    }
}

/* In the picture's own form, over other columns, or with more cut off. */
static const char *nearest(Arena *a, const ResolvedFloat *f, const FigureFit *fit)
{
    enum { MOST = 90 };
    Buf out = {0};
    if (f->wish.height)
        buf_printf(&out, "height %dmm", (int)(len_to_pt(fit->own_height) * 25.4 / 72 + 0.5));
    else
        buf_printf(&out, "height %d行", fit->own_lines);
    int per_cent = (fit->lost + 9) / 10;
    if (fit->columns)
        buf_printf(&out, ", span %d", fit->columns);
    const char *words = per_cent <= MOST ? phrase(a, "%s or crop %d%%", out.data, per_cent) : arena_strdup(a, out.data);
    buf_free(&out);
    return words;
}

static void check_height(IssueBuild *b, const ArticleSet *s, const ResolvedFloat *f, int span)
{
    FigureFit fit = figure_fit(s, f, span);
    if (!fit.fits)
        diag_error(b->d, f->wish.height_span, DIAG_PICTURE_HEIGHT_NOT_HAD, f->wish.height_text, span,
                   (fit.lost + 9) / 10, (fit.may_lose + 9) / 10, nearest(b->arena, f, &fit));
}

void picture_pins_report(IssueBuild *b, const MakeupPiece *piece, const Plan *plan)
{
    for (size_t i = 0; i < plan->n_floats; i++) {
        const PlacedFloat *at = &plan->floats[i];
        const Float *f = &piece->set->floats[at->index];
        if (f->kind != FLOAT_FIGURE)
            continue;
        const ResolvedFloat *source = f->source;
        if (source->columns && source->columns != at->span)
            diag_error(b->d, place_of(source->wish.columns_span, source), DIAG_PICTURE_SPAN_NOT_HAD, source->columns,
                       at->span, at->span);
        else
            check_height(b, piece->set, source, at->span);
    }
}
