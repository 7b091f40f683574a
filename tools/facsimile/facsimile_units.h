/* Private to the facsimile: a line's clusters as units, and where extra space goes. */
#ifndef FACSIMILE_FACSIMILE_UNITS_H
#define FACSIMILE_FACSIMILE_UNITS_H

#include "facsimile/facsimile_page.h"

/* The spaces of one line: --g, letter-spacing after each plain character, and the most common margins: --j after a
 * unit, --k on both sides of a word (after it --g too, which its last letter lacks). 0 = none. */
typedef struct LineSpaces {
    Len letter, gap, word;
} LineSpaces;

/* Differences up to this are the same space: 0.004 pt. What is left over is made up at the next margin. */
enum { SAME_SPACE = 4 };

/* Fills w->units and says which spaces are common. */
LineSpaces units_of_line(PageWriter *w, const Line *line);
bool run_is_tibetan(const Run *r);

#endif
