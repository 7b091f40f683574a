/* Text with its languages, apostrophes and joints of addresses. */
#include "article/article.h"

#include "chars/chars.h"
#include "base/utf8.h"
#include "doc/address.h"
#include "doc/tongue.h"
#include "breaks/breaks.h"
#include <string.h>

static const char apostrophe[] = "\u2019";
#define APOSTROPHE_BYTES (sizeof apostrophe - 1)

static bool is_word_char(uint32_t c)
{
    return char_is_western_letter(c) || char_is_ascii_digit(c) || c == 0x2019;
}

/* The first byte of the character before p. */
static const char *step_back(const char *start, const char *p)
{
    while (p > start && ((unsigned char)*--p & 0xC0) == 0x80)
        continue;
    return p;
}

/* The next Latin word with an apostrophe within (It’s) in [p, end), the rule of the printed page (text/para.c). */
static bool next_apostrophe(const char *p, const char *end, const char **from, const char **to)
{
    for (const char *at = p; (at = memchr(at, apostrophe[0], (size_t)(end - at))); at++) {
        uint32_t left = 0, right = 0;
        if ((size_t)(end - at) <= APOSTROPHE_BYTES || memcmp(at, apostrophe, APOSTROPHE_BYTES) != 0 || at == p)
            continue;
        utf8_decode(step_back(p, at), &left);
        utf8_decode(at + APOSTROPHE_BYTES, &right);
        if (!char_is_western_letter(left) || !is_word_char(right) || right == 0x2019)
            continue;
        const char *a = at, *b = at + APOSTROPHE_BYTES;
        for (uint32_t c = left; a > p && is_word_char(c);) {
            a = step_back(p, a);
            if (a > p)
                utf8_decode(step_back(p, a), &c);
        }
        for (uint32_t c = right; b < end && is_word_char(c);) {
            b += utf8_decode(b, &c);
            if (b < end)
                utf8_decode(b, &c);
        }
        *from = a;
        *to = b;
        return true;
    }
    return false;
}

/* Text in one language, a Latin word's apostrophe as Western type has it. */
static void put_own(Lang lang, const char *text, size_t n, Buf *out)
{
    const char *p = text, *end = text + n, *from, *to;
    while (lang_is_chinese(lang) && next_apostrophe(p, end, &from, &to)) {
        html_put_n(out, p, (size_t)(from - p));
        buf_puts(out, "<span lang=\"en\">");
        html_put_n(out, from, (size_t)(to - from));
        buf_puts(out, "</span>");
        p = to;
    }
    html_put_n(out, p, (size_t)(end - p));
}

/* Stretches in other languages, in spans that say so. */
static void put_tongues(Lang own, const char *text, size_t n, Buf *out)
{
    for (size_t at = 0, length; at < n; at += length) {
        Tongue tongue;
        length = tongue_stretch(own, text + at, n - at, &tongue);
        if (!tongue) {
            put_own(own, text + at, length, out);
            continue;
        }
        char room[TONGUE_ROOM];
        buf_printf(out, "<span lang=\"%s\">", tongue_tag(tongue, room));
        html_put_n(out, text + at, length);
        buf_puts(out, "</span>");
    }
}

void article_address(const char *address, size_t n, Buf *out)
{
    for (size_t i = 0; i < n; i++) {
        html_put_n(out, address + i, 1);
        if (i + 1 < n &&
            address_joint((unsigned char)address[i], (unsigned char)address[i + 1], i + 1, n - i - 1) != BREAK_NO)
            buf_puts(out, "<wbr>");
    }
}

static void put_text(Lang lang, const char *text, size_t n, PutText *put, Buf *out)
{
    size_t done = 0;
    for (Address a; address_next(text, n, done, &a); done = a.to) {
        article_units(lang, text + done, a.from - done, put, out);
        article_address(text + a.from, a.to - a.from, out);
    }
    article_units(lang, text + done, n - done, put, out);
}

void article_text(Lang lang, const char *text, size_t n, Buf *out)
{
    put_text(lang, text, n, put_tongues, out);
}

void article_code(Lang lang, const char *text, size_t n, Buf *out)
{
    put_text(lang, text, n, put_own, out);
}

/* ༄༅། or another mark that opens a Tibetan text, and the space after it: no part of its own. */
static size_t opening_marks(Lang lang, const char *s)
{
    size_t n = 0;
    if (lang != LANG_BO)
        return 0;
    for (uint32_t cp; s[n] && s[n] != ' '; n += (size_t)utf8_decode(s + n, &cp)) {
        utf8_decode(s + n, &cp);
        if (cp < 0x0F01 || cp > 0x0F14) /* yig mgo, shad and their kin */
            return 0;
    }
    return n && s[n] == ' ' && s[n + 1] ? n + 1 : 0;
}

void article_title(Lang lang, const char *title, Buf *out)
{
    const char *p = title;
    bool first = true;
    while (*p) {
        size_t opening = first ? opening_marks(lang, p) : 0;
        size_t n = opening + strcspn(p + opening, " ");
        const char *ideographic = strstr(p, "\u3000");
        if (ideographic && (size_t)(ideographic - p) < n)
            n = (size_t)(ideographic - p);
        if (n) {
            if (!first)
                buf_putc(out, ' ');
            buf_puts(out, "<span>");
            if (opening) {
                buf_puts(out, "<span class=\"opening\">");
                html_put_n(out, p, opening);
                buf_puts(out, "</span>");
            }
            article_text(lang, p + opening, n - opening, out);
            buf_puts(out, "</span>");
            first = false;
        }
        p += n;
        if (*p == ' ')
            p++;
        else if (*p)
            p += strlen("\u3000");
    }
}
