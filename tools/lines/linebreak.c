/* Optimal line breaking over a paragraph (Knuth and Plass 1981) with the demerits of Chinese: every gap of a line is
 * glue, marks give half an em, a last line holds at least two Han. */
#include "lines/fit.h"
#include "text/gaps.h"
#include "lines/hyphenate.h"
#include "text/shape.h"
#include <string.h>

/* Sums up to an atom: differences give a line's figures. Unsigned, so that long paragraphs wrap harmlessly. */
typedef struct Sums {
    uint32_t boxes, gaps; /* gaps: those after atoms before this one */
    uint32_t shrink[SHRINK_CLASSES];
    uint32_t space, latin, n_space, n_latin, n_other;
    uint32_t solid; /* atoms that aren't marks or spaces */
} Sums;

/* Ways to a break that are kept apart: by how the last line looks, for the best; by the number of lines, for one more
 * or fewer. One search keeps both, each as if it were alone: what lines cost is reckoned once. */
enum { SLOTS = 3 };
typedef enum Keeping { BY_LOOK, BY_COUNT, KEEPINGS } Keeping;

typedef enum Look { LOOK_TIGHT, LOOK_EVEN, LOOK_LOOSE } Look;

/* DEAREST_OTHER: above it a paragraph is not worth a line more or fewer. */
static const int64_t CONTRAST = 2500, DEAREST_OTHER = 1000000;

typedef struct Node {
    int64_t cost;
    uint32_t prev; /* candidate */
    uint8_t prev_node;
    uint8_t look; /* of the line that ends here */
    bool used;
    uint32_t lines;
} Node;

typedef struct Candidate {
    uint32_t at;         /* a line may end before this atom */
    uint32_t end, start; /* the line before ends with atom end-1, the next starts with atom start (spaces dropped) */
    bool forced;
    uint8_t brk; /* BreakKind; BREAK_NO: inside a unit wider than the measure */
    Len hyphen;  /* the width of the hyphen that a line takes which ends here */
    Node nodes[KEEPINGS][SLOTS];
} Candidate;

typedef struct Breaker {
    const Para *p;
    Sums *sums;
    Candidate *c;
    size_t n;
    Len measure;
    Len reach;              /* how much shorter than the measure a line may be */
    bool keeps[KEEPINGS];   /* what is searched for */
    bool spare;             /* breaks that give way before a line gapes count */
    bool overlong;          /* there is a unit that no line can hold */
    const uint8_t *hyphens; /* by atom; NULL: none count */
    uint64_t tried;
} Breaker;

static Sums *sum_up(TextContext *t, const Para *p)
{
    Sums *s = ARENA_ARRAY(t->scratch, Sums, p->n_atoms + 1);
    for (size_t i = 0; i < p->n_atoms; i++) {
        const Atom *a = &p->atoms[i];
        s[i + 1] = s[i];
        Sums *n = &s[i + 1];
        n->boxes += (uint32_t)a->box;
        n->gaps += (uint32_t)a->gap;
        n->shrink[a->shrink_class] += (uint32_t)a->shrink;
        n->space += a->stretch_class == STRETCH_SPACE ? (uint32_t)a->stretch : 0;
        n->latin += a->stretch_class == STRETCH_LATIN ? (uint32_t)a->stretch : 0;
        n->n_space += a->stretch_class == STRETCH_SPACE;
        n->n_latin += a->stretch_class == STRETCH_LATIN;
        n->n_other += a->stretch_class == STRETCH_OTHER;
        n->solid += fit_is_solid(a);
    }
    return s;
}

/* The natural width of atoms [from, to) on a line of their own. */
static Len natural(const Breaker *b, uint32_t from, uint32_t to)
{
    if (from >= to)
        return 0;
    const Sums *s = b->sums;
    return (Len)(s[to].boxes - s[from].boxes) + (Len)(s[to - 1].gaps - s[from].gaps) - gap_trim_start(b->p, from) -
           gap_trim_end(b->p, to - 1);
}

/* Only the side that the slack asks for: this is the innermost loop of all. */
static Capacity capacity(const Breaker *b, uint32_t from, uint32_t to, Len slack)
{
    Capacity c = {0};
    if (from >= to)
        return c;
    const Sums *x = &b->sums[from], *y = &b->sums[to - 1];
    if (slack < 0) {
        for (int k = SHRINK_SPACE; k < SHRINK_CLASSES; k++)
            c.shrink[k] = (Len)(y->shrink[k] - x->shrink[k]);
        return c;
    }
    c.stretch_space = (Len)(y->space - x->space);
    c.stretch_latin = (Len)(y->latin - x->latin);
    c.n_space = (int32_t)(y->n_space - x->n_space);
    c.n_latin = (int32_t)(y->n_latin - x->n_latin);
    c.n_other = (int32_t)(y->n_other - x->n_other);
    return c;
}

