/* The site's search: an index cut into small files, so that a query loads some tens of kilobytes however long the
 * archive is, without a server; its files are scripts, which load from file:// too. layouts/_site/search.js asks it.
 *
 * The group's articles, oldest first, are cut into parts: whole months, at least SEARCH_PART articles (all that is
 * newer is the last part, the only one that a new issue changes). A part's folder assets/search-<hash>/ has
 *   part.js     how many articles each issue has, how many stand in each file of texts
 *   s<n>.js     terms with their places, a shard by the hash of a term's beginning
 *   t<n>.js     one or some articles: slug, titles, text, from which passages are cut
 * From SEARCH_DIRECTORY parts on, the folder of a directory says in which of the parts before the last a term is.
 * One script, search-<hash>.js, names them all. */
#ifndef SEARCH_SEARCH_H
#define SEARCH_SEARCH_H

#include "frame/export.h"

typedef struct SearchSizes {
    size_t part;      /* articles of a part, at least */
    size_t directory; /* parts from which on there is a directory */
    size_t shard;     /* bytes of a file of terms, about */
    size_t texts;     /* bytes of a file of texts, about */
} SearchSizes;
extern const SearchSizes search_sizes; /* what a site is made with */

/* Emits the index of all the group's articles. Returns the name of the script that begins it, relative to site/, in the
 * arena: "" when there is no article; NULL after a report. */
const char *search_emit(Diag *d, const Group *group, const SearchSizes *sizes, Emitter out, Arena *a);

#endif
