#include "text/vertical.h"

#include "base/utf8.h"
#include "text/cluster.h"
#include "text/gaps.h"
#include "text/missing.h"
#include "text/shape.h"
#include <assert.h>
#include <string.h>

typedef enum Form {
    FORM_UPRIGHT,
    FORM_TURNED, /* on its side: Western words, Tibetan */
    FORM_ACROSS, /* 纵中横 */
} Form;

/* Two or three digits are set across; longer numbers are turned. */
enum { MOST_ACROSS = 3 };

typedef struct Job {
    TextContext *t;
    Arena *a;
    Diag *d;
    VerticalPara *v;
    Ch *ch;
    size_t n, n_glyphs, cap_glyphs;
    uint32_t geta; /* 〓 in the text, for what is missing */
    bool emoji;    /* there may be some */
    Missing missing;
} Job;

static void collect(Job *j, const Piece *pieces, size_t n)
{
    size_t bytes = 0;
    for (size_t i = 0; i < n; i++)
        bytes += pieces[i].kind == PIECE_BREAK ? 3 : strlen(pieces[i].text);
    j->geta = (uint32_t)bytes + 1;
    j->v->para.text = arena_alloc(j->a, j->geta + 4);
    memcpy(j->v->para.text + j->geta, "〓", 4);
    j->ch = ARENA_ARRAY(j->t->scratch, Ch, bytes + 1);
    uint32_t at = 0;
    for (size_t i = 0; i < n; i++) {
        if (pieces[i].kind == PIECE_NOTE)
            continue;
        const char *s = pieces[i].kind == PIECE_BREAK ? "\xE2\x80\xA8" : pieces[i].text; /* U+2028 forces a break */
        while (*s) {
            if (is_soft_hyphen(s)) {
                s += SOFT_HYPHEN_BYTES;
                continue;
            }
            Ch *c = &j->ch[j->n++];
            c->bytes = (uint8_t)utf8_decode(s, &c->cp);
            j->emoji |= cluster_hints_emoji(c->cp);
            c->off = at;
            c->piece = (uint32_t)i;
            c->cls = (uint8_t)char_class(c->cp);
            memcpy(j->v->para.text + at, s, c->bytes);
            at += c->bytes;
            s += c->bytes;
        }
    }
}

static void find_breaks(Job *j)
{
    uint32_t *cps = ARENA_ARRAY(j->t->scratch, uint32_t, j->n + 1);
    uint8_t *brk = ARENA_ARRAY(j->t->scratch, uint8_t, j->n + 1);
    for (size_t i = 0; i < j->n; i++)
        cps[i] = j->ch[i].cp;
    if (j->n)
        breaks_find(cps, j->n, &(BreakOptions){.level = j->v->para.style.level, .lang = j->v->para.style.lang}, brk);
    for (size_t i = 0; i < j->n; i++) {
        bool sign = i + 1 < j->n && breaks_starts_no_line(cps[i + 1]) && brk[i] != BREAK_FORCED;
        j->ch[i].brk = sign ? BREAK_NO : brk[i];
    }
}

static bool is_western(const Job *j, size_t i)
{
    return i < j->n && class_is_latin((CharClass)j->ch[i].cls);
}

/* A Western run: digits across when they are few, a lone letter too, all else on its side. */
static size_t western_form(Job *j, size_t i)
{
    size_t k = i, count = 0;
    bool digits = true;
    for (; is_western(j, k) && j->ch[k].piece == j->ch[i].piece; k = cluster_end(j->ch, j->n, k), count++)
        digits = digits && j->ch[k].cls == CC_DIGIT;
    bool across = count == 1 || (digits && count <= MOST_ACROSS);
    for (size_t m = i; m < k; m++)
        j->ch[m].form = across ? FORM_ACROSS : FORM_TURNED;
    if (across)
        for (size_t m = i; m + 1 < k; m++)
            j->ch[m].brk = BREAK_NO;
    return k;
}

