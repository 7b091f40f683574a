/* The report of a line that can't be filled without gaps beyond their caps and is set ragged. */
#include "lines/fit.h"
#include "text/missing.h"

/* The unit after the line, up to the next opportunity: what didn't fit. Its first atoms only, when it is long. */
static uint32_t unit_end(const Para *p, uint32_t from)
{
    enum { MOST = 40 };
    uint32_t k = from;
    while (k + 1 < p->n_atoms && k - from < MOST && p->atoms[k].brk == BREAK_NO &&
           p->atoms[k].piece == p->atoms[from].piece && p->atoms[k + 1].piece == p->atoms[from].piece)
        k++;
    return k;
}

bool para_is_ragged(const Para *p, const BrokenLine *l)
{
    Capacity c = fit_capacity(p, l);
    return p->style.align == ALIGN_JUSTIFY && l->to < p->n_atoms && fit_of(p, l, &c).ragged;
}

Len para_ragged(const Para *p, const BrokenLine *l)
{
    Capacity c = fit_capacity(p, l);
    Fit f = fit_of(p, l, &c);
    Len most = p->western ? 3 * p->style.em : p->style.em; /* a ragged edge is English's own in a narrow column */
    return f.ragged && f.rest >= most && l->to < p->n_atoms ? f.rest : 0;
}

void para_report_ragged(Diag *d, const Para *p, const BrokenLine *l)
{
    Len rest = para_ragged(p, l);
    if (!rest)
        return;
    uint32_t from = l->to;
    while (from + 1 < p->n_atoms && p->atoms[from].cls == CC_SPACE)
        from++;
    uint32_t last = unit_end(p, from), first = from;
    while (first > 0 && p->atoms[first - 1].piece == p->atoms[from].piece)
        first--;
    const Atom *a = &p->atoms[from], *z = &p->atoms[last], *start = &p->atoms[first];
    size_t n = z->text + z->bytes - a->text;
    int tenths = (int)((int64_t)rest * 10 / p->style.em);
    diag_warning(d, missing_place(&p->pieces[a->piece], p->text + start->text, a->text - start->text, n),
                 DIAG_LINE_RAGGED, (int)n, p->text + a->text, tenths / 10, tenths % 10);
}
