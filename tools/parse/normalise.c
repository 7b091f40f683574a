#include "parse/normalise.h"

#include "base/chars.h"
#include "base/utf8.h"
#include "parse/normalise_cells.h"

#include <string.h>

/* A change can make the next one possible (“)” decides over the comma after it); each round settles what it touched. */
#define MAX_ROUNDS 8

/* ---- kinds ---- */

static bool is_full_mark(uint32_t cp)
{
    return (cp >= 0x3001 && cp <= 0x3003) || (cp >= 0x3008 && cp <= 0x3020) || (cp >= 0xFF01 && cp <= 0xFF0F) ||
           (cp >= 0xFF1A && cp <= 0xFF20) || (cp >= 0xFF3B && cp <= 0xFF40) || (cp >= 0xFF5B && cp <= 0xFF65) ||
           cp == 0x2014 || cp == 0x2015 || cp == 0x2026 || cp == 0x22EF || cp == 0x30FB || cp == 0x2E3A;
}

static CellKind kind_of(uint32_t cp)
{
    switch (cp) {
    case ' ':
    case '\t':
    case '\n':
    case 0x00A0:
    case 0x3000:
        return CELL_SPACE;
    case ',':
    case ';':
    case ':':
    case '?':
    case '!':
    case '.':
    case '(':
    case ')':
        return CELL_MARK;
    case '"':
    case '\'':
        return CELL_STRAIGHT;
    case 0x2018:
    case 0x201C:
    case 0x300C:
    case 0x300E:
        return CELL_OPEN_QUOTE;
    case 0x2019:
    case 0x201D:
    case 0x300D:
    case 0x300F:
        return CELL_CLOSE_QUOTE;
    default:
        break;
    }
    if (char_is_digit(cp))
        return CELL_DIGIT;
    if (char_is_cjk_letter(cp))
        return CELL_HAN;
    return is_full_mark(cp) ? CELL_FULL : CELL_LATIN;
}

CellKind cell_kind(const NormText *t, size_t i)
{
    return i < t->n ? (CellKind)t->cells[i].kind : CELL_NONE;
}

bool cell_is_numeral(uint32_t cp)
{
    static const uint16_t han[] = {0x96F6, 0x3007, 0x4E00, 0x4E8C, 0x4E24, 0x4E09, 0x56DB, 0x4E94, 0x516D,
                                   0x4E03, 0x516B, 0x4E5D, 0x5341, 0x767E, 0x5343, 0x4E07, 0x4EBF}; /* 零〇一二两…亿 */
    if (kind_of(cp) == CELL_DIGIT)
        return true;
    for (size_t i = 0; i < sizeof han / sizeof *han; i++)
        if (han[i] == cp)
            return true;
    return false;
}

/* ---- changes ---- */

Span cells_span(const NormText *t, size_t from, size_t to)
{
    const NormCell *a = &t->cells[from], *b = &t->cells[to - 1];
    const NormPiece *p = &t->pieces[a->piece];
    Span s = p->span;
    if (p->at)
        return span_at(s.src, p->at[a->at], b->piece == a->piece ? p->at[b->at + b->len - 1U] + 1 : s.end);
    if (s.src == NULL || s.end - s.start != t->lengths[a->piece])
        return s;
    uint32_t end = b->piece == a->piece ? b->at + b->len : s.end - s.start;
    return (Span){s.src, s.start + a->at, s.start + end};
}

static void note(NormText *t, size_t from, size_t to, const char *as)
{
    t->changed = true;
    if (t->diag == NULL)
        return;
    char written[64];
    size_t n = 0;
    for (size_t i = from; i < to && n + 8 < sizeof written; i++)
        n += (size_t)utf8_encode(t->cells[i].cp, written + n);
    written[n] = '\0';
    diag_note(t->diag, cells_span(t, from, to), DIAG_MARK_NORMALISED, written, as);
}

void cell_set(NormText *t, size_t i, uint32_t cp)
{
    char as[5] = {0};
    utf8_encode(cp, as);
    note(t, i, i + 1, as);
    t->cells[i].cp = cp;
    t->cells[i].kind = (uint8_t)kind_of(cp);
}