static void find_apostrophes(Job *j)
{
    bool open = false;
    for (size_t i = 0; i < j->n; i++) {
        Ch *c = &j->ch[i];
        open |= c->cp == 0x2018;
        if (c->cp != 0x2019)
            continue;
        CharClass after = i + 1 < j->n ? (CharClass)c[1].cls : CC_OTHER;
        if (i && class_makes_apostrophe((CharClass)c[-1].cls, after, open))
            c->cls = CC_LATIN_MARK;
        else
            open = false;
    }
}

static void find_forms(Job *j)
{
    find_apostrophes(j);
    for (size_t i = 0; i < j->n;) {
        Ch *c = &j->ch[i];
        if (is_western(j, i)) {
            i = western_form(j, i);
            continue;
        }
        c->form = class_is_tibetan((CharClass)c->cls) ? FORM_TURNED : FORM_UPRIGHT;
        if ((c->cls == CC_SPACE || c->cls == CC_COMBINING) && i)
            c->form = j->ch[i - 1].form == FORM_TURNED ? FORM_TURNED : FORM_UPRIGHT;
        i++;
    }
}

static ScriptClass script_of(const Job *j, const Ch *c)
{
    if (class_is_tibetan((CharClass)c->cls))
        return SCRIPT_TIBETAN;
    if (c->cls == CC_EMOJI)
        return SCRIPT_EMOJI;
    if (c->cls == CC_SPACE || c->cls == CC_OTHER || class_is_latin((CharClass)c->cls))
        return SCRIPT_LATIN;
    return j->v->para.style.lang == LANG_ZH_HANT ? SCRIPT_HANT : SCRIPT_HAN;
}

static bool face_of(Job *j, size_t i, size_t end, GlyphRef *g)
{
    ClusterText t = cluster_text(j->ch, i, end);
    return cluster_face(j->t->book, j->v->para.pieces[j->ch[i].piece].style.role, script_of(j, &j->ch[i]), t.cps, t.n,
                        g);
}

static Len scale(Len size, int units, const Face *f)
{
    return len_mul(size, units, f->upem);
}

/* ：；！？ stand upright in one em, with no blank half, right of its middle as the font has them (GB/T 15834 5.2.1). */
static bool fills_its_em(uint32_t cp)
{
    return cp == 0xFF1A || cp == 0xFF1B || cp == 0xFF01 || cp == 0xFF1F;
}

static Atom *add_atom(Job *j, size_t i, const Face *face, size_t bytes, size_t n_glyphs, Form form)
{
    Para *p = &j->v->para;
    const Ch *c = &j->ch[i];
    j->v->form[p->n_atoms] = (uint8_t)form;
    Atom *a = &p->atoms[p->n_atoms++];
    assert(bytes <= UINT16_MAX && n_glyphs <= UINT16_MAX);
    *a = (Atom){.cp = c->cp, .text = c->off, .glyph = (uint32_t)j->n_glyphs, .bytes = (uint16_t)bytes};
    a->n_glyphs = (uint16_t)n_glyphs;
    a->piece = c->piece;
    a->cls = fills_its_em(c->cp) ? CC_DASH : c->cls;
    a->face = face;
    size_t last = i;
    while (last + 1 < j->n && j->ch[last + 1].off < c->off + bytes)
        last++;
    a->brk = j->ch[last].brk;
    return a;
}

static void add_glyph(Job *j, uint32_t gid, Len x, Len y)
{
    if (j->n_glyphs == j->cap_glyphs) {
        j->cap_glyphs = j->cap_glyphs * 2 + 16;
        Glyph *g = ARENA_ARRAY(j->a, Glyph, j->cap_glyphs);
        if (j->n_glyphs)
            memcpy(g, j->v->para.glyphs, j->n_glyphs * sizeof *g);
        j->v->para.glyphs = g;
    }
    j->v->para.glyphs[j->n_glyphs++] = (Glyph){gid, x, y};
}

static Len size_at(const Job *j, size_t i)
{
    return j->v->para.pieces[j->ch[i].piece].style.size;
}

