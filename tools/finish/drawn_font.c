/* Outlines and widths of the fonts that cairo embedded. */
#include "finish/drawn_font.h"
#include "fonts/blank.h"

void subset_tag(uint64_t made_of, char tag[TAG_SIZE])
{
    for (int i = 0; i < TAG_SIZE - 1; i++, made_of /= 26)
        tag[i] = (char)('A' + made_of % 26);
    tag[TAG_SIZE - 1] = 0;
}

void drawn_font_free(DrawnFont *f)
{
    buf_free(&f->program);
    buf_free(&f->texts);
    vec_free(&f->widths);
}

/* cairo cuts widths to whole thousandths of an em, and so 1001 to 1000, which is in binary a little more than what it
 * multiplies. program: with the advances of what each code stands for (numbers; NULL: itself). */
static void mend_widths(DrawnFont *drawn, hb_blob_t *program, const uint16_t *numbers)
{
    hb_face_t *face = hb_face_create(program, 0);
    hb_font_t *font = hb_font_create(face);
    int upem = (int)hb_face_get_upem(face);
    for (size_t i = 0; i < drawn->widths.len; i++) {
        int advance = hb_font_get_glyph_h_advance(font, numbers ? numbers[i] : (hb_codepoint_t)i),
            *w = &drawn->widths.ptr[i];
        if ((int64_t)advance * 1000 % upem == 0 && (int64_t)advance * 1000 / upem == *w + 1)
            ++*w;
    }
    hb_font_destroy(font);
    hb_face_destroy(face);
}

static void mend_stood_in(DrawnFont *drawn, hb_blob_t *program)
{
    uint16_t *numbers = mem_alloc(sizeof *numbers * (drawn->widths.len + 1));
    if (font_read_numbers(drawn->program.data, drawn->program.len, numbers, drawn->widths.len) == drawn->widths.len)
        mend_widths(drawn, program, numbers);
    mem_free(numbers);
}

void drawn_font_mend_widths(DrawnFont *f)
{
    hb_blob_t *program = hb_blob_create(f->program.data, (unsigned)f->program.len, HB_MEMORY_MODE_READONLY, NULL, NULL);
    mend_widths(f, program, NULL);
    hb_blob_destroy(program);
}

bool drawn_font_fill(DrawnFont *f, const Subsets *subsets, Buf *out)
{
    unsigned label, n = 0;
    f->cff = true;
    if (!font_read_label(f->program.data, f->program.len, &label))
        return true; /* it has its own */
    hb_blob_t *cff = label < subsets_count(subsets) ? subsets_at(subsets, label)->cff : NULL;
    const char *outlines = cff ? hb_blob_get_data(cff, &n) : NULL;
    if (!outlines || !font_fill_cff(f->program.data, f->program.len, outlines, n, NULL, out))
        return false;
    f->outlines = cff;
    mend_stood_in(f, subsets_at(subsets, label)->program);
    return true;
}

void drawn_font_put_widths(Buf *b, const int *widths, size_t n)
{
    size_t last = SIZE_MAX;
    buf_putc(b, '[');
    for (size_t i = 0; i < n; i++) {
        if (widths[i] == FONT_DEFAULT_WIDTH)
            continue;
        if (last == SIZE_MAX || i != last + 1)
            buf_printf(b, "%s%zu[", last == SIZE_MAX ? "" : "]", i);
        buf_printf(b, " %d", widths[i]);
        last = i;
    }
    buf_puts(b, last == SIZE_MAX ? "]" : "]]");
}
