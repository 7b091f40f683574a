/* Private: what only press files have: inks' resources, output intent, boxes. */
#ifndef PDF_PRESS_H
#define PDF_PRESS_H

#include "pdf/ink.h"
#include "pdf/render.h"

/* The press: that of its first page. */
const Press *press_of(const Render *r);
/* Warns of pages whose layouts name another: a file has one output intent. */
void press_check_same(const Render *r);
/* The inks of a page's colours. */
typedef struct PressPage {
    const Render *r;
    const PageFrame *page;
} PressPage;
InkMap press_inks(PressPage *p);

/* The profile and what all pages share. */
void press_write_shared(Render *r);
/* The resources of drawn page p: its fonts, its pictures in inks, what black overprints. false after a report. */
bool press_write_resources(Render *r, size_t p, const InkPage *ink);
/* What stands outside the bleed of drawn page p, before its resources. false after a report. */
bool press_write_marks(Render *r, size_t p);
/* Entries of a page: its boxes, its content. */
void press_put_page(const Render *r, Buf *b, size_t p);
/* Warns of what page p's inks would do to its type. */
void press_check(const Render *r, size_t p);
/* The catalog's entry. */
void press_put_intent(const Render *r, Buf *b);
/* "PDF/X-4"; the PDF version that it is at most. */
const char *press_standard(const Press *p);
const char *press_pdf_version(const Press *p);

#endif
