/* The upload list (--changes): what is to be sent and removed since the last one. It is written before the store takes
 * it down as told, so that a run that dies between leads to a list that says it again. */
#include "outputs/outputs.h"

#include <stdlib.h>
#include <string.h>

static const char *below_site(const Change *c)
{
    return c->name + strlen("site/");
}

/* Pages, feeds and lists of pages; anything else leads nowhere. */
static bool is_leading(const char *name)
{
    static const char *const endings[] = {".html", ".htm", ".xml", ".json"};
    const char *dot = strrchr(name, '.');
    for (size_t i = 0; dot && i < sizeof endings / sizeof *endings; i++)
        if (strcmp(dot, endings[i]) == 0)
            return true;
    return false;
}

/* What leads nowhere first; new pages, which nothing leads to yet; those that are replaced; removals. */
static int rank(const Change *c)
{
    return c->kind == CHANGE_REMOVE ? 3 : !is_leading(c->name) ? 0 : c->kind == CHANGE_NEW ? 1 : 2;
}

static int compare(const void *a, const void *b)
{
    const Change *x = a, *y = b;
    int order = rank(x) - rank(y);
    if (order)
        return order;
    return x->kind == CHANGE_REMOVE ? world_place_order(y->name, x->name) : world_place_order(x->name, y->name);
}

bool changes_write(Build *b)
{
    Changes changes = {0};
    Buf text = {0};
    bool ok = store_changes(b->store, b->diag, b->arena, &changes);
    if (changes.files.len)
        qsort(changes.files.ptr, changes.files.len, sizeof *changes.files.ptr, compare);
    for (size_t i = 0; i < changes.files.len; i++) {
        const Change *c = &changes.files.ptr[i];
        const bool gone = c->kind == CHANGE_REMOVE;
        buf_printf(&text, "%c %s\n", gone ? '-' : '+', below_site(c));
        b->summary->to_remove += gone;
        b->summary->to_send += !gone;
    }
    b->summary->sends_all = changes.first;
    ok = ok && world_write(b->world, b->diag, b->o->changes, text.len ? text.data : "", text.len) &&
         store_told(b->store, b->diag);
    vec_free(&changes.files);
    buf_free(&text);
    return ok;
}
