/* Syntax of our own inside a paragraph: ruby, name and book lines, what follows a picture; and leftovers of Markdown
 * that were most likely meant as markup. */
#include "inlines/flat.h"

#include "chars/chars.h"
#include "base/utf8.h"
#include "inlines/picture_keys.h"
#include "yaml/nearest.h"
#include <string.h>

typedef struct Syntax {
    const FlatContext *c;
    Flat *f;
    const char *s;
    FlatExtra *extra;
    FlatRubies *rubies;
    VEC(uint32_t) brackets; /* unclosed [ */
    uint16_t names;         /* so far */
    uint32_t run_start, run_end;
    struct {
        uint32_t from, at; /* no such character in [from, at) of this run */
    } close, bar;
    FlatImage *image; /* just before this run, or NULL */
} Syntax;

static bool is_wide_brace(const char *s)
{
    return strncmp(s, "｛", 3) == 0;
}

bool flat_has_syntax(const Flat *f)
{
    return f->text.data && (strcspn(f->text.data, "{]*_~`") < f->text.len || strstr(f->text.data, "｛"));
}

static Span span_between(const Syntax *x, uint32_t from, uint32_t to)
{
    return span_at(x->c->src, x->f->at.ptr[from], x->f->at.ptr[to - 1] + 1);
}

/* Written with a backslash: meant as a character. */
static bool is_escaped(const Syntax *x, uint32_t i)
{
    uint32_t at = x->f->at.ptr[i], n = 0;
    while (at > n && x->c->src->text[at - n - 1] == '\\')
        n++;
    return n % 2;
}

static void drop(Syntax *x, uint32_t from, uint32_t to)
{
    for (uint32_t i = from; i < to; i++)
        x->extra[i].dropped = true;
}

/* The next } or | of the run, or its end. What was looked through once is not looked through again. */
static uint32_t find(Syntax *x, uint32_t from, char c)
{
    uint32_t *known_from = c == '}' ? &x->close.from : &x->bar.from, *known_at = c == '}' ? &x->close.at : &x->bar.at;
    if (from >= *known_from && from <= *known_at)
        return *known_at;
    *known_from = from;
    while (from < x->run_end && x->s[from] != c)
        from++;
    return *known_at = from;
}

/* Characters of a ruby base, 0 when it is none. */
static size_t ruby_base(const Syntax *x, uint32_t from, uint32_t to)
{
    size_t n = 0;
    while (from < to) {
        uint32_t cp;
        from += (uint32_t)utf8_decode(x->s + from, &cp);
        if (!char_is_cjk(cp) && !char_is_tibetan(cp))
            return 0;
        n++;
    }
    return n;
}

static const char *reading(const Syntax *x, uint32_t from, uint32_t to)
{
    while (from < to && x->s[from] == ' ')
        from++;
    while (to > from && x->s[to - 1] == ' ')
        to--;
    return arena_strndup(x->c->arena, x->s + from, to - from);
}

/* {汉字|hàn|zì} or {汉字|hànzì} with the brace at i; returns where to go on. */
static uint32_t read_ruby(Syntax *x, uint32_t i)
{
    uint32_t close = find(x, i, '}'), bar = find(x, i, '|');
    if (close >= x->run_end || bar > close || is_escaped(x, i))
        return i + 1;
    size_t characters = ruby_base(x, i + 1, bar), bars = 0;
    if (!characters)
        return i + 1;
    for (uint32_t k = bar; k < close; k++)
        bars += x->s[k] == '|';
    FlatRuby ruby = {.base = arena_strndup(x->c->arena, x->s + i + 1, bar - i - 1),
                     .marks = x->extra[i].marks,
                     .span = span_between(x, i, close + 1)};
    ruby.readings = ARENA_ARRAY(x->c->arena, const char *, bars);
    bool empty = true;
    for (uint32_t from = bar + 1; from <= close;) {
        uint32_t to = from;
        while (to < close && x->s[to] != '|')
            to++;
        empty &= to == from;
        ruby.readings[ruby.n_readings++] = reading(x, from, to);
        from = to + 1;
    }
    if (empty || (bars != 1 && bars != characters)) {
        diag_error(x->c->diag, ruby.span, DIAG_RUBY_READINGS, empty ? 0 : bars, !empty && bars == 1 ? "" : "s",
                   characters, characters == 1 ? "" : "s");
        return close + 1;
    }
    vec_push(x->rubies, ruby);
    drop(x, i, close + 1);
    x->extra[i].ruby = (uint32_t)x->rubies->len;
    return close + 1;
}

