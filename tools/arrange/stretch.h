/* Private to arrange: titles that grow where their headline leaves white that anybody sees. */
#ifndef ARRANGE_STRETCH_H
#define ARRANGE_STRETCH_H

#include "arrange/arrange.h"

/* Sets the headlines of plans whose titles may be larger: by so much that no reader takes one for more important than
 * it is, nor for its neighbour's twin. */
void stretch_titles(const PageMakeup *a);
/* A hole beside a title, which nothing fills, has a rule on both sides of it. */
void rule_titles(const PageMakeup *a);

#endif
