/* What a shell offers in the places of a command line, as the tables of options.h have it. */
#ifndef USAGE_OFFER_H
#define USAGE_OFFER_H

#include "usage/operands.h"
#include "usage/options.h"

typedef enum Offer { OFFER_NOTHING, OFFER_FILES, OFFER_FOLDERS, OFFER_PAPERS, OFFER_DATES, OFFER_WORDS } Offer;
enum { OFFERS = OFFER_WORDS + 1, MOST_PLACES = 8 };

typedef struct Offered {
    Offer offer;
    bool many; /* an operand that goes on so for ever: the last */
    Buf words; /* OFFER_WORDS: separated by blanks; names of numbers (N) are none */
} Offered;

/* The value of an option that has one. */
Offered option_offered(const OptionInfo *o);
/* All that forms have at each place of a command's operands; how many places there are. */
size_t places_offered(const CommandInfo *c, Offered places[MOST_PLACES]);
void offered_free(Offered *offered, size_t n);

#endif
