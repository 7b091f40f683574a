/* Jumps 转版: an article's beginning on its page, the rest on a later one. */
#include "overset/jumps.h"

#include <assert.h>
#include <string.h>

/* Fewer lines than these are not worth turning a page for, before the jump and after it. */
enum { LEAST_BEGINNING = 12, LEAST_REST = 8 };

/* Are there more pictures and tables than any page bears? */
static bool floats_wait(const MakeupPiece *p)
{
    const int all = (int)p->set->n_floats - p->from_float, here = all > 0 ? floats_that_fit(*p) : 0;
    return here > 0 && here < all;
}

bool jumps_never(const MakeupPiece *p)
{
    const Article *a = p->set->article;
    return a->advert || a->box || a->pins.whole || a->pins.group || body_is_vertical(p->set);
}

static int most_lines(IssueBuild *b, const MakeupPiece *p)
{
    (void)b;
    if (p->set->is_part || jumps_never(p))
        return 0;
    int most = plan_lines_left(*p) - LEAST_BEGINNING;
    return most >= LEAST_REST ? most : floats_wait(p) ? 1 : 0;
}

/* The row at which the rest begins: so many lines of it at least, and as the rules of columns allow. */
static int rest_row(const Galley *g, int from_row, int lines)
{
    int row = g->n_rows;
    for (int left = 0; row > from_row + 1 && left < lines; left += g->rows[row]->lines)
        row--;
    for (int tries = 0;
         tries < 6 && row > from_row + 1 && row < g->n_rows && flow_break_cost(g->rows[row - 1], g->rows[row]); tries++)
        row--;
    return row;
}

static bool cut_piece(IssueBuild *b, const MakeupPiece *p, int lines, Shortening *out)
{
    (void)b;
    const Galley *g = article_galley(p->set);
    const bool wait = floats_wait(p);
    const int floats = wait ? p->from_float + floats_that_fit(*p) : (int)p->set->n_floats;
    ArticleSet *whole = p->set;
    if (wait && !p->from_row && g->n_rows < 2) { /* its only line, if any, is for the beginning */
        whole = article_lengthened(whole);
        g = article_galley(whole);
        whole = g->n_rows < 2 ? article_lengthened(whole) : whole;
        g = article_galley(whole);
    }
    int row = rest_row(g, p->from_row, lines < LEAST_REST && !wait ? LEAST_REST : lines);
    if (wait && p->from_row && row == g->n_rows) /* its last line waits for the last table */
        row = p->from_row;
    MakeupPiece *rest = ARENA_NEW(p->set->c->arena, MakeupPiece);
    *rest = (MakeupPiece){.set = whole, .from_row = row, .from_float = floats};
    out->piece = *p;
    out->piece.set = article_beginning(whole, row, (size_t)floats);
    out->detail = rest;
    return row > p->from_row || (wait && row);
}

static const Shortener jumping = {most_lines, cut_piece, NULL};

bool jumps_may_settle(IssueBuild *b, const PageJob *job, const PieceVec *pieces)
{
    return shorten_may_fit(b, job, &jumping, pieces);
}

bool jumps_settle(IssueBuild *b, const PageJob *job, PieceVec *pieces, MakeupPiece *rests, PageMakeup *out)
{
    Shortening *done = ARENA_ARRAY(b->arena, Shortening, pieces->len + 1);
    if (!shorten_to_fit(b, job, &jumping, pieces, done, out))
        return false;
    for (size_t i = 0; i < pieces->len; i++)
        if (done[i].detail) {
            rests[i] = *(MakeupPiece *)done[i].detail;
            rests[i].from_page = job->number;
        }
    return true;
}
