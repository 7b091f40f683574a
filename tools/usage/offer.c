/* What is offered for options and operands. */
#include "usage/offer.h"

Offer option_offer(const OptionInfo *o)
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

void put_choices(Buf *b, const char *choices, size_t n)
{
    const char *choice, *end = choices + n;
    while (choices < end) {
        size_t length = choice_next(&choices, &choice);
        if (length > (size_t)(end - choice))
            length = (size_t)(end - choice);
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

bool place_offer(const CommandInfo *c, size_t i, Buf *words, Offer *offer, bool *many)
{
    bool any = false;
    *offer = OFFER_NOTHING;
    *many = false;
    for (size_t form = 0; form < operand_forms(c->operands); form++) {
        Operand o;
        if (!operand_at(c->operands, form, i, &o))
            continue;
        any = true;
        *many |= o.many;
        if (o.literal)
            put_choices(words, o.name, o.n);
        if (*offer == OFFER_NOTHING)
            *offer = operand_offer(&o);
    }
    return any;
}
