/* A line's clusters, and where extra space goes. */
#include "facsimile/facsimile_units.h"

#include "base/chars.h"
#include "base/utf8.h"
#include "fonts/face.h"
#include <stdlib.h>

enum {
    TOLERANCE = 12,     /* 0.012 pt: less extra space than this is left out … */
    DRIFT = 48,         /* … until 0.05 pt have added up */
    MAX_CANDIDATES = 8, /* different spaces of a line that are counted */
};

bool run_is_tibetan(const Run *r)
{
    for (uint32_t at = 0; at < r->n_text;) {
        uint32_t cp;
        at += (uint32_t)utf8_decode(r->text + at, &cp);
        if (cp != ' ')
            return char_is_tibetan(cp);
    }
    return false;
}

/* Western letters, digits and signs: they are shaped and spaced as words. */
static bool in_word(const Run *r, uint32_t cp, const Cluster *c, const Glyph *g)
{
    if (cp < 0x2000)
        return cp != ' ' && cp != 0xA0 && cp != 0xB7;
    return glyph_is_proportional(r, cp, c, g);
}

/* What the font alone gives a cluster of one glyph; its advance here for the others. */
static Len own_advance(const Run *r, const Cluster *c, const Glyph *g)
{
    if (c->glyphs != 1)
        return c->advance;
    return len_mul(r->size, hb_font_get_glyph_h_advance(r->face->hb_font, g->gid), r->face->upem);
}

/* Does the cluster stand as the font's advances alone would set it? */
static bool has_own_advance(const Run *r, const Cluster *c, const Glyph *g)
{
    return c->glyphs == 1 && abs(own_advance(r, c, g) - c->advance) <= 1;
}

/* The height a browser gives an upright character: the font's (vmtx), or ascent and descent as we override them. */
static Len upright_advance(const Run *r, const Glyph *g)
{
    hb_blob_t *vmtx = hb_face_reference_table(r->face->hb_face, HB_TAG('v', 'm', 't', 'x'));
    bool has_heights = hb_blob_get_length(vmtx) > 0;
    hb_blob_destroy(vmtx);
    if (!has_heights)
        return r->size;
    return -len_mul(r->size, hb_font_get_glyph_v_advance(r->face->hb_font, g->gid), r->face->upem);
}

static void push_unit(PageWriter *w, Unit u)
{
    vec_push(&w->units, u);
}

typedef struct Walk {
    const Run *run;
    uint32_t index;   /* of the run */
    const char *text; /* of the next cluster */
    uint32_t cluster;
    const Glyph *glyph;
} Walk;

static void step(Walk *k)
{
    const Cluster *c = &k->run->clusters[k->cluster++];
    k->text += c->bytes;
    k->glyph += c->glyphs;
}

/* The extra space between a cluster and the next. */
static Len gap_after(const Cluster *c)
{
    return c[1].x - c->x - c->advance;
}

/* Clusters of a word: all that follow without a blank, with even extra space between them or none (tracking). Figures
 * of a table stand in equal cells: where the space changes the word ends. */
static void take_word(PageWriter *w, Walk *k)
{
    const Run *r = k->run;
    const Cluster *first = &r->clusters[k->cluster];
    Unit u = {.kind = UNIT_WORD, .run = k->index, .text = k->text, .x = first->x};
    uint32_t n = 0;
    Len sum = 0;
    Len lost = 0; /* kerning with what follows the word: a browser won't do it */
    while (k->cluster < r->n_clusters) {
        const Cluster *c = &r->clusters[k->cluster];
        uint32_t cp;
        int bytes = utf8_decode(k->text, &cp);
        if (!in_word(r, cp, c, k->glyph))
            break;
        if (n > 1 && abs(gap_after(c - 1) - gap_after(first)) > TOLERANCE) {
            lost = own_advance(r, c - 1, k->glyph - c[-1].glyphs) - c[-1].advance;
            break;
        }
        u.kern |= bytes != c->bytes || !has_own_advance(r, c, k->glyph);
        u.proportional |= glyph_is_proportional(r, cp, c, k->glyph);
        u.bytes += c->bytes;
        sum += c->advance;
        n++;
        step(k);
    }
    const Cluster *last = &r->clusters[k->cluster - 1];
    if (n > 1)
        u.inner = (last->x - first->x - (sum - last->advance)) / (Len)(n - 1);
    if (abs(u.inner) < SAME_SPACE)
        u.inner = 0;
    u.advance = sum + lost + u.inner * (Len)n;
    push_unit(w, u);
}

/* Tibetan up to and with the first cluster that has extra space after it: what stands before it is shaped together. */
static void take_tibetan(PageWriter *w, Walk *k)
{
    const Run *r = k->run;
    Unit u = {.kind = UNIT_TIBETAN, .run = k->index, .text = k->text, .x = r->clusters[k->cluster].x};
    while (k->cluster < r->n_clusters) {
        const Cluster *c = &r->clusters[k->cluster];
        u.bytes += c->bytes;
        u.advance += c->advance;
        step(k);
        if (k->cluster < r->n_clusters && abs(c[1].x - c->x - c->advance) > TOLERANCE)
            break;
    }
    push_unit(w, u);
}

