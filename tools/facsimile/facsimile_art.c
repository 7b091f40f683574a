/* Rules, tints, dots and waves as SVG paths. */
#include "facsimile/facsimile_page.h"

static void put_pt(Art *a, Len l)
{
    buf_put_len(&a->svg, l, 3);
}

static void put_pair(Art *a, char command, Len x, Len y)
{
    buf_putc(&a->svg, command);
    put_pt(a, x);
    buf_putc(&a->svg, ' ');
    put_pt(a, y);
}

void facsimile_put_color(Buf *b, Rgb c)
{
    static const char hex[] = "0123456789abcdef";
    buf_putc(b, '#');
    for (int shift = 20; shift >= 0; shift -= 4)
        buf_putc(b, hex[c >> shift & 15]);
}

static void close_path(Art *a)
{
    if (a->open)
        buf_puts(&a->svg, "\"/>");
    a->open = false;
}

static void open_path(Art *a, ItemKind kind, Rgb color, Len width)
{
    if (a->open && a->kind == kind && a->color == color && a->width == width)
        return;
    close_path(a);
    buf_puts(&a->svg, kind == ITEM_RECT ? "<path fill=\"" : "<path fill=\"none\" stroke=\"");
    facsimile_put_color(&a->svg, color);
    if (kind != ITEM_RECT) {
        buf_puts(&a->svg, "\" stroke-width=\"");
        put_pt(a, width);
        if (kind != ITEM_STROKE)
            buf_puts(&a->svg, "\" stroke-linecap=\"round");
    }
    buf_puts(&a->svg, "\" d=\"");
    *a = (Art){.svg = a->svg, .open = true, .kind = kind, .color = color, .width = width};
}

static void put_rect(Art *a, Rect r)
{
    put_pair(a, 'M', r.x, r.y);
    if (r.w) {
        buf_putc(&a->svg, 'h');
        put_pt(a, r.w);
    }
    if (r.h) {
        buf_putc(&a->svg, 'v');
        put_pt(a, r.h);
    }
    if (r.w && r.h) {
        buf_putc(&a->svg, 'h');
        put_pt(a, -r.w);
        buf_putc(&a->svg, 'z');
    }
}

/* The PDF's wave: half-waves of about 4.5 line widths, whole ones from end to end; s mirrors the control point. */
static void put_step(Art *a, char command, Len along, Len across, bool down)
{
    put_pair(a, command, down ? -across : along, down ? along : across);
}

static void put_wave(Art *a, Len x, Len y, Len w, bool down, Len width)
{
    if (width <= 0 || w <= 0)
        return;
    Len halves = len_mul(w, 2, 9 * (int64_t)width), swing = -len_mul(width, 19, 10);
    halves = halves < 2 ? 2 : halves;
    put_pair(a, 'M', x, y);
    for (Len i = 0, at = 0; i < halves; i++, swing = -swing) {
        Len step = len_mul(w, i + 1, halves) - at;
        if (i == 0)
            put_step(a, 'c', len_mul(step, 364, 1000), swing, down);
        put_step(a, i == 0 ? ' ' : 's', len_mul(step, 636, 1000), swing, down);
        put_step(a, ' ', step, 0, down);
        at += step;
    }
}

void art_add(Art *a, const Item *item)
{
    switch (item->kind) {
    case ITEM_RECT:
        open_path(a, ITEM_RECT, item->u.rect.fill, 0);
        put_rect(a, item->u.rect.at);
        break;
    case ITEM_STROKE:
        open_path(a, ITEM_STROKE, item->u.stroke.color, item->u.stroke.width);
        put_rect(a, item->u.stroke.at);
        break;
    case ITEM_DOT: /* a stroke of no length with round ends */
        open_path(a, ITEM_DOT, item->u.dot.color, 2 * item->u.dot.r);
        put_pair(a, 'M', item->u.dot.x, item->u.dot.y);
        buf_puts(&a->svg, "h0");
        break;
    case ITEM_WAVE:
        open_path(a, ITEM_WAVE, item->u.wave.color, item->u.wave.width);
        put_wave(a, item->u.wave.x, item->u.wave.y, item->u.wave.w, item->u.wave.down, item->u.wave.width);
        break;
    default:
        break;
    }
}

void art_put(Art *a, const PageWriter *w)
{
    close_path(a);
    if (a->svg.len) {
        facsimile_put_svg(w, "\"s art\"", w->out);
        buf_puts(w->out, " aria-hidden=true>");
        buf_put(w->out, a->svg.data, a->svg.len);
        buf_puts(w->out, "</svg>\n");
    }
    buf_free(&a->svg);
    *a = (Art){0};
}
