/* Private to search: the files of a folder of the index. */
#ifndef SEARCH_FILES_H
#define SEARCH_FILES_H

#include "search/index.h"
#include "search/parts.h"
#include "search/search.h"

typedef struct SearchFolder {
    const char *name; /* below assets/ */
    Diag *diag;
    Emitter out;
    Arena *arena;
    bool failed;
} SearchFolder;

/* The terms of x, cut into s<n>.js of about so many bytes; how many. */
size_t search_put_shards(SearchFolder *f, const SearchIndex *x, size_t bytes_each);

/* A part: its articles are added to the index, their texts written as they fill a file. */
typedef struct SearchPart SearchPart;
SearchPart *search_part_new(SearchFolder *f, SearchIndex *x, size_t texts_each);
void search_part_add(SearchPart *p, const SearchPlace *at);
/* Writes the last texts and part.js; p is gone. */
void search_part_end(SearchPart *p);

/* What a part.js says of the part's terms (search_index_told); 0: nothing. */
uint64_t search_part_told(const Buf *part_js);

#endif
