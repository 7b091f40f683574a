/* A page as a picture: the frames of the one issue that is asked for, one of them drawn. Nothing goes into OUT/. */
#include "issues/issues.h"

#include <string.h>

/* The frame of the page that is named, 02, 2 or A02; -1 after a report. */
static int find_page(IssueJob *job)
{
    const char *name = job->build->o->page;
    const Issue *issue = job->issue;
    Buf names = {0};
    int found = name ? -1 : 0;
    for (size_t i = 0; i < job->work->frames.n_pages; i++) {
        const PageFrame *f = &job->work->frames.pages[i];
        for (int number = f->number; number <= frame_last(f); number++) {
            PageName file = page_name(issue->sections, number), word = page_word(issue->sections, number);
            buf_printf(&names, "%s%s", names.len ? " " : "", file.text);
            if (name && (strcmp(name, file.text) == 0 || strcmp(name, word.text) == 0))
                found = (int)i;
        }
    }
    if (found < 0)
        diag_error(job->diags[DIAG_EXPORT], span_none(), DIAG_PREVIEW_PAGE, job->name, name, names.data);
    buf_free(&names);
    return found;
}

static bool draw(IssueJob *job, int page)
{
    Build *b = job->build;
    Diag *d = job->diags[DIAG_EXPORT];
    Subsets *subsets = subsets_of_issue(&job->work->frames, d);
    Pdf *pdf = pdf_new(b->world);
    Buf png = {0};
    bool ok = subsets &&
              pdf_preview(pdf, d, b->group, &job->work->frames, subsets, (size_t)page,
                          b->o->dpi ? b->o->dpi : PREVIEW_DPI, &png) &&
              world_write(b->world, d, b->o->preview, png.data, png.len);
    buf_free(&png);
    pdf_free(pdf);
    subsets_free(subsets);
    return ok;
}

bool preview_check(Build *b)
{
    if (b->n_work == 1)
        return true;
    diag_error(b->diag, span_none(), DIAG_PREVIEW_ISSUES, (int)b->n_work);
    return false;
}

void preview_draw(IssueJob *job)
{
    int page = job->work->frames.n_pages ? find_page(job) : -1;
    if (page < 0 || !draw(job, page))
        atomic_store(&job->build->failed, true);
}
