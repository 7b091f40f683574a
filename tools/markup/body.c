/* Elements of HTML → Markdown, block by block. */
#include "markup/body.h"

#include "base/utf8.h"
#include "doc/address.h"
#include "markup/caption.h"
#include "markup/table.h"
#include <string.h>

/* A stretch of a paragraph. */
typedef struct Stretch {
    const char *text; /* blanks as found */
    const char *href; /* NULL: no link */
    bool strong, line_end;
} Stretch;

typedef struct Writer {
    Body *b;
    VEC(Stretch) line;  /* the paragraph that is being read */
    const char *prefix; /* of its lines: "> " in a quotation, blanks in an item of a list */
    const char *first;  /* of its first line, with the item's marker; NULL: prefix */
    const char *gap;    /* what the empty line before it has: ">" within one quotation */
    int heading;        /* 0: it is none */
    bool strong;
    const char *href;
} Writer;

/* ---- paragraphs ---- */

/* How wide the blanks at the head are, in halves of a character: from 4 on it is the indent of a paragraph. A source's
 * own line ends and spaces are none. */
static int indent_of(const char *s)
{
    int halves = 0;
    for (size_t n; (n = markup_blank(s)); s += n)
        halves += n == 3 ? 2 : n == 2 ? 1 : 0;
    return halves;
}

static bool is_blank(const char *s)
{
    while (markup_blank(s))
        s += markup_blank(s);
    return !*s;
}

/* Blanks in a row as one; those at both ends only tell that there were any. */
static const char *squeeze(Arena *a, const char *s, bool *before, bool *after)
{
    char *out = arena_strdup(a, s);
    size_t n = 0;
    *before = *after = false;
    while (*s) {
        size_t blank = markup_blank(s);
        if (blank) {
            *before |= !n;
            *after = true;
            s += blank;
            continue;
        }
        if (*after && n)
            out[n++] = ' ';
        *after = false;
        out[n++] = *s++;
    }
    out[n] = '\0';
    return out;
}

typedef struct LineState {
    bool any, gap; /* something stands on the line; a blank is owed */
} LineState;

static void put_stretch(Writer *w, const Stretch *s, LineState *state)
{
    Buf *out = &w->b->text;
    bool before, after;
    const char *text = squeeze(w->b->arena, s->text, &before, &after);
    if (!*text) {
        state->gap |= before || after;
        return;
    }
    if (state->any && (state->gap || before))
        buf_putc(out, ' ');
    if (s->strong)
        buf_puts(out, "**");
    if (s->href)
        buf_putc(out, '[');
    markdown_put(out, text, !state->any);
    if (s->href)
        buf_printf(out, "](<%s>)", s->href);
    if (s->strong)
        buf_puts(out, "**");
    w->b->characters += utf8_count(text);
    *state = (LineState){true, after};
}

/* A line of the paragraph: stretches [from, to). */
static bool put_line(Writer *w, size_t from, size_t to, bool strong)
{
    LineState state = {0};
    for (size_t i = from; i < to; i++) {
        Stretch s = w->line.ptr[i];
        s.strong &= strong;
        put_stretch(w, &s, &state);
    }
    return state.any;
}

static bool line_is_blank(const Writer *w, size_t from, size_t to)
{
    for (size_t i = from; i < to; i++)
        if (!is_blank(w->line.ptr[i].text))
            return false;
    return true;
}

/* A short paragraph all in bold, without an end of a sentence, is a heading of the text's. */
static bool is_heading(const Writer *w, size_t from, size_t to)
{
    enum { MOST = 24 };
    static const char *const ends[] = {"。", "？", "！", "；", "，", "：", ".", "”"};
    size_t n = 0;
    const char *last = "";
    if (w->heading || *w->prefix)
        return w->heading > 0;
    for (size_t i = from; i < to; i++) {
        const Stretch *s = &w->line.ptr[i];
        if (is_blank(s->text))
            continue;
        if (!s->strong || s->href)
            return false;
        n += utf8_count(s->text);
        last = s->text;
    }
    for (size_t i = 0; i < sizeof ends / sizeof *ends; i++) {
        size_t length = strlen(ends[i]), have = strlen(last);
        if (have >= length && strcmp(last + have - length, ends[i]) == 0)
            return false;
    }
    return n && n <= MOST;
}

