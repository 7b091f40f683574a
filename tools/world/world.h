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

World *world_new(void); /* the first one before any thread is made */
/* A World that remembers its own reads and passes them on to its parent (which outlives it). */
World *world_new_child(World *parent);
void world_free(World *w);

/* From here on what is named below this folder must stand in it: links that leave it are errors. Before any thread is
 * made; children are confined, too. */
void world_confine(World *w, const char *dir);

/* From here on the installation's folder stands behind the user's own: what isn't below that is looked for in the
 * other, file by file, by those who ask; behind a folder that is not there stands nothing. Before any
 * thread is made. */
typedef enum Shelf { SHELF_LAYOUTS, SHELF_FONTS, SHELVES } Shelf;
void world_shelve(World *w, Shelf shelf, const char *own, const char *installed);
/* Where a file below the own folder is: the path itself, when it is there or nowhere, else that of the installation. */
const char *world_find(World *w, Arena *a, const char *path);
/* The same path in the installation, there or not; NULL: nothing stands behind it. */
const char *world_behind(World *w, Arena *a, const char *path);

/* Reads a whole file, a regular one. The buffer is the caller's. false without a report when `missing` is not NULL and
 * the file does not exist (*missing is set). Each file read is remembered for the dependency file. */
bool world_read(World *w, Diag *d, const char *path, Buf *out, bool *missing);
/* What is read by this name from here on is the standard input, which can be read once. The string stays the caller's.
 */
void world_set_input(World *w, const char *name);
/* Reads a text file into a Source owned by the arena; checks UTF-8 (a report at the first bad byte of each line),
 * NUL and noncharacters; strips a BOM; turns CRLF into LF. */
Source *world_read_source(World *w, Diag *d, Arena *a, const char *path, bool *missing);

typedef struct DirEntry {
    const char *name;
    bool is_dir;
    uint64_t id; /* of a folder, the same by whatever link it was reached */
} DirEntry;

/* The folders on the way down, for walks that links must not lead round for ever. */
typedef struct FolderChain {
    uint64_t id;
    const struct FolderChain *up;
} FolderChain;
static inline bool folder_chain_has(const FolderChain *c, uint64_t id)
{
    for (; c; c = c->up)
        if (c->id == id)
            return true;
    return false;
}

/* Entries of a folder without dot files, sorted by bytes; arrays live in the arena. */
bool world_list(World *w, Diag *d, Arena *a, const char *path, DirEntry **entries, size_t *n);
bool world_exists(World *w, const char *path);
/* Something else stands where a file should: a folder, a FIFO, a device, a link that leads in a circle. */
bool world_is_no_file(World *w, const char *path);

/* What a file is told by without reading it. */
typedef struct FileStamp {
    int64_t size;             /* -1: there is no such file */
    int64_t modified, status; /* nanoseconds: of its bytes, of its name and owner, too */
    bool is_dir;
} FileStamp;
FileStamp world_stamp(World *w, const char *path);
/* Nanoseconds, as stamps have them: only to know which of them are too new to be trusted. */
int64_t world_now(World *w);
bool world_is_dir(World *w, const char *path);
/* A hash of the names, sizes and times of everything below a file or folder (dot files left out): it changes when
 * something there does. 0 when there is nothing. */
uint64_t world_tree_stamp(World *w, const char *path);

/* Single files outside a step (journal/out.h). Parent folders are made. world_write replaces a file in one step (write,
 * fsync, rename); world_create refuses to touch one that is there (reported as an error in what the user asked). */
bool world_write(World *w, Diag *d, const char *path, const void *data, size_t n);
bool world_create(World *w, Diag *d, const char *path, const void *data, size_t n);
/* One that isn't there is no fault. */
bool world_remove(World *w, Diag *d, const char *path);

/* A new folder of this user alone, in $TMPDIR or /tmp; the caller's. NULL after a report. */
char *world_temporary_dir(World *w, Diag *d, const char *name);
void world_remove_tree(World *w, const char *path); /* what can't be removed stays */
/* From here on nothing that goes into an output folder through this world and its children is to outlive the machine:
 * nothing waits for the disk. */
void world_set_volatile(World *w);
bool world_is_volatile(const World *w);
/* A file or folder as it was when it was read first: its stamp from before, a hash of its bytes or its names. */
typedef struct WorldInput {
    const char *path;
    FileStamp stamp; /* modified -1: never to be trusted */
    uint64_t hash;
} WorldInput;
/* All that was read so far, sorted by path; in the arena. */
void world_inputs(World *w, Arena *a, WorldInput **inputs, size_t *n);
/* They in the order in which they were read, and one that another process has read for this one. */
size_t world_input_count(World *w);
WorldInput world_input_at(World *w, size_t i);
void world_add_input(World *w, const WorldInput *input); /* copied */
/* Whether it is still as it was, by its stamp, else by reading it, which isn't noted. *now: its stamp, from before. */
bool world_input_stands(const WorldInput *input, FileStamp *now);

/* Files read so far, sorted, for a depfile. */
void world_dependencies(World *w, Arena *a, const char ***paths, size_t *n);

/* Seconds since 1970 for dates in outputs: SOURCE_DATE_EPOCH when set; otherwise -1 (the caller takes the issue's
 * date, so that the same input gives the same bytes). */
int64_t world_source_date(World *w);
/* From here on SIGINT, SIGTERM and SIGHUP end nothing by themselves: who works asks, between steps, whether to stop.
 * Those that the caller ignores stay ignored. Before any thread is made. */
void world_hold_signals(World *w);
bool world_interrupted(World *w);
void world_interrupt(World *w);        /* as SIGTERM does, when it is held back */
uint64_t world_milliseconds(World *w); /* a steady clock */
unsigned world_processors(World *w);   /* processors online, at least 1 */
bool world_is_terminal(World *w, int fd);
/* Shows an address in the user's browser ($BROWSER, else the desktop's); false: none could be started. */
bool world_browse(World *w, const char *address);
/* A variable of the environment that says how to talk to the user (language, colour), never what is made. NULL: not set
 * or empty. */
const char *world_variable(World *w, const char *name);
char *world_executable_dir(World *w); /* the folder of the running program; the caller's; NULL when unknown */
char *world_absolute(World *w, const char *path); /* without symbolic links; the caller's; NULL when it isn't there */
char *world_absolute_new(World *w, const char *path);   /* the same of what may not be there yet: as far as it is */
bool world_is_below(const char *path, const char *dir); /* or is it; by their names alone */
char *world_home(World *w); /* the user's folder, without symbolic links; the caller's; NULL when unknown */

#endif
