/* Links of a text: where they begin and end, what of them can be followed. */
#include "inlines/collector.h"

#include "chars/chars.h"
#include "base/utf8.h"
#include "doc/address.h"
#include <string.h>

void collector_link_tail(Collector *k, uint32_t *title)
{
    uint32_t i = k->at;
    char open = i < k->end ? k->s[i] : 0;
    *title = 0;
    if (open == '[') {
        while (i < k->end && (k->s[i] != ']' || k->s[i - 1] == '\\'))
            i++;
        k->at = i < k->end ? i + 1 : k->at;
        return;
    }
    if (open != '(')
        return;
    int depth = 0;
    char quote = 0;
    bool pointy = false;
    for (; i < k->end; i++) {
        char ch = k->s[i];
        if (ch == '\\')
            i++;
        else if (quote)
            quote = ch == quote ? 0 : quote;
        else if (pointy)
            pointy = ch != '>';
        else if (ch == '<' && k->s[i - 1] == '(')
            pointy = true;
        else if ((ch == '"' || ch == '\'') && char_is_space((unsigned char)k->s[i - 1])) {
            quote = ch;
            *title = i + 1;
        } else if (ch == '(') {
            if (depth++ && char_is_space((unsigned char)k->s[i - 1]))
                *title = i + 1;
        } else if (ch == ')' && --depth == 0)
            break;
    }
    k->at = i < k->end ? i + 1 : k->end;
}

/* The text of a link when nothing but text and addresses is in it. */
static bool plain_text(cmark_node *node, Buf *out)
{
    for (cmark_node *n = cmark_node_first_child(node); n; n = cmark_node_next(n)) {
        if (cmark_node_get_type(n) == CMARK_NODE_TEXT)
            buf_puts(out, cmark_node_get_literal(n));
        else if (cmark_node_get_type(n) != CMARK_NODE_LINK || !plain_text(n, out))
            return false;
    }
    return true;
}

/* [https://a.b/中文](https://a.b/中文): the text says where it leads. */
static bool shows_address(cmark_node *link, const char *url)
{
    Buf shown = {0};
    Address a;
    size_t whole = strlen(url);
    bool shows = plain_text(link, &shown) && shown.len && shown.len <= whole &&
                 memcmp(url + whole - shown.len, shown.data, shown.len) == 0 &&
                 address_next(shown.data, shown.len, 0, &a) && a.from == 0;
    buf_free(&shown);
    return shows;
}

void collector_enter_link(Collector *k, cmark_node *node)
{
    const char *url = cmark_node_get_url(node);
    if (k->image)
        return;
    char open = k->at < k->end ? k->s[k->at] : 0;
    bool is_bare = open != '[' && open != '<';
    k->at += !is_bare;
    if (k->href) { /* an address in a link's text leads where the link does */
        k->pointy_inside = open == '<';
        k->inside = true;
        return;
    }
    k->link_start = k->at - !is_bare;
    k->link_run = k->out->runs.len;
    k->link_open = is_bare ? 0 : open;
    k->verbatim = open != '[' || shows_address(node, url);
    k->href = inlines_clean(k->c->arena, url);
}

static bool is_visible(const Flat *f, const FlatRun *run)
{
    for (uint32_t i = run->start; i < run->start + run->len;) {
        uint32_t cp;
        i += (uint32_t)utf8_decode(f->text.data + i, &cp);
        if (!char_is_blank(cp) && cp != '\n')
            return true;
    }
    return false;
}

/* What leads somewhere must be there to be clicked. */
static void put_written_link(Collector *k)
{
    WrittenLink link = {k->href, collector_span(k, k->link_start)};
    bool text = false, picture = false;
    for (size_t i = k->link_run; i < k->out->runs.len; i++) {
        const FlatRun *run = &k->out->runs.ptr[i];
        text |= run->kind == FLAT_TEXT && run->href == k->href && is_visible(k->out, run);
        picture |= run->kind == FLAT_IMAGE && run->href == k->href;
    }
    if (k->c->links)
        vec_push(k->c->links, link);
    if (picture && !text)
        diag_warning(k->c->diag, link.span, DIAG_LINK_PICTURE, k->href);
    else if (!text)
        diag_error(k->c->diag, link.span, DIAG_LINK_WITHOUT_TEXT, k->href);
}

void collector_exit_link(Collector *k)
{
    uint32_t title;
    if (k->image)
        return;
    if (k->inside) {
        k->inside = false;
        collector_skip(k, ">", k->pointy_inside);
        return;
    }
    if (k->link_open == '<') {
        collector_skip(k, ">", 1);
    } else if (k->link_open == '[') {
        collector_skip(k, "]", 1);
        collector_link_tail(k, &title);
    }
    bool allowed = link_is_allowed(k->href);
    if (!allowed)
        diag_warning(k->c->diag, collector_span(k, k->link_start), DIAG_LINK_LEFT_OUT, k->href);
    else if (k->link_open)
        put_written_link(k);
    for (size_t i = k->out->runs.len; !allowed && i-- > 0 && k->out->runs.ptr[i].href == k->href;)
        k->out->runs.ptr[i].href = NULL;
    k->href = NULL;
    k->verbatim = false;
    k->link_open = 0;
}
