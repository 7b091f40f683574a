#include "breaks/breaks_class.h"

#include "chars/chars.h"
#include <glib.h>
#include <stddef.h>

/* GLib's names to ours; AI, SA, SG, XX and CJ are resolved here (LB1) except the marks among SA. */
static const uint8_t class_from_glib[] = {
    [G_UNICODE_BREAK_MANDATORY] = LB_BK,
    [G_UNICODE_BREAK_CARRIAGE_RETURN] = LB_CR,
    [G_UNICODE_BREAK_LINE_FEED] = LB_LF,
    [G_UNICODE_BREAK_COMBINING_MARK] = LB_CM,
    [G_UNICODE_BREAK_SURROGATE] = LB_AL,
    [G_UNICODE_BREAK_ZERO_WIDTH_SPACE] = LB_ZW,
    [G_UNICODE_BREAK_INSEPARABLE] = LB_IN,
    [G_UNICODE_BREAK_NON_BREAKING_GLUE] = LB_GL,
    [G_UNICODE_BREAK_CONTINGENT] = LB_CB,
    [G_UNICODE_BREAK_SPACE] = LB_SP,
    [G_UNICODE_BREAK_AFTER] = LB_BA,
    [G_UNICODE_BREAK_BEFORE] = LB_BB,
    [G_UNICODE_BREAK_BEFORE_AND_AFTER] = LB_B2,
    [G_UNICODE_BREAK_HYPHEN] = LB_HY,
    [G_UNICODE_BREAK_NON_STARTER] = LB_NS,
    [G_UNICODE_BREAK_OPEN_PUNCTUATION] = LB_OP,
    [G_UNICODE_BREAK_CLOSE_PUNCTUATION] = LB_CL,
    [G_UNICODE_BREAK_QUOTATION] = LB_QU,
    [G_UNICODE_BREAK_EXCLAMATION] = LB_EX,
    [G_UNICODE_BREAK_IDEOGRAPHIC] = LB_ID,
    [G_UNICODE_BREAK_NUMERIC] = LB_NU,
    [G_UNICODE_BREAK_INFIX_SEPARATOR] = LB_IS,
    [G_UNICODE_BREAK_SYMBOL] = LB_SY,
    [G_UNICODE_BREAK_ALPHABETIC] = LB_AL,
    [G_UNICODE_BREAK_PREFIX] = LB_PR,
    [G_UNICODE_BREAK_POSTFIX] = LB_PO,
    [G_UNICODE_BREAK_COMPLEX_CONTEXT] = LB_AL,
    [G_UNICODE_BREAK_AMBIGUOUS] = LB_AL,
    [G_UNICODE_BREAK_UNKNOWN] = LB_AL,
    [G_UNICODE_BREAK_NEXT_LINE] = LB_NL,
    [G_UNICODE_BREAK_WORD_JOINER] = LB_WJ,
    [G_UNICODE_BREAK_HANGUL_L_JAMO] = LB_JL,
    [G_UNICODE_BREAK_HANGUL_V_JAMO] = LB_JV,
    [G_UNICODE_BREAK_HANGUL_T_JAMO] = LB_JT,
    [G_UNICODE_BREAK_HANGUL_LV_SYLLABLE] = LB_H2,
    [G_UNICODE_BREAK_HANGUL_LVT_SYLLABLE] = LB_H3,
    [G_UNICODE_BREAK_CLOSE_PARANTHESIS] = LB_CP,
    [G_UNICODE_BREAK_CONDITIONAL_JAPANESE_STARTER] = LB_NS,
    [G_UNICODE_BREAK_HEBREW_LETTER] = LB_HL,
    [G_UNICODE_BREAK_REGIONAL_INDICATOR] = LB_RI,
    [G_UNICODE_BREAK_EMOJI_BASE] = LB_EB,
    [G_UNICODE_BREAK_EMOJI_MODIFIER] = LB_EM,
    [G_UNICODE_BREAK_ZERO_WIDTH_JOINER] = LB_ZWJ,
};

