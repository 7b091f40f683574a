/* A map checked against a schema. */
#include "yaml/yaml.h"

#include "base/nfc.h"
#include "world/clean.h"
#include "yaml/nearest.h"
#include <stdlib.h>
#include <string.h>

typedef struct Reader {
    Diag *diag;
    Arena *arena;
    const YamlSchema *schema;
    bool ok;
} Reader;

enum { MOST_FIELDS = 64 };

static void *member(void *out, const YamlField *f)
{
    return (char *)out + f->offset;
}

static void set_presets(const YamlSchema *s, void *out)
{
    memset(out, 0, s->size);
    for (size_t i = 0; i < s->n_fields; i++) {
        const YamlField *f = &s->fields[i];
        void *m = member(out, f);
        if (f->type == YT_TEXT)
            ((YamlText *)m)->text = "";
        else if (f->type == YT_INT)
            ((YamlInt *)m)->value = f->preset;
        else if (f->type == YT_CHOICE)
            ((YamlChoice *)m)->value = f->preset;
    }
}

static const char *kind_name(const YamlNode *v)
{
    switch (v->kind) {
    case YK_NULL:
        return "empty";
    case YK_LIST:
        return "a list";
    case YK_MAP:
        return "a map";
    case YK_SCALAR:
        break;
    }
    return "a text";
}

static YamlText text_of(const Reader *r, const YamlNode *v, const YamlField *f)
{
    return (YamlText){f->name ? v->text : nfc_text(r->arena, v->text), v->span};
}

static void wrong_type(Reader *r, const YamlNode *v, const char *key, const char *want, const char *hint)
{
    r->ok = false;
    if (v->kind == YK_SCALAR)
        diag_error(r->diag, v->span, DIAG_YAML_WRONG_VALUE, key, want, v->text, hint);
    else
        diag_error(r->diag, v->span, DIAG_YAML_WRONG_KIND, key, want, kind_name(v), hint);
}

/* A line that would be right: the hint for a value that isn't. */
static const char *example(Arena *a, const YamlField *f)
{
    switch (f->type) {
    case YT_INT:
        return arena_printf(a, "write %s: %d", f->key, f->preset ? f->preset : f->min > 1 ? f->min : 1);
    case YT_FLAG:
        return arena_printf(a, "write %s: true or %s: false, without quotes", f->key, f->key);
    case YT_CHOICE:
        return arena_printf(a, "write %s: %s", f->key, f->choices[0]);
    case YT_TEXTS:
        return arena_printf(a, "write %s: [one, another]", f->key);
    case YT_MAPS:
        return arena_printf(a, "write `%s:`, then an indented line `- %s: …` for each", f->key, f->of->fields[0].key);
    case YT_TEXT:
        break;
    }
    return arena_printf(a, "write %s: …, in quotes when it has a colon, # or brackets", f->key);
}

static void read_int(Reader *r, const YamlNode *v, const YamlField *f, YamlInt *out)
{
    const char *s = v->text ? v->text : "";
    size_t digits = strspn(s + (*s == '-'), "0123456789");
    char *want = arena_printf(r->arena, "a whole number from %d to %d", f->min, f->max);
    if (v->kind != YK_SCALAR || !digits || digits > 9 || s[digits + (*s == '-')]) {
        wrong_type(r, v, f->key, want, example(r->arena, f));
        return;
    }
    if (v->quoted) {
        wrong_type(r, v, f->key, "a number, not a text in quotes", "leave the quotes out");
        return;
    }
    long n = strtol(s, NULL, 10);
    if (n < f->min || n > f->max) {
        wrong_type(r, v, f->key, want, example(r->arena, f));
        return;
    }
    out->value = (int)n;
    out->span = v->span;
}

static void read_flag(Reader *r, const YamlNode *v, const YamlField *f, YamlFlag *out)
{
    bool yes = v->kind == YK_SCALAR && strcmp(v->text, "true") == 0;
    bool no = v->kind == YK_SCALAR && strcmp(v->text, "false") == 0;
    if ((!yes && !no) || v->quoted) {
        wrong_type(r, v, f->key, "true or false", example(r->arena, f));
        return;
    }
    out->value = yes;
    out->span = v->span;
}

