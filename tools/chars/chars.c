/* Unicode properties by name: ranges where a rule names them, ICU where Unicode does. */
#include "chars/chars.h"

#include <assert.h>
#include <unicode/uchar.h>
#include <unicode/uscript.h>

static_assert(sizeof(UChar32) == sizeof(uint32_t), "a code point goes to ICU as it is");

static bool in_mask(uint32_t cp, uint32_t mask)
{
    return U_GET_GC_MASK((UChar32)cp) & mask;
}

static bool has(uint32_t cp, UProperty property)
{
    return u_hasBinaryProperty((UChar32)cp, property);
}

/* Scripts.txt: Han; and U+3006, which is Common. Of the planes 2 and 3 LineBreak.txt says the same (@missing: ID). */
bool char_is_rare_han(uint32_t cp)
{
    if (cp < 0x3400)
        return (cp >= 0x2E80 && cp <= 0x2EF3 && cp != 0x2E9A) || (cp >= 0x2F00 && cp <= 0x2FD5) ||
               (cp >= 0x3005 && cp <= 0x3007) || (cp >= 0x3021 && cp <= 0x3029) || (cp >= 0x3038 && cp <= 0x303B);
    if (cp < 0x20000)
        return cp <= 0x4DBF || char_is_plain_han(cp) || (cp >= 0xF900 && cp <= 0xFAFF) ||
               (cp >= 0x16FE2 && cp <= 0x16FE3) || (cp >= 0x16FF0 && cp <= 0x16FF1);
    return cp <= 0x2FFFD || (cp >= 0x30000 && cp <= 0x3FFFD);
}

bool char_is_kana(uint32_t cp)
{
    return (cp >= 0x3041 && cp <= 0x3096) || (cp >= 0x3099 && cp <= 0x309F) || (cp >= 0x30A1 && cp <= 0x30FA) ||
           (cp >= 0x30FC && cp <= 0x30FF) || (cp >= 0x31F0 && cp <= 0x31FF) || (cp >= 0xFF66 && cp <= 0xFF9F);
}

bool char_is_bopomofo(uint32_t cp)
{
    return (cp >= 0x3105 && cp <= 0x312F) || (cp >= 0x31A0 && cp <= 0x31BF);
}

bool char_is_cjk(uint32_t cp)
{
    return (cp >= 0x2E80 && cp <= 0x312F) || (cp >= 0x3190 && cp <= 0x9FFF) || (cp >= 0xF900 && cp <= 0xFAFF) ||
           (cp >= 0xFE30 && cp <= 0xFE4F) || (cp >= 0xFF00 && cp <= 0xFFEF) || (cp >= 0x20000 && cp <= 0x3FFFD);
}

bool char_is_full_letter(uint32_t cp)
{
    return (cp >= 0xFF21 && cp <= 0xFF3A) || (cp >= 0xFF41 && cp <= 0xFF5A);
}

bool char_is_other_western_letter(uint32_t cp)
{
    return (cp < 0x530 || (cp >= 0x1E00 && cp < 0x2000)) && in_mask(cp, U_GC_L_MASK);
}

bool char_is_upper(uint32_t cp)
{
    return in_mask(cp, U_GC_LU_MASK);
}

bool char_is_lower(uint32_t cp)
{
    return in_mask(cp, U_GC_LL_MASK);
}

uint32_t char_lower(uint32_t cp)
{
    return (uint32_t)u_tolower((UChar32)cp);
}

bool char_is_alpha(uint32_t cp)
{
    return in_mask(cp, U_GC_L_MASK);
}

bool char_is_number(uint32_t cp)
{
    return in_mask(cp, U_GC_ND_MASK | U_GC_NO_MASK);
}

bool char_is_alnum(uint32_t cp)
{
    return in_mask(cp, U_GC_L_MASK | U_GC_ND_MASK);
}

bool char_is_word(uint32_t cp)
{
    if (cp < 0x80)
        return char_is_ascii_alnum(cp);
    return (cp >= 0xC0 && cp < 0x530 && cp != 0xD7 && cp != 0xF7) || (cp >= 0x0F20 && cp <= 0x0F33) ||
           (cp >= 0x0F40 && cp <= 0x0FBC) || (cp >= 0x1E00 && cp < 0x2000);
}

int char_script(uint32_t cp)
{
    UErrorCode status = U_ZERO_ERROR;
    UScriptCode script = uscript_getScript((UChar32)cp, &status);
    return U_FAILURE(status) || script == USCRIPT_INHERITED || script == USCRIPT_UNKNOWN ? 0 : script;
}

bool char_in_script(uint32_t cp, int script)
{
    return uscript_hasScript((UChar32)cp, (UScriptCode)script);
}

const char *char_script_name(int script)
{
    return uscript_getShortName((UScriptCode)script);
}

