/* A file that a text names: it lies beside the text or in a folder there, nowhere else. */
#ifndef BESIDE_BESIDE_H
#define BESIDE_BESIDE_H

#include "world/world.h"

typedef enum Beside { BESIDE_FOUND, BESIDE_ELSEWHERE, BESIDE_MISSING, BESIDE_FOLDER } Beside;

/* Looks for `src`, as written (with %20, too), in folder dir; *path is where it is. */
Beside beside_find(World *w, Arena *a, const char *dir, const char *src, const char **path);
/* The name with / for Windows' \, which divides no folders here, when that is beside the text; else NULL. */
const char *beside_slashed(World *w, Arena *a, const char *dir, const char *src);
/* A name without its end: lake.jpg → lake. */
const char *beside_stem(Arena *a, const char *name);
/* The file of the folder or of a folder in it, no text nor description, whose name is nearest; NULL: none is near. */
const char *beside_nearest(World *w, Arena *a, const char *dir, const char *src);

#endif
