/* The ear's story, which is no furniture: an article among the page's. */
#ifndef COMPOSE_EAR_STORY_H
#define COMPOSE_EAR_STORY_H

#include "compose/compose.h"

/* Sets and draws the ear.story in the ear's place; an error where it was chosen when it is too long. usual: the
 * layout with its usual type, when the page has a larger one. */
void ear_story(PageBuild *b, const Furniture *f, const Layout *usual);

#endif