bool char_is_mark(uint32_t cp)
{
    return cp >= 0x300 && !char_is_plain_han(cp) && in_mask(cp, U_GC_M_MASK);
}

bool char_is_nonspacing(uint32_t cp)
{
    return char_is_mark(cp) && !in_mask(cp, U_GC_MC_MASK);
}

bool char_is_selector(uint32_t cp)
{
    return (cp >= 0xFE00 && cp <= 0xFE0F) || (cp >= 0xE0100 && cp <= 0xE01EF);
}

bool char_is_ignorable(uint32_t cp)
{
    return has(cp, UCHAR_DEFAULT_IGNORABLE_CODE_POINT);
}

bool char_is_format(uint32_t cp)
{
    return in_mask(cp, U_GC_CF_MASK);
}

bool char_is_space(uint32_t cp)
{
    return cp <= ' ' || cp == 0xA0 || cp == 0x1680 || (cp >= 0x2000 && cp <= 0x200A) || cp == 0x202F || cp == 0x205F ||
           cp == 0x3000;
}

bool char_is_wide(uint32_t cp)
{
    if (cp < 0x1100)
        return false;
    int32_t width = u_getIntPropertyValue((UChar32)cp, UCHAR_EAST_ASIAN_WIDTH);
    return width == U_EA_WIDE || width == U_EA_FULLWIDTH;
}

bool char_is_private(uint32_t cp)
{
    return in_mask(cp, U_GC_CO_MASK);
}

bool char_is_opener(uint32_t cp)
{
    return in_mask(cp, U_GC_PS_MASK | U_GC_PI_MASK);
}

bool char_is_punct(uint32_t cp)
{
    if (cp < 0x80)
        return char_is_graph(cp) && !char_is_ascii_alnum(cp);
    return in_mask(cp, U_GC_P_MASK);
}

bool char_is_shared_mark(uint32_t cp)
{
    return cp == 0x2018 || cp == 0x2019 || cp == 0x201C || cp == 0x201D || cp == 0x2014 || cp == 0x2026 || cp == 0xB7;
}

bool char_join_needs_space(uint32_t left, uint32_t right)
{
    if (char_is_tibetan(left))
        return left != CHAR_TSHEG && left != 0x0F0C;
    if (char_is_cjk(left) || char_is_cjk(right))
        return false;
    return !(char_is_shared_mark(left) && char_is_shared_mark(right));
}

/* ---- emoji ---- */

bool char_is_pictograph(uint32_t cp)
{
    if (cp < 0xA9 || (cp >= 0x3300 && cp < 0x1F000))
        return false;
    return has(cp, UCHAR_EXTENDED_PICTOGRAPHIC) || has(cp, UCHAR_EMOJI);
}

bool char_is_emoji(uint32_t cp)
{
    return cp >= 0x231A && !(cp >= 0x2C00 && cp < 0x1F000) && has(cp, UCHAR_EMOJI_PRESENTATION);
}

bool char_is_emoji_modifier(uint32_t cp)
{
    return cp - 0x1F3FB < 5;
}

/* UTS 51: emoji_zwj_element, and what may follow a pictograph that is no emoji (a selector). */
static size_t emoji_element(const uint32_t *cps, size_t n)
{
    if (char_is_regional(cps[0]))
        return n > 1 && char_is_regional(cps[1]) ? 2 : 1;
    size_t i = 1;
    if (char_is_ascii_digit(cps[0]) || cps[0] == '#' || cps[0] == '*') {
        i += i < n && cps[i] == CHAR_EMOJI_STYLE;
        return i < n && cps[i] == CHAR_KEYCAP ? i + 1 : 0;
    }
    if (!char_is_pictograph(cps[0]))
        return 0;
    if (i < n && (char_is_selector(cps[i]) || char_is_emoji_modifier(cps[i])))
        i++;
    i += i < n && cps[i] == CHAR_KEYCAP;
    while (i < n && char_is_tag(cps[i]))
        i++;
    return i;
}

size_t chars_emoji(const uint32_t *cps, size_t n)
{
    size_t length = n ? emoji_element(cps, n) : 0;
    while (length && length + 1 < n && cps[length] == CHAR_ZWJ) {
        size_t more = emoji_element(cps + length + 1, n - length - 1);
        if (!more)
            break;
        length += 1 + more;
    }
    return length;
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

const char *char_name(uint32_t cp, char *out, size_t n)
{
    UErrorCode status = U_ZERO_ERROR;
    u_charName((UChar32)cp, U_EXTENDED_CHAR_NAME, out, (int32_t)n, &status);
    return U_SUCCESS(status) ? out : "unseen";
}

char *ascii_small(char *s)
{
    for (char *p = s; *p; p++)
        if (*p >= 'A' && *p <= 'Z')
            *p = (char)(*p + ('a' - 'A'));
    return s;
}
