/* Private to load: the ear 报眼 of the front page as issue.yaml chooses it. */
#ifndef LOAD_EAR_H
#define LOAD_EAR_H

#include "load/ads.h"

typedef struct EarAdYaml {
    Span span;
    YamlText image, alt, title, link;
} EarAdYaml;

typedef struct EarYaml {
    Span span;
    YamlChoice show;
    YamlText story, image, alt, caption, link;
    EarAdYaml ad;
} EarYaml;

extern const YamlSchema ear_schema;

/* What is to stand in the ear; of a story only what was written. More than one thing, pictures that can't be had are
 * told: then it is the index. */
Ear ear_take(const AdsLoader *l, const EarYaml *y);

#endif
