/* Sketches of papers' newest front pages, kept for the next run, each with the fingerprint of the issue that it is of:
 * a run that dies may have put the issue in place, and not the sketch. */
#include "outputs/outputs.h"

#include <stdlib.h>
#include <string.h>

#define COVERS ".paiban/covers/"

enum { MARK = 16 /* digits of the fingerprint, in the first line */ };

static const char *path_of(const Build *b, const Paper *p)
{
    return arena_printf(b->arena, COVERS "%s.svg", p->id);
}

static IssueJob *newest_of(const Build *b, const Paper *p)
{
    return p->n_issues ? build_job_of(b, p->issues[p->n_issues - 1]) : NULL;
}

/* The sketch, and of which issue; false: there is none. An output is no input. */
static bool read_cover(const Build *b, const Paper *p, Buf *svg, uint64_t *of)
{
    World *own = world_new();
    Diag *quiet = diag_new();
    bool missing;
    const bool ok =
        world_read(own, quiet, arena_printf(b->arena, "%s/%s", b->o->paths.out, path_of(b, p)), svg, &missing) &&
        svg->len > MARK && svg->data[MARK] == '\n' && strspn(svg->data, "0123456789abcdef") == MARK;
    *of = ok ? strtoull(svg->data, NULL, 16) : 0;
    world_free(own);
    diag_free(quiet);
    return ok;
}

bool cover_stands(const Build *b, const IssueJob *job)
{
    const Paper *p = job->issue->paper;
    Buf svg = {0};
    uint64_t of;
    const bool stands = newest_of(b, p) != job || (read_cover(b, p, &svg, &of) && of == job->fingerprint);
    buf_free(&svg);
    return stands;
}

void covers_draw_in(Build *b)
{
    for (size_t i = 0; b->out && !b->o->check && i < b->group->n_papers; i++) {
        const Paper *p = &b->group->papers[i];
        const Issue *newest = p->n_issues ? p->issues[p->n_issues - 1] : NULL;
        const Unit *u = newest ? state_lookup(b->old, arena_printf(b->arena, "%s/%s", p->id, newest->id)) : NULL;
        Buf svg = {0};
        uint64_t of;
        if (u && u->fingerprint && !build_selects(b, newest) && world_is_dir(b->world, newest->dir) &&
            !(read_cover(b, p, &svg, &of) && of == u->fingerprint))
            build_draw_in(b, newest);
        buf_free(&svg);
    }
}

void covers_load(Build *b)
{
    if (!b->covers)
        b->covers = ARENA_ARRAY(b->arena, uint64_t, b->group->n_papers + 1);
    for (size_t i = 0; i < b->group->n_papers; i++) {
        const Paper *p = &b->group->papers[i];
        const IssueJob *job = newest_of(b, p);
        Buf svg = {0};
        if (job && !job->made) { /* none rather than another's: of one that can't be made again, or has faults now */
            const bool is_there =
                read_cover(b, p, &svg, &b->covers[i]) && (!job->fingerprint || b->covers[i] == job->fingerprint);
            html_keep_cover(b->html, p, is_there ? svg.data + MARK + 1 : NULL);
        }
        buf_free(&svg);
    }
}

bool covers_emit(Build *b)
{
    bool ok = true;
    for (size_t i = 0; ok && i < b->group->n_papers; i++) {
        const Paper *p = &b->group->papers[i];
        const IssueJob *job = newest_of(b, p);
        const char *svg = html_cover(b->html, p);
        Buf text = {0};
        buf_printf(&text, "%016llx\n%s", (unsigned long long)(job && job->made ? job->made_as : b->covers[i]),
                   svg ? svg : "");
        ok = !svg || file_list_emit(&b->group_files, b->diag, path_of(b, p), text.data, text.len);
        buf_free(&text);
    }
    return ok;
}
