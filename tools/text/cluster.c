/* Which characters stand together, and a face for them. */
#include "text/cluster.h"

size_t cluster_emoji(const uint32_t *cps, size_t n)
{
    size_t length = chars_emoji(cps, n);
    bool picture = length && (char_is_emoji(cps[0]) || (length > 1 && cps[1] != CHAR_TEXT_STYLE));
    if (length > 1 && char_is_selector(cps[1]) && cps[1] != CHAR_EMOJI_STYLE && cps[1] != CHAR_TEXT_STYLE)
        return 0; /* another selector is of the sign, not of an emoji */
    return picture && !(length == 2 && cps[1] == CHAR_TEXT_STYLE) ? length : 0;
}

ClusterText cluster_text(const Ch *ch, size_t from, size_t to)
{
    ClusterText t;
    for (t.n = 0; t.n < CLUSTER_MOST && from < to; from++)
        t.cps[t.n++] = ch[from].cp;
    return t;
}

void clusters_find_emoji(Ch *ch, size_t n)
{
    for (size_t i = 0; i < n; i++) {
        Ch *c = &ch[i];
        size_t end = i + 1;
        if (c->cls == CC_NOTE || char_is_plain_han(c->cp))
            continue;
        while (end < n && end - i < CLUSTER_MOST && ch[end].piece == c->piece)
            end++;
        ClusterText t = cluster_text(ch, i, end);
        size_t length = cluster_emoji(t.cps, t.n);
        for (size_t k = 0; k < length; k++)
            c[k].cls = k ? CC_COMBINING : CC_EMOJI;
        i += length ? length - 1 : 0;
    }
}

size_t cluster_end(const Ch *ch, size_t n, size_t i)
{
    size_t k = i + 1;
    while (k < n && ch[k].cls == CC_COMBINING && ch[k].piece == ch[i].piece && k - i < CLUSTER_MOST)
        k++;
    return k;
}

bool cluster_face(FontBook *b, int role, ScriptClass sc, const uint32_t *cps, size_t n, GlyphRef *out)
{
    bool same = font_book_glyph(b, role, sc, cps[0], out);
    for (size_t i = 1; same && i < n; i++) {
        if (sc == SCRIPT_LATIN && char_is_nonspacing(cps[i]) && !char_is_selector(cps[i]))
            return font_book_cover(b, role, sc, cps, n, out);
        GlyphRef mark;
        same = char_is_ignorable(cps[i]) || (font_book_glyph(b, role, sc, cps[i], &mark) && mark.face == out->face);
    }
    return same || font_book_cover(b, role, sc, cps, n, out);
}

size_t cluster_lacks(FontBook *b, int role, ScriptClass sc, const uint32_t *cps, size_t n)
{
    GlyphRef g;
    size_t i = 0;
    while (i < n && (char_is_ignorable(cps[i]) || font_book_cover(b, role, sc, cps + i, 1, &g)))
        i++;
    return i;
}

size_t cluster_lone_modifier(const ShapedRun *r, const Ch *ch, size_t from, size_t to)
{
    for (size_t i = from + 1; i < to; i++) {
        hb_codepoint_t gid;
        if (!char_is_emoji_modifier(ch[i].cp) || !hb_font_get_nominal_glyph(r->face->hb_font, ch[i].cp, &gid))
            continue;
        for (size_t g = 0; g < r->n; g++)
            if (r->glyphs[g].gid == gid)
                return i;
    }
    return to;
}
