/* Whether views have all that a template names. */
#include "web/views.h"

#include "diag/phrase.h"
#include "yaml/nearest.h"
#include <assert.h>
#include <string.h>

enum { DEEPEST = 32, DELIMITER = 8 };

typedef struct Checker {
    Diag *diag;
    Arena *arena;
    const TemplateText *t;
    TemplateId id;
    const UiWords *words;
    const ViewName *open[DEEPEST]; /* what the sections that are open bring in; NULL: nothing */
    size_t depth;
    bool good;
} Checker;

/* A tag: {{kind name}}. */
typedef struct Tag {
    char kind; /* # ^ / ! = &, 0 for a name alone */
    size_t from, to, name, name_end;
} Tag;

static bool is_blank(char c)
{
    return c == ' ' || c == '\t' || c == '\n' || c == '\r';
}

/* The marks around tags, {{ and }}, until {{=<% %>=}} says others. */
typedef struct Marks {
    char open[DELIMITER], close[DELIMITER];
} Marks;

static size_t find(const TemplateText *t, size_t at, const char *what)
{
    const char *hit = at < t->n ? strstr(t->text + at, what) : NULL;
    return hit ? (size_t)(hit - t->text) : t->n;
}

static void change_marks(const TemplateText *t, const Tag *tag, Marks *marks)
{
    Marks next = {0};
    size_t at = tag->name, k = 0;
    for (; at < tag->name_end && !is_blank(t->text[at]) && k + 1 < DELIMITER; at++)
        next.open[k++] = t->text[at];
    while (at < tag->name_end && is_blank(t->text[at]))
        at++;
    for (k = 0; at < tag->name_end && t->text[at] != '=' && !is_blank(t->text[at]) && k + 1 < DELIMITER; at++)
        next.close[k++] = t->text[at];
    if (*next.open && *next.close)
        *marks = next;
}

static bool next_tag(const TemplateText *t, size_t at, const Marks *marks, Tag *tag)
{
    *tag = (Tag){.from = find(t, at, marks->open)};
    if (tag->from == t->n)
        return false;
    size_t i = tag->from + strlen(marks->open);
    bool triple = t->text[i] == '{' && strcmp(marks->open, "{{") == 0;
    if (triple || (t->text[i] && strchr("#^/!=&", t->text[i])))
        tag->kind = t->text[i++];
    size_t end = find(t, i, triple ? "}}}" : marks->close);
    tag->to = end + (triple ? 3 : strlen(marks->close));
    while (i < end && is_blank(t->text[i]))
        i++;
    while (end > i && is_blank(t->text[end - 1]))
        end--;
    tag->name = i;
    tag->name_end = end;
    return tag->to <= t->n;
}

/* ---- names ---- */

static bool has_word(const Checker *k, const char *name, size_t n)
{
    return strmap_lookup(k->words->by_key, arena_strndup(k->arena, name, n)) != NULL;
}

/* A name without points where the template stands: of the innermost section that has it, as Mustache looks for it. */
static const ViewName *lookup(const Checker *k, const char *name, size_t n)
{
    const ViewName *found = NULL;
    for (size_t i = k->depth; i-- > 0 && !found;)
        found = view_name_find(k->open[i], name, n);
    for (const ViewName *const *v = view_names(k->id); *v && !found; v++)
        found = view_name_find(*v, name, n);
    return found;
}

/* a.b.c; t.word */
static const ViewName *resolve(const Checker *k, const char *name, size_t n)
{
    size_t first = 0;
    while (first < n && name[first] != '.')
        first++;
    const ViewName *v = lookup(k, name, first);
    if (v && first < n && first == 1 && *name == 't')
        return has_word(k, name + 2, n - 2) ? v : NULL;
    while (v && first < n) {
        size_t from = ++first;
        while (first < n && name[first] != '.')
            first++;
        v = v->is_list ? NULL : view_name_find(v->inside, name + from, first - from);
    }
    return v;
}

/* ---- what was meant ---- */

/* The list or object below `names` that has the name: "parts.pages"; NULL: none. */
static const char *holder(Arena *a, const ViewName *names, const char *name, int depth)
{
    for (; names && names->name && depth; names++) {
        if (view_name_find(names->inside, name, strlen(name)))
            return names->name;
        const char *below = holder(a, names->inside, name, depth - 1);
        if (below)
            return phrase(a, "%s}} and {{#%s", names->name, below);
    }
    return NULL;
}

typedef VEC(const char *) Names;

static void add_names(Names *out, const ViewName *names)
{
    for (; names && names->name; names++)
        vec_push(out, names->name);
}

/* All that may be named where the template stands. */
static void names_in_scope(const Checker *k, Names *out)
{
    for (size_t i = k->depth; i-- > 0;)
        add_names(out, k->open[i]);
    for (const ViewName *const *v = view_names(k->id); *v; v++)
        add_names(out, *v);
    for (size_t i = 0; i < k->words->n; i++)
        vec_push(out, arena_printf(k->arena, "t.%s", k->words->at[i].key));
}

static const char *hint_for(const Checker *k, const char *name)
{
    const char *in = NULL, *point = strrchr(name, '.');
    const ViewName *root = point ? lookup(k, name, strcspn(name, ".")) : NULL;
    if (root && (root->is_list || !root->inside))
        return "a point leads into an object; a list is opened: {{#list}}{{name}}{{/list}}";
    if (has_word(k, name, strlen(name)))
        return phrase(k->arena, "it is a word of strings.<lang>.yaml: write {{t.%s}}", name);
    for (const ViewName *const *v = view_names(k->id); *v && !in; v++)
        in = holder(k->arena, *v, name, DEEPEST);
    if (in)
        return phrase(k->arena, "it stands in {{#%s}}", in);
    Names names = {0};
    unsigned distance = 0;
    names_in_scope(k, &names);
    const char *near = nearest_word(name, names.ptr, names.len, &distance);
    vec_free(&names);
    if (near && distance * 3 <= strlen(name) + 1)
        return phrase(k->arena, "the nearest is {{%s}}", near);
    return "what a template may name is in layouts/_site/VIEWS.md";
}

/* ---- the template ---- */

static void check_name(Checker *k, const Tag *tag)
{
    const char *name = arena_strndup(k->arena, k->t->text + tag->name, tag->name_end - tag->name);
    diag_error(k->diag, k->t->place(k->t->context, tag->name, tag->name_end), DIAG_TEMPLATE_NAME_UNKNOWN, name,
               hint_for(k, name));
    k->good = false;
}

static void take_tag(Checker *k, const Tag *tag)
{
    const char *name = k->t->text + tag->name;
    size_t n = tag->name_end - tag->name;
    if (tag->kind == '/') {
        k->depth -= k->depth > 0;
        return;
    }
    bool self = n == 1 && *name == '.'; /* what the list holds */
    const ViewName *v = self ? NULL : resolve(k, name, n);
    if (!v && !self)
        check_name(k, tag);
    if ((tag->kind == '#' || tag->kind == '^') && k->depth < DEEPEST)
        k->open[k->depth++] = tag->kind == '#' && v ? v->inside : NULL;
}

bool template_check_names(Diag *d, Arena *a, const TemplateText *t, TemplateId id, const UiWords *words)
{
    Checker k = {.diag = d, .arena = a, .t = t, .id = id, .words = words, .good = true};
    Marks marks = {"{{", "}}"};
    Tag tag;
    for (size_t at = 0; next_tag(t, at, &marks, &tag); at = tag.to) {
        if (tag.kind == '=')
            change_marks(t, &tag, &marks);
        else if (tag.kind != '!')
            take_tag(&k, &tag);
    }
    return k.good;
}
