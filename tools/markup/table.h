/* Tables of a page that Markdown can write. */
#ifndef MARKUP_TABLE_H
#define MARKUP_TABLE_H

#include "markup/markup.h"

/* Two rows and two columns at least, no table or picture within, no cells over several: lines of Markdown, the
 * caption below, all in it used. false: it is none of these, or frames something else. */
bool table_put(Markup *table, Buf *out);
/* Whether cells stand side by side in it, text or pictures: taken one after another they lose that. Tables within it
 * count for themselves. */
bool table_is_grid(Markup *table);
size_t table_characters(Markup *table);

#endif
