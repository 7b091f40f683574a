#include "html/article.h"
#include "html/article_table.h"

#include "base/utf8.h"
#include <string.h>

/* State while one article is written. */
typedef struct Writer {
    IssueRender *r;
    const Article *article;
    Buf *out;
    int heading_shift;    /* h2 is the article's first level */
    int last_heading;     /* so that no level is skipped */
    const char *dateline; /* waits for the first paragraph */
} Writer;

/* --- inlines --- */

static const struct {
    uint16_t mark;
    const char *open, *close;
} mark_tags[] = {
    {MARK_NAME, "<u class=\"name\">", "</u>"},
    {MARK_BOOK, "<u class=\"book\">", "</u>"},
    {MARK_STRONG, "<strong>", "</strong>"},
    {MARK_EM, "<em>", "</em>"},
    {MARK_STRIKE, "<s>", "</s>"},
    {MARK_CODE, "<code>", "</code>"},
};
#define MARK_TAGS (sizeof mark_tags / sizeof *mark_tags)

/* From one set of marks to another; what is outside the first that differs stays open. A name beside a name (other)
 * has a line of its own. */
static void change_marks(Buf *out, uint16_t from, uint16_t to, bool other)
{
    size_t first = 0;
    while (first < MARK_TAGS && !((from ^ to) & mark_tags[first].mark) &&
           !(other && (to & mark_tags[first].mark & (MARK_NAME | MARK_BOOK))))
        first++;
    for (size_t i = MARK_TAGS; i-- > first;)
        if (from & mark_tags[i].mark)
            buf_puts(out, mark_tags[i].close);
    for (size_t i = first; i < MARK_TAGS; i++)
        if (to & mark_tags[i].mark)
            buf_puts(out, mark_tags[i].open);
}

static const char *word(const Writer *w, const char *key)
{
    return theme_word(w->r->site->theme, w->article->lang, key);
}

/* ①–㊿, then (51). */
static void put_note_mark(Buf *out, unsigned n)
{
    uint32_t c = n <= 20 ? 0x2460 + n - 1 : n <= 35 ? 0x3251 + n - 21 : 0x32B1 + n - 36;
    if (n == 0 || n > 50) {
        buf_printf(out, "(%u)", n);
        return;
    }
    char utf8[4];
    buf_put(out, utf8, (size_t)utf8_encode(c, utf8));
}

static void put_ruby(const Writer *w, const Inline *in)
{
    Buf *out = w->out;
    buf_puts(out, "<ruby>");
    const char *p = in->text;
    for (size_t i = 0; i < in->n_readings; i++) {
        size_t n = strlen(p);
        if (in->n_readings > 1) {
            uint32_t c;
            n = *p ? (size_t)utf8_decode(p, &c) : 0;
            if (i + 1 == in->n_readings)
                n = strlen(p);
        }
        article_text(w->article->lang, p, n, out);
        buf_puts(out, "<rp>（</rp><rt>");
        html_put(out, in->readings[i]);
        buf_puts(out, "</rt><rp>）</rp>");
        p += n;
    }
    if (*p)
        html_put(out, p);
    buf_puts(out, "</ruby>");
}

/* Links between articles are written to the Markdown files: foo.md#x leads to foo.html#x. */
static void put_href(Buf *out, const char *href)
{
    size_t path = strcspn(href, "?#");
    if (strncmp(href, "http:", 5) != 0 && strncmp(href, "https:", 6) != 0 && path > 3 &&
        strncmp(href + path - 3, ".md", 3) == 0) {
        html_put_n(out, href, path - 3);
        buf_puts(out, ".html");
        href += path;
    }
    html_put(out, href);
}

static bool is_external(const char *href)
{
    return strstr(href, "://") || strncmp(href, "//", 2) == 0;
}

/* Opens a link; false when the page must not carry it. */
static bool open_link(const Writer *w, const Inline *in)
{
    if (!html_link_allowed(in->href)) {
        diag_warning(w->r->diag, in->span, "links lead to http:, https:, mailto:, tel:, ftp: or another page",
                     "the link %s is left out", in->href);
        return false;
    }
    buf_puts(w->out, "<a href=\"");
    put_href(w->out, in->href);
    buf_puts(w->out, is_external(in->href) ? "\" rel=\"noopener external\">" : "\">");
    return true;
}

