/* The report of an import. */
#include "markup/report.h"

#include "base/json.h"
#include "diag/messages.h"
#include "diag/phrase.h"
#include <string.h>

void import_report_begin(ImportReport *r, Arena *a)
{
    *r = (ImportReport){.arena = a};
}

void import_report_end(ImportReport *r)
{
    for (size_t i = 0; i < r->entries.len; i++) {
        vec_free(&r->entries.ptr[i]->understood);
        vec_free(&r->entries.ptr[i]->not );
    }
    vec_free(&r->entries);
}

ReportEntry *import_report_file(ImportReport *r, const char *from)
{
    ReportEntry *e = ARENA_NEW(r->arena, ReportEntry);
    e->from = from;
    vec_push(&r->entries, e);
    return e;
}

void import_report_understood(ReportEntry *e, const char *what)
{
    vec_push(&e->understood, what);
}

void import_report_not(ReportEntry *e, const char *what)
{
    vec_push(&e->not, what);
}

static void put_list(Buf *out, const char *name, const char *const *list, size_t n, const char *between)
{
    if (!n)
        return;
    buf_printf(out, "  %s: ", translate(name));
    for (size_t i = 0; i < n; i++) {
        buf_puts(out, i ? between : "");
        phrase_say(list[i], out);
    }
    buf_putc(out, '\n');
}

void import_report_print(const ImportReport *r, Buf *out)
{
    size_t taken = 0;
    for (size_t i = 0; i < r->entries.len; i++) {
        const ReportEntry *e = r->entries.ptr[i];
        buf_printf(out, "%s → %s\n", e->from, e->to ? e->to : "—");
        put_list(out, "understood", e->understood.ptr, e->understood.len, ", ");
        put_list(out, "not", e->not .ptr, e->not .len, "; ");
        taken += e->to != NULL;
    }
    phrase_put(out, "%zu files, %zu imported\n", r->entries.len, taken);
}

static void put_json_list(Buf *out, const char *name, const char *const *list, size_t n)
{
    buf_printf(out, ", \"%s\": [", name);
    for (size_t i = 0; i < n; i++) {
        buf_puts(out, i ? ", " : "");
        Buf said = {0};
        phrase_say(list[i], &said);
        json_put_string(out, said.len ? said.data : "");
        buf_free(&said);
    }
    buf_putc(out, ']');
}

void import_report_json(const ImportReport *r, Buf *out)
{
    buf_puts(out, "{\n  \"files\": [");
    for (size_t i = 0; i < r->entries.len; i++) {
        const ReportEntry *e = r->entries.ptr[i];
        buf_puts(out, i ? ",\n    {\"from\": " : "\n    {\"from\": ");
        json_put_string(out, e->from);
        buf_puts(out, ", \"to\": ");
        if (e->to)
            json_put_string(out, e->to);
        else
            buf_puts(out, "null");
        put_json_list(out, "understood", e->understood.ptr, e->understood.len);
        put_json_list(out, "not", e->not .ptr, e->not .len);
        buf_putc(out, '}');
    }
    buf_puts(out, "\n  ]\n}\n");
}
