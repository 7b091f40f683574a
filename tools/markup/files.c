/* What an import reads and writes. */
#include "markup/files.h"
#include "diag/phrase.h"

#include "base/digest.h"
#include "chars/chars.h"
#include "doc/address.h"
#include "markup/decode.h"
#include "picture/picture.h"
#include <string.h>

const char *import_read(World *w, Diag *d, Arena *a, const char *path, size_t *n)
{
    FileStamp stamp = world_stamp(w, path);
    if (stamp.size > IMPORT_LARGEST) {
        diag_error(d, diag_file(d, path), DIAG_IMPORT_TOO_LARGE, (size_t)stamp.size, IMPORT_LARGEST >> 20);
        return NULL;
    }
    Buf bytes = {0};
    const char *text = NULL;
    if (world_read(w, d, path, &bytes, NULL)) {
        Decoded decoded = decode(d, a, path, &bytes);
        text = decoded.text;
        *n = decoded.len;
    }
    buf_free(&bytes);
    return text;
}

Markup *import_read_markup(World *w, Diag *d, Arena *a, const char *path, ReportEntry *e)
{
    size_t n, mends;
    unsigned line;
    const char *text = import_read(w, d, a, path, &n);
    if (!text)
        return NULL;
    Markup *page = n ? markup_parse(a, text, n, &mends, &line) : NULL;
    if (!page)
        diag_error(d, diag_file(d, path), DIAG_IMPORT_NO_MARKUP);
    else if (mends && e)
        import_report_understood(e, phrase(a, "its HTML, mended in %zu places, the first in line %u", mends, line));
    return page;
}

bool import_write(World *w, Diag *d, const char *path, const void *data, size_t n)
{
    if (!world_exists(w, path))
        return world_create(w, d, path, data, n);
    Buf there = {0};
    bool same = world_read(w, d, path, &there, NULL) && there.len == n && (!n || memcmp(there.data, data, n) == 0);
    buf_free(&there);
    if (!same)
        diag_error(d, diag_file(d, path), DIAG_IMPORT_EXISTS);
    return same;
}

/* ---- pictures ---- */

/* a/b/../c → a/c; NULL: it leads out. */
static const char *clean_path(Arena *a, const char *path)
{
    char *out = arena_strdup(a, path);
    size_t n = *path == '/';
    const size_t root = n;
    for (const char *s = path + n; *s;) {
        size_t part = strcspn(s, "/");
        if (part == 2 && memcmp(s, "..", 2) == 0 && (n < root + 3 || memcmp(out + n - 3, "../", 3) != 0) && n > root) {
            n--;
            while (n > root && out[n - 1] != '/')
                n--;
        } else if (part && !(part == 1 && *s == '.')) {
            memmove(out + n, s, part);
            n += part;
            out[n++] = '/';
        }
        s += part + (s[part] == '/');
    }
    if (n > root)
        n--;
    out[n] = '\0';
    return out;
}

/* An address without its query, %20 as what it stands for, \ as /. */
static const char *plain_address(Arena *a, const char *src)
{
    char *out = arena_strndup(a, src, strcspn(src, "?#"));
    for (char *s = out; *s; s++)
        if (*s == '\\')
            *s = '/';
    address_unescape(out);
    return out;
}

static const char *find(const PictureCopier *c, const char *src)
{
    const char *address = plain_address(c->arena, src);
    if (strstr(address, "://") || strncmp(address, "//", 2) == 0)
        return NULL;
    if (*address == '/')
        return c->root ? clean_path(c->arena, arena_printf(c->arena, "%s%s", c->root, address)) : NULL;
    const char *slash = strrchr(c->page, '/');
    const int folder = slash ? (int)(slash - c->page) + 1 : 0;
    return clean_path(c->arena, arena_printf(c->arena, "%.*s%s", folder, c->page, address));
}

/* A name that any system takes, of the picture's kind. */
static const char *tidy_name(Arena *a, const char *path, PictureFormat format)
{
    const char *slash = strrchr(path, '/'), *name = slash ? slash + 1 : path, *dot = strrchr(name, '.');
    char *out = arena_strndup(a, name, dot && dot > name ? (size_t)(dot - name) : strlen(name));
    ascii_small(out);
    for (char *s = out; *s; s++)
        if (!(*s >= 'a' && *s <= 'z') && !(*s >= '0' && *s <= '9') && *s != '-' && *s != '_')
            *s = '-';
    return arena_printf(a, "%.80s%s", *out ? out : "picture", picture_suffix(format));
}

/* Two files of one name: the second is told apart by its path. */
static const char *own_name(const PictureCopier *c, const char *path, PictureFormat format)
{
    const char *name = tidy_name(c->arena, path, format);
    const char *other = strmap_lookup(c->names, name);
    if (!other || strcmp(other, path) == 0)
        return name;
    return arena_printf(c->arena, "%08llx-%s", (unsigned long long)(hash_bytes(0, path, strlen(path)) >> 32), name);
}

/* What can't be taken is told at the page's line. */
static const char *refuse(const PictureCopier *c, const Markup *img, const char *src, const char *why)
{
    diag_warning(c->diag, diag_file(c->diag, c->page), DIAG_IMPORT_PICTURE, src, img->line, why);
    import_report_not(c->entry, phrase(c->arena, "picture %.120s: %s", src, why));
    return NULL;
}

static const char *copy(const PictureCopier *c, const Markup *img, const char *src, const char *path, const Buf *bytes)
{
    Picture picture;
    PictureFault fault;
    if (!bytes->len || !picture_look(bytes->data, bytes->len, &picture, &fault))
        return refuse(c, img, src,
                      !bytes->len                       ? "it is empty"
                      : fault.kind == PICTURE_TOO_LARGE ? "it is too large"
                      : fault.kind == PICTURE_FOREIGN && *fault.detail
                          ? fault.detail
                          : "it is damaged, or of a kind that isn't printed");
    const char *name = own_name(c, path, picture.format);
    if (!import_write(c->world, c->diag, arena_printf(c->arena, "%s/%s", c->to, name), bytes->data, bytes->len))
        return NULL;
    strmap_put(c->names, name, (void *)(uintptr_t)path);
    strmap_put(c->copied, path, (void *)(uintptr_t)name);
    return name;
}

static const char *take(void *context, const Markup *img, const char *src)
{
    const PictureCopier *c = context;
    static const char data[] = "data:image/";
    Buf bytes = {0};
    const char *name = NULL, *path;
    if (strncmp(src, data, sizeof data - 1) == 0) {
        const char *comma = strstr(src, ";base64,");
        path = arena_printf(c->arena, "picture-%016llx", (unsigned long long)hash_bytes(0, src, strlen(src)));
        name = comma && base64_take(&bytes, comma + strlen(";base64,")) ? copy(c, img, "data:…", path, &bytes)
                                                                        : refuse(c, img, "data:…", "it isn't whole");
        buf_free(&bytes);
        return name;
    }
    path = find(c, src);
    if (!path || (c->root && !world_is_below(path, c->root)))
        return refuse(c, img, src, "it isn't in the folder");
    if ((name = strmap_lookup(c->copied, path)))
        return name;
    bool missing = false;
    if (world_read(c->world, c->diag, path, &bytes, &missing))
        name = copy(c, img, src, path, &bytes);
    else if (missing)
        name = refuse(c, img, src, "there is no such file");
    buf_free(&bytes);
    return name;
}

PictureTaker picture_copier(PictureCopier *c)
{
    return (PictureTaker){take, c};
}
