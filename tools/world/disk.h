/* Files by their paths, as the system has them: for world and for journal, which moves outputs. Functions return 0, or
 * -1 with errno, where nothing else is said. */
#ifndef WORLD_DISK_H
#define WORLD_DISK_H

#include "base/buf.h"
#include <stdbool.h>
#include <stddef.h>

int open_to_read(const char *path);
/* The whole of a regular file; -1 with errno (EISDIR, ENXIO: no regular file; EFBIG), or 0. */
int read_path(const char *path, Buf *out);
/* Creates path (mode 0666 less the umask) with flags of open(2) and writes it, syncing when asked; 0 or -1 with errno.
 */
int write_path(const char *path, int flags, const void *data, size_t n, bool sync);
int sync_path(const char *path);
/* Makes the folders of path up to its last '/'. *first, when not NULL, gets the topmost one that was made (the
 * caller's) or NULL. */
int make_parents(const char *path, char **first);
char *path_join(const char *dir, const char *name); /* the caller's */
/* Removes a folder with all it has; what can't be removed stays. */
void remove_tree(const char *path);
/* The same of what a folder has whose name begins so. */
void remove_trees_in(const char *path, const char *prefix);

#endif
