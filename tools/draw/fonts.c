#include "draw/fonts.h"
#include "base/utf8.h"
#include <string.h>

/* Numbers of texts: a code point for one character, from here on the texts of several. */
enum { TEXTS = 0x200000, MAX_VARIANT = INT8_MAX };

void fonts_init(FontSet *f, const Subsets *subsets)
{
    memset(f, 0, sizeof *f);
    f->subsets = subsets;
    f->arena = arena_new();
    f->texts = strmap_new();
}

void fonts_free(FontSet *f)
{
    for (size_t i = 0; i < f->uses.len; i++)
        intmap_free(f->uses.ptr[i]->further);
    vec_free(&f->uses);
    vec_free(&f->scratch);
    strmap_free(f->texts);
    arena_free(f->arena);
}

size_t fonts_index(const FontSet *f, const Face *face)
{
    size_t i = 0;
    while (i < f->uses.len && f->uses.ptr[i]->face != face)
        i++;
    return i;
}

size_t fonts_use(FontSet *f, const Face *face)
{
    size_t i = fonts_index(f, face);
    if (i < f->uses.len)
        return i;
    FontUse *u = ARENA_NEW(f->arena, FontUse);
    u->face = face;
    u->further = intmap_new();
    u->subset = subsets_at(f->subsets, (size_t)subsets_lookup(f->subsets, face));
    u->text = ARENA_ARRAY(f->arena, uint32_t, u->subset->n_kept);
    u->advance = ARENA_ARRAY(f->arena, int32_t, u->subset->n_kept);
    vec_push(&f->uses, u);
    return i;
}

void run_texts(const Run *run, GlyphTexts *texts)
{
    static const GlyphText none = {"\u2060", 3};
    const char *text = run->text;
    const Glyph *glyph = run->glyphs;
    texts->len = 0;
    for (uint32_t i = 0; i < run->n_clusters; i++) {
        const Cluster *c = &run->clusters[i];
        if (c->glyphs == 0) { /* text that is not to be seen goes with the glyph before it */
            if (texts->len)
                texts->ptr[texts->len - 1].n += c->bytes;
        } else if (c->glyphs == 1) {
            GlyphText whole = {text, c->bytes};
            vec_push(texts, c->bytes ? whole : none);
        } else {
            uint16_t few[16], *ends = c->glyphs > 16 ? mem_alloc(sizeof *ends * c->glyphs) : few, from = 0;
            cluster_distribute(run->face->hb_font, text, c->bytes, glyph, c->glyphs, ends);
            for (size_t g = 0; g < c->glyphs; from = ends[g++]) {
                GlyphText part = {text + from, (uint32_t)(ends[g] - from)};
                vec_push(texts, part.n ? part : none);
            }
            if (ends != few)
                mem_free(ends);
        }
        text += c->bytes;
        glyph += c->glyphs;
    }
}

static uint32_t text_number(FontSet *f, GlyphText t)
{
    uint32_t c;
    if ((uint32_t)utf8_decode(t.s, &c) == t.n)
        return c;
    char *key = arena_strndup(f->arena, t.s, t.n);
    size_t found = (size_t)(uintptr_t)strmap_lookup(f->texts, key);
    if (!found) {
        found = ++f->n_texts;
        strmap_put(f->texts, key, (void *)(uintptr_t)found);
    }
    return TEXTS + (uint32_t)found;
}

/* The variant of a glyph that stands for another text than in variant 0. */
static char further_variant(FontSet *f, FontUse *u, uint32_t glyph, uint32_t text)
{
    uint64_t key = (uint64_t)glyph << 32 | text, variant;
    if (intmap_lookup(u->further, key, &variant))
        return (char)variant;
    if (!u->last)
        u->last = ARENA_ARRAY(f->arena, uint8_t, u->subset->n_kept);
    if (u->last[glyph] == MAX_VARIANT)
        return 0;
    int v = ++u->last[glyph];
    intmap_put(u->further, key, (uint64_t)v);
    return (char)v;
}

void fonts_note_run(FontSet *f, const Run *run, Buf *variants)
{
    size_t use = fonts_use(f, run->face);
    FontUse *u = f->uses.ptr[use];
    run_texts(run, &f->scratch);
    buf_reserve(variants, run->n_glyphs);
    for (size_t i = 0; i < f->scratch.len && i < run->n_glyphs; i++) {
        uint32_t text = text_number(f, f->scratch.ptr[i]), glyph = subset_number(u->subset, run->glyphs[i].gid);
        char variant = 0;
        if (!u->text[glyph]) {
            u->text[glyph] = text;
            u->advance[glyph] = hb_font_get_glyph_h_advance(u->face->hb_font, run->glyphs[i].gid);
        }
        if (u->text[glyph] != text)
            variant = further_variant(f, u, glyph, text);
        variants->data[variants->len++] = variant;
    }
}
