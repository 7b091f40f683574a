#include "html/theme.h"

#include "yaml/reader.h"

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

/* A map of texts; anything else is a fault. */
static bool put_all(Diag *d, const Node *file, UiWords *words)
{
    const Node *fault = file->kind == NODE_MAP ? NULL : file;
    for (size_t i = 0; !fault && i < file->n; i++) {
        if (file->children[i].kind == NODE_SCALAR)
            words_put(words, file->keys[i], file->children[i].text);
        else
            fault = &file->children[i];
    }
    if (fault)
        diag_error(d, fault->span, DIAG_WORDS_ONLY);
    return !fault;
}

bool words_load(World *w, Diag *d, Arena *a, const char *layouts_dir, const char *layout, Lang lang, UiWords *out)
{
    const char *name = arena_printf(a, "strings.%s.yaml", lang_tag(lang));
    const char *own = arena_printf(a, "%s/%s/%s", layouts_dir, layout, name);
    bool missing = !*layout;
    const Node *general = reader_load(w, d, a, arena_printf(a, "%s/_site/%s", layouts_dir, name), NULL);
    const Node *special = missing ? NULL : reader_load(w, d, a, own, &missing);
    *out = (UiWords){.by_key = strmap_new()};
    if (!general || (!special && !missing))
        return false;
    out->at = ARENA_ARRAY(a, UiWord, general->n + (special ? special->n : 0));
    return put_all(d, general, out) && (!special || put_all(d, special, out));
}
