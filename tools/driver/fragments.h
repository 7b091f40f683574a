/* Private to driver: places within pages outside the site, what a link calls by #fragment (HTML, 7.4.6.4). */
#ifndef DRIVER_FRAGMENTS_H
#define DRIVER_FRAGMENTS_H

#include "base/arena.h"
#include <stdbool.h>
#include <stddef.h>

/* The place that a link is to, "" when it is to the page or to what only a script of the page knows. */
const char *fragment_of(Arena *a, const char *href);
/* Which of them the page has, as an id or the name of an <a>; what its encoding keeps from being known counts as there.
 * false: the page can't be read. */
bool fragments_are_there(const char *html, size_t n, const char *const *fragments, size_t n_fragments, bool *there);

#endif
