#include "html/theme.h"

#include <string.h>
#include <yaml.h>

/* The place of a mark in a source: libyaml counts lines from 0 and columns in characters. */
static Span span_of_mark(const Source *s, yaml_mark_t mark)
{
    const char *p = s->text;
    for (size_t line = 0; line < mark.line; line++) {
        const char *end = strchr(p, '\n');
        if (!end)
            break;
        p = end + 1;
    }
    size_t at = (size_t)(p - s->text);
    return span_at(s, at, at);
}

static void words_put(Arena *a, UiWords *words, size_t cap, const char *key, const char *value)
{
    UiWord *old = strmap_lookup(words->by_key, key);
    if (old) {
        old->value = value;
        return;
    }
    if (words->n == cap)
        return; /* the map holds pointers into the array: it has its final size from the start */
    UiWord *w = &words->at[words->n++];
    w->key = arena_strdup(a, key);
    w->value = value;
    strmap_put(words->by_key, w->key, w);
}

/* A flat mapping of scalars; anything else is a fault. */
static bool parse_words(Diag *d, Arena *a, const Source *src, UiWords *words, size_t cap)
{
    yaml_parser_t parser;
    if (!yaml_parser_initialize(&parser)) {
        diag_error(d, span_at(src, 0, 0), NULL, "the YAML reader can't start");
        return false;
    }
    yaml_parser_set_input_string(&parser, (const unsigned char *)src->text, src->len);
    bool ok = true, done = false;
    const char *key = NULL;
    int depth = 0;
    while (ok && !done) {
        yaml_event_t event;
        if (!yaml_parser_parse(&parser, &event)) {
            diag_error(d, span_of_mark(src, parser.problem_mark), NULL, "YAML: %s", parser.problem);
            ok = false;
            break;
        }
        switch (event.type) {
        case YAML_STREAM_END_EVENT:
            done = true;
            break;
        case YAML_MAPPING_START_EVENT:
            depth++;
            ok = depth == 1;
            break;
        case YAML_SEQUENCE_START_EVENT:
        case YAML_ALIAS_EVENT:
            ok = false;
            break;
        case YAML_SCALAR_EVENT: {
            const char *text = arena_strndup(a, (const char *)event.data.scalar.value, event.data.scalar.length);
            ok = depth == 1;
            if (ok && key) {
                words_put(a, words, cap, key, text);
                key = NULL;
            } else {
                key = text;
            }
            break;
        }
        default:
            break;
        }
        if (!ok)
            diag_error(d, span_of_mark(src, event.start_mark), "one `key: text` a line", "this file holds words only");
        yaml_event_delete(&event);
    }
    yaml_parser_delete(&parser);
    return ok;
}

bool words_load(World *w, Diag *d, Arena *a, const char *layouts_dir, const char *layout, Lang lang, UiWords *out)
{
    const size_t cap = 256;
    out->at = ARENA_ARRAY(a, UiWord, cap);
    out->n = 0;
    out->by_key = strmap_new();
    const char *name = arena_printf(a, "strings.%s.yaml", lang_tag(lang));
    const char *folders[] = {"_site", layout};
    for (size_t i = 0; i < 2; i++) {
        if (folders[i][0] == '\0')
            continue;
        bool missing = false;
        Source *src = world_read_source(w, d, a, arena_printf(a, "%s/%s/%s", layouts_dir, folders[i], name),
                                        i == 0 ? NULL : &missing);
        if (missing)
            continue;
        if (!src || !parse_words(d, a, src, out, cap))
            return false;
    }
    return true;
}
