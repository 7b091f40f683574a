/* The files of an issue: what each holds, and its boxes, catalog and metadata. */
#include "pdf/pdf.h"
#include "pdf/draw.h"
#include "pdf/ink.h"
#include "pdf/json.h"
#include "pdf/page_fonts.h"
#include "pdf/render.h"
#include "pdf/xmp.h"
#include <assert.h>
#include <stdlib.h>
#include <string.h>
#include <threads.h>

/* From Debian's icc-profiles-free. */
#define SRGB_PROFILE "/usr/share/color/icc/sRGB.icc"
/* Newspapers' own bleed when the layout gives none. */
#define DEFAULT_BLEED len_from_pt(3 * 72 / 25.4)

/* A paper comes out at 08:00 in Beijing, which is 00:00 UTC: readers in either zone show the issue's own date. */
enum { EIGHT_IN_THE_MORNING = 8 * 3600 };

struct Pdf {
    World *world;
    mtx_t drawing; /* held by the one that draws */
};

Pdf *pdf_new(World *w)
{
    Pdf *p = mem_alloc(sizeof *p);
    p->world = w;
    if (mtx_init(&p->drawing, mtx_plain) != thrd_success)
        abort();
    return p;
}

void pdf_free(Pdf *p)
{
    if (p)
        mtx_destroy(&p->drawing);
    mem_free(p);
}

/* ---- drawing ---- */

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
    n->ok &= pictures_note(&n->r->pictures, n->r->world, n->r->d, item->u.image.path, item->u.image.picture);
}

static bool note_page(Render *r, const PageFrame *page, FontSet *fonts, Buf *variants)
{
    static const FrameVisitor visit = {.run = note_run, .image = note_image};
    Noting noting = {r, fonts, variants, true};
    frame_walk(page, &(FrameOutput){&visit, &noting}, 1);
    return noting.ok;
}

static Len bleed_of(const PageFrame *page)
{
    return page->bleed ? page->bleed : DEFAULT_BLEED;
}

/* All pages into one PDF. */
static bool draw(Render *r, Buf *drawn)
{
    size_t n = r->frames->n_pages;
    Buf *variants = mem_alloc(sizeof *variants * (n + 1));
    FontSet fonts;
    bool ok = true;
    fonts_init(&fonts, r->subsets);
    for (size_t p = 0; p < n; p++)
        ok = note_page(r, &r->frames->pages[p], &fonts, &variants[p]) && ok;
    if (ok) {
        mtx_lock(&r->pdf->drawing);
        Drawing *drawing = drawing_new(&fonts, &r->pictures, r->d, drawn);
        for (size_t p = 0; p < n && ok; p++) {
            const PageFrame *page = &r->frames->pages[p];
            drawing_begin_page(drawing, page, bleed_of(page), variants[p].data);
            content_walk(page, drawing_marks(drawing), drawing_output(drawing), &r->contents[p]);
            ok = drawing_end_page(drawing);
        }
        ok = drawing_end(drawing) && ok;
        mtx_unlock(&r->pdf->drawing);
    }
    for (size_t p = 0; p < n; p++)
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
        Buf *b = finish_begin_stream(r->finisher, profile.data, profile.len, true, &r->srgb);
        json_int_entry(b, "/N", 3);
        json_name_entry(b, "/Alternate", "/DeviceRGB");
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
    finish_begin_stream(r->finisher, stream->data, stream->len, true, &number);
    finish_end_stream(r->finisher);
    return number;
}

static bool picture_is_rgb(const Picture *p)
{
    return p->model == PICTURE_RGB || p->model == PICTURE_INDEXED;
}

static PictureObject *picture_at(const Render *r, const char *path)
{
    uint32_t index = 0;
    const PictureObject *found = pictures_lookup(&r->pictures, path, &index);
    assert(found); /* all were noted */
    (void)found;
    return &r->pictures.at.ptr[index];
}

/* RGB pictures are converted at the plate: they say which RGB they are. */
static bool has_rgb(const Render *r, const PageContent *c)
{
    bool rgb = false;
    for (size_t i = 0; i < c->pictures.len; i++)
        rgb = rgb || picture_is_rgb(picture_at(r, c->pictures.ptr[i])->picture);
    return rgb;
}

