/* One issue: layout, then its exports side by side. */
#include "issues/issues.h"

#include "outputs/outputs.h"
#include "outputs/report.h"
#include "run/session.h"
#include "links/links.h"
#include "load/load.h"
#include <assert.h>

static void step(Build *b, const char *what)
{
    mtx_lock(&b->lock);
    b->done++;
    if (b->o->progress.step)
        b->o->progress.step(b->o->progress.context, b->done, b->n_work, what);
    mtx_unlock(&b->lock);
}

/* Of one issue, or of all: when that is asked for, or the machine failed. */
void issue_job_fails(IssueJob *job, const Diag *d)
{
    Build *b = job->build;
    atomic_store(&job->faulty, true);
    if (b->o->check || b->o->all_or_nothing || diag_has_system_error(d) || world_interrupted(b->world))
        atomic_store(&b->failed, true);
}

static bool job_stops(const IssueJob *job)
{
    return atomic_load(&job->faulty) || atomic_load(&job->build->failed);
}

static bool has_faults(const IssueJob *job)
{
    size_t n = 0;
    for (int m = 0; m < JOB_DIAGS; m++)
        n += diag_errors(job->diags[m]) + (job->build->o->strict ? diag_warnings(job->diags[m]) : 0);
    return n > 0;
}

void issue_job_stage(IssueJob *job)
{
    Build *b = job->build;
    if (!job->files.txn)
        job->files.txn = b->o->all_or_nothing ? b->group_files.txn : world_begin(b->out);
}

void issue_job_end(IssueJob *job)
{
    Build *b = job->build;
    Diag *d = job->diags[DIAG_LAYOUT];
    if (job->exported)
        issue_job_stage(job);
    if (job->exported && !job_stops(job) && !sums_emit(job, d))
        issue_job_fails(job, d);
    if (job->exported && !job_stops(job) && has_faults(job))
        atomic_store(&job->faulty, true);
    if (job->exported && !job_stops(job)) {
        issue_forget(job);
        job->made = true;
        job->made_as = job->fingerprint;
    }
    if (job->exported && !atomic_load(&b->failed))
        publish_done(job);
    step(b, job->name);
}

/* The last export frees the frames. */
static void export_done(IssueJob *job)
{
    int left = atomic_fetch_sub(&job->work->exports, 1);
    assert(left >= 1);
    if (left > 1)
        return;
    arena_free(job->work->arena);
    subsets_free(job->work->subsets);
    job->work->arena = NULL;
    job->work->subsets = NULL;
    if (job->exported && !job_stops(job))
        issue_note(job);
    if (!job->build->self) /* else where the workers are heard */
        issue_job_end(job);
}

static void export_issue(void *argument)
{
    const ExportTask *task = argument;
    IssueJob *job = task->job;
    Build *b = job->build;
    const Exporter *to = &b->exporters[task->exporter];
    ExportIssue x = {.diag = job->diags[DIAG_EXPORT + task->exporter],
                     .group = b->group,
                     .frames = &job->work->frames,
                     .subsets = job->work->subsets,
                     .out = b->self ? (Emitter){worker_emit, job} : (Emitter){file_list_emit, &job->files}};
    if (!build_stops(b) && !job_stops(job) && !to->issue(to->self, &x))
        issue_job_fails(job, x.diag);
    if (b->self)
        mem_give_back();
    export_done(job);
}

void issue_job_open(IssueJob *job)
{
    if (job->notes.arena)
        return;
    job->notes.arena = arena_new();
    job->work = ARENA_NEW(job->notes.arena, IssueWork);
    job->diags = ARENA_ARRAY(job->notes.arena, Diag *, JOB_DIAGS);
    for (int m = 0; m < JOB_DIAGS; m++)
        job->diags[m] = diag_new();
}

/* An issue that leads to no other can be linked at once, and is: what waits for its worker are its notes alone. */
static void hand_on(IssueJob *job)
{
    const Build *b = job->build;
    const char **names;
    if (job->issue->kind != ISSUE_REGULAR || atomic_load(&job->faulty) ||
        site_leads(job->issue->arena, b->group, job->issue, &names))
        return;
    issue_job_link(job);
    if (atomic_load(&job->faulty))
        return;
    issue_as_listed(job);
    job->issue->edition_name = job->notes.edition;
    job->handed = true;
}

