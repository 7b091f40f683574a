#include "normalise/normalise.h"

#include "chars/chars.h"
#include "base/utf8.h"
#include "normalise/normalise_cells.h"

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

bool cell_is_ideograph(const NormText *t, size_t i)
{
    return char_is_han(cell_at(t, i));
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

/* ---- looking about ---- */

size_t cells_skip(const NormText *t, size_t i)
{
    while (i < t->n && t->cells[i].cp == ' ')
        i++;
    return i;
}

size_t cells_skip_back(const NormText *t, size_t i)
{
    while (i > 0 && t->cells[i - 1].cp == ' ')
        i--;
    return i;
}

size_t word_at(const NormText *t, size_t i, const char *word)
{
    size_t n = 0;
    for (; *word; n++) {
        uint32_t cp;
        word += utf8_decode(word, &cp);
        if (cell_at(t, i + n) != cp)
            return 0;
    }
    return n;
}

size_t any_at(const NormText *t, size_t i, const char *const *words, size_t count)
{
    size_t best = 0;
    for (size_t k = 0; k < count; k++) {
        size_t n = word_at(t, i, words[k]);
        best = n > best ? n : best;
    }
    return best;
}

size_t any_before(const NormText *t, size_t i, const char *const *words, size_t count)
{
    enum { LONGEST = 4 };
    for (size_t n = i < LONGEST ? i : LONGEST; n > 0; n--)
        for (size_t k = 0; k < count; k++)
            if (word_at(t, i - n, words[k]) == n)
                return n;
    return 0;
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
    t->kinds_changed |= t->cells[i].kind != (uint8_t)kind_of(cp);
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
    t->count_changed = true;
    for (size_t i = from; i < to; i++)
        t->cells[i].drop = i > from;
    t->cells[from].cp = cp;
    t->cells[from].kind = (uint8_t)kind_of(cp);
    t->cells[from].twice = times == 2;
}

void cells_drop(NormText *t, size_t from, size_t to, size_t mark)
{
    t->changed = t->count_changed = true;
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
        t->cells[k - 1].drop = t->count_changed = true;
    for (size_t k = i + 1; after && k < t->n && t->cells[k].cp == ' ' && !t->cells[k].verbatim; k++)
        t->cells[k].drop = t->count_changed = true;
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

bool text_has(const NormText *t, const char *set)
{
    for (; *set; set++)
        if (t->ascii[(unsigned char)*set / 64] >> ((unsigned char)*set % 64) & 1)
            return true;
    return false;
}

/* What is seen decides which passes have anything to do. */
static void see(NormText *t, const NormCell *c)
{
    uint32_t cp = c->cp;
    if (cp < 0x80)
        t->ascii[cp / 64] |= (uint64_t)1 << (cp % 64);
    else if (cp < 0x4E00)
        t->wide_signs |= (cp >= 0x2010 && cp <= 0x2027) || (cp >= 0x2219 && cp <= 0x223C) || cp == 0x22C5 ||
                         cp == 0x2500 || cp == 0x3002 || cp == 0x301C || cp == 0x30FB;
    else
        t->wide_signs |= cp == 0xFF0D || cp == 0xFF65;
    t->quotes |= c->kind == CELL_OPEN_QUOTE || c->kind == CELL_CLOSE_QUOTE || c->kind == CELL_STRAIGHT;
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
            *c = (NormCell){.piece = (uint32_t)p, .at = (uint32_t)at, .verbatim = t->pieces[p].verbatim};
            int len = utf8_decode(s + at, &c->cp);
            c->len = (uint8_t)len;
            c->kind = (uint8_t)(c->verbatim ? CELL_VERBATIM : kind_of(c->cp));
            see(t, c);
            at += (size_t)len;
        }
    }
    normalise_protect(t);
    size_t han = 0;
    for (size_t i = 0; i < t->n; i++) {
        han += t->cells[i].kind == CELL_HAN;
        t->words += char_is_western_letter(t->cells[i].cp) && (i == 0 || !char_is_western_letter(t->cells[i - 1].cp)) &&
                    !t->cells[i].verbatim;
    }
    t->chinese = han > 0 && 2 * han >= t->words; /* a Latin word tells half as much as an ideograph */
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

/* A single … doesn't tell: it stands between the terms of a row as well. */
bool cell_tells(const NormText *t, size_t i)
{
    CellKind k = (CellKind)t->cells[i].kind;
    if (t->cells[i].cp == 0x2026 && (i == 0 || t->cells[i - 1].cp != 0x2026) &&
        (i + 1 >= t->n || t->cells[i + 1].cp != 0x2026))
        return false;
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
        if (cell_tells(t, i))
            k = t->cells[i].kind;
    }
    uint8_t inside = CELL_NONE;
    k = CELL_NONE;
    for (size_t i = t->n; i-- > 0;) {
        t->right[i] = k;
        t->right_inside[i] = inside;
        if (cell_tells(t, i))
            k = inside = t->cells[i].kind;
        if (closes(&t->cells[i]))
            inside = CELL_NONE;
    }
}

static void find_all(NormText *t)
{
    if (t->quotes)
        classify_apostrophes(t);
    find_context(t);
    if (t->words > 0)
        normalise_find_foreign(t);
}

/* ---- a paragraph ---- */

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

typedef struct Pass {
    void (*run)(NormText *);
    const char *marks; /* of ASCII, at which it looks */
    bool wide;         /* and at wide_signs */
} Pass;

static void run_passes(NormText *t)
{
    static const Pass passes[] = {{normalise_runs, "-.", true},
                                  {normalise_signs, "-~", true},
                                  {normalise_brackets, "()", false},
                                  {normalise_marks, ",;:?!.", false},
                                  {normalise_spaces, " ", false}};
    bool changed = true;
    find_all(t);
    for (int round = 0; changed && round < MAX_ROUNDS; round++) {
        changed = false;
        t->again = round > 0;
        for (size_t p = 0; p <= COUNT(passes); p++) {
            t->changed = t->kinds_changed = t->count_changed = false;
            if (p == 0 && t->quotes)
                normalise_quotes(t);
            else if (p > 0 && (text_has(t, passes[p - 1].marks) || (passes[p - 1].wide && t->wide_signs)))
                passes[p - 1].run(t);
            changed |= t->changed;
            if (t->count_changed)
                settle(t);
            if (t->kinds_changed || t->count_changed)
                find_all(t);
        }
    }
    normalise_tell(t);
}

void normalise_passes(Arena *a, Diag *d, Lang lang, NormStory *story, NormPiece *pieces, size_t n)
{
    NormStory alone = {0};
    NormStory *s = story ? story : &alone;
    NormText t = {.pieces = pieces, .n_pieces = n, .diag = d, .lang = lang, .before = s, .after = *s};
    read_cells(&t);
    run_passes(&t);
    write_pieces(&t, a);
    *s = t.after;
    if (!story)
        normalise_break(d, s);
    mem_free(t.cells);
    mem_free(t.lengths);
    mem_free(t.left);
    mem_free(t.right);
    mem_free(t.right_inside);
}

void normalise_next(Arena *a, Diag *d, Lang lang, NormStory *story, NormPiece *pieces, size_t n)
{
    if (lang_is_chinese(lang) && normalise_may_change(pieces, n, story))
        normalise_passes(a, d, lang, story, pieces, n);
}

void normalise_paragraph(Arena *a, Diag *d, Lang lang, NormPiece *pieces, size_t n)
{
    normalise_next(a, d, lang, NULL, pieces, n);
}
