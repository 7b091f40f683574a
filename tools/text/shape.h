/* Private to text and lines: HarfBuzz over runs of Latin, Tibetan and other scripts, with a cache of words. */
#ifndef TEXT_SHAPE_H
#define TEXT_SHAPE_H

#include "text/para.h"
#include "text/words.h"

typedef struct ShapedGlyph {
    uint32_t gid;
    int advance, dx, dy; /* font units, dy up */
    uint32_t cluster;    /* byte offset into the run */
} ShapedGlyph;

typedef struct ShapedRun {
    const Face *face;
    const ShapedGlyph *glyphs;
    size_t n;
} ShapedRun;

typedef struct Shaper Shaper;
Shaper *shaper_new(FontBook *book);
void shaper_free(Shaper *s);

/* Shapes n bytes of one face and script class. The result is borrowed: valid until the shaper is freed (short runs are
 * cached) or, for long runs, until the next call. */
ShapedRun shaper_shape(Shaper *s, const Face *face, ScriptClass sc, bool vertical, const char *text, size_t n);

/* How far glyphs reach above and below the baseline, in font units; by a hash of face and glyph. */
enum { INK_ENTRIES = 1024 };
typedef struct GlyphInk {
    uint64_t key; /* 0: empty */
    int above, below;
} GlyphInk;

/* Private state of a TextContext, shared by the files of text and lines. */
struct TextContext {
    FontBook *book;
    Shaper *shaper;
    WordBreaker *words; /* opened by the first headline */
    Arena *scratch;     /* reset by each public call that uses it */
    GlyphInk *ink;      /* INK_ENTRIES, from the first Tibetan line on */
    uint64_t tried;     /* lines weighed by para_break so far: what its tests of linear time count */
};

#endif
