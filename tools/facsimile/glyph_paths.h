/* Glyphs' outlines as they are painted on canvases: each is read from its font once, however many pages have it. One
 * thread. */
#ifndef FACSIMILE_GLYPH_PATHS_H
#define FACSIMILE_GLYPH_PATHS_H

#include "fonts/face.h"
#include "picture/canvas.h"

/* From font units, y upwards, to a canvas: x = xx·u + xy·v + x0, factors in 1/65536. */
typedef struct GlyphPlace {
    int64_t xx, xy, yx, yy;
    int x0, y0;
} GlyphPlace;

typedef struct GlyphPaths GlyphPaths;
/* Outlines of a run's faces, from task to task: any number of threads, each takes its own. */
typedef struct GlyphPathsPool GlyphPathsPool;
GlyphPathsPool *glyph_paths_pool_new(void);
void glyph_paths_pool_free(GlyphPathsPool *pool); /* NULL is fine */
GlyphPaths *glyph_paths_take(GlyphPathsPool *pool);
void glyph_paths_give(GlyphPathsPool *pool, GlyphPaths *g);

GlyphPaths *glyph_paths_new(void);
void glyph_paths_free(GlyphPaths *g);
/* Paints it, its origin at x0, y0. false: as canvas_fill. */
bool glyph_paths_paint(GlyphPaths *g, const Face *face, uint32_t gid, GlyphPlace at, uint32_t rgb, Canvas *to);

#endif
