/* 号外 and 增期 as the rules want them (layout/kind.h). */
#include "layout/kind.h"

#include "arrange/context.h"

static bool prints(const FurnitureList *front, Field field)
{
    for (size_t i = 0; i < front->n; i++)
        for (size_t k = 0; k < front->at[i].text.n; k++)
            if (front->at[i].text.at[k].field == (int)field)
                return true;
    return false;
}

static void check_extra(const IssueBuild *b)
{
    const Layout *l = b->pages.ptr[0].build.c->layout;
    const Issue *is = b->issue;
    if (!prints(&l->front, FIELD_KIND))
        diag_warning(b->d, is->spans.kind, DIAG_KIND_NOT_PRINTED, l->name, issue_kind(is), issue_kind(is),
                     field_name(FIELD_KIND), "36");
    if (!prints(&l->front, FIELD_PRICE))
        diag_warning(b->d, is->spans.kind, DIAG_KIND_NOT_PRINTED, l->name, issue_free(is), issue_kind(is),
                     field_name(FIELD_PRICE), "31");
}

/* 开版 as the paper's. */
static void check_size(const IssueBuild *b)
{
    const Paper *paper = b->issue->paper;
    const Layout *own = layout_context_layout(b->c, b->muted, paper->layout, paper->lang, paper->span);
    for (size_t i = 0; own && i < b->pages.len; i++) {
        const PageFrame *page = &b->pages.ptr[i].frame;
        if (page->width != (page->facing ? 2 : 1) * own->page_width || page->height != own->page_height)
            diag_warning(b->d, b->issue->spans.kind, DIAG_ADDITIONAL_SIZE,
                         page_word(b->issue->sections, page->number).text, own->name);
    }
}

void kind_check(IssueBuild *b)
{
    if (!b->pages.len)
        return;
    if (b->issue->kind == ISSUE_EXTRA)
        check_extra(b);
    else if (b->issue->kind == ISSUE_ADDITIONAL)
        check_size(b);
}
