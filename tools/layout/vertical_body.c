/* A vertical text box (竖排框) in a page of horizontal lines: an article whose body stands in columns from right to
 * left, its title at the right, in tiers 段 one above the other when it is tall. It takes the place of a float over all
 * columns of its article, in whole grid lines. CLREQ 2.4.2, 3.2.3. */
#include "layout/article_set.h"
#include <string.h>

enum { PART_COLUMN, PART_KICKER, PART_TITLE, PART_DECK, PART_BYLINE, HEAD_PARTS };
enum { LEAST_LINES = 8, MOST_TIER = 36 /* characters of a column */, MOST_TIERS = 4, MOST_TITLE_COLUMNS = 2 };

/* A text that begins a column of its own. */
typedef struct Text {
    Para *v;
    GroupTag tag;
    int level;
    int32_t id;
    bool space; /* an empty column before it */
} Text;

/* The body, shaped once for all widths. */
struct VerticalText {
    Text *at;
    size_t n;
};

/* Kicker, title, deck, byline: columns of one text. */
typedef struct Part {
    Para *v;
    BrokenLine *lines;
    size_t n;
    Len longest, pitch;
    GroupTag tag;
} Part;

/* The box set in a height. */
typedef struct Setting {
    Len height;             /* of all tiers with what is between them */
    int tiers, columns;     /* columns of a tier */
    Len measure, tier_step; /* a tier's columns, and from top to top */
    Len head;               /* width of the title's part */
    Len body;               /* width of the rest */
    Part parts[HEAD_PARTS]; /* from right to left */
    BrokenLine **lines;     /* by text */
    size_t *n_lines;
    int total; /* columns of the body */
} Setting;

typedef struct Shaper {
    ArticleSet *s;
    VEC(Text) texts;
    bool space;
    const char *label; /* of list items, for the text that comes next; "" = none */
    Span label_span;
} Shaper;

static Para *shape(const ArticleSet *s, Pieces p, const ParaStyle *st)
{
    return para_shape(s->c->text, s->c->arena, s->c->diag, p.at, p.n, st);
}

/* Faces are those of the element, sizes those of vertical text; notes are small. */
static TextStyle text_style(const ArticleSet *s, Element e)
{
    TextStyle ts = element_text(s->c, e, s->article->lang);
    if (e != EL_NOTE)
        ts.size = s->c->layout->elements[EL_VERTICAL].size;
    return ts;
}

static void add_text(Shaper *x, Pieces p, Element e, GroupTag tag, int level)
{
    ParaStyle st = para_style(x->s->c, e, x->s->article->lang);
    st.em = text_style(x->s, e).size;
    st.display = text_is_display(st.em);
    st.align = e == EL_VERSE || e == EL_CODE ? ALIGN_LEFT : ALIGN_JUSTIFY;
    st.vertical = true;
    st.indent = e == EL_CODE ? 0 : 2 * st.em;
    Para *v = shape(x->s, p, &st);
    if (v->n_atoms)
        vec_push(&x->texts, ((Text){v, tag, level, x->s->next_id++, x->space}));
    x->space = false;
}

static void add_blocks(Shaper *x, const ResolvedBlock *blocks, size_t n, Element e);

/* Pieces with a text before them: a label, the dateline. */
static Pieces with_lead(const Shaper *x, const char *text, TextStyle ts, Span span, Pieces p)
{
    Pieces lead = pieces_of_text(x->s->c, text, ts, span);
    Piece *at = ARENA_ARRAY(x->s->c->arena, Piece, lead.n + p.n + 1);
    if (lead.n)
        memcpy(at, lead.at, lead.n * sizeof *at);
    if (p.n)
        memcpy(at + lead.n, p.at, p.n * sizeof *at);
    return (Pieces){at, lead.n + p.n};
}

/* The labels that wait go before the text that comes first after them, whatever it is. */
static Pieces with_label(Shaper *x, Pieces p, Element e)
{
    const char *label = x->label;
    x->label = "";
    return *label ? with_lead(x, label, text_style(x->s, e), x->label_span, p) : p;
}

static void add_inlines(Shaper *x, const ResolvedBlock *b, Element e, GroupTag tag)
{
    Pieces p = pieces_of_inlines(x->s->c, b->inlines, text_style(x->s, e));
    if (b->lead_in) {
        const Article *a = x->s->article;
        TextStyle ts = text_style(x->s, e);
        ts.role = x->s->c->layout->elements[EL_DATELINE].role;
        p = with_lead(x, arena_printf(x->s->c->arena, "%s　", a->dateline), ts, a->dateline_span, p);
    }
    add_text(x, with_label(x, p, e), e, tag, b->level);
}

