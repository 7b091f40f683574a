/* A build for the screen (BuildOptions.screen): which PDFs it makes. */
#include "run/run.h"

#include <string.h>

bool build_wants_pdf(const Build *b, const Issue *issue)
{
    const BuildOptions *o = b->o;
    const size_t n = strlen(issue->paper->id);
    bool wants = !o->screen;
    for (size_t i = 0; i < o->n_pdfs_of && !wants; i++) {
        const char *name = o->pdfs_of[i];
        wants = strncmp(name, issue->paper->id, n) == 0 && name[n] == '/' && strcmp(name + n + 1, issue->id) == 0;
    }
    return wants;
}

static bool screen_pdf(void *self, const ExportIssue *x)
{
    const Build *b = self;
    const Exporter pdf = pdf_exporter(b->pdf);
    return !build_wants_pdf(b, x->frames->issue) || pdf.issue(pdf.self, x);
}

Exporter screen_pdf_exporter(Build *b)
{
    pdf_leave_press(b->pdf);
    return (Exporter){screen_pdf, b};
}
