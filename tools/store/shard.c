/* The record of a shard:
 *
 *   paiban-shard 1
 *   version VERSION
 *   made TOOL COMMON
 *   asked DRAFTS FOLLOW EFFORT
 *   content PATH          layouts PATH          fonts PATH
 *   day HASH NAME
 *   record, then the state's lines (record.c), which end with
 *   end HASH              of all before */
#include "store/shard.h"

#include "store/internal.h"
#include <stdlib.h>
#include <string.h>

#define HEADER "paiban-shard 1\n"
#define RECORD "record\n"
enum { END_BYTES = 4 + RECORD_HASH + 1 }; /* "end 0123456789abcdef\n" */

uint64_t shard_edition(const char *edition, const char *kind)
{
    uint64_t h = hash_bytes(1, edition, strlen(edition) + 1);
    return hash_bytes(h, kind, strlen(kind) + 1);
}

void shard_print(const Shard *s, Buf *out)
{
    const size_t from = out->len;
    buf_printf(out, HEADER "version %s\nmade %016llx %016llx\nasked %d %d %s\ncontent %s\nlayouts %s\nfonts %s\n",
               s->version, (unsigned long long)s->tool, (unsigned long long)s->common, s->drafts, s->follow, s->effort,
               s->content, s->layouts, s->fonts);
    for (size_t i = 0; i < s->day.len; i++)
        buf_printf(out, "day %016llx %s\n", (unsigned long long)s->day.ptr[i].view, s->day.ptr[i].name);
    buf_puts(out, RECORD);
    state_print(s->state, out);
    buf_printf(out, "end %016llx\n", (unsigned long long)hash_bytes(0, out->data + from, out->len - from));
}

/* ---- reading ---- */

static bool take_asked(Shard *s, const char *line)
{
    if ((line[0] != '0' && line[0] != '1') || line[1] != ' ' || (line[2] != '0' && line[2] != '1') || line[3] != ' ')
        return false;
    s->drafts = line[0] == '1';
    s->follow = line[2] == '1';
    s->effort = line + strlen("0 0 ");
    return true;
}

/* What follows the name of a line; NULL: it is another. */
static const char *after(const char *line, const char *name)
{
    size_t n = strlen(name);
    return strncmp(line, name, n) == 0 && line[n] == ' ' ? line + n + 1 : NULL;
}

static bool take_line(Shard *s, char *line)
{
    const char *rest;
    Lead day;
    if ((rest = after(line, "version")))
        s->version = rest;
    else if ((rest = after(line, "content")))
        s->content = rest;
    else if ((rest = after(line, "layouts")))
        s->layouts = rest;
    else if ((rest = after(line, "fonts")))
        s->fonts = rest;
    else if ((rest = after(line, "asked")))
        return take_asked(s, rest);
    else if ((rest = after(line, "made")))
        return record_take_hash(&rest, &s->tool) && strlen(rest) == RECORD_HASH &&
               (s->common = strtoull(rest, NULL, 16)) != 0;
    else if ((rest = after(line, "day")) && record_take_hash(&rest, &day.view)) {
        day.name = rest;
        vec_push(&s->day, day);
    } else {
        return false;
    }
    return true;
}

/* Torn, or changed since. */
static bool is_whole(const char *text, size_t n)
{
    Buf end = {0};
    if (n < sizeof HEADER + END_BYTES || memcmp(text, HEADER, strlen(HEADER)) != 0)
        return false;
    buf_printf(&end, "end %016llx\n", (unsigned long long)hash_bytes(0, text, n - END_BYTES));
    bool whole = end.len == END_BYTES && memcmp(text + n - END_BYTES, end.data, END_BYTES) == 0;
    buf_free(&end);
    return whole;
}

bool shard_parse(Shard *s, const char *text, size_t n)
{
    *s = (Shard){.version = "", .effort = "", .content = "", .layouts = "", .fonts = "", .state = state_new()};
    if (!is_whole(text, n))
        return false;
    char *line = arena_strndup(s->state->arena, text, n), *last = line + n - END_BYTES;
    line += strlen(HEADER);
    for (char *end; strncmp(line, RECORD, strlen(RECORD)) != 0; line = end + 1) {
        end = memchr(line, '\n', (size_t)(last - line));
        if (!end)
            return false;
        *end = '\0';
        if (!take_line(s, line))
            return false;
    }
    line += strlen(RECORD);
    return s->common && state_parse(s->state, line, (size_t)(last - line)) && s->state->units.len == 1;
}

void shard_free(Shard *s)
{
    vec_free(&s->day);
    state_free(s->state);
    *s = (Shard){0};
}
