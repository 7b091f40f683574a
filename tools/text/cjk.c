#include "text/cjk.h"

#include "chars/chars.h"

/* Brackets and quotation marks. */
static CharClass class_of_bracket(uint32_t cp)
{
    switch (cp) {
    case 0x3008:
    case 0x300A:
    case 0x300C:
    case 0x300E:
    case 0x3010:
    case 0x3014:
    case 0x3016:
    case 0x3018:
    case 0x301A:
    case 0x301D:
    case 0xFF08:
    case 0xFF3B:
    case 0xFF5B:
    case 0xFF5F:
    case 0x2018:
    case 0x201C:
        return CC_OPEN;
    case 0x3009:
    case 0x300B:
    case 0x300D:
    case 0x300F:
    case 0x3011:
    case 0x3015:
    case 0x3017:
    case 0x3019:
    case 0x301B:
    case 0x301E:
    case 0x301F:
    case 0xFF09:
    case 0xFF3D:
    case 0xFF5D:
    case 0xFF60:
    case 0x2019:
    case 0x201D:
        return CC_CLOSE;
    default:
        return CC_OTHER;
    }
}

static CharClass class_of_cjk_mark(uint32_t cp)
{
    switch (cp) {
    case 0x3000:
        return CC_IDEOGRAPHIC_SPACE;
    case 0x3001: /* 、 */
    case 0xFF0C: /* ， */
    case 0xFF1A: /* ： */
    case 0xFF1B: /* ； */
        return CC_COMMA;
    case 0x3002: /* 。 */
    case 0xFF01: /* ！ */
    case 0xFF1F: /* ？ */
    case 0xFF0E: /* ． */
        return CC_STOP;
    case 0x00B7:
    case 0x2027:
    case 0x30FB:
        return CC_MIDDOT;
    case 0x2013:
    case 0x2014:
    case 0x2E3A:
    case 0xFF0D:
    case 0xFF5E:
    case 0x301C:
        return CC_DASH;
    case 0x2026:
    case 0x22EF:
        return CC_ELLIPSIS;
    case 0xFF0F:
        return CC_SOLIDUS;
    default:
        return class_of_bracket(cp);
    }
}

static CharClass class_of_tibetan(uint32_t cp)
{
    if (cp == 0x0F0B || cp == 0x0F0C)
        return CC_TSHEG;
    if ((cp >= 0x0F0D && cp <= 0x0F14) || cp == 0x0F08)
        return CC_SHAD;
    return char_is_mark(cp) ? CC_COMBINING : CC_TIBETAN;
}

static CharClass class_by_type(uint32_t cp)
{
    return char_is_mark(cp) || char_is_format(cp) ? CC_COMBINING
           : char_is_number(cp)                   ? CC_DIGIT
           : char_is_alpha(cp)                    ? CC_LATIN
           : char_is_space(cp)                    ? CC_SPACE
                                                  : CC_OTHER;
}

CharClass char_class(uint32_t cp)
{
    if (char_is_plain_han(cp))
        return CC_HAN;
    if (cp < 0x80) {
        if (char_is_ascii_letter(cp))
            return CC_LATIN;
        if (char_is_ascii_digit(cp))
            return CC_DIGIT;
        return cp == ' ' ? CC_SPACE : CC_LATIN_MARK;
    }
    if (char_is_tibetan(cp))
        return class_of_tibetan(cp);
    CharClass mark = class_of_cjk_mark(cp);
    if (mark != CC_OTHER)
        return mark;
    if (char_is_selector(cp))
        return CC_COMBINING;
    if (cp < 0x250)
        return cp == CHAR_NBSP      ? CC_SPACE
               : char_is_alpha(cp)  ? CC_LATIN
               : char_is_number(cp) ? CC_DIGIT
                                    : CC_LATIN_MARK;
    if (cp >= 0x302A && cp <= 0x302F)
        return CC_COMBINING;
    if ((cp >= 0x2E80 && cp < 0xA4D0) || (cp >= 0xAC00 && cp < 0xD7B0) || (cp >= 0xF900 && cp < 0xFB00) ||
        (cp >= 0xFE30 && cp < 0xFE50) || (cp >= 0xFF00 && cp < 0xFFF0) || cp >= 0x20000)
        return CC_HAN;
    if ((cp >= 0x2100 && cp < 0x2150) || (cp >= 0x2460 && cp < 0x2600)) /* ℃ ① ■: full width in Chinese */
        return CC_HAN;
    if (cp == 0x2030 || cp == 0x203B || cp == 0x203C || (cp >= 0x2047 && cp <= 0x2049) || (cp >= 0x2190 && cp < 0x2300))
        return cp == 0x2030 ? CC_LATIN_MARK : CC_HAN;
    if ((cp >= 0x2032 && cp <= 0x2034) || (cp >= 0x20A0 && cp <= 0x20CF)) /* ′ ″ ‴ and currencies */
        return CC_LATIN_MARK;
    return class_by_type(cp);
}

bool class_makes_apostrophe(CharClass before, CharClass after, bool open)
{
    bool letter_after = after == CC_LATIN || after == CC_DIGIT;
    if ((before == CC_LATIN || before == CC_DIGIT) && after == CC_LATIN)
        return true;
    return !open && (before == CC_LATIN || (before == CC_SPACE && letter_after));
}
