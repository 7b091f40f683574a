/* Issues made in processes of their own (world/workers.h): cairo keeps its caches for one thread at a time, and
 * what a library ends is one issue, not the run. A worker lays an issue out and exports it; its files and what is known
 * of it come here as messages, and here they are staged, recorded and put in place. */
#include "issues/issues.h"

#include "base/pack.h"
#include "diag/keep.h"
#include "outputs/outputs.h"
#include "world/workers.h"
#include <string.h>

typedef struct Crew {
    Build *build;
    VEC(IssueJob *) jobs; /* its tasks */
    size_t faces;         /* in the font book, when the workers began */
} Crew;

/* A message's first byte. */
typedef enum Kind { TELL_FILE, TELL_TEXT, TELL_DIAG, TELL_INPUT, TELL_FACE, TELL_SITE, TELL_RESULT } Kind;

typedef struct FileHead {
    char kind;
    FileFacts facts; /* the name and a NUL follow, then the bytes */
} FileHead;

/* Which of several comes. */
typedef struct PartHead {
    char kind;
    unsigned char part;
} PartHead;

typedef struct InputHead {
    char kind;
    WorldInput input; /* the path follows */
} InputHead;

typedef struct Result {
    char kind;
    bool is_over, exported, faulty, failed, interrupted;
    size_t n_pages;
    uint64_t search;
} Result;

enum { N_TEXTS = 6 };

static Buf *text_of(IssueJob *job, unsigned part)
{
    Buf *const texts[N_TEXTS] = {&job->work->lines, &job->work->json,  &job->work->lock,
                                 &job->notes.brief, &job->notes.facts, &job->notes.texts};
    return texts[part];
}

/* ---- in a worker ---- */

bool worker_emit(void *context, Diag *d, const char *path, const void *data, size_t n)
{
    const IssueJob *job = context;
    FileHead head = {.kind = TELL_FILE};
    Buf text = {0};
    (void)d; /* what is wrong with it is found where it is staged */
    file_facts(&head.facts, data, n);
    buf_put(&text, &head, sizeof head);
    buf_put(&text, path, strlen(path) + 1);
    worker_tell(job->build->self, text.data, text.len, data, n);
    buf_free(&text);
    return true;
}

static void tell_diags(Worker *self, const IssueJob *job)
{
    Buf text = {0};
    for (int m = 0; m < JOB_DIAGS; m++) {
        const PartHead head = {TELL_DIAG, (unsigned char)m};
        text.len = 0;
        diag_save(job->diags[m], &text);
        if (text.len)
            worker_tell(self, &head, sizeof head, text.data, text.len);
    }
    buf_free(&text);
}

/* What was read here, for the dependency file; which fonts were opened. */
static void tell_reads(Worker *self, const Crew *c, size_t first)
{
    const Build *b = c->build;
    FontBook *fonts = layout_context_fonts(b->layout);
    for (size_t i = first; i < world_input_count(b->world); i++) {
        InputHead head = {.kind = TELL_INPUT, .input = world_input_at(b->world, i)};
        worker_tell(self, &head, sizeof head, head.input.path, strlen(head.input.path) + 1);
    }
    for (size_t i = c->faces; i < font_book_faces(fonts); i++) {
        const char kind = TELL_FACE, *path = font_book_face(fonts, i)->path;
        worker_tell(self, &kind, sizeof kind, path, strlen(path) + 1);
    }
}

static void tell_result(Worker *self, const Crew *c, IssueJob *job, size_t first_input)
{
    Build *b = c->build;
    const Result result = {.kind = TELL_RESULT,
                           .is_over = job->is_over,
                           .exported = job->exported,
                           .faulty = atomic_load(&job->faulty),
                           .failed = atomic_load(&b->failed),
                           .interrupted = world_interrupted(b->world),
                           .n_pages = job->n_pages,
                           .search = job->notes.search};
    for (unsigned part = 0; part < N_TEXTS; part++) {
        const PartHead head = {TELL_TEXT, (unsigned char)part};
        const Buf *text = text_of(job, part);
        worker_tell(self, &head, sizeof head, text->data, text->len);
    }
    tell_diags(self, job);
    tell_reads(self, c, first_input);
    if (b->html) {
        const char kind = TELL_SITE;
        Buf site = {0};
        html_pack_issue(b->html, job->issue, &site);
        worker_tell(self, &kind, sizeof kind, site.data, site.len);
        buf_free(&site);
    }
    worker_tell(self, &result, sizeof result, NULL, 0);
}

static bool may_begin(void *context)
{
    return worker_take_thread(context);
}

static void has_ended(void *context)
{
    worker_give_thread(context);
}

/* What was made of it is told: the next one has its memory at once, but for what each export has given back. */
static void forget(IssueJob *job)
{
    issue_forget(job);
    for (unsigned part = 0; part < N_TEXTS; part++)
        buf_free(text_of(job, part));
}

static void work(void *context, Worker *self, size_t task)
{
    const Crew *c = context;
    Build *b = c->build;
    IssueJob *job = c->jobs.ptr[task];
    const size_t first_input = world_input_count(b->world);
    b->self = self;
    if (worker_has_failed(self))
        atomic_store(&b->failed, true);
    issue_job_again(job);
    b->pool = pool_new(build_jobs(b));
    pool_ask(b->pool, (PoolLeave){may_begin, has_ended, self});
    pool_add(b->pool, issue_job_layout, job);
    pool_run(b->pool);
    pool_free(b->pool);
    tell_result(self, c, job, first_input);
    forget(job);
}

