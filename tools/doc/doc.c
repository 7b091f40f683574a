#include "doc/doc.h"

#include "chars/chars.h"
#include "base/utf8.h"
#include <string.h>

const char *lang_tag(Lang l)
{
    switch (l) {
    case LANG_ZH_HANT:
        return "zh-Hant";
    case LANG_BO:
        return "bo";
    case LANG_EN:
        return "en";
    case LANG_ZH_HANS:
        break;
    }
    return "zh-Hans";
}

const char *lang_lead_space(Lang l)
{
    return l == LANG_EN ? " " : "\u3000";
}

const char *lang_digits(Arena *a, Lang l, const char *s)
{
    if (l != LANG_BO)
        return s;
    char *out = arena_alloc(a, strlen(s) * 3 + 1), *w = out;
    for (; *s; s++) {
        if (*s >= '0' && *s <= '9')
            w += utf8_encode(0x0F20 + (uint32_t)(*s - '0'), w);
        else
            *w++ = *s;
    }
    return out;
}

typedef enum Script { SCRIPT_NONE, SCRIPT_HAN, SCRIPT_TIBETAN, SCRIPT_LATIN } Script;

static Script script_of(uint32_t c)
{
    return char_is_tibetan(c) ? SCRIPT_TIBETAN : char_is_han(c) ? SCRIPT_HAN : SCRIPT_NONE;
}

size_t lang_stretch(Lang own, const char *s, size_t n, Lang *lang)
{
    const Script mine = own == LANG_BO ? SCRIPT_TIBETAN : own == LANG_EN ? SCRIPT_LATIN : SCRIPT_HAN;
    size_t last = 0; /* where the foreign stretch ends, as far as it is known */
    *lang = own;
    for (size_t at = 0, next; at < n; at = next) {
        uint32_t c = (unsigned char)s[at];
        next = at + 1;
        Script script = SCRIPT_NONE;
        if (c >= 0x80) {
            next = at + (size_t)utf8_decode(s + at, &c);
            script = script_of(c);
        } else if (own == LANG_EN && ((c | 0x20) >= 'a' && (c | 0x20) <= 'z')) {
            script = SCRIPT_LATIN; /* in Chinese and Tibetan it has no language of its own */
        }
        if (script == SCRIPT_NONE)
            continue;
        if (script == mine) {
            if (last)
                return last;
            continue;
        }
        if (!last && at > 0)
            return at; /* up to here it is our own */
        last = next;
        *lang = script == SCRIPT_HAN ? LANG_ZH_HANS : LANG_BO;
    }
    return last ? last : n;
}

Span article_text_span(const Article *a, const char *text)
{
    return text == a->kicker     ? a->kicker_span
           : text == a->deck     ? a->deck_span
           : text == a->byline   ? a->byline_span
           : text == a->dateline ? a->dateline_span
           : text == a->summary  ? a->summary_span
           : text == a->column   ? a->column_span
                                 : a->title_span;
}

void inlines_plain(Inlines in, Buf *out)
{
    for (size_t i = 0; i < in.n; i++) {
        if (in.at[i].kind == INL_BREAK)
            buf_putc(out, '\n');
        else if (in.at[i].kind != INL_NOTE)
            buf_puts(out, in.at[i].text);
    }
}

Moment article_modified(const Article *a)
{
    Moment last = a->updated;
    for (size_t i = 0; i < a->n_corrections; i++) {
        const Moment on = a->corrections[i].on;
        if (moment_is(on) && (!moment_is(last) || moment_epoch(on) > moment_epoch(last)))
            last = on;
    }
    return last;
}
