#include "pdf/content.h"
#include <math.h>
#include <string.h>

/* Positions are reckoned in 1/1000 pt, the precision they are written with; a glyph may be off by this much. */
#define TOLERANCE 4.0
#define MILLI (1000.0 / LEN_PT)
#define NO_FONT UINT32_MAX
#define PICTURE UINT32_MAX /* as a Mark's group */

typedef enum McKind { MC_NOTHING, MC_ARTIFACT, MC_PAGINATION, MC_CONTENT } McKind;

typedef struct Mark {
    McKind kind;
    uint32_t group; /* MC_CONTENT: serial number of the innermost group */
    const char *href;
    Lang lang;
} Mark;

typedef struct Writer {
    const PageFrame *page;
    const FontSet *fonts;
    const Pictures *pictures;
    const char *variants; /* of the next glyph */
    PageContent *page_out;
    Buf *out;
    bool press, colored;
    /* Structure */
    VEC(uint32_t) groups; /* serial numbers of the open groups */
    uint32_t n_groups;
    int artifacts, figures; /* open groups that are artifacts, figures */
    Mark mark;
    /* Graphics and text state, as the stream has set it */
    Rgb fill, stroke;
    Len stroke_width;
    uint32_t font; /* use << 8 | variant */
    Len size;
    int64_t char_space; /* 1/100000 pt */
    bool in_text, rotated, positioned;
    int64_t line_x, line_y; /* origin of the text line matrix, 1/1000 pt */
    double pen;             /* along the line, 1/1000 pt */
} Writer;

static void put_pt(Buf *b, int64_t milli)
{
    pdf_put_decimal(b, milli, 3);
    buf_putc(b, ' ');
}

static int64_t flip(const Writer *w, Len y)
{
    return pdf_milli(w->page->height) - pdf_milli(y);
}

/* ---- marked content ---- */

static void end_text(Writer *w)
{
    if (w->in_text)
        buf_puts(w->out, "ET\n");
    w->in_text = false;
}

static bool same_href(const char *a, const char *b)
{
    return a == b || (a && b && strcmp(a, b) == 0);
}

/* What follows is of this kind: closes what is open and opens it, unless it is open already. */
static void set_mark(Writer *w, Mark mark)
{
    if (w->press)
        return;
    if (mark.kind == w->mark.kind &&
        (mark.kind != MC_CONTENT ||
         (mark.group == w->mark.group && mark.lang == w->mark.lang && same_href(mark.href, w->mark.href))))
        return;
    end_text(w);
    if (w->mark.kind != MC_NOTHING)
        buf_puts(w->out, "EMC\n");
    w->mark = mark;
    if (mark.kind == MC_ARTIFACT)
        buf_puts(w->out, "/Artifact BMC\n");
    else if (mark.kind == MC_PAGINATION)
        buf_puts(w->out, "/Artifact<</Type/Pagination>>BDC\n");
    else if (mark.kind == MC_CONTENT) {
        buf_printf(w->out, "/%s<</MCID %d>>BDC\n", mark.group == PICTURE ? "Figure" : "P", w->page_out->n_mcids);
        Event e = {.kind = EV_MARK, .mcid = w->page_out->n_mcids++, .href = mark.href, .lang = mark.lang};
        vec_push(&w->page_out->events, e);
    }
}

static void set_artifact(Writer *w)
{
    set_mark(w, (Mark){.kind = MC_ARTIFACT});
    end_text(w);
}

static bool is_artifact(GroupTag tag)
{
    return tag == TAG_FURNITURE || tag == TAG_MARKS || tag == TAG_JUMP;
}

static void begin_group(Writer *w, const GroupInfo *g)
{
    w->artifacts += is_artifact(g->tag);
    w->figures += g->tag == TAG_FIGURE;
    vec_push(&w->groups, (w->n_groups++ << 2) | (g->tag == TAG_FIGURE ? 2U : 0U) | (is_artifact(g->tag) ? 1U : 0U));
    if (!w->press && !w->artifacts) {
        Event e = {.kind = EV_BEGIN, .group = g};
        vec_push(&w->page_out->events, e);
    }
}

