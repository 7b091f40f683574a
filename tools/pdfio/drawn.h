/* The PDF that cairo drew, read with libqpdf: its values, and copies of them among an issue's objects (objects.h). */
#ifndef PDFIO_DRAWN_H
#define PDFIO_DRAWN_H

#include "diag/diag.h"
#include "pdfio/objects.h"
#include <stdint.h>

typedef struct Drawn Drawn;
typedef unsigned DrawnValue; /* good until drawn_release */

/* All borrowed until drawn_free. NULL after a report. */
Drawn *drawn_open(const Buf *pdf, Objects *to, Diag *d);
void drawn_free(Drawn *w);
void drawn_release(Drawn *w); /* every value */
/* Tells, once, what is wrong with the file; all is lost then. */
void drawn_fail(Drawn *w, const char *why);
bool drawn_failed(const Drawn *w);

DrawnValue drawn_page(Drawn *w, size_t page);
/* A value of a dictionary (or of a stream's), of an array; of anything else, null. */
DrawnValue drawn_get(Drawn *w, DrawnValue dictionary, const char *key);
DrawnValue drawn_item(Drawn *w, DrawnValue array, int i);
int drawn_count(Drawn *w, DrawnValue array); /* 0: it is none */
bool drawn_is_dictionary(Drawn *w, DrawnValue v);
bool drawn_is_stream(Drawn *w, DrawnValue v);
bool drawn_has(Drawn *w, DrawnValue dictionary, const char *key);
/* Its n keys; NULL: no dictionary. An array and strings to free. */
char **drawn_keys(Drawn *w, DrawnValue dictionary, size_t *n);
const char *drawn_name(Drawn *w, DrawnValue v);     /* "/Page"; "": no name */
const char *drawn_spelling(Drawn *w, DrawnValue v); /* as it stands in a file; good until the next call */
double drawn_number(Drawn *w, DrawnValue v);
uint64_t drawn_identity(Drawn *w, DrawnValue v); /* the number of an object; 0: it is none of its own */

/* A stream's bytes, deflated: as they are in the file. false: it is another kind of stream, or none. */
bool drawn_deflated(Drawn *w, DrawnValue stream, Buf *out);

/* Copies a value; what it refers to, once the objects have none open: at the next drawn_settle. */
void drawn_put(Drawn *w, DrawnValue v, Buf *out);
/* The entries of a dictionary but those (NULL at the end), with their keys. */
void drawn_put_entries(Drawn *w, DrawnValue dictionary, const char *const *but, Buf *out);
bool drawn_settle(Drawn *w);

#endif
