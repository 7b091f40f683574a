/* The attributes that follow a picture: {span=3 height=30行 crop=no focus=0.4,0.3 credit="…"}. */
#include "inlines/picture_keys.h"

#include "chars/chars.h"
#include "base/utf8.h"
#include "diag/phrase.h"
#include "yaml/nearest.h"
#include <stdlib.h>
#include <string.h>

typedef enum Key { KEY_SPAN, KEY_HEIGHT, KEY_CROP, KEY_FOCUS, KEY_CREDIT, KEYS } Key;
static const char *const keys[KEYS] = {"span", "height", "crop", "focus", "credit"};

typedef struct KeyReader {
    const FlatContext *c;
    const Flat *f;
    const char *s;
    uint32_t at, end; /* end: of the run, then the closing brace */
    FlatImage *image;
    bool seen[KEYS];
    bool skips_number; /* the rest of a focus that a blank cut in two */
} KeyReader;

static Span between(const KeyReader *r, uint32_t from, uint32_t to)
{
    return span_at(r->c->src, r->f->at.ptr[from], r->f->at.ptr[to - 1] + 1);
}

/* The mark at i that stands for an ASCII one: its bytes, 0 when there is none. */
static uint32_t mark_at(const KeyReader *r, uint32_t i, char *ascii)
{
    static const struct {
        const char *wide;
        char ascii;
    } marks[] = {{"｛", '{'}, {"｝", '}'}, {"＝", '='}, {"，", ','}, {"、", ','}, {"；", ';'},
                 {"：", ':'}, {"％", '%'}, {"．", '.'}, {"“", '"'},  {"”", '"'},  {"＂", '"'},
                 {"－", '-'}, {"　", ' '}, {"「", '"'}, {"」", '"'}, {"『", '"'}, {"\xC2\xA0", ' '}};
    *ascii = 0;
    if (i >= r->end)
        return 0;
    if (!(r->s[i] & 0x80)) {
        *ascii = r->s[i];
        return 1;
    }
    for (size_t k = 0; k < sizeof marks / sizeof *marks; k++) {
        size_t n = strlen(marks[k].wide);
        if (r->end - i >= n && memcmp(r->s + i, marks[k].wide, n) == 0) {
            *ascii = marks[k].ascii;
            return (uint32_t)n;
        }
    }
    return 0;
}

static void tell_wide(const KeyReader *r, uint32_t from, uint32_t to, const char *read_as)
{
    diag_warning(r->c->diag, between(r, from, to), DIAG_PICTURE_MARK_MENDED, (int)(to - from), r->s + from, read_as);
}

/* The closing brace from i on; quotes: those in a quoted text are none. r->end: nowhere. */
static uint32_t closing_brace(const KeyReader *r, uint32_t i, bool quotes)
{
    bool quoted = false;
    while (i < r->end && r->s[i] != '\n') {
        char mark;
        uint32_t n = mark_at(r, i, &mark);
        if (mark == '"')
            quoted = quotes && !quoted;
        else if (mark == '}' && !quoted)
            return i;
        i += n ? n : 1;
    }
    return r->end;
}

/* {汉字|…} right after a picture. */
static bool is_ruby(const KeyReader *r, uint32_t open, uint32_t close)
{
    if (r->s[open] != '{' || open + 1 >= close)
        return false;
    uint32_t cp;
    utf8_decode(r->s + open + 1, &cp);
    return (char_is_cjk(cp) || char_is_tibetan(cp)) && memchr(r->s + open, '|', close - open) != NULL;
}

/* A full-width letter or figure as an ASCII one; else 0. */
static char narrow(uint32_t cp)
{
    return cp >= 0xFF10 && cp <= 0xFF5A ? (char)(cp - 0xFEE0) : 0;
}

/* Bytes [from, to) with ASCII marks, letters and figures; what was full-width is told once. */
static char *plain(const KeyReader *r, uint32_t from, uint32_t to)
{
    char *out = arena_strndup(r->c->arena, r->s + from, to - from), *w = out;
    bool wide = false;
    for (uint32_t i = from; i < to;) {
        char mark;
        uint32_t cp, n = mark_at(r, i, &mark);
        if (!n) {
            n = (uint32_t)utf8_decode(r->s + i, &cp);
            mark = narrow(cp);
        }
        if (mark) {
            wide |= n > 1;
            *w++ = mark;
        } else {
            memcpy(w, r->s + i, n);
            w += n;
        }
        i += n;
    }
    *w = 0;
    if (wide)
        tell_wide(r, from, to, out);
    return out;
}

/* Blanks and marks between two attributes. */
static void skip_marks(KeyReader *r)
{
    char mark;
    for (uint32_t n; (n = mark_at(r, r->at, &mark)) && strchr(" \t,;", mark); r->at += n)
        if (mark != ' ' && mark != '\t')
            tell_wide(r, r->at, r->at + n, " ");
        else if (n > 1)
            tell_wide(r, r->at, r->at + n, " ");
}

