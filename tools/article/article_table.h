/* Tables of an article page. Numbers of a numeric column stand under one another at the decimal mark: each is written
 * in two parts, the second as wide as the column's widest (data-widest, shown by nobody), so that the text stays whole.
 */
#ifndef ARTICLE_ARTICLE_TABLE_H
#define ARTICLE_ARTICLE_TABLE_H

#include "web/site.h"

void article_table(IssueRender *r, const ResolvedDoc *doc, const ResolvedFloat *table, Buf *out);

#endif
