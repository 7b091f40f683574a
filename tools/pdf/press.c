/* Press files: PDF/X-4 (ISO 15930-7) or PDF/X-1a:2003 (ISO 15930-4), all in the inks of one profile. */
#include "pdf/press.h"

#include "pdfio/value.h"
#include "finish/page_fonts.h"
#include "pdf/placed.h"
#include "pdf/printers_marks.h"
#include <string.h>

const Press *press_of(const Render *r)
{
    return r->frames->pages[0].press;
}

const char *press_standard(const Press *p)
{
    return p->standard == PRESS_X1A ? "PDF/X-1a:2003" : "PDF/X-4";
}

const char *press_pdf_version(const Press *p)
{
    return p->standard == PRESS_X1A ? "1.4" : "1.6";
}

/* ---- inks ---- */

static void inks_of(void *context, Rgb rgb, double inks[INKS])
{
    const PressPage *p = context;
    colours_inks(p->r->colours, p->page->press, rgb, p->page->black_only, inks);
}

InkMap press_inks(PressPage *p)
{
    return (InkMap){inks_of, p};
}

/* ---- objects ---- */

void press_write_shared(Render *r)
{
    const Press *p = press_of(r);
    Buf *b = finish_begin_packed(r->finisher, p->profile, p->profile_size, colours_packed_profile(r->colours),
                                 &r->press_profile);
    value_int_entry(b, "/N", INKS);
    finish_end_stream(r->finisher);
    r->overprints = finish_reserve(r->finisher);
    ink_put_states(finish_begin(r->finisher, r->overprints));
    finish_end(r->finisher);
}

static bool is_drawn_before(const InkPage *ink, size_t i)
{
    for (size_t k = 0; k < i; k++)
        if (strcmp(ink->images.ptr[k], ink->images.ptr[i]) == 0)
            return true;
    return false;
}

/* fonts: number of the resources that have them; numbers: of the pictures; slug: of the slug's form, 0 for none. */
static int write_resources(const Render *r, const PageContent *c, const InkPage *ink, int fonts, const int *numbers,
                           int slug)
{
    int number = finish_reserve(r->finisher), of_fonts = finish_fonts(r->finisher, fonts);
    Buf *b = finish_begin(r->finisher, number);
    value_open(b, '<');
    value_ref_entry(b, "/ExtGState", r->overprints);
    if (of_fonts)
        value_ref_entry(b, "/Font", of_fonts);
    if (c->pictures.len || slug) {
        value_key(b, "/XObject");
        value_open(b, '<');
        if (slug)
            value_ref_entry(b, MARKS_SLUG, slug);
        for (size_t i = 0; i < c->pictures.len; i++)
            if (!is_drawn_before(ink, i))
                value_ref_entry(b, ink->images.ptr[i], numbers[i]);
        value_close(b, '>');
    }
    value_close(b, '>');
    finish_end(r->finisher);
    return number;
}

bool press_write_resources(Render *r, size_t p, const InkPage *ink)
{
    const PageContent *c = &r->contents[p];
    DrawnPage *drawn = &r->drawn[p];
    PictureUse use = r->frames->pages[p].black_only ? USE_BLACK : USE_PRESS;
    int *numbers = mem_alloc(sizeof *numbers * (c->pictures.len + 1));
    bool ok = true;
    for (size_t i = 0; i < c->pictures.len && ok; i++)
        ok = placed_object(r, pictures_at(&r->pictures, c->pictures.ptr[i]), use, &numbers[i]);
    if (ok) {
        drawn->press_resources[0] = write_resources(r, c, ink, drawn->resources, numbers, drawn->slug[0]);
        drawn->press_resources[1] = write_resources(r, c, ink, drawn->own_resources, numbers, drawn->slug[1]);
    }
    mem_free(numbers);
    return ok;
}

/* ---- outside the bleed ---- */

static void slug_inks(void *context, Rgb rgb, double inks[INKS])
{
    (void)context;
    memset(inks, 0, sizeof *inks * INKS);
    inks[rgb == SLUG_CYAN      ? INK_CYAN
         : rgb == SLUG_MAGENTA ? INK_MAGENTA
         : rgb == SLUG_YELLOW  ? INK_YELLOW
                               : INK_BLACK] = 1;
}

