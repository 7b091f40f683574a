/* Glyphs' outlines, read once, painted at many places. */
#include "facsimile/glyph_paths.h"

#include "base/map.h"
#include <math.h>
#include <stdlib.h>
#include <threads.h>

/* Small glyphs, of which a page has thousands, are painted by stamps, at halves of a pixel. */
enum {
    SMALL = 20, /* pixels of an em */
    PARTS = 2,
    ORIGIN = 64,          /* where a stamp's glyph stands while it is made, in pixels: no em reaches further */
    MOST_COVERS = 4 << 20 /* bytes; what has no room is painted without stamp, at the same places */
};

typedef enum StepKind { STEP_MOVE, STEP_LINE, STEP_QUADRATIC, STEP_CUBIC } StepKind;

typedef struct UnitPoint {
    int16_t x, y; /* font units, which have no more bits */
} UnitPoint;

/* What a step leads to is the last of its points. There are many: so they are small. */
typedef struct Step {
    UnitPoint points[3];
    int16_t kind; /* StepKind */
} Step;

/* Where a small glyph's pixels stand about its origin, and where their covers begin. */
typedef struct Stamp {
    int16_t x, y, w, h;
    uint32_t first;
} Stamp;

/* A glyph's size and direction: the place but its origin. */
typedef struct Scale {
    int64_t xx, xy, yx, yy;
} Scale;

struct GlyphPaths {
    hb_draw_funcs_t *draw;
    IntMap *known; /* face and glyph → where its steps begin, and how many they are */
    VEC(Step) steps;
    VEC(Scale) scales;
    size_t scale;    /* of the last glyph */
    IntMap *stamped; /* face, glyph, scale and part of a pixel → stamp */
    VEC(Stamp) stamps;
    Buf covers;
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
    g->stamped = intmap_new();
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
    intmap_free(g->stamped);
    vec_free(&g->steps);
    vec_free(&g->scales);
    vec_free(&g->stamps);
    buf_free(&g->covers);
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

static void trace(GlyphPaths *g, const Face *face, uint32_t gid, GlyphPlace at, Canvas *to)
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
}

/* ---- stamps ---- */

/* A glyph's em in pixels, the larger of its sides. */
static int64_t em_of(const Face *face, GlyphPlace at)
{
    const int64_t across = llabs(at.xx) + llabs(at.xy), down = llabs(at.yx) + llabs(at.yy);
    return (across > down ? across : down) * face->upem >> 24;
}

static bool is_scale(const Scale *s, GlyphPlace at)
{
    return s->xx == at.xx && s->xy == at.xy && s->yx == at.yx && s->yy == at.yy;
}

static size_t scale_number(GlyphPaths *g, GlyphPlace at)
{
    if (g->scale < g->scales.len && is_scale(&g->scales.ptr[g->scale], at))
        return g->scale;
    for (g->scale = 0; g->scale < g->scales.len; g->scale++)
        if (is_scale(&g->scales.ptr[g->scale], at))
            return g->scale;
    vec_push(&g->scales, ((Scale){at.xx, at.xy, at.yx, at.yy}));
    return g->scale;
}

/* The nearest place that stamps have: PARTS of them a pixel. */
static int on_parts(int v)
{
    return (v + CANVAS_PIXEL / PARTS / 2) & ~(CANVAS_PIXEL / PARTS - 1);
}

/* false: as canvas_fill. */
static bool stamp_new(GlyphPaths *g, const Face *face, uint32_t gid, GlyphPlace at, Canvas *to)
{
    CanvasBox box;
    const size_t first = g->covers.len;
    at.x0 = ORIGIN * CANVAS_PIXEL + (at.x0 & (CANVAS_PIXEL - 1));
    at.y0 = ORIGIN * CANVAS_PIXEL + (at.y0 & (CANVAS_PIXEL - 1));
    trace(g, face, gid, at, to);
    const bool ok = canvas_cover(to, &box, &g->covers);
    vec_push(&g->stamps, ((Stamp){(int16_t)(box.x - ORIGIN), (int16_t)(box.y - ORIGIN), (int16_t)box.w, (int16_t)box.h,
                                  (uint32_t)first}));
    return ok;
}

/* at: on_parts. */
static bool paint_stamp(GlyphPaths *g, const Face *face, uint32_t gid, GlyphPlace at, size_t scale, uint32_t rgb,
                        Canvas *to)
{
    const uint64_t part = (uint64_t)(at.x0 & (CANVAS_PIXEL - 1)) << 8 | (uint64_t)(at.y0 & (CANVAS_PIXEL - 1));
    const uint64_t key = (uint64_t)face->id << 48 | (uint64_t)gid << 32 | (uint64_t)scale << 16 | part;
    uint64_t found = g->stamps.len;
    if (!intmap_lookup(g->stamped, key, &found)) {
        if (!stamp_new(g, face, gid, at, to))
            return false;
        intmap_put(g->stamped, key, found);
    }
    const Stamp *s = &g->stamps.ptr[found];
    const CanvasBox box = {at.x0 / CANVAS_PIXEL + s->x, at.y0 / CANVAS_PIXEL + s->y, s->w, s->h};
    canvas_stamp(to, box, (const unsigned char *)g->covers.data + s->first, rgb);
    return true;
}

bool glyph_paths_paint(GlyphPaths *g, const Face *face, uint32_t gid, GlyphPlace at, uint32_t rgb, Canvas *to)
{
    if (em_of(face, at) <= SMALL && at.x0 >= 0 && at.y0 >= 0 && face->id < 1 << 16 && gid < 1 << 16) {
        const size_t scale = scale_number(g, at);
        at.x0 = on_parts(at.x0);
        at.y0 = on_parts(at.y0);
        if (scale < 1 << 16 && g->covers.len < MOST_COVERS)
            return paint_stamp(g, face, gid, at, scale, rgb, to);
    }
    trace(g, face, gid, at, to);
    return canvas_fill(to, rgb);
}
