/* One issue as a shard (store/shard.h): made as in any build, but for its neighbours, which need not be known. Of other
 * issues those are read that it leads to, and the others of its day: what it says of them is in its record, and whoever
 * joins shards compares it with theirs. */
#include "driver/joining.h"

#include "links/links.h"
#include "load/load.h"
#include "load/publish.h"
#include <string.h>

static bool is_chosen(const IssueJob *job)
{
    return job->selected;
}

/* Which of the paper's issues is meant: that of the name, else those of the day. */
static size_t count_meant(const Paper *p, const char *date, size_t *found)
{
    size_t n = 0;
    for (size_t i = 0; i < p->n_issues; i++) {
        const bool named = strcmp(p->issues[i]->id, date) == 0;
        if (!named && strcmp(p->issues[i]->iso, date) != 0)
            continue;
        *found = i;
        n++;
        if (named)
            return 1;
    }
    return n;
}

/* The issue that is meant, as the one job there is. false after a report. */
static bool choose(Build *b)
{
    const Paper *p = build_paper(b, b->o->paper, strlen(b->o->paper));
    size_t found = 0;
    b->n_work = p ? count_meant(p, b->o->date, &found) : 0;
    if (!build_check_selection(b) || !p)
        return false;
    if (b->n_work != 1) {
        diag_error(b->diag, span_none(), DIAG_SHARD_ISSUES, (int)b->n_work);
        return false;
    }
    b->jobs = ARENA_ARRAY(b->arena, IssueJob, 1);
    build_add_job(b, &b->jobs[b->n_jobs++], p->issues[found], found);
    return true;
}

/* ---- other issues ---- */

/* The issue's job; NULL: the paper has none of that name. */
static IssueJob *other_of(Build *b, const Paper *p, const char *id)
{
    IssueJob *job = strmap_lookup(b->by_name, arena_printf(b->arena, "%s/%s", p->id, id));
    for (size_t i = 0; !job && i < p->n_issues; i++)
        if (strcmp(p->issues[i]->id, id) == 0) {
            job = ARENA_NEW(b->arena, IssueJob);
            build_add_job(b, job, p->issues[i], i);
            vec_push(&b->others, job);
        }
    return job;
}

/* It is as if it weren't there; one that waits for its time is known to wait. */
static void leave_out(IssueJob *other, bool waits)
{
    Build *b = other->build;
    Paper *p = build_paper(b, other->issue->paper->id, strlen(other->issue->paper->id));
    size_t at = 0;
    while (p->issues[at] != other->issue)
        at++;
    for (; at + 1 < p->n_issues; at++)
        p->issues[at] = p->issues[at + 1];
    p->n_issues--;
    other->out = true;
    if (!waits)
        return;
    Issue **waiting = ARENA_ARRAY(b->arena, Issue *, p->n_waiting + 1);
    for (size_t i = 0; i < p->n_waiting; i++)
        waiting[i] = p->waiting[i];
    waiting[p->n_waiting++] = other->issue;
    p->waiting = waiting;
}

/* Reads one that the chosen issue names. false: it has errors. */
static bool know(IssueJob *other)
{
    Build *b = other->build;
    if (other->out || other->issue->arena)
        return true;
    if (publish_at(b->world, other->issue) > due_now(b)) {
        leave_out(other, true);
        return true;
    }
    issue_job_load(other);
    world_free(other->own); /* its own links are nobody's here */
    other->own = NULL;
    return diag_errors(other->diags[DIAG_LOAD]) == 0;
}

/* The other issues of its day: its page names them. One with errors isn't published. */
static void know_day(Build *b, const IssueJob *job)
{
    const Paper *p = job->issue->paper;
    VEC(IssueJob *) day = {0};
    for (size_t i = 0; i < p->n_issues; i++)
        if (p->issues[i] != job->issue && strcmp(p->issues[i]->iso, job->issue->iso) == 0)
            vec_push(&day, other_of(b, p, p->issues[i]->id));
    for (size_t i = 0; i < day.len; i++)
        if (!know(day.ptr[i]))
            leave_out(day.ptr[i], false);
    vec_free(&day);
}

/* What its links may find there. */
static void know_lead(Build *b, const IssueJob *job, const char *name)
{
    const char *slash = strchr(name, '/'), *rest = slash + 1;
    Paper *p = build_paper(b, name, (size_t)(slash - name));
    if (!p)
        return;
    if (!p->issues)
        site_list_issues(
            b->world, b->diag, b->arena,
            &(SiteOptions){.content = b->o->paths.content, .paper = p->id, .drafts = b->o->drafts, .unnoted = true}, p);
    for (size_t i = 0; i < p->n_issues; i++) /* a month */
        if (strncmp(p->issues[i]->iso, rest, 7) == 0 && strcmp(rest + 7, ".html") == 0)
            strmap_put(b->months, name, b);
    IssueJob *other = other_of(b, p, rest);
    if (other && !know(other))
        diag_error(b->diag, diag_file(b->diag, job->issue->dir), DIAG_LEADS_TO_FAULTY, name);
}

