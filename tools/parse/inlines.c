#include "parse/inlines.h"

#include "base/chars.h"
#include "base/nfc.h"
#include "base/utf8.h"
#include "doc/address.h"
#include "world/clean.h"
#include "prepare/html_tag.h"
#include <stdlib.h>
#include <string.h>

typedef struct Collector {
    const FlatContext *c;
    Prepared *p;
    const char *s;          /* the prepared text */
    uint32_t at, end, last; /* last: its last byte */
    Flat *out;
    int resyncs; /* left in this block */
    int em, strong, strike, depth_image;
    const char *href;
    bool verbatim;              /* in a link whose text is its address */
    bool hidden;                /* in a script or style sheet of raw HTML */
    char link_open;             /* how the link began: [ < or 0 for a bare one */
    bool inside, pointy_inside; /* in an address in the text of a link, which began with < */
    FlatImage *image;
    Buf alt;
    uint32_t link_start, image_start;
    size_t link_run; /* its first */
} Collector;

static uint16_t marks_now(const Collector *k)
{
    return (uint16_t)((k->em ? MARK_EM : 0) | (k->strong ? MARK_STRONG : 0) | (k->strike ? MARK_STRIKE : 0) |
                      (k->verbatim || k->inside ? MARK_VERBATIM : 0));
}

const char *inlines_clean(Arena *a, const char *s)
{
    size_t n = strlen(s), w = 0;
    char *out = arena_strndup(a, s, n);
    for (size_t i = 0; i < n;) {
        if (!prepared_is_reserved(s + i)) {
            out[w++] = s[i++];
            continue;
        }
        if (prepared_character(s + i))
            out[w++] = prepared_character(s + i);
        i += 3;
    }
    out[w] = 0;
    return out;
}

static Span span_from(Collector *k, uint32_t start)
{
    return span_at(k->c->src, prepared_source(k->p, start), prepared_source(k->p, k->at));
}

/* Puts byte i of a literal, whose place in the prepared text is `at`; returns how many bytes it used. */
static size_t put(Collector *k, const char *lit, size_t i, uint32_t at)
{
    Flat *f = k->out;
    if (!prepared_is_reserved(lit + i)) {
        if (k->image)
            buf_putc(&k->alt, lit[i]);
        else
            flat_put(f, lit[i], prepared_source(k->p, at));
        return 1;
    }
    char character = prepared_character(lit + i);
    if (character && k->image)
        buf_putc(&k->alt, character);
    else if (character)
        flat_put(f, character, prepared_source(k->p, at));
    return 3;
}

/* Length of an entity at s, or 0. */
static uint32_t entity(const char *s, uint32_t room)
{
    uint32_t n = 1;
    if (s[0] != '&')
        return 0;
    while (n < room && n < 40 &&
           (s[n] == '#' || (s[n] >= '0' && s[n] <= '9') || ((s[n] | 32) >= 'a' && (s[n] | 32) <= 'z')))
        n++;
    return n > 1 && n < room && s[n] == ';' ? n + 1 : 0;
}

static size_t character_length(const char *s, size_t n)
{
    size_t len = 1;
    while (len < n && ((unsigned char)s[len] & 0xC0) == 0x80)
        len++;
    return len;
}

static bool seek(Collector *k, const char *lit, size_t n)
{
    for (uint32_t at = k->at; at + n <= k->end; at++) {
        const char *hit = memchr(k->s + at, lit[0], k->end - at);
        if (!hit)
            return false;
        at = (uint32_t)(hit - k->s);
        if (at + n <= k->end && memcmp(hit, lit, n) == 0) {
            k->at = at;
            return true;
        }
    }
    return false;
}

/* Looks ahead for what comes next of a literal when markup we did not foresee stands between. */
static void resync(Collector *k, const char *lit, size_t n)
{
    if (k->resyncs-- > 0 && !seek(k, lit, n < 8 ? n : 8))
        seek(k, lit, character_length(lit, n));
}

bool inlines_is_separator(const char *s)
{
    return (unsigned char)s[0] == 0xE2 && (unsigned char)s[1] == 0x80 && ((unsigned char)s[2] & 0xFE) == 0xA8;
}

