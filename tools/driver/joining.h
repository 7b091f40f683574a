/* Private: which shards there are, and whether they go together. */
#ifndef DRIVER_JOINING_H
#define DRIVER_JOINING_H

#include "driver/internal.h"
#include "store/shard.h"

/* Lists them as the group's issues and as the build's jobs, in place of those of the content. Each that is faulty,
 * missing, doubled, or made otherwise than the others is told: false then. */
bool joining_list(Build *b);
/* The record in a folder; s is to be freed, also after false. text: to read with, the caller's. */
bool joining_read(const char *dir, Shard *s, Buf *text);

#endif
