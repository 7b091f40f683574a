/* Shared by the parts of prepare: the text as it is made, and what goes in or out on the way. */
#ifndef PREPARE_PREPARE_PARTS_H
#define PREPARE_PREPARE_PARTS_H

#include "base/arena.h"
#include "prepare/enumerator.h"
#include "prepare/prepare.h"

typedef enum LineKind { LINE_NONE, LINE_EMPTY, LINE_TEXT, LINE_BLOCK } LineKind;

/* What the lines so far say about the one to come. */
typedef struct LineState {
    LineKind before;
    bool fenced; /* in ``` or ~~~ */
    char fence;  /* its character */
    uint32_t fence_length, fence_quotes, fence_column;
    bool in_list;  /* of a list or note, or what may go on with one: indentation means something else */
    bool in_code;  /* an indented block that is code */
    bool indented; /* the paragraph began with an indentation */
    bool defining; /* the paragraph so far is definitions of links */
    bool in_table;
    uint32_t paragraph; /* where it began */
    Enumerator last;    /* of the paragraph's lines */
} LineState;

typedef struct Preparer {
    Prepared *p;
    Diag *diag;
    const char *s;
    uint32_t start, end;
    uint32_t copied; /* the source up to here is in the text */
    LineState line;
    struct {
        bool no_comment, no_script, no_style; /* none ends in what is left */
    } html;
    uint32_t code_end;    /* of the code span we may be in */
    uint32_t formula_end; /* of the formula */
    uint32_t address_end; /* of the picture's file, or the address, we may be in: nothing in it is emphasis */
} Preparer;

/* Puts the source up to `at` and then `text`; the source goes on at `resume`. */
void prepare_put(Preparer *w, uint32_t at, const char *text, uint32_t resume);
/* The same with a reserved code point. */
void prepare_insert(Preparer *w, uint32_t at, int code, uint32_t resume);
static inline void prepare_cut(Preparer *w, uint32_t from, uint32_t to)
{
    prepare_put(w, from, "", to);
}
/* An empty line before the line at `at`, with the n bytes of its quote marks. */
void prepare_split(Preparer *w, uint32_t at, uint32_t n);

/* prepare_lines.c: looks at the line that begins at `at`, mends it; returns where its characters are to be read from.
 */
uint32_t prepare_line(Preparer *w, uint32_t at);
/* prepare_words.c: the first line of a paragraph, as it begins at `at`. */
void prepare_tell_words(Preparer *w, uint32_t at, uint32_t end);
/* The same of any line: what full-width marks keep from being a link or bold. */
void prepare_tell_marks(Preparer *w, uint32_t at, uint32_t end);
/* prepare_html.c: < that begins a line at i. Returns where to go on. */
uint32_t prepare_html(Preparer *w, uint32_t i);
/* prepare_formula.c: $ at i, and a character within a formula. Both return where to go on. */
uint32_t prepare_formula(Preparer *w, uint32_t i);
uint32_t prepare_in_formula(Preparer *w, uint32_t i);
/* prepare_pictures.c: ! or ！ at i. Returns where to go on. */
uint32_t prepare_picture(Preparer *w, uint32_t i);

#endif
