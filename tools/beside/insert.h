/* ![[name]] in a paragraph of its own: the text of blocks/name.md, which many articles of a paper may share, stands
 * there. Here: what such a paragraph names, and its file. parse/markdown_insert.c puts the text in. */
#ifndef BESIDE_INSERT_H
#define BESIDE_INSERT_H

#include "world/world.h"

/* Of a paper, beside its issues. */
#define INSERT_FOLDER "blocks"

/* The text blocks that the text at hand stands in. */
typedef struct InsertChain {
    const char *name;
    const struct InsertChain *up; /* NULL: an article's own text */
} InsertChain;

/* What an article has had put in so far. */
typedef struct InsertCount {
    unsigned n;
    size_t bytes;
} InsertCount;

enum { MOST_INSERTS = 500 }; /* in an article; together they have no more bytes than a file may */

/* Is a paragraph's text, n bytes, ![[name]] and no more? The name's place in it. Full-width marks will do. */
bool insert_is(const char *s, size_t n, const char **name, size_t *length);
/* The folder of text blocks for an article in folder dir. */
const char *insert_folder(Arena *a, const char *dir);
/* The text; NULL after a report at `at`: no name, no such file, one of the chain. */
const Source *insert_read(World *w, Diag *d, Arena *a, const char *folder, const InsertChain *within, Span at,
                          const char *name);

#endif
