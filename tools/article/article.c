/* Blocks, inlines, notes and pictures of an article as HTML. */
#include "article/article.h"
#include "article/article_figure.h"
#include "article/article_table.h"

#include "base/utf8.h"
#include "doc/tongue.h"
#include "doc/address.h"
#include "resolve/resolve.h"
#include <assert.h>
#include <string.h>

/* State while one article is written. */
typedef struct Writer {
    IssueRender *r;
    const ResolvedDoc *doc;
    const Article *article; /* doc's */
    Buf *out;
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
        buf_puts(out, "<rp>（</rp><rt");
        Tongue reading = tongue_of_reading(in->lang, in->readings[i], strlen(in->readings[i]));
        if (reading) {
            char room[TONGUE_ROOM];
            buf_printf(out, " lang=\"%s\"", tongue_tag(reading, room));
        }
        buf_putc(out, '>');
        html_put(out, in->readings[i]);
        buf_puts(out, "</rt><rp>）</rp>");
        p += n;
    }
    if (*p)
        html_put(out, p);
    buf_puts(out, "</ruby>");
}

static bool is_epub(const Writer *w)
{
    return w->r->form && w->r->form->epub;
}

/* A place of this very page needs no file's name. */
static void put_href(const Writer *w, const char *href)
{
    static const char html[] = ".html#";
    size_t n = strlen(w->article->slug), m = sizeof html - 1;
    bool own = strncmp(href, w->article->slug, n) == 0 && strncmp(href + n, html, m) == 0;
    html_put(w->out, own ? href + n + m - 1 : issue_link(w->r, href));
}

static bool is_external(const char *href)
{
    return strstr(href, "://") || strncmp(href, "//", 2) == 0;
}

/* Elsewhere than on the site a link may lead nowhere. */
static const char *link_of(const Writer *w, const Inline *x)
{
    const ArticleForm *form = w->r->form;
    if (x->kind == INL_NOTE || !x->href)
        return NULL;
    return form ? form->link(form->self, x->href) : x->href;
}

static void open_link(const Writer *w, const char *href)
{
    assert(link_is_allowed(href)); /* parsing left out the others */
    buf_puts(w->out, "<a href=\"");
    if (w->r->form)
        html_put(w->out, href);
    else
        put_href(w, href);
    buf_puts(w->out, is_external(href) && !w->r->form ? "\" rel=\"noopener external\">" : "\">");
}

static bool same_link(const char *a, const char *b)
{
    return a == b || (a && b && strcmp(a, b) == 0);
}

/* The place of a note's mark: r1, where it is referred to again r1-2. */
static void put_reference_id(Buf *out, unsigned note, unsigned reference)
{
    buf_printf(out, "r%u", note);
    if (reference > 1)
        buf_printf(out, "-%u", reference);
}

static void put_note_mark(const Writer *w, const Inline *in)
{
    buf_printf(w->out, "<sup class=\"note\"><a%s href=\"#n%u\" id=\"",
               is_epub(w) ? " epub:type=\"noteref\" role=\"doc-noteref\"" : "", (unsigned)in->note);
    put_reference_id(w->out, in->note, in->reference);
    if (w->r->form)
        buf_printf(w->out, "\">%s</a></sup>", in->text);
    else
        buf_printf(w->out, "\" data-mark=\"%s\" aria-label=\"%s%u\"></a></sup>", in->text, word(w, "note"),
                   (unsigned)in->note);
}

static void put_inline(const Writer *w, const Inline *in)
{
    switch (in->kind) {
    case INL_TEXT:
        if (in->lang != w->article->lang)
            buf_printf(w->out, "<span lang=\"%s\">", lang_tag(in->lang));
        if ((in->marks & MARK_VERBATIM) && !(in->marks & MARK_CODE))
            article_address(in->text, strlen(in->text), w->out);
        else
            (in->marks & MARK_CODE ? article_code : article_text)(in->lang, in->text, strlen(in->text), w->out);
        if (in->lang != w->article->lang)
            buf_puts(w->out, "</span>");
        break;
    case INL_BREAK:
        buf_puts(w->out, "<br>\n");
        break;
    case INL_RUBY:
        put_ruby(w, in);
        break;
    case INL_NOTE:
        put_note_mark(w, in);
        break;
    }
}

