/* An article's text as feeds carry it: the page's HTML without what only the site's style sheet and its folder give a
 * meaning. Addresses are whole, pictures are one file each, marks that the sheet would draw are text. */
#ifndef FEEDS_CONTENT_H
#define FEEDS_CONTENT_H

#include "base/buf.h"

/* html: as article.h writes it (every value in double quotes, elements closed in order). folder: the address of the
 * folder that its own addresses start from; page: of the article's page. */
void feed_content(const char *html, const char *folder, const char *page, Buf *out);

#endif
