#include "fonts/font_table.h"

#include "yaml/reader.h"
#include <stdlib.h>
#include <string.h>

/* optional: "" when the key is absent. */
static const char *join_families(Diag *d, Arena *a, const Node *role, const char *key, bool optional)
{
    const Node *list = reader_get(role, key);
    if (!list && optional)
        return "";
    if (!list || list->kind != NODE_LIST || !list->n) {
        diag_error(d, list ? list->span : role->span, DIAG_FAMILIES_NOT_A_LIST, key);
        return "";
    }
    const char *s = "";
    for (size_t i = 0; i < list->n; i++)
        if (list->children[i].text)
            s = arena_printf(a, "%s%s%s", s, i ? "," : "", list->children[i].text);
    return s;
}

/* hyphenation: {en: FILE}, a path of the machine or one in the fonts' folder; without it Debian's. */
static const char *dictionary_of(Diag *d, Arena *a, const Node *root, const char *fonts_dir)
{
    const Node *map = reader_get(root, "hyphenation");
    const char *path = NULL;
    if (map && map->kind == NODE_MAP) {
        Span at;
        path = reader_text(d, map, "en", &at);
        reader_unknown(d, map);
    } else if (map) {
        diag_error(d, map->span, DIAG_HYPHENATION_NOT_A_MAP);
    }
    if (!path)
        return "/usr/share/hyphen/hyph_en_US.dic";
    return *path == '/' ? arena_strdup(a, path) : arena_printf(a, "%s/%s", fonts_dir, path);
}

static const char *join(Arena *a, const char *first, const char *then)
{
    return !*first ? then : !*then ? first : arena_printf(a, "%s,%s", first, then);
}

/* 85% as thousandths; `usual` without the key. */
static int percent_of(Diag *d, const Node *role, const char *key, int least, int most, int usual)
{
    Span at;
    char *end = NULL;
    const char *text = reader_text(d, role, key, &at);
    if (!text)
        return usual;
    double n = strtod(text, &end) * 10;
    if (end == text || strcmp(end, "%") != 0 || !(n >= least) || !(n <= most)) {
        diag_error(d, at, DIAG_PERCENT_INVALID, key, text, least / 10, most / 10);
        return usual;
    }
    return (int)(n + 0.5);
}

bool font_table_load(World *w, Diag *d, Arena *a, const char *fonts_dir, FontRole **roles, size_t *n,
                     const char **dictionary)
{
    static const char *const keys[] = {[SCRIPT_HAN] = "han",
                                       [SCRIPT_HANT] = "hant",
                                       [SCRIPT_LATIN] = "latin",
                                       [SCRIPT_TIBETAN] = "tibetan",
                                       [SCRIPT_ITALIC] = "italic"};
    size_t before = diag_errors(d);
    const Node *root = reader_load(w, d, a, arena_printf(a, "%s/fonts.yaml", fonts_dir), NULL);
    if (!root)
        return false;
    const Node *map = reader_get(root, "roles");
    if (!map || map->kind != NODE_MAP || !map->n) {
        diag_error(d, root->span, DIAG_ROLES_MISSING);
        return false;
    }
    const char *symbols = join_families(d, a, root, "symbols", true), *emoji = join_families(d, a, root, "emoji", true);
    *roles = ARENA_ARRAY(a, FontRole, map->n);
    *n = map->n;
    for (size_t i = 0; i < map->n; i++) {
        FontRole *r = &(*roles)[i];
        const Node *m = &map->children[i];
        map->asked[i] = true;
        r->name = map->keys[i];
        Span at;
        const char *weight = reader_text(d, m, "weight", &at);
        r->weight = weight ? atoi(weight) : 400;
        if (r->weight < 100 || r->weight > 900)
            diag_error(d, at, DIAG_WEIGHT_INVALID, weight);
        r->hant_marks = join_families(d, a, m, "hant_marks", true);
        r->tibetan_size = percent_of(d, m, "tibetan_size", 500, 1500, 1000);
        r->tibetan_bold = percent_of(d, m, "tibetan_bold", 0, 60, 0);
        for (size_t k = 0; k < sizeof keys / sizeof *keys; k++) {
            if (k == SCRIPT_ITALIC && !reader_get(m, keys[k]))
                r->families[k] = r->families[SCRIPT_LATIN];
            else
                r->families[k] = join(a, join(a, join_families(d, a, m, keys[k], false), symbols), emoji);
        }
        r->families[SCRIPT_EMOJI] = join(a, join(a, emoji, symbols), r->families[SCRIPT_LATIN]);
        reader_unknown(d, m);
    }
    *dictionary = dictionary_of(d, a, root, fonts_dir);
    reader_unknown(d, root);
    return diag_errors(d) == before;
}
