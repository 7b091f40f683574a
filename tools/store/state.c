/* What is known of units. */
#include "store/state.h"

#include <assert.h>
#include <stdlib.h>
#include <string.h>

State *state_new(void)
{
    State *s = mem_alloc(sizeof *s);
    s->arena = arena_new();
    s->by_name = strmap_new();
    return s;
}

void state_free(State *s)
{
    if (!s)
        return;
    for (size_t i = 0; i < s->units.len; i++)
        arena_free(s->units.ptr[i].lists);
    arena_free(s->arena);
    strmap_free(s->by_name);
    vec_free(&s->units);
    vec_free(&s->gone);
    vec_free(&s->stale);
    vec_free(&s->faces);
    vec_free(&s->face_stamps);
    mem_free(s);
}

const Unit *state_lookup(const State *s, const char *name)
{
    const size_t *index = strmap_lookup(s->by_name, name);
    return index ? &s->units.ptr[*index] : NULL;
}

Unit *state_find(State *s, const char *name)
{
    const size_t *index = strmap_lookup(s->by_name, name);
    return index ? &s->units.ptr[*index] : NULL;
}

static int compare_outputs(const void *a, const void *b)
{
    return strcmp(((const Output *)a)->name, ((const Output *)b)->name);
}

const Output *unit_output(const Unit *u, const char *name)
{
    const Output key = {.name = name};
    return u->n_files ? bsearch(&key, u->files, u->n_files, sizeof key, compare_outputs) : NULL;
}

static Blob copy_blob(Arena *a, Blob b)
{
    return (Blob){arena_strndup(a, b.n ? b.bytes : "", b.n), b.n};
}

void state_take(State *s, const Unit *unit)
{
    size_t *index = ARENA_NEW(s->arena, size_t);
    *index = s->units.len;
    strmap_put(s->by_name, unit->name, index);
    vec_push(&s->units, *unit);
}

void state_add(State *s, const Unit *unit)
{
    Unit u = *unit;
    u.name = arena_strdup(s->arena, unit->name);
    u.files = ARENA_ARRAY(s->arena, Output, unit->n_files + 1);
    for (size_t i = 0; i < unit->n_files; i++) {
        u.files[i] = unit->files[i];
        u.files[i].name = arena_strdup(s->arena, unit->files[i].name);
    }
    if (u.n_files) /* several threads made the list: the same state has the same bytes */
        qsort(u.files, u.n_files, sizeof *u.files, compare_outputs);
    u.edition = arena_strdup(s->arena, unit->edition ? unit->edition : "");
    u.inputs = ARENA_ARRAY(s->arena, WorldInput, unit->n_inputs + 1);
    for (size_t i = 0; i < unit->n_inputs; i++) {
        u.inputs[i] = unit->inputs[i];
        u.inputs[i].path = arena_strdup(s->arena, unit->inputs[i].path);
    }
    u.leads = ARENA_ARRAY(s->arena, Lead, unit->n_leads + 1);
    for (size_t i = 0; i < unit->n_leads; i++)
        u.leads[i] = (Lead){arena_strdup(s->arena, unit->leads[i].name), unit->leads[i].view};
    u.brief = copy_blob(s->arena, unit->brief);
    u.facts = copy_blob(s->arena, unit->facts);
    u.texts = copy_blob(s->arena, unit->texts);
    u.reports = arena_strndup(s->arena, unit->n_reports ? unit->reports : "", unit->n_reports);
    state_take(s, &u);
}

void unit_unlist(Unit *u)
{
    if (!u->row || !u->lists || u->renewed)
        return;
    arena_free(u->lists);
    u->lists = NULL;
    u->inputs = NULL;
    u->files = NULL;
    u->n_files = 0;
}

void unit_keep_lists(Unit *u)
{
    assert(unit_is_listed(u));
    u->row = 0;
}

bool unit_equal(const Unit *a, const Unit *b)
{
    assert(unit_is_listed(a) && unit_is_listed(b));
    bool same = a->fingerprint == b->fingerprint && a->common == b->common && a->view == b->view &&
                a->n_inputs == b->n_inputs && a->n_leads == b->n_leads && a->n_files == b->n_files &&
                a->n_reports == b->n_reports && (!a->n_reports || memcmp(a->reports, b->reports, a->n_reports) == 0) &&
                a->brief.n == b->brief.n && (!a->brief.n || memcmp(a->brief.bytes, b->brief.bytes, a->brief.n) == 0);
    for (size_t i = 0; same && i < a->n_files; i++) {
        const Output *x = &a->files[i], *y = &b->files[i];
        same = same && x->size == y->size && x->modified == y->modified && x->hash == y->hash &&
               strcmp(x->name, y->name) == 0;
    }
    return same;
}

void state_end(State *s, const char *name)
{
    vec_push(&s->gone, arena_strdup(s->arena, name));
}

void state_outdate(State *s, const char *name)
{
    vec_push(&s->stale, arena_strdup(s->arena, name));
}

bool state_has_face(const State *s, const char *path)
{
    bool has = false;
    for (size_t i = 0; i < s->faces.len && !has; i++)
        has = strcmp(s->faces.ptr[i], path) == 0;
    return has;
}

void state_add_face(State *s, const char *path, uint64_t stamp)
{
    vec_push(&s->faces, arena_strdup(s->arena, path));
    vec_push(&s->face_stamps, stamp);
}
