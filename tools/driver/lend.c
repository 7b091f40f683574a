/* What the pages of papers and group have of issues: of all a brief, the articles of those that they show, one page at
 * a time, so that an archive is never in memory. */
#include "driver/internal.h"

#include "html/facts.h"
#include "site/brief.h"
#include <assert.h>

static void set_brief(Issue *issue, const IssueBrief *brief)
{
    issue->brief = brief;
    issue->kind = brief->kind;
    issue->edition_name = brief->edition_name;
}

static bool take_brief(IssueJob *job, const char *text, size_t n)
{
    IssueBrief *brief = ARENA_NEW(job->build->arena, IssueBrief);
    if (!n || !brief_take(job->build->arena, text, n, brief))
        return false;
    set_brief(job->issue, brief);
    return true;
}

/* Made in this run; as the store has it of what stands; of an issue that was read, and came out as it was. */
static void find_brief(IssueJob *job)
{
    const Unit *u = state_lookup(job->build->old, job->name);
    const Buf *made = &job->notes.brief; /* or as its shard has it */
    const bool whole = job->issue->arena && !job->filled;
    if (made->len ? take_brief(job, made->data, made->len) : !whole && u && take_brief(job, u->brief.bytes, u->brief.n))
        return;
    known_fill(job);
    job->notes.brief.len = 0;
    facts_put_brief(job->issue, &job->notes.brief);
    const bool taken = take_brief(job, job->notes.brief.data, job->notes.brief.len);
    assert(taken); /* it has just been written */
    (void)taken;
}

void lend_briefs(Build *b)
{
    for (size_t i = 0; i < b->n_jobs; i++)
        if (!b->jobs[i].out)
            find_brief(&b->jobs[i]);
}

void lend_issue(void *context, const Issue *issue)
{
    Build *b = context;
    IssueJob *job = build_job_of(b, issue);
    const bool here = job->issue->arena != NULL;
    known_fill(job);
    if (here || !job->filled)
        return;
    job->lent = true;
    vec_push(&b->lent, job);
}

static void take_back(IssueJob *job)
{
    const IssueBrief *brief = job->issue->brief;
    const bool held = job->issue->held;
    issue_as_listed(job);
    job->issue->held = held;
    set_brief(job->issue, brief);
    job->filled = job->lent = false;
}

void lend_end(void *context)
{
    enum { FEW = 100 /* issues that the next page may want, too */ };
    Build *b = context;
    if (b->lent.len < FEW)
        return;
    for (size_t i = 0; i < b->lent.len; i++)
        if (b->lent.ptr[i]->lent)
            take_back(b->lent.ptr[i]);
    b->lent.len = 0;
}
