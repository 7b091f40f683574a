/* A line's markup: one <tspan> of its paragraph's <text>, so that a paragraph is one run of text for the browser. */
#include "facsimile/facsimile_stretch.h"

#include "base/utf8.h"
#include "doc/address.h"
#include <assert.h>
#include <string.h>

static int text_class(PageWriter *w, const Run *r)
{
    TextClass t = {webfonts_lookup(w->fonts, r->face), r->size, r->color, run_is_tibetan(r)};
    assert(t.font >= 0); /* the subsets are made of these frames */
    for (size_t i = w->classes.len; i-- > 0;) {
        const TextClass *k = &w->classes.ptr[i];
        if (k->font == t.font && k->size == t.size && k->color == t.color && k->shaped == t.shaped)
            return (int)i;
    }
    vec_push(&w->classes, t);
    return (int)w->classes.len - 1;
}

static void put_pt(Buf *b, const char *attribute, Len length)
{
    buf_puts(b, attribute);
    buf_put_len(b, length, 3);
}

/* A line being written. */
typedef struct LineWriter {
    PageWriter *w;
    Buf *out;
    const Line *line;
    Len raise; /* of a note's mark from its line */
} LineWriter;

/* ---- places ---- */

/* A list of lengths to a hundredth of a point; quotes as soon as there are two. */
static void put_list(Buf *b, const char *attribute, const Len *first, size_t step, size_t n)
{
    buf_puts(b, attribute);
    if (n > 1)
        buf_putc(b, '"');
    for (size_t i = 0; i < n; i++, first += step) {
        if (i)
            buf_putc(b, ' ');
        buf_put_len(b, *first, 2);
    }
    if (n > 1)
        buf_putc(b, '"');
}

static_assert(sizeof(Place) == 2 * sizeof(Len), "places are pairs of lengths");

/* Down a line each character has both; along one, its beginning has a y (and a note's mark is raised by it). */
static void put_places(const LineWriter *l, const Stretch *s, bool first)
{
    const Place *p = &l->w->places.ptr[s->place];
    put_list(l->out, " x=", &p->x, 2, s->told);
    if (l->line->vertical) {
        put_list(l->out, " y=", &p->y, 2, s->told);
    } else if (first) {
        Len y = p->y + l->raise;
        put_list(l->out, " y=", &y, 1, 1);
    }
}

/* ---- stretches and runs ---- */

static const char *direction_class(const Line *line, const Run *r)
{
    if (!line->vertical)
        return "";
    return r->flags & RUN_VERTICAL ? " v" : r->flags & RUN_ROTATED ? " turned" : "";
}

/* A run set across a vertical line, its glyphs narrower than they are. */
static void put_narrowed(const Run *r, Buf *b)
{
    Len length = 0;
    for (uint32_t c = 0; c < r->n_clusters; c++)
        length += r->clusters[c].advance;
    buf_puts(b, " textLength=");
    buf_put_len(b, len_mul(length, r->condensed, 1000), 3);
    buf_puts(b, " lengthAdjust=spacingAndGlyphs");
}

/* placed: the elements around it say where it stands. */
static void put_stretch(LineWriter *l, const Stretch *s, bool placed)
{
    const Run *r = &l->line->runs[s->run];
    bool narrowed = l->line->vertical && r->condensed;
    bool element = !placed || s->proportional || narrowed;
    if (element) {
        buf_puts(l->out, "<tspan");
        if (!placed)
            put_places(l, s, false);
        if (s->proportional) /* the font's forms of Western text, shaped as such */
            buf_puts(l->out, " class=q lang=en");
        if (narrowed)
            put_narrowed(r, l->out);
        buf_putc(l->out, '>');
    }
    html_put_n(l->out, s->text, s->bytes);
    if (element)
        buf_puts(l->out, "</tspan>");
}

static void put_link_start(const PageWriter *w, Buf *b, const char *href)
{
    assert(link_is_allowed(href)); /* parsing left out the others */
    buf_puts(b, "<a href=\"");
    html_put(b, issue_link(w->r, href));
    buf_putc(b, '"');
}

