/* Masthead 报头, running head 报眉, folio, imprint: the layout's furniture filled with the issue's fields. */
#include "layout/compose.h"

#include "base/utf8.h"
#include <stdio.h>
#include <string.h>

/* In the digits that the layout asks for. */
static const char *number_text(const PageBuild *b, const char *format, int n)
{
    return lang_digits(b->c->arena, b->c->layout->number_digits ? LANG_BO : LANG_ZH_HANS,
                       arena_printf(b->c->arena, format, n));
}

static const char *join(const PageBuild *b, const char *const *names, size_t n)
{
    const char *s = "";
    for (size_t i = 0; i < n; i++)
        s = arena_printf(b->c->arena, "%s%s%s", s, i ? "　" : "", names[i]);
    return s;
}

static const char *field(const PageBuild *b, const char *name, size_t n)
{
    const Issue *is = b->issue;
    const Paper *p = is->paper;
    Arena *a = b->c->arena;
    Lang lang = p->lang;
    struct {
        const char *name, *value;
    } plain[] = {{"title", p->title},
                 {"title_zh", p->title_zh},
                 {"pinyin", p->pinyin},
                 {"issn", p->issn},
                 {"cn", p->cn},
                 {"postal", p->postal},
                 {"publisher", p->publisher},
                 {"slogan", p->slogan},
                 {"number", is->number},
                 {"weather", is->weather},
                 {"notice", is->notice},
                 {"page_title", b->title},
                 {"url", b->group->base_url},
                 {"group", b->group->name}};
    for (size_t i = 0; i < sizeof plain / sizeof plain[0]; i++)
        if (strlen(plain[i].name) == n && memcmp(plain[i].name, name, n) == 0)
            return plain[i].value ? plain[i].value : "";
#define IS(s) (n == sizeof(s) - 1 && memcmp(name, s, n) == 0)
    if (IS("date"))
        return date_long(a, is->date, lang);
    if (IS("iso"))
        return is->iso;
    if (IS("weekday"))
        return date_weekday_name(is->date, lang);
    if (IS("lunar"))
        return *is->lunar ? is->lunar : date_lunar(a, is->date);
    if (IS("page"))
        return number_text(b, "%d", b->number);
    if (IS("page2"))
        return number_text(b, "%02d", b->number);
    if (IS("pages"))
        return number_text(b, "%d", b->n_pages);
    if (IS("editors"))
        return join(b, b->editors, b->n_editors);
    if (IS("specimen"))
        return !p->specimen ? "" : lang == LANG_BO ? "དཔེ་མཚོན། 样报" : lang == LANG_ZH_HANT ? "樣報" : "样报";
#undef IS
    return "";
}

/* Expands {fields}; a [segment] with an empty field is dropped. */
static char *expand(const PageBuild *b, const char *t)
{
    Buf out = {0};
    size_t mark = 0;
    bool in_segment = false, drop = false;
    buf_puts(&out, "");
    for (; *t; t++) {
        const char *end = *t == '{' ? strchr(t, '}') : NULL;
        if (end) {
            const char *v = field(b, t + 1, (size_t)(end - t - 1));
            drop |= in_segment && !*v;
            buf_puts(&out, v);
            t = end;
        } else if (*t == '[' && !in_segment) {
            in_segment = true;
            drop = false;
            mark = out.len;
        } else if (*t == ']' && in_segment) {
            in_segment = false;
            if (drop)
                out.data[out.len = mark] = 0;
        } else {
            buf_putc(&out, *t);
        }
    }
    char *s = out.data;
    while (strncmp(s, "　", 3) == 0) /* a separator whose left side was dropped */
        s += 3;
    char *copy = arena_strdup(b->c->arena, s);
    buf_free(&out);
    return copy;
}

/* The file where a character that no font has would have to be looked for: the issue's when it gives a part of the text
 * and the paper's has no such rare character. */
