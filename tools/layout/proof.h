/* Private to layout: what a proof reader 校样 would tell of composed pages before they go to press. */
#ifndef LAYOUT_PROOF_H
#define LAYOUT_PROOF_H

#include "diag/diag.h"
#include "frame/frame.h"

/* Pictures of too few pixels for their size; colours on pages of black ink. */
void proof_issue(Diag *d, const IssueFrames *frames);

#endif
