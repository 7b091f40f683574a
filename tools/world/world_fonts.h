/* The door to fonts: our own fontconfig file (system fonts outside it are never used) and mapped font files. */
#ifndef WORLD_WORLD_FONTS_H
#define WORLD_WORLD_FONTS_H

#include "world/world.h"
#include <fontconfig/fontconfig.h>
#include <hb.h>

/* What fonts.yaml names: only these families are used, and these files whatever they hold. */
typedef struct FontNames {
    const char *const *families;
    size_t n_families;
    const char *const *files;
    size_t n_files;
} FontNames;

/* fonts_dir/fonts.conf, else the installation's, and whatever makes the names found: the fonts' folder itself, and the
 * machine's font folders when a family is nowhere else. Fonts scanned. The caller owns it (FcConfigDestroy). NULL after
 * a report. */
FcConfig *world_font_config_new(World *w, Diag *d, const char *fonts_dir, const FontNames *names);
/* The folders and files that it asks fontconfig for, there or not. In the arena. */
size_t world_font_places(World *w, Arena *a, const char *fonts_dir, const char *const **places);
/* The family of a font file; NULL: it is none. In the arena. */
const char *world_font_family(World *w, Arena *a, const char *path);

/* Why a family doesn't give a character the face for it. */
typedef enum FontAbsence {
    FONT_THERE,       /* it does: the face is its own, by another of its names */
    FONT_LACKS,       /* it hasn't the character */
    FONT_NOT_ALLOWED, /* the machine has it, but our configuration lets it out */
    FONT_NOT_INSTALLED
} FontAbsence;
/* path: of the face that stands for it. */
FontAbsence world_font_absence(FcConfig *config, const char *family, const char *path);

/* A font file mapped into memory; the caller owns it (hb_blob_destroy). NULL after a report. */
hb_blob_t *world_font_blob_new(World *w, Diag *d, const char *path);
/* Its pages leave memory till they are read again; of such a blob, whole. */
void world_font_rest(hb_blob_t *blob);

#endif
