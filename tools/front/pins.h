/* Pins: where and how the editor wants an article, in its front matter or in issue.yaml, whose word goes first. */
#ifndef FRONT_PINS_H
#define FRONT_PINS_H

#include "doc/doc.h"
#include "yaml/yaml.h"

/* `headline:`. */
typedef struct HeadlinePinsYaml {
    Span span;
    YamlText size, face;
    YamlInt lines;
    YamlFlag vertical, over;
} HeadlinePinsYaml;
extern const YamlSchema pins_headline_schema;

/* A part of a struct that a schema fills. */
typedef struct PinsYaml {
    YamlInt columns;
    YamlList area; /* of YamlInt */
    YamlChoice at, keep;
    YamlText group, after, beside;
    YamlFlag jump, fill, fixed;
    HeadlinePinsYaml headline;
} PinsYaml;

extern const YamlField pins_area_item;
extern const char *const pins_places[], *const pins_keeps[];

/* Of a PinsYaml that stands at an offset of its struct: where a whole stands. */
#define PINS_PLACE_FIELDS(base)                                                                                        \
    {.key = "span",                                                                                                    \
     .term = "栏数",                                                                                                   \
     .type = YT_INT,                                                                                                   \
     .offset = (base) + offsetof(PinsYaml, columns),                                                                   \
     .min = 1,                                                                                                         \
     .max = 16},                                                                                                       \
        {.key = "area",                                                                                                \
         .term = "区域",                                                                                               \
         .type = YT_LIST,                                                                                              \
         .offset = (base) + offsetof(PinsYaml, area),                                                                  \
         .item = &pins_area_item,                                                                                      \
         .count = 4},                                                                                                  \
    {                                                                                                                  \
        .key = "at", .term = "位置", .type = YT_CHOICE, .offset = (base) + offsetof(PinsYaml, at),                     \
        .choices = pins_places                                                                                         \
    }

/* All its fields. */
#define PINS_FIELDS(base)                                                                                              \
    PINS_PLACE_FIELDS(base),                                                                                           \
        {.key = "headline",                                                                                            \
         .term = "题",                                                                                                 \
         .type = YT_MAP,                                                                                               \
         .offset = (base) + offsetof(PinsYaml, headline),                                                              \
         .of = &pins_headline_schema},                                                                                 \
        {.key = "after", .term = "之下", .type = YT_TEXT, .offset = (base) + offsetof(PinsYaml, after), .name = true}, \
        {.key = "beside",                                                                                              \
         .term = "之旁",                                                                                               \
         .type = YT_TEXT,                                                                                              \
         .offset = (base) + offsetof(PinsYaml, beside),                                                                \
         .name = true},                                                                                                \
        {.key = "fixed", .term = "不动", .type = YT_FLAG, .offset = (base) + offsetof(PinsYaml, fixed)},               \
        {.key = "group", .term = "集纳", .type = YT_TEXT, .offset = (base) + offsetof(PinsYaml, group)},               \
        {.key = "jump", .term = "转版", .type = YT_FLAG, .offset = (base) + offsetof(PinsYaml, jump)},                 \
        {.key = "keep",                                                                                                \
         .term = "不拆",                                                                                               \
         .type = YT_CHOICE,                                                                                            \
         .offset = (base) + offsetof(PinsYaml, keep),                                                                  \
         .choices = pins_keeps},                                                                                       \
    {                                                                                                                  \
        .key = "fill", .term = "补白", .type = YT_FLAG, .offset = (base) + offsetof(PinsYaml, fill)                    \
    }

#define PINS_CONFUSIONS                                                                                                \
    {"no_jump", "write jump: no"}, {"nojump", "write jump: no"}, {"continue", "write jump: no or jump: yes"},          \
        {"below", "write after: slug, the article that it stands below"},                                              \
        {"under", "write after: slug, the article that it stands below"},                                              \
        {"next_to", "write beside: slug, the article that it stands beside"},                                          \
        {"lock", "write fixed: true: it keeps its place of makeup.lock.yaml"},                                         \
        {"pin", "write fixed: true, at: 头条, or area: [column, line, columns, lines]"},                               \
        {"title_size", "write headline: {size: 36pt}"}, {"title_lines", "write headline: {lines: 2}"},                 \
        {"face", "write headline: {face: 黑}"},                                                                        \
        {"position", "write at: 头条, or area: [column, line, columns, lines]"},                                       \
        {"rect", "write area: [column, line, columns, lines]"}, {"filler", "write fill: true"},                        \
    {                                                                                                                  \
        "whole", "write keep: whole"                                                                                   \
    }

/* What is written there goes over what the article has. Tells when it says two things at once. */
void pins_take(Diag *d, const PinsYaml *y, Article *a);

#endif
