/* What is kept of an issue that was read: what it was read from, what others need of it. */
#include "run/run.h"

#include "html/facts.h"
#include "links/links.h"
#include "load/load.h"
#include "site/urls.h"
#include <string.h>

const char *path_in_content(const Build *b, const char *path)
{
    size_t n = strlen(b->o->paths.content);
    return strncmp(path, b->o->paths.content, n) == 0 && path[n] == '/' ? path + n + 1 : path;
}

/* Names on a line of the record. */
static bool is_plain(const char *path)
{
    for (; *path; path++)
        if ((unsigned char)*path < 0x20)
            return false;
    return true;
}

int64_t build_trusts_before(const Build *b)
{
    enum { SECOND = 1000000000 };
    return b->began - 2 * (int64_t)SECOND;
}

void notes_of_inputs(IssueJob *job)
{
    const Build *b = job->build;
    IssueNotes *notes = &job->notes;
    uint64_t h = 1;
    bool plain = true;
    world_inputs(job->own, notes->arena, &notes->inputs, &notes->n_inputs);
    for (size_t i = 0; i < notes->n_inputs; i++) {
        WorldInput *in = &notes->inputs[i];
        in->path = path_in_content(b, in->path);
        h = hash_bytes(h, in->path, strlen(in->path) + 1);
        h = hash_bytes(h, &in->hash, sizeof in->hash);
        /* A later change may leave the same stamp: clocks tick, and some file systems count in two seconds. */
        if (in->stamp.modified > build_trusts_before(b) || in->stamp.status > build_trusts_before(b))
            in->stamp.modified = -1;
        plain &= is_plain(in->path);
    }
    notes->contents = h;
    notes->view = site_view(job->issue);
    notes->pages = job->issue->n_pages;
    notes->articles = job->issue->n_articles;
    notes->edition = arena_strdup(notes->arena, job->issue->edition_name);
    job->issue->edition_name = notes->edition;       /* others ask for it when the issue is forgotten */
    if (!plain || job->issue->kind != ISSUE_REGULAR) /* read each time: what the rules say of 号外 needs its places */
        notes->n_inputs = 0;
}

void issue_note(IssueJob *job)
{
    IssueNotes *notes = &job->notes;
    notes->brief.len = notes->facts.len = notes->texts.len = 0;
    facts_put_brief(job->issue, &notes->brief);
    facts_put(job->issue, &notes->facts);
    search_texts_put(job->issue, &notes->texts);
    notes->search = search_mark(job->issue, notes->texts.data, notes->texts.len);
}

bool build_has_founder(const Build *b)
{
    for (size_t i = 0; i < b->group->n_papers; i++)
        if (urls_has_founder(&b->group->papers[i]))
            return true;
    return false;
}

void issue_keep_listed(IssueJob *job, Arena *a)
{
    if (!job->listed)
        job->listed = arena_dup(a, job->issue, sizeof *job->issue);
}

void issue_as_listed(IssueJob *job)
{
    if (job->issue->arena)
        site_unload_issue(job->issue);
    if (job->listed)
        *job->issue = *job->listed;
}

void issue_forget(IssueJob *job)
{
    Issue *issue = job->issue;
    job->handed = false;
    if (build_has_founder(job->build)) /* links ask for its addresses while others are made */
        return;
    arena_free(issue->arena);
    issue->arena = NULL;
    issue->pages = NULL;
    issue->ear = NULL;
    issue->articles = NULL;
    issue->sections = (Sections){NULL, 0};
    issue->n_pages = issue->n_articles = issue->n_notices = 0;
}
