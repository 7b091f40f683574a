/* The ear 报眼, as the editor wants it: an index 导读 of the titles that he names, else of the other pages' first ones,
 * with the issue's notice; the date (without pages to index, too), a picture, an advertisement. */
#include "compose/ad_box.h"
#include "compose/furniture.h"
#include "frame/item.h"

#include <string.h>

enum { MOST_ENTRIES = 64, SMALLEST = 75 /* per cent of its type, for a title that is too long */ };

/* One entry of the index: 02　headline, cut to the width by its author's phrases. */
static void index_entry(PageBuild *b, const Furniture *f, int page, const Article *article, Len y)
{
    const Layout *l = b->c->layout;
    Arena *a = b->c->arena;
    PageName page_text = page_name(b->issue->sections, page);
    FilledText label = {.text = furniture_digits(b, page_text.text), .name = "text", .span = f->span};
    FilledText title = {.text = article->title, .name = "title", .span = article->title_span};
    title.href = arena_printf(a, "%s.html#%s", page_text.text, article->slug);
    Len indent = (strlen(page_text.text) > 3 ? 4 : 3) * f->size;
    Furniture left = *f;
    left.align = ALIGN_LEFT;
    Furniture heavy = left;
    heavy.role = l->elements[EL_HEADING].role;
    Len size = f->size;
    SetText number = furniture_set(b, &heavy, label, f->size, indent);
    SetText head = furniture_set(b, &left, title, f->size, f->width - indent);
    while (head.set.n > 1) { /* shorten at the last phrase, then a little smaller */
        const char *space = strrchr(title.text, ' ');
        if (space)
            title.text = arena_strndup(a, title.text, (size_t)(space - title.text));
        else
            size = len_mul(size, 96, 100);
        if (size < len_mul(f->size, SMALLEST, 100)) {
            diag_warning(b->c->diag, article->title_span, DIAG_INDEX_TITLE);
            return;
        }
        head = furniture_set(b, &left, title, size, f->width - indent);
    }
    vec_push(&b->items, item_begin(TAG_INDEX_ENTRY, l->lang, -1, b->next_id++, 0));
    size_t first = b->items.len;
    furniture_place(b, &number, l->left + f->x, y, f->pitch, indent);
    for (size_t i = first; i < b->items.len; i++)
        b->items.ptr[i].u.line.aside = ASIDE_LABEL;
    furniture_place(b, &head, l->left + f->x + indent, y, f->pitch, f->width - indent);
    vec_push(&b->items, item_end());
}

/* Nothing to index: the ear holds the date, large, and the notice. */
static void put_date(PageBuild *b, const Furniture *f)
{
    const Layout *l = b->c->layout;
    FilledText lunar = furniture_field(b, FIELD_LUNAR), day = furniture_field(b, FIELD_WEEKDAY);
    if (*lunar.text)
        day.text = arena_printf(b->c->arena, "%s　%s", day.text, lunar.text);
    const FilledText lines[] = {furniture_field(b, FIELD_DATE), day, furniture_field(b, FIELD_NOTICE),
                                furniture_field(b, FIELD_URL)};
    const Len sizes[] = {f->size * 2, f->size * 5 / 4, f->size, f->size};
    enum { LINES = sizeof lines / sizeof *lines };
    SetText set[LINES];
    Furniture c = *f;
    c.align = ALIGN_CENTER;
    Len high = 0;
    for (size_t i = 0; i < LINES; i++) {
        c.role = i ? f->role : l->elements[EL_KICKER].role;
        set[i] = furniture_set(b, &c, lines[i], sizes[i], f->width);
        high += (Len)set[i].set.n * sizes[i] * 2;
    }
    Len y = l->top + f->y + (f->height - high) / 2;
    for (size_t i = 0; i < LINES; i++) {
        furniture_place(b, &set[i], l->left + f->x, y + sizes[i] * 14 / 10, sizes[i] * 3 / 2, f->width);
        y += (Len)set[i].set.n * sizes[i] * 2;
    }
}

/* The page where an article begins: not the planned one when that was full; 0: it was left out of the paper. */
static int page_of(const PageBuild *b, const Article *a, int planned)
{
    for (size_t i = 0; i < b->issue->n_articles && b->first_page; i++)
        if (b->issue->articles[i] == a)
            return b->first_page[i];
    return planned;
}

/* The article of a rank, from 0, among those planned for page p, from 0, that stand on paper; advertisements have none,
 * nor notices of retractions. * NULL: no more. */
