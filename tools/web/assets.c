/* Files under assets/: named by their content, so that they may be kept for ever. */
#include "web/theme.h"

const char *asset_name(Arena *a, const char *stem, const char *ext, const void *data, size_t n)
{
    return arena_printf(a, "assets/%s-%010llx.%s", stem, (unsigned long long)(hash_bytes(0, data, n) >> 24), ext);
}

const char *asset_emit(Diag *d, Arena *a, Emitter out, const char *stem, const char *ext, const void *data, size_t n)
{
    const char *name = asset_name(a, stem, ext, data, n);
    return out.emit(out.context, d, arena_printf(a, "site/%s", name), data, n) ? name : NULL;
}
