/* What agency text holds that is no text: addresses, formulae, pasted JSON and markup, entities, calls of functions,
 * emoticons. It is marked verbatim before the passes look at it. */
#include "normalise/normalise_cells.h"

#include <string.h>

enum { REACH = 400 }; /* so far is looked for the end of what begins at a cell */

static void keep(NormText *t, size_t from, size_t to)
{
    for (size_t k = from; k < to; k++) {
        t->cells[k].kind = CELL_VERBATIM;
        t->cells[k].verbatim = true;
    }
}

/* ---- addresses ---- */

static bool looks_like_address(const NormCell *c, size_t n)
{
    if (n > 4 && (c[0].cp | 0x20) == 'w' && (c[1].cp | 0x20) == 'w' && (c[2].cp | 0x20) == 'w' && c[3].cp == '.')
        return true;
    bool dot = false, at = false;
    for (size_t i = 1; i + 1 < n; i++) {
        if (c[i].cp == ':' && i + 2 < n && c[i + 1].cp == '/' && c[i + 2].cp == '/')
            return true;
        bool inside = char_is_ascii_alnum(c[i - 1].cp) && char_is_ascii_alnum(c[i + 1].cp);
        at |= c[i].cp == '@' && inside;
        dot |= c[i].cp == '.' && inside;
        if (dot && (at || c[i].cp == '/'))
            return true;
    }
    return false;
}

/* Addresses written in running text are left alone, without the marks at their ends. */
static void keep_addresses(NormText *t)
{
    for (size_t i = 0; i < t->n;) {
        size_t end = i;
        while (end < t->n && char_is_graph(t->cells[end].cp))
            end++;
        size_t next = end > i ? end : i + 1;
        while (i < end && !char_is_ascii_alnum(t->cells[i].cp))
            i++;
        while (end > i && !char_is_ascii_alnum(t->cells[end - 1].cp) && t->cells[end - 1].cp != '/')
            end--;
        if (end - i >= 5 && looks_like_address(t->cells + i, end - i))
            keep(t, i, end);
        i = next;
    }
}

/* ---- what begins at a cell: each returns its end, or i when it is none ---- */

static bool is_one_of(uint32_t cp, const char *set)
{
    return cp > 0 && cp < 0x80 && strchr(set, (int)cp);
}

/* The first cell that holds one of the characters, from i on and within reach; t->n when there is none. */
static size_t find(const NormText *t, size_t i, const char *set)
{
    size_t end = i + REACH < t->n ? i + REACH : t->n;
    for (; i < end; i++)
        if (is_one_of(cell_at(t, i), set))
            return i;
    return t->n;
}

static bool word_before(const NormText *t, size_t i)
{
    return i > 0 && char_is_ascii_alnum(t->cells[i - 1].cp);
}

static bool han_within(const NormText *t, size_t from, size_t to)
{
    for (size_t k = from; k < to; k++)
        if (kind_is_chinese(t->cells[k].kind))
            return true;
    return false;
}

/* &KR0671; &#12345; &amp; */
static size_t entity_end(const NormText *t, size_t i)
{
    size_t k = i + 1;
    bool digit = false;
    while (k < i + 32 && (char_is_ascii_alnum(cell_at(t, k)) || is_one_of(cell_at(t, k), "#-+_."))) {
        digit |= cell_kind(t, k) == CELL_DIGIT;
        k++;
    }
    return cell_at(t, k) == ';' && k > i + 1 && (digit || !word_before(t, i)) ? k + 1 : i;
}

static bool all_digits(const NormText *t, size_t from, size_t to)
{
    while (from < to && cell_kind(t, from) == CELL_DIGIT)
        from++;
    return from == to;
}

/* $x$ and $$x$$, as Pandoc has them: no space inside the marks, no digit after; and no Han but in \text{…}. */
static size_t formula_end(const NormText *t, size_t i)
{
    size_t marks = cell_at(t, i + 1) == '$' ? 2 : 1, from = i + marks;
    if (word_before(t, i) || (marks == 1 && (from >= t->n || t->cells[from].cp == ' ')))
        return i;
    size_t end = find(t, from, "$");
    if (end >= t->n || end == from || (marks == 2 && cell_at(t, end + 1) != '$'))
        return i;
    bool tex = false, list = false;
    for (size_t k = from; k < end; k++) {
        CellKind kind = cell_kind(t, k);
        bool prime =
            cell_at(t, k) == '\'' && (char_is_ascii_alnum(cell_at(t, k - 1)) || is_one_of(cell_at(t, k - 1), ")}]'"));
        if ((kind == CELL_STRAIGHT && !prime) || kind == CELL_OPEN_QUOTE || kind == CELL_CLOSE_QUOTE ||
            cell_at(t, k) == '#')
            return i; /* a shell's variables */
        tex |= cell_at(t, k) == '\\';
        list |= cell_at(t, k) == ';' || cell_at(t, k) == 0xFF1B;
    }
    if (list && !tex)
        return i;
    if (is_one_of(cell_at(t, from), "{(") || (marks == 1 && all_digits(t, from, end)))
        return i;
    uint32_t after = cell_at(t, end + marks);
    if (marks == 1 && (t->cells[end - 1].cp == ' ' || char_is_ascii_alnum(after) || (han_within(t, from, end) && !tex)))
        return i;
    return end + marks;
}

