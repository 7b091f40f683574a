#include "fonts/font_table.h"

#include "yaml/merge.h"
#include <string.h>

typedef struct RoleYaml {
    Span span;
    YamlInt weight, tibetan_size, tibetan_bold;
    YamlList han, hant, latin, italic, tibetan, hant_marks; /* of YamlText */
} RoleYaml;

typedef struct HyphenationYaml {
    Span span;
    YamlText en;
} HyphenationYaml;

typedef struct FontsYaml {
    Span span;
    HyphenationYaml hyphenation;
    YamlList symbols, emoji; /* of YamlText */
    YamlTable roles;         /* of RoleYaml */
} FontsYaml;

static const YamlField family_item = {.type = YT_TEXT};

#define AT(name) offsetof(RoleYaml, name)
#define FAMILIES(word, trade)                                                                                          \
    .key = #word, .term = (trade), .type = YT_LIST, .offset = AT(word), .item = &family_item, .min = 1
static const YamlField role_fields[] = {
    {.key = "weight", .term = "字重", .type = YT_INT, .offset = AT(weight), .min = 100, .max = 900, .preset = 400},
    {FAMILIES(han, "汉字"), .required = true},
    {FAMILIES(hant, "繁体")},  /* without it: han */
    {FAMILIES(latin, "西文")}, /* without it: those of the first role */
    {FAMILIES(italic, "斜体")},
    {FAMILIES(tibetan, "藏文")}, /* so, too */
    {FAMILIES(hant_marks, "繁体标点")},
    {.key = "tibetan_size", .type = YT_SHARE, .offset = AT(tibetan_size), .min = 500, .max = 1500, .preset = 1000},
    {.key = "tibetan_bold", .type = YT_SHARE, .offset = AT(tibetan_bold), .max = 60},
};
#undef AT
static const YamlConfusion role_confusions[] = {
    {"family", "name the families by script: han: [Noto Serif CJK SC], latin: […]"},
    {"size", "sizes are the layout's"},
    {"file", "name the file where a family stands: han: [mine.otf]; it lies beside fonts.yaml"},
    {NULL, NULL},
};
static const YamlSchema role_schema = {
    .what = "a role", YAML_FIELDS(RoleYaml, role_fields), .confusions = role_confusions};

static const YamlField hyphenation_fields[] = {
    {.key = "en", .term = "英文", .type = YT_TEXT, .offset = offsetof(HyphenationYaml, en), .name = true},
};
static const YamlSchema hyphenation_schema = {.what = "`hyphenation`",
                                              YAML_FIELDS(HyphenationYaml, hyphenation_fields)};

static const YamlField role_item = {.type = YT_MAP, .of = &role_schema};
#define AT(name) offsetof(FontsYaml, name)
static const YamlField fonts_fields[] = {
    {.key = "hyphenation", .term = "断词", .type = YT_MAP, .offset = AT(hyphenation), .of = &hyphenation_schema},
    {FAMILIES(symbols, "符号")},
    {FAMILIES(emoji, "表情")},
    {.key = "roles",
     .term = "字体",
     .type = YT_TABLE,
     .offset = AT(roles),
     .item = &role_item,
     .required = true,
     .min = 1},
};
#undef AT
static const YamlSchema fonts_file = {.what = "fonts.yaml", YAML_FIELDS(FontsYaml, fonts_fields)};

const YamlSchema *font_table_schema(void)
{
    return &fonts_file;
}

typedef struct TableReader {
    World *w;
    Diag *d;
    Arena *a;
    const char *fonts_dir;
    FontTable *out;
} TableReader;

static bool has_name(const char *const *names, size_t n, const char *name)
{
    for (size_t i = 0; i < n; i++)
        if (strcmp(names[i], name) == 0)
            return true;
    return false;
}

static const char **more_names(Arena *a, const char *const *names, size_t n, const char *name)
{
    const char **all = ARENA_ARRAY(a, const char *, n + 1);
    if (n)
        memcpy(all, names, n * sizeof *all);
    all[n] = name;
    return all;
}

static bool is_file(const char *name)
{
    static const char *const ends[] = {".otf", ".ttf", ".ttc", ".otc", ".OTF", ".TTF", ".TTC", ".OTC"};
    size_t n = strlen(name);
    for (size_t i = 0; i < sizeof ends / sizeof *ends; i++)
        if (n > 4 && strcmp(name + n - 4, ends[i]) == 0)
            return true;
    return false;
}

