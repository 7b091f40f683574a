/* Straight quotes: " → “ ”, ' → ‘ ’ or an apostrophe; in zh-Hant 「 」 and 『 』. Pairs run through the whole
 * paragraph; quotes typed as “ ” ‘ ’ take part in the nesting. A quotation may go on over paragraphs, each of which
 * begins with its opening mark (GB/T 15834 4.8.3.6). */
#include "normalise/normalise_cells.h"

#include <stdint.h>

#define MAX_DEPTH 16

typedef struct OpenQuote {
    size_t at;
    bool straight;  /* typed straight: a straight quote of the same kind closes it */
    size_t held_to; /* but none before this cell */
    uint32_t typed; /* as written */
    uint32_t close; /* what closes it */
    size_t nested;  /* index + 1 of a “ inside it that was closed, 0: none */
} OpenQuote;

typedef struct Quotes {
    NormText *t;
    OpenQuote open[MAX_DEPTH];
    int depth;
    uint32_t above; /* how the quotation that goes on was typed at last */
} Quotes;

static void report_unpaired(Diag *d, Span place)
{
    if (d)
        diag_warning(d, place, DIAG_QUOTE_WITHOUT_PARTNER);
}

static void warn(NormText *t, size_t i)
{
    if (!t->warned && !t->again)
        report_unpaired(t->diag, cells_span(t, i, i + 1));
    t->warned = true;
}

void normalise_break(Diag *d, NormStory *story)
{
    if (story->open && (story->typed == '"' || story->typed == '\''))
        report_unpaired(d, story->place);
    story->open = 0;
}

/* It is told, not changed: the inner pair may be the mistake, or the outer one. */
static void warn_nested(NormText *t, size_t i)
{
    if (t->diag)
        diag_warning(t->diag, cells_span(t, i, i + 1), DIAG_QUOTE_WITHIN_QUOTE);
}

static bool starts_text(const NormText *t, size_t i)
{
    CellKind k = i == 0 ? CELL_NONE : cell_kind(t, i - 1);
    uint32_t cp = i == 0 ? 0 : t->cells[i - 1].cp;
    return k == CELL_NONE || k == CELL_SPACE || k == CELL_OPEN_QUOTE || cp == 0xFF1A || cp == 0xFF08 || cp == '(' ||
           cp == ':' || cp == 0x300A;
}

static bool ends_text(const NormText *t, size_t i)
{
    CellKind k = cell_kind(t, i + 1);
    uint32_t cp = i + 1 < t->n ? t->cells[i + 1].cp : 0;
    bool opens = cp == '(' || cp == 0xFF08 || cp == 0x300A || cp == 0x3008 || cp == 0x3010;
    return k == CELL_NONE || k == CELL_SPACE || k == CELL_CLOSE_QUOTE || ((k == CELL_FULL || k == CELL_MARK) && !opens);
}

static bool is_letter_at(const NormText *t, size_t i)
{
    return cell_kind(t, i) == CELL_LATIN || cell_kind(t, i) == CELL_DIGIT;
}

static void push(Quotes *q, OpenQuote o)
{
    if (q->depth < MAX_DEPTH)
        q->open[q->depth++] = o;
}

/* Takes the innermost open quotes from k on off the stack: k has found its closing mark in cell i. */
static void close_to(Quotes *q, int k, size_t i)
{
    if (q->open[k].at == SIZE_MAX && q->t->diag && !q->t->again)
        diag_warning(q->t->diag, cells_span(q->t, i, i + 1), DIAG_QUOTE_OVER_PARAGRAPHS);
    q->depth = k;
}

/* Closes the innermost quote that cp closes; what was opened inside it and not closed is forgotten. */
static void close_typed(Quotes *q, size_t i)
{
    uint32_t cp = q->t->cells[i].cp;
    for (int k = q->depth - 1; k >= 0; k--)
        if (q->open[k].close == cp) {
            for (int in = k + 1; in < q->depth; in++)
                if (q->open[in].straight && q->open[in].at < q->t->n)
                    warn(q->t, q->open[in].at);
            close_to(q, k, i);
            if (cp == 0x201D && q->open[k].nested)
                warn_nested(q->t, q->open[k].nested - 1);
            if (cp == 0x201D && k > 0 && q->open[k - 1].close == cp)
                q->open[k - 1].nested = q->open[k].at + 1;
            return;
        }
}

