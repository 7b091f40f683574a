/* What a shell offers in the places of a command line, as the tables of options.h have it. */
#ifndef USAGE_OFFER_H
#define USAGE_OFFER_H

#include "usage/operands.h"
#include "usage/options.h"

/* What a shell offers in a place. */
typedef enum Offer { OFFER_NOTHING, OFFER_FILES, OFFER_FOLDERS, OFFER_PAPERS, OFFER_DATES, OFFER_WORDS } Offer;
enum { OFFERS = OFFER_WORDS + 1, MOST_PLACES = 8 };

Offer option_offer(const OptionInfo *o);
/* All that forms have at place i of a command's operands: words (those of OFFER_WORDS, separated by blanks), what is
 * offered, and whether it goes on so for ever. false: nothing stands there. */
bool place_offer(const CommandInfo *c, size_t i, Buf *words, Offer *offer, bool *many);
/* The words of a choice, separated by blanks; names of numbers (N) are none. */
void put_choices(Buf *b, const char *choices, size_t n);

#endif