static Span place_of(const PageBuild *b, const Furniture *f, const char *text)
{
    static const char *const fields[] = {"{page_title}", "{editors}", "{weather}", "{notice}", "{number}"};
    const Span paper = b->issue->paper->span_all, issue = b->issue->span_all;
    bool of_issue = false;
    for (size_t i = 0; i < sizeof fields / sizeof *fields; i++)
        of_issue |= issue.src && strstr(f->text, fields[i]);
    for (int n; of_issue && *text; text += n) {
        uint32_t cp;
        n = utf8_decode(text, &cp);
        char rare[5] = {0};
        memcpy(rare, text, (size_t)n);
        if (((cp >= 0xE000 && cp < 0xF900) || cp > 0xFFFF) && paper.src && strstr(paper.src->text, rare))
            return paper;
    }
    return of_issue ? issue : paper;
}

/* href: NULL, or where the text leads. */
static SetPara set_link(const PageBuild *b, const Furniture *f, const char *text, Len size, Len measure,
                        const char *href)
{
    TextStyle ts = {.role = f->role,
                    .size = size,
                    .color = f->color,
                    .lang = b->c->layout->lang,
                    .tracking = f->tracking,
                    .href = href};
    ParaStyle st = {.em = size,
                    .align = f->align,
                    .lang = b->c->layout->lang,
                    .replace_missing = b->c->layout->replace_missing,
                    .display = text_is_display(size)};
    return set_para(b->c, pieces_of_text(b->c, text, ts, place_of(b, f, text)), &st, measure);
}

static SetPara set_furniture(const PageBuild *b, const Furniture *f, const char *text, Len size, Len measure)
{
    return set_link(b, f, text, size, measure, NULL);
}

static void mirrored(const PageBuild *b, Furniture *f)
{
    if (!f->mirror || b->number % 2)
        return; /* odd pages are right-hand pages */
    Len whole = layout_span(b->c->layout, b->c->layout->columns);
    f->x = whole - f->x - f->width;
    if (f->align == ALIGN_LEFT)
        f->align = ALIGN_RIGHT;
    else if (f->align == ALIGN_RIGHT)
        f->align = ALIGN_LEFT;
}

static void place_set(PageBuild *b, const SetPara *sp, Len x, Len y, Len pitch, Len measure)
{
    ItemVec marks = {0};
    for (size_t i = 0; i < sp->n; i++)
        para_place(b->c->text, b->c->arena, sp->para, &sp->lines[i], measure, x, y + (Len)i * pitch, LINE_FURNITURE,
                   &b->items, &marks);
    vec_free(&marks);
}

static void put_text(PageBuild *b, const Furniture *f)
{
    const Layout *l = b->c->layout;
    const char *text = expand(b, f->text);
    if (!*text)
        return;
    Len size = f->size;
    SetPara sp = set_furniture(b, f, text, size, f->width);
    while (f->least && size > f->least && (para_width(sp.para) > f->width)) {
        Len smaller = len_mul(size, 96, 100);
        size = smaller < size ? smaller : size - 1;
        sp = set_furniture(b, f, text, size, f->width);
    }
    Len y = l->top + f->y;
    if (f->least) /* a shrunk name keeps its middle */
        y -= (f->size - size) * 2 / 5;
    place_set(b, &sp, l->left + f->x, y, f->pitch ? f->pitch : l->pitch, f->width);
}

static void put_box(PageBuild *b, const Furniture *f)
{
    const Layout *l = b->c->layout;
    Item it = {.kind = f->kind == FURN_TINT ? ITEM_RECT : ITEM_STROKE};
    Rect at = {l->left + f->x, l->top + f->y, f->width, f->height};
    if (f->kind == FURN_TINT) {
        it.u.rect.at = at;
        it.u.rect.fill = f->color;
    } else {
        it.u.stroke.at = at;
        it.u.stroke.width = f->stroke;
        it.u.stroke.color = f->color;
    }
    vec_push(&b->items, it);
}