void cells_replace(NormText *t, size_t from, size_t to, uint32_t cp, int times)
{
    char as[9] = {0};
    int n = utf8_encode(cp, as);
    if (times == 2)
        utf8_encode(cp, as + n);
    note(t, from, to, as);
    for (size_t i = from; i < to; i++)
        t->cells[i].drop = i > from;
    t->cells[from].cp = cp;
    t->cells[from].kind = (uint8_t)kind_of(cp);
    t->cells[from].twice = times == 2;
}

void cells_drop(NormText *t, size_t from, size_t to, size_t mark)
{
    t->changed = true;
    for (size_t i = from; i < to; i++)
        t->cells[i].drop = true;
    char as[5] = {0};
    utf8_encode(t->cells[mark].cp, as);
    if (t->diag)
        diag_note(t->diag, cells_span(t, from, to), DIAG_SPACE_LEFT_OUT, mark < from ? "after" : "before", as);
}

void cells_drop_spaces(NormText *t, size_t i, bool before, bool after)
{
    for (size_t k = i; before && k > 0 && t->cells[k - 1].cp == ' ' && !t->cells[k - 1].verbatim; k--)
        t->cells[k - 1].drop = true;
    for (size_t k = i + 1; after && k < t->n && t->cells[k].cp == ' ' && !t->cells[k].verbatim; k++)
        t->cells[k].drop = true;
}

/* Carries out drops and doublings. */
static void settle(NormText *t)
{
    size_t twice = 0;
    for (size_t i = 0; i < t->n; i++)
        twice += t->cells[i].twice;
    NormCell *out = mem_alloc((t->n + twice + 1) * sizeof *out);
    size_t n = 0;
    for (size_t i = 0; i < t->n; i++) {
        NormCell c = t->cells[i];
        bool copy = c.twice;
        if (c.drop)
            continue;
        c.twice = false;
        out[n++] = c;
        if (copy)
            out[n++] = c;
    }
    mem_free(t->cells);
    t->cells = out;
    t->n = n;
}

/* ---- reading ---- */

static bool looks_like_address(const NormCell *c, size_t n)
{
    if (n > 4 && (c[0].cp | 0x20) == 'w' && (c[1].cp | 0x20) == 'w' && (c[2].cp | 0x20) == 'w' && c[3].cp == '.')
        return true;
    bool dot = false, at = false;
    for (size_t i = 1; i + 1 < n; i++) {
        if (c[i].cp == ':' && i + 2 < n && c[i + 1].cp == '/' && c[i + 2].cp == '/')
            return true;
        bool inside = char_is_ascii_alnum(c[i - 1].cp) && char_is_ascii_alnum(c[i + 1].cp);
        at |= c[i].cp == '@' && inside;
        dot |= c[i].cp == '.' && inside;
        if (dot && (at || c[i].cp == '/'))
            return true;
    }
    return false;
}

/* Addresses written in running text are left alone, without the marks at their ends. */
static void protect_addresses(NormText *t)
{
    for (size_t i = 0; i < t->n;) {
        size_t end = i;
        while (end < t->n && char_is_graph(t->cells[end].cp))
            end++;
        size_t next = end > i ? end : i + 1;
        while (i < end && !char_is_ascii_alnum(t->cells[i].cp))
            i++;
        while (end > i && !char_is_ascii_alnum(t->cells[end - 1].cp) && t->cells[end - 1].cp != '/')
            end--;
        if (end - i >= 5 && looks_like_address(t->cells + i, end - i))
            for (size_t k = i; k < end; k++) {
                t->cells[k].kind = CELL_VERBATIM;
                t->cells[k].verbatim = true;
            }
        i = next;
    }
}

