/* Words with arguments: formats as printf has them (%s %.Ns %.*s %d %u %c %zu %X with flags), whose arguments are taken
 * at once and put in last, in whatever language then. A translation may name them, %2$s: the first is 1. An argument
 * that is words itself is looked up in the catalogue, and a phrase (phrase.h) put together in its language. */
#ifndef DIAG_FORMAT_H
#define DIAG_FORMAT_H

#include "base/arena.h"
#include "base/buf.h"
#include <stdarg.h>
#include <stdint.h>

typedef enum ArgKind { ARG_TEXT, ARG_INT, ARG_UNSIGNED } ArgKind;

typedef struct Arg {
    ArgKind kind;
    const char *text; /* ARG_TEXT; may be NULL */
    int64_t number;
} Arg;

size_t format_count(const char *format);
/* Takes the arguments of a format in English, then those of another ("": none), from `ap` into `out`; returns how many.
 * Texts are copied to the arena. */
size_t format_take(Arena *a, const char *format, const char *then, va_list ap, Arg *out);
/* Appends the words: of the format as it is, arguments translated. */
void format_say(const char *format, const Arg *args, size_t n, Buf *out);

#endif
