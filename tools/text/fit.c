#include "text/fit.h"

static Len smaller(Len a, Len b)
{
    return a < b ? a : b;
}

Fit fit_line(const Capacity *c, Len slack)
{
    Fit f = {0};
    if (slack < 0) {
        f.shrunk = true;
        Len need = -slack;
        for (int k = SHRINK_SPACE; need && k < SHRINK_CLASSES; k++) {
            f.shrink[k] = smaller(need, c->shrink[k]);
            need -= f.shrink[k];
        }
        f.rest = -need;
        return f;
    }
    f.space = smaller(slack, c->stretch_space);
    slack -= f.space;
    f.latin = smaller(slack, c->stretch_latin / 3); /* ⅓ em is preferred, ½ em the limit */
    slack -= f.latin;
    if (c->n_latin + c->n_other > 0)
        f.other = slack;
    else if (c->n_space > 0)
        f.space += slack; /* a line of words has nothing else to open */
    else
        f.rest = slack;
    return f;
}

int64_t fit_badness(const Capacity *c, const Fit *f, Len em)
{
    /* In the order of CLREQ, each class dearer than the one before it; 。？！ only at need. */
    static const int64_t weight[SHRINK_CLASSES] = {0, 15, 25, 40, 40, 120};
    if (f->rest < 0)
        return -1;
    int64_t bad = 0;
    for (int k = SHRINK_SPACE; f->shrunk && k < SHRINK_CLASSES; k++)
        if (f->shrink[k])
            bad += weight[k] * f->shrink[k] / c->shrink[k];
    if (f->shrunk)
        return bad;
    if (f->space)
        bad += f->space <= c->stretch_space ? 20 * (int64_t)f->space / c->stretch_space
                                            : 20 + 200 * (int64_t)(f->space - c->stretch_space) / em / c->n_space;
    if (f->latin)
        bad += 10 * (int64_t)f->latin / (c->stretch_latin / 3);
    int64_t g = 0;
    if (f->other)
        g = (int64_t)f->other * 1000 / em / (c->n_latin + c->n_other);
    if (f->rest)
        g += (int64_t)f->rest * 1000 / em;
    if (g > 3000)
        g = 3000;
    return bad + g * g * g / 10000; /* 0.1 em between all characters: 100 */
}

Capacity fit_capacity(const Para *p, const BrokenLine *l)
{
    Capacity c = {0};
    for (uint32_t i = l->from; i + 1 < l->to; i++) {
        const Atom *a = &p->atoms[i];
        c.shrink[a->shrink_class] += a->shrink;
        c.stretch_space += a->stretch_class == STRETCH_SPACE ? a->stretch : 0;
        c.stretch_latin += a->stretch_class == STRETCH_LATIN ? a->stretch : 0;
        c.n_space += a->stretch_class == STRETCH_SPACE;
        c.n_latin += a->stretch_class == STRETCH_LATIN;
        c.n_other += a->stretch_class == STRETCH_OTHER;
    }
    c.shrink[SHRINK_NONE] = 0;
    return c;
}

bool fit_is_justified(const Para *p, const BrokenLine *l)
{
    return p->style.align == ALIGN_JUSTIFY && (!l->last || p->style.fill_last);
}

int fit_tshegs(const Para *p, const Atom *last, Len slack)
{
    return p->style.tsheg_pad && slack > 0 && last->cp == 0x0F0B && last->advance > 0 ? slack / last->advance : 0;
}

int fit_padding(const Para *p, const BrokenLine *l)
{
    return fit_is_justified(p, l) && l->to > l->from ? fit_tshegs(p, &p->atoms[l->to - 1], l->slack) : 0;
}

Fit fit_of(const Para *p, const BrokenLine *l, const Capacity *c)
{
    int pad = fit_padding(p, l);
    Len slack = fit_is_justified(p, l) || l->slack < 0 ? l->slack : 0;
    return fit_line(c, pad ? slack - pad * p->atoms[l->to - 1].advance : slack);
}
