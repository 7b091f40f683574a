/* libyaml's events → our nodes. */
#include "yaml/yaml.h"

#include "base/map.h"
#include "chars/chars.h"
#include "base/utf8.h"
#include "diag/phrase.h"
#include "world/clean.h"
#include "yaml/reader.h"
#include "yaml/syntax_hint.h"
#include <string.h>
#include <yaml.h>

enum { MOST_BYTES = 1 << 20, DEEPEST = 32 };

typedef struct Loader {
    Diag *diag;
    Arena *arena;
    const YamlSchema *schema; /* NULL: not known */
    const Source *src;
    size_t start, end;
    yaml_parser_t parser;
    /* libyaml counts in characters: the byte offset of the last mark looked up, to go on from. */
    size_t mark_chars, mark_bytes;
    bool failed;
} Loader;

static size_t offset_of(Loader *l, yaml_mark_t mark)
{
    const char *s = l->src->text;
    if (mark.index < l->mark_chars) {
        l->mark_chars = 0;
        l->mark_bytes = l->start;
    }
    while (l->mark_chars < mark.index && l->mark_bytes < l->end) {
        do
            l->mark_bytes++;
        while (l->mark_bytes < l->end && (s[l->mark_bytes] & 0xC0) == 0x80);
        l->mark_chars++;
    }
    return l->mark_bytes;
}

static Span span_of(Loader *l, yaml_mark_t from, yaml_mark_t to)
{
    size_t start = offset_of(l, from);
    return span_at(l->src, start, offset_of(l, to));
}

static void syntax_error(Loader *l)
{
    const yaml_parser_t *p = &l->parser;
    size_t at;
    l->failed = true;
    if (p->error == YAML_READER_ERROR) {
        at = l->start + p->problem_offset; /* of a character that cleaning left: none is known */
        diag_error(l->diag, span_at(l->src, at, at + 1), DIAG_YAML_CHARACTER,
                   p->problem ? p->problem : "unreadable text");
        return;
    }
    at = offset_of(l, p->problem_mark);
    if (syntax_keys(&(KeyNames){l->diag, l->arena, l->schema, key_meant}, l->src, l->start, l->end, at) ||
        syntax_quotes(l->diag, l->src, l->start, l->end, at))
        return;
    /* libyaml notices at the end of what was not ended; the fault is where it began. */
    const char *problem = p->problem ? p->problem : "syntax error", *context = p->context ? p->context : "";
    bool unended = strstr(problem, "expected ':'") || strstr(problem, "end of stream") ||
                   (strstr(context, "flow") && p->context_mark.line < p->problem_mark.line);
    if (unended && p->context)
        at = offset_of(l, p->context_mark);
    size_t stop = at < l->end && l->src->text[at] != '\n' ? at + 1 : at;
    while (stop < l->end && (l->src->text[stop] & 0xC0) == 0x80)
        stop++;
    unsigned begun = 0, column, line;
    source_locate(l->src, at, &line, &column);
    if (p->context)
        source_locate(l->src, offset_of(l, p->context_mark), &begun, &column);
    const char *since = begun && begun < line ? phrase(l->arena, " begun in line %u", begun) : "";
    diag_error(l->diag, span_at(l->src, at, stop), DIAG_YAML_SYNTAX, problem, *context ? " " : "", context, since,
               syntax_hint(l->arena, l->src, l->start, l->end, problem, at));
}

static bool next_event(Loader *l, yaml_event_t *e)
{
    if (l->failed)
        return false;
    if (yaml_parser_parse(&l->parser, e))
        return true;
    syntax_error(l);
    return false;
}

/* Escapes in double quotes can make NUL, and what source_clean would have left out. */
static char *decoded(Loader *l, const char *value, size_t n, Span span)
{
    char *text = arena_strndup(l->arena, value, n), *w = text;
    for (size_t i = 0; i < n; i++) {
        if (value[i])
            *w++ = value[i] == '\t' ? ' ' : value[i];
        else
            clean_report(l->diag, 0, FATE_FORBIDDEN, span);
    }
    *w = 0;
    return (char *)text_clean(l->diag, l->arena, text, span);
}

static void check_marks(Loader *l, const char *text, Span span)
{
    int marks = 0;
    for (const char *s = text; *s && marks <= LIMIT_MARKS;) {
        uint32_t cp;
        s += utf8_decode(s, &cp);
        marks = char_is_mark(cp) ? marks + 1 : 0;
    }
    if (marks > LIMIT_MARKS)
        diag_error(l->diag, span, DIAG_YAML_MARKS, LIMIT_MARKS);
}

