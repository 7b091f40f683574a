/* The search of an archive: parts of which no issue has changed stay as an earlier run made them. */
#include "driver/internal.h"

#include <stdlib.h>
#include <string.h>

static IssueJob *job_of(const Build *b, const Issue *issue)
{
    Buf name = {0};
    buf_printf(&name, "%s/%s", issue->paper->id, issue->id);
    IssueJob *job = strmap_lookup(b->by_name, name.data);
    buf_free(&name);
    return job;
}

static uint64_t mark(void *context, const Issue *issue)
{
    IssueJob *job = job_of(context, issue);
    if (!job->notes.search) {
        job->notes.texts.len = 0;
        search_texts_put(issue, &job->notes.texts);
        job->notes.search = search_mark(issue, job->notes.texts.data, job->notes.texts.len);
    }
    return job->notes.search;
}

static void texts(void *context, const Issue *issue, Arena *a)
{
    Build *b = context;
    IssueJob *job = job_of(b, issue);
    if (!job->filled)
        return;
    Buf stored = {0};
    if (!job->notes.facts.len)
        store_texts(b->store, job->name, &stored);
    const Buf *kept = job->notes.facts.len ? &job->notes.texts : &stored;
    bool ok = search_texts_take(issue, a, kept->len ? kept->data : "", kept->len);
    buf_free(&stored);
    if (!ok)
        issue_job_read(job);
}

/* ---- folders of parts ---- */

#define SITE "site/"

typedef struct Taken {
    Build *build;
    const Unit *unit; /* the group's pages as they were */
    VEC(Output) outputs;
    VEC(FileSum) sums;
    size_t shards;
} Taken;

static int compare_names(const void *a, const void *b)
{
    return strcmp(((const Output *)a)->name, ((const Output *)b)->name);
}

/* A file of the unit, when it is as it was written; NULL when it is not. */
static const Output *kept_output(const Build *b, const Unit *u, const char *name)
{
    const Output *f = bsearch(&(Output){.name = name}, u->files, u->n_files, sizeof *u->files, compare_names);
    return f && output_is_intact(b->o->paths.out, f, b->o->verify) ? f : NULL;
}

/* s<n>.js */
static bool is_shard(const char *path)
{
    const char *slash = strrchr(path, '/'), *file = slash ? slash + 1 : path;
    size_t digits = strspn(file + (*file == 's'), "0123456789");
    return *file == 's' && digits && strcmp(file + 1 + digits, ".js") == 0;
}

/* A line of the site's sums: "0123…  assets/search-…/s0.js". */
static bool take_line(Taken *t, const char *line)
{
    FileSum sum;
    if (!sum_read(line, &sum))
        return false;
    sum.name = arena_printf(t->build->arena, SITE "%s", sum.name);
    const Output *f = kept_output(t->build, t->unit, sum.name);
    if (!f)
        return false;
    Output output = *f;
    output.name = sum.name;
    vec_push(&t->outputs, output);
    vec_push(&t->sums, sum);
    t->shards += is_shard(sum.name);
    return true;
}

/* The lines of a folder stand one after another. */
static bool take_lines(Taken *t, char *sums, const char *folder)
{
    Arena *a = t->build->arena;
    const char *inside = arena_printf(a, "  assets/%s/", folder);
    char *at = strstr(sums, inside);
    while (at > sums && at[-1] != '\n')
        at--;
    for (char *end; at && (end = strchr(at, '\n')); at = end + 1) {
        if ((size_t)(end - at) < SHA256_HEX || strncmp(at + SHA256_HEX, inside, strlen(inside)) != 0)
            break;
        *end = 0;
        if (!take_line(t, at))
            return false;
    }
    return true;
}

/* The site's own sums; false when they aren't as they were written. */
static bool read_sums(Build *b, const Unit *u, Buf *sums)
{
    World *own = world_new(); /* no input of the run: not in the depfile */
    Diag *quiet = diag_new(); /* without them all is made */
    bool missing;
    const char *path = arena_printf(b->arena, "%s/" SITE SUMS_NAME, b->o->paths.out);
    bool ok = kept_output(b, u, SITE SUMS_NAME) && world_read(own, quiet, path, sums, &missing) && sums->len &&
              !memchr(sums->data, 0, sums->len);
    diag_free(quiet);
    world_free(own);
    return ok;
}

static size_t take_over(void *context, Diag *d, const char *folder)
{
    Build *b = context;
    Taken t = {.build = b, .unit = state_lookup(b->old, GROUP_UNIT)};
    Buf sums = {0};
    if (t.unit && !b->o->force && b->common && t.unit->common == b->common && read_sums(b, t.unit, &sums) &&
        take_lines(&t, sums.data, folder) && t.shards) {
        for (size_t i = 0; i < t.sums.len && t.shards; i++)
            if (!file_list_keep(&b->group_files, d, &t.outputs.ptr[i], &t.sums.ptr[i]))
                t.shards = 0;
    } else {
        t.shards = 0;
    }
    vec_free(&t.outputs);
    vec_free(&t.sums);
    buf_free(&sums);
    return t.shards;
}

SearchArchive search_archive(Build *b)
{
    return (SearchArchive){.context = b, .mark = mark, .texts = texts, .take_over = take_over};
}