static bool same_link(const char *a, const char *b)
{
    return a == b || (a && b && strcmp(a, b) == 0);
}

static void put_inline(const Writer *w, const Inline *in)
{
    switch (in->kind) {
    case INL_TEXT:
        article_text(w->article->lang, in->text, strlen(in->text), w->out);
        break;
    case INL_BREAK:
        buf_puts(w->out, "<br>\n");
        break;
    case INL_RUBY:
        put_ruby(w, in);
        break;
    case INL_NOTE:
        buf_puts(w->out, "<sup class=\"note\"><a href=\"#n");
        buf_printf(w->out, "%u\" id=\"r%u\" data-mark=\"", (unsigned)in->note, (unsigned)in->note);
        put_note_mark(w->out, in->note);
        buf_printf(w->out, "\" aria-label=\"%s%u\"></a></sup>", word(w, "note"), (unsigned)in->note);
        break;
    }
}

static void put_inlines(const Writer *w, Inlines in)
{
    const char *link = NULL; /* the link the last inline asked for */
    bool linked = false;     /* it is open */
    uint16_t marks = 0, name = 0;
    for (size_t i = 0; i < in.n; i++) {
        const Inline *x = &in.at[i];
        bool text = x->kind == INL_TEXT || x->kind == INL_RUBY;
        uint16_t want = text ? x->marks : marks, its_name = text ? x->name : name;
        const char *href = x->kind == INL_NOTE ? NULL : x->href;
        if (!same_link(link, href)) {
            change_marks(w->out, marks, 0, false);
            marks = 0;
            if (linked)
                buf_puts(w->out, "</a>");
            linked = href && open_link(w, x);
            link = href;
        }
        change_marks(w->out, marks, want, its_name != name);
        marks = want;
        name = its_name;
        put_inline(w, x);
    }
    change_marks(w->out, marks, 0, false);
    if (linked)
        buf_puts(w->out, "</a>");
}

/* --- blocks --- */

static void put_blocks(Writer *w, const Block *blocks, size_t n);

static void put_para(Writer *w, const Block *b)
{
    buf_puts(w->out, "<p>");
    if (w->dateline) {
        buf_puts(w->out, "<span class=\"dateline\">");
        html_put(w->out, w->dateline);
        buf_puts(w->out, "</span>\u3000");
        w->dateline = NULL;
    }
    put_inlines(w, b->inlines);
    buf_puts(w->out, "</p>\n");
}

static void put_heading(Writer *w, const Block *b)
{
    int level = b->level + w->heading_shift;
    if (level > w->last_heading + 1)
        level = w->last_heading + 1;
    level = level < 2 ? 2 : level > 6 ? 6 : level;
    w->last_heading = level;
    buf_printf(w->out, "<h%d>", level);
    put_inlines(w, b->inlines);
    buf_printf(w->out, "</h%d>\n", level);
}

static void put_list(Writer *w, const Block *b)
{
    static const char *const classes[] = {
        [NUM_DECIMAL] = "",
        [NUM_HAN] = " class=\"han\"",
        [NUM_HAN_PAREN] = " class=\"han-paren\"",
        [NUM_TIBETAN] = " class=\"tibetan\"",
        [NUM_PAREN] = " class=\"paren\"",
        [NUM_CIRCLED] = " class=\"circled\"",
    };
    if (b->ordered) {
        buf_printf(w->out, "<ol%s", classes[b->numbering]);
        if (b->start != 1)
            buf_printf(w->out, " start=\"%d\"", b->start);
        buf_puts(w->out, ">\n");
    } else {
        buf_puts(w->out, "<ul>\n");
    }
    for (size_t i = 0; i < b->n_children; i++) {
        const Block *item = &b->children[i];
        buf_puts(w->out, "<li>");
        if (item->inlines.n)
            put_inlines(w, item->inlines);
        if (b->tight && item->n_children && item->children[0].kind == BLK_PARA) {
            put_inlines(w, item->children[0].inlines);
            put_blocks(w, item->children + 1, item->n_children - 1);
        } else {
            put_blocks(w, item->children, item->n_children);
        }
        buf_puts(w->out, "</li>\n");
    }
    buf_puts(w->out, b->ordered ? "</ol>\n" : "</ul>\n");
}

