/* The walk over a page's items (frame/walk.h). */
#include "frame/walk.h"

#include "base/buf.h"
#include <assert.h>

typedef struct Walker {
    FrameWalk at;
    VEC(const GroupInfo *) open;
    const FrameOutput *to;
    size_t n;
} Walker;

static void begin(Walker *w, const GroupInfo *group)
{
    assert((int)group->tag < (int)GROUP_TAGS);
    vec_push(&w->open, group);
    w->at.open = w->open.ptr;
    w->at.depth = w->open.len;
    w->at.inside[group->tag]++;
    for (size_t i = 0; i < w->n; i++)
        if (w->to[i].visit->begin)
            w->to[i].visit->begin(w->to[i].self, &w->at, group);
}

static void end(Walker *w)
{
    if (!w->open.len)
        return;
    const GroupInfo *group = w->open.ptr[w->open.len - 1];
    for (size_t i = 0; i < w->n; i++)
        if (w->to[i].visit->end)
            w->to[i].visit->end(w->to[i].self, &w->at, group);
    w->at.inside[group->tag]--;
    w->at.depth = --w->open.len;
}

static void line(Walker *w, const Line *l)
{
    for (size_t i = 0; i < w->n; i++)
        if (w->to[i].visit->line)
            w->to[i].visit->line(w->to[i].self, &w->at, l);
    for (uint32_t r = 0; r < l->n_runs; r++)
        for (size_t i = 0; i < w->n; i++)
            if (w->to[i].visit->run)
                w->to[i].visit->run(w->to[i].self, &w->at, l, &l->runs[r]);
}

/* What is no text. */
static void draw(Walker *w, const Item *item)
{
    for (size_t i = 0; i < w->n; i++) {
        const FrameVisitor *v = w->to[i].visit;
        void (*told)(void *, const FrameWalk *, const Item *) = item->kind == ITEM_RECT     ? v->rect
                                                                : item->kind == ITEM_STROKE ? v->stroke
                                                                : item->kind == ITEM_DOT    ? v->dot
                                                                : item->kind == ITEM_WAVE   ? v->wave
                                                                                            : v->image;
        if (told)
            told(w->to[i].self, &w->at, item);
    }
}

void frame_walk(const PageFrame *page, const FrameOutput *to, size_t n)
{
    Walker w = {.at = {.page = page}, .to = to, .n = n};
    for (size_t i = 0; i < page->n_items; i++) {
        const Item *item = &page->items[i];
        w.at.item = i;
        if (item->kind == ITEM_BEGIN)
            begin(&w, &item->u.group);
        else if (item->kind == ITEM_END)
            end(&w);
        else if (item->kind == ITEM_LINE)
            line(&w, &item->u.line);
        else
            draw(&w, item);
    }
    while (w.open.len)
        end(&w);
    vec_free(&w.open);
}
