/* A shard: one issue made apart from all others, as a folder that is moved about: its files below site/ and press/,
 * those that lead to its neighbours below beside/ (site/beside.h), its front page's sketch, and what is known of it
 * (SHARD_FILE): the store's record with what else has to be the same for all shards of a site. */
#ifndef STORE_SHARD_H
#define STORE_SHARD_H

#include "store/state.h"

#define SHARD_FILE "issue.shard"
#define SHARD_COVER "cover.svg"

typedef struct Shard {
    const char *version;                   /* the program's */
    uint64_t tool, common;                 /* a hash of it; of all that every issue is made of */
    bool drafts, follow;                   /* what was asked for */
    const char *effort;                    /* "" when nothing was */
    const char *content, *layouts, *fonts; /* where they were; "" for the installation's */
    VEC(Lead) day;                         /* the other issues of its day, as its page calls them */
    State *state;                          /* one unit; faces with their sizes for stamps */
} Shard;

/* A hash of what an issue's page calls another of its day. */
uint64_t shard_edition(const char *edition, const char *kind);
void shard_print(const Shard *s, Buf *out);
/* Strings live in s->state, which the caller frees, also after false: it isn't one, or not as it was written. */
bool shard_parse(Shard *s, const char *text, size_t n);
void shard_free(Shard *s);

#endif
