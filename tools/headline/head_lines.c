/* What lines of display type reach, and from line to line (headline/head_block.h). */
#include "headline/head_block.h"

static bool is_tibetan(const ArticleSet *s)
{
    return s->article->lang == LANG_BO;
}

LineInk head_reach(const ArticleSet *s, const SetPara *sp, size_t i)
{
    Len size = sp->para->style.em, top = len_mul(size, sp->para->western ? 76 : 88, 100);
    LineInk ink = is_tibetan(s) ? para_line_ink(s->c->text, sp->para, &sp->lines[i]) : (LineInk){0, 0};
    return ink.above ? ink : (LineInk){top, size - top};
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
