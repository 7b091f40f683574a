#include "driver/internal.h"

#include "alto/alto.h"
#include "epub/epub.h"
#include "diag/keep.h"
#include "diag/phrase.h"
#include "run/session.h"
#include "load/load.h"
#include "store/adopt.h"
#include <assert.h>
#include <stdlib.h>
#include <string.h>

/* A folder within content/ was named: the one that has it. NULL: it is none of ours. */
static const char *root_around(const Build *b, const char *content)
{
    static const char name[] = "content";
    for (const char *p = content; (p = strstr(p, name)); p++) {
        const bool begins = p == content || p[-1] == '/';
        if (!begins || p[sizeof name - 1] != '/')
            continue;
        const char *inside =
            arena_printf(b->arena, "%.*s/group.yaml", (int)(p - content) + (int)sizeof name - 1, content);
        if (world_exists(b->world, inside))
            return p - content > 1 ? arena_strndup(b->arena, content, (size_t)(p - content) - 1) : ".";
    }
    return NULL;
}

static bool check_places(Build *b)
{
    const DriverPaths *p = &b->o->paths;
    if (world_is_dir(b->world, p->content))
        return true;
    const char *root = root_around(b, p->content);
    diag_error(b->diag, diag_file(b->diag, p->content), DIAG_NO_CONTENT,
               root ? phrase(b->arena, "name the folder above it: %s", root)
                    : "name the folder that has content/: paiban build ROOT, or --content DIR");
    return false;
}

/* Many issues share one: its name is kept once. */
static void note_month(Build *b, const Issue *issue)
{
    Buf month = {0};
    buf_printf(&month, "%s/%.7s.html", issue->paper->id, issue->iso);
    if (!strmap_lookup(b->months, month.data))
        strmap_put(b->months, arena_strdup(b->arena, month.data), b);
    buf_free(&month);
}

void build_add_job(Build *b, IssueJob *job, Issue *issue, size_t index)
{
    const Paper *p = issue->paper;
    job->build = b;
    job->issue = issue;
    job->issue->pictures = b->pictures;
    job->issue->relock = b->o->lock;
    job->name = arena_printf(b->arena, "%s/%s", p->id, issue->id);
    job->skip = !build_selects(b, issue);
    job->index = index;
    job->selected = !job->skip;
    strmap_put(b->by_name, job->name, job);
    note_month(b, issue);
    file_list_begin(&job->files, b);
}

void build_list_jobs(Build *b)
{
    size_t n = 0;
    for (size_t i = 0; i < b->group->n_papers; i++)
        n += b->group->papers[i].n_issues;
    b->jobs = ARENA_ARRAY(b->arena, IssueJob, n + 1);
    for (size_t i = 0; i < b->group->n_papers; i++) {
        const Paper *p = &b->group->papers[i];
        for (size_t k = 0; k < p->n_issues; k++) {
            IssueJob *job = &b->jobs[b->n_jobs++];
            build_add_job(b, job, p->issues[k], k);
            b->n_work += !job->skip;
        }
    }
}

static bool emit_group(Build *b)
{
    Emitter out = {file_list_emit, &b->group_files};
    Archive *archive = build_archive(b);
    const SearchArchive search = archive_for_search(archive);
    html_keep_pages(b->html, archive_page_stands, archive);
    html_lend(b->html, lend_issue, lend_end, b);
    store_begin_reading(b->store);
    bool ok = html_search(b->html, b->diag, &search, out);
    for (size_t i = 0; ok && i < b->group->n_papers; i++)
        ok = html_paper(b->html, b->diag, &b->group->papers[i], out);
    ok = ok && html_group(b->html, b->diag, out);
    store_end_reading(b->store);
    html_keep_pages(b->html, NULL, NULL);
    build_archive_end(archive);
    return ok && covers_emit(b) && sums_emit_group(b);
}

static void add_exporter(Build *b, Exporter e)
{
    assert(b->n_exporters < MOST_EXPORTERS); /* each has a sink for its reports */
    b->exporters[b->n_exporters++] = e;
}

