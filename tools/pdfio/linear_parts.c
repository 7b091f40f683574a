/* ISO 32000-1, F.3: what the first page needs, what each other page needs alone, what they share, the rest. */
#include "pdfio/linear_parts.h"

/* ---- who needs what ---- */

static void need(LinearParts *l, int object, int user, ObjectList *found)
{
    Users *u = &l->of[object];
    if (u->seen != user)
        vec_push(found, object);
    u->seen = user;
}

/* What these lead to, and so on: but other pages, which links lead to, what is above them, and outlines. */
static void follow(LinearParts *l, int user, ObjectList *found)
{
    for (size_t i = 0; i < found->len; i++)
        for (size_t at = 0, to; (to = (size_t)objects_next_ref(l->o, found->ptr[i], &at)) != 0;)
            if (!l->of[to].page && !l->of[to].outlines && (int)to != l->tree && (int)to != l->root)
                need(l, (int)to, user, found);
}

/* Before all others: what outlines lead to is theirs, whoever else needs it. */
static void note_outlines(LinearParts *l)
{
    int outlines = objects_ref(l->o, l->root, "/Outlines"), user = (int)l->pages.len + 1;
    if (outlines)
        need(l, outlines, user, &l->packed);
    follow(l, user, &l->packed);
    l->n_outlines = l->packed.len;
    for (size_t i = 0; i < l->n_outlines; i++) {
        l->of[l->packed.ptr[i]].outlines = true;
        l->placed[l->packed.ptr[i]] = 1;
    }
}

static void note_pages(LinearParts *l)
{
    for (size_t i = 0; i < l->pages.len; i++) {
        ObjectList *needs = &l->needs[i];
        need(l, l->pages.ptr[i], (int)i + 1, needs);
        follow(l, (int)i + 1, needs);
        for (size_t k = 0; k < needs->len; k++) {
            Users *u = &l->of[needs->ptr[k]];
            u->first |= i == 0;
            u->other_pages += i > 0;
        }
    }
}

static void note_others(LinearParts *l, int info, ObjectList *others)
{
    int user = (int)l->pages.len + 2;
    need(l, l->tree, user, others);
    need(l, info, user, others);
    for (size_t at = 0, to; (to = (size_t)objects_next_ref(l->o, l->root, &at)) != 0;)
        if (!l->of[to].page && !l->of[to].outlines)
            need(l, (int)to, user, others);
    follow(l, user, others);
    for (size_t i = 0; i < others->len; i++)
        l->of[others->ptr[i]].other = true;
}

/* ---- which part has what ---- */

static bool only_of_first(const Users *u)
{
    return u->first && !u->other_pages && !u->other;
}

bool linear_only_of_one(const Users *u)
{
    return !u->first && u->other_pages == 1 && !u->other;
}

bool linear_is_shared(const Users *u)
{
    return !u->first && u->other_pages > 1;
}

static void place(LinearParts *l, ObjectList *part, int object)
{
    if (!l->placed[object])
        vec_push(part, object);
    l->placed[object] = 1;
}

static void place_first(LinearParts *l)
{
    const ObjectList *needs = &l->needs[0];
    for (int pass = 0; pass < 2; pass++)
        for (size_t k = 0; k < needs->len; k++)
            if (pass || only_of_first(&l->of[needs->ptr[k]]))
                place(l, &l->first, needs->ptr[k]);
}

static void place_pages(LinearParts *l)
{
    for (size_t i = 1; i < l->pages.len; i++)
        for (size_t k = 0; k < l->needs[i].len; k++) {
            int object = l->needs[i].ptr[k];
            if (linear_only_of_one(&l->of[object]))
                place(l, &l->own, object);
            else if (linear_is_shared(&l->of[object]))
                place(l, &l->shared, object);
        }
}

/* What a page needs stands outside object streams: that page would need all that is in them. */
static void place_others(LinearParts *l, const ObjectList *others)
{
    for (size_t i = 0; i < others->len; i++) {
        int object = others->ptr[i];
        bool plain = l->o->list.ptr[object].stream || l->of[object].other_pages;
        place(l, plain ? &l->rest : &l->packed, object);
    }
}

void linear_parts_find(LinearParts *l, const Objects *o, int root, int info)
{
    ObjectList others = {0};
    *l = (LinearParts){.o = o, .root = root, .tree = objects_ref(o, root, "/Pages")};
    l->of = mem_alloc(sizeof *l->of * o->list.len);
    l->placed = mem_alloc(o->list.len);
    for (size_t at = 0, to; (to = (size_t)objects_next_ref(o, l->tree, &at)) != 0;) {
        vec_push(&l->pages, (int)to);
        l->of[to].page = true;
    }
    l->needs = mem_alloc(sizeof *l->needs * (l->pages.len + 1));
    note_outlines(l);
    note_pages(l);
    note_others(l, info, &others);
    place_first(l);
    place_pages(l);
    place_others(l, &others);
    vec_free(&others);
}

void linear_parts_free(LinearParts *l)
{
    for (size_t i = 0; i < l->pages.len; i++)
        vec_free(&l->needs[i]);
    mem_free(l->needs);
    mem_free(l->of);
    mem_free(l->placed);
    vec_free(&l->pages);
    vec_free(&l->first);
    vec_free(&l->own);
    vec_free(&l->shared);
    vec_free(&l->rest);
    vec_free(&l->packed);
}
