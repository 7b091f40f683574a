/* Units that no line divides, laid over the pair rules (private to the line breaker): numbers with what belongs to
 * them, Latin words, addresses, Tibetan spaces, ideographic descriptions. */
#ifndef TEXT_BREAKS_UNITS_H
#define TEXT_BREAKS_UNITS_H

#include "text/breaks.h"

typedef struct BreakScripts {
    bool ascii, letters, tibetan, descriptions; /* what the text contains */
} BreakScripts;

void breaks_units(const uint32_t *cps, size_t n, BreakLevel level, BreakScripts seen, uint8_t *out);

/* Parts of it. */
void breaks_tibetan(const uint32_t *cps, size_t n, uint8_t *out);
void breaks_address(const uint32_t *cps, size_t n, uint8_t *out);

#endif
