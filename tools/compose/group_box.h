/* What a group 集纳 has of its own on a page: its head 栏题 and its frame. */
#ifndef COMPOSE_GROUP_BOX_H
#define COMPOSE_GROUP_BOX_H

#include "compose/compose.h"

typedef struct GroupBox {
    const char *title;
    Span span; /* of it */
    GroupFrame frame;
    int column, line, columns, lines; /* of the page's grid, head and foot included */
    int head;
    bool rule_above, rule_left; /* something stands there */
} GroupBox;

/* What issue.yaml says of a group of the page; NULL: nothing. */
const GroupSpec *group_spec(const PageSpec *page, const char *name);
GroupFrame group_frame(const PageSpec *page, const Layout *l, const char *name);
/* Does the frame of a group stand on all sides, so that its articles are set in narrower columns? group NULL: none. */
bool group_is_closed(const PageSpec *page, const Layout *l, const char *group);
/* Lines that the head takes, and the foot. */
int group_head_lines(const Layout *l, GroupFrame frame);
int group_foot_lines(GroupFrame frame);
/* The fewest columns that the head goes over; more than the page has: it is too long for all. */
int group_head_columns(const SetContext *c, const char *title, GroupFrame frame);

/* Where its frame stands on the page. */
Rect group_rect(const Layout *l, const GroupBox *g);
/* Opens the group with its frame and head: its articles are drawn after it, then an end. */
void compose_group(PageBuild *b, const GroupBox *g);

#endif
