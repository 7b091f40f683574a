#include "pdfio/tokens.h"

#include <string.h>

/* Brackets nest in it. */
const char *token_literal_end(const char *p, const char *end)
{
    int depth = 0;
    for (; p < end; p++) {
        if (*p == '\\')
            p++;
        else if (*p == '(')
            depth++;
        else if (*p == ')' && --depth == 0)
            return p + 1;
    }
    return NULL;
}

static const char *hex_end(const char *p, const char *end)
{
    p = memchr(p, '>', (size_t)(end - p));
    return p ? p + 1 : NULL;
}

static const char *string_end(const char *p, const char *end)
{
    return *p == '(' ? token_literal_end(p, end) : hex_end(p, end);
}

const char *token_dictionary_end(const char *p, const char *end)
{
    int depth = 0;
    while (p && p < end) {
        if (token_is_dictionary(p, end)) {
            depth++;
            p += 2;
        } else if (*p == '(' || *p == '<') {
            p = string_end(p, end);
        } else if (*p == '>' && end - p > 1 && p[1] == '>') {
            p += 2;
            if (--depth == 0)
                return p;
        } else {
            p++;
        }
    }
    return NULL;
}

/* Of strings and numbers: a content stream has no others (table 109). */
static const char *array_end(const char *p, const char *end)
{
    for (p++; p && p < end;) {
        if (*p == ']')
            return p + 1;
        p = *p == '(' || *p == '<' ? string_end(p, end) : p + 1;
    }
    return NULL;
}

const char *token_end(const char *p, const char *end)
{
    if (token_is_dictionary(p, end))
        return token_dictionary_end(p, end);
    if (*p == '(' || *p == '<')
        return string_end(p, end);
    if (*p == '[')
        return array_end(p, end);
    if (*p == '/')
        p++;
    else if (!token_is_regular(*p))
        return NULL;
    while (p < end && token_is_regular(*p))
        p++;
    return p;
}
