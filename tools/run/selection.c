/* Which issues --paper and --date ask for, and what becomes of the others. */
#include "run/run.h"

#include "load/load.h"
#include <stdlib.h>
#include <string.h>

static bool is_asked_for(const Build *b, const Issue *issue)
{
    return (!b->o->paper || strcmp(b->o->paper, issue->paper->id) == 0) &&
           (!b->o->date || strcmp(b->o->date, issue->iso) == 0 || strcmp(b->o->date, issue->id) == 0);
}

static const char *name_of(const Build *b, const Issue *issue)
{
    return arena_printf(b->arena, "%s/%s", issue->paper->id, issue->id);
}

bool build_selects(const Build *b, const Issue *issue)
{
    return is_asked_for(b, issue) || (b->drawn_in && strmap_lookup(b->drawn_in, name_of(b, issue)));
}

/* ---- after a run that was stopped ---- */

/* Neither published nor to be. */
static bool is_nowhere(const Build *b, const Issue *issue)
{
    return !is_asked_for(b, issue) && !state_lookup(b->old, name_of(b, issue));
}

static Issue *issue_of(const Build *b, const char *name)
{
    const char *slash = strchr(name, '/');
    Paper *p = slash ? build_paper(b, name, (size_t)(slash - name)) : NULL;
    for (size_t i = 0; p && i < p->n_issues; i++)
        if (strcmp(p->issues[i]->id, slash + 1) == 0)
            return p->issues[i];
    return NULL;
}

static bool leads_nowhere(const Build *b, const Unit *u)
{
    bool does = false;
    for (size_t i = 0; i < u->n_leads && !does; i++) {
        const Issue *other = issue_of(b, u->leads[i].name);
        does = other && is_nowhere(b, other);
    }
    return does;
}

void build_draw_in(Build *b, const Issue *issue)
{
    if (!b->drawn_in)
        b->drawn_in = strmap_new();
    strmap_put(b->drawn_in, name_of(b, issue), b);
}

/* A run that is stopped has placed issues before those that they lead to, and no page leads to them. This run's pages
 * will: so such issues are made again, beside what is asked for, as long as no run has come to its end. */
static void draw_in(Build *b)
{
    const Unit *group = state_lookup(b->old, GROUP_UNIT);
    if (!group || group->fingerprint)
        return;
    for (size_t i = 0; i < b->group->n_papers; i++) {
        const Paper *p = &b->group->papers[i];
        for (size_t k = 0; k < p->n_issues; k++) {
            const Unit *u = state_lookup(b->old, name_of(b, p->issues[k]));
            if (u && ((k > 0 && is_nowhere(b, p->issues[k - 1])) ||
                      (k + 1 < p->n_issues && is_nowhere(b, p->issues[k + 1])) || leads_nowhere(b, u)))
                build_draw_in(b, p->issues[k]);
        }
    }
}

/* ---- the papers' lists ---- */

/* Issues that are neither asked for nor there from an earlier run are left out everywhere: no link leads nowhere. */
static void prune(Build *b, Paper *p)
{
    size_t kept = 0, left = 0;
    Issue **out = ARENA_ARRAY(b->arena, Issue *, p->n_issues + 1);
    for (size_t k = 0; k < p->n_issues; k++)
        if (is_nowhere(b, p->issues[k]))
            out[left++] = p->issues[k];
        else
            p->issues[kept++] = p->issues[k];
    p->n_issues = kept;
    if (b->out && !b->o->apart && !b->o->preview) { /* what is only looked at may lead to all that the content has */
        p->left = out;
        p->n_left = left;
    }
}

static int by_id(const void *a, const void *b)
{
    const Issue *const *x = a, *const *y = b;
    return strcmp((*x)->id, (*y)->id);
}

static int id_of(const void *id, const void *issue)
{
    return strcmp(id, (*(Issue *const *)issue)->id);
}

static bool is_listed(const Paper *p, const char *id)
{
    return p->n_issues && bsearch(id, p->issues, p->n_issues, sizeof *p->issues, id_of);
}

/* The issue of a unit that the content has no longer and nobody asks for; NULL: it is none, or too little is known. */
static Issue *withdrawn(const Build *b, const Paper *p, const Unit *u)
{
    const size_t n = strlen(p->id);
    if (strncmp(u->name, p->id, n) != 0 || u->name[n] != '/' || !u->n_inputs || is_listed(p, u->name + n + 1))
        return NULL;
    Issue *issue = site_issue(b->arena, p, b->o->paths.content, u->name + n + 1, b->o->drafts);
    return issue && !build_selects(b, issue) ? issue : NULL;
}

/* To take them down would be half of another day's work: its neighbours, which stay as they are, lead there. */
static size_t keep_withdrawn(Build *b, Paper *p)
{
    VEC(Issue *) kept = {0};
    for (size_t i = 0; i < b->old->units.len; i++) {
        Issue *issue = withdrawn(b, p, &b->old->units.ptr[i]);
        if (issue)
            vec_push(&kept, issue);
    }
    const size_t n = kept.len;
    if (n) {
        for (size_t i = 0; i < p->n_issues; i++)
            vec_push(&kept, p->issues[i]);
        qsort(kept.ptr, kept.len, sizeof *kept.ptr, by_id);
        p->issues = ARENA_ARRAY(b->arena, Issue *, kept.len);
        memcpy(p->issues, kept.ptr, kept.len * sizeof *kept.ptr);
        p->n_issues = kept.len;
    }
    vec_free(&kept);
    return n;
}

void selection_apply(Build *b)
{
    if (!b->o->paper && !b->o->date)
        return;
    draw_in(b);
    for (size_t i = 0; i < b->group->n_papers; i++) {
        prune(b, &b->group->papers[i]);
        b->summary->stay += b->o->check ? 0 : keep_withdrawn(b, &b->group->papers[i]);
    }
}

bool build_check_selection(Build *b)
{
    const BuildOptions *o = b->o;
    bool known = !o->paper;
    const char *ids = "";
    for (size_t i = 0; i < b->group->n_papers; i++) {
        known |= o->paper && strcmp(o->paper, b->group->papers[i].id) == 0;
        ids = arena_printf(b->arena, "%s%s%s", ids, i ? ", " : "", b->group->papers[i].id);
    }
    if (!known)
        diag_error(b->diag, span_none(), DIAG_PAPER_NOT_IN_GROUP, o->paper, ids);
    else if (!b->n_work && b->summary->next_due)
        return true; /* it was told */
    else if (!b->n_work && (o->paper || o->date))
        diag_error(b->diag, span_none(), DIAG_NO_SUCH_ISSUE, o->paper ? o->paper : "", o->paper && o->date ? ", " : "",
                   o->date ? o->date : "");
    return known && (b->n_work || !(o->paper || o->date));
}
