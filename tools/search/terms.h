/* What the index holds of a folded text, and where. Any string of a text is found by terms that cover it, each at its
 * place, so that a phrase is found where it stands and nowhere else:
 *   pairs of neighbours, but blanks and Tibetan letters (经济, a股, 。他); within words of three letters and more each
 *   three (gdp), and their last two; two Tibetan syllables with their tsheg (བོད་ལྗོངས).
 * Characters and syllables alone are terms too, without places. */
#ifndef SEARCH_TERMS_H
#define SEARCH_TERMS_H

#include <stddef.h>
#include <stdint.h>

enum {
    TERM_SYLLABLE = 16, /* characters of a syllable that count */
    TERM_MOST = 2 * TERM_SYLLABLE + 1,
    TERM_NOWHERE = -1,
};

typedef struct Term {
    const uint32_t *cps;
    size_t n;
    size_t key; /* its shard is that of its first so many characters: a query may know no more */
    int32_t at; /* its place in the text, or TERM_NOWHERE */
} Term;

/* Tells of each term of cps[0..n) in order. The term is borrowed for the call. */
void search_terms(const uint32_t *cps, size_t n, void (*tell)(void *context, const Term *t), void *context);
/* Of a term with places that has these characters: how many of them its shard goes by (Term.key); 0: it has none. */
size_t search_placed_key(const uint32_t *cps, size_t n);
/* The shard of so many that holds what begins with cps[0..key). */
size_t search_shard(const uint32_t *cps, size_t key, size_t shards);

#endif
