#include "yaml/syntax_hint.h"

#include <string.h>

static const char fullwidth_colon[] = "：";

/* A comment within brackets swallows what closes them. */
static bool has_comment_in_brackets(const char *line)
{
    const char *bracket = strpbrk(line, "[{"), *hash = bracket ? strstr(bracket, " #") : NULL;
    return hash && hash[2] && hash[2] != ' ';
}

const char *syntax_hint(const Source *src, size_t start, size_t end, const char *problem, size_t at)
{
    const char *s = src->text;
    size_t from = at, to = at;
    if (from == end && from > start && s[from - 1] == '\n')
        to = --from;
    while (from > start && s[from - 1] != '\n')
        from--;
    while (to < end && s[to] != '\n')
        to++;
    size_t n = to - from;
    char line[200];
    if (n >= sizeof line)
        n = sizeof line - 1;
    memcpy(line, s + from, n);
    line[n] = 0;
    if (memchr(line, '\t', n))
        return "indent with spaces, not tabs";
    if (strstr(line, fullwidth_colon) && !strstr(line, ": "))
        return "write the ASCII colon and a space after the key, not ：";
    if (has_comment_in_brackets(line))
        return "YAML takes what follows # for a comment: put it in quotes, as \"#a3241c\"";
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

/* The bytes of the word at the head of a line, when a colon that is none follows it; 0 otherwise. */
static size_t bad_key(const char *line, size_t n)
{
    enum { LONGEST_KEY = 30 };
    size_t i = 0;
    while (i < n && i < LONGEST_KEY && !strchr(" \t\n:#'\"-,[]{}&*!|>%@`", line[i]) &&
           strncmp(line + i, fullwidth_colon, 3) != 0)
        i++;
    if (!i || i >= n)
        return 0;
    if (n - i >= 3 && strncmp(line + i, fullwidth_colon, 3) == 0)
        return i;
    return line[i] == ':' && i + 1 < n && !strchr(" \t\n/", line[i + 1]) ? i : 0;
}

bool syntax_key(Diag *d, const Source *src, size_t start, size_t last)
{
    for (size_t at = start; at <= last && at < src->len;) {
        const char *line = src->text + at, *newline = memchr(line, '\n', src->len - at);
        size_t n = newline ? (size_t)(newline - line) : src->len - at;
        size_t key = bad_key(line, n);
        if (key) {
            size_t colon = line[key] == ':' ? 1 : strlen(fullwidth_colon);
            diag_error(d, span_at(src, at, at + key + colon), DIAG_YAML_COLON, (int)key, line, (int)key, line);
            return true;
        }
        at += n + 1;
    }
    return false;
}