/* The choice that begins as what was written, or that is nearest to it; NULL when nothing is near. */
static const char *nearest_choice(const char *written, const char *const *choices, size_t n)
{
    size_t length = strlen(written);
    unsigned distance;
    for (size_t i = 0; length && i < n; i++)
        if (strncmp(choices[i], written, length) == 0)
            return choices[i];
    const char *near = nearest_word(written, choices, n, &distance);
    return distance < length ? near : NULL;
}

static void read_choice(Reader *r, const YamlNode *v, const YamlField *f, YamlChoice *out)
{
    size_t n = 0;
    while (f->choices[n])
        n++;
    for (size_t i = 0; v->kind == YK_SCALAR && i < n; i++) {
        if (strcmp(v->text, f->choices[i]) == 0) {
            out->value = (int)i;
            out->span = v->span;
            return;
        }
    }
    Buf list = {0};
    for (size_t i = 0; i < n; i++)
        buf_printf(&list, "%s%s", i == 0 ? "" : i + 1 == n ? " or " : ", ", f->choices[i]);
    const char *hint = example(r->arena, f);
    const char *near = v->kind == YK_SCALAR ? nearest_choice(v->text, f->choices, n) : NULL;
    if (near)
        hint = arena_printf(r->arena, "the nearest is `%s`", near);
    wrong_type(r, v, f->key, list.data, hint);
    buf_free(&list);
}

static bool is_short(Reader *r, const YamlNode *v, const char *key)
{
    size_t n = strlen(v->text);
    if (n <= LIMIT_TEXT)
        return true;
    r->ok = false;
    diag_error(r->diag, v->span, DIAG_YAML_TEXT_TOO_LONG, key, n, LIMIT_TEXT);
    return false;
}

static void read_texts(Reader *r, const YamlNode *v, const YamlField *f, YamlTexts *out)
{
    if (v->kind != YK_LIST) {
        const char *hint = example(r->arena, f);
        if (v->kind == YK_SCALAR)
            hint = arena_printf(r->arena, "write %s: [%.60s]", f->key, v->text);
        wrong_type(r, v, f->key, "a list", hint);
        return;
    }
    out->at = ARENA_ARRAY(r->arena, YamlText, v->n);
    out->span = v->span;
    for (const YamlNode *e = v->child; e; e = e->next) {
        if (e->kind != YK_SCALAR || !*e->text) {
            r->ok = false;
            diag_error(r->diag, e->span, DIAG_YAML_ELEMENT_KIND, f->key, e->kind == YK_SCALAR ? "empty" : kind_name(e),
                       example(r->arena, f));
            continue;
        }
        if (is_short(r, e, f->key))
            out->at[out->n++] = text_of(r, e, f);
    }
}

static void read_maps(Reader *r, const YamlNode *v, const YamlField *f, YamlMaps *out)
{
    if (v->kind != YK_LIST) {
        wrong_type(r, v, f->key, "a list", example(r->arena, f));
        return;
    }
    out->at = arena_alloc(r->arena, v->n * f->of->size);
    out->span = v->span;
    for (const YamlNode *e = v->child; e; e = e->next)
        r->ok &= yaml_read(r->diag, r->arena, e, f->of, (char *)out->at + out->n++ * f->of->size);
}

static void read_value(Reader *r, const YamlNode *v, const YamlField *f, void *out)
{
    void *m = member(out, f);
    switch (f->type) {
    case YT_TEXT:
        if (v->kind != YK_SCALAR)
            wrong_type(r, v, f->key, "a text", example(r->arena, f));
        else if (is_short(r, v, f->key))
            *(YamlText *)m = text_of(r, v, f);
        break;
    case YT_INT:
        read_int(r, v, f, m);
        break;
    case YT_FLAG:
        read_flag(r, v, f, m);
        break;
    case YT_CHOICE:
        read_choice(r, v, f, m);
        break;
    case YT_TEXTS:
        read_texts(r, v, f, m);
        break;
    case YT_MAPS:
        read_maps(r, v, f, m);
        break;
    }
}

