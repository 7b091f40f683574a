/* A line's markup: its classes, spaces and runs. */
#include "facsimile/facsimile_units.h"

#include "base/utf8.h"
#include "doc/address.h"
#include <assert.h>
#include <stdlib.h>
#include <string.h>

/* A line being written: its spaces and what is in force in it. */
typedef struct LineWriter {
    PageWriter *w;
    const Line *line;
    LineSpaces spaces;
    int base_class; /* of the line itself */
} LineWriter;

void facsimile_put_px(Buf *b, Len length)
{
    buf_put_len(b, (int64_t)length * PX_PER_PT, 2);
    buf_put(b, "px", 2);
}

/* Letter-spacing adds up along the line: one more decimal. */
static void put_space(Buf *b, Len length)
{
    buf_put_len(b, (int64_t)length * PX_PER_PT, 3);
    buf_put(b, "px", 2);
}

/* Chrome's distance from the top of a line of height 0 to its baseline, in pixels of the sheet: ascent and descent are
 * overridden to .88 and .12 em and rounded. */
static int baseline_of(Len size)
{
    double px = len_to_pt(size) * PX_PER_PT;
    int ascent = (int)(.88 * px + .5), descent = (int)(.12 * px + .5);
    return (ascent - descent) / 2;
}

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

static void put_class(Buf *b, int n)
{
    buf_putc(b, 't');
    buf_put_len(b, (int64_t)n * LEN_PT, 0);
}

/* ---- units ---- */

static bool is_common(Len v, Len common)
{
    return common && abs(v - common) <= SAME_SPACE;
}

static void put_margins(Buf *b, const Unit *u)
{
    if (u->before && u->after) {
        buf_puts(b, "margin-inline:");
        put_space(b, u->before);
        buf_putc(b, ' ');
        put_space(b, u->after);
    } else {
        buf_puts(b, u->before ? "margin-inline-start:" : "margin-inline-end:");
        put_space(b, u->before ? u->before : u->after);
    }
}

/* Does its kind alone ask for an element? */
static bool classes_alone(const Unit *u)
{
    return u->kind == UNIT_SILENT || u->kind == UNIT_HYPHEN;
}

/* The classes a unit needs; NULL for none. n: no letter-spacing, k: that and kerning, q: that and proportional quotes,
 * w: no letter-spacing and the common margins, e: nothing to see, h: a hyphen of the style sheet's. */
static const char *unit_classes(const LineWriter *l, const Unit *u, bool common)
{
    if (u->kind == UNIT_SILENT || u->kind == UNIT_HYPHEN)
        return u->kind == UNIT_SILENT ? "e" : "h";
    if (u->kind != UNIT_WORD)
        return NULL;
    if (u->proportional)
        return common ? "w q" : "q";
    if (u->kern)
        return common ? "w k" : "k";
    return common ? "w" : l->spaces.letter && !u->inner ? "n" : NULL;
}

/* Opens the element a unit needs, if it needs one, and returns its closing tag or NULL. */
static const char *open_unit(LineWriter *l, const Unit *u)
{
    Buf *b = l->w->out;
    bool word = u->kind == UNIT_WORD;
    bool common =
        word && is_common(u->before, l->spaces.word) && is_common(u->after - l->spaces.letter, l->spaces.word);
    if (!word && !classes_alone(u) && !u->before && is_common(u->after, l->spaces.gap)) {
        buf_put(b, "<u>", 3);
        return "</u>";
    }
    const char *classes = unit_classes(l, u, common);
    bool margins = (u->before || u->after) && !common;
    bool spaced = word && u->inner && (classes || abs(u->inner - l->spaces.letter) >= SAME_SPACE);
    if (!classes && !margins && !spaced)
        return NULL;
    if (classes && !margins && !spaced && strcmp(classes, "n") == 0) {
        buf_put(b, "<b>", 3);
        return "</b>";
    }
    buf_put(b, "<i", 2);
    if (classes) {
        buf_puts(b, strchr(classes, ' ') ? " class=\"" : " class=");
        buf_puts(b, classes);
        if (strchr(classes, ' '))
            buf_putc(b, '"');
    }
    if (word && u->proportional) /* the font's forms of Western text, shaped as such */
        buf_puts(b, " lang=en");
    if (margins || spaced) {
        buf_puts(b, " style=\"");
        if (spaced) {
            buf_puts(b, "letter-spacing:");
            put_space(b, u->inner);
            if (margins)
                buf_putc(b, ';');
        }
        if (margins)
            put_margins(b, u);
        buf_putc(b, '"');
    }
    buf_putc(b, '>');
    return "</i>";
}

