/* Files of an import: read as a page, written where nothing is, pictures found and copied. */
#ifndef MARKUP_FILES_H
#define MARKUP_FILES_H

#include "markup/body.h"
#include "markup/report.h"
#include "base/map.h"
#include "world/world.h"

enum { IMPORT_LARGEST = 8 << 20 /* bytes of a page or text; an e-paper's has some tens of thousands */ };

/* The whole file as UTF-8; NULL after a report. */
const char *import_read(World *w, Diag *d, Arena *a, const char *path, size_t *n);
/* The same of HTML, as a tree; what was mended goes into e (NULL: nowhere). */
Markup *import_read_markup(World *w, Diag *d, Arena *a, const char *path, ReportEntry *e);
/* A new file; one that is there with the same bytes is left alone, any other is an error. */
bool import_write(World *w, Diag *d, const char *path, const void *data, size_t n);

/* Copies pictures into one folder of the content, each once. */
typedef struct PictureCopier {
    World *world;
    Diag *diag;
    Arena *arena;
    const char *page; /* the page that has them: what their addresses are relative to */
    const char *root; /* where addresses from the site's root begin; NULL: nowhere */
    const char *to;   /* the folder */
    StrMap *copied;   /* path → name in the folder */
    StrMap *names;    /* name → path */
    ReportEntry *entry;
} PictureCopier;

PictureTaker picture_copier(PictureCopier *c);

#endif
