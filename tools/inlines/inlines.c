/* Inlines of a block as runs of flat text, in order. */
#include "inlines/collector.h"

#include "chars/nfc.h"
#include "doc/address.h"
#include <stdlib.h>
#include <string.h>

static void next_line(Collector *k)
{
    const char *newline = memchr(k->s + k->at, '\n', k->end - k->at);
    if (!newline)
        return;
    k->at = (uint32_t)(newline - k->s) + 1;
    while (k->at < k->end && (k->s[k->at] == ' ' || k->s[k->at] == '\t' || k->s[k->at] == '>'))
        k->at++;
}

static void put_code(Collector *k, const char *lit)
{
    uint32_t ticks = 0;
    if (k->at < k->end && k->s[k->at] != '`') { /* not where it should be */
        const char *tick = memchr(k->s + k->at, '`', k->end - k->at);
        k->at = tick ? (uint32_t)(tick - k->s) : k->at;
    }
    while (k->at < k->end && k->s[k->at] == '`') {
        k->at++;
        ticks++;
    }
    if (k->at < k->end && *lit != ' ' && (k->s[k->at] == ' ' || k->s[k->at] == '\n'))
        k->at++;
    if (!k->image)
        flat_begin(k->out, FLAT_TEXT, (uint16_t)(collector_marks(k) | MARK_CODE | MARK_VERBATIM), k->href);
    collector_literal(k, lit, strlen(lit), true);
    while (k->at < k->end && k->s[k->at] != '`')
        k->at++;
    collector_skip(k, "`", (int)ticks);
}

static void enter_image(Collector *k, cmark_node *node)
{
    if (k->depth_image++)
        return;
    k->image_start = k->at;
    collector_skip(k, "!", 1);
    collector_skip(k, "[", 1);
    k->alt.len = 0;
    buf_puts(&k->alt, "");
    k->image = ARENA_NEW(k->c->arena, FlatImage);
    k->image->src = inlines_clean(k->c->arena, cmark_node_get_url(node));
    k->image->title = inlines_clean(k->c->arena, cmark_node_get_title(node));
}

static void exit_image(Collector *k)
{
    uint32_t title;
    collector_skip(k, "]", 1);
    collector_link_tail(k, &title);
    if (--k->depth_image)
        return;
    FlatImage *image = k->image;
    image->alt = nfc_text(k->c->arena, arena_strndup(k->c->arena, k->alt.data, k->alt.len));
    image->span = collector_span(k, k->image_start);
    image->title_at = title ? prepared_source(k->p, title) : image->span.start;
    k->image = NULL;
    FlatRun *run = flat_begin(k->out, FLAT_IMAGE, 0, k->href);
    run->image = image;
    run->span = image->span;
}

static void put_note(Collector *k, cmark_node *node)
{
    uint32_t start = k->at;
    const char *close = memchr(k->s + k->at, ']', k->end - k->at);
    if (close)
        k->at = (uint32_t)(close - k->s) + 1;
    if (k->image)
        return;
    FlatRun *run = flat_begin(k->out, FLAT_NOTE, collector_marks(k), NULL);
    run->note = (uint16_t)strtol(cmark_node_get_literal(node), NULL, 10);
    run->span = collector_span(k, start);
}

static void put_break(Collector *k, bool hard)
{
    uint32_t start = k->at;
    if (k->image) {
        buf_putc(&k->alt, ' ');
    } else if (hard) {
        FlatRun *run = flat_begin(k->out, FLAT_BREAK, 0, NULL);
        run->span = span_at(k->c->src, prepared_source(k->p, start), prepared_source(k->p, start) + 1);
    } else {
        const char *newline = memchr(k->s + k->at, '\n', k->end - k->at);
        flat_begin(k->out, FLAT_TEXT, collector_marks(k), k->href);
        flat_put(k->out, '\n', prepared_source(k->p, newline ? (uint32_t)(newline - k->s) : k->at));
    }
    next_line(k);
}