/* Verse lines begin columns; an empty one stands between stanzas. */
static void add_verse(Shaper *x, const ResolvedBlock *b)
{
    Pieces p = with_label(x, pieces_of_inlines(x->s->c, b->inlines, text_style(x->s, EL_VERSE)), EL_VERSE);
    size_t from = 0;
    for (size_t i = 0; i <= p.n; i++) {
        if (i < p.n && p.at[i].kind != PIECE_BREAK)
            continue;
        if (i > from)
            add_text(x, (Pieces){p.at + from, i - from}, EL_VERSE, TAG_PARA, 0);
        else
            x->space = true;
        from = i + 1;
    }
    x->space = true;
}

/* So do lines of code. */
static void add_code(Shaper *x, const ResolvedBlock *b)
{
    const char *s = b->text;
    for (size_t line = 0; *s; line++) {
        size_t n = strcspn(s, "\n");
        Pieces p = pieces_of_code(x->s->c, s, n, text_style(x->s, EL_CODE), b->line_spans[line]);
        add_text(x, with_label(x, p, EL_CODE), EL_CODE, TAG_CODE, 0);
        s += n + (s[n] == '\n');
    }
}

/* A label without a text stands alone. */
static void flush_label(Shaper *x, Element e)
{
    if (*x->label)
        add_text(x, with_label(x, (Pieces){0}, e), e, TAG_PARA, 0);
}

static void add_list(Shaper *x, const ResolvedBlock *list, Element e)
{
    for (size_t i = 0; i < list->n_children; i++) {
        const ResolvedBlock *item = &list->children[i];
        x->label = arena_printf(x->s->c->arena, "%s%s", x->label, item->label); /* 1.（1） */
        x->label_span = item->span;
        add_blocks(x, item->children, item->n_children, e);
        flush_label(x, e);
    }
}

static void add_blocks(Shaper *x, const ResolvedBlock *blocks, size_t n, Element e)
{
    for (size_t i = 0; i < n; i++) {
        const ResolvedBlock *b = &blocks[i];
        switch (b->kind) {
        case RES_PARA:
            add_inlines(x, b, e, e == EL_NOTE ? TAG_NOTE : TAG_PARA);
            break;
        case RES_HEADING:
            x->space = x->texts.len > 0;
            add_inlines(x, b, EL_SUBHEADING, TAG_HEADING);
            break;
        case RES_LIST:
            add_list(x, b, e);
            break;
        case RES_QUOTE:
            add_blocks(x, b->children, b->n_children, e == EL_NOTE ? EL_NOTE : EL_QUOTE);
            break;
        case RES_VERSE:
            add_verse(x, b);
            break;
        case RES_CODE:
            add_code(x, b);
            break;
        case RES_RULE:
            x->space = true;
            break;
        case RES_ITEM: /* its list's */
        case RES_FLOAT:
            break;
        }
    }
}

static const struct VerticalText *text_of(ArticleSet *s)
{
    if (s->vertical)
        return s->vertical;
    const ResolvedDoc *doc = s->doc;
    Shaper x = {.s = s, .label = ""};
    if (*s->article->summary) {
        add_text(&x, pieces_of_text(s->c, s->article->summary, text_style(s, EL_SUMMARY), s->article->summary_span),
                 EL_SUMMARY, TAG_PARA, 0);
        x.space = true;
    }
    add_blocks(&x, doc->blocks, doc->n_blocks, EL_VERTICAL);
    for (size_t i = 0; i < doc->n_notes; i++) {
        x.space = i == 0;
        x.label = doc->notes[i].mark;
        x.label_span = doc->notes[i].span;
        add_blocks(&x, doc->notes[i].blocks, doc->notes[i].n_blocks, EL_NOTE);
        flush_label(&x, EL_NOTE);
    }
    s->vertical = ARENA_NEW(s->c->arena, struct VerticalText);
    s->vertical->n = x.texts.len;
    s->vertical->at = arena_dup(s->c->arena, x.texts.ptr, x.texts.len * sizeof(Text));
    vec_free(&x.texts);
    return s->vertical;
}

