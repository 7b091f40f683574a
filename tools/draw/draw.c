#include "draw/draw.h"

#include "draw/loaded_face.h"
#include "draw/picture_images.h"
#include <assert.h>
#include <cairo-ft.h>
#include <cairo-pdf.h>
#include <librsvg/rsvg.h>
#include <math.h>
#include <string.h>

/* Tag names that cairo 1.16 knows (an unknown one crashes it), one for each kind of content. */
static const char *const tags[] = {
    [MARK_TEXT] = "P", [MARK_FIGURE] = "Figure", [MARK_ARTIFACT] = "NonStruct", [MARK_PAGINATION] = "Private"};
static_assert(sizeof tags / sizeof *tags == MARK_PAGINATION + 1, "a name for each MarkKind");

/* Where a PDF reader's pen is, as far as cairo knows: see place_glyph. Along the line and across it, in pt. */
typedef struct Pen {
    bool valid, rotated;
    Len size;
    double wide; /* em along the line */
    double across, along;
    double lost; /* em */
} Pen;

struct Drawing {
    Diag *d;
    bool failed; /* after a report */
    const FontSet *fonts;
    const Pictures *pictures;
    Buf *out, *png;   /* the PDF; the picture of a page, or NULL */
    Colours *colours; /* of the pixels of pictures in that */
    cairo_surface_t *surface;
    cairo_t *cr;
    cairo_font_options_t *options;
    MarkKind mark;
    Rgb color;
    IntMap *scaled_index; /* face, variant, size and direction → index + 1 */
    VEC(cairo_scaled_font_t *) scaled;
    IntMap *face_index; /* use and variant → index + 1 */
    VEC(cairo_font_face_t *) faces;
    cairo_surface_t **images; /* by picture, made at its first use */
    GlyphTexts texts;
    const char *variants; /* of the page's next glyph */
    /* Text not yet shown: of one font and colour */
    cairo_scaled_font_t *font;
    Rgb font_color;
    Pen pen;
    VEC(cairo_glyph_t) glyphs;
    VEC(cairo_text_cluster_t) clusters;
    Buf utf8;
};

static double pt(Len l)
{
    return len_to_pt(l);
}

static cairo_status_t write_part(void *closure, const unsigned char *data, unsigned n)
{
    buf_put(closure, data, n);
    return CAIRO_STATUS_SUCCESS;
}

static Drawing *drawing_of(cairo_surface_t *surface, const FontSet *fonts, const Pictures *pictures, Diag *d)
{
    Drawing *w = mem_alloc(sizeof *w);
    w->d = d;
    w->fonts = fonts;
    w->pictures = pictures;
    w->surface = surface;
    w->cr = cairo_create(w->surface);
    w->options = cairo_font_options_create();
    cairo_font_options_set_hint_style(w->options, CAIRO_HINT_STYLE_NONE);
    cairo_font_options_set_hint_metrics(w->options, CAIRO_HINT_METRICS_OFF);
    w->scaled_index = intmap_new();
    w->face_index = intmap_new();
    w->images = mem_alloc(sizeof *w->images * (pictures->at.len + 1));
    return w;
}

Drawing *drawing_new(const FontSet *fonts, const Pictures *pictures, Diag *d, Buf *out)
{
    cairo_surface_t *surface = cairo_pdf_surface_create_for_stream(write_part, out, 1, 1);
    /* Left behind with cairo's Info dictionary; set so that no clock is in the bytes. */
    cairo_pdf_surface_set_metadata(surface, CAIRO_PDF_METADATA_CREATE_DATE, "2000-01-01T00:00:00Z");
    Drawing *w = drawing_of(surface, fonts, pictures, d);
    w->out = out;
    return w;
}

Drawing *drawing_new_png(const FontSet *fonts, const Pictures *pictures, Colours *colours, Diag *d,
                         const PageFrame *page, int dpi, Buf *png)
{
    double scale = dpi / 72.0;
    cairo_surface_t *surface = cairo_image_surface_create(CAIRO_FORMAT_RGB24, (int)lround(pt(page->width) * scale),
                                                          (int)lround(pt(page->height) * scale));
    Drawing *w = drawing_of(surface, fonts, pictures, d);
    w->png = png;
    w->colours = colours;
    cairo_font_options_set_antialias(w->options, CAIRO_ANTIALIAS_GRAY);
    cairo_set_source_rgb(w->cr, 1, 1, 1);
    cairo_paint(w->cr);
    cairo_scale(w->cr, scale, scale);
    return w;
}

