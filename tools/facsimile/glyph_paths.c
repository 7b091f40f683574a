/* Glyphs' outlines, read once, painted at many places. */
#include "facsimile/glyph_paths.h"

#include "base/map.h"
#include <math.h>

typedef enum StepKind { STEP_MOVE, STEP_LINE, STEP_QUADRATIC, STEP_CUBIC } StepKind;

/* What a step leads to is the last of its points. */
typedef struct Step {
    StepKind kind;
    CanvasPoint points[3]; /* font units */
} Step;

struct GlyphPaths {
    hb_draw_funcs_t *draw;
    IntMap *known; /* face and glyph → where its steps begin, and how many they are */
    VEC(Step) steps;
};

static CanvasPoint rounded(float x, float y)
{
    return (CanvasPoint){(int)lroundf(x), (int)lroundf(y)};
}

static void move_to(hb_draw_funcs_t *f, void *data, hb_draw_state_t *st, float x, float y, void *u)
{
    (void)f, (void)st, (void)u;
    vec_push(&((GlyphPaths *)data)->steps, ((Step){STEP_MOVE, {rounded(x, y)}}));
}

static void line_to(hb_draw_funcs_t *f, void *data, hb_draw_state_t *st, float x, float y, void *u)
{
    (void)f, (void)st, (void)u;
    vec_push(&((GlyphPaths *)data)->steps, ((Step){STEP_LINE, {rounded(x, y)}}));
}

static void quadratic_to(hb_draw_funcs_t *f, void *data, hb_draw_state_t *st, float cx, float cy, float x, float y,
                         void *u)
{
    (void)f, (void)st, (void)u;
    vec_push(&((GlyphPaths *)data)->steps, ((Step){STEP_QUADRATIC, {rounded(cx, cy), rounded(x, y)}}));
}

static void cubic_to(hb_draw_funcs_t *f, void *data, hb_draw_state_t *st, float ax, float ay, float bx, float by,
                     float x, float y, void *u)
{
    (void)f, (void)st, (void)u;
    vec_push(&((GlyphPaths *)data)->steps, ((Step){STEP_CUBIC, {rounded(ax, ay), rounded(bx, by), rounded(x, y)}}));
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

static CanvasPoint placed(GlyphPlace at, CanvasPoint p)
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
