/* A state as a record:
 *
 *   paiban-record 2
 *   face HASH PATH
 *   gone NAME
 *   stale NAME
 *   unit HASH NAME
 *   made COMMON CONTENTS VIEW SEARCH PAGES ARTICLES EDITION
 *   lead VIEW NAME
 *   input HASH SIZE MODIFIED STATUS DIRECTORY PATH
 *   file HASH SIZE MODIFIED NAME
 *   brief BYTES, then these bytes and a line end
 *   facts BYTES, then these bytes and a line end
 *   texts BYTES, then these bytes and a line end
 *   reports BYTES, then these bytes and a line end */
#include "store/internal.h"

#include <assert.h>
#include <stdlib.h>
#include <string.h>

#define HEADER "paiban-record 2"

static void put_bytes(Buf *out, const char *name, Blob b)
{
    if (!b.n)
        return;
    buf_printf(out, "%s %zu\n", name, b.n);
    buf_put(out, b.bytes, b.n);
    buf_putc(out, '\n');
}

static void put_unit(const Unit *u, Buf *out)
{
    assert(unit_is_listed(u));
    buf_printf(out, "unit %016llx %s\nmade %016llx %016llx %016llx %016llx %zu %zu %s\n",
               (unsigned long long)u->fingerprint, u->name, (unsigned long long)u->common,
               (unsigned long long)u->contents, (unsigned long long)u->view, (unsigned long long)u->search, u->pages,
               u->articles, u->edition);
    for (size_t i = 0; i < u->n_leads; i++)
        buf_printf(out, "lead %016llx %s\n", (unsigned long long)u->leads[i].view, u->leads[i].name);
    for (size_t i = 0; i < u->n_inputs; i++) {
        const WorldInput *in = &u->inputs[i];
        buf_printf(out, "input %016llx %lld %lld %lld %lld %s\n", (unsigned long long)in->hash,
                   (long long)in->stamp.size, (long long)in->stamp.modified, (long long)in->stamp.status,
                   (long long)in->stamp.is_dir, in->path);
    }
    for (size_t k = 0; k < u->n_files; k++)
        buf_printf(out, "file %016llx %lld %lld %s\n", (unsigned long long)u->files[k].hash,
                   (long long)u->files[k].size, (long long)u->files[k].modified, u->files[k].name);
    put_bytes(out, "brief", u->brief);
    put_bytes(out, "facts", u->facts);
    put_bytes(out, "texts", u->texts);
    put_bytes(out, "reports", (Blob){u->reports, u->n_reports});
}

void state_print(const State *s, Buf *out)
{
    buf_puts(out, HEADER "\n");
    for (size_t i = 0; i < s->faces.len; i++)
        buf_printf(out, "face %016llx %s\n", (unsigned long long)s->face_stamps.ptr[i], s->faces.ptr[i]);
    for (size_t i = 0; i < s->gone.len; i++)
        buf_printf(out, "gone %s\n", s->gone.ptr[i]);
    for (size_t i = 0; i < s->stale.len; i++)
        buf_printf(out, "stale %s\n", s->stale.ptr[i]);
    for (size_t i = 0; i < s->units.len; i++)
        put_unit(&s->units.ptr[i], out);
}

bool record_take_hash(const char **s, uint64_t *hash)
{
    if (strspn(*s, "0123456789abcdef") != RECORD_HASH || (*s)[RECORD_HASH] != ' ')
        return false;
    *hash = strtoull(*s, NULL, 16);
    *s += RECORD_HASH + 1;
    return true;
}

static bool take_number(const char **s, int64_t *number)
{
    char *end;
    if (**s != '-' && (**s < '0' || **s > '9'))
        return false;
    *number = strtoll(*s, &end, 10);
    bool ok = end != *s && *end == ' ';
    *s = end + ok;
    return ok;
}

typedef struct Parser {
    State *state;
    Unit unit;
    bool in_unit;
    VEC(Output) files;
    VEC(WorldInput) inputs;
    VEC(Lead) leads;
    const char *rest, *end; /* what follows the line */
} Parser;

static void close_unit(Parser *p)
{
    p->unit.files = p->files.ptr;
    p->unit.n_files = p->files.len;
    p->unit.inputs = p->inputs.ptr;
    p->unit.n_inputs = p->inputs.len;
    p->unit.leads = p->leads.ptr;
    p->unit.n_leads = p->leads.len;
    if (p->in_unit)
        state_add(p->state, &p->unit);
    p->files.len = p->inputs.len = p->leads.len = 0;
    p->unit = (Unit){0};
    p->in_unit = false;
}

