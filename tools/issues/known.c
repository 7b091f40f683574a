/* Issues that need not be read: what they were made of stands as it did, by the stamps of their files, and what others
 * need of them is in the store. */
#include "issues/issues.h"

#include "html/facts.h"
#include <string.h>

/* An input's path is below the content folder, others are as they are. */
static const char *path_here(const Build *b, const char *path, Buf *out)
{
    out->len = 0;
    if (*path != '/') {
        buf_puts(out, b->o->paths.content);
        buf_putc(out, '/');
    }
    buf_puts(out, path);
    return out->data;
}

/* All are looked at when a depfile is to name them. */
static bool inputs_stand(Build *b, Unit *u)
{
    Buf path = {0};
    bool stand = u->n_inputs > 0;
    for (size_t i = 0; i < u->n_inputs && (stand || b->o->depfile); i++) {
        WorldInput here = u->inputs[i];
        here.path = path_here(b, u->inputs[i].path, &path);
        FileStamp now;
        const bool stands = world_input_stands(&here, &now);
        if (stands && b->o->depfile)
            world_add_input(b->world, &here);
        if (stands)
            unit_renew(u, &u->inputs[i].stamp, &now, build_trusts_before(b));
        stand &= stands;
    }
    buf_free(&path);
    return stand;
}

bool known_list(Build *b, Unit *u)
{
    Diag *own = diag_new();
    const bool ok = store_list(b->store, own, u);
    if (!ok) {
        atomic_store(&b->failed, true);
        mtx_lock(&b->lock);
        if (!store_is_damaged(b->store)) /* else all begins anew */
            diag_merge(b->diag, own);
        mtx_unlock(&b->lock);
    }
    diag_free(own);
    return ok;
}

bool known_list_withdrawn(Build *b)
{
    bool ok = true;
    for (size_t i = 0; ok && i < b->old->units.len; i++) {
        Unit *u = &b->old->units.ptr[i];
        ok = strmap_lookup(b->by_name, u->name) || known_list(b, u);
    }
    return ok;
}

/* Whether it stands, and what was published of it. */
static void look(IssueJob *job, Unit *u)
{
    Build *b = job->build;
    const bool may = u->common == b->common && !build_makes_all(b->o);
    const bool stands = (may || b->o->depfile) && inputs_stand(b, u);
    /* Of one that isn't asked for, what is published counts, not what its files have become. */
    job->known = job->skip || (stands && may);
    job->intact = job->known && (job->skip || unit_is_intact(b->o->paths.out, u, b->o->verify, build_trusts_before(b)));
}

void known_look(void *argument)
{
    IssueJob *job = argument;
    Build *b = job->build;
    Unit *u = state_find(b->old, job->name);
    if (!u || b->o->check ||
        !known_list(b, u)) /* all are listed once: what is damaged is found before anything is made */
        return;
    if (u->n_inputs && u->brief.n)
        look(job, u);
    unit_unlist(u);
    if (!job->known)
        return;
    job->notes.contents = u->contents;
    job->notes.view = u->view;
    job->notes.search = u->search;
    job->notes.pages = u->pages;
    job->notes.articles = u->articles;
    job->issue->edition_name = u->edition;
}

bool known_take(IssueJob *job)
{
    if (job->issue->arena)
        return true;
    if (job->handed) /* what the store knows is older */
        return false;
    Buf stored = {0};
    if (!job->notes.facts.len)
        store_facts(job->build->store, job->name, &stored);
    const Buf *facts = job->notes.facts.len ? &job->notes.facts : &stored;
    issue_keep_listed(job, job->build->arena);
    job->filled = facts->len && facts_take(job->issue, facts->data, facts->len);
    buf_free(&stored);
    return job->filled;
}

void known_fill(IssueJob *job)
{
    if (!job->out && !known_take(job))
        issue_job_read(job);
}
