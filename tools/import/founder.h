/* `paiban import founder`: an archive of e-paper pages in Founder's form 方正数字报 → issues of ours.
 *
 *   [paper/]html/2021-11/02/node_N.htm, content_N.htm      [paper/]202111/02/node_NN.html, content_N.html
 *
 * also with layout/ and content/ before the month. Each issue gets issue.yaml (pages in order, their articles in the
 * order of the page, `address`), an article a Markdown file `content-N.md`. A group.yaml and paper.yaml are made where
 * there are none. What exists is never overwritten. */
#ifndef IMPORT_FOUNDER_H
#define IMPORT_FOUNDER_H

#include "markup/report.h"
#include "site/site.h"
#include "world/world.h"

typedef struct ImportOptions {
    const char *content; /* where to */
    const char *paper;   /* its id; NULL: of the content's paper with that name, or made of the folder's */
    const char *layout;  /* of a paper that is made */
    const char *date;    /* of single files */
    const char *page;    /* of single files: 1, A02; NULL: not said */
} ImportOptions;

/* All that is in dir. false: some of it is not imported, told. */
bool import_founder(World *w, Diag *d, Arena *a, const char *dir, const ImportOptions *o, ImportReport *report);

#endif
