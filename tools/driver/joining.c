/* Shards as the issues of a site: found, looked at one by one, then together (driver/joining.h). */
#include "driver/joining.h"

#include "html/facts.h"
#include "load/load.h"
#include "site/urls.h"
#include <stdlib.h>
#include <string.h>

/* One that can be joined. */
typedef struct Found {
    const char *name, *dir;
    Issue *issue;
    Lead *day;
    size_t n_day;
} Found;

typedef struct Joining {
    Build *build;
    Arena *arena;
    State *known;   /* their units, without facts and texts */
    StrMap *items;  /* name → Found */
    StrMap *seen;   /* names of all issues that a shard is of, faulty or not */
    size_t nobodys; /* faulty ones of which not even that is known */
    VEC(Found *) all;
} Joining;

bool joining_read(const char *dir, Shard *s, Buf *text)
{
    World *own = world_new(); /* no input of the run */
    Diag *quiet = diag_new();
    Buf path = {0};
    bool missing;
    buf_printf(&path, "%s/" SHARD_FILE, dir);
    text->len = 0;
    world_read(own, quiet, path.data, text, &missing);
    bool ok = shard_parse(s, text->len ? text->data : "", text->len);
    buf_free(&path);
    diag_free(quiet);
    world_free(own);
    return ok;
}

enum { DEPTH = 8 }; /* of folders of shards */

/* ---- what they were made with ---- */

static bool take_origin(World *w, Arena *a, const char *dir, int depth, ShardOrigin *to)
{
    Shard s;
    Buf text = {0};
    DirEntry *entries;
    size_t n;
    Diag *quiet = diag_new(); /* told by the build */
    bool found = joining_read(dir, &s, &text);
    if (found)
        *to = (ShardOrigin){.content = arena_strdup(a, s.content),
                            .layouts = arena_strdup(a, s.layouts),
                            .fonts = arena_strdup(a, s.fonts),
                            .effort = *s.effort ? arena_strdup(a, s.effort) : NULL,
                            .drafts = s.drafts,
                            .follow = s.follow};
    else if (depth && world_is_dir(w, dir) && world_list(w, quiet, a, dir, &entries, &n))
        for (size_t i = 0; i < n && !found; i++)
            found =
                entries[i].is_dir && take_origin(w, a, arena_printf(a, "%s/%s", dir, entries[i].name), depth - 1, to);
    shard_free(&s);
    buf_free(&text);
    diag_free(quiet);
    return found;
}

bool driver_shard_origin(World *w, Arena *a, const char *const *dirs, size_t n, ShardOrigin *to)
{
    bool found = false;
    for (size_t i = 0; i < n && !found; i++)
        found = take_origin(w, a, dirs[i], DEPTH, to);
    return found;
}

/* ---- one by one ---- */

/* The issues that a folder has files of, when its record says nothing. */
static void guess_names(Joining *x, const char *dir)
{
    Build *b = x->build;
    DirEntry *papers, *issues;
    size_t n, m, found = 0;
    const char *press = arena_printf(x->arena, "%s/press", dir);
    Diag *quiet = diag_new();
    if (world_is_dir(b->world, press) && world_list(b->world, quiet, x->arena, press, &papers, &n))
        for (size_t i = 0; i < n; i++)
            if (world_list(b->world, quiet, x->arena, arena_printf(x->arena, "%s/%s", press, papers[i].name), &issues,
                           &m))
                for (size_t k = 0; k < m; k++, found++)
                    strmap_put(x->seen, arena_printf(x->arena, "%s/%s", papers[i].name, issues[k].name), x);
    diag_free(quiet);
    x->nobodys += !found;
}