static ShapedRun shape(Job *j, size_t from, size_t to, const Face *face, bool vertical)
{
    const Ch *a = &j->ch[from], *z = &j->ch[to - 1];
    return shaper_shape(j->t->shaper, face, script_of(j, a), vertical, j->v->para.text + a->off,
                        z->off + z->bytes - a->off);
}

/* Dashes and brackets must have a vertical form; a font without one (楷) has them turned. */
static bool lacks_form(const Job *j, size_t i, const ShapedRun *r)
{
    uint8_t cls = j->ch[i].cls;
    hb_codepoint_t nominal;
    return (cls == CC_DASH || cls == CC_ELLIPSIS || cls == CC_OPEN || cls == CC_CLOSE) && r->n &&
           hb_font_get_nominal_glyph(r->face->hb_font, j->ch[i].cp, &nominal) && nominal == r->glyphs[0].gid;
}

/* Clusters of a run on its side: along is down, up is to the right. */
static void add_turned(Job *j, size_t from, size_t to, const ShapedRun *r)
{
    Len size = size_at(j, from);
    uint32_t base = j->ch[from].off, end = j->ch[to - 1].off + j->ch[to - 1].bytes;
    size_t i = from;
    for (size_t g = 0, g2; g < r->n; g = g2) {
        for (g2 = g + 1; g2 < r->n && r->glyphs[g2].cluster == r->glyphs[g].cluster;)
            g2++;
        uint32_t next = g2 < r->n ? base + r->glyphs[g2].cluster : end;
        while (j->ch[i].off < base + r->glyphs[g].cluster)
            i++;
        Atom *a = add_atom(j, i, r->face, next - j->ch[i].off, g2 - g, FORM_TURNED);
        Len pen = 0;
        for (size_t k = g; k < g2; k++) {
            add_glyph(j, r->glyphs[k].gid, pen + scale(size, r->glyphs[k].dx, r->face),
                      -scale(size, r->glyphs[k].dy, r->face));
            pen += scale(size, r->glyphs[k].advance, r->face);
        }
        a->advance = a->box = pen;
    }
}

/* Upright characters: an em each (a dash of two: two), whatever height the font gives them. */
static void add_upright(Job *j, size_t from, size_t to, const ShapedRun *r)
{
    Len size = size_at(j, from);
    Len em = j->ch[from].cls == CC_DASH && r->n == 1 && to - from == 2 ? 2 * size : size;
    uint32_t base = j->ch[from].off, end = j->ch[to - 1].off + j->ch[to - 1].bytes;
    size_t i = from;
    for (size_t g = 0, g2; g < r->n; g = g2) {
        for (g2 = g + 1; g2 < r->n && r->glyphs[g2].cluster == r->glyphs[g].cluster;)
            g2++;
        uint32_t next = g2 < r->n ? base + r->glyphs[g2].cluster : end;
        while (j->ch[i].off < base + r->glyphs[g].cluster)
            i++;
        Atom *a = add_atom(j, i, r->face, next - j->ch[i].off, g2 - g, FORM_UPRIGHT);
        Len pen = 0;
        size_t first = j->n_glyphs;
        for (size_t k = g; k < g2; k++) {
            add_glyph(j, r->glyphs[k].gid, scale(size, r->glyphs[k].dx, r->face),
                      pen - scale(size, r->glyphs[k].dy, r->face));
            pen += scale(size, r->glyphs[k].advance, r->face);
        }
        if (a->cls == CC_SPACE)
            em = size / 4;
        else if (a->cls == CC_EMOJI && pen > em)
            em = pen; /* a family that falls apart into its members */
        for (size_t k = first; k < j->n_glyphs; k++)
            j->v->para.glyphs[k].y += (em - pen) / 2;
        a->advance = a->box = em;
        bool wide_dot = j->v->para.style.lang == LANG_ZH_HANT && i && j->ch[i - 1].cls == CC_HAN;
        if ((a->cls == CC_MIDDOT && !wide_dot) || a->cp == 0xFF0F) {
            a->box = em / 2;
            a->lead = -em / 4;
        }
    }
}

