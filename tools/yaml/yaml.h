/* YAML as we take it: one document of maps, lists and scalars, each with its place; no anchors, aliases or tags (an
 * alias bomb is refused at its first alias). A schema (tables of keys) checks a document and fills structs; every
 * fault of a file is reported, each at its place. Every file that has keys has one: its tables are data, which
 * json_schema.h writes as a JSON Schema. Nodes and texts live in the arena. */
#ifndef YAML_YAML_H
#define YAML_YAML_H

#include "base/arena.h"
#include "base/moment.h"
#include "world/world.h"
#include <stdbool.h>
#include <stddef.h>

typedef enum YamlKind { YK_NULL, YK_SCALAR, YK_LIST, YK_MAP } YamlKind;

typedef struct YamlNode YamlNode;
struct YamlNode {
    YamlKind kind;
    bool gone;         /* an element that was taken away (merge.h): it only keeps a place, and isn't counted */
    bool quoted;       /* scalar: in quotes or a block scalar, so never a number, a flag or null */
    Span span;         /* a quoted scalar's is inside the quotes when the text stands there unchanged */
    const char *text;  /* scalar, without blanks at its ends; NULL otherwise */
    const char *whole; /* the same with those that stand in quotes; NULL: there are none */
    YamlNode *key;     /* of an entry of a map */
    YamlNode *child;   /* first element or entry, in order of the file; entries with a repeated key are left out */
    YamlNode *next;    /* next element or entry */
    size_t n;          /* number of children */
};

/* Parses bytes [start, end) of a source. NULL after the report of a syntax error; an empty document is YK_NULL. */
YamlNode *yaml_parse(Diag *d, Arena *a, const Source *src, size_t start, size_t end);
/* The same of a file of which the schema is known: hints name its keys. */
typedef struct YamlSchema YamlSchema;
YamlNode *yaml_parse_as(Diag *d, Arena *a, const Source *src, size_t start, size_t end, const YamlSchema *schema);
/* The value of a key of a map, or NULL. */
YamlNode *yaml_lookup(const YamlNode *map, const char *key);

/* What fields are filled with. The span's src is NULL when the key is absent, empty or faulty. */
static inline bool yaml_is_faulty(Span s)
{
    return !s.src && s.end;
}
typedef struct YamlText {
    const char *text; /* in NFC unless the field is a name; "" when absent; surrounding white space is trimmed */
    Span span;
} YamlText;
typedef struct YamlInt {
    int value;
    Span span;
} YamlInt;
typedef struct YamlPage {
    const char *section; /* "A" of A02; "" of 2 */
    int value;
    Span span;
} YamlPage;
typedef struct YamlFlag {
    bool value;
    Span span;
} YamlFlag;
typedef struct YamlChoice {
    int value; /* index into the field's choices */
    Span span;
} YamlChoice;
typedef struct YamlColor {
    uint32_t value;   /* 0xRRGGBB */
    const char *text; /* as written; "" when absent */
    Span span;
} YamlColor;
typedef struct YamlMoment {
    Moment value; /* none when absent */
    Span span;
} YamlMoment;
typedef struct YamlList {
    void *at; /* n values of the item's type: YamlText, YamlInt …; of YT_MAP the structs themselves */
    size_t n; /* without faulty scalars */
    Span span;
} YamlList;
typedef struct YamlTable {
    const YamlText *keys;
    void *at; /* n values, as in a list */
    size_t n;
    Span span;
} YamlTable;

