/* Private to parse: a Markdown body made ready for cmark.
 *
 * Code points no text may hold (noncharacters) are put in before parsing and taken out after:
 *   PREPARED_PAD  beside a run of * or ~~ that has a mark on one side and a character on the other: by CommonMark's
 *                 flanking rules **真，**她 would not be strong, since Chinese has no space after a mark;
 *   PREPARED_BAR  in place of | inside ruby, so that a table does not take it for a cell's edge; it and the next stand
 * for the characters of PREPARED_SPECIAL inside a formula, where nothing is markup. Inputs on which cmark's time or
 * memory grows faster than their size are refused here, with their place. */
#ifndef PREPARE_PREPARE_H
#define PREPARE_PREPARE_H

#include "base/buf.h"
#include "base/map.h"
#include "diag/diag.h"

/* The last byte of each; all begin with EF B7. */
#define PREPARED_SPECIAL "|\\*_[]<>&!~`#+-="
enum { PREPARED_PAD = 0x90, PREPARED_BAR = 0x91, PREPARED_LAST = PREPARED_BAR + (int)sizeof PREPARED_SPECIAL - 2 };

static inline bool prepared_is_reserved(const char *s)
{
    return (unsigned char)s[0] == 0xEF && (unsigned char)s[1] == 0xB7 && (unsigned char)s[2] >= PREPARED_PAD &&
           (unsigned char)s[2] <= PREPARED_LAST;
}
/* What a reserved code point stands for; 0: nothing. */
static inline char prepared_character(const char *s)
{
    return (unsigned char)s[2] < PREPARED_BAR ? '\0' : PREPARED_SPECIAL[(unsigned char)s[2] - PREPARED_BAR];
}

typedef struct Edit {
    uint32_t at, src; /* the text from `at` on stands in the source from `src` on */
} Edit;

typedef struct NoteDefinition {
    uint32_t start, end; /* of [^label] in the source */
    unsigned line;       /* of the text, from 1 */
} NoteDefinition;

/* [label]: address. */
typedef struct LinkDefinition {
    uint32_t start, end; /* of [label] in the source */
} LinkDefinition;

typedef struct Prepared {
    const Source *src;
    Buf text;
    VEC(Edit) edits;
    VEC(uint32_t) lines; /* where each line of the text begins */
    VEC(NoteDefinition) notes;
    VEC(LinkDefinition) links;
    StrMap *closed;   /* names of </…> that stand in the text, lower case; owned */
    size_t last_edit; /* the edit last used: look-ups come nearly in order */
} Prepared;

/* Takes bytes [start, end) of the source. false after the report of a limit; free it in any case. */
bool prepare_body(Diag *d, const Source *src, size_t start, size_t end, Prepared *out);
void prepared_free(Prepared *p);

/* Offset in the source of an offset in the text. */
uint32_t prepared_source(Prepared *p, uint32_t at);
/* Offset in the text of a line and column as cmark gives them (from 1; a column beyond the line is its end). */
uint32_t prepared_offset(const Prepared *p, int line, int column);
uint32_t prepared_line_end(const Prepared *p, int line);

#endif
