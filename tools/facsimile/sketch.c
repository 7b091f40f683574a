/* A page in small. */
#include "facsimile/sketch.h"

#include "frame/walk.h"

/* Type from this size on is drawn as words. */
#define WORDS_FROM (18 * LEN_PT)

static int points(Len l)
{
    return (int)((l + (l < 0 ? -LEN_PT / 2 : LEN_PT / 2)) / LEN_PT);
}

static void open_svg(const PageFrame *page, const char *attributes, Buf *out)
{
    int w = points(page->width), h = points(page->height);
    buf_printf(out, "<svg %s viewBox=\"0 0 %d %d\" width=\"%d\" height=\"%d\">", attributes, w, h, w, h);
    buf_printf(out, "<path class=\"pp\" d=\"M0 0h%dv%dH0z\"/>", w, h);
}

void sketch_place(const PageFrame *page, int32_t article, Buf *out)
{
    open_svg(page, "class=\"place\" aria-hidden=\"true\"", out);
    for (int pass = 0; pass < 2; pass++) {
        buf_puts(out, pass ? "<path class=\"here\" d=\"" : "<path class=\"else\" d=\"");
        for (size_t i = 0; i < page->n_areas; i++) {
            const Area *a = &page->areas[i];
            if ((a->article == article) != (pass == 1))
                continue;
            for (size_t k = 0; k < a->n_rects; k++) {
                const Rect *r = &a->rects[k];
                buf_printf(out, "M%d %dh%dv%dh%dz", points(r->x), points(r->y), points(r->w), points(r->h),
                           -points(r->w));
            }
        }
        buf_puts(out, "\"/>");
    }
    buf_puts(out, "</svg>");
}

/* A stretch of a column: lines of one size, one under another, nearly equally long. */
typedef struct Column {
    Len x, y, w, size, pitch; /* y: the first baseline */
    int lines;
} Column;

static void put_column(const Column *c, Buf *out)
{
    if (!c->lines)
        return;
    /* One thick dashed stroke downwards: each dash is a line of text. */
    Len pitch = c->pitch ? c->pitch : c->size * 5 / 4;
    Len dash = c->size * 45 / 100;
    Len top = c->y - c->size * 6 / 10;
    Len height = (c->lines - 1) * pitch + dash;
    buf_puts(out, "<path stroke-width=\"");
    buf_put_len(out, c->w, 0);
    buf_puts(out, "\" stroke-dasharray=\"");
    buf_put_len(out, dash, 1);
    buf_putc(out, ' ');
    buf_put_len(out, pitch - dash, 1);
    buf_puts(out, "\" d=\"M");
    buf_put_len(out, c->x + c->w / 2, 0);
    buf_putc(out, ' ');
    buf_put_len(out, top, 1);
    buf_putc(out, 'v');
    buf_put_len(out, height, 1);
    buf_puts(out, "\"/>");
}

static bool column_takes(Column *c, const Line *l, Len size)
{
    Len step = l->y - (c->y + (c->lines - 1) * c->pitch);
    if (!c->lines || l->x < c->x - c->size * 3 || l->x > c->x + c->size * 3 || size != c->size || step <= 0)
        return false;
    if (c->lines > 1 ? step < c->pitch - LEN_PT / 8 || step > c->pitch + LEN_PT / 8 : step > c->size * 3)
        return false;
    /* The indent and the short last line of a paragraph are not worth a shape of their own. */
    Len left = l->x < c->x ? l->x : c->x;
    Len right = c->x + c->w > l->x + l->w ? c->x + c->w : l->x + l->w;
    if (c->lines == 1)
        c->pitch = step;
    c->x = left;
    c->w = right - left;
    c->lines++;
    return true;
}

/* The part of a picture that its box shows; a grey box when there is no small copy. */
static void put_picture(IssueRender *r, const Item *it, const char *prefix, Buf *out)
{
    const Rect *at = &it->u.image.at, *crop = &it->u.image.crop;
    const Picture *p = it->u.image.picture;
    const char *name = prefix ? issue_thumb(r, it->u.image.path, p) : NULL;
    if (!name) {
        buf_printf(out, "<path class=\"im\" d=\"M%d %dh%dv%dh%dz\"/>", points(at->x), points(at->y), points(at->w),
                   points(at->h), -points(at->w));
        return;
    }
    buf_printf(out, "<svg x=\"%d\" y=\"%d\" width=\"%d\" height=\"%d\" preserveAspectRatio=\"none\" viewBox=\"",
               points(at->x), points(at->y), points(at->w), points(at->h));
    if (crop->w > 0 && crop->h > 0)
        buf_printf(out, "%d %d %d %d", points(crop->x), points(crop->y), points(crop->w), points(crop->h));
    else
        buf_printf(out, "0 0 %d %d", picture_upright_width(p), picture_upright_height(p));
    buf_printf(out, "\"><image preserveAspectRatio=\"none\" width=\"%d\" height=\"%d\" href=\"%s",
               picture_upright_width(p), picture_upright_height(p), prefix);
    html_put_url(out, name);
    buf_puts(out, "\"/></svg>");
}

