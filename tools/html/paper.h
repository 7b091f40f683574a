/* A paper's own pages: index, calendar months, feeds; and what the group's pages show of it. */
#ifndef HTML_PAPER_H
#define HTML_PAPER_H

#include "web/site.h"

/* A month's grid as the list `weeks`, and its name as `month_name`. Days with an issue are linked from the paper's
 * folder. [from, to) are the issues of that month. */
void calendar_view(Arena *a, const PaperSite *p, int year, int month, size_t from, size_t to, View *v);
/* 2021年11月 */
const char *calendar_month_name(Arena *a, const PaperSite *p, int year, int month);
/* Emits every month from the first issue's to the last's that has an issue. */
bool calendar_emit(Html *h, Diag *d, const PaperSite *p, Arena *a, Emitter out);
/* The headlines of an issue's front page as the list `headlines`; prefix: from the page shown to the issue's folder. */
void cover_view(Arena *a, const Issue *issue, const char *prefix, size_t most, View *v);

#endif
