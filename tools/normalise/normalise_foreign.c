/* Wholly Latin sentences within Chinese text, and titles, quotations and link texts without Han: their marks are their
 * own. A stretch is what stands between the ends of sentences at one level of quotes, brackets and links. */
#include "normalise/normalise_cells.h"

enum { MAX_DEPTH = 32 };

typedef struct Stretch {
    size_t from;
    size_t words, small; /* Latin words; those that begin with a small letter */
    bool han, inner_han; /* Han of its own; within brackets or quotes in it */
    bool colon;          /* it begins after one that has Han before it, not after a sentence's end */
} Stretch;

typedef struct Finder {
    NormText *t;
    Stretch open[MAX_DEPTH];
    size_t closers[MAX_DEPTH]; /* what ends the level */
    bool han[MAX_DEPTH];       /* so far in the level */
    size_t depth;
} Finder;

/* Does the stretch at the top of the stack, up to `to`, count as Latin? A title or quotation of one word does, a
 * sentence of one word (OK!) does not; after a colon it must read like a sentence, not like a list of names. */
static bool is_foreign(const Finder *f, const Stretch *s)
{
    if (s->han || s->words == 0)
        return false;
    if (s->colon)
        return s->words >= 3 && s->small > 0;
    if (s->inner_han) /* Tom Hanks(汤姆·汉克斯), Meg Ryan(…) */
        return s->small >= 2;
    return f->depth > 0 || s->words >= 2;
}

static void end_stretch(Finder *f, size_t to, bool colon)
{
    if (f->depth >= MAX_DEPTH)
        return;
    Stretch *s = &f->open[f->depth];
    if (is_foreign(f, s))
        for (size_t k = s->from; k < to; k++)
            f->t->cells[k].foreign |= f->t->cells[k].level == f->depth && !f->t->cells[k].verbatim;
    *s = (Stretch){.from = to, .colon = colon};
}

static void push(Finder *f, size_t from, size_t closer)
{
    if (++f->depth < MAX_DEPTH) {
        f->open[f->depth] = (Stretch){.from = from};
        f->closers[f->depth] = closer;
        f->han[f->depth] = false;
    }
}

static void pop(Finder *f, size_t to)
{
    end_stretch(f, to, false);
    f->depth--;
    if (f->depth + 1 < MAX_DEPTH && f->han[f->depth + 1])
        f->open[f->depth].inner_han = f->han[f->depth] = true;
}

/* Marks of a pair share a number: the closing one of what opens with cp, or 0. */
static size_t closer_of(uint32_t cp)
{
    switch (cp) {
    case '(':
    case 0xFF08:
        return ')';
    case 0x2018:
    case 0x201C:
    case 0x3008:
    case 0x300A:
    case 0x300C:
    case 0x300E:
        return cp + 1;
    default:
        return 0;
    }
}

static bool closes(const Finder *f, uint32_t cp)
{
    size_t as = cp == 0xFF09 ? ')' : cp;
    return f->depth > 0 && f->depth < MAX_DEPTH && f->closers[f->depth] == as;
}

/* Does a sentence end with cell i? */
static bool ends_sentence(const NormText *t, size_t i)
{
    const NormCell *c = &t->cells[i];
    if (c->cp == 0x3002 || c->cp == 0xFF01 || c->cp == 0xFF1F || c->cp == 0xFF1B || c->cp == '\n')
        return true;
    if (c->kind != CELL_MARK)
        return false;
    CellKind next = cell_kind(t, i + 1);
    if (c->cp == '?' || c->cp == '!')
        return next != CELL_LATIN && next != CELL_DIGIT && next != CELL_MARK;
    return c->cp == '.' && (next == CELL_SPACE || next == CELL_HAN);
}

static void count(Finder *f, size_t i)
{
    const NormText *t = f->t;
    const NormCell *c = &t->cells[i];
    Stretch *s = &f->open[f->depth];
    s->han |= c->kind == CELL_HAN;
    f->han[f->depth] |= c->kind == CELL_HAN;
    if (char_is_western_letter(c->cp) && !c->verbatim && (i == 0 || !char_is_western_letter(t->cells[i - 1].cp))) {
        bool apostrophe = i > 0 && (t->cells[i - 1].cp == '\'' || t->cells[i - 1].cp == 0x2019);
        s->words += !apostrophe;
        s->small += !apostrophe && c->cp >= 'a';
    }
}

static void step(Finder *f, size_t i, bool *straight)
{
    NormText *t = f->t;
    NormCell *c = &t->cells[i];
    c->level = (uint8_t)(f->depth < MAX_DEPTH ? f->depth : MAX_DEPTH);
    if (c->verbatim)
        return;
    if (c->kind == CELL_STRAIGHT && c->cp == '"') { /* in pairs: which opens, the quotes' pass says */
        bool close = *straight && closes(f, '"');
        if (close)
            pop(f, i);
        else
            push(f, i + 1, '"');
        *straight = !close;
    } else if (c->kind != CELL_LATIN && closes(f, c->cp)) {
        pop(f, i);
        c->level = (uint8_t)f->depth;
    } else if (closer_of(c->cp)) {
        push(f, i + 1, closer_of(c->cp));
    } else if (f->depth < MAX_DEPTH) {
        count(f, i);
        if (ends_sentence(t, i))
            end_stretch(f, i + 1, false);
        else if (c->cp == 0xFF1A || (c->cp == ':' && c->kind == CELL_MARK))
            end_stretch(f, i + 1, f->han[f->depth]);
    }
}

/* A link's text is a level of its own; a bracket within it that is not closed there doesn't reach out. */
static void link_edge(Finder *f, size_t i, const char **href, size_t *outside)
{
    const char *now = i < f->t->n ? f->t->pieces[f->t->cells[i].piece].href : NULL;
    if (now == *href)
        return;
    if (*href)
        while (f->depth > *outside)
            pop(f, i);
    if (now) {
        *outside = f->depth;
        push(f, i, SIZE_MAX);
    }
    *href = now;
}

void normalise_find_foreign(NormText *t)
{
    Finder f = {.t = t};
    const char *href = NULL;
    size_t outside = 0;
    bool straight = false;
    for (size_t i = 0; i < t->n; i++)
        t->cells[i].foreign = false;
    for (size_t i = 0; i < t->n; i++) {
        link_edge(&f, i, &href, &outside);
        step(&f, i, &straight);
    }
    link_edge(&f, t->n, &href, &outside);
    for (;;) { /* what is not closed ends here */
        end_stretch(&f, t->n, false);
        if (f.depth == 0)
            break;
        f.depth--;
    }
}
