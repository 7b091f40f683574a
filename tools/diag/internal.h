/* What the sources of diag share: a report as it is kept. */
#ifndef DIAG_INTERNAL_H
#define DIAG_INTERNAL_H

#include "diag/diag.h"
#include "diag/words.h"

typedef struct Report {
    Severity severity;
    const char *path;      /* "" when there is none */
    unsigned line, column; /* 0 when there is none */
    const char *excerpt;   /* the source line, NULL when there is none */
    size_t caret;          /* byte in excerpt */
    DiagCode code;
    Args args;
    bool system;
    size_t number; /* in order of arrival */
} Report;

/* Adds a report whose strings are borrowed; copies them unless the same report is there. */
void diag_add(Diag *d, Report r);
/* Those of at least this severity, as they are told: by file and place. The array is the caller's. */
const Report **diag_sorted(const Diag *d, Severity least, size_t *n);
size_t diag_count(const Diag *d);
const Report *diag_at(const Diag *d, size_t i);

#endif
