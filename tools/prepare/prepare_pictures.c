/* ![alt](file "caption") as editors write it: files with spaces and brackets in their names, full-width marks. What
 * ends in a picture's suffix is certain, and is written as CommonMark wants it. */
#include "prepare/prepare_parts.h"

#include "base/utf8.h"
#include <string.h>

/* Beyond, in bytes of one line, it is no picture. */
enum { LONGEST = 2048 };

typedef struct Picture {
    uint32_t open, close;           /* the brackets of the alternative text */
    uint32_t paren, file, file_end; /* file_end: after its suffix */
    uint32_t quote, quote_end;      /* of the caption; quote 0: none */
    uint32_t end;                   /* the closing parenthesis */
    bool odd;                       /* with other marks than CommonMark's */
} Picture;

/* Is the character at i one of two, the second full-width? Returns its length, 0 when not. */
static uint32_t mark_at(const Preparer *w, uint32_t i, uint32_t end, char plain, const char *wide, bool *odd)
{
    size_t n = strlen(wide);
    if (i < end && w->s[i] == plain)
        return 1;
    if (end - i < n || memcmp(w->s + i, wide, n) != 0)
        return 0;
    *odd = true;
    return (uint32_t)n;
}

static uint32_t skip_blanks(const Preparer *w, uint32_t i, uint32_t end)
{
    while (i < end && (w->s[i] == ' ' || w->s[i] == '\t'))
        i++;
    return i;
}

/* Length of .jpg and the like, or of a file of values, at i, 0 when there is none. */
static uint32_t suffix_at(const Preparer *w, uint32_t i, uint32_t end)
{
    static const char *const suffixes[] = {"jpg", "jpeg", "png", "gif",  "webp", "svg",
                                           "bmp", "tiff", "tif", "avif", "csv",  "tsv"};
    for (size_t k = 0; k < sizeof suffixes / sizeof *suffixes; k++) {
        const char *name = suffixes[k];
        uint32_t n = 0;
        while (name[n] && i + 1 + n < end && (w->s[i + 1 + n] | 32) == name[n])
            n++;
        if (!name[n] && i + 1 + n < end && !((w->s[i + 1 + n] | 32) >= 'a' && (w->s[i + 1 + n] | 32) <= 'z'))
            return n + 1;
    }
    return 0;
}

/* The caption's quotes at i, if any, and the closing parenthesis. */
static bool read_tail(const Preparer *w, uint32_t i, uint32_t end, Picture *p)
{
    static const struct {
        const char *open, *close;
    } quotes[] = {{"\"", "\""}, {"'", "'"}, {"\xE2\x80\x9C", "\xE2\x80\x9D"}, {"\xE2\x80\x98", "\xE2\x80\x99"}};
    p->quote = 0;
    i = skip_blanks(w, i, end);
    if ((p->end = mark_at(w, i, end, ')', "\xEF\xBC\x89", &p->odd) ? i : 0))
        return true;
    for (size_t q = 0; q < 4; q++) {
        size_t n = strlen(quotes[q].open);
        if (end - i < n || memcmp(w->s + i, quotes[q].open, n) != 0)
            continue;
        for (uint32_t k = i + (uint32_t)n; k + n < end; k++) {
            if (memcmp(w->s + k, quotes[q].close, n) != 0)
                continue;
            uint32_t after = skip_blanks(w, k + (uint32_t)n, end);
            if (!mark_at(w, after, end, ')', "\xEF\xBC\x89", &p->odd))
                continue;
            p->quote = i;
            p->quote_end = k;
            p->end = after;
            p->odd |= q > 1;
            return true;
        }
    }
    return false;
}

