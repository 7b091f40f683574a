/* Folders watched for changes: by inotify(7), or, where that can't be had (another file system's own, too many
 * folders), by looking at them every now and then. Hidden files don't count. One thread waits, any may wake it. */
#ifndef WORLD_WATCH_H
#define WORLD_WATCH_H

#include "world/world.h"

typedef struct WorldWatch WorldWatch;

/* roots: files or folders, with all below them, also by links; the strings are copied. One that isn't there is looked
 * for. Changes from here on are told. */
WorldWatch *world_watch_new(World *w, const char *const *roots, size_t n);
void world_watch_free(WorldWatch *watch); /* NULL is fine */

/* Waits until something has changed and then nothing more for a moment (editors save in several steps): true. false
 * when it was woken, after so many milliseconds, or when the process is to end (world_interrupted). */
bool world_watch_wait(WorldWatch *watch, int milliseconds);
void world_watch_wake(WorldWatch *watch);

#endif
