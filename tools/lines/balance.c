#include "lines/balance.h"

#include "base/utf8.h"

#include "text/gaps.h"
#include "text/shape.h"
#include "text/words.h"
#include <string.h>

enum { MOST_LINES = 8 };

/* Costs in the units of a line's badness: (deviation from the even width in thousandths)² / 1000, so that a line a
 * tenth too short costs 10, a line half empty 250. */
enum {
    BETWEEN_WORDS = 15,
    AWKWARD = 60,
    IN_BRACKETS = 300,
    NOT_AFTER_MARK = 250,
    INSIDE_WORD = 600,
    NOT_A_SPACE = 100000
};

typedef struct Stop {
    uint32_t end, start; /* the line before ends with atom end-1, the next starts with atom start */
    int64_t cost;
    bool space, after_mark, inside;
} Stop;

typedef struct Cell {
    int64_t cost; /* -1: can't be reached */
    uint32_t from;
} Cell;

typedef struct Balance {
    const Para *p;
    int depth; /* of brackets and quotes, while stops are found */
    Stop *stops;
    size_t n;
    Len *sum; /* of boxes and gaps before each atom */
} Balance;

static bool is_space(const Atom *a)
{
    return a->cls == CC_SPACE || a->cls == CC_IDEOGRAPHIC_SPACE;
}

/* set: of characters that are three bytes each. */
static bool is_one_of(uint32_t cp, const char *set)
{
    char s[5] = {0};
    if (utf8_encode(cp, s) != 3)
        return false;
    while (*set && (set[1] != s[1] || set[2] != s[2] || set[0] != s[0]))
        set += 3;
    return *set;
}

/* A line should not start with a word of one character that leans on what stands before it, nor end with one that
 * leads to what follows. */
static bool is_awkward(const Para *p, const uint8_t *words, uint32_t end, uint32_t start)
{
    static const char leaning[] = "的了着过吗呢吧啊们地得里上下中内外前后级版次年月日号个时之";
    static const char leading[] = "和与及或在把被从向对为以于不也都就再又先才更最第这那每各一将";
    const Atom *before = &p->atoms[end - 1], *after = &p->atoms[start];
    bool one_after = after->cls == CC_HAN && words[start];
    bool one_before = before->cls == CC_HAN && words[end - 1] && (end < 2 || words[end - 2]);
    bool leans = one_after && is_one_of(after->cp, leaning), leads = one_before && is_one_of(before->cp, leading);
    /* two words of one character each are often one that the dictionary lacks */
    bool doubtful = one_after && one_before && !is_one_of(before->cp, leaning) && !is_one_of(after->cp, leading);
    return leans || leads || doubtful;
}

/* Word boundaries by atom: 1 when a word ends after it. */
static uint8_t *word_ends(TextContext *t, const Para *p)
{
    uint32_t *cps = ARENA_ARRAY(t->scratch, uint32_t, p->n_atoms + 1);
    uint8_t *out = ARENA_ARRAY(t->scratch, uint8_t, p->n_atoms + 1);
    for (size_t i = 0; i < p->n_atoms; i++)
        cps[i] = p->atoms[i].cp;
    if (!t->words)
        t->words = word_breaker_new();
    words_find(t->words, cps, p->n_atoms, out);
    return out;
}

/* Is the gap of spaces [from, to) one that the author meant as a phrase's end, not the space around Latin words? */
static bool is_phrase_end(const Para *p, uint32_t from, uint32_t to)
{
    if (p->atoms[from].cls == CC_IDEOGRAPHIC_SPACE)
        return true;
    const Atom *before = &p->atoms[from - 1], *after = &p->atoms[to];
    return !class_is_latin((CharClass)before->cls) && !class_is_latin((CharClass)after->cls) &&
           class_is_tibetan((CharClass)before->cls) == class_is_tibetan((CharClass)after->cls) &&
           !class_is_tibetan((CharClass)before->cls);
}

