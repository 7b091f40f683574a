#include "fonts/outline.h"

#include "base/mem.h"
#include <assert.h>
#include <math.h>

/* ---- reading ---- */

static void add_point(Outline *o, float x, float y, bool on)
{
    vec_push(o, ((OutlinePoint){(int)lroundf(x), (int)lroundf(y), on, false}));
}

static void move_to(hb_draw_funcs_t *f, void *data, hb_draw_state_t *st, float x, float y, void *u)
{
    (void)f, (void)st, (void)u;
    add_point(data, x, y, true);
}

static void line_to(hb_draw_funcs_t *f, void *data, hb_draw_state_t *st, float x, float y, void *u)
{
    (void)f, (void)st, (void)u;
    add_point(data, x, y, true);
}

static void quadratic_to(hb_draw_funcs_t *f, void *data, hb_draw_state_t *st, float cx, float cy, float x, float y,
                         void *u)
{
    (void)f, (void)st, (void)u;
    add_point(data, cx, cy, false);
    add_point(data, x, y, true);
}

static float mix(float a, float b, float t)
{
    return a + (b - a) * t;
}

/* A point of a cubic curve, one coordinate of it. */
static float cubic_at(const float p[4], float t)
{
    float ab = mix(p[0], p[1], t), bc = mix(p[1], p[2], t), cd = mix(p[2], p[3], t);
    return mix(mix(ab, bc, t), mix(bc, cd, t), t);
}

/* The control point of the quadratic curve that is nearest to a piece [t, u] of it. */
static float control_of(const float p[4], float t, float u)
{
    float middle = cubic_at(p, (t + u) / 2);
    return 2 * middle - (cubic_at(p, t) + cubic_at(p, u)) / 2;
}

static void cubic_to(hb_draw_funcs_t *f, void *data, hb_draw_state_t *st, float ax, float ay, float bx, float by,
                     float x, float y, void *u)
{
    enum { PIECES = 4 };
    (void)f, (void)u;
    const float px[4] = {st->current_x, ax, bx, x}, py[4] = {st->current_y, ay, by, y};
    for (int i = 0; i < PIECES; i++) {
        float from = (float)i / PIECES, to = (float)(i + 1) / PIECES;
        add_point(data, control_of(px, from, to), control_of(py, from, to), false);
        add_point(data, cubic_at(px, to), cubic_at(py, to), true);
    }
}

static void close_path(hb_draw_funcs_t *f, void *data, hb_draw_state_t *st, void *u)
{
    (void)f, (void)u;
    Outline *o = data;
    size_t first = o->len;
    while (first > 0 && !o->ptr[first - 1].last)
        first--;
    if (first == o->len)
        return;
    const OutlinePoint *a = &o->ptr[first], *z = &o->ptr[o->len - 1];
    if (o->len - first > 1 && z->on && a->x == z->x && a->y == z->y) /* a contour closes by itself */
        o->len--;
    o->ptr[o->len - 1].last = true;
    (void)st;
}

void outline_read(hb_font_t *font, uint32_t gid, Outline *out)
{
    hb_draw_funcs_t *f = hb_draw_funcs_create();
    hb_draw_funcs_set_move_to_func(f, move_to, NULL, NULL);
    hb_draw_funcs_set_line_to_func(f, line_to, NULL, NULL);
    hb_draw_funcs_set_quadratic_to_func(f, quadratic_to, NULL, NULL);
    hb_draw_funcs_set_cubic_to_func(f, cubic_to, NULL, NULL);
    hb_draw_funcs_set_close_path_func(f, close_path, NULL, NULL);
    hb_font_get_glyph_shape(font, gid, f, out);
    hb_draw_funcs_destroy(f);
}

/* ---- writing ---- */

void put_be16(Buf *b, int v)
{
    const char bytes[2] = {(char)((unsigned)v >> 8 & 0xFF), (char)((unsigned)v & 0xFF)};
    buf_put(b, bytes, 2);
}

void put_be32(Buf *b, uint32_t v)
{
    put_be16(b, (int)(v >> 16));
    put_be16(b, (int)(v & 0xFFFF));
}

static void set_be16(Buf *b, size_t at, int v)
{
    if (at + 2 <= b->len) {
        b->data[at] = (char)((unsigned)v >> 8 & 0xFF);
        b->data[at + 1] = (char)((unsigned)v & 0xFF);
    }
}

typedef struct Box {
    int left, bottom, right, top;
} Box;

static Box box_of(const Outline *o)
{
    Box b = {o->ptr->x, o->ptr->y, o->ptr->x, o->ptr->y};
    for (size_t i = 1; i < o->len; i++) {
        const OutlinePoint *p = &o->ptr[i];
        b.left = p->x < b.left ? p->x : b.left;
        b.right = p->x > b.right ? p->x : b.right;
        b.bottom = p->y < b.bottom ? p->y : b.bottom;
        b.top = p->y > b.top ? p->y : b.top;
    }
    return b;
}

