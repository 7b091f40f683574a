/* What a run is asked for, what it tells in the end, and what a process keeps between two. */
#ifndef RUN_OPTIONS_H
#define RUN_OPTIONS_H

#include "base/buf.h"
#include "world/world.h"

/* Where things are. All NULL by default; driver_paths fills in what was not given. */
typedef struct DriverPaths {
    const char *root, *content, *out, *layouts, *fonts;
    const char *installed; /* folder with the layouts and fonts that came with the tool */
} DriverPaths;

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

#endif
