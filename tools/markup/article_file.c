/* Front matter and Markdown of an imported article. */
#include "markup/article_file.h"

#include <string.h>

ArticleFile article_blank(const Body *body)
{
    return (ArticleFile){"", "", "", "", "", "", "", "", "", "", "", false, body};
}

static void put_key(Buf *out, const char *key, const char *value)
{
    if (!*value)
        return;
    buf_printf(out, "%s: ", key);
    yaml_put(out, value);
    buf_putc(out, '\n');
}

/* Bytes of what stands between keywords at s; 0: nothing. */
static size_t between(const char *s)
{
    static const char *const marks[] = {"，", "、", "；", "　", ",", ";", " ", "|"};
    for (size_t i = 0; *s && i < sizeof marks / sizeof *marks; i++)
        if (strncmp(s, marks[i], strlen(marks[i])) == 0)
            return strlen(marks[i]);
    return 0;
}

static void put_tags(Arena *a, Buf *out, const char *s)
{
    size_t n = 0;
    while (*s) {
        s += between(s);
        size_t length = 0;
        while (s[length] && !between(s + length))
            length++;
        if (length) {
            buf_puts(out, n++ ? ", " : "tags: [");
            yaml_put(out, arena_strndup(a, s, length));
        }
        s += length;
    }
    if (n)
        buf_puts(out, "]\n");
}

static void put_lead(Buf *out, const Body *b)
{
    for (size_t i = 0; i < b->pictures.len; i++) {
        const ImportPicture *p = &b->pictures.ptr[i];
        if (!p->lead)
            continue;
        put_key(out, "image", p->file);
        put_key(out, "alt", p->alt);
        put_key(out, "caption", p->caption);
    }
}

void article_put(Arena *a, const ArticleFile *x, Buf *out)
{
    buf_puts(out, "---\n");
    put_key(out, "kicker", x->kicker);
    put_key(out, "title", x->title);
    put_key(out, "deck", x->deck);
    put_key(out, "byline", x->byline);
    put_key(out, "dateline", x->dateline);
    put_key(out, "summary", x->summary);
    put_tags(a, out, x->keywords);
    put_lead(out, x->body);
    if (*x->page)
        buf_printf(out, "page: %s\n", x->page);
    put_key(out, "lang", x->lang);
    put_key(out, "address", x->address);
    if (x->advert)
        buf_puts(out, "advert: true\n");
    if (*x->place)
        buf_printf(out, "# %s\n", x->place);
    buf_puts(out, "---\n");
    if (x->body->text.len) {
        buf_putc(out, '\n');
        buf_put(out, x->body->text.data, x->body->text.len);
    }
}

const char *article_first_words(Arena *a, const Body *body)
{
    enum { MOST = 20 };
    Buf out = {0};
    size_t n = 0;
    for (const char *s = body->text.len ? body->text.data : ""; *s && n < MOST; s++) {
        if (*s == '\n' && out.len)
            break;
        if (strchr("\\*#[]<>`\n", *s))
            continue;
        n += ((unsigned char)s[1] & 0xC0) != 0x80;
        buf_putc(&out, *s);
    }
    const char *words = arena_strndup(a, out.len ? out.data : "", out.len);
    buf_free(&out);
    return words;
}
