/* Fingerprints: what an issue's files depend on, as one hash. What was read for the issue alone (known.c), the group's
 * and the papers' descriptions, layouts, templates, fonts, the tool, the options, and the neighbours its pages link to.
 */
#include "run/run.h"

#include <string.h>

static void mix(uint64_t *hash, const void *data, size_t n)
{
    *hash = hash_bytes(*hash, data, n);
}

static void mix_string(uint64_t *hash, const char *s)
{
    mix(hash, s ? s : "", s ? strlen(s) + 1 : 1);
}

static bool mix_file(Build *b, uint64_t *hash, const char *path)
{
    uint64_t one;
    bool ok = hash_file(b->world, path, &one);
    mix(hash, &one, sizeof one);
    return ok;
}

/* The font files of the last run are the same as then. */
static bool faces_unchanged(const Build *b)
{
    for (size_t i = 0; i < b->old->faces.len; i++)
        if (world_tree_stamp(b->world, b->old->faces.ptr[i]) != b->old->face_stamps.ptr[i])
            return false;
    return true;
}

static void note_face(Build *b, State *record, const char *path)
{
    if (!state_has_face(record, path))
        state_add_face(record, path, world_tree_stamp(b->world, path));
}

void fingerprint_faces(Build *b, State *record)
{
    for (size_t i = 0; i < b->old->faces.len; i++)
        state_add_face(record, b->old->faces.ptr[i], b->old->face_stamps.ptr[i]);
    for (size_t i = 0; i < b->faces.len; i++)
        note_face(b, record, b->faces.ptr[i]);
    if (!b->layout)
        return;
    FontBook *fonts = layout_context_fonts(b->layout);
    note_face(b, record, font_book_dictionary(fonts));
    for (size_t i = 0; i < font_book_faces(fonts); i++)
        note_face(b, record, font_book_face(fonts, i)->path);
}

/* The program itself: another build of it makes everything again. */
uint64_t fingerprint_tool(void)
{
    World *own = world_new(); /* not in the depfile: the build system knows the tool */
    uint64_t one = 0;
    hash_file(own, "/proc/self/exe", &one);
    world_free(own);
    return one;
}

bool fingerprint_common(Build *b, uint64_t *hash)
{
    const BuildOptions *o = b->o;
    uint64_t tree;
    *hash = 0;
    mix_string(hash, o->version);
    mix(hash, &b->tool, sizeof b->tool);
    int64_t facts[] = {world_source_date(b->world), o->drafts, o->follow, o->screen};
    mix(hash, facts, sizeof facts);
    mix_string(hash, o->effort);
    const char *const folders[] = {o->paths.layouts, o->paths.fonts};
    for (size_t i = 0; i < sizeof folders / sizeof *folders; i++) {
        const char *behind = world_behind(b->world, b->arena, folders[i]);
        if (!hash_tree(b->world, folders[i], &tree))
            return false;
        mix(hash, &tree, sizeof tree);
        if (behind && !hash_tree(b->world, behind, &tree))
            return false;
        mix(hash, &tree, sizeof tree);
    }
    if (!mix_file(b, hash, arena_printf(b->arena, "%s/group.yaml", o->paths.content)))
        return false;
    for (size_t i = 0; i < b->group->n_papers; i++) {
        const char *id = b->group->papers[i].id;
        mix_string(hash, id);
        if (!mix_file(b, hash, arena_printf(b->arena, "%s/%s/paper.yaml", o->paths.content, id)))
            return false;
        const char *nameplate = b->group->papers[i].nameplate.path;
        if (nameplate && !mix_file(b, hash, nameplate))
            return false;
    }
    if (!faces_unchanged(b)) { /* nothing is as it would be; which files there are is still known */
        for (size_t i = 0; i < b->old->units.len; i++)
            b->old->units.ptr[i].fingerprint = 0;
        b->old->faces.len = b->old->face_stamps.len = 0;
    }
    return true;
}

static bool is_of_day(const Issue *issue, Date d)
{
    return issue->date.year == d.year && issue->date.month == d.month && issue->date.day == d.day;
}

static void mix_edition(uint64_t *hash, const Issue *other)
{
    mix_string(hash, other->id); /* its page links it by name */
    mix_string(hash, other->edition_name);
    mix_string(hash, issue_kind(other));
}

/* The issue before and the issue after, and whether there are none; the others of its day. */
static void mix_neighbours(uint64_t *hash, const Issue *issue, size_t at)
{
    const Paper *p = issue->paper;
    size_t first = at;
    while (first > 0 && is_of_day(p->issues[first - 1], issue->date))
        first--;
    mix_string(hash, at ? p->issues[at - 1]->id : "first");
    mix_string(hash, at + 1 < p->n_issues ? p->issues[at + 1]->id : "last");
    for (size_t i = first; i < p->n_issues && is_of_day(p->issues[i], issue->date); i++)
        if (i != at)
            mix_edition(hash, p->issues[i]);
}

uint64_t fingerprint_issue(const Build *b, const IssueJob *job)
{
    uint64_t hash = b->common;
    if (!hash || (job->diags && diag_errors(job->diags[DIAG_LOAD])))
        return 0;
    mix(&hash, &job->notes.contents, sizeof job->notes.contents);
    mix_neighbours(&hash, job->issue, job->index);
    mix_string(&hash, build_wants_pdf(b, job->issue) ? "with PDF" : "");
    return hash ? hash : 1;
}

uint64_t fingerprint_group(const Build *b)
{
    uint64_t hash = b->common;
    for (size_t i = 0; hash && i < b->n_jobs; i++) {
        const IssueJob *job = &b->jobs[i];
        if (job->out)
            continue;
        mix_string(&hash, job->name);
        mix(&hash, &job->fingerprint, sizeof job->fingerprint);
    }
    return hash;
}
