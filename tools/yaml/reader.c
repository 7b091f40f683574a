#include "yaml/reader.h"

#include "base/nfc.h"
#include "world/clean.h"
#include "yaml/nearest.h"
#include "yaml/yaml.h"
#include <string.h>

enum { MOST_KNOWN = 64 };

struct Known {
    const char *keys[MOST_KNOWN];
    size_t n;
};

static void convert(Arena *a, const YamlNode *y, Node *out)
{
    out->span = y->span;
    out->n = y->n;
    out->kind = y->kind == YK_MAP ? NODE_MAP : y->kind == YK_LIST ? NODE_LIST : NODE_SCALAR;
    out->text = y->kind == YK_SCALAR ? nfc_text(a, y->text) : y->kind == YK_NULL ? "" : NULL;
    if (out->kind == NODE_SCALAR)
        return;
    out->children = ARENA_ARRAY(a, Node, y->n);
    out->keys = ARENA_ARRAY(a, const char *, y->n);
    out->key_spans = ARENA_ARRAY(a, Span, y->n);
    out->asked = ARENA_ARRAY(a, bool, y->n);
    out->known = ARENA_NEW(a, struct Known);
    size_t i = 0;
    for (const YamlNode *c = y->child; c; c = c->next, i++) {
        convert(a, c, &out->children[i]);
        if (c->key) {
            out->keys[i] = c->key->text ? c->key->text : "";
            out->key_spans[i] = c->key->span;
        }
    }
}

Node *reader_load(World *w, Diag *d, Arena *a, const char *path, bool *missing)
{
    Source *src = source_read(w, d, a, path, missing);
    YamlNode *y = src ? yaml_parse(d, a, src, 0, src->len) : NULL;
    if (!y)
        return NULL;
    Node *root = ARENA_NEW(a, Node);
    convert(a, y, root);
    return root;
}

const Node *reader_get(const Node *map, const char *key)
{
    if (!map || map->kind != NODE_MAP)
        return NULL;
    if (map->known->n < MOST_KNOWN)
        map->known->keys[map->known->n++] = key;
    for (size_t i = 0; i < map->n; i++)
        if (strcmp(map->keys[i], key) == 0) {
            map->asked[i] = true;
            return &map->children[i];
        }
    return NULL;
}

void reader_unknown(Diag *d, const Node *map)
{
    for (size_t i = 0; map && map->kind == NODE_MAP && i < map->n; i++) {
        if (map->asked[i])
            continue;
        const char *near = nearest_word(map->keys[i], map->known->keys, map->known->n, NULL);
        diag_error(d, map->key_spans[i], DIAG_LAYOUT_KEY_UNKNOWN, map->keys[i], near);
    }
}

const char *reader_text(Diag *d, const Node *map, const char *key, Span *span)
{
    const Node *n = reader_get(map, key);
    if (!n)
        return NULL;
    if (span)
        *span = n->span;
    if (n->kind != NODE_SCALAR) {
        diag_error(d, n->span, DIAG_NOT_A_SINGLE_VALUE, key);
        return NULL;
    }
    return n->text;
}
