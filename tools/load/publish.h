/* When an issue appears: `publish_at` in issue.yaml. */
#ifndef LOAD_PUBLISH_H
#define LOAD_PUBLISH_H

#include "site/site.h"
#include "world/world.h"

/* "2021-11-02 06:00", "2021-11-02T06:00:00+08:00", "2021-11-01T22:00Z", "2021-11-02" (its first minute); without a
 * zone it is Beijing's time. Seconds since 1970. false: it is none of these, or no time that exists. */
bool publish_time(const char *text, int64_t *seconds);

/* When the issue appears; 0: at once, it doesn't say, or says it wrong, which is told when the issue is read. */
int64_t publish_at(World *w, const Issue *issue);

/* The time as it is told: 2021-11-02 06:00 +08:00. */
const char *publish_words(Arena *a, int64_t seconds);

#endif
