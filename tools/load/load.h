/* The content folder → the site model.
 *
 *   content/group.yaml   content/<paper>/paper.yaml   content/<paper>/<YYYY-MM-DD>/issue.yaml, <slug>.md, pictures
 *
 * All faults are reported, each at its place; what could be understood is returned. */
#ifndef LOAD_LOAD_H
#define LOAD_LOAD_H

#include "site/site.h"
#include "world/world.h"
#include "yaml/yaml.h"

typedef struct SiteOptions {
    const char *content;     /* the folder */
    const char *paper, *iso; /* only this paper, only issues of this date; NULL: all */
    bool drafts;             /* take drafts in */
    bool unnoted;            /* the lists of issues are no input of the run: whoever uses them compares them later */
} SiteOptions;

/* Reads group.yaml and every paper.yaml, and lists the issues without reading their articles. All of it lives in the
 * arena. NULL after a report when there is no usable group.yaml. */
Group *site_load(World *w, Diag *d, Arena *a, const SiteOptions *o);

/* Lists the issues of a paper that site_load left out (o->paper is its id). */
void site_list_issues(World *w, Diag *d, Arena *a, const SiteOptions *o, Paper *p);

/* An issue of the paper as it is listed, by its folder's name. NULL: that names none. */
Issue *site_issue(Arena *a, const Paper *p, const char *content, const char *id, bool drafts);

/* Reads an issue's issue.yaml and articles and makes up its pages. Its memory is issue->arena, made here when there is
 * none; site_unload_issue frees it. Issues may be loaded from several threads, each with its own Diag. false when a
 * fault was reported. */
bool site_load_issue(World *w, Diag *d, Issue *issue);
void site_unload_issue(Issue *issue);

/* A paper's language as its paper.yaml has it; false without a report: it can't be read, or says none. */
bool site_paper_lang(World *w, Arena *a, const char *content, const char *id, Lang *lang);

/* What the rules say of a paper's 号外, when its issues are loaded: warnings at their `kind`. */
void site_check_kinds(Diag *d, const Paper *paper);

/* A picture beside `owner` ("the paper"), in folder dir. false after a report at its name. */
bool site_picture(World *w, Diag *d, Arena *a, const char *dir, const char *owner, YamlText file, SitePicture *out);

/* The keys of group.yaml, paper.yaml and issue.yaml. */
const YamlSchema *group_schema(void);
const YamlSchema *paper_schema(void);
const YamlSchema *issue_schema(void);
const YamlSchema *lock_schema(void);

#endif
