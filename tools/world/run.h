/* Other programs: only those that the user's own system has, by name, for what they alone can read. */
#ifndef WORLD_RUN_H
#define WORLD_RUN_H

#include "world/world.h"

typedef enum RunResult { RUN_FINE, RUN_MISSING, RUN_FAILED } RunResult;

/* Runs argv (ends with NULL; argv[0] is looked for in PATH) without a shell and without an input. What it writes is
 * appended: its output, and what it complains of. RUN_MISSING: there is no such program. RUN_FAILED: it ended badly, or
 * wrote more than RUN_MOST. */
enum { RUN_MOST = 256 << 20 };
RunResult world_run(World *w, const char *const *argv, Buf *out, Buf *complaints);

#endif
