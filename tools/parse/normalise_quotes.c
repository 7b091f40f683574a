/* Straight quotes: " → “ ”, ' → ‘ ’ or an apostrophe. Pairs run through the whole paragraph; quotes typed as “ ” ‘ ’
 * take part in the nesting. */
#include "parse/normalise_cells.h"

#define MAX_DEPTH 16

typedef struct OpenQuote {
    size_t at;
    bool straight;  /* typed straight: a straight quote of the same kind closes it */
    uint32_t typed; /* as written */
    uint32_t close; /* what closes it */
    size_t nested;  /* index + 1 of a “ inside it that was closed, 0: none */
} OpenQuote;

typedef struct Quotes {
    NormText *t;
    OpenQuote open[MAX_DEPTH];
    int depth;
} Quotes;

static void warn(NormText *t, size_t i)
{
    if (t->warned || t->diag == NULL)
        return;
    t->warned = true;
    diag_warning(t->diag, cells_span(t, i, i + 1), DIAG_QUOTE_WITHOUT_PARTNER);
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

/* Closes the innermost quote that cp closes; what was opened inside it and not closed is forgotten. */
static void close_typed(Quotes *q, uint32_t cp)
{
    for (int k = q->depth - 1; k >= 0; k--)
        if (q->open[k].close == cp) {
            for (int in = k + 1; in < q->depth; in++)
                if (q->open[in].straight)
                    warn(q->t, q->open[in].at);
            q->depth = k;
            if (cp == 0x201D && q->open[k].nested)
                warn_nested(q->t, q->open[k].nested - 1);
            if (cp == 0x201D && k > 0 && q->open[k - 1].close == cp)
                q->open[k - 1].nested = q->open[k].at + 1;
            return;
        }
}

static void open_straight(Quotes *q, size_t i)
{
    uint32_t typed = q->t->cells[i].cp;
    bool inner = q->depth > 0 && q->open[q->depth - 1].close == 0x201D;
    bool single = typed == '\'' ? !(q->depth > 0 && q->open[q->depth - 1].close == 0x2019) : inner;
    push(q, (OpenQuote){i, true, typed, single ? 0x2019 : 0x201D, 0});
    cell_set(q->t, i, single ? 0x2018 : 0x201C);
}

/* The innermost open straight quote of this kind, or -1; quotes of the other kind inside it are unclosed. */
static int find_open(const Quotes *q, uint32_t typed)
{
    for (int k = q->depth - 1; k >= 0; k--) {
        if (!q->open[k].straight)
            return -1;
        if (q->open[k].typed == typed)
            return k;
    }
    return -1;
}

static void take_double(Quotes *q, size_t i)
{
    NormText *t = q->t;
    int k = find_open(q, '"');
    bool opener = starts_text(t, i) && !ends_text(t, i);
    bool closer = ends_text(t, i) && !starts_text(t, i);
    if (k >= 0 && !(opener && cell_kind(t, i - 1) != CELL_SPACE && cell_kind(t, i - 1) != CELL_OPEN_QUOTE)) {
        cell_set(t, i, q->open[k].close);
        q->depth = k;
        return;
    }
    if (k < 0 && i > 0 && cell_kind(t, i - 1) == CELL_DIGIT) /* inches */
        return;
    if (k < 0 && closer) {
        warn(t, i);
        cell_set(t, i, 0x201D);
        return;
    }
    if (k >= 0) {
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
    int k = find_open(q, '\'');
    if (k >= 0) {
        cell_set(t, i, q->open[k].close);
        q->depth = k;
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
    if (ends_text(t, i) && !starts_text(t, i)) {
        warn(t, i);
        cell_set(t, i, 0x2019);
        return;
    }
    open_straight(q, i);
}

void normalise_quotes(NormText *t)
{
    Quotes q = {.t = t};
    for (size_t i = 0; i < t->n; i++) {
        const NormCell *c = &t->cells[i];
        if (c->kind == CELL_OPEN_QUOTE)
            push(&q, (OpenQuote){i, false, c->cp, c->cp + 1, 0}); /* “ ” ‘ ’ 「 」 『 』 are neighbours */
        else if (c->kind == CELL_CLOSE_QUOTE)
            close_typed(&q, c->cp);
        else if (c->kind == CELL_STRAIGHT && c->cp == '"')
            take_double(&q, i);
        else if (c->kind == CELL_STRAIGHT)
            take_single(&q, i);
    }
    for (int k = 0; k < q.depth; k++)
        if (q.open[k].straight)
            warn(t, q.open[k].at);
}