static Part part_of(ArticleSet *s, const char *text, int role, Len size, Len tracking, GroupTag tag)
{
    Part p = {.tag = tag, .pitch = len_mul(size, 13, 10)};
    if (!*text)
        return p;
    TextStyle ts = {.role = role, .size = size, .lang = s->article->lang, .tracking = tracking};
    ParaStyle st = {.em = size,
                    .align = ALIGN_LEFT,
                    .level = s->c->layout->level,
                    .lang = s->article->lang,
                    .replace_missing = s->c->layout->replace_missing,
                    .display = text_is_display(size),
                    .vertical = true};
    p.v = shape(s, pieces_of_text(s->c, text, ts, article_text_span(s->article, text)), &st);
    return p;
}

/* As few columns as the height allows, evenly filled; false when they would be more than `most`. */
static bool fill_part(ArticleSet *s, Part *p, Len height, int most)
{
    BalancedLines b = {0};
    bool fits = !p->v || set_fewest(s->c, p->v, height, most, &b);
    p->lines = b.lines;
    p->n = b.n;
    p->longest = b.widest;
    return fits;
}

/* The largest title that fits the height in a column, else in two. */
static Part set_title(ArticleSet *s, int span, Len width, Len height)
{
    const HeadlineStep *step = layout_headline(s->c->layout, span);
    const char *title = s->article->title;
    Len least = s->c->layout->elements[EL_VERTICAL].size * 3 / 2, widest = width / 5;
    Len full = step->size < widest ? step->size : widest;
    for (int k = 1; k <= MOST_TITLE_COLUMNS; k++)
        for (Len size = full; size >= (k == 1 ? full * 2 / 3 : least); size -= LEN_PT) {
            Part p = part_of(s, title, step->role, size, 0, TAG_HEADLINE);
            if (!fill_part(s, &p, height, k))
                continue;
            size_t n = p.v ? p.v->n_atoms : 0;
            Len each = n > 1 && p.n == 1 ? (len_mul(height, 7, 10) - p.longest) / (Len)(n - 1) : 0;
            each = each > size / 2 ? size / 2 : each;
            if (each > size / 8) { /* a short title is letter-spaced */
                p = part_of(s, title, step->role, size, each, TAG_HEADLINE);
                fill_part(s, &p, LEN_MAX, 1);
            }
            return p;
        }
    Part p = part_of(s, title, step->role, least, 0, TAG_HEADLINE);
    fill_part(s, &p, height, 6);
    return p;
}

static void set_head(ArticleSet *s, Setting *x, int span, Len width)
{
    const Layout *l = s->c->layout;
    const Article *a = s->article;
    const HeadlineStep *step = layout_headline(l, span);
    Len small = l->elements[EL_VERTICAL].size, deck = step->deck < small * 3 / 2 ? step->deck : small * 3 / 2;
    x->parts[PART_COLUMN] = part_of(s, a->column, l->elements[EL_COLUMN].role, deck, 0, TAG_KICKER);
    x->parts[PART_KICKER] = part_of(s, a->kicker, l->elements[EL_KICKER].role, deck, 0, TAG_KICKER);
    x->parts[PART_TITLE] = set_title(s, span, width, x->height);
    x->parts[PART_DECK] = part_of(s, a->deck, l->elements[EL_DECK].role, deck, 0, TAG_DECK);
    x->parts[PART_BYLINE] = part_of(s, a->byline, l->elements[EL_BYLINE].role, small, 0, TAG_BYLINE);
    x->head = l->elements[EL_VERTICAL].size;
    for (int i = 0; i < HEAD_PARTS; i++) {
        if (i != PART_TITLE)
            fill_part(s, &x->parts[i], x->height, 6);
        x->head += (Len)x->parts[i].n * x->parts[i].pitch;
    }
}

static Len column_pitch(const ArticleSet *s)
{
    return len_mul(s->c->layout->elements[EL_VERTICAL].size, 15, 10);
}

static void set_body(ArticleSet *s, Setting *x)
{
    const struct VerticalText *t = text_of(s);
    x->lines = ARENA_ARRAY(s->c->arena, BrokenLine *, t->n + 1);
    x->n_lines = ARENA_ARRAY(s->c->arena, size_t, t->n + 1);
    x->total = 0;
    for (size_t i = 0; i < t->n; i++) {
        x->lines[i] = para_break(s->c->text, s->c->arena, t->at[i].v, x->measure, 0, &x->n_lines[i]);
        x->total += (int)x->n_lines[i] + t->at[i].space;
    }
}

