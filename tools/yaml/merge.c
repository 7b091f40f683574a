/* Documents over each other (yaml/merge.h). */
#include "yaml/merge.h"

#include "diag/phrase.h"
#include "yaml/nearest.h"
#include "yaml/reader.h"
#include <string.h>

typedef struct Merge {
    Diag *d;
    Arena *a;
} Merge;

static YamlNode *merge_map(const Merge *m, const YamlSchema *s, const YamlNode *under, const YamlNode *over);
static YamlNode *merge_value(const Merge *m, const YamlField *f, const YamlNode *under, const YamlNode *over);

/* null or ~ as it is written; a key without a value says nothing. */
static bool removes(const YamlNode *v)
{
    return v->kind == YK_NULL && v->text && *v->text;
}

static void append(YamlNode *to, YamlNode ***tail, YamlNode *node)
{
    node->next = NULL;
    **tail = node;
    *tail = &node->next;
    to->n++;
}

static YamlNode *copy(const Merge *m, const YamlNode *node)
{
    return arena_dup(m->a, node, sizeof *node);
}

static YamlNode *empty(const Merge *m, const YamlNode *like, YamlKind kind)
{
    YamlNode *node = ARENA_NEW(m->a, YamlNode);
    node->kind = kind;
    node->span = like->span;
    node->key = like->key;
    return node;
}

static YamlNode *keyed(const Merge *m, const YamlNode *value, const char *key)
{
    YamlNode *word = ARENA_NEW(m->a, YamlNode), *v = copy(m, value);
    *word = (YamlNode){.kind = YK_SCALAR, .span = value->span, .text = key};
    v->key = word;
    return v;
}

/* A scalar or list in a map's place is the map with its short key alone. */
static const YamlNode *written_out(const Merge *m, const YamlSchema *s, const YamlNode *node)
{
    const YamlField *f = s && s->short_key ? schema_field(s, s->short_key) : NULL;
    if (!f || !node || (node->kind != YK_SCALAR && !(node->kind == YK_LIST && f->type == YT_LIST)))
        return node;
    YamlNode *map = empty(m, node, YK_MAP), **tail = &map->child;
    append(map, &tail, keyed(m, node, s->short_key));
    return map;
}

/* ---- lists of elements with names ---- */

static const char *name_of(const YamlField *list, const YamlNode *element)
{
    const YamlNode *name = yaml_lookup(element, list->by);
    return name && name->kind == YK_SCALAR ? name->text : NULL;
}

static const YamlNode *named(const YamlField *list, const YamlNode *elements, const char *name)
{
    for (const YamlNode *e = elements ? elements->child : NULL; e && name; e = e->next) {
        const char *other = name_of(list, e);
        if (other && strcmp(other, name) == 0)
            return e;
    }
    return NULL;
}

/* {ear: null} as an element of a list. */
static const YamlNode *removal_in(const YamlField *list, const YamlNode *element)
{
    const YamlNode *only = element->kind == YK_MAP && element->n == 1 ? element->child : NULL;
    return only && removes(only) && !schema_field(list->item->of, only->key->text) ? only : NULL;
}

/* The key that an element has when it is a whole one, no change of another. */
static const char *whole_key(const YamlField *list)
{
    return list->item->of->fields[0].key;
}

static void tell_no_element(const Merge *m, const YamlField *list, const YamlNode *under, const YamlNode *key,
                            bool gone)
{
    const char **names = ARENA_ARRAY(m->a, const char *, under ? under->n + 1 : 1), *all = "";
    size_t n = 0;
    for (const YamlNode *e = under ? under->child : NULL; e; e = e->next)
        if (name_of(list, e)) {
            all = arena_printf(m->a, "%s%s%s", all, n ? ", " : "", name_of(list, e));
            names[n++] = name_of(list, e);
        }
    unsigned distance = 0;
    const char *near = nearest_word(key->text, names, n, &distance);
    const char *hint = near && distance <= 2 ? phrase(m->a, "did you mean `%s`?", near)
                       : n                   ? phrase(m->a, "%s%s", "the names are ", all)
                                             : "delete the line";
    if (gone)
        diag_error(m->d, key->span, DIAG_YAML_NO_ELEMENT, list->key, key->text, hint);
    else
        diag_error(m->d, key->span, DIAG_YAML_NO_ELEMENT_CHANGED, list->key, key->text, hint, whole_key(list));
}

/* {nameplate: {…}} as the list [{name: nameplate, …}], removals as they stand. */
static const YamlNode *as_list(const Merge *m, const YamlField *f, const YamlNode *node)
{
    if (!node || node->kind != YK_MAP)
        return node;
    for (const YamlNode *e = node->child; e; e = e->next) /* one element without its dash */
        if (e->kind != YK_MAP && !removes(e))
            return node;
    YamlNode *list = empty(m, node, YK_LIST), **tail = &list->child;
    for (const YamlNode *e = node->child; e; e = e->next) {
        YamlNode *element = empty(m, e, YK_MAP), **entries = &element->child;
        if (removes(e)) {
            append(element, &entries, copy(m, e));
        } else {
            YamlNode *name = keyed(m, e->key, f->by);
            append(element, &entries, name);
            for (const YamlNode *k = e->child; k; k = k->next)
                append(element, &entries, copy(m, k));
        }
        element->key = NULL;
        append(list, &tail, element);
    }
    return list;
}