/* ]{.name} with the bracket at i. */
static uint32_t read_class(Syntax *x, uint32_t i)
{
    static const char *const names[] = {"name", "book"};
    uint32_t open = x->brackets.len ? x->brackets.ptr[--x->brackets.len] : UINT32_MAX;
    if (i + 2 >= x->run_end || x->s[i + 1] != '{' || x->s[i + 2] != '.')
        return i + 1;
    uint32_t close = find(x, i + 3, '}');
    if (close >= x->run_end || close - i > 40)
        return i + 1;
    Span span = span_between(x, i, close + 1);
    char *word = arena_strndup(x->c->arena, x->s + i + 3, close - i - 3);
    uint16_t mark = strcmp(word, "name") == 0 ? MARK_NAME : strcmp(word, "book") == 0 ? MARK_BOOK : 0;
    if (!mark) {
        diag_error(x->c->diag, span, DIAG_TEXT_LINE_UNKNOWN, word, nearest_word(word, names, 2, NULL));
        return close + 1;
    }
    if (open == UINT32_MAX) {
        diag_error(x->c->diag, span, DIAG_TEXT_LINE_WITHOUT_TEXT, word);
        return close + 1;
    }
    x->names++;
    for (uint32_t k = open + 1; k < i; k++) {
        x->extra[k].marks |= mark;
        x->extra[k].name = x->names;
        if (x->extra[k].ruby) {
            x->rubies->ptr[x->extra[k].ruby - 1].marks |= mark;
            x->rubies->ptr[x->extra[k].ruby - 1].name = x->names;
        }
    }
    drop(x, open, open + 1);
    drop(x, i, close + 1);
    return close + 1;
}

/* {span=3 credit="…"} right after a picture; the brace at i. Returns where to go on; i: it is something else. */
static uint32_t read_picture(Syntax *x, uint32_t i)
{
    uint32_t to = is_escaped(x, i) ? i : picture_keys_read(x->c, x->f, i, x->run_end, x->image);
    if (to > i)
        drop(x, x->run_start, to); /* blanks before it, too */
    return to;
}

/* [^label] that is still text has no definition. */
static void check_note(const Syntax *x, uint32_t open, uint32_t close)
{
    if (close - open > 2 && x->s[open + 1] == '^' && !memchr(x->s + open, ' ', close - open))
        diag_warning(x->c->diag, span_between(x, open, close + 1), DIAG_NOTE_UNDEFINED,
                     (int)(close - open + 1 < 60 ? close - open + 1 : 60), x->s + open);
}

/* ![ … ] followed by an address or a label that came to nothing. */
static bool is_lost_picture(const Syntax *x, uint32_t open, uint32_t close)
{
    const char *after = x->s + close + 1;
    return open > x->run_start && x->s[open - 1] == '!' && close + 1 < x->run_end && !is_escaped(x, open - 1) &&
           (*after == '(' || *after == '[' || strncmp(after, "\xEF\xBC\x88", 3) == 0);
}

/* [text][label] that is still text, with a word for a label. */
static void check_reference(const Syntax *x, uint32_t i)
{
    uint32_t k = i + 2;
    bool word = false;
    for (; k < x->run_end && k - i < 80 && (x->s[k] > ' ' && x->s[k] < 0x7F && !strchr("[]", x->s[k])); k++)
        word |= (x->s[k] | 32) >= 'a' && (x->s[k] | 32) <= 'z';
    if (word && k < x->run_end && x->s[k] == ']' && x->s[i + 1] == '[')
        diag_warning(x->c->diag, span_between(x, i + 1, k + 1), DIAG_LINK_UNDEFINED, (int)(k - i), x->s + i + 1);
}

static uint32_t closing_bracket(Syntax *x, uint32_t i)
{
    uint32_t open = x->brackets.len ? x->brackets.ptr[x->brackets.len - 1] : UINT32_MAX;
    bool here = open != UINT32_MAX && open >= x->run_start;
    if (here)
        check_note(x, open, i);
    if (here && is_lost_picture(x, open, i))
        diag_error(x->c->diag, span_between(x, open - 1, i + 2),
                   x->s[i + 1] == '[' ? DIAG_PICTURE_UNDEFINED : DIAG_PICTURE_LOST);
    else if (i + 1 < x->run_end && x->s[i + 1] == '(' && open != UINT32_MAX)
        diag_warning(x->c->diag, span_between(x, i, i + 2), DIAG_NOT_A_LINK);
    else if (here && i + 2 < x->run_end && !x->f->plain)
        check_reference(x, i);
    return read_class(x, i);
}

