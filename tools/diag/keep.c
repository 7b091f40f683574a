/* Reports as numbers and texts (base/pack.h). */
#include "diag/keep.h"

#include "base/pack.h"
#include "diag/internal.h"
#include <string.h>

void diag_save(const Diag *d, Buf *out)
{
    for (size_t i = 0; i < diag_count(d); i++) {
        const Report *r = diag_at(d, i);
        const int64_t facts[] = {r->severity,      r->line,   r->column,          (int64_t)r->caret,
                                 (int64_t)r->code, r->system, (int64_t)r->args.n, (int64_t)r->args.n_message};
        for (size_t k = 0; k < sizeof facts / sizeof *facts; k++)
            pack_number(out, facts[k]);
        pack_text(out, r->path);
        pack_text(out, r->excerpt);
        for (size_t k = 0; k < r->args.n; k++) {
            pack_number(out, r->args.at[k].kind);
            pack_number(out, r->args.at[k].number);
            pack_text(out, r->args.at[k].text);
        }
    }
}

static bool take_report(Unpack *u, Report *out)
{
    enum { MOST_ARGS = 16 };
    out->severity = (Severity)unpack_number(u, SEV_NOTE, SEV_ERROR);
    out->line = (unsigned)unpack_count(u, INT32_MAX);
    out->column = (unsigned)unpack_count(u, INT32_MAX);
    out->caret = unpack_count(u, INT32_MAX);
    out->code = (DiagCode)unpack_number(u, 0, N_DIAG_CODES - 1);
    out->system = unpack_count(u, 1);
    out->args.n = unpack_count(u, MOST_ARGS);
    out->args.n_message = unpack_count(u, out->args.n);
    out->path = unpack_text_or_empty(u);
    out->excerpt = unpack_text(u);
    out->args.at = ARENA_ARRAY(u->arena, Arg, out->args.n + 1);
    for (size_t i = 0; i < out->args.n; i++) {
        out->args.at[i].kind = (ArgKind)unpack_number(u, ARG_TEXT, ARG_UNSIGNED);
        out->args.at[i].number = unpack_number(u, -INT64_MAX, INT64_MAX);
        out->args.at[i].text = unpack_text(u);
    }
    u->failed |= out->excerpt && out->caret > strlen(out->excerpt);
    return !u->failed;
}

bool diag_restore(Diag *d, const char *text, size_t n)
{
    Unpack u = {text, text + n, arena_new(), false};
    for (Report report = {0}; u.at < u.end && take_report(&u, &report); report = (Report){0})
        diag_add(d, report);
    arena_free(u.arena);
    return !u.failed;
}
