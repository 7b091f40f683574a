/* Retracted articles on their pages. */
#include "load/retracted.h"

static void unpin(Article *a)
{
    a->pins = (Pins){.group = a->pins.group, .group_span = a->pins.group_span};
    a->span = 0;
    a->columns_span = span_none();
    a->vertical_title = false;
}

/* The others keep their order, and so do the notices. */
static void notices_last(PageSpec *page)
{
    size_t kept = 0;
    for (size_t i = 0; i < page->n_articles; i++) {
        Article *a = page->articles[i];
        if (a->retracted) {
            unpin(a);
            continue;
        }
        for (size_t k = i; k > kept; k--) /* over the notices before it */
            page->articles[k] = page->articles[k - 1];
        page->articles[kept++] = a;
    }
}

static void index_without(Issue *issue)
{
    size_t kept = 0;
    for (size_t i = 0; i < issue->n_index; i++)
        if (!issue->index[i].article->retracted)
            issue->index[kept++] = issue->index[i];
    issue->n_index = kept;
}

void retracted_place(Issue *issue)
{
    if (issue_ear(issue) == EAR_STORY && issue->ear->story && issue->ear->story->retracted) {
        issue->ear->kind = EAR_INDEX;
        issue->ear->story = NULL;
    }
    index_without(issue);
    for (size_t i = 0; i < issue->n_pages; i++)
        notices_last(&issue->pages[i]);
}

static void check_day(Diag *d, const Issue *issue, const char *what, Moment on, Span at)
{
    const Date day = issue->date;
    if (!moment_is(on) || !at.src || moment_epoch(on) >= date_to_epoch(day))
        return;
    char iso[MOMENT_BYTES];
    moment_rfc3339(on, iso);
    diag_warning(d, at, DIAG_CHANGED_BEFORE_ISSUE, what, iso, issue->iso);
}

void changes_check(Diag *d, const Issue *issue, const Article *a)
{
    const Moment updated = a->updated;
    check_day(d, issue, "updated", updated, a->updated_span);
    for (size_t i = 0; i < a->n_corrections; i++)
        if (!moment_is(updated) || moment_epoch(a->corrections[i].on) != moment_epoch(updated))
            check_day(d, issue, "correction", a->corrections[i].on, a->corrections[i].span);
    if (a->retracted)
        check_day(d, issue, "retracted", a->retracted->on, a->retracted->span);
}