/* A prefix as an empty line has it. */
static const char *gap_of(Arena *a, const char *prefix)
{
    size_t n = strlen(prefix);
    while (n && prefix[n - 1] == ' ')
        n--;
    return arena_strndup(a, prefix, n);
}

/* The empty line before a block, and what stands before its text: of an item's blocks the first has the marker. */
static void begin_block(Writer *w)
{
    Buf *out = &w->b->text;
    if (out->len)
        buf_printf(out, "%s\n", w->gap);
    buf_puts(out, w->first ? w->first : w->prefix);
    w->first = NULL;
    w->gap = gap_of(w->b->arena, w->prefix);
}

/* One paragraph of stretches [from, to), with line ends within it. */
static void put_paragraph(Writer *w, size_t from, size_t to)
{
    while (from < to && line_is_blank(w, from, from + 1))
        from++;
    while (to > from && line_is_blank(w, to - 1, to))
        to--;
    if (from == to)
        return;
    static const char *const levels[] = {"## ", "## ", "## ", "### ", "#### ", "#### ", "#### "};
    const bool heading = is_heading(w, from, to);
    begin_block(w);
    if (heading)
        buf_puts(&w->b->text, levels[w->heading]);
    for (size_t i = from, line = from; i <= to; i++) {
        if (i < to && !w->line.ptr[i].line_end)
            continue;
        put_line(w, line, i, !heading);
        if (i < to)
            buf_puts(&w->b->text, heading ? " " : "\\\n");
        if (i < to && !heading)
            buf_puts(&w->b->text, w->prefix);
        line = i + 1;
    }
    buf_putc(&w->b->text, '\n');
    w->b->paragraphs++;
}

/* Ends the paragraph: where a line end is followed by an indent or by another, one begins. */
static void flush(Writer *w)
{
    size_t from = 0;
    for (size_t i = 0; i < w->line.len; i++) {
        if (!w->line.ptr[i].line_end)
            continue;
        size_t next = i + 1;
        while (next < w->line.len && !w->line.ptr[next].line_end && is_blank(w->line.ptr[next].text) &&
               indent_of(w->line.ptr[next].text) < 4)
            next++;
        bool ends = next >= w->line.len || w->line.ptr[next].line_end || indent_of(w->line.ptr[next].text) >= 4;
        if (!ends)
            continue;
        put_paragraph(w, from, i);
        from = i + 1;
    }
    put_paragraph(w, from, w->line.len);
    w->line.len = 0;
}

/* ---- pictures ---- */

static void put_alone(Writer *w, const char *text)
{
    Buf *out = &w->b->text;
    begin_block(w);
    markdown_put(out, text, true);
    buf_putc(out, '\n');
    w->b->characters += utf8_count(text);
    w->b->paragraphs++;
}

static void put_figure(Writer *w, const ImportPicture *p)
{
    Buf *out = &w->b->text;
    begin_block(w);
    buf_puts(out, "![");
    markdown_put(out, p->alt, false);
    buf_printf(out, "](<%s>", p->file);
    if (*p->caption) {
        Buf quoted = {0};
        markdown_put(&quoted, p->caption, false);
        buf_puts(out, " \"");
        for (const char *s = quoted.data; *s; s++) {
            if (*s == '"')
                buf_putc(out, '\\');
            buf_putc(out, *s);
        }
        buf_putc(out, '"');
        buf_free(&quoted);
    }
    buf_puts(out, ")\n");
}

