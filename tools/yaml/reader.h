/* A YAML file as a tree of nodes with their places. Layout files have shapes (lists of steps, tables keyed by style
 * names) that a flat schema does not describe; every key must still be asked for by name, and what nobody asked for is
 * reported with the nearest valid key. */
#ifndef YAML_READER_H
#define YAML_READER_H

#include "world/world.h"

typedef enum NodeKind { NODE_SCALAR, NODE_LIST, NODE_MAP } NodeKind;

typedef struct Node Node;
struct Node {
    NodeKind kind;
    const char *text; /* scalar */
    Span span;
    Node *children;    /* list items; map values */
    const char **keys; /* map */
    Span *key_spans;
    bool *asked;         /* by reader_get, or by a caller that walks the map itself */
    struct Known *known; /* the keys asked for: valid ones */
    size_t n;
};

/* NULL after a report, or when *missing. */
Node *reader_load(World *w, Diag *d, Arena *a, const char *path, bool *missing);
/* The value of a key, or NULL; marks the key as known. */
const Node *reader_get(const Node *map, const char *key);
/* Reports the keys of a map that reader_get was never asked for. */
void reader_unknown(Diag *d, const Node *map);
/* The scalar text of a key, or NULL; a report when it is no scalar. */
const char *reader_text(Diag *d, const Node *map, const char *key, Span *span);

#endif
