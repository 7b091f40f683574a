/* The driver: content → pages. Loads the group, lays out and renders its issues side by side, each put in place when it
 * is done, then the pages that lead to them and removals, in one step. */
#ifndef DRIVER_DRIVER_H
#define DRIVER_DRIVER_H

#include "run/options.h"

/* Strings live in the arena. */
void driver_paths(World *w, Arena *a, DriverPaths *p);

/* Where a run writes; NULL: nowhere more. */
typedef struct DriverWrites {
    const char *folders[2]; /* that are there: the output, the content */
    const char *files[4];
    const char *const *linked; /* folders of files that are linked into them, which the kernel allows where both may be
                                  written */
    size_t n_linked;
    const char *made; /* the topmost folder that was made for them; NULL: none was */
    bool follow;      /* what is read may be anywhere */
} DriverWrites;

/* From here on the process reads what a run reads and writes there alone, where the kernel sees to it
 * (world/landlock.h); false where it doesn't. Before any thread is made, once. */
bool driver_fence(World *w, const DriverPaths *p, const DriverWrites *writes);

/* Whether the output may go there without harm: NULL, or why not ("is the root of the file system"). Not into the
 * content, layouts or fonts, not around them, not the root or the user's home, not a folder with other files and no
 * output; a site not into a shard, nor a shard into a site. */
const char *driver_out_fault(World *w, Arena *a, const BuildOptions *o);
/* The same of the single files that a run writes: none lies among what is read or published. *file: which. */
const char *driver_file_fault(World *w, Arena *a, const BuildOptions *o, const char **file);

/* false after errors. Issues without any are then published all the same, those that have some stay as they were,
 * unless it is all or nothing or a fault is of all. Everything found goes to d, in an order that does not depend on the
 * number of jobs. */
bool driver_build(World *w, Diag *d, const BuildOptions *o, BuildSummary *summary);

/* What shards were made with, for whoever joins them. */
typedef struct ShardOrigin {
    const char *content, *layouts, *fonts; /* where they were */
    const char *effort;                    /* as BuildOptions has it */
    bool drafts, follow;
} ShardOrigin;

/* As the first of the folders' shards that can be read says. Strings live in the arena. false: none can. */
bool driver_shard_origin(World *w, Arena *a, const char *const *dirs, size_t n, ShardOrigin *to);

typedef struct CleanOptions {
    DriverPaths paths; /* filled in */
    bool orphans;      /* only what no record owns, not all that is published */
    bool dry_run;      /* tell, remove nothing */
} CleanOptions;

typedef struct CleanSummary {
    size_t removed; /* files; of a dry run: that would be */
    Buf lines; /* "- site/index.html" for each; "? site/x" for what lies in our folders and nothing shows to be ours;
                  the caller's */
} CleanSummary;

/* Removes what the tool wrote into the output folder, never anything else: what the store names or, where there is no
 * store, what SHA256SUMS files list with the sums that the files have. false after a report. */
bool driver_clean(World *w, Diag *d, const CleanOptions *o, CleanSummary *summary);

#endif
