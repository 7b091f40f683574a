/* Processes that work beside this one. Each is a copy of it (fork), so all that was loaded is at hand without being
 * loaded again, and what a library does to its caches, or to the process, it does to one of them alone. They tell what
 * they have made; this process alone keeps it. */
#ifndef WORLD_WORKERS_H
#define WORLD_WORKERS_H

#include "world/world.h"

typedef struct Worker Worker; /* one of them, to itself */

typedef enum WorkState {
    WORK_GOES_ON,
    WORK_FAILED, /* told to the workers: what they still do is for its reports */
    WORK_ENDS    /* they are ended, whatever they are at */
} WorkState;

typedef struct WorkPlan {
    unsigned workers; /* processes */
    unsigned threads; /* of all of them together that may be at work at a time, those that they begin with included */
    size_t tasks;
    void (*work)(void *context, Worker *self, size_t task); /* in a worker, one task after the other */
    /* The rest in this process. A message as the task told it; the bytes are the caller's. */
    void (*hear)(void *context, size_t task, const char *message, size_t n);
    /* The process ended in the middle of the task. signal: what ended it; 0: itself, with that status. */
    void (*lost)(void *context, size_t task, int signal, int status);
    WorkState (*state)(void *context); /* asked several times a second */
    void *context;
} WorkPlan;

/* Does all tasks, unless the work ends. No other thread may be at work. false after a report. */
bool workers_run(World *w, Diag *d, const WorkPlan *plan);

/* In a worker, from any thread. A message may come in two parts. */
void worker_tell(Worker *self, const void *head, size_t n_head, const void *data, size_t n);
bool worker_has_failed(const Worker *self); /* WORK_FAILED */
/* Another thread may be at work; until it is given back. Processes that have run out of tasks leave theirs. */
bool worker_take_thread(Worker *self);
void worker_give_thread(Worker *self);

#endif
