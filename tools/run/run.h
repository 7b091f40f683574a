/* One build at work: what it is made of, and what all its parts ask of it. */
#ifndef RUN_RUN_H
#define RUN_RUN_H

#include "html/html.h"
#include "layout/layout.h"
#include "pdf/pdf.h"
#include "run/options.h"
#include "run/pool.h"
#include "search/search.h"
#include "site/site.h"
#include "store/store.h"
#include "store/sums.h"
#include "journal/out.h"
#include "world/workers.h"
#include <stdatomic.h>
#include <threads.h>

typedef struct Build Build;

/* The files a unit has emitted; several threads may add. */
typedef struct FileList {
    Build *build;
    WorldTxn *txn;  /* where they are staged */
    unsigned round; /* made anew, it begins another; what it had is nobody's then */
    mtx_t lock;
    VEC(Output) outputs; /* names in the run's arena */
    VEC(FileSum) sums;   /* of all */
    VEC(char *) outward; /* files outside its folder that an issue's pages lead to (outward.c) */
} FileList;

enum { MOST_EXPORTERS = 12 };

/* A sink for each step of an issue: the exports run side by side. */
enum { DIAG_LOAD, DIAG_LINK, DIAG_LAYOUT, DIAG_EXPORT, JOB_DIAGS = DIAG_EXPORT + MOST_EXPORTERS };

typedef struct IssueJob IssueJob;

/* A task: one exporter's part of an issue. */
typedef struct ExportTask {
    IssueJob *job;
    size_t exporter;
} ExportTask;

/* What is kept of an issue (the store has the same of the last run): facts, texts for the search. */
typedef struct IssueNotes {
    Arena *arena;
    const char *edition; /* its name */
    uint64_t contents;   /* a hash of what was read for it, of where its links lead */
    uint64_t view;       /* site_view */
    uint64_t search;     /* search_mark; 0: not known */
    WorldInput *inputs;
    size_t n_inputs;
    Lead *leads;
    size_t n_leads;
    size_t pages, articles;
    Buf brief, facts, texts;
} IssueNotes;

/* What an issue has while it is made: an archive has many jobs, and makes few. */
typedef struct IssueWork {
    Arena *arena; /* frames; freed with the subsets when all exports are done */
    Issue *view;  /* the issue with that arena; what outlives it may point to its names */
    IssueFrames frames;
    Subsets *subsets;      /* of their fonts, for all exports */
    ExportTask *tasks;     /* of each exporter, while they are at work */
    atomic_int exports;    /* still to be done */
    Buf lines, json, lock; /* what became of its pages (outputs/report.h) */
} IssueWork;

struct IssueJob {
    Build *build;
    Issue *issue;
    const Issue *listed;  /* as it was before it was read or filled; NULL: it still is so */
    const char *name;     /* "xzrb/2021-11-02" */
    size_t index;         /* in its paper */
    bool selected;        /* asked for */
    uint64_t fingerprint; /* 0: unknown, made again next time */
    bool skip;            /* nothing changed: the files of the last run stay */
    bool known;           /* the store knows it: its files were not read */
    bool intact;          /* of one that is known: what was published is as it was */
    bool made;            /* in this run: only its notes are left */
    uint64_t made_as;     /* the fingerprint with which it was */
    Lead *awaited;        /* pages of papers and group that it leads to and that aren't there yet */
    size_t n_awaited;
    bool placed;        /* its files are in their places, the store has it */
    atomic_bool faulty; /* it has errors: it stays as it was published, or out of its paper */
    bool settled;       /* that is done */
    bool exported;      /* files are made of it */
    bool out;           /* it isn't published */
    bool withdrawn;     /* nor may its files stay: their links lead nowhere */
    bool filled;        /* the issue has what the store knows of it, and no more */
    bool lent;          /* that is for a page of papers or group alone (lend.c) */
    bool linked;        /* its links are resolved */
    bool handed;        /* it was read and linked, and only its notes are left: who makes it reads it again */
    const char *shard;  /* the folder that it is made of; NULL: of its content */
    World *own;         /* knows what was read for it */
    IssueNotes notes;
    Diag **diags;    /* JOB_DIAGS; NULL until there is something to tell */
    IssueWork *work; /* the same */
    FileList files;
    size_t n_pages;
    bool is_over; /* a page has more text than room */
};

