/* Private to text and lines: ruby readings (CLREQ 3.3.4): half size, above the base, at the right of a vertical one; a
 * base too narrow for its reading opens up.
 */
#ifndef TEXT_RUBY_H
#define TEXT_RUBY_H

#include "text/para.h"

/* Shapes the readings of PIECE_RUBY pieces and widens their bases; reports characters no font has. */
void ruby_set(TextContext *t, Arena *a, Diag *d, Para *p);
/* The first reading that ends after an atom: readings stand in the order of the text. */
size_t ruby_first(const Para *p, uint32_t atom);

#endif
