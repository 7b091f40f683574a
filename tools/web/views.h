/* What templates get: the names that each page's view has, and those of the lists and objects in it. A template may
 * name nothing else. Each is said in layouts/_site/VIEWS.md; tests/views.py holds both and the code against each other.
 */
#ifndef WEB_VIEWS_H
#define WEB_VIEWS_H

#include "web/theme.h"

/* Names of the pages that a template makes, those of every page among them; ends with NULL. `t` has words. */
const ViewName *const *view_names(TemplateId id);

/* template_names.c: a template, partials put in; `place` says where a byte of it stands. Reports every name that no
 * view has, each with what was probably meant; false when there was one. */
typedef struct TemplateText {
    const char *text;
    size_t n;
    Span (*place)(const void *context, size_t from, size_t to);
    const void *context;
} TemplateText;
bool template_check_names(Diag *d, Arena *a, const TemplateText *t, TemplateId id, const UiWords *words);

#endif
