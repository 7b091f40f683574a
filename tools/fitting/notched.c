/* L's (fitting/notched.h): which are asked for, make-up says; here is said which are filled. */
#include "fitting/notched.h"

#include "fitting/ways.h"
#include "floats/figures.h"

bool piece_may_be_notched(MakeupPiece p)
{
    return !p.from_page && !p.from_row && !p.from_float && !article_is_boxed(p.set) && !body_is_vertical(p.set) &&
           !p.set->article->advert && !article_is_picture_story(p.set);
}

static void put(uint64_t *print, int v)
{
    *print = (*print ^ (uint64_t)(unsigned)v) * 1099511628211u;
}

uint64_t notched_text(MakeupPiece p)
{
    uint64_t print = 14695981039346656037u;
    for (int columns = 1; columns <= p.set->c->layout->columns; columns++) {
        const FlowText *text = piece_text(p, columns);
        for (int u = 0; u < text->n; u++)
            for (int v = 0; v < FLOW_VARIANTS; v++)
                for (int r = 0; r < text->at[u].n[v]; r++) {
                    put(&print, text->at[u].rows[v][r].lines);
                    put(&print, (int)text->at[u].rows[v][r].flags);
                }
        for (size_t i = 0; i < p.set->n_floats; i++) {
            const FloatSet *set = article_float(p.set, i, columns);
            const int all[] = {set->lines, set->least, set->most, set->below, set->white};
            for (size_t k = 0; k < sizeof all / sizeof *all; k++)
                put(&print, all[k]);
        }
    }
    return print;
}

int notched_fills(MakeupPiece p, const MakeupWay *w, const MakeupPlaced *at)
{
    enum { GROWN = 1, OPENED = 5 /* a column */ };
    const Way way = way_of(w);
    const PlanShape shape = shape_of(at);
    int grow;
    if (w->vertical_title || way.widen == SHRUNK || at->notch_columns % text_step(p.set, shape.columns, way.text) != 0)
        return -1;
    for (int opened = 0; opened <= PLAN_HEADLINE_SPARE; opened++)
        if (plan_fills_opened(p, &shape, &way, opened, &grow))
            return GROWN * (grow < 0 ? -grow : grow) + OPENED * opened * shape.columns;
    return -1;
}

int notched_holds(MakeupPiece p, const MakeupWay *w, const MakeupPlaced *at)
{
    enum { MOST_WHITE = 6, WHITE = 12 /* a column-line */ };
    const int fills = notched_fills(p, w, at);
    if (fills >= 0)
        return fills;
    const Way way = way_of(w);
    const PlanShape shape = shape_of(at);
    const Plan *plan = plan_new(p, &shape, &way);
    return plan_goes_on(plan) || plan->white > MOST_WHITE ? -1 : WHITE * plan->white;
}
