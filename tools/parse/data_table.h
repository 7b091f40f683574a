/* ![表](data.csv "caption"): a table made of a file of values. Its first record is the head; what stands in a field is
 * text, no Markdown. */
#ifndef PARSE_DATA_TABLE_H
#define PARSE_DATA_TABLE_H

#include "parse/converter.h"

/* Does a picture name a file of values? */
bool data_table_is(const FlatImage *image);
/* The table; false after a report, or when there is no World to read it from. */
bool data_table_make(Converter *c, const FlatImage *image, Block *out);

#endif