static void put_words(const Line *l, Len size, Buf *out)
{
    buf_printf(out, "<text x=\"%d\" y=\"%d\" font-size=\"%d\" textLength=\"%d\"%s", points(l->x), points(l->y),
               points(size), points(l->w),
               l->runs[0].lang == LANG_BO ? " lengthAdjust=\"spacingAndGlyphs\"" : ""); /* stacks stay together */
    bool heavy = size >= 22 * LEN_PT;
    if (l->runs[0].color) /* black is the style sheet's ink */
        buf_printf(out, " fill=\"#%06x\"", (unsigned)l->runs[0].color);
    buf_printf(out, "%s lang=\"%s\">", heavy ? " class=\"b\"" : "", lang_tag(l->runs[0].lang));
    for (uint32_t i = 0; i < l->n_runs; i++)
        html_put_n(out, l->runs[i].text, l->runs[i].n_text);
    buf_puts(out, "</text>");
}

/* A page being sketched, in three walks: boxes, columns of text, headlines. */
typedef struct Sketch {
    IssueRender *r;
    const char *prefix; /* NULL: a file of its own, which can't load pictures and is shown very small */
    Buf *out;
    Column column;
} Sketch;

/* In the smallest size its lines can't be told apart: a grey surface. */
static void end_column(const Sketch *s)
{
    const Column *c = &s->column;
    if (s->prefix) {
        put_column(c, s->out);
        return;
    }
    int x = points(c->x), y = points(c->y - c->size * 7 / 10);
    if (c->lines)
        buf_printf(s->out, "M%d %dh%dv%dH%dz", x, y, points(c->w), points((c->lines - 1) * c->pitch + c->size * 7 / 10),
                   x);
}

static void draw_rect(void *self, const FrameWalk *where, const Item *item)
{
    (void)where;
    Sketch *s = self;
    const Rect *at = &item->u.rect.at;
    buf_printf(s->out, "<rect x=\"%d\" y=\"%d\" width=\"%d\" height=\"%d\" fill=\"#%06x\" class=\"tint\"/>",
               points(at->x), points(at->y), points(at->w), points(at->h), (unsigned)item->u.rect.fill);
}

static void draw_stroke(void *self, const FrameWalk *where, const Item *item)
{
    (void)where;
    Sketch *s = self;
    if (!s->prefix)
        return;
    const Rect *at = &item->u.stroke.at;
    buf_printf(s->out, "<path class=\"ru\" d=\"M%d %dh%dv%dh%dz\"/>", points(at->x), points(at->y), points(at->w),
               points(at->h), -points(at->w));
}

static void draw_image(void *self, const FrameWalk *where, const Item *item)
{
    (void)where;
    Sketch *s = self;
    put_picture(s->r, item, s->prefix, s->out);
}

static void draw_column(void *self, const FrameWalk *where, const Line *l)
{
    (void)where;
    Sketch *s = self;
    if (l->vertical || l->kind == LINE_MARK || l->kind == LINE_JUMP || !l->n_runs)
        return;
    Len size = line_size(l);
    if (size >= WORDS_FROM || column_takes(&s->column, l, size))
        return;
    end_column(s);
    s->column = (Column){l->x, l->y, l->w, size, 0, 1};
}

static void draw_words(void *self, const FrameWalk *where, const Line *l)
{
    (void)where;
    Sketch *s = self;
    if (!l->vertical && l->n_runs && line_size(l) >= WORDS_FROM)
        put_words(l, line_size(l), s->out);
}

static void draw(Sketch *s, const PageFrame *page)
{
    static const FrameVisitor boxes = {.rect = draw_rect, .stroke = draw_stroke, .image = draw_image};
    static const FrameVisitor columns = {.line = draw_column}, words = {.line = draw_words};
    frame_walk(page, &(FrameOutput){&boxes, s}, 1);
    buf_puts(s->out, s->prefix ? "<g class=\"tx\">" : "<path class=\"tx\" d=\"");
    frame_walk(page, &(FrameOutput){&columns, s}, 1);
    end_column(s);
    buf_puts(s->out, s->prefix ? "</g><g class=\"hd\">" : "\"/><g class=\"hd\">");
    frame_walk(page, &(FrameOutput){&words, s}, 1);
    buf_puts(s->out, "</g></svg>");
}

void sketch_page(IssueRender *r, const PageFrame *page, const char *prefix, Buf *out)
{
    Sketch s = {.r = r, .prefix = prefix, .out = out};
    open_svg(page, "class=\"sketch\" aria-hidden=\"true\"", out);
    draw(&s, page);
}

void sketch_file(IssueRender *r, const PageFrame *page, Buf *out)
{
    Sketch s = {.r = r, .out = out};
    open_svg(page, "xmlns=\"http://www.w3.org/2000/svg\"", out);
    buf_puts(out, "<style>.pp{fill:#fffefb}.tx{fill:#d6d1c6}.im{fill:#c9c4b8}"
                  ".hd{fill:#26231f;font-family:serif}.b{font-weight:900}"
                  "</style>");
    draw(&s, page);
    buf_putc(out, '\n');
}