/* Delimiters that found no partner: two together anywhere, one beside Chinese. */
static uint32_t leftover(Syntax *x, uint32_t i)
{
    uint32_t to = i, before = 0, after = 0;
    while (to < x->run_end && x->s[to] == x->s[i])
        to++;
    if (i > x->run_start)
        utf8_before(x->s, i, &before);
    if (to < x->run_end)
        utf8_decode(x->s + to, &after);
    char c = x->s[i];
    bool chinese = char_is_cjk(before) || char_is_cjk(after);
    if (x->f->plain || x->c->src->text[x->f->at.ptr[i]] != c || (c == '~' && to - i != 2) || (to - i < 2 && !chinese) ||
        (c == '_' && !chinese))
        return to;
    const char *escaped = c == '*' ? "\\*\\*" : c == '_' ? "\\_\\_" : c == '~' ? "\\~\\~" : "\\`\\`";
    bool one = to - i < 2;
    diag_warning(x->c->diag, span_between(x, i, to), DIAG_MARK_WITHOUT_PARTNER, (int)(to - i < 8 ? to - i : 8),
                 x->s + i, one ? escaped + 2 : escaped, one ? "" : "s");
    return to;
}

/* {span=2} that follows no picture. */
static void check_attributes(const Syntax *x, uint32_t i)
{
    static const char *const keys[] = {"{span=", "{height=", "{crop=", "{focus=", "{credit="};
    bool is_key = false;
    for (size_t k = 0; k < sizeof keys / sizeof *keys; k++)
        is_key |= x->run_end - i > strlen(keys[k]) && strncmp(x->s + i, keys[k], strlen(keys[k])) == 0;
    if (is_key && !is_escaped(x, i))
        diag_warning(x->c->diag, span_between(x, i, i + 6), DIAG_PICTURE_ATTRIBUTES_ALONE);
}

/* Only blanks between a picture and i? */
static bool follows_picture(const Syntax *x, uint32_t i)
{
    for (uint32_t k = x->run_start; x->image && k < i; k++)
        if (x->s[k] != ' ')
            return false;
    return x->image != NULL;
}

static void scan_run(Syntax *x)
{
    for (uint32_t i = x->run_start; i < x->run_end;) {
        char c = x->s[i];
        if ((c == '[' || c == ']' || c == '*' || c == '_' || c == '~' || c == '`') && is_escaped(x, i)) {
            i++;
        } else if (c == '{') {
            uint32_t to = follows_picture(x, i) ? read_picture(x, i) : i;
            if (to == i && !follows_picture(x, i))
                check_attributes(x, i);
            i = to > i ? to : read_ruby(x, i);
        } else if (is_wide_brace(x->s + i)) {
            uint32_t to = follows_picture(x, i) ? read_picture(x, i) : i;
            i = to > i ? to : i + 3;
        } else if (c == '[') {
            vec_push(&x->brackets, i);
            i++;
        } else if (c == ']') {
            i = closing_bracket(x, i);
        } else if (c == '*' || c == '_' || c == '~' || c == '`') {
            i = leftover(x, i);
        } else {
            i++;
        }
    }
}

/* Blanks that the attributes of pictures leave behind: one between two words stays, none at the ends of the text. */
static void drop_blanks(const Flat *f, FlatExtra *extra)
{
    uint32_t blank = UINT32_MAX;
    bool drops = true;
    for (size_t i = 0; i < f->runs.len; i++) {
        const FlatRun *run = &f->runs.ptr[i];
        bool words = run->kind == FLAT_TEXT && !(run->marks & MARK_VERBATIM);
        if (run->kind != FLAT_IMAGE && !words)
            drops = false;
        for (uint32_t k = run->start; words && k < run->start + run->len; k++) {
            if (f->text.data[k] == ' ' && !extra[k].dropped) {
                extra[k].dropped = drops;
                blank = drops ? blank : k;
                drops = true;
            } else if (!extra[k].dropped || extra[k].ruby) {
                drops = false;
            }
        }
    }
    if (drops && blank != UINT32_MAX)
        extra[blank].dropped = true;
}

void flat_syntax(const FlatContext *c, Flat *f, FlatExtra *extra, FlatRubies *rubies)
{
    Syntax x = {.c = c, .f = f, .s = f->text.data, .extra = extra, .rubies = rubies};
    bool pictures = false;
    for (size_t i = 0; i < f->runs.len; i++) {
        const FlatRun *run = &f->runs.ptr[i];
        if (run->kind == FLAT_IMAGE)
            x.image = run->image;
        pictures |= run->kind == FLAT_IMAGE;
        if (run->kind != FLAT_TEXT)
            continue;
        x.run_start = run->start;
        x.run_end = run->start + run->len;
        x.close.from = x.bar.from = UINT32_MAX;
        if (!(run->marks & MARK_VERBATIM))
            scan_run(&x);
        if (run->len)
            x.image = NULL;
    }
    vec_free(&x.brackets);
    if (pictures)
        drop_blanks(f, extra);
}
