#include "world/world_fonts.h"

#include <stdlib.h>
#include <string.h>

static bool has_family(FcConfig *config, const char *family, const char *path)
{
    FcPattern *p = FcPatternBuild(NULL, FC_FAMILY, FcTypeString, family, (char *)NULL);
    FcObjectSet *wanted = FcObjectSetBuild(FC_FILE, (char *)NULL);
    FcFontSet *found = FcFontList(config, p, wanted);
    bool has = false;
    for (int i = 0; found && i < found->nfont; i++) {
        FcChar8 *file = NULL;
        has |= !path || (FcPatternGetString(found->fonts[i], FC_FILE, 0, &file) == FcResultMatch &&
                         strcmp((const char *)file, path) == 0);
    }
    if (found)
        FcFontSetDestroy(found);
    FcObjectSetDestroy(wanted);
    FcPatternDestroy(p);
    return has;
}

static bool has_all(FcConfig *config, const FontNames *names)
{
    for (size_t i = 0; i < names->n_families; i++)
        if (!has_family(config, names->families[i], NULL))
            return false;
    return true;
}

static void put_escaped(Buf *b, const char *s)
{
    for (; *s; s++)
        if (*s == '&' || *s == '<')
            buf_puts(b, *s == '&' ? "&amp;" : "&lt;");
        else
            buf_putc(b, *s);
}

/* What follows from the names: where their files may be, and that they are let in. */
static Buf rules_of(const char *own, const FontNames *names, bool everywhere)
{
    Buf b = {0};
    buf_puts(&b, "<?xml version=\"1.0\"?><!DOCTYPE fontconfig SYSTEM \"fonts.dtd\"><fontconfig><dir>");
    put_escaped(&b, own);
    buf_puts(&b, "</dir>");
    if (everywhere)
        buf_puts(&b, "<dir>/usr/share/fonts</dir><dir>/usr/local/share/fonts</dir><dir prefix=\"xdg\">fonts</dir>");
    buf_puts(&b, "<selectfont><acceptfont>");
    for (size_t i = 0; i < names->n_families; i++) {
        buf_puts(&b, "<pattern><patelt name=\"family\"><string>");
        put_escaped(&b, names->families[i]);
        buf_puts(&b, "</string></patelt></pattern>");
    }
    buf_puts(&b, "</acceptfont></selectfont></fontconfig>");
    return b;
}

static FcConfig *configure(const char *conf, const char *own, const FontNames *names, bool everywhere)
{
    FcConfig *config = FcConfigCreate();
    Buf rules = rules_of(own, names, everywhere);
    bool ok = FcConfigParseAndLoad(config, (const FcChar8 *)conf, FcTrue) &&
              FcConfigParseAndLoadFromMemory(config, (const FcChar8 *)rules.data, FcTrue) && FcConfigBuildFonts(config);
    for (size_t i = 0; ok && i < names->n_files; i++)
        ok = FcConfigAppFontAddFile(config, (const FcChar8 *)names->files[i]);
    buf_free(&rules);
    if (!ok) {
        FcConfigDestroy(config);
        return NULL;
    }
    return config;
}

FcConfig *world_font_config_new(World *w, Diag *d, const char *fonts_dir, const FontNames *names)
{
    Arena *a = arena_new();
    const char *path = world_find(w, a, arena_printf(a, "%s/fonts.conf", fonts_dir));
    FcConfig *config = NULL;
    Buf text = {0};
    if (world_read(w, d, path, &text, NULL)) { /* read through the door first: a dependency, and a clear report */
        char *whole = realpath(path, NULL);    /* fontconfig looks for relative names in /etc/fonts */
        char *own = realpath(fonts_dir, NULL);
        config = whole ? configure(whole, own ? own : fonts_dir, names, false) : NULL;
        if (config && !has_all(config, names)) {
            FcConfigDestroy(config);
            config = configure(whole, own ? own : fonts_dir, names, true);
        }
        if (!config)
            diag_error(d, diag_file(d, path), DIAG_FONTCONFIG_INVALID);
        free(whole);
        free(own);
    }
    buf_free(&text);
    arena_free(a);
    return config;
}

size_t world_font_places(World *w, Arena *a, const char *fonts_dir, const char *const **places)
{
    char *conf = world_absolute(w, arena_printf(a, "%s/fonts.conf", fonts_dir));
    char *own = world_absolute(w, fonts_dir);
    FcConfig *config = FcConfigCreate();
    Buf rules = rules_of(own ? own : fonts_dir, &(FontNames){0}, true);
    if (conf)
        FcConfigParseAndLoad(config, (const FcChar8 *)conf, FcFalse);
    FcConfigParseAndLoadFromMemory(config, (const FcChar8 *)rules.data, FcFalse);
    FcStrList *const lists[] = {FcConfigGetFontDirs(config), FcConfigGetConfigFiles(config)};
    VEC(const char *) found = {0};
    for (size_t i = 0; i < sizeof lists / sizeof *lists; i++) {
        for (const FcChar8 *place; lists[i] && (place = FcStrListNext(lists[i]));)
            vec_push(&found, arena_strdup(a, (const char *)place));
        if (lists[i])
            FcStrListDone(lists[i]);
    }
    FcConfigDestroy(config);
    buf_free(&rules);
    free(conf);
    free(own);
    *places = arena_dup(a, found.ptr, found.len * sizeof *found.ptr);
    const size_t n = found.len;
    vec_free(&found);
    return n;
}

const char *world_font_family(World *w, Arena *a, const char *path)
{
    int count = 0;
    FcChar8 *family = NULL;
    Diag *quiet = diag_new();
    Buf bytes = {0};
    bool missing;
    world_read(w, quiet, path, &bytes, &missing); /* a dependency */
    buf_free(&bytes);
    diag_free(quiet);
    FcPattern *p = FcFreeTypeQuery((const FcChar8 *)path, 0, NULL, &count);
    const char *name = p && FcPatternGetString(p, FC_FAMILY, 0, &family) == FcResultMatch
                           ? arena_strdup(a, (const char *)family)
                           : NULL;
    if (p)
        FcPatternDestroy(p);
    return name;
}

FontAbsence world_font_absence(FcConfig *config, const char *family, const char *path)
{
    if (has_family(config, family, NULL))
        return has_family(config, family, path) ? FONT_THERE : FONT_LACKS;
    FcConfig *machine = FcInitLoadConfigAndFonts();
    bool installed = machine && has_family(machine, family, NULL);
    if (machine)
        FcConfigDestroy(machine);
    return installed ? FONT_NOT_ALLOWED : FONT_NOT_INSTALLED;
}
