/* The words of the interface, a layout's over those it builds on, over the general ones. */
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

bool words_load(World *w, Diag *d, Arena *a, const char *layouts_dir, const LayoutChain *chain, Lang lang, UiWords *out)
{
    const char *name = arena_printf(a, "strings.%s.yaml", lang_tag(lang));
    YamlTable *files = ARENA_ARRAY(a, YamlTable, chain->n + 1);
    *out = (UiWords){.by_key = strmap_new()};
    bool ok =
        yaml_read_words(w, d, a, world_find(w, a, arena_printf(a, "%s/_site/%s", layouts_dir, name)), &files[0], NULL);
    size_t words = files[0].n;
    for (size_t i = 1; i <= chain->n; i++) {
        const char *path = arena_printf(a, "%s/%s", chain->dirs[chain->n - i], name);
        bool missing = false;
        ok &= yaml_read_words(w, d, a, path, &files[i], &missing) || missing;
        words += files[i].n;
    }
    out->at = ARENA_ARRAY(a, UiWord, words);
    for (size_t i = 0; i <= chain->n; i++)
        put_all(&files[i], out);
    return ok;
}
