#include "text/para.h"

#include "base/mem.h"
#include "base/utf8.h"
#include "text/tongues.h"
#include "text/forms.h"
#include "text/gaps.h"
#include "text/missing.h"
#include "text/quotes.h"
#include "text/ruby.h"
#include "text/shape.h"
#include <assert.h>
#include <string.h>

TextContext *text_context_new(FontBook *book)
{
    TextContext *t = mem_alloc(sizeof *t);
    t->book = book;
    t->shaper = shaper_new(book);
    t->scratch = arena_new();
    return t;
}

void text_context_free(TextContext *t)
{
    if (!t)
        return;
    shaper_free(t->shaper);
    word_breaker_free(t->words);
    mem_free(t->ink);
    arena_free(t->scratch);
    mem_free(t);
}

typedef struct Job {
    TextContext *t;
    Diag *d;
    Para *p;
    Arena *arena;
    Ch *ch;
    uint32_t *start; /* of each piece in the text */
    size_t n_ch, cap_glyphs, n_glyphs;
    uint32_t geta;          /* 〓 in the text, for what is missing */
    bool emoji;             /* there may be some */
    bool seen[CC_NOTE + 1]; /* classes of the text's characters */
    Missing missing;
} Job;

static void collect(Job *j, const Piece *pieces, size_t n)
{
    size_t bytes = 0;
    for (size_t i = 0; i < n; i++)
        bytes += pieces[i].kind == PIECE_BREAK ? 3 : strlen(pieces[i].text);
    j->geta = (uint32_t)bytes + 1;
    j->p->n_text = (uint32_t)bytes;
    j->p->text = arena_alloc(j->arena, j->geta + 4);
    memcpy(j->p->text + j->geta, "〓", 4);
    j->ch = ARENA_ARRAY(j->t->scratch, Ch, bytes + 1);
    j->start = ARENA_ARRAY(j->t->scratch, uint32_t, n + 1);
    char *w = j->p->text;
    for (size_t i = 0; i < n; i++) {
        const char *s = pieces[i].kind == PIECE_BREAK ? "\xE2\x80\xA8" : pieces[i].text; /* U+2028 forces a break */
        j->start[i] = (uint32_t)(w - j->p->text);
        while (*s) {
            if (is_soft_hyphen(s)) {
                if (j->n_ch)
                    j->ch[j->n_ch - 1].soft_hyphen = true;
                s += SOFT_HYPHEN_BYTES;
                continue;
            }
            Ch *c = &j->ch[j->n_ch++];
            c->bytes = (uint8_t)utf8_decode(s, &c->cp);
            j->emoji |= cluster_hints_emoji(c->cp);
            c->off = (uint32_t)(w - j->p->text);
            c->piece = (uint32_t)i;
            c->cls = (uint8_t)(pieces[i].kind == PIECE_NOTE ? CC_NOTE : char_class(c->cp));
            j->seen[c->cls] = true;
            memcpy(w, s, c->bytes);
            w += c->bytes;
            s += c->bytes;
        }
    }
}

/* Break opportunities see the text without note marks: a mark takes over the opportunity after what it hangs on. */
static void find_breaks(Job *j)
{
    const ParaStyle *st = &j->p->style;
    uint32_t *cps = ARENA_ARRAY(j->t->scratch, uint32_t, j->n_ch + 1);
    uint8_t *brk = ARENA_ARRAY(j->t->scratch, uint8_t, j->n_ch + 1);
    size_t n = 0, k = 0;
    for (size_t i = 0; i < j->n_ch; i++)
        if (j->ch[i].cls != CC_NOTE)
            cps[n++] = j->ch[i].cp;
    if (n)
        breaks_find(cps, n, &(BreakOptions){.level = st->level, .lang = st->lang}, brk);
    for (size_t i = 0; j->seen[CC_DASH] && i + 1 < n; i++)
        if (breaks_starts_no_line(cps[i + 1]) && brk[i] != BREAK_FORCED)
            brk[i] = BREAK_NO;
    for (size_t i = 0; i < j->n_ch; i++) {
        Ch *c = &j->ch[i];
        if (c->cls != CC_NOTE) {
            c->brk = brk[k++];
        } else if (i) {
            c->brk = c[-1].brk;
            c[-1].brk = BREAK_NO;
        }
    }
}

