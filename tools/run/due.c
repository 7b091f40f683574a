/* Issues whose time has not come (publish_at in issue.yaml) are left out, as if they weren't there. */
#include "run/run.h"

#include "load/publish.h"
#include <string.h>

int64_t due_now(Build *b)
{
    enum { NANOSECONDS = 1000000000 };
    if (b->o->now)
        return *b->o->now;
    int64_t source = world_source_date(b->world);
    return source >= 0 ? source : world_now(b->world) / NANOSECONDS;
}

/* What was published by the clock stays so, while its issue.yaml says what it said. */
static bool is_published(Build *b, const char *name, const char *plan)
{
    const Unit *u = b->o->now ? NULL : state_lookup(b->old, name);
    WorldInput here;
    FileStamp now;
    if (!u || !u->n_inputs)
        return false;
    if (!store_input(b->store, u, path_in_content(b, plan), &here))
        return false;
    here.path = plan;
    return world_input_stands(&here, &now);
}

/* 0: the issue is due. An archive asks this of every issue: nothing is kept of it in the run's arena. */
static int64_t undue(Build *b, const Issue *issue, int64_t now)
{
    Buf name = {0}, plan = {0};
    int64_t at = 0;
    buf_printf(&plan, "%s/issue.yaml", issue->dir);
    if (world_exists(b->world, plan.data)) { /* else nobody says when */
        buf_printf(&name, "%s/%s", issue->paper->id, issue->id);
        at = is_published(b, name.data, plan.data) ? 0 : publish_at(b->world, issue);
    }
    at = at > now ? at : 0;
    if (at)
        diag_note(b->diag, diag_file(b->diag, plan.data), DIAG_NOT_DUE, publish_words(b->arena, at));
    if (at && (!b->summary->next_due || at < b->summary->next_due))
        b->summary->next_due = at;
    buf_free(&name);
    buf_free(&plan);
    return at;
}

bool is_undue(Build *b, const Issue *issue)
{
    return undue(b, issue, due_now(b)) != 0;
}

void leave_out_undue(Build *b)
{
    int64_t now = due_now(b);
    store_begin_reading(b->store);
    for (size_t i = 0; i < b->group->n_papers && !b->o->check; i++) {
        Paper *p = &b->group->papers[i];
        size_t kept = 0, n = p->n_issues;
        for (size_t k = 0; k < n; k++) {
            Issue *issue = p->issues[k];
            if (undue(b, issue, now))
                continue;
            for (size_t to = k; to > kept; to--) /* over the waiting before it */
                p->issues[to] = p->issues[to - 1];
            p->issues[kept++] = issue;
        }
        p->n_issues = kept;
        p->waiting = p->issues + kept;
        p->n_waiting = n - kept;
    }
    store_end_reading(b->store);
}
