/* Labels of list items and marks of notes. */
#include "resolve/internal.h"

#include "base/utf8.h"

enum { MOST_CIRCLED = 50, MOST_HAN = 99 };

Numbering label_numbering(const Article *a, bool chinese, size_t level)
{
    static const Numbering arabic_levels[] = {NUM_DECIMAL, NUM_PAREN, NUM_CIRCLED};
    static const Numbering chinese_levels[] = {NUM_HAN, NUM_HAN_PAREN, NUM_DECIMAL, NUM_PAREN, NUM_CIRCLED};
    static const size_t n_arabic = sizeof arabic_levels / sizeof *arabic_levels;
    static const size_t n_chinese = sizeof chinese_levels / sizeof *chinese_levels;
    if (a->lang == LANG_BO)
        return NUM_TIBETAN;
    if (a->lang == LANG_EN)
        return NUM_DECIMAL;
    if (a->lists == LISTS_LAYOUT ? chinese : a->lists == LISTS_CHINESE)
        return chinese_levels[level < n_chinese ? level : n_chinese - 1];
    return arabic_levels[level < n_arabic ? level : n_arabic - 1];
}

static const char *han_number(Arena *a, int number)
{
    static const char *const han[] = {"", "一", "二", "三", "四", "五", "六", "七", "八", "九"};
    const char *tens = number < 10 ? "" : number < 20 ? "十" : arena_printf(a, "%s十", han[number / 10]);
    return arena_printf(a, "%s%s", tens, han[number % 10]);
}

/* ① … ⑳ ㉑ … ㉟ ㊱ … ㊿ */
static const char *circled(Arena *a, int number)
{
    char s[8] = {0};
    int first = number <= 20 ? 0x2460 : number <= 35 ? 0x3251 - 20 : 0x32B1 - 35;
    utf8_encode((uint32_t)(first + number - 1), s);
    return arena_strdup(a, s);
}

const char *label_of(Arena *a, Numbering n, int number)
{
    bool han = number >= 1 && number <= MOST_HAN;
    switch (n) {
    case NUM_HAN:
        return han ? arena_printf(a, "%s、", han_number(a, number)) : arena_printf(a, "%d、", number);
    case NUM_HAN_PAREN:
        return han ? arena_printf(a, "（%s）", han_number(a, number)) : arena_printf(a, "（%d）", number);
    case NUM_CIRCLED:
        return number >= 1 && number <= MOST_CIRCLED ? circled(a, number) : arena_printf(a, "（%d）", number);
    case NUM_PAREN:
        return arena_printf(a, "（%d）", number);
    case NUM_TIBETAN:
        return lang_digits(a, LANG_BO, arena_printf(a, "%d", number));
    case NUM_DECIMAL:
        break;
    }
    return arena_printf(a, "%d.", number);
}

bool label_is_closed(Numbering n)
{
    return n == NUM_HAN || n == NUM_HAN_PAREN || n == NUM_PAREN;
}

const char *label_of_note(Arena *a, Lang lang, unsigned number)
{
    if (lang == LANG_BO)
        return lang_digits(a, lang, arena_printf(a, "%u", number));
    if (lang == LANG_EN)
        return arena_printf(a, "%u", number);
    return number >= 1 && number <= MOST_CIRCLED ? circled(a, (int)number) : arena_printf(a, "(%u)", number);
}