static bool is_hyphen(BreakKind brk)
{
    return brk == BREAK_HYPHEN || brk == BREAK_SHORT_HYPHEN;
}

static void add_candidate(Breaker *b, uint32_t at, BreakKind brk)
{
    const Para *p = b->p;
    Candidate *c = &b->c[b->n++];
    *c = (Candidate){.at = at, .end = at, .start = at, .forced = brk == BREAK_FORCED, .brk = (uint8_t)brk};
    while (c->end > 0 && p->atoms[c->end - 1].cls == CC_SPACE)
        c->end--;
    while (c->start < p->n_atoms && p->atoms[c->start].cls == CC_SPACE && at > 0)
        c->start++;
    uint32_t gid;
    if (is_hyphen(brk) && !hyphen_glyph(p, at - 1, &gid, &c->hyphen))
        b->n--;
}

/* What may end a line after atom i; what gives way only before a line gapes counts when the first search failed. */
static BreakKind kind_after(const Breaker *b, uint32_t i)
{
    BreakKind brk = (BreakKind)b->p->atoms[i].brk;
    if (brk == BREAK_NO && b->hyphens)
        return (BreakKind)b->hyphens[i];
    return brk == BREAK_SPARE && !b->spare ? BREAK_NO : brk;
}

/* May a unit that no line can hold be divided before atom k? Not before a mark that closes, nor after one that opens.
 */
static bool may_divide(const Para *p, uint32_t k)
{
    CharClass after = (CharClass)p->atoms[k].cls;
    return after != CC_NOTE && after != CC_COMBINING && after != CC_TSHEG && after != CC_SHAD && after != CC_CLOSE &&
           after != CC_COMMA && after != CC_STOP && !breaks_starts_no_line(p->atoms[k].cp) && p->atoms[k].cp != '~' &&
           p->atoms[k - 1].cls != CC_OPEN;
}

/* Divides atoms [from, to), wider than the measure: where it may be; in a run of marks that none may part from
 * (！！！…), where the line is full. */
static void divide(Breaker *b, uint32_t from, uint32_t to)
{
    for (uint32_t k = from + 1, last = from; k < to; k++) {
        CharClass cls = (CharClass)b->p->atoms[k].cls;
        bool hangs = cls == CC_NOTE || cls == CC_COMBINING;
        if (may_divide(b->p, k) || (!hangs && natural(b, last, k + 1) > b->measure)) {
            add_candidate(b, k, BREAK_NO);
            last = k;
        }
    }
}

/* Break opportunities; inside a unit wider than the measure, every atom (and then the search needs the spare ones). */
static void find_candidates(Breaker *b)
{
    const Para *p = b->p;
    b->n = 0;
    b->overlong = false;
    add_candidate(b, 0, BREAK_ALLOWED);
    for (uint32_t i = 0; i < p->n_atoms; i++) {
        bool end = i + 1 == p->n_atoms;
        BreakKind brk = end ? BREAK_FORCED : kind_after(b, i);
        if (brk == BREAK_NO)
            continue;
        uint32_t from = b->c[b->n - 1].start;
        if (natural(b, from, i + 1) > b->measure) {
            b->overlong = true;
            divide(b, from, i + 1);
        }
        add_candidate(b, i + 1, brk);
    }
}

static int64_t ragged_badness(Len slack, Len measure)
{
    int64_t r = (int64_t)slack * 1000 / (measure > 0 ? measure : 1);
    return slack < 0 ? -1 : r * r / 1000;
}

/* Demerits of the line between two candidates; -1 when it does not fit. */
static int64_t demerits(const Breaker *b, const Candidate *from, const Candidate *to, Len width, bool whole_last,
                        Look *look)
{
    *look = LOOK_EVEN;
    const ParaStyle *st = &b->p->style;
    Len slack = b->measure - (from->at == 0 ? st->indent : 0) - width;
    int64_t bad = 0, penalty = fit_penalty(b->p, (BreakKind)to->brk);
    if (st->align != ALIGN_JUSTIFY && st->align != ALIGN_LEFT) {
        bad = ragged_badness(slack, b->measure);
    } else {
        Capacity c = capacity(b, from->start, to->end, slack);
        bool justified = st->align == ALIGN_JUSTIFY && (!to->forced || st->fill_last);
        if (justified || slack < 0) {
            int pads = to->end > from->start ? fit_tshegs(b->p, &b->p->atoms[to->end - 1], slack) : 0;
            Fit f = fit_line(&c, pads ? slack - pads * b->p->atoms[to->end - 1].advance : slack, st->em);
            bad = fit_badness(&c, &f, st->em);
            penalty += f.ragged ? fit_ragged(f.rest, st->em) : 0;
            bad += bad < 0 ? 0 : pads * pads; /* few tshegs pad better than many */
            *look = f.ragged ? LOOK_LOOSE : bad < 20 ? LOOK_EVEN : f.shrunk ? LOOK_TIGHT : LOOK_LOOSE;
        } else if (!to->forced) {
            bad = ragged_badness(slack, b->measure) / 2;
        }
    }
    if (bad < 0)
        return -1;
    if (whole_last && from->at > 0 && b->sums[to->end].solid - b->sums[from->start].solid < 2)
        penalty += PENALTY_ORPHAN;
    return (10 + bad) * (10 + bad) + penalty;
}

