/* A set line as ALTO's strings: words with their places. Words are UAX 29's, Han by ICU's dictionary; a mark belongs to
 * the word before it, so that only spaces part strings that do not touch. */
#ifndef ALTO_WORDS_H
#define ALTO_WORDS_H

#include "base/buf.h"
#include "frame/frame.h"

typedef struct Words Words;
Words *words_new(void); /* NULL: ICU's data is missing */
void words_free(Words *w);

/* What the line covers: its type's height about the baseline, or its width about the centre of vertical text. */
Rect words_line_box(const Line *line);
/* Appends a length in ALTO's unit, tenths of a millimetre. */
void words_put_length(Len value, Buf *out);
/* The same as an attribute. */
void words_put_measure(const char *name, Len value, Buf *out);
/* Appends HPOS, VPOS, WIDTH and HEIGHT. */
void words_put_box(const Rect *at, Buf *out);
/* Appends the line's <String>, <SP> and <HYP>; nothing when it has no text. */
void words_put(Words *w, const Line *line, Buf *out);

#endif
