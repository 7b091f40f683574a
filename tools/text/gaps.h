/* Private to text and lines: the gaps between atoms (CLREQ 3.1.5, 3.1.6, 3.2, 3.5), and what a line's ends take away.
 */
#ifndef TEXT_GAPS_H
#define TEXT_GAPS_H

#include "text/para.h"

/* Fills gap, shrink, stretch and their classes of every atom. */
void gaps_set(Para *p);
/* The letter-spacing after an atom of the paragraph: Tibetan has none, neither in syllables nor between them. */
Len gap_tracking(const Para *p, const Atom *a);
/* What two adjacent marks give for standing together; 0: they are no such pair. */
Len gap_pair_squeeze(const Para *p, const Atom *a, const Atom *b);
/* The blank half an atom loses at a line's start (opening marks) or end (closing marks, stops). */
Len gap_trim_start(const Para *p, size_t atom);
Len gap_trim_end(const Para *p, size_t atom);

#endif
