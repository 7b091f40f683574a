/* What lists, feeds and search engines show of an article: its beginning, as plain text. */
#include "article/article.h"

#include "chars/chars.h"
#include "base/mem.h"
#include "base/utf8.h"
#include "breaks/breaks.h"
#include "resolve/resolve.h"
#include <string.h>

/* What a text must not end in before ……: a stop within a sentence, an opening mark. */
static bool hangs(uint32_t cp)
{
    static const uint32_t marks[] = {0x3001, 0xFF0C, 0xFF1A, 0xFF1B, ',', ':', ';', 0x2018, 0x201C, '('};
    for (size_t i = 0; i < sizeof marks / sizeof *marks; i++)
        if (cp == marks[i])
            return true;
    return char_is_blank(cp) || cp == '\n';
}

/* Where the text may end, at `most` characters at the latest: where a line may, so after a word, a syllable, a whole
 * cluster. */
static size_t end_of(const uint32_t *cps, size_t n, Lang lang, size_t most)
{
    enum { FAR = 48 }; /* further back there is but one long string: it is cut */
    if (n <= most)
        return n;
    uint8_t *brk = mem_alloc(n);
    breaks_find(cps, n, &(BreakOptions){.lang = lang}, brk);
    size_t end = most;
    while (end > 0 && most - end < FAR && brk[end - 1] != BREAK_ALLOWED && brk[end - 1] != BREAK_FORCED)
        end--;
    if (!end || most - end == FAR)
        for (end = most; end > 0 && (char_is_mark(cps[end]) || cps[end] == CHAR_ZWJ || cps[end - 1] == CHAR_ZWJ);)
            end--;
    mem_free(brk);
    while (end > 0 && hangs(cps[end - 1]))
        end--;
    return end;
}

void excerpt_cut(Lang lang, const char *text, size_t characters, Buf *out)
{
    size_t n = 0, bytes = strlen(text);
    uint32_t *cps = mem_alloc((bytes + 1) * sizeof *cps);
    for (size_t at = 0; at < bytes; n++)
        at += (size_t)utf8_decode(text + at, &cps[n]);
    while (n && char_is_space(cps[n - 1]))
        n--;
    size_t end = end_of(cps, n, lang, characters);
    for (size_t i = 0; i < end; i++) {
        char c[4];
        uint32_t cp = cps[i] == '\n' ? ' ' : cps[i];
        buf_put(out, c, (size_t)utf8_encode(cp, c));
    }
    if (end < n)
        buf_puts(out, "……");
    mem_free(cps);
}

void article_excerpt(const Article *a, size_t characters, Buf *out)
{
    if (a->kept) {
        buf_puts(out, a->kept->excerpt);
        return;
    }
    Buf text = {0};
    if (a->summary[0]) {
        buf_puts(&text, a->summary);
    } else {
        Arena *scratch = arena_new();
        resolved_running(resolve_article(scratch, a, &(ResolveOptions){0}), characters * 4, &text);
        arena_free(scratch);
    }
    excerpt_cut(a->lang, text.data ? text.data : "", characters, out);
    buf_free(&text);
}
