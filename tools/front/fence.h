/* Private to front: the lines --- about the front matter, and what editors write in their place. */
#ifndef FRONT_FENCE_H
#define FRONT_FENCE_H

#include "diag/diag.h"

/* Length of the line at `at` when it is --- and nothing more, with its line feed; 0 otherwise. */
size_t front_fence(const Source *s, size_t at);
/* The same of a line that was most likely meant so: ———, --, ----, ***, +++, ```yaml. */
size_t front_fence_meant(const Source *s, size_t at);
/* The beginning of the line after. */
size_t front_next_line(const Source *s, size_t at);

#endif
