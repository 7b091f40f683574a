/* Tasks on issues, whether to go on with them, what they told. */
#include "run/run.h"

#include "diag/keep.h"
#include <string.h>

unsigned build_jobs(const Build *b)
{
    return b->o->jobs ? b->o->jobs : world_processors(b->world);
}

void build_run(Build *b, void (*task)(void *), bool (*takes)(const IssueJob *), int first, int last)
{
    b->pool = pool_new(build_jobs(b));
    for (size_t i = 0; i < b->n_jobs; i++)
        if (takes(&b->jobs[i]))
            pool_add(b->pool, task, &b->jobs[i]);
    pool_run(b->pool);
    pool_free(b->pool);
    build_tell(b, first, last);
}

void build_tell(Build *b, int first, int last)
{
    for (size_t i = 0; i < b->n_jobs; i++)
        for (int m = first; b->jobs[i].notes.arena && m <= last; m++)
            diag_merge(b->diag, b->jobs[i].diags[m]);
}

bool build_stops(Build *b)
{
    bool stops = world_interrupted(b->world);
    if (stops)
        atomic_store(&b->failed, true);
    return stops || atomic_load(&b->failed);
}

IssueJob *build_job_of(const Build *b, const Issue *issue)
{
    Buf name = {0};
    buf_printf(&name, "%s/%s", issue->paper->id, issue->id);
    IssueJob *job = strmap_lookup(b->by_name, name.data);
    buf_free(&name);
    return job;
}

bool build_lost_store(Build *b)
{
    if (!b->store || !store_is_damaged(b->store))
        return false;
    b->restart = store_give_up(b->store, b->diag);
    atomic_store(&b->failed, true);
    return true;
}

bool build_makes_all(const BuildOptions *o)
{
    return o->force || o->report || o->lock;
}

void build_tell_again(Build *b, const Unit *u)
{
    if (u && u->n_reports)
        diag_restore(b->diag, u->reports, u->n_reports);
}

Paper *build_paper(const Build *b, const char *id, size_t n)
{
    for (size_t i = 0; i < b->group->n_papers; i++)
        if (strlen(b->group->papers[i].id) == n && strncmp(b->group->papers[i].id, id, n) == 0)
            return &b->group->papers[i];
    return NULL;
}

uint64_t build_view(const Build *b, const char *name)
{
    const IssueJob *job = strmap_lookup(b->by_name, name);
    if (job)
        return job->out ? 0 : job->notes.view;
    return strmap_lookup(b->months, name) ? 1 : 0;
}
