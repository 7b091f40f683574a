/* Fingerprints: what an issue's files depend on, as one hash. The issue's own folder, pictures from elsewhere, the
 * group's and the papers' descriptions, layouts, templates, fonts, the tool, the options, and the neighbours its pages
 * link to. */
#include "driver/internal.h"

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

static void note_face(Build *b, const char *path)
{
    for (size_t k = 0; k < b->record->faces.len; k++)
        if (strcmp(b->record->faces.ptr[k], path) == 0)
            return;
    state_add_face(b->record, path, world_tree_stamp(b->world, path));
}

void fingerprint_faces(Build *b)
{
    for (size_t i = 0; i < b->old->faces.len; i++)
        state_add_face(b->record, b->old->faces.ptr[i], b->old->face_stamps.ptr[i]);
    if (!b->layout)
        return;
    FontBook *fonts = layout_context_fonts(b->layout);
    note_face(b, font_book_dictionary(fonts));
    for (size_t i = 0; i < font_book_faces(fonts); i++)
        note_face(b, font_book_face(fonts, i)->path);
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
    int64_t facts[] = {world_source_date(b->world), o->drafts};
    mix(hash, facts, sizeof facts);
    mix_string(hash, o->effort);
    if (!hash_tree(b->world, o->paths.layouts, &tree))
        return false;
    mix(hash, &tree, sizeof tree);
    if (!hash_tree(b->world, o->paths.fonts, &tree))
        return false;
    mix(hash, &tree, sizeof tree);
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

/* Pictures may stand outside the issue's folder. */
static bool mix_pictures(Build *b, uint64_t *hash, const Block *blocks, size_t n)
{
    for (size_t i = 0; i < n; i++) {
        if (blocks[i].kind == BLK_FIGURE && blocks[i].path && !mix_file(b, hash, blocks[i].path))
            return false;
        if (!mix_pictures(b, hash, blocks[i].children, blocks[i].n_children))
            return false;
    }
    return true;
}

static bool is_of_day(const Issue *issue, Date d)
{
    return issue->date.year == d.year && issue->date.month == d.month && issue->date.day == d.day;
}

/* The issue before and the issue after, and whether there are none. */
static void mix_neighbours(uint64_t *hash, const Issue *issue)
{
    const Paper *p = issue->paper;
    for (size_t i = 0; i < p->n_issues; i++) {
        const Issue *other = p->issues[i];
        if (other == issue) {
            mix_string(hash, i ? p->issues[i - 1]->id : "first");
            mix_string(hash, i + 1 < p->n_issues ? p->issues[i + 1]->id : "last");
        } else if (is_of_day(other, issue->date)) {
            mix_string(hash, other->id); /* its page links it by name */
            mix_string(hash, other->edition_name);
            mix_string(hash, issue_kind(other));
        }
    }
}

/* Everything the issue's own files depend on; false when something can't be read. */
static bool mix_issue(Build *b, uint64_t *hash, const Issue *issue)
{
    uint64_t tree;
    if (!hash_tree(b->world, issue->dir, &tree))
        return false;
    mix(hash, &tree, sizeof tree);
    mix_neighbours(hash, issue);
    for (size_t i = 0; i < issue->n_articles; i++) {
        const Article *a = issue->articles[i];
        mix_string(hash, a->slug);
        if ((a->image && !mix_pictures(b, hash, a->image, 1)) || !mix_pictures(b, hash, a->blocks, a->n_blocks))
            return false;
        for (size_t k = 0; k < a->n_notes; k++)
            if (!mix_pictures(b, hash, a->notes[k].blocks, a->notes[k].n_blocks))
                return false;
    }
    return true;
}

uint64_t fingerprint_issue(Build *b, uint64_t common, const Issue *issue)
{
    uint64_t hash = common;
    if (!mix_issue(b, &hash, issue))
        return 0;
    return hash ? hash : 1;
}