/* Unassigned code points have defaults by block (LineBreak.txt, @missing). */
static LineBreakClass class_of_unknown(uint32_t cp)
{
    if ((cp >= 0x1F000 && cp <= 0x1FAFF) || (cp >= 0x1FC00 && cp <= 0x1FFFD))
        return LB_IDP;
    if (char_is_han(cp))
        return LB_ID;
    return cp >= 0x20A0 && cp <= 0x20CF ? LB_PR : LB_AL;
}

LineBreakClass lb_class(uint32_t cp)
{
    if (char_is_plain_han(cp))
        return LB_ID;
    GUnicodeBreakType t = g_unichar_break_type(cp);
    if ((size_t)t >= sizeof class_from_glib)
        return LB_AL;
    if (t == G_UNICODE_BREAK_UNKNOWN)
        return class_of_unknown(cp);
    if (t == G_UNICODE_BREAK_IDEOGRAPHIC && cp >= 0x1F000 && cp <= 0x1FFFD && !g_unichar_isdefined(cp))
        return LB_IDP;
    if (t == G_UNICODE_BREAK_COMPLEX_CONTEXT) {
        return char_is_mark(cp) ? LB_CM : LB_AL; /* no enclosing mark has this class */
    }
    if (t == G_UNICODE_BREAK_OPEN_PUNCTUATION && (g_unichar_iswide(cp) || cp == 0xFF62))
        return LB_OPW;
    return (LineBreakClass)class_from_glib[t];
}

LineBreakClass lb_class_tailored(uint32_t cp)
{
    if (char_is_plain_han(cp))
        return LB_ID;
    if (cp >= 0xFF10 && cp <= 0xFF5A) {
        if (char_is_full_digit(cp))
            return LB_NU;
        if (char_is_full_letter(cp))
            return LB_AL;
    }
    switch (cp) {
    case 0x2018: /* ‘ */
    case 0x201C: /* “ */
        return LB_OPW;
    case 0x2019: /* ’ */
    case 0x201D: /* ” */
        return LB_CL;
    case 0x00AD: /* a soft hyphen asks for a hyphenation: there is none */
        return LB_CM;
    case 0x00B7: /* · */
    case 0x2027: /* ‧ */
    case 0xFF5E: /* ～ */
        return LB_NS;
    case 0x2015: /* ― */
        return LB_B2;
    case 0x2025: /* ‥ */
    case 0x2026: /* … */
    case 0x22EF: /* ⋯ */
        return LB_IN;
    case 0xFF0B: /* ＋ */
    case 0xFF0D: /* － */
        return LB_SIGN;
    case 0xFF0F: /* ／ */
        return LB_SOLIDUS;
    case 0x2048: /* ⁈ */
    case 0x2049: /* ⁉ */
        return LB_EXMIX;
    default:
        return lb_class(cp);
    }
}

static bool in_list(const uint16_t *list, size_t n, uint32_t cp)
{
    for (size_t i = 0; i < n; i++)
        if (list[i] == cp)
            return true;
    return false;
}

bool lb_is_measure(uint32_t cp)
{
    static const uint16_t list[] = {
        0x5E74, 0x6708, 0x65E5, 0x53F7, 0x65F6, 0x70B9, 0x5206, 0x79D2, /* 年月日号时点分秒 */
        0x6642, 0x9EDE, 0x865F, 0x5468, 0x5C81, 0x6B72,                 /* 時點號周岁歲 */
        0x5EA6, 0x5143, 0x89D2, 0x500D, 0x6210, 0x6298,                 /* 度元角倍成折 */
        0x7C73, 0x514B, 0x5428, 0x5678, 0x91CC, 0x5347, 0x4EA9, 0x755D, /* 米克吨噸里升亩畝 */
        0x7EA7, 0x7D1A, 0x5C4A, 0x7248, 0x671F, 0x9875, 0x9801,         /* 级級届版期页頁 */
    };
    return char_is_plain_han(cp) && in_list(list, sizeof list / sizeof *list, cp);
}

bool lb_is_multiplier(uint32_t cp)
{
    static const uint16_t list[] = {
        0x5341, 0x767E, 0x5343, 0x4E07, 0x842C, 0x4EBF, 0x5104, 0x5146, 0x4F59, 0x591A, /* 十百千万萬亿億兆余多 */
    };
    return char_is_plain_han(cp) && in_list(list, sizeof list / sizeof *list, cp);
}
