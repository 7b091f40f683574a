/* Private to text and lines: the report of a character that no font has, at its place in the source. */
#ifndef TEXT_MISSING_H
#define TEXT_MISSING_H

#include "base/map.h"
#include "text/para.h"

/* What was reported of a paragraph: each character once, and not thousands (a text in another script). */
typedef struct Missing {
    IntMap *told; /* on the heap; NULL: none yet */
    int n;
} Missing;

/* The character or cluster stands at byte `off` of `text`, the piece's text or one of its readings; replaced: 〓 is set
 * in its place. Its place is exact also where normalisation changed marks before it: the source has this character as
 * often before it as the text has. */
void missing_report(Missing *m, Diag *d, const Piece *piece, const char *text, size_t off, size_t bytes, bool replaced);
void missing_end(Missing *m);

/* The place of `bytes` of a piece's text from `off` on, found the same way; the piece's when they are written
 * otherwise. */
Span missing_place(const Piece *piece, const char *text, size_t off, size_t bytes);

#endif
