#include "fonts/font_table.h"

#include "yaml/yaml.h"
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
    {FAMILIES(hant, "繁体"), .required = true},
    {FAMILIES(latin, "西文"), .required = true},
    {FAMILIES(italic, "斜体")},
    {FAMILIES(tibetan, "藏文"), .required = true},
    {FAMILIES(hant_marks, "繁体标点")},
    {.key = "tibetan_size", .type = YT_SHARE, .offset = AT(tibetan_size), .min = 500, .max = 1500, .preset = 1000},
    {.key = "tibetan_bold", .type = YT_SHARE, .offset = AT(tibetan_bold), .max = 60},
};
#undef AT
static const YamlConfusion role_confusions[] = {
    {"family", "name the families by script: han: [Noto Serif CJK SC], latin: […]"},
    {"size", "sizes are the layout's"},
    {"file", "name the font's family; fonts.conf says where its file is"},
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

static const char *join_families(Arena *a, const YamlList *families)
{
    const YamlText *t = families->at;
    const char *s = "";
    for (size_t i = 0; i < families->n; i++)
        s = arena_printf(a, "%s%s%s", s, i ? "," : "", t[i].text);
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

static void fill_role(Arena *a, const FontsYaml *y, const RoleYaml *in, FontRole *r)
{
    const YamlList *by_script[] = {[SCRIPT_HAN] = &in->han,
                                   [SCRIPT_HANT] = &in->hant,
                                   [SCRIPT_LATIN] = &in->latin,
                                   [SCRIPT_TIBETAN] = &in->tibetan,
                                   [SCRIPT_ITALIC] = &in->italic};
    const char *symbols = join_families(a, &y->symbols), *emoji = join_families(a, &y->emoji);
    r->weight = in->weight.value;
    r->hant_marks = join_families(a, &in->hant_marks);
    r->tibetan_size = in->tibetan_size.value;
    r->tibetan_bold = in->tibetan_bold.value;
    for (size_t k = 0; k < sizeof by_script / sizeof *by_script; k++) {
        if (k == SCRIPT_ITALIC && !in->italic.n)
            r->families[k] = r->families[SCRIPT_LATIN];
        else
            r->families[k] = join(a, join(a, join_families(a, by_script[k]), symbols), emoji);
    }
    r->families[SCRIPT_EMOJI] = join(a, join(a, emoji, symbols), r->families[SCRIPT_LATIN]);
}

bool font_table_load(World *w, Diag *d, Arena *a, const char *fonts_dir, FontRole **roles, size_t *n,
                     const char **dictionary)
{
    FontsYaml y;
    if (!yaml_read_file(w, d, a, arena_printf(a, "%s/fonts.yaml", fonts_dir), &fonts_file, &y, NULL))
        return false;
    const RoleYaml *in = y.roles.at;
    *roles = ARENA_ARRAY(a, FontRole, y.roles.n);
    *n = y.roles.n;
    for (size_t i = 0; i < *n; i++) {
        (*roles)[i].name = y.roles.keys[i].text;
        fill_role(a, &y, &in[i], &(*roles)[i]);
    }
    *dictionary = dictionary_of(a, y.hyphenation.en, fonts_dir);
    return true;
}
