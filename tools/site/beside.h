/* Files of an issue that lead to the issue before it and to the one after it, made while nobody knows which these are:
 * written four times, with and without each, and kept as one; whoever knows them fills in their folders. */
#ifndef SITE_BESIDE_H
#define SITE_BESIDE_H

#include "base/buf.h"
#include <stdbool.h>

/* Which of the two there are: a set of bits. */
enum { BESIDE_BEFORE = 1, BESIDE_AFTER = 2, BESIDE_FORMS = 4 };
/* They stand for the folders: U+FDD0 and U+FDD1, which no text of an article may have, or as addresses have them. */
#define BESIDE_BEFORE_FOLDER "\xEF\xB7\x90"
#define BESIDE_AFTER_FOLDER "\xEF\xB7\x91"
/* Where such a file is kept: this, and the path it is to have. */
#define BESIDE_PLACE "beside/"

/* forms[i]: the file when those of the bits of i are there. */
void beside_pack(const Buf forms[BESIDE_FORMS], Buf *out);
/* NULL: there is none. false, and nothing in out: it wasn't packed so. */
bool beside_fill(const char *packed, size_t n, const char *before, const char *after, Buf *out);

#endif
