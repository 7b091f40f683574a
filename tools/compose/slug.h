/* The slug line of a press page 版边字: paper, date, page and plate, outside the bleed. */
#ifndef COMPOSE_SLUG_H
#define COMPOSE_SLUG_H

#include "compose/compose.h"

/* Sets page->slug where the page's press has marks: a line for each plate, in its ink. n_pages of the build is known.
 */
void compose_slug(const PageBuild *b, PageFrame *page);

#endif