/* The size of digits set across: as the text's, or what makes them one em wide. */
static Len across_size(const Para *p, const Atom *a)
{
    Len size = p->pieces[a->piece].style.size, width = a->lead;
    return width > size ? len_mul(size, size, width) : size;
}

/* From where to where it reaches, in font units: by its advances, or by its ink (a keycap's frame around its digit). */
static void across_extent(const ShapedRun *r, bool ink, int *left, int *right)
{
    int pen = 0;
    *left = *right = 0;
    for (size_t g = 0; g < r->n; g++) {
        hb_glyph_extents_t e;
        if (ink && hb_font_get_glyph_extents(r->face->hb_font, r->glyphs[g].gid, &e)) {
            int from = pen + r->glyphs[g].dx + e.x_bearing, to = from + e.width;
            *left = from < *left ? from : *left;
            *right = to > *right ? to : *right;
        }
        pen += r->glyphs[g].advance;
        *right = pen > *right ? pen : *right;
    }
}

static void add_across(Job *j, size_t from, size_t to, const ShapedRun *r)
{
    Len size = size_at(j, from);
    const Ch *z = &j->ch[to - 1];
    Atom *a = add_atom(j, from, r->face, z->off + z->bytes - j->ch[from].off, r->n, FORM_ACROSS);
    a->brk = z->brk;
    a->cls = CC_HAN; /* it takes a character's place: no gap beside it */
    int left, right;
    across_extent(r, j->ch[from].cls == CC_EMOJI, &left, &right);
    a->lead = scale(size, right - left, r->face); /* the natural width, until it is placed */
    a->advance = a->box = size;
    Len set = across_size(&j->v->para, a), pen = -scale(set, left + right, r->face) / 2;
    for (size_t g = 0; g < r->n; g++) {
        add_glyph(j, r->glyphs[g].gid, pen + scale(set, r->glyphs[g].dx, r->face),
                  size / 2 + len_mul(set, 365, 1000) - scale(set, r->glyphs[g].dy, r->face));
        pen += scale(set, r->glyphs[g].advance, r->face);
    }
}

/* The end of the clusters from the one [i, k) on that are shaped together. */
static size_t run_end(Job *j, size_t i, size_t k, const Face *face)
{
    bool alone = j->ch[i].cls == CC_SPACE;
    for (size_t end; !alone && k < j->n && j->ch[k].piece == j->ch[i].piece; k = end) {
        const Ch *c = &j->ch[k];
        GlyphRef g;
        end = cluster_end(j->ch, j->n, k);
        if (c->cp == CHAR_LINE_SEPARATOR || c->cls == CC_SPACE || c->form != j->ch[i].form)
            break;
        if (c->form == FORM_UPRIGHT) {
            if (c->cls != CC_DASH || c->cp != j->ch[i].cp) /* only —— is drawn as one */
                break;
        } else if (script_of(j, c) != script_of(j, &j->ch[i]) || !face_of(j, k, end, &g) || g.face != face) {
            break;
        }
    }
    return k;
}

/* Characters [from, to) can't be drawn. */
static void set_missing(Job *j, size_t from, size_t to)
{
    const Ch *c = &j->ch[from], *last = &j->ch[to - 1], *first = c, *end = last, *b = c;
    const Piece *piece = &j->v->para.pieces[c->piece];
    bool replaced = j->v->para.style.replace_missing;
    if (!replaced) {
        ClusterText t = cluster_text(j->ch, from, to);
        size_t lacks = cluster_lacks(j->t->book, piece->style.role, script_of(j, c), t.cps, t.n);
        if (lacks < t.n)
            first = end = c + lacks;
    }
    while (b > j->ch && b[-1].piece == c->piece)
        b--;
    missing_report(&j->missing, j->d, piece, j->v->para.text + b->off, first->off - b->off,
                   end->off + end->bytes - first->off, replaced);
    GlyphRef g;
    if (!replaced || !font_book_glyph(j->t->book, piece->style.role, SCRIPT_HAN, CHAR_GETA, &g))
        return;
    Len size = size_at(j, from), advance = scale(size, g.advance, g.face);
    Atom *a = add_atom(j, from, g.face, 3, 1, FORM_UPRIGHT);
    a->cp = CHAR_GETA;
    a->text = j->geta;
    a->cls = CC_HAN;
    a->brk = last->brk;
    a->advance = a->box = size;
    /* as wide as high: its middle is where the middle of a Han is, 0.38 em above the baseline */
    add_glyph(j, g.gid, -advance / 2, size / 2 + len_mul(size, 38, 100));
}