/* The family that a font file holds; NULL after a report. */
static const char *family_of_file(const TableReader *x, YamlText t)
{
    FontNames *names = &x->out->names;
    const char *path = *t.text == '/' ? t.text : arena_printf(x->a, "%s/%s", x->fonts_dir, t.text);
    path = world_find(x->w, x->a, path);
    const char *family = world_exists(x->w, path) ? world_font_family(x->w, x->a, path) : NULL;
    if (!family) {
        diag_error(x->d, t.span, world_exists(x->w, path) ? DIAG_FONT_FILE_INVALID : DIAG_FONT_FILE_MISSING, path);
        return NULL;
    }
    if (!has_name(names->files, names->n_files, path))
        names->files = more_names(x->a, names->files, names->n_files++, path);
    return family;
}

/* Families in order, by commas; what is a file's name is its family. */
static const char *join_families(const TableReader *x, const YamlList *families)
{
    const YamlText *t = families->at;
    FontNames *names = &x->out->names;
    const char *s = "";
    for (size_t i = 0; i < families->n; i++) {
        const char *family = is_file(t[i].text) ? family_of_file(x, t[i]) : t[i].text;
        if (!family)
            continue;
        s = arena_printf(x->a, "%s%s%s", s, *s ? "," : "", family);
        if (!has_name(names->families, names->n_families, family))
            names->families = more_names(x->a, names->families, names->n_families++, family);
    }
    return s;
}

static const char *join(Arena *a, const char *first, const char *then)
{
    return !*first ? then : !*then ? first : arena_printf(a, "%s,%s", first, then);
}

/* A path of the machine or one in the fonts' folder; without it Debian's. */
static const char *dictionary_of(Arena *a, YamlText path, const char *fonts_dir)
{
    if (!*path.text)
        return "/usr/share/hyphen/hyph_en_US.dic";
    return *path.text == '/' ? path.text : arena_printf(a, "%s/%s", fonts_dir, path.text);
}

static void fill_role(const TableReader *x, const FontsYaml *y, const RoleYaml *in, FontRole *r)
{
    Arena *a = x->a;
    const YamlList *by_script[] = {[SCRIPT_HAN] = &in->han,
                                   [SCRIPT_HANT] = &in->hant,
                                   [SCRIPT_LATIN] = &in->latin,
                                   [SCRIPT_TIBETAN] = &in->tibetan,
                                   [SCRIPT_ITALIC] = &in->italic};
    const RoleYaml *first = y->roles.at;
    if (!in->hant.n)
        by_script[SCRIPT_HANT] = &in->han;
    if (!in->latin.n)
        by_script[SCRIPT_LATIN] = first->latin.n ? &first->latin : &in->han;
    if (!in->tibetan.n)
        by_script[SCRIPT_TIBETAN] = first->tibetan.n ? &first->tibetan : &in->han;
    const char *symbols = join_families(x, &y->symbols), *emoji = join_families(x, &y->emoji);
    r->weight = in->weight.value;
    r->hant_marks = join_families(x, &in->hant_marks);
    r->tibetan_size = in->tibetan_size.value;
    r->tibetan_bold = in->tibetan_bold.value;
    for (size_t k = 0; k < sizeof by_script / sizeof *by_script; k++) {
        if (k == SCRIPT_ITALIC && !in->italic.n)
            r->families[k] = r->families[SCRIPT_LATIN];
        else
            r->families[k] = join(a, join(a, join_families(x, by_script[k]), symbols), emoji);
    }
    r->families[SCRIPT_EMOJI] = join(a, join(a, emoji, symbols), r->families[SCRIPT_LATIN]);
}

/* The user's fonts.yaml over the installation's: roles that it names change in what it says of them. */
static YamlNode *load_tree(World *w, Diag *d, Arena *a, const char *fonts_dir)
{
    const char *own = arena_printf(a, "%s/fonts.yaml", fonts_dir), *behind = world_behind(w, a, own);
    bool missing = false;
    YamlNode *under = behind ? yaml_load(w, d, a, behind, &fonts_file, NULL) : NULL;
    YamlNode *over = yaml_load(w, d, a, own, &fonts_file, under ? &missing : NULL);
    if (!over)
        return missing ? under : NULL;
    return yaml_merge(d, a, &fonts_file, under, over);
}

bool font_table_load(World *w, Diag *d, Arena *a, const char *fonts_dir, FontTable *out)
{
    FontsYaml y;
    const size_t before = diag_errors(d);
    *out = (FontTable){0};
    const TableReader x = {w, d, a, fonts_dir, out};
    if (!yaml_read(d, a, load_tree(w, d, a, fonts_dir), &fonts_file, &y))
        return false;
    const RoleYaml *in = y.roles.at;
    out->roles = ARENA_ARRAY(a, FontRole, y.roles.n);
    out->n_roles = y.roles.n;
    for (size_t i = 0; i < out->n_roles; i++) {
        out->roles[i].name = y.roles.keys[i].text;
        fill_role(&x, &y, &in[i], &out->roles[i]);
    }
    out->dictionary = dictionary_of(a, y.hyphenation.en, fonts_dir);
    return diag_errors(d) == before;
}
