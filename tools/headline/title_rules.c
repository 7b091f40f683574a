/* Fine rules on both sides of a title, a kicker or a deck 加线, where nothing fills the white there
 * (headline/headline.h). */
#include "headline/head_block.h"

#include "base/order.h"

#include <assert.h>
#include <string.h>

/* What the lines of a part take of the block. */
static Rect part_rect(const ArticleSet *s, const Headline *h, GroupTag tag)
{
    Len left = LEN_MAX, right = 0, top = LEN_MAX, foot = 0;
    for (size_t i = 0; i < h->n; i++) {
        const RowLine *t = &h->at[i].text;
        if (h->at[i].tag != tag)
            continue;
        const LineInk ink = head_line_reach(s, t->para, t->line);
        left = smaller(left, t->x + t->line->slack / 2);
        right = larger(right, t->x + t->measure - t->line->slack / 2);
        top = smaller(top, t->y - ink.above);
        foot = larger(foot, t->y + ink.below);
    }
    return (Rect){left, top, right - left, foot - top};
}

/* How far a label in the corner, or its bar, keeps rules at y off the block's edge: it stands left of them where it is
 * within a grid line of them. What is no label, and as high as they, keeps them off the part. */
static Len inset_of(Rect at, Len y, Rect part, Len pitch)
{
    const bool corner = at.x + at.w < part.x;
    const Len near = corner ? pitch : 0;
    return y > at.y - near && y < at.y + at.h + near ? corner ? at.x + at.w : part.x : 0;
}

/* Of all of them. */
static Len rules_inset(const ArticleSet *s, const Headline *h, Len y, GroupTag tag, Rect part)
{
    const Len pitch = s->c->layout->pitch;
    Len inset = 0;
    for (size_t i = 0; i < h->n; i++) {
        const RowLine *t = &h->at[i].text;
        const LineInk ink = head_line_reach(s, t->para, t->line);
        const Align align = t->para->style.align;
        const Len slack = t->line->slack, by = align == ALIGN_CENTER ? slack / 2 : align == ALIGN_RIGHT ? slack : 0;
        const Rect at = {t->x + by, t->y - ink.above, t->measure - slack, ink.above + ink.below};
        inset = larger(inset, h->at[i].tag == tag ? 0 : inset_of(at, y, part, pitch));
    }
    for (size_t i = 0; i < h->n_bars; i++)
        inset = larger(inset, inset_of(h->bars[i].at, y, part, pitch));
    return inset;
}

/* Half way down the part, from the block's edges or a label there to its lines, all but so much; as long on both
 * sides. false: they would be short. */
static bool add_rules(ArticleSet *s, Headline *h, const HeadLine *part, Len width)
{
    enum { APART = 2, LEAST = 3 /* em of the body */ };
    const Rect at = part_rect(s, h, part->tag);
    const Len em = s->c->layout->elements[EL_BODY].size, half = part->text.para->style.em / 2, y = at.y + at.h / 2;
    const Len apart = larger(half, APART * em), least = larger(half, LEAST * em);
    const Len edge = em + rules_inset(s, h, y, part->tag, at), right = at.x + at.w + apart;
    const Len long_left = at.x - apart - edge, long_right = width - right - edge;
    if (long_left < least || long_right < least)
        return false;
    h->bars[h->n_bars++] = (HeadBar){.kind = BAR_RULE, .at = {edge, y, long_left, 0}, .opening = part->opening};
    h->bars[h->n_bars++] = (HeadBar){.kind = BAR_RULE, .at = {right, y, long_right, 0}, .opening = part->opening};
    return true;
}

const Headline *headline_ruled(ArticleSet *s, const Headline *h, int columns, GroupTag tag)
{
    const HeadLine *part = NULL;
    for (size_t i = 0; i < h->n && !part; i++)
        part = h->at[i].tag == tag ? &h->at[i] : NULL;
    assert(tag == TAG_HEADLINE || tag == TAG_KICKER || tag == TAG_DECK);
    if (!part || h->columns_taken || h->shoulders || h->over || s->c->layout->fold) /* what stands there gives way */
        return NULL;
    if (part->text.para->style.align != ALIGN_CENTER)
        return NULL;
    Headline *out = arena_dup(s->c->arena, h, sizeof *h);
    out->bars = ARENA_ARRAY(s->c->arena, HeadBar, h->n_bars + 2);
    memcpy(out->bars, h->bars, h->n_bars * sizeof *h->bars);
    return add_rules(s, out, part, article_width(s, columns)) ? out : NULL;
}
