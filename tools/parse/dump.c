/* A parsed article as text, for tests and `dump --stage=ast`. */
#include "parse/dump.h"

#include <assert.h>
#include <string.h>

static void put_text(const char *s, Buf *out)
{
    for (; *s; s++) {
        if (*s == '\n')
            buf_puts(out, "\\n");
        else if (*s == '"' || *s == '\\')
            buf_printf(out, "\\%c", *s);
        else
            buf_putc(out, *s);
    }
}

static void put_quoted(const char *s, Buf *out)
{
    buf_putc(out, '"');
    put_text(s, out);
    buf_putc(out, '"');
}

static void put_marks(const Inline *in, Buf *out)
{
    static const char *const names[] = {"em", "strong", "code", "strike", "name", "book", "verbatim"};
    for (size_t i = 0; i < sizeof names / sizeof *names; i++)
        if (in->marks & 1u << i)
            buf_printf(out, "%s ", names[i]);
    if (in->href) {
        buf_puts(out, "link=");
        put_quoted(in->href, out);
        buf_putc(out, ' ');
    }
}

static bool is_same_text(const Inline *a, const Inline *b)
{
    return a->kind == INL_TEXT && b->kind == INL_TEXT && a->marks == b->marks && a->name == b->name &&
           (a->href == b->href || (a->href && b->href && strcmp(a->href, b->href) == 0));
}

/* Texts of one marking read as one, however many places of the source they come from. */
static void put_inlines(Inlines in, Buf *out)
{
    for (size_t i = 0; i < in.n; i++) {
        const Inline *k = &in.at[i];
        buf_putc(out, ' ');
        put_marks(k, out);
        switch (k->kind) {
        case INL_TEXT:
            buf_putc(out, '"');
            put_text(k->text, out);
            for (; i + 1 < in.n && is_same_text(k, &in.at[i + 1]); i++)
                put_text(in.at[i + 1].text, out);
            buf_putc(out, '"');
            break;
        case INL_BREAK:
            buf_puts(out, "break");
            break;
        case INL_RUBY:
            buf_printf(out, "ruby{%s", k->text);
            for (size_t r = 0; r < k->n_readings; r++)
                buf_printf(out, "|%s", k->readings[r]);
            buf_putc(out, '}');
            break;
        case INL_NOTE:
            buf_printf(out, "note=%d", k->note);
            break;
        }
    }
}

static void put_wish(const Block *b, Buf *out)
{
    if (b->level)
        buf_printf(out, " span=%d", b->level);
    if (b->wish.height_span.src)
        buf_printf(out, " height=%s", b->wish.height_text);
    if (b->wish.crop_span.src)
        buf_printf(out, " crop=%d", b->wish.crop);
    if (b->wish.focus_span.src)
        buf_printf(out, " focus=%d,%d", b->wish.focus[0], b->wish.focus[1]);
    if (b->width_px)
        buf_printf(out, " %dx%d", b->width_px, b->height_px);
    if (b->letter)
        buf_printf(out, " letter=%s", b->letter);
    if (b->credit) {
        buf_puts(out, " credit=");
        put_quoted(b->credit, out);
    }
}

static void put_figure(const Block *b, Buf *out)
{
    buf_puts(out, " src=");
    put_quoted(b->src, out);
    if (*b->alt) {
        buf_puts(out, " alt=");
        put_quoted(b->alt, out);
    }
    put_wish(b, out);
}

static void put_attributes(const Block *b, Buf *out)
{
    switch (b->kind) {
    case BLK_HEADING:
        buf_printf(out, " %d", b->level);
        break;
    case BLK_LIST:
        if (b->ordered)
            buf_printf(out, " ordered start=%d", b->start);
        if (b->tight)
            buf_puts(out, " tight");
        break;
    case BLK_QUOTE:
        if (b->pull)
            buf_puts(out, " pull");
        break;
    case BLK_SIDEBAR:
        buf_putc(out, ' ');
        put_quoted(b->text, out);
        break;
    case BLK_CODE:
        if (*b->alt) {
            buf_puts(out, " info=");
            put_quoted(b->alt, out);
        }
        buf_putc(out, ' ');
        put_quoted(b->text, out);
        break;
    case BLK_TABLE:
        buf_putc(out, ' ');
        for (size_t i = 0; i < b->n_columns; i++)
            buf_putc(out, "-lcr"[b->aligns[i]]);
        break;
    case BLK_FIGURE:
        put_figure(b, out);
        break;
    case BLK_PICTURES:
        put_wish(b, out);
        break;
    default:
        break;
    }
}

void blocks_dump(const Block *blocks, size_t n, int depth, Buf *out)
{
    static const char *const names[] = {"para", "heading", "list", "item", "quote",  "sidebar", "verse",
                                        "code", "table",   "row",  "cell", "figure", "rule",    "pictures"};
    static_assert(sizeof names / sizeof *names == BLK_PICTURES + 1, "a name for each kind");
    for (size_t i = 0; i < n; i++) {
        buf_printf(out, "%*s%s", depth * 2, "", names[blocks[i].kind]);
        put_attributes(&blocks[i], out);
        put_inlines(blocks[i].inlines, out);
        buf_putc(out, '\n');
        blocks_dump(blocks[i].children, blocks[i].n_children, depth + 1, out);
    }
}

static void put_field(const char *name, const char *value, Buf *out)
{
    if (!*value)
        return;
    buf_printf(out, "  %s ", name);
    put_quoted(value, out);
    buf_putc(out, '\n');
}

void article_dump(const Article *a, Buf *out)
{
    buf_printf(out, "article %s %s page=%d priority=%d", a->slug, lang_tag(a->lang), a->page, a->priority);
    if (a->span)
        buf_printf(out, " span=%d", a->span);
    buf_printf(out, "%s%s%s%s%s%s\n", a->box ? " box" : "", a->draft ? " draft" : "", a->vertical ? " vertical" : "",
               a->vertical_title ? " vertical_title" : "", a->advert ? " advert" : "",
               a->picture_story ? " picture_story" : "");
    put_field("kicker", a->kicker, out);
    put_field("title", a->title, out);
    put_field("deck", a->deck, out);
    put_field("byline", a->byline, out);
    put_field("dateline", a->dateline, out);
    put_field("section", a->section, out);
    put_field("column", a->column, out);
    put_field("summary", a->summary, out);
    for (size_t i = 0; i < a->n_tags; i++)
        put_field("tag", a->tags[i], out);
    if (a->image)
        blocks_dump(a->image, 1, 1, out);
    blocks_dump(a->blocks, a->n_blocks, 1, out);
    for (size_t i = 0; i < a->n_notes; i++) {
        buf_printf(out, "  note %zu\n", i + 1);
        blocks_dump(a->notes[i].blocks, a->notes[i].n_blocks, 2, out);
    }
}
