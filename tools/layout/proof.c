/* Composed pages, looked at for what would print badly. */
#include "layout/proof.h"

#include <string.h>

/* ---- pictures ---- */

/* Where an article shows the picture. */
static Span span_of(const Block *blocks, size_t n, const char *path)
{
    for (size_t i = 0; i < n; i++) {
        if (blocks[i].kind == BLK_FIGURE && blocks[i].path && strcmp(blocks[i].path, path) == 0)
            return blocks[i].span;
        Span inside = span_of(blocks[i].children, blocks[i].n_children, path);
        if (inside.src)
            return inside;
    }
    return span_none();
}

static Span figure_span(const Article *a, const char *path)
{
    Span at = a->image ? span_of(a->image, 1, path) : span_none();
    if (!at.src)
        at = span_of(a->blocks, a->n_blocks, path);
    for (size_t i = 0; i < a->n_notes && !at.src; i++)
        at = span_of(a->notes[i].blocks, a->notes[i].n_blocks, path);
    return at;
}

static Span ad_span(const PageFrame *page, const char *path)
{
    for (size_t i = 0; i < page->n_ads; i++)
        if (page->ads[i].path && strcmp(page->ads[i].path, path) == 0)
            return page->ads[i].span;
    return span_none();
}

/* Line art of one bit is for its own resolution, and vectors have none. */
static void check_picture(Diag *d, const Issue *issue, const PageFrame *page, int32_t article, const Item *it)
{
    const Picture *p = it->u.image.picture;
    Len width = it->u.image.at.w;
    if (!p || p->format == PICTURE_SVG || (p->model == PICTURE_GREY && p->bits == 1 && p->plain) || width <= 0)
        return;
    double pixels = it->u.image.crop.w > 0 ? it->u.image.crop.w / 1024.0 : picture_upright_width(p);
    double inches = len_to_pt(width) / 72;
    int ppi = (int)(pixels / inches);
    if (ppi >= PRESS_LEAST_PPI)
        return;
    const char *path = it->u.image.path, *name = strrchr(path, '/');
    Span at = article >= 0 ? figure_span(issue->articles[article], path) : span_none();
    at = at.src ? at : ad_span(page, path); /* an advertisement is drawn after some article */
    diag_warning(d, at.src ? at : diag_file(d, path), DIAG_PICTURE_COARSE, name ? name + 1 : path, ppi,
                 page_word(issue->sections, page->number).text, PRESS_LEAST_PPI,
                 (int)(pixels / PRESS_LEAST_PPI * 25.4));
}

/* ---- colours ---- */

static bool is_colour(Rgb rgb)
{
    return (rgb >> 16 & 255) != (rgb >> 8 & 255) || (rgb >> 8 & 255) != (rgb & 255);
}

typedef struct Colours {
    VEC(Rgb) seen;
} Colours;

static void note_colour(Colours *c, Rgb rgb)
{
    if (!is_colour(rgb))
        return;
    for (size_t i = 0; i < c->seen.len; i++)
        if (c->seen.ptr[i] == rgb)
            return;
    vec_push(&c->seen, rgb);
}

static void note_item(Colours *c, const Item *it)
{
    switch (it->kind) {
    case ITEM_LINE:
        for (uint32_t i = 0; i < it->u.line.n_runs; i++)
            note_colour(c, it->u.line.runs[i].color);
        break;
    case ITEM_RECT:
        note_colour(c, it->u.rect.fill);
        break;
    case ITEM_STROKE:
        note_colour(c, it->u.stroke.color);
        break;
    case ITEM_DOT:
        note_colour(c, it->u.dot.color);
        break;
    case ITEM_WAVE:
        note_colour(c, it->u.wave.color);
        break;
    case ITEM_BEGIN:
    case ITEM_END:
    case ITEM_IMAGE:
        break;
    }
}

static void check_colours(Diag *d, const Issue *issue, const PageFrame *page)
{
    Colours c = {0};
    for (size_t i = 0; i < page->n_items; i++)
        note_item(&c, &page->items[i]);
    size_t at = (size_t)page->number - 1;
    Span span = at < issue->n_pages ? issue->pages[at].span : issue->paper->span;
    for (size_t i = 0; i < c.seen.len; i++)
        diag_note(d, span, DIAG_COLOUR_ON_BLACK_PAGE, page_word(issue->sections, page->number).text,
                  (unsigned)c.seen.ptr[i]);
    vec_free(&c.seen);
}

void proof_issue(Diag *d, const IssueFrames *frames)
{
    for (size_t p = 0; p < frames->n_pages; p++) {
        const PageFrame *page = &frames->pages[p];
        int32_t article = -1;
        for (size_t i = 0; i < page->n_items; i++) {
            const Item *it = &page->items[i];
            if (it->kind == ITEM_BEGIN && it->u.group.tag == TAG_ARTICLE)
                article = it->u.group.article;
            else if (it->kind == ITEM_IMAGE)
                check_picture(d, frames->issue, page, article, it);
        }
        if (page->black_only)
            check_colours(d, frames->issue, page);
    }
}