/* One entry of the index: 第02版　headline, cut to the width by its author's phrases. */
static bool index_entry(PageBuild *b, const Furniture *f, int page, const Article *article, Len y)
{
    const Layout *l = b->c->layout;
    Arena *a = b->c->arena;
    const char *label = number_text(b, "%02d", page), *title = article->title;
    const char *href = arena_printf(a, "%02d.html#a-%s", page, article->slug);
    Len indent = 3 * f->size;
    Furniture left = *f;
    left.align = ALIGN_LEFT;
    Furniture number = left;
    number.role = l->elements[EL_HEADING].role;
    SetPara sp = set_furniture(b, &number, label, f->size, indent);
    SetPara head = set_link(b, &left, title, f->size, f->width - indent, href);
    while (head.n > 1) { /* shorten at the last phrase */
        const char *space = strrchr(title, ' ');
        if (!space)
            break;
        title = arena_strndup(a, title, (size_t)(space - title));
        head = set_link(b, &left, title, f->size, f->width - indent, href);
    }
    if (head.n != 1)
        return false;
    vec_push(&b->items, item_begin(TAG_INDEX_ENTRY, l->lang, -1, b->next_id++, 0));
    size_t first = b->items.len;
    place_set(b, &sp, l->left + f->x, y, f->pitch, indent);
    for (size_t i = first; i < b->items.len; i++)
        b->items.ptr[i].u.line.aside = ASIDE_LABEL;
    place_set(b, &head, l->left + f->x + indent, y, f->pitch, f->width - indent);
    vec_push(&b->items, item_end());
    return true;
}

/* Nothing to index: the ear holds the date, large, and the notice. */
static void put_date(PageBuild *b, const Furniture *f)
{
    const Layout *l = b->c->layout;
    const char *lines[] = {"{date}", "{weekday}[　{lunar}]", "{notice}", "{url}"};
    Len sizes[] = {f->size * 2, f->size * 5 / 4, f->size, f->size};
    enum { LINES = sizeof lines / sizeof *lines };
    SetPara set[LINES];
    Furniture c = *f;
    c.align = ALIGN_CENTER;
    Len high = 0;
    for (size_t i = 0; i < LINES; i++) {
        c.role = i ? f->role : l->elements[EL_KICKER].role;
        set[i] = set_furniture(b, &c, expand(b, lines[i]), sizes[i], f->width);
        high += (Len)set[i].n * sizes[i] * 2;
    }
    Len y = l->top + f->y + (f->height - high) / 2;
    for (size_t i = 0; i < LINES; i++) {
        place_set(b, &set[i], l->left + f->x, y + sizes[i] * 14 / 10, sizes[i] * 3 / 2, f->width);
        y += (Len)set[i].n * sizes[i] * 2;
    }
}

/* The page where an article begins: not the planned one when that was full. */
static int page_of(const PageBuild *b, const Article *a, int planned)
{
    for (size_t i = 0; i < b->issue->n_articles && b->first_page; i++)
        if (b->issue->articles[i] == a && b->first_page[i])
            return b->first_page[i];
    return planned;
}

enum { MOST_ENTRIES = 64 };

/* What the index lists. */
typedef struct Index {
    struct {
        int page; /* as planned, from 0 */
        const Article *article;
    } at[MOST_ENTRIES];
    int n, rows;
    bool broad; /* in two columns */
} Index;

/* The first headlines of each page, as many of each as there is room for, page by page; in two columns when the ear is
 * wide. */
static Index list_entries(const PageBuild *b, const Furniture *f, int room)
{
    enum { BROAD = 40 }; /* characters */
    Index x = {.broad = f->width >= BROAD * f->size};
    int places = room * (x.broad ? 2 : 1), n = 0, of_page[MOST_ENTRIES] = {0};
    places = places < MOST_ENTRIES ? places : MOST_ENTRIES;
    size_t first = b->issue->n_pages < 2 ? 0 : 1, pages = b->issue->n_pages - first;
    pages = pages < MOST_ENTRIES ? pages : MOST_ENTRIES;
    for (size_t rank = 0; n < places && rank < MOST_ENTRIES; rank++)
        for (size_t p = 0; p < pages && n < places; p++)
            if (rank < b->issue->pages[first + p].n_articles) {
                of_page[p]++;
                n++;
            }
    for (size_t p = 0; p < pages; p++)
        for (int rank = 0; rank < of_page[p]; rank++) {
            x.at[x.n].page = (int)(first + p);
            x.at[x.n++].article = b->issue->pages[first + p].articles[rank];
        }
    x.rows = x.broad ? (x.n + 1) / 2 : x.n;
    return x;
}