/* The end of a key: = or what parts attributes. */
static uint32_t key_end(const KeyReader *r)
{
    uint32_t i = r->at;
    for (char mark; i < r->end;) {
        uint32_t n = mark_at(r, i, &mark);
        if (n && strchr("= \t,;", mark))
            break;
        i += n ? n : 1;
    }
    return i;
}

/* A quoted value ends at its mark, one in words at a blank, the others at any mark but those they may hold. */
static uint32_t value_end(const KeyReader *r, uint32_t i, bool quoted, Key key)
{
    const char *stops = quoted ? "\"" : key == KEY_FOCUS ? " \t;" : key == KEY_CREDIT ? " \t" : " \t,;";
    for (char mark; i < r->end;) {
        uint32_t n = mark_at(r, i, &mark);
        if (n && strchr(stops, mark))
            break;
        i += n ? n : 1;
    }
    return i;
}

static Key key_of(const char *word)
{
    Key k = 0;
    while (k < KEYS && strcmp(word, keys[k]) != 0)
        k++;
    return k;
}

/* Words that are often written for another; NULL: none of them. */
static const char *foreign_hint(const char *word)
{
    static const struct {
        const char *word, *hint;
    } known[] = {{"caption", "write it in quotes after the file: ![alt](file \"caption\")"},
                 {"title", "write it in quotes after the file: ![alt](file \"caption\")"},
                 {"图说", "write it in quotes after the file: ![alt](file \"caption\")"},
                 {"alt", "write it in the brackets: ![alt](file)"},
                 {"width", "write span=3, the columns it stands over"},
                 {"columns", "write span=3, the columns it stands over"},
                 {"cols", "write span=3, the columns it stands over"},
                 {"栏", "write span=3, the columns it stands over"},
                 {"宽", "write span=3, the columns it stands over"},
                 {"高", "write height=30行"},
                 {"lines", "write height=30行"},
                 {"裁", "write crop=no, crop=yes or crop=20%"},
                 {"no_crop", "write crop=no"},
                 {"nocrop", "write crop=no"},
                 {"焦点", "write focus=0.4,0.3"},
                 {"gravity", "write focus=0.4,0.3"},
                 {"position", "write focus=0.4,0.3 for the point that stays when it is cropped"},
                 {"source", "write credit=\"…\""},
                 {"author", "write credit=\"…\""},
                 {"来源", "write credit=\"…\""},
                 {"摄影", "write credit=\"…\""}};
    for (size_t i = 0; i < sizeof known / sizeof *known; i++)
        if (strcmp(word, known[i].word) == 0)
            return known[i].hint;
    return NULL;
}

/* What was meant by a word without =. */
static const char *empty_hint(const KeyReader *r, const char *word, bool equals)
{
    size_t n = strcspn(word, ":");
    Key k = key_of(arena_strndup(r->c->arena, word, n));
    static const char *const samples[KEYS] = {"span=2", "height=30行", "crop=no", "focus=0.4,0.3", "credit=\"…\""};
    if (k < KEYS && word[n] && word[n + 1])
        return phrase(r->c->arena, "write %s=%s", keys[k], word + n + 1);
    if (k < KEYS && equals)
        return phrase(r->c->arena, "write %s without blanks beside =", samples[k]);
    if (strcmp(word, "nocrop") == 0 || strcmp(word, "no_crop") == 0)
        return "write crop=no";
    return phrase(r->c->arena, "write {%s}", samples[k < KEYS ? k : KEY_SPAN]);
}

/* A word without a value; what stands after a blank and = is its value, and looked over. */
static void tell_empty(KeyReader *r, uint32_t from, uint32_t to)
{
    const char *word = plain(r, from, to);
    char mark;
    uint32_t i = to;
    while (i < r->end && r->s[i] == ' ')
        i++;
    uint32_t n = mark_at(r, i, &mark);
    bool equals = n && mark == '=', colon = to > from && word[strlen(word) - 1] == ':';
    diag_error(r->c->diag, between(r, from, to), DIAG_PICTURE_ATTRIBUTE_EMPTY, word,
               empty_hint(r, word, equals || colon));
    if (!equals && !colon)
        return;
    r->at = equals ? i + n : to;
    while (r->at < r->end && r->s[r->at] == ' ')
        r->at++;
    r->at = value_end(r, r->at, false, KEY_SPAN);
}

static void take_span(KeyReader *r, const char *value, Span at)
{
    char *end;
    long n = strtol(value, &end, 10);
    if (*end || end == value || n < 1 || n > 16) {
        diag_error(r->c->diag, at, DIAG_PICTURE_SPAN_INVALID, value);
        return;
    }
    r->image->columns = (int)n;
    r->image->wish.columns_span = at;
}

