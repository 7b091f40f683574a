/* A ZIP file made in memory, its bytes those of its entries alone: no clock, no names of the machine (over libzip, its
 * only user). As OCF (EPUB) wants it: the first entry may be stored as it is. */
#ifndef EPUB_ARCHIVE_H
#define EPUB_ARCHIVE_H

#include "base/buf.h"
#include <stdbool.h>

typedef struct Archive Archive;

Archive *archive_new(void); /* NULL: no memory */
/* Entries stand in this order. The data is borrowed until archive_finish. */
bool archive_add(Archive *a, const char *name, const void *data, size_t n, bool packed);
/* Appends the file and frees the archive, also where an entry was refused. false: it was not made. */
bool archive_finish(Archive *a, Buf *out);

#endif