/* Chinese within Tibetan text says so, its marks too: fonts shape —— by the language. */
static Tongue tongue_of_run(const Run *r)
{
    if (r->tongue || r->lang != LANG_BO || run_is_tibetan(r))
        return run_tongue(r);
    for (uint32_t at = 0; at < r->n_text;) {
        uint32_t cp;
        at += (uint32_t)utf8_decode(r->text + at, &cp);
        if (cp >= 0x2E80 || (cp >= 0x2014 && cp <= 0x2026))
            return tongue_of(LANG_ZH_HANS);
    }
    return run_tongue(r);
}

/* The classes and language of a run that is not like the text around it. */
static void put_run_look(LineWriter *l, const Run *r, int n, Tongue tongue)
{
    const char *direction = direction_class(l->line, r);
    if (n != l->w->base_class)
        buf_printf(l->out, *direction ? " class=\"t%d%s\"" : " class=t%d%s", n, direction);
    else if (*direction)
        buf_printf(l->out, " class=%s", direction + 1);
    if (tongue != tongue_of(l->w->lang)) {
        char room[TONGUE_ROOM];
        buf_printf(l->out, " lang=%s", tongue_tag(tongue, room));
    }
    if (l->line->vertical && r->flags & RUN_ROTATED)
        buf_puts(l->out, " rotate=90");
}

/* n stretches of one run. placed: the line's element says where the first stands. */
static void put_run(LineWriter *l, const Stretch *s, size_t n, bool placed)
{
    PageWriter *w = l->w;
    const Run *r = &l->line->runs[s->run];
    int class = text_class(w, r);
    const char *href = w->in_link ? NULL : r->href;
    Tongue tongue = tongue_of_run(r);
    bool own = class != w->base_class || tongue != tongue_of(w->lang) || l->line->vertical;
    if (href) {
        put_link_start(w, l->out, href);
        /* one stop for the keyboard, however many lines and faces a link goes over */
        buf_puts(l->out, w->linked && strcmp(w->linked, href) == 0 ? " tabindex=-1>" : ">");
    }
    w->linked = href;
    if (own) {
        buf_puts(l->out, "<tspan");
        if (!placed)
            put_places(l, s, false);
        placed = true;
        put_run_look(l, r, class, tongue);
        buf_putc(l->out, '>');
    }
    for (size_t i = 0; i < n; i++)
        put_stretch(l, &s[i], placed && i == 0);
    if (own)
        buf_puts(l->out, "</tspan>");
    if (href)
        buf_puts(l->out, "</a>");
}

/* ---- texts ---- */

void facsimile_put_svg(const PageWriter *w, const char *classes, Buf *out)
{
    buf_printf(out, "<svg class=%s%s", classes, w->view_box);
}

static void end_one_text(PageWriter *w)
{
    if (w->in_text)
        buf_puts(w->out, "</text>\n");
    w->in_text = false;
}

static void need_svg(PageWriter *w)
{
    if (w->in_svg)
        return;
    facsimile_put_svg(w, "s", w->out);
    buf_puts(w->out, " role=none>");
    buf_put(w->out, w->group.data, w->group.len);
    w->in_svg = true;
}

void facsimile_end_text(PageWriter *w)
{
    end_one_text(w);
    if (w->aside.len)
        need_svg(w);
    buf_put(w->out, w->aside.data, w->aside.len);
    w->aside.len = 0;
    if (w->in_svg)
        buf_puts(w->out, w->group.len ? "</g></svg>\n" : "</svg>\n");
    w->in_svg = false;
}

/* The next lines of a paragraph go on in its text. */
static void need_text(PageWriter *w, const Line *line)
{
    if (w->in_text && w->kind == line->kind && w->para == line->para && line->para)
        return;
    end_one_text(w);
    need_svg(w);
    w->base_class = text_class(w, line->runs);
    w->linked = NULL;
    buf_printf(w->out, line->kind == LINE_FURNITURE ? "<text class=\"furniture t%d\">" : "<text class=t%d>",
               w->base_class);
    w->in_text = true;
    w->para = line->para;
    w->kind = line->kind;
}

/* ---- lines ---- */