static void put_media(Buf *b, const char *key, const PageFrame *page)
{
    int64_t w = pdf_milli(page->width), h = pdf_milli(page->height), out = pdf_milli(page_margin(page));
    value_box_entry(b, key, -out, -out, w + out, h + out);
}

/* fonts: number of the resources that have them. */
static int write_form(const Render *r, const PageFrame *page, const Buf *stream, int fonts)
{
    int number, of_fonts = finish_fonts(r->finisher, fonts);
    Buf *b = finish_begin_stream(r->finisher, stream->data, stream->len, FLATE_FAST, &number);
    value_name_entry(b, "/Type", "/XObject");
    value_name_entry(b, "/Subtype", "/Form");
    put_media(b, "/BBox", page);
    value_key(b, "/Resources");
    value_open(b, '<');
    value_ref_entry(b, "/ExtGState", r->overprints);
    if (of_fonts)
        value_ref_entry(b, "/Font", of_fonts);
    value_close(b, '>');
    finish_end_stream(r->finisher);
    return number;
}

/* The slug lines, drawn as a page of their own, as a form: with the fonts, and with what it needs of them. */
static bool write_slug(Render *r, size_t p)
{
    const PageFrame *page = &r->frames->pages[p];
    DrawnPage *drawn = &r->drawn[p];
    Buf stream = {0};
    InkPage ink = {0};
    bool ok = finish_content(r->finisher, drawn->slug_at, &stream) &&
              ink_separate(stream.data, stream.len, page_margin(page), (InkMap){slug_inks, NULL}, &ink);
    if (ok) {
        int all = finish_resources(r->finisher, drawn->slug_at, 0), own = 0;
        if (r->frames->n_pages > 1)
            own = page_fonts(r->finisher, drawn->slug_at, 0, &ink.press);
        drawn->slug[0] = drawn->slug[1] = write_form(r, page, &ink.press, all);
        if (own)
            drawn->slug[1] = write_form(r, page, &ink.press, own);
    }
    ink_free(&ink);
    buf_free(&stream);
    return ok;
}

bool press_write_marks(Render *r, size_t p)
{
    const PageFrame *page = &r->frames->pages[p];
    if (!page->press->marks)
        return true;
    if (page->n_slug && !write_slug(r, p))
        return false;
    Buf b = {0};
    printers_marks_put(&b, page, r->drawn[p].slug[0] != 0);
    finish_begin_stream(r->finisher, b.data, b.len, FLATE_FAST, &r->drawn[p].marks);
    finish_end_stream(r->finisher);
    buf_free(&b);
    return true;
}

/* The marks come first: cairo's stream leaves the origin where it has moved it. */
void press_put_page(const Render *r, Buf *b, size_t p)
{
    const PageFrame *page = &r->frames->pages[p];
    const DrawnPage *drawn = &r->drawn[p];
    int64_t w = pdf_milli(page->width), h = pdf_milli(page->height), bleed = pdf_milli(page->bleed);
    value_box_entry(b, "/TrimBox", 0, 0, w, h);
    value_box_entry(b, "/BleedBox", -bleed, -bleed, w + bleed, h + bleed);
    put_media(b, "/MediaBox", page);
    value_key(b, "/Contents");
    value_open(b, '[');
    if (drawn->marks)
        value_ref(b, drawn->marks);
    value_ref(b, drawn->press);
    value_close(b, ']');
}

/* ---- the output intent ---- */

/* ISO 15930-7, 6.2.2: with its profile. The built-in profile's condition is one that the ICC's registry knows. */
void press_put_intent(const Render *r, Buf *b)
{
    const Press *p = press_of(r);
    bool built_in = strcmp(p->profile_name, "newspaper") == 0 && !*p->condition;
    const char *condition = *p->condition ? p->condition : built_in ? "FOGRA30" : colours_name(r->colours);
    value_key(b, "/OutputIntents");
    value_open(b, '[');
    value_open(b, '<');
    value_name_entry(b, "/Type", "/OutputIntent");
    value_name_entry(b, "/S", "/GTS_PDFX");
    value_text_entry(b, "/OutputConditionIdentifier", *condition ? condition : p->profile_name);
    if (built_in)
        value_text_entry(b, "/RegistryName", "http://www.color.org");
    value_text_entry(b, "/Info", *colours_name(r->colours) ? colours_name(r->colours) : p->profile_name);
    value_ref_entry(b, "/DestOutputProfile", r->press_profile);
    value_close(b, '>');
    value_close(b, ']');
}
