/* The picture of a page's lead 头条 has a least size (the layout's `lead_picture`) where its text
 * allows; else it is told. What the editor asks for of a picture goes first. */
#ifndef FITTING_LEAD_PICTURE_H
#define FITTING_LEAD_PICTURE_H

#include "fitting/plan.h"

enum { LEAD_WHOLE = 1000 };

/* How much the largest picture lacks of the least size on a page of so many column-lines, of LEAD_WHOLE; 0: nothing, or
 * there is none, or its size is the editor's. */
int lead_picture_lack(const Arrangement *a, int page);
/* Reports a placed lead whose picture is smaller. */
void lead_picture_report(Diag *d, Arena *a, const Plan *plan, const char *page_name, int page);

#endif
