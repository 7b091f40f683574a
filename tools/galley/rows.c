/* Rows → items (galley/rows.h). */
#include "galley/rows.h"

#include <assert.h>

void marks_put(const ArticleSet *s, ItemVec *marks, ItemVec *out)
{
    if (!marks->len)
        return;
    vec_push(out, item_begin(TAG_MARKS, s->article->lang, s->index, 0, 0));
    for (size_t i = 0; i < marks->len; i++)
        vec_push(out, marks->ptr[i]);
    vec_push(out, item_end());
    marks->len = 0;
}

static void close_to(RowWriter *w, int depth)
{
    while (w->open.depth > depth) {
        vec_push(w->out, item_end());
        w->open.depth--;
        marks_put(w->s, &w->marks, w->out);
    }
}

void rows_open(RowWriter *w, const Path *path, bool continued)
{
    assert(path->depth >= 1 && path->depth <= MOST_DEPTH);
    int same = 0;
    while (same < w->open.depth && same < path->depth && w->open.id[same] == path->id[same])
        same++;
    if (same < path->depth || same < w->open.depth)
        close_to(w, same);
    for (int k = same; k < path->depth; k++) {
        Item it = {.kind = ITEM_BEGIN};
        it.u.group = path->info[k];
        it.u.group.continued = continued;
        vec_push(w->out, it);
        w->open.info[k] = path->info[k];
        w->open.id[k] = path->id[k];
        w->open.depth = k + 1;
    }
}

void rows_close(RowWriter *w)
{
    close_to(w, 0);
    marks_put(w->s, &w->marks, w->out);
}

void rows_free(RowWriter *w)
{
    vec_free(&w->marks);
}

void row_line_place(const SetContext *c, const RowLine *rl, Len x, Len y, ItemVec *lines, ItemVec *marks)
{
    bool down = rl->para->style.vertical;
    para_place(c->text, c->arena, rl->para, rl->line, rl->measure, x + (down ? rl->y : rl->x),
               y + (down ? rl->x : rl->y), rl->kind, lines, marks);
}

void rows_put(RowWriter *w, const Row *r, Len x, Len y)
{
    for (size_t i = 0; i < r->n; i++) {
        const RowLine *rl = &r->at[i];
        if (rl->kind == LINE_BODY)
            para_report_ragged(w->s->c->diag, rl->para, rl->line);
        row_line_place(w->s->c, rl, x, y, rl->kind == LINE_BODY ? w->out : &w->marks, &w->marks);
    }
}

void lines_place(const SetContext *c, const SetPara *sp, LineKind kind, Len x, Len y, Len measure, ItemVec *out,
                 ItemVec *marks)
{
    for (size_t i = 0; i < sp->n; i++)
        para_place(c->text, c->arena, sp->para, &sp->lines[i], measure, x,
                   y + (Len)i * c->layout->pitch + c->layout->first_baseline, kind, out, marks);
}
