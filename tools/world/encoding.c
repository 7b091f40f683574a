/* Which encoding a file is in that is not UTF-8: told by rule, and only when there is little doubt. */
#include "world/internal.h"

#include "chars/chars.h"
#include "base/utf8.h"
#include <string.h>

/* What a text has of one encoding's characters. */
typedef struct Score {
    size_t characters, common, kana; /* common: of the zones that running text is made of */
    bool four_bytes;
    bool broken; /* has what the encoding does not */
} Score;

static bool within(unsigned char c, unsigned low, unsigned high)
{
    return c >= low && c <= high;
}

/* GB 18030-2005: two bytes 81–FE 40–7E,80–FE or four. Level 1 of GB 2312 (B0–D7) is the common zone. */
static Score score_gb(const unsigned char *u, size_t n)
{
    Score s = {0};
    for (size_t i = 0; i < n; i++) {
        if (u[i] < 0x80)
            continue;
        if (i + 1 == n)
            break; /* cut short: the file may be, too */
        unsigned char lead = u[i], trail = u[i + 1];
        if (!within(lead, 0x81, 0xFE)) {
            s.broken = true;
        } else if (within(trail, 0x30, 0x39)) {
            s.broken |= i + 3 < n && !(within(u[i + 2], 0x81, 0xFE) && within(u[i + 3], 0x30, 0x39));
            s.four_bytes = true; /* nothing else looks like them */
            s.common++;
            i += 2;
        } else {
            s.broken |= trail < 0x40 || trail == 0x7F || trail == 0xFF;
            s.common += trail >= 0xA1 && (within(lead, 0xA1, 0xA3) || within(lead, 0xB0, 0xD7));
            s.kana += trail >= 0xA1 && within(lead, 0xA4, 0xA5);
        }
        s.characters++;
        i++;
    }
    return s;
}

/* Big5: A1–F9 40–7E,A1–FE; the 5,401 common characters are A4–C6. */
static Score score_big5(const unsigned char *u, size_t n)
{
    Score s = {0};
    for (size_t i = 0; i + 1 < n; i++) {
        if (u[i] < 0x80)
            continue;
        unsigned char lead = u[i], trail = u[++i];
        s.broken |= !within(lead, 0x81, 0xFE) || !(within(trail, 0x40, 0x7E) || within(trail, 0xA1, 0xFE));
        s.common += within(lead, 0xA1, 0xA3) || within(lead, 0xA4, 0xC6);
        s.characters++;
    }
    return s;
}

static unsigned unit_at(const unsigned char *u, size_t i, bool big_endian)
{
    return big_endian ? (unsigned)u[i] << 8 | u[i + 1] : (unsigned)u[i + 1] << 8 | u[i];
}

static Score score_utf16(const unsigned char *u, size_t n, bool big_endian)
{
    Score s = {.broken = n % 2};
    for (size_t i = 0; i + 1 < n; i += 2) {
        unsigned c = unit_at(u, i, big_endian);
        s.common += (c >= 0x20 && c < 0x7F) || c == '\n' || c == '\r' || c == '\t' || char_is_cjk(c) ||
                    (c >= 0x2010 && c <= 0x2027) || char_is_tibetan(c);
        s.broken |= c == 0 || c == 0xFFFE || c == 0xFFFF;
        s.characters++;
    }
    return s;
}

static bool is_mostly(size_t part, size_t whole, size_t tenths)
{
    return whole && part * 10 >= whole * tenths;
}

/* UTF-16 and 32: by their mark, or by the NUL bytes that line feeds and ASCII have in them. */
static const char *guess_wide(const unsigned char *u, size_t n)
{
    if (n >= 4 && (memcmp(u, "\xFF\xFE\0\0", 4) == 0 || memcmp(u, "\0\0\xFE\xFF", 4) == 0))
        return "UTF-32";
    if (n >= 2 && (memcmp(u, "\xFF\xFE", 2) == 0 || memcmp(u, "\xFE\xFF", 2) == 0))
        return "UTF-16";
    if (n < 8 || !memchr(u, 0, n))
        return NULL;
    Score little = score_utf16(u, n, false), big = score_utf16(u, n, true);
    if (!little.broken && is_mostly(little.common, little.characters, 9))
        return "UTF-16LE";
    if (!big.broken && is_mostly(big.common, big.characters, 9))
        return "UTF-16BE";
    return NULL;
}

/* Bytes above 7F that are in no valid UTF-8 sequence, and all of them. */
static void count_bytes(const char *s, size_t n, size_t *invalid, size_t *high)
{
    *invalid = *high = 0;
    for (size_t i = 0; i < n;) {
        size_t bad, good = utf8_valid(s + i, n - i, &bad) ? n : i + bad;
        for (; i < good; i++)
            *high += (unsigned char)s[i] >= 0x80;
        if (i < n) {
            ++*invalid;
            ++*high;
            i++;
        }
    }
}

const char *encoding_guess(const char *s, size_t n)
{
    const unsigned char *u = (const unsigned char *)s;
    const char *wide = guess_wide(u, n);
    size_t invalid, high, bad;
    if (wide || utf8_valid(s, n, &bad))
        return wide;
    count_bytes(s, n, &invalid, &high);
    if (!is_mostly(invalid, high, 4)) /* a text in UTF-8 with broken bytes */
        return NULL;
    Score gb = score_gb(u, n), big5 = score_big5(u, n);
    bool is_gb = !gb.broken && gb.characters > 1 && is_mostly(gb.common + gb.kana, gb.characters, 5);
    bool is_big5 = !big5.broken && big5.characters > 1 && is_mostly(big5.common, big5.characters, 7);
    if (is_gb && is_mostly(gb.kana, gb.characters, 5)) /* half of it kana: the same zones, but Japanese */
        return "EUC-JP";
    if (is_gb && (!is_big5 || gb.common >= big5.common))
        return gb.four_bytes ? "GB18030" : "GBK";
    return is_big5 ? "BIG5" : NULL;
}