static void read_cells(NormText *t)
{
    size_t total = 0;
    t->lengths = mem_alloc((t->n_pieces + 1) * sizeof *t->lengths);
    for (size_t p = 0; p < t->n_pieces; p++)
        total += t->lengths[p] = strlen(t->pieces[p].text);
    t->cells = mem_alloc((total + 1) * sizeof *t->cells);
    for (size_t p = 0; p < t->n_pieces; p++) {
        const char *s = t->pieces[p].text;
        for (size_t at = 0; s[at] != '\0';) {
            NormCell *c = &t->cells[t->n++];
            int len = utf8_decode(s + at, &c->cp);
            c->piece = (uint32_t)p;
            c->at = (uint32_t)at;
            c->len = (uint8_t)len;
            c->verbatim = t->pieces[p].verbatim;
            c->kind = (uint8_t)(c->verbatim ? CELL_VERBATIM : kind_of(c->cp));
            at += (size_t)len;
        }
    }
    protect_addresses(t);
    size_t han = 0, words = 0;
    for (size_t i = 0; i < t->n; i++) {
        han += t->cells[i].kind == CELL_HAN;
        words += char_is_western_letter(t->cells[i].cp) && (i == 0 || !char_is_western_letter(t->cells[i - 1].cp)) &&
                 !t->cells[i].verbatim;
    }
    t->chinese = han > 0 && 2 * han >= words; /* a Latin word tells half as much as an ideograph */
}

/* An apostrophe between letters is a letter of its word. */
static void classify_apostrophes(NormText *t)
{
    for (size_t i = 0; i < t->n; i++) {
        NormCell *c = &t->cells[i];
        if (c->cp != 0x2019 || c->verbatim)
            continue;
        bool inside = i > 0 && i + 1 < t->n && char_is_western_letter(c[-1].cp) && char_is_western_letter(c[1].cp);
        c->kind = (uint8_t)(inside ? CELL_LATIN : CELL_CLOSE_QUOTE);
    }
}

static bool tells(CellKind k)
{
    return k == CELL_HAN || k == CELL_FULL || k == CELL_LATIN || k == CELL_DIGIT || k == CELL_VERBATIM;
}

static bool closes(const NormCell *c)
{
    return c->kind == CELL_CLOSE_QUOTE || c->cp == ')' || c->cp == 0xFF09 || c->cp == 0x300B || c->cp == 0x3011;
}

static void find_context(NormText *t)
{
    t->left = mem_realloc(t->left, t->n + 1);
    t->right = mem_realloc(t->right, t->n + 1);
    t->right_inside = mem_realloc(t->right_inside, t->n + 1);
    uint8_t k = CELL_NONE;
    for (size_t i = 0; i < t->n; i++) {
        t->left[i] = k;
        if (tells((CellKind)t->cells[i].kind))
            k = t->cells[i].kind;
    }
    uint8_t inside = CELL_NONE;
    k = CELL_NONE;
    for (size_t i = t->n; i-- > 0;) {
        t->right[i] = k;
        t->right_inside[i] = inside;
        if (tells((CellKind)t->cells[i].kind))
            k = inside = t->cells[i].kind;
        if (closes(&t->cells[i]))
            inside = CELL_NONE;
    }
}

/* ---- a paragraph ---- */

static bool is_digit(char c)
{
    return char_is_ascii_digit((unsigned char)c);
}

/* A mark between a number, or its %, and a number, which is not within one (1,000). */
static bool parts_numbers(const char *begin, const char *before, const char *s, const char *after)
{
    if ((*before != '%' && !is_digit(*before)) || (!is_digit(*after) && !strchr("+-$", *after)))
        return false;
    size_t left = 0, right = 0;
    while (left < 4 && before - left >= begin && is_digit(before[-(ptrdiff_t)left]))
        left++;
    while (right < 4 && is_digit(after[right]))
        right++;
    return before + 1 != s || after != s + 1 || !is_digit(*before) || !is_digit(*after) || left > 3 || right > 3;
}

/* Can a mark at s (of text begin…) need a change? A superset, decided by the bytes beside it. */
static bool may_change(const char *begin, const char *s)
{
    const unsigned char *u = (const unsigned char *)s;
    const char *before = s, *after = s + 1;
    while (before > begin && before[-1] == ' ')
        before--;
    while (*after == ' ')
        after++;
    bool beside =
        before == begin || *after == '\0' || (unsigned char)before[-1] >= 0x80 || (unsigned char)*after >= 0x80;
    switch (*u) {
    case '"':
    case '\'':
        return true;
    case ',':
    case ';':
    case ':':
    case '?':
    case '!':
    case '(':
    case ')':
        return beside || strchr(",;:?!()\"'.", *after) != NULL || parts_numbers(begin, before - 1, s, after);
    case '.':
        return beside || s[1] == '.';
    case '-':
        return s[1] == '-';
    default:
        return false;
    }
}