/* English, or Latin without any Han or Tibetan. */
static bool is_western(const Job *j)
{
    return j->p->style.lang == LANG_EN ||
           (j->seen[CC_LATIN] && !j->seen[CC_HAN] && !j->seen[CC_TIBETAN] && !j->seen[CC_TSHEG] && !j->seen[CC_SHAD]);
}

static bool is_letter(const Job *j, size_t i)
{
    return i < j->n_ch && (j->ch[i].cls == CC_LATIN || j->ch[i].cls == CC_DIGIT);
}

/* Quotes of English in Chinese. */
static void resolve_quotes(Job *j)
{
    if (!j->seen[CC_LATIN] || !(j->seen[CC_OPEN] || j->seen[CC_CLOSE] || j->seen[CC_DASH] || j->seen[CC_ELLIPSIS]))
        return;
    QuoteChar *at = ARENA_ARRAY(j->t->scratch, QuoteChar, j->n_ch);
    for (size_t i = 0; i < j->n_ch; i++)
        at[i] = (QuoteChar){j->ch[i].cp, j->ch[i].cls};
    quotes_resolve(at, j->n_ch, ARENA_ARRAY(j->t->scratch, uint32_t, j->n_ch));
    for (size_t i = 0; i < j->n_ch; i++)
        j->ch[i].cls = at[i].cls;
}

/* Marks that Chinese and Latin share go by their context (TYPOGRAPHY: Western inside Chinese). */
static void resolve_shared_marks(Job *j)
{
    bool chinese = lang_is_chinese(j->p->style.lang), open = false;
    for (size_t i = 0; i < j->n_ch; i++) {
        Ch *c = &j->ch[i];
        bool left = i && is_letter(j, i - 1), right = is_letter(j, i + 1);
        open |= c->cp == 0x2018;
        if (chinese && c->cp == '/' && i && !left && !right && j->ch[i - 1].cls == CC_HAN)
            c->cls = CC_SOLIDUS; /* 甲/乙: ½ em, as ／ is */
        else if (c->cp == 0x2019 && i &&
                 class_makes_apostrophe((CharClass)c[-1].cls, i + 1 < j->n_ch ? (CharClass)c[1].cls : CC_OTHER, open))
            c->cls = CC_LATIN_MARK;
        else if (!chinese && c->cp >= 0x2010 && c->cp <= 0x2027 && !(i && j->ch[i - 1].cls == CC_HAN) &&
                 !(i + 1 < j->n_ch && j->ch[i + 1].cls == CC_HAN))
            c->cls = CC_LATIN_MARK; /* in Tibetan and English text quotes and dashes are proportional */
        open &= c->cp != 0x2019 || c->cls == CC_LATIN_MARK;
    }
    if (chinese)
        resolve_quotes(j);
}

/* Latin in italics where Han have dots. */
static bool is_emphasised(const Job *j, const Ch *c)
{
    const TextStyle *st = &j->p->pieces[c->piece].style;
    return (st->marks & (MARK_EM | MARK_CODE)) == MARK_EM && st->lang != LANG_BO;
}

static ScriptClass script_of(const Job *j, size_t i)
{
    const Ch *c = &j->ch[i];
    if (c->cp == 0xFF0F &&
        c->form == FORM_LEVEL) /* ／ fills an em; its proportional form (pwid) fits the half em that it has */
        return SCRIPT_LATIN;
    switch (c->cls) {
    case CC_TIBETAN:
    case CC_TSHEG:
    case CC_SHAD:
        return SCRIPT_TIBETAN;
    case CC_SPACE:
        return i && class_is_tibetan((CharClass)j->ch[i - 1].cls) ? SCRIPT_TIBETAN : SCRIPT_LATIN;
    case CC_LATIN:
    case CC_DIGIT:
    case CC_LATIN_MARK:
    case CC_OTHER:
        return is_emphasised(j, c) && c->form != FORM_ACROSS ? SCRIPT_ITALIC : SCRIPT_LATIN;
    case CC_EMOJI:
        return SCRIPT_EMOJI;
    default:
        return j->p->style.lang == LANG_ZH_HANT ? SCRIPT_HANT : SCRIPT_HAN;
    }
}

static Len scale(Len size, int units, const Face *f)
{
    return len_mul(size, units, f->upem);
}

