/* Plain text → an article. */
#include "import/agency.h"

#include "chars/chars.h"
#include "base/utf8.h"
#include <string.h>

typedef struct Line {
    const char *text; /* without blanks at both ends; "" an empty one */
    bool indented;
} Line;

typedef struct Lines {
    Line *at;
    size_t n;
} Lines;

static Line read_line(Arena *a, const char *s, size_t n)
{
    const char *end = s + n, *from = s;
    for (size_t blank; s < end && (blank = markup_blank(s));)
        s += blank;
    while (end > s) {
        const char *last = end - 1;
        while (last > s && ((unsigned char)*last & 0xC0) == 0x80)
            last--;
        if (!markup_blank(last))
            break;
        end = last;
    }
    return (Line){arena_strndup(a, s, (size_t)(end - s)), s >= from + 4}; /* two ideographic or four other blanks */
}

static Lines split(Arena *a, const char *text)
{
    size_t n = 1;
    for (const char *s = text; *s; s++)
        n += *s == '\n';
    Lines lines = {ARENA_ARRAY(a, Line, n), 0};
    for (const char *s = text;;) {
        size_t length = strcspn(s, "\n");
        lines.at[lines.n++] = read_line(a, s, length);
        if (!s[length])
            return lines;
        s += length + 1;
    }
}

static bool begins(const char *s, const char *word)
{
    return strncmp(s, word, strlen(word)) == 0;
}

static bool ends_sentence(const char *s)
{
    static const char *const ends[] = {"。", "！", "？", "；", "”", "."};
    const size_t n = strlen(s);
    for (size_t i = 0; i < sizeof ends / sizeof *ends; i++)
        if (n >= strlen(ends[i]) && strcmp(s + n - strlen(ends[i]), ends[i]) == 0)
            return true;
    return false;
}

static bool is_byline(const char *s)
{
    static const char *const words[] = {"记者", "作者", "通讯员", "特约", "文/", "文／", "図", "記者", "撰文"};
    enum { MOST = 40 };
    if (utf8_count(s) > MOST || ends_sentence(s))
        return false;
    if (begins(s, "By ") || begins(s, "by "))
        return true;
    for (size_t i = 0; i < sizeof words / sizeof *words; i++) {
        const char *at = strstr(s, words[i]);
        if (at && utf8_count(s) - utf8_count(at) <= 8) /* 本报记者 …, 新华社西藏分社记者 … */
            return true;
    }
    return false;
}

/* 作者：甲 → 甲; （记者 甲） without its brackets. */
static const char *plain_byline(Arena *a, const char *s)
{
    static const char *const heads[] = {"作者：", "作者:", "撰文：", "By ", "by "};
    for (size_t i = 0; i < sizeof heads / sizeof *heads; i++)
        if (begins(s, heads[i]))
            return s + strlen(heads[i]) + strspn(s + strlen(heads[i]), " ");
    const size_t n = strlen(s), wide = strlen("（");
    if (begins(s, "（") && n > 2 * wide && strcmp(s + n - wide, "）") == 0)
        return arena_strndup(a, s + wide, n - 2 * wide);
    return s;
}

/* ---- datelines ---- */

/* Bytes of （记者 某某） at s, 0: none. */
static size_t bracket(const char *s)
{
    const char *end = begins(s, "（") ? strstr(s, "）") : *s == '(' ? strchr(s, ')') : NULL;
    size_t n = end ? (size_t)(end - s) + (*end == ')' ? 1 : strlen("）")) : 0;
    return n <= 120 ? n : 0;
}

/* 新华社北京11月1日电（记者 某某）: bytes of it, 0: it has none. It ends before any mark of a sentence. */
static size_t chinese_dateline(const char *s)
{
    static const char *const kinds[] = {"专电", "电", "讯", "消息", "專電", "電", "訊"};
    enum { MOST = 40 };
    const char *end = NULL;
    size_t n = 0;
    if (!begins(s, "本报") && !begins(s, "新华") && !begins(s, "中新") && !begins(s, "本社") && !begins(s, "本刊") &&
        !begins(s, "据"))
        return 0;
    if (begins(s, "据"))
        return 0; /* 据新华社电 is said of others: it stays in the text */
    for (const char *at = s; *at && n < MOST && !end; n++) {
        uint32_t cp;
        for (size_t i = 0; i < sizeof kinds / sizeof *kinds && !end; i++) {
            const char *after = at + strlen(kinds[i]);
            if (at > s && begins(at, kinds[i]) &&
                (bracket(after) || !*after || markup_blank(after) || begins(after, "：") || *after == ':'))
                end = after;
        }
        at += utf8_decode(at, &cp);
        if (cp == 0x3002 || cp == 0xFF0C) /* 。， */
            return 0;
    }
    return end ? (size_t)(end - s) + bracket(end) : 0;
}

