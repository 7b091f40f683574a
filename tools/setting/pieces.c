#include "setting/pieces.h"

#include "base/utf8.h"
#include "diag/width.h"
#include <string.h>

TextStyle element_text(const SetContext *c, Element e, Lang lang)
{
    const ElementStyle *s = &c->layout->elements[e];
    TextStyle t = {.role = s->role, .size = s->size, .color = s->color, .lang = lang, .tracking = s->tracking};
    t.marks = e == EL_CODE || e == EL_CODE_INLINE ? MARK_CODE : 0;
    return t;
}

ParaStyle para_style(const SetContext *c, Element e, Lang lang)
{
    const ElementStyle *s = &c->layout->elements[e];
    const Layout *l = c->layout;
    Len indent = lang == LANG_EN && l->english_indent < s->indent ? l->english_indent : s->indent;
    return (ParaStyle){.em = s->size,
                       .indent = indent,
                       .align = s->align,
                       .level = l->level,
                       .punct = l->punct,
                       .lang = lang,
                       .hanging = l->hanging,
                       .grid = l->grid,
                       .tsheg_pad = l->tsheg_pad,
                       .replace_missing = l->replace_missing,
                       .display = text_is_display(s->size)};
}

const char *jump_text(const SetContext *c, const char *text, int page)
{
    const char *at = strstr(text, "{page}");
    const bool english = c->layout->lang == LANG_EN;
    const PageName name = page_word(c->sections, page); /* as the running head has it */
    return !at ? text
               : arena_printf(c->arena, english ? "(%.*s%s%s)" : "（%.*s%s%s）", (int)(at - text), text,
                              lang_digits(c->arena, c->layout->number_digits ? LANG_BO : LANG_ZH_HANS, name.text),
                              at + strlen("{page}"));
}

static Piece piece_of_inline(const SetContext *c, const Inline *in, TextStyle base)
{
    Piece p = {.kind = PIECE_TEXT, .text = in->text ? in->text : "", .style = base, .span = in->span};
    p.style.marks = in->marks & (uint16_t)~MARK_VERBATIM;
    p.style.href = in->href;
    p.style.name = in->name;
    p.style.lang = in->lang;
    if (in->marks & MARK_CODE)
        p.style.role = c->layout->elements[EL_CODE_INLINE].role;
    else if (in->marks & MARK_STRONG)
        p.style.role = c->layout->elements[EL_STRONG].role;
    if (in->kind == INL_BREAK) {
        p.kind = PIECE_BREAK;
    } else if (in->kind == INL_NOTE) {
        p.kind = PIECE_NOTE;
        p.style.marks = 0;
    } else if (in->kind == INL_RUBY) {
        p.kind = PIECE_RUBY;
        p.readings = in->readings;
        p.n_readings = in->n_readings;
    }
    return p;
}

Pieces pieces_of_inlines(const SetContext *c, Inlines in, TextStyle base)
{
    Pieces p = {ARENA_ARRAY(c->arena, Piece, in.n + 2), 0}; /* room for a lead-in */
    for (size_t i = 0; i < in.n; i++)
        p.at[p.n++] = piece_of_inline(c, &in.at[i], base);
    return p;
}

Pieces pieces_of_text(const SetContext *c, const char *text, TextStyle base, Span span)
{
    Pieces p = {ARENA_ARRAY(c->arena, Piece, strlen(text) / 2 + 1), 0};
    const Lang own = base.lang;
    for (size_t n = strlen(text), at = 0; at < n;) {
        size_t length = lang_stretch(own, text + at, n - at, &base.lang);
        const char *part = length == n ? text : arena_strndup(c->arena, text + at, length);
        p.at[p.n++] = (Piece){.kind = PIECE_TEXT, .text = part, .style = base, .span = span};
        at += length;
    }
    return p;
}

Pieces front_pieces(const SetContext *c, const Article *a, const char *text, int role, Len size)
{
    return pieces_of_text(c, text, (TextStyle){.role = role, .size = size, .lang = a->lang},
                          article_text_span(a, text));
}

