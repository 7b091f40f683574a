/* The objects of one file that are its own: pages with their boxes, catalog, metadata. */
#include "pdf/press.h"
#include "site/urls.h"
#include "pdf/render.h"
#include "finish/xmp.h"
#include "pdfio/value.h"
#include <string.h>

/* A paper comes out at 08:00 in Beijing, which is 00:00 UTC: readers in either zone show the issue's own date. */
enum { EIGHT_IN_THE_MORNING = 8 * 3600 };

static void write_page(Render *r, const Target *t, size_t i, const TagPage *own, int parent)
{
    const PageFrame *page = &r->frames->pages[t->first + i];
    const DrawnPage *drawn = &r->drawn[t->first + i];
    int64_t w = pdf_milli(page->width), h = pdf_milli(page->height);
    Buf *b = finish_begin(r->finisher, own->object);
    value_open(b, '<');
    value_name_entry(b, "/Type", "/Page");
    value_ref_entry(b, "/Parent", parent);
    if (!t->press)
        value_ref_entry(b, "/Resources", t->n == 1 ? drawn->own_resources : drawn->resources);
    else
        value_ref_entry(b, "/Resources", drawn->press_resources[t->n == 1]);
    if (t->press) {
        press_put_page(r, b, t->first + i);
    } else {
        value_ref_entry(b, "/Contents", drawn->reading);
        value_box_entry(b, "/TrimBox", 0, 0, w, h);
        value_box_entry(b, "/MediaBox", 0, 0, w, h);
        value_int_entry(b, "/StructParents", own->key);
        value_name_entry(b, "/Tabs", "/S");
        if (own->content->links.len) {
            value_key(b, "/Annots");
            value_open(b, '[');
            for (size_t k = 0; k < own->content->links.len; k++)
                value_ref(b, own->first_link + (int)k);
            value_close(b, ']');
        }
    }
    value_close(b, '>');
    finish_end(r->finisher);
}

/* ---- the whole ---- */

static void put_reading_intent(const Render *r, Buf *b)
{
    if (!r->srgb)
        return;
    value_key(b, "/OutputIntents");
    value_open(b, '[');
    value_open(b, '<');
    value_name_entry(b, "/Type", "/OutputIntent");
    value_name_entry(b, "/S", "/GTS_PDFA1");
    value_text_entry(b, "/RegistryName", "http://www.color.org");
    value_text_entry(b, "/OutputConditionIdentifier", "sRGB IEC61966-2.1");
    value_text_entry(b, "/Info", "sRGB IEC61966-2.1");
    value_ref_entry(b, "/DestOutputProfile", r->srgb);
    value_close(b, '>');
    value_close(b, ']');
}

/* The paper, the day, which edition, what kind of issue. */
static void put_issue_title(const Issue *issue, Buf *title)
{
    Arena *a = arena_new();
    const char *edition = issue_edition(a, issue), *kind = issue_kind(issue);
    buf_printf(title, "%s %s%s%s%s%s", issue->paper->title, issue->iso, *edition ? " " : "", edition, *kind ? " " : "",
               kind);
    arena_free(a);
}

static void write_metadata(Render *r, Target *t, int *xmp)
{
    const Issue *issue = r->issue;
    const Paper *paper = issue->paper;
    Buf title = {0};
    put_issue_title(issue, &title);
    if (t->n == 1 && r->frames->n_pages > 1) {
        buf_putc(&title, ' ');
        render_put_page_title(r, t->first, &title);
    }
    int64_t time = world_source_date(r->world);
    Metadata m = {.title = title.data,
                  .publisher = paper->publisher ? paper->publisher : "",
                  .lang = paper->lang,
                  .time = time >= 0 ? time : date_to_epoch(issue->date) + EIGHT_IN_THE_MORNING,
                  .standard = t->press ? press_standard(press_of(r)) : NULL,
                  .archival = r->srgb != 0};
    m.id = hash_bytes(hash_bytes(t->press, paper->id, strlen(paper->id)), title.data, title.len);
    if (issue->edition != 'a') /* two editions of a day may be called alike */
        m.id = hash_bytes(m.id, issue->id, strlen(issue->id));
    uint64_t drawn = finish_digest(r->finisher);
    m.instance = hash_bytes(m.id, &drawn, sizeof drawn);
    *xmp = metadata_write_xmp(r->finisher, &m);
    t->info = metadata_write_info(r->finisher, &m);
    buf_free(&title);
}

