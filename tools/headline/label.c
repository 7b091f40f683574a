/* Ornaments of labels (headline/label.h). */
#include "headline/label.h"

enum {
    PICTURE = 150 /* hundredths of the label's size that a picture is high */,
    WIDEST = 6 /* sizes that it is wide */
};

static Len picture_width(const SitePicture *p, Len size)
{
    Len high = len_mul(size, PICTURE, 100);
    Len width = len_mul(high, picture_upright_width(p->picture), picture_upright_height(p->picture));
    return width < WIDEST * size ? width : WIDEST * size;
}

LabelRoom label_room(const LabelLook *look, Len size)
{
    LabelRoom r = {0};
    if (look->label == LABEL_TAG)
        r = (LabelRoom){size / 2, size / 2, size / 4, size / 4};
    switch (look->ornament) {
    case ORNAMENT_RULE:
        r.below += size / 3 + size / 8;
        break;
    case ORNAMENT_DOUBLE:
        r.below += size / 3 + size / 2;
        break;
    case ORNAMENT_BRACKET:
        r.left += size * 2 / 3;
        r.right += size * 2 / 3;
        r.above += size / 4;
        r.below += size / 4;
        break;
    case ORNAMENT_DOT:
        r.left += size;
        break;
    case ORNAMENT_PICTURE:
        r.left += picture_width(&look->picture, size) + size / 3;
        r.above = r.below = len_mul(size, PICTURE - 100, 200);
        break;
    case ORNAMENT_NONE:
    case ORNAMENT_OF_LABEL:
        break;
    }
    return r;
}

/* ⌜ and ⌟ */
static size_t put_brackets(Rect at, Len size, HeadBar *out)
{
    const Len arm = size * 2 / 3, wide = size / 10, right = at.x + at.w, foot = at.y + at.h;
    out[0].at = (Rect){at.x, at.y, arm, wide};
    out[1].at = (Rect){at.x, at.y, wide, arm};
    out[2].at = (Rect){right - arm, foot - wide, arm, wide};
    out[3].at = (Rect){right - wide, foot - arm, wide, arm};
    return 4;
}

static size_t put_ornament(const LabelLook *look, Len size, Rect at, HeadBar *out)
{
    const Len foot = at.y + at.h, middle = at.y + at.h / 2;
    Len width, high;
    switch (look->ornament) {
    case ORNAMENT_RULE:
        out->at = (Rect){at.x, foot - size / 8, at.w, size / 8};
        return 1;
    case ORNAMENT_DOUBLE: /* the thick one above */
        out[0].at = (Rect){at.x, foot - size / 2, at.w, size / 6};
        out[1].at = (Rect){at.x, foot - size / 14, at.w, size / 14};
        return 2;
    case ORNAMENT_BRACKET:
        return put_brackets(at, size, out);
    case ORNAMENT_DOT:
        *out = (HeadBar){.kind = BAR_DOT, .at = {at.x, middle - size / 4, size / 2, size / 2}};
        return 1;
    case ORNAMENT_PICTURE:
        width = picture_width(&look->picture, size);
        high =
            len_mul(width, picture_upright_height(look->picture.picture), picture_upright_width(look->picture.picture));
        *out = (HeadBar){.kind = BAR_PICTURE, .at = {at.x, middle - high / 2, width, high}, .picture = &look->picture};
        return 1;
    case ORNAMENT_NONE:
    case ORNAMENT_OF_LABEL:
        break;
    }
    return 0;
}

/* What stands beside or under a tag is not on it. */
size_t label_bars(const LabelLook *look, Len size, Rect at, HeadBar *out)
{
    size_t n = put_ornament(look, size, at, out);
    if (look->label != LABEL_TAG)
        return n;
    const LabelLook bare = {.label = LABEL_TAG, .ornament = ORNAMENT_NONE};
    LabelRoom all = label_room(look, size), own = label_room(&bare, size);
    Len left = all.left - own.left, above = all.above - own.above, below = all.below - own.below;
    above = above > 0 && look->ornament == ORNAMENT_BRACKET ? above : 0;
    Len right = all.right - own.right;
    below = below > 0 ? below : 0;
    out[n++].at = (Rect){at.x + left, at.y + above, at.w - left - right, at.h - above - below};
    return n;
}
