/* Private to load: advertisements 广告 as issue.yaml books them, for a page of its list or for the issue. */
#ifndef LOAD_ADS_H
#define LOAD_ADS_H

#include "site/site.h"
#include "world/world.h"
#include "yaml/yaml.h"

typedef struct AdYaml {
    Span span;
    YamlPage page; /* of the issue's list alone */
    YamlChoice size, at;
    YamlInt columns;
    YamlText height, image, alt, title, link;
} AdYaml;

extern const YamlField ads_of_page, ads_of_issue; /* items of the two lists */

/* What ads_take needs to know of the issue. */
typedef struct AdsLoader {
    World *world;
    Diag *diag;
    Arena *arena;
    PictureStore *pictures;
    const char *dir;
} AdsLoader;

/* A page's own advertisements, in order. Sizes that contradict each other, pictures, links that can't be had are told
 * at their keys; such an advertisement is left out. */
void ads_of_page_take(const AdsLoader *l, const YamlList *list, PageSpec *page);
/* The issue's, each to the page that it names; one that there is not is told. */
void ads_of_issue_take(const AdsLoader *l, const YamlList *list, Issue *issue);
/* One that has its place already, in the ear: it has no size. false after a report. */
bool ad_take_picture(const AdsLoader *l, YamlText image, YamlText alt, YamlText title, YamlText link, Ad *out);

#endif
