/* A line's characters, and which of them must be told where they stand.
 *
 * SVG takes the places of a text's first characters as a list, one for each code unit (SVG 2, 11.4). Browsers differ in
 * what they do with a place for a code unit that begins no cluster (the second half of a pair, a vowel sign, the i of
 * fi): such a cluster is told at most its own beginning, and what must be told after it is a stretch of its own. */
#include "facsimile/facsimile_stretch.h"

#include "chars/chars.h"
#include "base/utf8.h"
#include "fonts/face.h"
#include <stdlib.h>

enum { NEAR = 24 }; /* 0.023 pt: as good as the place itself, at 400 % an eighth of a pixel */

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

typedef struct Walk {
    PageWriter *w;
    const Line *line;
    const Run *run;
    uint32_t index; /* of the run */
    bool tibetan;
    Stretch *open; /* NULL: the next cluster begins one */
    Len next;      /* where along the line a browser sets what follows */
} Walk;

static bool is_one_unit(const char *text, const Cluster *c, uint32_t *cp)
{
    *cp = 0;
    return c->bytes && utf8_decode(text, cp) == c->bytes && *cp < 0x10000 && c->glyphs == 1;
}

/* What a browser, told not to kern but in Tibetan, moves on by. */
static Len browser_advance(const Walk *k, const Cluster *c, const Glyph *g)
{
    if (k->tibetan || c->glyphs != 1)
        return c->advance;
    return len_mul(k->run->size, hb_font_get_glyph_h_advance(k->run->face->hb_font, g->gid), k->run->face->upem);
}

/* The pen's place for a glyph (what draws the PDF reckons the same). */
static Place place_of(const Walk *k, const Cluster *c, const Glyph *g)
{
    const Line *line = k->line;
    if (!line->vertical)
        return (Place){line->x + c->x, line->y};
    if (!c->glyphs) { /* it stands where the one before it does */
        if (g == k->run->glyphs)
            return (Place){line->x, line->y + c->x};
        g--;
    }
    if (k->run->flags & RUN_ROTATED) {
        const Glyph *origin = k->run->glyphs;
        return (Place){line->x + origin->x - (g->y - origin->y), line->y + origin->y + (g->x - origin->x)};
    }
    return (Place){line->x + g->x, line->y + g->y};
}

static void begin_stretch(Walk *k, const char *text, bool proportional)
{
    Stretch s = {.run = k->index, .text = text, .place = k->w->places.len, .plain = true, .proportional = proportional};
    vec_push(&k->w->stretches, s);
    k->open = &k->w->stretches.ptr[k->w->stretches.len - 1];
}

/* text: the cluster's; g: its glyphs */
static void add_cluster(Walk *k, const char *text, const Cluster *c, const Glyph *g)
{
    uint32_t cp;
    bool one = is_one_unit(text, c, &cp);
    bool aside = k->line->vertical && !(k->run->flags & (RUN_VERTICAL | RUN_ROTATED));
    bool proportional = one && glyph_is_proportional(k->run, cp, c, g);
    Place place = place_of(k, c, g);
    bool off = k->line->vertical ? !aside || !k->open : abs(place.x - k->next) > NEAR;
    if (!k->open || proportional != k->open->proportional || (off && !k->open->plain))
        begin_stretch(k, text, proportional);
    Stretch *s = k->open;
    vec_push(&k->w->places, place);
    s->n++;
    if (off || s->n == 1)
        s->told = s->n;
    s->plain = s->plain && one;
    s->bytes += c->bytes;
    k->next = c->glyphs ? place.x + browser_advance(k, c, g) : INT32_MIN / 2; /* what has no glyph may have a width */
}

static void add_run(PageWriter *w, const Line *line, uint32_t index)
{
    const Run *r = &line->runs[index];
    Walk k = {.w = w, .line = line, .run = r, .index = index, .tibetan = run_is_tibetan(r)};
    const char *text = r->text;
    const Glyph *g = r->glyphs;
    for (uint32_t c = 0; c < r->n_clusters; c++) {
        add_cluster(&k, text, &r->clusters[c], g);
        text += r->clusters[c].bytes;
        g += r->clusters[c].glyphs;
    }
}

void stretches_of_line(PageWriter *w, const Line *line)
{
    w->stretches.len = 0;
    w->places.len = 0;
    for (uint32_t r = 0; r < line->n_runs; r++)
        if (!(line->runs[r].flags & (RUN_SPACE | RUN_HYPHEN)))
            add_run(w, line, r);
}
