/* Lengths as layouts write them: 3mm, 9pt, 13字, 2行, 小五 (a name of the layout's size table), or 1.5行. */
#ifndef STYLE_UNITS_H
#define STYLE_UNITS_H

#include "base/len.h"
#include <stdbool.h>
#include <stddef.h>

/* The longest side of a PDF's page (ISO 32000-1, annex C.2); sums of such lengths stay far from a Len's limits. */
enum { UNITS_LONGEST_PT = 14400 };

typedef struct SizeName {
    const char *name;
    Len size;
} SizeName;

typedef struct Units {
    Len em;    /* 字 */
    Len pitch; /* 行 */
    const SizeName *sizes;
    size_t n_sizes;
} Units;

/* false when the text is no length of these units, or a longer one than any page has. */
bool units_parse(const Units *u, const char *text, Len *out);

#endif
