/* What the rules say of kinds of issues beyond one issue (load/load.h). */
#include "load/load.h"

void site_check_kinds(Diag *d, const Paper *paper)
{
    enum { MOST_DAYS = 3, DAY = 86400 };
    int days = 0;
    const Issue *last = NULL;
    for (size_t i = 0; i < paper->n_issues; i++) {
        const Issue *x = paper->issues[i];
        if (x->kind != ISSUE_EXTRA)
            continue;
        int64_t apart = last ? date_to_epoch(x->date) - date_to_epoch(last->date) : 0;
        days = !last || apart > DAY ? 1 : days + (apart == DAY);
        if (days > MOST_DAYS && apart == DAY)
            diag_warning(d, x->spans.kind, DIAG_EXTRA_TOO_LONG, MOST_DAYS);
        last = x;
    }
}
