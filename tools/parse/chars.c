#include "parse/chars.h"

#include "base/utf8.h"
#include <unicode/uchar.h>
#include <unicode/uscript.h>

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
    return cp == ' ' || cp == '\t' || (cp >= 0xA0 && char_is_space(cp));
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

static UScriptCode script_of(uint32_t cp)
{
    UErrorCode status = U_ZERO_ERROR;
    UScriptCode script = uscript_getScript((UChar32)cp, &status);
    return U_SUCCESS(status) ? script : USCRIPT_UNKNOWN;
}

/* A letter or sign of a script whose shapes ZWJ and ZWNJ choose: not one of those that stand letter by letter. */
static bool is_joining(uint32_t cp)
{
    if (cp < 0x600 || char_is_cjk(cp) || char_is_tibetan(cp) || !(u_isalpha((UChar32)cp) || char_is_mark(cp)))
        return false;
    switch (script_of(cp)) {
    case USCRIPT_LATIN:
    case USCRIPT_GREEK:
    case USCRIPT_CYRILLIC:
    case USCRIPT_HANGUL:
    case USCRIPT_COMMON:
    case USCRIPT_INHERITED:
        return false;
    default:
        return true;
    }
}

/* Of a script without word spaces that says with U+200B where words end. */
static bool is_unspaced(uint32_t cp)
{
    return cp >= 0xE00 && u_getIntPropertyValue((UChar32)cp, UCHAR_LINE_BREAK) == U_LB_COMPLEX_CONTEXT;
}

static bool is_right_to_left(uint32_t cp)
{
    UCharDirection direction = cp < 0x590 ? U_LEFT_TO_RIGHT : u_charDirection((UChar32)cp);
    return direction == U_RIGHT_TO_LEFT || direction == U_RIGHT_TO_LEFT_ARABIC;
}

static bool is_emoji_part(uint32_t cp)
{
    return cp == 0xFE0F || cp == 0x20E3 ||
           (cp >= 0xA9 && !char_is_han(cp) &&
            (u_hasBinaryProperty((UChar32)cp, UCHAR_EXTENDED_PICTOGRAPHIC) ||
             u_hasBinaryProperty((UChar32)cp, UCHAR_EMOJI_MODIFIER)));
}

static bool is_tag(uint32_t cp)
{
    return cp >= 0xE0020 && cp <= 0xE007F;
}

static bool is_word_letter(uint32_t cp)
{
    return !char_is_cjk(cp) && !char_is_tibetan(cp) && (u_isalpha((UChar32)cp) || char_is_mark(cp));
}

static bool is_needed(uint32_t cp, uint32_t before, uint32_t after)
{
    switch (cp) {
    case 0xAD:
        return is_word_letter(before) && is_word_letter(after);
    case 0x200B:
        return is_unspaced(before) && is_unspaced(after);
    case 0x200C:
        return is_joining(before) && is_joining(after);
    case 0x200D:
        return is_joining(before) || is_joining(after) || (is_emoji_part(before) && is_emoji_part(after));
    case 0x61C:
    case 0x200E:
    case 0x200F:
        return is_right_to_left(before) || is_right_to_left(after);
    default:
        if (is_tag(cp))
            return is_tag(before) || is_emoji_part(before);
        if (cp == 0xFFFC || (cp >= 0xFFF9 && cp <= 0xFFFB)) /* an object, notes between lines, lost in copying */
            return false;
        /* Variation selectors choose a form; old letters' own signs. */
        return u_hasBinaryProperty((UChar32)cp, UCHAR_VARIATION_SELECTOR) || (cp >= 0x115F && cp <= 0x1160) ||
               (cp >= 0x17B4 && cp <= 0x180F) || !u_hasBinaryProperty((UChar32)cp, UCHAR_DEFAULT_IGNORABLE_CODE_POINT);
    }
}

CharFate char_fate(uint32_t cp, uint32_t before, uint32_t after)
{
    if (cp == 0x0B || cp == 0x0C || cp == 0x85)
        return FATE_SPACE;
    if (char_is_forbidden(cp))
        return FATE_FORBIDDEN;
    if (cp == 0x2028 || cp == 0x2029)
        return FATE_BREAK;
    if ((cp >= 0x202A && cp <= 0x202E) || (cp >= 0x2066 && cp <= 0x2069))
        return FATE_UNSEEN;
    return cp < 0xAD || is_needed(cp, before, after) ? FATE_STAYS : FATE_UNSEEN;
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