/* The fonts that it was set in, by their sizes. */
static bool has_faces(const Joining *x, const Shard *s, Span at)
{
    Build *b = x->build;
    for (size_t i = 0; i < s->state->faces.len; i++) {
        const char *path = s->state->faces.ptr[i];
        if ((uint64_t)world_stamp(b->world, path).size != s->state->face_stamps.ptr[i]) {
            diag_error(b->diag, at, DIAG_SHARD_FONT, path);
            return false;
        }
    }
    return true;
}

/* Whether it was made as all are to be. false after a report. */
static bool is_of_this_site(const Joining *x, const Shard *s, const char *dir)
{
    Build *b = x->build;
    const Span at = diag_file(b->diag, dir);
    if (strcmp(s->version, b->o->version) != 0) {
        diag_error(b->diag, at, DIAG_SHARD_VERSION, s->version, b->o->version);
        return false;
    }
    if (s->tool != b->tool) {
        diag_error(b->diag, at, DIAG_SHARD_PROGRAM);
        return false;
    }
    if (s->common != b->common) {
        diag_error(b->diag, at, DIAG_SHARD_OTHERWISE);
        return false;
    }
    return has_faces(x, s, at);
}

static void note_faces(const Joining *x, const Shard *s)
{
    Build *b = x->build;
    for (size_t i = 0; i < s->state->faces.len; i++) {
        const char *path = s->state->faces.ptr[i];
        if (!state_has_face(b->old, path))
            state_add_face(b->old, path, world_tree_stamp(b->world, path));
    }
}

static Found *found_of(const Joining *x, const Shard *s, const char *dir, const Unit *u, const Paper *paper,
                       const char *id)
{
    Build *b = x->build;
    Found *item = ARENA_NEW(x->arena, Found);
    item->name = arena_strdup(x->arena, u->name);
    item->dir = dir;
    item->issue = site_issue(b->arena, paper, b->o->paths.content, id, b->o->drafts);
    if (!item->issue || !facts_take(item->issue, u->facts.n ? u->facts.bytes : "", u->facts.n))
        return NULL;
    site_unload_issue(item->issue); /* who needs its articles gets them lent: its kind stays */
    item->issue->spans.kind = diag_file(b->diag, arena_printf(b->arena, "%s/issue.yaml", item->issue->dir));
    item->day = ARENA_ARRAY(x->arena, Lead, s->day.len + 1);
    for (; item->n_day < s->day.len; item->n_day++)
        item->day[item->n_day] =
            (Lead){arena_strdup(x->arena, s->day.ptr[item->n_day].name), s->day.ptr[item->n_day].view};
    return item;
}

static void damaged(Joining *x, const char *dir)
{
    diag_error(x->build->diag, diag_file(x->build->diag, dir), DIAG_SHARD_DAMAGED);
    guess_names(x, dir);
}

static void take_whole(Joining *x, const Shard *s, const char *dir)
{
    Build *b = x->build;
    const Unit *u = &s->state->units.ptr[0];
    const char *name = arena_strdup(x->arena, u->name), *slash = strchr(name, '/');
    const Paper *paper = slash ? build_paper(b, name, (size_t)(slash - name)) : NULL;
    const Found *other = strmap_lookup(x->items, name);
    const bool fits = is_of_this_site(x, s, dir);
    Found *item = fits && paper && !other ? found_of(x, s, dir, u, paper, slash + 1) : NULL;
    if (item && is_undue(b, item->issue)) /* as if it weren't there */
        return;
    strmap_put(x->seen, name, x);
    if (!fits)
        return;
    if (other) {
        diag_error(b->diag, diag_file(b->diag, dir), DIAG_SHARD_TWICE, name, other->dir);
        return;
    }
    if (!item) {
        damaged(x, dir);
        return;
    }
    Unit kept = *u;
    kept.brief = kept.facts = kept.texts = (Blob){"", 0};
    kept.n_files = kept.n_reports = 0;
    state_add(x->known, &kept);
    strmap_put(x->items, item->name, item);
    vec_push(&x->all, item);
    note_faces(x, s);
}

