/* Slug lines: each plate has the paper, the date and the page in its own ink, so that no two can be taken for another.
 */
#include "compose/slug.h"

#define SLUG_SIZE len_from_pt(6.5)
#define BESIDE_CROP len_from_pt(12)    /* clear of the crop mark in the corner */
#define BESIDE_TARGETS len_from_pt(40) /* clear of the registration marks in the middle */

typedef struct Plate {
    const char *name;
    Rgb ink;
} Plate;

static const Plate plates[] = {{"K", 0x000000}, {"C", SLUG_CYAN}, {"M", SLUG_MAGENTA}, {"Y", SLUG_YELLOW}};

void compose_slug(const PageBuild *b, PageFrame *page)
{
    const Layout *l = b->c->layout;
    if (!page->press->marks)
        return;
    size_t n = page->black_only ? 1 : sizeof plates / sizeof *plates;
    Len step = page->width / (Len)n, y = page->height + page->bleed + press_room(page->press) / 2;
    ItemVec lines = {0}, marks = {0};
    for (size_t i = 0; i < n; i++) {
        const char *text =
            arena_printf(b->c->arena, "%s　%s　%s/%02d　%s", b->issue->paper->title, b->issue->id,
                         page_range(b->issue->sections, b->number, frame_last(page)).text, b->n_pages, plates[i].name);
        TextStyle style = {
            .role = l->elements[EL_JUMP].role, .size = SLUG_SIZE, .color = plates[i].ink, .lang = l->lang};
        ParaStyle para = {.em = SLUG_SIZE, .align = ALIGN_LEFT, .lang = l->lang, .replace_missing = l->replace_missing};
        SetPara set = set_para(b->c, pieces_of_text(b->c, text, style, b->issue->paper->span_all), &para, LEN_MAX / 4);
        if (set.n)
            para_place(b->c->text, b->c->arena, set.para, &set.lines[0], LEN_MAX / 4,
                       (Len)i * step + (2 * i < n ? BESIDE_CROP : BESIDE_TARGETS), y, LINE_FURNITURE, &lines, &marks);
    }
    page->slug = arena_dup(b->c->arena, lines.ptr, lines.len * sizeof(Item));
    page->n_slug = lines.len;
    vec_free(&lines);
    vec_free(&marks);
}