/* Bytes of a literal that stand at the cursor as they are, without anything that needs a second look. */
static size_t plain_run(const Collector *k, const char *lit, size_t n)
{
    const char *s = k->s + k->at;
    size_t i = 0, room = k->end - k->at;
    if (n > room)
        n = room;
    while (i < n && lit[i] == s[i] && s[i] != '\\' && s[i] != '&' &&
           !((unsigned char)lit[i] == 0xEF && (unsigned char)lit[i + 1] == 0xB7) && !inlines_is_separator(lit + i))
        i++;
    while (i && i < n && ((unsigned char)lit[i] & 0xC0) == 0x80)
        i--;
    return i;
}

/* U+2028 or U+2029, which stands in the source for `n` bytes at the cursor: a line break. */
static void put_separator(Collector *k, bool code, uint32_t n)
{
    if (k->image || code) {
        put(k, " ", 0, k->at);
    } else {
        FlatRun text = k->out->runs.ptr[k->out->runs.len - 1];
        uint32_t at = prepared_source(k->p, k->at);
        flat_begin(k->out, FLAT_BREAK, 0, NULL)->span = span_at(k->c->src, at, at + n);
        flat_begin(k->out, FLAT_TEXT, text.marks, text.href);
    }
    k->at += n;
}

static uint32_t last_character(const Collector *k)
{
    const Buf *b = k->image ? &k->alt : &k->out->text;
    uint32_t cp = 0;
    if (b->len)
        utf8_before(b->data, (uint32_t)b->len, &cp);
    return cp;
}

/* The character at lit that an entity of `skip` bytes at the cursor made; whether it is dealt with: one that no text
 * should hold. Line ends and tabs are spaces. */
static bool judge_entity(Collector *k, const char *lit, uint32_t skip)
{
    uint32_t cp, after, before = last_character(k);
    utf8_decode(lit + utf8_decode(lit, &cp), &after);
    if (cp == '\n' || cp == '\r' || cp == '\t') {
        put(k, " ", 0, k->at);
        k->at += skip;
        return true;
    }
    CharFate fate = char_fate(cp, before, after);
    if (fate == FATE_STAYS && cp != 0xFFFD)
        return false;
    if (fate == FATE_BREAK) {
        put_separator(k, false, skip);
        return true;
    }
    uint32_t start = k->at;
    if (fate == FATE_SPACE && char_join_needs_space(before, after))
        put(k, " ", 0, k->at);
    k->at += skip;
    Span span = span_from(k, start);
    if (cp == 0xFFFD)
        diag_warning(k->c->diag, span, DIAG_ENTITY_UNKNOWN, (int)skip, k->s + start);
    else
        clean_report(k->c->diag, cp, fate, span);
    return true;
}

/* Aligns a literal from the cursor on and puts it. */
static void put_literal(Collector *k, const char *lit, size_t n, bool code)
{
    bool moved = false;
    for (size_t i = 0; i < n;) {
        const char *s = k->s + k->at;
        uint32_t room = k->end - k->at, skip;
        size_t run = k->image ? 0 : plain_run(k, lit + i, n - i);
        if (run) {
            flat_put_run(k->out, lit + i, run, prepared_source(k->p, k->at));
            k->at += (uint32_t)run;
            i += run;
        } else if (!code && room > 1 && s[0] == '\\' && s[1] == lit[i] && char_is_punct((unsigned char)lit[i])) {
            k->at++; /* an escape */
            i += put(k, lit, i, k->at++);
        } else if (!code && (skip = entity(s, room)) && (n - i < skip || memcmp(lit + i, s, skip) != 0)) {
            size_t len = character_length(lit + i, n - i);
            if (judge_entity(k, lit + i, skip)) {
                i += len;
                continue;
            }
            for (size_t end = i + len, b = 0; i < end; b++)
                i += put(k, lit, i, k->at + (uint32_t)b);
            k->at += skip;
        } else if (room > 2 && inlines_is_separator(s) && inlines_is_separator(lit + i)) {
            put_separator(k, code, 3);
            i += 3;
        } else if (room && s[0] == lit[i]) {
            size_t used = put(k, lit, i, k->at);
            k->at += (uint32_t)used;
            i += used;
        } else if (code && room && lit[i] == ' ' && s[0] == '\n') {
            i += put(k, lit, i, k->at++);
            while (k->at < k->end && (k->s[k->at] == ' ' || k->s[k->at] == '>'))
                k->at++;
        } else if (room && s[0] == '\\' && room > 1 && s[1] == lit[i]) {
            k->at++; /* \| in a table */
        } else if (!moved) {
            resync(k, lit + i, n - i);
            moved = true;
        } else {
            i += put(k, lit, i, k->at < k->end ? k->at : k->last);
            moved = i < n && ((unsigned char)lit[i] & 0xC0) == 0x80;
        }
    }
}

