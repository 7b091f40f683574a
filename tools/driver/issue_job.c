/* One issue: layout, then its exports side by side. */
#include "driver/internal.h"

#include "driver/report.h"
#include "links/links.h"
#include "site/load.h"
#include <assert.h>

static void step(Build *b, const char *what)
{
    mtx_lock(&b->lock);
    b->done++;
    if (b->o->progress.step)
        b->o->progress.step(b->o->progress.context, b->done, b->n_work, what);
    mtx_unlock(&b->lock);
}

/* The last export frees the frames. */
static void export_done(IssueJob *job)
{
    int left = atomic_fetch_sub(&job->exports, 1);
    assert(left >= 1);
    if (left > 1)
        return;
    if (job->subsets && !atomic_load(&job->build->failed) && !sums_emit(job, job->diags[DIAG_LAYOUT]))
        atomic_store(&job->build->failed, true);
    arena_free(job->arena);
    subsets_free(job->subsets);
    job->arena = NULL;
    job->subsets = NULL;
    step(job->build, job->name);
}

static void export_issue(void *argument)
{
    const ExportTask *task = argument;
    IssueJob *job = task->job;
    Build *b = job->build;
    const Exporter *to = &b->exporters[task->exporter];
    ExportIssue x = {.diag = job->diags[DIAG_EXPORT + task->exporter],
                     .group = b->group,
                     .frames = &job->frames,
                     .subsets = job->subsets,
                     .out = {file_list_emit, &job->files}};
    if (!build_stops(b) && !to->issue(to->self, &x))
        atomic_store(&b->failed, true);
    export_done(job);
}

void issue_job_load(void *argument)
{
    IssueJob *job = argument;
    if (world_interrupted(job->build->world) || !site_load_issue(job->build->world, job->diags[DIAG_LOAD], job->issue))
        atomic_store(&job->build->failed, true);
}

void issue_job_link(void *argument)
{
    IssueJob *job = argument;
    site_resolve_links(job->build->world, job->diags[DIAG_LINK], job->build->group, job->issue);
}

void issue_job_layout(void *argument)
{
    IssueJob *job = argument;
    Build *b = job->build;
    if (world_interrupted(b->world)) {
        atomic_store(&b->failed, true);
        return;
    }
    job->arena = arena_new();
    job->view = *job->issue;
    job->view.arena = job->arena;
    layout_resolve(b->layout, job->diags[DIAG_LAYOUT], &job->view);
    atomic_store(&job->exports, 1);
    if (!layout_issue(b->layout, job->diags[DIAG_LAYOUT], &job->view, &job->frames) ||
        diag_errors(job->diags[DIAG_LAYOUT]))
        atomic_store(&b->failed, true);
    job->n_pages = (size_t)frames_pages(&job->frames);
    for (size_t i = 0; i < job->frames.n_pages; i++)
        job->is_over |= job->frames.pages[i].report->over > 0;
    report_lines(&job->frames, &job->lines);
    report_json(&job->frames, &job->json);
    report_lock(&job->frames, &job->lock);
    /* After a fault anywhere the others are still laid out, to report theirs, but nothing will be written. */
    if (b->txn && !atomic_load(&b->failed) && !(job->subsets = subsets_of_issue(&job->frames, job->diags[DIAG_LAYOUT])))
        atomic_store(&b->failed, true);
    if (job->subsets) {
        atomic_store(&job->exports, (int)b->n_exporters);
        for (size_t i = 0; i < b->n_exporters; i++) {
            job->tasks[i] = (ExportTask){job, i};
            pool_add_urgent(b->pool, export_issue, &job->tasks[i]);
        }
    } else {
        export_done(job);
    }
}
