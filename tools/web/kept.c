/* Files of the issue as an earlier run left them. */
#include "web/site.h"

#include "base/digest.h"
#include <string.h>

/* Another World reads it: it is no input of the run. */
static bool read_quietly(const char *path, Buf *out)
{
    Diag *quiet = diag_new();
    World *own = world_new();
    bool missing, ok = world_read(own, quiet, path, out, &missing);
    world_free(own);
    diag_free(quiet);
    return ok;
}

static bool read_file(IssueRender *r, const char *name, Buf *out)
{
    return read_quietly(arena_printf(r->arena, "%s/%s%s", r->html->kept, r->dir, name), out);
}

bool html_published_file(const Html *h, const char *path, Buf *out)
{
    Buf whole = {0};
    if (!h->published)
        return false;
    buf_printf(&whole, "%s/%s", h->published, path);
    bool ok = read_quietly(whole.data, out);
    buf_free(&whole);
    return ok;
}

/* The issue's SHA256SUMS of that run: name → its line. */
static void read_sums(IssueRender *r)
{
    Buf text = {0};
    r->kept_sums = strmap_new();
    if (read_file(r, "SHA256SUMS", &text) && text.len) {
        char *line = arena_strndup(r->arena, text.data, text.len);
        for (char *end; (end = strchr(line, '\n')); line = end + 1) {
            *end = '\0';
            if (end - line > SHA256_HEX + 2)
                strmap_put(r->kept_sums, line + SHA256_HEX + 2, line);
        }
    }
    buf_free(&text);
}

static bool is_whole(const Buf *file, const char *line)
{
    uint8_t sum[SHA256_BYTES];
    char hex[SHA256_HEX + 1];
    sha256_of(file->data, file->len, sum);
    sha256_hex(sum, hex);
    return strncmp(line, hex, SHA256_HEX) == 0;
}

bool issue_kept(IssueRender *r, const char *name, Buf *out)
{
    if (!r->html->kept)
        return false;
    if (!r->kept_sums)
        read_sums(r);
    const char *line = strmap_lookup(r->kept_sums, name);
    if (!line)
        return false;
    bool ok = read_file(r, name, out) && is_whole(out, line);
    if (!ok)
        out->len = 0;
    return ok;
}