/* A cairo_t that went wrong stays so, and its surface says nothing of it (cairo 1.16): both are asked. */
static bool check(Drawing *w)
{
    cairo_status_t status = cairo_status(w->cr);
    if (status == CAIRO_STATUS_SUCCESS)
        status = cairo_surface_status(w->surface);
    if (status != CAIRO_STATUS_SUCCESS && !w->failed) {
        diag_error(w->d, span_none(), DIAG_PAGE_NOT_DRAWN, cairo_status_to_string(status));
        w->failed = true;
    }
    return !w->failed;
}

void drawing_begin_page(Drawing *w, const PageFrame *page, Len bleed, const char *variants)
{
    w->variants = variants;
    if (!w->png)
        cairo_pdf_surface_set_size(w->surface, pt(page->width + 2 * bleed), pt(page->height + 2 * bleed));
    cairo_save(w->cr);
    cairo_translate(w->cr, pt(bleed), pt(bleed));
    cairo_set_source_rgb(w->cr, 0, 0, 0);
    w->color = 0;
}

bool drawing_end(Drawing *w)
{
    cairo_status_t before = cairo_status(w->cr);
    cairo_surface_finish(w->surface); /* after which the cairo_t says no more than that */
    bool ok = before == CAIRO_STATUS_SUCCESS ? check(w) : !w->failed;
    cairo_destroy(w->cr);
    cairo_surface_destroy(w->surface);
    for (size_t i = 0; i < w->scaled.len; i++)
        cairo_scaled_font_destroy(w->scaled.ptr[i]);
    for (size_t i = 0; i < w->faces.len; i++)
        cairo_font_face_destroy(w->faces.ptr[i]);
    for (size_t i = 0; i < w->pictures->at.len; i++)
        cairo_surface_destroy(w->images[i]);
    cairo_font_options_destroy(w->options);
    intmap_free(w->scaled_index);
    intmap_free(w->face_index);
    vec_free(&w->scaled);
    vec_free(&w->faces);
    vec_free(&w->texts);
    vec_free(&w->glyphs);
    vec_free(&w->clusters);
    buf_free(&w->utf8);
    mem_free(w->images);
    mem_free(w);
    /* The fonts and glyphs that cairo keeps for later, of which nobody will draw again: megabytes. */
    cairo_debug_reset_static_data();
    return ok;
}

static void set_color(Drawing *w, Rgb color)
{
    if (color != w->color)
        cairo_set_source_rgb(w->cr, (color >> 16 & 255) / 255.0, (color >> 8 & 255) / 255.0, (color & 255) / 255.0);
    w->color = color;
}

/* Lines are shown together: half of what a line costs cairo is the call. */
static void flush_text(Drawing *w)
{
    if (w->glyphs.len && w->font) {
        set_color(w, w->font_color);
        cairo_set_scaled_font(w->cr, w->font);
        cairo_show_text_glyphs(w->cr, w->utf8.data, (int)w->utf8.len, w->glyphs.ptr, (int)w->glyphs.len,
                               w->clusters.ptr, (int)w->clusters.len, 0);
    }
    w->glyphs.len = w->clusters.len = w->utf8.len = 0;
}

/* What is drawn next ends cairo's text object, and with it what the pen's place depends on. */
static void end_text(Drawing *w)
{
    flush_text(w);
    w->pen.valid = false;
}

bool drawing_end_page(Drawing *w)
{
    end_text(w);
    assert(w->mark == MARK_NOTHING); /* content_walk has ended the last */
    cairo_restore(w->cr);
    if (!w->png)
        cairo_show_page(w->cr);
    else if (cairo_surface_write_to_png_stream(w->surface, write_part, w->png) != CAIRO_STATUS_SUCCESS)
        cairo_surface_mark_dirty(w->surface); /* its status says why */
    return check(w);
}

