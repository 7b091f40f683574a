/* Hyphenation by libhyphen's patterns: where a hyphen may stand in a word. Read once, with the fonts; afterwards shared
 * by threads (it is only read). Source: TeX's patterns as Debian's hyphen-en-us has them. */
#ifndef FONTS_HYPHEN_H
#define FONTS_HYPHEN_H

#include "world/world.h"

enum { LONGEST_HYPHENATED = 60 };

typedef struct Hyphens Hyphens;

/* Reads a dictionary of English. One that isn't there is a warning: long words then stay whole (without it find
 * answers false). Never NULL. */
Hyphens *hyphens_load(World *w, Diag *d, const char *path);
void hyphens_free(Hyphens *h); /* NULL is fine */

/* out[i], 0 <= i < n: 1 when a hyphen may stand after letter i of an English word of n ASCII letters in any case.
 * false: nowhere. */
bool hyphens_find(const Hyphens *h, const char *word, size_t n, uint8_t *out);

#endif
