/* Private to parse: pictures that belong together 组图: figures → one block with one caption. */
#ifndef PARSE_PICTURE_GROUP_H
#define PARSE_PICTURE_GROUP_H

#include "doc/doc.h"
#include "diag/diag.h"

enum { LEAST_GROUP = 2, MOST_GROUP = 6 };

/* A group of 2 to 6 figures, which become its children. Their captions become one: the only one as it is, several
 * each after its letter ① ②; `caption` (may be empty) comes first. A letter that the caption names stands on its
 * picture. Columns and height are the group's: different ones are reported. */
void picture_group(Diag *d, Arena *a, Block *figures, size_t n, Inlines caption, Block *out);

#endif
