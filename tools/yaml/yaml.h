/* YAML as we take it: one document of maps, lists and scalars, each with its place; no anchors, aliases or tags (an
 * alias bomb is refused at its first alias). A schema (a table of keys) checks a map and fills a struct; every fault
 * of a file is reported, each at its place. Nodes and texts live in the arena. */
#ifndef YAML_YAML_H
#define YAML_YAML_H

#include "base/arena.h"
#include "diag/diag.h"
#include <stdbool.h>
#include <stddef.h>

typedef enum YamlKind { YK_NULL, YK_SCALAR, YK_LIST, YK_MAP } YamlKind;

typedef struct YamlNode YamlNode;
struct YamlNode {
    YamlKind kind;
    bool quoted;      /* scalar: in quotes or a block scalar, so never a number, a flag or null */
    Span span;        /* a quoted scalar's is inside the quotes when the text stands there unchanged */
    const char *text; /* scalar; NULL otherwise */
    YamlNode *key;    /* of an entry of a map */
    YamlNode *child;  /* first element or entry, in order of the file; entries with a repeated key are left out */
    YamlNode *next;   /* next element or entry */
    size_t n;         /* number of children */
};

/* Parses bytes [start, end) of a source. NULL after the report of a syntax error; an empty document is YK_NULL. */
YamlNode *yaml_parse(Diag *d, Arena *a, const Source *src, size_t start, size_t end);
/* The value of a key of a map, or NULL. */
YamlNode *yaml_lookup(const YamlNode *map, const char *key);

/* What fields are filled with. The span's src is NULL when the key is absent. */
typedef struct YamlText {
    const char *text; /* in NFC unless the field is a name; "" when absent; surrounding white space is trimmed */
    Span span;
} YamlText;
typedef struct YamlInt {
    int value;
    Span span;
} YamlInt;
typedef struct YamlFlag {
    bool value;
    Span span;
} YamlFlag;
typedef struct YamlChoice {
    int value; /* index into the field's choices */
    Span span;
} YamlChoice;
typedef struct YamlTexts {
    YamlText *at;
    size_t n;
    Span span;
} YamlTexts;
typedef struct YamlMaps {
    void *at; /* n structs of the field's schema */
    size_t n;
    Span span;
} YamlMaps;

typedef enum YamlType {
    YT_TEXT,   /* YamlText: any scalar, 2021 and true too */
    YT_INT,    /* YamlInt: min…max, preset when absent */
    YT_FLAG,   /* YamlFlag: true or false */
    YT_CHOICE, /* YamlChoice: one of choices; preset when absent */
    YT_TEXTS,  /* YamlTexts: list of scalars */
    YT_MAPS,   /* YamlMaps: list of maps of schema `of` */
} YamlType;

typedef struct YamlSchema YamlSchema;
typedef struct YamlField {
    const char *key;
    const char *term; /* the trade's word for it: shown in hints, and known when written as a key */
    YamlType type;
    size_t offset; /* of the member in the struct */
    bool required;
    bool name; /* a file's or folder's: byte for byte as written */
    int min, max, preset;
    const char *const *choices; /* ends with NULL */
    const YamlSchema *of;
} YamlField;

struct YamlSchema {
    const char *what; /* in messages: "a page" */
    const YamlField *fields;
    size_t n_fields;
    size_t size;       /* of the struct */
    const char *where; /* for the hint about a missing key: "between the --- lines"; may be NULL */
};

/* Fills *out (schema->size bytes, any state) from a map; what is absent or faulty gets its preset. false when a fault
 * was reported. node NULL (a syntax error, reported already): presets only, false. */
bool yaml_read(Diag *d, Arena *a, const YamlNode *node, const YamlSchema *schema, void *out);

#endif
