/* Headings' names in addresses. */
#include "doc/anchor.h"

#include "chars/chars.h"
#include "chars/nfc.h"
#include "base/utf8.h"
#include <string.h>

static bool is_joint(uint32_t cp)
{
    return cp == '-' || cp == '_' || cp == '\n' || cp == CHAR_TSHEG || char_is_blank(cp);
}

const char *anchor_of_text(Arena *a, const char *text)
{
    Buf out = {0};
    bool joint = false;
    buf_puts(&out, "");
    for (const char *s = nfc_text(a, text); *s;) {
        uint32_t cp;
        char bytes[4];
        s += utf8_decode(s, &cp);
        if (is_joint(cp)) {
            joint = out.len > 0;
        } else if (char_is_alpha(cp) || char_is_number(cp) || char_is_mark(cp)) {
            if (joint)
                buf_putc(&out, '-');
            joint = false;
            buf_put(&out, bytes, (size_t)utf8_encode(char_lower(cp), bytes));
        }
    }
    const char *anchor = arena_strndup(a, out.data, out.len);
    buf_free(&out);
    return anchor;
}

/* n1, r2, r2-1: the article page's notes and the places that refer to them. */
static bool is_of_note(const char *s)
{
    if (*s != 'n' && *s != 'r')
        return false;
    size_t digits = strspn(s + 1, "0123456789"), rest = 1 + digits;
    return digits && (!s[rest] || (s[rest] == '-' && strspn(s + rest + 1, "0123456789") == strlen(s + rest + 1)));
}

/* Names that templates give to parts of a page. */
static bool is_of_page(const char *s)
{
    static const char *const names[] = {"main",   "contents", "search", "archive", "story",
                                        "size-s", "size-m",   "size-l", "size-x"};
    for (size_t i = 0; i < sizeof names / sizeof *names; i++)
        if (strcmp(s, names[i]) == 0)
            return true;
    return is_of_note(s);
}

typedef struct Taken {
    unsigned next; /* the number to try first, so that many alike cost no more than many unlike */
} Taken;

static Taken *taken_new(Arena *a)
{
    Taken *t = ARENA_NEW(a, Taken);
    t->next = 1;
    return t;
}

const char *anchor_next(Arena *a, StrMap *taken, const char *text)
{
    const char *own = anchor_of_text(a, text);
    if (!*own || is_of_page(own))
        own = *own ? arena_printf(a, "section-%s", own) : "section";
    Taken *alike = strmap_lookup(taken, own);
    if (!alike) {
        strmap_put(taken, own, taken_new(a));
        return own;
    }
    for (;;) {
        const char *anchor = arena_printf(a, "%s-%u", own, alike->next++);
        if (!strmap_lookup(taken, anchor)) {
            strmap_put(taken, anchor, taken_new(a));
            return anchor;
        }
    }
}
