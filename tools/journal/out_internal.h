/* What the sources of an output folder share. */
#ifndef JOURNAL_OUT_INTERNAL_H
#define JOURNAL_OUT_INTERNAL_H

#include "journal/journal.h"
#include "journal/out.h"
#include <threads.h>

struct WorldOut {
    World *world;
    WorldKeeper keeper;
    char *dir;  /* without a slash at its end */
    char *made; /* topmost folder made for it */
    int lock_fd;
    bool busy;  /* another run holds it: nothing in the folder is this one's to remove */
    mtx_t lock; /* guards what follows; a step is put in place under it */
    unsigned steps;
    bool stuck; /* a step could be neither finished nor undone: its journal and files stay */
    bool used;  /* something was committed */
};

#define RECORD_NAME "record" /* in a step's folder */

/* The moves of a journal that is on the disk, the keeper, then its end; when they can't all be made, all are undone.
 * false after a report unless quiet (what could be undone is no fault then); o->stuck when that failed, too. */
bool out_finish(WorldOut *o, Diag *d, Journal *j, bool quiet);
/* Everything written below the folder reaches the disk: one call for all files. 0 or -1 with errno. */
int sync_file_system(const char *dir);

#endif
