/* Private to text: the report of a character that no font has, at its place in the source. */
#ifndef TEXT_MISSING_H
#define TEXT_MISSING_H

#include "text/para.h"

/* The character stands at byte `off` of `text`, the piece's text or one of its readings. Its place is exact also where
 * normalisation changed marks before it: the source has this character as often before it as the text has. */
void missing_report(Diag *d, const Piece *piece, const char *text, size_t off);

#endif