/* A picture of vectors, its pixels in vector_side; false: it can't be read. */
static bool render_vector(Drawing *w, const PictureObject *o)
{
    RsvgRectangle all = {0, 0, vector_side(o->picture->width), vector_side(o->picture->height)};
    RsvgHandle *handle = rsvg_handle_new_from_data((const guint8 *)o->file.data, o->file.len, NULL);
    cairo_save(w->cr);
    bool drawn = handle && rsvg_handle_render_document(handle, w->cr, &all, NULL);
    cairo_restore(w->cr);
    if (handle)
        g_object_unref(handle);
    if (!drawn)
        diag_error(w->d, diag_file(w->d, o->path), DIAG_PICTURE_CHANGED);
    return drawn;
}

bool drawing_vector(Drawing *w, const PictureObject *o)
{
    cairo_pdf_surface_set_size(w->surface, vector_side(o->picture->width), vector_side(o->picture->height));
    bool drawn = render_vector(w, o);
    cairo_show_page(w->cr);
    return check(w) && drawn;
}

/* ---- marked content ---- */

static void mark(void *self, MarkKind kind)
{
    Drawing *w = self;
    end_text(w);
    if (w->mark != MARK_NOTHING)
        cairo_tag_end(w->cr, tags[w->mark]);
    if (kind != MARK_NOTHING)
        cairo_tag_begin(w->cr, tags[kind], "");
    w->mark = kind;
}

MarkSink drawing_marks(Drawing *w)
{
    return (MarkSink){mark, w};
}

MarkKind drawing_mark_of(const char *tag, size_t n)
{
    for (MarkKind k = MARK_TEXT; k <= MARK_PAGINATION; k++)
        if (strlen(tags[k]) == n && memcmp(tags[k], tag, n) == 0)
            return k;
    return MARK_NOTHING;
}

/* ---- text ---- */

/* NULL when FreeType or cairo cannot read it. */
static cairo_font_face_t *load_face(const Drawing *w, const FontUse *u)
{
    static const cairo_user_data_key_t key;
    LoadedFace *loaded = loaded_face_new(u, w->png != NULL);
    if (!loaded)
        return NULL;
    cairo_font_face_t *face = cairo_ft_font_face_create_for_ft_face(loaded_face_get(loaded), FT_LOAD_NO_HINTING);
    if (cairo_font_face_set_user_data(face, &key, loaded, loaded_face_free) == CAIRO_STATUS_SUCCESS)
        return face;
    cairo_font_face_destroy(face);
    loaded_face_free(loaded);
    return NULL;
}

/* Another variant is another face, so that cairo embeds it apart, with other texts. */
static cairo_font_face_t *face_of(Drawing *w, size_t use, int variant)
{
    uint64_t key = (uint64_t)use << 8 | (uint64_t)variant, found;
    if (intmap_lookup(w->face_index, key, &found))
        return w->faces.ptr[found];
    const FontUse *u = w->fonts->uses.ptr[use];
    vec_push(&w->faces, load_face(w, u));
    if (!w->faces.ptr[w->faces.len - 1]) {
        diag_error(w->d, diag_file(w->d, u->face->path), DIAG_FONT_NOT_EMBEDDED);
        w->failed = true;
    }
    intmap_put(w->face_index, key, w->faces.len - 1);
    return w->faces.ptr[w->faces.len - 1];
}

/* How wide its em is drawn. */
static double wide_em(const Run *r)
{
    return r->condensed ? pt(r->size) * r->condensed / 1000 : pt(r->size);
}

static cairo_scaled_font_t *scaled_font(Drawing *w, size_t use, int variant, const Run *r)
{
    enum { LARGEST = 1 << 22, ROTATED = 1 << 10 };
    bool rotated = r->flags & RUN_ROTATED;
    assert(r->size < LARGEST && r->condensed < ROTATED);
    uint64_t shape = r->condensed | (rotated ? (uint64_t)ROTATED : 0), found;
    uint64_t key = (uint64_t)use << 48 | (uint64_t)variant << 40 | shape << 22 | (uint32_t)r->size;
    if (intmap_lookup(w->scaled_index, key, &found))
        return w->scaled.ptr[found];
    cairo_matrix_t matrix, identity;
    double s = pt(r->size), wide = wide_em(r);
    cairo_matrix_init_identity(&identity);
    if (rotated)
        cairo_matrix_init(&matrix, 0, wide, -s, 0, 0, 0);
    else
        cairo_matrix_init_scale(&matrix, wide, s);
    cairo_font_face_t *face = face_of(w, use, variant);
    cairo_scaled_font_t *font = face ? cairo_scaled_font_create(face, &matrix, &identity, w->options) : NULL;
    vec_push(&w->scaled, font);
    intmap_put(w->scaled_index, key, w->scaled.len - 1);
    return font;
}

