/* Private to load: the sections 叠 of an issue, from issue.yaml or from the articles' own `page: A02`. */
#ifndef LOAD_SECTIONS_H
#define LOAD_SECTIONS_H

#include "site/site.h"
#include "yaml/yaml.h"

typedef struct SectionYaml {
    Span span;
    YamlText name, title, layout;
    YamlList pages; /* of a page's struct */
} SectionYaml;

/* The sections of a list whose names are good, each told whose name is not; `first` of each is 0. *kept: where each
 * stands in the list. */
Sections sections_of_list(Diag *d, Arena *a, const YamlList *list, size_t **kept);

/* From `page: A02` of articles to Article.page, a number in the issue, and issue->sections with their first pages. The
 * sections are those of the list, else those that articles name, in the order of their letters; without any nothing
 * changes. */
void sections_place(Diag *d, Issue *issue, const YamlList *list, Article *const *all, size_t n);

/* Does the article say in `page` that it is on that page of the issue? A report where it says another. */
void sections_check(Diag *d, const Issue *issue, const Article *a, int number, Span listed);

/* Why a page's file can't stand beside an article's of that name, and what to do; NULL: it can. */
const char *sections_slug_fault(Arena *a, Sections s, const char *slug, const char **hint);

#endif
