/* The files of an issue: it is drawn once, what was drawn is finished, each file is written of that. */
#include "pdf/pdf.h"
#include "site/urls.h"
#include "draw/draw.h"
#include "pdf/ink.h"
#include "pdfio/value.h"
#include "finish/page_fonts.h"
#include "pdf/placed.h"
#include "pdf/press.h"
#include "pdf/printers_marks.h"
#include "pdf/render.h"
#include "picture/turn.h"
#include <assert.h>
#include <stdlib.h>
#include <string.h>
#include <threads.h>

/* From Debian's icc-profiles-free. */
#define SRGB_PROFILE "/usr/share/color/icc/sRGB.icc"

struct Pdf {
    World *world;
    bool no_press;
    mtx_t lock; /* guards what follows */
    VEC(Colours *) colours;
    VEC(uint64_t) keys; /* of those */
};

Pdf *pdf_new(World *w)
{
    Pdf *p = mem_alloc(sizeof *p);
    p->world = w;
    if (mtx_init(&p->lock, mtx_plain) != thrd_success)
        abort();
    return p;
}

void pdf_free(Pdf *p)
{
    if (!p)
        return;
    mtx_destroy(&p->lock);
    for (size_t i = 0; i < p->colours.len; i++)
        colours_free(p->colours.ptr[i]);
    vec_free(&p->colours);
    vec_free(&p->keys);
    mem_free(p);
}

void pdf_leave_press(Pdf *p)
{
    p->no_press = true;
}

/* Made once for a press. NULL after a report. */
static Colours *colours_of(Pdf *p, const Press *press, Diag *d)
{
    uint64_t key = colours_key(press);
    Colours *c = NULL;
    mtx_lock(&p->lock);
    for (size_t i = 0; i < p->keys.len && !c; i++)
        if (p->keys.ptr[i] == key)
            c = p->colours.ptr[i];
    if (!c && (c = colours_new(press, d)) != NULL) {
        vec_push(&p->colours, c);
        vec_push(&p->keys, key);
    }
    mtx_unlock(&p->lock);
    return c;
}

/* ---- drawing ---- */

/* How many of a picture's pixels stand on an inch. */
static double resolution(const Item *image)
{
    Rect at = image->u.image.at, crop = image->u.image.crop;
    const Picture *p = image->u.image.picture;
    double pixels = crop.w > 0 ? crop.w / 1024.0 : p ? picture_upright_width(p) : 0;
    return at.w > 0 ? pixels * 72 / len_to_pt(at.w) : 0;
}

/* Before anything is drawn: which glyphs and pictures a page has. */
typedef struct Noting {
    Render *r;
    FontSet *fonts;
    Buf *variants;
    bool ok;
} Noting;

static void note_run(void *self, const FrameWalk *at, const Line *line, const Run *run)
{
    (void)at;
    (void)line;
    Noting *n = self;
    fonts_note_run(n->fonts, run, n->variants);
}

static void note_image(void *self, const FrameWalk *at, const Item *item)
{
    (void)at;
    Noting *n = self;
    n->ok &= pictures_note(&n->r->pictures, n->r->world, n->r->d, item->u.image.path, item->u.image.picture,
                           resolution(item));
}

static bool note_page(Render *r, const PageFrame *page, FontSet *fonts, Buf *variants)
{
    static const FrameVisitor visit = {.run = note_run, .image = note_image};
    Noting noting = {r, fonts, variants, true};
    frame_walk(page, &(FrameOutput){&visit, &noting}, 1);
    return noting.ok;
}

/* A page's slug lines as a page of their own. */
static PageFrame slug_of(const PageFrame *page)
{
    PageFrame slug = *page;
    slug.items = page->slug;
    slug.n_items = page->n_slug;
    return slug;
}

/* Behind the issue's pages: they are for the press only. */
static bool draw_slugs(Render *r, Drawing *drawing, const Buf *variants, size_t *at)
{
    bool ok = true;
    for (size_t p = 0; p < r->frames->n_pages && ok; p++) {
        PageFrame slug = slug_of(&r->frames->pages[p]);
        if (!slug.n_items)
            continue;
        r->drawn[p].slug_at = (*at)++;
        drawing_begin_page(drawing, &slug, page_margin(&slug), variants[p].data);
        FrameOutput out = drawing_output(drawing);
        frame_walk(&slug, &out, 1);
        ok = drawing_end_page(drawing);
    }
    return ok;
}

