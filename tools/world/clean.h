/* Characters that no text should hold are left out before anything is read: controls that were pasted along (a warning
 * each), and those that can't be seen and would undo the rules and the search (a note each). What stands in the file
 * itself goes in source_clean; what entities and escapes make is judged by the same rule where they are read. */
#ifndef WORLD_CLEAN_H
#define WORLD_CLEAN_H

#include "chars/chars.h"
#include "world/world.h"

/* What a text may have at most, wherever it stands. */
enum {
    LIMIT_MARKS = 30,     /* combining, on one character (UAX 15, Stream-Safe Text); more stops shaping */
    LIMIT_TEXT = 1 << 14, /* bytes of a title, a summary or another text of the YAML files */
};

/* world_read_source, cleaned. */
Source *source_read(World *w, Diag *d, Arena *a, const char *path, bool *missing);
/* The source without them, or itself when it has none; its places are still those of the file. */
const Source *source_clean(Diag *d, Arena *a, const Source *src);

/* A text that escapes or entities may have put such characters in, all told at one place: a copy without them, or the
 * text itself. Line ends become spaces. */
const char *text_clean(Diag *d, Arena *a, const char *text, Span at);

/* Tells that cp, which stands at `at`, is left out for this fate. */
void clean_report(Diag *d, uint32_t cp, CharFate fate, Span at);

#endif
