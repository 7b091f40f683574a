/* The objects of an issue's PDFs, numbered from 1. Each is there once, for all the files that have it; a file takes
 * what its catalog reaches and numbers it anew (file.h). */
#ifndef PDFIO_OBJECTS_H
#define PDFIO_OBJECTS_H

#include "base/buf.h"
#include <stdbool.h>

typedef struct Object {
    size_t at, n; /* its value in the text; of a stream, the entries of its dictionary but for /Length */
    Buf data;     /* of a stream, as it goes into the file */
    bool stream;
} Object;

typedef struct Objects {
    Buf text;
    VEC(Object) list; /* list.ptr[0] is none */
    int open;         /* the one that is being put; 0: none */
} Objects;

void objects_init(Objects *o);
void objects_free(Objects *o);

int objects_reserve(Objects *o); /* a number; what was never put is null */
/* Put its value (value.h), then objects_end. One at a time. */
Buf *objects_begin(Objects *o, int number);
/* The same of a stream's dictionary, without << and >>; takes the data. */
Buf *objects_begin_stream(Objects *o, int number, Buf *data);
void objects_end(Objects *o);

/* What an object refers to, one after the other: *at is 0 at first. 0: no more. */
int objects_next_ref(const Objects *o, int object, size_t *at);
/* What a dictionary refers to under a key ("/Pages"), in itself or a dictionary in it; 0: nothing. */
int objects_ref(const Objects *o, int object, const char *key);

#endif
