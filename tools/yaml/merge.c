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
    to->n += !node->gone;
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
        const char *other = e->gone ? NULL : name_of(list, e);
        if (other && strcmp(other, name) == 0)
            return e;
    }
    return NULL;
}

/* An element of that name that was taken away? */
static bool was_there(const YamlField *list, const YamlNode *elements, const char *name)
{
    for (const YamlNode *e = elements && elements->kind == YK_LIST && name ? elements->child : NULL; e; e = e->next)
        if (e->gone && name_of(list, e) && strcmp(name_of(list, e), name) == 0)
            return true;
    return false;
}

/* What is laid over a list: the names that it takes away stand apart from its elements. */
typedef struct Over {
    const YamlNode *list, *removals; /* of removals the entries are `name: null` */
    bool by_map;
} Over;

/* {ear: null} as an element of a list. An element that is called as a key of elements is (号外's `kind`) goes before.
 */
static const YamlNode *removal_in(const YamlField *list, const YamlNode *under, const YamlNode *element)
{
    const YamlNode *only = element->kind == YK_MAP && element->n == 1 ? element->child : NULL;
    if (!only || !removes(only))
        return NULL;
    return !schema_field(list->item->of, only->key->text) || named(list, under, only->key->text) ? only : NULL;
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
        if (!e->gone && name_of(list, e)) {
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

/* {nameplate: {…}} as an element [{name: nameplate, …}]. */
static YamlNode *element_of(const Merge *m, const YamlField *f, const YamlNode *entry)
{
    YamlNode *element = empty(m, entry, YK_MAP), **entries = &element->child;
    append(element, &entries, keyed(m, entry->key, f->by));
    for (const YamlNode *k = entry->child; k; k = k->next)
        append(element, &entries, copy(m, k));
    element->key = NULL;
    return element;
}

/* A map that is one element without its dash is no list. */
static bool is_map_of_elements(const YamlNode *node)
{
    for (const YamlNode *e = node->child; e; e = e->next)
        if (e->kind != YK_MAP && !removes(e))
            return false;
    return node->kind == YK_MAP;
}

static Over read_over(const Merge *m, const YamlField *f, const YamlNode *under, const YamlNode *node)
{
    const bool by_map = is_map_of_elements(node);
    if (!by_map && node->kind != YK_LIST)
        return (Over){.list = node};
    YamlNode *list = empty(m, node, YK_LIST), **tail = &list->child;
    YamlNode *removals = empty(m, node, YK_MAP), **gone = &removals->child;
    for (const YamlNode *e = node->child; e; e = e->next) {
        const YamlNode *removal = !by_map ? removal_in(f, under, e) : removes(e) ? e : NULL;
        if (removal)
            append(removals, &gone, copy(m, removal));
        else
            append(list, &tail, by_map ? element_of(m, f, e) : copy(m, e));
    }
    return (Over){list, removals, by_map};
}

static bool is_removed(const Over *o, const char *name)
{
    return name && yaml_lookup(o->removals, name);
}

/* Does it change elements of the lower list, rather than take its place? */
static bool changes_elements(const YamlField *f, const YamlNode *under, const Over *o)
{
    bool changes = o->by_map || o->removals->n;
    for (const YamlNode *e = o->list->child; e && !changes; e = e->next)
        changes = named(f, under, name_of(f, e)) || was_there(f, under, name_of(f, e));
    return changes;
}

/* What becomes of a lower element; a change of one that is gone has to be a whole one. */
static YamlNode *merge_element(const Merge *m, const YamlField *f, const YamlNode *e, const Over *o)
{
    const YamlNode *change = named(f, o->list, name_of(f, e));
    if (e->gone && change && yaml_lookup(change, whole_key(f)))
        return merge_value(m, f->item, NULL, change);
    YamlNode *out = change && !e->gone ? merge_map(m, f->item->of, e, change) : copy(m, e);
    out->gone = e->gone || is_removed(o, name_of(f, e));
    return out;
}

/* Does it stand where an element of its name was taken away? */
static bool stands_again(const YamlField *f, const YamlNode *under, const Over *o, const YamlNode *e)
{
    return was_there(f, under, name_of(f, e)) && named(f, o->list, name_of(f, e)) == e && yaml_lookup(e, whole_key(f));
}

/* An element that the lower list never had. */
static void add_element(const Merge *m, const YamlField *f, const YamlNode *under, const Over *o, const YamlNode *e,
                        YamlNode *list, YamlNode ***tail)
{
    if (!o->by_map || !under || yaml_lookup(e, whole_key(f))) /* a list may have been emptied */
        append(list, tail, merge_value(m, f->item, NULL, e));
    else if (under->n)
        tell_no_element(m, f, under, yaml_lookup(e, f->by), false);
}

static YamlNode *merge_named(const Merge *m, const YamlField *f, const YamlNode *below, const YamlNode *node)
{
    const YamlNode *under = below && is_map_of_elements(below) ? read_over(m, f, NULL, below).list : below;
    const Over o = read_over(m, f, under, node);
    if (o.list->kind != YK_LIST)
        return copy(m, node);
    const bool changes = changes_elements(f, under, &o);
    YamlNode *list = empty(m, node, YK_LIST), **tail = &list->child;
    for (const YamlNode *e = changes && under && under->kind == YK_LIST ? under->child : NULL; e; e = e->next)
        append(list, &tail, merge_element(m, f, e, &o));
    for (const YamlNode *r = o.removals->child; r; r = r->next)
        if (!named(f, under, r->key->text))
            tell_no_element(m, f, under, r->key, true);
    for (const YamlNode *e = o.list->child; e; e = e->next)
        if (!changes || (!named(f, under, name_of(f, e)) && !stands_again(f, under, &o, e)))
            add_element(m, f, under, &o, e, list, &tail);
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
