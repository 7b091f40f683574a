/* Tokens as files and content streams have them (ISO 32000-1, 7.2 and 7.3): where each ends. */
#ifndef PDFIO_TOKENS_H
#define PDFIO_TOKENS_H

#include <stdbool.h>

static inline bool token_is_white(char c)
{
    return c == ' ' || c == '\n' || c == '\r' || c == '\t' || c == '\f' || c == 0;
}

/* Part of a name, a number or an operator: neither white space nor a delimiter. Asked of most bytes of a stream. */
static inline bool token_is_regular(char c)
{
    switch (c) {
    case '(':
    case ')':
    case '<':
    case '>':
    case '[':
    case ']':
    case '{':
    case '}':
    case '/':
    case '%':
        return false;
    default:
        return !token_is_white(c);
    }
}

static inline bool token_is_dictionary(const char *p, const char *end)
{
    return end - p > 1 && p[0] == '<' && p[1] == '<';
}

/* Behind the token that begins at p; NULL: it is none, or not whole. */
const char *token_end(const char *p, const char *end); /* an array or a dictionary is one */
const char *token_literal_end(const char *p, const char *end);
const char *token_dictionary_end(const char *p, const char *end);

#endif
