#include "fonts/hyphen.h"

#include "base/mem.h"
#include <errno.h>
#include <hyphen.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

struct Hyphens {
    HyphenDict *english; /* NULL: there is none */
};

Hyphens *hyphens_load(World *w, Diag *d, const char *path)
{
    Hyphens *h = mem_alloc(sizeof *h);
    Buf text = {0};
    bool missing = false, read = world_read(w, d, path, &text, &missing);
    FILE *f =
        read && text.len ? fmemopen(text.data, text.len, "r") : NULL; /* the door is world's: libhyphen opens none */
    if (f) {
        h->english = hnj_hyphen_load_file(f);
        fclose(f);
    }
    if (!h->english && (read || missing))
        diag_warning(d, diag_file(d, path), missing ? DIAG_HYPHENS_MISSING : DIAG_HYPHENS_INVALID);
    buf_free(&text);
    return h;
}

void hyphens_free(Hyphens *h)
{
    if (!h)
        return;
    if (h->english)
        hnj_hyphen_free(h->english);
    mem_free(h);
}

/* English has no changes of spelling at a hyphen; what a dictionary of another kind offers of them is let be. */
bool hyphens_find(const Hyphens *h, const char *word, size_t n, uint8_t *out)
{
    char lower[LONGEST_HYPHENATED + 1], points[LONGEST_HYPHENATED + 5] = {0}, **rep = NULL;
    int *pos = NULL, *cut = NULL;
    if (!h->english || n > LONGEST_HYPHENATED)
        return false;
    for (size_t i = 0; i < n; i++)
        lower[i] = (char)(word[i] | 0x20);
    lower[n] = 0;
    if (hnj_hyphen_hyphenate2(h->english, lower, (int)n, points, NULL, &rep, &pos, &cut))
        return false;
    bool any = false;
    for (size_t i = 0; i < n; i++) {
        out[i] = i + 1 < n && points[i] & 1 && !(rep && rep[i]);
        any |= out[i];
    }
    for (size_t i = 0; rep && i < n; i++)
        free(rep[i]);
    free(rep);
    free(pos);
    free(cut);
    return any;
}
