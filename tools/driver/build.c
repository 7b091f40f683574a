#include "driver/internal.h"

#include "alto/alto.h"
#include "site/load.h"
#include <assert.h>
#include <stdlib.h>
#include <string.h>

#define GROUP_UNIT "" /* the group's own pages, in the state */
#define COVERS ".paiban/covers/"

static bool check_places(Build *b)
{
    const DriverPaths *p = &b->o->paths;
    if (world_is_dir(b->world, p->content))
        return true;
    diag_error(b->diag, diag_file(b->diag, p->content), DIAG_NO_CONTENT);
    return false;
}

static bool is_selected(const Build *b, const Issue *issue)
{
    return (!b->o->paper || strcmp(b->o->paper, issue->paper->id) == 0) &&
           (!b->o->date || strcmp(b->o->date, issue->iso) == 0 || strcmp(b->o->date, issue->id) == 0);
}

/* Issues that are neither asked for nor there from an earlier run are left out everywhere: no link leads nowhere. */
static void prune(Build *b)
{
    if (!b->o->paper && !b->o->date)
        return;
    for (size_t i = 0; i < b->group->n_papers; i++) {
        Paper *p = &b->group->papers[i];
        size_t kept = 0;
        for (size_t k = 0; k < p->n_issues; k++) {
            const char *name = arena_printf(b->arena, "%s/%s", p->id, p->issues[k]->id);
            if (is_selected(b, p->issues[k]) || state_lookup(b->old, name))
                p->issues[kept++] = p->issues[k];
        }
        p->n_issues = kept;
    }
}

static bool check_selection(Build *b)
{
    const BuildOptions *o = b->o;
    bool known = !o->paper;
    Buf ids = {0};
    buf_puts(&ids, "the papers are:");
    for (size_t i = 0; i < b->group->n_papers; i++) {
        known |= o->paper && strcmp(o->paper, b->group->papers[i].id) == 0;
        buf_printf(&ids, " %s", b->group->papers[i].id);
    }
    if (!known)
        diag_error(b->diag, span_none(), DIAG_PAPER_NOT_IN_GROUP, o->paper, ids.data);
    else if (!b->n_work && (o->paper || o->date))
        diag_error(b->diag, span_none(), DIAG_NO_SUCH_ISSUE, o->paper ? o->paper : "", o->paper && o->date ? ", " : "",
                   o->date ? o->date : "");
    bool ok = known && (b->n_work || !(o->paper || o->date));
    buf_free(&ids);
    return ok;
}

static void list_jobs(Build *b)
{
    size_t n = 0;
    for (size_t i = 0; i < b->group->n_papers; i++)
        n += b->group->papers[i].n_issues;
    b->jobs = ARENA_ARRAY(b->arena, IssueJob, n + 1);
    for (size_t i = 0; i < b->group->n_papers; i++) {
        const Paper *p = &b->group->papers[i];
        for (size_t k = 0; k < p->n_issues; k++) {
            IssueJob *job = &b->jobs[b->n_jobs++];
            job->build = b;
            job->issue = p->issues[k];
            job->issue->pictures = b->pictures;
            job->issue->relock = b->o->lock;
            job->name = arena_printf(b->arena, "%s/%s", p->id, job->issue->id);
            job->skip = !is_selected(b, job->issue);
            for (int m = 0; m < JOB_DIAGS; m++)
                job->diags[m] = diag_new();
            file_list_begin(&job->files, b);
            job->files.summed = true;
            b->n_work += !job->skip;
        }
    }
}

static bool outputs_exist(const Build *b, const Unit *u)
{
    Buf path = {0};
    bool there = true;
    for (size_t i = 0; i < u->n_files && there; i++) {
        path.len = 0;
        buf_printf(&path, "%s/%s", b->o->paths.out, u->files[i]);
        there = world_exists(b->world, path.data);
    }
    buf_free(&path);
    return there;
}

static bool is_unchanged(const Build *b, const char *name, uint64_t fingerprint)
{
    const Unit *u = state_lookup(b->old, name);
    return u && fingerprint && u->fingerprint == fingerprint && outputs_exist(b, u);
}