static bool draw_vectors(Render *r, Drawing *drawing, size_t *at)
{
    bool ok = true;
    for (size_t i = 0; i < r->pictures.at.len && ok; i++)
        if (picture_is_vector(&r->pictures.at.ptr[i])) {
            r->pictures.at.ptr[i].drawn_at = (*at)++;
            ok = drawing_vector(drawing, &r->pictures.at.ptr[i]);
        }
    return ok;
}

/* All pages into one PDF, and behind them what becomes forms of them. */
static bool draw(Render *r, Buf *drawn)
{
    size_t n = r->frames->n_pages, at = n;
    Buf *variants = mem_alloc(sizeof *variants * 2 * (n + 1)), *of_slugs = variants + n;
    FontSet fonts;
    bool ok = true;
    fonts_init(&fonts, r->subsets);
    for (size_t p = 0; p < n; p++)
        ok = note_page(r, &r->frames->pages[p], &fonts, &variants[p]) && ok;
    for (size_t p = 0; p < n; p++) {
        PageFrame slug = slug_of(&r->frames->pages[p]);
        ok = note_page(r, &slug, &fonts, &of_slugs[p]) && ok;
    }
    if (ok) {
        drawing_turn_take();
        Drawing *drawing = drawing_new(&fonts, &r->pictures, r->d, drawn);
        for (size_t p = 0; p < n && ok; p++) {
            const PageFrame *page = &r->frames->pages[p];
            drawing_begin_page(drawing, page, page->bleed, variants[p].data);
            content_walk(page, drawing_marks(drawing), drawing_output(drawing), &r->contents[p]);
            ok = drawing_end_page(drawing);
        }
        ok = ok && draw_slugs(r, drawing, of_slugs, &at) && draw_vectors(r, drawing, &at);
        ok = drawing_end(drawing) && ok;
        drawing_turn_give();
    }
    for (size_t p = 0; p < 2 * n; p++)
        buf_free(&variants[p]);
    mem_free(variants);
    fonts_free(&fonts);
    return ok;
}

/* ---- what all targets share ---- */

static bool write_profile(Render *r)
{
    Buf profile = {0};
    bool missing = false, ok = world_read(r->world, r->d, SRGB_PROFILE, &profile, &missing);
    if (ok) {
        Buf *b = finish_begin_stream(r->finisher, profile.data, profile.len, FLATE_SMALL, &r->srgb);
        value_int_entry(b, "/N", 3);
        value_name_entry(b, "/Alternate", "/DeviceRGB");
        finish_end_stream(r->finisher);
    } else if (missing) {
        diag_warning(r->d, span_none(), DIAG_PROFILE_MISSING, SRGB_PROFILE);
    }
    buf_free(&profile);
    return ok || missing;
}

static int write_content(Render *r, const Buf *stream)
{
    int number;
    finish_begin_stream(r->finisher, stream->data, stream->len, FLATE_FAST, &number);
    finish_end_stream(r->finisher);
    return number;
}

/* Pictures of the device's RGB say which RGB they are. */
static bool is_device_rgb(const Image *i)
{
    return (i->model == PICTURE_RGB || i->model == PICTURE_INDEXED) && !i->profile;
}

/* Each picture is one object, made at its first place. *rgb: one of them is of the device's RGB. */
static bool place_pictures(Render *r, size_t p, const InkPage *ink, bool *rgb)
{
    const PageContent *c = &r->contents[p];
    *rgb = false;
    for (size_t i = 0; i < c->pictures.len; i++) {
        PictureObject *o = pictures_at(&r->pictures, c->pictures.ptr[i]);
        int number;
        if (!placed_object(r, o, USE_READING, &number))
            return false;
        if (!finish_place_picture(r->finisher, p, ink->images.ptr[i], number)) {
            diag_error(r->d, diag_file(r->d, o->path), DIAG_PICTURE_NOT_IN_PDF);
            return false;
        }
        *rgb |= is_device_rgb(&o->images[USE_READING]);
    }
    return true;
}

/* An internal fault: cairo wrote something else than was asked for, in or after marked content `mcid`. */
static void report_mismatch(Render *r, size_t p, int mcid)
{
    int32_t article;
    const Event *e = content_mark(&r->contents[p], mcid, &article);
    const Run *run = e ? e->run : NULL;
    Span at = e && article >= 0 ? r->issue->articles[article]->title_span : span_none();
    int bytes = run ? (int)run->n_text : 0;
    diag_error(r->d, at, DIAG_PAGE_MISMATCH, page_word(r->issue->sections, r->frames->pages[p].number).text, bytes,
               run ? run->text : "");
}

