/* Private to yaml: one map being checked against its schema. */
#ifndef YAML_READER_H
#define YAML_READER_H

#include "yaml/yaml.h"

typedef struct Reader {
    Diag *diag;
    Arena *arena;
    const YamlSchema *schema;
    const struct Reader *up; /* the map this one stands in; NULL: the file's own */
    bool ok;
} Reader;

size_t reader_size(const YamlField *f); /* of a field's member */
void reader_preset(const YamlField *f, void *out);
/* Scalars of every kind; `key` is how the value is called. false after a report. */
bool reader_scalar(Reader *r, const YamlNode *v, const YamlField *f, const char *key, void *out);
/* `key` must be `want`, not what stands there. */
void reader_wrong(Reader *r, const YamlNode *v, const char *key, const char *want, const char *hint);
/* A line that would be right: the hint for a value that isn't. */
const char *reader_example(Arena *a, const YamlField *f, const char *key);
const char *reader_want(const YamlField *f); /* "a text" */
/* "a list"; what a node is, for messages. */
const char *reader_kind(const YamlNode *v);
/* What YAML took for a comment right behind the value, or in its place: #1f6b3a without quotes; NULL: none. */
const char *reader_comment(Arena *a, const YamlNode *v);

/* The schema's key that a word stands for: 标题 → title; the word itself when it is none. */
const char *key_meant(Arena *a, const YamlSchema *s, const char *word);
const YamlField *schema_field(const YamlSchema *s, const char *key);
/* What to do instead of a word; NULL: it is none of them. */
const char *confusion_hint(const YamlConfusion *c, const char *word);
void reader_unknown_key(Reader *r, const YamlNode *key);
void reader_not_a_map(Reader *r, const YamlNode *node);
void reader_check_required(Reader *r, const YamlNode *map, const YamlField *f);

#endif