static void skip_any(Collector *k, const char *set, int most)
{
    while (most-- > 0 && k->at < k->end && strchr(set, k->s[k->at]) && k->s[k->at])
        k->at++;
}

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
        flat_begin(k->out, FLAT_TEXT, (uint16_t)(marks_now(k) | MARK_CODE | MARK_VERBATIM), k->href);
    put_literal(k, lit, strlen(lit), true);
    while (k->at < k->end && k->s[k->at] != '`')
        k->at++;
    skip_any(k, "`", (int)ticks);
}

/* After the ] of a link: (address "title") or [label]. *title gets the title's start, 0 when there is none. */
static void skip_link_tail(Collector *k, uint32_t *title)
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

static void enter_link(Collector *k, cmark_node *node)
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
    WrittenLink link = {k->href, span_from(k, k->link_start)};
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

static void exit_link(Collector *k)
{
    uint32_t title;
    if (k->image)
        return;
    if (k->inside) {
        k->inside = false;
        skip_any(k, ">", k->pointy_inside);
        return;
    }
    if (k->link_open == '<') {
        skip_any(k, ">", 1);
    } else if (k->link_open == '[') {
        skip_any(k, "]", 1);
        skip_link_tail(k, &title);
    }
    bool allowed = link_is_allowed(k->href);
    if (!allowed)
        diag_warning(k->c->diag, span_from(k, k->link_start), DIAG_LINK_LEFT_OUT, k->href);
    else if (k->link_open)
        put_written_link(k);
    for (size_t i = k->out->runs.len; !allowed && i-- > 0 && k->out->runs.ptr[i].href == k->href;)
        k->out->runs.ptr[i].href = NULL;
    k->href = NULL;
    k->verbatim = false;
    k->link_open = 0;
}

static void enter_image(Collector *k, cmark_node *node)
{
    if (k->depth_image++)
        return;
    k->image_start = k->at;
    skip_any(k, "!", 1);
    skip_any(k, "[", 1);
    k->alt.len = 0;
    buf_puts(&k->alt, "");
    k->image = ARENA_NEW(k->c->arena, FlatImage);
    k->image->src = inlines_clean(k->c->arena, cmark_node_get_url(node));
    k->image->title = inlines_clean(k->c->arena, cmark_node_get_title(node));
}

static void exit_image(Collector *k)
{
    uint32_t title;
    skip_any(k, "]", 1);
    skip_link_tail(k, &title);
    if (--k->depth_image)
        return;
    FlatImage *image = k->image;
    image->alt = nfc_text(k->c->arena, arena_strndup(k->c->arena, k->alt.data, k->alt.len));
    image->span = span_from(k, k->image_start);
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
    FlatRun *run = flat_begin(k->out, FLAT_NOTE, marks_now(k), NULL);
    run->note = (uint16_t)strtol(cmark_node_get_literal(node), NULL, 10);
    run->span = span_from(k, start);
}

/* <img>: a figure, as ![alt](src "title") is. */
static void put_html_image(Collector *k, const char *tag, Span span)
{
    Arena *a = k->c->arena;
    FlatImage *image = ARENA_NEW(a, FlatImage);
    image->src = inlines_clean(a, html_attribute(a, tag, "src"));
    image->alt = inlines_clean(a, html_attribute(a, tag, "alt"));
    image->title = inlines_clean(a, html_attribute(a, tag, "title"));
    image->title_at = span.start;
    image->span = span;
    if (!*image->src || k->image) {
        diag_warning(k->c->diag, span, DIAG_PICTURE_NO_FILE);
        return;
    }
    diag_warning(k->c->diag, span, DIAG_HTML_PICTURE, image->alt, image->src);
    FlatRun *run = flat_begin(k->out, FLAT_IMAGE, 0, k->href);
    run->image = image;
    run->span = span;
}

