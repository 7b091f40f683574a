#include "prepare/limits.h"

#include "chars/chars.h"
#include "base/utf8.h"
#include "world/clean.h"
#include <string.h>

typedef struct Limits {
    Diag *diag;
    const Source *src;
    const char *s;
    size_t end;
    bool nesting, columns, cells, definitions, declarations, paragraph, delimiters, all_delimiters,
        marks;                    /* reported */
    size_t n_columns, n_rows;     /* of the table we may be in */
    size_t line_start, line_bars; /* of the line before */
    size_t n_definitions, longest, longest_at, n_brackets, n_declarations;
    size_t paragraph_start, n_delimiters, n_before; /* before this paragraph */
} Limits;

static void report(Limits *l, bool *told, size_t at, const char *hint, const char *what, int limit)
{
    if (!*told)
        diag_error(l->diag, span_at(l->src, at, at + 1), DIAG_LIMIT, what, limit, hint);
    *told = true;
}

static bool is_blank(char c)
{
    return c == ' ' || c == '\t';
}

/* A line of only this character and blanks is a rule, whatever its length. */
static bool is_rule(const Limits *l, size_t at, size_t to)
{
    char c = l->s[at];
    for (size_t i = at; i < to; i++)
        if (l->s[i] != c && !is_blank(l->s[i]))
            return false;
    return true;
}

/* Length of a list marker at `at`, or 0. */
static size_t list_marker(const Limits *l, size_t at, size_t to)
{
    size_t i = at;
    if (l->s[i] == '-' || l->s[i] == '*' || l->s[i] == '+') {
        i++;
    } else {
        while (i < to && i - at < 9 && l->s[i] >= '0' && l->s[i] <= '9')
            i++;
        if (i == at || i == to || (l->s[i] != '.' && l->s[i] != ')'))
            return 0;
        i++;
    }
    return i == to || is_blank(l->s[i]) ? i - at : 0;
}

/* Quotes and lists that open in one line; returns where its text begins. */
static size_t check_nesting(Limits *l, size_t from, size_t to)
{
    size_t i = from, depth = 0;
    while (i < to) {
        while (i < to && is_blank(l->s[i]))
            i++;
        if (i == to)
            break;
        size_t marker = l->s[i] == '>' ? 1 : list_marker(l, i, to);
        if (!marker || (depth <= LIMIT_NESTING && l->s[i] != '>' && is_rule(l, i, to)))
            break;
        i += marker;
        if (++depth > LIMIT_NESTING) {
            report(l, &l->nesting, i - 1, NULL, "quotes and lists nested too deep", LIMIT_NESTING);
            break;
        }
    }
    return i;
}

/* The cells of a table's line. */
static void check_bars(Limits *l, size_t from, size_t bars)
{
    if (bars > LIMIT_COLUMNS + 1)
        report(l, &l->columns, from, "divide the table", "too many columns in a table", LIMIT_COLUMNS);
}

/* |---|:-:| opens a table; its lines up to an empty one count, and the one before. */
static void check_table(Limits *l, size_t from, size_t to)
{
    size_t before = l->line_bars, head = l->line_start;
    l->line_start = from;
    l->line_bars = 0;
    for (size_t i = from; i < to; i++)
        l->line_bars += l->s[i] == '|';
    if (from == to) {
        l->n_columns = 0;
        return;
    }
    if (l->n_columns) {
        check_bars(l, from, l->line_bars);
        if (++l->n_rows * l->n_columns > LIMIT_CELLS)
            report(l, &l->cells, from, "divide the table", "too many cells in a table", LIMIT_CELLS);
        return;
    }
    size_t bars = 0, i = from;
    static const char delimiters[] = {'|', ':', '-', ' ', '\t'};
    for (; i < to && memchr(delimiters, l->s[i], sizeof delimiters); i++)
        bars += l->s[i] == '|';
    if (i < to || !bars)
        return;
    while (to > from && is_blank(l->s[to - 1]))
        to--;
    l->n_columns = bars + 1 - (l->s[from] == '|') - (bars > 1 && l->s[to - 1] == '|');
    l->n_rows = 0;
    check_bars(l, head, before);
    if (l->n_columns > LIMIT_COLUMNS)
        report(l, &l->columns, from, "divide the table", "too many columns in a table", LIMIT_COLUMNS);
}