static const Article *ranked(const PageBuild *b, size_t p, size_t rank)
{
    const PageSpec *page = &b->issue->pages[p];
    for (size_t i = 0; i < page->n_articles; i++)
        if (article_is_listed(page->articles[i]) && page_of(b, page->articles[i], (int)p + 1) && rank-- == 0)
            return page->articles[i];
    return NULL;
}

/* What the index lists. */
typedef struct Index {
    struct {
        int page; /* from 1 */
        const Article *article;
    } at[MOST_ENTRIES];
    int n, rows;
    bool broad; /* in two columns */
} Index;

/* The first headlines of each page, as many of each as there is room for, page by page; in two columns when the ear is
 * wide. */
static void list_first(const PageBuild *b, int places, Index *x)
{
    int n = 0, of_page[MOST_ENTRIES] = {0};
    size_t first = b->issue->n_pages < 2 ? 0 : 1, pages = b->issue->n_pages - first;
    pages = pages < MOST_ENTRIES ? pages : MOST_ENTRIES;
    for (size_t rank = 0; n < places && rank < MOST_ENTRIES; rank++)
        for (size_t p = 0; p < pages && n < places; p++)
            if (ranked(b, first + p, rank)) {
                of_page[p]++;
                n++;
            }
    for (size_t p = 0; p < pages; p++)
        for (int rank = 0; rank < of_page[p]; rank++) {
            const Article *a = ranked(b, first + p, (size_t)rank);
            x->at[x->n].page = page_of(b, a, (int)(first + p) + 1);
            x->at[x->n++].article = a;
        }
}

/* Those that the editor named, in his order; not what stands nowhere in the paper. */
static void list_chosen(const PageBuild *b, int places, Index *x)
{
    int named = 0;
    Span over = span_none();
    for (size_t i = 0; i < b->issue->n_index; i++) {
        const Article *a = b->issue->index[i].article;
        int page = page_of(b, a, a->page);
        named += page > 0;
        if (page && x->n == places && !over.src)
            over = b->issue->index[i].span;
        if (!page || x->n == places)
            continue;
        x->at[x->n].page = page;
        x->at[x->n++].article = a;
    }
    if (over.src)
        diag_warning(b->c->diag, over, DIAG_INDEX_FULL, places, named);
}

static Index list_entries(const PageBuild *b, const Furniture *f, int room)
{
    enum { BROAD = 40 }; /* characters */
    Index x = {.broad = f->width >= BROAD * f->size};
    int places = room * (x.broad ? 2 : 1);
    places = places < MOST_ENTRIES ? places : MOST_ENTRIES;
    if (b->issue->n_index)
        list_chosen(b, places, &x);
    else
        list_first(b, places, &x);
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
        index_entry(b, &at, x->at[i].page, a, y + row++ * pitch);
    }
}

/* The head of the index, a rule under it; its text is `size` high, all of it from y to *y. */
static void put_index_head(PageBuild *b, const Furniture *f, Len size, Len under, Len *y)
{
    const Layout *l = b->c->layout;
    Furniture head = *f;
    head.size = size;
    head.tracking = b->issue->paper->lang == LANG_BO || b->issue->paper->lang == LANG_EN
                        ? 0
                        : f->size; /* syllables are not spaced out */
    head.role = l->elements[EL_HEADING].role;
    SetText s =
        furniture_set(b, &head, (FilledText){.text = l->index_title, .name = "text", .span = f->span}, size, f->width);
    vec_push(&b->items, item_begin(TAG_CAPTION, l->lang, -1, b->next_id++, 0));
    furniture_place(b, &s, l->left + f->x, *y + len_mul(size, 88, 100), f->pitch, f->width);
    vec_push(&b->items, item_end());
    Rect rule = {l->left + f->x, *y + size + under, f->width, 0};
    vec_push(&b->items, item_stroke(rule, l->rule, l->rule_color));
    *y += size + 2 * under;
}

/* The notice keeps its lines free of the index, to which it leaves one at least; .set.n 0: none. */
static SetText set_notice(PageBuild *b, const Furniture *f, int room)
{
    FilledText notice = furniture_field(b, FIELD_NOTICE);
    SetText none = {.size = 0};
    if (!*notice.text)
        return none;
    SetText s = furniture_set(b, f, notice, f->size * 9 / 10, f->width);
    if ((int)s.set.n < room)
        return s;
    diag_warning(b->c->diag, notice.span, DIAG_NOTICE_NO_ROOM);
    return none;
}