/* Everything in so many grid lines; false when the body does not fit the width. */
static bool set_box(ArticleSet *s, int span, int lines, Setting *x)
{
    const Layout *l = s->c->layout;
    Len em = l->elements[EL_VERTICAL].size, width = article_width(s, span), high = lines * l->pitch;
    *x = (Setting){.tiers = high / em / MOST_TIER + 1};
    if (x->tiers > MOST_TIERS)
        return false;
    Len between = 2 * em;
    x->measure = (high - (x->tiers - 1) * between) / x->tiers / em * em;
    x->tier_step = x->measure + between;
    x->height = x->tiers * x->tier_step - between;
    set_head(s, x, span, width);
    x->body = width - x->head;
    set_body(s, x);
    int most = x->body > 0 ? x->body / column_pitch(s) : 0;
    x->columns = x->total ? (x->total + x->tiers - 1) / x->tiers : 1; /* only a picture: the title stands alone */
    return x->columns <= most;
}

bool body_is_vertical(const ArticleSet *s)
{
    return s->article->vertical && lang_is_chinese(s->article->lang);
}

FloatSet *vertical_body_new(ArticleSet *s, int span)
{
    const Layout *l = s->c->layout;
    FloatSet *fs = ARENA_NEW(s->c->arena, FloatSet);
    Setting x;
    for (int lines = LEAST_LINES; lines <= l->lines * 3 / 4 && !fs->lines; lines++)
        if (set_box(s, span, lines, &x))
            fs->lines = lines;
    fs->least = fs->lines;
    fs->most = fs->lines + fs->lines / 6;
    return fs;
}

static void put_column(ArticleSet *s, const Para *v, const BrokenLine *line, Len measure, Len x, Len y, ItemVec *out,
                       ItemVec *marks)
{
    para_place(s->c->text, s->c->arena, v, line, measure, x, y, LINE_BODY, out, marks);
}

static void compose_head(ArticleSet *s, const Setting *b, Len right, Len y, ItemVec *out, ItemVec *marks)
{
    Len top = y + (b->height - b->parts[PART_TITLE].longest) / 2;
    for (int i = 0; i < HEAD_PARTS; i++) {
        const Part *p = &b->parts[i];
        if (!p->n)
            continue;
        vec_push(out, item_begin(p->tag, s->article->lang, s->index, s->next_id++, 1));
        for (size_t k = 0; k < p->n; k++, right -= p->pitch) {
            Len at = i == PART_BYLINE ? y + b->height - (p->longest - p->lines[k].slack) - p->v->style.em : top;
            if (i != PART_BYLINE && at + p->longest > y + b->height)
                at = y + b->height - p->longest;
            put_column(s, p->v, &p->lines[k], b->height, right - p->pitch / 2, at, out, marks);
        }
        vec_push(out, item_end());
    }
}

static void compose_tier_rules(ArticleSet *s, const Setting *b, Len x, Len y, ItemVec *out)
{
    const Layout *l = s->c->layout;
    for (int k = 1; k < b->tiers; k++) {
        Item it = {.kind = ITEM_STROKE};
        it.u.stroke.at = (Rect){x, y + k * b->tier_step - (b->tier_step - b->measure) / 2, b->body, 0};
        it.u.stroke.width = l->rule / 2;
        it.u.stroke.color = l->rule_color;
        vec_push(out, it);
    }
}

void vertical_body_compose(ArticleSet *s, int span, int lines, Len x, Len y, ItemVec *out)
{
    const Layout *l = s->c->layout;
    const struct VerticalText *t = text_of(s);
    Setting b;
    if (!set_box(s, span, lines, &b)) /* a taller box may divide into tiers less well */
        set_box(s, span, article_float(s, 0, span)->lines, &b);
    if (b.columns < 1)
        return;
    Len width = article_width(s, span), pitch = b.body / b.columns, most = len_mul(column_pitch(s), 13, 10);
    pitch = pitch > most ? most : pitch;
    Len spare = (b.body - b.columns * pitch) / 2, right = x + width - spare;
    y += (lines * l->pitch - b.height) / 2;
    ItemVec marks = {0};
    compose_tier_rules(s, &b, x, y, out);
    compose_head(s, &b, right, y, out, &marks);
    right -= b.head;
    int at = 0;
    for (size_t i = 0; i < t->n; i++) {
        at += t->at[i].space && at % b.columns > 0;
        vec_push(out, item_begin(t->at[i].tag, s->article->lang, s->index, t->at[i].id, t->at[i].level));
        for (size_t k = 0; k < b.n_lines[i]; k++, at++)
            put_column(s, t->at[i].v, &b.lines[i][k], b.measure, right - at % b.columns * pitch - pitch / 2,
                       y + at / b.columns * b.tier_step, out, &marks);
        vec_push(out, item_end());
    }
    float_close_marks(s, &marks, out);
}
