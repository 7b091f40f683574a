/* Where the site has an issue, its pages and its articles: by our own names, or, as `urls` of group.yaml says, by those
 * of Founder's e-papers 方正数字报, so that the addresses of an archive that was moved in stay what they were.
 *
 *   own             2021-11-02/           01.html        slug.html
 *   founder         html/2021-11/02/      node_N.htm     content_N.htm
 *   founder-month   202111/02/            node_NN.html   content_N.html
 *
 * all below the paper's folder. N is the `address` of a page or an article; without one a page has its number (one that
 * is free), an article a number made of its name, so that it stays when others come and go. A second edition's day is
 * 02-b. Documents and frames always speak of our own names, relative to the issue's folder (links/links.h); outputs
 * ask here for what is to be written. */
#ifndef SITE_URLS_H
#define SITE_URLS_H

#include "site/site.h"

/* The addresses that the site has, relative to the paper's folder or to the issue's. In the arena. */
const char *urls_folder(Arena *a, const Issue *issue);                    /* "2021-11-02" */
const char *urls_page(Arena *a, const Issue *issue, int number);          /* "01.html" */
const char *urls_article(Arena *a, const Issue *issue, const Article *x); /* "slug.html" */
const char *urls_up(const Issue *issue);                                  /* to the paper's folder: "../" */
/* Back: the id of the issue whose folder that is by any of these addresses, whoever has it; NULL: of none. */
const char *urls_folder_id(Arena *a, const char *folder);
/* What stands in a document or a frame as the site has it; addresses elsewhere stay. Links to other issues are those
 * that Issue.moved has. */
const char *urls_of_link(Arena *a, const Issue *issue, const char *href);
/* A link to another issue or a page of the paper's or the group's, while all issues are read; NULL: as it is. */
const char *urls_follow(Arena *a, const Group *group, const Issue *issue, const char *href);

/* Founder's addresses, when the paper has any: the site's only ones, or beside ours. */
bool urls_has_founder(const Paper *paper);
const char *founder_folder(Arena *a, const Issue *issue);
const char *founder_page(Arena *a, const Issue *issue, int number);
const char *founder_article(Arena *a, const Issue *issue, const Article *x);
const char *founder_up(const Issue *issue);

/* The files of its articles: Article.file. */
void urls_files(Arena *a, Issue *issue);
/* The same when an issue is loaded; addresses that are given twice are told. */
void urls_take(Diag *d, Arena *a, Issue *issue);

#endif
