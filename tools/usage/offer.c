/* What is offered for options and operands. */
#include "usage/offer.h"

#include <string.h>

static Offer option_offer(const OptionInfo *o)
{
    switch (o->kind) {
    case OPT_FILE:
        return OFFER_FILES;
    case OPT_FOLDER:
        return OFFER_FOLDERS;
    case OPT_PAPER:
        return OFFER_PAPERS;
    case OPT_DATE:
    case OPT_TIME:
        return OFFER_DATES;
    case OPT_CHOICE:
    case OPT_EFFORT:
        return OFFER_WORDS;
    case OPT_FLAG:
    case OPT_TEXT:
    case OPT_NUMBER:
        break;
    }
    return OFFER_NOTHING;
}

static void put_choices(Buf *b, const char *choices, size_t n)
{
    const char *choice, *end = choices + n;
    for (size_t length; (length = choice_next(&choices, end, &choice));) {
        if (*choice >= 'A' && *choice <= 'Z')
            continue;
        if (b->len)
            buf_putc(b, ' ');
        buf_put(b, choice, length);
    }
}

static Offer operand_offer(const Operand *o)
{
    static const struct {
        const char *name;
        Offer offer;
    } known[] = {{"ROOT", OFFER_FOLDERS},
                 {"DIR", OFFER_FOLDERS},
                 {"FILE", OFFER_FILES},
                 {"PAPER", OFFER_PAPERS},
                 {"DATE", OFFER_DATES}};
    if (o->literal)
        return OFFER_WORDS;
    for (size_t i = 0; i < sizeof known / sizeof *known; i++)
        if (operand_is(o, known[i].name))
            return known[i].offer;
    return OFFER_NOTHING;
}

Offered option_offered(const OptionInfo *o)
{
    Offered offered = {.offer = option_offer(o)};
    if (offered.offer == OFFER_WORDS)
        put_choices(&offered.words, o->value, strlen(o->value));
    return offered;
}

/* false: nothing stands there. */
static bool place_offered(const CommandInfo *c, size_t i, Offered *offered)
{
    bool any = false;
    *offered = (Offered){.offer = OFFER_NOTHING};
    for (size_t form = 0; form < operand_forms(c->operands); form++) {
        Operand o;
        if (!operand_at(c->operands, form, i, &o))
            continue;
        any = true;
        offered->many |= o.many;
        if (o.literal)
            put_choices(&offered->words, o.name, o.n);
        if (offered->offer == OFFER_NOTHING)
            offered->offer = operand_offer(&o);
    }
    return any;
}

size_t places_offered(const CommandInfo *c, Offered places[MOST_PLACES])
{
    size_t n = 0;
    while (n < MOST_PLACES && !(n && places[n - 1].many) && place_offered(c, n, &places[n]))
        n++;
    return n;
}

void offered_free(Offered *offered, size_t n)
{
    for (size_t i = 0; i < n; i++)
        buf_free(&offered[i].words);
}
