/* Issues are put in place as they are done, each in a step with its record, so that a run that is stopped need not make
 * them again. At every instant every link that index.html leads to leads somewhere: one that no page leads to yet is
 * put in place at once; one that was published before, when all that it may lead to now is in its place; removals, and
 * the pages of papers and group, come last, in one step with all that still waits. */
#include "outputs/outputs.h"

#include "diag/keep.h"
#include <string.h>

static bool is_new(const IssueJob *job)
{
    return !state_lookup(job->build->old, job->name);
}

void publish_begin(Build *b)
{
    b->unfinished = b->n_new = b->waiting.len = 0;
    b->n_awaiting = outward_awaited_before(b);
    for (size_t i = 0; i < b->n_jobs; i++) {
        IssueJob *job = &b->jobs[i];
        bool begins = !job->skip && !job->made;
        b->unfinished += begins;
        b->n_new += begins && is_new(job);
        if (job->made && !job->placed)
            vec_push(&b->waiting, job);
        b->n_awaiting += job->made && is_new(job) ? job->n_awaited : 0;
    }
}

/* ---- records ---- */

void publish_record(const Build *b, State *record, const IssueJob *job)
{
    const IssueNotes *notes = &job->notes;
    Buf reports = {0};
    for (int m = 0; m < JOB_DIAGS; m++)
        diag_save(job->diags[m], &reports);
    state_add(record, &(Unit){.name = job->name,
                              .fingerprint = job->fingerprint,
                              .common = b->common,
                              .contents = notes->contents,
                              .view = notes->view,
                              .search = notes->search,
                              .pages = notes->pages,
                              .articles = notes->articles,
                              .edition = notes->edition,
                              .brief = {notes->brief.data, notes->brief.len},
                              .inputs = notes->inputs,
                              .n_inputs = notes->n_inputs,
                              .leads = notes->leads,
                              .n_leads = notes->n_leads,
                              .files = job->files.outputs.ptr,
                              .n_files = job->files.outputs.len,
                              .facts = {notes->facts.data, notes->facts.len},
                              .texts = {notes->texts.data, notes->texts.len},
                              .reports = reports.data,
                              .n_reports = reports.len});
    buf_free(&reports);
}

static void take_down_group(Build *b, uint64_t fingerprint)
{
    Buf reports = {0};
    diag_save(b->shared, &reports);
    state_add(b->record, &(Unit){.name = GROUP_UNIT,
                                 .fingerprint = fingerprint,
                                 .common = b->common,
                                 .leads = b->page_marks.ptr,
                                 .n_leads = b->page_marks.len,
                                 .files = b->group_files.outputs.ptr,
                                 .n_files = b->group_files.outputs.len,
                                 .reports = reports.data,
                                 .n_reports = reports.len});
    buf_free(&reports);
}

static bool commit(Build *b, Diag *d, WorldTxn **txn, const State *record)
{
    Buf text = {0};
    size_t changed = 0;
    state_print(record, &text);
    bool ok = world_stage_record(*txn, d, text.data, text.len);
    buf_free(&text); /* before whoever keeps it reads it again: the group's is long */
    ok = ok && world_commit(*txn, d, &changed);
    *txn = NULL; /* a step is freed by its commit */
    b->summary->changed += changed;
    return ok;
}

/* ---- steps before the last ---- */

/* Whether the group's files that this run has made so far are in their places already, and known. */
static bool assets_stand(const Build *b, const Unit *old)
{
    bool stand = old && world_stages_nothing(b->group_files.txn);
    for (size_t i = 0; stand && i < b->group_files.outputs.len; i++) {
        const Output *now = &b->group_files.outputs.ptr[i];
        const Output *was = unit_output(old, now->name);
        stand = was && was->size == now->size && was->modified == now->modified && was->hash == now->hash;
    }
    return stand;
}

/* What pages of issues lead to: style sheets, scripts. The group's pages are to be made again, whatever happens: when
 * that is all there is to say the issue's own record says it, for the group has files by the thousand. */
