#include "yaml/syntax_hint.h"

#include "diag/phrase.h"
#include <string.h>

/* A line of the source, without its end. */
typedef struct Line {
    const char *at;
    size_t n, indent; /* blanks before its text */
} Line;

static Line line_at(const Source *src, size_t end, size_t at)
{
    const char *newline = memchr(src->text + at, '\n', end - at);
    Line l = {.at = src->text + at, .n = newline ? (size_t)(newline - src->text) - at : end - at};
    l.indent = 0;
    while (l.indent < l.n && (l.at[l.indent] == ' ' || l.at[l.indent] == '\t'))
        l.indent++;
    return l;
}

static size_t line_start(const Source *src, size_t start, size_t at)
{
    while (at > start && src->text[at - 1] != '\n')
        at--;
    return at;
}

static bool has(const Line *l, const char *word)
{
    size_t n = strlen(word);
    for (size_t i = 0; i + n <= l->n; i++)
        if (memcmp(l->at + i, word, n) == 0)
            return true;
    return false;
}

/* ---- full-width marks ---- */

/* Length of a colon that is none of YAML's: ： ∶ ﹕ ︰; 0: none. */
static size_t wide_colon(const char *s)
{
    static const char *const colons[] = {"\xEF\xBC\x9A", "\xE2\x88\xB6", "\xEF\xB9\x95", "\xEF\xB8\xB0"};
    for (size_t i = 0; i < sizeof colons / sizeof *colons; i++)
        if (strncmp(s, colons[i], 3) == 0)
            return 3;
    return 0;
}

/* The first full-width mark outside quotes in a list [ ] or map { }: ASCII's; NULL: none. */
static const char *wide_in_brackets(const Line *l)
{
    static const struct {
        const char *wide, *ascii;
    } marks[] = {{"，", ","}, {"、", ","}, {"；", ","}, {"：", ": "}, {"］", "]"}, {"】", "]"}, {"｝", "}"}};
    bool open = false;
    char quote = 0;
    for (size_t i = 0; i < l->n; i++) {
        char c = l->at[i];
        if (quote || c == '"' || c == '\'') {
            quote = !quote ? c : quote == c ? 0 : quote;
            continue;
        }
        open |= c == '[' || c == '{';
        for (size_t k = 0; open && k < sizeof marks / sizeof *marks; k++)
            if (strncmp(l->at + i, marks[k].wide, 3) == 0)
                return marks[k].ascii;
    }
    return NULL;
}

/* ---- hints ---- */

/* A comment within brackets swallows what closes them. */
static bool has_comment_in_brackets(const Line *l)
{
    bool open = false;
    for (size_t i = 0; i + 2 < l->n; i++) {
        open |= l->at[i] == '[' || l->at[i] == '{';
        if (open && l->at[i] == ' ' && l->at[i + 1] == '#' && l->at[i + 2] != ' ')
            return true;
    }
    return false;
}

/* A key that stands deeper than the one above, which has a value. */
static bool is_pushed_in(const Source *src, size_t start, size_t end, const Line *l)
{
    size_t at = (size_t)(l->at - src->text);
    if (at <= start || !l->indent)
        return false;
    Line above = line_at(src, end, line_start(src, start, at - 1));
    const char *colon = above.n ? memchr(above.at, ':', above.n) : NULL;
    return above.indent < l->indent && colon && colon + 1 < above.at + above.n && !strchr("|>", above.at[above.n - 1]);
}

/* A value that begins with a mark of YAML's own, as *重点* or [快讯] 春耕: to be put in quotes. A list or map is one.
 */
static const char *hint_of_value(Arena *a, const Line *l)
{
    const char *colon = l->n ? memchr(l->at, ':', l->n) : NULL, *end = l->at + l->n;
    if (!colon || colon + 2 >= end || colon[1] != ' ')
        return NULL;
    const char *value = colon + 1;
    while (value < end && *value == ' ')
        value++;
    while (end > value && (end[-1] == ' ' || end[-1] == '\r'))
        end--;
    if (value == end || !strchr("*&!>|@%`-?[{", *value))
        return NULL;
    if ((*value == '[' || *value == '{') &&
        (!memchr(value, *value == '[' ? ']' : '}', (size_t)(end - value)) || end[-1] == ']' || end[-1] == '}'))
        return NULL;
    const char *file = end - value > 4 && strncmp(value, "![", 2) == 0 ? strstr(value, "](") : NULL;
    const int key = (int)(colon - l->at), n = (int)(end - value);
    if (file && file < end && end[-1] == ')')
        return phrase(a, "write %.*s: %.*s", key - (int)l->indent, l->at + l->indent, (int)(end - file) - 3, file + 2);
    const char *quote = memchr(value, '"', (size_t)n) ? "'" : "\"";
    if (*quote == '\'' && memchr(value, '\'', (size_t)n))
        return NULL;
    return phrase(a, "write %.*s: %s%.*s%s, in quotes", key - (int)l->indent, l->at + l->indent, quote, n, value,
                  quote);
}

