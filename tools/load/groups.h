/* Private to load: groups 集纳 in issue.yaml, and what the pins of a page say of each other. */
#ifndef LOAD_GROUPS_H
#define LOAD_GROUPS_H

#include "site/site.h"
#include "yaml/yaml.h"

/* A value of a page's `groups`. */
extern const YamlField groups_item;

/* What a page of issue.yaml says of its groups, to the page of that number, whose articles are known: of a spread both
 * say it to the left one. false after a report. */
bool groups_take(Diag *d, Arena *a, Issue *issue, const YamlTable *t, int number);
/* Tells of pins that contradict each other or name nothing; those don't count from then on. */
void pins_check_page(Diag *d, Arena *a, Issue *issue, int number);

#endif