static void end_group(Writer *w)
{
    if (!w->groups.len)
        return;
    if (!w->press && !w->artifacts) {
        set_mark(w, (Mark){.kind = MC_NOTHING});
        Event e = {.kind = EV_END};
        vec_push(&w->page_out->events, e);
    }
    uint32_t g = w->groups.ptr[--w->groups.len];
    w->artifacts -= (int)(g & 1);
    w->figures -= (int)(g >> 1 & 1);
}

/* ---- colour ---- */

static void put_component(Buf *b, double v)
{
    pdf_put_decimal(b, llround(v * 10000), 4);
    buf_putc(b, ' ');
}

static void put_color(Writer *w, Rgb color, bool stroking)
{
    uint32_t r = color >> 16 & 255, g = color >> 8 & 255, b = color & 255;
    if (r == g && g == b) {
        put_component(w->out, r / 255.0);
        buf_puts(w->out, stroking ? "G\n" : "g\n");
        return;
    }
    w->colored = true;
    if (w->press) {
        /* Full grey component replacement: the least ink, and dark colours stay in register. */
        uint32_t most = r > g ? (r > b ? r : b) : (g > b ? g : b);
        put_component(w->out, (double)(most - r) / most);
        put_component(w->out, (double)(most - g) / most);
        put_component(w->out, (double)(most - b) / most);
        put_component(w->out, 1 - most / 255.0);
        buf_puts(w->out, stroking ? "K\n" : "k\n");
    } else {
        put_component(w->out, r / 255.0);
        put_component(w->out, g / 255.0);
        put_component(w->out, b / 255.0);
        buf_puts(w->out, stroking ? "RG\n" : "rg\n");
    }
}

static void set_fill(Writer *w, Rgb color)
{
    if (color != w->fill)
        put_color(w, color, false);
    w->fill = color;
}

static void set_stroke(Writer *w, Rgb color, Len width)
{
    if (color != w->stroke)
        put_color(w, color, true);
    if (width != w->stroke_width) {
        put_pt(w->out, pdf_milli(width));
        buf_puts(w->out, "w\n");
    }
    w->stroke = color;
    w->stroke_width = width;
}

/* ---- text ---- */

static void use_font(Writer *w, uint32_t font, Len size)
{
    if (font == w->font && size == w->size)
        return;
    if (font != w->font) {
        size_t i = 0;
        while (i < w->page_out->fonts.len && w->page_out->fonts.ptr[i] != font)
            i++;
        if (i == w->page_out->fonts.len)
            vec_push(&w->page_out->fonts, font);
    }
    buf_printf(w->out, font & 255 ? "/F%uv%u " : "/F%u ", font >> 8, font & 255);
    put_pt(w->out, pdf_milli(size));
    buf_puts(w->out, "Tf\n");
    w->font = font;
    w->size = size;
}

/* The space after each glyph that most of the run has (justification), by majority vote; 1/100000 pt. */
static int64_t common_space(const FontUse *u, const Run *r)
{
    double em = r->size * MILLI, best = 0;
    int votes = 0;
    for (uint32_t i = 0; i + 1 < r->n_glyphs; i++) {
        const Glyph *g = &r->glyphs[i];
        if (g->gid >= u->n_glyphs)
            continue;
        double space = (g[1].x - g->x) * MILLI - u->width[g->gid] * em / 1000;
        if (votes == 0)
            best = space, votes = 1;
        else
            votes += fabs(space - best) <= 2 ? 1 : -1;
    }
    return votes > 0 && fabs(best) > TOLERANCE && fabs(best) < em ? llround(best * 100) : 0;
}

static void set_char_space(Writer *w, int64_t space)
{
    if (space == w->char_space)
        return;
    pdf_put_decimal(w->out, space, 5);
    buf_puts(w->out, " Tc\n");
    w->char_space = space;
}

/* Moves to (x, y) in the coordinates of the text matrix in force. */
static void move_to(Writer *w, double x, double y)
{
    int64_t ix = llround(x), iy = llround(y);
    put_pt(w->out, ix - w->line_x);
    put_pt(w->out, iy - w->line_y);
    buf_puts(w->out, "Td\n");
    w->line_x = ix;
    w->line_y = iy;
    w->pen = (double)ix;
    w->positioned = true;
}

