/* Text within its block: in reading order, whatever order it was drawn in, with the inline elements around it. */
#include "tags/tree_build.h"

#include <stdlib.h>
#include <string.h>

/* The inline elements that are open, -1 = none, and what they are for. */
typedef struct Writer {
    Tree *t;
    int block;
    int link, span;
    const char *href; /* of the link */
    int ruby, part;   /* part: its RB or RT */
    const TreeContent *before;
} Writer;

static int compare(const void *a, const void *b)
{
    const TreeContent *x = a, *y = b;
    if (x->element != y->element)
        return x->element < y->element ? -1 : 1;
    if (x->para != y->para)
        return x->para < y->para ? -1 : 1;
    if (x->at != y->at)
        return x->at < y->at ? -1 : 1;
    if (x->reading != y->reading)
        return x->reading ? 1 : -1;
    return x->owner < y->owner ? -1 : x->owner > y->owner;
}

static bool is_base(const TreeContent *c)
{
    return c->event->run->flags & RUN_BASE;
}

/* Do two contents belong to what the author marked as one? */
static bool same_stretch(const TreeContent *a, const TreeContent *b)
{
    return a && a->para == b->para && a->event->run->stretch == b->event->run->stretch;
}

static bool same_href(const char *a, const char *b)
{
    return a == b || (a && b && strcmp(a, b) == 0);
}

static void close_inner(Writer *w)
{
    w->span = w->ruby = w->part = -1;
}

/* A reading has no link of its own: it stays in its base's. */
static void enter_link(Writer *w, const TreeContent *c)
{
    const char *href = c->event->href;
    if (c->reading && w->ruby >= 0 && same_stretch(w->before, c))
        return;
    if (same_href(href, w->href))
        return;
    close_inner(w);
    w->href = href;
    w->link = href ? tree_add(w->t, w->block, "Link", w->t->elements.ptr[w->block].lang) : -1;
}

/* An element in the language of the content. */
static int add_element(Writer *w, int parent, const char *type, const TreeContent *c)
{
    const Run *r = c->event->run;
    int element = tree_add(w->t, parent, type, w->t->elements.ptr[parent].lang);
    Tongue reading = c->reading ? tongue_of_reading(r->lang, r->text, r->n_text) : 0;
    w->t->elements.ptr[element].tongue = reading ? reading : c->event->tongue;
    return element;
}

/* One Ruby for a word with its reading, or for each part of it where a line ends inside. */
static int enter_ruby(Writer *w, const TreeContent *c, int outer)
{
    const char *type = c->reading ? "RT" : "RB";
    bool open = w->ruby >= 0 && same_stretch(w->before, c);
    if (open && w->part >= 0 && tree_is(w->t, w->part, type))
        return w->part;
    if (!open || !c->reading)
        w->ruby = tree_add(w->t, outer, "Ruby", w->t->elements.ptr[outer].lang);
    w->part = add_element(w, w->ruby, type, c);
    w->span = -1;
    return w->part;
}

static int enter_text(Writer *w, const TreeContent *c, int outer)
{
    w->ruby = w->part = -1;
    Tongue tongue = c->event->tongue;
    if (tongue == w->t->elements.ptr[outer].tongue) {
        w->span = -1;
        return outer;
    }
    if (w->span < 0 || w->t->elements.ptr[w->span].tongue != tongue)
        w->span = add_element(w, outer, "Span", c);
    return w->span;
}

static void put_content(Writer *w, const TreeContent *c)
{
    enter_link(w, c);
    int outer = w->link >= 0 ? w->link : w->block, inner;
    if (c->event->line->aside == ASIDE_NOTE) {
        close_inner(w);
        inner = add_element(w, outer, "Reference", c);
    } else if (c->reading || is_base(c)) {
        inner = enter_ruby(w, c, outer);
    } else {
        inner = enter_text(w, c, outer);
    }
    tree_add_kid(w->t, inner, (Kid){KID_CONTENT, c->event->mcid, c->page, -1});
    w->t->owners.ptr[c->owner] = (Owner){inner, w->link};
    w->before = c;
}

void tree_inline(Tree *t, TreeContents *contents)
{
    if (contents->len)
        qsort(contents->ptr, contents->len, sizeof *contents->ptr, compare);
    Writer w = {.t = t, .block = -1};
    for (size_t i = 0; i < contents->len; i++) {
        const TreeContent *c = &contents->ptr[i];
        if (c->element != w.block)
            w = (Writer){.t = t, .block = c->element, .link = -1, .span = -1, .ruby = -1, .part = -1};
        put_content(&w, c);
    }
}
