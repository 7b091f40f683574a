/* The site of many shards (store/shard.h): they stand in for issues that were read and made, the rest is as in any
 * build. First all of them are looked at, so that what is wrong with some is told before anything is written. */
#include "driver/internal.h"

#include "driver/joining.h"
#include "html/facts.h"
#include "site/beside.h"
#include "site/urls.h"
#include "diag/keep.h"
#include <string.h>

static bool is_to_be_placed(const IssueJob *job)
{
    return !job->skip && !job->made;
}

/* ---- files of a shard ---- */

/* One as it was made; false after a report. */
static bool read_file(const IssueJob *job, Diag *d, const Output *f, Buf *out)
{
    World *own = world_new(); /* no input of the run */
    Buf path = {0};
    buf_printf(&path, "%s/%s", job->shard, f->name);
    bool missing = false;
    bool ok = world_read(own, d, path.data, out, &missing);
    if (missing ||
        (ok && ((int64_t)out->len != f->size || hash_output(out->len ? out->data : "", out->len) != f->hash))) {
        diag_error(d, diag_file(d, path.data), DIAG_SHARD_FILE, job->name);
        ok = false;
    }
    buf_free(&path);
    world_free(own);
    return ok;
}

/* A task on an IssueJob. The first file that isn't as it was made is enough. */
static void check_files(void *argument)
{
    IssueJob *job = argument;
    Shard s;
    Buf data = {0};
    bool ok = joining_read(job->shard, &s, &data);
    for (size_t i = 0; ok && i < s.state->units.ptr[0].n_files; i++) {
        data.len = 0;
        ok = !build_stops(job->build) && read_file(job, job->diags[DIAG_LOAD], &s.state->units.ptr[0].files[i], &data);
    }
    buf_free(&data);
    shard_free(&s);
}

/* ---- placing ---- */

typedef struct Placing {
    IssueJob *job;
    Diag *diag;
    Arena *arena;
    const char *before, *after; /* the folders of its neighbours; NULL: there are none */
    Buf atom, json;             /* its feeds */
    StrMap *sums;               /* a file's path → its SHA-256, as the shard's own lists have it */
} Placing;

static const char *folder_at(Arena *a, const Paper *p, size_t index)
{
    return index < p->n_issues ? urls_folder(a, p->issues[index]) : NULL; /* also below 0 */
}

static bool ends_in(const char *path, const char *end)
{
    size_t n = strlen(path), m = strlen(end);
    return n >= m && strcmp(path + n - m, end) == 0;
}

/* One that leads to the neighbours. */
static bool place_beside(Placing *p, const Output *f, const Buf *packed)
{
    const char *path = f->name + strlen(BESIDE_PLACE);
    Buf data = {0};
    bool ok = beside_fill(packed->len ? packed->data : "", packed->len, p->before, p->after, &data);
    if (!ok)
        diag_error(p->diag, diag_file(p->diag, f->name), DIAG_SHARD_FILE, p->job->name);
    ok = ok && file_list_emit(&p->job->files, p->diag, path, data.len ? data.data : "", data.len);
    if (ok && ends_in(path, "/feed.xml"))
        buf_put(&p->atom, data.data, data.len);
    else if (ok && ends_in(path, "/feed.json"))
        buf_put(&p->json, data.data, data.len);
    buf_free(&data);
    return ok;
}

static bool place_plain(Placing *p, const Output *f)
{
    const uint8_t *sum = strmap_lookup(p->sums, f->name);
    Buf data = {0};
    bool ok =
        sum ? file_list_link(&p->job->files, p->diag, f, sum, arena_printf(p->arena, "%s/%s", p->job->shard, f->name))
            : read_file(p->job, p->diag, f, &data) &&
                  file_list_emit(&p->job->files, p->diag, f->name, data.len ? data.data : "", data.len);
    buf_free(&data);
    return ok;
}

/* The sketch is the newest issue's alone. */
static bool place_cover(Placing *p, const Output *f)
{
    const Paper *paper = p->job->issue->paper;
    Buf data = {0};
    bool newest = p->job->index + 1 == paper->n_issues, ok = !newest || read_file(p->job, p->diag, f, &data);
    if (newest && ok)
        html_keep_cover(p->job->build->html, paper, data.len ? data.data : "");
    buf_free(&data);
    return ok;
}

static bool is_sums(const Output *f)
{
    return ends_in(f->name, "/" SUMS_NAME);
}

static bool place_file(Placing *p, const Output *f)
{
    Buf data = {0};
    if (is_sums(f)) /* made anew, with those of what leads to the neighbours */
        return true;
    if (strcmp(f->name, SHARD_COVER) == 0)
        return place_cover(p, f);
    if (strncmp(f->name, BESIDE_PLACE, strlen(BESIDE_PLACE)) != 0)
        return place_plain(p, f);
    bool ok = read_file(p->job, p->diag, f, &data) && place_beside(p, f, &data);
    buf_free(&data);
    return ok;
}

