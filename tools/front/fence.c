/* The lines about the front matter. */
#include "front/fence.h"

#include "base/utf8.h"
#include <string.h>

size_t front_next_line(const Source *s, size_t at)
{
    const char *newline = at < s->len ? memchr(s->text + at, '\n', s->len - at) : NULL;
    return newline ? (size_t)(newline - s->text) + 1 : s->len;
}

static bool is_blank(char c)
{
    return c == ' ' || c == '\t';
}

size_t front_fence(const Source *s, size_t at)
{
    if (s->len - at < 3 || memcmp(s->text + at, "---", 3) != 0)
        return 0;
    size_t n = 3;
    while (at + n < s->len && is_blank(s->text[at + n]))
        n++;
    if (at + n < s->len && s->text[at + n] != '\n')
        return 0;
    return at + n < s->len ? n + 1 : n;
}

/* Hyphens and dashes of any width, other rules, TOML's +++. */
static bool is_rule(uint32_t cp)
{
    static const uint32_t others[] = {0x2015, 0x2212, 0x2500, 0x30FC, 0xFE58, 0xFE63, 0xFF0D,
                                      '*',    '+',    '=',    '_',    '~',    '-'};
    for (size_t i = 0; i < sizeof others / sizeof *others; i++)
        if (cp == others[i])
            return true;
    return cp >= 0x2010 && cp <= 0x2014;
}

size_t front_fence_meant(const Source *s, size_t at)
{
    size_t end = front_next_line(s, at), i = at, wide = 0;
    size_t text_end = end > at && s->text[end - 1] == '\n' ? end - 1 : end;
    while (text_end > at && is_blank(s->text[text_end - 1]))
        text_end--;
    while (i < text_end && is_blank(s->text[i]))
        i++;
    if (text_end - i >= 3 && memcmp(s->text + i, "```", 3) == 0)
        return end - at;
    while (i < text_end) {
        uint32_t cp;
        size_t n = (size_t)utf8_decode(s->text + i, &cp);
        if (!is_rule(cp))
            return 0;
        wide += n > 1 ? 2 : 1;
        i += n;
    }
    return wide >= 2 ? end - at : 0;
}
