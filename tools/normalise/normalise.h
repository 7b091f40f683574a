/* Agency text → GB/T 15834: full-width , ; : ? ! ( ) between Han, —— for - - / — / --, …… for ..., straight quotes to
 * “ ” with ‘ ’ nested inside (「 」 and 『 』 in zh-Hant), ～ between quantities, · in names, − before a negative
 * number, no spaces beside full-width marks. A single — is changed only where a 破折号 is certain; 一字线 and what may
 * be one stay (normalise_ranges.c). Never inside numbers, times, Latin runs and sentences, code, formulae, markup or
 * URLs.
 *
 * Works on one paragraph at a time, given as pieces of text (its inlines) so that context and quote pairing run
 * through bold, link and emphasis boundaries. What goes on from paragraph to paragraph is in a NormStory. */
#ifndef NORMALISE_NORMALISE_H
#define NORMALISE_NORMALISE_H

#include "doc/doc.h"

typedef struct NormPiece {
    const char *text;   /* in: as written; out: normalised, in the arena (or the same pointer when nothing changed) */
    bool verbatim;      /* code, URL: context only, never changed */
    bool keeps_spaces;  /* a title: its spaces say where lines may break */
    const uint32_t *at; /* NULL, or the offset in the source of each byte of the text */
    Span span;          /* where the text stands in the source; an offset inside text is an offset inside the span when
                         * their lengths agree */
    const char *href;   /* pieces of one link share this pointer; NULL: not in a link */
} NormPiece;

/* What the paragraphs of one article know of each other. Zeroed, it is a story at its beginning. A quotation over
 * several paragraphs has its opening mark before each and its closing mark after the last (GB/T 15834 4.8.3.6). */
typedef struct NormStory {
    uint32_t open, typed; /* the mark that opened a quotation which the last paragraph left open, 0: none; as typed */
    Span place;           /* of that mark */
    bool told_of_formula; /* once an article is enough */
} NormStory;

/* Changes the pieces of one paragraph in place and reports each change as a note (SEV_NOTE) to d, if d is not NULL:
 * "',' set as '，' (GB/T 15834)". A — that is kept though it may be a 破折号 is a note too. A quotation mark without
 * partner, “ ” within “ ”, a '.' between Han, a hyphen in a foreign name and a formula are warnings.
 * Once is enough: a second call changes nothing. lang: only Chinese text is changed. Takes no memory when there is
 * nothing to change. */
void normalise_paragraph(Arena *a, Diag *d, Lang lang, NormPiece *pieces, size_t n);

/* The same for a paragraph that may go on with a quotation of the one before. */
void normalise_next(Arena *a, Diag *d, Lang lang, NormStory *story, NormPiece *pieces, size_t n);
/* What comes next is no such paragraph (a heading, a list, the end): an open quotation is reported. */
void normalise_break(Diag *d, NormStory *story);

#endif