/* A report tells of every page, a lock keeps every page: none may be left as it was. */
static bool makes_all(const BuildOptions *o)
{
    return o->force || o->report || o->lock;
}

/* Decides what is made anew. *group gets the fingerprint of the group's own pages. */
static void find_changes(Build *b, uint64_t *group)
{
    uint64_t common;
    bool known = fingerprint_common(b, &common);
    *group = known ? common : 0;
    for (size_t i = 0; known && i < b->n_jobs; i++) {
        IssueJob *job = &b->jobs[i];
        job->fingerprint = fingerprint_issue(b, common, job->issue);
        *group = hash_bytes(*group, job->name, strlen(job->name));
        *group = hash_bytes(*group, &job->fingerprint, sizeof job->fingerprint);
        if (!job->skip && !makes_all(b->o) && is_unchanged(b, job->name, job->fingerprint)) {
            job->skip = true;
            b->n_work--;
        }
    }
}

static const char *cover_path(Build *b, const Paper *p)
{
    return arena_printf(b->arena, COVERS "%s.svg", p->id);
}

/* Sketches of front pages that are not made in this run come from the last one. */
static void load_covers(Build *b)
{
    World *own = world_new();
    for (size_t i = 0; i < b->group->n_papers; i++) {
        const Paper *p = &b->group->papers[i];
        Buf svg = {0};
        bool missing;
        const char *path = arena_printf(b->arena, "%s/%s", b->o->paths.out, cover_path(b, p));
        if (p->n_issues && world_read(own, b->diag, path, &svg, &missing))
            html_keep_cover(b->html, p, svg.data);
        buf_free(&svg);
    }
    world_free(own);
}

static bool emit_covers(Build *b)
{
    bool ok = true;
    for (size_t i = 0; ok && i < b->group->n_papers; i++) {
        const Paper *p = &b->group->papers[i];
        const char *svg = html_cover(b->html, p);
        ok = !svg || file_list_emit(&b->group_files, b->diag, cover_path(b, p), svg, strlen(svg));
    }
    return ok;
}

static bool emit_group(Build *b)
{
    Emitter out = {file_list_emit, &b->group_files};
    if (!html_search(b->html, b->diag, out))
        return false;
    for (size_t i = 0; i < b->group->n_papers; i++)
        if (!html_paper(b->html, b->diag, &b->group->papers[i], out))
            return false;
    return html_group(b->html, b->diag, out) && emit_covers(b);
}

/* Carries on or adds every unit, and removes the files that no unit has any longer. */
static bool write_state(Build *b, uint64_t group)
{
    for (size_t i = 0; i < b->n_jobs; i++) {
        const IssueJob *job = &b->jobs[i];
        const Unit *u = job->skip ? state_lookup(b->old, job->name) : NULL;
        /* What had warnings is made again, so that they are told again. */
        bool clean = !b->warned;
        for (int m = DIAG_LAYOUT; m < JOB_DIAGS; m++)
            clean &= diag_warnings(job->diags[m]) == 0;
        if (u)
            state_add(b->state, job->name, u->fingerprint, u->files, u->n_files);
        else if (!job->skip)
            state_add(b->state, job->name, clean ? job->fingerprint : 0, job->files.names.ptr, job->files.names.len);
    }
    state_add(b->state, GROUP_UNIT, group, b->group_files.names.ptr, b->group_files.names.len);
    fingerprint_faces(b);
    StrMap *kept = strmap_new();
    for (size_t i = 0; i < b->state->units.len; i++)
        for (size_t k = 0; k < b->state->units.ptr[i].n_files; k++) {
            const char *name = b->state->units.ptr[i].files[k];
            strmap_put(kept, name, b->state);
        }
    bool ok = true;
    for (size_t i = 0; ok && i < b->old->units.len; i++)
        for (size_t k = 0; ok && k < b->old->units.ptr[i].n_files; k++) {
            const char *name = b->old->units.ptr[i].files[k];
            ok = strmap_lookup(kept, name) || world_stage_removal(b->txn, b->diag, name);
        }
    strmap_free(kept);
    Buf text = {0};
    state_print(b->state, &text);
    ok = ok && known_pictures_write(b) && world_stage_seal(b->txn, b->diag, STATE_PATH, text.data, text.len);
    buf_free(&text);
    return ok;
}

