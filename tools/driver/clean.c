/* Removes what the tool wrote: all that is published, by the store, or what lies there and no record owns (an upload or
 * a copy that left out hidden folders, a backup that was put back). What is the tool's is shown by a SHA256SUMS that
 * has the file's sum, or by a page that names the place where it lies as its own. */
#include "driver/internal.h"

#include <string.h>

typedef struct Cleaning {
    Build build; /* as much of one as adopting needs */
    const CleanOptions *o;
    CleanSummary *summary;
    WorldTxn *txn;
    World *own;     /* outputs are no inputs */
    State *known;   /* what the store owns; what was adopted when there is none */
    StrMap *owned;  /* its files */
    StrMap *marked; /* files that were told */
    StrMap *ours;   /* folders that have a file of ours */
    VEC(const char *) folders;
} Cleaning;

/* It goes. false after a report. */
static bool mark(Cleaning *c, const char *name, bool told)
{
    Arena *a = c->build.arena;
    if (strmap_lookup(c->marked, name) || !world_exists(c->own, arena_printf(a, "%s/%s", c->o->paths.out, name)))
        return true;
    strmap_put(c->marked, arena_strdup(a, name), c);
    c->summary->removed++;
    if (told)
        buf_printf(&c->summary->lines, "- %s\n", name);
    return c->o->dry_run || world_stage_removal(c->txn, c->build.diag, name);
}

static bool mark_all(Cleaning *c)
{
    bool ok = true;
    for (size_t i = 0; ok && i < c->known->units.len; i++) {
        const Unit *u = &c->known->units.ptr[i];
        for (size_t k = 0; ok && k < u->n_files; k++)
            ok = mark(c, u->files[k].name, c->o->dry_run);
    }
    return ok;
}

/* ---- orphans ---- */

static void note_folder(Cleaning *c, const char *name)
{
    const char *slash = strrchr(name, '/');
    const char *folder = slash ? arena_strndup(c->build.arena, name, (size_t)(slash - name)) : "";
    if (!*folder || *folder == '.' || strmap_lookup(c->ours, folder)) /* the hidden one has no pages */
        return;
    strmap_put(c->ours, folder, c);
    vec_push(&c->folders, folder);
}

static void note_owned(Cleaning *c)
{
    for (size_t i = 0; i < c->known->units.len; i++) {
        const Unit *u = &c->known->units.ptr[i];
        for (size_t k = 0; k < u->n_files; k++) {
            strmap_put(c->owned, u->files[k].name, c);
            note_folder(c, u->files[k].name);
        }
    }
}

/* What SHA256SUMS files show to be ours. */
static bool mark_adopted(Cleaning *c)
{
    bool ok = true;
    for (size_t i = 0; ok && i < c->build.old->units.len; i++) {
        const Unit *u = &c->build.old->units.ptr[i];
        for (size_t k = 0; ok && k < u->n_files; k++) {
            const char *name = u->files[k].name;
            note_folder(c, name);
            ok = strmap_lookup(c->owned, name) || mark(c, name, true);
        }
    }
    return ok;
}

/* "site/demo/2021-11-01/first.html", "site/demo/2021-11.html": elsewhere someone may have made a page after ours. */
static bool is_of_issues(Cleaning *c, const char *name)
{
    static const char month[] = "YYYY-MM";
    const char *ending = strrchr(name, '.'), *last = strrchr(name, '/');
    if (strncmp(name, "site/", strlen("site/")) != 0 || !ending || strcmp(ending, ".html") != 0 || last > ending)
        return false;
    if ((size_t)(ending - last - 1) == strlen(month) && last[5] == '-' &&
        strspn(last + 1, "0123456789-") == strlen(month))
        return true;
    Date date;
    char edition;
    const char *folder = strrchr(arena_strndup(c->build.arena, name, (size_t)(last - name)), '/') + 1;
    return issue_id_parse(folder, strlen(folder), &date, &edition);
}

/* A page of ours that names its own place: <link rel="canonical" href="https://…/demo/2021-11-01/first.html">, and has
 * our style sheet. */
static bool names_its_place(Cleaning *c, const char *name)
{
    static const char canonical[] = "<link rel=\"canonical\" href=\"", sheet[] = "assets/site-";
    if (!is_of_issues(c, name))
        return false;
    Buf page = {0};
    bool missing, is = false;
    Diag *quiet = diag_new();
    if (world_read(c->own, quiet, arena_printf(c->build.arena, "%s/%s", c->o->paths.out, name), &page, &missing) &&
        page.len) {
        const char *at = strstr(page.data, canonical), *end = at ? strchr(at + strlen(canonical), '"') : NULL;
        const char *place = name + strlen("site");
        size_t n = strlen(place);
        is = end && (size_t)(end - at) > strlen(canonical) + n && memcmp(end - n, place, n) == 0 &&
             strstr(page.data, sheet);
    }
    diag_free(quiet);
    buf_free(&page);
    return is;
}

