/* What the sources of world share. */
#ifndef WORLD_INTERNAL_H
#define WORLD_INTERNAL_H

#include "base/map.h"
#include "world/disk.h"
#include "world/world.h"
#include <spawn.h>
#include <sys/types.h>
#include <threads.h>

struct World {
    World *parent;
    char *door, *door_real;                       /* world_confine: the folder as it is named, as it is; NULL: none */
    bool is_volatile;                             /* world_set_volatile */
    const char *input;                            /* world_set_input; NULL: none */
    char *shelf[SHELVES], *shelf_behind[SHELVES]; /* world_shelve; NULL: none */
    mtx_t lock;                                   /* guards what follows */
    Arena *arena;                                 /* paths read */
    StrMap *seen;                                 /* path → w */
    VEC(WorldInput) inputs;
};

/* run.c: starts argv[0], looked for in PATH; an error number, or 0. */
int spawn_program(const char *const *argv, const posix_spawn_file_actions_t *files, pid_t *pid);

void world_remember(World *w, const WorldInput *input); /* copied */

/* Bytes of a file; no picture or font has more. */
#define FILE_MOST ((int64_t)1 << 30)

/* confine.c: what was opened by this name (fd -1: the system refused that) may be read. false after a report; errno
 * stays. */
bool confined(World *w, Diag *d, const char *path, int fd);

/* encoding.c: the encoding of a text that is not in UTF-8, as iconv names it; NULL: UTF-8, or no telling. */
const char *encoding_guess(const char *s, size_t n);

#endif
