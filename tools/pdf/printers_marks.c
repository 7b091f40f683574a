/* Marks keep to the limit of ink like the page: registration is shown with black and one colour at a time, so that no
 * mark is of four inks, and crop marks are of black ink alone. */
#include "pdf/printers_marks.h"

#include "pdfio/value.h"

/* In 1/1000 pt, as the PDF has lengths. */
enum { AWAY = 2835, CROP = 14173, TARGET = 4000, TARGET_STEP = 14000, PATCH = 11000, HAIRLINE = 250 };

static void put(Buf *b, int64_t v)
{
    int size = (int)(v < 0 ? -v : v);
    buf_printf(b, "%s%d.%03d ", v < 0 ? "-" : "", size / 1000, size % 1000);
}

static void put_point(Buf *b, int64_t x, int64_t y, const char *op)
{
    put(b, x);
    put(b, y);
    buf_puts(b, op);
}

static void put_line(Buf *b, int64_t x0, int64_t y0, int64_t x1, int64_t y1)
{
    put_point(b, x0, y0, "m ");
    put_point(b, x1, y1, "l S\n");
}

/* At each corner, along both edges of the trim, away from the bleed. */
static void put_crop_marks(Buf *b, int64_t w, int64_t h, int64_t bleed)
{
    const int64_t from = bleed + AWAY, to = from + CROP;
    buf_puts(b, "0 0 0 1 K\n");
    for (int i = 0; i < 2; i++) {
        int64_t x = i ? w : 0, y = i ? h : 0;
        put_line(b, x, -from, x, -to);
        put_line(b, x, h + from, x, h + to);
        put_line(b, -from, y, -to, y);
        put_line(b, w + from, y, w + to, y);
    }
}

/* Where a spread's plate is folded: dashed, at head and foot. */
static void put_fold_marks(Buf *b, int64_t fold, int64_t h, int64_t bleed)
{
    const int64_t from = bleed + AWAY, to = from + CROP;
    buf_puts(b, "[3 2] 0 d\n");
    put_line(b, fold, -from, fold, -to);
    put_line(b, fold, h + from, fold, h + to);
    buf_puts(b, "[] 0 d\n");
}

static void put_ink(Buf *b, int ink, const char *op)
{
    for (int i = 0; i < INKS; i++)
        buf_puts(b, i == ink ? "1 " : "0 ");
    buf_puts(b, op);
}

/* A cross in black over the same in a colour: where they part, the plates are off. */
static void put_target(Buf *b, int64_t x, int64_t y, int ink)
{
    for (int pass = 0; pass < 2; pass++) {
        buf_puts(b, pass ? "/OV2 gs " : "/OV0 gs ");
        put_ink(b, pass ? INK_BLACK : ink, "K\n");
        put_line(b, x - TARGET, y, x + TARGET, y);
        put_line(b, x, y - TARGET, x, y + TARGET);
        put(b, x - TARGET / 2);
        put(b, y - TARGET / 2);
        put(b, TARGET);
        put(b, TARGET);
        buf_puts(b, "re S\n");
    }
    buf_puts(b, "/OV0 gs ");
}

/* In the middle of each side, one for each colour. */
static void put_registration(Buf *b, int64_t w, int64_t h, int64_t bleed, bool folded)
{
    const int64_t away = bleed + AWAY + CROP / 2, middle = w / 2 - (folded ? 2 * TARGET_STEP : 0);
    for (int ink = INK_CYAN; ink <= INK_YELLOW; ink++) {
        int64_t along = (ink - 1) * TARGET_STEP;
        put_target(b, middle + along, h + away, ink);
        put_target(b, middle + along, -away - TARGET_STEP / 2, ink);
        put_target(b, -away, h / 2 + along, ink);
        put_target(b, w + away, h / 2 + along, ink);
    }
}

/* Solids, half tones, and two colours over each other: 200 % at most. Black only: its steps. */
static void put_colour_bar(Buf *b, int64_t w, int64_t h, int64_t bleed, bool black_only)
{
    static const char *const all[] = {"1 0 0 0",  "0 1 0 0",    "0 0 1 0",   "0 0 0 1",  ".5 0 0 0",
                                      "0 .5 0 0", "0 0 .5 0",   "0 0 0 .5",  "1 1 0 0",  "1 0 1 0",
                                      "0 1 1 0",  ".5 .4 .4 0", "0 0 0 .25", "0 0 0 .75"};
    static const char *const black[] = {"0 0 0 1", "0 0 0 .75", "0 0 0 .5", "0 0 0 .25", "0 0 0 .1"};
    const char *const *patches = black_only ? black : all;
    size_t n = black_only ? sizeof black / sizeof *black : sizeof all / sizeof *all;
    int64_t x = w / 2 + 3 * TARGET_STEP, y = h + bleed + AWAY;
    for (size_t i = 0; i < n && x + PATCH < w; i++, x += PATCH) {
        buf_printf(b, "%s k ", patches[i]);
        put(b, x);
        put(b, y);
        put(b, PATCH);
        put(b, PATCH);
        buf_puts(b, "re f\n");
    }
}

void printers_marks_put(Buf *b, const PageFrame *page, bool slug)
{
    int64_t w = pdf_milli(page->width), h = pdf_milli(page->height), bleed = pdf_milli(page->bleed);
    buf_puts(b, "q /OV0 gs ");
    put(b, HAIRLINE);
    buf_puts(b, "w\n");
    put_crop_marks(b, w, h, bleed);
    if (page->fold)
        put_fold_marks(b, pdf_milli(page->fold), h, bleed);
    if (!page->black_only)
        put_registration(b, w, h, bleed, page->fold > 0);
    put_colour_bar(b, w, h, bleed, page->black_only);
    if (slug)
        buf_puts(b, MARKS_SLUG " Do ");
    buf_puts(b, "Q\n");
}