static void put_row(Writer *w, const Block *row, const Column *columns, bool head)
{
    static const char *const align[] = {[CELL_DEFAULT] = "",
                                        [CELL_LEFT] = " class=\"l\"",
                                        [CELL_CENTER] = " class=\"c\"",
                                        [CELL_RIGHT] = " class=\"r\""};
    buf_puts(w->out, "<tr>");
    for (size_t i = 0; i < row->n_children; i++) {
        buf_puts(w->out, head ? "<th scope=\"col\"" : "<td");
        buf_puts(w->out, align[columns[i].align]);
        if (!head)
            table_pad(&columns[i], row->children[i].inlines, w->out);
        buf_putc(w->out, '>');
        put_inlines(w, row->children[i].inlines);
        buf_puts(w->out, head ? "</th>" : "</td>");
    }
    buf_puts(w->out, "</tr>\n");
}

static void put_table(Writer *w, const Block *b)
{
    const Column *columns = table_columns(w->r->arena, b);
    /* A wide table scrolls in its own box, which the keyboard must reach. */
    buf_printf(w->out, "<div class=\"table\" role=\"group\" aria-label=\"%s\" tabindex=\"0\"><table>\n",
               word(w, "table"));
    if (b->inlines.n) {
        buf_puts(w->out, "<caption>");
        put_inlines(w, b->inlines);
        buf_puts(w->out, "</caption>\n");
    }
    for (size_t i = 0; i < b->n_children; i++) {
        if (i == 0)
            buf_puts(w->out, "<thead>");
        if (i == 1)
            buf_puts(w->out, "<tbody>");
        put_row(w, &b->children[i], columns, i == 0);
        if (i == 0)
            buf_puts(w->out, "</thead>\n");
    }
    buf_puts(w->out, b->n_children > 1 ? "</tbody></table></div>\n" : "</table></div>\n");
}

static void put_figure(Writer *w, const Block *b, bool lead)
{
    const char *file = b->path ? issue_picture(w->r, b->path) : NULL;
    bool caption = b->inlines.n || (b->credit && b->credit[0]);
    if (!file && !caption)
        return;
    buf_puts(w->out, lead ? "<figure class=\"lead\">" : "<figure>");
    if (file) {
        buf_puts(w->out, "<img src=\"");
        html_put_url(w->out, file);
        buf_puts(w->out, "\" alt=\"");
        html_put(w->out, b->alt ? b->alt : "");
        buf_putc(w->out, '"');
        if (b->width_px > 0 && b->height_px > 0)
            buf_printf(w->out, " width=\"%d\" height=\"%d\"", b->width_px, b->height_px);
        buf_puts(w->out, lead ? " decoding=\"async\">" : " loading=\"lazy\" decoding=\"async\">");
    }
    if (caption) {
        buf_puts(w->out, "<figcaption>");
        put_inlines(w, b->inlines);
        if (b->credit && b->credit[0]) {
            buf_puts(w->out, " <span class=\"credit\">");
            article_text(w->article->lang, b->credit, strlen(b->credit), w->out);
            buf_puts(w->out, "</span>");
        }
        buf_puts(w->out, "</figcaption>");
    }
    buf_puts(w->out, "</figure>\n");
}

static void put_code(const Writer *w, const Block *b)
{
    buf_puts(w->out, "<pre tabindex=\"0\"><code");
    size_t n = b->alt ? strcspn(b->alt, " ") : 0;
    if (n) {
        buf_puts(w->out, " class=\"language-");
        html_put_n(w->out, b->alt, n);
        buf_putc(w->out, '"');
    }
    buf_putc(w->out, '>');
    html_put(w->out, b->text ? b->text : "");
    buf_puts(w->out, "</code></pre>\n");
}