static void add_stop(Balance *b, const uint8_t *words, uint32_t i)
{
    const Para *p = b->p;
    Stop s = {.end = i + 1, .start = i + 1};
    while (s.end > 0 && is_space(&p->atoms[s.end - 1]))
        s.end--;
    while (s.start < p->n_atoms && is_space(&p->atoms[s.start]))
        s.start++;
    if (s.end == 0 || s.start >= p->n_atoms || s.end <= b->stops[b->n - 1].start)
        return;
    const Atom *before = &p->atoms[s.end - 1], *after = &p->atoms[s.start];
    s.space = s.end < s.start && is_phrase_end(p, s.end, s.start);
    bool han = before->cls == CC_HAN && after->cls == CC_HAN && s.end == s.start;
    s.inside = p->atoms[i].brk == BREAK_POOR || (han && !words[s.end - 1]);
    s.after_mark = class_is_mark((CharClass)before->cls) || before->cls == CC_SHAD;
    s.cost = s.inside ? INSIDE_WORD : s.space || s.after_mark ? 0 : BETWEEN_WORDS;
    if (!s.space && b->depth > 0)
        s.cost += IN_BRACKETS;
    if (!s.space && !s.inside && is_awkward(p, words, s.end, s.start))
        s.cost += AWKWARD;
    b->stops[b->n++] = s;
}

static void find_stops(Balance *b, TextContext *t)
{
    const Para *p = b->p;
    uint8_t *words = word_ends(t, p);
    b->stops = ARENA_ARRAY(t->scratch, Stop, p->n_atoms + 2);
    b->stops[b->n++] = (Stop){0};
    for (uint32_t i = 0; i + 1 < p->n_atoms; i++) {
        b->depth += p->atoms[i].cls == CC_OPEN;
        b->depth -= p->atoms[i].cls == CC_CLOSE && b->depth > 0;
        if (p->atoms[i].brk != BREAK_NO && p->atoms[i].brk != BREAK_SPARE)
            add_stop(b, words, i);
    }
    uint32_t end = (uint32_t)p->n_atoms;
    while (end > 1 && is_space(&p->atoms[end - 1]))
        end--;
    b->stops[b->n++] = (Stop){.end = end, .start = end};
    bool spaces = false, marks = false;
    for (size_t i = 0; i < b->n; i++) {
        spaces |= b->stops[i].space;
        marks |= b->stops[i].after_mark;
    }
    for (size_t i = 1; i + 1 < b->n; i++) {
        b->stops[i].cost += spaces && !b->stops[i].space ? NOT_A_SPACE : 0;
        b->stops[i].cost += marks && !b->stops[i].space && !b->stops[i].after_mark ? NOT_AFTER_MARK : 0;
    }
}

static Len width_of(const Balance *b, const Stop *from, const Stop *to)
{
    if (to->end <= from->start)
        return 0;
    return b->sum[to->end] - b->sum[from->start] - b->p->atoms[to->end - 1].gap - gap_trim_start(b->p, from->start) -
           gap_trim_end(b->p, to->end - 1);
}

static int64_t line_cost(Len width, Len even)
{
    int64_t off = ((int64_t)width - even) * 1000 / (even > 0 ? even : 1);
    return off * off / 1000;
}

/* The best way to a stop in k lines, of at most so many. */
static Cell *cell(Cell *cells, int lines, size_t stop, int k)
{
    return &cells[stop * (size_t)(lines + 1) + (size_t)k];
}

/* Can the stop be had in one of [first, end) lines? */
static bool is_reached(Cell *cells, int lines, size_t stop, int first, int end)
{
    for (int k = first; k < end; k++)
        if (cell(cells, lines, stop, k)->cost >= 0)
            return true;
    return false;
}