/* The text matrix of a run: upright text is placed with Td alone, turned text has the run's origin in Tm. */
static void set_matrix(Writer *w, bool rotated, double x, double y)
{
    if (!rotated && !w->rotated)
        return;
    int64_t ix = rotated ? llround(x) : 0, iy = rotated ? llround(y) : 0;
    buf_puts(w->out, rotated ? "0 -1 1 0 " : "1 0 0 1 ");
    put_pt(w->out, ix);
    put_pt(w->out, iy);
    buf_puts(w->out, "Tm\n");
    w->rotated = rotated;
    w->line_x = w->line_y = 0;
    w->pen = 0;
    w->positioned = false;
}

static inline char *put_code(char *p, uint16_t code)
{
    static const char digits[] = "0123456789abcdef";
    *p++ = digits[code >> 12];
    *p++ = digits[code >> 8 & 15];
    *p++ = digits[code >> 4 & 15];
    *p++ = digits[code & 15];
    return p;
}

/* Shows glyphs [from, to) of a run, all of one font, y position and variant, at x (1/1000 pt along the line). */
static void show_stretch(Writer *w, const FontUse *u, const Run *r, uint32_t from, uint32_t to, double origin)
{
    double em = r->size * MILLI, unit = em / 1000, space = (double)w->char_space / 100;
    /* Adjustments are whole thousandths of an em, or tenths of them where that would be too coarse. */
    int places = em > 10000 ? 1 : 0;
    double scale = places ? 10 : 1;
    Buf *b = w->out;
    buf_puts(b, "[<");
    for (uint32_t i = from; i < to; i++) {
        const Glyph *g = &r->glyphs[i];
        uint16_t code = g->gid < u->n_glyphs ? u->code[g->gid] : 0;
        int32_t width = g->gid < u->n_glyphs ? u->width[g->gid] : 1000;
        double off = origin + g->x * MILLI - w->pen;
        if (fabs(off) > TOLERANCE) {
            int64_t adjust = llround(-off / unit * scale);
            buf_putc(b, '>');
            pdf_put_decimal(b, adjust, places);
            buf_putc(b, '<');
            w->pen -= (double)adjust / scale * unit;
        }
        buf_reserve(b, 4);
        b->len = (size_t)(put_code(b->data + b->len, code) - b->data);
        w->pen += width * unit + space;
    }
    buf_puts(b, ">]TJ\n");
}

static void show_run(Writer *w, const Line *line, const Run *r)
{
    if (!r->n_glyphs)
        return;
    size_t index = 0;
    while (index + 1 < w->fonts->uses.len && w->fonts->uses.ptr[index]->face != r->face)
        index++;
    const FontUse *u = w->fonts->uses.ptr[index];
    bool rotated = r->flags & RUN_ROTATED;
    if (!w->in_text) {
        buf_puts(w->out, "BT\n");
        w->in_text = true;
        w->rotated = w->positioned = false;
        w->line_x = w->line_y = 0;
    }
    set_fill(w, r->color);
    set_char_space(w, r->flags & RUN_VERTICAL ? 0 : common_space(u, r));
    const Glyph *first = r->glyphs;
    double left = line->x * MILLI, base = (double)(pdf_milli(w->page->height)) - line->y * MILLI;
    set_matrix(w, rotated, left + first->x * MILLI, base - first->y * MILLI);
    if (rotated) {
        left = -first->x * MILLI;
        base = first->y * MILLI;
    }
    for (uint32_t from = 0, to; from < r->n_glyphs; from = to) {
        for (to = from + 1;
             to < r->n_glyphs && r->glyphs[to].y == r->glyphs[from].y && w->variants[to] == w->variants[from];)
            to++;
        use_font(w, (uint32_t)index << 8 | (uint8_t)w->variants[from], r->size);
        double x = left + r->glyphs[from].x * MILLI, y = base - r->glyphs[from].y * MILLI;
        if (!w->positioned || llround(y) != w->line_y || from == 0)
            move_to(w, x, y);
        show_stretch(w, u, r, from, to, left);
    }
    w->variants += r->n_glyphs;
}

