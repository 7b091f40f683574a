/* Broken lines → frame lines: the slack goes to the gaps, atoms become runs of clusters. */
#include "text/fit.h"
#include "text/gaps.h"
#include "text/hyphenate.h"
#include "text/ruby.h"
#include "text/shape.h"
#include <string.h>

/* Shares an amount out over weights so that the parts add up exactly. */
typedef struct Share {
    int64_t amount, total, seen, given;
} Share;

static Len share(Share *s, int64_t weight)
{
    if (!s->total)
        return 0;
    s->seen += weight;
    int64_t upto = s->amount * s->seen / s->total;
    Len part = (Len)(upto - s->given);
    s->given = upto;
    return part;
}

typedef struct Shares {
    Share shrink[SHRINK_CLASSES], space, latin, other, han;
} Shares;

static Shares shares_of(const Capacity *c, const Fit *f)
{
    Shares s = {0};
    for (int k = SHRINK_SPACE; k < SHRINK_CLASSES; k++)
        s.shrink[k] = (Share){.amount = f->shrink[k], .total = c->shrink[k]};
    s.space = (Share){.amount = f->space, .total = c->stretch_space};
    s.latin = (Share){.amount = f->latin, .total = c->stretch_latin};
    s.other = (Share){.amount = f->other, .total = c->n_latin + c->n_other};
    s.han = (Share){.amount = f->han, .total = c->n_other};
    return s;
}

static Len gap_change(Shares *s, const Atom *a)
{
    Len g = 0;
    if (a->shrink_class)
        g -= share(&s->shrink[a->shrink_class], a->shrink);
    if (a->stretch_class == STRETCH_SPACE)
        g += share(&s->space, a->stretch);
    else if (a->stretch_class == STRETCH_LATIN)
        g += share(&s->latin, a->stretch);
    if (a->stretch_class >= STRETCH_LATIN)
        g += share(&s->other, 1);
    if (a->stretch_class == STRETCH_OTHER)
        g += share(&s->han, 1);
    return g;
}

/* Left edges of the boxes of a line's atoms from the measure's left edge. */
static Len *positions(TextContext *t, const Para *p, const BrokenLine *l, Len measure)
{
    arena_reset(t->scratch);
    Len *x = ARENA_ARRAY(t->scratch, Len, l->to - l->from + 1);
    Capacity c = fit_capacity(p, l);
    Fit f = fit_of(p, l, &c);
    Shares s = shares_of(&c, &f);
    Len at = l->indent;
    if (p->style.align == ALIGN_CENTER && l->slack > 0)
        at += l->slack / 2;
    else if (p->style.align == ALIGN_RIGHT && l->slack > 0)
        at += l->slack;
    (void)measure;
    if (l->to > l->from)
        at -= gap_trim_start(p, l->from);
    for (uint32_t i = l->from; i < l->to; i++) {
        x[i - l->from] = at;
        at += p->atoms[i].box;
        if (i + 1 < l->to)
            at += p->atoms[i].gap + gap_change(&s, &p->atoms[i]);
    }
    x[l->to - l->from] = at;
    return x;
}

static bool same_run(const Para *p, const Atom *a, const Atom *b)
{
    return a->face == b->face && a->size == b->size && a->piece == b->piece && a->text + a->bytes == b->text &&
           a->cls != CC_NOTE && b->cls != CC_NOTE && p->pieces[a->piece].kind == p->pieces[b->piece].kind;
}

static uint32_t run_end(const Para *p, uint32_t from, uint32_t to)
{
    uint32_t i = from + 1;
    while (i < to && same_run(p, &p->atoms[i - 1], &p->atoms[i]))
        i++;
    return i;
}

/* Atoms [from, to) as one run; x0 is the line's origin. */
static Run make_run(Arena *a, const Para *p, uint32_t from, uint32_t to, const Len *x, Len x0)
{
    const Atom *at = p->atoms;
    const TextStyle *st = &p->pieces[at[from].piece].style;
    Run r = {.face = at[from].face,
             .size = at[from].size,
             .color = st->color,
             .marks = st->marks,
             .lang = st->lang,
             .href = st->href,
             .text = p->text + at[from].text};
    r.n_text = at[to - 1].text + at[to - 1].bytes - at[from].text;
    r.n_clusters = to - from;
    r.n_glyphs = at[to - 1].glyph + at[to - 1].n_glyphs - at[from].glyph;
    r.glyphs = ARENA_ARRAY(a, Glyph, r.n_glyphs);
    r.clusters = ARENA_ARRAY(a, Cluster, r.n_clusters);
    uint32_t k = 0;
    for (uint32_t i = from; i < to; i++) {
        Len pen = x[i - from] + at[i].lead - x0;
        r.clusters[i - from] = (Cluster){at[i].bytes, at[i].n_glyphs, pen, at[i].advance};
        for (uint32_t g = 0; g < at[i].n_glyphs; g++) {
            r.glyphs[k] = p->glyphs[at[i].glyph + g];
            r.glyphs[k++].x += pen;
        }
    }
    return r;
}

