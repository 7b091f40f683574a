#include "yaml/json_schema.h"

#include <string.h>

typedef struct Writer {
    Buf *out;
    int depth;
} Writer;

static void put_string(const Writer *w, const char *s)
{
    buf_putc(w->out, '"');
    for (; *s; s++) {
        if (*s == '"' || *s == '\\')
            buf_putc(w->out, '\\');
        buf_putc(w->out, *s);
    }
    buf_putc(w->out, '"');
}

/* A member of an object begins: its name, on a line of its own. */
static void put_name(const Writer *w, const char *name, bool first)
{
    buf_printf(w->out, "%s\n%*s", first ? "" : ",", w->depth * 2, "");
    put_string(w, name);
    buf_puts(w->out, ": ");
}

static void open_object(Writer *w)
{
    buf_putc(w->out, '{');
    w->depth++;
}

static void close_object(Writer *w)
{
    w->depth--;
    buf_printf(w->out, "\n%*s}", w->depth * 2, "");
}

static void put_member(const Writer *w, const char *name, const char *json, bool first)
{
    put_name(w, name, first);
    buf_puts(w->out, json);
}

static void put_field(Writer *w, const YamlField *f, bool optional);

static void put_object(Writer *w, const YamlSchema *s, bool first)
{
    put_member(w, "type", "\"object\"", first);
    put_name(w, "properties", false);
    open_object(w);
    for (size_t i = 0; i < s->n_fields; i++) {
        put_name(w, s->fields[i].key, i == 0);
        put_field(w, &s->fields[i], !s->fields[i].required && !s->fields[i].filled);
    }
    close_object(w);
    size_t required = 0;
    for (size_t i = 0; i < s->n_fields; i++) {
        if (!s->fields[i].required)
            continue;
        if (!required++)
            put_member(w, "required", "[", false);
        else
            buf_puts(w->out, ", ");
        put_string(w, s->fields[i].key);
    }
    if (required)
        buf_putc(w->out, ']');
    put_member(w, "additionalProperties", "false", false);
}

static void put_choices(const Writer *w, const YamlField *f)
{
    put_name(w, "enum", true);
    buf_putc(w->out, '[');
    for (size_t i = 0; f->choices[i]; i++) {
        buf_puts(w->out, i ? ", " : "");
        put_string(w, f->choices[i]);
    }
    buf_putc(w->out, ']');
}

static void put_list_alone(Writer *w, const YamlField *f);

/* Also one element alone, or a map of elements by their names, where the list may be written so. */
static void put_list(Writer *w, const YamlField *f)
{
    if (!f->single && !f->by) {
        put_list_alone(w, f);
        return;
    }
    put_member(w, "anyOf", "[", true);
    open_object(w);
    put_list_alone(w, f);
    close_object(w);
    buf_puts(w->out, ", ");
    if (f->single) {
        put_field(w, f->item, false);
    } else {
        open_object(w);
        put_member(w, "type", "\"object\"", true);
        put_member(w, "additionalProperties", "{\"type\": [\"object\", \"null\"]}", false); /* changes of elements */
        close_object(w);
    }
    buf_putc(w->out, ']');
}

/* Also the short form, when the map has one. */
static void put_map(Writer *w, const YamlSchema *s)
{
    if (!s->short_key) {
        put_object(w, s, true);
        return;
    }
    put_member(w, "anyOf", "[", true);
    for (size_t i = 0; i < s->n_fields; i++)
        if (strcmp(s->fields[i].key, s->short_key) == 0)
            put_field(w, &s->fields[i], false);
    buf_puts(w->out, ", ");
    open_object(w);
    put_object(w, s, true);
    close_object(w);
    buf_putc(w->out, ']');
}

