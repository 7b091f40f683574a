/* What was decided about a line, as text (the form is in lines/lines.h). */
#include "lines/fit.h"
#include "text/gaps.h"
#include "text/ruby.h"

typedef struct Dump {
    const Para *p;
    const BrokenLine *l;
    Buf *out;
    Len em;
} Dump;

static void put_amount(const Dump *d, Len amount)
{
    int64_t size = amount < 0 ? -(int64_t)amount : amount, thousandths = (size * 1000 + d->em / 2) / d->em;
    buf_printf(d->out, " %c%lld.%03lld", amount < 0 ? '-' : '+', (long long)(thousandths / 1000),
               (long long)(thousandths % 1000));
}

static void put_atom(const Dump *d, const Atom *a)
{
    buf_put(d->out, d->p->text + a->text, a->bytes);
}

static void put_taken(const Dump *d, const char *what, const Atom *a, const Atom *b, Len amount)
{
    if (!amount)
        return;
    buf_printf(d->out, " %s ", what);
    put_atom(d, a);
    if (b)
        put_atom(d, b);
    put_amount(d, -amount);
}

/* What the marks gave before the line was fitted, and what fitting took from each gap: `moved` is the change of it. */
static void put_gap(const Dump *d, const Atom *a, const Atom *b, Len moved)
{
    static const char *const classes[SHRINK_CLASSES] = {"", "space", "bracket", "comma", "latin", "stop"};
    Len tracking = gap_tracking(d->p, a);
    if (a->gap < tracking)
        put_taken(d, gap_pair_squeeze(d->p, a, b) ? "pair" : "blank", a, b, tracking - a->gap);
    if (moved < 0 && a->shrink_class)
        put_taken(d, classes[a->shrink_class], a, b, -moved);
}

static void put_share(const Dump *d, const char *what, Len amount, int n)
{
    if (!amount || !n)
        return;
    buf_printf(d->out, " %s", what);
    put_amount(d, amount / n);
    buf_printf(d->out, "×%d", n);
}

static void put_stretch(const Dump *d, const Capacity *c, const Fit *f)
{
    put_share(d, "space", f->space, c->n_space);
    put_share(d, "latin", f->latin, c->n_latin);
    put_share(d, "each", f->other, c->n_latin + c->n_other);
    put_share(d, "han", f->han, c->n_other);
    int pad = fit_padding(d->p, d->l);
    if (pad)
        buf_printf(d->out, " pad %d", pad);
    if (!fit_is_justified(d->p, d->l) && d->l->slack > 0) {
        buf_puts(d->out, " short");
        put_amount(d, d->l->slack);
    }
    if (f->rest) {
        buf_puts(d->out, f->ragged ? " ragged" : " rest");
        put_amount(d, f->rest);
    }
}

static void put_end(const Dump *d, const Capacity *c, const Fit *f)
{
    static const char *const ends[] = {"divided", "allowed", "end", "poor", "spare", "hyphen", "hyphen"};
    const BrokenLine *l = d->l;
    buf_printf(d->out, " %s", ends[l->brk]);
    int64_t bad = fit_badness(c, f, d->em);
    if ((fit_is_justified(d->p, l) || l->slack < 0) && bad > 0)
        buf_printf(d->out, " badness %lld", (long long)bad);
    int64_t penalty = fit_penalty(d->p, (BreakKind)l->brk) + (f->ragged ? fit_ragged(f->rest, d->em) : 0);
    uint32_t solid = 0;
    for (uint32_t i = l->from; i < l->to; i++)
        solid += fit_is_solid(&d->p->atoms[i]);
    if (l->last && l->from > 0 && solid < 2)
        penalty += PENALTY_ORPHAN;
    if (penalty)
        buf_printf(d->out, " penalty %lld", (long long)penalty);
}

/* Does the name or book at atom i go on from the atom before it? */
static bool goes_on(const Dump *d, uint32_t i)
{
    const TextStyle *st = &d->p->pieces[d->p->atoms[i].piece].style;
    return st->name && i > d->l->from && d->p->pieces[d->p->atoms[i - 1].piece].style.name == st->name;
}

/* Stretches of one piece that bear a mark; a name's or book's pieces together. */
static void put_marks(const Dump *d)
{
    static const struct {
        uint16_t mark;
        const char *name;
    } kinds[] = {{MARK_EM, "dots"}, {MARK_NAME, "line"}, {MARK_BOOK, "wave"}, {MARK_STRIKE, "strike"}};
    const BrokenLine *l = d->l;
    for (uint32_t i = l->from, k; i < l->to; i = k) {
        for (k = i + 1; k < l->to && d->p->atoms[k].piece == d->p->atoms[i].piece;)
            k++;
        for (size_t m = 0; m < sizeof kinds / sizeof *kinds; m++)
            if (d->p->pieces[d->p->atoms[i].piece].style.marks & kinds[m].mark) {
                bool dots = kinds[m].mark == MARK_EM, named = kinds[m].mark & (MARK_NAME | MARK_BOOK), first = true;
                if (named && goes_on(d, i))
                    continue;
                for (uint32_t at = i, end = named ? para_marked_end(d->p, i, l->to) : k; at < end; at++) {
                    if (dots && !class_takes_dot((CharClass)d->p->atoms[at].cls))
                        continue;
                    if (first)
                        buf_printf(d->out, " %s ", kinds[m].name);
                    first = false;
                    put_atom(d, &d->p->atoms[at]);
                }
            }
    }
    for (size_t k = ruby_first(d->p, l->from); k < d->p->n_rubies && d->p->rubies[k].from < l->to; k++) {
        const RubyText *r = &d->p->rubies[k];
        buf_puts(d->out, " ruby ");
        for (uint32_t at = r->from; at < r->to; at++)
            put_atom(d, &d->p->atoms[at]);
        buf_printf(d->out, "=%s", r->text);
    }
}

void para_dump_line(TextContext *t, const Para *p, const BrokenLine *l, Len measure, Buf *out)
{
    Dump d = {p, l, out, p->style.em};
    Capacity c = fit_capacity(p, l);
    Fit f = fit_of(p, l, &c);
    const Len *x = para_positions(t, p, l, measure);
    for (uint32_t i = l->from; i < l->to; i++)
        put_atom(&d, &p->atoms[i]);
    buf_puts(out, " ;");
    if (l->indent) {
        buf_puts(out, " indent");
        put_amount(&d, l->indent);
    }
    if (l->to > l->from)
        put_taken(&d, "start", &p->atoms[l->from], NULL, gap_trim_start(p, l->from));
    for (uint32_t i = l->from; i + 1 < l->to; i++) {
        const Atom *a = &p->atoms[i];
        put_gap(&d, a, a + 1, x[i + 1 - l->from] - x[i - l->from] - a->box - a->gap);
    }
    if (l->to > l->from)
        put_taken(&d, "end", &p->atoms[l->to - 1], NULL, gap_trim_end(p, l->to - 1));
    put_stretch(&d, &c, &f);
    buf_puts(out, " ;");
    put_end(&d, &c, &f);
    put_marks(&d);
    buf_putc(out, '\n');
}