/* LHASA, Nov. 1 (Xinhua) -- */
static size_t english_dateline(const char *s)
{
    enum { MOST = 60 };
    static const char *const dashes[] = {" -- ", " — ", " – "};
    if (!(s[0] >= 'A' && s[0] <= 'Z' && s[1] >= 'A' && s[1] <= 'Z'))
        return 0;
    for (size_t i = 0; i < sizeof dashes / sizeof *dashes; i++) {
        const char *at = strstr(s, dashes[i]);
        if (at && at - s <= MOST && memchr(s, '(', (size_t)(at - s)))
            return (size_t)(at - s);
    }
    return 0;
}

/* Takes the dateline off; what is left of the paragraph. */
static const char *take_dateline(Arena *a, const char *s, ArticleFile *out)
{
    size_t chinese = chinese_dateline(s), n = chinese ? chinese : english_dateline(s);
    if (!n)
        return s;
    out->dateline = arena_strndup(a, s, n);
    s += n;
    for (size_t blank; (blank = markup_blank(s));)
        s += blank;
    static const char *const dashes[] = {"-- ", "— ", "– ", "：", ":"};
    for (size_t i = 0; i < sizeof dashes / sizeof *dashes; i++)
        if (begins(s, dashes[i])) {
            s += strlen(dashes[i]);
            break;
        }
    while (markup_blank(s))
        s += markup_blank(s);
    return s;
}

/* ---- paragraphs ---- */

static bool needs_space(const char *before, const char *after)
{
    const size_t n = strlen(before);
    return n && (unsigned char)before[n - 1] < 0x80 && (unsigned char)*after < 0x80;
}

static bool any_of(const Lines *l, size_t from, bool (*is)(const Line *))
{
    for (size_t i = from; i < l->n; i++)
        if (is(&l->at[i]))
            return true;
    return false;
}

static bool is_indented(const Line *l)
{
    return l->indented && *l->text;
}

/* An empty line with text on both sides. */
static bool has_gap(const Lines *l, size_t from)
{
    for (size_t i = from; i + 1 < l->n; i++)
        if (i > from && !*l->at[i].text && *l->at[i - 1].text && *l->at[i + 1].text)
            return true;
    return false;
}

static void put_paragraph(Arena *a, const char *text, Body *body, ArticleFile *out)
{
    if (!body->paragraphs && !*out->dateline)
        text = take_dateline(a, text, out);
    if (*text)
        body_add_text(body, text);
}

static void read_text(Arena *a, const Lines *l, size_t from, Body *body, ArticleFile *out)
{
    const bool indents = any_of(l, from, is_indented), gaps = has_gap(l, from);
    const char *now = "";
    for (size_t i = from; i < l->n; i++) {
        const Line *line = &l->at[i];
        const bool begins_one = !*line->text || (indents ? line->indented : !gaps);
        if (begins_one && *now) {
            put_paragraph(a, now, body, out);
            now = "";
        }
        if (*line->text)
            now =
                *now ? arena_printf(a, "%s%s%s", now, needs_space(now, line->text) ? " " : "", line->text) : line->text;
    }
    if (*now)
        put_paragraph(a, now, body, out);
}

void agency_read(Arena *a, const char *text, Body *body, ArticleFile *out)
{
    Lines l = split(a, text);
    size_t at = 0;
    *out = article_blank(body);
    while (at < l.n && !*l.at[at].text)
        at++;
    if (at < l.n)
        out->title = l.at[at++].text;
    /* What stands between the title and the text: a deck, the author. */
    for (bool more = true; more && at < l.n;) {
        const char *s = l.at[at].text;
        more = true;
        if (!*s) {
            at++;
        } else if (!*out->deck && (begins(s, "——") || begins(s, "--"))) {
            out->deck = s;
            at++;
        } else if (!*out->byline && is_byline(s)) {
            out->byline = plain_byline(a, s);
            at++;
        } else {
            more = false;
        }
    }
    read_text(a, &l, at, body, out);
}
