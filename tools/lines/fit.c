/* How a line gives and takes (lines/fit.h). */
#include "lines/fit.h"

#include "base/order.h"

static Fit shrink_line(const Capacity *c, Len need)
{
    Fit f = {.shrunk = true};
    for (int k = SHRINK_SPACE; need && k < SHRINK_CLASSES; k++) {
        f.shrink[k] = smaller(need, c->shrink[k]);
        need -= f.shrink[k];
    }
    f.rest = -need;
    return f;
}

/* What is left when word spaces are full and Han–Latin gaps have their ⅓ em goes to all gaps alike, until the latter
 * are ½ em too: CLREQ 3.5.4. */
static void stretch_all(Fit *f, const Capacity *c, Len latin_room, Len slack)
{
    int64_t n = c->n_latin + c->n_other, alike = slack;
    if (c->n_latin && slack * (int64_t)c->n_latin > latin_room * n)
        alike = latin_room * n / c->n_latin;
    f->other = (Len)alike;
    f->han = c->n_other ? slack - f->other : 0;
    f->rest = slack - f->other - f->han;
}

Fit fit_line(const Capacity *c, Len slack, Len em)
{
    if (slack < 0)
        return shrink_line(c, -slack);
    int64_t most = (int64_t)c->stretch_space + c->stretch_latin + (int64_t)c->n_other * (em / 2);
    if (slack > most + em / 4) /* that much is hardly seen at a line's end */
        return (Fit){.rest = slack, .ragged = true};
    Fit f = {0};
    Len rest = slack > most ? slack - (Len)most : 0, latin = c->stretch_latin / 3;
    slack -= rest;
    f.space = smaller(slack, c->stretch_space);
    slack -= f.space;
    f.latin = smaller(slack, latin);
    slack -= f.latin;
    if (slack)
        stretch_all(&f, c, c->stretch_latin - latin, slack);
    f.rest += rest;
    return f;
}

int64_t fit_ragged(Len rest, Len em)
{
    enum {
        SHORT = 30000000,
        FAR = 4,
        EACH_EM = 240000000
    }; /* no flatter than at 4 em: two lines share what is short */
    int64_t far = rest > FAR * em ? rest - FAR * em : 0, tenths = (rest - far) * 10 / em;
    return SHORT + SHORT / 100 * tenths * tenths + far * EACH_EM / em;
}

/* What each of n gaps takes, in 1/1000 em. */
static int64_t thousandths(Len amount, Len em, int32_t n)
{
    return n > 0 ? (int64_t)amount * 1000 / em / n : 0;
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
    if (f->shrunk || f->ragged)
        return bad;
    if (f->space) { /* alone, spaces make a line gape as soon as they are full */
        int64_t full = 1000 * (int64_t)f->space / c->stretch_space;
        bad += c->n_latin + c->n_other ? full / 50 : full * full / 1000 * full / 3000;
    }
    if (f->latin)
        bad += 10 * (int64_t)f->latin / (c->stretch_latin / 3);
    int64_t g = thousandths(f->other, em, c->n_latin + c->n_other) + thousandths(f->han, em, c->n_other);
    int64_t rest = thousandths(f->rest, em, 1);
    return bad + (g * g * g + rest * rest * rest) / 10000; /* 0.1 em between all characters: 100 */
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
    return fit_line(c, pad ? slack - pad * p->atoms[l->to - 1].advance : slack, p->style.em);
}