static bool look_into(Cleaning *c, const char *folder)
{
    Arena *a = c->build.arena;
    DirEntry *entries;
    size_t n;
    const char *path = arena_printf(a, "%s/%s", c->o->paths.out, folder);
    bool ok = true;
    if (!world_is_dir(c->own, path))
        return true;
    if (!world_list(c->own, c->build.diag, a, path, &entries, &n))
        return false;
    for (size_t i = 0; ok && i < n; i++) {
        const char *name = arena_printf(a, "%s/%s", folder, entries[i].name);
        if (entries[i].is_dir || strmap_lookup(c->owned, name) || strmap_lookup(c->marked, name))
            continue;
        if (names_its_place(c, name))
            ok = mark(c, name, true);
        else
            buf_printf(&c->summary->lines, "? %s\n", name);
    }
    return ok;
}

static bool mark_orphans(Cleaning *c)
{
    note_owned(c);
    bool ok = mark_adopted(c);
    for (size_t i = 0; ok && i < c->folders.len; i++)
        ok = look_into(c, c->folders.ptr[i]);
    return ok;
}

/* ---- the command ---- */

static bool load(Cleaning *c)
{
    Build *b = &c->build;
    bool lost;
    State *stored = store_load(b->store, b->diag, &lost);
    if (!stored)
        return false;
    b->old = state_new();
    if (lost || c->o->orphans)
        adopt_published(b);
    if (lost) {
        state_free(stored);
        c->known = b->old;
        return c->o->dry_run || adopt_keep(b);
    }
    c->known = stored;
    return true;
}

/* All goes together with what the store says of it. */
static bool stage_record(Cleaning *c)
{
    State *record = state_new();
    Buf text = {0};
    for (size_t i = 0; i < c->known->units.len; i++)
        state_end(record, c->known->units.ptr[i].name);
    state_print(record, &text);
    bool ok = world_stage_record(c->txn, c->build.diag, text.data, text.len);
    buf_free(&text);
    state_free(record);
    return ok;
}

static bool clean(Cleaning *c)
{
    Build *b = &c->build;
    if (!load(c))
        return false;
    c->txn = c->o->dry_run ? NULL : world_begin(b->out);
    bool ok = c->o->orphans ? mark_orphans(c) : mark_all(c) && (c->o->dry_run || stage_record(c));
    if (ok && c->txn) {
        WorldTxn *txn = c->txn;
        c->txn = NULL; /* a step is freed by its commit */
        ok = world_commit(txn, b->diag, NULL);
    }
    world_rollback(c->txn);
    if (!ok && world_interrupted(b->world))
        diag_failure(b->diag, span_none(), DIAG_INTERRUPTED);
    return ok;
}

static void end(Cleaning *c, bool all_gone)
{
    Build *b = &c->build;
    store_free(b->store);
    if (all_gone)
        world_out_remove(b->out);
    else
        world_out_close(b->out);
    if (c->known != b->old)
        state_free(c->known);
    state_free(b->old);
    strmap_free(c->owned);
    strmap_free(c->marked);
    strmap_free(c->ours);
    vec_free(&c->folders);
    world_free(c->own);
    arena_free(b->arena);
}

bool driver_clean(World *w, Diag *d, const CleanOptions *o, CleanSummary *summary)
{
    const BuildOptions places = {.paths = o->paths};
    *summary = (CleanSummary){0};
    Cleaning c = {.o = o, .summary = summary, .own = world_new()};
    Build *b = &c.build;
    b->world = w;
    b->diag = d;
    b->o = &places;
    b->arena = arena_new();
    b->store = store_new(w, o->paths.out);
    c.owned = strmap_new();
    c.marked = strmap_new();
    c.ours = strmap_new();
    /* Without either there is nothing of ours, and nothing is made there. */
    bool there = world_is_dir(c.own, arena_printf(b->arena, "%s/.paiban", o->paths.out)) ||
                 world_is_dir(c.own, arena_printf(b->arena, "%s/site", o->paths.out)) ||
                 world_is_dir(c.own, arena_printf(b->arena, "%s/press", o->paths.out));
    bool ok = !there || ((b->out = world_out_open(w, d, o->paths.out, store_keeper(b->store))) && clean(&c));
    end(&c, ok && there && !o->orphans && !o->dry_run);
    return ok;
}
