/* Private: objects as a file has them, shared by file.c and linear.c. */
#ifndef PDFIO_WRITER_H
#define PDFIO_WRITER_H

#include "pdfio/file.h"
#include <stdint.h>

enum { PACKED_MOST = 200 }; /* objects of an object stream */

/* Where an object of a file is. */
typedef struct FileEntry {
    uint64_t at; /* from the beginning of what is written to; packed: the number of the object stream */
    int index;   /* in the object stream; -1: not packed */
} FileEntry;

typedef struct FileWriter {
    const Objects *o;
    const FileSpec *spec;
    Flate *flate;
    Buf *out;
    int *numbers;        /* of the objects in this file; 0: it is not in it */
    FileEntry *entries;  /* by number in this file */
    Buf packing, packed; /* an object stream */
} FileWriter;

/* w->numbers holds a 0 for each object. w->entries is the caller's to make, and is freed with the rest. */
void writer_init(FileWriter *w, const Objects *o, const FileSpec *spec, Flate *flate, Buf *out);
void writer_free(FileWriter *w);

void writer_put_number(Buf *b, uint64_t n);
void writer_put_header(FileWriter *w);
void writer_begin_object(FileWriter *w, int number); /* by number in this file, as all that follow but for objects */
/* Ends a stream's dictionary, the stream and its object. */
void writer_end_stream(const Buf *data, Buf *out);
void writer_put_object(FileWriter *w, int object);
/* An object stream. */
void writer_put_packed(FileWriter *w, int number, const int *objects, size_t n);
/* Rows of n entries from one on, each a kind, a place of so many bytes and an index. */
void writer_put_rows(const FileWriter *w, int from, int n, size_t place, Buf *out);
/* 7.5.8: a cross-reference stream of the numbers below n, its own among them. */
void writer_put_cross_references(FileWriter *w, int number, int n, size_t place);
/* Root, Info and the identifiers. */
void writer_put_trailer_entries(const FileWriter *w, Buf *b);
void writer_put_end(Buf *out, uint64_t cross_references);

#endif