static Item line_item(LineKind kind, Len x, Len y, Len w, Run *runs, uint32_t n)
{
    Item it = {.kind = ITEM_LINE};
    it.u.line = (Line){.kind = kind, .x = x, .y = y, .w = w, .runs = runs, .n_runs = n};
    return it;
}

/* The hyphen of a divided word, after its last atom. */
static Run hyphen_run(Arena *a, const Para *p, uint32_t last, Len pen)
{
    const TextStyle *st = &p->pieces[p->atoms[last].piece].style;
    Run r = {.face = p->atoms[last].face,
             .size = st->size,
             .color = st->color,
             .flags = RUN_HYPHEN,
             .marks = st->marks,
             .lang = st->lang,
             .href = st->href,
             .text = "\xC2\xAD",
             .n_text = 2,
             .n_glyphs = 1,
             .n_clusters = 1};
    uint32_t gid = 0;
    Len width = 0;
    hyphen_glyph(p, last, &gid, &width);
    r.glyphs = ARENA_ARRAY(a, Glyph, 1);
    r.glyphs[0] = (Glyph){gid, pen, 0};
    r.clusters = ARENA_ARRAY(a, Cluster, 1);
    r.clusters[0] = (Cluster){2, 1, pen, width};
    return r;
}

static void place_text(Arena *a, const Para *p, const BrokenLine *l, Len x, Len y, LineKind kind, const Len *pos,
                       ItemVec *out)
{
    uint32_t n = 0, first = l->to, last = l->from;
    for (uint32_t i = l->from; i < l->to; i = run_end(p, i, l->to))
        n += p->atoms[i].cls != CC_NOTE;
    if (!n)
        return;
    Run *runs = ARENA_ARRAY(a, Run, n + 1);
    for (uint32_t i = l->from; i < l->to; i++) {
        if (p->atoms[i].cls == CC_NOTE)
            continue;
        if (first == l->to)
            first = i;
        last = i;
    }
    Len x0 = pos[first - l->from] + p->atoms[first].lead;
    n = 0;
    for (uint32_t i = l->from, k; i < l->to; i = k) {
        k = run_end(p, i, l->to);
        if (p->atoms[i].cls != CC_NOTE)
            runs[n++] = make_run(a, p, i, k, pos + (i - l->from), x0);
    }
    Len end = pos[last - l->from] + p->atoms[last].lead + p->atoms[last].advance;
    if (l->hyphen)
        runs[n++] = hyphen_run(a, p, last, end - x0);
    end += l->hyphen;
    vec_push(out, line_item(kind, x + x0, y, end - x0, runs, n));
}

static void place_notes(Arena *a, const Para *p, const BrokenLine *l, Len x, Len y, const Len *pos, ItemVec *marks)
{
    for (uint32_t i = l->from; i < l->to; i++) {
        if (p->atoms[i].cls != CC_NOTE)
            continue;
        Len x0 = pos[i - l->from] + p->atoms[i].lead;
        Run *r = arena_alloc(a, sizeof *r);
        *r = make_run(a, p, i, i + 1, pos + (i - l->from), x0);
        vec_push(marks, line_item(LINE_MARK, x + x0, y, p->atoms[i].advance, r, 1));
    }
}

/* Padding is no text: it is drawn out of line. */
static void place_padding(Arena *a, const Para *p, const BrokenLine *l, Len x, Len y, const Len *pos, ItemVec *marks)
{
    int n = fit_padding(p, l);
    for (int i = 0; i < n; i++) {
        Run *r = arena_alloc(a, sizeof *r);
        const Atom *last = &p->atoms[l->to - 1];
        Len x0 = pos[l->to - 1 - l->from] + last->lead;
        *r = make_run(a, p, l->to - 1, l->to, pos + (l->to - 1 - l->from), x0);
        vec_push(marks, line_item(LINE_MARK, x + x0 + (i + 1) * last->advance, y, last->advance, r, 1));
    }
}

