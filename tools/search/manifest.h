/* Private to search: the script that names the parts and the directory, as an earlier run wrote it. */
#ifndef SEARCH_MANIFEST_H
#define SEARCH_MANIFEST_H

#include "base/arena.h"
#include <stdbool.h>

#define SEARCH_MANIFEST_BEGINS "paibanSearch.open({\"papers\":["
#define SEARCH_MANIFEST_PARTS "],\"parts\":["
#define SEARCH_MANIFEST_DIRECTORY "],\"directory\":["

typedef struct SearchManifest {
    const char **told; /* folders of the parts that the directory tells of: all but the last */
    size_t n_told;
    const char *directory; /* its folder */
    size_t shards;         /* of the directory */
} SearchManifest;

/* In the arena; false: it is no such script, or names no directory. */
bool search_manifest_read(Arena *a, const char *script, SearchManifest *out);

#endif
