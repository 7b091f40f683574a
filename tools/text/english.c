/* English phrases (text/english.h). */
#include "text/english.h"

static bool is_ascii_letter(uint32_t cp)
{
    return (cp | 0x20) >= 'a' && (cp | 0x20) <= 'z';
}

static bool is_quote(uint32_t cp)
{
    return cp == 0x2018 || cp == 0x2019 || cp == 0x201C || cp == 0x201D;
}

/* May it stand in a phrase? */
static bool is_english(const Para *p, const Atom *a)
{
    if (p->pieces[a->piece].style.marks & (MARK_CODE | MARK_VERBATIM))
        return false;
    return a->cls == CC_SPACE || (a->cp < 0x80 && class_is_latin((CharClass)a->cls)) ||
           (is_quote(a->cp) && a->cls == CC_LATIN_MARK);
}

/* Of atoms [from, to): what parts words are spaces, so that an address is one. */
static bool is_phrase(const Para *p, size_t from, size_t to)
{
    size_t words = 0;
    bool in_word = false, small = false;
    for (size_t i = from; i < to; i++) {
        const Atom *a = &p->atoms[i];
        if (a->cls == CC_SPACE)
            in_word = false;
        else if (is_ascii_letter(a->cp) && !in_word) {
            in_word = true;
            words++;
        }
        small |= a->cp >= 'a' && a->cp <= 'z';
    }
    return words > 1 && small;
}

static bool is_edge(const Atom *a)
{
    return a->cls == CC_LATIN || a->cls == CC_DIGIT;
}

static bool is_letter(const Atom *a)
{
    return a->cls == CC_LATIN;
}

/* A word with a letter that English hasn't is none of its words, from its first letter to its last: *to is put at its
 * beginning. Where what follows begins. */
static size_t leave_word(const Para *p, size_t from, size_t *to)
{
    size_t after = *to;
    if (after == p->n_atoms || !is_letter(&p->atoms[after]))
        return after + 1;
    while (after < p->n_atoms && is_letter(&p->atoms[after]))
        after++;
    while (*to > from && is_letter(&p->atoms[*to - 1]))
        --*to;
    return after;
}

void english_find(Para *p)
{
    for (size_t i = 0, to, next; i < p->n_atoms; i = next) {
        for (to = i; to < p->n_atoms && is_english(p, &p->atoms[to]);)
            to++;
        next = leave_word(p, i, &to);
        if (!is_phrase(p, i, to))
            continue;
        size_t first = i, end = to;
        while (!is_edge(&p->atoms[first]))
            first++;
        while (p->atoms[end - 1].cls == CC_SPACE)
            end--;
        for (size_t k = first; k < end; k++)
            p->atoms[k].english = true;
    }
}