static void add_exporter(Build *b, Exporter e)
{
    assert(b->n_exporters < MOST_EXPORTERS); /* each has a sink for its reports */
    b->exporters[b->n_exporters++] = e;
}

static bool begin_output(Build *b)
{
    b->txn = world_begin(b->out);
    Emitter out = {file_list_emit, &b->group_files};
    b->pdf = pdf_new(b->world);
    b->html = html_new(b->world, b->diag, b->group, b->o->paths.layouts, out);
    if (!b->html)
        return false;
    html_reuse(b->html, b->o->force ? NULL : b->o->paths.out);
    add_exporter(b, html_exporter(b->html));
    add_exporter(b, pdf_exporter(b->pdf));
    if (b->group->exports & 1U << EXPORT_ALTO)
        add_exporter(b, alto_exporter());
    load_covers(b);
    return true;
}

/* Runs a task on every issue (skipped ones too when `all`), then merges what steps first…last reported. */
static void run_jobs(Build *b, void (*task)(void *), bool all, int first, int last)
{
    b->pool = pool_new(b->o->jobs ? b->o->jobs : world_processors(b->world));
    for (size_t i = 0; i < b->n_jobs; i++)
        if (all || !b->jobs[i].skip)
            pool_add(b->pool, task, &b->jobs[i]);
    pool_run(b->pool);
    pool_free(b->pool);
    for (size_t i = 0; i < b->n_jobs; i++)
        for (int m = first; m <= last; m++)
            diag_merge(b->diag, b->jobs[i].diags[m]);
}

bool build_stops(Build *b)
{
    bool stops = world_interrupted(b->world);
    if (stops)
        atomic_store(&b->failed, true);
    return stops || atomic_load(&b->failed);
}

static bool is_clean(const Build *b)
{
    return !atomic_load(&b->failed) && !diag_errors(b->diag) && !(b->o->strict && diag_warnings(b->diag));
}

static void summarise(Build *b)
{
    BuildSummary *s = b->summary;
    const Paper *last = NULL;
    for (size_t i = 0; i < b->n_jobs; i++) {
        const IssueJob *job = &b->jobs[i];
        if (!is_selected(b, job->issue))
            continue;
        s->papers += job->issue->paper != last;
        last = job->issue->paper;
        s->issues++;
        s->articles += job->issue->n_articles;
        s->pages += job->skip ? job->issue->n_pages : job->n_pages;
        s->made += !job->skip;
    }
}

/* What became of pages, issue by issue. */
static bool gather_reports(Build *b)
{
    Buf json = {0};
    bool first = true;
    buf_puts(&json, "{\n  \"issues\": [");
    for (size_t i = 0; i < b->n_jobs; i++) {
        const IssueJob *job = &b->jobs[i];
        if (!job->lines.len)
            continue;
        if (is_clean(b) || job->is_over) /* of a build that failed for other reasons nothing is there to tell of */
            buf_put(&b->summary->lines, job->lines.data, job->lines.len);
        buf_puts(&json, first ? "" : ",");
        buf_put(&json, job->json.data, job->json.len);
        first = false;
    }
    buf_puts(&json, "]\n}\n");
    bool ok = !b->o->report || world_write(b->world, b->diag, b->o->report, json.data, json.len);
    buf_free(&json);
    return ok;
}

/* Beside the issues' own files: only what has changed. */
static bool write_locks(Build *b)
{
    bool ok = true;
    for (size_t i = 0; ok && b->o->lock && i < b->n_jobs; i++) {
        const IssueJob *job = &b->jobs[i];
        if (job->skip || !job->lock.len)
            continue;
        const char *path = arena_printf(b->arena, "%s/" LOCK_FILE, job->issue->dir);
        Buf old = {0};
        bool missing = false;
        ok = world_read(b->world, b->diag, path, &old, &missing) || missing;
        if (ok && (missing || old.len != job->lock.len || memcmp(old.data, job->lock.data, old.len) != 0))
            ok = world_write(b->world, b->diag, path, job->lock.data, job->lock.len);
        buf_free(&old);
    }
    return ok;
}

