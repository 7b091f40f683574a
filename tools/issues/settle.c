/* Issues that have errors: each stays as it was published, or out of its paper when it never was, and so do those that
 * lead to what is only in it. The others go round them. */
#include "issues/issues.h"

#include "outputs/outputs.h"
#include "load/load.h"

static const Lead *leads_of(const Build *b, const IssueJob *job, size_t *n)
{
    const Unit *u = state_lookup(b->old, job->name);
    if (!job->skip || !u) {
        *n = job->notes.n_leads;
        return job->notes.leads;
    }
    *n = u->n_leads;
    return u->leads;
}

/* The first of the leads that isn't published as the links saw it; NULL: all are. */
static const char *lost_lead(const Build *b, const Lead *leads, size_t n)
{
    for (size_t i = 0; i < n; i++) {
        const IssueJob *other = strmap_lookup(b->by_name, leads[i].name);
        bool may_be_lost = other ? other->settled : leads[i].view != 0;
        if (may_be_lost && build_view(b, leads[i].name) != leads[i].view)
            return leads[i].name;
    }
    return NULL;
}

static void forget_contents(IssueJob *job, const Unit *u)
{
    IssueNotes *notes = &job->notes;
    issue_as_listed(job);
    notes->brief.len = notes->facts.len = notes->texts.len = 0;
    notes->view = u ? u->view : 0;
    notes->search = u ? u->search : 0;
    notes->pages = u ? u->pages : 0;
    notes->articles = u ? u->articles : 0;
    job->fingerprint = u ? u->fingerprint : 0;
    job->issue->edition_name = u ? u->edition : "";
    job->filled = job->made = job->handed = false;
}

/* What is published of it stays, when its own links still lead somewhere. */
static void settle(Build *b, IssueJob *job)
{
    const Unit *u = state_lookup(b->old, job->name);
    if (!job->placed)
        file_list_again(&job->files);
    forget_contents(job, u);
    job->withdrawn = job->placed || (u && lost_lead(b, u->leads, u->n_leads));
    job->settled = job->skip = job->issue->held = true;
    job->known = u != NULL;
    job->out = !u || job->withdrawn || !known_take(job);
    if (job->out && u && !job->withdrawn) /* published by a run of which too little is known to go round it */
        atomic_store(&b->failed, true);
}

/* Papers' lists without those that are out. */
static void renumber(Build *b)
{
    strmap_free(b->months);
    b->months = strmap_new();
    for (size_t i = 0; i < b->group->n_papers; i++) {
        Paper *p = &b->group->papers[i];
        size_t n = 0;
        for (size_t k = 0; k < p->n_issues; k++) {
            IssueJob *job = build_job_of(b, p->issues[k]);
            if (job->out)
                continue;
            job->index = n;
            p->issues[n++] = p->issues[k];
            strmap_put(b->months, arena_printf(b->arena, "%s/%.7s.html", p->id, job->issue->iso), b);
        }
        p->n_issues = n;
    }
}

/* It is read again, its links seeing what is published. */
static void look_again(IssueJob *job)
{
    issue_as_listed(job);
    job->filled = job->made = job->handed = false;
}

/* Whether a lead of it has gone for good; one that is published otherwise than it was seen is looked at again. */
static bool loses_leads(Build *b, IssueJob *job)
{
    size_t n;
    const Lead *leads = leads_of(b, job, &n);
    const char *lost = lost_lead(b, leads, n);
    const IssueJob *other = lost ? strmap_lookup(b->by_name, lost) : NULL;
    if (lost && other && !other->out && !job->skip) {
        look_again(job);
        return false;
    }
    if (lost)
        diag_error(b->diag, diag_file(b->diag, job->issue->dir), DIAG_LEADS_TO_FAULTY, lost);
    return lost != NULL;
}

bool settle_faulty(Build *b)
{
    bool any = false;
    for (bool more = true; more; any |= more) {
        more = false;
        for (size_t i = 0; i < b->n_jobs; i++) {
            IssueJob *job = &b->jobs[i];
            if (job->settled || !(atomic_load(&job->faulty) || (any && loses_leads(b, job))))
                continue;
            atomic_store(&job->faulty, true);
            settle(b, job);
            more = true;
        }
        if (more)
            renumber(b);
    }
    if (any) {
        read_unread(b);
        find_changes(b);
    }
    return any;
}
