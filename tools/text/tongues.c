/* Languages of atoms (text/tongues.h). */
#include "text/tongues.h"

static Lang lang_of(const Para *p, const Atom *a)
{
    return p->pieces[a->piece].style.lang;
}

/* Is it in a text that goes on? Notes' marks and 〓 stand beside the text. */
static bool is_text(const Para *p, const Atom *a)
{
    return !(p->pieces[a->piece].style.marks & (MARK_CODE | MARK_VERBATIM)) && a->cls != CC_NOTE &&
           a->text + a->bytes <= p->n_text;
}

/* Atoms [from, to) are one text in one language. */
static void find_in(Para *p, size_t from, size_t to)
{
    const Lang own = lang_of(p, &p->atoms[from]);
    const uint32_t end = p->atoms[to - 1].text + p->atoms[to - 1].bytes;
    size_t k = from;
    for (uint32_t at = p->atoms[from].text, next; at < end; at = next) {
        Tongue tongue;
        next = at + (uint32_t)tongue_stretch(own, p->text + at, end - at, &tongue);
        if (!tongue)
            continue;
        while (p->atoms[k].text < at)
            k++;
        for (; k < to && p->atoms[k].text < next; k++)
            p->atoms[k].tongue = tongue;
    }
}

void tongues_find(Para *p)
{
    for (size_t from = 0, to; from < p->n_atoms; from = to) {
        const Atom *a = &p->atoms[from];
        to = from + 1;
        if (!is_text(p, a))
            continue;
        for (; to < p->n_atoms; to++) {
            const Atom *next = &p->atoms[to];
            if (!is_text(p, next) || next->text != next[-1].text + next[-1].bytes || lang_of(p, next) != lang_of(p, a))
                break;
        }
        find_in(p, from, to);
    }
}