static void set_scalar(Loader *l, YamlNode *node, const yaml_event_t *e)
{
    char *text = decoded(l, (const char *)e->data.scalar.value, e->data.scalar.length, node->span);
    size_t n = strlen(text);
    check_marks(l, text, node->span);
    node->quoted = e->data.scalar.style != YAML_PLAIN_SCALAR_STYLE;
    if (n && node->quoted && (*text == ' ' || text[n - 1] == ' '))
        node->whole = arena_strndup(l->arena, text, n);
    while (n && (text[n - 1] == ' ' || text[n - 1] == '\n'))
        text[--n] = 0;
    size_t lead = strspn(text, " \n");
    node->text = text + lead;
    n -= lead;
    node->kind = YK_SCALAR;
    if (!node->quoted && (!*node->text || strcmp(node->text, "~") == 0 || strcmp(node->text, "null") == 0))
        node->kind = YK_NULL;
    Span *s = &node->span;
    if (node->quoted && s->end - s->start == n + 2 && memcmp(s->src->text + s->start + 1, node->text, n) == 0) {
        s->start++;
        s->end--;
    }
}

static YamlNode *load_node(Loader *l, const yaml_event_t *e, int depth);

/* Keys seen in one map: a walk while they are few, a hash when they are many. */
typedef struct Keys {
    StrMap *map;
    const YamlNode *first;
    size_t n;
} Keys;

static const YamlNode *seen_before(Keys *k, const char *key)
{
    if (!k->map) {
        for (const YamlNode *e = k->first; e; e = e->next)
            if (strcmp(e->key->text, key) == 0)
                return e->key;
        if (k->n < 32)
            return NULL;
        k->map = strmap_new();
        for (const YamlNode *e = k->first; e; e = e->next)
            strmap_put(k->map, e->key->text, e->key);
    }
    return strmap_lookup(k->map, key);
}

static YamlNode *load_key(Loader *l, const yaml_event_t *e, int depth)
{
    YamlNode *key = load_node(l, e, depth);
    if (key && key->kind != YK_SCALAR) {
        diag_error(l->diag, key->span, DIAG_YAML_KEY_NO_WORD);
        return NULL;
    }
    return key;
}

static void load_map(Loader *l, YamlNode *map, int depth)
{
    YamlNode **tail = &map->child;
    Keys keys = {0};
    yaml_event_t e;
    while (next_event(l, &e)) {
        if (e.type == YAML_MAPPING_END_EVENT) {
            map->span.end = span_of(l, e.end_mark, e.end_mark).end;
            yaml_event_delete(&e);
            break;
        }
        YamlNode *key = load_key(l, &e, depth + 1);
        yaml_event_delete(&e);
        if (!next_event(l, &e))
            break;
        YamlNode *value = load_node(l, &e, depth + 1);
        yaml_event_delete(&e);
        if (!key || !value)
            continue;
        keys.first = map->child;
        keys.n = map->n;
        const YamlNode *before = seen_before(&keys, key->text);
        if (before) {
            unsigned line, column;
            source_locate(l->src, before->span.start, &line, &column);
            diag_error(l->diag, key->span, DIAG_YAML_KEY_TWICE, key->text, line);
            continue;
        }
        value->key = key;
        *tail = value;
        tail = &value->next;
        map->n++;
        if (keys.map)
            strmap_put(keys.map, key->text, key);
    }
    strmap_free(keys.map);
}

static void load_list(Loader *l, YamlNode *list, int depth)
{
    YamlNode **tail = &list->child;
    yaml_event_t e;
    while (next_event(l, &e)) {
        if (e.type == YAML_SEQUENCE_END_EVENT) {
            list->span.end = span_of(l, e.end_mark, e.end_mark).end;
            yaml_event_delete(&e);
            break;
        }
        YamlNode *value = load_node(l, &e, depth + 1);
        yaml_event_delete(&e);
        if (!value)
            continue;
        *tail = value;
        tail = &value->next;
        list->n++;
    }
}

/* Anchors and tags are refused, once each; the value is taken as if they weren't there. */
static void refuse_decoration(Loader *l, const yaml_char_t *anchor, const yaml_char_t *tag, Span span)
{
    if (anchor)
        diag_error(l->diag, span, DIAG_YAML_ANCHOR, (const char *)anchor);
    if (tag)
        diag_error(l->diag, span, DIAG_YAML_TAG, (const char *)tag);
}

