/* One part of the index: the terms of a run of articles, each with where it stands, packed for a script to read. */
#ifndef SEARCH_INDEX_H
#define SEARCH_INDEX_H

#include "base/buf.h"
#include <stdbool.h>
#include <stdint.h>

typedef struct SearchIndex SearchIndex;

SearchIndex *search_index_new(void);
void search_index_free(SearchIndex *x);

/* Adds the next document. Titles and body are UTF-8, a field or block a line. A place in the body is at least
 * SEARCH_BODY, one in the titles is less, so that titles can weigh more. */
enum { SEARCH_BODY = 1024 };
void search_index_add(SearchIndex *x, const char *titles, const char *body);

/* Into how many files of about so many bytes the terms go: a power of two. */
size_t search_index_shards(const SearchIndex *x, size_t bytes_each);
/* Hands over, for each of so many shards in order, the members of a JavaScript object: "term":"postings", sorted.
 * Postings are numbers, five bits to a letter of A–Z a–z 0–9 - _, lowest first, 32 added to all but the last. Of terms
 * without places: each document less the one before (from −1). Of those with places: that twice, plus one when it
 * stands there more than once, then how often (if more than once), then places, each less the one before (from 0).
 * false as soon as `emit` says so. */
bool search_index_emit(const SearchIndex *x, size_t shards,
                       bool (*emit)(void *context, size_t shard, const Buf *members), void *context);

/* Adds a document to x that has each term of `part` which has places there: x tells in which parts a term is. */
void search_index_add_index(SearchIndex *x, const SearchIndex *part);
/* The same from the files that search_index_emit's members were written to, one a line: each file, then the end. */
void search_index_add_file(SearchIndex *x, const char *file);
void search_index_end_file(SearchIndex *x);
/* That x anew, of documents some of which are others: first each of its files, then the end; `index` is new. */
typedef struct SearchFresh {
    int64_t document;
    const SearchIndex *terms; /* those with places, or all when it was read from files */
} SearchFresh;
typedef struct SearchRenewal {
    SearchIndex *index;
    const int64_t *now; /* of each document that there was what it is called now, in the same order; −1: it is gone */
    size_t n_now;
    const SearchFresh *fresh; /* those that came, in order */
    size_t n_fresh;
} SearchRenewal;
void search_index_renew(SearchRenewal *r, const char *file);
void search_index_end_renewal(SearchRenewal *r);
/* A hash of which terms x has with places. Never 0. */
uint64_t search_index_told(const SearchIndex *x);

/* One number in that packing. */
void search_put_number(Buf *out, uint32_t number);

#endif
