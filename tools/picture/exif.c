/* Exif: orientation and resolution, from the first directory of its TIFF structure (TIFF 6.0). */
#include "picture/internal.h"

#include <string.h>

typedef struct Tiff {
    Bytes b;
    bool little;
} Tiff;

static uint32_t number(const Tiff *t, size_t at, int bytes)
{
    uint32_t v = 0;
    for (int i = 0; i < bytes; i++)
        v |= (uint32_t)t->b.p[at + (size_t)i] << 8 * (t->little ? i : bytes - 1 - i);
    return v;
}

enum { TAG_ORIENTATION = 0x0112, TAG_X = 0x011A, TAG_Y = 0x011B, TAG_UNIT = 0x0128 };
enum { SHORT = 3, RATIONAL = 5 };

/* A RATIONAL: its offset is at the place; 0 when it is none. */
static double rational(const Tiff *t, size_t place)
{
    uint32_t at = number(t, place, 4);
    if (t->b.n < 8 || at > t->b.n - 8)
        return 0;
    uint32_t over = number(t, at, 4), under = number(t, (size_t)at + 4, 4);
    return under ? (double)over / under : 0;
}

static int per_metre(double v, uint32_t unit)
{
    double metres = v * (unit == 3 ? 100 : 1 / 0.0254);
    return unit >= 2 && unit <= 3 && metres >= 1 && metres < 1e8 ? (int)(metres + 0.5) : 0;
}

void picture_read_exif(Bytes tiff, Picture *p)
{
    if (tiff.n < 10 || (memcmp(tiff.p, "II*\0", 4) != 0 && memcmp(tiff.p, "MM\0*", 4) != 0))
        return;
    Tiff t = {tiff, tiff.p[0] == 'I'};
    size_t at = number(&t, 4, 4);
    if (at > tiff.n - 2)
        return;
    double x = 0, y = 0;
    uint32_t unit = 2; /* inches, when nothing is said */
    unsigned count = number(&t, at, 2);
    for (at += 2; count && tiff.n - at >= 12; count--, at += 12) {
        uint32_t tag = number(&t, at, 2), type = number(&t, at + 2, 2), value = number(&t, at + 8, 2);
        if (tag == TAG_ORIENTATION && type == SHORT && value >= 1 && value <= 8)
            p->orientation = (int)value;
        else if (tag == TAG_UNIT && type == SHORT)
            unit = value;
        else if (tag == TAG_X && type == RATIONAL)
            x = rational(&t, at + 8);
        else if (tag == TAG_Y && type == RATIONAL)
            y = rational(&t, at + 8);
    }
    int across = per_metre(x, unit), down = per_metre(y, unit);
    if (across && down) {
        p->per_metre_x = across;
        p->per_metre_y = down;
    }
}