/* cairo 1.16 moves its pen by exact advances, but cuts the widths that it writes in the PDF to whole thousandths of an
 * em: unless each glyph is moved on by what its line has lost, a Latin or Tibetan line ends a quarter of a point short.
 * Nothing is lost where cairo sets a position outright: on another line, at another size, or 10 em away. */
static double place_glyph(Pen *pen, double along, double across, const Run *r, double advance)
{
    enum { FAR = 10 };
    const double WHOLE = 1e-6; /* 1.001 em is a thousandth short in binary, but not in the PDF (drawn_font.c) */
    bool rotated = r->flags & RUN_ROTATED;
    double em = wide_em(r);
    if (!pen)
        return along;
    if (!pen->valid || pen->size != r->size || pen->wide != em || pen->rotated != rotated ||
        fabs(across - pen->across) > 0.001 * em || fabs(along + pen->lost * em - pen->along) > FAR * em)
        *pen = (Pen){true, rotated, r->size, em, across, along, 0};
    double at = along + pen->lost * em;
    pen->along += advance * em;
    pen->lost += advance - floor(advance * 1000 + WHOLE) / 1000;
    return at;
}

/* Each glyph is a cluster: several in one would have cairo write ActualText. */
static void add_stretch(Drawing *w, const FontUse *u, const Run *r, uint32_t from, uint32_t to, Len x, Len y)
{
    bool rotated = r->flags & RUN_ROTATED;
    const Glyph *origin = r->glyphs;
    Pen *pen = w->png ? NULL : &w->pen; /* pixels have the places that they are given */
    for (uint32_t i = from; i < to; i++) {
        const Glyph *g = &r->glyphs[i];
        cairo_glyph_t glyph = {.index = subset_number(u->subset, g->gid)};
        double advance = (double)u->advance[glyph.index] / u->face->upem;
        if (rotated) {
            glyph.x = pt(x + origin->x - (g->y - origin->y));
            glyph.y = place_glyph(pen, pt(y + origin->y + (g->x - origin->x)), glyph.x, r, advance);
        } else {
            glyph.y = pt(y + g->y);
            glyph.x = place_glyph(pen, pt(x + g->x), glyph.y, r, advance);
        }
        vec_push(&w->glyphs, glyph);
        cairo_text_cluster_t cluster = {(int)w->texts.ptr[i].n, 1};
        vec_push(&w->clusters, cluster);
        buf_put(&w->utf8, w->texts.ptr[i].s, w->texts.ptr[i].n);
    }
}

static void draw_run(void *self, const FrameWalk *at, const Line *line, const Run *r)
{
    (void)at;
    Drawing *w = self;
    const char *variants = w->variants;
    size_t use = fonts_index(w->fonts, r->face);
    run_texts(r, &w->texts);
    w->variants += r->n_glyphs;
    if (use >= w->fonts->uses.len || w->texts.len < r->n_glyphs)
        return;
    for (uint32_t from = 0, to; from < r->n_glyphs; from = to) {
        for (to = from + 1; to < r->n_glyphs && variants[to] == variants[from];)
            to++;
        cairo_scaled_font_t *font = scaled_font(w, use, variants[from], r);
        if (r->color != w->font_color)
            end_text(w);
        else if (font != w->font)
            flush_text(w);
        w->font = font;
        w->font_color = r->color;
        add_stretch(w, w->fonts->uses.ptr[use], r, from, to, line->x, line->y);
    }
}

/* ---- graphics ---- */