static const YamlField *field_named(const YamlSchema *s, const char *key)
{
    for (size_t i = 0; i < s->n_fields; i++)
        if (strcmp(s->fields[i].key, key) == 0)
            return &s->fields[i];
    return NULL;
}

/* The field an unknown key comes nearest to: by its name, or by the trade's word. */
static const YamlField *field_near(const YamlSchema *s, const char *key, unsigned *distance)
{
    const char *keys[MOST_FIELDS];
    size_t n = s->n_fields < MOST_FIELDS ? s->n_fields : MOST_FIELDS;
    for (size_t i = 0; i < n; i++) {
        keys[i] = s->fields[i].key;
        if (s->fields[i].term && strcmp(s->fields[i].term, key) == 0) {
            *distance = 0;
            return &s->fields[i];
        }
    }
    return field_named(s, nearest_word(key, keys, n, distance));
}

static void unknown_key(Reader *r, const YamlNode *key)
{
    const YamlSchema *s = r->schema;
    unsigned distance;
    const YamlField *f = field_near(s, key->text, &distance);
    bool near = distance <= 2 && distance < strlen(key->text);
    Buf hint = {0};
    buf_printf(&hint, near ? "did you mean `%s`" : "the nearest valid key is `%s`", f->key);
    if (f->term)
        buf_printf(&hint, " (%s)", f->term);
    buf_puts(&hint, near ? "?" : "; valid are");
    for (size_t i = 0; !near && i < s->n_fields; i++)
        buf_printf(&hint, "%s %s", i ? "," : "", s->fields[i].key);
    diag_error(r->diag, key->span, DIAG_YAML_KEY_UNKNOWN, s->what, key->text, hint.data);
    buf_free(&hint);
    r->ok = false;
}

/* A scalar where keys were expected: most often a colon that isn't one. */
static void not_a_map(Reader *r, const YamlNode *node)
{
    const char *hint = "write key: value, one a line";
    if (node->text && strstr(node->text, "\xEF\xBC\x9A"))
        hint = "write the ASCII colon and a space after the key, not \xEF\xBC\x9A";
    else if (node->text && strchr(node->text, ':'))
        hint = "put a space after the colon";
    diag_error(r->diag, node->span, DIAG_YAML_NOT_A_MAP, r->schema->what, kind_name(node), hint);
    r->ok = false;
}

static void check_required(Reader *r, const YamlNode *map, const YamlField *f)
{
    const YamlNode *v = yaml_lookup(map, f->key);
    if (v && v->kind != YK_NULL && !(v->kind == YK_SCALAR && !*v->text))
        return;
    r->ok = false;
    Buf hint = {0};
    buf_printf(&hint, "add a line `%s: %s`%s%s", f->key,
               f->type == YT_TEXTS ? "[…]"
               : f->choices        ? f->choices[0]
                                   : "…",
               r->schema->where ? " " : "", r->schema->where ? r->schema->where : "");
    if (v)
        diag_error(r->diag, v->key->span, DIAG_YAML_EMPTY, f->key, example(r->arena, f));
    else
        diag_error(r->diag, span_at(map->span.src, map->span.start, map->span.start), DIAG_YAML_KEY_MISSING,
                   r->schema->what, f->key, f->term ? " (" : "", f->term ? f->term : "", f->term ? ")" : "", hint.data);
    buf_free(&hint);
}

bool yaml_read(Diag *d, Arena *a, const YamlNode *node, const YamlSchema *schema, void *out)
{
    Reader r = {d, a, schema, true};
    set_presets(schema, out);
    if (!node)
        return false;
    if (node->kind != YK_MAP && node->kind != YK_NULL) {
        not_a_map(&r, node);
        return false;
    }
    for (const YamlNode *v = node->child; v; v = v->next) {
        const YamlField *f = field_named(schema, v->key->text);
        if (!f)
            unknown_key(&r, v->key);
        else if (v->kind != YK_NULL && !(v->kind == YK_SCALAR && !*v->text))
            read_value(&r, v, f, out);
    }
    for (size_t i = 0; i < schema->n_fields; i++)
        if (schema->fields[i].required)
            check_required(&r, node, &schema->fields[i]);
    return r.ok;
}