/* Tibetan among Han is set smaller: it is blacker, and its stacks hang low. */
static Len size_of(const Job *j, const Ch *c, ScriptClass sc)
{
    const Piece *p = &j->p->pieces[c->piece];
    if (p->kind == PIECE_NOTE)
        return len_mul(p->style.size, 6, 10);
    return sc == SCRIPT_TIBETAN && lang_is_chinese(j->p->style.lang)
               ? len_mul(p->style.size, font_book_tibetan_size(j->t->book, p->style.role), 1000)
               : p->style.size;
}

static Atom *add_atom(Job *j, const Ch *c, const Face *face, Len size, size_t bytes, size_t n_glyphs)
{
    Atom *a = &j->p->atoms[j->p->n_atoms++];
    a->cp = c->cp;
    a->text = c->off;
    assert(bytes <= UINT16_MAX && n_glyphs <= UINT16_MAX);
    a->bytes = (uint16_t)bytes;
    a->piece = c->piece;
    a->cls = (uint8_t)forms_class(c);
    a->brk = c->brk;
    a->form = c->form;
    a->face = face;
    a->size = size;
    a->glyph = (uint32_t)j->n_glyphs;
    a->n_glyphs = (uint16_t)n_glyphs;
    return a;
}

static void add_glyph(Job *j, uint32_t gid, Len x, Len y)
{
    if (j->n_glyphs == j->cap_glyphs) {
        size_t cap = j->cap_glyphs * 2 + 16;
        Glyph *g = ARENA_ARRAY(j->arena, Glyph, cap);
        if (j->n_glyphs)
            memcpy(g, j->p->glyphs, j->n_glyphs * sizeof *g);
        j->p->glyphs = g;
        j->cap_glyphs = cap;
    }
    j->p->glyphs[j->n_glyphs++] = (Glyph){gid, x, y};
}

/* The box of a full-width mark: fonts draw some Chinese marks narrower or wider than Chinese asks for. */
static void fit_mark(Atom *a, Len em, bool wide_dot)
{
    a->box = a->advance;
    if ((a->cls == CC_OPEN || a->cls == CC_CLOSE) && a->advance < em * 3 / 4) {
        Len pad = em / 20;
        a->box = em;
        a->lead = a->cls == CC_OPEN ? em - a->advance - pad : pad;
    } else if (a->cls == CC_SOLIDUS && a->advance > em * 3 / 4) {
        a->box = em; /* a face without a narrower form: in half an em it would run into its neighbours */
    } else if (a->cls == CC_MIDDOT && wide_dot) {
        a->box = em; /* zh-Hant: as its other marks, in the middle of an em */
        a->lead = (em - a->advance) / 2;
    } else if (a->cls == CC_MIDDOT || a->cls == CC_SOLIDUS || a->cp == 0x2013) {
        a->box = em / 2;
        a->lead = (em / 2 - a->advance) / 2;
    } else if ((a->cp == 0xB1 || a->cp == 0xD7 || a->cp == 0xF7) && a->advance > em * 9 / 10) {
        a->box = em * 3 / 4; /* ± × ÷: a CJK face's full width parts the numbers */
        a->lead = (a->box - a->advance) / 2;
    } else if (a->cp == 0x203C || (a->cp >= 0x2047 && a->cp <= 0x2049)) { /* ‼ ⁇ ⁈ ⁉ */
        a->box = em;
        a->lead = (em - a->advance) / 2;
    }
}

static bool glyph_of(Job *j, const Ch *c, ScriptClass sc, GlyphRef *g)
{
    return font_book_glyph(j->t->book, j->p->pieces[c->piece].style.role, sc, c->cp, g);
}

/* In zh-Hant an interpunct after a Han is an em wide. */
static bool has_wide_dot(const Job *j, const Ch *c)
{
    return j->p->style.lang == LANG_ZH_HANT && c > j->ch && c[-1].cls == CC_HAN;
}

/* One character, one cached glyph. */
static inline Atom *add_single(Job *j, const Ch *c, ScriptClass sc, const GlyphRef *g)
{
    const Piece *p = &j->p->pieces[c->piece];
    Len size = size_of(j, c, sc);
    Atom *a = add_atom(j, c, g->face, size, c->bytes, 1);
    add_glyph(j, g->gid, 0, p->kind == PIECE_NOTE ? -len_mul(p->style.size, 36, 100) : 0);
    a->advance = a->box = scale(size, g->advance, g->face);
    return a;
}

