/* What is pinned and a page as it stands has not (arrange/arrange.h). */
#include "arrange/arrange.h"

#include "arrange/headline_pins.h"
#include "arrange/joins.h"
#include "arrange/picture_pins.h"
#include "arrange/pins.h"
#include "compose/fold.h"

/* Widths that were asked for and are not had. */
static void check_spans(IssueBuild *b, const PageJob *job, const MakeupPiece *piece, const MakeupPlaced *p,
                        const Plan *plan)
{
    const Article *a = piece->set->article;
    const Layout *l = job_layout(job);
    if (l->fold > p->at.column && l->fold < p->at.column + p->at.columns && stands_on_one_side(piece->set))
        diag_error(b->d, a->title_span, DIAG_OVER_FOLD, a->title, job_page(b, job).text, l->fold, l->fold + 1);
    picture_pins_report(b, job, piece, plan);
    if (!piece->from_page && a->span && a->span <= job_layout(job)->columns && a->span != p->at.columns)
        diag_error(b->d, a->columns_span.src ? a->columns_span : a->title_span, DIAG_SPAN_NOT_HAD, a->span,
                   p->at.columns, job_page(b, job).text);
}

/* Places that are pinned and not had. */
static void tell_places(IssueBuild *b, const PageJob *job, const PieceVec *pieces, const PageMakeup *a)
{
    pins_report(b, job, pieces, a);
    joins_report(b, job, pieces, a->joins, a->makeup);
}

void arrange_tell_pins(IssueBuild *b, const PageJob *job, const PieceVec *pieces, const PageMakeup *a)
{
    tell_places(b, job, pieces, a);
    for (size_t i = 0; i < a->makeup->n; i++) {
        const MakeupPlaced *p = &a->makeup->at[i];
        check_spans(b, job, &pieces->ptr[p->block], p, a->plans[i]);
        headline_pins_report(b, job, &pieces->ptr[p->block], a->plans[i]);
    }
}

bool arrange_keeps_pins(const IssueBuild *b, const PageJob *job, const PieceVec *pieces, const PageMakeup *a, Pinned of)
{
    IssueBuild quiet = *b;
    quiet.d = diag_new();
    quiet.holds = NULL;
    (of == PINNED_PLACES ? tell_places : arrange_tell_pins)(&quiet, job, pieces, a);
    const bool keeps = !diag_errors(quiet.d);
    diag_free(quiet.d);
    return keeps;
}