static bool begin_output(Build *b)
{
    b->group_files.txn = world_begin(b->out);
    Emitter out = {file_list_emit, &b->group_files};
    b->pdf = pdf_new(b->world);
    b->html = html_new(b->world, b->shared, b->group, b->o->paths.layouts, out);
    if (!b->html)
        return false;
    html_published(b->html, b->o->paths.out);
    html_reuse(b->html, b->o->force ? NULL : b->o->paths.out);
    if (b->o->session)
        html_remember(b->html, session_webfonts(b->o->session));
    add_exporter(b, html_exporter(b->html));
    add_exporter(b, b->o->screen ? screen_pdf_exporter(b) : pdf_exporter(b->pdf));
    for (size_t i = 0; i < SHARE_PARTS; i++)
        add_exporter(b, html_share_exporter(b->html, i));
    if (b->group->exports & 1U << EXPORT_ALTO)
        add_exporter(b, alto_exporter());
    if (b->group->exports & 1U << EXPORT_EPUB)
        add_exporter(b, epub_exporter(b->html));
    covers_load(b);
    return true;
}

static bool is_to_be_made(const IssueJob *job)
{
    return !job->skip && !job->made;
}

/* It is laid out all the same: all its faults are told at once. */
static bool is_to_be_told(const IssueJob *job)
{
    return !job->skip && atomic_load(&job->faulty);
}

static bool has_faults(const Build *b, const Diag *d)
{
    return diag_errors(d) || (b->o->strict && diag_warnings(d));
}

bool build_is_clean(const Build *b)
{
    return !atomic_load(&b->failed) && !b->faulty && !has_faults(b, b->diag);
}

static void summarise(Build *b)
{
    BuildSummary *s = b->summary;
    const Paper *last = NULL;
    for (size_t i = 0; i < b->n_jobs; i++) {
        const IssueJob *job = &b->jobs[i];
        if (!build_selects(b, job->issue))
            continue;
        s->papers += job->issue->paper != last;
        last = job->issue->paper;
        s->issues++;
        s->articles += job->notes.articles;
        s->pages += job->skip ? job->notes.pages : job->n_pages;
        s->made += !job->skip;
    }
}

/* What became of pages, issue by issue. */
bool build_gather_reports(Build *b)
{
    Buf json = {0};
    bool first = true;
    buf_puts(&json, "{\n  \"issues\": [");
    for (size_t i = 0; i < b->n_jobs; i++) {
        const IssueJob *job = &b->jobs[i];
        const IssueWork *made = job->work;
        if (!made || !made->lines.len)
            continue;
        bool stands = !b->faulty && !atomic_load(&b->failed) && !atomic_load(&job->faulty);
        if (stands || job->is_over) /* of one that failed for other reasons nothing is there to tell of */
            buf_put(&b->summary->lines, made->lines.data, made->lines.len);
        buf_puts(&json, first ? "" : ",");
        buf_put(&json, made->json.data, made->json.len);
        first = false;
    }
    buf_puts(&json, "]\n}\n");
    bool ok = !b->o->report || world_write(b->world, b->diag, b->o->report, json.data, json.len);
    buf_free(&json);
    return ok;
}

/* Beside the issues' own files: only what has changed. */
static bool write_locks(Build *b)
{
    bool ok = true;
    for (size_t i = 0; ok && b->o->lock && i < b->n_jobs; i++) {
        const IssueJob *job = &b->jobs[i];
        if (job->skip || !job->made || !job->work || !job->work->lock.len)
            continue;
        const Buf *lock = &job->work->lock;
        const char *path = arena_printf(b->arena, "%s/" LOCK_FILE, job->issue->dir);
        Buf old = {0};
        bool missing = false;
        ok = world_read(b->world, b->diag, path, &old, &missing) || missing;
        if (ok && (missing || old.len != lock->len || memcmp(old.data, lock->data, old.len) != 0))
            ok = world_write(b->world, b->diag, path, lock->data, lock->len);
        buf_free(&old);
    }
    return ok;
}

/* What the rules say of a paper's issues is told of the paper. */
void build_check_kinds(Build *b)
{
    Diag *own = diag_new();
    for (size_t i = 0; i < b->group->n_papers; i++)
        site_check_kinds(own, &b->group->papers[i]);
    b->faulty |= has_faults(b, own);
    diag_merge(b->diag, own);
    diag_free(own);
}

/* Fonts, layouts, templates. false after a report. */
bool build_begin_layout(Build *b)
{
    const BuildOptions *o = b->o;
    b->layout = o->session ? session_layout(b)
                           : layout_context_new(b->world, b->shared, b->group, o->paths.layouts, o->paths.fonts);
    if (!b->layout)
        return false;
    if (o->effort)
        layout_context_set_effort(b->layout, layout_effort(o->effort));
    b->faulty |= diag_errors(b->shared) > 0;
    if (!o->check && !b->faulty && !atomic_load(&b->failed) && !begin_output(b))
        return false;
    b->faulty |= has_faults(b, b->shared);
    diag_merge(b->diag, b->shared);
    return true;
}