static bool same_slot(Keeping by, const Node *x, const Node *y)
{
    return by == BY_COUNT ? x->lines == y->lines : x->look == y->look;
}

/* A tight line beside a loose one shows: their greys differ. */
static int64_t contrast(const Node *before, Look look)
{
    return before->lines && before->look + (int)look == LOOK_TIGHT + LOOK_LOOSE && before->look != (uint8_t)look
               ? CONTRAST
               : 0;
}

/* The line from a candidate whose ways are x to one whose are y. */
static void relax_kept(Keeping by, const Node x[SLOTS], Node y[SLOTS], size_t from, int64_t d, Look look)
{
    for (int k = 0; k < SLOTS && x[k].used; k++) {
        Node n = {.cost = x[k].cost + d + contrast(&x[k], look),
                  .prev = (uint32_t)from,
                  .prev_node = (uint8_t)k,
                  .look = (uint8_t)look,
                  .used = true,
                  .lines = x[k].lines + 1};
        Node *slot = NULL, *dearest = &y[0];
        for (int m = 0; m < SLOTS && !slot; m++) {
            if (!y[m].used || same_slot(by, &y[m], &n))
                slot = &y[m];
            if (y[m].cost > dearest->cost)
                dearest = &y[m];
        }
        if (!slot)
            slot = dearest;
        if (!slot->used || n.cost < slot->cost)
            *slot = n;
    }
}

static void relax(Breaker *b, size_t from, size_t to, int64_t d, Look look)
{
    const Candidate *x = &b->c[from];
    Candidate *y = &b->c[to];
    if (x->hyphen && (y->hyphen || y->forced)) /* no ladder of hyphens, nor half a word for a last line */
        d += fit_penalty(b->p, (BreakKind)x->brk);
    for (int by = 0; by < KEEPINGS; by++)
        if (b->keeps[by])
            relax_kept((Keeping)by, x->nodes[by], y->nodes[by], from, d, look);
}

/* What is reached is reached by whichever ways are kept. */
static bool is_reached(const Breaker *b, const Candidate *c)
{
    return c->nodes[b->keeps[BY_LOOK] ? BY_LOOK : BY_COUNT][0].used;
}

static void search_within(Breaker *b)
{
    for (int by = 0; by < KEEPINGS; by++)
        b->c[0].nodes[by][0].used = b->keeps[by];
    size_t first = 1; /* candidates before it are too near for every line that starts later */
    for (size_t i = 0; i + 1 < b->n; i++) {
        if (!is_reached(b, &b->c[i]))
            continue;
        if (first <= i)
            first = i + 1;
        Len room = b->measure - (i == 0 ? b->p->style.indent : 0);
        size_t best_short = 0;
        bool fitted = false;
        for (size_t k = first; k < b->n; k++) {
            Candidate *to = &b->c[k];
            Len width = natural(b, b->c[i].start, to->end) + to->hyphen;
            b->tried++;
            bool short_line = width < room - b->reach && !to->forced;
            if (short_line) { /* far too short: only when nothing else fits */
                best_short = k;
                if (i > 0)
                    first = k;
                continue;
            }
            Look look;
            int64_t d = demerits(b, &b->c[i], to, width, k + 1 == b->n || to->forced, &look);
            if (d >= 0) {
                relax(b, i, k, d, look);
                fitted = true;
            }
            if (to->forced || (d < 0 && width > room + b->p->style.em))
                break;
        }
        if (!fitted && !best_short)
            best_short = i + 1; /* one atom wider than the measure: it stands alone and sticks out */
        if (!fitted) {
            Look look;
            Candidate *to = &b->c[best_short];
            int64_t d = demerits(b, &b->c[i], to, natural(b, b->c[i].start, to->end) + to->hyphen, false, &look);
            relax(b, i, best_short, d < 0 ? PENALTY_DIVIDED : d, LOOK_LOOSE);
        }
    }
}

static int choose_node(const Breaker *b, Keeping by, int looser)
{
    const Node *end = b->c[b->n - 1].nodes[by];
    int best = -1;
    for (int k = 0; k < SLOTS; k++)
        if (end[k].used && (best < 0 || end[k].cost < end[best].cost))
            best = k;
    for (int k = 0; looser && k < SLOTS; k++)
        if (end[k].used && (int)end[k].lines == (int)end[best].lines + looser && end[k].cost < DEAREST_OTHER)
            return k;
    return best;
}