/* false: the run is interrupted, nothing is read. */
static bool load(IssueJob *job)
{
    Build *b = job->build;
    if (world_interrupted(b->world)) {
        atomic_store(&b->failed, true);
        return false;
    }
    if (job->filled) /* known by its facts so far */
        issue_as_listed(job);
    job->known = job->filled = job->linked = job->handed = false;
    issue_job_open(job);
    issue_keep_listed(job, job->notes.arena);
    world_free(job->own);
    job->own = world_new_child(b->world);
    if (!site_load_issue(job->own, job->diags[DIAG_LOAD], job->issue))
        issue_job_fails(job, job->diags[DIAG_LOAD]);
    notes_of_inputs(job);
    return true;
}

void issue_job_load(void *argument)
{
    IssueJob *job = argument;
    if (load(job) && job->build->hands_on)
        hand_on(job);
}

void issue_job_link(void *argument)
{
    IssueJob *job = argument;
    uint64_t hash = site_resolve_links(job->own, job->diags[DIAG_LINK], job->build->group, job->issue);
    notes_of_inputs(job); /* an article of an issue that isn't listed */
    if (diag_errors(job->diags[DIAG_LINK]))
        issue_job_fails(job, job->diags[DIAG_LINK]);
    job->notes.contents = hash_bytes(job->notes.contents, &hash, sizeof hash);
    job->linked = true;
    world_free(job->own);
    job->own = NULL;
}

void issue_job_read(IssueJob *job)
{
    if (!load(job))
        return;
    issue_job_link(job);
    diag_merge(job->build->diag, job->diags[DIAG_LOAD]);
}

void issue_job_again(IssueJob *job)
{
    if (!job->handed)
        return;
    Diag *told[] = {job->diags[DIAG_LOAD], job->diags[DIAG_LINK]}, *fresh = diag_new();
    job->diags[DIAG_LOAD] = job->diags[DIAG_LINK] = fresh;
    if (load(job) && !job_stops(job))
        issue_job_link(job);
    if (job_stops(job)) /* it is another than it was */
        diag_merge(job->diags[DIAG_LAYOUT], fresh);
    job->diags[DIAG_LOAD] = told[0];
    job->diags[DIAG_LINK] = told[1];
    diag_free(fresh);
}

void issue_job_layout(void *argument)
{
    IssueJob *job = argument;
    Build *b = job->build;
    if (world_interrupted(b->world)) {
        atomic_store(&b->failed, true);
        return;
    }
    job->work->arena = arena_new();
    job->work->view = arena_dup(job->notes.arena, job->issue, sizeof *job->issue);
    job->work->view->arena = job->work->arena;
    layout_resolve(b->layout, job->diags[DIAG_LAYOUT], job->work->view);
    atomic_store(&job->work->exports, 1);
    if (!layout_issue(b->layout, job->diags[DIAG_LAYOUT], job->work->view, &job->work->frames) ||
        diag_errors(job->diags[DIAG_LAYOUT]))
        issue_job_fails(job, job->diags[DIAG_LAYOUT]);
    job->is_over = false;
    job->work->lines.len = job->work->json.len = job->work->lock.len = 0;
    job->n_pages = (size_t)frames_pages(&job->work->frames);
    for (size_t i = 0; i < job->work->frames.n_pages; i++)
        job->is_over |= job->work->frames.pages[i].report->over > 0;
    report_lines(&job->work->frames, &job->work->lines);
    report_json(&job->work->frames, &job->work->json);
    report_lock(&job->work->frames, &job->work->lock);
    if (b->o->preview && !atomic_load(&b->failed))
        preview_draw(job);
    /* After a fault anywhere the others are still laid out, to report theirs, but nothing will be written. */
    job->exported = b->group_files.txn && !atomic_load(&job->faulty);
    if (job->exported && !b->self)
        issue_job_stage(job);
    Memo *known = b->o->session ? session_subsets(b->o->session) : NULL;
    if (job->exported && !job_stops(job) &&
        !(job->work->subsets = subsets_again(&job->work->frames, known, job->diags[DIAG_LAYOUT])))
        issue_job_fails(job, job->diags[DIAG_LAYOUT]);
    if (b->self) /* of many: all that is drawn is in the subsets */
        font_book_rest(layout_context_fonts(b->layout));
    if (job->work->subsets) {
        job->work->tasks = ARENA_ARRAY(job->notes.arena, ExportTask, b->n_exporters);
        atomic_store(&job->work->exports, (int)b->n_exporters);
        for (size_t i = b->n_exporters; i-- > 0;) { /* the first begins first: it takes longest */
            job->work->tasks[i] = (ExportTask){job, i};
            pool_add_urgent(b->pool, export_issue, &job->work->tasks[i]);
        }
    } else {
        export_done(job);
    }
}
