/* What search engines read of an article: schema.org's NewsArticle as JSON-LD. */
#ifndef METADATA_JSON_LD_H
#define METADATA_JSON_LD_H

#include "facsimile/share_picture.h"

/* page: where it begins, NULL: on none. picture: name NULL for none. Addresses stand where the site has one. */
void json_ld_put(const IssueRender *r, const Article *a, const char *excerpt, const PageFrame *page,
                 SharePicture picture, Buf *out);
/* An address of the issue's folder, whole, as plain text; "" without group.yaml's base_url. */
const char *issue_file_address(const IssueRender *r, const char *file);

#endif
