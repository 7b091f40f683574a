/* The cheapest pages of a walk (makeup/trove.h). */
#include "makeup/trove.h"

#include <string.h>

enum { COARSE = 16 /* lines: blocks nearer stand alike */ };

void trove_open(Trove *trove, Arena *a, int blocks)
{
    *trove = (Trove){.nodes = 2 * blocks};
    for (int i = 0; i <= TROVE_MOST; i++) {
        trove->at[i] = ARENA_NEW(a, Found);
        trove->at[i]->place = ARENA_ARRAY(a, MakeupArea, trove->nodes + 1);
    }
}

static uint64_t print_of(const Candidate *c, int blocks)
{
    uint64_t h = 14695981039346656037u;
    for (int i = 0; i < blocks; i++) {
        const MakeupArea *at = &c->at[i].at;
        const int v[] = {at->column, at->line / COARSE, at->columns, c->there[i]};
        for (size_t k = 0; k < sizeof v / sizeof *v; k++)
            h = (h ^ (uint64_t)v[k]) * 1099511628211u;
    }
    return h;
}

/* The place of a page alike, else that of the dearest, which gives way, or a new one. */
static int place_for(const Trove *trove, uint64_t print)
{
    for (int i = 0; i < trove->n; i++)
        if (trove->at[i]->print == print)
            return i;
    return trove->n < TROVE_MOST ? trove->n : TROVE_MOST - 1;
}

void trove_add(Trove *trove, const Trees *t, const Candidate *c, const MakeupArea *place, int64_t cost)
{
    if (trove->n == TROVE_MOST && cost >= trove->at[TROVE_MOST - 1]->cost)
        return;
    const uint64_t print = print_of(c, t->p->n);
    int from = place_for(trove, print), to = from;
    if (from < trove->n && trove->at[from]->print == print && trove->at[from]->cost <= cost)
        return;
    Found *f = trove->at[from];
    for (; to > 0 && trove->at[to - 1]->cost > cost; to--)
        trove->at[to] = trove->at[to - 1];
    trove->at[to] = f;
    trove->n += from == trove->n;
    f->cost = cost;
    f->print = print;
    f->forest = t->now;
    memcpy(f->place, place, sizeof *place * (size_t)trove->nodes);
}
