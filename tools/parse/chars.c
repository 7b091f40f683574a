#include "parse/chars.h"

#include "base/utf8.h"
#include <unicode/uchar.h>

bool char_is_han(uint32_t cp)
{
    if (cp < 0x2E80)
        return false;
    return (cp >= 0x4E00 && cp <= 0x9FFF) || cp == 0x3005 || cp == 0x3007 ||
           (cp > 0x3007 && u_hasBinaryProperty((UChar32)cp, UCHAR_IDEOGRAPHIC));
}

bool char_is_tibetan(uint32_t cp)
{
    return cp >= 0x0F00 && cp <= 0x0FFF;
}

bool char_is_cjk(uint32_t cp)
{
    return (cp >= 0x2E80 && cp <= 0x312F) || (cp >= 0x3190 && cp <= 0x9FFF) || (cp >= 0xF900 && cp <= 0xFAFF) ||
           (cp >= 0xFE30 && cp <= 0xFE4F) || (cp >= 0xFF00 && cp <= 0xFFEF) || (cp >= 0x20000 && cp <= 0x3FFFD);
}

bool char_is_shared_mark(uint32_t cp)
{
    return cp == 0x2018 || cp == 0x2019 || cp == 0x201C || cp == 0x201D || cp == 0x2014 || cp == 0x2026 || cp == 0xB7;
}

bool char_is_punct(uint32_t cp)
{
    if (cp < 0x80)
        return cp > ' ' && cp != 0x7F && !(cp >= '0' && cp <= '9') && !((cp | 32) >= 'a' && (cp | 32) <= 'z');
    return u_ispunct((UChar32)cp);
}

bool char_is_space(uint32_t cp)
{
    return cp <= ' ' || cp == 0xA0 || cp == 0x1680 || (cp >= 0x2000 && cp <= 0x200A) || cp == 0x202F || cp == 0x205F ||
           cp == 0x3000;
}

bool char_is_blank(uint32_t cp)
{
    return cp == ' ' || cp == '\t' || cp == 0xA0 || cp == 0x3000;
}

bool char_is_forbidden(uint32_t cp)
{
    return (cp < 0x20 && cp != '\n' && cp != '\t') || (cp >= 0x7F && cp < 0xA0) || (cp >= 0xFDD0 && cp <= 0xFDEF) ||
           (cp & 0xFFFE) == 0xFFFE;
}

bool char_is_mark(uint32_t cp)
{
    if (cp < 0x300 || (cp >= 0x3400 && cp <= 0x9FFF))
        return false;
    int8_t type = u_charType((UChar32)cp);
    return type == U_NON_SPACING_MARK || type == U_ENCLOSING_MARK || type == U_COMBINING_SPACING_MARK;
}

bool char_join_needs_space(uint32_t left, uint32_t right)
{
    if (char_is_tibetan(left))
        return left != 0x0F0B && left != 0x0F0C;
    if (char_is_cjk(left) || char_is_cjk(right))
        return false;
    return !(char_is_shared_mark(left) && char_is_shared_mark(right));
}

int char_before(const char *s, uint32_t i, uint32_t *cp)
{
    uint32_t at = i - 1;
    while (at > 0 && i - at < 4 && ((unsigned char)s[at] & 0xC0) == 0x80)
        at--;
    utf8_decode(s + at, cp);
    return (int)(i - at);
}
