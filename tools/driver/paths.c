#include "driver/driver.h"

#include "diag/phrase.h"
#include "store/shard.h"
#include "store/store.h"
#include <string.h>

/* root/name, without "./" in front: paths are shown to the user. */
static const char *below(Arena *a, const char *root, const char *name)
{
    if (strcmp(root, ".") == 0)
        return name;
    size_t n = strlen(root);
    return arena_printf(a, "%s%s%s", root, n && root[n - 1] == '/' ? "" : "/", name);
}

/* A folder name without slashes at its end. */
static const char *trimmed(Arena *a, const char *s)
{
    size_t n = strlen(s);
    while (n > 1 && s[n - 1] == '/')
        n--;
    return arena_strndup(a, s, n);
}

static const char *own_or_installed(World *w, Arena *a, const DriverPaths *p, const char *name)
{
    const char *own = below(a, p->root, name);
    return world_is_dir(w, own) || !p->installed ? own : below(a, p->installed, name);
}

/* Files that no run made: it has neither our record nor our folders alone. */
static const char *foreign_file(World *w, Arena *a, const char *out)
{
    DirEntry *entries;
    size_t n;
    Diag *quiet = diag_new(); /* what can't be listed can't be written: told there */
    const char *found = NULL;
    if (world_is_dir(w, out) && !world_exists(w, arena_printf(a, "%s/.paiban", out)) &&
        world_list(w, quiet, a, out, &entries, &n))
        for (size_t i = 0; i < n && !found; i++)
            if (!entries[i].is_dir || (strcmp(entries[i].name, "site") != 0 && strcmp(entries[i].name, "press") != 0))
                found = entries[i].name;
    diag_free(quiet);
    return found;
}

static const char *place_fault(World *w, Arena *a, const DriverPaths *p, const char *out, const char *home)
{
    const char *const inputs[] = {p->content, p->layouts, p->fonts};
    if (strcmp(out, "/") == 0)
        return "is the root of the file system";
    if (home && strcmp(out, home) == 0)
        return "is the home folder";
    for (size_t i = 0; i < sizeof inputs / sizeof *inputs; i++) {
        char *input = world_absolute(w, inputs[i]);
        bool inside = input && world_is_below(out, input), around = input && world_is_below(input, out);
        mem_free(input);
        if (inside)
            return phrase(a, "is inside %s, which is read", inputs[i]);
        if (around)
            return phrase(a, "holds %s, which is read", inputs[i]);
    }
    const char *foreign = foreign_file(w, a, out);
    return foreign ? phrase(a, "holds %s, which is not of a build", foreign) : NULL;
}

/* A site is no place for a shard, nor a shard one for a site. */
static const char *mixed_fault(World *w, Arena *a, const BuildOptions *o)
{
    const char *out = o->paths.out;
    if (o->apart)
        return world_exists(w, arena_printf(a, "%s/" STORE_PATH, out)) ? "holds a site" : NULL;
    return world_exists(w, arena_printf(a, "%s/" SHARD_FILE, out)) ? "is a shard" : NULL;
}

const char *driver_out_fault(World *w, Arena *a, const BuildOptions *o)
{
    const DriverPaths *p = &o->paths;
    char *out = world_absolute_new(w, p->out), *home = world_home(w);
    const char *fault = place_fault(w, a, p, out, home);
    mem_free(out);
    mem_free(home);
    return fault ? fault : mixed_fault(w, a, o);
}

/* A build tool's own stamps and depfiles stand beside the store: they go when OUT goes (make/). */
static bool is_depfile_by_name(const char *file)
{
    static const char ending[] = ".d";
    const size_t n = strlen(file);
    return n > strlen(ending) && strcmp(file + n - strlen(ending), ending) == 0;
}

const char *driver_file_fault(World *w, Arena *a, const BuildOptions *o, const char **file)
{
    enum { PUBLISHED = 3, STORE = 5 };
    const DriverPaths *p = &o->paths;
    const char *const files[] = {o->depfile, o->changes, o->report, o->preview};
    const char *const places[] = {p->content,
                                  p->layouts,
                                  p->fonts,
                                  below(a, p->out, "site"),
                                  below(a, p->out, "press"),
                                  below(a, p->out, ".paiban")};
    for (size_t i = 0; i < sizeof files / sizeof *files; i++)
        for (size_t k = 0; files[i] && k < sizeof places / sizeof *places; k++) {
            char *at = world_absolute_new(w, files[i]), *place = world_absolute_new(w, places[k]);
            const bool own = files[i] == o->depfile && k == STORE && is_depfile_by_name(files[i]);
            const bool inside = at && place && !own && world_is_below(at, place);
            mem_free(at);
            mem_free(place);
            *file = files[i];
            if (inside)
                return phrase(a, k < PUBLISHED ? "is inside %s, which is read" : "is inside %s, which is published",
                              places[k]);
        }
    return NULL;
}

void driver_paths(World *w, Arena *a, DriverPaths *p)
{
    p->root = trimmed(a, p->root ? p->root : ".");
    p->content = trimmed(a, p->content ? p->content : below(a, p->root, "content"));
    p->out = trimmed(a, p->out ? p->out : below(a, p->root, "out"));
    p->layouts = trimmed(a, p->layouts ? p->layouts : own_or_installed(w, a, p, "layouts"));
    p->fonts = trimmed(a, p->fonts ? p->fonts : own_or_installed(w, a, p, "fonts"));
}
