/* Keys that a schema does not have, and those that are missing: what was most likely meant. */
#include "yaml/reader.h"

#include "diag/phrase.h"
#include "yaml/nearest.h"
#include "yaml/syntax_hint.h"
#include <stdint.h>
#include <string.h>

enum { MOST_FIELDS = 96 };

const YamlField *schema_field(const YamlSchema *s, const char *key)
{
    for (size_t i = 0; i < s->n_fields; i++)
        if (strcmp(s->fields[i].key, key) == 0)
            return &s->fields[i];
    return NULL;
}

/* Title, TITLE, base-url: as keys are written here. */
static char *as_key(Arena *a, const char *s)
{
    static const char *const around[] = {"\xE3\x80\x80", "“", "”", "‘", "’", "「", "」", "\"", "'", " "};
    size_t n = strlen(s), kept = SIZE_MAX;
    while (n < kept) { /* blanks and quotes that editors put about it */
        kept = n;
        for (size_t i = 0; i < sizeof around / sizeof *around; i++) {
            size_t k = strlen(around[i]);
            if (n > k && strncmp(s, around[i], k) == 0) {
                s += k;
                n -= k;
            } else if (n > k && memcmp(s + n - k, around[i], k) == 0) {
                n -= k;
            }
        }
    }
    char *key = arena_strndup(a, s, n);
    for (char *c = key; *c; c++) {
        if (*c >= 'A' && *c <= 'Z')
            *c = (char)(*c + 32);
        else if (*c == '-')
            *c = '_';
    }
    return key;
}

/* The length of a Tibetan word without the tsheg and shad that may end it. */
static size_t tibetan_length(const char *s)
{
    static const char *const ends[] = {"་", "།", "༌"};
    size_t n = strlen(s), kept = SIZE_MAX;
    while (n < kept) {
        kept = n;
        for (size_t i = 0; i < sizeof ends / sizeof *ends; i++)
            if (n >= strlen(ends[i]) && memcmp(s + n - strlen(ends[i]), ends[i], strlen(ends[i])) == 0)
                n -= strlen(ends[i]);
    }
    return n;
}

static bool is_term(const YamlField *f, const char *key)
{
    size_t n = tibetan_length(key);
    return (f->term && strcmp(f->term, key) == 0) ||
           (f->tibetan && n && tibetan_length(f->tibetan) == n && memcmp(f->tibetan, key, n) == 0);
}

/* The field an unknown key comes nearest to: by its name, or by the trade's word. */
static const YamlField *field_near(const YamlSchema *s, const char *key, unsigned *distance)
{
    const char *keys[MOST_FIELDS];
    size_t n = s->n_fields < MOST_FIELDS ? s->n_fields : MOST_FIELDS;
    for (size_t i = 0; i < n; i++) {
        keys[i] = s->fields[i].key;
        if (is_term(&s->fields[i], key)) {
            *distance = 0;
            return &s->fields[i];
        }
    }
    return schema_field(s, nearest_word(key, keys, n, distance));
}

const char *key_meant(Arena *a, const YamlSchema *s, const char *word)
{
    unsigned distance;
    const YamlField *f = field_near(s, as_key(a, word), &distance);
    return f && distance <= 2 && distance < strlen(word) ? f->key : word;
}

static const YamlSchema *schema_within(const YamlField *f)
{
    while (f->item)
        f = f->item;
    return f->type == YT_MAP ? f->of : NULL;
}

/* A key of a map in this one, or of the map that this one stands in. */
static const char *elsewhere_hint(const Reader *r, const char *key)
{
    for (size_t i = 0; i < r->schema->n_fields; i++) {
        const YamlField *f = &r->schema->fields[i];
        const YamlSchema *within = schema_within(f);
        if (!within || !schema_field(within, key))
            continue;
        if (f->type == YT_MAP)
            return phrase(r->arena, "write %s: {%s: …}", f->key, key);
        return phrase(r->arena, "`%s` is a key of %s, under `%s`", key, within->what, f->key);
    }
    for (const Reader *up = r->up; up; up = up->up)
        if (schema_field(up->schema, key))
            return phrase(r->arena, "`%s` is a key of %s: move it there", key, up->schema->what);
    return NULL;
}

static const char *near_hint(const Reader *r, const char *key)
{
    const YamlSchema *s = r->schema;
    unsigned distance;
    const YamlField *f = field_near(s, key, &distance);
    bool near = distance <= 2 && distance < strlen(key);
    const char *term = f->tibetan && tibetan_length(key) && is_term(f, key) && (!f->term || strcmp(f->term, key) != 0)
                           ? f->tibetan
                           : f->term;
    const char *word =
        term ? arena_printf(r->arena, "`%s` (%s)", f->key, term) : arena_printf(r->arena, "`%s`", f->key);
    if (near)
        return phrase(r->arena, "did you mean %s?", word);
    Buf all = {0};
    for (size_t i = 0; i < s->n_fields; i++)
        buf_printf(&all, "%s%s", i ? ", " : "", s->fields[i].key);
    const char *hint = phrase(r->arena, "the nearest valid key is %s; valid are %s", word, all.data);
    buf_free(&all);
    return hint;
}

