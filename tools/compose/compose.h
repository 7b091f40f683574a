/* Planned pieces and furniture → items of a page frame. */
#ifndef COMPOSE_COMPOSE_H
#define COMPOSE_COMPOSE_H

#include "fitting/plan.h"
#include "site/site.h"
#include "lines/lines.h"

typedef struct PageBuild {
    const SetContext *c;
    const Group *group;
    const Issue *issue;
    int number, n_pages;   /* 1… */
    const int *first_page; /* of each of Issue.articles, for the index; 0: it stands nowhere */
    int facing;            /* of a spread 通版: its right page; else 0 */
    const char *title;
    const char *const *editors;
    size_t n_editors;
    int32_t next_id; /* of the furniture's groups */
    ItemVec items;
    VEC(Area) areas;
    int in_group; /* the group 集纳 that is being drawn, from 1; 0: none */
} PageBuild;

/* A rule or an outline in the colour of the page's rules. */
void compose_stroke(PageBuild *b, Rect at, Len width);

/* Draws a plan with its top left at grid column and line; continues_on: the page the rest goes to, 0 = none.
 * rule_above, rule_left: set off from the piece above, from the one at its left. */
void compose_plan(PageBuild *b, const Plan *p, int column, int line, int continues_on, bool rule_above, bool rule_left);

/* A page whose articles end above its foot ends in an ornament: lines [line, end) of it are empty. */
void compose_ornament(PageBuild *b, int line, int end);

/* The ear 报眼 among a page's furniture; NULL: it has none. */
const Furniture *furniture_find_ear(const FurnitureList *list);

/* Masthead or running head, folio, imprint: before the articles. */
void compose_furniture(PageBuild *b, const FurnitureList *list);

#endif