static void check_definition(Limits *l, size_t from, size_t to)
{
    const char *colon = from < to && l->s[from] == '[' ? memchr(l->s + from, ':', to - from) : NULL;
    if (!colon || colon[-1] != ']')
        return;
    if (++l->n_definitions > LIMIT_DEFINITIONS)
        report(l, &l->definitions, from, NULL, "too many link definitions and notes", LIMIT_DEFINITIONS);
    if (l->s[from + 1] != '^' && to - from > l->longest) {
        l->longest = to - from;
        l->longest_at = from;
    }
}

static void check_characters(Limits *l, size_t from, size_t to)
{
    for (size_t i = from; i < to; i++) {
        switch (l->s[i]) {
        case '[':
            l->n_brackets++;
            l->n_delimiters++;
            break;
        case ']':
        case '*':
        case '_':
        case '~':
        case '`':
        case '@':
            l->n_delimiters += l->s[i] != l->s[i - (i > from)] || i == from || l->s[i] == ']';
            break;
        case '<':
            if (i + 1 < to && (l->s[i + 1] == '!' || l->s[i + 1] == '?') && ++l->n_declarations > LIMIT_DECLARATIONS)
                report(l, &l->declarations, i, "raw HTML is not printed: delete it", "too many of <! and <?",
                       LIMIT_DECLARATIONS);
            break;
        }
    }
    if (l->n_delimiters > LIMIT_DELIMITERS)
        report(l, &l->delimiters, from, "divide the paragraph with an empty line",
               "too many brackets and emphasis marks in a paragraph", LIMIT_DELIMITERS);
    if (l->n_before + l->n_delimiters > LIMIT_ALL_DELIMITERS)
        report(l, &l->all_delimiters, from, "divide the article", "too many brackets and emphasis marks in an article",
               LIMIT_ALL_DELIMITERS);
    if (to > l->paragraph_start + LIMIT_PARAGRAPH)
        report(l, &l->paragraph, l->paragraph_start, "divide it with an empty line", "too many bytes in a paragraph",
               LIMIT_PARAGRAPH);
}

static void check_marks(Limits *l, size_t from, size_t to)
{
    int marks = 0;
    for (size_t i = from; i < to;) {
        uint32_t cp;
        size_t n = (size_t)utf8_decode(l->s + i, &cp);
        marks = char_is_mark(cp) ? marks + 1 : 0;
        if (marks > LIMIT_MARKS) {
            report(l, &l->marks, i, "delete them", "too many combining marks on a character", LIMIT_MARKS);
            return;
        }
        i += n;
    }
}

static void check_line(Limits *l, size_t from, size_t to)
{
    size_t text = check_nesting(l, from, to);
    if (text == to) {
        l->paragraph_start = to + 1;
        l->n_before += l->n_delimiters;
        l->n_delimiters = 0;
    }
    check_table(l, text, to);
    check_definition(l, text, to);
    check_characters(l, text, to);
    check_marks(l, text, to);
}

bool limits_check(Diag *d, const Source *src, size_t start, size_t end)
{
    if (end - start > LIMIT_BYTES) {
        diag_error(d, span_at(src, start, start), DIAG_LIMIT_TEXT_BYTES, end - start, LIMIT_BYTES);
        return false;
    }
    Limits l = {.diag = d, .src = src, .s = src->text, .end = end, .paragraph_start = start};
    for (size_t from = start; from < end;) {
        const char *stop = memchr(src->text + from, '\n', end - from);
        size_t to = stop ? (size_t)(stop - src->text) : end;
        check_line(&l, from, to);
        from = to + 1;
    }
    bool expansion = false;
    if (l.n_brackets * l.longest > LIMIT_EXPANSION)
        report(&l, &expansion, l.longest_at, "shorten the definition",
               "references to it could grow too large, in bytes", LIMIT_EXPANSION);
    return !(l.nesting || l.columns || l.cells || l.definitions || l.declarations || l.paragraph || l.delimiters ||
             l.all_delimiters || l.marks || expansion);
}
