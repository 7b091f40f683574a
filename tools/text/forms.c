/* Characters in vertical text (text/forms.h). */
#include "text/forms.h"

#include <string.h>

enum { MOST_ACROSS = 3 /* digits; longer numbers are turned */, NATURAL = 1000 };

static bool is_western(const Ch *ch, size_t n, size_t i)
{
    return i < n && class_is_latin((CharClass)ch[i].cls);
}

/* A Western run: digits across when they are few, a lone letter too, all else on its side. */
static size_t set_western(Ch *ch, size_t n, size_t i)
{
    size_t k = i, count = 0;
    bool digits = true;
    for (; is_western(ch, n, k) && ch[k].piece == ch[i].piece; k = cluster_end(ch, n, k), count++)
        digits = digits && ch[k].cls == CC_DIGIT;
    bool across = count == 1 || (digits && count <= MOST_ACROSS);
    for (size_t m = i; m < k; m++) {
        ch[m].form = across ? FORM_ACROSS : FORM_TURNED;
        if (across && m + 1 < k)
            ch[m].brk = BREAK_NO;
    }
    return k;
}

void forms_find(Ch *ch, size_t n)
{
    for (size_t i = 0; i < n;) {
        Ch *c = &ch[i];
        if (is_western(ch, n, i)) {
            i = set_western(ch, n, i);
            continue;
        }
        c->form = class_is_tibetan((CharClass)c->cls) ? FORM_TURNED : FORM_UPRIGHT;
        if (c->cls == CC_EMOJI && c->cp < 0x80) /* a keycap's digit */
            c->form = FORM_ACROSS;
        else if ((c->cls == CC_SPACE || c->cls == CC_COMBINING) && i && ch[i - 1].form == FORM_TURNED)
            c->form = FORM_TURNED;
        i++;
    }
}

CharClass forms_class(const Ch *c)
{
    /* ：；！？ stand upright in one em, with no blank half, right of its middle as the font has them (GB/T
     * 15834 5.2.1). */
    bool fills_em = c->cp == 0xFF1A || c->cp == 0xFF1B || c->cp == 0xFF01 || c->cp == 0xFF1F;
    return c->form == FORM_UPRIGHT && fills_em ? CC_DASH : (CharClass)c->cls;
}

bool forms_lacks_upright(const Ch *c, const ShapedRun *r)
{
    hb_codepoint_t nominal;
    return (c->cls == CC_DASH || c->cls == CC_ELLIPSIS || c->cls == CC_OPEN || c->cls == CC_CLOSE) && r->n &&
           hb_font_get_nominal_glyph(r->face->hb_font, c->cp, &nominal) && nominal == r->glyphs[0].gid;
}

void forms_set_upright(Atom *a, Glyph *glyphs, Len pen, bool wide_dot)
{
    Len em = a->size, high = em; /* whatever height the font gives it */
    if (a->cls == CC_DASH && a->n_glyphs == 1 && a->bytes == strlen("——"))
        high = 2 * em;
    else if (a->cls == CC_SPACE)
        high = em / 4;
    else if (a->cls == CC_EMOJI && pen > em)
        high = pen; /* a family that falls apart into its members */
    for (size_t k = 0; k < a->n_glyphs; k++)
        glyphs[k].y += (high - pen) / 2;
    a->advance = a->box = high;
    if ((a->cls == CC_MIDDOT && !wide_dot) || a->cls == CC_SOLIDUS) {
        a->box = em / 2;
        a->lead = -em / 4;
    }
}

/* From where to where a run reaches, in font units: by its advances, or by its ink (a keycap's frame around its digit).
 */
static void extent_of(const ShapedRun *r, bool ink, int *left, int *right)
{
    int pen = 0;
    *left = *right = 0;
    for (size_t g = 0; g < r->n; g++) {
        hb_glyph_extents_t e;
        if (ink && hb_font_get_glyph_extents(r->face->hb_font, r->glyphs[g].gid, &e)) {
            int from = pen + r->glyphs[g].dx + e.x_bearing, to = from + e.width;
            *left = from < *left ? from : *left;
            *right = to > *right ? to : *right;
        }
        pen += r->glyphs[g].advance;
        *right = pen > *right ? pen : *right;
    }
}

/* The width alone is condensed: digits stay as high as those of a number that fits. */
void forms_set_across(Atom *a, Glyph *glyphs, const ShapedRun *r)
{
    Len em = a->size;
    int left, right;
    extent_of(r, a->cls == CC_EMOJI, &left, &right);
    Len width = len_mul(em, right - left, r->face->upem), wide = NATURAL;
    if (width > em) {
        a->condensed = (uint16_t)((int64_t)NATURAL * em / width);
        wide = a->condensed;
    }
    Len pen = -len_mul(len_mul(em, left + right, r->face->upem), wide, NATURAL) / 2;
    Len baseline = em / 2 + len_mul(em, 365, 1000);
    for (size_t g = 0; g < r->n; g++) {
        const ShapedGlyph *s = &r->glyphs[g];
        Len dx = len_mul(len_mul(em, s->dx, r->face->upem), wide, NATURAL);
        glyphs[g] = (Glyph){s->gid, pen + dx, baseline - len_mul(em, s->dy, r->face->upem)};
        pen += len_mul(len_mul(em, s->advance, r->face->upem), wide, NATURAL);
    }
    a->cls = CC_HAN; /* it takes a character's place: no gap beside it */
    a->advance = a->box = em;
}