/* An index 导读 of the other pages' first headlines, and the issue's notice. The white above and below is
 * the same: rows open until they fill the height, within bounds. */
static void put_index(PageBuild *b, const Furniture *f)
{
    const Len size = f->size * 5 / 4, under = f->pitch / 3;
    int room = (int)((f->height - size - 2 * under) / f->pitch);
    SetText note = set_notice(b, f, room);
    Index x = list_entries(b, f, room - (int)note.set.n);
    int rows = x.rows + (int)note.set.n;
    Len spare = f->height - size - 2 * under - rows * f->pitch, most = f->pitch / 2;
    Len open = rows && spare > 0 ? spare / (rows + 1) : 0, pitch = f->pitch + (open < most ? open : most);
    Len y = b->c->layout->top + f->y + (f->height - size - 2 * under - rows * pitch + (pitch - f->size)) / 2;
    vec_push(&b->items, item_begin(TAG_INDEX, b->c->layout->lang, -1, b->next_id++, 0));
    put_index_head(b, f, size, under, &y);
    y += len_mul(f->size, 88, 100);
    put_entries(b, f, &x, y, pitch);
    vec_push(&b->items, item_end());
    if (note.set.n)
        furniture_place(b, &note, b->c->layout->left + f->x, y + x.rows * pitch, pitch, f->width);
}

/* ---- the editor's choice ---- */

static bool prints_notice(const FurnitureList *list)
{
    for (size_t i = 0; i < list->n; i++)
        for (size_t k = 0; k < list->at[i].text.n; k++)
            if (list->at[i].text.at[k].field == FIELD_NOTICE)
                return true;
    return false;
}

/* The index and the date have the issue's notice with them; nothing else has. */
static void tell_notice(PageBuild *b)
{
    FilledText notice = furniture_field(b, FIELD_NOTICE);
    if (*notice.text && !prints_notice(&b->c->layout->front))
        diag_warning(b->c->diag, notice.span, DIAG_NOTICE_NO_PLACE);
}

/* A picture with its caption below it, whole. */
static void put_picture(PageBuild *b, Rect box)
{
    const SetContext *c = b->c;
    const Ear *ear = b->issue->ear;
    ParaStyle st = para_style(c, EL_CAPTION, c->layout->lang);
    SetPara s = {0};
    if (*ear->caption)
        s = set_para(c, pieces_of_text(c, ear->caption, element_text(c, EL_CAPTION, c->layout->lang), ear->span), &st,
                     box.w);
    Len caption = (Len)s.n * c->layout->pitch;
    if (caption >= box.h)
        diag_error(c->diag, ear->span, DIAG_FURNITURE_TOO_LONG, "caption");
    box.h = caption < box.h ? box.h - caption : c->layout->pitch;
    ItemVec lines = {0}, marks = {0};
    for (size_t i = 0; i < s.n; i++)
        para_place(c->text, c->arena, s.para, &s.lines[i], box.w, box.x,
                   box.y + box.h + (Len)i * c->layout->pitch + c->layout->first_baseline, LINE_BODY, &lines, &marks);
    ad_put_figure(b, &ear->ad, box, *ear->ad.alt ? ear->ad.alt : ear->caption, &lines);
    vec_free(&lines);
    vec_free(&marks);
}

void furniture_ear(PageBuild *b, const Furniture *f)
{
    const Layout *l = b->c->layout;
    const Rect box = {l->left + f->x, l->top + f->y, f->width, f->height};
    const EarKind kind = b->number == 1 ? issue_ear(b->issue) : EAR_INDEX;
    if (kind != EAR_INDEX && kind != EAR_DATE)
        tell_notice(b);
    switch (kind) {
    case EAR_STORY: /* no furniture: layout.c draws it among the articles */
        break;
    case EAR_PICTURE:
        put_picture(b, box);
        break;
    case EAR_AD:
        ad_put_marked(b, &b->issue->ear->ad, box);
        break;
    case EAR_DATE:
        put_date(b, f);
        break;
    case EAR_INDEX:
        if (b->issue->n_articles < 2)
            put_date(b, f);
        else
            put_index(b, f);
    }
}

const Furniture *furniture_find_ear(const FurnitureList *list)
{
    for (size_t i = 0; i < list->n; i++)
        if (list->at[i].kind == FURN_INDEX)
            return &list->at[i];
    return NULL;
}