static void put_block(Writer *w, const Block *b)
{
    switch (b->kind) {
    case BLK_PARA:
        put_para(w, b);
        break;
    case BLK_HEADING:
        put_heading(w, b);
        break;
    case BLK_LIST:
        put_list(w, b);
        break;
    case BLK_QUOTE:
        buf_puts(w->out, b->pull ? "<blockquote class=\"pull\">\n" : "<blockquote>\n");
        if (b->inlines.n)
            put_para(w, b);
        put_blocks(w, b->children, b->n_children);
        buf_puts(w->out, "</blockquote>\n");
        break;
    case BLK_VERSE:
        buf_puts(w->out, "<p class=\"verse\">");
        put_inlines(w, b->inlines);
        buf_puts(w->out, "</p>\n");
        break;
    case BLK_CODE:
        put_code(w, b);
        break;
    case BLK_TABLE:
        put_table(w, b);
        break;
    case BLK_FIGURE:
        put_figure(w, b, false);
        break;
    case BLK_RULE:
        buf_puts(w->out, "<hr>\n");
        break;
    case BLK_ITEM:
    case BLK_ROW:
    case BLK_CELL: /* written by their parents */
        break;
    }
}

static void put_blocks(Writer *w, const Block *blocks, size_t n)
{
    for (size_t i = 0; i < n; i++)
        put_block(w, &blocks[i]);
}

static void put_notes(Writer *w)
{
    const Article *a = w->article;
    if (!a->n_notes)
        return;
    buf_printf(w->out, "<aside class=\"notes\" aria-label=\"%s\">\n<ol>\n", word(w, "notes"));
    for (size_t i = 0; i < a->n_notes; i++) {
        buf_printf(w->out, "<li id=\"n%zu\"><a class=\"back\" href=\"#r%zu\" data-mark=\"", i + 1, i + 1);
        put_note_mark(w->out, (unsigned)i + 1);
        buf_printf(w->out, "\" aria-label=\"%s%zu\"></a>", word(w, "note"), i + 1);
        put_blocks(w, a->notes[i].blocks, a->notes[i].n_blocks);
        buf_puts(w->out, "</li>\n");
    }
    buf_puts(w->out, "</ol>\n</aside>\n");
}

static int top_heading(const Block *blocks, size_t n)
{
    int top = 6;
    for (size_t i = 0; i < n; i++)
        if (blocks[i].kind == BLK_HEADING && blocks[i].level < top)
            top = blocks[i].level;
    return top;
}

void article_body(IssueRender *r, const Article *a, Buf *out)
{
    Writer w = {r, a, out, 2 - top_heading(a->blocks, a->n_blocks), 1, a->dateline[0] ? a->dateline : NULL};
    if (a->image)
        put_figure(&w, a->image, true);
    if (w.dateline && (!a->n_blocks || a->blocks[0].kind != BLK_PARA)) {
        buf_puts(out, "<p class=\"dateline\">");
        html_put(out, w.dateline);
        buf_puts(out, "</p>\n");
        w.dateline = NULL;
    }
    put_blocks(&w, a->blocks, a->n_blocks);
    put_notes(&w);
}

/* --- excerpts --- */

static void collect_plain(const Block *blocks, size_t n, size_t bytes, Buf *out)
{
    for (size_t i = 0; i < n && out->len < bytes; i++) {
        const Block *b = &blocks[i];
        if (b->kind == BLK_PARA || b->kind == BLK_VERSE)
            inlines_plain(b->inlines, out);
        else if (b->kind == BLK_LIST || b->kind == BLK_ITEM || b->kind == BLK_QUOTE)
            collect_plain(b->children, b->n_children, bytes, out);
    }
}

void article_excerpt(const Article *a, size_t characters, Buf *out)
{
    Buf text = {0};
    if (a->summary[0])
        buf_puts(&text, a->summary);
    else
        collect_plain(a->blocks, a->n_blocks, characters * 4, &text);
    size_t at = 0, n = 0;
    while (at < text.len && n < characters) {
        uint32_t c;
        at += (size_t)utf8_decode(text.data + at, &c);
        n++;
    }
    for (size_t i = 0; i < at; i++) /* a poem's lines */
        buf_putc(out, text.data[i] == '\n' ? ' ' : text.data[i]);
    if (at < text.len)
        buf_puts(out, "……");
    buf_free(&text);
}