/* {…} and […] as programs write data: with "key": inside, or "…" at the beginning of a list; {{…}} of wikis. */
static size_t data_end(const NormText *t, size_t i)
{
    uint32_t open = t->cells[i].cp, close = open == '{' ? '}' : ']';
    bool data = cell_at(t, i + 1) == open, value = false;
    size_t first = cells_skip(t, i + 1), depth = 0, end = i + REACH < t->n ? i + REACH : t->n;
    if (open == '[' && !data && cell_at(t, first) != '"' && cell_at(t, first) != '{')
        return i;
    value = open == '[' && cell_at(t, first) == '"';
    for (size_t k = i; k < end; k++) {
        uint32_t cp = cell_at(t, k);
        depth += cp == open;
        if ((cp == ':' || cp == ',') && k > i && is_one_of(cell_at(t, k - 1), "\"'}]"))
            value = true;
        if (cp == close && --depth == 0)
            return data || value ? k + 1 : i;
    }
    return i;
}

/* <a href="…">, </p>, <br/>: a name, then what a tag may hold. */
static size_t tag_end(const NormText *t, size_t i)
{
    size_t k = i + 1, end;
    if (cell_at(t, k) == '/' || cell_at(t, k) == '!')
        k++;
    if (!char_is_ascii_alnum(cell_at(t, k)) || cell_kind(t, k) == CELL_DIGIT)
        return i;
    end = find(t, k, "<>");
    if (end >= t->n || t->cells[end].cp != '>')
        return i;
    bool equals = false;
    for (size_t m = k; m < end; m++)
        equals |= t->cells[m].cp == '=';
    return equals || !han_within(t, k, end) ? end + 1 : i;
}

/* The end of the straight-quoted string at i. */
static size_t string_end(const NormText *t, size_t i)
{
    size_t end = find(t, i + 1, t->cells[i].cp == '"' ? "\"" : "'");
    return end < t->n ? end + 1 : i;
}

/* print("…"), IF(A1;"是";"否") with ( at i and the name before it, where a string is one of the arguments: to the )
 * that closes it. */
static size_t call_end(const NormText *t, size_t i)
{
    size_t depth = 0, end = i + REACH < t->n ? i + REACH : t->n;
    bool string = false;
    if (!word_before(t, i))
        return i;
    for (size_t k = i; k < end; k++) {
        uint32_t cp = cell_at(t, k);
        bool quote = cp == '"' || (cp == '\'' && !word_before(t, k));
        if (quote && is_one_of(cell_at(t, cells_skip_back(t, k) - 1), "(,;") && string_end(t, k) > k) {
            string = true;
            k = string_end(t, k) - 1;
        }
        depth += cp == '(';
        if (cp == ')' && --depth == 0)
            return string ? k + 1 : i;
    }
    return i;
}

/* `word' and ``words'' of old manuals. */
static size_t grave_end(const NormText *t, size_t i)
{
    enum { LONGEST = 60 };
    size_t end = find(t, i + 1, "'");
    return end < t->n && end - i <= LONGEST ? end + 1 + (cell_at(t, end + 1) == '\'') : i;
}

/* A straight-quoted string that a program reads: 'BEGIN { x = 1 }'. */
static bool is_code_string(const NormText *t, size_t i, size_t end)
{
    for (size_t k = i + 1; k + 1 < end; k++)
        if (is_one_of(cell_at(t, k), "{}$|\\<>=*"))
            return !han_within(t, i, end);
    return false;
}

/* lang="zh" with = at i; "key": "value" with the first " at i. */
static size_t attribute_end(const NormText *t, size_t i)
{
    uint32_t next = cell_at(t, i + 1);
    return word_before(t, i) && (next == '"' || next == '\'') ? string_end(t, i + 1) : i;
}

static size_t member_end(const NormText *t, size_t i)
{
    static const char *const words[] = {"true", "false", "null"};
    size_t k = i + 1;
    while (char_is_ascii_alnum(cell_at(t, k)) || cell_at(t, k) == '_' || cell_at(t, k) == '-')
        k++;
    if (k == i + 1 || cell_at(t, k) != '"' || cell_at(t, k + 1) != ':')
        return i;
    size_t value = cells_skip(t, k + 2);
    uint32_t cp = cell_at(t, value);
    if (cp == '"' && string_end(t, value) > value)
        value = string_end(t, value);
    else if (cp != '{' && cp != '[' && cell_kind(t, value) != CELL_DIGIT && !any_at(t, value, words, COUNT(words)))
        return i;
    return cell_at(t, value) == ',' ? value + 1 : value;
}

