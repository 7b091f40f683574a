/* Lines of display type (headlines): the least ragged division into a given number of lines, at the author's spaces
 * first, then between words; never where breaks/breaks.h forbids it. TYPOGRAPHY: headlines. */
#ifndef LINES_BALANCE_H
#define LINES_BALANCE_H

#include "lines/lines.h"

typedef struct BalancedLines {
    BrokenLine *lines; /* in the arena; slack against the widest line */
    size_t n;
    Len widest;     /* the natural width of the widest line */
    int64_t cost;   /* how it looks: 0 is even lines broken at spaces or marks; compare within one paragraph */
    bool at_spaces; /* every break stands at a space of the author's */
    bool splits_word;
} BalancedLines;

/* Divides the paragraph into exactly `lines` lines, none wider than `most` (LEN_MAX: any width). at_spaces: only at the
 * author's spaces (between Latin words or beside them a space is none). false when that can't be. */
bool para_balance(TextContext *t, Arena *a, const Para *p, int lines, Len most, bool at_spaces, BalancedLines *out);

#endif
