/* Items of a page made in one go. */
#include "frame/item.h"

Item item_rect(Rect at, Rgb fill)
{
    Item it = {.kind = ITEM_RECT};
    it.u.rect.at = at;
    it.u.rect.fill = fill;
    return it;
}

Item item_stroke(Rect at, Len width, Rgb color)
{
    Item it = {.kind = ITEM_STROKE};
    it.u.stroke.at = at;
    it.u.stroke.width = width;
    it.u.stroke.color = color;
    return it;
}
