/* Mustache templates (kainjow) for C: compiled once, rendered by many threads. {{name}} is escaped, {{{name}}} is not.
 * Out of memory ends the program, as everywhere. */
#ifndef WEB_MUSTACHE_SHIM_H
#define WEB_MUSTACHE_SHIM_H

#include <stdbool.h>
#include <stddef.h>

#ifdef __cplusplus
extern "C" {
#endif
#include "base/buf.h"

/* What a template shows: names with texts, switches, objects and lists. The owner of the root frees it. */
typedef struct View View;
View *view_new(void);
void view_free(View *v);
void view_text(View *v, const char *name, const char *text); /* copied; "" counts as false in a section */
void view_text_n(View *v, const char *name, const char *text, size_t n);
void view_flag(View *v, const char *name, bool on);
View *view_object(View *v, const char *name); /* borrowed */
View *view_add(View *v, const char *list);    /* a new object at the end of a list; borrowed */
/* A name that views of a kind may have (web/views.h). */
typedef struct ViewName ViewName;
struct ViewName {
    const char *name;       /* NULL: the end of a list of them */
    const ViewName *inside; /* of an object, or of what a list holds; NULL: a text or a switch */
    bool is_list;
};
/* A name of n bytes in a list of them, which may be NULL; NULL: it is not there. */
const ViewName *view_name_find(const ViewName *names, const char *name, size_t n);
/* The first name of the view that none of `names` (which NULL ends) has; NULL: all are there. */
const char *view_stray(const View *v, const ViewName *const *names);
/* Makes the view read-only and ready for any number of renderings from several threads. */
void view_freeze(View *v);

typedef struct Mustache Mustache;
/* Compiles a template. NULL when it is faulty: *error gets the message, *offset the byte of text it speaks of. */
Mustache *mustache_new(const char *text, size_t n, Buf *error, size_t *offset);
void mustache_free(Mustache *m);
/* Appends the template filled from `inner`; names it lacks come from `outer` (frozen; may be NULL). */
void mustache_render(const Mustache *m, const View *inner, const View *outer, Buf *out);

#ifdef __cplusplus
}
#endif
#endif