static void put_data(Buf *b, const Line *line)
{
    const Run *r = line->runs;
    Len dx = 0, dy = 0;
    if (line->vertical && r->n_glyphs) {
        dx = r->glyphs->x;
        dy = r->glyphs->y;
    } else if (r->n_clusters) {
        dx = r->clusters->x;
    }
    put_pt(b, " data-x=", line->x + dx);
    put_pt(b, " data-y=", line->y + dy);
    put_pt(b, " data-w=", line->w - (line->vertical ? 0 : dx));
}

/* A mark of one glyph may be raised from its line (note marks). */
static Len raise_of(const Line *line)
{
    const Run *r = line->runs;
    return line->kind == LINE_MARK && line->n_runs == 1 && r->n_glyphs == 1 && !line->vertical ? r->glyphs->y : 0;
}

/* The space that a line's end has taken: nothing to see, but a space when found and copied. */
static void put_end_space(Buf *b, const Line *line)
{
    for (uint32_t r = 0; r < line->n_runs; r++)
        if (line->runs[r].flags & RUN_SPACE)
            html_put_n(b, line->runs[r].text, line->runs[r].n_text);
}

/* All of a line between the tags of its element. */
static void put_runs(LineWriter *l)
{
    const Stretch *s = l->w->stretches.ptr;
    for (size_t i = 0, k; i < l->w->stretches.len; i = k) {
        for (k = i + 1; k < l->w->stretches.len && s[k].run == s[i].run;)
            k++;
        put_run(l, &s[i], k - i, i == 0);
    }
    put_end_space(l->out, l->line);
}

static void put_line_places(LineWriter *l)
{
    if (l->w->stretches.len)
        put_places(l, l->w->stretches.ptr, true);
    buf_putc(l->out, '>');
}

/* A hyphen is drawn beside the text, so that the word is whole when found and copied. */
static void put_hyphens(PageWriter *w, const Line *line)
{
    for (uint32_t i = 0; i < line->n_runs; i++) {
        const Run *r = &line->runs[i];
        if (!(r->flags & RUN_HYPHEN) || !r->n_clusters)
            continue;
        buf_printf(&w->aside, "<text class=\"hyphen t%d\" aria-hidden=true", text_class(w, r));
        Len x = line->x + r->clusters->x;
        put_list(&w->aside, " x=", &x, 1, 1);
        put_list(&w->aside, " y=", &line->y, 1, 1);
        buf_puts(&w->aside, ">-</text>");
    }
}

/* What stands out of line: a text of its own, behind the block's. */
static void put_mark(PageWriter *w, const Line *line)
{
    int around = w->base_class;
    w->base_class = text_class(w, line->runs);
    LineWriter l = {w, &w->aside, line, raise_of(line)};
    buf_printf(l.out, "<text class=\"mark t%d\" aria-hidden=true", w->base_class);
    put_line_places(&l);
    put_runs(&l);
    buf_puts(l.out, "</text>");
    w->base_class = around;
}

static void put_jump(PageWriter *w, LineWriter *l)
{
    bool link = l->line->href && !w->in_link, was_in_link = w->in_link;
    if (link) {
        put_link_start(w, l->out, l->line->href);
        buf_puts(l->out, " class=jump><tspan");
    } else {
        buf_puts(l->out, "<tspan class=jump");
    }
    w->in_link |= link;
    put_line_places(l);
    put_runs(l);
    buf_puts(l->out, link ? "</tspan></a>" : "</tspan>");
    w->in_link = was_in_link;
}

void facsimile_line(PageWriter *w, const Line *line)
{
    if (!line->n_runs)
        return;
    stretches_of_line(w, line);
    if (line->kind == LINE_MARK) {
        put_mark(w, line);
        return;
    }
    need_text(w, line);
    LineWriter l = {w, w->out, line, 0};
    if (line->kind == LINE_JUMP) {
        put_jump(w, &l);
        return;
    }
    buf_puts(l.out, line->kind == LINE_BODY ? "<tspan class=line" : "<tspan");
    if (line->kind == LINE_BODY)
        put_data(l.out, line);
    put_line_places(&l);
    put_runs(&l);
    buf_puts(l.out, "</tspan>");
    put_hyphens(w, line);
}
