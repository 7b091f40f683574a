/* Units that no line divides, laid over the pair rules (private to the line breaker): numbers with what belongs to
 * them, Latin words, addresses, Tibetan spaces, ideographic descriptions. */
#ifndef BREAKS_BREAKS_UNITS_H
#define BREAKS_BREAKS_UNITS_H

#include "breaks/breaks.h"

typedef struct BreakScripts {
    bool ascii, letters, tibetan, descriptions; /* what the text contains */
} BreakScripts;

/* Numbers: digits with . , : / · × ' between digits; ranges with - – — ～ ~ (GB/T 15835); % ‰ ° ℃ ′ ″ after them; then
 * multipliers (十百千万亿兆余多) and one measure (年月日号时点分秒周岁 度元角倍成折 米克吨里升亩 级届版期页); 第 before
 * them. Words: a hyphen or solidus divides only parts of two letters and more; signs stay with their letter (C++). */
void breaks_units(const uint32_t *cps, size_t n, BreakScripts seen, uint8_t *out);

/* Parts of it. */
void breaks_tibetan(const uint32_t *cps, size_t n, uint8_t *out);
void breaks_address(const uint32_t *cps, size_t n, uint8_t *out);
void breaks_measures(const uint32_t *cps, size_t n, uint8_t *out);
void breaks_joints(const uint32_t *cps, size_t n, uint8_t *out); /* after the others: it opens what they closed */

#endif
