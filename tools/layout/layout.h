/* Layout: an issue's documents → frames. Reads no file, clock or locale beyond the layouts and fonts it was created
 * with. */
#ifndef LAYOUT_LAYOUT_H
#define LAYOUT_LAYOUT_H

#include "arrange/context.h"
#include "frame/frame.h"

/* The documents of an issue's articles, lists numbered as the layouts of their pages say; they live in issue->arena. */
void layout_resolve(LayoutContext *c, Diag *d, Issue *issue);

/* Composes all pages of an issue whose documents are resolved; frames live in issue->arena. false after errors. */
bool layout_issue(LayoutContext *c, Diag *d, const Issue *issue, IssueFrames *out);

/* The roles of fonts.yaml, each set in its scripts, on pages of the paper's layout. In the arena. */
bool layout_role_specimen(LayoutContext *c, Diag *d, Arena *a, const Issue *issue, IssueFrames *out);

#endif
