#include "pdf/pdf.h"
#include "pdf/file.h"
#include "pdf/render.h"
#include "pdf/xmp.h"
#include <math.h>
#include <stdio.h>
#include <string.h>

/* From Debian's icc-profiles-free. */
#define SRGB_PROFILE "/usr/share/color/icc/sRGB.icc"
/* Newspapers' own bleed when the layout gives none. */
#define DEFAULT_BLEED len_from_pt(3 * 72 / 25.4)

/* A paper comes out at 08:00 in Beijing, which is 00:00 UTC: readers in either zone show the issue's own date. */
enum { EIGHT_IN_THE_MORNING = 8 * 3600 };

/* ---- what all targets share ---- */

static bool note_page(Render *r, const PageFrame *page, Buf *variants)
{
    bool ok = true;
    for (size_t i = 0; i < page->n_items; i++) {
        const Item *item = &page->items[i];
        if (item->kind == ITEM_LINE)
            for (uint32_t k = 0; k < item->u.line.n_runs; k++)
                fonts_note_run(&r->fonts, &item->u.line.runs[k], variants);
        else if (item->kind == ITEM_IMAGE)
            ok = pictures_note(&r->pictures, r->world, r->d, &r->objects, item->u.image.path) && ok;
    }
    return ok;
}

static int write_content(Render *r, const Buf *stream)
{
    int number = objects_reserve(&r->objects);
    objects_stream(&r->objects, number, "", stream->data, stream->len, true);
    return number;
}

static bool write_contents(Render *r)
{
    size_t n = r->frames->n_pages;
    Buf *variants = mem_alloc(sizeof *variants * (n + 1));
    bool ok = true;
    for (size_t p = 0; p < n; p++)
        ok = note_page(r, &r->frames->pages[p], &variants[p]) && ok;
    ok = ok && fonts_embed(&r->fonts, &r->objects, r->d);
    for (size_t p = 0; p < n; p++) {
        if (ok) {
            PageContent *c = &r->contents[p];
            content_write(&r->frames->pages[p], &r->fonts, &r->pictures, variants[p].data, c);
            r->reading[p] = write_content(r, &c->reading);
            r->press[p] = c->press.len ? write_content(r, &c->press) : r->reading[p];
        }
        buf_free(&variants[p]);
    }
    mem_free(variants);
    return ok;
}

static bool write_profile(Render *r)
{
    Buf profile = {0};
    bool missing = false, ok = world_read(r->world, r->d, SRGB_PROFILE, &profile, &missing);
    if (ok) {
        r->srgb = objects_reserve(&r->objects);
        objects_stream(&r->objects, r->srgb, "/N 3/Alternate/DeviceRGB", profile.data, profile.len, true);
    } else if (missing) {
        diag_warning(r->d, span_none(), "install the package icc-profiles-free",
                     SRGB_PROFILE " is missing: the reading PDFs are not PDF/A");
    }
    buf_free(&profile);
    return ok || missing;
}

/* ---- pages ---- */

static void put_resources(const Render *r, Buf *b, const PageContent *c, bool press)
{
    bool rgb = false;
    buf_puts(b, "/Resources<<");
    if (c->fonts.len) {
        buf_puts(b, "/Font<<");
        for (size_t i = 0; i < c->fonts.len; i++) {
            uint32_t use = c->fonts.ptr[i] >> 8, variant = c->fonts.ptr[i] & 255;
            buf_printf(b, variant ? "/F%uv%u" : "/F%u", use, variant);
            pdf_put_ref(b, r->fonts.uses.ptr[use]->objects.ptr[variant]);
        }
        buf_puts(b, ">>");
    }
    if (c->pictures.len) {
        buf_puts(b, "/XObject<<");
        for (size_t i = 0; i < c->pictures.len; i++) {
            const Picture *picture = &r->pictures.at.ptr[c->pictures.ptr[i]];
            rgb = rgb || picture->rgb;
            buf_printf(b, "/P%u %d 0 R", c->pictures.ptr[i], picture->number);
        }
        buf_puts(b, ">>");
    }
    if (press && rgb && r->srgb) /* RGB pictures are converted at the plate: they say which RGB they are */
        buf_printf(b, "/ColorSpace<</DefaultRGB[/ICCBased %d 0 R]>>", r->srgb);
    buf_puts(b, ">>");
}

