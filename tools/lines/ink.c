/* How far the ink of a line's Tibetan reaches: stacks hang below a line's foot, vowel signs rise above its letters. */
#include "base/mem.h"
#include "text/shape.h"
#include "lines/lines.h"

static GlyphInk ink_of(TextContext *t, const Face *f, uint32_t gid)
{
    if (!t->ink)
        t->ink = mem_alloc(INK_ENTRIES * sizeof *t->ink);
    uint64_t key = ((uint64_t)f->id << 32 | gid) + 1;
    GlyphInk *at = &t->ink[(gid + f->id * 31) % INK_ENTRIES];
    hb_glyph_extents_t e;
    if (at->key == key)
        return *at;
    *at = (GlyphInk){.key = key};
    if (hb_font_get_glyph_extents(f->hb_font, gid, &e) && e.height) {
        at->above = e.y_bearing;
        at->below = -(e.y_bearing + e.height);
    }
    return *at;
}

LineInk para_line_ink(TextContext *t, const Para *p, const BrokenLine *l)
{
    LineInk most = {0, 0};
    for (uint32_t i = l->from; i < l->to; i++) {
        const Atom *a = &p->atoms[i];
        if (!class_is_tibetan((CharClass)a->cls))
            continue;
        for (uint32_t g = 0; g < a->n_glyphs; g++) {
            const Glyph *glyph = &p->glyphs[a->glyph + g];
            GlyphInk ink = ink_of(t, a->face, glyph->gid);
            Len above = len_mul(a->size, ink.above, a->face->upem) - glyph->y;
            Len below = len_mul(a->size, ink.below, a->face->upem) + glyph->y;
            most.above = above > most.above ? above : most.above;
            most.below = below > most.below ? below : most.below;
        }
    }
    return most;
}
