#include "world/world_fonts.h"

#include <errno.h>
#include <stdlib.h>

FcConfig *world_font_config_new(World *w, Diag *d, const char *fonts_dir)
{
    Arena *a = arena_new();
    const char *path = arena_printf(a, "%s/fonts.conf", fonts_dir);
    FcConfig *config = NULL;
    Buf text = {0};
    if (world_read(w, d, path, &text, NULL)) { /* read through the door first: a dependency, and a clear report */
        char *whole = realpath(path, NULL);    /* fontconfig looks for relative names in /etc/fonts */
        config = FcConfigCreate();
        if (!whole || !FcConfigParseAndLoad(config, (const FcChar8 *)whole, FcTrue) || !FcConfigBuildFonts(config)) {
            diag_error(d, diag_file(d, path), DIAG_FONTCONFIG_INVALID);
            FcConfigDestroy(config);
            config = NULL;
        }
        free(whole);
    }
    buf_free(&text);
    arena_free(a);
    return config;
}

hb_blob_t *world_font_blob_new(World *w, Diag *d, const char *path)
{
    (void)w;
    hb_blob_t *blob = hb_blob_create_from_file_or_fail(path);
    if (!blob)
        diag_system(d, path, errno ? errno : EIO, "map the font file");
    return blob;
}
