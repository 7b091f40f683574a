/* Pages that are no newspaper's: articles as the one page of an issue (layout/specimen.h); the roles of fonts.yaml,
 * each in its scripts, what `paiban fonts --specimen` prints. */
#include "layout/specimen.h"

#include "fonts/face.h"
#include "frame/item.h"
#include "setting/pieces.h"
#include "arrange/context.h"

bool specimen_page(LayoutContext *c, Diag *d, Arena *a, const char *layout, Article *const *articles, size_t n,
                   IssueFrames *out)
{
    Article **list = arena_dup(a, articles, n * sizeof *list);
    Paper *paper = ARENA_NEW(a, Paper);
    *paper = paper_blank("", layout, n ? articles[0]->lang : LANG_ZH_HANS);
    PageSpec *page = ARENA_NEW(a, PageSpec);
    *page = (PageSpec){.title = "", .articles = list, .n_articles = n};
    Issue *issue = ARENA_NEW(a, Issue);
    *issue = issue_blank(paper, (Date){2000, 1, 1});
    issue->pages = page;
    issue->n_pages = 1;
    issue->articles = list;
    issue->n_articles = n;
    issue->arena = a;
    layout_resolve(c, d, issue);
    return layout_issue(c, d, issue, out);
}

/* ---- the roles of fonts.yaml ---- */

enum { NAME = 9 * LEN_PT, SAMPLE = 15 * LEN_PT, STEP = 21 * LEN_PT, LEFT = 40 * LEN_PT, BELOW = 12 * LEN_PT };

typedef struct Page {
    SetContext c;
    ItemVec items;
    Len y, width;
} Page;

static void put_line(Page *p, const char *text, int role, Len size, Lang lang, Len step)
{
    const TextStyle style = {.role = role, .size = size, .lang = lang};
    const ParaStyle para = {.em = size, .align = ALIGN_LEFT, .lang = lang, .replace_missing = true};
    SetPara set = set_para(&p->c, pieces_of_text(&p->c, text, style, span_none()), &para, p->width);
    ItemVec marks = {0};
    for (size_t i = 0; i < set.n; i++, p->y += step)
        para_place(p->c.text, p->c.arena, set.para, &set.lines[i], p->width, LEFT, p->y, LINE_FURNITURE, &p->items,
                   &marks);
    vec_free(&marks);
}

/* The role's name, its faces, and a line of each script. */
static void put_role(Page *p, FontBook *book, int role, int plain)
{
    static const ScriptClass shown[] = {SCRIPT_HAN, SCRIPT_HANT, SCRIPT_LATIN, SCRIPT_TIBETAN};
    const char *names = font_book_role_name(book, role);
    for (size_t i = 0; i < sizeof shown / sizeof *shown; i++) {
        const Face *f = font_book_primary(book, role, shown[i]);
        names = arena_printf(p->c.arena, "%s%s%s %s", names, i ? ", " : ": ", f->family, f->style);
    }
    put_line(p, names, plain, NAME, LANG_ZH_HANS, STEP);
    put_line(p, "江河入海，字如其人。国酬爱 Handgloves 0123456789 བཀྲ་ཤིས་བདེ་ལེགས།", role, SAMPLE, LANG_ZH_HANS, STEP);
    put_line(p, "江河入海，字如其人。國酬愛「門戶為說」", role, SAMPLE, LANG_ZH_HANT, STEP);
    p->y += BELOW;
}

bool layout_role_specimen(LayoutContext *c, Diag *d, Arena *a, const Issue *issue, IssueFrames *out)
{
    const Layout *l = layout_context_layout(c, d, issue->paper->layout, issue->paper->lang, span_none());
    if (!l)
        return false;
    TextContext *text = layout_context_borrow(c);
    FontBook *book = layout_context_fonts(c);
    const size_t n = font_book_roles(book);
    out->issue = issue;
    out->pages = ARENA_ARRAY(a, PageFrame, n + 1);
    for (size_t role = 0; role < n;) {
        Page p = {.c = {.text = text, .arena = a, .diag = d, .layout = l}, .y = LEFT + STEP};
        p.width = l->page_width - 2 * LEFT;
        vec_push(&p.items, item_begin(TAG_FURNITURE, LANG_ZH_HANS, -1, 0, 0));
        for (; role < n && p.y + 4 * STEP < l->page_height; role++)
            put_role(&p, book, (int)role, 0);
        vec_push(&p.items, item_end());
        out->pages[out->n_pages] = (PageFrame){.number = (int)out->n_pages + 1,
                                               .title = "",
                                               .width = l->page_width,
                                               .height = l->page_height,
                                               .bleed = l->bleed,
                                               .press = &l->press,
                                               .items = arena_dup(a, p.items.ptr, p.items.len * sizeof *p.items.ptr),
                                               .n_items = p.items.len};
        out->n_pages++;
        vec_free(&p.items);
    }
    layout_context_return(c, text);
    return true;
}
