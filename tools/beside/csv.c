/* Comma-separated values: fields and records by their quotes. */
#include "beside/csv.h"

#include "base/buf.h"
#include <string.h>
#include <strings.h>

typedef VEC(CsvField) Fields;
typedef VEC(CsvRecord) Records;

typedef struct Reader {
    Diag *diag;
    Arena *arena;
    const Source *src;
    uint32_t at, end;
    char divider;
    bool failed;
} Reader;

static bool is_blank(char c)
{
    return c == ' ' || c == '\t';
}

bool csv_is_empty(const Source *src, const CsvField *f)
{
    for (uint32_t i = f->start; i < f->end; i++)
        if (!is_blank(src->text[i]) && src->text[i] != '\n')
            return false;
    return true;
}

static char find_divider(const Source *src)
{
    char found = 0;
    bool quoted = false;
    for (size_t i = 0; i < src->len && (quoted || src->text[i] != '\n'); i++) {
        char c = src->text[i];
        quoted ^= c == '"';
        if (!quoted && (c == ',' || (c == '\t' && found != ',') || (c == ';' && !found)))
            found = c;
    }
    return found ? found : ',';
}

/* A field in quotes; r->at stands on the first. */
static CsvField read_quoted(Reader *r)
{
    const char *s = r->src->text;
    uint32_t open = r->at++;
    CsvField f = {.start = r->at, .quoted = true};
    while (r->at < r->end && (s[r->at] != '"' || (r->at + 1 < r->end && s[r->at + 1] == '"')))
        r->at += s[r->at] == '"' ? 2 : 1;
    f.end = r->at;
    if (r->at == r->end) {
        diag_error(r->diag, span_at(r->src, open, open + 1), DIAG_CSV_QUOTE_OPEN);
        r->failed = true;
        return f;
    }
    r->at++;
    while (r->at < r->end && is_blank(s[r->at]) && s[r->at] != r->divider)
        r->at++;
    if (r->at < r->end && s[r->at] != r->divider && s[r->at] != '\n') {
        uint32_t from = r->at;
        while (r->at < r->end && s[r->at] != r->divider && s[r->at] != '\n')
            r->at++;
        diag_error(r->diag, span_at(r->src, from, r->at), DIAG_CSV_BEHIND_QUOTE);
        r->failed = true;
    }
    return f;
}

static CsvField read_field(Reader *r)
{
    const char *s = r->src->text;
    uint32_t first = r->at;
    while (first < r->end && is_blank(s[first]) && s[first] != r->divider)
        first++;
    if (first < r->end && s[first] == '"') {
        r->at = first;
        return read_quoted(r);
    }
    CsvField f = {.start = r->at};
    while (r->at < r->end && s[r->at] != r->divider && s[r->at] != '\n')
        r->at++;
    f.end = r->at;
    return f;
}

/* One record, and its line end. */
static void read_record(Reader *r, Fields *fields, Records *out)
{
    CsvRecord record = {.start = r->at};
    bool any = false;
    fields->len = 0;
    for (bool more = true; more;) {
        CsvField f = read_field(r);
        any |= !csv_is_empty(r->src, &f);
        vec_push(fields, f);
        more = r->at < r->end && r->src->text[r->at] == r->divider;
        r->at += more;
    }
    record.end = r->at;
    record.n = fields->len;
    r->at += r->at < r->end;
    if (!any)
        return;
    record.fields = arena_dup(r->arena, fields->ptr, sizeof *fields->ptr * fields->len);
    vec_push(out, record);
}

bool csv_parse(Diag *d, Arena *a, const Source *src, Csv *out)
{
    Reader r = {.diag = d, .arena = a, .src = src, .end = (uint32_t)src->len, .divider = find_divider(src)};
    Fields fields = {0};
    Records records = {0};
    while (r.at < r.end)
        read_record(&r, &fields, &records);
    *out = (Csv){.n = records.len};
    if (records.len)
        out->records = arena_dup(a, records.ptr, sizeof *records.ptr * records.len);
    vec_free(&fields);
    vec_free(&records);
    return !r.failed;
}

bool csv_is_name(const char *name)
{
    const char *dot = strrchr(name, '.');
    return dot && dot > name && (strcasecmp(dot, ".csv") == 0 || strcasecmp(dot, ".tsv") == 0);
}
