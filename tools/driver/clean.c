/* Removes what the tool wrote: all that is published, by the store, or what lies there and no record owns (an upload or
 * a copy that left out hidden folders, a backup that was put back). What is the tool's is shown by a SHA256SUMS that
 * has the file's sum, or by a page that names the place where it lies as its own. */
#include "driver/driver.h"

#include "base/map.h"
#include "site/urls.h"
#include "store/adopt.h"
#include "store/store.h"

#include <stdlib.h>
#include <string.h>

typedef struct Cleaning {
    const CleanOptions *o;
    CleanSummary *summary;
    Diag *diag;
    Arena *arena;
    Store *store;
    WorldOut *out;
    WorldTxn *txn;
    World *own;     /* outputs are no inputs */
    State *known;   /* what the store owns; what was adopted when there is none */
    State *adopted; /* what SHA256SUMS files show to be ours, for orphans */
    StrMap *owned;  /* its files */
    StrMap *marked; /* files that were told */
    StrMap *ours;   /* folders that have a file of ours */
    VEC(const char *) folders;
} Cleaning;

/* It goes. false after a report. */
static bool mark(Cleaning *c, const char *name, bool told)
{
    Arena *a = c->arena;
    if (strmap_lookup(c->marked, name) || !world_exists(c->own, arena_printf(a, "%s/%s", c->o->paths.out, name)))
        return true;
    strmap_put(c->marked, arena_strdup(a, name), c);
    c->summary->removed++;
    if (told)
        buf_printf(&c->summary->lines, "- %s\n", name);
    return c->o->dry_run || world_stage_removal(c->txn, c->diag, name);
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
    const char *folder = slash ? arena_strndup(c->arena, name, (size_t)(slash - name)) : "";
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
    for (size_t i = 0; ok && i < c->adopted->units.len; i++) {
        const Unit *u = &c->adopted->units.ptr[i];
        for (size_t k = 0; ok && k < u->n_files; k++) {
            const char *name = u->files[k].name;
            note_folder(c, name);
            ok = strmap_lookup(c->owned, name) || mark(c, name, true);
        }
    }
    return ok;
}

/* "site/demo/2021-11-01/first.html", "site/demo/2021-11.html", Founder's "site/demo/html/2021-11/01/content_1.htm":
 * elsewhere someone may have made a page after ours. */
static bool is_of_issues(Cleaning *c, const char *name)
{
    static const char site[] = "site/", month[] = "YYYY-MM";
    if (strncmp(name, site, strlen(site)) != 0)
        return false;
    const char *ending = strrchr(name, '.'), *last = strrchr(name, '/'), *paper = strchr(name + strlen(site), '/');
    if (!paper || !ending || last > ending || (strcmp(ending, ".html") != 0 && strcmp(ending, ".htm") != 0))
        return false;
    if (paper == last)
        return (size_t)(ending - last - 1) == strlen(month) && last[5] == '-' &&
               strspn(last + 1, "0123456789-") == strlen(month);
    return urls_folder_id(c->arena, arena_strndup(c->arena, paper + 1, (size_t)(last - paper - 1))) != NULL;
}

/* Whether an address, n bytes, ends in a place below the site, "/demo/2021-11-01/first.html": percent-encoded. */
static bool leads_to(const char *address, size_t n, const char *place)
{
    Buf plain = {0};
    for (size_t i = 0; i < n; i++) {
        const char hex[] = {address[i], i + 2 < n ? address[i + 1] : 0, i + 2 < n ? address[i + 2] : 0, 0};
        bool encoded = *hex == '%' && strspn(hex + 1, "0123456789ABCDEF") == 2;
        buf_putc(&plain, encoded ? (char)strtol(hex + 1, NULL, 16) : *hex);
        i += encoded ? 2 : 0;
    }
    size_t length = strlen(place);
    bool leads = plain.len > length && memcmp(plain.data + plain.len - length, place, length) == 0;
    buf_free(&plain);
    return leads;
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
    if (world_read(c->own, quiet, arena_printf(c->arena, "%s/%s", c->o->paths.out, name), &page, &missing) &&
        page.len) {
        const char *at = strstr(page.data, canonical), *end = at ? strchr(at + strlen(canonical), '"') : NULL;
        at += at ? strlen(canonical) : 0;
        is = end && leads_to(at, (size_t)(end - at), name + strlen("site")) && strstr(page.data, sheet);
    }
    diag_free(quiet);
    buf_free(&page);
    return is;
}