/* The mark that opens what was typed straight at i, by what it stands in. */
static uint32_t opening_mark(const Quotes *q, size_t i)
{
    const NormText *t = q->t;
    uint32_t typed = t->cells[i].cp, around = q->depth > 0 ? q->open[q->depth - 1].close : 0;
    bool corners = t->lang == LANG_ZH_HANT && t->chinese && !t->cells[i].foreign;
    if (corners && around != 0x201D && around != 0x2019)
        return around == 0x300D ? 0x300E : 0x300C;
    bool single = typed == '\'' ? around != 0x2019 : around == 0x201D;
    return single ? 0x2018 : 0x201C;
}

static void open_straight(Quotes *q, size_t i)
{
    uint32_t typed = q->t->cells[i].cp, mark = opening_mark(q, i);
    push(q, (OpenQuote){.at = i, .straight = true, .typed = typed, .close = mark + 1});
    cell_set(q->t, i, mark);
}

/* The innermost open straight quote of this kind, or -1; quotes of the other kind inside it are unclosed. */
static int find_open(const Quotes *q, size_t i)
{
    uint32_t typed = q->t->cells[i].cp;
    for (int k = q->depth - 1; k >= 0; k--) {
        if (!q->open[k].straight || i < q->open[k].held_to)
            return -1;
        if (q->open[k].typed == typed)
            return k;
    }
    return -1;
}

static bool is_inches(const NormText *t, size_t i)
{
    return t->cells[i].cp == '"' && i > 0 && cell_kind(t, i - 1) == CELL_DIGIT;
}

/* (") and “'”, and one set off by spaces: the mark itself is spoken of. */
static bool is_mentioned(const NormText *t, size_t i)
{
    uint32_t before = i ? cell_at(t, i - 1) : 0, after = cell_at(t, i + 1);
    bool brackets = (before == '(' || before == 0xFF08) && (after == ')' || after == 0xFF09);
    bool quotes = (before == 0x201C && after == 0x201D) || (before == 0x300C && after == 0x300D);
    return brackets || quotes || (before == ' ' && after == ' ');
}

/* "?" and '.': the quotation of a mark, which begins here. */
static bool is_around_mark(const NormText *t, size_t i)
{
    CellKind next = cell_kind(t, i + 1);
    return (next == CELL_MARK || next == CELL_FULL) && cell_at(t, i + 2) == t->cells[i].cp;
}

static bool is_double(uint32_t close)
{
    return close == 0x201D || close == 0x300D;
}

static void take_double(Quotes *q, size_t i)
{
    NormText *t = q->t;
    int k = find_open(q, i);
    if (k >= 0 && q->open[k].at == SIZE_MAX && is_inches(t, i)) /* which of the two it is cannot be told */
        return;
    bool opener = starts_text(t, i) && !ends_text(t, i);
    bool closer = ends_text(t, i) && !starts_text(t, i);
    closer &= !is_around_mark(t, i);
    if (k >= 0 && !(opener && cell_kind(t, i - 1) != CELL_SPACE && cell_kind(t, i - 1) != CELL_OPEN_QUOTE)) {
        cell_set(t, i, q->open[k].close);
        close_to(q, k, i);
        return;
    }
    if (k < 0 && is_inches(t, i))
        return;
    if (k < 0 && closer && q->depth > 0 && is_double(q->open[q->depth - 1].close)) { /* “…" */
        cell_set(t, i, q->open[q->depth - 1].close);
        close_to(q, q->depth - 1, i);
        return;
    }
    if (k < 0 && closer) {
        warn(t, i);
        cell_set(t, i, opening_mark(q, i) + 1);
        return;
    }
    if (k >= 0) {
        if (q->open[k].at < t->n)
            warn(t, q->open[k].at);
        q->depth = k;
    }
    open_straight(q, i);
}

static void take_single(Quotes *q, size_t i)
{
    NormText *t = q->t;
    bool letter_before = i > 0 && is_letter_at(t, i - 1);
    if (letter_before && is_letter_at(t, i + 1)) {
        if (t->cells[i - 1].kind == CELL_LATIN)
            cell_set(t, i, 0x2019);
        return;
    }
    bool elided = i + 2 < t->n && (t->cells[i + 1].cp | 0x20) == 'n' && t->cells[i + 2].cp == '\'';
    if (elided && starts_text(t, i)) { /* rock ’n’ roll */
        cell_set(t, i, 0x2019);
        return;
    }
    int k = find_open(q, i);
    if (k >= 0) {
        cell_set(t, i, q->open[k].close);
        close_to(q, k, i);
        return;
    }
    if (letter_before) { /* students’, or feet after a digit */
        if (t->cells[i - 1].kind == CELL_LATIN)
            cell_set(t, i, 0x2019);
        return;
    }
    if (cell_kind(t, i + 1) == CELL_DIGIT && starts_text(t, i)) { /* ’90s */
        cell_set(t, i, 0x2019);
        return;
    }
    if (ends_text(t, i) && !starts_text(t, i) && !is_around_mark(t, i)) {
        warn(t, i);
        cell_set(t, i, 0x2019);
        return;
    }
    open_straight(q, i);
}

