#include "text/shape.h"

#include "base/map.h"
#include "base/mem.h"
#include <hb.h>
#include <string.h>

enum { LONGEST_CACHED = 40 };

typedef struct CachedRun {
    ShapedRun run;
    const char *text;
    size_t n;
    const Face *face;
    int kind;
} CachedRun;

struct Shaper {
    FontBook *book;
    hb_buffer_t *buffer;
    Arena *arena;  /* cached runs */
    Arena *once;   /* the last long run */
    IntMap *index; /* hash → position in runs + 1 */
    VEC(CachedRun) runs;
};

Shaper *shaper_new(FontBook *book)
{
    Shaper *s = mem_alloc(sizeof *s);
    s->book = book;
    s->buffer = hb_buffer_create();
    s->arena = arena_new();
    s->once = arena_new();
    s->index = intmap_new();
    return s;
}

void shaper_free(Shaper *s)
{
    if (!s)
        return;
    hb_buffer_destroy(s->buffer);
    arena_free(s->arena);
    arena_free(s->once);
    intmap_free(s->index);
    vec_free(&s->runs);
    mem_free(s);
}

/* Code: a face whose i is as wide as its W keeps its widths. */
static bool is_monospaced(const Face *f)
{
    hb_codepoint_t i, w;
    return hb_font_get_nominal_glyph(f->hb_font, 'i', &i) && hb_font_get_nominal_glyph(f->hb_font, 'W', &w) &&
           hb_font_get_glyph_h_advance(f->hb_font, i) == hb_font_get_glyph_h_advance(f->hb_font, w);
}

static ShapedRun shape_now(Shaper *s, Arena *a, const Face *face, ScriptClass sc, bool vertical, const char *text,
                           size_t n)
{
    /* Latin too as Chinese has it: by English, a CJK face gives digits beside letters (1080p) a smaller form than
     * alone. */
    static const char *const languages[SCRIPT_CLASSES] = {"zh-cn", "zh-tw", "zh-cn", "bo", "en", "zh-cn"};
    hb_buffer_clear_contents(s->buffer);
    hb_buffer_add_utf8(s->buffer, text, (int)n, 0, (int)n);
    hb_buffer_guess_segment_properties(s->buffer); /* the script of runs that are neither Han, Latin nor Tibetan */
    hb_buffer_set_direction(s->buffer, vertical ? HB_DIRECTION_TTB : HB_DIRECTION_LTR);
    if (sc == SCRIPT_HAN || sc == SCRIPT_HANT)
        hb_buffer_set_script(s->buffer, HB_SCRIPT_HAN);
    /* A selector that the face doesn't know, a joiner that joins nothing: no glyphs of their own. */
    bool hide = sc == SCRIPT_HAN || sc == SCRIPT_HANT || sc == SCRIPT_EMOJI;
    hb_buffer_set_flags(s->buffer, hide ? HB_BUFFER_FLAG_REMOVE_DEFAULT_IGNORABLES : HB_BUFFER_FLAG_DEFAULT);
    hb_buffer_set_language(s->buffer, hb_language_from_string(languages[sc], -1));
    /* A CJK face has full-width quotes and dashes; inside Latin they are proportional. */
    static const hb_feature_t latin[] = {{HB_TAG('p', 'w', 'i', 'd'), 1, 0, (unsigned)-1}};
    hb_shape(face->hb_font, s->buffer, latin, sc == SCRIPT_LATIN && !is_monospaced(face));
    unsigned count = 0;
    hb_glyph_info_t *info = hb_buffer_get_glyph_infos(s->buffer, &count);
    hb_glyph_position_t *pos = hb_buffer_get_glyph_positions(s->buffer, NULL);
    ShapedGlyph *g = ARENA_ARRAY(a, ShapedGlyph, count);
    for (unsigned i = 0; i < count; i++)
        g[i] = (ShapedGlyph){info[i].codepoint, vertical ? -pos[i].y_advance : pos[i].x_advance, pos[i].x_offset,
                             pos[i].y_offset, info[i].cluster};
    return (ShapedRun){face, g, count};
}

ShapedRun shaper_shape(Shaper *s, const Face *face, ScriptClass sc, bool vertical, const char *text, size_t n)
{
    if (n > LONGEST_CACHED) {
        arena_reset(s->once);
        return shape_now(s, s->once, face, sc, vertical, text, n);
    }
    int kind = (int)sc * 2 + vertical;
    uint64_t key = hash_bytes((uint64_t)face->id << 8 | (uint64_t)kind, text, n), at;
    if (intmap_lookup(s->index, key, &at)) {
        const CachedRun *c = &s->runs.ptr[at];
        if (c->n == n && c->face == face && c->kind == kind && memcmp(c->text, text, n) == 0)
            return c->run;
        arena_reset(s->once); /* two words of one hash: the second is shaped each time */
        return shape_now(s, s->once, face, sc, vertical, text, n);
    }
    CachedRun c = {shape_now(s, s->arena, face, sc, vertical, text, n), arena_strndup(s->arena, text, n), n, face,
                   kind};
    intmap_put(s->index, key, s->runs.len);
    vec_push(&s->runs, c);
    return c.run;
}