static void put_list_alone(Writer *w, const YamlField *f)
{
    put_member(w, "type", "\"array\"", true);
    put_name(w, "items", false);
    put_field(w, f->item, false);
    size_t least = f->count ? f->count : (size_t)(f->min > 0 ? f->min : 0);
    if (least)
        buf_printf(w->out, ",\n%*s\"minItems\": %zu", w->depth * 2, "", least);
    if (f->count)
        buf_printf(w->out, ",\n%*s\"maxItems\": %zu", w->depth * 2, "", f->count);
}

/* The members that say what a value may be. */
static void put_kind(Writer *w, const YamlField *f)
{
    switch (f->type) {
    case YT_TEXT:
        put_member(w, "type", "[\"string\", \"number\", \"boolean\"]", true);
        break;
    case YT_INT:
        put_member(w, "type", "\"integer\"", true);
        buf_printf(w->out, ",\n%*s\"minimum\": %d,\n%*s\"maximum\": %d", w->depth * 2, "", f->min, w->depth * 2, "",
                   f->max);
        break;
    case YT_PAGE:
        put_member(w, "type", "[\"integer\", \"string\"]", true);
        buf_printf(w->out, ",\n%*s\"minimum\": %d,\n%*s\"maximum\": %d", w->depth * 2, "", f->min, w->depth * 2, "",
                   f->max);
        put_member(w, "pattern", "\"^[A-Z]{1,3}(0[1-9]|[1-9][0-9]{1,2})$\"", false);
        break;
    case YT_MOMENT:
        put_member(w, "type", "\"string\"", true);
        put_member(
            w, "pattern",
            "\"^[0-9]{4}-[0-9]{2}-[0-9]{2}([Tt ][0-9]{2}:[0-9]{2}(:[0-9]{2})? *([Zz]|[-+][0-9]{2}:[0-9]{2})?)?$\"",
            false);
        break;
    case YT_SHARE:
        put_member(w, "type", "[\"string\", \"number\"]", true);
        put_member(w, "pattern", "\"^[0-9]*\\\\.?[0-9]+%?$\"", false);
        break;
    case YT_FLAG:
        put_member(w, "enum", "[true, false, \"yes\", \"no\"]", true);
        break;
    case YT_CHOICE:
        put_choices(w, f);
        break;
    case YT_LENGTH:
        put_member(w, "type", "\"string\"", true);
        put_member(w, "pattern", "\"^(-?[0-9]*\\\\.?[0-9]+ *(mm|cm|pt|字|行|%)|0|[^-.0-9].*)$\"", false);
        break;
    case YT_COLOR:
        put_member(w, "type", "\"string\"", true);
        put_member(w, "pattern", f->name ? "\"^(#[0-9A-Fa-f]{6}|[^#].*)$\"" : "\"^#[0-9A-Fa-f]{6}$\"", false);
        break;
    case YT_LIST:
        put_list(w, f);
        break;
    case YT_MAP:
        put_map(w, f->of);
        break;
    case YT_TABLE:
        put_member(w, "type", "\"object\"", true);
        put_name(w, "additionalProperties", false);
        put_field(w, f->item, false);
        if (f->min > 0)
            buf_printf(w->out, ",\n%*s\"minProperties\": %d", w->depth * 2, "", f->min);
        break;
    }
}

/* A key that may be left out may have no value, too. */
static void put_field(Writer *w, const YamlField *f, bool optional)
{
    open_object(w);
    if (optional) {
        put_member(w, "anyOf", "[{\"type\": \"null\"}, ", true);
        open_object(w);
    }
    put_kind(w, f);
    if (optional) {
        close_object(w);
        buf_putc(w->out, ']');
    }
    if (f->term) {
        put_name(w, "title", false);
        put_string(w, f->term);
    }
    close_object(w);
}

void yaml_json_schema(const YamlSchema *schema, Buf *out)
{
    Writer w = {out, 0};
    open_object(&w);
    put_member(&w, "$schema", "\"https://json-schema.org/draft/2020-12/schema\"", true);
    put_name(&w, "title", false);
    put_string(&w, schema->what);
    put_object(&w, schema, false);
    close_object(&w);
    buf_putc(out, '\n');
}