static void put_inlines(const Writer *w, Inlines in)
{
    const char *link = NULL; /* the link that is open */
    uint16_t marks = 0, name = 0;
    for (size_t i = 0; i < in.n; i++) {
        const Inline *x = &in.at[i];
        bool text = x->kind == INL_TEXT || x->kind == INL_RUBY;
        uint16_t want = text ? x->marks : marks, its_name = text ? x->name : name;
        const char *href = link_of(w, x);
        if (!same_link(link, href)) {
            change_marks(w->out, marks, 0, false);
            marks = 0;
            if (link)
                buf_puts(w->out, "</a>");
            if (href)
                open_link(w, href);
            link = href;
        }
        change_marks(w->out, marks, want, its_name != name);
        marks = want;
        name = its_name;
        put_inline(w, x);
    }
    change_marks(w->out, marks, 0, false);
    if (link)
        buf_puts(w->out, "</a>");
}

/* --- blocks --- */

static void put_blocks(Writer *w, const ResolvedBlock *blocks, size_t n);

/* The dateline before a paragraph's text. */
static void put_lead_in(Writer *w, const ResolvedBlock *b)
{
    if (!b->lead_in)
        return;
    buf_puts(w->out, "<span class=\"dateline\">");
    article_text(w->article->lang, w->article->dateline, strlen(w->article->dateline), w->out);
    buf_puts(w->out, "</span>");
    if (b->inlines.n)
        buf_puts(w->out, lang_lead_space(w->article->lang));
}

static void put_para(Writer *w, const ResolvedBlock *b)
{
    buf_puts(w->out, "<p>");
    put_lead_in(w, b);
    put_inlines(w, b->inlines);
    buf_puts(w->out, "</p>\n");
}

static void put_list(Writer *w, const ResolvedBlock *b)
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
        const ResolvedBlock *item = &b->children[i];
        bool bare = b->tight && item->n_children && item->children[0].kind == RES_PARA;
        buf_puts(w->out, "<li>");
        if (bare)
            put_inlines(w, item->children[0].inlines);
        put_blocks(w, item->children + bare, item->n_children - bare);
        buf_puts(w->out, "</li>\n");
    }
    buf_puts(w->out, b->ordered ? "</ol>\n" : "</ul>\n");
}

static void put_float(Writer *w, const ResolvedFloat *f)
{
    if (f->kind == RES_FIGURE)
        article_figure(w->r, w->doc, f, w->out);
    else
        article_table(w->r, w->doc, f, w->out);
}

static void put_code(const Writer *w, const ResolvedBlock *b)
{
    buf_puts(w->out, "<pre tabindex=\"0\"><code");
    size_t n = strcspn(b->info, " ");
    if (n) {
        buf_puts(w->out, " class=\"language-");
        html_put_n(w->out, b->info, n);
        buf_putc(w->out, '"');
    }
    buf_putc(w->out, '>');
    html_put(w->out, b->text);
    buf_puts(w->out, "</code></pre>\n");
}

static void put_heading(const Writer *w, const ResolvedBlock *b)
{
    buf_printf(w->out, b->anchor ? "<h%d id=\"" : "<h%d>", b->level);
    if (b->anchor) {
        buf_puts(w->out, is_epub(w) ? BOOK_ANCHOR : "");
        html_put(w->out, b->anchor);
        buf_puts(w->out, "\">");
    }
    put_inlines(w, b->inlines);
    buf_printf(w->out, "</h%d>\n", b->level);
}

