/* A PDF file from the objects that a root reaches, in a new numbering: streams copied as they are, all else packed into
 * object streams (ISO 32000-1, 7.5.7 and 7.5.8). */
#ifndef PDF_FILE_H
#define PDF_FILE_H

#include "pdf/objects.h"

/* Appends the file to out. root and info: the catalog and the Info dictionary. version: "1.7". id: two such numbers
 * make the file identifier; the same for the same content. */
void file_write(Objects *o, int root, int info, const char *version, uint64_t id, Buf *out);

#endif
