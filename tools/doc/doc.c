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

bool lang_from_tag(const char *tag, Lang *l)
{
    static const Lang all[] = {LANG_ZH_HANS, LANG_ZH_HANT, LANG_BO};
    for (size_t i = 0; i < sizeof all / sizeof *all; i++) {
        if (strcmp(tag, lang_tag(all[i])) == 0) {
            *l = all[i];
            return true;
        }
    }
    return false;
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

static size_t count_text(const char *s)
{
    size_t n = 0;
    while (*s) {
        uint32_t cp;
        s += utf8_decode(s, &cp);
        n += cp > ' ' && cp != 0xA0 && cp != 0x3000;
    }
    return n;
}

static size_t count_blocks(const Block *b, size_t n)
{
    size_t total = 0;
    for (size_t i = 0; i < n; i++) {
        if (b[i].kind == BLK_CODE)
            total += count_text(b[i].text);
        for (size_t k = 0; k < b[i].inlines.n; k++) {
            const Inline *in = &b[i].inlines.at[k];
            if (in->kind == INL_TEXT || in->kind == INL_RUBY)
                total += count_text(in->text);
        }
        total += count_blocks(b[i].children, b[i].n_children);
    }
    return total;
}

size_t article_count(const Article *a)
{
    return count_blocks(a->blocks, a->n_blocks);
}
