#include "text/quotes.h"

enum { DEEPEST = 8, WORDS_OF_A_SENTENCE = 2 };

static bool is_shared(const QuoteChar *c)
{
    return c->cp >= 0x2010 && c->cp <= 0x2027 && c->cls != CC_LATIN_MARK;
}

static bool is_quote(const QuoteChar *c)
{
    return (c->cp == 0x2018 || c->cp == 0x2019 || c->cp == 0x201C || c->cp == 0x201D) && c->cls != CC_LATIN_MARK;
}

/* Chinese and Tibetan end a stretch of Latin; the marks that both have don't. */
static bool ends_stretch(const QuoteChar *c)
{
    if (is_shared(c))
        return false;
    return c->cls == CC_HAN || class_is_tibetan((CharClass)c->cls) || c->cls == CC_IDEOGRAPHIC_SPACE ||
           (c->cls >= CC_OPEN && c->cls <= CC_SOLIDUS);
}

static bool starts_word(const QuoteChar *at, size_t from, size_t i)
{
    return at[i].cls == CC_LATIN && (i == from || (at[i - 1].cls != CC_LATIN && at[i - 1].cls != CC_LATIN_MARK &&
                                                   at[i - 1].cls != CC_COMBINING && at[i - 1].cls != CC_DIGIT));
}

static void set_proportional(QuoteChar *at, size_t from, size_t to)
{
    for (size_t i = from; i < to; i++)
        if (is_quote(&at[i]))
            at[i].cls = CC_LATIN_MARK;
}

static bool opens(const QuoteChar *c)
{
    return is_quote(c) && (c->cp & 1) == 0;
}

/* Pairs the quotes of [from, to): partner[i] > i for one that opens and closes there. */
static void find_partners(const QuoteChar *at, size_t from, size_t to, uint32_t *partner)
{
    const uint32_t none = (uint32_t)from; /* of those that wait, each names the one before it */
    uint32_t waiting[2] = {none, none};   /* ‘ and “ */
    for (size_t i = from; i < to; i++) {
        partner[i] = none;
        if (!is_quote(&at[i]))
            continue;
        uint32_t *top = &waiting[at[i].cp >= 0x201C];
        if (opens(&at[i])) {
            partner[i] = *top;
            *top = (uint32_t)i + 1; /* one more, as none is an index too */
        } else if (*top != none) {
            size_t open = *top - 1;
            *top = partner[open];
            partner[open] = (uint32_t)i;
        }
    }
    for (int k = 0; k < 2; k++)
        for (uint32_t i = waiting[k], next; i != none; i = next) {
            next = partner[i - 1];
            partner[i - 1] = none;
        }
}

static bool pairs(const QuoteChar *at, size_t i, size_t to, const uint32_t *partner)
{
    return opens(&at[i]) && partner[i] > i && partner[i] < to;
}

/* Words of [from, to) that stand outside its quotations. */
static int words_outside(const QuoteChar *at, size_t from, size_t to, const uint32_t *partner)
{
    int words = 0;
    for (size_t i = from; i < to; i++) {
        if (pairs(at, i, to, partner))
            i = partner[i];
        else
            words += starts_word(at, from, i);
    }
    return words;
}

/* The pairs of one stretch of Latin, and those within the Chinese ones among them. */
static void resolve_stretch(QuoteChar *at, size_t from, size_t to, const uint32_t *partner, int depth)
{
    bool sentence = words_outside(at, from, to, partner) >= WORDS_OF_A_SENTENCE;
    for (size_t i = from; i < to; i++) {
        if (!pairs(at, i, to, partner))
            continue;
        size_t end = partner[i];
        if (sentence)
            set_proportional(at, i, end + 1);
        else if (depth < DEEPEST)
            resolve_stretch(at, i + 1, end, partner, depth + 1);
        i = end;
    }
}

/* —— and …… are Chinese wherever they stand. */
static bool is_doubled(const QuoteChar *at, size_t n, size_t i)
{
    bool doubles = at[i].cp == 0x2014 || at[i].cp == 0x2026;
    return doubles && ((i > 0 && at[i - 1].cp == at[i].cp) || (i + 1 < n && at[i + 1].cp == at[i].cp));
}

void quotes_resolve(QuoteChar *at, size_t n, uint32_t *partner)
{
    for (size_t i = 0, end; i < n; i = end) {
        end = i + 1;
        if (ends_stretch(&at[i]))
            continue;
        while (end < n && !ends_stretch(&at[end]))
            end++;
        for (size_t k = i; end - i == n && k < n; k++) /* no Chinese at all */
            if (is_shared(&at[k]) && !is_doubled(at, n, k))
                at[k].cls = CC_LATIN_MARK;
        find_partners(at, i, end, partner);
        resolve_stretch(at, i, end, partner, 0);
    }
}
