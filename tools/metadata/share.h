/* What those see who get a page's address: Open Graph and Twitter cards (share.mustache). */
#ifndef METADATA_SHARE_H
#define METADATA_SHARE_H

#include "facsimile/share_picture.h"

/* `og_title`, `share_image` (its whole address, "" for none) with `share_width`, `share_height`, `share_alt`. */
void share_view(const IssueRender *r, SharePicture picture, const char *title, View *v);
/* The same of a page of the paper; nothing is painted where the site's address is not known. */
void share_page_view(IssueRender *r, const PageFrame *page, const char *title, View *v);

#endif
