/* Texts of a content stream: ISO 32000-1, 9.4.3. Only what font is chosen and what strings stand there is read. */
#include "finish/codes.h"

#include "pdfio/tokens.h"
#include <string.h>

enum { NO_FONT = -1 };

typedef struct Scan {
    PageCodes *out;
    const char *p, *end;
    const char *name; /* the last one read */
    size_t n_name;
    int font;
    VEC(int) saved; /* q and Q keep and bring back the font */
} Scan;

static int font_named(PageCodes *c, const char *name, size_t n)
{
    for (size_t i = 0; i < c->len; i++)
        if (c->ptr[i].n_name == n && memcmp(c->ptr[i].name, name, n) == 0)
            return (int)i;
    FontCodes new = {.name = name, .n_name = n};
    vec_push(c, new);
    return (int)c->len - 1;
}

static FontCodes *shown(const Scan *s)
{
    return s->font == NO_FONT ? NULL : &s->out->ptr[s->font];
}

static int digit(char c)
{
    return c >= '0' && c <= '9'   ? c - '0'
           : c >= 'a' && c <= 'f' ? c - 'a' + 10
           : c >= 'A' && c <= 'F' ? c - 'A' + 10
                                  : -1;
}

static void read_hex(Scan *s)
{
    FontCodes *font = shown(s);
    unsigned code = 0, n = 0;
    for (s->p++; s->p < s->end && *s->p != '>'; s->p++) {
        int d = digit(*s->p);
        if (d < 0)
            continue;
        code = code << 4 | (unsigned)d;
        if (++n == 4) {
            if (font)
                glyph_set_add(&font->codes, code & 0xFFFF);
            code = n = 0;
        }
    }
    if (font && n)
        font->odd = true;
    s->p++;
}

/* To the end of a token; one that is not whole takes the rest. */
static void skip_to(Scan *s, const char *end)
{
    s->p = end ? end : s->end;
}

static void read_word(Scan *s)
{
    const char *word = s->p++;
    while (s->p < s->end && token_is_regular(*s->p))
        s->p++;
    size_t n = (size_t)(s->p - word);
    if (*word == '/') {
        s->name = word;
        s->n_name = n;
    } else if (n == 2 && word[0] == 'T' && word[1] == 'f' && s->name) {
        s->font = font_named(s->out, s->name, s->n_name);
    } else if (n == 1 && *word == 'q') {
        vec_push(&s->saved, s->font);
    } else if (n == 1 && *word == 'Q' && s->saved.len) {
        s->font = s->saved.ptr[--s->saved.len];
    }
}

void codes_note(PageCodes *c, const char *stream, size_t n)
{
    Scan s = {.out = c, .p = stream, .end = stream + n, .font = NO_FONT};
    while (s.p < s.end) {
        if (*s.p == '(') {
            skip_to(&s, token_literal_end(s.p, s.end));
            if (shown(&s))
                shown(&s)->odd = true;
        } else if (token_is_dictionary(s.p, s.end)) {
            skip_to(&s, token_dictionary_end(s.p, s.end)); /* properties of marked content: not shown */
        } else if (*s.p == '<') {
            read_hex(&s);
        } else if (*s.p == '/' || token_is_regular(*s.p)) {
            read_word(&s);
        } else {
            s.p++;
        }
    }
    vec_free(&s.saved);
}
