/* paiban(1) as roff (man macros), made of the tables of options.h; in the user's language. */
#ifndef USAGE_MANUAL_H
#define USAGE_MANUAL_H

#include "base/buf.h"

void manual_write(Buf *b, const char *version);

#endif
