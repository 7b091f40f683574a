#include "prepare/enumerator.h"

#include "base/utf8.h"
#include <stdint.h>
#include <string.h>

enum {
    STYLE_COMMA = 1,
    STYLE_DOT,
    STYLE_CLOSE,
    STYLE_BRACKETS,
    STYLE_HAN,
    STYLE_HAN_BRACKETS,
    STYLE_ARTICLE,
    STYLE_CIRCLED,
    STYLE_BULLETS = 16
};

/* The character at s + i, 0 beyond the end. */
static uint32_t peek(const char *s, size_t n, size_t i, size_t *next)
{
    uint32_t cp = 0;
    *next = i;
    if (i < n)
        *next = i + (size_t)utf8_decode(s + i, &cp);
    return cp;
}

/* 1 … 999, also full-width; 0 and *i as it was when there is none. */
static int read_digits(const char *s, size_t n, size_t *i)
{
    int value = 0;
    for (int k = 0; k < 3; k++) {
        size_t next;
        uint32_t cp = peek(s, n, *i, &next);
        if (cp >= 0xFF10 && cp <= 0xFF19)
            cp -= 0xFF10 - '0';
        if (cp < '0' || cp > '9')
            break;
        value = value * 10 + (int)(cp - '0');
        *i = next;
    }
    return value;
}

/* 一 … 九十九. */
static int read_han(const char *s, size_t n, size_t *i)
{
    static const uint16_t digits[] = {0x4E00, 0x4E8C, 0x4E09, 0x56DB, 0x4E94, 0x516D, 0x4E03, 0x516B, 0x4E5D};
    int tens = 0, ones = 0;
    for (int k = 0; k < 3; k++) {
        size_t next;
        uint32_t cp = peek(s, n, *i, &next);
        int digit = 0;
        for (int d = 0; d < 9; d++)
            if (digits[d] == cp)
                digit = d + 1;
        if (cp == 0x5341 && !tens) { /* 十 */
            tens = ones ? ones : 1;
            ones = 0;
        } else if (digit && !ones) {
            ones = digit;
        } else {
            break;
        }
        *i = next;
    }
    return tens * 10 + ones;
}

static Enumerator circled(uint32_t cp)
{
    static const struct {
        uint32_t from, to;
    } rows[] = {{0x2460, 0x2473}, {0x2474, 0x2487}, {0x2488, 0x249B},
                {0x2776, 0x277F}, {0x3220, 0x3229}, {0x2160, 0x216B}};
    for (int r = 0; r < 6; r++)
        if (cp >= rows[r].from && cp <= rows[r].to)
            return (Enumerator){STYLE_CIRCLED + r, (int)(cp - rows[r].from) + 1};
    return (Enumerator){0};
}

static bool is_bullet(uint32_t cp)
{
    static const uint16_t bullets[] = {0x2022, 0x25CF, 0x25CB, 0x25A0, 0x25A1, 0x25C6, 0x25C7, 0x25B6, 0x25BA, 0x25AA,
                                       0x25B2, 0x25B3, 0x2605, 0x2606, 0x27A2, 0x27A4, 0x203B, 0x00B7, 0x2B50};
    for (size_t i = 0; i < sizeof bullets / sizeof *bullets; i++)
        if (bullets[i] == cp)
            return true;
    return false;
}

static bool is_open(uint32_t cp)
{
    return cp == '(' || cp == 0xFF08;
}

static bool is_close(uint32_t cp)
{
    return cp == ')' || cp == 0xFF09;
}

/* 1、 1. 1） after the number that ends at i; the text must go on. */
static int style_after(const char *s, size_t n, size_t i)
{
    size_t next, beyond;
    uint32_t cp = peek(s, n, i, &next), after = peek(s, n, next, &beyond);
    if (!after)
        return 0;
    if (cp == 0x3001)
        return STYLE_COMMA;
    if (cp == 0xFF0E || (cp == '.' && after >= 0x80))
        return STYLE_DOT;
    return cp == 0xFF09 || (cp == ')' && after >= 0x80) ? STYLE_CLOSE : 0;
}

static Enumerator bracketed(const char *s, size_t n, size_t i)
{
    size_t next, start = i;
    int number = read_digits(s, n, &i), style = STYLE_BRACKETS;
    if (i == start) {
        number = read_han(s, n, &i);
        style = STYLE_HAN_BRACKETS;
    }
    bool closed = i > start && is_close(peek(s, n, i, &next)) && next < n;
    return closed ? (Enumerator){style, number} : (Enumerator){0};
}

/* 第三条, 第三章 … */
static Enumerator article(const char *s, size_t n, size_t i)
{
    static const uint16_t units[] = {0x6761, 0x689D, 0x7AE0, 0x8282, 0x7BC0,
                                     0x6B3E, 0x9879, 0x9805, 0x6B65}; /* 条條章节節款项項步 */
    size_t start = i, next;
    int number = read_digits(s, n, &i);
    if (i == start)
        number = read_han(s, n, &i);
    uint32_t unit = peek(s, n, i, &next);
    for (size_t k = 0; i > start && k < sizeof units / sizeof *units; k++)
        if (units[k] == unit && next < n)
            return (Enumerator){STYLE_ARTICLE, number};
    return (Enumerator){0};
}

Enumerator enumerator_read(const char *s, size_t n)
{
    size_t i = 0, next, beyond;
    uint32_t cp = peek(s, n, 0, &next);
    while (cp == 0x3000 || cp == 0x2003) { /* an indentation by hand */
        i = next;
        cp = peek(s, n, i, &next);
    }
    if (is_open(cp))
        return bracketed(s, n, next);
    if (cp == 0x7B2C) /* 第 */
        return article(s, n, next);
    if (is_bullet(cp) && next < n)
        return (Enumerator){STYLE_BULLETS + (int)cp, 0};
    if (cp == 0x2014 && peek(s, n, next, &beyond) == 0x2014 && beyond < n)
        return (Enumerator){STYLE_BULLETS + 0x2014, 0};
    if (circled(cp).style && next < n)
        return circled(cp);
    size_t start = i;
    int number = read_digits(s, n, &i), style = i > start ? style_after(s, n, i) : 0;
    if (i == start) {
        number = read_han(s, n, &i);
        style = i > start && style_after(s, n, i) == STYLE_COMMA ? STYLE_HAN : 0;
    }
    return style ? (Enumerator){style, number} : (Enumerator){0};
}

bool enumerator_follows(Enumerator before, Enumerator e)
{
    return enumerator_is_same(before, e) && (e.style >= STYLE_BULLETS || e.number == before.number + 1);
}

bool enumerator_is_same(Enumerator a, Enumerator b)
{
    return a.style && a.style == b.style;
}