static bool has_notdef(const ShapedRun *r)
{
    for (size_t i = 0; i < r->n; i++)
        if (!r->glyphs[i].gid)
            return true;
    return false;
}

/* One emoji: upright, a keycap set across. A skin tone that the face has no hand for is text without a glyph. */
static void shape_emoji(Job *j, size_t i, size_t k, const Face *face)
{
    while (i < k) {
        bool keycap = j->ch[i].cp < 0x80;
        ShapedRun r = shape(j, i, k, face, !keycap);
        size_t m = cluster_lone_modifier(&r, j->ch, i, k);
        if (m < k)
            r = shape(j, i, m, face, !keycap);
        if (has_notdef(&r))
            set_missing(j, i, m);
        else if (keycap)
            add_across(j, i, m, &r);
        else
            add_upright(j, i, m, &r);
        for (i = m; i < k && char_is_emoji_modifier(j->ch[i].cp); i++)
            add_atom(j, i, face, j->ch[i].bytes, 0, FORM_UPRIGHT);
    }
}

static void shape_all(Job *j)
{
    Para *p = &j->v->para;
    for (size_t i = 0, k; i < j->n; i = k) {
        k = i + 1;
        GlyphRef g;
        if (j->ch[i].cp == CHAR_LINE_SEPARATOR) {
            if (p->n_atoms)
                p->atoms[p->n_atoms - 1].brk = BREAK_FORCED;
            continue;
        }
        k = cluster_end(j->ch, j->n, i);
        if (!face_of(j, i, k, &g)) {
            set_missing(j, i, k);
            continue;
        }
        if (j->ch[i].cls == CC_EMOJI) {
            shape_emoji(j, i, k, g.face);
            continue;
        }
        k = run_end(j, i, k, g.face);
        ShapedRun r = shape(j, i, k, g.face, j->ch[i].form == FORM_UPRIGHT);
        bool turned = j->ch[i].form == FORM_TURNED;
        if (!turned && j->ch[i].form == FORM_UPRIGHT && lacks_form(j, i, &r)) {
            r = shape(j, i, k, g.face, false);
            turned = true;
        }
        if (has_notdef(&r))
            set_missing(j, i, k);
        else if (turned)
            add_turned(j, i, k, &r);
        else if (j->ch[i].form == FORM_ACROSS)
            add_across(j, i, k, &r);
        else
            add_upright(j, i, k, &r);
    }
}

VerticalPara *vertical_shape(TextContext *t, Arena *a, Diag *d, const Piece *pieces, size_t n, const ParaStyle *style)
{
    VerticalPara *v = ARENA_NEW(a, VerticalPara);
    v->para = (Para){.style = *style, .pieces = pieces, .n_pieces = n};
    v->para.style.grid = v->para.style.tsheg_pad = false;
    v->para.style.whole_words = true; /* a turned line has no place for the hyphen */
    arena_reset(t->scratch);
    Job j = {.t = t, .a = a, .d = d, .v = v};
    collect(&j, pieces, n);
    if (j.emoji)
        clusters_find_emoji(j.ch, j.n);
    find_breaks(&j);
    find_forms(&j);
    v->form = ARENA_ARRAY(a, uint8_t, j.n + 1);
    v->para.atoms = ARENA_ARRAY(a, Atom, j.n + 1);
    shape_all(&j);
    missing_end(&j.missing);
    gaps_set(&v->para);
    return v;
}

