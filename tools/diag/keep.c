/* A report is a line of numbers, then its texts, each as LENGTH:bytes, "-" for none. */
#include "diag/keep.h"

#include "diag/internal.h"
#include <string.h>

static void put_text(Buf *out, const char *s)
{
    if (s)
        buf_printf(out, "%zu:%s", strlen(s), s);
    else
        buf_puts(out, "-");
}

void diag_save(const Diag *d, Buf *out)
{
    for (size_t i = 0; i < diag_count(d); i++) {
        const Report *r = diag_at(d, i);
        buf_printf(out, "%d %u %u %zu %d %d %zu %zu\n", (int)r->severity, r->line, r->column, r->caret, (int)r->code,
                   r->system, r->args.n, r->args.n_message);
        put_text(out, r->path);
        put_text(out, r->excerpt);
        for (size_t k = 0; k < r->args.n; k++) {
            buf_printf(out, "%d %lld\n", (int)r->args.at[k].kind, (long long)r->args.at[k].number);
            put_text(out, r->args.at[k].text);
        }
    }
}

typedef struct Reader {
    const char *at, *end;
    Arena *arena;
    bool failed;
} Reader;

/* A number within bounds and the character after it. */
static int64_t take_number(Reader *r, char after, int64_t least, int64_t most)
{
    int64_t n = 0;
    bool negative = r->at < r->end && *r->at == '-', any = false;
    r->at += negative;
    for (; r->at < r->end && *r->at >= '0' && *r->at <= '9' && n <= INT64_MAX / 10 - 10; r->at++, any = true)
        n = n * 10 + (*r->at - '0');
    n = negative ? -n : n;
    r->failed |= !any || r->at == r->end || *r->at != after || n < least || n > most;
    if (r->failed)
        return least;
    r->at++;
    return n;
}

static const char *take_text(Reader *r)
{
    if (r->at < r->end && *r->at == '-') {
        r->at++;
        return NULL;
    }
    size_t n = (size_t)take_number(r, ':', 0, r->end - r->at);
    if (r->failed || (size_t)(r->end - r->at) < n) {
        r->failed = true;
        return NULL;
    }
    r->at += n;
    return arena_strndup(r->arena, r->at - n, n);
}

static void take_arguments(Reader *r, Args *args)
{
    args->at = ARENA_ARRAY(r->arena, Arg, args->n + 1);
    for (size_t i = 0; i < args->n && !r->failed; i++) {
        args->at[i].kind = (ArgKind)take_number(r, ' ', ARG_TEXT, ARG_UNSIGNED);
        args->at[i].number = take_number(r, '\n', -INT64_MAX, INT64_MAX);
        args->at[i].text = take_text(r);
    }
}

static bool take_report(Reader *r, Report *out)
{
    enum { MOST_ARGS = 16 };
    out->severity = (Severity)take_number(r, ' ', SEV_NOTE, SEV_ERROR);
    out->line = (unsigned)take_number(r, ' ', 0, INT32_MAX);
    out->column = (unsigned)take_number(r, ' ', 0, INT32_MAX);
    out->caret = (size_t)take_number(r, ' ', 0, INT32_MAX);
    out->code = (DiagCode)take_number(r, ' ', 0, N_DIAG_CODES - 1);
    out->system = take_number(r, ' ', 0, 1);
    out->args.n = (size_t)take_number(r, ' ', 0, MOST_ARGS);
    out->args.n_message = (size_t)take_number(r, '\n', 0, (int64_t)out->args.n);
    out->path = take_text(r);
    out->excerpt = take_text(r);
    take_arguments(r, &out->args);
    r->failed |= !out->path || (out->excerpt && out->caret > strlen(out->excerpt));
    return !r->failed;
}

bool diag_restore(Diag *d, const char *text, size_t n)
{
    Reader r = {text, text + n, arena_new(), false};
    for (Report report = {0}; r.at < r.end && take_report(&r, &report); report = (Report){0})
        diag_add(d, report);
    arena_free(r.arena);
    return !r.failed;
}
