/* What the last run made, in OUT/.paiban/state: per unit (an issue, or the group's own pages) a fingerprint of its
 * inputs and the files it generated; the font files in use. Text, one fact a line. */
#ifndef DRIVER_STATE_H
#define DRIVER_STATE_H

#include "base/map.h"
#include "world/world.h"

#define STATE_PATH ".paiban/state"

typedef struct Unit {
    const char *name;     /* "xzrb/2021-11-02"; "" for the group's own pages */
    uint64_t fingerprint; /* 0: to be made again */
    const char **files;   /* below out/ */
    size_t n_files;
} Unit;

typedef struct State {
    Arena *arena;
    VEC(Unit) units;
    StrMap *by_name; /* name → its index in units */
    VEC(const char *) faces;
    VEC(uint64_t) face_stamps;
} State;

State *state_new(void);
void state_free(State *s);
/* Reads OUT/.paiban/state; an empty state when there is none or it isn't understood. NULL after a report. */
State *state_load(Diag *d, const char *out);
/* NULL when absent. */
const Unit *state_lookup(const State *s, const char *name);
/* Strings are copied; the files are kept in order of their names. */
void state_add(State *s, const char *name, uint64_t fingerprint, const char *const *files, size_t n);
void state_add_face(State *s, const char *path, uint64_t stamp);
void state_print(const State *s, Buf *out);

/* Hashes of the contents of everything below a folder, names included; and of one file (0 when it is missing). false
 * when something can't be read, without a report: whoever needs it reports it. */
bool hash_tree(World *w, const char *dir, uint64_t *hash);
bool hash_file(World *w, const char *path, uint64_t *hash);

#endif
