#include "doc/doc.h"

#include "base/utf8.h"
#include <string.h>

const char *lang_tag(Lang l)
{
    switch (l) {
    case LANG_ZH_HANT:
        return "zh-Hant";
    case LANG_BO:
        return "bo";
    case LANG_ZH_HANS:
        break;
    }
    return "zh-Hans";
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