/* Of the files of this page alone: with the fonts that it needs. */
static int own_resources(Render *r, size_t p, int srgb, const InkPage *ink)
{
    if (r->frames->n_pages == 1)
        return r->drawn[p].resources;
    int number = page_fonts(r->finisher, p, srgb, &ink->reading); /* the press shows the same */
    return number ? number : r->drawn[p].resources;
}

/* The drawn page's stream and resources, made into those of the targets. */
static bool share_page(Render *r, size_t p)
{
    const PageContent *c = &r->contents[p];
    Buf stream = {0};
    InkPage ink = {0};
    PressPage press = {r, &r->frames->pages[p]};
    bool rgb = false, ok = finish_content(r->finisher, p, &stream);
    if (ok && (!ink_separate(stream.data, stream.len, press.page->bleed, press_inks(&press), &ink) ||
               ink.n_mcids != c->n_mcids || ink.images.len != c->pictures.len)) {
        report_mismatch(r, p, ink.n_mcids - 1);
        ok = false;
    }
    ok = ok && place_pictures(r, p, &ink, &rgb);
    if (ok) {
        int srgb = rgb ? r->srgb : 0;
        r->drawn[p].resources = finish_resources(r->finisher, p, srgb);
        r->drawn[p].reading = write_content(r, &ink.reading);
        r->drawn[p].press = write_content(r, &ink.press);
        r->drawn[p].own_resources = own_resources(r, p, srgb, &ink);
        press_check(r, p);
        ok = press_write_marks(r, p) && press_write_resources(r, p, &ink);
    }
    ink_free(&ink);
    buf_free(&stream);
    return ok;
}

/* ---- files ---- */

static bool write_file(Render *r, const Target *t, bool whole, PdfSink sink)
{
    FinishedFile file = {t->root, t->info, t->press ? press_pdf_version(press_of(r)) : "1.7", !t->press};
    const void *data;
    size_t size;
    return finish_write(r->finisher, &file, &data, &size) &&
           sink.take(sink.context, t->press, whole ? PDF_ISSUE : (int)t->first, data, size);
}

static bool write_files(Render *r, PdfSink sink)
{
    size_t n = r->frames->n_pages, n_targets = 2 + 2 * n;
    Target *targets = mem_alloc(sizeof *targets * n_targets);
    size_t step = r->pdf->no_press ? 2 : 1; /* every other target is for the press */
    for (size_t i = 0; i < n_targets; i += step) {
        targets[i] = (Target){.press = i % 2, .first = i < 2 ? 0 : i / 2 - 1, .n = i < 2 ? n : 1};
        render_target(r, &targets[i]);
    }
    bool ok = true;
    for (size_t i = 0; i < n_targets && ok; i += step)
        ok = write_file(r, &targets[i], i < 2, sink);
    mem_free(targets);
    return ok;
}

static bool render(Render *r, PdfSink sink)
{
    Buf drawn = {0};
    press_check_same(r);
    bool ok = draw(r, &drawn);
    if (ok && sink.drawn)
        sink.drawn(sink.context);
    if (ok) {
        r->finisher = finish_open(&drawn, r->subsets, r->d);
        ok = r->finisher && write_profile(r);
        if (ok)
            press_write_shared(r);
        for (size_t p = 0; p < r->frames->n_pages && ok; p++)
            ok = share_page(r, p);
        ok = ok && write_files(r, sink);
        finish_free(r->finisher);
    }
    buf_free(&drawn);
    return ok;
}

bool pdf_render_to(Pdf *pdf, Diag *d, const Group *group, const IssueFrames *frames, const Subsets *subsets,
                   PdfSink sink)
{
    size_t n = frames->n_pages;
    if (!n) {
        diag_error(d, span_none(), DIAG_ISSUE_NO_PAGES, frames->issue->id);
        return false;
    }
    Colours *colours = colours_of(pdf, frames->pages[0].press, d);
    if (!colours)
        return false;
    Render r = {.pdf = pdf,
                .colours = colours,
                .world = pdf->world,
                .d = d,
                .group = group,
                .frames = frames,
                .subsets = subsets,
                .issue = frames->issue};
    pictures_init(&r.pictures);
    r.contents = mem_alloc(sizeof *r.contents * n);
    r.drawn = mem_alloc(sizeof *r.drawn * n);
    bool ok = render(&r, sink);
    for (size_t p = 0; p < n; p++)
        content_free(&r.contents[p]);
    mem_free(r.contents);
    mem_free(r.drawn);
    pictures_free(&r.pictures);
    return ok;
}

