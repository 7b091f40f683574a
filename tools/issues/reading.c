/* Which issues are read, and what is made anew of it. Those that the store knows are not: where links lead to them, and
 * for the pages of papers and group, its facts stand in for their files. */
#include "issues/issues.h"

#include "links/links.h"
#include "outputs/outputs.h"
#include "load/load.h"
#include <string.h>

static bool is_any(const IssueJob *job)
{
    (void)job;
    return true;
}

/* Neither known nor read yet. */
static bool is_unread(const IssueJob *job)
{
    return !job->known && !job->made && !job->settled && !job->handed && (!job->issue->arena || job->filled);
}

static bool is_unlinked(const IssueJob *job)
{
    return job->own && !job->linked;
}

/* ---- links ---- */

/* Known issues whose links may lead elsewhere than they did are read after all. */
static void check_leads(Build *b)
{
    for (size_t i = 0; i < b->n_jobs; i++) {
        IssueJob *job = &b->jobs[i];
        const Unit *u = job->known && !job->skip ? state_lookup(b->old, job->name) : NULL;
        for (size_t k = 0; u && job->known && k < u->n_leads; k++)
            job->known = build_view(b, u->leads[k].name) == u->leads[k].view;
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
        notes->leads[i] = (Lead){names[i], build_view(b, names[i])};
    }
}

static void link_issues(Build *b)
{
    for (size_t i = 0; i < b->n_jobs; i++)
        if (is_unlinked(&b->jobs[i]))
            fill_leads(b, &b->jobs[i]);
    build_run(b, issue_job_link, is_unlinked, DIAG_LINK, DIAG_LINK);
}

void read_unread(Build *b)
{
    build_run(b, issue_job_load, is_unread, DIAG_LOAD, DIAG_LOAD);
    link_issues(b);
}

/* Where issues are many, and processes of their own make them. */
static bool may_hand_on(const Build *b)
{
    size_t n = 0;
    for (size_t i = 0; i < b->n_jobs; i++)
        n += is_unread(&b->jobs[i]);
    return !b->o->check && !build_has_founder(b) && !b->o->session && !b->o->preview && !b->o->apart &&
           n > 2 * (size_t)build_jobs(b);
}

void read_issues(Build *b)
{
    if (!b->o->check && !fingerprint_common(b, &b->common))
        b->common = 0;
    store_begin_reading(b->store);
    if (known_list_withdrawn(b))
        build_run(b, known_look, is_any, DIAG_LOAD, DIAG_LOAD);
    store_end_reading(b->store);
    if (build_lost_store(b))
        return;
    b->hands_on = may_hand_on(b);
    build_run(b, issue_job_load, is_unread, DIAG_LOAD, DIAG_LOAD);
    check_leads(b);
    read_unread(b);
    if (b->hands_on)
        mem_give_back(); /* before workers have it, too */
}

/* ---- changes ---- */

static bool is_intact(const Build *b, Unit *u)
{
    const bool intact =
        store_list(b->store, b->diag, u) && unit_is_intact(b->o->paths.out, u, b->o->verify, build_trusts_before(b));
    unit_unlist(u);
    return intact;
}

static bool is_unchanged(const Build *b, const IssueJob *job)
{
    Unit *u = state_find(b->old, job->name);
    return u && job->fingerprint && u->fingerprint == job->fingerprint && !job->placed &&
           (job->known ? job->intact : is_intact(b, u));
}

/* One that was left alone or is made already is to be made after all: its neighbours are others now. */
static void make_again(Build *b, IssueJob *job)
{
    if (job->placed)
        for (size_t i = 0; i < job->files.outputs.len; i++)
            vec_push(&b->leaving, job->files.outputs.ptr[i]);
    file_list_again(&job->files);
    job->known = job->made = job->placed = false;
}

static void look_for_change(Build *b, IssueJob *job)
{
    const Unit *u = state_lookup(b->old, job->name);
    if (job->known && !job->selected) { /* as it is published */
        job->fingerprint = u->fingerprint;
        return;
    }
    job->fingerprint = fingerprint_issue(b, job);
    if (!job->selected)
        return;
    if (!build_makes_all(b->o) && !job->made && is_unchanged(b, job) && cover_stands(b, job)) {
        if (!job->skip)
            build_tell_again(b, u);
        job->skip = true;
    } else if (!job->made || job->made_as != job->fingerprint) {
        make_again(b, job);
        job->skip = false;
    }
}

void find_changes(Build *b)
{
    b->n_work = 0;
    for (size_t i = 0; i < b->n_jobs; i++) {
        IssueJob *job = &b->jobs[i];
        if (!job->settled)
            look_for_change(b, job);
        b->n_work += !job->skip;
    }
    read_unread(b); /* their neighbours have changed, or what was published */
}