static void take_shard(Joining *x, const char *dir)
{
    Shard s;
    Buf text = {0};
    if (joining_read(dir, &s, &text))
        take_whole(x, &s, dir);
    else
        damaged(x, dir);
    buf_free(&text);
    shard_free(&s);
}

/* A folder is a shard or has some; how many it has. */
static size_t find_shards(Joining *x, const char *dir, int depth)
{
    World *w = x->build->world;
    DirEntry *entries;
    size_t n, found = 0;
    if (world_exists(w, arena_printf(x->arena, "%s/" SHARD_FILE, dir))) {
        take_shard(x, dir);
        return 1;
    }
    if (!depth || !world_is_dir(w, dir) || !world_list(w, x->build->diag, x->arena, dir, &entries, &n))
        return 0;
    for (size_t i = 0; i < n; i++)
        if (entries[i].is_dir)
            found += find_shards(x, arena_printf(x->arena, "%s/%s", dir, entries[i].name), depth - 1);
    return found;
}

static void find_all(Joining *x)
{
    const BuildOptions *o = x->build->o;
    for (size_t i = 0; i < o->n_shards; i++)
        if (!find_shards(x, o->shards[i], DEPTH)) {
            diag_error(x->build->diag, diag_file(x->build->diag, o->shards[i]), DIAG_SHARD_NONE);
            x->nobodys++;
        }
}

/* ---- together ---- */

/* Issues of the content that no shard is of, but for those that wait for their time. */
static void find_missing(Joining *x)
{
    Build *b = x->build;
    for (size_t i = 0; i < b->group->n_papers && !x->nobodys; i++) {
        const Paper *p = &b->group->papers[i];
        for (size_t k = 0; k < p->n_issues; k++) {
            const char *name = arena_printf(x->arena, "%s/%s", p->id, p->issues[k]->id);
            if (strmap_lookup(x->seen, name) || is_undue(b, p->issues[k]))
                continue;
            diag_error(b->diag, diag_file(b->diag, p->issues[k]->dir), DIAG_SHARD_MISSING, name);
            strmap_put(x->seen, name, x); /* it is told: not again by who leads to it */
        }
    }
}

/* What the content has no longer must not be published again; a paper without any issues says nothing. */
static void find_withdrawn(const Joining *x)
{
    Build *b = x->build;
    StrMap *there = strmap_new();
    for (size_t i = 0; i < b->group->n_papers; i++)
        for (size_t k = 0; k < b->group->papers[i].n_issues; k++)
            strmap_put(there,
                       arena_printf(x->arena, "%s/%s", b->group->papers[i].id, b->group->papers[i].issues[k]->id), b);
    for (size_t i = 0; i < x->all.len; i++) {
        const Found *item = x->all.ptr[i];
        if (item->issue->paper->n_issues && !strmap_lookup(there, item->name))
            diag_error(b->diag, diag_file(b->diag, item->dir), DIAG_SHARD_WITHDRAWN, item->name);
    }
    strmap_free(there);
}

static int by_id(const void *a, const void *b)
{
    const Issue *const *x = a, *const *y = b;
    return strcmp((*x)->id, (*y)->id);
}

/* The papers have the shards' issues from here on. */
static void list_issues(const Joining *x)
{
    Build *b = x->build;
    size_t *counts = ARENA_ARRAY(x->arena, size_t, b->group->n_papers + 1);
    for (size_t i = 0; i < x->all.len; i++)
        counts[x->all.ptr[i]->issue->paper - b->group->papers]++;
    for (size_t i = 0; i < b->group->n_papers; i++) {
        b->group->papers[i].issues = ARENA_ARRAY(b->arena, Issue *, counts[i] + 1);
        b->group->papers[i].n_issues = 0;
    }
    for (size_t i = 0; i < x->all.len; i++) {
        Paper *p = &b->group->papers[x->all.ptr[i]->issue->paper - b->group->papers];
        p->issues[p->n_issues++] = x->all.ptr[i]->issue;
    }
    for (size_t i = 0; i < b->group->n_papers; i++)
        if (counts[i])
            qsort(b->group->papers[i].issues, counts[i], sizeof(Issue *), by_id);
    build_list_jobs(b);
}

