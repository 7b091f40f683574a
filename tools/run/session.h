/* Private: what a process that builds again and again keeps from one build to the next (DriverSession). */
#ifndef RUN_SESSION_H
#define RUN_SESSION_H

#include "run/run.h"

/* The layouts and fonts for this build: those of the last one while no file of theirs has changed. NULL after a report.
 * The session's. */
LayoutContext *session_layout(Build *b);
/* After a build: what was told of layouts and fonts is to be told by the next one, too, so they are loaded again. */
void session_end(Build *b);
/* Fonts that were cut and packed before, as long as those layouts and fonts stay. */
Memo *session_subsets(DriverSession *s);
Memo *session_webfonts(DriverSession *s);
uint64_t session_tool(DriverSession *s); /* fingerprint_tool, once */

#endif
