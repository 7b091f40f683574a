/* The only door to the outside: files, folders, fonts' configuration, the clock, environment.
 * Paths are UTF-8, absolute or relative to the working directory. Functions that can fail return false after a
 * report to the sink. A World may be used from several threads at once (its functions are reentrant). */
#ifndef WORLD_WORLD_H
#define WORLD_WORLD_H

#include "base/arena.h"
#include "base/buf.h"
#include "diag/diag.h"
#include <stdbool.h>
#include <stdint.h>

typedef struct World World;

World *world_new(void);
void world_free(World *w);

/* Reads a whole file. The buffer is the caller's. false without a report when `missing` is not NULL and the file
 * does not exist (*missing is set). Each file read is remembered for the dependency file. */
bool world_read(World *w, Diag *d, const char *path, Buf *out, bool *missing);
/* Reads a text file into a Source owned by the arena; checks UTF-8 (a report at the first bad byte of each line),
 * NUL and noncharacters; strips a BOM; turns CRLF into LF. */
Source *world_read_source(World *w, Diag *d, Arena *a, const char *path, bool *missing);

typedef struct DirEntry {
    const char *name;
    bool is_dir;
} DirEntry;
/* Entries of a folder without dot files, sorted by bytes; arrays live in the arena. */
bool world_list(World *w, Diag *d, Arena *a, const char *path, DirEntry **entries, size_t *n);
bool world_exists(World *w, const char *path);

/* A transaction on an output folder: files are staged beside it, then renamed into place in one go, or dropped.
 * Staging may come from several threads. A file whose bytes are already in place is left alone (its time too). */
typedef struct WorldTxn WorldTxn;
WorldTxn *world_begin(World *w, Diag *d, const char *out_dir);
bool world_stage(WorldTxn *t, Diag *d, const char *path_in_out, const void *data, size_t n); /* write, fsync */
bool world_commit(WorldTxn *t, Diag *d); /* rename all; frees the transaction */
void world_rollback(WorldTxn *t);        /* removes what was staged; frees the transaction */

/* Files read so far, sorted, for a depfile. */
void world_dependencies(World *w, Arena *a, const char ***paths, size_t *n);

/* Seconds since 1970 for dates in outputs: SOURCE_DATE_EPOCH when set; otherwise -1 (the caller takes the issue's
 * date, so that the same input gives the same bytes). */
int64_t world_source_date(World *w);
int64_t world_now(World *w);

#endif
