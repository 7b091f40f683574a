/* What a line keeps together, on the web as in print: numbers with their units, codes with their noun. */
#include "article/article.h"

#include "chars/chars.h"
#include "base/mem.h"
#include "base/utf8.h"
#include "breaks/breaks.h"
#include "text/cjk.h"

/* In half ems. A wide unit gives way where print lets it: carried over whole it would open the line before it. The
 * widest would stick out of a narrow cell. */
enum { WIDE = 8, WIDEST = 20 };

typedef struct Text {
    uint32_t *cps;
    uint32_t *at;           /* byte of each character, and the end */
    uint8_t *print, *plain; /* breaks after each: of the printed page, of a browser (UAX 14) */
    size_t n;
} Text;

static bool has_digit(const char *s, size_t n)
{
    for (size_t i = 0; i < n; i++)
        if (char_is_ascii_digit((unsigned char)s[i]) ||
            ((unsigned char)s[i] == 0xEF && n - i > 2 && s[i + 1] == '\xBC'))
            return true; /* full-width digits too */
    return false;
}

static bool is_mark(uint32_t cp)
{
    CharClass c = char_class(cp);
    return class_is_mark(c) || c == CC_MIDDOT || c == CC_ELLIPSIS || c == CC_SPACE || c == CC_IDEOGRAPHIC_SPACE;
}

static bool holds(uint8_t brk, bool wide)
{
    return brk == BREAK_NO || (!wide && brk == BREAK_SPARE);
}

/* Would a browser divide [from, to) where print does not? */
static bool is_divided(const Text *t, size_t from, size_t to)
{
    for (size_t i = from; i + 1 < to; i++)
        if (t->plain[i] == BREAK_ALLOWED && t->cps[i] != '.') /* .5 in a table's cell: no browser divides it */
            return true;
    return false;
}

/* The end of what holds together from `from` on. */
static size_t unit_end(const Text *t, size_t from, bool wide)
{
    size_t to = from + 1;
    while (to < t->n && holds(t->print[to - 1], wide))
        to++;
    return to;
}

/* Marks at its ends stick by themselves. */
static void trim_marks(const Text *t, size_t begin, size_t end, size_t *from, size_t *to)
{
    *from = begin;
    *to = end;
    while (*from < *to && is_mark(t->cps[*from]))
        ++*from;
    while (*to > *from && is_mark(t->cps[*to - 1]))
        --*to;
}

static int width_of(const Text *t, size_t from, size_t to)
{
    int width = 0;
    for (size_t i = from; i < to; i++)
        width += t->cps[i] == '.' || t->cps[i] == ',' ? 0 : t->cps[i] < 0x300 ? 1 : 2;
    return width;
}

static Text read_text(Lang lang, const char *s, size_t n)
{
    Text t = {mem_alloc((n + 1) * sizeof *t.cps), mem_alloc((n + 1) * sizeof *t.at), mem_alloc(n + 1), mem_alloc(n + 1),
              0};
    for (size_t i = 0; i < n; t.n++) {
        t.at[t.n] = (uint32_t)i;
        i += (size_t)utf8_decode(s + i, &t.cps[t.n]);
    }
    t.at[t.n] = (uint32_t)n;
    breaks_find(t.cps, t.n, &(BreakOptions){.lang = lang}, t.print);
    breaks_find(t.cps, t.n, &(BreakOptions){.lang = lang, .untailored = true}, t.plain);
    return t;
}

static void free_text(Text *t)
{
    mem_free(t->cps);
    mem_free(t->at);
    mem_free(t->print);
    mem_free(t->plain);
}

void article_units(Lang lang, const char *text, size_t n, PutText *put, Buf *out)
{
    if (!n || !lang_is_chinese(lang) || !has_digit(text, n)) {
        put(lang, text, n, out);
        return;
    }
    Text t = read_text(lang, text, n);
    size_t done = 0;
    for (size_t i = 0, next; i < t.n; i = next) {
        size_t from, to;
        next = unit_end(&t, i, false);
        trim_marks(&t, i, next, &from, &to);
        if (width_of(&t, from, to) > WIDE) {
            next = unit_end(&t, i, true);
            trim_marks(&t, i, next, &from, &to);
        }
        if (to - from < 2 || width_of(&t, from, to) > WIDEST || !is_divided(&t, from, to))
            continue;
        put(lang, text + t.at[done], t.at[from] - t.at[done], out);
        buf_puts(out, "<span class=\"unit\">");
        put(lang, text + t.at[from], t.at[to] - t.at[from], out);
        buf_puts(out, "</span>");
        done = to;
    }
    put(lang, text + t.at[done], t.at[t.n] - t.at[done], out);
    free_text(&t);
}
