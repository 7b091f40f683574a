/* The document tree as stable indented text: golden tests, paiban dump --stage=ast. */
#ifndef PARSE_DUMP_H
#define PARSE_DUMP_H

#include "doc/doc.h"

void article_dump(const Article *a, Buf *out);
/* The body alone; blocks one a line, children indented by two spaces below `depth`. */
void blocks_dump(const Block *blocks, size_t n, int depth, Buf *out);

#endif