/* Where the bracket that opens at `open` closes; 0: nowhere. */
static uint32_t closing_bracket(const Preparer *w, uint32_t open, uint32_t end)
{
    static const char *const pairs[][2] = {
        {"[", "]"}, {"\xEF\xBC\xBB", "\xEF\xBC\xBD"}, {"\xE3\x80\x90", "\xE3\x80\x91"}};
    for (size_t k = 0; k < 3; k++) {
        size_t n = strlen(pairs[k][0]);
        if (end - open < n || memcmp(w->s + open, pairs[k][0], n) != 0)
            continue;
        int depth = 1;
        for (uint32_t i = open + (uint32_t)n; i + n <= end; i++) {
            if (w->s[i] == '\\') {
                i++;
            } else if (memcmp(w->s + i, pairs[k][0], n) == 0) {
                depth++;
            } else if (memcmp(w->s + i, pairs[k][1], n) == 0 && --depth == 0) {
                return i;
            }
        }
    }
    return 0;
}

static bool read_picture(const Preparer *w, uint32_t i, Picture *p)
{
    const char *newline = memchr(w->s + i, '\n', w->end - i);
    uint32_t end = newline ? (uint32_t)(newline - w->s) : w->end;
    if (end > i + LONGEST)
        end = i + LONGEST;
    *p = (Picture){0};
    p->open = i + mark_at(w, i, end, '!', "\xEF\xBC\x81", &p->odd);
    p->close = closing_bracket(w, p->open, end);
    if (!p->close)
        return false;
    bool plain = w->s[p->open] == '[';
    p->odd |= !plain;
    const uint32_t after = p->close + (plain ? 1 : 3);
    p->paren = skip_blanks(w, after, end); /* ![湖] (lake.jpg) */
    p->odd |= p->paren > after;
    uint32_t n = mark_at(w, p->paren, end, '(', "\xEF\xBC\x88", &p->odd);
    if (!n)
        return false;
    p->file = skip_blanks(w, p->paren + n, end);
    for (uint32_t k = p->file; k < end && w->s[k] != '<'; k++) {
        uint32_t suffix = w->s[k] == '.' && k > p->file ? suffix_at(w, k, end) : 0;
        p->file_end = k + suffix;
        if (suffix && read_tail(w, p->file_end, end, p))
            return true;
    }
    return false;
}

/* An address CommonMark reads only between < and >. */
static bool needs_brackets(const Preparer *w, const Picture *p)
{
    int depth = 0;
    for (uint32_t i = p->file; i < p->file_end; i++) {
        if (w->s[i] == ' ' || w->s[i] == '\t' || (w->s[i] == ')' && --depth < 0))
            return true;
        depth += w->s[i] == '(';
    }
    return depth != 0;
}

/* The quotes of a caption as CommonMark's; those within it stay. */
static const char *plain_quote(const Preparer *w, const Picture *p)
{
    uint32_t from = p->quote + (w->s[p->quote] & 0x80 ? 3 : 1);
    return memchr(w->s + from, '"', p->quote_end - from) ? "'" : "\"";
}

static uint32_t mark_length(const Preparer *w, uint32_t i)
{
    return (unsigned char)w->s[i] & 0x80 ? 3 : 1;
}

uint32_t prepare_picture(Preparer *w, uint32_t i)
{
    Picture p;
    uint32_t next = i + mark_length(w, i);
    if (w->line.fenced || w->line.in_code || i < w->code_end || !read_picture(w, i, &p))
        return next;
    w->address_end = p.end;
    bool brackets = needs_brackets(w, &p);
    if (!p.odd && !brackets)
        return next;
    if (p.odd)
        diag_warning(w->diag, span_at(w->p->src, i, p.end + mark_length(w, p.end)), DIAG_PICTURE_MENDED);
    prepare_put(w, i, "!", next);
    prepare_put(w, p.open, "[", p.open + mark_length(w, p.open));
    prepare_put(w, p.close, "]", p.paren);
    prepare_put(w, p.paren, brackets ? "(<" : "(", p.file);
    prepare_put(w, p.file_end, brackets ? "> " : " ", p.quote ? p.quote : p.end);
    if (p.quote) {
        const char *quote = plain_quote(w, &p);
        prepare_put(w, p.quote, quote, p.quote + mark_length(w, p.quote));
        prepare_put(w, p.quote_end, quote, p.quote_end + mark_length(w, p.quote_end));
    }
    prepare_put(w, p.end, ")", p.end + mark_length(w, p.end));
    return w->copied;
}