static bool place_assets(Build *b, Diag *d, State *of_issue)
{
    const Unit *old = state_lookup(b->old, GROUP_UNIT);
    if (assets_stand(b, old)) {
        state_outdate(of_issue, GROUP_UNIT);
        return true;
    }
    Unit u = {.name = GROUP_UNIT, .common = old ? old->common : 0};
    VEC(Output) files = {0};
    for (size_t i = 0; old && i < old->n_files; i++)
        if (!is_taken(b, old->files[i].name))
            vec_push(&files, old->files[i]);
    for (size_t i = 0; i < b->group_files.outputs.len; i++)
        vec_push(&files, b->group_files.outputs.ptr[i]);
    u.files = files.ptr;
    u.n_files = files.len;
    State *record = state_new();
    state_add(record, &u);
    fingerprint_faces(b, record);
    bool ok = commit(b, d, &b->group_files.txn, record);
    b->group_files.txn = world_begin(b->out);
    state_free(record);
    vec_free(&files);
    return ok;
}

/* From then on the store has other files of it. */
static bool note_leaving(Build *b, const IssueJob *job, Diag *d)
{
    Unit *old = state_find(b->old, job->name);
    if (old && !store_list(b->store, d, old))
        return false;
    if (old)
        unit_keep_lists(old);
    for (size_t i = 0; old && i < old->n_files; i++)
        if (!is_taken(b, old->files[i].name))
            vec_push(&b->leaving, old->files[i]);
    return true;
}

static void await(Build *b, const Lead *lead)
{
    for (size_t i = 0; i < b->awaited.len; i++)
        if (strcmp(b->awaited.ptr[i].name, lead->name) == 0)
            return;
    vec_push(&b->awaited, *lead);
}

/* For the next run, if this one comes to no end. */
static void note_awaited(Build *b, State *record, const IssueJob *job)
{
    const Unit *before = state_lookup(b->old, AWAITED_UNIT);
    for (size_t i = 0; !b->awaited.len && before && i < before->n_leads; i++)
        vec_push(&b->awaited, before->leads[i]);
    for (size_t i = 0; i < job->n_awaited; i++)
        await(b, &job->awaited[i]);
    if (job->n_awaited)
        state_add(record, &(Unit){.name = AWAITED_UNIT, .leads = b->awaited.ptr, .n_leads = b->awaited.len});
}

/* An issue with its record; what it leaves behind is noted, to be removed last. */
static bool place_issue(Build *b, IssueJob *job)
{
    Diag *d = job->diags[DIAG_LAYOUT];
    State *record = state_new();
    const Unit *before = state_lookup(b->old, LEAVING_UNIT);
    VEC(Output) leaving = {0};
    bool ok = note_leaving(b, job, d);
    for (size_t i = 0; before && i < before->n_files; i++)
        if (!is_taken(b, before->files[i].name)) /* an issue that was placed already may have it again */
            vec_push(&leaving, before->files[i]);
    for (size_t i = 0; i < b->leaving.len; i++)
        if (!is_taken(b, b->leaving.ptr[i].name))
            vec_push(&leaving, b->leaving.ptr[i]);
    if (leaving.len) /* before the issue, which may have one of them again */
        state_add(record, &(Unit){.name = LEAVING_UNIT, .files = leaving.ptr, .n_files = leaving.len});
    note_awaited(b, record, job);
    publish_record(b, record, job);
    fingerprint_faces(b, record);
    ok = ok && (b->steps || place_assets(b, d, record)) && commit(b, d, &job->files.txn, record);
    b->steps++;
    state_free(record);
    vec_free(&leaving);
    return ok;
}

/* Made again, it came out as it was. */
static bool is_as_it_was(Build *b, const IssueJob *job)
{
    Unit *old = state_find(b->old, job->name);
    if (!old || !world_stages_nothing(job->files.txn) || !store_list(b->store, job->diags[DIAG_LAYOUT], old))
        return false;
    State *now = state_new();
    publish_record(b, now, job);
    bool same = unit_equal(old, &now->units.ptr[0]);
    state_free(now);
    return same;
}

