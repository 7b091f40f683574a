/* A story in the ear 报眼: set as a brief in a small page of its own, as large as the ear. */
#include "compose/ear_story.h"

#include "compose/furniture.h"
#include "fitting/plan.h"
#include "fitting/ways.h"
#include <assert.h>

/* Columns no narrower than the page's, of whole characters; what is left over is white at both sides. */
static Layout *small_page(Arena *a, const Layout *l, const Furniture *f)
{
    Layout *ear = ARENA_NEW(a, Layout);
    *ear = *l;
    Len em = l->elements[EL_BODY].size, width = f->width;
    int n = (int)((width + l->gutter) / (l->measure + l->gutter));
    n = n < 1 ? 1 : n > MOST_LAYOUT_COLUMNS ? MOST_LAYOUT_COLUMNS : n;
    ear->columns = n;
    ear->measure = ear->box_measure = (width - (n - 1) * l->gutter) / n / em * em;
    ear->lines = f->height / l->pitch;
    ear->left = l->left + f->x + (width - layout_span(ear, n)) / 2;
    ear->top = l->top + f->y + (f->height - ear->lines * l->pitch) / 2;
    ear->front_top = ear->inside_top = ear->bottom = 0;
    ear->larger = NULL;
    return ear;
}

/* The way that holds it with the least white, the larger headline of equals; n_ways: none does. */
static size_t best_way(const MakeupBlock *block, const Layout *ear, const bool *tried)
{
    size_t best = block->n_ways;
    int64_t least = INT64_MAX;
    for (size_t k = 0; k < block->n_ways; k++) {
        const MakeupWay *w = &block->ways[k];
        if (w->columns != ear->columns || w->least > ear->lines || tried[k])
            continue;
        int white = ear->lines > w->most ? ear->lines - w->most : 0;
        int64_t points = ((int64_t)white << 32) + w->cost;
        if (points < least) {
            least = points;
            best = k;
        }
    }
    return best;
}

static Plan *set_story(Arena *a, MakeupPiece piece, const MakeupBlock *block, const Layout *ear)
{
    const PlanShape shape = {.columns = ear->columns, .lines = ear->lines};
    bool *tried = ARENA_ARRAY(a, bool, block->n_ways + 1);
    for (size_t k; (k = best_way(block, ear, tried)) < block->n_ways; tried[k] = true) {
        const Way way = way_of(&block->ways[k]);
        Plan *plan = plan_new(piece, &shape, &way);
        if (!plan_goes_on(plan))
            return plan;
    }
    return NULL;
}

static void tell_long(PageBuild *b, const MakeupBlock *block, const Layout *ear)
{
    int least = 0, em = ear->measure / ear->elements[EL_BODY].size;
    for (size_t k = 0; k < block->n_ways; k++)
        if (block->ways[k].columns == ear->columns && (!least || block->ways[k].least < least))
            least = block->ways[k].least;
    int over = least > ear->lines ? least - ear->lines : 1;
    diag_error(b->c->diag, b->issue->ear->span, DIAG_EAR_STORY_LONG, least > ear->lines ? least : ear->lines + 1,
               ear->columns, ear->lines, over * ear->columns * em);
}

static int32_t index_of(const Issue *issue, const Article *a)
{
    int32_t i = 0;
    while (issue->articles[i] != a)
        i++;
    return i;
}

void ear_story(PageBuild *b, const Furniture *f, const Layout *usual)
{
    const SetContext *page = b->c;
    const Issue *issue = b->issue;
    assert(issue->ear && issue->ear->story);
    Layout *ear = small_page(page->arena, usual, f);
    SetContext *sc = ARENA_NEW(page->arena, SetContext);
    *sc = *page;
    sc->layout = ear;
    if (ear->lines < 1)
        return;
    int32_t index = index_of(issue, issue->ear->story);
    MakeupPiece piece = {.set = article_set_new(sc, issue->docs[index], index)};
    MakeupBlock block = {0};
    ways_to_stay(page->arena, piece, ear->columns, ear->lines, &block);
    Plan *plan = set_story(page->arena, piece, &block, ear);
    if (!plan) {
        tell_long(b, &block, ear);
        return;
    }
    b->c = sc;
    compose_plan(b, plan, 0, 0, 0, false, false);
    b->c = page;
}
