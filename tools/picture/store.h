/* The pictures that are known to be whole: each file's bytes are checked once a run, whoever uses them, and once for
 * several runs where a record is kept. Several threads may use one store. */
#ifndef PICTURE_STORE_H
#define PICTURE_STORE_H

#include "picture/picture.h"

typedef struct PictureStore PictureStore;

PictureStore *picture_store_new(void);
void picture_store_free(PictureStore *s); /* NULL is fine */

/* As picture_look. s NULL: checked now. */
bool picture_store_look(PictureStore *s, const void *data, size_t n, Picture *p, PictureFault *fault);
size_t picture_store_checked(PictureStore *s); /* how many it has had to decode */

/* The record, a text: the whole pictures that were looked at in this run, by their hashes. checker: of the program; a
 * record of another one is left aside, as is what isn't understood. */
void picture_store_print(PictureStore *s, uint64_t checker, Buf *out);
void picture_store_parse(PictureStore *s, uint64_t checker, const char *text);

#endif