static void write_page(Render *r, const Target *t, size_t i, int object, int parent, int first_link)
{
    const PageFrame *page = &r->frames->pages[t->first + i];
    const PageContent *c = &r->contents[t->first + i];
    int64_t w = pdf_milli(page->width), h = pdf_milli(page->height),
            bleed = pdf_milli(page->bleed ? page->bleed : DEFAULT_BLEED);
    Buf *b = objects_begin(&r->objects, object);
    buf_printf(b, "<</Type/Page/Parent %d 0 R/Contents %d 0 R", parent,
               t->press ? r->press[t->first + i] : r->reading[t->first + i]);
    pdf_put_box(b, "TrimBox", 0, 0, w, h);
    if (t->press) {
        pdf_put_box(b, "MediaBox", -bleed, -bleed, w + bleed, h + bleed);
        pdf_put_box(b, "BleedBox", -bleed, -bleed, w + bleed, h + bleed);
    } else {
        pdf_put_box(b, "MediaBox", 0, 0, w, h);
        buf_printf(b, "/StructParents %zu/Tabs/S", i);
        if (c->links.len)
            buf_puts(b, "/Annots[");
        for (size_t k = 0; k < c->links.len; k++)
            pdf_put_ref(b, first_link + (int)k);
        if (c->links.len)
            buf_puts(b, "]");
    }
    put_resources(r, b, c, t->press);
    buf_puts(b, ">>");
    objects_end(&r->objects, object);
}

/* ---- a target ---- */

static void put_output_intent(const Render *r, Buf *b, bool press)
{
    if (press)
        /* A registered condition that a printer knows by name: coldset offset on newsprint (ISO 12647-3). */
        buf_puts(b, "/OutputIntents[<</Type/OutputIntent/S/GTS_PDFX/OutputConditionIdentifier(IFRA26)/OutputCondition"
                    "(Coldset offset on newsprint, 26 % dot gain)/RegistryName(http://www.color.org)"
                    "/Info(ISO 12647-3 newspaper printing)>>]");
    else if (r->srgb)
        buf_printf(b,
                   "/OutputIntents[<</Type/OutputIntent/S/GTS_PDFA1/OutputConditionIdentifier(sRGB IEC61966-2.1)"
                   "/RegistryName(http://www.color.org)/Info(sRGB IEC61966-2.1)/DestOutputProfile %d 0 R>>]",
                   r->srgb);
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
    *xmp = metadata_write_xmp(&r->objects, &m);
    t->info = metadata_write_info(&r->objects, &m);
    buf_free(&title);
}

