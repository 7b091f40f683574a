/* Private to arrange, overset and layout: what of a page's pieces stands together: the articles of a group 集纳 under
 * their head, one right below another (`after`), one beside another (`beside`). */
#ifndef ARRANGE_JOINS_H
#define ARRANGE_JOINS_H

#include "arrange/arrange.h"
#include "arrange/pins.h"
#include "makeup/join.h"

/* A group on a page. */
typedef struct PageGroup {
    const char *name, *title;
    Span span; /* of what names it */
    GroupFrame frame;
    PinPlace place;
    const char *place_word;
    Span place_span;
    const GroupSpec *spec; /* NULL: issue.yaml says nothing of it */
    int first;             /* its first piece */
    int join;              /* which of the page's it is, or stands in at first; -1 */
    int n;                 /* pieces */
    int head, foot;        /* lines */
    int least_columns;
    enum { BY_NONE, BY_BELOW, BY_BESIDE } by;
    MakeupArea other; /* by what it stands, when that is fixed */
} PageGroup;

typedef struct PageJoins {
    PageGroup *groups;
    int n_groups;
    int *group_of; /* by piece; -1: none */
    int *base;     /* by piece: the one that it stands below or beside; -1: none */
    bool *below;   /* by piece */
    bool *told;    /* by piece: why it can't stand so is told already */
    Join *joins;
    int n;
} PageJoins;

static inline bool group_has_area(const PageGroup *g)
{
    return g->spec && g->spec->pins.area_span.src;
}
static inline MakeupArea group_area(const PageGroup *g)
{
    return pins_area(&g->spec->pins);
}

/* Tells what is wrong with groups, `after` and `beside` of a page's own pieces; what is wrong doesn't count from then
 * on. */
void joins_check(IssueBuild *b, const PageJob *job, const PieceVec *pieces);
/* blocks: the pieces', with their pins: what stands by a fixed one becomes fixed. */
PageJoins joins_of(IssueBuild *b, const PageJob *job, const PieceVec *pieces, MakeupBlock *blocks);
/* joins_fixed.c. What stands by something fixed becomes fixed, a group when it is joined: its tie is none from then on.
 */
void joins_fix(IssueBuild *b, const PageJob *job, const PieceVec *pieces, PageJoins *j, MakeupBlock *blocks);
/* The areas of groups, their own or by something fixed, go to the joined blocks. */
void joins_pin(const PageJob *job, const PieceVec *pieces, const PageJoins *j, const MakeupBlock *blocks,
               JoinedPage *page);
/* joins_told.c. Does an arrangement made before keep groups and neighbours together, and the frames of groups free? */
bool joins_hold(const PageJoins *j, const PageJob *job, const MakeupPage *page, const MakeupPlaced *at, size_t n);
/* Tells of the areas of groups that the page can't have. */
void joins_check_areas(IssueBuild *b, const PageJob *job, const PieceVec *pieces);
/* Tells what does not hold of a page that is settled. */
void joins_report(IssueBuild *b, const PageJob *job, const PieceVec *pieces, const PageJoins *j, const Makeup *m);
/* The box of a group as its pieces stand. */
GroupBox joins_box(const PageJoins *j, int group, const MakeupPlaced *at, size_t n);

#endif