static uint32_t same_form_end(const VerticalPara *v, uint32_t from, uint32_t to)
{
    const Para *p = &v->para;
    uint32_t i = from + 1;
    while (i < to && v->form[from] != FORM_ACROSS && v->form[i] == v->form[from] &&
           p->atoms[i].face == p->atoms[from].face && p->atoms[i].piece == p->atoms[from].piece &&
           p->atoms[i - 1].text + p->atoms[i - 1].bytes == p->atoms[i].text)
        i++;
    return i;
}

/* Where the baseline of turned text stands left of the column's centre: half the height of capitals. */
static Len turned_base(Len size)
{
    return -len_mul(size, 38, 100);
}

/* Atoms [from, to) as one run; y: tops of their boxes from the line's top. */
static Run make_run(Arena *a, const VerticalPara *v, uint32_t from, uint32_t to, const Len *y, Len y0)
{
    static const uint16_t flags[] = {RUN_VERTICAL, RUN_ROTATED, 0};
    const Para *p = &v->para;
    const Atom *at = p->atoms;
    const TextStyle *st = &p->pieces[at[from].piece].style;
    Form form = (Form)v->form[from];
    Run r = {.face = at[from].face, .size = st->size, .color = st->color, .flags = flags[form], .marks = st->marks};
    r.lang = st->lang;
    r.href = st->href;
    r.text = p->text + at[from].text;
    r.n_text = at[to - 1].text + at[to - 1].bytes - at[from].text;
    r.n_clusters = to - from;
    r.n_glyphs = at[to - 1].glyph + at[to - 1].n_glyphs - at[from].glyph;
    r.glyphs = ARENA_ARRAY(a, Glyph, r.n_glyphs);
    r.clusters = ARENA_ARRAY(a, Cluster, r.n_clusters);
    if (form == FORM_ACROSS)
        r.size = across_size(p, &at[from]);
    uint32_t k = 0;
    Len first = y[0] - y0;
    for (uint32_t i = from; i < to; i++) {
        Len pen = y[i - from] + (form == FORM_ACROSS ? 0 : at[i].lead) - y0;
        r.clusters[i - from] = (Cluster){at[i].bytes, at[i].n_glyphs, pen, at[i].advance};
        for (uint32_t g = 0; g < at[i].n_glyphs; g++, k++) {
            Glyph glyph = p->glyphs[at[i].glyph + g];
            if (form == FORM_TURNED) /* laid out level from the run's first pen origin, then turned about it */
                glyph = (Glyph){glyph.gid, turned_base(st->size) + pen - first + glyph.x, first + glyph.y};
            else
                glyph.y += pen;
            r.glyphs[k] = glyph;
        }
    }
    return r;
}

void vertical_place(TextContext *t, Arena *a, const VerticalPara *v, const BrokenLine *l, Len measure, Len x, Len y,
                    LineKind kind, ItemVec *lines)
{
    if (l->to <= l->from)
        return;
    const Len *pos = para_positions(t, &v->para, l, measure);
    uint32_t n = 0;
    for (uint32_t i = l->from; i < l->to; i = same_form_end(v, i, l->to))
        n++;
    Run *runs = ARENA_ARRAY(a, Run, n);
    Len top = pos[0];
    n = 0;
    for (uint32_t i = l->from, k; i < l->to; i = k) {
        k = same_form_end(v, i, l->to);
        runs[n++] = make_run(a, v, i, k, pos + (i - l->from), top);
    }
    const Atom *last = &v->para.atoms[l->to - 1];
    Item it = {.kind = ITEM_LINE};
    it.u.line = (Line){.kind = kind, .x = x, .y = y + top, .vertical = true, .runs = runs, .n_runs = n};
    it.u.line.w = pos[l->to - 1 - l->from] + last->advance - top;
    vec_push(lines, it);
}