/* Units [from, to) of one run. Text without elements of its own goes out in one piece. */
static void put_units(LineWriter *l, size_t from, size_t to)
{
    const Unit *units = l->w->units.ptr;
    const char *pending = NULL;
    size_t n = 0;
    for (size_t i = from; i < to; i++) {
        const Unit *u = &units[i];
        bool bare = u->kind != UNIT_WORD && !classes_alone(u) && !u->before && !u->after;
        if (bare && pending) {
            n += u->bytes;
            continue;
        }
        if (pending)
            html_put_n(l->w->out, pending, n);
        pending = NULL;
        if (bare) {
            pending = u->text;
            n = u->bytes;
            continue;
        }
        const char *close = open_unit(l, u);
        html_put_n(l->w->out, u->text, u->bytes);
        if (close)
            buf_puts(l->w->out, close);
    }
    if (pending)
        html_put_n(l->w->out, pending, n);
}

/* ---- runs ---- */

static void put_link_start(Buf *b, const char *href)
{
    assert(link_is_allowed(href)); /* parsing left out the others */
    buf_puts(b, "<a href=\"");
    html_put(b, href);
    buf_putc(b, '"');
}

/* Where a run of a vertical line leaves the flow's own place: Latin turned about its pen origin, digits set across. */
static void put_run_place(LineWriter *l, const Run *r)
{
    Buf *b = l->w->out;
    const Glyph *g = r->glyphs;
    if (r->flags & RUN_VERTICAL || !r->n_glyphs) {
        return;
    }
    buf_puts(b, " style=\"left:");
    if (r->flags & RUN_ROTATED) { /* its baseline stands .38 em left of the line's centre by itself */
        facsimile_put_px(b, g->x + len_mul(r->size, 38, 100));
    } else {
        facsimile_put_px(b, g->x);
        buf_puts(b, ";top:");
        buf_put_len(b, (int64_t)g->y * PX_PER_PT - (int64_t)baseline_of(r->size) * LEN_PT, 2);
        buf_puts(b, "px");
        if (r->condensed) {
            buf_puts(b, ";transform:scaleX(");
            buf_put_len(b, (int64_t)r->condensed * LEN_PT / 1000, 3);
            buf_putc(b, ')');
        }
    }
    buf_putc(b, '"');
}

static const char *run_direction(const Line *line, const Run *r)
{
    if (!line->vertical)
        return "";
    return r->flags & RUN_VERTICAL ? " up" : r->flags & RUN_ROTATED ? " turn" : " across";
}

/* Chinese within Tibetan text says so: fonts shape —— by the language. */
static Lang run_lang(const Run *r)
{
    if (r->lang != LANG_BO || run_is_tibetan(r))
        return r->lang;
    for (uint32_t at = 0; at < r->n_text;) {
        uint32_t cp;
        at += (uint32_t)utf8_decode(r->text + at, &cp);
        if (cp >= 0x2E80 || (cp >= 0x2014 && cp <= 0x2026))
            return LANG_ZH_HANS;
    }
    return r->lang;
}