static void know_leads(Build *b, IssueJob *job)
{
    IssueNotes *notes = &job->notes;
    const char **names;
    notes->n_leads = site_leads(notes->arena, b->group, job->issue, &names);
    notes->leads = ARENA_ARRAY(notes->arena, Lead, notes->n_leads + 1);
    for (size_t i = 0; i < notes->n_leads; i++) {
        know_lead(b, job, names[i]);
        notes->leads[i] = (Lead){names[i], build_view(b, names[i])};
    }
}

/* ---- the shard ---- */

static void note_face(Build *b, State *state, const char *path)
{
    if (!state_has_face(state, path))
        state_add_face(state, path, (uint64_t)world_stamp(b->world, path).size);
}

/* By their sizes: stamps are this machine's. */
static void note_faces(Build *b, State *state)
{
    FontBook *fonts = layout_context_fonts(b->layout);
    note_face(b, state, font_book_dictionary(fonts));
    for (size_t i = 0; i < font_book_faces(fonts); i++)
        note_face(b, state, font_book_face(fonts, i)->path);
}

static const char *absolute(Build *b, const char *path)
{
    char *whole = world_absolute(b->world, path);
    const char *kept = arena_strdup(b->arena, whole ? whole : path);
    mem_free(whole);
    return kept;
}

static void note_day(Build *b, const IssueJob *job, Shard *s)
{
    const Paper *p = job->issue->paper;
    for (size_t i = 0; i < p->n_issues; i++) {
        const Issue *x = p->issues[i];
        if (x == job->issue || strcmp(x->iso, job->issue->iso) != 0)
            continue;
        const uint64_t hash = shard_edition(x->edition_name, issue_kind(x));
        vec_push(&s->day, ((Lead){arena_printf(b->arena, "%s/%s", p->id, x->id), hash}));
    }
}

static void print_record(Build *b, const IssueJob *job, Buf *out)
{
    const BuildOptions *o = b->o;
    Shard s = {.version = o->version,
               .tool = b->tool,
               .common = b->common,
               .drafts = o->drafts,
               .follow = o->follow,
               .effort = o->effort ? o->effort : "",
               .content = absolute(b, o->paths.content),
               .layouts = absolute(b, o->paths.layouts),
               .fonts = absolute(b, o->paths.fonts),
               .state = state_new()};
    publish_record(b, s.state, job);
    Unit *u = &s.state->units.ptr[0];
    for (size_t i = 0; i < u->n_files; i++)
        u->files[i].modified = 0; /* the same shard has the same bytes */
    note_faces(b, s.state);
    note_day(b, job, &s);
    shard_print(&s, out);
    shard_free(&s);
}

/* What an earlier shard of the folder had, and this one hasn't. */
static bool remove_earlier(Build *b, const IssueJob *job)
{
    Buf text = {0};
    Shard s;
    bool ok = true, known = joining_read(b->o->paths.out, &s, &text);
    for (size_t i = 0; known && ok && i < s.state->units.ptr[0].n_files; i++) {
        const char *name = s.state->units.ptr[0].files[i].name;
        ok = is_taken(b, name) || world_stage_removal(job->files.txn, b->diag, name);
    }
    shard_free(&s);
    buf_free(&text);
    return ok;
}

static bool commit(Build *b, IssueJob *job)
{
    size_t changed = 0;
    bool ok = world_commit(job->files.txn, b->diag, &changed);
    job->files.txn = NULL; /* a step is freed by its commit */
    b->summary->changed += changed;
    return ok;
}

static bool publish(Build *b, IssueJob *job)
{
    const char *cover = html_cover(b->html, job->issue->paper);
    Buf record = {0};
    bool ok = !cover || file_list_emit(&job->files, b->diag, SHARD_COVER, cover, strlen(cover));
    print_record(b, job, &record);
    ok = ok && remove_earlier(b, job) && world_stage(job->files.txn, b->diag, SHARD_FILE, record.data, record.len) &&
         commit(b, job);
    buf_free(&record);
    return ok;
}

/* Its time has not come: nor may a shard be left that was made when it had. */
static bool withdraw(Build *b, IssueJob *job)
{
    if (!world_exists(b->world, arena_printf(b->arena, "%s/" SHARD_FILE, b->o->paths.out)))
        return true;
    job->files.txn = world_begin(b->out);
    return remove_earlier(b, job) && world_stage_removal(job->files.txn, b->diag, SHARD_FILE) && commit(b, job);
}

static void read_chosen(Build *b, IssueJob *job)
{
    job->issue->apart = true;
    build_run(b, issue_job_load, is_chosen, DIAG_LOAD, DIAG_LOAD);
    know_day(b, job);
    know_leads(b, job);
    build_run(b, issue_job_link, is_chosen, DIAG_LINK, DIAG_LINK);
}

bool shard_make(Build *b)
{
    if (!choose(b))
        return false;
    IssueJob *job = &b->jobs[0];
    if (is_undue(b, job->issue))
        return withdraw(b, job);
    b->faulty = !fingerprint_common(b, &b->common);
    read_chosen(b, job);
    if (!build_begin_layout(b))
        return false;
    build_run(b, issue_job_layout, is_chosen, DIAG_LAYOUT, JOB_DIAGS - 1);
    return build_gather_reports(b) && job->made && build_is_clean(b) && publish(b, job);
}