/* A run side by side in one em. */
static void add_across(Job *j, const Ch *c, size_t bytes, uint8_t brk, const ShapedRun *r)
{
    Atom *a = add_atom(j, c, r->face, size_of(j, c, SCRIPT_LATIN), bytes, r->n);
    for (size_t g = 0; g < r->n; g++)
        add_glyph(j, 0, 0, 0);
    forms_set_across(a, j->p->glyphs + a->glyph, r);
    a->brk = brk;
}

/* Characters [from, to) can't be drawn. */
static void set_missing(Job *j, size_t from, size_t to)
{
    const Ch *c = &j->ch[from], *last = &j->ch[to - 1], *first = c, *end = last;
    const Piece *piece = &j->p->pieces[c->piece];
    bool replaced = j->p->style.replace_missing;
    if (!replaced) {
        ClusterText t = cluster_text(j->ch, from, to);
        size_t lacks = cluster_lacks(j->t->book, piece->style.role, script_of(j, from), t.cps, t.n);
        if (lacks < t.n)
            first = end = c + lacks;
    }
    size_t start = j->start[c->piece];
    missing_report(&j->missing, j->d, piece, j->p->text + start, first->off - start, end->off + end->bytes - first->off,
                   replaced);
    GlyphRef g;
    Ch geta = {CHAR_GETA, j->geta, c->piece, c->cls == CC_NOTE ? CC_NOTE : CC_HAN, last->brk, 3, FORM_LEVEL, false};
    if (!replaced || !glyph_of(j, &geta, SCRIPT_HAN, &g))
        return;
    geta.form = j->p->style.vertical ? FORM_ACROSS : FORM_LEVEL;
    if (geta.form == FORM_LEVEL)
        add_single(j, &geta, SCRIPT_HAN, &g);
    else
        add_across(j, &geta, 3, geta.brk, &(ShapedRun){g.face, &(ShapedGlyph){.gid = g.gid, .advance = g.advance}, 1});
}

/* Ink beyond the advance: a keycap's frame stands around its digit. */
static void fit_ink(const Job *j, Atom *a, Len size)
{
    Len left = 0, right = a->advance;
    for (size_t g = 0; g < a->n_glyphs; g++) {
        const Glyph *glyph = &j->p->glyphs[a->glyph + g];
        hb_glyph_extents_t e;
        if (!hb_font_get_glyph_extents(a->face->hb_font, glyph->gid, &e))
            continue;
        Len from = glyph->x + scale(size, e.x_bearing, a->face), to = from + scale(size, e.width, a->face);
        left = from < left ? from : left;
        right = to > right ? to : right;
    }
    if (left == 0 && right == a->advance)
        return;
    a->lead = size / 20 - left;
    a->box = right - left + size / 10;
}

static bool has_notdef(const ShapedRun *r, size_t from, size_t to)
{
    while (from < to && r->glyphs[from].gid)
        from++;
    return from < to;
}

/* The glyphs of an atom, from the pen origin along the line; an upright note's mark stands at the right. */
static void add_glyphs(Job *j, Atom *a, const ShapedRun *r, size_t from)
{
    Len size = a->size, pen = 0;
    Len right = a->cls == CC_NOTE ? (j->p->pieces[a->piece].style.size - size) / 2 : 0;
    for (const ShapedGlyph *s = r->glyphs + from, *end = s + a->n_glyphs; s < end; s++) {
        Len dx = scale(size, s->dx, r->face), dy = scale(size, s->dy, r->face);
        if (a->form == FORM_UPRIGHT)
            add_glyph(j, s->gid, right + dx, pen - dy);
        else
            add_glyph(j, s->gid, pen + dx, -dy);
        pen += scale(size, s->advance, r->face);
    }
    a->advance = a->box = pen;
}

static void fit_atom(const Job *j, Atom *a, const Ch *c)
{
    Len size = a->size;
    bool sign = a->cp == 0xB1 || a->cp == 0xD7 || a->cp == 0xF7;
    if (a->form == FORM_UPRIGHT)
        forms_set_upright(a, j->p->glyphs + a->glyph, a->advance, has_wide_dot(j, c));
    else if (a->n_glyphs == 1 && (sign || (a->cls >= CC_OPEN && a->cls <= CC_SOLIDUS)) && a->bytes == c->bytes)
        fit_mark(a, size, has_wide_dot(j, c));
    else if (a->cls == CC_EMOJI)
        fit_ink(j, a, size);
}

