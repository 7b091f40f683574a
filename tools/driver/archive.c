/* The pages and the search of an archive: those of which no issue has changed stay as an earlier run made them. */
#include "driver/internal.h"

#include <stdlib.h>
#include <string.h>

/* What the group's pages were, looked at when it is first asked for. */
struct Archive {
    Build *build;
    const Unit *unit; /* NULL: nothing of it can be taken over */
    Buf sums;         /* the site's own, cut into lines as they are taken */
    StrMap *folders;  /* below site/assets/ → its first line in sums */
    StrMap *pages;    /* files elsewhere below site/ → their lines */
    bool looked;
};

static uint64_t mark(void *context, const Issue *issue)
{
    const Archive *archive = context;
    IssueJob *job = build_job_of(archive->build, issue);
    if (!job->notes.search) {
        known_fill(job);
        job->notes.texts.len = 0;
        search_texts_put(issue, &job->notes.texts);
        job->notes.search = search_mark(issue, job->notes.texts.data, job->notes.texts.len);
    }
    return job->notes.search;
}

static void texts(void *context, const Issue *issue, Arena *a)
{
    const Archive *archive = context;
    Build *b = archive->build;
    IssueJob *job = build_job_of(b, issue);
    lend_issue(b, issue);
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

static void done(void *context)
{
    lend_end(((const Archive *)context)->build);
}

/* ---- folders of parts ---- */

#define SITE "site/"
#define ASSETS "assets/"

typedef struct Taken {
    const Archive *archive;
    VEC(Output) outputs;
    VEC(FileSum) sums;
    size_t shards;
} Taken;

/* A file of the unit, when it is as it was written; NULL when it is not. */
static const Output *kept_output(const Build *b, const Unit *u, const char *name)
{
    const Output *f = unit_output(u, name);
    return f && output_is_intact(b->o->paths.out, f, b->o->verify) ? f : NULL;
}

/* s<n>.js */
static bool is_shard(const char *path)
{
    const char *slash = strrchr(path, '/'), *file = slash ? slash + 1 : path;
    size_t digits = strspn(file + (*file == 's'), "0123456789");
    return *file == 's' && digits && strcmp(file + 1 + digits, ".js") == 0;
}

/* Where in a line "0123…  assets/search-…/s0.js" the folder's name begins, and how long it is; 0: it is no such. */
static size_t folder_in(const char *line, const char **folder)
{
    static const char between[] = "  " ASSETS;
    const char *end = strchr(line, '\n');
    if (!end || end - line < SHA256_HEX || strncmp(line + SHA256_HEX, between, strlen(between)) != 0)
        return 0;
    *folder = line + SHA256_HEX + strlen(between);
    const char *slash = memchr(*folder, '/', (size_t)(end - *folder));
    return slash ? (size_t)(slash - *folder) : 0;
}

static void note_page(Archive *x, char *line, const char *end)
{
    const size_t head = SHA256_HEX + strlen("  ");
    if ((size_t)(end - line) > head)
        strmap_put(x->pages, arena_strndup(x->build->arena, line + head, (size_t)(end - line) - head), line);
}

/* The lines of a folder stand one after another. */
static void note_lines(Archive *x)
{
    const char *before = "", *folder = "";
    char *end;
    for (char *line = x->sums.data; line && (end = strchr(line, '\n')) != NULL; line = end + 1) {
        const size_t n = folder_in(line, &folder);
        if (!n)
            note_page(x, line, end);
        if (!n || (strncmp(before, folder, n) == 0 && !before[n]))
            continue;
        before = arena_strndup(x->build->arena, folder, n);
        strmap_put(x->folders, before, line);
    }
}

/* A line of the site's sums, which ends here. */
static bool take_line(Taken *t, const char *line)
{
    const Archive *x = t->archive;
    FileSum sum;
    if (!sum_read(line, &sum))
        return false;
    sum.name = arena_printf(x->build->arena, SITE "%s", sum.name);
    const Output *f = kept_output(x->build, x->unit, sum.name);
    if (!f)
        return false;
    Output output = *f;
    output.name = sum.name;
    vec_push(&t->outputs, output);
    vec_push(&t->sums, sum);
    t->shards += is_shard(sum.name);
    return true;
}

static bool take_lines(Taken *t, const char *folder)
{
    const char *named = "";
    const size_t n = strlen(folder);
    for (char *line = strmap_lookup(t->archive->folders, folder), *end; line && (end = strchr(line, '\n'));
         line = end + 1) {
        if (folder_in(line, &named) != n || strncmp(named, folder, n) != 0)
            break;
        *end = 0;
        bool ok = take_line(t, line);
        *end = '\n';
        if (!ok)
            return false;
    }
    return true;
}

static const char *path_of(const Build *b, const char *name)
{
    return arena_printf(b->arena, "%s/" SITE "%s", b->o->paths.out, name);
}

/* A file of this run's output is no input: it is not in the depfile. */
static bool read_output(const Build *b, Diag *d, const char *name, Buf *out)
{
    World *own = world_new();
    bool ok = world_read(own, d, path_of(b, name), out, NULL) && !memchr(out->len ? out->data : "", 0, out->len);
    world_free(own);
    return ok;
}

/* The site's own sums; without them, or when they aren't as they were written, all is made. */
static void look(Archive *x)
{
    Build *b = x->build;
    const Unit *u = state_lookup(b->old, GROUP_UNIT);
    x->looked = true;
    if (!u || b->o->force || !b->common || u->common != b->common || !kept_output(b, u, SITE SUMS_NAME))
        return;
    Diag *quiet = diag_new();
    if (read_output(b, quiet, SUMS_NAME, &x->sums) && x->sums.len) {
        x->unit = u;
        note_lines(x);
    }
    diag_free(quiet);
}

static size_t take_over(void *context, Diag *d, const char *folder)
{
    Archive *x = context;
    if (!x->looked)
        look(x);
    Taken t = {.archive = x};
    if (!x->unit || !take_lines(&t, folder))
        t.shards = 0;
    for (size_t i = 0; i < t.sums.len && t.shards; i++)
        if (!file_list_keep(&x->build->group_files, d, &t.outputs.ptr[i], &t.sums.ptr[i]))
            t.shards = 0;
    vec_free(&t.outputs);
    vec_free(&t.sums);
    return t.shards;
}

static bool stands(void *context, const char *folder)
{
    Archive *x = context;
    if (!x->looked)
        look(x);
    Taken t = {.archive = x};
    const bool all = x->unit && take_lines(&t, folder) && t.shards;
    vec_free(&t.outputs);
    vec_free(&t.sums);
    return all;
}

/* The site's own script of the same form of name, layouts/_site/search.js, is none. */
static bool manifest(void *context, Buf *out)
{
    static const char begins[] = SITE ASSETS "search-";
    Archive *x = context;
    if (!x->looked)
        look(x);
    Diag *quiet = diag_new();
    bool found = false;
    for (size_t i = 0; x->unit && i < x->unit->n_files && !found; i++) {
        const char *name = x->unit->files[i].name, *end = strrchr(name, '.');
        if (strncmp(name, begins, strlen(begins)) != 0 || strchr(name + strlen(begins), '/') || !end ||
            strcmp(end, ".js") != 0 || !kept_output(x->build, x->unit, name))
            continue;
        out->len = 0;
        found = read_output(x->build, quiet, name + strlen(SITE), out) && search_is_manifest(out->data);
    }
    diag_free(quiet);
    return found;
}

static bool read_file(void *context, Diag *d, const char *folder, const char *name, Buf *out)
{
    const Build *b = ((const Archive *)context)->build;
    return read_output(b, d, arena_printf(b->arena, ASSETS "%s/%s", folder, name), out);
}

/* ---- pages ---- */

static int compare_leads(const void *a, const void *b)
{
    return strcmp(((const Lead *)a)->name, ((const Lead *)b)->name);
}

/* Whether the page was made of that. */
static bool was_made_of(const Unit *u, const Lead *page)
{
    const Lead *was = u && u->n_leads ? bsearch(page, u->leads, u->n_leads, sizeof *u->leads, compare_leads) : NULL;
    return was && was->view == page->view;
}

static bool take_page(Archive *x, Diag *d, const char *path)
{
    char *line = strmap_lookup(x->pages, path + strlen(SITE)), *end = line ? strchr(line, '\n') : NULL;
    if (!end)
        return false;
    Taken t = {.archive = x};
    *end = 0;
    bool ok = take_line(&t, line);
    *end = '\n';
    ok = ok && file_list_keep(&x->build->group_files, d, &t.outputs.ptr[0], &t.sums.ptr[0]);
    vec_free(&t.outputs);
    vec_free(&t.sums);
    return ok;
}

bool archive_page_stands(void *context, Diag *d, const char *path, uint64_t mark)
{
    Archive *x = context;
    const Lead page = {arena_strdup(x->build->arena, path), mark};
    if (!x->looked)
        look(x);
    vec_push(&x->build->page_marks, page);
    return was_made_of(x->unit, &page) && take_page(x, d, path);
}

Archive *build_archive(Build *b)
{
    Archive *x = mem_alloc(sizeof *x);
    *x = (Archive){.build = b, .folders = strmap_new(), .pages = strmap_new()};
    return x;
}

void build_archive_end(Archive *x)
{
    buf_free(&x->sums);
    strmap_free(x->folders);
    strmap_free(x->pages);
    mem_free(x);
}

SearchArchive archive_for_search(Archive *x)
{
    return (SearchArchive){.context = x,
                           .mark = mark,
                           .texts = texts,
                           .done = done,
                           .take_over = take_over,
                           .read = read_file,
                           .stands = stands,
                           .manifest = manifest};
}