static void draw_rect(void *self, const FrameWalk *at, const Item *item)
{
    (void)at;
    Drawing *w = self;
    Rect r = item->u.rect.at;
    end_text(w);
    set_color(w, item->u.rect.fill);
    cairo_rectangle(w->cr, pt(r.x), pt(r.y), pt(r.w), pt(r.h));
    cairo_fill(w->cr);
}

/* A line when it has no width or no height. */
static void draw_stroke(void *self, const FrameWalk *at, const Item *item)
{
    (void)at;
    Drawing *w = self;
    Rect r = item->u.stroke.at;
    end_text(w);
    set_color(w, item->u.stroke.color);
    cairo_set_line_width(w->cr, pt(item->u.stroke.width));
    if (r.w && r.h) {
        cairo_rectangle(w->cr, pt(r.x), pt(r.y), pt(r.w), pt(r.h));
    } else {
        cairo_move_to(w->cr, pt(r.x), pt(r.y));
        cairo_line_to(w->cr, pt(r.x + r.w), pt(r.y + r.h));
    }
    cairo_stroke(w->cr);
}

static void draw_dot(void *self, const FrameWalk *at, const Item *item)
{
    (void)at;
    Drawing *w = self;
    end_text(w);
    set_color(w, item->u.dot.color);
    cairo_arc(w->cr, pt(item->u.dot.x), pt(item->u.dot.y), pt(item->u.dot.r), 0, 2 * acos(-1));
    cairo_fill(w->cr);
}

static void draw_wave(void *self, const FrameWalk *at, const Item *item)
{
    (void)at;
    Drawing *w = self;
    Len length = item->u.wave.w, width = item->u.wave.width;
    int halves = (int)lround(length / (4.5 * width));
    if (halves < 2)
        halves = 2;
    double step = pt(length) / halves, swing = 1.9 * pt(width);
    end_text(w);
    set_color(w, item->u.wave.color);
    cairo_set_line_width(w->cr, pt(width));
    cairo_move_to(w->cr, pt(item->u.wave.x), pt(item->u.wave.y));
    for (int i = 0; i < halves; i++, swing = -swing)
        if (item->u.wave.down)
            cairo_rel_curve_to(w->cr, swing, step * 0.364, swing, step * 0.636, 0, step);
        else
            cairo_rel_curve_to(w->cr, step * 0.364, -swing, step * 0.636, -swing, step, 0);
    cairo_stroke(w->cr);
}

/* ---- pictures ---- */

/* One pixel stands for each: the finisher puts the picture in its place. Its name (which cairo borrows) keeps cairo
 * from taking two for one, and from writing one twice. */
static cairo_surface_t *make_image(const PictureObject *o)
{
    cairo_surface_t *image = cairo_image_surface_create(CAIRO_FORMAT_RGB24, 1, 1);
    cairo_surface_set_mime_data(image, CAIRO_MIME_TYPE_UNIQUE_ID, (const unsigned char *)o->path, strlen(o->path), NULL,
                                NULL);
    return image;
}

/* Its pixels, as a screen shows them; NULL after a report. */
static cairo_surface_t *make_pixels(Drawing *w, const PictureObject *o)
{
    PictureRaster r;
    if (!picture_for_screen(w->d, w->colours, o, &r)) {
        diag_error(w->d, diag_file(w->d, o->path), DIAG_PICTURE_CHANGED);
        return NULL;
    }
    cairo_surface_t *image = cairo_image_surface_create(CAIRO_FORMAT_ARGB32, r.width, r.height);
    unsigned char *data = cairo_image_surface_get_data(image);
    for (int y = 0; data && y < r.height; y++)
        for (int x = 0; x < r.width; x++) {
            size_t at = (size_t)y * (size_t)r.width + (size_t)x;
            const unsigned char *p = r.pixels + 3 * at;
            uint32_t a = r.alpha ? r.alpha[at] : 255;
            uint32_t pixel = a << 24 | p[0] * a / 255 << 16 | p[1] * a / 255 << 8 | p[2] * a / 255;
            memcpy(data + (size_t)y * (size_t)cairo_image_surface_get_stride(image) + (size_t)x * 4, &pixel, 4);
        }
    cairo_surface_mark_dirty(image);
    picture_raster_free(&r);
    return image;
}

