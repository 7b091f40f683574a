/* Words put together before they are told: a hint with names in it. The format and its arguments are kept apart in one
 * text, so that it can be an argument of a report, is stored with it and is said in the reader's language:
 *
 *   phrase(arena, "did you mean `%s`?", near)
 *
 * A text that never changes needs none of this: plain literals are looked up as they are. Every literal that reads as
 * English words has its Chinese in tools/po/zh.po; tests/po.py finds those that have not. */
#ifndef DIAG_PHRASE_H
#define DIAG_PHRASE_H

#include "base/arena.h"
#include "base/buf.h"
#include <stdarg.h>

const char *phrase(Arena *a, const char *format, ...);
/* The same, said at once. */
void phrase_put(Buf *out, const char *format, ...);
void phrase_vput(Buf *out, const char *format, va_list ap);
/* Appends a text or a phrase in the language of the messages. NULL: nothing. */
void phrase_say(const char *text, Buf *out);

#endif