static void put_run(LineWriter *l, const Run *r, size_t from, size_t to)
{
    PageWriter *w = l->w;
    Buf *b = w->out;
    int n = text_class(w, r);
    const char *href = w->in_link ? NULL : r->href;
    Lang lang = run_lang(r);
    bool plain = n == l->base_class && !href && lang == w->lang && !l->line->vertical;
    if (!plain) {
        if (href)
            put_link_start(b, href);
        else
            buf_put(b, "<i", 2);
        if (n != l->base_class || l->line->vertical) {
            buf_puts(b, " class=\"");
            put_class(b, n);
            buf_puts(b, run_direction(l->line, r));
            buf_putc(b, '"');
        }
        if (lang != w->lang) {
            buf_puts(b, " lang=");
            buf_puts(b, lang_tag(lang));
        }
        if (l->line->vertical)
            put_run_place(l, r);
        buf_putc(b, '>');
    }
    put_units(l, from, to);
    if (!plain)
        buf_puts(b, href ? "</a>" : "</i>");
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
    buf_puts(b, " data-x=");
    buf_put_len(b, line->x + dx, 3);
    buf_puts(b, " data-y=");
    buf_put_len(b, line->y + dy, 3);
    buf_puts(b, " data-w=");
    buf_put_len(b, line->w - (line->vertical ? 0 : dx), 3);
}

/* A mark of one glyph may be raised from its line (note marks). */
static Len raise_of(const Line *line)
{
    const Run *r = line->runs;
    return line->kind == LINE_MARK && line->n_runs == 1 && r->n_glyphs == 1 ? r->glyphs->y : 0;
}

static void put_style(LineWriter *l)
{
    Buf *b = l->w->out;
    const Line *line = l->line;
    Len first = l->w->units.len ? l->w->units.ptr->x : 0;
    buf_puts(b, " style=left:");
    facsimile_put_px(b, line->x + (line->vertical ? 0 : first));
    buf_puts(b, ";top:");
    if (line->vertical) {
        facsimile_put_px(b, line->y + first);
    } else {
        int baseline = 0;
        for (uint32_t r = 0; r < line->n_runs; r++) {
            int k = baseline_of(line->runs[r].size);
            baseline = k > baseline ? k : baseline;
        }
        buf_put_len(b, (int64_t)(line->y + raise_of(line)) * PX_PER_PT - (int64_t)baseline * LEN_PT, 2);
        buf_puts(b, "px");
    }
    if (l->spaces.letter) {
        buf_puts(b, ";--g:");
        put_space(b, l->spaces.letter);
    }
    if (l->spaces.gap) {
        buf_puts(b, ";--j:");
        put_space(b, l->spaces.gap);
    }
    if (l->spaces.word) {
        buf_puts(b, ";--k:");
        put_space(b, l->spaces.word);
    }
}

static void put_line_start(LineWriter *l, bool link)
{
    static const char *const classes[] = {
        [LINE_BODY] = "line", [LINE_JUMP] = "jump", [LINE_MARK] = "mark", [LINE_FURNITURE] = "furniture"};
    static_assert(sizeof classes / sizeof *classes == LINE_FURNITURE + 1, "a class for each LineKind");
    Buf *b = l->w->out;
    if (link)
        put_link_start(b, l->line->href);
    else
        buf_puts(b, "<span");
    buf_puts(b, " class=\"");
    buf_puts(b, classes[l->line->kind]);
    buf_putc(b, ' ');
    put_class(b, l->base_class);
    buf_puts(b, l->line->vertical ? " v\"" : "\"");
    if (l->line->kind == LINE_MARK)
        buf_puts(b, " aria-hidden=true");
    if (l->line->kind == LINE_BODY)
        put_data(b, l->line);
    put_style(l);
    buf_putc(b, '>');
}

void facsimile_line(PageWriter *w, const Line *line)
{
    if (!line->n_runs)
        return;
    LineWriter l = {.w = w, .line = line, .base_class = text_class(w, line->runs)};
    l.spaces = units_of_line(w, line);
    bool link = line->kind == LINE_JUMP && line->href && !w->in_link;
    put_line_start(&l, link);
    bool was_in_link = w->in_link;
    w->in_link |= link;
    for (size_t i = 0, k; i < w->units.len; i = k) {
        uint32_t r = w->units.ptr[i].run;
        for (k = i + 1; k < w->units.len && w->units.ptr[k].run == r;)
            k++;
        put_run(&l, &line->runs[r], i, k);
    }
    w->in_link = was_in_link;
    buf_puts(w->out, link ? "</a>" : "</span>");
    if (!(line->runs[line->n_runs - 1].flags & RUN_HYPHEN)) /* a divided word has no white space in it */
        buf_putc(w->out, '\n');
}