static bool settle(Build *b)
{
    bool any = !atomic_load(&b->failed) && settle_faulty(b);
    if (any) /* the newest may be another, or as it was */
        covers_load(b);
    return any;
}

/* Round by round: what has faults is left out, what it was left out of is made again. */
static void make_issues(Build *b)
{
    const bool goes_on = b->group_files.txn && !b->o->all_or_nothing;
    if (goes_on)
        build_make_issues(b, is_to_be_told);
    for (bool more = true; more;) {
        while (goes_on && settle(b)) {
        }
        publish_begin(b);
        build_make_issues(b, is_to_be_made);
        more = goes_on && settle(b);
    }
}

/* Nothing is to be made: what was told then is told again. */
bool build_stands(Build *b)
{
    const BuildOptions *o = b->o;
    Unit *old = state_find(b->old, GROUP_UNIT);
    const uint64_t group = fingerprint_group(b);
    bool stands = !o->check && !build_makes_all(o) && !b->n_work && build_is_clean(b) && old && group &&
                  old->fingerprint == group && unit_is_intact(o->paths.out, old, o->verify, build_trusts_before(b));
    if (stands)
        build_tell_again(b, old);
    return stands;
}

/* Whether there is an issue to publish, or one that was: nobody wants a site without any. */
static bool has_issues(const Build *b)
{
    bool any = !b->n_jobs || b->old->units.len;
    for (size_t i = 0; !any && i < b->n_jobs; i++)
        any = !b->jobs[i].out;
    return any;
}

bool build_publish(Build *b)
{
    Diag *all = b->diag, *own = diag_new();
    b->diag = own;
    lend_briefs(b);
    bool ok = emit_group(b) && !has_faults(b, own) && write_locks(b) && !atomic_load(&b->failed);
    ok = ok && publish_group(b, fingerprint_group(b));
    b->diag = all;
    diag_merge(all, own);
    diag_free(own);
    return ok;
}

/* Everything between loading and the last step. */
static bool make(Build *b)
{
    const BuildOptions *o = b->o;
    build_list_jobs(b);
    if (!build_check_selection(b) || (o->preview && !preview_check(b)))
        return false;
    if (!o->force)
        known_pictures_load(b);
    b->faulty = has_faults(b, b->diag);
    read_issues(b);
    if (b->restart)
        return false;
    if (!o->check)
        find_changes(b);
    build_check_kinds(b);
    if (build_stands(b))
        return true;
    if (!build_begin_layout(b))
        return false;
    make_issues(b);
    if (!build_gather_reports(b))
        return false;
    if (o->links)
        outside_try(b);
    if (o->check || !b->group_files.txn || !has_issues(b) || b->faulty || atomic_load(&b->failed))
        return build_is_clean(b);
    return build_publish(b);
}

bool build_make(Build *b)
{
    selection_apply(b);
    covers_draw_in(b);
    leave_out_undue(b);
    return make(b);
}

static void job_end(IssueJob *job)
{
    file_list_end(&job->files);
    if (job->work) {
        buf_free(&job->work->lines);
        buf_free(&job->work->json);
        buf_free(&job->work->lock);
    }
    for (int m = 0; job->diags && m < JOB_DIAGS; m++)
        diag_free(job->diags[m]);
    buf_free(&job->notes.brief);
    buf_free(&job->notes.facts);
    buf_free(&job->notes.texts);
    world_free(job->own);
    arena_free(job->notes.arena);
}

static void build_end(Build *b)
{
    for (size_t i = 0; i < b->n_jobs; i++)
        job_end(&b->jobs[i]);
    for (size_t i = 0; i < b->others.len; i++)
        job_end(b->others.ptr[i]);
    html_free(b->html);
    pdf_free(b->pdf);
    if (b->o->session)
        session_end(b);
    else
        layout_context_free(b->layout);
    file_list_end(&b->group_files);
    world_out_close(b->out);
    vec_free(&b->waiting);
    vec_free(&b->leaving);
    vec_free(&b->awaited);
    vec_free(&b->lent);
    vec_free(&b->page_marks);
    vec_free(&b->faces);
    mtx_destroy(&b->step_lock);
    state_free(b->old);
    state_free(b->record);
    state_free(b->joined);
    store_free(b->store);
    diag_free(b->shared);
    strmap_free(b->taken);
    strmap_free(b->by_name);
    strmap_free(b->months);
    strmap_free(b->drawn_in);
    picture_store_free(b->pictures);
    mtx_destroy(&b->lock);
    for (size_t i = 0; i < b->n_jobs; i++)
        site_unload_issue(b->jobs[i].issue);
    for (size_t i = 0; i < b->others.len; i++)
        site_unload_issue(b->others.ptr[i]->issue);
    vec_free(&b->others);
    arena_free(b->arena);
}