static bool read_sums(Placing *p, const Output *f)
{
    Buf text = {0};
    const int folder = (int)(strlen(f->name) - strlen(SUMS_NAME));
    bool ok = read_file(p->job, p->diag, f, &text) && !memchr(text.data ? text.data : "", 0, text.len);
    for (char *line = text.len ? text.data : NULL, *end; ok && line && (end = strchr(line, '\n')); line = end + 1) {
        FileSum sum;
        *end = '\0';
        if (sum_read(line, &sum))
            strmap_put(p->sums, arena_printf(p->arena, "%.*s%s", folder, f->name, sum.name),
                       arena_dup(p->arena, sum.bytes, sizeof sum.bytes));
    }
    buf_free(&text);
    return ok;
}

static bool place_files(Placing *p, const Unit *u)
{
    bool ok = true;
    for (size_t i = 0; ok && i < u->n_files; i++)
        ok = !is_sums(&u->files[i]) || read_sums(p, &u->files[i]);
    for (size_t i = 0; ok && i < u->n_files; i++)
        ok = !build_stops(p->job->build) && place_file(p, &u->files[i]);
    return ok && sums_emit(p->job, p->diag);
}

static void take_notes(IssueJob *job, const Unit *u)
{
    buf_put(&job->notes.brief, u->brief.bytes, u->brief.n);
    buf_put(&job->notes.facts, u->facts.bytes, u->facts.n);
    buf_put(&job->notes.texts, u->texts.bytes, u->texts.n);
    if (u->n_reports) /* told when the shard was made */
        diag_restore(job->diags[DIAG_EXPORT], u->reports, u->n_reports);
}

/* A task on an IssueJob. */
static void place_shard(void *argument)
{
    IssueJob *job = argument;
    Build *b = job->build;
    const Paper *paper = job->issue->paper;
    Placing p = {.job = job, .diag = job->diags[DIAG_LAYOUT], .arena = arena_new(), .sums = strmap_new()};
    Shard s;
    Buf text = {0};
    p.before = folder_at(p.arena, paper, job->index - 1);
    p.after = folder_at(p.arena, paper, job->index + 1);
    bool ok = joining_read(job->shard, &s, &text);
    if (!ok)
        diag_error(p.diag, diag_file(p.diag, job->shard), DIAG_SHARD_DAMAGED);
    job->files.txn = ok ? world_begin(b->out) : NULL;
    ok = ok && place_files(&p, &s.state->units.ptr[0]);
    if (ok) {
        take_notes(job, &s.state->units.ptr[0]);
        html_take_feeds(b->html, job->issue, &p.atom, &p.json);
        job->n_pages = job->notes.pages;
        job->made = true;
        job->made_as = job->fingerprint;
        publish_done(job);
    } else {
        atomic_store(&b->failed, true);
    }
    buf_free(&text);
    buf_free(&p.atom);
    buf_free(&p.json);
    strmap_free(p.sums);
    shard_free(&s);
    arena_free(p.arena);
}

/* ---- all of it ---- */

/* Those that are published as their shards have them stay. */
static void find_changes_of_shards(Build *b)
{
    b->n_work = 0;
    known_list_withdrawn(b);
    for (size_t i = 0; i < b->n_jobs; i++) {
        IssueJob *job = &b->jobs[i];
        Unit *old = state_find(b->old, job->name);
        job->fingerprint = fingerprint_issue(b, job);
        const bool listed =
            old && known_list(b, old); /* all once: what is damaged is found before anything is placed */
        job->skip = listed && job->fingerprint && old->fingerprint == job->fingerprint &&
                    unit_is_intact(b->o->paths.out, old, b->o->verify, build_trusts_before(b)) && cover_stands(b, job);
        if (old)
            unit_unlist(old);
        job->known = job->skip;
        b->n_work += !job->skip;
    }
}

bool join_make(Build *b)
{
    b->faulty = !fingerprint_common(b, &b->common);
    bool ok = joining_list(b);
    find_changes_of_shards(b);
    if (build_lost_store(b))
        return false;
    if (ok)
        build_run(b, check_files, is_to_be_placed, DIAG_LOAD, DIAG_LOAD);
    if (!ok || !build_is_clean(b))
        return false;
    build_check_kinds(b);
    if (build_stands(b))
        return true;
    if (!build_begin_layout(b))
        return false;
    publish_begin(b);
    build_run(b, place_shard, is_to_be_placed, DIAG_LAYOUT, DIAG_LAYOUT);
    return build_is_clean(b) && build_publish(b);
}