/* ---- quotations that go on ---- */

/* Straight marks as `typed` from i on; *first, *last: the outermost of them. */
static size_t count_straight(const NormText *t, size_t i, uint32_t typed, size_t *first, size_t *last)
{
    size_t n = 0;
    for (; i < t->n; i++)
        if (t->cells[i].kind == CELL_STRAIGHT && t->cells[i].cp == typed && !is_inches(t, i)) {
            *first = n++ ? *first : i;
            *last = i;
        }
    return n;
}

/* From which cell on a straight mark may close the quotation from above, when n more of them stand in the paragraph: at
 * once after a stop; or with the paragraph's last character; an even number are pairs within it. */
static size_t closes_from(const NormText *t, size_t n, size_t first, size_t last)
{
    if (n == 0 || (first > 0 && t->cells[first - 1].kind == CELL_FULL) || cell_kind(t, first - 1) == CELL_MARK)
        return 0;
    return n % 2 == 0 ? t->n : last == cells_skip_back(t, t->n) - 1 ? last : 0;
}

/* Puts the quotation that the paragraph above left open on the stack. Returns where to go on. */
static size_t carry(Quotes *q)
{
    NormText *t = q->t;
    const NormStory *s = t->before;
    size_t start = cells_skip(t, 0), first = 0, last = 0;
    if (!s->open || start >= t->n)
        return 0;
    uint32_t typed = s->typed == '\'' ? '\'' : '"';
    const NormCell *c = &t->cells[start];
    bool again = (c->kind == CELL_STRAIGHT && c->cp == typed) || c->cp == s->open;
    size_t n = count_straight(t, again ? start + 1 : 0, typed, &first, &last);
    if (!again && n > 0 && n % 2 == 0) { /* complete by itself: the one above was a slip */
        if (!t->again)
            normalise_break(t->diag, &t->after);
        return 0;
    }
    OpenQuote o = {.at = again ? start : SIZE_MAX, .straight = true, .typed = typed, .close = s->open + 1};
    o.held_to = closes_from(t, n, first, last);
    push(q, o);
    q->above = again && c->kind == CELL_STRAIGHT ? typed : s->typed;
    if (again && c->cp != s->open)
        cell_set(t, start, s->open);
    return again ? start + 1 : 0;
}

/* The outermost quotation left open may go on in the next paragraph; those within it have no partner. */
static void leave_open(Quotes *q)
{
    NormText *t = q->t;
    for (int k = 1; k < q->depth; k++)
        if (q->open[k].straight)
            warn(t, q->open[k].at);
    if (t->again || (q->depth > 0 && q->open[0].at == SIZE_MAX)) /* SIZE_MAX: the one from above, open still */
        return;
    t->after.open = q->depth > 0 ? q->open[0].close - 1 : 0;
    if (q->depth > 0) {
        t->after.typed = q->above && q->open[0].close == t->before->open + 1 ? q->above : q->open[0].typed;
        t->after.place = cells_span(t, q->open[0].at, q->open[0].at + 1);
    }
}

void normalise_quotes(NormText *t)
{
    Quotes q = {.t = t};
    for (size_t i = carry(&q); i < t->n; i++) {
        const NormCell *c = &t->cells[i];
        if (c->kind == CELL_OPEN_QUOTE)
            push(&q, (OpenQuote){.at = i, .typed = c->cp, .close = c->cp + 1}); /* “ ” ‘ ’ 「 」 『 』 are neighbours */
        else if (c->kind == CELL_CLOSE_QUOTE)
            close_typed(&q, i);
        else if (c->kind == CELL_STRAIGHT && is_mentioned(t, i))
            continue;
        else if (c->kind == CELL_STRAIGHT && c->cp == '"')
            take_double(&q, i);
        else if (c->kind == CELL_STRAIGHT)
            take_single(&q, i);
    }
    leave_open(&q);
}
