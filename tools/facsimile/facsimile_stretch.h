/* Private to the facsimile: a line's characters, and which of them must be told where they stand. */
#ifndef FACSIMILE_FACSIMILE_STRETCH_H
#define FACSIMILE_FACSIMILE_STRETCH_H

#include "facsimile/facsimile_page.h"

/* Fills w->stretches and w->places. */
void stretches_of_line(PageWriter *w, const Line *line);
bool run_is_tibetan(const Run *r);

#endif