/* Lines of gaps beyond this badness (0.2 em between all characters; of words alone, spaces near ½ em) are worth a
 * second search. */
static const int64_t UGLY = 800, UGLY_WESTERN = 100;

static bool has_ugly_line(const Breaker *b, Keeping by)
{
    size_t at = b->n - 1;
    int node = choose_node(b, by, 0);
    int64_t ugly = b->p->western ? UGLY_WESTERN : UGLY;
    while (at > 0) {
        const Node *x = &b->c[at].nodes[by][node];
        int64_t cost = x->cost - b->c[x->prev].nodes[by][x->prev_node].cost;
        if (cost > (10 + ugly) * (10 + ugly))
            return true;
        node = x->prev_node;
        at = x->prev;
    }
    return false;
}

static BrokenLine *collect_lines(const Breaker *b, Arena *a, Keeping by, int looser, size_t *n)
{
    size_t at = b->n - 1;
    int node = choose_node(b, by, looser);
    *n = b->c[at].nodes[by][node].lines;
    BrokenLine *lines = ARENA_ARRAY(a, BrokenLine, *n);
    for (size_t k = *n; k-- > 0;) {
        const Node *x = &b->c[at].nodes[by][node];
        const Candidate *from = &b->c[x->prev], *to = &b->c[at];
        BrokenLine *l = &lines[k];
        l->from = from->start;
        l->to = to->end > from->start ? to->end : from->start;
        l->last = to->forced;
        l->brk = to->brk;
        l->indent = from->at == 0 ? b->p->style.indent : 0;
        l->hyphen = to->hyphen;
        l->slack = b->measure - l->indent - natural(b, l->from, l->to) - l->hyphen;
        node = x->prev_node;
        at = x->prev;
    }
    return lines;
}

/* The lines of one keeping, which is searched for no more. */
static void settle(Breaker *b, Arena *a, Keeping by, ParaLines *out)
{
    b->keeps[by] = false;
    if (by == BY_LOOK) {
        out->lines = collect_lines(b, a, by, 0, &out->n);
        return;
    }
    OtherLines *other = out->other;
    other[OTHER_FEWER].lines = collect_lines(b, a, by, -1, &other[OTHER_FEWER].n);
    other[OTHER_MORE].lines = collect_lines(b, a, by, 1, &other[OTHER_MORE].n);
}

/* As TeX does it: near-full lines first; shorter ones, and breaks to spare, only for a paragraph that they can help. A
 * ragged line may always be short: balance is in the demerits. */
static void search(Breaker *b, TextContext *t, Arena *a, ParaLines *out)
{
    Len em = b->p->style.em, third = b->measure / 3;
    bool justified = b->p->style.align == ALIGN_JUSTIFY;
    b->reach = !justified ? b->measure : third < 2 * em ? third : 2 * em;
    find_candidates(b);
    if (!b->overlong) {
        search_within(b);
        for (int by = 0; by < KEEPINGS; by++)
            if (b->keeps[by] && !(justified && has_ugly_line(b, (Keeping)by)))
                settle(b, a, (Keeping)by, out);
        if (!b->keeps[BY_LOOK] && !b->keeps[BY_COUNT])
            return;
    }
    b->spare = true;
    b->hyphens = b->p->style.whole_words ? NULL : hyphenate(t, b->p);
    b->reach = justified ? b->measure / 2 : b->measure;
    find_candidates(b);
    search_within(b);
    for (int by = 0; by < KEEPINGS; by++)
        if (b->keeps[by])
            settle(b, a, (Keeping)by, out);
}

static ParaLines searched(TextContext *t, Arena *a, const Para *p, Len measure, bool others)
{
    ParaLines out = {0};
    if (!p->n_atoms)
        return out;
    arena_reset(t->scratch);
    Breaker *b = ARENA_NEW(t->scratch, Breaker);
    *b = (Breaker){.p = p, .measure = measure, .keeps = {[BY_LOOK] = true, [BY_COUNT] = others}};
    b->sums = sum_up(t, p);
    b->c = ARENA_ARRAY(t->scratch, Candidate, p->n_atoms + 2);
    search(b, t, a, &out);
    t->tried += b->tried;
    return out;
}

BrokenLine *para_break(TextContext *t, Arena *a, const Para *p, Len measure, size_t *n)
{
    const ParaLines found = searched(t, a, p, measure, false);
    *n = found.n;
    return found.lines;
}

ParaLines para_break_all(TextContext *t, Arena *a, const Para *p, Len measure)
{
    return searched(t, a, p, measure, true);
}