/* A tag that ends a line, a cell or a paragraph, at the place `span`. */
static void put_html_end(Collector *k, HtmlKind kind, Span span)
{
    if (k->image) {
        buf_putc(&k->alt, ' ');
    } else if (kind == HTML_CELL) {
        flat_begin(k->out, FLAT_TEXT, marks_now(k), k->href);
        flat_put(k->out, ' ', span.start);
    } else {
        FlatRuns *runs = &k->out->runs;
        bool again = kind == HTML_BREAK && runs->len && runs->ptr[runs->len - 1].kind == FLAT_BREAK; /* an empty line */
        FlatRun *run = flat_begin(k->out, again || kind == HTML_BLOCK ? FLAT_SPLIT : FLAT_BREAK, 0, NULL);
        run->span = span;
    }
}

/* Tags go with a warning, comments unsaid; what they mean for the text, and what is no tag, stays. */
static void put_html(Collector *k, const char *lit)
{
    uint32_t start = k->at;
    size_t n = strlen(lit);
    bool closes;
    HtmlKind kind = html_kind(lit, k->p->closed, &closes);
    if (kind == HTML_NO_TAG) {
        if (!k->image)
            flat_begin(k->out, FLAT_TEXT, marks_now(k), k->href);
        put_literal(k, lit, n, true);
        diag_warning(k->c->diag, span_from(k, start), DIAG_HTML_NO_TAG, lit);
        return;
    }
    if (n <= k->end - k->at && memcmp(k->s + k->at, lit, n) == 0) {
        k->at += (uint32_t)n;
    } else {
        const char *close = memchr(k->s + k->at, '>', k->end - k->at);
        k->at = close ? (uint32_t)(close - k->s) + 1 : k->end;
    }
    Span span = span_from(k, start);
    if (kind == HTML_COMMENT)
        return;
    if (kind == HTML_IMAGE) {
        put_html_image(k, lit, span);
        return;
    }
    if (kind == HTML_CDATA && n > 12) {
        k->at = start + 9;
        if (!k->image)
            flat_begin(k->out, FLAT_TEXT, marks_now(k), k->href);
        put_literal(k, arena_strndup(k->c->arena, lit + 9, n - 12), n - 12, true);
        k->at = start + (uint32_t)n;
    }
    if (kind == HTML_HIDDEN)
        k->hidden = !closes;
    if (kind == HTML_BREAK || kind == HTML_BLOCK || kind == HTML_CELL)
        put_html_end(k, kind, span);
    if (kind != HTML_BREAK)
        diag_warning(k->c->diag, span, kind == HTML_HIDDEN ? DIAG_HTML_HIDDEN_TAG : DIAG_HTML_TAG);
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
        flat_begin(k->out, FLAT_TEXT, marks_now(k), k->href);
        flat_put(k->out, '\n', prepared_source(k->p, newline ? (uint32_t)(newline - k->s) : k->at));
    }
    next_line(k);
}

static void enter_or_exit(Collector *k, cmark_node *node, bool enter)
{
    switch (cmark_node_get_type(node)) {
    case CMARK_NODE_EMPH:
        k->em += enter ? 1 : -1;
        skip_any(k, "*_", 1);
        break;
    case CMARK_NODE_STRONG:
        k->strong += enter ? 1 : -1;
        skip_any(k, "*_", 2);
        break;
    case CMARK_NODE_LINK:
        if (enter)
            enter_link(k, node);
        else
            exit_link(k);
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
        skip_any(k, "~", 2);
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
        flat_begin(k->out, FLAT_TEXT, marks_now(k), NULL);
        put_literal(k, lit + done, mail.from - done, false);
        const char *address = arena_strndup(k->c->arena, lit + mail.from, mail.to - mail.from);
        bool whole = strchr(address, ':') != NULL; /* it says mailto: */
        flat_begin(k->out, FLAT_TEXT, (uint16_t)(marks_now(k) | MARK_VERBATIM),
                   whole ? address : arena_printf(k->c->arena, "mailto:%s", address));
        put_literal(k, lit + mail.from, mail.to - mail.from, false);
        done = mail.to;
    }
    if (!k->image)
        flat_begin(k->out, FLAT_TEXT, marks_now(k), k->href);
    bool pointy = k->inside ? k->pointy_inside : k->link_open == '<';
    put_literal(k, lit + done, n - done, pointy && strchr(lit, '\\')); /* which is no escape in <https://…> */
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
        put_html(k, cmark_node_get_literal(node));
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
    skip_any(&k, " \t", (int)(end - start));
    for (cmark_node *n = cmark_node_first_child(block); n; n = cmark_node_next(n))
        collect(&k, n);
    buf_free(&k.alt);
}
