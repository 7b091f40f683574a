#include "parse/reader.h"

#include <string.h>
#include <yaml.h>

enum { MOST_DEPTH = 16 };

typedef struct Load {
    yaml_document_t doc;
    Diag *d;
    Arena *a;
    const Source *src;
} Load;

static Span node_span(const Load *l, const yaml_node_t *n)
{
    size_t end = n->end_mark.index > n->start_mark.index ? n->end_mark.index : n->start_mark.index + 1;
    return span_at(l->src, n->start_mark.index, end);
}

/* libyaml counts characters; spans count bytes. */
static size_t byte_offset(const Source *s, size_t characters)
{
    size_t i = 0;
    for (; s->text[i] && characters; i++)
        if (((unsigned char)s->text[i + 1] & 0xC0) != 0x80)
            characters--;
    return i;
}

static void convert(Load *l, int id, int depth, Node *out)
{
    yaml_node_t *n = yaml_document_get_node(&l->doc, id);
    out->span = node_span(l, n);
    if (depth > MOST_DEPTH)
        return;
    if (n->type == YAML_SCALAR_NODE) {
        out->kind = NODE_SCALAR;
        out->text = arena_strndup(l->a, (const char *)n->data.scalar.value, n->data.scalar.length);
    } else if (n->type == YAML_SEQUENCE_NODE) {
        out->kind = NODE_LIST;
        out->n = (size_t)(n->data.sequence.items.top - n->data.sequence.items.start);
        out->children = ARENA_ARRAY(l->a, Node, out->n);
        for (size_t i = 0; i < out->n; i++)
            convert(l, n->data.sequence.items.start[i], depth + 1, &out->children[i]);
    } else {
        out->kind = NODE_MAP;
        out->n = (size_t)(n->data.mapping.pairs.top - n->data.mapping.pairs.start);
        out->children = ARENA_ARRAY(l->a, Node, out->n);
        out->keys = ARENA_ARRAY(l->a, const char *, out->n);
        out->key_spans = ARENA_ARRAY(l->a, Span, out->n);
        out->asked = ARENA_ARRAY(l->a, bool, out->n);
        for (size_t i = 0; i < out->n; i++) {
            Node key = {0};
            convert(l, n->data.mapping.pairs.start[i].key, depth + 1, &key);
            out->keys[i] = key.text ? key.text : "";
            out->key_spans[i] = key.span;
            convert(l, n->data.mapping.pairs.start[i].value, depth + 1, &out->children[i]);
        }
    }
}

static void to_bytes(const Source *s, Node *n)
{
    n->span.start = (uint32_t)byte_offset(s, n->span.start);
    n->span.end = (uint32_t)byte_offset(s, n->span.end);
    for (size_t i = 0; i < n->n; i++) {
        if (n->key_spans) {
            n->key_spans[i].start = (uint32_t)byte_offset(s, n->key_spans[i].start);
            n->key_spans[i].end = (uint32_t)byte_offset(s, n->key_spans[i].end);
        }
        to_bytes(s, &n->children[i]);
    }
}

Node *reader_load(World *w, Diag *d, Arena *a, const char *path, bool *missing)
{
    Source *src = world_read_source(w, d, a, path, missing);
    if (!src)
        return NULL;
    Load l = {.d = d, .a = a, .src = src};
    yaml_parser_t parser;
    yaml_parser_initialize(&parser);
    yaml_parser_set_encoding(&parser, YAML_UTF8_ENCODING);
    yaml_parser_set_input_string(&parser, (const unsigned char *)src->text, src->len);
    Node *root = NULL;
    if (!yaml_parser_load(&parser, &l.doc)) {
        size_t at = byte_offset(src, parser.problem_mark.index);
        diag_error(d, span_at(src, at, at + 1), NULL, "%s", parser.problem ? parser.problem : "this is not YAML");
    } else {
        if (yaml_document_get_root_node(&l.doc)) {
            root = ARENA_NEW(a, Node);
            convert(&l, 1, 0, root);
            to_bytes(src, root);
        } else {
            diag_error(d, span_at(src, 0, 1), NULL, "the file is empty");
        }
        yaml_document_delete(&l.doc);
    }
    yaml_parser_delete(&parser);
    return root;
}

const Node *reader_get(const Node *map, const char *key)
{
    if (!map || map->kind != NODE_MAP)
        return NULL;
    for (size_t i = 0; i < map->n; i++)
        if (strcmp(map->keys[i], key) == 0) {
            map->asked[i] = true;
            return &map->children[i];
        }
    return NULL;
}

void reader_unknown(Diag *d, const Node *map)
{
    for (size_t i = 0; map && map->kind == NODE_MAP && i < map->n; i++)
        if (!map->asked[i])
            diag_error(d, map->key_spans[i], "see the README for the keys of a layout", "unknown key '%s'",
                       map->keys[i]);
}

const char *reader_text(Diag *d, const Node *map, const char *key, Span *span)
{
    const Node *n = reader_get(map, key);
    if (!n)
        return NULL;
    if (span)
        *span = n->span;
    if (n->kind != NODE_SCALAR) {
        diag_error(d, n->span, NULL, "'%s' must be a single value", key);
        return NULL;
    }
    return n->text;
}
