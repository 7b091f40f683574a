/* Pins: where and how the editor wants an article, in its front matter or in issue.yaml, whose word goes first. */
#ifndef PARSE_PINS_H
#define PARSE_PINS_H

#include "doc/doc.h"
#include "yaml/yaml.h"

/* A part of a struct that a schema fills. */
typedef struct PinsYaml {
    YamlInt columns;
    YamlList area; /* of YamlInt */
    YamlChoice at, keep;
    YamlText group;
    YamlFlag jump, fill;
} PinsYaml;

extern const YamlField pins_area_item;
extern const char *const pins_places[], *const pins_keeps[];

/* The fields of a PinsYaml that stands at an offset of its struct. */
#define PINS_FIELDS(base)                                                                                              \
    {.key = "span",                                                                                                    \
     .term = "栏数",                                                                                                   \
     .type = YT_INT,                                                                                                   \
     .offset = (base) + offsetof(PinsYaml, columns),                                                                   \
     .min = 0,                                                                                                         \
     .max = 16},                                                                                                       \
        {.key = "area",                                                                                                \
         .term = "区域",                                                                                               \
         .type = YT_LIST,                                                                                              \
         .offset = (base) + offsetof(PinsYaml, area),                                                                  \
         .item = &pins_area_item,                                                                                      \
         .count = 4},                                                                                                  \
        {.key = "at",                                                                                                  \
         .term = "位置",                                                                                               \
         .type = YT_CHOICE,                                                                                            \
         .offset = (base) + offsetof(PinsYaml, at),                                                                    \
         .choices = pins_places},                                                                                      \
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
        {"position", "write at: 头条, or area: [column, line, columns, lines]"},                                       \
        {"rect", "write area: [column, line, columns, lines]"}, {"filler", "write fill: true"},                        \
    {                                                                                                                  \
        "whole", "write keep: whole"                                                                                   \
    }

/* What is written there goes over what the article has. */
void pins_take(const PinsYaml *y, Article *a);

#endif