/* A simple glyph: every coordinate in two bytes, no instructions. */
static void put_glyph(Buf *b, const Outline *o, Box box, unsigned contours)
{
    put_be16(b, (int)contours);
    put_be16(b, box.left);
    put_be16(b, box.bottom);
    put_be16(b, box.right);
    put_be16(b, box.top);
    for (size_t i = 0; i < o->len; i++)
        if (o->ptr[i].last)
            put_be16(b, (int)i);
    put_be16(b, 0);
    for (size_t i = 0; i < o->len; i++)
        buf_putc(b, o->ptr[i].on ? 1 : 0);
    for (size_t i = 0; i < o->len; i++)
        put_be16(b, o->ptr[i].x - (i ? o->ptr[i - 1].x : 0));
    for (size_t i = 0; i < o->len; i++)
        put_be16(b, o->ptr[i].y - (i ? o->ptr[i - 1].y : 0));
    while (b->len % 4)
        buf_putc(b, 0);
}

void glyph_tables_add(GlyphTables *t, const Outline *o, int advance)
{
    unsigned contours = 0;
    for (size_t i = 0; i < o->len; i++)
        contours += o->ptr[i].last;
    Box box = {0, 0, 0, 0};
    put_be32(&t->loca, (uint32_t)t->glyf.len);
    if (contours) {
        assert(o->len <= UINT16_MAX && o->ptr[o->len - 1].last);
        box = box_of(o);
        put_glyph(&t->glyf, o, box, contours);
        t->left = box.left < t->left ? box.left : t->left;
        t->bottom = box.bottom < t->bottom ? box.bottom : t->bottom;
        t->right = box.right > t->right ? box.right : t->right;
        t->top = box.top > t->top ? box.top : t->top;
    }
    put_be16(&t->hmtx, advance);
    put_be16(&t->hmtx, box.left);
    t->most_points = o->len > t->most_points ? (unsigned)o->len : t->most_points;
    t->most_contours = contours > t->most_contours ? contours : t->most_contours;
    t->n++;
}

void glyph_tables_put(hb_face_t *builder, hb_tag_t tag, const Buf *b)
{
    hb_blob_t *blob = hb_blob_create(b->data, (unsigned)b->len, HB_MEMORY_MODE_DUPLICATE, NULL, NULL);
    hb_face_builder_add_table(builder, tag, blob);
    hb_blob_destroy(blob);
}

void glyph_tables_copy(hb_face_t *builder, hb_face_t *source, hb_tag_t tag)
{
    hb_blob_t *blob = hb_face_reference_table(source, tag);
    hb_face_builder_add_table(builder, tag, blob);
    hb_blob_destroy(blob);
}

hb_face_t *glyph_tables_face(hb_face_t *builder)
{
    hb_blob_t *blob = hb_face_reference_blob(builder);
    hb_face_t *face = hb_face_create(blob, 0);
    hb_blob_destroy(blob);
    hb_face_destroy(builder);
    return face;
}

static Buf table_of(hb_face_t *face, hb_tag_t tag)
{
    hb_blob_t *blob = hb_face_reference_table(face, tag);
    unsigned n;
    const char *data = hb_blob_get_data(blob, &n);
    Buf b = {0};
    buf_put(&b, data, n);
    hb_blob_destroy(blob);
    return b;
}

static void put_maxp(const GlyphTables *t, hb_face_t *builder)
{
    Buf b = {0};
    put_be32(&b, 0x00010000);
    put_be16(&b, (int)t->n);
    put_be16(&b, (int)t->most_points);
    put_be16(&b, (int)t->most_contours);
    put_be32(&b, 0); /* no composites */
    put_be16(&b, 2); /* zones */
    while (b.len < 32)
        put_be16(&b, 0);
    glyph_tables_put(builder, HB_TAG('m', 'a', 'x', 'p'), &b);
    buf_free(&b);
}

void glyph_tables_finish(GlyphTables *t, hb_face_t *source, hb_face_t *builder)
{
    enum { HEAD_BOX = 36, HEAD_LOCA = 50, HHEA_METRICS = 34 };
    put_be32(&t->loca, (uint32_t)t->glyf.len);
    Buf head = table_of(source, HB_TAG('h', 'e', 'a', 'd')), hhea = table_of(source, HB_TAG('h', 'h', 'e', 'a'));
    set_be16(&head, HEAD_BOX, t->left);
    set_be16(&head, HEAD_BOX + 2, t->bottom);
    set_be16(&head, HEAD_BOX + 4, t->right);
    set_be16(&head, HEAD_BOX + 6, t->top);
    set_be16(&head, HEAD_LOCA, 1);
    set_be16(&hhea, HHEA_METRICS, (int)t->n);
    glyph_tables_put(builder, HB_TAG('h', 'e', 'a', 'd'), &head);
    glyph_tables_put(builder, HB_TAG('h', 'h', 'e', 'a'), &hhea);
    glyph_tables_put(builder, HB_TAG('g', 'l', 'y', 'f'), &t->glyf);
    glyph_tables_put(builder, HB_TAG('l', 'o', 'c', 'a'), &t->loca);
    glyph_tables_put(builder, HB_TAG('h', 'm', 't', 'x'), &t->hmtx);
    put_maxp(t, builder);
    buf_free(&head);
    buf_free(&hhea);
    buf_free(&t->glyf);
    buf_free(&t->loca);
    buf_free(&t->hmtx);
}
