#include "text/ruby.h"

#include "base/utf8.h"
#include "text/forms.h"
#include "text/missing.h"
#include "text/shape.h"
#include <assert.h>
#include <string.h>

/* One face for the whole reading: letters of two faces in one look like a fault. false after a report. */
static bool face_of_reading(TextContext *t, Diag *d, Missing *m, const Para *p, const Piece *piece, const char *reading,
                            GlyphRef *g)
{
    ClusterText c = {.n = 0};
    size_t ends[CLUSTER_MOST + 1] = {0}, n = 0;
    while (reading[n] && c.n < CLUSTER_MOST) {
        n += (size_t)utf8_decode(reading + n, &c.cps[c.n]);
        ends[++c.n] = n;
    }
    int role = piece->style.role;
    if (c.n ? cluster_face(t->book, role, SCRIPT_LATIN, c.cps, c.n, g)
            : font_book_glyph(t->book, role, SCRIPT_LATIN, ' ', g))
        return true;
    size_t lacks = cluster_lacks(t->book, role, SCRIPT_LATIN, c.cps, c.n);
    size_t from = lacks < c.n ? ends[lacks] : 0, to = lacks < c.n ? ends[lacks + 1] : n;
    missing_report(m, d, piece, reading, from, to - from, p->style.replace_missing);
    return false;
}

/* In vertical text 注音 and other readings in Chinese characters stand, letters lie on their side. */
static Form form_of(const Para *p, const char *reading)
{
    uint32_t cp;
    utf8_decode(reading, &cp);
    return !p->style.vertical ? FORM_LEVEL : char_class(cp) == CC_HAN ? FORM_UPRIGHT : FORM_TURNED;
}

static void shape_reading(TextContext *t, Arena *a, RubyText *r, ScriptClass sc)
{
    size_t n = strlen(r->text);
    bool upright = r->form == FORM_UPRIGHT;
    ShapedRun run = shaper_shape(t->shaper, r->face, upright ? SCRIPT_HAN : sc, upright, r->text, n);
    r->glyphs = ARENA_ARRAY(a, Glyph, run.n);
    r->clusters = ARENA_ARRAY(a, Cluster, run.n);
    r->n_glyphs = (uint32_t)run.n;
    Len base = r->form == FORM_TURNED ? forms_turned_base(r->size) : 0;
    for (size_t i = 0; i < run.n; i++) {
        const ShapedGlyph *s = &run.glyphs[i];
        Len dx = len_mul(r->size, s->dx, r->face->upem), dy = len_mul(r->size, s->dy, r->face->upem);
        r->glyphs[i] = upright ? (Glyph){s->gid, dx, r->width - dy} : (Glyph){s->gid, base + r->width + dx, -dy};
        Len advance = len_mul(r->size, s->advance, r->face->upem);
        size_t next = i + 1 < run.n ? run.glyphs[i + 1].cluster : n;
        assert(next >= s->cluster && next - s->cluster <= UINT16_MAX);
        if (i && run.glyphs[i - 1].cluster == s->cluster) {
            Cluster *c = &r->clusters[r->n_clusters - 1];
            c->glyphs++;
            c->bytes = (uint16_t)(c->bytes + (next - s->cluster));
            c->advance += advance;
        } else {
            r->clusters[r->n_clusters++] = (Cluster){(uint16_t)(next - s->cluster), 1, r->width, advance};
        }
        r->width += advance;
    }
}

static RubyText *add_ruby(TextContext *t, Arena *a, Diag *d, Missing *m, Para *p, size_t from, size_t to,
                          const char *reading)
{
    const TextStyle *st = &p->pieces[p->atoms[from].piece].style;
    RubyText *r = &p->rubies[p->n_rubies++];
    r->from = (uint32_t)from;
    r->to = (uint32_t)to;
    r->text = reading;
    r->size = st->size / 2;
    GlyphRef g;
    ScriptClass sc = SCRIPT_LATIN;
    if (!face_of_reading(t, d, m, p, &p->pieces[p->atoms[from].piece], reading, &g)) {
        r->text = reading = "〓";
        sc = SCRIPT_HAN;
        if (!font_book_glyph(t->book, st->role, sc, CHAR_GETA, &g))
            g.face = font_book_primary(t->book, st->role, sc);
    }
    r->face = g.face;
    r->form = (uint8_t)form_of(p, reading);
    shape_reading(t, a, r, sc);
    return r;
}

/* Opens a base that is narrower than its reading and ¼ em (of the reading) beside it. */
static void widen(Para *p, const RubyText *r)
{
    Len base = 0;
    for (uint32_t i = r->from; i < r->to; i++)
        base += p->atoms[i].box + (i + 1 < r->to ? p->atoms[i].gap : 0);
    Len extra = r->width + r->size / 4 - base;
    if (extra <= 0)
        return;
    Len n = (Len)(r->to - r->from), share = (extra + n - 1) / n;
    for (uint32_t i = r->from; i < r->to; i++) {
        p->atoms[i].box += share;
        p->atoms[i].lead += share / 2;
    }
}

/* The white between a reading and the edge of its base, on either side. */
static Len margin(const Para *p, const RubyText *r)
{
    Len base = 0;
    for (uint32_t i = r->from; i < r->to; i++)
        base += p->atoms[i].box + (i + 1 < r->to ? p->atoms[i].gap : 0);
    return (base - r->width) / 2;
}

/* Readings of neighbouring words stand half an em (of the reading) apart; a word is what the author wrote in one. */
static void part_words(Para *p)
{
    for (size_t k = 1; k < p->n_rubies; k++) {
        const RubyText *a = &p->rubies[k - 1], *b = &p->rubies[k];
        Atom *last = &p->atoms[a->to - 1];
        if (a->to != b->from || last->piece == p->atoms[b->from].piece)
            continue;
        Len apart = margin(p, a) + last->gap + margin(p, b), least = a->size / 2;
        if (apart < least)
            last->gap += least - apart;
    }
}

void ruby_set(TextContext *t, Arena *a, Diag *d, Para *p)
{
    size_t most = 0;
    for (size_t i = 0; i < p->n_pieces; i++)
        most += p->pieces[i].kind == PIECE_RUBY ? p->pieces[i].n_readings : 0;
    if (!most)
        return;
    p->rubies = ARENA_ARRAY(a, RubyText, most);
    Missing missing = {0};
    for (size_t i = 0, k; i < p->n_atoms; i = k) {
        const Piece *piece = &p->pieces[p->atoms[i].piece];
        for (k = i + 1; k < p->n_atoms && p->atoms[k].piece == p->atoms[i].piece;)
            k++;
        if (piece->kind != PIECE_RUBY || !piece->n_readings)
            continue;
        bool each = piece->n_readings == k - i;
        for (size_t c = i; each && c < k; c++)
            widen(p, add_ruby(t, a, d, &missing, p, c, c + 1, piece->readings[c - i]));
        if (!each) {
            widen(p, add_ruby(t, a, d, &missing, p, i, k, piece->readings[0]));
            for (size_t c = i; c + 1 < k; c++)
                p->atoms[c].brk = BREAK_NO; /* group ruby does not break */
        }
    }
    missing_end(&missing);
    part_words(p);
}

size_t ruby_first(const Para *p, uint32_t atom)
{
    size_t low = 0, high = p->n_rubies;
    while (low < high) {
        size_t middle = (low + high) / 2;
        if (p->rubies[middle].to <= atom)
            low = middle + 1;
        else
            high = middle;
    }
    return low;
}
