/* The byline as a row of the first column (headline/byline.h). */
#include "headline/byline.h"

const Row *byline_row_new(ArticleSet *s, Len measure, int below)
{
    const SetContext *c = s->c;
    const Article *a = s->article;
    const ElementStyle *es = &c->layout->elements[EL_BYLINE];
    ParaStyle st = display_style(c, a->lang, es->size, es->align);
    SetPara sp = set_para_even(c, front_pieces(c, a, a->byline, es->role, es->size), &st, measure);
    Path *path = ARENA_NEW(c->arena, Path);
    path->id[0] = s->next_id++;
    path->info[0] =
        (GroupInfo){.tag = TAG_BYLINE, .level = 1, .lang = a->lang, .article = s->index, .block = path->id[0]};
    path->depth = 1;
    Row *row = ARENA_NEW(c->arena, Row);
    *row = (Row){.lines = (int)sp.n + below, .flags = ROW_KEEP_NEXT, .n = sp.n, .path = path};
    row->at = ARENA_ARRAY(c->arena, RowLine, sp.n + 1);
    for (size_t i = 0; i < sp.n; i++)
        row->at[i] = (RowLine){sp.para, &sp.lines[i], 0, c->layout->first_baseline + (Len)i * c->layout->pitch,
                               measure, LINE_BODY};
    return row;
}
