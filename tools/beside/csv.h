/* A file of comma-separated values (RFC 4180): records of fields, each with its place. What divides fields is the
 * first of comma, tab and semicolon that the first record has outside quotes. A field in quotes may hold what divides,
 * line ends and "" for a quote; a quote inside another field stands for itself. */
#ifndef BESIDE_CSV_H
#define BESIDE_CSV_H

#include "base/arena.h"
#include "diag/diag.h"

typedef struct CsvField {
    uint32_t start, end; /* in the source; of one in quotes what is between them */
    bool quoted;
} CsvField;

typedef struct CsvRecord {
    CsvField *fields; /* at least one */
    size_t n;
    uint32_t start, end; /* without its line end */
} CsvRecord;

typedef struct Csv {
    CsvRecord *records; /* without those of which no field has anything */
    size_t n;
} Csv;

/* false after reports: of a quote that nothing closes, of text behind one that closes a field; *out is what could be
 * read. */
bool csv_parse(Diag *d, Arena *a, const Source *src, Csv *out);
/* Is a file of values called so: .csv, .tsv, in any case? */
bool csv_is_name(const char *name);
/* Nothing but blanks in it? */
bool csv_is_empty(const Source *src, const CsvField *f);

#endif
