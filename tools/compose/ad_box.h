/* An advertisement in its place: mark, picture or frame. */
#ifndef COMPOSE_AD_BOX_H
#define COMPOSE_AD_BOX_H

#include "compose/compose.h"

/* In the space that was booked; the mark at the top of all that it takes. */
void ad_put_booked(PageBuild *pb, const Ad *ad, Rect all, Rect space);
/* In a place of its own, the ear: all of it within the box. */
void ad_put_marked(PageBuild *pb, const Ad *ad, Rect box);
/* A whole picture in the middle of its space, with the lines of its caption (NULL: none); white beside it is told. */
void ad_put_figure(PageBuild *pb, const Ad *ad, Rect space, const char *alt, const ItemVec *caption);

#endif
