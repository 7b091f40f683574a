/* Private to yaml: what an editor most likely did where libyaml stopped. */
#ifndef YAML_SYNTAX_HINT_H
#define YAML_SYNTAX_HINT_H

#include "base/arena.h"
#include "diag/diag.h"
#include "yaml/yaml.h"

/* A hint, by the line with the byte `at` and libyaml's words. */
const char *syntax_hint(Arena *a, const Source *src, size_t start, size_t end, const char *problem, size_t at);

/* Where to tell of keys, and how a word is called that a schema has in another form: 标题 → title (key_meant). */
typedef struct KeyNames {
    Diag *diag;
    Arena *arena;
    const YamlSchema *schema;
    const char *(*meant)(Arena *a, const YamlSchema *schema, const char *word);
} KeyNames;

/* What is told in place of libyaml's words, which come lines later or say nothing; false when it is none of these.
 * Keys up to byte `last`, and all below them, without a right colon: title：…, title:…, title = …. */
bool syntax_keys(const KeyNames *names, const Source *src, size_t start, size_t end, size_t last);
/* A quotation that a quotation mark within it ends, in the line with the byte `at`: title: "他说："好"啊". */
bool syntax_quotes(Diag *d, const Source *src, size_t start, size_t end, size_t at);

#endif