static void write_target(Render *r, Target *t)
{
    Objects *o = &r->objects;
    int tree = objects_reserve(o), xmp, structure = 0, bookmarks = 0;
    TagPage *pages = mem_alloc(sizeof *pages * (t->n + 1));
    for (size_t i = 0; i < t->n; i++) {
        pages[i].content = &r->contents[t->first + i];
        pages[i].object = objects_reserve(o);
    }
    for (size_t i = 0; i < t->n && !t->press; i++)
        for (size_t k = 0; k < pages[i].content->links.len; k++) {
            int object = objects_reserve(o);
            pages[i].first_link = k ? pages[i].first_link : object;
        }
    for (size_t i = 0; i < t->n; i++)
        write_page(r, t, i, pages[i].object, tree, pages[i].first_link);
    Buf *b = objects_begin(o, tree);
    buf_printf(b, "<</Type/Pages/Count %zu/Kids[", t->n);
    for (size_t i = 0; i < t->n; i++)
        pdf_put_ref(b, pages[i].object);
    buf_puts(b, "]>>");
    objects_end(o, tree);
    write_metadata(r, t, &xmp);
    if (!t->press) {
        render_links(r, t, pages);
        structure = tags_write(o, r->issue->paper->lang, pages, t->n);
        bookmarks = render_bookmarks(r, t, pages);
    }
    t->root = objects_reserve(o);
    b = objects_begin(o, t->root);
    buf_printf(b, "<</Type/Catalog/Pages %d 0 R/Metadata %d 0 R/Lang(%s)/ViewerPreferences<</DisplayDocTitle true>>",
               tree, xmp, lang_tag(r->issue->paper->lang));
    put_output_intent(r, b, t->press);
    if (!t->press) {
        buf_printf(b, "/MarkInfo<</Marked true>>/StructTreeRoot %d 0 R/Outlines %d 0 R", structure, bookmarks);
        buf_printf(b, "/PageLabels<</Nums[0<</S/D/St %d>>]>>", t->n ? r->frames->pages[t->first].number : 1);
        if (r->group && r->group->base_url && r->group->base_url[0]) {
            Buf base = {0};
            buf_printf(&base, "%s%s/%s/", r->group->base_url, r->issue->paper->id, r->issue->iso);
            buf_puts(b, "/URI<</Base");
            pdf_put_uri(b, base.data);
            buf_puts(b, ">>");
            buf_free(&base);
        }
    }
    buf_puts(b, ">>");
    objects_end(o, t->root);
    mem_free(pages);
}

static void write_files(Render *r, const Target *targets, size_t n, PdfOutput *out)
{
    uint64_t content = hash_bytes(0, r->objects.bytes.data, r->objects.bytes.len);
    for (size_t i = 0; i < n; i++) {
        const Target *t = &targets[i];
        Buf *to = t->press ? (i < 2 ? &out->press_issue : &out->press_pages[t->first])
                           : (i < 2 ? &out->reading_issue : &out->reading_pages[t->first]);
        file_write(&r->objects, t->root, t->info, t->press ? "1.6" : "1.7", hash_bytes(content, &i, sizeof i), to);
    }
}

bool pdf_render(World *world, Diag *d, const Group *group, const IssueFrames *frames, PdfOutput *out)
{
    size_t n = frames->n_pages;
    memset(out, 0, sizeof *out);
    if (!n) {
        diag_error(d, span_none(), NULL, "%s: the issue has no pages", frames->issue->iso);
        return false;
    }
    out->n_pages = n;
    out->reading_pages = mem_alloc(sizeof(Buf) * n);
    out->press_pages = mem_alloc(sizeof(Buf) * n);
    Render r = {.world = world, .d = d, .group = group, .frames = frames, .issue = frames->issue};
    objects_init(&r.objects);
    fonts_init(&r.fonts);
    pictures_init(&r.pictures);
    r.contents = mem_alloc(sizeof *r.contents * n);
    r.reading = mem_alloc(sizeof(int) * n);
    r.press = mem_alloc(sizeof(int) * n);
    bool ok = write_profile(&r) && write_contents(&r);
    if (ok) {
        Target *targets = mem_alloc(sizeof *targets * (2 + 2 * n));
        for (size_t i = 0; i < 2 + 2 * n; i++) {
            targets[i] = (Target){.press = i % 2, .first = i < 2 ? 0 : i / 2 - 1, .n = i < 2 ? n : 1};
            write_target(&r, &targets[i]);
        }
        write_files(&r, targets, 2 + 2 * n, out);
        mem_free(targets);
    }
    for (size_t p = 0; p < n; p++)
        content_free(&r.contents[p]);
    mem_free(r.contents);
    mem_free(r.reading);
    mem_free(r.press);
    pictures_free(&r.pictures);
    fonts_free(&r.fonts);
    objects_free(&r.objects);
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
