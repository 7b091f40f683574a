/* Broken lines → frame lines, level or down: the slack goes to the gaps, atoms become runs of clusters. */
#include "lines/fit.h"
#include "text/forms.h"
#include "text/gaps.h"
#include "lines/hyphenate.h"
#include "text/ruby.h"
#include "text/shape.h"
#include "frame/item.h"
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

/* Near edges of the boxes of a line's atoms from the measure's start. */
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
           a->form == b->form && a->form != FORM_ACROSS && a->condensed == b->condensed && a->tongue == b->tongue &&
           a->cls != CC_NOTE && b->cls != CC_NOTE && p->pieces[a->piece].kind == p->pieces[b->piece].kind;
}

static uint32_t run_end(const Para *p, uint32_t from, uint32_t to)
{
    uint32_t i = from + 1;
    while (i < to && same_run(p, &p->atoms[i - 1], &p->atoms[i]))
        i++;
    return i;
}

/* A glyph of an atom whose pen stands `along` its line's origin. Turned text is laid out level from `first`, the run's
 * pen origin, then turned about it. */
static Glyph put_glyph(Glyph g, Form form, Len along, Len first, Len size)
{
    if (form == FORM_LEVEL)
        g.x += along;
    else if (form == FORM_TURNED)
        g = (Glyph){g.gid, forms_turned_base(size) + along - first + g.x, first + g.y};
    else
        g.y += along;
    return g;
}

static uint16_t run_flags(Form form)
{
    return form == FORM_UPRIGHT ? RUN_VERTICAL : form == FORM_TURNED ? RUN_ROTATED : 0;
}

/* Where in the paragraph an atom stands: a 〓 after what stands before it. */
static uint32_t text_place(const Para *p, uint32_t i)
{
    while (i > 0 && p->atoms[i].text >= p->n_text && p->atoms[i - 1].text >= p->n_text)
        i--;
    if (p->atoms[i].text < p->n_text)
        return p->atoms[i].text;
    return i ? p->atoms[i - 1].text + p->atoms[i - 1].bytes : 0;
}

/* Where the text after an atom stands. */
static uint32_t text_after(const Para *p, uint32_t i)
{
    return text_place(p, i) + (p->atoms[i].text < p->n_text ? p->atoms[i].bytes : 0);
}

/* Does a note's mark, which is set out of line, stand before it? */
static bool follows_note(const Para *p, uint32_t i)
{
    while (i > 0 && p->atoms[i - 1].cls == CC_SPACE)
        i--;
    return i > 0 && p->atoms[i - 1].cls == CC_NOTE;
}

/* Atoms [from, to) as one run; x: of their boxes; x0 is the line's origin. */
static Run make_run(Arena *a, const Para *p, uint32_t from, uint32_t to, const Len *x, Len x0)
{
    const Atom *at = p->atoms;
    const Piece *piece = &p->pieces[at[from].piece];
    const TextStyle *st = &piece->style;
    Run r = {.face = at[from].face,
             .size = at[from].size,
             .color = st->color,
             .flags = (uint16_t)(run_flags((Form)at[from].form) | (piece->kind == PIECE_RUBY ? RUN_BASE : 0) |
                                 (follows_note(p, from) ? RUN_APART : 0)),
             .at = text_place(p, from),
             .stretch = at[from].piece,
             .marks = st->marks,
             .condensed = at[from].condensed,
             .lang = st->lang,
             .tongue = at[from].tongue,
             .href = st->href,
             .text = p->text + at[from].text};
    r.n_text = at[to - 1].text + at[to - 1].bytes - at[from].text;
    r.n_clusters = to - from;
    r.n_glyphs = at[to - 1].glyph + at[to - 1].n_glyphs - at[from].glyph;
    r.glyphs = ARENA_ARRAY(a, Glyph, r.n_glyphs);
    r.clusters = ARENA_ARRAY(a, Cluster, r.n_clusters);
    Len first = x[0] + at[from].lead - x0;
    uint32_t k = 0;
    for (uint32_t i = from; i < to; i++) {
        Len pen = x[i - from] + at[i].lead - x0;
        r.clusters[i - from] = (Cluster){at[i].bytes, at[i].n_glyphs, pen, at[i].advance};
        for (uint32_t g = 0; g < at[i].n_glyphs; g++)
            r.glyphs[k++] = put_glyph(p->glyphs[at[i].glyph + g], (Form)at[i].form, pen, first, st->size);
    }
    return r;
}