/* ---- in the first process ---- */

static void take_file(IssueJob *job, const char *message, size_t n)
{
    Build *b = job->build;
    Diag *d = job->diags[DIAG_EXPORT];
    FileHead head;
    memcpy(&head, message, sizeof head);
    const char *name = message + sizeof head, *data = name + strlen(name) + 1;
    if (build_stops(b) || atomic_load(&job->faulty))
        return;
    issue_job_stage(job);
    if (!file_list_take(&job->files, d, name, &head.facts, data, (size_t)(message + n - data)))
        issue_job_fails(job, d);
}

static void take_face(Build *b, const char *path)
{
    for (size_t i = 0; i < b->faces.len; i++)
        if (strcmp(b->faces.ptr[i], path) == 0)
            return;
    vec_push(&b->faces, arena_strdup(b->arena, path));
}

static void take_result(IssueJob *job, const char *message)
{
    Build *b = job->build;
    Result r;
    memcpy(&r, message, sizeof r);
    job->is_over = r.is_over;
    job->n_pages = r.n_pages;
    job->exported = r.exported;
    job->notes.search = r.search;
    if (r.faulty)
        atomic_store(&job->faulty, true);
    if (r.failed)
        atomic_store(&b->failed, true);
    if (r.interrupted)
        world_interrupt(b->world); /* who ends one of us ends all */
    issue_job_end(job);
    mem_give_back();
}

static void hear(void *context, size_t task, const char *message, size_t n)
{
    Crew *c = context;
    Build *b = c->build;
    IssueJob *job = c->jobs.ptr[task];
    const unsigned part = n > 1 ? (unsigned char)message[1] : 0;
    WorldInput input;
    switch ((Kind)message[0]) {
    case TELL_FILE:
        take_file(job, message, n);
        break;
    case TELL_TEXT:
        text_of(job, part)->len = 0;
        buf_put(text_of(job, part), message + sizeof(PartHead), n - sizeof(PartHead));
        break;
    case TELL_DIAG:
        diag_restore(job->diags[part], message + sizeof(PartHead), n - sizeof(PartHead));
        break;
    case TELL_INPUT:
        memcpy(&input, message + offsetof(InputHead, input), sizeof input);
        input.path = message + sizeof(InputHead);
        world_add_input(b->world, &input);
        break;
    case TELL_FACE:
        take_face(b, message + 1);
        break;
    case TELL_SITE:
        html_unpack_issue(b->html, job->issue, message + 1, n - 1);
        break;
    case TELL_RESULT:
        take_result(job, message);
        break;
    }
}

/* It has died: of that issue nothing is sealed, the others go round it. */
static void lost(void *context, size_t task, int signal, int status)
{
    enum { NO_MEMORY = 3, KILLED = 9 }; /* cli/heap.c; SIGKILL */
    const Crew *c = context;
    IssueJob *job = c->jobs.ptr[task];
    Diag *d = job->diags[DIAG_LAYOUT];
    const Span at = diag_file(d, job->issue->dir);
    if (!signal && status == NO_MEMORY)
        diag_failure(d, at, DIAG_WORKER_MEMORY);
    else if (signal == KILLED)
        diag_failure(d, at, DIAG_WORKER_KILLED);
    else if (signal)
        diag_failure(d, at, DIAG_WORKER_SIGNAL, signal);
    else
        diag_failure(d, at, DIAG_WORKER_ENDED, status);
    job->exported = false;
    atomic_store(&job->faulty, true);
    if (c->build->o->check || c->build->o->all_or_nothing)
        atomic_store(&c->build->failed, true);
    issue_job_end(job);
}

static WorkState state(void *context)
{
    Build *b = ((const Crew *)context)->build;
    if (world_interrupted(b->world)) {
        atomic_store(&b->failed, true);
        return WORK_ENDS;
    }
    return atomic_load(&b->failed) ? WORK_FAILED : WORK_GOES_ON;
}

static void run_crew(Build *b, bool (*takes)(const IssueJob *))
{
    Crew c = {.build = b, .faces = font_book_faces(layout_context_fonts(b->layout))};
    for (size_t i = 0; i < b->n_jobs; i++)
        if (takes(&b->jobs[i]))
            vec_push(&c.jobs, &b->jobs[i]);
    const WorkPlan plan = {.workers = build_jobs(b),
                           .threads = build_jobs(b),
                           .tasks = c.jobs.len,
                           .work = work,
                           .hear = hear,
                           .lost = lost,
                           .state = state,
                           .context = &c};
    if (!workers_run(b->world, b->diag, &plan))
        atomic_store(&b->failed, true);
    vec_free(&c.jobs);
}

void build_make_issues(Build *b, bool (*takes)(const IssueJob *))
{
    if (b->o->session) { /* what it keeps is to stay: make-up, shapers, fonts */
        build_run(b, issue_job_layout, takes, DIAG_LAYOUT, JOB_DIAGS - 1);
        return;
    }
    run_crew(b, takes);
    build_tell(b, DIAG_LAYOUT, JOB_DIAGS - 1);
}