static void build_begin(Build *b)
{
    b->arena = arena_new();
    b->store = store_new(b->world, b->o->paths.out);
    b->record = state_new();
    b->shared = diag_new();
    b->pictures = picture_store_new();
    b->tool = b->o->session ? session_tool(b->o->session) : fingerprint_tool();
    b->began = world_now(b->world);
    b->taken = strmap_new();
    b->by_name = strmap_new();
    b->months = strmap_new();
    if (mtx_init(&b->lock, mtx_plain) != thrd_success || mtx_init(&b->step_lock, mtx_plain) != thrd_success)
        abort();
    file_list_begin(&b->group_files, b);
}

/* What is read and written from here on: the content, the output folder. false after a report. */
static bool open_places(Build *b)
{
    const BuildOptions *o = b->o;
    bool ok = check_places(b);
    if (!o->follow)
        world_confine(b->world, o->paths.content);
    if (ok && !o->check)
        b->out = world_out_open(b->world, b->diag, o->paths.out, o->apart ? (WorldKeeper){0} : store_keeper(b->store));
    ok = ok && (o->check || b->out);
    if (ok && o->fence)
        driver_fence(b->world, &o->paths,
                     &(DriverWrites){.folders = {o->check ? NULL : o->paths.out, o->lock ? o->paths.content : NULL},
                                     .files = {o->depfile, o->changes, o->report, o->preview},
                                     .linked = o->shards,
                                     .n_linked = o->n_shards,
                                     .made = b->out ? world_out_made(b->out) : NULL,
                                     .follow = o->follow});
    return ok;
}

/* What was published before: by the store, or, when that is lost, by the lists of the issues' folders. */
static bool read_old(Build *b)
{
    bool lost = false;
    b->old = b->o->check || b->o->apart ? state_new() : store_load(b->store, b->diag, &lost);
    if (!b->old || !lost)
        return b->old != NULL;
    adopt_published(b->o->paths.out, b->old);
    return adopt_keep(b->out, b->diag, b->old);
}

static bool read_site(Build *b)
{
    const BuildOptions *o = b->o;
    const SiteOptions site = {.content = o->paths.content,
                              .paper = o->apart ? o->paper : NULL, /* shard.c lists what else it needs */
                              .drafts = o->drafts,
                              .unnoted = o->apart};
    b->group = site_load(b->world, b->diag, b->arena, &site);
    return b->group != NULL;
}

/* What is told and written at the end, whatever the run ended with: issues are published beside faulty ones. */
static bool tell_end(Build *b, bool ok)
{
    const BuildOptions *o = b->o;
    if (o->changes && b->out && b->old && !world_interrupted(b->world) && !diag_has_system_error(b->diag))
        ok = changes_write(b) && ok;
    if (ok && o->depfile)
        ok = depfile_write(b->world, b->diag, o->depfile, b->summary->next_due != 0);
    if (!world_interrupted(b->world))
        return ok;
    if (ok)
        diag_failure(b->diag, span_none(), DIAG_INTERRUPTED_LATE);
    else if (b->steps)
        diag_failure(b->diag, span_none(), DIAG_INTERRUPTED_PART);
    else
        diag_failure(b->diag, span_none(), DIAG_INTERRUPTED);
    return false;
}

static bool build_once(World *w, Diag *d, const BuildOptions *o, BuildSummary *summary, bool (*make_it)(Build *),
                       bool *restart)
{
    *summary = (BuildSummary){0};
    Build b = {.world = w, .diag = d, .o = o, .summary = summary};
    build_begin(&b);
    bool ok = open_places(&b) && read_old(&b) && read_site(&b);
    if (ok) {
        ok = make_it(&b) && build_is_clean(&b);
        ok = ok && (!b.out || o->apart || store_renew(b.store, d, b.old));
        summarise(&b);
    }
    ok = tell_end(&b, ok);
    diag_merge(d, b.shared); /* equal reports are kept once */
    *restart = b.restart;
    build_end(&b);
    return ok;
}

bool build_with(World *w, Diag *d, const BuildOptions *o, BuildSummary *summary, bool (*make_it)(Build *))
{
    bool restart;
    bool ok = build_once(w, d, o, summary, make_it, &restart);
    return restart ? build_once(w, d, o, summary, make_it, &restart) : ok;
}
