/* Private: what stands outside a press page's bleed: crop marks 裁切线, registration marks 套准线, a colour bar, the
 * slug. */
#ifndef PDF_PRINTERS_MARKS_H
#define PDF_PRINTERS_MARKS_H

#include "frame/frame.h"

#define MARKS_SLUG "/Slug" /* the slug's form in the page's resources */

/* From the trim box to the paper's edge. */
static inline Len page_margin(const PageFrame *page)
{
    return page->bleed + press_room(page->press);
}

/* A content stream, its origin the trim box's bottom left. */
void printers_marks_put(Buf *b, const PageFrame *page, bool slug);

#endif
