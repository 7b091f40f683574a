/* Lines of display type: what they reach, from line to line, in a block (headline/head_block.h). */
#include "headline/head_block.h"

#include <string.h>

static bool is_tibetan(const ArticleSet *s)
{
    return s->article->lang == LANG_BO;
}

LineInk head_line_reach(const ArticleSet *s, const Para *p, const BrokenLine *line)
{
    Len size = p->style.em, top = len_mul(size, p->western ? 76 : 88, 100);
    LineInk ink = is_tibetan(s) ? para_line_ink(s->c->text, p, line) : (LineInk){0, 0};
    return ink.above ? ink : (LineInk){top, size - top};
}

LineInk head_reach(const ArticleSet *s, const SetPara *sp, size_t i)
{
    return head_line_reach(s, sp->para, &sp->lines[i]);
}

Len head_pitch(const ArticleSet *s, const SetPara *sp)
{
    Len size = sp->para->style.em;
    if (!is_tibetan(s))
        return len_mul(size, size >= 36 * LEN_PT ? 114 : size >= 20 * LEN_PT ? 118 : 125, 100);
    Len pitch = len_mul(size, 130, 100);
    for (size_t i = 0; i + 1 < sp->n; i++) {
        Len least = head_reach(s, sp, i).below + head_reach(s, sp, i + 1).above + size / 8;
        pitch = least > pitch ? least : pitch;
    }
    return pitch;
}

static HeadLine *new_line(Head *h)
{
    if (h->h->n == h->room) { /* an unusually long one */
        HeadLine *more = ARENA_ARRAY(h->c->arena, HeadLine, h->room * 2);
        memcpy(more, h->h->at, h->room * sizeof *more);
        h->h->at = more;
        h->room *= 2;
    }
    return &h->h->at[h->h->n++];
}

void head_add_lines(Head *h, SetPara sp, Len x, Len measure, Len pitch, GroupTag tag)
{
    if (!sp.n)
        return;
    int32_t id = h->s->next_id++;
    LineKind kind = tag == TAG_JUMP ? LINE_JUMP : tag == TAG_MARKS ? LINE_MARK : LINE_BODY;
    Len baseline = h->y + head_reach(h->s, &sp, 0).above;
    for (size_t i = 0; i < sp.n; i++)
        *new_line(h) = (HeadLine){{sp.para, &sp.lines[i], x, baseline + (Len)i * pitch, measure, kind},
                                  tag,
                                  h->s->article->lang,
                                  id,
                                  false,
                                  h->shares};
    h->y = baseline + (Len)(sp.n - 1) * pitch + head_reach(h->s, &sp, sp.n - 1).below;
}