static void drop(Body *b, const char *name)
{
    for (size_t i = 0; i < b->dropped.len; i++)
        if (strcmp(b->dropped.ptr[i].name, name) == 0) {
            b->dropped.ptr[i].n++;
            return;
        }
    vec_push(&b->dropped, ((Dropped){name, 1}));
}

static void take_picture(Writer *w, Markup *img)
{
    Body *b = w->b;
    const char *src = markup_attribute(img, "src");
    if (!*src)
        src = markup_attribute(img, "data-src");
    img->used = true;
    if (!*src) {
        drop(b, "img");
        return;
    }
    ImportPicture p = {.src = src, .caption = caption_of(b->arena, img)};
    p.alt = markup_attribute(img, "alt");
    if (!*p.alt)
        p.alt = markup_attribute(img, "title");
    p.file = b->taker.take ? b->taker.take(b->taker.context, img, src) : NULL;
    flush(w);
    p.lead = p.file && !b->paragraphs && !b->pictures.len && !*w->prefix;
    if (!p.file && *p.caption)
        put_alone(w, p.caption);
    else if (p.file && !p.lead)
        put_figure(w, &p);
    vec_push(&b->pictures, p);
}

/* ---- elements ---- */

static bool is_any(const Markup *m, const char *names)
{
    size_t own = strlen(m->name);
    while (*names) {
        size_t n = strcspn(names, "|");
        if (n == own && strncmp(names, m->name, n) == 0)
            return true;
        names += n + (names[n] == '|');
    }
    return false;
}

static bool is_dropped(const Markup *m)
{
    return is_any(m, "script|style|noscript|template|iframe|object|embed|video|audio|input|button|select|textarea|svg|"
                     "canvas|map|link|meta");
}

static void walk(Writer *w, Markup *m);

static void walk_children(Writer *w, Markup *m)
{
    for (Markup *x = m->child; x; x = x->next)
        walk(w, x);
}

static void add_text(Writer *w, const char *text)
{
    vec_push(&w->line, ((Stretch){.text = text, .href = w->href, .strong = w->strong}));
}

/* Where a link leads out of the site; NULL: nowhere that a reader of ours could follow. */
static const char *link_out(const Markup *m)
{
    const char *href = markup_attribute(m, "href");
    bool out =
        strncmp(href, "http://", 7) == 0 || strncmp(href, "https://", 8) == 0 || strncmp(href, "mailto:", 7) == 0;
    return out && !strpbrk(href, "<> \t\r\n\\") && link_is_allowed(href) ? href : NULL;
}

/* Does it lead anywhere at all? */
static bool leads(const Markup *a)
{
    const char *href = markup_attribute(a, "href");
    return *href && strcmp(href, "#") != 0 && strncmp(href, "javascript:", strlen("javascript:")) != 0;
}

static void walk_inline(Writer *w, Markup *m)
{
    Writer was = *w;
    if (is_any(m, "b|strong"))
        w->strong = true;
    if (markup_is(m, "a") && !w->href) {
        w->href = link_out(m);
        w->b->links += !w->href && leads(m);
    }
    walk_children(w, m);
    w->strong = was.strong;
    w->href = was.href;
}

/* Items begin with their marker, after those of the items that they are in where nothing stands there yet. */
static void walk_list(Writer *w, Markup *m)
{
    const char *const prefix = w->prefix, *within = prefix;
    int number = 1;
    for (Markup *x = m->child; x; x = x->next) {
        if (!markup_is(x, "li")) {
            w->prefix = is_any(x, "ul|ol") ? within : prefix; /* beside the item that it belongs to */
            walk(w, x);
            w->prefix = prefix;
            continue;
        }
        Arena *a = w->b->arena;
        flush(w);
        const char *outer = w->first, *marker = markup_is(m, "ol") ? arena_printf(a, "%d. ", number++) : "- ";
        w->first = arena_printf(a, "%s%s", outer ? outer : prefix, marker);
        w->prefix = within = arena_printf(a, "%s%*s", prefix, (int)strlen(marker), "");
        walk_children(w, x);
        flush(w);
        w->first = w->first ? outer : NULL; /* an empty item has written none */
        w->prefix = prefix;
    }
}