/* Does it change elements of the lower list, rather than take its place? */
static bool changes_elements(const YamlField *f, const YamlNode *under, const YamlNode *over, bool by_map)
{
    bool changes = by_map;
    for (const YamlNode *e = over->child; e && !changes; e = e->next)
        changes = removal_in(f, e) || named(f, under, name_of(f, e));
    return changes;
}

static YamlNode *merge_named(const Merge *m, const YamlField *f, const YamlNode *under, const YamlNode *over)
{
    const bool by_map = over->kind == YK_MAP;
    under = as_list(m, f, under);
    over = as_list(m, f, over);
    if (over->kind != YK_LIST)
        return copy(m, over);
    const bool changes = changes_elements(f, under, over, by_map);
    YamlNode *list = empty(m, over, YK_LIST), **tail = &list->child;
    for (const YamlNode *e = changes && under && under->kind == YK_LIST ? under->child : NULL; e; e = e->next) {
        const YamlNode *change = named(f, over, name_of(f, e));
        bool gone = false;
        for (const YamlNode *o = over->child; o && !gone; o = o->next)
            gone = removal_in(f, o) && name_of(f, e) && strcmp(removal_in(f, o)->key->text, name_of(f, e)) == 0;
        if (!gone)
            append(list, &tail, change ? merge_map(m, f->item->of, e, change) : copy(m, e));
    }
    for (const YamlNode *o = over->child; o; o = o->next) {
        const YamlNode *removal = removal_in(f, o);
        if (removal && !named(f, under, removal->key->text))
            tell_no_element(m, f, under, removal->key, true);
        if (removal || (changes && named(f, under, name_of(f, o))))
            continue;
        const bool whole = !by_map || !under || yaml_lookup(o, whole_key(f)); /* a list may have been emptied */
        if (whole)
            append(list, &tail, merge_value(m, f->item, NULL, o));
        else if (under->n)
            tell_no_element(m, f, under, yaml_lookup(o, f->by), false);
    }
    return list;
}

/* ---- maps ---- */

/* The value of a field; f NULL: the schema has none, the reader tells. */
static YamlNode *merge_value(const Merge *m, const YamlField *f, const YamlNode *under, const YamlNode *over)
{
    YamlNode *v;
    if (f && f->type == YT_LIST && f->by)
        v = merge_named(m, f, under, over);
    else if (f && f->type == YT_MAP)
        v = merge_map(m, f->of, under, over);
    else if (f && f->type == YT_TABLE && over->kind == YK_MAP) {
        YamlNode *map = empty(m, over, YK_MAP), **tail = &map->child;
        for (const YamlNode *e = under && under->kind == YK_MAP ? under->child : NULL; e; e = e->next) {
            const YamlNode *change = yaml_lookup(over, e->key->text);
            if (!change || !removes(change))
                append(map, &tail, change ? merge_value(m, f->item, e, change) : copy(m, e));
        }
        for (const YamlNode *e = over->child; e; e = e->next)
            if (!yaml_lookup(under, e->key->text) && !removes(e))
                append(map, &tail, merge_value(m, f->item, NULL, e));
        v = map;
    } else
        v = copy(m, over);
    v->key = over->key;
    return v;
}

static YamlNode *merge_map(const Merge *m, const YamlSchema *s, const YamlNode *under, const YamlNode *over)
{
    under = written_out(m, s, under);
    over = written_out(m, s, over);
    if (over->kind != YK_MAP)
        return copy(m, over);
    YamlNode *map = empty(m, over, YK_MAP), **tail = &map->child;
    for (const YamlNode *e = under && under->kind == YK_MAP ? under->child : NULL; e; e = e->next) {
        const YamlNode *change = yaml_lookup(over, e->key->text);
        if (change && change->kind == YK_NULL && !removes(change) && e->kind != YK_NULL)
            change = NULL; /* a key without a value */
        if (!change)
            append(map, &tail, copy(m, e));
        else if (!removes(change))
            append(map, &tail, merge_value(m, schema_field(s, e->key->text), e, change));
    }
    for (const YamlNode *e = over->child; e; e = e->next)
        if (!yaml_lookup(under, e->key->text) || (e->kind == YK_NULL && !schema_field(s, e->key->text)))
            append(map, &tail, merge_value(m, schema_field(s, e->key->text), NULL, e));
    return map;
}

YamlNode *yaml_merge(Diag *d, Arena *a, const YamlSchema *s, const YamlNode *under, const YamlNode *over)
{
    const Merge m = {d, a};
    if (over->kind == YK_NULL && under) /* an empty file */
        return arena_dup(a, under, sizeof *under);
    return merge_map(&m, s, under, over);
}