/* The box around a run, for its link. */
static Rect run_box(const FontUse *u, const Line *line, const Run *r)
{
    const Glyph *a = r->glyphs, *z = a + r->n_glyphs - 1;
    const Cluster *last = &r->clusters[r->n_clusters - 1];
    Len up = len_mul(r->size, u->ascent, 1000), down = len_mul(r->size, u->descent, 1000);
    if (up > r->size)
        up = r->size; /* line metrics of CJK fonts are far larger than the em */
    if (r->flags & RUN_ROTATED)
        return (Rect){line->x + a->x - down, line->y + a->y, up + down, z->x - a->x + last->advance};
    if (r->flags & RUN_VERTICAL)
        return (Rect){line->x - r->size / 2, line->y + a->y - up, r->size, z->y - a->y + up + down};
    return (Rect){line->x + a->x, line->y + a->y - up, z->x - a->x + last->advance, up + down};
}

static void show_line(Writer *w, const Line *line)
{
    bool artifact = w->artifacts || line->kind != LINE_BODY;
    bool pagination = line->kind == LINE_FURNITURE || line->kind == LINE_JUMP;
    for (uint32_t i = 0; i < line->n_runs; i++) {
        const Run *r = &line->runs[i];
        if (artifact)
            set_mark(w, (Mark){.kind = pagination ? MC_PAGINATION : MC_ARTIFACT});
        else
            set_mark(w, (Mark){MC_CONTENT, w->groups.len ? w->groups.ptr[w->groups.len - 1] : 0, r->href, r->lang});
        show_run(w, line, r);
        const char *href = r->href ? r->href : line->href;
        if (href && !w->press && r->n_glyphs && r->n_clusters) {
            const FontUse *u = w->fonts->uses.ptr[w->font >> 8];
            PageLink link = {run_box(u, line, r), href, artifact ? -1 : w->page_out->n_mcids - 1};
            vec_push(&w->page_out->links, link);
        }
    }
}

/* ---- graphics ---- */

static void put_point(Writer *w, double x, double y, const char *operator)
{
    put_pt(w->out, llround(x * MILLI));
    put_pt(w->out, pdf_milli(w->page->height) - llround(y * MILLI));
    buf_puts(w->out, operator);
}

static void put_rect(Writer *w, Rect at)
{
    put_pt(w->out, pdf_milli(at.x));
    put_pt(w->out, flip(w, at.y + at.h));
    put_pt(w->out, pdf_milli(at.w));
    put_pt(w->out, pdf_milli(at.h));
    buf_puts(w->out, "re ");
}

static void draw_rect(Writer *w, Rect at, Rgb fill)
{
    set_artifact(w);
    set_fill(w, fill);
    put_rect(w, at);
    buf_puts(w->out, "f\n");
}

static void draw_stroke(Writer *w, Rect at, Len width, Rgb color)
{
    set_artifact(w);
    set_stroke(w, color, width);
    if (at.w && at.h) {
        put_rect(w, at);
    } else {
        put_point(w, at.x, at.y, "m ");
        put_point(w, at.x + at.w, at.y + at.h, "l ");
    }
    buf_puts(w->out, "S\n");
}

static void put_curve(Writer *w, double x1, double y1, double x2, double y2, double x3, double y3)
{
    put_point(w, x1, y1, "");
    put_point(w, x2, y2, "");
    put_point(w, x3, y3, "c\n");
}

static void draw_dot(Writer *w, Len cx, Len cy, Len radius, Rgb color)
{
    const double x = cx, y = cy, r = radius, k = r * 0.5522847498; /* a quarter circle as a Bézier curve */
    set_artifact(w);
    set_fill(w, color);
    put_point(w, x + r, y, "m ");
    put_curve(w, x + r, y + k, x + k, y + r, x, y + r);
    put_curve(w, x - k, y + r, x - r, y + k, x - r, y);
    put_curve(w, x - r, y - k, x - k, y - r, x, y - r);
    put_curve(w, x + k, y - r, x + r, y - k, x + r, y);
    buf_puts(w->out, "f\n");
}

static void draw_wave(Writer *w, Len left, Len middle, Len length, Len width, Rgb color)
{
    set_artifact(w);
    set_stroke(w, color, width);
    int halves = (int)lround(length / (4.5 * width));
    if (halves < 2)
        halves = 2;
    double step = (double)length / halves, x = left, y = middle, swing = 1.9 * width;
    put_point(w, x, y, "m\n");
    for (int i = 0; i < halves; i++, x += step, swing = -swing)
        put_curve(w, x + step * 0.364, y - swing, x + step * 0.636, y - swing, x + step, y);
    buf_puts(w->out, "S\n");
}