static void relax(const Balance *b, Cell *cells, size_t to, int lines, Len even, Len most, bool at_spaces)
{
    const Stop *s = &b->stops[to];
    const bool end = to + 1 == b->n;
    const int first = end ? lines - 1 : 0,
              last = end ? lines : lines - 1; /* the last line ends the text, no other does */
    if ((at_spaces && !end && !s->space) || first == last)
        return;
    for (size_t from = to; from-- > 0;) {
        Len w = width_of(b, &b->stops[from], s);
        if (w > most)
            break;
        if (!is_reached(cells, lines, from, first, last))
            continue;
        int64_t cost = line_cost(w, even) + s->cost;
        for (int k = first; k < last; k++) {
            int64_t before = cell(cells, lines, from, k)->cost;
            Cell *c = cell(cells, lines, to, k + 1);
            if (before >= 0 && (c->cost < 0 || before + cost < c->cost))
                *c = (Cell){before + cost, (uint32_t)from};
        }
    }
}

/* All of it in one line, but for spaces at its end. false: it is wider than most. */
static bool in_one_line(Arena *a, const Balance *b, Len most, BalancedLines *out)
{
    const Para *p = b->p;
    uint32_t end = (uint32_t)p->n_atoms;
    while (end > 1 && is_space(&p->atoms[end - 1]))
        end--;
    const Len width = width_of(b, &(Stop){0}, &(Stop){.end = end, .start = end});
    if (width > most)
        return false;
    *out =
        (BalancedLines){.lines = ARENA_NEW(a, BrokenLine), .n = 1, .widest = width > 0 ? width : 0, .at_spaces = true};
    out->lines[0] = (BrokenLine){.to = end, .last = true, .brk = BREAK_ALLOWED, .slack = out->widest - width};
    return true;
}

static void collect(const Balance *b, Arena *a, Cell *cells, int lines, BalancedLines *out)
{
    size_t to = b->n - 1;
    out->n = (size_t)lines;
    out->lines = ARENA_ARRAY(a, BrokenLine, lines);
    out->cost = cell(cells, lines, to, lines)->cost;
    out->widest = 0;
    out->at_spaces = true;
    out->splits_word = false;
    for (int k = lines; k-- > 0;) {
        uint32_t from = cell(cells, lines, to, k + 1)->from;
        const Stop *x = &b->stops[from], *y = &b->stops[to];
        Len w = width_of(b, x, y);
        out->lines[k] = (BrokenLine){.from = x->start, .to = y->end, .last = true, .brk = BREAK_ALLOWED, .slack = -w};
        out->widest = w > out->widest ? w : out->widest;
        out->at_spaces = out->at_spaces && (k + 1 == lines || y->space);
        out->splits_word = out->splits_word || y->inside;
        to = from;
    }
    for (size_t i = 0; i < out->n; i++)
        out->lines[i].slack += out->widest;
}

bool para_balance(TextContext *t, Arena *a, const Para *p, int lines, Len most, bool at_spaces, BalancedLines *out)
{
    if (!p->n_atoms || lines < 1 || lines > MOST_LINES)
        return false;
    arena_reset(t->scratch);
    Balance b = {.p = p};
    b.sum = ARENA_ARRAY(t->scratch, Len, p->n_atoms + 1);
    for (size_t i = 0; i < p->n_atoms; i++)
        b.sum[i + 1] = b.sum[i] + p->atoms[i].box + p->atoms[i].gap;
    if (lines == 1)
        return in_one_line(a, &b, most, out);
    find_stops(&b, t);
    const size_t n_cells = b.n * (size_t)(lines + 1);
    Cell *cells = ARENA_ARRAY(t->scratch, Cell, n_cells);
    for (size_t i = 0; i < n_cells; i++)
        cells[i].cost = -1;
    cells[0].cost = 0;
    Len even = width_of(&b, &b.stops[0], &b.stops[b.n - 1]) / lines;
    for (size_t to = 1; to < b.n; to++)
        relax(&b, cells, to, lines, even, most, at_spaces);
    if (cell(cells, lines, b.n - 1, lines)->cost < 0)
        return false;
    collect(&b, a, cells, lines, out);
    return true;
}