static void take(KeyReader *r, Key key, const char *value, Span at)
{
    Diag *d = r->c->diag;
    switch (key) {
    case KEY_SPAN:
        take_span(r, value, at);
        break;
    case KEY_HEIGHT:
        picture_height_read(d, value, "=", at, &r->image->wish);
        break;
    case KEY_CROP:
        picture_crop_read(d, value, "=", at, &r->image->wish);
        break;
    case KEY_FOCUS:
        r->skips_number = !picture_focus_read(d, value, at, &r->image->wish) && value[strlen(value) - 1] == ',';
        break;
    case KEY_CREDIT:
    case KEYS:
        r->image->credit = value;
        r->image->credit_span = at;
    }
}

static void tell_unknown(const KeyReader *r, const char *word, Span at)
{
    const char *hint = foreign_hint(word);
    if (hint)
        diag_error(r->c->diag, at, DIAG_PICTURE_ATTRIBUTE_FOREIGN, word, hint);
    else
        diag_error(r->c->diag, at, DIAG_PICTURE_ATTRIBUTE_UNKNOWN, word, nearest_word(word, keys, KEYS, NULL));
}

/* The value of a key after its =. */
static void read_value(KeyReader *r, Key key, const char *word, Span word_at)
{
    char mark;
    uint32_t n = mark_at(r, r->at, &mark), from = r->at;
    bool quoted = mark == '"';
    if (quoted && n > 1)
        tell_wide(r, from, from + n, "\"");
    from += quoted ? n : 0;
    uint32_t to = value_end(r, from, quoted, key);
    bool in_words = quoted || key == KEY_CREDIT;
    const char *value = in_words ? arena_strndup(r->c->arena, r->s + from, to - from) : plain(r, from, to);
    n = quoted ? mark_at(r, to, &mark) : 0;
    if (quoted && n > 1)
        tell_wide(r, to, to + n, "\"");
    r->at = to + n;
    if (key == KEYS)
        tell_unknown(r, word, word_at);
    else if (!*value)
        diag_error(r->c->diag, word_at, DIAG_PICTURE_ATTRIBUTE_EMPTY, word, empty_hint(r, word, false));
    else if (r->seen[key])
        diag_error(r->c->diag, word_at, DIAG_PICTURE_ATTRIBUTE_TWICE, word);
    else
        take(r, key, value, between(r, from, to));
    if (key < KEYS)
        r->seen[key] = true;
}

/* The second number of {focus=0.4, 0.3}: what is wrong was told at the first. */
static bool is_rest_of_focus(KeyReader *r, uint32_t to)
{
    bool rest = r->skips_number && strspn(r->s + r->at, "0123456789.%") >= to - r->at;
    r->skips_number = false;
    return rest;
}

static void read_attribute(KeyReader *r)
{
    uint32_t from = r->at, to = key_end(r);
    char mark;
    uint32_t n = mark_at(r, to, &mark);
    if (!n || mark != '=') {
        bool rest = is_rest_of_focus(r, to);
        r->at = to;
        if (!rest)
            tell_empty(r, from, to);
        return;
    }
    if (n > 1)
        tell_wide(r, to, to + n, "=");
    r->at = to + n;
    if (to == from) {
        diag_error(r->c->diag, between(r, to, to + n), DIAG_PICTURE_ATTRIBUTE_EMPTY, "=", empty_hint(r, "", false));
        r->at = value_end(r, r->at, false, KEY_SPAN);
        return;
    }
    const char *word = plain(r, from, to);
    read_value(r, key_of(word), word, between(r, from, to));
}

uint32_t picture_keys_read(const FlatContext *c, const Flat *f, uint32_t from, uint32_t end, FlatImage *image)
{
    KeyReader r = {.c = c, .f = f, .s = f->text.data, .at = from, .end = end, .image = image};
    char mark;
    uint32_t open = mark_at(&r, from, &mark);
    uint32_t close = closing_brace(&r, from + open, true);
    close = close < end ? close : closing_brace(&r, from + open, false);
    if (is_ruby(&r, from, close))
        return from;
    if (close >= end) {
        diag_error(c->diag, between(&r, from, from + open), DIAG_PICTURE_ATTRIBUTES_OPEN);
        return from;
    }
    uint32_t brace = mark_at(&r, close, &mark);
    if (open > 1)
        tell_wide(&r, from, from + open, "{");
    r.at = from + open;
    r.end = close;
    for (skip_marks(&r); r.at < r.end; skip_marks(&r))
        read_attribute(&r);
    r.end = end;
    if (brace > 1)
        tell_wide(&r, close, close + brace, "}");
    return close + brace;
}
