/* Where an issue's pages lead outside its folder: its month, its tags, authors, corrections. Pages of papers and group
 * are put in place last, so an issue that readers can reach waits for those that aren't there yet. */
#include "outputs/outputs.h"

#include "doc/address.h"
#include <string.h>

#define SITE "site/"

/* The file that a relative address in `page` is, as outputs are named; NULL: outside of all. */
static const char *target(Arena *a, const char *page, const char *address, size_t n)
{
    char *rest = arena_strndup(a, address, n);
    const char *slash = strrchr(page, '/');
    size_t folder = slash ? (size_t)(slash - page) : 0;
    rest[strcspn(rest, "#?")] = 0;
    for (; strncmp(rest, "../", 3) == 0; rest += 3) {
        if (!folder)
            return NULL;
        do
            folder--;
        while (folder && page[folder] != '/');
    }
    const size_t length = address_unescape(rest);
    return arena_printf(a, "%.*s/%s%s", (int)folder, page, rest,
                        !length || rest[length - 1] == '/' ? "index.html" : "");
}

static void note(FileList *l, const char *file)
{
    bool known = false;
    mtx_lock(&l->lock);
    for (size_t i = 0; i < l->outward.len && !known; i++)
        known = strcmp(l->outward.ptr[i], file) == 0;
    if (!known)
        vec_push(&l->outward, mem_strdup(file));
    mtx_unlock(&l->lock);
}

/* The next href="../…" from p on; NULL: none. */
static const char *next_way_up(const char *p, const char *end)
{
    static const char sign[] = "href=\"../";
    const size_t n = sizeof sign - 1;
    for (; (p = memchr(p, *sign, (size_t)(end - p))) != NULL; p++)
        if ((size_t)(end - p) > n && memcmp(p, sign, n) == 0)
            return p + strlen("href=\"");
    return NULL;
}

static bool is_page(const FileList *l, const char *name)
{
    static const char page[] = ".html";
    const size_t length = strlen(name), ending = sizeof page - 1;
    return l != &l->build->group_files && length > ending && strcmp(name + length - ending, page) == 0;
}

void outward_note(FileList *l, const char *name, const char *data, size_t n)
{
    if (!is_page(l, name))
        return;
    Arena *a = arena_new();
    const char *end = data + n, *close;
    for (const char *p = data; (p = next_way_up(p, end)) && (close = memchr(p, '"', (size_t)(end - p))); p = close) {
        const char *file = target(a, name, p, (size_t)(close - p));
        if (file)
            note(l, file);
    }
    arena_free(a);
}

void outward_note_file(FileList *l, const char *name, const char *from)
{
    World *own = world_new(); /* no input of the run */
    Diag *quiet = diag_new();
    Buf data = {0};
    bool missing;
    if (is_page(l, name) && world_read(own, quiet, from, &data, &missing) && data.len)
        outward_note(l, name, data.data, data.len);
    buf_free(&data);
    diag_free(quiet);
    world_free(own);
}

void outward_forget(FileList *l)
{
    for (size_t i = 0; i < l->outward.len; i++)
        mem_free(l->outward.ptr[i]);
    l->outward.len = 0;
}

/* Which issues lead to which is known otherwise. */
static bool is_of_issue(const Build *b, const char *file)
{
    const char *slash = strrchr(file, '/');
    if (strncmp(file, SITE, strlen(SITE)) != 0 || slash < file + strlen(SITE))
        return false;
    char *name = mem_strdup(file + strlen(SITE));
    name[slash - file - (ptrdiff_t)strlen(SITE)] = 0;
    const bool is = strmap_lookup(b->by_name, name) != NULL;
    mem_free(name);
    return is;
}

static bool is_there(const Build *b, const char *file)
{
    Buf path = {0};
    buf_printf(&path, "%s/%s", b->o->paths.out, file);
    const bool there = world_exists(b->world, path.data);
    buf_free(&path);
    return there;
}

void outward_look(IssueJob *job)
{
    const Build *b = job->build;
    job->n_awaited = 0;
    if (!is_there(b, SITE "index.html")) { /* no reader can be anywhere */
        outward_forget(&job->files);
        return;
    }
    job->awaited = ARENA_ARRAY(job->notes.arena, Lead, job->files.outward.len + 1);
    for (size_t i = 0; i < job->files.outward.len; i++) {
        const char *file = job->files.outward.ptr[i];
        if (!is_of_issue(b, file) && !is_there(b, file))
            job->awaited[job->n_awaited++] = (Lead){arena_strdup(job->notes.arena, file), 0};
    }
    outward_forget(&job->files);
}

size_t outward_awaited_before(const Build *b)
{
    const Unit *u = state_lookup(b->old, AWAITED_UNIT);
    size_t n = 0;
    for (size_t i = 0; u && i < u->n_leads; i++)
        n += !is_there(b, u->leads[i].name);
    return n;
}