/* Clusters of a shaped run [from, to) become atoms. */
static void add_run(Job *j, size_t from, size_t to, ScriptClass sc, const ShapedRun *r)
{
    Len size = size_of(j, &j->ch[from], sc);
    uint32_t base = j->ch[from].off, end = j->ch[to - 1].off + j->ch[to - 1].bytes;
    if (j->ch[from].form == FORM_ACROSS) {
        if (has_notdef(r, 0, r->n))
            set_missing(j, from, to);
        else
            add_across(j, &j->ch[from], end - base, j->ch[to - 1].brk, r);
        return;
    }
    size_t i = from;
    for (size_t g = 0, g2; g < r->n; g = g2) {
        g2 = g + 1;
        while (g2 < r->n && r->glyphs[g2].cluster == r->glyphs[g].cluster)
            g2++;
        uint32_t next = g2 < r->n ? base + r->glyphs[g2].cluster : end;
        while (j->ch[i].off < base + r->glyphs[g].cluster)
            i++;
        size_t last = i;
        while (last + 1 < to && j->ch[last + 1].off < next)
            last++;
        if (has_notdef(r, g, g2)) {
            set_missing(j, i, last + 1);
            continue;
        }
        Atom *a = add_atom(j, &j->ch[i], r->face, size, next - j->ch[i].off, g2 - g);
        add_glyphs(j, a, r, g);
        a->brk = j->ch[last].brk;
        a->soft_hyphen = j->ch[last].soft_hyphen;
        fit_atom(j, a, &j->ch[i]);
    }
}

/* —— is one glyph of 2 em in fonts that have it. As one glyph for two characters extraction has both at one origin, and
 * a reader that goes by origins and widths ends the line there. So it is drawn as two halves of an em each: the whole
 * stroke twice, half as wide, end to end, with a little over where they meet. */
static void split_long_dash(Job *j, const Ch *second)
{
    enum { HALF = 503 }; /* thousandths */
    Atom *a = &j->p->atoms[j->p->n_atoms - 1];
    hb_glyph_extents_t e;
    if (a->n_glyphs != 1 || a->bytes != 2 * second->bytes)
        return;
    Glyph *g = &j->p->glyphs[a->glyph];
    if (!hb_font_get_glyph_extents(a->face->hb_font, g->gid, &e))
        return;
    Len em = a->box / 2, left = scale(a->size, e.x_bearing, a->face);
    Len right = left + scale(a->size, e.width, a->face);
    uint32_t gid = g->gid;
    g->x += left - len_mul(left, HALF, 1000);
    a->bytes = second->bytes;
    a->advance = a->box = em;
    a->brk = BREAK_NO;
    a->condensed = HALF;
    Atom *b = add_atom(j, second, a->face, a->size, second->bytes, 1);
    add_glyph(j, gid, right - len_mul(right, HALF, 1000) - em, 0);
    b->advance = b->box = em;
    b->condensed = HALF;
}

static bool face_of(Job *j, size_t i, size_t end, ScriptClass sc, GlyphRef *g)
{
    if (end == i + 1 && glyph_of(j, &j->ch[i], sc, g)) /* nearly all */
        return true;
    ClusterText t = cluster_text(j->ch, i, end);
    return cluster_face(j->t->book, j->p->pieces[j->ch[i].piece].style.role, sc, t.cps, t.n, g);
}

/* The run of clusters from the one [i, k) on that HarfBuzz shapes together: one piece, one script, one face. */
static size_t run_end(Job *j, size_t i, size_t k, ScriptClass sc, const Face *face)
{
    bool alone = sc == SCRIPT_HAN || sc == SCRIPT_HANT || j->ch[i].form == FORM_UPRIGHT;
    for (size_t end; k < j->n_ch && j->ch[k].piece == j->ch[i].piece; k = end) {
        const Ch *c = &j->ch[k];
        GlyphRef g;
        end = cluster_end(j->ch, j->n_ch, k);
        if (c->cls == CC_SPACE || c->cp == CHAR_LINE_SEPARATOR || c->form != j->ch[i].form || script_of(j, k) != sc)
            break;
        if (alone && (c->cp != j->ch[i].cp || c->cls != CC_DASH || k - i == 2)) /* only —— is drawn as one */
            break;
        if (!alone && (!face_of(j, k, end, sc, &g) || g.face != face))
            break;
    }
    return k;
}

