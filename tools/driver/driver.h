/* The driver: content → pages. Loads the group, lays out and renders its issues side by side, each put in place when it
 * is done, then the pages that lead to them and removals, in one step. */
#ifndef DRIVER_DRIVER_H
#define DRIVER_DRIVER_H

#include "base/buf.h"
#include "world/world.h"

/* Where things are. All NULL by default; driver_paths fills in what was not given. */
typedef struct DriverPaths {
    const char *root, *content, *out, *layouts, *fonts;
    const char *installed; /* folder with the layouts and fonts that came with the tool */
} DriverPaths;

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

typedef struct Progress {
    void (*step)(void *context, size_t done, size_t total, const char *what); /* one call at a time; NULL: none */
    void *context;
} Progress;

/* What builds of one process keep for the next one, so that a change shows at once: layouts, fonts, pages' make-up. One
 * build at a time. Its results are those of a process that keeps nothing. */
typedef struct DriverSession DriverSession;
DriverSession *driver_session_new(World *w);
void driver_session_free(DriverSession *s); /* NULL is fine */

enum { PREVIEW_DPI = 150 };

typedef struct BuildOptions {
    DriverPaths paths;        /* filled in */
    const char *paper, *date; /* NULL: all */
    unsigned jobs;            /* 0: one a processor */
    bool drafts, strict, force;
    bool verify;         /* trust no file by its size and time: read all that are published */
    bool follow;         /* links in the content may lead out of it */
    bool fence;          /* driver_fence, as soon as the output folder is there: the process builds but this */
    bool check;          /* report only, write nothing */
    bool links;          /* of a check: try what leads out of the site, over the network */
    int timeout;         /* seconds for each of them; 0: the usual */
    bool all_or_nothing; /* an issue with errors holds all others back */
    const char *depfile; /* NULL: none */
    const char *changes; /* the upload list: what to send and remove since the last one; NULL: none */
    const char *report;  /* a JSON file of what became of each page; NULL: none */
    const char *effort;  /* of make-up, as layout_effort reads it; NULL: default */
    const char *preview; /* a PNG file: one page of the one issue chosen is drawn, nothing else written; NULL: none */
    const char *page;    /* its name; NULL: the first */
    int dpi;             /* of that; 0: PREVIEW_DPI */
    bool lock;           /* write makeup.lock.yaml beside each issue */
    bool screen;         /* for looking at on this machine: nothing for the press, no PDF but those of */
    const char *const *pdfs_of; /* these issues ("xzrb/2021-11-02") */
    size_t n_pdfs_of;
    bool apart; /* the one issue chosen is made as a shard, into paths.out (store/shard.h) */
    const char *const
        *shards; /* folders of shards, at any depth: the site is made of them, of no content; NULL: it isn't */
    size_t n_shards;
    const char *version;
    const int64_t *now;     /* the time that issues' publish_at is compared with; NULL: the clock's */
    DriverSession *session; /* NULL: nothing is kept */
    Progress progress;
} BuildOptions;

/* Whether the output may go there without harm: NULL, or why not ("is the root of the file system"). Not into the
 * content, layouts or fonts, not around them, not the root or the user's home, not a folder with other files and no
 * output; a site not into a shard, nor a shard into a site. */
const char *driver_out_fault(World *w, Arena *a, const BuildOptions *o);
/* The same of the single files that a run writes: none lies among what is read or published. *file: which. */
const char *driver_file_fault(World *w, Arena *a, const BuildOptions *o, const char **file);

typedef struct BuildSummary {
    size_t papers, issues, pages, articles; /* of this run's selection */
    size_t made;                            /* issues made anew */
    size_t changed;                         /* files written or removed */
    size_t to_send, to_remove;              /* by the upload list */
    size_t tried;                           /* addresses out of the site */
    size_t stay;                            /* issues that only a build of all takes down */
    bool sends_all;                         /* nothing is known of an earlier list */
    int64_t next_due; /* when the first issue that was left out appears, as Unix time; 0: none was */
    Buf lines;        /* one for each page that was made, also of a build that failed; the caller's */
} BuildSummary;

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