/* The picture in the unit square, its pixels or its vectors. */
static void paint_seen(Drawing *w, uint32_t index)
{
    const PictureObject *o = &w->pictures->at.ptr[index];
    if (picture_is_vector(o)) {
        cairo_scale(w->cr, 1 / vector_side(o->picture->width), 1 / vector_side(o->picture->height));
        w->failed |= !render_vector(w, o);
        return;
    }
    if (!w->images[index])
        w->images[index] = make_pixels(w, o);
    if (!w->images[index]) {
        w->failed = true;
        return;
    }
    cairo_surface_t *image = w->images[index];
    cairo_scale(w->cr, 1.0 / cairo_image_surface_get_width(image), 1.0 / cairo_image_surface_get_height(image));
    cairo_set_source_surface(w->cr, image, 0, 0);
    cairo_pattern_set_extend(cairo_get_source(w->cr), CAIRO_EXTEND_PAD); /* no pale edges */
    cairo_pattern_set_filter(cairo_get_source(w->cr), CAIRO_FILTER_GOOD);
    cairo_rectangle(w->cr, 0, 0, cairo_image_surface_get_width(image), cairo_image_surface_get_height(image));
    cairo_fill(w->cr);
}

/* From the picture as it is stored to the picture as it is shown, both in the unit square (Exif 2.3, 4.6.4). */
static void turn_upright(Drawing *w, int orientation)
{
    static const cairo_matrix_t turns[] = {{1, 0, 0, 1, 0, 0},   {-1, 0, 0, 1, 1, 0}, {-1, 0, 0, -1, 1, 1},
                                           {1, 0, 0, -1, 0, 1},  {0, 1, 1, 0, 0, 0},  {0, 1, -1, 0, 1, 0},
                                           {0, -1, -1, 0, 1, 1}, {0, -1, 1, 0, 0, 1}};
    if (orientation > 1 && orientation <= 8)
        cairo_transform(w->cr, &turns[orientation - 1]);
}

/* crop: in 1/1024 of a pixel; an empty one is the whole picture. */
static void draw_picture(Drawing *w, uint32_t index, Rect at, Rect crop)
{
    const PictureObject *o = &w->pictures->at.ptr[index];
    const Picture *p = o->picture;
    int width = picture_upright_width(p), height = picture_upright_height(p);
    if (!w->png && !w->images[index])
        w->images[index] = make_image(o);
    double whole_w = width * 1024.0, whole_h = height * 1024.0;
    if (crop.w <= 0 || crop.h <= 0)
        crop = (Rect){0, 0, width * 1024, height * 1024};
    double sx = pt(at.w) / crop.w, sy = pt(at.h) / crop.h;
    end_text(w);
    cairo_save(w->cr);
    /* Where nothing is cut off, too: without a clip, a picture that is the first thing on a page costs its tag. */
    cairo_rectangle(w->cr, pt(at.x), pt(at.y), pt(at.w), pt(at.h));
    cairo_clip(w->cr);
    cairo_translate(w->cr, pt(at.x) - crop.x * sx, pt(at.y) - crop.y * sy);
    cairo_scale(w->cr, whole_w * sx, whole_h * sy);
    turn_upright(w, p->orientation);
    if (w->png) {
        paint_seen(w, index);
    } else {
        cairo_set_source_surface(w->cr, w->images[index], 0, 0);
        /* Else cairo asks for interpolation, which PDF/A forbids. */
        cairo_pattern_set_filter(cairo_get_source(w->cr), CAIRO_FILTER_FAST);
        cairo_paint(w->cr);
    }
    cairo_restore(w->cr);
}

static void draw_image(void *self, const FrameWalk *at, const Item *item)
{
    (void)at;
    Drawing *w = self;
    uint32_t index;
    if (pictures_lookup(w->pictures, item->u.image.path, &index))
        draw_picture(w, index, item->u.image.at, item->u.image.crop);
}

FrameOutput drawing_output(Drawing *w)
{
    static const FrameVisitor visit = {.run = draw_run,
                                       .rect = draw_rect,
                                       .stroke = draw_stroke,
                                       .dot = draw_dot,
                                       .wave = draw_wave,
                                       .image = draw_image};
    return (FrameOutput){&visit, w};
}
