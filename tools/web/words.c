/* The words of the interface, a layout's over the general ones. */
#include "web/theme.h"

#include "yaml/yaml.h"

static void words_put(UiWords *words, const char *key, const char *value)
{
    UiWord *w = strmap_lookup(words->by_key, key);
    if (!w) { /* the map points into the array, which has room for all */
        w = &words->at[words->n++];
        w->key = key;
        strmap_put(words->by_key, key, w);
    }
    w->value = value;
}

static void put_all(const YamlTable *file, UiWords *words)
{
    const YamlText *values = file->at;
    for (size_t i = 0; i < file->n; i++)
        words_put(words, file->keys[i].text, values[i].text);
}

bool words_load(World *w, Diag *d, Arena *a, const char *layouts_dir, const char *layout, Lang lang, UiWords *out)
{
    const char *name = arena_printf(a, "strings.%s.yaml", lang_tag(lang));
    const char *own = arena_printf(a, "%s/%s/%s", layouts_dir, layout, name);
    bool missing = false;
    YamlTable general, special = {0};
    *out = (UiWords){.by_key = strmap_new()};
    bool ok = yaml_read_words(w, d, a, arena_printf(a, "%s/_site/%s", layouts_dir, name), &general, NULL);
    if (*layout)
        ok &= yaml_read_words(w, d, a, own, &special, &missing) || missing;
    out->at = ARENA_ARRAY(a, UiWord, general.n + special.n);
    put_all(&general, out);
    put_all(&special, out);
    return ok;
}
