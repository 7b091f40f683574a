/* Diagnostics: faults in what the user wrote, with their place, collected in a sink so that one run reports all.
 *
 *   file:line:column: error: message
 *       source line
 *       ^
 *   hint: what to do
 *
 * A Diag has one thread; the driver gives every worker its own and merges them in a fixed order. */
#ifndef DIAG_DIAG_H
#define DIAG_DIAG_H

#include "base/buf.h"
#include "diag/codes.h"
#include <assert.h>
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/* A text that spans point into. Borrowed by every span; lives as long as the run. */
typedef struct Source {
    const char *path; /* as shown to the user */
    const char *text; /* NUL-terminated */
    size_t len;
    /* Characters of the file that the text no longer has: before which byte of the text each stood, ascending. Places
     * are told as in the file. */
    const uint32_t *cuts;
    size_t n_cuts;
} Source;

/* Bytes [start, end) of a source. src NULL: no place. src->text NULL: the file or folder as a whole. */
typedef struct Span {
    const Source *src;
    uint32_t start, end;
} Span;

/* SEV_FAILURE: an error of the machine, as diag_system's, with words of its own. */
typedef enum Severity { SEV_NOTE, SEV_WARNING, SEV_ERROR, SEV_FAILURE } Severity;

typedef struct Diag Diag;

Diag *diag_new(void);
void diag_free(Diag *d);

/* Adds a fault: a code of codes.h and the arguments of its words, message's before hint's. Equal reports at one place
 * are kept once. Strings are copied. */
void diag_report(Diag *d, Severity sev, Span span, DiagCode code, ...);
#define diag_error(d, span, ...) diag_report((d), SEV_ERROR, (span), __VA_ARGS__)
#define diag_failure(d, span, ...) diag_report((d), SEV_FAILURE, (span), __VA_ARGS__)
#define diag_warning(d, span, ...) diag_report((d), SEV_WARNING, (span), __VA_ARGS__)
#define diag_note(d, span, ...) diag_report((d), SEV_NOTE, (span), __VA_ARGS__)

/* A failure of the machine, not of the content (disk full, no permission): exit status 3. */
void diag_system(Diag *d, const char *path, int error_number, const char *doing);

/* The place of a file or folder as a whole, told by its path alone. Lives as long as d. */
Span diag_file(Diag *d, const char *path);

void diag_merge(Diag *into, const Diag *from);
size_t diag_errors(const Diag *d);
size_t diag_warnings(const Diag *d);
bool diag_has_system_error(const Diag *d);
/* Is an error of this place told already? */
bool diag_is_told(const Diag *d, Span span);

/* Writes all reports as text, sorted by file and place; notes only when asked for, else the number of the unseen. */
void diag_print(const Diag *d, bool with_notes, Buf *out);
/* The same for a terminal that has colours. */
void diag_print_coloured(const Diag *d, bool with_notes, bool coloured, Buf *out);

/* The same as a JSON array: severity, path, line, column, message, before and after (the source line on both sides of
 * the place), hint; what there is none of is left out. Those of at least this severity, so many at most; returns how
 * many more there are. */
size_t diag_json(const Diag *d, Severity least, size_t most, Buf *out);

/* 1-based line and column (in characters) of a byte offset. */
void source_locate(const Source *s, size_t offset, unsigned *line, unsigned *column);

static inline Span span_none(void)
{
    return (Span){0};
}
static inline Span span_at(const Source *s, size_t start, size_t end)
{
    assert(start <= end && end <= (s && s->text ? s->len : UINT32_MAX));
    return (Span){s, (uint32_t)start, (uint32_t)end};
}

#endif