/* A line that is being placed, at (x, y); pos: near edges of its boxes. */
typedef struct Place {
    Arena *arena;
    const Para *p;
    const BrokenLine *l;
    const Len *pos;
    Len x, y;
} Place;

/* How far from the line what belongs to it stands, in hundredths of an em: down from the baseline, in vertical text to
 * the right of the centre. radius: of a dot. */
typedef struct Offsets {
    int dot, radius, name, book, strike, ruby;
} Offsets;

static const Offsets *offsets_of(const Para *p)
{
    static const Offsets level = {24, 6, 20, 22, -36, -92}, vertical = {62, 7, -58, -60, 0, 83};
    return p->style.vertical ? &vertical : &level;
}

typedef struct Point {
    Len x, y;
} Point;

/* So far along the line from its start, and so many hundredths of an em from it. */
static Point point_at(const Place *at, Len along, Len em, int across)
{
    Len away = len_mul(em, across, 100);
    return at->p->style.vertical ? (Point){at->x + away, at->y + along} : (Point){at->x + along, at->y + away};
}

static void put_line(LineKind kind, Aside aside, const Place *at, Point from, Len w, Run *runs, uint32_t n,
                     ItemVec *out)
{
    Item it = {.kind = ITEM_LINE};
    it.u.line = (Line){.kind = kind, .aside = aside, .x = from.x, .y = from.y, .w = w, .runs = runs, .n_runs = n};
    it.u.line.vertical = at->p->style.vertical;
    it.u.line.para = at->p->text;
    vec_push(out, it);
}

