/* Private to arrange: titles that grow where their headline leaves white that anybody sees. */
#ifndef ARRANGE_STRETCH_H
#define ARRANGE_STRETCH_H

#include "arrange/arrange.h"

/* Sets how large each plan's title may be (title_most): as much larger that no reader takes it for more important than
 * it is, nor for its neighbour's twin. */
void stretch_titles(const PageMakeup *a);

#endif