static void walk_quotation(Writer *w, Markup *m)
{
    Arena *a = w->b->arena;
    const char *const prefix = w->prefix, *const first = w->first;
    w->prefix = arena_printf(a, "%s> ", prefix);
    w->first = first ? arena_printf(a, "%s> ", first) : NULL;
    walk_children(w, m);
    flush(w);
    w->prefix = prefix;
    w->first = w->first ? first : NULL;
    w->gap = gap_of(a, prefix);
}

static void walk_block(Writer *w, Markup *m)
{
    const int heading = w->heading;
    flush(w);
    if (m->name[0] == 'h' && m->name[1] >= '1' && m->name[1] <= '6' && !m->name[2])
        w->heading = m->name[1] - '0';
    if (markup_is(m, "blockquote"))
        walk_quotation(w, m);
    else if (is_any(m, "ul|ol"))
        walk_list(w, m);
    else
        walk_children(w, m);
    flush(w);
    w->heading = heading;
}

/* What cells of text alone leave out. */
static void tell_left_out(Body *b, Markup *table)
{
    for (Markup *m = table; m; m = markup_next(table, m)) {
        b->links += markup_is(m, "a") && leads(m);
        if (is_dropped(m))
            drop(b, m->name);
    }
}

/* Lines of Markdown, or the cells one after another. */
static void walk_table(Writer *w, Markup *m)
{
    Body *b = w->b;
    Buf table = {0};
    flush(w);
    if (table_put(m, &table)) {
        begin_block(w);
        for (const char *line = table.data; *line;) {
            size_t n = strcspn(line, "\n") + 1;
            buf_puts(&b->text, line == table.data ? "" : w->prefix);
            buf_put(&b->text, line, n);
            line += n;
        }
        b->paragraphs++;
        b->characters += table_characters(m);
        tell_left_out(b, m);
    } else {
        b->tables += table_is_grid(m);
        walk_block(w, m);
    }
    buf_free(&table);
}

static void walk(Writer *w, Markup *m)
{
    if (m->used || m->kind == MARKUP_COMMENT)
        return;
    m->used = true;
    if (m->kind == MARKUP_TEXT)
        add_text(w, m->text);
    else if (markup_is(m, "br"))
        vec_push(&w->line, ((Stretch){.text = "", .line_end = true}));
    else if (markup_is(m, "img"))
        take_picture(w, m);
    else if (is_dropped(m))
        drop(w->b, m->name);
    else if (is_any(m, "a|b|strong|i|em|u|span|font|sup|sub|code|s|del|ins|small|big|tt|label|rb|q|cite|abbr|strike"))
        walk_inline(w, m);
    else if (markup_is(m, "table"))
        walk_table(w, m);
    else
        walk_block(w, m);
}

void body_begin(Body *b, Arena *a, PictureTaker taker)
{
    *b = (Body){.arena = a, .taker = taker};
}

void body_end(Body *b)
{
    buf_free(&b->text);
    vec_free(&b->pictures);
    vec_free(&b->dropped);
}

void body_add(Body *b, Markup *m)
{
    Writer w = {.b = b, .prefix = "", .gap = ""};
    if (m->kind == MARKUP_ELEMENT && !markup_is(m, "table")) {
        m->used = true;
        walk_children(&w, m);
    } else {
        walk(&w, m);
    }
    flush(&w);
    vec_free(&w.line);
}

void body_add_text(Body *b, const char *paragraph)
{
    Writer w = {.b = b, .prefix = "", .gap = ""};
    put_alone(&w, paragraph);
}

void body_add_picture(Body *b, Markup *img)
{
    Writer w = {.b = b, .prefix = "", .gap = ""};
    take_picture(&w, img);
    vec_free(&w.line);
}
