/* What an import understood of each file, and what not: lines for people, the same as JSON for programs. */
#ifndef MARKUP_REPORT_H
#define MARKUP_REPORT_H

#include "base/arena.h"
#include "base/buf.h"
#include <stdbool.h>

typedef struct ReportEntry {
    const char *from; /* the file, as named */
    const char *to;   /* what it became; NULL: nothing */
    VEC(const char *) understood, not ;
} ReportEntry;

typedef struct ImportReport {
    Arena *arena;
    VEC(ReportEntry *) entries;
} ImportReport;

void import_report_begin(ImportReport *r, Arena *a);
void import_report_end(ImportReport *r);
ReportEntry *import_report_file(ImportReport *r, const char *from);
void import_report_understood(ReportEntry *e, const char *what); /* a literal or a phrase */
void import_report_not(ReportEntry *e, const char *what);
/*  a.htm → content/…/content-1.md
 *    understood: title, author, 3 paragraphs
 *    not: founder-source (…)                    then how many files became what */
void import_report_print(const ImportReport *r, Buf *out);
/* In the language of the messages, too: {"files": [{"from", "to", "understood": [], "not": []}]} */
void import_report_json(const ImportReport *r, Buf *out);

#endif
