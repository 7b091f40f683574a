/* Private to parse: notes and link addresses that are defined but print nothing: text that would vanish unsaid. */
#ifndef PREPARE_DEFINITIONS_H
#define PREPARE_DEFINITIONS_H

#include "prepare/prepare.h"

typedef struct LineRange {
    int from, to;
} LineRange;

/* What the conversion met. */
typedef struct Definitions {
    const int *note_lines; /* notes that are referred to */
    size_t n_notes;
    const LineRange *code; /* where [^x]: is no definition */
    size_t n_code;
} Definitions;

void definitions_check(Diag *d, const Prepared *p, const Definitions *found);

#endif