/* The hyphen of a divided word, after its last atom. */
static Run hyphen_run(Arena *a, const Para *p, uint32_t last, Len pen)
{
    const TextStyle *st = &p->pieces[p->atoms[last].piece].style;
    Run r = {.face = p->atoms[last].face,
             .size = st->size,
             .color = st->color,
             .flags = RUN_HYPHEN,
             .tongue = p->atoms[last].tongue,
             .marks = st->marks,
             .at = text_after(p, last),
             .stretch = p->atoms[last].piece,
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

/* Is there white space in the text between this line and the next of its block, which no atom of a line shows? */
static bool swallows_space(const Para *p, const BrokenLine *l)
{
    if (l->to >= p->n_atoms)
        return p->style.runs_on;
    return p->atoms[l->to].cls == CC_SPACE || p->atoms[l->to].cls == CC_IDEOGRAPHIC_SPACE ||
           p->atoms[l->to - 1].brk == BREAK_FORCED;
}

/* The language of the space after an atom: the atom's, if that goes on. */
static Tongue tongue_of_space(const Para *p, uint32_t i)
{
    uint32_t next = i + 1;
    while (next < p->n_atoms && p->atoms[next].cls == CC_SPACE)
        next++;
    return next == p->n_atoms || p->atoms[next].tongue == p->atoms[i].tongue ? p->atoms[i].tongue : 0;
}

/* That space, as a run after the last atom: readers of the text find it where the eye finds the line's end. false: the
 * face has none. */
static bool space_run(Arena *a, const Para *p, uint32_t last, Len pen, Run *r)
{
    const Atom *atom = &p->atoms[last];
    const TextStyle *st = &p->pieces[atom->piece].style;
    hb_codepoint_t gid;
    if (!hb_font_get_nominal_glyph(atom->face->hb_font, ' ', &gid))
        return false;
    Form form = atom->form == FORM_ACROSS ? FORM_UPRIGHT : (Form)atom->form;
    *r = (Run){.face = atom->face,
               .size = atom->size,
               .color = st->color,
               .flags = (uint16_t)(run_flags(form) | RUN_SPACE),
               .tongue = tongue_of_space(p, last),
               .at = text_after(p, last),
               .stretch = atom->piece,
               .lang = st->lang,
               .href = st->href,
               .text = " ",
               .n_text = 1,
               .n_glyphs = 1,
               .n_clusters = 1};
    r->glyphs = ARENA_ARRAY(a, Glyph, 1);
    r->glyphs[0] = put_glyph((Glyph){gid, 0, 0}, form, pen, pen, st->size);
    r->clusters = ARENA_ARRAY(a, Cluster, 1);
    r->clusters[0] = (Cluster){
        1, 1, pen, len_mul(atom->size, hb_font_get_glyph_h_advance(atom->face->hb_font, gid), atom->face->upem)};
    return true;
}

static void place_text(const Place *at, LineKind kind, ItemVec *out)
{
    const Para *p = at->p;
    const BrokenLine *l = at->l;
    const Len *pos = at->pos;
    uint32_t n = 0, first = l->to, last = l->from;
    for (uint32_t i = l->from; i < l->to; i = run_end(p, i, l->to))
        n += p->atoms[i].cls != CC_NOTE;
    if (!n)
        return;
    Run *runs = ARENA_ARRAY(at->arena, Run, n + 2);
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
            runs[n++] = make_run(at->arena, p, i, k, pos + (i - l->from), x0);
    }
    Len end = pos[last - l->from] + p->atoms[last].lead + p->atoms[last].advance;
    if (l->hyphen)
        runs[n++] = hyphen_run(at->arena, p, last, end - x0);
    end += l->hyphen;
    n += swallows_space(p, l) && space_run(at->arena, p, last, end - x0, &runs[n]);
    put_line(kind, ASIDE_NONE, at, point_at(at, x0, 0, 0), end - x0, runs, n, out);
}

/* Atom i once more, out of line, `on` further along. */
static void place_atom(const Place *at, uint32_t i, Len on, Aside aside, ItemVec *marks)
{
    const Atom *atom = &at->p->atoms[i];
    const Len *pos = at->pos + (i - at->l->from);
    Len x0 = *pos + atom->lead;
    Run *r = arena_alloc(at->arena, sizeof *r);
    *r = make_run(at->arena, at->p, i, i + 1, pos, x0);
    put_line(LINE_MARK, aside, at, point_at(at, x0 + on, 0, 0), atom->advance, r, 1, marks);
}

static void place_notes(const Place *at, ItemVec *marks)
{
    for (uint32_t i = at->l->from; i < at->l->to; i++)
        if (at->p->atoms[i].cls == CC_NOTE)
            place_atom(at, i, 0, ASIDE_NOTE, marks);
}

/* Padding is no text: it is drawn out of line. */
static void place_padding(const Place *at, ItemVec *marks)
{
    int n = fit_padding(at->p, at->l);
    uint32_t last = at->l->to - 1;
    for (int i = 0; i < n; i++)
        place_atom(at, last, (i + 1) * at->p->atoms[last].advance, ASIDE_NONE, marks);
}

static void place_rubies(const Place *at, ItemVec *marks)
{
    const Para *p = at->p;
    const BrokenLine *l = at->l;
    for (size_t k = ruby_first(p, l->from); k < p->n_rubies && p->rubies[k].from < l->to; k++) {
        const RubyText *rb = &p->rubies[k];
        const TextStyle *st = &p->pieces[p->atoms[rb->from].piece].style;
        uint32_t last = (rb->to < l->to ? rb->to : l->to) - 1, first = rb->from > l->from ? rb->from : l->from;
        Len near = at->pos[first - l->from], far = at->pos[last - l->from] + p->atoms[last].box;
        Run *r = arena_alloc(at->arena, sizeof *r);
        *r = (Run){.face = rb->face,
                   .size = rb->size,
                   .color = st->color,
                   .flags = run_flags((Form)rb->form),
                   .at = text_place(p, rb->from),
                   .stretch = p->atoms[rb->from].piece,
                   .lang = st->lang,
                   .text = rb->text,
                   .n_text = (uint32_t)strlen(rb->text),
                   .n_glyphs = rb->n_glyphs,
                   .n_clusters = rb->n_clusters,
                   .glyphs = rb->glyphs,
                   .clusters = rb->clusters};
        Point from = point_at(at, (near + far - rb->width) / 2, st->size, offsets_of(p)->ruby);
        put_line(LINE_MARK, ASIDE_RUBY, at, from, rb->width, r, 1, marks);
    }
}

static void place_dots(const Place *at, ItemVec *marks)
{
    const Offsets *off = offsets_of(at->p);
    for (uint32_t i = at->l->from; i < at->l->to; i++) {
        const Atom *a = &at->p->atoms[i];
        const TextStyle *st = &at->p->pieces[a->piece].style;
        if (!(st->marks & MARK_EM) || st->lang == LANG_BO || !class_takes_dot((CharClass)a->cls))
            continue;
        Point middle = point_at(at, at->pos[i - at->l->from] + a->box / 2, st->size, off->dot);
        Item it = {.kind = ITEM_DOT};
        it.u.dot.x = middle.x;
        it.u.dot.y = middle.y;
        it.u.dot.r = len_mul(st->size, off->radius, 100);
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

/* A rule or a wave along atoms [from, to), 1/8 em from the next one. */
static void place_rule(const Place *at, uint32_t from, uint32_t to, bool wave, int across, ItemVec *marks)
{
    const TextStyle *st = &at->p->pieces[at->p->atoms[from].piece].style;
    const Len *pos = at->pos;
    Len near = pos[from - at->l->from] + st->size / 16;
    Len length = pos[to - 1 - at->l->from] + at->p->atoms[to - 1].box - st->size / 16 - near;
    Point start = point_at(at, near, st->size, across);
    bool down = at->p->style.vertical;
    if (wave) {
        Item it = {.kind = ITEM_WAVE};
        it.u.wave.x = start.x;
        it.u.wave.y = start.y;
        it.u.wave.w = length;
        it.u.wave.width = st->size / 20;
        it.u.wave.color = st->color;
        it.u.wave.down = down;
        vec_push(marks, it);
    } else {
        Rect rule = {start.x, start.y, down ? 0 : length, down ? length : 0};
        vec_push(marks, item_stroke(rule, st->size / 20, st->color));
    }
}

/* 专名号, 书名号甲式 and strike-through: one unbroken line per name. */
static void place_rules(const Place *at, ItemVec *marks)
{
    const Offsets *off = offsets_of(at->p);
    for (uint32_t i = at->l->from, k; i < at->l->to; i = k) {
        uint16_t of = at->p->pieces[at->p->atoms[i].piece].style.marks;
        k = para_marked_end(at->p, i, at->l->to);
        if (of & MARK_BOOK)
            place_rule(at, i, k, true, off->book, marks);
        else if (of & MARK_NAME)
            place_rule(at, i, k, false, off->name, marks);
        if (of & MARK_STRIKE)
            place_rule(at, i, k, false, off->strike, marks);
    }
}

void para_place(TextContext *t, Arena *a, const Para *p, const BrokenLine *l, Len measure, Len x, Len y, LineKind kind,
                ItemVec *lines, ItemVec *marks)
{
    Place at = {.arena = a, .p = p, .l = l, .pos = positions(t, p, l, measure), .x = x, .y = y};
    place_text(&at, kind, lines);
    bool notes = false, marked = false;
    for (uint32_t i = l->from; i < l->to; i++) {
        notes |= p->atoms[i].cls == CC_NOTE;
        marked |= p->pieces[p->atoms[i].piece].style.marks != 0;
    }
    if (p->style.tsheg_pad)
        place_padding(&at, marks);
    if (notes)
        place_notes(&at, marks);
    if (p->n_rubies)
        place_rubies(&at, marks);
    if (marked) {
        place_dots(&at, marks);
        place_rules(&at, marks);
    }
}

const Len *para_positions(TextContext *t, const Para *p, const BrokenLine *l, Len measure)
{
    return positions(t, p, l, measure);
}

bool para_line_has_ruby(const Para *p, const BrokenLine *l)
{
    size_t k = ruby_first(p, l->from);
    return k < p->n_rubies && p->rubies[k].from < l->to;
}
