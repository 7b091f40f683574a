/* Landlock: from here on the process, and all that it begins, reads and writes only where it was given leave, whatever
 * a fault in a library makes of it. Where the kernel has none (before 5.19, or switched off) nothing changes. It says
 * nothing of the network. Files that are open stay open, and what is asked of a file without opening it (whether it is
 * there, its times, where a link leads) is not refused. */
#ifndef WORLD_LANDLOCK_H
#define WORLD_LANDLOCK_H

#include "world/world.h"

typedef enum LeaveKind {
    LEAVE_READ,   /* a file, or a folder with all below it */
    LEAVE_LINKED, /* the same, and what links in it lead to */
    LEAVE_WRITE,  /* also to write, move and remove there */
    LEAVE_NAMES   /* what the folder and those below it hold, by name, and to remove an empty one */
} LeaveKind;

/* Of what isn't there the nearest folder that is. */
typedef struct Leave {
    const char *path; /* NULL: none */
    LeaveKind kind;
} Leave;

/* Beside that the system may be read and its programs started (/usr, /etc …, the user's fonts), and temporary files
 * and fontconfig's caches be written. Before any thread is made. false: there is no Landlock. */
bool world_landlock(World *w, const Leave *leaves, size_t n);

#endif