/* A space beside a character of three bytes that may be a mark of its own white. */
static bool space_may_go(const NormPiece *p, const char *s)
{
    const unsigned char *u = (const unsigned char *)s;
    bool after = s - p->text >= 3 && (u[-3] == 0xE3 || u[-3] == 0xEF);
    return !p->keeps_spaces && (after || u[1] == 0xE3 || u[1] == 0xEF || u[1] == ' ' || s == p->text || !u[1]);
}

/* Length of the run of the 3-byte character at s, in characters. */
static size_t run_of(const char *s)
{
    size_t n = 1;
    while (strncmp(s + 3 * n, s, 3) == 0)
        n++;
    return n;
}

static bool needs_work(const NormPiece *p)
{
    const char *s = p->text;
    int quotes = 0; /* open ones */
    for (;;) {
        s += strcspn(s, " \"',;:?!().-\xE2\xE3");
        if (*s == '\0')
            return false;
        unsigned char c = (unsigned char)*s;
        if (c == ' ') {
            if (space_may_go(p, s))
                return true;
            s++;
            continue;
        }
        if (c < 0x80) {
            if (may_change(p->text, s))
                return true;
            s++;
            continue;
        }
        size_t n = run_of(s);
        if ((strncmp(s, "—", 3) == 0 || strncmp(s, "…", 3) == 0) && n != 2)
            return true;
        if (strncmp(s, "―", 3) == 0 || strncmp(s, "──", 6) == 0 || (strncmp(s, "。", 3) == 0 && n >= 3))
            return true;
        quotes += strncmp(s, "“", 3) == 0 ? (int)n : strncmp(s, "”", 3) == 0 ? -(int)n : 0;
        if (quotes > 1)
            return true;
        /* A full-width bracket may have a half-width partner; that one is seen by itself. */
        s += 3 * n;
    }
}

static void write_pieces(NormText *t, Arena *a)
{
    Buf b = {0};
    size_t i = 0;
    for (size_t p = 0; p < t->n_pieces; p++) {
        b.len = 0;
        for (; i < t->n && t->cells[i].piece == p; i++) {
            char s[4];
            buf_put(&b, s, (size_t)utf8_encode(t->cells[i].cp, s));
        }
        const char *old = t->pieces[p].text;
        if (strlen(old) != b.len || memcmp(old, b.len > 0 ? b.data : "", b.len) != 0)
            t->pieces[p].text = arena_strndup(a, b.len > 0 ? b.data : "", b.len);
    }
    buf_free(&b);
}

void normalise_paragraph(Arena *a, Diag *d, Lang lang, NormPiece *pieces, size_t n)
{
    bool work = false;
    if (!lang_is_chinese(lang))
        return;
    for (size_t p = 0; p < n && !work; p++)
        work = !pieces[p].verbatim && needs_work(&pieces[p]);
    if (!work)
        return;
    NormText t = {.pieces = pieces, .n_pieces = n, .diag = d};
    read_cells(&t);
    void (*const passes[])(NormText *) = {normalise_quotes, normalise_runs, normalise_brackets, normalise_marks,
                                          normalise_spaces};
    bool changed = true;
    for (int round = 0; changed && round < MAX_ROUNDS; round++) {
        changed = false;
        for (size_t p = 0; p < sizeof passes / sizeof *passes; p++) {
            classify_apostrophes(&t);
            find_context(&t);
            t.changed = false;
            passes[p](&t);
            if (t.changed)
                settle(&t);
            changed |= t.changed;
        }
    }
    write_pieces(&t, a);
    mem_free(t.cells);
    mem_free(t.lengths);
    mem_free(t.left);
    mem_free(t.right);
    mem_free(t.right_inside);
}
