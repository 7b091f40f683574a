/* Private to site: groups 集纳 in issue.yaml, and what the pins of a page say of each other. */
#ifndef SITE_GROUPS_H
#define SITE_GROUPS_H

#include "site/site.h"
#include "yaml/yaml.h"

/* A value of a page's `groups`. */
extern const YamlField groups_item;

/* What the page says of its groups; its articles are known. */
void groups_take(Diag *d, Arena *a, const Issue *issue, const YamlTable *t, PageSpec *page, int number);
/* Tells of pins that contradict each other or name nothing; those don't count from then on. */
void pins_check_page(Diag *d, Arena *a, Issue *issue, int number);

#endif
