/* Links that lead out of the content folder: what they lead to is not the editors' to publish. */
#include "world/internal.h"

#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

enum { LONGEST = 4096 };

void world_confine(World *w, const char *dir)
{
    mem_free(w->door);
    free(w->door_real);
    w->door = mem_strdup(dir);
    w->door_real = realpath(dir, NULL); /* NULL: it isn't there, and nothing in it */
}

bool world_is_below(const char *path, const char *dir)
{
    size_t n = strlen(dir);
    while (n && dir[n - 1] == '/')
        n--;
    return strncmp(path, dir, n) == 0 && (path[n] == '/' || !path[n]);
}

/* Where an open file is, or (-1) one that could not be opened; the caller's, NULL when there is no telling. */
static char *real_place(const char *path, int fd)
{
    char self[64];
    char *place = mem_alloc(LONGEST);
    snprintf(self, sizeof self, "/proc/self/fd/%d", fd);
    ssize_t n = readlink(self, place, LONGEST - 1);
    if (n > 0)
        return place;
    mem_free(place);
    return realpath(path, NULL);
}

bool confined(World *w, Diag *d, const char *path, int fd)
{
    while (w && !w->door)
        w = w->parent;
    if (!w || !w->door_real || !world_is_below(path, w->door))
        return true;
    const int reason = errno;
    char *place = real_place(path, fd);
    bool inside = place && world_is_below(place, w->door_real);
    if (!inside)
        diag_error(d, diag_file(d, path), DIAG_LINK_LEAVES, place ? place : "somewhere else", w->door);
    free(place);
    errno = reason;
    return inside;
}