static void fill_job(const Joining *x, IssueJob *job)
{
    const Found *item = strmap_lookup(x->items, job->name);
    const Unit *u = state_lookup(x->known, job->name);
    IssueNotes *notes = &job->notes;
    issue_job_open(job);
    job->shard = item->dir;
    notes->contents = u->contents;
    notes->view = u->view;
    notes->search = u->search;
    notes->pages = u->pages;
    notes->articles = u->articles;
    notes->edition = u->edition;
    notes->inputs = u->inputs;
    notes->n_inputs = u->n_inputs;
    notes->leads = u->leads;
    notes->n_leads = u->n_leads;
    job->issue->edition_name = u->edition;
}

/* Where its links lead has to be what it was when they were made. */
static bool check_leads(const Joining *x, const IssueJob *job)
{
    Build *b = x->build;
    for (size_t i = 0; i < job->notes.n_leads; i++) {
        const Lead *lead = &job->notes.leads[i];
        const uint64_t here = build_view(b, lead->name);
        if (here == lead->view || (x->nobodys && !here))
            continue;
        if (here)
            diag_error(b->diag, diag_file(b->diag, job->shard), DIAG_SHARD_STALE, job->name, lead->name);
        else if (!strmap_lookup(x->seen, lead->name)) /* else that one was told */
            diag_error(b->diag, diag_file(b->diag, job->shard), DIAG_SHARD_LEADS, job->name, lead->name);
        return false;
    }
    return true;
}

/* What the record says of another of its day; 0: nothing. */
static uint64_t day_of(const Found *item, const char *name)
{
    for (size_t i = 0; i < item->n_day; i++)
        if (strcmp(item->day[i].name, name) == 0)
            return item->day[i].view;
    return 0;
}

/* Its page names the others of its day, all of them. */
static void check_day(const Joining *x, const IssueJob *job)
{
    Build *b = x->build;
    const Found *item = strmap_lookup(x->items, job->name);
    const Paper *p = job->issue->paper;
    const char *other = NULL;
    size_t first = job->index;
    while (first > 0 && strcmp(p->issues[first - 1]->iso, job->issue->iso) == 0)
        first--;
    for (size_t i = first; i < p->n_issues && strcmp(p->issues[i]->iso, job->issue->iso) == 0; i++) {
        const Issue *issue = p->issues[i];
        const char *name = arena_printf(x->arena, "%s/%s", p->id, issue->id);
        if (i != job->index && day_of(item, name) != shard_edition(issue->edition_name, issue_kind(issue)))
            other = name;
    }
    for (size_t i = 0; i < item->n_day && !x->nobodys; i++)
        if (!strmap_lookup(x->seen, item->day[i].name))
            other = item->day[i].name;
    if (other)
        diag_error(b->diag, diag_file(b->diag, job->shard), DIAG_SHARD_STALE, job->name, other);
}

bool joining_list(Build *b)
{
    Joining x = {.build = b, .arena = b->arena, .known = state_new(), .items = strmap_new(), .seen = strmap_new()};
    find_all(&x);
    find_missing(&x);
    find_withdrawn(&x);
    list_issues(&x);
    for (size_t i = 0; i < b->n_jobs; i++)
        fill_job(&x, &b->jobs[i]);
    for (size_t i = 0; i < b->n_jobs; i++)
        if (check_leads(&x, &b->jobs[i]))
            check_day(&x, &b->jobs[i]);
    strmap_free(x.items);
    strmap_free(x.seen);
    vec_free(&x.all);
    b->joined = x.known;
    return diag_errors(b->diag) == 0;
}
