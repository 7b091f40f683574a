/* A lost store, taken up again from what is published: an issue's folders list their files in SHA256SUMS, and so does
 * the site for its own. Only files that are still as listed are ours; what others put there stays theirs. */
#include "driver/internal.h"

#include <string.h>

typedef struct Adoption {
    Build *build;
    World *world; /* no inputs of the run: not in the depfile */
    Diag *quiet;  /* what can't be read is not adopted */
    const char *unit;
    VEC(Output) files;
} Adoption;

/* "0123…  name" in a folder below out/. */
static void adopt_line(Adoption *x, const char *folder, const char *line)
{
    if (strspn(line, "0123456789abcdef") != SHA256_HEX || strncmp(line + SHA256_HEX, "  ", 2) != 0)
        return;
    Arena *a = x->build->arena;
    const char *name = arena_printf(a, "%s/%s", folder, line + SHA256_HEX + 2);
    Buf data = {0};
    bool missing;
    if (world_is_inside(name) &&
        world_read(x->world, x->quiet, arena_printf(a, "%s/%s", x->build->o->paths.out, name), &data, &missing)) {
        uint8_t sum[SHA256_BYTES];
        char hex[SHA256_HEX + 1];
        const char *bytes = data.len ? data.data : "";
        sha256_of(bytes, data.len, sum);
        sha256_hex(sum, hex);
        if (strncmp(line, hex, SHA256_HEX) == 0)
            vec_push(&x->files, ((Output){name, (int64_t)data.len, -1, hash_output(bytes, data.len)}));
    }
    buf_free(&data);
}

static void adopt_folder(Adoption *x, const char *folder)
{
    Arena *a = x->build->arena;
    const char *list = arena_printf(a, "%s/" SUMS_NAME, folder);
    Buf text = {0};
    bool missing;
    if (world_read(x->world, x->quiet, arena_printf(a, "%s/%s", x->build->o->paths.out, list), &text, &missing) &&
        text.len && !memchr(text.data, 0, text.len)) {
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
    if (x->files.len)
        state_add(x->build->old, &(Unit){.name = x->unit, .files = x->files.ptr, .n_files = x->files.len});
    vec_free(&x->files);
}

static bool is_issue(const DirEntry *e)
{
    Date date;
    char edition;
    return e->is_dir && issue_id_parse(e->name, strlen(e->name), &date, &edition);
}

/* The folders of papers below site/, and in each those of issues. */
static void adopt_papers(Adoption *x)
{
    Arena *a = x->build->arena;
    DirEntry *papers, *days;
    size_t n_papers, n_days;
    const char *site = arena_printf(a, "%s/site", x->build->o->paths.out);
    if (!world_is_dir(x->world, site) || !world_list(x->world, x->quiet, a, site, &papers, &n_papers))
        return;
    for (size_t i = 0; i < n_papers; i++) {
        const char *paper = arena_printf(a, "%s/%s", site, papers[i].name);
        if (!papers[i].is_dir || !world_list(x->world, x->quiet, a, paper, &days, &n_days))
            continue;
        for (size_t k = 0; k < n_days; k++) {
            if (!is_issue(&days[k])) /* others' folders may have a SHA256SUMS, too */
                continue;
            x->unit = arena_printf(a, "%s/%s", papers[i].name, days[k].name);
            adopt_folder(x, arena_printf(a, "site/%s", x->unit));
            adopt_folder(x, arena_printf(a, "press/%s", x->unit));
            close_unit(x);
        }
    }
}

void adopt_published(Build *b)
{
    Adoption x = {.build = b, .world = world_new(), .quiet = diag_new()};
    adopt_papers(&x);
    x.unit = GROUP_UNIT;
    adopt_folder(&x, "site");
    close_unit(&x);
    diag_free(x.quiet);
    world_free(x.world);
}