/* The node that begins with event e; NULL after a report. */
static YamlNode *load_node(Loader *l, const yaml_event_t *e, int depth)
{
    YamlNode *node = ARENA_NEW(l->arena, YamlNode);
    node->span = span_of(l, e->start_mark, e->end_mark);
    if (depth > DEEPEST) {
        diag_error(l->diag, node->span, DIAG_YAML_TOO_DEEP, DEEPEST);
        l->failed = true;
        return NULL;
    }
    switch (e->type) {
    case YAML_ALIAS_EVENT:
        diag_error(l->diag, node->span, DIAG_YAML_ALIAS, (const char *)e->data.alias.anchor);
        return NULL;
    case YAML_SCALAR_EVENT:
        refuse_decoration(l, e->data.scalar.anchor, e->data.scalar.tag, node->span);
        set_scalar(l, node, e);
        return node;
    case YAML_SEQUENCE_START_EVENT:
        refuse_decoration(l, e->data.sequence_start.anchor, e->data.sequence_start.tag, node->span);
        node->kind = YK_LIST;
        load_list(l, node, depth);
        return node;
    case YAML_MAPPING_START_EVENT:
        refuse_decoration(l, e->data.mapping_start.anchor, e->data.mapping_start.tag, node->span);
        node->kind = YK_MAP;
        load_map(l, node, depth);
        return node;
    default:
        return NULL;
    }
}

/* Stream and document events around the one root. */
static YamlNode *load_document(Loader *l)
{
    YamlNode *root = NULL;
    int documents = 0;
    yaml_event_t e;
    for (bool more = true; more && next_event(l, &e); yaml_event_delete(&e)) {
        switch (e.type) {
        case YAML_STREAM_END_EVENT:
            more = false;
            break;
        case YAML_DOCUMENT_START_EVENT:
            if (documents++) {
                diag_error(l->diag, span_of(l, e.start_mark, e.end_mark), DIAG_YAML_SECOND_DOCUMENT);
                l->failed = true;
            }
            break;
        case YAML_STREAM_START_EVENT:
        case YAML_DOCUMENT_END_EVENT:
            break;
        default:
            root = load_node(l, &e, 0);
        }
    }
    if (!root && !documents && !l->failed) {
        root = ARENA_NEW(l->arena, YamlNode);
        root->span = span_at(l->src, l->start, l->start);
    }
    return l->failed ? NULL : root;
}

/* What libyaml reads: U+2028 and U+2029 would end its lines, and so a value; here they are spaces. Its places are
 * counted in characters, so they stay right. */
static Buf without_separators(const char *s, size_t n)
{
    Buf b = {0};
    buf_reserve(&b, n + 1);
    for (size_t i = 0; i < n; i++) {
        if (i + 2 < n && memcmp(s + i, "\xE2\x80", 2) == 0 && (s[i + 2] == '\xA8' || s[i + 2] == '\xA9')) {
            buf_putc(&b, ' ');
            i += 2;
        } else {
            buf_putc(&b, s[i]);
        }
    }
    return b;
}

YamlNode *yaml_parse(Diag *d, Arena *a, const Source *src, size_t start, size_t end)
{
    return yaml_parse_as(d, a, src, start, end, NULL);
}

YamlNode *yaml_parse_as(Diag *d, Arena *a, const Source *src, size_t start, size_t end, const YamlSchema *schema)
{
    Loader l = {.diag = d, .arena = a, .schema = schema, .src = src, .start = start, .end = end, .mark_bytes = start};
    if (end - start > MOST_BYTES) {
        diag_error(d, span_at(src, start, start), DIAG_YAML_TOO_LONG, end - start, MOST_BYTES);
        return NULL;
    }
    if (!yaml_parser_initialize(&l.parser)) {
        diag_error(d, span_at(src, start, start), DIAG_YAML_NOT_STARTED);
        return NULL;
    }
    yaml_parser_set_encoding(&l.parser, YAML_UTF8_ENCODING);
    Buf text = without_separators(src->text + start, end - start);
    yaml_parser_set_input_string(&l.parser, (const unsigned char *)text.data, text.len);
    YamlNode *root = load_document(&l);
    yaml_parser_delete(&l.parser);
    buf_free(&text);
    return root;
}

YamlNode *yaml_lookup(const YamlNode *map, const char *key)
{
    for (YamlNode *e = map && map->kind == YK_MAP ? map->child : NULL; e; e = e->next)
        if (strcmp(e->key->text, key) == 0)
            return e;
    return NULL;
}
