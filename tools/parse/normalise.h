/* Agency text → GB/T 15834: full-width , ; : ? ! ( ) between Han, —— for - - / — / --, …… for ..., straight quotes to
 * “ ” with ‘ ’ nested inside, no spaces beside full-width marks. A single — between places, dates or numbers is 一字线
 * and stays (normalise_ranges.c). Never inside numbers, times, Latin runs, code or URLs.
 *
 * Works on one paragraph at a time, given as pieces of text (its inlines) so that context and quote pairing run
 * through bold, link and emphasis boundaries. */
#ifndef PARSE_NORMALISE_H
#define PARSE_NORMALISE_H

#include "doc/doc.h"

typedef struct NormPiece {
    const char *text;   /* in: as written; out: normalised, in the arena (or the same pointer when nothing changed) */
    bool verbatim;      /* code, URL: context only, never changed */
    bool keeps_spaces;  /* a title: its spaces say where lines may break */
    const uint32_t *at; /* NULL, or the offset in the source of each byte of the text */
    Span span;          /* where the text stands in the source; an offset inside text is an offset inside the span when
                         * their lengths agree */
} NormPiece;

/* Changes the pieces of one paragraph in place and reports each change as a note (SEV_NOTE) to d, if d is not NULL:
 * "',' set as '，' (GB/T 15834)". A quotation mark without partner, “ ” within “ ” and a '.' between Han are warnings.
 * Once is enough: a second call changes nothing. lang: only Chinese text is changed. Takes no memory when there is
 * nothing to change.
 */
void normalise_paragraph(Arena *a, Diag *d, Lang lang, NormPiece *pieces, size_t n);

#endif
