/* The plain text that agencies send: title, perhaps kicker and author, dateline 电头, paragraphs. */
#ifndef IMPORT_AGENCY_H
#define IMPORT_AGENCY_H

#include "markup/article_file.h"

/* The first line is the title (two short ones before the text: title and deck, when the second begins with ——), a line
 * with 记者, 作者, 通讯员 or By the byline; a first paragraph that begins with 新华社北京11月1日电（记者 某某） or
 * LHASA, Nov. 1 (Xinhua) -- has its dateline. Paragraphs are divided by empty lines or by indents; without both each
 * line is one. body was begun. */
void agency_read(Arena *a, const char *text, Body *body, ArticleFile *out);

#endif
