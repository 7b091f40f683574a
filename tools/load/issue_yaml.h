/* Private to load: issue.yaml as read, before its articles are found. */
#ifndef LOAD_ISSUE_YAML_H
#define LOAD_ISSUE_YAML_H

#include "front/pins.h"
#include "load/ear.h"

typedef struct PageYaml {
    Span span;
    YamlTable groups; /* groups.h */
    YamlText title, layout, address;
    YamlChoice ink; /* 1: black alone */
    YamlFlag spread, vertical;
    YamlList editors;  /* of YamlText */
    YamlList articles; /* of EntryYaml */
    YamlList ads;      /* of AdYaml */
} PageYaml;

enum { AS_THE_PAPER = -1 }; /* ink that is not said */

/* An article of a page: its name, or a map with pins. */
typedef struct EntryYaml {
    Span span;
    YamlText slug;
    PinsYaml pins;
} EntryYaml;

typedef struct IssueYaml {
    Span span;
    YamlText number, lunar, weather, notice, edition, publish_at;
    YamlChoice overset, kind; /* overset: an Overset, -1: not said */
    YamlList pages;           /* of PageYaml */
    YamlList sections;        /* of SectionYaml */
    YamlList ads;             /* of AdYaml, each with its page */
    YamlList index;           /* of YamlText */
    EarYaml ear;
} IssueYaml;

extern const YamlSchema issue_yaml;

IssueKind issue_yaml_kind(YamlChoice kind);

#endif
