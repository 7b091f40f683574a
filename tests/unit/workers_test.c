/* Processes that work beside this one (world/workers.h): what they tell is heard, whole and in order; one that dies
 * costs its own task alone. */
#include "tests/check.h"
#include "world/workers.h"

#include <signal.h>
#include <unistd.h>

enum { TASKS = 40, LONG = 300000, EXITS = 7, ENDS = 9, BREAKS = 11, KILLED = 30, STATUS = 3 };

typedef struct Seen {
    int heard[TASKS]; /* messages */
    size_t bytes[TASKS];
    bool whole[TASKS];
    int lost[TASKS], signal[TASKS], status[TASKS];
    int other; /* memory of this process: workers have copies */
    bool ends;
} Seen;

/* Each tells its number, then a long text in two parts, longer than a pipe holds. */
static void work(void *context, Worker *self, size_t task)
{
    Seen *seen = context;
    const unsigned char number = (unsigned char)task;
    char *text = mem_alloc(LONG);
    memset(text, 'a' + (int)(task % 26), LONG);
    seen->other++;
    worker_tell(self, &number, 1, NULL, 0);
    if (task == EXITS)
        _exit(STATUS);
    if (task == ENDS)
        _exit(0); /* well, as it thinks */
    if (task == BREAKS)
        raise(SIGTRAP);
    if (task == KILLED)
        raise(SIGKILL);
    worker_tell(self, "x", 1, text, LONG);
    mem_free(text);
}

static void hear(void *context, size_t task, const char *message, size_t n)
{
    Seen *seen = context;
    if (!seen->heard[task]++) {
        seen->whole[task] = n == 1 && (unsigned char)message[0] == task;
        return;
    }
    seen->bytes[task] = n - 1;
    seen->whole[task] &= message[0] == 'x';
    for (size_t i = 1; i < n; i++)
        seen->whole[task] &= message[i] == (char)('a' + (int)(task % 26));
}

static void lost(void *context, size_t task, int signal, int status)
{
    Seen *seen = context;
    seen->lost[task]++;
    seen->signal[task] = signal;
    seen->status[task] = status;
}

static WorkState state(void *context)
{
    const Seen *seen = context;
    return seen->ends ? WORK_ENDS : WORK_GOES_ON;
}

static void test_all(Checks *c, World *w, unsigned workers)
{
    Seen *seen = mem_alloc(sizeof *seen);
    Diag *d = diag_new();
    const WorkPlan plan = {workers, workers, TASKS, work, hear, lost, state, seen};
    CHECK(c, workers_run(w, d, &plan));
    for (size_t i = 0; i < TASKS; i++) {
        const bool dies = i == EXITS || i == ENDS || i == BREAKS || i == KILLED;
        CHECK_INT(c, seen->lost[i], dies);
        CHECK(c, dies || (seen->heard[i] == 2 && seen->whole[i] && seen->bytes[i] == LONG));
    }
    CHECK(c, !seen->signal[EXITS] && seen->status[EXITS] == STATUS);
    CHECK(c, !seen->signal[ENDS] && !seen->status[ENDS]);
    CHECK_INT(c, seen->signal[BREAKS], SIGTRAP);
    CHECK_INT(c, seen->signal[KILLED], SIGKILL);
    CHECK_INT(c, seen->other, 0);
    diag_free(d);
    mem_free(seen);
}

/* One waits for ever: it is ended, and nobody speaks of losses. */
static void wait_for_ever(void *context, Worker *self, size_t task)
{
    (void)context;
    worker_tell(self, &task, sizeof task, NULL, 0);
    for (;;)
        pause();
}

static void end_it(void *context, size_t task, const char *message, size_t n)
{
    Seen *seen = context;
    (void)message;
    seen->heard[task] += n == sizeof task;
    seen->ends = true;
}

static void test_end(Checks *c, World *w)
{
    Seen *seen = mem_alloc(sizeof *seen);
    Diag *d = diag_new();
    const WorkPlan plan = {1, 1, 2, wait_for_ever, end_it, lost, state, seen};
    CHECK(c, workers_run(w, d, &plan));
    CHECK(c, seen->heard[0] == 1 && !seen->heard[1] && !seen->lost[0] && !seen->lost[1]);
    diag_free(d);
    mem_free(seen);
}

/* Of two threads one works: one is to spare, no more. */
static void take_threads(void *context, Worker *self, size_t task)
{
    (void)context;
    if (task)
        return;
    const char got[] = {(char)worker_take_thread(self), (char)worker_take_thread(self)};
    worker_give_thread(self);
    worker_tell(self, got, sizeof got, NULL, 0);
}

static void hear_threads(void *context, size_t task, const char *message, size_t n)
{
    Seen *seen = context;
    seen->heard[task]++;
    seen->whole[0] = n == 2 && message[0] && !message[1];
}

static void test_threads(Checks *c, World *w)
{
    Seen *seen = mem_alloc(sizeof *seen);
    Diag *d = diag_new();
    const WorkPlan plan = {1, 2, 1, take_threads, hear_threads, lost, state, seen};
    CHECK(c, workers_run(w, d, &plan));
    CHECK(c, seen->heard[0] == 1 && seen->whole[0]);
    diag_free(d);
    mem_free(seen);
}

/* A thread of one that died is the next one's. */
static void take_and_die(void *context, Worker *self, size_t task)
{
    (void)context;
    const char got = (char)worker_take_thread(self);
    worker_tell(self, &got, 1, &got, 1);
    if (!task)
        raise(SIGKILL);
}

static void hear_taken(void *context, size_t task, const char *message, size_t n)
{
    Seen *seen = context;
    seen->heard[task]++;
    seen->whole[task] = n == 2 && message[0] && message[1];
}

static void test_threads_of_the_dead(Checks *c, World *w)
{
    Seen *seen = mem_alloc(sizeof *seen);
    Diag *d = diag_new();
    const WorkPlan plan = {1, 2, 2, take_and_die, hear_taken, lost, state, seen};
    CHECK(c, workers_run(w, d, &plan));
    CHECK(c, seen->lost[0] == 1 && !seen->lost[1] && seen->whole[0] && seen->whole[1]);
    diag_free(d);
    mem_free(seen);
}

int main(void)
{
    Checks c = {0};
    World *w = world_new();
    test_all(&c, w, 1);
    test_all(&c, w, 3);
    test_end(&c, w);
    test_threads(&c, w);
    test_threads_of_the_dead(&c, w);
    world_free(w);
    return CHECK_END(&c);
}
