/* Rows → items (layout/rows.h). */
#include "layout/rows.h"

#include <assert.h>

static void flush_marks(RowWriter *w)
{
    if (!w->marks.len)
        return;
    vec_push(w->out, item_begin(TAG_MARKS, w->s->article->lang, w->s->index, 0, 0));
    for (size_t i = 0; i < w->marks.len; i++)
        vec_push(w->out, w->marks.ptr[i]);
    vec_push(w->out, item_end());
    w->marks.len = 0;
}

static void close_to(RowWriter *w, int depth)
{
    while (w->open.depth > depth) {
        vec_push(w->out, item_end());
        w->open.depth--;
        flush_marks(w);
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
    flush_marks(w);
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