static bool take_bytes(Parser *p, const char *line, const char **bytes, size_t *n)
{
    char *end;
    *n = (size_t)strtoull(line, &end, 10);
    if (!p->in_unit || *end || *n >= (size_t)(p->end - p->rest) || p->rest[*n] != '\n')
        return false;
    *bytes = p->rest;
    p->rest += *n + 1;
    return true;
}

static bool take_made(Parser *p, const char *line)
{
    Unit *u = &p->unit;
    int64_t pages, articles;
    if (!p->in_unit || !record_take_hash(&line, &u->common) || !record_take_hash(&line, &u->contents) ||
        !record_take_hash(&line, &u->view) || !record_take_hash(&line, &u->search) || !take_number(&line, &pages) ||
        !take_number(&line, &articles))
        return false;
    u->pages = (size_t)pages;
    u->articles = (size_t)articles;
    u->edition = line;
    return true;
}

static bool take_input(Parser *p, const char *line)
{
    WorldInput in = {0};
    int64_t is_dir;
    if (!p->in_unit || !record_take_hash(&line, &in.hash) || !take_number(&line, &in.stamp.size) ||
        !take_number(&line, &in.stamp.modified) || !take_number(&line, &in.stamp.status) ||
        !take_number(&line, &is_dir) || !*line)
        return false;
    in.stamp.is_dir = is_dir != 0;
    in.path = line;
    vec_push(&p->inputs, in);
    return true;
}

static bool take_lead(Parser *p, const char *line)
{
    Lead lead;
    if (!p->in_unit || !record_take_hash(&line, &lead.view))
        return false;
    lead.name = line;
    vec_push(&p->leads, lead);
    return true;
}

static bool take_file(Parser *p, const char *line)
{
    Output f;
    if (!p->in_unit || !record_take_hash(&line, &f.hash) || !take_number(&line, &f.size) ||
        !take_number(&line, &f.modified) || !world_is_inside(line))
        return false;
    f.name = line;
    vec_push(&p->files, f);
    return true;
}

static bool take_line(Parser *p, const char *line)
{
    uint64_t hash;
    if (strncmp(line, "file ", 5) == 0)
        return take_file(p, line + 5);
    if (strncmp(line, "reports ", 8) == 0)
        return take_bytes(p, line + 8, &p->unit.reports, &p->unit.n_reports);
    if (strncmp(line, "brief ", 6) == 0)
        return take_bytes(p, line + 6, &p->unit.brief.bytes, &p->unit.brief.n);
    if (strncmp(line, "facts ", 6) == 0)
        return take_bytes(p, line + 6, &p->unit.facts.bytes, &p->unit.facts.n);
    if (strncmp(line, "texts ", 6) == 0)
        return take_bytes(p, line + 6, &p->unit.texts.bytes, &p->unit.texts.n);
    if (strncmp(line, "lead ", 5) == 0)
        return take_lead(p, line + 5);
    if (strncmp(line, "made ", 5) == 0)
        return take_made(p, line + 5);
    if (strncmp(line, "input ", 6) == 0)
        return take_input(p, line + 6);
    close_unit(p);
    if (strncmp(line, "gone ", 5) == 0) {
        state_end(p->state, line + 5);
        return true;
    }
    if (strncmp(line, "stale ", 6) == 0) {
        state_outdate(p->state, line + 6);
        return true;
    }
    bool is_unit = strncmp(line, "unit ", 5) == 0, is_face = strncmp(line, "face ", 5) == 0;
    line += 5;
    if (!(is_unit || is_face) || !record_take_hash(&line, &hash))
        return false;
    if (is_face)
        state_add_face(p->state, line, hash);
    p->in_unit = is_unit;
    p->unit = (Unit){.name = line, .fingerprint = hash};
    return true;
}

bool state_parse(State *s, const char *text, size_t n)
{
    char *copy = arena_strndup(s->arena, text, n);
    Parser p = {.state = s, .rest = copy, .end = copy + n};
    bool ok = true, first = true;
    while (ok && p.rest < p.end) {
        char *line = copy + (p.rest - copy), *end = memchr(line, '\n', (size_t)(p.end - line));
        ok = end != NULL; /* every line ends: a torn record is not trusted */
        if (!ok)
            break;
        *end = 0;
        p.rest = end + 1;
        ok = first ? strcmp(line, HEADER) == 0 : take_line(&p, line);
        first = false;
    }
    if (ok)
        close_unit(&p);
    vec_free(&p.files);
    vec_free(&p.inputs);
    vec_free(&p.leads);
    return ok && !first;
}