static void put_entries(PageBuild *b, const Furniture *f, const Index *x, Len y, Len pitch)
{
    Furniture at = *f;
    if (x->broad)
        at.width = (f->width - 2 * f->size) / 2;
    for (int i = 0, row = 0; i < x->n; i++) {
        if (x->broad && i == x->rows) {
            at.x += at.width + 2 * f->size;
            row = 0;
        }
        const Article *a = x->at[i].article;
        row += index_entry(b, &at, page_of(b, a, x->at[i].page + 1), a, y + row * pitch);
    }
}

/* The head of the index, a rule under it; its text is `size` high, all of it from y to *y. */
static void put_index_head(PageBuild *b, const Furniture *f, Len size, Len under, Len *y)
{
    const Layout *l = b->c->layout;
    Furniture head = *f;
    head.tracking = b->issue->paper->lang == LANG_BO ? 0 : f->size; /* syllables are not spaced out */
    head.role = l->elements[EL_HEADING].role;
    SetPara sp = set_furniture(b, &head, l->index_title, size, f->width);
    vec_push(&b->items, item_begin(TAG_CAPTION, l->lang, -1, b->next_id++, 0));
    place_set(b, &sp, l->left + f->x, *y + len_mul(size, 88, 100), f->pitch, f->width);
    vec_push(&b->items, item_end());
    Item rule = {.kind = ITEM_STROKE};
    rule.u.stroke.at = (Rect){l->left + f->x, *y + size + under, f->width, 0};
    rule.u.stroke.width = l->rule;
    rule.u.stroke.color = l->rule_color;
    vec_push(&b->items, rule);
    *y += size + 2 * under;
}

/* The ear 报眼: an index 导读 of the other pages' first headlines, and the issue's notice. The white above and below is
 * the same: rows open until they fill the height, within bounds. */
static void put_index(PageBuild *b, const Furniture *f)
{
    if (b->issue->n_articles < 2) {
        put_date(b, f);
        return;
    }
    const Len size = f->size * 5 / 4, under = f->pitch / 3;
    int room = (int)((f->height - size - 2 * under) / f->pitch);
    SetPara note = {0};
    if (*b->issue->notice)
        note = set_furniture(b, f, b->issue->notice, f->size * 9 / 10, f->width);
    int rest = (int)note.n < room - 1 ? room - (int)note.n : room;
    Index x = list_entries(b, f, rest);
    bool noted = note.n && x.rows + (int)note.n <= room;
    int rows = x.rows + (noted ? (int)note.n : 0);
    Len spare = f->height - size - 2 * under - rows * f->pitch, most = f->pitch / 2;
    Len open = rows && spare > 0 ? spare / (rows + 1) : 0, pitch = f->pitch + (open < most ? open : most);
    Len y = b->c->layout->top + f->y + (f->height - size - 2 * under - rows * pitch + (pitch - f->size)) / 2;
    vec_push(&b->items, item_begin(TAG_INDEX, b->c->layout->lang, -1, b->next_id++, 0));
    put_index_head(b, f, size, under, &y);
    y += len_mul(f->size, 88, 100);
    put_entries(b, f, &x, y, pitch);
    vec_push(&b->items, item_end());
    if (noted)
        place_set(b, &note, b->c->layout->left + f->x, y + x.rows * pitch, pitch, f->width);
}

void compose_furniture(PageBuild *b, const FurnitureList *list)
{
    vec_push(&b->items, item_begin(TAG_FURNITURE, b->c->layout->lang, -1, 0, 0));
    for (size_t i = 0; i < list->n; i++) {
        Furniture f = list->at[i];
        mirrored(b, &f);
        if (f.kind == FURN_TEXT)
            put_text(b, &f);
        else if (f.kind == FURN_INDEX)
            put_index(b, &f);
        else
            put_box(b, &f);
    }
    vec_push(&b->items, item_end());
}