/* ''italic'' of wikis; one run of ' and no more. */
static size_t wiki_quotes_end(const NormText *t, size_t i)
{
    enum { MOST = 5 };
    size_t k = i;
    while (k - i <= MOST && cell_at(t, k) == '\'')
        k++;
    return k - i >= 2 && k - i <= MOST && k - i != 4 ? k : i;
}

/* --'…': a signature or an option's value, whatever it is. */
static size_t dashed_string_end(const NormText *t, size_t i)
{
    size_t k = i;
    while ((i == 0 || cell_at(t, i - 1) != '-') && cell_at(t, k) == '-')
        k++;
    if (k - i < 2 || cell_at(t, k) != '\'')
        return i;
    size_t end = string_end(t, k);
    return end > k ? end : k + 1;
}

/* \command and its {…} */
static size_t command_end(const NormText *t, size_t i)
{
    size_t k = i + 1;
    while (char_is_ascii_alnum(cell_at(t, k)))
        k++;
    if (k == i + 1)
        return i;
    if (cell_at(t, k) != '{')
        return k;
    size_t end = find(t, k, "}");
    return end < t->n ? end + 1 : k;
}

/* (^_^) (T_T) (>_<) */
static bool is_face(const NormText *t, size_t i)
{
    uint32_t l = cell_at(t, i + 1), m = cell_at(t, i + 2), r = cell_at(t, i + 3);
    if (cell_at(t, i + 4) != ')' || !is_one_of(m, "_.-o"))
        return false;
    return (l == r && is_one_of(l, "^TtOoXx-;=@*>")) || (l == '>' && r == '<');
}

static size_t structure_end(const NormText *t, size_t i)
{
    switch (t->cells[i].cp) {
    case '&':
        return entity_end(t, i);
    case '$':
        return formula_end(t, i);
    case '{':
    case '[':
        return data_end(t, i);
    case '<':
        return tag_end(t, i);
    case '(':
        return is_face(t, i) ? i + 5 : call_end(t, i);
    case '=':
        return attribute_end(t, i);
    case '"':
        return member_end(t, i);
    case '\'':
        return wiki_quotes_end(t, i);
    case '`':
        return grave_end(t, i);
    case '-':
        return dashed_string_end(t, i);
    case '\\':
        return command_end(t, i);
    default:
        return i;
    }
}

static void keep_structures(NormText *t)
{
    size_t strings = 0; /* those up to here were looked at */
    for (size_t i = 0; i < t->n;) {
        size_t end = t->cells[i].verbatim ? i : structure_end(t, i);
        bool opens =
            end == i && i >= strings && (cell_at(t, i) == '"' || (cell_at(t, i) == '\'' && !word_before(t, i)));
        if (opens && string_end(t, i) > i) {
            strings = string_end(t, i);
            end = is_code_string(t, i, strings) ? strings : i;
        }
        if (end > i && t->cells[i].cp == '$' && t->formula == 0)
            t->formula = i + 1;
        if (end > i)
            keep(t, i, end);
        i = end > i ? end : i + 1;
    }
}

/* ---- emoticons ---- */

/* :-) ;-( :-D, and :) ;) where the bracket has no partner (`open` brackets wait for theirs). */
static size_t emoticon_length(const NormText *t, size_t i, size_t open)
{
    uint32_t eyes = cell_at(t, i), next = cell_at(t, i + 1), mouth = cell_at(t, i + 2);
    if ((eyes != ':' && eyes != ';') || word_before(t, i))
        return 0;
    if (next == '-' && is_one_of(mouth, "()DPp/\\|*OoXx$") && !char_is_ascii_alnum(cell_at(t, i + 3)))
        return 3;
    return next == ')' && open == 0 ? 2 : 0;
}

static void keep_emoticons(NormText *t)
{
    size_t open = 0;
    for (size_t i = 0; i < t->n; i++) {
        uint32_t cp = cell_at(t, i);
        size_t n = emoticon_length(t, i, open);
        if (n)
            keep(t, i, i + n);
        else if (cp == '(' || cp == 0xFF08)
            open++;
        else if ((cp == ')' || cp == 0xFF09) && open)
            open--;
    }
}

void normalise_protect(NormText *t)
{
    if (text_has(t, ":/@") || text_has(t, "wW"))
        keep_addresses(t);
    if (text_has(t, "&${[<(=\"'`\\"))
        keep_structures(t);
    if (text_has(t, ":;"))
        keep_emoticons(t);
}