static bool look_into(Cleaning *c, const char *folder)
{
    Arena *a = c->arena;
    DirEntry *entries;
    size_t n;
    const char *path = arena_printf(a, "%s/%s", c->o->paths.out, folder);
    bool ok = true;
    if (!world_is_dir(c->own, path))
        return true;
    if (!world_list(c->own, c->diag, a, path, &entries, &n))
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

/* What the store has; *lost: nothing that can be read. */
static State *load_known(const Cleaning *c, bool *lost)
{
    State *known = store_load(c->store, c->diag, lost);
    Diag *own = diag_new();
    bool ok = known && store_list_all(c->store, own, known);
    if (known && store_is_damaged(c->store)) {
        ok = store_give_up(c->store, c->diag);
        state_free(known);
        known = state_new();
        *lost = true;
    } else {
        diag_merge(c->diag, own);
    }
    diag_free(own);
    if (ok)
        return known;
    state_free(known);
    return NULL;
}

static bool load(Cleaning *c)
{
    bool lost;
    c->known = load_known(c, &lost);
    if (!c->known)
        return false;
    if (lost)
        adopt_published(c->o->paths.out, c->known);
    if (lost && !c->o->dry_run && !adopt_keep(c->out, c->diag, c->known))
        return false;
    c->adopted = state_new();
    if (c->o->orphans && !lost) /* else no file of theirs is without an owner */
        adopt_published(c->o->paths.out, c->adopted);
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
    bool ok = world_stage_record(c->txn, c->diag, text.data, text.len);
    buf_free(&text);
    state_free(record);
    return ok;
}

static bool clean(Cleaning *c)
{
    if (!load(c))
        return false;
    c->txn = c->o->dry_run ? NULL : world_begin(c->out);
    bool ok = c->o->orphans ? mark_orphans(c) : mark_all(c) && (c->o->dry_run || stage_record(c));
    if (ok && c->txn) {
        WorldTxn *txn = c->txn;
        c->txn = NULL; /* a step is freed by its commit */
        ok = world_commit(txn, c->diag, NULL);
    }
    world_rollback(c->txn);
    return ok;
}

/* Whether anything of ours is there: without it nothing is made there. */
static bool is_there(Cleaning *c)
{
    static const char *const folders[] = {".paiban", "site", "press"};
    bool there = false;
    for (size_t i = 0; !there && i < sizeof folders / sizeof *folders; i++)
        there = world_is_dir(c->own, arena_printf(c->arena, "%s/%s", c->o->paths.out, folders[i]));
    return there;
}

static void end(Cleaning *c, bool all_gone)
{
    store_free(c->store);
    if (all_gone)
        world_out_remove(c->out);
    else
        world_out_close(c->out);
    state_free(c->known);
    state_free(c->adopted);
    strmap_free(c->owned);
    strmap_free(c->marked);
    strmap_free(c->ours);
    vec_free(&c->folders);
    world_free(c->own);
    arena_free(c->arena);
}

bool driver_clean(World *w, Diag *d, const CleanOptions *o, CleanSummary *summary)
{
    *summary = (CleanSummary){0};
    Cleaning c = {.o = o,
                  .summary = summary,
                  .diag = d,
                  .arena = arena_new(),
                  .store = store_new(w, o->paths.out),
                  .own = world_new(),
                  .owned = strmap_new(),
                  .marked = strmap_new(),
                  .ours = strmap_new()};
    bool there = is_there(&c), ok = true;
    if (there) {
        c.out = world_out_open(w, d, o->paths.out, store_keeper(c.store));
        ok = c.out && clean(&c);
        if (c.out && !ok && world_interrupted(w))
            diag_failure(d, span_none(), DIAG_INTERRUPTED);
    }
    end(&c, ok && there && !o->orphans && !o->dry_run);
    return ok;
}
