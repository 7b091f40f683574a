/* Glyphs' outlines, read once, painted at many places. */
#include "facsimile/glyph_paths.h"

#include "base/map.h"
#include <math.h>
#include <stdlib.h>
#include <threads.h>

typedef enum StepKind { STEP_MOVE, STEP_LINE, STEP_QUADRATIC, STEP_CUBIC } StepKind;

typedef struct UnitPoint {
    int16_t x, y; /* font units, which have no more bits */
} UnitPoint;

/* What a step leads to is the last of its points. There are many: so they are small. */
typedef struct Step {
    UnitPoint points[3];
    int16_t kind; /* StepKind */
} Step;

struct GlyphPaths {
    hb_draw_funcs_t *draw;
    IntMap *known; /* face and glyph → where its steps begin, and how many they are */
    VEC(Step) steps;
};

struct GlyphPathsPool {
    mtx_t lock; /* guards what follows */
    VEC(GlyphPaths *) free;
};

static int16_t rounded_unit(float v)
{
    return (int16_t)lroundf(v < INT16_MIN ? INT16_MIN : v > INT16_MAX ? INT16_MAX : v);
}

static UnitPoint rounded(float x, float y)
{
    return (UnitPoint){rounded_unit(x), rounded_unit(y)};
}

static void move_to(hb_draw_funcs_t *f, void *data, hb_draw_state_t *st, float x, float y, void *u)
{
    (void)f, (void)st, (void)u;
    vec_push(&((GlyphPaths *)data)->steps, ((Step){{rounded(x, y)}, STEP_MOVE}));
}

static void line_to(hb_draw_funcs_t *f, void *data, hb_draw_state_t *st, float x, float y, void *u)
{
    (void)f, (void)st, (void)u;
    vec_push(&((GlyphPaths *)data)->steps, ((Step){{rounded(x, y)}, STEP_LINE}));
}

static void quadratic_to(hb_draw_funcs_t *f, void *data, hb_draw_state_t *st, float cx, float cy, float x, float y,
                         void *u)
{
    (void)f, (void)st, (void)u;
    vec_push(&((GlyphPaths *)data)->steps, ((Step){{rounded(cx, cy), rounded(x, y)}, STEP_QUADRATIC}));
}

static void cubic_to(hb_draw_funcs_t *f, void *data, hb_draw_state_t *st, float ax, float ay, float bx, float by,
                     float x, float y, void *u)
{
    (void)f, (void)st, (void)u;
    vec_push(&((GlyphPaths *)data)->steps, ((Step){{rounded(ax, ay), rounded(bx, by), rounded(x, y)}, STEP_CUBIC}));
}

GlyphPaths *glyph_paths_new(void)
{
    GlyphPaths *g = mem_alloc(sizeof *g);
    g->known = intmap_new();
    g->draw = hb_draw_funcs_create();
    hb_draw_funcs_set_move_to_func(g->draw, move_to, NULL, NULL);
    hb_draw_funcs_set_line_to_func(g->draw, line_to, NULL, NULL);
    hb_draw_funcs_set_quadratic_to_func(g->draw, quadratic_to, NULL, NULL);
    hb_draw_funcs_set_cubic_to_func(g->draw, cubic_to, NULL, NULL);
    hb_draw_funcs_make_immutable(g->draw);
    return g;
}

void glyph_paths_free(GlyphPaths *g)
{
    hb_draw_funcs_destroy(g->draw);
    intmap_free(g->known);
    vec_free(&g->steps);
    mem_free(g);
}

GlyphPathsPool *glyph_paths_pool_new(void)
{
    GlyphPathsPool *pool = mem_alloc(sizeof *pool);
    if (mtx_init(&pool->lock, mtx_plain) != thrd_success)
        abort(); /* glibc's never fails */
    return pool;
}

void glyph_paths_pool_free(GlyphPathsPool *pool)
{
    if (!pool)
        return;
    for (size_t i = 0; i < pool->free.len; i++)
        glyph_paths_free(pool->free.ptr[i]);
    vec_free(&pool->free);
    mtx_destroy(&pool->lock);
    mem_free(pool);
}

GlyphPaths *glyph_paths_take(GlyphPathsPool *pool)
{
    mtx_lock(&pool->lock);
    GlyphPaths *g = pool->free.len ? pool->free.ptr[--pool->free.len] : NULL;
    mtx_unlock(&pool->lock);
    return g ? g : glyph_paths_new();
}

void glyph_paths_give(GlyphPathsPool *pool, GlyphPaths *g)
{
    enum { MOST = 1 << 18 /* steps, 4 MB: the characters of some issues; beyond them all are read again */ };
    if (g->steps.len > MOST) {
        glyph_paths_free(g);
        return;
    }
    mtx_lock(&pool->lock);
    vec_push(&pool->free, g);
    mtx_unlock(&pool->lock);
}

/* Where its steps begin << 32 | how many they are. */
static uint64_t steps_of(GlyphPaths *g, const Face *face, uint32_t gid)
{
    const uint64_t key = (uint64_t)face->id << 32 | gid;
    uint64_t where;
    if (intmap_lookup(g->known, key, &where))
        return where;
    const size_t first = g->steps.len;
    hb_font_get_glyph_shape(face->hb_font, gid, g->draw, g);
    where = (uint64_t)first << 32 | (g->steps.len - first);
    intmap_put(g->known, key, where);
    return where;
}

static CanvasPoint placed(GlyphPlace at, UnitPoint p)
{
    return (CanvasPoint){at.x0 + (int)((at.xx * p.x + at.xy * p.y + (1 << 15)) >> 16),
                         at.y0 + (int)((at.yx * p.x + at.yy * p.y + (1 << 15)) >> 16)};
}

bool glyph_paths_paint(GlyphPaths *g, const Face *face, uint32_t gid, GlyphPlace at, uint32_t rgb, Canvas *to)
{
    const uint64_t where = steps_of(g, face, gid);
    const Step *s = g->steps.ptr + (where >> 32), *end = s + (where & UINT32_MAX);
    for (; s < end; s++) {
        const CanvasPoint a = placed(at, s->points[0]);
        if (s->kind == STEP_MOVE)
            canvas_move(to, a);
        else if (s->kind == STEP_LINE)
            canvas_line(to, a);
        else if (s->kind == STEP_QUADRATIC)
            canvas_quadratic(to, a, placed(at, s->points[1]));
        else
            canvas_cubic(to, a, placed(at, s->points[1]), placed(at, s->points[2]));
    }
    return canvas_fill(to, rgb);
}