static void place_rubies(Arena *a, const Para *p, const BrokenLine *l, Len x, Len y, const Len *pos, ItemVec *marks)
{
    for (size_t k = ruby_first(p, l->from); k < p->n_rubies && p->rubies[k].from < l->to; k++) {
        const RubyText *rb = &p->rubies[k];
        const TextStyle *st = &p->pieces[p->atoms[rb->from].piece].style;
        uint32_t last = (rb->to < l->to ? rb->to : l->to) - 1, first = rb->from > l->from ? rb->from : l->from;
        Len left = pos[first - l->from], right = pos[last - l->from] + p->atoms[last].box;
        Run *r = arena_alloc(a, sizeof *r);
        *r = (Run){.face = rb->face,
                   .size = rb->size,
                   .color = st->color,
                   .lang = st->lang,
                   .text = rb->text,
                   .n_text = (uint32_t)strlen(rb->text),
                   .n_glyphs = rb->n_glyphs,
                   .n_clusters = rb->n_clusters,
                   .glyphs = rb->glyphs,
                   .clusters = rb->clusters};
        Len at = x + (left + right - rb->width) / 2;
        vec_push(marks, line_item(LINE_MARK, at, y - len_mul(st->size, 92, 100), rb->width, r, 1));
    }
}

static void place_dots(const Para *p, const BrokenLine *l, Len x, Len y, const Len *pos, ItemVec *marks)
{
    for (uint32_t i = l->from; i < l->to; i++) {
        const Atom *a = &p->atoms[i];
        const TextStyle *st = &p->pieces[a->piece].style;
        if (!(st->marks & MARK_EM) || st->lang == LANG_BO || !class_takes_dot((CharClass)a->cls))
            continue;
        Item it = {.kind = ITEM_DOT};
        it.u.dot.x = x + pos[i - l->from] + a->box / 2;
        it.u.dot.y = y + len_mul(st->size, 24, 100);
        it.u.dot.r = len_mul(st->size, 6, 100);
        it.u.dot.color = st->color;
        vec_push(marks, it);
    }
}

uint32_t para_marked_end(const Para *p, uint32_t from, uint32_t to)
{
    const TextStyle *st = &p->pieces[p->atoms[from].piece].style;
    bool named = st->name && (st->marks & (MARK_NAME | MARK_BOOK));
    uint32_t k = from + 1;
    while (k < to && (p->atoms[k].piece == p->atoms[from].piece ||
                      (named && p->pieces[p->atoms[k].piece].style.name == st->name)))
        k++;
    return k;
}

/* 专名号, 书名号甲式 and strike-through: one unbroken line per name, 1/8 em from the next. */
static void place_rules(const Para *p, const BrokenLine *l, Len x, Len y, const Len *pos, ItemVec *marks)
{
    for (uint32_t i = l->from, k; i < l->to; i = k) {
        const Atom *a = &p->atoms[i];
        const TextStyle *st = &p->pieces[a->piece].style;
        k = para_marked_end(p, i, l->to);
        if (!(st->marks & (MARK_NAME | MARK_BOOK | MARK_STRIKE)))
            continue;
        Len left = x + pos[i - l->from] + st->size / 16;
        Len right = x + pos[k - 1 - l->from] + p->atoms[k - 1].box - st->size / 16;
        Item it = {.kind = st->marks & MARK_BOOK ? ITEM_WAVE : ITEM_STROKE};
        if (st->marks & MARK_BOOK) {
            it.u.wave.x = left;
            it.u.wave.y = y + len_mul(st->size, 22, 100);
            it.u.wave.w = right - left;
            it.u.wave.width = st->size / 20;
            it.u.wave.color = st->color;
        } else {
            Len dy = st->marks & MARK_STRIKE ? -len_mul(st->size, 36, 100) : len_mul(st->size, 20, 100);
            it.u.stroke.at = (Rect){left, y + dy, right - left, 0};
            it.u.stroke.width = st->size / 20;
            it.u.stroke.color = st->color;
        }
        vec_push(marks, it);
    }
}

void para_place(TextContext *t, Arena *a, const Para *p, const BrokenLine *l, Len measure, Len x, Len y, LineKind kind,
                ItemVec *lines, ItemVec *marks)
{
    const Len *pos = positions(t, p, l, measure);
    place_text(a, p, l, x, y, kind, pos, lines);
    bool notes = false, marked = false;
    for (uint32_t i = l->from; i < l->to; i++) {
        notes |= p->atoms[i].cls == CC_NOTE;
        marked |= p->pieces[p->atoms[i].piece].style.marks != 0;
    }
    if (p->style.tsheg_pad)
        place_padding(a, p, l, x, y, pos, marks);
    if (notes)
        place_notes(a, p, l, x, y, pos, marks);
    if (p->n_rubies)
        place_rubies(a, p, l, x, y, pos, marks);
    if (marked) {
        place_dots(p, l, x, y, pos, marks);
        place_rules(p, l, x, y, pos, marks);
    }
}

const Len *para_positions(TextContext *t, const Para *p, const BrokenLine *l, Len measure)
{
    return positions(t, p, l, measure);
}