static const char *hint_of_line(Arena *a, const Source *src, size_t start, size_t end, const Line *l)
{
    const char *text = l->at + l->indent, *ascii;
    size_t n = l->n - l->indent;
    if (memchr(l->at, '\t', l->indent))
        return "indent with spaces, not tabs";
    if (n > 1 && *text == '-' && text[1] != ' ' && text[1] != '-')
        return phrase(a, "write - %.*s, with a space after the -", (int)(n - 1), text + 1);
    if (n > 3 && strncmp(text, "\xEF\xBC\x8D", 3) == 0) /* － */
        return phrase(a, "write - %.*s, with an ASCII hyphen and a space", (int)(n - 3), text + 3);
    if ((ascii = hint_of_value(a, l)))
        return ascii;
    if (has(l, "：") && !has(l, ": "))
        return "write the ASCII colon and a space after the key, not ：";
    if ((ascii = wide_in_brackets(l)))
        return phrase(a, "write `%s` in a list or map, the ASCII mark, not the full-width one", ascii);
    if (has_comment_in_brackets(l))
        return "YAML takes what follows # for a comment: put it in quotes, as \"#a3241c\"";
    if (is_pushed_in(src, start, end, l))
        return "begin the keys of one map, and the - of one list, in the same column";
    return NULL;
}

const char *syntax_hint(Arena *a, const Source *src, size_t start, size_t end, const char *problem, size_t at)
{
    if (at == end && at > start && src->text[at - 1] == '\n')
        at--;
    Line l = line_at(src, end, line_start(src, start, at));
    const char *hint = hint_of_line(a, src, start, end, &l);
    if (hint)
        return hint;
    if (strstr(problem, "tab character"))
        return "indent with spaces, not tabs";
    if (strstr(problem, "mapping values"))
        return "put the text in quotes when it has a colon and a space in it";
    if (strstr(problem, "cannot start any token") || strstr(problem, "escape"))
        return "put the text in single quotes";
    if (strstr(problem, "expected ':'"))
        return "write key: value, with a space after the colon";
    if (strstr(problem, "unexpected end of stream"))
        return "close the quotes; a quote inside single quotes is written twice";
    if (strstr(problem, "expected key") || strstr(problem, "'-' indicator"))
        return "begin the keys of one map, and the - of one list, in the same column";
    if (strstr(problem, "flow") || strstr(problem, "node content") || strstr(problem, "',' or"))
        return "close each [ with ] and each { with }, with commas between: [one, another]";
    return "write one key: value a line; a text with : # [ ] { } goes in quotes";
}

/* ---- keys ---- */

/* The bytes of the word at the head of a line, and of the mark after it that is no colon with a space; 0: it has one,
 * or is no key. */
static size_t bad_key(const Line *l, size_t *mark)
{
    enum { LONGEST_KEY = 30 };
    size_t i = 0;
    while (i < l->n && i < LONGEST_KEY && !strchr(" \t\n:=#'\"-,[]{}&*!|>%@`", l->at[i]) && !wide_colon(l->at + i))
        i++;
    size_t after = i + strspn(l->at + i, " ");
    if (!i || after >= l->n)
        return 0;
    *mark = wide_colon(l->at + after);
    if (l->at[after] == '=' && after + 1 < l->n && l->at[after + 1] != '=')
        *mark = 1;
    if (!*mark && after == i && l->at[i] == ':' && i + 1 < l->n && !strchr(" \t/", l->at[i + 1]))
        *mark = 1;
    *mark += *mark ? after - i : 0;
    return *mark ? i : 0;
}

bool syntax_keys(const KeyNames *names, const Source *src, size_t start, size_t end, size_t last)
{
    bool told = false;
    for (size_t at = start; at < end && (told || at <= last);) {
        Line l = line_at(src, end, at);
        size_t mark = 0, key = bad_key(&l, &mark);
        if (key) {
            const char *word = arena_strndup(names->arena, l.at, key);
            const char *meant = names->schema ? names->meant(names->arena, names->schema, word) : word;
            diag_error(names->diag, span_at(src, at, at + key + mark), DIAG_YAML_COLON, (int)key, l.at,
                       (int)strlen(meant), meant);
            told = true;
        }
        at += l.n + 1;
    }
    return told;
}

/* ---- quotations ---- */

/* Where a quotation that begins at i ends, behind its closing mark; 0: it doesn't in this line. */
static size_t quotation_end(const Line *l, size_t i)
{
    char quote = l->at[i++];
    for (; i < l->n; i++) {
        if (l->at[i] == '\\' && quote == '"')
            i++;
        else if (l->at[i] == quote && quote == '\'' && i + 1 < l->n && l->at[i + 1] == quote)
            i++;
        else if (l->at[i] == quote)
            return i + 1;
    }
    return 0;
}

bool syntax_quotes(Diag *d, const Source *src, size_t start, size_t end, size_t at)
{
    Line l = line_at(src, end, line_start(src, start, at < end ? at : end));
    for (size_t i = 1; i + 1 < l.n; i++) {
        bool begins = (l.at[i] == '"' || l.at[i] == '\'') && strchr(" [{,", l.at[i - 1]);
        size_t close = begins ? quotation_end(&l, i) : 0;
        if (!close)
            continue;
        size_t rest = close + strspn(l.at + close, " ");
        if (rest < l.n && !strchr(",]}:#", l.at[rest]) && strncmp(l.at + rest, "，", 3) != 0) {
            size_t from = (size_t)(l.at - src->text) + close;
            char text[160] = {0};
            memcpy(text, l.at + close, l.n - close < sizeof text - 1 ? l.n - close : sizeof text - 1);
            diag_error(d, span_at(src, from - 1, from), DIAG_YAML_QUOTES_END, text,
                       l.at[i] == '"' ? "write “ and ” within it, or \\\" for this mark"
                                      : "write ‘ and ’ within it, or '' for this mark");
            return true;
        }
        i = close - 1;
    }
    return false;
}