typedef enum YamlType {
    YT_TEXT,   /* YamlText: any scalar, 2021 and true too */
    YT_INT,    /* YamlInt: min…max, preset when absent */
    YT_SHARE,  /* YamlInt in thousandths: 0.4 or 40%; min…max, preset too */
    YT_FLAG,   /* YamlFlag: true, yes, false or no */
    YT_CHOICE, /* YamlChoice: one of choices; preset when absent */
    YT_LENGTH, /* YamlText: a number and a unit, or a size's name, which the layout knows; not negative unless min < 0
                */
    YT_COLOR,  /* YamlColor: "#rrggbb"; of a named one `text` is the name, value 0 */
    YT_PAGE,   /* YamlPage: a page's number, min…max, or in a section its name, A02; preset when absent */
    YT_MOMENT, /* YamlMoment: a day, 2021-11-03, with or without a time of it */
    YT_LIST,   /* YamlList of `item`: min and more, or exactly `count` when that is not 0 */
    YT_MAP,    /* a struct of schema `of`, in place */
    YT_TABLE,  /* YamlTable: any keys, min and more, values of `item` */
} YamlType;

/* A key or choice that people write for another, or in the wrong file, and what to do instead. */
typedef struct YamlConfusion {
    const char *word, *hint;
} YamlConfusion;

typedef struct YamlField YamlField;
struct YamlField {
    const char *key;
    const char *term;    /* the trade's word for it: shown in hints, and known when written as a key */
    const char *tibetan; /* the same in Tibetan, as strings.bo.yaml has it; NULL: none is known for certain */
    YamlType type;
    size_t offset; /* of the member in the struct */
    bool required;
    bool filled; /* the key without a value is a fault */
    bool blanks; /* of a text: blanks at its ends that stand in quotes are kept */
    bool name;   /* a file's or folder's: byte for byte as written; of a colour: a name may stand for it; of a length: a
                    share, 40% */
    int min, max, preset;
    const char *const *choices; /* ends with NULL */
    const YamlConfusion *words; /* other words for them; ends with a NULL word; may be NULL */
    const YamlSchema *of;
    const YamlField *item; /* its key and offset are not looked at */
    size_t count;
    const char *by; /* of a list of maps: the key by which its elements are known (yaml/merge.h); NULL: by none */
    bool single;    /* of a list: one scalar is a list of it alone */
};

/* Every struct that a schema fills begins with `Span span`: the map's place, src NULL when it is absent. */
struct YamlSchema {
    const char *what; /* in messages: "a page" */
    const YamlField *fields;
    size_t n_fields;
    size_t size;                     /* of the struct */
    const char *where;               /* for the hint about a missing key: "between the --- lines"; may be NULL */
    const char *short_key;           /* a scalar is read as the map with this key alone; may be NULL */
    const YamlConfusion *confusions; /* ends with a NULL word; may be NULL */
    const char *text_hint;           /* where a text is written in its place; may be NULL */
    const char *list_hint;           /* where a list is written in its place; may be NULL */
};

#define YAML_FIELDS(T, table)                                                                                          \
    .fields = (table), .n_fields = sizeof(table) / sizeof *(table),                                                    \
    .size = sizeof(T) + 0 * sizeof(char[offsetof(T, span) == 0 ? 1 : -1])

/* Fills *out (schema->size bytes, any state) from a map; what is absent or faulty gets its preset. false when a fault
 * was reported. node NULL (a syntax error, reported already): presets only, false. */
bool yaml_read(Diag *d, Arena *a, const YamlNode *node, const YamlSchema *schema, void *out);
/* The same of a whole file. *missing (may be NULL: then that is a fault, too) tells that there is none. */
bool yaml_read_file(World *w, Diag *d, Arena *a, const char *path, const YamlSchema *schema, void *out, bool *missing);
/* A file's document, not checked yet. NULL after a report, or, when `missing` isn't NULL, without a file. */
YamlNode *yaml_load(World *w, Diag *d, Arena *a, const char *path, const YamlSchema *schema, bool *missing);
/* A file of words: any keys, values of `item`. */
bool yaml_read_words(World *w, Diag *d, Arena *a, const char *path, YamlTable *out, bool *missing);

/* Splits a length: 1.5行 is 1.5 and 行. false when it does not begin with a number. *unit may be "". */
bool yaml_split_length(const char *text, double *number, const char **unit);

#endif
