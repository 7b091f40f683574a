/* Layout: an issue's documents → frames. Reads no file, clock or locale beyond the layouts and fonts it was created
 * with. */
#ifndef LAYOUT_LAYOUT_H
#define LAYOUT_LAYOUT_H

#include "frame/frame.h"
#include "style/style.h"
#include "world/world.h"

/* Fonts and layouts of a run, loaded on first use; shared by threads. */
typedef struct LayoutContext LayoutContext;
LayoutContext *layout_context_new(World *w, Diag *d, const Group *group, const char *layouts_dir,
                                  const char *fonts_dir);
void layout_context_free(LayoutContext *c);
FontBook *layout_context_fonts(LayoutContext *c);
/* How hard make-up looks for a better page: fast, default, best, or a number of steps; -1: no such effort. */
int64_t layout_effort(const char *word);
/* Before the first issue; by default: default. */
void layout_context_set_effort(LayoutContext *c, int64_t steps);

/* For a process that lays out the same issues again and again: the context goes on with another group whose papers use
 * the same folders, and pages whose blocks are the same as before are not searched again. Between issues. */
void layout_context_go_on(LayoutContext *c, const Group *group);

/* The documents of an issue's articles, lists numbered as the layouts of their pages say; they live in issue->arena. */
void layout_resolve(LayoutContext *c, Diag *d, Issue *issue);

/* Composes all pages of an issue whose documents are resolved; frames live in issue->arena. false after errors. */
bool layout_issue(LayoutContext *c, Diag *d, const Issue *issue, IssueFrames *out);

/* The roles of fonts.yaml, each set in its scripts, on pages of the paper's layout. In the arena. */
bool layout_role_specimen(LayoutContext *c, Diag *d, Arena *a, const Issue *issue, IssueFrames *out);

#endif
