/* Rows → items (setting/rows.h). */
#include "setting/rows.h"

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
        marks_put(w->s, &w->marks, w->out);
        vec_push(w->out, item_end());
        w->open.depth--;
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
    assert(!w->marks.len); /* they went with their leaf */
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

/* A label is read before its text. */
static void put_label(RowWriter *w, const RowLine *rl, Len x, Len y)
{
    ItemVec none = {0};
    assert(w->open.depth > 0);
    vec_push(w->out, item_begin(TAG_MARKS, w->s->article->lang, w->s->index, 0, 0));
    size_t first = w->out->len;
    row_line_place(w->s->c, rl, x, y, w->out, &none);
    for (size_t i = first; i < w->out->len; i++)
        w->out->ptr[i].u.line.aside = ASIDE_LABEL;
    vec_push(w->out, item_end());
    vec_free(&none);
}

void rows_put(RowWriter *w, const Row *r, Len x, Len y)
{
    for (size_t i = 0; i < r->n; i++)
        if (r->at[i].kind == LINE_MARK)
            put_label(w, &r->at[i], x, y);
    for (size_t i = 0; i < r->n; i++) {
        const RowLine *rl = &r->at[i];
        if (rl->kind != LINE_BODY)
            continue;
        para_report_ragged(w->s->c->diag, rl->para, rl->line);
        row_line_place(w->s->c, rl, x, y, w->out, &w->marks);
    }
}

void lines_place(const SetContext *c, const SetPara *sp, LineKind kind, Len x, Len y, Len measure, ItemVec *out,
                 ItemVec *marks)
{
    for (size_t i = 0; i < sp->n; i++)
        para_place(c->text, c->arena, sp->para, &sp->lines[i], measure, x,
                   y + (Len)i * c->layout->pitch + c->layout->first_baseline, kind, out, marks);
}
