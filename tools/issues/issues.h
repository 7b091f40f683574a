/* A run's issues: which have to be read and made anew; each read, linked, laid out and exported, in workers. */
#ifndef ISSUES_ISSUES_H
#define ISSUES_ISSUES_H

#include "run/run.h"

/* issue_job.c */
void issue_job_open(IssueJob *job);    /* its notes and sinks */
void issue_job_load(void *argument);   /* a task on an IssueJob: reads its articles */
void issue_job_link(void *argument);   /* a task on an IssueJob, when all it leads to are read: its links */
void issue_job_read(IssueJob *job);    /* both, for one whose issue is known by its facts alone */
void issue_job_again(IssueJob *job);   /* what was handed on, in the worker */
void issue_job_layout(void *argument); /* a task on an IssueJob; adds the exports as tasks */
void issue_job_stage(IssueJob *job);   /* it has a step of its own from here on */
void issue_job_end(IssueJob *job);     /* everything is made of it that can be: published, or left out */
void issue_job_fails(IssueJob *job, const Diag *d);

/* issue_workers.c: lays those issues out and exports them, in processes of their own; a session's in its own. */
void build_make_issues(Build *b, bool (*takes)(const IssueJob *));
/* An Emitter's function in a worker; its context is an IssueJob. */
bool worker_emit(void *context, Diag *d, const char *path, const void *data, size_t n);

/* reading.c: reads the issues that have to be, their links resolved; decides what is made anew, also again. */
void read_issues(Build *b);
void find_changes(Build *b);
void read_unread(Build *b); /* what is neither known nor read */

/* known.c: a task on an IssueJob: whether its files need not be read. */
void known_look(void *argument);
/* What the store has of it beyond the unit; several threads may ask. false: it can't be read, and the run ends, or
 * begins anew (build_lost_store). */
bool known_list(Build *b, Unit *u);
bool known_list_withdrawn(Build *b); /* those that are no longer in the content: their files are to go */
/* An issue gets what the store or this run knows of it; when that can't be had it is read. */
void known_fill(IssueJob *job);
bool known_take(IssueJob *job); /* false: it can't be had */

/* settle.c: issues with errors stay as they were published, or out of their papers; what leads to them is looked at
 * again. Whether others are to be made for it. */
bool settle_faulty(Build *b);

/* preview.c: whether one issue is chosen; draws its page. Both report. */
bool preview_check(Build *b);
void preview_draw(IssueJob *job);

#endif
