#include "doc/doc.h"

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
