/* Which issues are read, and what is made anew of it. Those that the store knows are not: where links lead to them, and
 * for the pages of papers and group, its facts stand in for their files. */
#include "driver/internal.h"

#include "links/links.h"
#include "site/load.h"
#include <string.h>

static bool is_any(const IssueJob *job)
{
    (void)job;
    return true;
}

/* Neither known nor read yet. */
static bool is_unread(const IssueJob *job)
{
    return !job->known && (!job->issue->arena || job->filled);
}

static bool is_unlinked(const IssueJob *job)
{
    return job->own && !job->linked;
}

/* ---- links ---- */

/* What an issue's links see now of what they lead to; 0: it isn't there. */
static uint64_t view_now(const Build *b, const char *name)
{
    const IssueJob *job = strmap_lookup(b->by_name, name);
    if (job)
        return job->notes.view;
    return strmap_lookup(b->months, name) ? 1 : 0;
}

/* Known issues whose links may lead elsewhere than they did are read after all. */
static void check_leads(Build *b)
{
    for (size_t i = 0; i < b->n_jobs; i++) {
        IssueJob *job = &b->jobs[i];
        const Unit *u = job->known && !job->skip ? state_lookup(b->old, job->name) : NULL;
        for (size_t k = 0; u && job->known && k < u->n_leads; k++)
            job->known = view_now(b, u->leads[k].name) == u->leads[k].view;
    }
}

/* The facts of all that its links lead to. */
static void fill_leads(Build *b, IssueJob *job)
{
    IssueNotes *notes = &job->notes;
    const char **names;
    notes->n_leads = site_leads(notes->arena, b->group, job->issue, &names);
    notes->leads = ARENA_ARRAY(notes->arena, Lead, notes->n_leads + 1);
    for (size_t i = 0; i < notes->n_leads; i++) {
        IssueJob *other = strmap_lookup(b->by_name, names[i]);
        if (other)
            known_fill(other);
        notes->leads[i] = (Lead){names[i], view_now(b, names[i])};
    }
}

static void link_issues(Build *b)
{
    for (size_t i = 0; i < b->n_jobs; i++)
        if (is_unlinked(&b->jobs[i]))
            fill_leads(b, &b->jobs[i]);
    build_run(b, issue_job_link, is_unlinked, DIAG_LINK, DIAG_LINK);
}

/* Reads what is neither known nor read. */
static void read_rest(Build *b)
{
    build_run(b, issue_job_load, is_unread, DIAG_LOAD, DIAG_LOAD);
    link_issues(b);
}

void read_issues(Build *b)
{
    if (!b->o->check && !fingerprint_common(b, &b->common))
        b->common = 0;
    build_run(b, known_look, is_any, DIAG_LOAD, DIAG_LOAD);
    build_run(b, issue_job_load, is_unread, DIAG_LOAD, DIAG_LOAD);
    check_leads(b);
    read_rest(b);
}

/* ---- changes ---- */

static bool is_unchanged(const Build *b, const IssueJob *job)
{
    const Unit *u = state_lookup(b->old, job->name);
    return u && job->fingerprint && u->fingerprint == job->fingerprint &&
           (job->known ? job->intact : unit_is_intact(b, u));
}

void find_changes(Build *b, uint64_t *group)
{
    *group = b->common;
    for (size_t i = 0; b->common && i < b->n_jobs; i++) {
        IssueJob *job = &b->jobs[i];
        const Unit *u = state_lookup(b->old, job->name);
        job->fingerprint = job->known && job->skip ? u->fingerprint : fingerprint_issue(b, job);
        *group = hash_bytes(*group, job->name, strlen(job->name));
        *group = hash_bytes(*group, &job->fingerprint, sizeof job->fingerprint);
        if (!job->skip && !build_makes_all(b->o) && is_unchanged(b, job)) {
            job->skip = true;
            b->n_work--;
            build_tell_again(b, u);
        }
        job->known &= job->skip;
    }
    read_rest(b); /* their neighbours have changed, or what was published */
}