static void take_single(PageWriter *w, Walk *k, int first_bytes)
{
    const Cluster *c = &k->run->clusters[k->cluster];
    Unit u = {.run = k->index, .text = k->text, .bytes = c->bytes, .x = c->x, .advance = c->advance};
    u.kind = !c->glyphs ? UNIT_SILENT : first_bytes == c->bytes ? UNIT_PLAIN : UNIT_WORD;
    if (k->run->flags & RUN_VERTICAL && u.kind == UNIT_PLAIN && c->glyphs == 1)
        u.advance = upright_advance(k->run, k->glyph);
    step(k);
    push_unit(w, u);
}

static void split_run(PageWriter *w, const Run *r, uint32_t index, bool vertical)
{
    if (vertical && !(r->flags & (RUN_VERTICAL | RUN_ROTATED))) {
        if (r->n_clusters)
            push_unit(
                w, (Unit){.kind = UNIT_ASIDE, .run = index, .text = r->text, .bytes = r->n_text, .x = r->clusters->x});
        return;
    }
    if (r->flags & RUN_HYPHEN) {
        Unit u = {.kind = UNIT_HYPHEN, .run = index, .text = r->text};
        u.x = r->clusters->x;
        u.advance = r->clusters->advance;
        push_unit(w, u);
        return;
    }
    Walk k = {.run = r, .index = index, .text = r->text, .glyph = r->glyphs};
    bool tibetan = run_is_tibetan(r);
    while (k.cluster < r->n_clusters) {
        uint32_t cp = 0;
        int bytes = r->clusters[k.cluster].bytes ? utf8_decode(k.text, &cp) : 0;
        if (tibetan)
            take_tibetan(w, &k);
        else if (!(r->flags & RUN_VERTICAL) && bytes && in_word(r, cp, &r->clusters[k.cluster], k.glyph))
            take_word(w, &k);
        else
            take_single(w, &k, bytes);
    }
}

/* Values and how often they occur, near ones together. */
typedef struct Tally {
    Len at[MAX_CANDIDATES];
    int64_t sum[MAX_CANDIDATES];
    int count[MAX_CANDIDATES];
    int n;
} Tally;

static void tally(Tally *t, Len v)
{
    for (int i = 0; i < t->n; i++)
        if (abs(t->at[i] - v) <= SAME_SPACE) {
            t->sum[i] += v;
            t->count[i]++;
            return;
        }
    if (t->n == MAX_CANDIDATES)
        return;
    t->at[t->n] = v;
    t->sum[t->n] = v;
    t->count[t->n++] = 1;
}

/* Of two as common as one another the smaller. */
static Len most_common(const Tally *t, int at_least)
{
    int best = -1;
    for (int i = 0; i < t->n; i++)
        if (t->count[i] >= at_least && (best < 0 || t->count[i] > t->count[best] ||
                                        (t->count[i] == t->count[best] && abs(t->at[i]) < abs(t->at[best]))))
            best = i;
    return best < 0 ? 0 : (Len)(t->sum[best] / t->count[best]);
}

static Len space_after(const Unit *u)
{
    return u[1].x - u->x - u->advance;
}

/* Squeezed marks alone would make a negative one that swallows blanks (a browser's widths don't go below 0). */
static Len letter_space(const PageWriter *w)
{
    Tally t = {0};
    for (size_t i = 0; i + 1 < w->units.len; i++) {
        const Unit *u = &w->units.ptr[i];
        Len space = space_after(u);
        if (u->kind == UNIT_PLAIN && space > -u->advance / 8)
            tally(&t, space);
    }
    Len most = most_common(&t, 1);
    return abs(most) < SAME_SPACE ? 0 : most;
}

/* Gives each boundary its margin: before a word or a new run, else after the unit that ends there. */
static void set_margins(PageWriter *w, Len letter)
{
    Len owed = 0; /* where the next unit should stand, minus where it does */
    for (size_t i = 0; i + 1 < w->units.len; i++) {
        Unit *u = &w->units.ptr[i];
        Len extra = space_after(u) - (u->kind == UNIT_PLAIN ? letter : 0);
        owed += extra;
        if (u[1].kind == UNIT_ASIDE) /* it stands where it must by itself, out of the flow */
            continue;
        if (abs(extra) <= TOLERANCE && abs(owed) <= DRIFT)
            continue;
        if (u[1].kind == UNIT_WORD || (u[1].run != u->run && u->kind != UNIT_WORD))
            u[1].before = owed;
        else
            u->after = owed;
        owed = 0;
    }
}

LineSpaces units_of_line(PageWriter *w, const Line *line)
{
    w->units.len = 0;
    for (uint32_t r = 0; r < line->n_runs; r++)
        if (!(line->runs[r].flags & RUN_SPACE)) /* the white space between two lines' elements is that space */
            split_run(w, &line->runs[r], r, line->vertical);
    LineSpaces s = {.letter = line->n_runs && run_is_tibetan(line->runs) ? 0 : letter_space(w)};
    set_margins(w, s.letter);
    Tally gaps = {0}, words = {0};
    for (size_t i = 0; i < w->units.len; i++) {
        const Unit *u = &w->units.ptr[i];
        if (u->kind != UNIT_WORD && u->after && !u->before)
            tally(&gaps, u->after);
        else if (u->kind == UNIT_WORD && u->before && abs(u->before + s.letter - u->after) <= SAME_SPACE)
            tally(&words, u->before);
    }
    s.gap = most_common(&gaps, 2);
    s.word = most_common(&words, 1);
    return s;
}