Pieces pieces_of_code(const SetContext *c, const char *line, size_t n, TextStyle base, Span span)
{
    enum { TAB = 4 };
    Buf b = {0};
    size_t column = 0;
    for (size_t i = 0; i < n;) {
        uint32_t cp;
        size_t bytes = (size_t)utf8_decode(line + i, &cp);
        if (cp == '\t') {
            do
                buf_putc(&b, ' ');
            while (++column % TAB);
        } else {
            buf_put(&b, line + i, bytes);
            column += (size_t)char_columns(cp);
        }
        i += bytes;
    }
    const char *text = arena_strndup(c->arena, b.len ? b.data : "", b.len);
    buf_free(&b);
    return pieces_of_text(c, text, base, span);
}

ParaStyle display_style(const SetContext *c, Lang lang, Len size, Align align)
{
    const Layout *l = c->layout;
    return (ParaStyle){.em = size,
                       .align = align,
                       .level = l->level,
                       .punct = l->punct,
                       .lang = lang,
                       .replace_missing = l->replace_missing,
                       .display = text_is_display(size)};
}

/* English in a column of some 30 characters and less: half of its lines would gape or be ragged between full ones, so
 * all are flush left (Bringhurst, The Elements of Typographic Style, 2.1.3; about 0.46 em a character). */
static bool is_too_narrow(const ParaStyle *st, Len measure)
{
    return st->lang == LANG_EN && st->align == ALIGN_JUSTIFY && !st->vertical && measure < LEAST_JUSTIFIED * st->em;
}

static Para *shaped(const SetContext *c, Pieces p, const ParaStyle *wanted, Len measure)
{
    ParaStyle own = *wanted;
    own.align = is_too_narrow(wanted, measure) ? ALIGN_LEFT : wanted->align;
    return para_shape(c->text, c->arena, c->diag, p.at, p.n, &own);
}

SetPara set_para(const SetContext *c, Pieces p, const ParaStyle *wanted, Len measure)
{
    SetPara s = {.para = shaped(c, p, wanted, measure)};
    s.lines = para_break(c->text, c->arena, s.para, measure, &s.n);
    return s;
}

SetPara set_para_all(const SetContext *c, Pieces p, const ParaStyle *wanted, Len measure, OtherLines other[OTHER_LINES])
{
    Para *para = shaped(c, p, wanted, measure);
    const ParaLines all = para_break_all(c->text, c->arena, para, measure);
    memcpy(other, all.other, sizeof all.other);
    return (SetPara){para, all.lines, all.n};
}

SetPara set_para_even(const SetContext *c, Pieces p, const ParaStyle *st, Len measure)
{
    SetPara s = set_para(c, p, st, measure);
    BalancedLines b;
    if (s.n < 2 || st->align != ALIGN_CENTER || st->indent ||
        !para_balance(c->text, c->arena, s.para, (int)s.n, measure, false, &b))
        return s;
    s.lines = b.lines;
    s.n = b.n;
    for (size_t i = 0; i < s.n; i++)
        s.lines[i].slack += measure - b.widest;
    return s;
}

bool set_fewest(const SetContext *c, const Para *p, Len measure, int most, BalancedLines *out)
{
    for (int k = 1; k <= most; k++)
        if (para_balance(c->text, c->arena, p, k, measure, false, out))
            return true;
    *out = (BalancedLines){0};
    return false;
}

Item item_begin(GroupTag tag, Lang lang, int32_t article, int32_t block, int level)
{
    Item it = {.kind = ITEM_BEGIN};
    it.u.group = (GroupInfo){.tag = tag, .lang = lang, .article = article, .block = block, .level = level};
    return it;
}

Item item_end(void)
{
    return (Item){.kind = ITEM_END};
}

Rect picture_within(Rect box, const Picture *p, Align align)
{
    const int w = picture_upright_width(p), h = picture_upright_height(p);
    Rect r = box;
    if ((int64_t)box.w * h > (int64_t)box.h * w)
        r.w = len_mul(box.h, w, h);
    else
        r.h = len_mul(box.w, h, w);
    Len spare = box.w - r.w;
    r.x += align == ALIGN_CENTER ? spare / 2 : align == ALIGN_RIGHT ? spare : 0;
    r.y += (box.h - r.h) / 2;
    return r;
}

Item picture_item(const SitePicture *p, Rect at, const char *alt)
{
    Item it = {.kind = ITEM_IMAGE};
    it.u.image.at = at;
    it.u.image.crop = (Rect){0, 0, picture_upright_width(p->picture) * 1024, picture_upright_height(p->picture) * 1024};
    it.u.image.path = p->path;
    it.u.image.picture = p->picture;
    it.u.image.alt = alt;
    return it;
}