/* Whether all that its pages may lead to is in its place, and all that this leads to. The lock is held. */
static bool may_be_placed(const Build *b, const IssueJob *job)
{
    bool may = is_new(job) || !(b->n_new || b->n_awaiting || job->n_awaited);
    for (size_t i = 0; may && !is_new(job) && i < job->notes.n_leads; i++) {
        const IssueJob *other = strmap_lookup(b->by_name, job->notes.leads[i].name);
        const Unit *old = other ? state_lookup(b->old, other->name) : NULL;
        may = !other || other->skip || other->placed || (old && old->view == other->notes.view);
    }
    return may;
}

/* The next that may be placed; NULL: none. The lock is held. */
static IssueJob *next_to_place(Build *b)
{
    for (size_t i = 0; b->unfinished && i < b->waiting.len; i++) {
        IssueJob *job = b->waiting.ptr[i];
        if (may_be_placed(b, job)) {
            b->waiting.ptr[i] = b->waiting.ptr[--b->waiting.len];
            return job;
        }
    }
    return NULL;
}

/* The store has them now. */
static void leave_to_store(IssueJob *job)
{
    buf_free(&job->notes.facts);
    buf_free(&job->notes.texts);
}

/* One thread at a time; the others' issues are its, too. When nothing is left to be made, the last step has them all.
 */
static void place_waiting(Build *b)
{
    IssueJob *job;
    if (b->placing)
        return;
    b->placing = true;
    while (!atomic_load(&b->failed) && (job = next_to_place(b))) {
        mtx_unlock(&b->step_lock);
        bool ok = is_as_it_was(b, job) || place_issue(b, job);
        mtx_lock(&b->step_lock);
        job->placed = ok;
        if (ok)
            leave_to_store(job);
        b->n_new -= ok && is_new(job);
        if (!ok)
            atomic_store(&b->failed, true);
    }
    b->placing = false;
}

void publish_done(IssueJob *job)
{
    Build *b = job->build;
    if (b->o->all_or_nothing || b->o->apart)
        return;
    mtx_lock(&b->step_lock);
    b->unfinished--;
    if (job->made) {
        vec_push(&b->waiting, job);
        outward_look(job);
        b->n_awaiting += is_new(job) ? job->n_awaited : 0;
    }
    place_waiting(b);
    mtx_unlock(&b->step_lock);
}

/* ---- the last step ---- */

static bool remove_files(Build *b, const Output *files, size_t n)
{
    bool ok = true;
    for (size_t i = 0; ok && i < n; i++)
        ok = is_taken(b, files[i].name) || world_stage_removal(b->group_files.txn, b->diag, files[i].name);
    return ok;
}

/* What an issue left behind that this run doesn't make: others may lead to it still. */
static bool is_of_unasked(const Build *b, const char *name)
{
    for (size_t i = 0; i < b->n_jobs; i++) {
        const IssueJob *job = &b->jobs[i];
        const char *at = job->selected ? NULL : strstr(name, job->name);
        if (at && at > name && at[-1] == '/' && at[strlen(job->name)] == '/')
            return true;
    }
    return false;
}

/* Files that issues of runs that were stopped left behind. */
static bool remove_left(Build *b, const Unit *u)
{
    VEC(Output) stay = {0}, go = {0};
    for (size_t i = 0; i < u->n_files; i++) {
        if (is_of_unasked(b, u->files[i].name) && !is_taken(b, u->files[i].name))
            vec_push(&stay, u->files[i]);
        else
            vec_push(&go, u->files[i]);
    }
    bool ok = remove_files(b, go.ptr, go.len);
    if (stay.len)
        state_add(b->record, &(Unit){.name = LEAVING_UNIT, .files = stay.ptr, .n_files = stay.len});
    else
        state_end(b->record, LEAVING_UNIT);
    vec_free(&stay);
    vec_free(&go);
    return ok;
}

