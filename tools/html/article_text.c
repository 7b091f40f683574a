#include "html/article.h"

#include "base/utf8.h"
#include <string.h>

typedef enum Script { SCRIPT_NONE, SCRIPT_HAN, SCRIPT_TIBETAN } Script;

static Script script_of(uint32_t c)
{
    if (c >= 0x0F00 && c <= 0x0FFF)
        return SCRIPT_TIBETAN;
    if ((c >= 0x3400 && c <= 0x9FFF) || (c >= 0xF900 && c <= 0xFAFF) || (c >= 0x20000 && c <= 0x3FFFF))
        return SCRIPT_HAN;
    return SCRIPT_NONE;
}

/* Runs of the other script, in spans that say their language. */
static void put_scripts(Lang lang, const char *text, size_t n, Buf *out)
{
    Script own = lang == LANG_BO ? SCRIPT_TIBETAN : SCRIPT_HAN;
    const char *other = lang == LANG_BO ? "<span lang=\"zh-Hans\">" : "<span lang=\"bo\">";
    const char *from = text, *end = text + n;
    bool open = false;
    const char *p = text, *last = text; /* last: the end of the foreign run so far */
    while (p < end) {
        if ((unsigned char)*p < 0xC0) {
            p++;
            continue;
        }
        uint32_t c;
        const char *at = p;
        p += utf8_decode(p, &c);
        Script s = script_of(c);
        if (s == SCRIPT_NONE)
            continue;
        if (s != own) {
            if (!open) {
                html_put_n(out, from, (size_t)(at - from));
                buf_puts(out, other);
                from = at;
                open = true;
            }
            last = p;
        } else if (open) {
            html_put_n(out, from, (size_t)(last - from));
            buf_puts(out, "</span>");
            from = last;
            open = false;
        }
    }
    if (open) {
        html_put_n(out, from, (size_t)(last - from));
        buf_puts(out, "</span>");
        from = last;
    }
    html_put_n(out, from, (size_t)(end - from));
}

static bool is_latin(uint32_t c)
{
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= 0xC0 && c < 0x250 && c != 0xD7 && c != 0xF7);
}

static const char apostrophe[] = "\u2019";
#define APOSTROPHE_BYTES (sizeof apostrophe - 1)

static bool is_word_char(uint32_t c)
{
    return is_latin(c) || (c >= '0' && c <= '9') || c == 0x2019;
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
        if (!is_latin(left) || !is_word_char(right) || right == 0x2019)
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

static void put_words(Lang lang, const char *text, size_t n, Buf *out)
{
    const char *p = text, *end = text + n, *from, *to;
    while (lang != LANG_BO && next_apostrophe(p, end, &from, &to)) {
        put_scripts(lang, p, (size_t)(from - p), out);
        buf_puts(out, "<span lang=\"en\">");
        html_put_n(out, from, (size_t)(to - from));
        buf_puts(out, "</span>");
        p = to;
    }
    put_scripts(lang, p, (size_t)(end - p), out);
}

/* The next address (https://…) in [p, end), without the mark that ends the sentence. */
static bool next_address(const char *p, const char *end, const char **from, const char **to)
{
    static const char colon[] = "://";
    const size_t n = sizeof colon - 1;
    for (const char *at = p; (at = memchr(at, ':', (size_t)(end - at))); at++) {
        if ((size_t)(end - at) <= n || memcmp(at, colon, n) != 0)
            continue;
        const char *a = at, *b = at + n;
        while (a > p && is_latin((unsigned char)a[-1]))
            a--;
        while (b<end && * b> ' ' && *b < 0x7F)
            b++;
        while (b > at + n && strchr(".,;:!?)\"'", b[-1]))
            b--;
        if (a == at || b == at + n)
            continue;
        *from = a;
        *to = b;
        return true;
    }
    return false;
}

/* An address may be broken after its slashes and dots, as on the printed page (text/breaks_address.c). */
static void put_address(const char *from, const char *to, Buf *out)
{
    for (const char *p = from; p < to; p++) {
        html_put_n(out, p, 1);
        if ((*p == '/' || *p == '.') && p + 1 < to && p[1] != '/' && p[1] != '.')
            buf_puts(out, "<wbr>");
    }
}

void article_text(Lang lang, const char *text, size_t n, Buf *out)
{
    const char *p = text, *end = text + n, *from, *to;
    while (next_address(p, end, &from, &to)) {
        put_words(lang, p, (size_t)(from - p), out);
        put_address(from, to, out);
        p = to;
    }
    put_words(lang, p, (size_t)(end - p), out);
}

void article_title(Lang lang, const char *title, Buf *out)
{
    const char *p = title;
    bool first = true;
    while (*p) {
        size_t n = strcspn(p, " ");
        const char *ideographic = strstr(p, "\u3000");
        if (ideographic && (size_t)(ideographic - p) < n)
            n = (size_t)(ideographic - p);
        if (n) {
            if (!first)
                buf_putc(out, ' ');
            buf_puts(out, "<span>");
            article_text(lang, p, n, out);
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
