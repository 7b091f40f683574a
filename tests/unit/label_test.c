/* Labels 栏目 and their ornaments: what stands beside a text leaves it free, all stands in the label's own room. */
#include "headline/label.h"
#include "tests/check.h"

static bool meets(Rect a, Rect b)
{
    return a.x < b.x + b.w && b.x < a.x + a.w && a.y < b.y + b.h && b.y < a.y + a.h;
}

static bool within(Rect a, Rect b)
{
    return a.x >= b.x && a.y >= b.y && a.x + a.w <= b.x + b.w && a.y + a.h <= b.y + b.h;
}

/* In every style, with every ornament, for short and long labels: a tag holds the text, nothing else meets it. */
static void test_ornaments(Checks *c)
{
    const Picture shapes[] = {
        {.width = 40, .height = 40}, {.width = 900, .height = 100}, {.width = 100, .height = 900}};
    for (int label = LABEL_RULE; label <= LABEL_TAG; label++)
        for (int ornament = ORNAMENT_NONE; ornament < ORNAMENT_OF_LABEL; ornament++)
            for (int k = 0; k < 3; k++) {
                const Len size = 9 * LEN_PT, width = (2 + 9 * k) * size, height = size * 5 / 4;
                const LabelLook look = {(LabelStyle)label, (Ornament)ornament, {"a.svg", &shapes[k]}};
                const LabelRoom room = label_room(&look, size);
                const Rect text = {room.left, room.above, width, height};
                const Rect all = {0, 0, width + room.left + room.right, height + room.above + room.below};
                HeadBar bars[MOST_LABEL_BARS] = {{0}};
                size_t n = label_bars(&look, size, all, bars), own = n - (label == LABEL_TAG);
                CHECK(c, n <= MOST_LABEL_BARS && (ornament == ORNAMENT_NONE ? own == 0 : own > 0));
                for (size_t i = 0; i < n; i++) {
                    CHECK(c, within(bars[i].at, all));
                    if (i < own)
                        CHECK(c, !meets(bars[i].at, text));
                    else
                        CHECK(c, within(text, bars[i].at));
                }
            }
}

/* A picture keeps its shape. */
static void test_picture(Checks *c)
{
    const Picture broad = {.width = 300, .height = 100}, long_one = {.width = 3000, .height = 100};
    HeadBar bar;
    LabelLook look = {LABEL_RULE, ORNAMENT_PICTURE, {"a.svg", &broad}};
    CHECK_INT(c, label_bars(&look, 10 * LEN_PT, (Rect){0, 0, 100 * LEN_PT, 15 * LEN_PT}, &bar), 1);
    CHECK(c, bar.kind == BAR_PICTURE && bar.at.w == 3 * bar.at.h && bar.at.h == 15 * LEN_PT);
    look.picture.picture = &long_one; /* it is no wider than six characters */
    label_bars(&look, 10 * LEN_PT, (Rect){0, 0, 100 * LEN_PT, 15 * LEN_PT}, &bar);
    CHECK(c, bar.at.w == 60 * LEN_PT && bar.at.h == 2 * LEN_PT);
}

/* A picture that a camera stored on its side (Exif's 6) stands as one that is upright. */
static void test_turned(Checks *c)
{
    const Picture upright = {.width = 300, .height = 100, .orientation = 1};
    const Picture turned = {.width = 100, .height = 300, .orientation = 6};
    const Rect box = {0, 0, 60 * LEN_PT, 60 * LEN_PT}, all = {0, 0, 90 * LEN_PT, 12 * LEN_PT};
    const Rect at = picture_within(box, &turned, ALIGN_RIGHT);
    CHECK(c, at.w == box.w && at.h == box.h / 3 && at.y == box.h / 3);
    CHECK_INT(c, picture_item(&(SitePicture){"a.jpg", &turned}, at, "").u.image.crop.w, 300 * 1024);
    const LabelLook own = {LABEL_RULE, ORNAMENT_PICTURE, {"a.jpg", &turned}};
    const LabelLook same = {LABEL_RULE, ORNAMENT_PICTURE, {"a.jpg", &upright}};
    HeadBar a[MOST_LABEL_BARS] = {{0}}, b[MOST_LABEL_BARS] = {{0}};
    CHECK(c, label_bars(&own, 9 * LEN_PT, all, a) == 1 && label_bars(&same, 9 * LEN_PT, all, b) == 1);
    CHECK(c, a[0].at.w == b[0].at.w && a[0].at.h == b[0].at.h && a[0].at.w > 2 * a[0].at.h);
}

int main(void)
{
    Checks c = {0};
    test_ornaments(&c);
    test_turned(&c);
    test_picture(&c);
    return CHECK_END(&c);
}
