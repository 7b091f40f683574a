/* Literals with the place of each byte: cmark's text laid beside the prepared text. */
#include "inlines/collector.h"

#include "chars/chars.h"
#include "base/utf8.h"
#include "world/clean.h"
#include <string.h>

uint16_t collector_marks(const Collector *k)
{
    return (uint16_t)((k->em ? MARK_EM : 0) | (k->strong ? MARK_STRONG : 0) | (k->strike ? MARK_STRIKE : 0) |
                      (k->verbatim || k->inside ? MARK_VERBATIM : 0));
}

Span collector_span(const Collector *k, uint32_t start)
{
    return span_at(k->c->src, prepared_source(k->p, start), prepared_source(k->p, k->at));
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
    Span span = collector_span(k, start);
    if (cp == 0xFFFD)
        diag_warning(k->c->diag, span, DIAG_ENTITY_UNKNOWN, (int)skip, k->s + start);
    else
        clean_report(k->c->diag, cp, fate, span);
    return true;
}

void collector_literal(Collector *k, const char *lit, size_t n, bool code)
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

void collector_skip(Collector *k, const char *set, int most)
{
    while (most-- > 0 && k->at < k->end && strchr(set, k->s[k->at]) && k->s[k->at])
        k->at++;
}
