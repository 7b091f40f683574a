/* The names of an article's headings in addresses: page.html#小结. Made of the heading's letters, so that it stays when
 * others are added: letters and digits of any script with their marks, small; blanks, tshegs, - and _ are one -; all
 * else is left out (as GitHub makes them). A name that an article has already gets -1, -2 …; one that its page
 * keeps for itself, as main or n1, is section-main; a heading without letters is section. */
#ifndef DOC_ANCHOR_H
#define DOC_ANCHOR_H

#include "base/arena.h"
#include "base/map.h"

/* Of a text, whatever others there are; "" when it has no letters. */
const char *anchor_of_text(Arena *a, const char *text);
/* The next heading's: `taken` has the names of those before it, and gets this one. */
const char *anchor_next(Arena *a, StrMap *taken, const char *text);

#endif