static ShapedRun shape(Job *j, size_t i, size_t k, const Face *face, ScriptClass sc)
{
    const Ch *c = &j->ch[i], *last = &j->ch[k - 1];
    return shaper_shape(j->t->shaper, face, sc, c->form == FORM_UPRIGHT, j->p->text + c->off,
                        last->off + last->bytes - c->off);
}

/* One emoji. A skin tone that the face has no hand for is text without a glyph. */
static void shape_emoji(Job *j, size_t i, size_t k, const Face *face)
{
    while (i < k) {
        ShapedRun r = shape(j, i, k, face, SCRIPT_EMOJI);
        size_t m = cluster_lone_modifier(&r, j->ch, i, k);
        if (m < k)
            r = shape(j, i, m, face, SCRIPT_EMOJI);
        add_run(j, i, m, SCRIPT_EMOJI, &r);
        for (i = m; i < k && char_is_emoji_modifier(j->ch[i].cp); i++)
            add_atom(j, &j->ch[i], face, size_of(j, &j->ch[i], SCRIPT_EMOJI), j->ch[i].bytes, 0);
    }
}

static void shape_all(Job *j)
{
    for (size_t i = 0, k; i < j->n_ch; i = k) {
        const Ch *c = &j->ch[i];
        k = i + 1;
        if (c->cp == CHAR_LINE_SEPARATOR) {
            if (j->p->n_atoms)
                j->p->atoms[j->p->n_atoms - 1].brk = BREAK_FORCED;
            continue;
        }
        ScriptClass sc = script_of(j, i);
        bool han = sc == SCRIPT_HAN || sc == SCRIPT_HANT;
        bool joined = k < j->n_ch && (j->ch[k].cls == CC_COMBINING || (c->cls == CC_DASH && j->ch[k].cp == c->cp));
        GlyphRef g;
        if (c->form != FORM_UPRIGHT && (c->cls == CC_NOTE || c->cls == CC_SPACE || (han && !joined)) &&
            glyph_of(j, c, sc, &g)) {
            Atom *a = add_single(j, c, sc, &g);
            fit_mark(a, a->size, c->cls == CC_MIDDOT && has_wide_dot(j, c));
            continue;
        }
        k = cluster_end(j->ch, j->n_ch, i);
        if (!face_of(j, i, k, sc, &g)) {
            set_missing(j, i, k);
            continue;
        }
        if (sc == SCRIPT_EMOJI) {
            shape_emoji(j, i, k, g.face);
            continue;
        }
        k = run_end(j, i, k, sc, g.face);
        ShapedRun r = shape(j, i, k, g.face, sc);
        if (c->form == FORM_UPRIGHT && forms_lacks_upright(c, &r)) {
            for (size_t m = i; m < k; m++)
                j->ch[m].form = FORM_TURNED;
            r = shape(j, i, k, g.face, sc);
        }
        add_run(j, i, k, sc, &r);
        if (c->cls == CC_DASH && han && c->form == FORM_LEVEL && k - i == 2)
            split_long_dash(j, &j->ch[i + 1]);
    }
}

Para *para_shape(TextContext *t, Arena *a, Diag *d, const Piece *pieces, size_t n, const ParaStyle *style)
{
    Para *p = ARENA_NEW(a, Para);
    p->style = *style;
    p->pieces = pieces;
    p->n_pieces = n;
    if (style->vertical) {
        p->style.grid = p->style.tsheg_pad = false;
        p->style.whole_words = true;
    }
    arena_reset(t->scratch);
    Job j = {.t = t, .d = d, .p = p, .arena = a};
    collect(&j, pieces, n);
    p->western = is_western(&j);
    if (j.emoji)
        clusters_find_emoji(j.ch, j.n_ch);
    find_breaks(&j);
    resolve_shared_marks(&j);
    if (style->vertical)
        forms_find(j.ch, j.n_ch);
    p->atoms = ARENA_ARRAY(a, Atom, j.n_ch + 1);
    j.cap_glyphs = j.n_ch + 4;
    p->glyphs = ARENA_ARRAY(a, Glyph, j.cap_glyphs);
    shape_all(&j);
    missing_end(&j.missing);
    gaps_set(p);
    ruby_set(t, a, d, p);
    tongues_find(p);
    return p;
}

Len para_width(const Para *p)
{
    Len w = 0;
    for (size_t i = 0; i < p->n_atoms; i++)
        w += p->atoms[i].box + (i + 1 < p->n_atoms ? p->atoms[i].gap : 0);
    return w;
}
