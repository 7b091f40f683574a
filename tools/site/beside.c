/* The four forms of a file (site/beside.h): the one without neighbours whole, of the others what differs from it. */
#include "site/beside.h"

#include "base/pack.h"
#include <stdio.h>
#include <string.h>

enum { MOST_BYTES = 1 << 30 };

static const char *text_of(const Buf *form)
{
    return form->len ? form->data : "";
}

/* How many bytes both begin with. */
static size_t common_head(const Buf *a, const Buf *b)
{
    size_t n = 0;
    while (n < a->len && n < b->len && a->data[n] == b->data[n])
        n++;
    return n;
}

/* With how many both end, the first `head` left alone. */
static size_t common_tail(const Buf *a, const Buf *b, size_t head)
{
    size_t n = 0;
    while (n < a->len - head && n < b->len - head && a->data[a->len - 1 - n] == b->data[b->len - 1 - n])
        n++;
    return n;
}

void beside_pack(const Buf forms[BESIDE_FORMS], Buf *out)
{
    pack_text(out, text_of(&forms[0]));
    for (size_t i = 1; i < BESIDE_FORMS; i++) {
        const size_t head = common_head(&forms[0], &forms[i]), tail = common_tail(&forms[0], &forms[i], head);
        Buf own = {0};
        buf_put(&own, text_of(&forms[i]) + head, forms[i].len - head - tail);
        pack_number(out, (int64_t)head);
        pack_number(out, (int64_t)tail);
        pack_text(out, text_of(&own));
        buf_free(&own);
    }
}

/* Whether a folder stands here, whichever; behind it. */
static const char *behind_mark(const char *at, const char *mark)
{
    char escaped[3 * 3 + 1]; /* %EF%B7%90 */
    for (size_t i = 0; i < 3; i++)
        snprintf(escaped + 3 * i, sizeof escaped - 3 * i, "%%%02X", (unsigned)(unsigned char)mark[i]);
    const char *const forms[] = {mark, escaped};
    for (size_t i = 0; i < sizeof forms / sizeof *forms; i++)
        if (strncmp(at, forms[i], strlen(forms[i])) == 0)
            return at + strlen(forms[i]);
    return NULL;
}

static void put_filled(const char *text, const char *before, const char *after, Buf *out)
{
    static const char first[] = "\xEF%"; /* bytes that marks begin with */
    for (size_t n; n = strcspn(text, first), buf_put(out, text, n), text[n];) {
        const char *at = text + n, *end;
        if (before && (end = behind_mark(at, BESIDE_BEFORE_FOLDER)))
            buf_puts(out, before);
        else if (after && (end = behind_mark(at, BESIDE_AFTER_FOLDER)))
            buf_puts(out, after);
        else
            buf_put(out, at, (size_t)((end = at + 1) - at));
        text = end;
    }
}

bool beside_fill(const char *packed, size_t n, const char *before, const char *after, Buf *out)
{
    const unsigned wanted = (before ? BESIDE_BEFORE : 0U) | (after ? BESIDE_AFTER : 0U);
    Unpack u = {packed, packed + n, arena_new(), false};
    const char *whole = unpack_text_or_empty(&u), *own = "";
    const size_t length = strlen(whole);
    size_t head = length, tail = 0;
    for (unsigned i = 1; i < BESIDE_FORMS; i++) {
        const size_t h = unpack_count(&u, MOST_BYTES), t = unpack_count(&u, MOST_BYTES);
        const char *text = unpack_text_or_empty(&u);
        u.failed |= h + t > length;
        if (i != wanted)
            continue;
        head = h;
        tail = t;
        own = text;
    }
    const bool ok = !u.failed && u.at == u.end;
    if (ok) {
        buf_put(out, whole, head);
        put_filled(own, before, after, out);
        buf_put(out, whole + length - tail, tail);
    }
    arena_free(u.arena);
    return ok;
}