static void put_block(Writer *w, const ResolvedBlock *b)
{
    switch (b->kind) {
    case RES_PARA:
        put_para(w, b);
        break;
    case RES_HEADING:
        put_heading(w, b);
        break;
    case RES_LIST:
        put_list(w, b);
        break;
    case RES_QUOTE:
        buf_puts(w->out, b->pull ? "<blockquote class=\"pull\">\n" : "<blockquote>\n");
        put_blocks(w, b->children, b->n_children);
        buf_puts(w->out, "</blockquote>\n");
        break;
    case RES_SIDEBAR:
        buf_puts(w->out, "<aside class=\"sidebar\">\n<p class=\"label\">");
        article_text(w->article->lang, b->label, strlen(b->label), w->out);
        buf_puts(w->out, "</p>\n");
        put_blocks(w, b->children, b->n_children);
        buf_puts(w->out, "</aside>\n");
        break;
    case RES_VERSE:
        buf_puts(w->out, "<p class=\"verse\">");
        put_inlines(w, b->inlines);
        buf_puts(w->out, "</p>\n");
        break;
    case RES_CODE:
        put_code(w, b);
        break;
    case RES_FLOAT:
        put_float(w, &w->doc->floats[b->float_index]);
        break;
    case RES_RULE:
        buf_puts(w->out, "<hr>\n");
        break;
    case RES_ITEM: /* written by its list */
        break;
    }
}

static void put_blocks(Writer *w, const ResolvedBlock *blocks, size_t n)
{
    for (size_t i = 0; i < n; i++)
        put_block(w, &blocks[i]);
}

/* A way back to each place that refers to the note; in a book its marks, which are text. */
static void put_backs(Writer *w, unsigned number, const ResolvedNote *note)
{
    unsigned n = note->references ? note->references : 1;
    for (unsigned k = 1; k <= n; k++) {
        buf_puts(w->out, "<a class=\"back\" href=\"#");
        put_reference_id(w->out, number, k);
        const char *mark = k == 1 ? note->mark : "↩";
        if (is_epub(w))
            buf_puts(w->out, "\" role=\"doc-backlink\" aria-label=\"");
        else if (w->r->form)
            buf_puts(w->out, "\" aria-label=\"");
        else
            buf_printf(w->out, "\" data-mark=\"%s\" aria-label=\"", mark);
        buf_printf(w->out, "%s%u", word(w, "note"), number);
        if (k > 1)
            buf_printf(w->out, " (%u)", k);
        buf_printf(w->out, "\">%s</a>", w->r->form ? mark : "");
    }
}

/* Readers show each where its mark is touched, or here. */
static void put_book_notes(Writer *w)
{
    const ResolvedDoc *doc = w->doc;
    buf_printf(w->out, "<section class=\"notes\" epub:type=\"footnotes\" aria-label=\"%s\">\n", word(w, "notes"));
    for (size_t i = 0; i < doc->n_notes; i++) {
        buf_printf(w->out, "<aside epub:type=\"footnote\" role=\"doc-footnote\" id=\"n%zu\">\n<p class=\"backs\">",
                   i + 1);
        put_backs(w, (unsigned)i + 1, &doc->notes[i]);
        buf_puts(w->out, "</p>\n");
        put_blocks(w, doc->notes[i].blocks, doc->notes[i].n_blocks);
        buf_puts(w->out, "</aside>\n");
    }
    buf_puts(w->out, "</section>\n");
}

static void put_notes(Writer *w)
{
    const ResolvedDoc *doc = w->doc;
    if (!doc->n_notes)
        return;
    if (is_epub(w)) {
        put_book_notes(w);
        return;
    }
    buf_printf(w->out, "<aside class=\"notes\" aria-label=\"%s\">\n<ol>\n", word(w, "notes"));
    for (size_t i = 0; i < doc->n_notes; i++) {
        buf_printf(w->out, "<li id=\"n%zu\">", i + 1);
        put_backs(w, (unsigned)i + 1, &doc->notes[i]);
        put_blocks(w, doc->notes[i].blocks, doc->notes[i].n_blocks);
        buf_puts(w->out, "</li>\n");
    }
    buf_puts(w->out, "</ol>\n</aside>\n");
}

void article_inlines(IssueRender *r, const ResolvedDoc *doc, Inlines in, Buf *out)
{
    Writer w = {r, doc, doc->article, out};
    put_inlines(&w, in);
}

void article_body(IssueRender *r, const ResolvedDoc *doc, Buf *out)
{
    Writer w = {r, doc, doc->article, out};
    if (doc->n_floats && doc->floats[0].lead)
        put_float(&w, &doc->floats[0]);
    put_blocks(&w, doc->blocks, doc->n_blocks);
    put_notes(&w);
}
