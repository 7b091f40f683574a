/* Elements and their kids (tags/tree.h). */
#include "tags/tree_build.h"

#include <string.h>

int tree_add(Tree *t, int parent, const char *type, Lang lang)
{
    Element e = {.type = type,
                 .parent = parent,
                 .first = -1,
                 .last = -1,
                 .lang = lang,
                 .tongue = tongue_of(lang),
                 .page = -1,
                 .article = -1,
                 .label = -1};
    vec_push(&t->elements, e);
    int child = (int)t->elements.len - 1;
    if (parent >= 0)
        tree_add_kid(t, parent, (Kid){KID_ELEMENT, child, 0, -1});
    return child;
}

void tree_add_kid(Tree *t, int element, Kid kid)
{
    kid.next = -1;
    vec_push(&t->kids, kid);
    int at = (int)t->kids.len - 1;
    Element *e = &t->elements.ptr[element];
    if (e->last >= 0)
        t->kids.ptr[e->last].next = at;
    else
        e->first = at;
    e->last = at;
    if (kid.kind != KID_ELEMENT && e->page < 0)
        e->page = kid.page;
}

void tree_kid_to_front(Tree *t, int element)
{
    Element *e = &t->elements.ptr[element];
    int last = e->last, before = e->first;
    if (before == last)
        return;
    while (t->kids.ptr[before].next != last)
        before = t->kids.ptr[before].next;
    t->kids.ptr[before].next = -1;
    t->kids.ptr[last].next = e->first;
    e->first = last;
    e->last = before;
}

bool tree_is(const Tree *t, int element, const char *type)
{
    return strcmp(t->elements.ptr[element].type, type) == 0;
}

void tree_free(Tree *t)
{
    vec_free(&t->elements);
    vec_free(&t->kids);
    vec_free(&t->owners);
    vec_free(&t->link_owners);
}
