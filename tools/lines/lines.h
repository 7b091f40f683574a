/* A shaped paragraph (text/para.h) → lines, broken optimally over the whole of it → frame lines. Pure: no file, clock
 * or locale. Lengths, widths and edges run along the line, as in text/para.h. */
#ifndef LINES_LINES_H
#define LINES_LINES_H

#include "text/para.h"

/* A line of a broken paragraph: atoms [from, to), spaces at its ends left out. */
typedef struct BrokenLine {
    uint32_t from, to;
    bool last;   /* the paragraph's last, or before a forced break: not justified */
    uint8_t brk; /* BreakKind it ends at; BREAK_NO: inside a unit wider than the measure */
    Len slack;   /* measure minus natural width */
    Len hyphen;  /* BREAK_HYPHEN: the width of the hyphen set at its end, else 0 */
    Len indent;
} BrokenLine;

/* Breaks to the measure: least demerits over the whole paragraph. Lines go to the arena. Linear in the number of atoms.
 */
BrokenLine *para_break(TextContext *t, Arena *a, const Para *p, Len measure, size_t *n);
enum { OTHER_FEWER, OTHER_MORE, OTHER_LINES };
typedef struct OtherLines {
    BrokenLine *lines;
    size_t n;
} OtherLines;
typedef struct ParaLines {
    BrokenLine *lines;
    size_t n;
    OtherLines other[OTHER_LINES]; /* of one line fewer and one more; where that can't be, the best */
} ParaLines;
/* All from one search: the lines as para_break makes them, for half as much again. */
ParaLines para_break_all(TextContext *t, Arena *a, const Para *p, Len measure);

/* Where the line below the name or book at atom `from` ends, in [from, to): the name's pieces together. Without such a
 * line: the end of the atom's piece. */
uint32_t para_marked_end(const Para *p, uint32_t from, uint32_t to);

/* Does the line need room above it for readings? */
bool para_line_has_ruby(const Para *p, const BrokenLine *l);

/* How far the line's Tibetan reaches above and below the baseline; 0: it has none. */
typedef struct LineInk {
    Len above, below;
} LineInk;
LineInk para_line_ink(TextContext *t, const Para *p, const BrokenLine *l);

typedef VEC(Item) ItemVec;

/* Sets one line with its left edge at x and its baseline at y, or about the centre line x from y down; the line goes to
 * `lines`, what belongs to it but stands out of line (note marks, ruby, emphasis dots, name lines) to `marks`. */
void para_place(TextContext *t, Arena *a, const Para *p, const BrokenLine *l, Len measure, Len x, Len y, LineKind kind,
                ItemVec *lines, ItemVec *marks);

/* Is a line that was to be full set ragged, however little? */
bool para_is_ragged(const Para *p, const BrokenLine *l);
/* How much a line is set short that was to be full, if that is an em and more; else 0. */
Len para_ragged(const Para *p, const BrokenLine *l);
/* Warns of a line that is set an em and more short, at the place of what did not fit in it. */
void para_report_ragged(Diag *d, const Para *p, const BrokenLine *l);

/* Near edges of the boxes of a line's atoms from the measure's start, and the last one's far edge. Borrowed until the
 * context's next call. */
const Len *para_positions(TextContext *t, const Para *p, const BrokenLine *l, Len measure);

/* A line's decisions as stable text, for dump --stage=lines and golden tests. Amounts in em of the paragraph:
 *     TEXT ; [indent A] [start 《 -A] [pair 。《 -A]… [blank ， -A]… [CLASS M -A]… [end 。 -A] [space +A×N] [latin
 * +A×N] [each +A×N] [han +A×N] [pad N] [short A] [ragged A] [rest A] ; END [badness N] [penalty N] [dots T] [line T]
 * [wave T] [ruby T=R] start, end: the blank half that a line's end takes. pair: two marks squeezed to 1.5 em. blank:
 * halved by the style (开明, 半角). CLASS -A: what justification took there (space bracket comma latin stop,
 * CLREQ 3.5.3). space, latin, each, han +A×N: what each of N gaps was opened by (each: Latin gaps too; han: the others
 * alone). pad: tshegs added. short: white left in a line that is not justified. ragged: in one that was to be, but
 * would gape. rest: what no gap could take. END: allowed, poor or spare (only for want of better), hyphen, divided (at
 * any letter of a unit wider than the measure) or end (of the paragraph, or a forced break). badness: of fit_badness,
 * 100 is tolerable.
 */
void para_dump_line(TextContext *t, const Para *p, const BrokenLine *l, Len measure, Buf *out);

#endif