static void enter_or_exit(Collector *k, cmark_node *node, bool enter)
{
    switch (cmark_node_get_type(node)) {
    case CMARK_NODE_EMPH:
        k->em += enter ? 1 : -1;
        collector_skip(k, "*_", 1);
        break;
    case CMARK_NODE_STRONG:
        k->strong += enter ? 1 : -1;
        collector_skip(k, "*_", 2);
        break;
    case CMARK_NODE_LINK:
        if (enter)
            collector_enter_link(k, node);
        else
            collector_exit_link(k);
        break;
    case CMARK_NODE_IMAGE:
        if (enter)
            enter_image(k, node);
        else
            exit_image(k);
        break;
    case CMARK_NODE_FOOTNOTE_REFERENCE: /* dealt with on entering */
        break;
    default: /* the only other that holds inlines: struck through */
        k->strike += enter ? 1 : -1;
        collector_skip(k, "~", 2);
    }
}

/* A text, its mail addresses as links. */
static void put_text(Collector *k, const char *lit)
{
    size_t n = strlen(lit), done = 0;
    Address mail;
    for (size_t i = 0; !k->image && !k->href && address_next(lit, n, i, &mail); i = mail.to) {
        if (mail.kind != ADDRESS_MAIL)
            continue;
        flat_begin(k->out, FLAT_TEXT, collector_marks(k), NULL);
        collector_literal(k, lit + done, mail.from - done, false);
        const char *address = arena_strndup(k->c->arena, lit + mail.from, mail.to - mail.from);
        bool whole = strchr(address, ':') != NULL; /* it says mailto: */
        flat_begin(k->out, FLAT_TEXT, (uint16_t)(collector_marks(k) | MARK_VERBATIM),
                   whole ? address : arena_printf(k->c->arena, "mailto:%s", address));
        collector_literal(k, lit + mail.from, mail.to - mail.from, false);
        done = mail.to;
    }
    if (!k->image)
        flat_begin(k->out, FLAT_TEXT, collector_marks(k), k->href);
    bool pointy = k->inside ? k->pointy_inside : k->link_open == '<';
    collector_literal(k, lit + done, n - done, pointy && strchr(lit, '\\')); /* which is no escape in <https://…> */
}

/* A script's text. */
static void skip_hidden(Collector *k, const char *lit)
{
    size_t n = strlen(lit);
    k->at += n <= k->end - k->at && memcmp(k->s + k->at, lit, n) == 0 ? (uint32_t)n : 0;
}

/* true: a leaf, dealt with. */
static bool put_leaf(Collector *k, cmark_node *node)
{
    switch (cmark_node_get_type(node)) {
    case CMARK_NODE_TEXT:
        if (k->hidden)
            skip_hidden(k, cmark_node_get_literal(node));
        else
            put_text(k, cmark_node_get_literal(node));
        return true;
    case CMARK_NODE_CODE:
        put_code(k, cmark_node_get_literal(node));
        return true;
    case CMARK_NODE_SOFTBREAK:
        put_break(k, false);
        return true;
    case CMARK_NODE_LINEBREAK:
        put_break(k, true);
        return true;
    case CMARK_NODE_FOOTNOTE_REFERENCE:
        put_note(k, node);
        return true;
    case CMARK_NODE_HTML_INLINE:
        collector_html(k, cmark_node_get_literal(node));
        return true;
    default:
        return false;
    }
}

static void collect(Collector *k, cmark_node *node)
{
    cmark_iter *it = cmark_iter_new(node);
    cmark_event_type event;
    while ((event = cmark_iter_next(it)) != CMARK_EVENT_DONE) {
        cmark_node *at = cmark_iter_get_node(it);
        if (event == CMARK_EVENT_EXIT || !put_leaf(k, at))
            enter_or_exit(k, at, event == CMARK_EVENT_ENTER);
    }
    cmark_iter_free(it);
}

void inlines_collect(const FlatContext *c, Prepared *p, cmark_node *block, uint32_t start, uint32_t end, Flat *out)
{
    Collector k = {.c = c,
                   .p = p,
                   .s = p->text.data,
                   .at = start,
                   .end = end,
                   .last = end > start ? end - 1 : start,
                   .out = out,
                   .resyncs = 64};
    flat_reset(out);
    collector_skip(&k, " \t", (int)(end - start));
    for (cmark_node *n = cmark_node_first_child(block); n; n = cmark_node_next(n))
        collect(&k, n);
    buf_free(&k.alt);
}
