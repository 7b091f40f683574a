/* The door to fonts: our own fontconfig file (system fonts outside it are never used) and mapped font files. */
#ifndef WORLD_WORLD_FONTS_H
#define WORLD_WORLD_FONTS_H

#include "world/world.h"
#include <fontconfig/fontconfig.h>
#include <hb.h>

/* The configuration in fonts_dir/fonts.conf, fonts scanned. The caller owns it (FcConfigDestroy). NULL after a report.
 */
FcConfig *world_font_config_new(World *w, Diag *d, const char *fonts_dir);
/* A font file mapped into memory; the caller owns it (hb_blob_destroy). NULL after a report. */
hb_blob_t *world_font_blob_new(World *w, Diag *d, const char *path);

#endif
