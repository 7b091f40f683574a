/* What the sources of driver share: the steps of a build. */
#ifndef DRIVER_INTERNAL_H
#define DRIVER_INTERNAL_H

#include "driver/driver.h"
#include "issues/issues.h"
#include "outputs/outputs.h"

/* build.c: a run, with what is to be made between loading and its end; build_make is that of issues of the content. */
bool build_with(World *w, Diag *d, const BuildOptions *o, BuildSummary *summary, bool (*make_it)(Build *));
bool build_make(Build *b);
/* Its parts, for shards, too. */
void build_list_jobs(Build *b);
void build_add_job(Build *b, IssueJob *job, Issue *issue, size_t index); /* zeroed before; ended with the build's */
bool build_begin_layout(Build *b); /* fonts, layouts, templates; false after a report */
bool build_gather_reports(Build *b);
bool build_is_clean(const Build *b);
void build_check_kinds(Build *b);
bool build_stands(Build *b);  /* nothing is to be made */
bool build_publish(Build *b); /* the last step */

/* shard.c: one issue, apart from all others; join.c: the site of such. */
bool shard_make(Build *b);
bool join_make(Build *b);

/* outside.c: tries what all issues that are read lead to outside the site, and tells what isn't there. */
void outside_try(Build *b);

/* lend.c: every issue that is published gets its brief; its articles for a page of papers or group (html_lend): the
 * context is the build. */
void lend_briefs(Build *b);
void lend_issue(void *context, const Issue *issue);
void lend_end(void *context);

/* archive.c: what the search and the pages of papers take over of earlier runs; to be ended. */
typedef struct Archive Archive;
Archive *build_archive(Build *b);
void build_archive_end(Archive *x);
SearchArchive archive_for_search(Archive *x);
bool archive_page_stands(void *archive, Diag *d, const char *path, uint64_t mark); /* html_keep_pages */

#endif
