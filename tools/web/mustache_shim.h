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