bool pdf_preview(Pdf *pdf, Diag *d, const Group *group, const IssueFrames *frames, const Subsets *subsets, size_t p,
                 int dpi, Buf *png)
{
    const PageFrame *page = &frames->pages[p];
    Render r = {.pdf = pdf, .world = pdf->world, .d = d, .group = group, .frames = frames, .subsets = subsets};
    r.colours = colours_of(pdf, page->press, d);
    if (!r.colours)
        return false;
    FontSet fonts;
    Buf variants = {0};
    fonts_init(&fonts, subsets);
    pictures_init(&r.pictures);
    bool ok = note_page(&r, page, &fonts, &variants);
    if (ok) {
        drawing_turn_take();
        Drawing *drawing = drawing_new_png(&fonts, &r.pictures, r.colours, d, page, dpi, png);
        drawing_begin_page(drawing, page, 0, variants.data);
        FrameOutput out = drawing_output(drawing);
        frame_walk(page, &out, 1);
        ok = drawing_end_page(drawing);
        ok = drawing_end(drawing) && ok;
        drawing_turn_give();
    }
    pictures_free(&r.pictures);
    fonts_free(&fonts);
    buf_free(&variants);
    return ok;
}

/* A file's place in out/: that of a spread stands under the names of both its pages. */
static bool emit(void *context, bool press, int page, const void *data, size_t n)
{
    const ExportIssue *x = context;
    const Issue *issue = x->frames->issue;
    assert(page == PDF_ISSUE || (page >= 0 && (size_t)page < x->frames->n_pages));
    const PageFrame *frame = page == PDF_ISSUE ? NULL : &x->frames->pages[page];
    Arena *a = arena_new();
    const char *folder = press ? issue->id : urls_folder(a, issue);
    bool ok = true;
    for (int number = frame ? frame->number : 0; ok && number <= (frame ? frame_last(frame) : 0); number++) {
        Buf path = {0};
        buf_printf(&path, "%s/%s/%s/%s.pdf", press ? "press" : "site", issue->paper->id, folder,
                   frame ? page_name(issue->sections, number).text : "issue");
        ok = x->out.emit(x->out.context, x->diag, path.data, data, n);
        buf_free(&path);
    }
    arena_free(a);
    return ok;
}

static bool export_issue(void *self, const ExportIssue *x)
{
    ExportIssue copy = *x;
    return pdf_render_to(self, x->diag, x->group, x->frames, x->subsets, (PdfSink){.take = emit, .context = &copy});
}

Exporter pdf_exporter(Pdf *p)
{
    return (Exporter){export_issue, p};
}

static bool collect(void *context, bool press, int page, const void *data, size_t n)
{
    PdfOutput *out = context;
    Buf *issue = press ? &out->press_issue : &out->reading_issue;
    Buf *pages = press ? out->press_pages : out->reading_pages;
    buf_put(page == PDF_ISSUE ? issue : &pages[page], data, n);
    return true;
}

bool pdf_render(World *world, Diag *d, const Group *group, const IssueFrames *frames, PdfOutput *out)
{
    *out = (PdfOutput){.n_pages = frames->n_pages};
    out->reading_pages = mem_alloc(sizeof(Buf) * (out->n_pages + 1));
    out->press_pages = mem_alloc(sizeof(Buf) * (out->n_pages + 1));
    Pdf *pdf = pdf_new(world);
    Subsets *subsets = subsets_of_issue(frames, d);
    bool ok = subsets && pdf_render_to(pdf, d, group, frames, subsets, (PdfSink){.take = collect, .context = out});
    subsets_free(subsets);
    pdf_free(pdf);
    if (!ok)
        pdf_output_free(out);
    return ok;
}

void pdf_output_free(PdfOutput *out)
{
    for (size_t p = 0; p < out->n_pages; p++) {
        buf_free(&out->reading_pages[p]);
        buf_free(&out->press_pages[p]);
    }
    mem_free(out->reading_pages);
    mem_free(out->press_pages);
    buf_free(&out->reading_issue);
    buf_free(&out->press_issue);
    memset(out, 0, sizeof *out);
}