/* Everything between loading and the commit. */
static bool make(Build *b)
{
    const BuildOptions *o = b->o;
    list_jobs(b);
    if (!check_selection(b))
        return false;
    if (!b->o->force)
        known_pictures_load(b);
    run_jobs(b, issue_job_load, true, DIAG_LOAD, DIAG_LOAD);
    for (size_t i = 0; i < b->group->n_papers; i++)
        site_check_kinds(b->diag, &b->group->papers[i]);
    uint64_t group = 0;
    if (!o->check)
        find_changes(b, &group);
    if (!o->check && !makes_all(o) && !b->n_work && is_clean(b) && is_unchanged(b, GROUP_UNIT, group))
        return true;
    size_t warnings = diag_warnings(b->diag);
    b->layout = layout_context_new(b->world, b->diag, b->group, o->paths.layouts, o->paths.fonts);
    if (!b->layout)
        return false;
    if (o->effort)
        layout_context_set_effort(b->layout, layout_effort(o->effort));
    if (!o->check && !diag_errors(b->diag) && !begin_output(b))
        return false;
    b->warned = diag_warnings(b->diag) > warnings;
    run_jobs(b, issue_job_layout, false, DIAG_LAYOUT, JOB_DIAGS - 1);
    if (!gather_reports(b))
        return false;
    if (o->check || !is_clean(b))
        return is_clean(b);
    bool ok = emit_group(b) && is_clean(b) && write_locks(b) && write_state(b, group);
    if (ok) {
        ok = world_commit(b->txn, b->diag, &b->summary->changed);
        b->txn = NULL;
    }
    return ok;
}

static void build_end(Build *b)
{
    world_rollback(b->txn);
    world_out_close(b->out);
    for (size_t i = 0; i < b->n_jobs; i++) {
        file_list_end(&b->jobs[i].files);
        buf_free(&b->jobs[i].lines);
        buf_free(&b->jobs[i].json);
        buf_free(&b->jobs[i].lock);
        for (int m = 0; m < JOB_DIAGS; m++)
            diag_free(b->jobs[i].diags[m]);
    }
    html_free(b->html);
    pdf_free(b->pdf);
    layout_context_free(b->layout);
    file_list_end(&b->group_files);
    state_free(b->old);
    state_free(b->state);
    strmap_free(b->taken);
    picture_store_free(b->pictures);
    mtx_destroy(&b->lock);
    for (size_t i = 0; i < b->n_jobs; i++)
        site_unload_issue(b->jobs[i].issue);
    arena_free(b->arena);
}

bool driver_build(World *w, Diag *d, const BuildOptions *o, BuildSummary *summary)
{
    *summary = (BuildSummary){0};
    Build b = {.world = w,
               .diag = d,
               .o = o,
               .summary = summary,
               .arena = arena_new(),
               .state = state_new(),
               .pictures = picture_store_new(),
               .tool = fingerprint_tool(),
               .taken = strmap_new()};
    if (mtx_init(&b.lock, mtx_plain) != thrd_success)
        abort();
    file_list_begin(&b.group_files, &b);
    bool ok = check_places(&b);
    if (!o->follow)
        world_confine(w, o->paths.content);
    if (ok)
        ok = o->check || (b.out = world_out_open(w, d, o->paths.out)) != NULL;
    if (ok)
        ok = (b.old = o->check ? state_new() : state_load(d, o->paths.out)) != NULL;
    if (ok)
        ok = (b.group = site_load(w, d, b.arena, &(SiteOptions){.content = o->paths.content, .drafts = o->drafts})) !=
             NULL;
    if (ok) {
        prune(&b);
        ok = make(&b) && is_clean(&b);
        summarise(&b);
    }
    if (ok && o->depfile)
        ok = depfile_write(w, d, o->depfile);
    if (world_interrupted(w)) {
        if (ok)
            diag_failure(d, span_none(), DIAG_INTERRUPTED_LATE);
        else
            diag_failure(d, span_none(), DIAG_INTERRUPTED);
        ok = false;
    }
    build_end(&b);
    return ok;
}