static void draw_image(Writer *w, Rect at, Rect crop, const char *path, const char *alt)
{
    uint32_t index;
    const Picture *picture = pictures_lookup(w->pictures, path, &index);
    if (!picture)
        return;
    if (w->figures && !w->artifacts) {
        set_mark(w, (Mark){.kind = MC_NOTHING});
        set_mark(w, (Mark){.kind = MC_CONTENT, .group = PICTURE});
        if (!w->press) {
            Event *e = &w->page_out->events.ptr[w->page_out->events.len - 1];
            e->alt = alt ? alt : "";
            e->at = at;
        }
    } else {
        set_artifact(w);
    }
    end_text(w);
    size_t i = 0;
    while (i < w->page_out->pictures.len && w->page_out->pictures.ptr[i] != index)
        i++;
    if (i == w->page_out->pictures.len)
        vec_push(&w->page_out->pictures, index);
    double whole_w = (double)picture->width * 1024, whole_h = (double)picture->height * 1024;
    if (crop.w <= 0 || crop.h <= 0)
        crop = (Rect){0, 0, picture->width * 1024, picture->height * 1024};
    double sx = (double)at.w / crop.w, sy = (double)at.h / crop.h;
    buf_puts(w->out, "q ");
    if (crop.x || crop.y || crop.w < whole_w || crop.h < whole_h) {
        put_rect(w, at);
        buf_puts(w->out, "W n ");
    }
    put_pt(w->out, llround(whole_w * sx * MILLI));
    buf_puts(w->out, "0 0 ");
    put_pt(w->out, llround(whole_h * sy * MILLI));
    put_point(w, at.x - crop.x * sx, at.y + (whole_h - crop.y) * sy, "cm ");
    buf_printf(w->out, "/P%u Do Q\n", index);
}

static void write_item(Writer *w, const Item *item)
{
    switch (item->kind) {
    case ITEM_BEGIN:
        begin_group(w, &item->u.group);
        break;
    case ITEM_END:
        end_group(w);
        break;
    case ITEM_LINE:
        show_line(w, &item->u.line);
        break;
    case ITEM_RECT:
        draw_rect(w, item->u.rect.at, item->u.rect.fill);
        break;
    case ITEM_STROKE:
        draw_stroke(w, item->u.stroke.at, item->u.stroke.width, item->u.stroke.color);
        break;
    case ITEM_DOT:
        draw_dot(w, item->u.dot.x, item->u.dot.y, item->u.dot.r, item->u.dot.color);
        break;
    case ITEM_WAVE:
        draw_wave(w, item->u.wave.x, item->u.wave.y, item->u.wave.w, item->u.wave.width, item->u.wave.color);
        break;
    case ITEM_IMAGE:
        draw_image(w, item->u.image.at, item->u.image.crop, item->u.image.path, item->u.image.alt);
        break;
    }
}

static bool write_stream(Writer *w, const char *variants)
{
    w->variants = variants;
    w->font = NO_FONT;
    w->stroke_width = LEN_PT;
    for (size_t i = 0; i < w->page->n_items; i++)
        write_item(w, &w->page->items[i]);
    set_mark(w, (Mark){.kind = MC_NOTHING});
    end_text(w);
    while (w->groups.len)
        end_group(w);
    vec_free(&w->groups);
    return w->colored;
}

void content_write(const PageFrame *page, const FontSet *fonts, const Pictures *pictures, const char *variants,
                   PageContent *out)
{
    memset(out, 0, sizeof *out);
    Writer reading = {.page = page, .fonts = fonts, .pictures = pictures, .page_out = out, .out = &out->reading};
    if (write_stream(&reading, variants)) {
        Writer press = {
            .page = page, .fonts = fonts, .pictures = pictures, .page_out = out, .out = &out->press, .press = true};
        write_stream(&press, variants);
    }
}

void content_free(PageContent *c)
{
    buf_free(&c->reading);
    buf_free(&c->press);
    vec_free(&c->events);
    vec_free(&c->links);
    vec_free(&c->fonts);
    vec_free(&c->pictures);
}
