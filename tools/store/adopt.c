/* A lost store, taken up again from what is published: an issue's folders list their files in SHA256SUMS, and so does
 * the site for its own. Only files that are still as listed are ours; what others put there stays theirs. */
#include "store/adopt.h"

#include "site/site.h"
#include "site/urls.h"
#include "store/sums.h"
#include <string.h>

typedef struct Adoption {
    const char *out;
    State *to;
    Arena *arena;
    World *world; /* no inputs of the run: not in the depfile */
    Diag *quiet;  /* what can't be read is not adopted */
    const char *unit;
    VEC(Output) files;
} Adoption;

/* A line of a folder's SHA256SUMS. */
static void adopt_line(Adoption *x, const char *folder, const char *line)
{
    FileSum sum;
    if (!sum_read(line, &sum))
        return;
    const char *name = arena_printf(x->arena, "%s/%s", folder, sum.name);
    Buf data = {0};
    bool missing;
    if (world_is_inside(name) &&
        world_read(x->world, x->quiet, arena_printf(x->arena, "%s/%s", x->out, name), &data, &missing)) {
        uint8_t here[SHA256_BYTES];
        const char *bytes = data.len ? data.data : "";
        sha256_of(bytes, data.len, here);
        if (memcmp(sum.bytes, here, sizeof here) == 0)
            vec_push(&x->files, ((Output){name, (int64_t)data.len, -1, hash_output(bytes, data.len)}));
    }
    buf_free(&data);
}

static void adopt_folder(Adoption *x, const char *folder)
{
    Arena *a = x->arena;
    const char *list = arena_printf(a, "%s/" SUMS_NAME, folder);
    Buf text = {0};
    bool missing;
    if (world_read(x->world, x->quiet, arena_printf(a, "%s/%s", x->out, list), &text, &missing) && text.len &&
        !memchr(text.data, 0, text.len)) {
        size_t before = x->files.len;
        for (char *line = text.data, *end; (end = strchr(line, '\n')); line = end + 1) {
            *end = 0;
            adopt_line(x, folder, line);
        }
        if (x->files.len > before)
            vec_push(&x->files, ((Output){list, -1, -1, 0}));
    }
    buf_free(&text);
}

static void close_unit(Adoption *x)
{
    if (x->files.len && !state_lookup(x->to, x->unit)) /* of one that the store has, that says more */
        state_add(x->to, &(Unit){.name = x->unit, .files = x->files.ptr, .n_files = x->files.len, .adopted = true});
    vec_free(&x->files);
}

static void adopt_issue(Adoption *x, const char *paper, const char *folder, const char *id)
{
    Arena *a = x->arena;
    const char *own = arena_printf(a, "%s/%s", paper, id);
    const bool moved = strcmp(folder, id) != 0;
    if (moved && world_is_dir(x->world, arena_printf(a, "%s/site/%s", x->out, own)))
        return; /* they lead there, and are taken with it */
    x->unit = own;
    adopt_folder(x, arena_printf(a, "site/%s/%s", paper, folder));
    if (!moved) {
        adopt_folder(x, arena_printf(a, "site/%s/html/%.7s/%s", paper, id, id + strlen("YYYY-MM-")));
        adopt_folder(x,
                     arena_printf(a, "site/%s/%.4s%.2s/%s", paper, id, id + strlen("YYYY-"), id + strlen("YYYY-MM-")));
    }
    adopt_folder(x, arena_printf(a, "press/%s", own));
    close_unit(x);
}

/* The folders in a folder below out/. */
static size_t list_folders(Adoption *x, const char *folder, DirEntry **entries)
{
    Arena *a = x->arena;
    const char *path = arena_printf(a, "%s/%s", x->out, folder);
    size_t n = 0, kept = 0;
    if (!world_is_dir(x->world, path) || !world_list(x->world, x->quiet, a, path, entries, &n))
        return 0;
    for (size_t i = 0; i < n; i++)
        if ((*entries)[i].is_dir)
            (*entries)[kept++] = (*entries)[i];
    return kept;
}

/* Others' folders may have a SHA256SUMS, too: only those of issues count, by any of their addresses. */
static void adopt_below(Adoption *x, const char *paper, const char *folder, int depth)
{
    DirEntry *folders;
    size_t n = list_folders(x, arena_printf(x->arena, "site/%s/%s", paper, folder), &folders);
    for (size_t i = 0; i < n; i++) {
        const char *below = arena_printf(x->arena, "%s%s%s", folder, *folder ? "/" : "", folders[i].name);
        const char *id = urls_folder_id(x->arena, below);
        if (id)
            adopt_issue(x, paper, below, id);
        else if (depth > 1)
            adopt_below(x, paper, below, depth - 1);
    }
}

/* The folders of papers below site/, and in each those of issues. */
static void adopt_papers(Adoption *x)
{
    enum { DEPTH = 3 }; /* html/2021-11/02 */
    DirEntry *papers;
    size_t n = list_folders(x, "site", &papers);
    for (size_t i = 0; i < n; i++)
        adopt_below(x, papers[i].name, "", DEPTH);
}

/* What is for the press of issues that the site has not, or no longer. */
static void adopt_press(Adoption *x)
{
    Arena *a = x->arena;
    DirEntry *papers, *issues;
    size_t n_papers = list_folders(x, "press", &papers);
    for (size_t i = 0; i < n_papers; i++) {
        size_t n = list_folders(x, arena_printf(a, "press/%s", papers[i].name), &issues);
        for (size_t k = 0; k < n; k++) {
            x->unit = arena_printf(a, "%s/%s", papers[i].name, issues[k].name);
            if (!urls_folder_id(x->arena, issues[k].name) || state_lookup(x->to, x->unit))
                continue;
            adopt_folder(x, arena_printf(a, "press/%s", x->unit));
            close_unit(x);
        }
    }
}

void adopt_published(const char *out, State *to)
{
    Adoption x = {.out = out, .to = to, .arena = arena_new(), .world = world_new(), .quiet = diag_new()};
    adopt_papers(&x);
    adopt_press(&x);
    x.unit = GROUP_UNIT;
    adopt_folder(&x, "site");
    close_unit(&x);
    diag_free(x.quiet);
    world_free(x.world);
    arena_free(x.arena);
}

/* Only that: what the store has says more of its units than is read of them. */
static State *adopted_units(const State *known)
{
    State *adopted = state_new();
    for (size_t i = 0; i < known->units.len; i++)
        if (known->units.ptr[i].adopted)
            state_add(adopted, &known->units.ptr[i]);
    for (size_t i = 0; i < known->faces.len; i++) /* a record has them all */
        state_add_face(adopted, known->faces.ptr[i], known->face_stamps.ptr[i]);
    return adopted;
}

bool adopt_keep(WorldOut *out, Diag *d, const State *known)
{
    State *adopted = adopted_units(known);
    Buf text = {0};
    if (adopted->units.len)
        state_print(adopted, &text);
    state_free(adopted);
    if (!text.len)
        return true;
    WorldTxn *txn = world_begin(out);
    bool staged = world_stage_record(txn, d, text.data, text.len);
    bool ok = staged && world_commit(txn, d, NULL);
    if (!staged)
        world_rollback(txn);
    buf_free(&text);
    return ok;
}