/* The files of earlier runs that no unit has any longer. */
static bool remove_old(Build *b)
{
    bool ok = remove_files(b, b->leaving.ptr, b->leaving.len);
    for (size_t i = 0; ok && i < b->old->units.len; i++) {
        Unit *u = &b->old->units.ptr[i];
        const IssueJob *job = strmap_lookup(b->by_name, u->name);
        if (job && job->skip && !job->withdrawn)
            continue;
        if (strcmp(u->name, LEAVING_UNIT) == 0) {
            ok = remove_left(b, u);
            continue;
        }
        ok = store_list(b->store, b->diag, u) && remove_files(b, u->files, u->n_files);
        if (!job && strcmp(u->name, GROUP_UNIT) != 0)
            state_end(b->record, u->name);
    }
    if (b->leaving.len && !state_lookup(b->old, LEAVING_UNIT))
        state_end(b->record, LEAVING_UNIT);
    if (b->awaited.len)
        state_end(b->record, AWAITED_UNIT);
    return ok;
}

/* What was placed in this run and leads nowhere goes again. */
static bool withdraw(Build *b)
{
    bool ok = true;
    for (size_t i = 0; ok && i < b->n_jobs; i++) {
        IssueJob *job = &b->jobs[i];
        if (!job->withdrawn)
            continue;
        for (size_t k = 0; ok && k < job->files.outputs.len; k++)
            ok = world_stage_removal(b->group_files.txn, b->diag, job->files.outputs.ptr[k].name);
        state_end(b->record, job->name);
    }
    return ok;
}

static bool take_in(Build *b, IssueJob *job)
{
    if (job->skip || job->placed)
        return true;
    publish_record(b, b->record, job);
    WorldTxn *txn = job->files.txn;
    job->files.txn = NULL;
    return !txn || txn == b->group_files.txn || world_absorb(b->group_files.txn, b->diag, txn);
}

static bool tells_anything(Build *b)
{
    State *old = b->old;
    const State *now = b->record;
    bool same = !b->steps && !now->gone.len && now->faces.len == old->faces.len;
    for (size_t i = 0; same && i < now->faces.len; i++)
        same = now->face_stamps.ptr[i] == old->face_stamps.ptr[i] && strcmp(now->faces.ptr[i], old->faces.ptr[i]) == 0;
    for (size_t i = 0; same && i < now->units.len; i++) {
        Unit *u = state_find(old, now->units.ptr[i].name);
        same = u && store_list(b->store, b->diag, u) && unit_equal(u, &now->units.ptr[i]);
    }
    return !same;
}

/* Nothing came of it but what is wrong with some issues: the output folder stays untouched. */
static bool has_only_faults(const Build *b, uint64_t fingerprint)
{
    const Unit *old = state_lookup(b->old, GROUP_UNIT);
    bool settled = false;
    for (size_t i = 0; i < b->n_jobs; i++)
        settled |= b->jobs[i].settled;
    return settled && !b->steps && b->record->units.len == 1 && !b->record->gone.len && old &&
           old->fingerprint == fingerprint && world_stages_nothing(b->group_files.txn);
}

bool publish_group(Build *b, uint64_t fingerprint)
{
    bool ok = true;
    for (size_t i = 0; ok && i < b->n_jobs; i++)
        ok = take_in(b, &b->jobs[i]);
    take_down_group(b, fingerprint);
    fingerprint_faces(b, b->record);
    ok = ok && withdraw(b) && remove_old(b);
    if (ok && has_only_faults(b, fingerprint))
        return true;
    ok = ok && known_pictures_write(b);
    if (!ok || tells_anything(b))
        return ok && commit(b, b->diag, &b->group_files.txn, b->record);
    size_t changed = 0;
    ok = world_commit(b->group_files.txn, b->diag, &changed);
    b->group_files.txn = NULL;
    b->summary->changed += changed;
    return ok;
}
