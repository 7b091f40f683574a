/* Private to text: which language each atom of a paragraph says it is in (doc/tongue.h). */
#ifndef TEXT_TONGUES_H
#define TEXT_TONGUES_H

#include "text/para.h"

/* Over what the author marked, but not over code or an address, which are in none. */
void tongues_find(Para *p);

#endif