/* Each picture is one object, made at its first place. */
static bool place_pictures(Render *r, size_t p, const InkPage *ink)
{
    const PageContent *c = &r->contents[p];
    for (size_t i = 0; i < c->pictures.len; i++) {
        PictureObject *o = picture_at(r, c->pictures.ptr[i]);
        if (!o->number)
            o->number = finish_picture(r->finisher, o);
        if (!finish_place_picture(r->finisher, p, ink->images.ptr[i], o->number)) {
            diag_error(r->d, diag_file(r->d, o->path), DIAG_PICTURE_NOT_IN_PDF);
            return false;
        }
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
    diag_error(r->d, at, DIAG_PAGE_MISMATCH, r->frames->pages[p].number, bytes, run ? run->text : "");
}

/* Of the files of this page alone: with the fonts that it needs. */
static int own_resources(Render *r, size_t p, const InkPage *ink)
{
    if (r->frames->n_pages == 1)
        return r->drawn[p].resources;
    PageCodes codes = {0};
    codes_note(&codes, ink->reading.data, ink->reading.len);
    codes_note(&codes, ink->press.data, ink->press.len);
    int number = page_fonts(r->finisher, p, &codes);
    vec_free(&codes);
    return number ? number : r->drawn[p].resources;
}

/* The drawn page's stream and resources, made into those of the targets. */
static bool share_page(Render *r, size_t p)
{
    const PageContent *c = &r->contents[p];
    Buf stream = {0};
    InkPage ink = {0};
    bool ok = finish_content(r->finisher, p, &stream);
    if (ok && (!ink_separate(stream.data, stream.len, bleed_of(&r->frames->pages[p]), &ink) ||
               ink.n_mcids != c->n_mcids || ink.images.len != c->pictures.len)) {
        report_mismatch(r, p, ink.n_mcids - 1);
        ok = false;
    }
    if (ok) {
        ok = place_pictures(r, p, &ink);
        r->drawn[p].resources = finish_resources(r->finisher, p, has_rgb(r, c) ? r->srgb : 0);
        r->drawn[p].reading = write_content(r, &ink.reading);
        r->drawn[p].press = ink.press.len ? write_content(r, &ink.press) : r->drawn[p].reading;
        r->drawn[p].own_resources = own_resources(r, p, &ink);
    }
    ink_free(&ink);
    buf_free(&stream);
    return ok;
}

/* ---- pages ---- */

static void write_page(Render *r, const Target *t, size_t i, const TagPage *own, int parent)
{
    const PageFrame *page = &r->frames->pages[t->first + i];
    const DrawnPage *drawn = &r->drawn[t->first + i];
    int64_t w = pdf_milli(page->width), h = pdf_milli(page->height), bleed = pdf_milli(bleed_of(page));
    Buf *b = finish_begin(r->finisher, own->object);
    json_open(b, '{');
    json_name_entry(b, "/Type", "/Page");
    json_ref_entry(b, "/Parent", parent);
    json_ref_entry(b, "/Contents", t->press ? drawn->press : drawn->reading);
    json_ref_entry(b, "/Resources", t->n == 1 ? drawn->own_resources : drawn->resources);
    json_box_entry(b, "/TrimBox", 0, 0, w, h);
    if (t->press) {
        json_box_entry(b, "/MediaBox", -bleed, -bleed, w + bleed, h + bleed);
        json_box_entry(b, "/BleedBox", -bleed, -bleed, w + bleed, h + bleed);
    } else {
        json_box_entry(b, "/MediaBox", 0, 0, w, h);
        json_int_entry(b, "/StructParents", own->key);
        json_name_entry(b, "/Tabs", "/S");
        if (own->content->links.len) {
            json_key(b, "/Annots");
            json_open(b, '[');
            for (size_t k = 0; k < own->content->links.len; k++)
                json_ref(b, own->first_link + (int)k);
            json_close(b, ']');
        }
    }
    json_close(b, '}');
    finish_end(r->finisher);
}

/* ---- a target ---- */

static void put_text_entry(Buf *b, const char *key, const char *text)
{
    json_key(b, key);
    json_text(b, text);
}

static void put_output_intent(const Render *r, Buf *b, bool press)
{
    if (!press && !r->srgb)
        return;
    json_key(b, "/OutputIntents");
    json_open(b, '[');
    json_open(b, '{');
    json_name_entry(b, "/Type", "/OutputIntent");
    json_name_entry(b, "/S", press ? "/GTS_PDFX" : "/GTS_PDFA1");
    put_text_entry(b, "/RegistryName", "http://www.color.org");
    if (press) {
        /* A registered condition that a printer knows by name: coldset offset on newsprint (ISO 12647-3). */
        put_text_entry(b, "/OutputConditionIdentifier", "IFRA26");
        put_text_entry(b, "/OutputCondition", "Coldset offset on newsprint, 26 % dot gain");
        put_text_entry(b, "/Info", "ISO 12647-3 newspaper printing");
    } else {
        put_text_entry(b, "/OutputConditionIdentifier", "sRGB IEC61966-2.1");
        put_text_entry(b, "/Info", "sRGB IEC61966-2.1");
        json_ref_entry(b, "/DestOutputProfile", r->srgb);
    }
    json_close(b, '}');
    json_close(b, ']');
}

static void write_metadata(Render *r, Target *t, int *xmp)
{
    const Paper *paper = r->issue->paper;
    Buf title = {0};
    buf_printf(&title, "%s %s", paper->title, r->issue->iso);
    if (t->n == 1 && r->frames->n_pages > 1) {
        buf_putc(&title, ' ');
        render_put_page_title(r, t->first, &title);
    }
    int64_t time = world_source_date(r->world);
    Metadata m = {.title = title.data,
                  .publisher = paper->publisher ? paper->publisher : "",
                  .lang = paper->lang,
                  .time = time >= 0 ? time : date_to_epoch(r->issue->date) + EIGHT_IN_THE_MORNING,
                  .press = t->press,
                  .archival = r->srgb != 0};
    m.id = hash_bytes(hash_bytes(t->press, paper->id, strlen(paper->id)), title.data, title.len);
    uint64_t drawn = finish_digest(r->finisher);
    m.instance = hash_bytes(m.id, &drawn, sizeof drawn);
    *xmp = metadata_write_xmp(r->finisher, &m);
    t->info = metadata_write_info(r->finisher, &m);
    buf_free(&title);
}

static void write_tree(Render *r, const TagPage *pages, size_t n, int tree)
{
    Buf *b = finish_begin(r->finisher, tree);
    json_open(b, '{');
    json_name_entry(b, "/Type", "/Pages");
    json_int_entry(b, "/Count", (int64_t)n);
    json_key(b, "/Kids");
    json_open(b, '[');
    for (size_t i = 0; i < n; i++)
        json_ref(b, pages[i].object);
    json_close(b, ']');
    json_close(b, '}');
    finish_end(r->finisher);
}

static void put_flag_entry(Buf *b, const char *key, const char *flag)
{
    json_key(b, key);
    json_open(b, '{');
    json_key(b, flag);
    json_bool(b, true);
    json_close(b, '}');
}

static void put_page_labels(Buf *b, int first)
{
    json_key(b, "/PageLabels");
    json_open(b, '{');
    json_key(b, "/Nums");
    json_open(b, '[');
    json_int(b, 0);
    json_open(b, '{');
    json_name_entry(b, "/S", "/D");
    json_int_entry(b, "/St", first);
    json_close(b, '}');
    json_close(b, ']');
    json_close(b, '}');
}

static void put_base(const Render *r, Buf *b)
{
    if (!r->group || !r->group->base_url || !r->group->base_url[0])
        return;
    Buf base = {0};
    buf_printf(&base, "%s%s/%s/", r->group->base_url, r->issue->paper->id, r->issue->iso);
    json_key(b, "/URI");
    json_open(b, '{');
    json_key(b, "/Base");
    json_uri(b, base.data);
    json_close(b, '}');
    buf_free(&base);
}

/* structure, bookmarks: of a reading PDF, else 0. */
static void write_catalog(Render *r, Target *t, int tree, int xmp, int structure, int bookmarks)
{
    t->root = finish_reserve(r->finisher);
    Buf *b = finish_begin(r->finisher, t->root);
    json_open(b, '{');
    json_name_entry(b, "/Type", "/Catalog");
    json_ref_entry(b, "/Pages", tree);
    json_ref_entry(b, "/Metadata", xmp);
    put_text_entry(b, "/Lang", lang_tag(r->issue->paper->lang));
    put_flag_entry(b, "/ViewerPreferences", "/DisplayDocTitle");
    put_output_intent(r, b, t->press);
    if (!t->press) {
        put_flag_entry(b, "/MarkInfo", "/Marked");
        json_ref_entry(b, "/StructTreeRoot", structure);
        json_ref_entry(b, "/Outlines", bookmarks);
        put_page_labels(b, r->frames->pages[t->first].number);
        put_base(r, b);
    }
    json_close(b, '}');
    finish_end(r->finisher);
}

static void write_target(Render *r, Target *t)
{
    Finisher *to = r->finisher;
    int tree = finish_reserve(to), xmp, structure = 0, bookmarks = 0;
    TagPage *pages = mem_alloc(sizeof *pages * (t->n + 1));
    for (size_t i = 0; i < t->n; i++) {
        pages[i].content = &r->contents[t->first + i];
        pages[i].height = r->frames->pages[t->first + i].height;
        pages[i].object = finish_reserve(to);
    }
    tags_number(pages, t->n);
    for (size_t i = 0; i < t->n && !t->press; i++)
        for (size_t k = 0; k < pages[i].content->links.len; k++) {
            int object = finish_reserve(to);
            pages[i].first_link = k ? pages[i].first_link : object;
        }
    for (size_t i = 0; i < t->n; i++)
        write_page(r, t, i, &pages[i], tree);
    write_tree(r, pages, t->n, tree);
    write_metadata(r, t, &xmp);
    if (!t->press) {
        render_links(r, t, pages);
        structure = tags_write(to, r->issue->paper->lang, pages, t->n);
        bookmarks = render_bookmarks(r, t, pages);
        render_links_end(t, pages);
    }
    write_catalog(r, t, tree, xmp, structure, bookmarks);
    mem_free(pages);
}

/* The issue to be read is linearised, and a page that would be long in coming: libqpdf takes three times as long. */
static size_t linear_from(const Target *t, bool whole)
{
    enum { LONG_FILE = 1000000 };
    if (t->press)
        return SIZE_MAX;
    return whole ? 0 : LONG_FILE;
}

static bool write_file(Render *r, const Target *t, bool whole, PdfSink sink)
{
    FinishedFile file = {t->root, t->info, t->press ? "1.6" : "1.7", linear_from(t, whole)};
    const void *data;
    size_t size;
    return finish_write(r->finisher, &file, &data, &size) &&
           sink.take(sink.context, t->press, whole ? PDF_ISSUE : (int)t->first, data, size);
}

static bool write_files(Render *r, PdfSink sink)
{
    size_t n = r->frames->n_pages, n_targets = 2 + 2 * n;
    Target *targets = mem_alloc(sizeof *targets * n_targets);
    for (size_t i = 0; i < n_targets; i++) {
        targets[i] = (Target){.press = i % 2, .first = i < 2 ? 0 : i / 2 - 1, .n = i < 2 ? n : 1};
        write_target(r, &targets[i]);
    }
    bool ok = finish_apply(r->finisher);
    for (size_t i = 0; i < n_targets && ok; i++)
        ok = write_file(r, &targets[i], i < 2, sink);
    mem_free(targets);
    return ok;
}

static bool render(Render *r, PdfSink sink)
{
    Buf drawn = {0};
    bool ok = draw(r, &drawn);
    if (ok) {
        r->finisher = finish_open(&drawn, r->subsets, r->d);
        ok = r->finisher && write_profile(r);
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
        diag_error(d, span_none(), DIAG_ISSUE_NO_PAGES, frames->issue->iso);
        return false;
    }
    Render r = {.pdf = pdf,
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

/* A file's place in out/. */
static bool emit(void *context, bool press, int page, const void *data, size_t n)
{
    const ExportIssue *x = context;
    const Issue *issue = x->frames->issue;
    assert(page == PDF_ISSUE || (page >= 0 && (size_t)page < x->frames->n_pages));
    Buf path = {0};
    buf_printf(&path, "%s/%s/%s/", press ? "press" : "site", issue->paper->id, issue->iso);
    if (page == PDF_ISSUE)
        buf_puts(&path, "issue.pdf");
    else
        buf_printf(&path, "%02d.pdf", x->frames->pages[page].number);
    bool ok = x->out.emit(x->out.context, x->diag, path.data, data, n);
    buf_free(&path);
    return ok;
}

static bool export_issue(void *self, const ExportIssue *x)
{
    ExportIssue copy = *x;
    return pdf_render_to(self, x->diag, x->group, x->frames, x->subsets, (PdfSink){emit, &copy});
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
    bool ok = subsets && pdf_render_to(pdf, d, group, frames, subsets, (PdfSink){collect, out});
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
