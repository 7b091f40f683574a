/* Private to cascade: layout.yaml and the files over it as read, before their lengths and roles are resolved. */
#ifndef CASCADE_LAYOUT_YAML_H
#define CASCADE_LAYOUT_YAML_H

#include "judge/costs.h"
#include "style/style.h"
#include "yaml/yaml.h"

typedef struct PageYaml {
    Span span;
    YamlList size; /* of YamlText: a name, or two lengths */
    YamlText width, height, bleed, top;
} PageYaml;

typedef struct GridYaml {
    Span span;
    YamlText pitch;
    YamlInt lines;
} GridYaml;

typedef struct ColumnsYaml {
    Span span;
    YamlInt count;
    YamlText measure, gutter, box_measure, fold;
} ColumnsYaml;

typedef struct TextYaml {
    Span span;
    YamlChoice level, punctuation;
    YamlFlag hanging, grid, tsheg_pad;
    YamlText jump_to, jump_from, advert, index_title, english_indent;
    YamlList commentary;
    YamlInt tibetan_digits, intro;
} TextYaml;

typedef struct ListsYaml {
    Span span;
    YamlChoice numbering;
    YamlFlag hang;
} ListsYaml;

typedef struct RulesYaml {
    Span span;
    YamlText width, box;
    YamlColor color, tint;
} RulesYaml;

typedef struct ElementYaml {
    Span span;
    YamlText role, size, pitch, indent, tracking;
    YamlColor color;
    YamlChoice align;
} ElementYaml;

typedef struct ElementsYaml {
    Span span;
    ElementYaml at[ELEMENTS];
} ElementsYaml;

typedef struct HeadlineYaml {
    Span span;
    YamlInt columns;
    YamlText role, size, least, kicker, deck;
    YamlInt lines;
    YamlFlag fill;
    YamlFlag shoulders;
} HeadlineYaml;

typedef struct LevelYaml {
    Span span;
    YamlText name, role, size, least, narrow, kicker, deck;
} LevelYaml;

typedef struct PressYaml {
    Span span;
    YamlText profile, condition;
    YamlChoice intent, standard, over_limit;
    YamlFlag marks;
    YamlInt ink_limit, resample;
} PressYaml;

typedef struct SwatchYaml {
    Span span;
    YamlColor rgb;
    YamlList cmyk; /* of YamlInt: INKS of them */
} SwatchYaml;

typedef struct FurnitureYaml {
    Span span;
    YamlChoice kind;
    YamlText name, text, file, alt, role, size, least, tracking;
    YamlColor color;
    YamlChoice align;
    YamlText x, y, left, right, top, bottom, width, height, stroke, pitch;
    YamlText below, above, right_of, left_of, within, gap;
    YamlFlag mirror;
} FurnitureYaml;

typedef struct GroupsYaml {
    Span span;
    YamlChoice frame, head;
    YamlText ornament;
} GroupsYaml;

typedef struct LeadPictureYaml {
    Span span;
    YamlInt columns, area; /* area: thousandths */
} LeadPictureYaml;

typedef struct SidebarsYaml {
    Span span;
    YamlChoice frame, label;
} SidebarsYaml;

typedef struct ColumnStyleYaml {
    Span span;
    YamlText face, ornament;
    YamlChoice label;
} ColumnStyleYaml;

typedef struct MakeupYaml {
    Span span;
    YamlInt weights[MAKEUP_COSTS];
} MakeupYaml;

typedef struct LayoutYaml {
    Span span;
    YamlText name, base;
    YamlTable sizes; /* of YamlText */
    PageYaml page;
    GridYaml grid;
    ColumnsYaml columns;
    YamlInt tiers, front_top, inside_top, bottom, sparse, extra_pages;
    TextYaml text;
    ListsYaml lists;
    RulesYaml rules;
    YamlFlag vertical;
    YamlChoice missing;
    ElementsYaml elements;
    YamlList headlines; /* of HeadlineYaml */
    YamlList levels;    /* of LevelYaml */
    YamlChoice label;
    GroupsYaml groups;
    LeadPictureYaml lead_picture;
    SidebarsYaml sidebars;
    YamlTable faces;         /* of YamlText: roles */
    YamlTable column_styles; /* of ColumnStyleYaml */
    MakeupYaml makeup;
    PressYaml press;
    YamlTable swatches;     /* of SwatchYaml */
    YamlList front, inside; /* of FurnitureYaml */
} LayoutYaml;

#endif