void reader_unknown_key(Reader *r, const YamlNode *key)
{
    const char *word = as_key(r->arena, key->text);
    const char *hint = strstr(key->text, "：") ? "write the ASCII colon and a space after the key, not ："
                                               : confusion_hint(r->schema->confusions, word);
    if (!hint)
        hint = elsewhere_hint(r, word);
    if (!hint)
        hint = near_hint(r, word);
    diag_error(r->diag, key->span, DIAG_YAML_KEY_UNKNOWN, r->schema->what, key->text, hint);
    r->ok = false;
}

/* `title 春耕`, `title，春耕`: a key without its colon; NULL: none. */
static const char *pair_meant(const Reader *r, const char *text)
{
    static const char *const marks[] = {" ", "，", "、", "。", "\xE3\x80\x80"};
    for (size_t n = *text ? 1 : 0; text[n]; n++)
        for (size_t i = 0; i < sizeof marks / sizeof *marks; i++) {
            if (strncmp(text + n, marks[i], strlen(marks[i])) != 0)
                continue;
            const char *word = arena_strndup(r->arena, text, n), *value = text + n + strlen(marks[i]);
            const char *key = key_meant(r->arena, r->schema, word);
            return schema_field(r->schema, key) && *value ? phrase(r->arena, "write %s: %.60s", key, value) : NULL;
        }
    return NULL;
}

/* A scalar where keys were expected: most often a colon that isn't one. */
void reader_not_a_map(Reader *r, const YamlNode *node)
{
    r->ok = false;
    Span s = node->span;
    if (!r->up && node->kind == YK_SCALAR && !node->quoted &&
        syntax_keys(&(KeyNames){r->diag, r->arena, r->schema, key_meant}, s.src, s.start, s.end, s.end))
        return;
    const char *hint =
        r->up ? phrase(r->arena, "write {%s: …}", r->schema->fields[0].key) : "write key: value, one a line";
    const char *meant = NULL;
    if (node->kind == YK_LIST && r->schema->list_hint)
        hint = r->schema->list_hint;
    else if (node->kind == YK_LIST && !r->up)
        hint = "delete the - before the keys";
    else if (node->text && (meant = pair_meant(r, node->text)))
        hint = meant;
    else if (node->text && r->schema->text_hint)
        hint = r->schema->text_hint;
    else if (node->text && strstr(node->text, "："))
        hint = "write the ASCII colon and a space after the key, not ：";
    else if (node->text && strchr(node->text, ':'))
        hint = "put a space after the colon";
    diag_error(r->diag, node->span, DIAG_YAML_NOT_A_MAP, r->schema->what, reader_kind(node), hint);
}

static const char *missing_hint(Arena *a, const YamlSchema *s, const YamlField *f)
{
    const char *value = f->type == YT_LIST ? "[…]" : f->choices ? f->choices[0] : f->type == YT_LENGTH ? "9pt" : "…";
    return s->where ? phrase(a, "add a line `%s: %s` %s", f->key, value, s->where)
                    : phrase(a, "add a line `%s: %s`", f->key, value);
}

/* An unknown key, told already, was meant for the field: titel, 标题, heading. */
static bool is_meant(const Reader *r, const YamlNode *map, const YamlField *f)
{
    for (const YamlNode *v = map->kind == YK_MAP ? map->child : NULL; v; v = v->next) {
        if (schema_field(r->schema, v->key->text))
            continue;
        const char *word = as_key(r->arena, v->key->text), *hint = confusion_hint(r->schema->confusions, word);
        unsigned distance;
        size_t n = strlen(f->key);
        if (hint ? strncmp(hint, "write ", 6) == 0 && strncmp(hint + 6, f->key, n) == 0 && hint[6 + n] == ':'
                 : field_near(r->schema, word, &distance) == f && distance <= 2 && distance < strlen(word))
            return true;
    }
    return false;
}

void reader_check_required(Reader *r, const YamlNode *map, const YamlField *f)
{
    const YamlNode *v = yaml_lookup(map, f->key);
    if (v && v->kind != YK_NULL && !(v->kind == YK_SCALAR && !*v->text))
        return;
    r->ok = false;
    const char *comment = v ? reader_comment(r->arena, v) : NULL;
    if (comment)
        diag_error(r->diag, v->key->span, DIAG_YAML_COMMENT, f->key, comment, f->key, comment);
    else if (v)
        diag_error(r->diag, v->key->span, DIAG_YAML_EMPTY, f->key, reader_example(r->arena, f, f->key));
    else if (!is_meant(r, map, f))
        diag_error(r->diag, span_at(map->span.src, map->span.start, map->span.start), DIAG_YAML_KEY_MISSING,
                   r->schema->what, f->key, f->term ? " (" : "", f->term ? f->term : "", f->term ? ")" : "",
                   missing_hint(r->arena, r->schema, f));
}
