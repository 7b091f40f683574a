#include "search/manifest.h"

#include "search/search.h"
#include <stdlib.h>
#include <string.h>

/* "search-0123456789", behind its first quote: no name of ours has a sign to be escaped. */
static const char *take_folder(Arena *a, const char **at)
{
    const char *end = strchr(*at, '"');
    if (!end || strcspn(*at, "\\/") < (size_t)(end - *at))
        return NULL;
    const char *folder = arena_strndup(a, *at, (size_t)(end - *at));
    *at = end + 1;
    return folder;
}

static size_t count_lines(const char *from, const char *to)
{
    size_t n = 0;
    for (; from < to; from++)
        n += *from == '\n';
    return n;
}

bool search_is_manifest(const char *script)
{
    return strncmp(script, SEARCH_MANIFEST_BEGINS, strlen(SEARCH_MANIFEST_BEGINS)) == 0;
}

bool search_manifest_read(Arena *a, const char *script, SearchManifest *out)
{
    static const char line[] = "\n[\"";
    /* Titles of papers have their quotes escaped: neither of these can stand in one. */
    const char *parts = search_is_manifest(script) ? strstr(script, SEARCH_MANIFEST_PARTS) : NULL;
    const char *directory = parts ? strstr(parts, SEARCH_MANIFEST_DIRECTORY "\"") : NULL;
    if (!directory)
        return false;
    *out = (SearchManifest){.told = ARENA_ARRAY(a, const char *, count_lines(parts, directory) + 1)};
    for (const char *at = parts; (at = strstr(at, line)) != NULL && at < directory;) {
        at += strlen(line);
        if (!(out->told[out->n_told++] = take_folder(a, &at)))
            return false;
    }
    out->n_told -= out->n_told > 0;
    directory += strlen(SEARCH_MANIFEST_DIRECTORY "\"");
    out->directory = take_folder(a, &directory);
    out->shards = out->directory && *directory == ',' ? (size_t)strtoul(directory + 1, NULL, 10) : 0;
    return out->shards > 0;
}
