/* The site's search: an index cut into small files, so that a query loads some tens of kilobytes however long the
 * archive is, without a server; its files are scripts, which load from file:// too. layouts/_site/search.js asks it.
 *
 * The group's articles, oldest first, are cut into parts, units of the calendar of some hundred articles
 * (search/parts.h): a change of one issue remakes one of them. A part's folder assets/search-<hash>/, called by what
 * it was made of, has
 *   part.js   how many articles each issue has, how many stand in each file of texts, a hash of its terms
 *   s<n>.js   terms with their places, a shard by the hash of a term's beginning
 *   t<n>.js   one or some articles: slug, titles, text, from which passages are cut
 * From SearchSizes.directory parts on, the folder of a directory, called by the terms that parts have, says in which of
 * the parts before the last a term is. One script, search-<hash>.js, names them all.
 */
#ifndef SEARCH_SEARCH_H
#define SEARCH_SEARCH_H

#include "frame/export.h"

typedef struct SearchSizes {
    size_t part;      /* articles of a part, at most, but for those of one day */
    size_t directory; /* parts from which on there is a directory */
    size_t shard;     /* bytes of a file of terms, about */
    size_t texts;     /* bytes of a file of texts, about */
} SearchSizes;
extern const SearchSizes search_sizes; /* what a site is made with */

/* What is searched of an issue's articles besides their titles, as text to be kept, and back to articles that were not
 * read (Article.kept); false when it is no such text. */
void search_texts_put(const Issue *issue, Buf *out);
bool search_texts_take(const Issue *issue, Arena *a, const char *texts, size_t n); /* they live in the arena */
/* A hash of all that is searched of an issue, its texts as they are kept. Never 0. */
uint64_t search_mark(const Issue *issue, const char *texts, size_t n);

/* What an earlier run leaves to this one. */
typedef struct SearchArchive {
    void *context;
    uint64_t (*mark)(void *context, const Issue *issue); /* its search_mark */
    /* Has its articles' texts ready, for one part alone: its arena. */
    void (*texts)(void *context, const Issue *issue, Arena *a);
    void (*done)(void *context); /* with the articles that were asked for so far */
    /* Takes the files below site/assets/<folder>/ over as they are, all of them or none (0); returns how many are
     * called s<n>.js. */
    size_t (*take_over)(void *context, Diag *d, const char *folder);
    /* Appends such a file of a folder that was taken over, or that stands; false after a report. */
    bool (*read)(void *context, Diag *d, const char *folder, const char *name, Buf *out);
    /* Whether the files of such a folder are all as they were, though they may go. */
    bool (*stands)(void *context, const char *folder);
    /* Appends the script that named them all; false: there is none as it was. */
    bool (*manifest)(void *context, Buf *out);
} SearchArchive;

/* Whether a script is one that names parts: the site's own is called alike. */
bool search_is_manifest(const char *script);
/* Emits the index of all the group's articles. archive NULL: all of it is made. Returns the name of the script that
 * begins it, relative to site/, in the arena: "" when there is no article; NULL after a report. */
const char *search_emit(Diag *d, const Group *group, const SearchSizes *sizes, const SearchArchive *archive,
                        Emitter out, Arena *a);

#endif
