/* A PDF file of objects (ISO 32000-1, 7.5): those that its catalog and Info dictionary reach, numbered anew. From PDF
 * 1.5 on what is no stream goes into object streams, and the cross-references into one. */
#ifndef PDFIO_FILE_H
#define PDFIO_FILE_H

#include "pdfio/flate.h"
#include "pdfio/objects.h"

enum { FILE_ID_DIGITS = 32 };

typedef struct FileSpec {
    int root, info;
    const char *version;         /* "1.7" */
    char id[FILE_ID_DIGITS + 1]; /* both identifiers */
} FileSpec;

/* Puts the file into out, which is empty. */
void file_write(const Objects *o, const FileSpec *spec, Flate *flate, Buf *out);
#endif