static void write_tree(Render *r, const TagPage *pages, size_t n, int tree)
{
    Buf *b = finish_begin(r->finisher, tree);
    value_open(b, '<');
    value_name_entry(b, "/Type", "/Pages");
    value_int_entry(b, "/Count", (int64_t)n);
    value_key(b, "/Kids");
    value_open(b, '[');
    for (size_t i = 0; i < n; i++)
        value_ref(b, pages[i].object);
    value_close(b, ']');
    value_close(b, '>');
    finish_end(r->finisher);
}

static void put_flag_entry(Buf *b, const char *key, const char *flag)
{
    value_key(b, key);
    value_open(b, '<');
    value_key(b, flag);
    value_bool(b, true);
    value_close(b, '>');
}

/* With sections or spreads each page has its whole name: a viewer would count 1, not 01 or 02–03. */
static void put_page_labels(const Render *r, const Target *t, Buf *b)
{
    const Sections s = r->issue->sections;
    bool spreads = false;
    for (size_t i = 0; i < t->n; i++)
        spreads |= r->frames->pages[t->first + i].facing > 0;
    value_key(b, "/PageLabels");
    value_open(b, '<');
    value_key(b, "/Nums");
    value_open(b, '[');
    for (size_t i = 0; i < (s.n || spreads ? t->n : 1); i++) {
        const PageFrame *page = &r->frames->pages[t->first + i];
        value_int(b, (int64_t)i);
        value_open(b, '<');
        if (s.n || spreads) {
            value_text_entry(b, "/P", frame_name(r->frames, page).text);
        } else {
            value_name_entry(b, "/S", "/D");
            value_int_entry(b, "/St", page->number);
        }
        value_close(b, '>');
    }
    value_close(b, ']');
    value_close(b, '>');
}

static void put_base(const Render *r, Buf *b)
{
    if (!r->group || !r->group->base_url || !r->group->base_url[0])
        return;
    Buf base = {0};
    Arena *a = arena_new();
    buf_printf(&base, "%s%s/%s/", r->group->base_url, r->issue->paper->id, urls_folder(a, r->issue));
    arena_free(a);
    value_key(b, "/URI");
    value_open(b, '<');
    value_key(b, "/Base");
    value_uri(b, base.data);
    value_close(b, '>');
    buf_free(&base);
}

/* structure, bookmarks: of a reading PDF, else 0. */
static void write_catalog(Render *r, Target *t, int tree, int xmp, int structure, int bookmarks)
{
    t->root = finish_reserve(r->finisher);
    Buf *b = finish_begin(r->finisher, t->root);
    value_open(b, '<');
    value_name_entry(b, "/Type", "/Catalog");
    value_ref_entry(b, "/Pages", tree);
    value_ref_entry(b, "/Metadata", xmp);
    value_text_entry(b, "/Lang", lang_tag(r->issue->paper->lang));
    put_flag_entry(b, "/ViewerPreferences", "/DisplayDocTitle");
    if (t->press) {
        press_put_intent(r, b);
    } else {
        put_reading_intent(r, b);
        put_flag_entry(b, "/MarkInfo", "/Marked");
        value_ref_entry(b, "/StructTreeRoot", structure);
        value_ref_entry(b, "/Outlines", bookmarks);
        put_page_labels(r, t, b);
        put_base(r, b);
    }
    value_close(b, '>');
    finish_end(r->finisher);
}

void render_target(Render *r, Target *t)
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
        structure = tags_write(to, r->issue, pages, t->n);
        bookmarks = render_bookmarks(r, t, pages);
        render_links_end(t, pages);
    }
    write_catalog(r, t, tree, xmp, structure, bookmarks);
    mem_free(pages);
}