struct Build {
    World *world;
    Diag *diag;
    const BuildOptions *o;
    BuildSummary *summary;
    Arena *arena;
    Group *group;
    LayoutContext *layout;
    Html *html;
    Pdf *pdf;
    Exporter exporters[MOST_EXPORTERS]; /* begin_output lists them */
    size_t n_exporters;
    WorldOut *out; /* NULL: nothing is written */
    Pool *pool;
    Worker *self;            /* in a worker process (issue_workers.c) */
    VEC(const char *) faces; /* font files that workers have opened */
    Store *store;
    State *old;    /* what the store knows */
    State *record; /* what it is to take down */
    State *joined; /* what shards say; NULL: there are none */
    bool hands_on; /* issues are made by workers, who read them again: none is kept here till then */
    bool faulty;   /* what all issues share has faults: nothing is published */
    bool restart;  /* the store turned out damaged, and is gone: all begins anew */
    Diag *shared;  /* of what all issues share: fonts, layouts, templates; told again with the group's pages */
    PictureStore *pictures;
    uint64_t tool;   /* a hash of the program */
    uint64_t common; /* of what all units are made of; 0: unknown */
    int64_t began;   /* world_now */
    IssueJob *jobs;
    VEC(IssueJob *) others; /* that a shard names */
    StrMap *by_name;        /* → its job */
    uint64_t *covers;       /* of each paper: the fingerprint of the issue whose sketch an earlier run kept */
    StrMap *drawn_in;       /* names of issues that are made beside what is asked for; NULL: none */
    StrMap *months;         /* "xzrb/2021-11.html", of all issues */
    VEC(IssueJob *) lent;   /* to pages of papers and group */
    VEC(Lead)
    page_marks; /* of pages of papers (html_keep_pages): what the group's unit leads to, in the store's words */
    size_t n_jobs, n_work; /* all; to be made */
    FileList group_files;
    atomic_bool failed;
    mtx_t lock;    /* guards what follows */
    StrMap *taken; /* every path emitted: two outputs may not want one file */
    size_t done;
    mtx_t step_lock;          /* guards what follows */
    VEC(IssueJob *) waiting;  /* made, and not placed yet */
    VEC(Output) leaving;      /* files of earlier versions, to be removed last */
    size_t unfinished, n_new; /* issues at work; those of them that were not published before */
    size_t n_awaiting;        /* pages that aren't there yet, of those of them that are made */
    VEC(Lead) awaited;        /* such pages, of those that are placed */
    size_t steps;             /* put in place before the last */
    bool placing;             /* by one of the threads */
};

/* run.c: whether the run is to stop; told once it has. */
bool build_stops(Build *b);
/* Whether the store turned out damaged: then nothing that it said counts, and the run ends to begin anew. */
bool build_lost_store(Build *b);
/* A report tells of every page, a lock keeps every page: none may be left as it was. */
bool build_makes_all(const BuildOptions *o);
/* What earlier runs told of what is left as it is. */
void build_tell_again(Build *b, const Unit *u);
/* The paper of that name, n bytes; NULL: the group has none. */
Paper *build_paper(const Build *b, const char *id, size_t n);
/* The job of an issue; NULL: none. */
IssueJob *build_job_of(const Build *b, const Issue *issue);
/* What links see now of what they lead to; 0: it isn't there. */
uint64_t build_view(const Build *b, const char *name);
/* Runs a task on those issues, then merges what steps first…last reported. */
void build_run(Build *b, void (*task)(void *), bool (*takes)(const IssueJob *), int first, int last);
void build_tell(Build *b, int first, int last); /* that merging */
unsigned build_jobs(const Build *b);            /* how many may be at work at a time */

/* selection.c: what --paper and --date ask for; false after a report: nothing is. Before jobs are listed, papers' lists
 * lose what is neither asked for nor published, and get what is published and no longer in the content. */
bool build_selects(const Build *b, const Issue *issue);
void selection_apply(Build *b);
void build_draw_in(Build *b, const Issue *issue); /* is to be made beside what is asked for */
bool build_check_selection(Build *b);

/* screen.c: whether an issue's PDFs are made; the exporter of those that a build for the screen makes. */
bool build_wants_pdf(const Build *b, const Issue *issue);
Exporter screen_pdf_exporter(Build *b);

/* due.c: takes the issues whose time has not come from their papers. */
void leave_out_undue(Build *b);
int64_t due_now(Build *b);                   /* the time that counts, as Unix time */
bool is_undue(Build *b, const Issue *issue); /* told */

/* notes.c: what an issue was read from; then what others need of it alone, its memory given back. Other threads may go
 * on asking for its name, its edition and its kind. */
void notes_of_inputs(IssueJob *job);
void issue_note(IssueJob *job); /* what others need of it, of the whole issue */
/* An input's path as the store has it: below the content folder; others as they are. */
const char *path_in_content(const Build *b, const char *path);
void issue_forget(IssueJob *job);
/* The issue is about to be more than was listed of it: that is kept, in the arena, which lives as long as the job. */
void issue_keep_listed(IssueJob *job, Arena *a);
void issue_as_listed(IssueJob *job); /* what is more is given back */
/* Files changed later may change again and have the same stamp. */
int64_t build_trusts_before(const Build *b);
bool build_has_founder(const Build *b); /* some paper has addresses of Founder's */

/* fingerprint.c: of everything an issue's files depend on. What can't be read has no fingerprint (false, 0) and is made
 * again: the report is left to whoever needs it. */
bool fingerprint_common(Build *b, uint64_t *hash);
uint64_t fingerprint_tool(void);
uint64_t fingerprint_issue(const Build *b, const IssueJob *job);
uint64_t fingerprint_group(const Build *b);
void fingerprint_faces(Build *b, State *record); /* notes the font files used, and the dictionary */

#endif
