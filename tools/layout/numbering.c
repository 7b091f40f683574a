#include "layout/numbering.h"

#include "base/utf8.h"

enum { MOST_CIRCLED = 50, MOST_HAN = 99 };

static const Numbering arabic[] = {NUM_DECIMAL, NUM_PAREN, NUM_CIRCLED};
static const Numbering chinese[] = {NUM_HAN, NUM_HAN_PAREN, NUM_DECIMAL, NUM_PAREN, NUM_CIRCLED};

static void resolve(Block *blocks, size_t n, const Numbering *levels, size_t n_levels, size_t level)
{
    for (size_t i = 0; i < n; i++) {
        Block *b = &blocks[i];
        bool ordered = b->kind == BLK_LIST && b->ordered;
        if (ordered)
            b->numbering = levels[level < n_levels ? level : n_levels - 1];
        if (b->kind == BLK_LIST || b->kind == BLK_ITEM || b->kind == BLK_QUOTE)
            resolve(b->children, b->n_children, levels, n_levels, level + ordered);
    }
}

void numbering_resolve(Article *a, const Layout *l)
{
    static const Numbering tibetan[] = {NUM_TIBETAN};
    bool han = a->lists == LISTS_LAYOUT ? l->lists_chinese : a->lists == LISTS_CHINESE;
    const Numbering *levels = a->lang == LANG_BO ? tibetan : han ? chinese : arabic;
    size_t n = a->lang == LANG_BO ? 1 : han ? sizeof chinese / sizeof *chinese : sizeof arabic / sizeof *arabic;
    resolve(a->blocks, a->n_blocks, levels, n, 0);
    for (size_t i = 0; i < a->n_notes; i++)
        resolve(a->notes[i].blocks, a->notes[i].n_blocks, levels, n, 0);
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

const char *numbering_label(Arena *a, Numbering n, int number)
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

bool numbering_is_closed(Numbering n)
{
    return n == NUM_HAN || n == NUM_HAN_PAREN || n == NUM_PAREN;
}
