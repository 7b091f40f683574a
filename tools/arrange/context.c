#include "arrange/context.h"

#include "base/mem.h"
#include "makeup/makeup.h"
#include "cascade/cascade.h"
#include <stdlib.h>
#include <string.h>
#include <threads.h>

typedef struct Loaded {
    const char *name;
    Lang lang;
    Layout *layout; /* NULL: it has faults */
} Loaded;

struct LayoutContext {
    World *world;
    const Group *group;
    Arena *arena;
    const char *layouts_dir;
    FontBook *fonts;
    int64_t effort;
    Memo *memo; /* NULL: a run of one build */
    VEC(Loaded) loaded;
    VEC(TextContext *) idle; /* shapers with warm caches, one per running worker */
    mtx_t lock;
};

LayoutContext *layout_context_new(World *w, Diag *d, const Group *group, const char *layouts_dir, const char *fonts_dir)
{
    FontBook *fonts = font_book_load(w, d, fonts_dir);
    if (!fonts)
        return NULL;
    LayoutContext *c = mem_alloc(sizeof *c);
    c->world = w;
    c->group = group;
    c->arena = arena_new();
    c->layouts_dir = arena_strdup(c->arena, layouts_dir);
    c->fonts = fonts;
    if (mtx_init(&c->lock, mtx_plain) != thrd_success)
        abort();
    return c;
}

void layout_context_free(LayoutContext *c)
{
    if (!c)
        return;
    for (size_t i = 0; i < c->idle.len; i++)
        text_context_free(c->idle.ptr[i]);
    vec_free(&c->idle);
    vec_free(&c->loaded);
    font_book_free(c->fonts);
    memo_free(c->memo);
    mtx_destroy(&c->lock);
    arena_free(c->arena);
    mem_free(c);
}

FontBook *layout_context_fonts(LayoutContext *c)
{
    return c->fonts;
}

TextContext *layout_context_borrow(LayoutContext *c)
{
    mtx_lock(&c->lock);
    TextContext *t = c->idle.len ? c->idle.ptr[--c->idle.len] : NULL;
    mtx_unlock(&c->lock);
    return t ? t : text_context_new(c->fonts);
}

void layout_context_return(LayoutContext *c, TextContext *t)
{
    mtx_lock(&c->lock);
    vec_push(&c->idle, t);
    mtx_unlock(&c->lock);
}

const Layout *layout_context_layout(LayoutContext *c, Diag *d, const char *name, Lang lang, Span used_at)
{
    mtx_lock(&c->lock);
    const Loaded *found = NULL;
    for (size_t i = 0; i < c->loaded.len && !found; i++)
        if (c->loaded.ptr[i].lang == lang && strcmp(c->loaded.ptr[i].name, name) == 0)
            found = &c->loaded.ptr[i];
    if (!found) {
        Loaded l = {.name = arena_strdup(c->arena, name), .lang = lang};
        l.layout = layout_load(c->world, d, c->arena, c->fonts, c->layouts_dir, name, lang, used_at);
        vec_push(&c->loaded, l);
        found = &c->loaded.ptr[c->loaded.len - 1];
    } else if (!found->layout) {
        layout_exists(c->world, d, c->layouts_dir, name, used_at); /* its other faults were told at their places */
    }
    const Layout *layout = found->layout;
    mtx_unlock(&c->lock);
    return layout;
}

const Group *layout_context_group(LayoutContext *c)
{
    return c->group;
}

int64_t layout_effort(const char *word)
{
    enum { FAST = 8 /* of the usual steps, one */, MOST_DIGITS = 12 };
    int64_t steps = 0;
    if (strcmp(word, "fast") == 0)
        return MAKEUP_EFFORT / FAST;
    if (strcmp(word, "default") == 0)
        return MAKEUP_EFFORT;
    if (strcmp(word, "best") == 0)
        return (int64_t)MAKEUP_EFFORT * MAKEUP_BEST;
    size_t n = strspn(word, "0123456789");
    if (!n || n > MOST_DIGITS || word[n])
        return -1;
    for (const char *p = word; *p; p++)
        steps = 10 * steps + *p - '0';
    return steps ? steps : -1;
}

void layout_context_set_effort(LayoutContext *c, int64_t steps)
{
    c->effort = steps;
}

int64_t layout_context_effort(LayoutContext *c)
{
    return c->effort;
}

void layout_context_go_on(LayoutContext *c, const Group *group)
{
    c->group = group;
    if (c->memo)
        memo_age(c->memo);
    else
        c->memo = makeup_memo_new();
}

Memo *layout_context_memo(LayoutContext *c)
{
    return c->memo;
}
