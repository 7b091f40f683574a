/* The text of a cluster, shared out among its glyphs (Tibetan stacks with vowel signs, mostly). */
#include "base/utf8.h"
#include "draw/fonts.h"
#include <assert.h>

enum { MAX_PARTS = 64 };

/* Gives characters [from, to) to glyphs [first, last): one each from the end, the rest to the first. */
static void share(const uint16_t *starts, size_t from, size_t to, size_t first, size_t last, uint16_t *ends)
{
    size_t glyphs = last - first, chars = to - from;
    size_t single = chars > glyphs ? glyphs - 1 : chars; /* glyphs that get one character */
    size_t next = from;
    for (size_t g = first; g < last; g++) {
        if (chars > glyphs)
            next += g == first ? chars - single : 1;
        else if (next < to)
            next++;
        ends[g] = starts[next];
    }
}

void cluster_distribute(hb_font_t *font, const char *text, size_t bytes, const Glyph *glyphs, size_t n, uint16_t *ends)
{
    if (n <= 1 || n > MAX_PARTS || bytes > MAX_PARTS) {
        assert(bytes <= UINT16_MAX);
        for (size_t g = 0; g < n; g++)
            ends[g] = (uint16_t)bytes;
        return;
    }
    uint16_t starts[MAX_PARTS + 1];
    uint32_t nominal[MAX_PARTS];
    size_t chars = 0;
    for (size_t at = 0; at < bytes; chars++) {
        uint32_t c;
        starts[chars] = (uint16_t)at;
        at += (size_t)utf8_decode(text + at, &c);
        hb_codepoint_t gid = 0;
        nominal[chars] = hb_font_get_nominal_glyph(font, c, &gid) ? gid : 0;
    }
    starts[chars] = (uint16_t)bytes;
    /* A glyph that is a later character's own begins there; what lies between is shared out in order. */
    size_t group_glyph = 0, group_char = 0;
    for (size_t g = 1; g < n; g++) {
        size_t c = group_char + 1;
        while (c < chars && (!nominal[c] || nominal[c] != glyphs[g].gid))
            c++;
        if (c >= chars)
            continue;
        share(starts, group_char, c, group_glyph, g, ends);
        group_glyph = g;
        group_char = c;
    }
    share(starts, group_char, chars, group_glyph, n, ends);
}
