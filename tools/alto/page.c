/* One page as ALTO: articles as composed blocks, their paragraphs and headlines as text blocks, a block for each column
 * that a paragraph stands in. */
#include "alto/parts.h"

#include "chars/chars.h"
#include "base/utf8.h"
#include "frame/walk.h"
#include "web/escape.h"
#include "web/outline.h"
#include <assert.h>

/* What a block is, as <StructureTag>; NULL: it says nothing of the text in it. */
static const char *const tags[] = {
    [TAG_GROUP_HEAD] = "group-headline",
    [TAG_HEADLINE] = "headline",
    [TAG_KICKER] = "kicker",
    [TAG_DECK] = "deck",
    [TAG_BYLINE] = "byline",
    [TAG_HEADING] = "heading",
    [TAG_PARA] = "paragraph",
    [TAG_CODE] = "code",
    [TAG_HEAD_CELL] = "head-cell",
    [TAG_CELL] = "cell",
    [TAG_CAPTION] = "caption",
    [TAG_NOTE] = "note",
    [TAG_MARKS] = "mark",
    [TAG_JUMP] = "jump",
    [TAG_INDEX] = "index",
    [TAG_INDEX_ENTRY] = "index-entry",
    [TAG_FURNITURE] = "furniture",
};
static_assert(sizeof tags / sizeof *tags == GROUP_TAGS, "each kind of group");

typedef struct AltoPage {
    const PageFrame *page;
    Words *words;
    Arena *arena;
    Buf blocks;
    VEC(const Line *) lines; /* of the text block at work */
    VEC(Len) sizes;          /* of type, as they come: their styles */
    const GroupInfo *group;  /* that the lines stand in */
    bool used[GROUP_TAGS];
    int n_blocks;
} AltoPage;

const char *alto_block(Arena *a, int32_t article, int page)
{
    return arena_printf(a, "A%d_%d", (int)article + 1, page);
}

static Rect joined(Rect a, Rect b)
{
    const Len x = a.x < b.x ? a.x : b.x, y = a.y < b.y ? a.y : b.y;
    const Len right = a.x + a.w > b.x + b.w ? a.x + a.w : b.x + b.w;
    const Len foot = a.y + a.h > b.y + b.h ? a.y + a.h : b.y + b.h;
    return (Rect){x, y, right - x, foot - y};
}

/* Styles are named by their size in 1/1024 pt. */
static Len style_of(AltoPage *p, const Line *line)
{
    const Len size = line->runs[0].size;
    for (size_t i = 0; i < p->sizes.len; i++)
        if (p->sizes.ptr[i] == size)
            return size;
    vec_push(&p->sizes, size);
    return size;
}

static void put_line(AltoPage *p, const Line *line, const Buf *strings)
{
    Rect at = words_line_box(line);
    buf_puts(&p->blocks, "<TextLine");
    words_put_box(&at, &p->blocks);
    if (line->runs[0].lang != p->group->lang)
        buf_printf(&p->blocks, " LANG=\"%s\"", lang_tag(line->runs[0].lang));
    buf_putc(&p->blocks, '>');
    buf_put(&p->blocks, strings->data, strings->len);
    buf_puts(&p->blocks, "</TextLine>\n");
}

/* The lines at work become a text block. */
static void end_block(AltoPage *p)
{
    if (!p->lines.len)
        return;
    const GroupInfo *g = p->group;
    Rect at = words_line_box(p->lines.ptr[0]);
    Buf strings = {0};
    for (size_t i = 1; i < p->lines.len; i++)
        at = joined(at, words_line_box(p->lines.ptr[i]));
    buf_printf(&p->blocks, "<TextBlock ID=\"B%d_%d\"", p->page->number, ++p->n_blocks);
    words_put_box(&at, &p->blocks);
    buf_printf(&p->blocks, " STYLEREFS=\"T%d\" LANG=\"%s\"", (int)style_of(p, p->lines.ptr[0]), lang_tag(g->lang));
    if (tags[g->tag]) {
        buf_printf(&p->blocks, " TAGREFS=\"%s\"", tags[g->tag]);
        p->used[g->tag] = true;
    }
    buf_puts(&p->blocks, ">\n");
    for (size_t i = 0; i < p->lines.len; i++) {
        strings.len = 0;
        words_put(p->words, p->lines.ptr[i], &strings);
        if (strings.len)
            put_line(p, p->lines.ptr[i], &strings);
    }
    buf_puts(&p->blocks, "</TextBlock>\n");
    buf_free(&strings);
    p->lines.len = 0;
}

/* What is no rectangle says its outline, too, when that is one line. */
static void put_shape(AltoPage *p, const Area *area)
{
    enum { RECTANGLE = 4 };
    size_t n, line = 0;
    const Corner *c = area_outline(p->arena, area, &n);
    while (line < n && !c[line].last)
        line++;
    if (n <= RECTANGLE || line + 1 < n)
        return;
    buf_puts(&p->blocks, "<Shape><Polygon POINTS=\"");
    for (size_t i = 0; i < n; i++) {
        buf_puts(&p->blocks, i ? " " : "");
        words_put_length(c[i].x, &p->blocks);
        buf_putc(&p->blocks, ',');
        words_put_length(c[i].y, &p->blocks);
    }
    buf_puts(&p->blocks, "\"/></Shape>\n");
}

static void begin_group(void *self, const FrameWalk *at, const GroupInfo *g)
{
    (void)at;
    AltoPage *p = self;
    if (g->tag == TAG_MARKS)
        return;
    end_block(p);
    if (g->tag != TAG_ARTICLE)
        return;
    buf_printf(&p->blocks, "<ComposedBlock ID=\"%s\" TYPE=\"article\"",
               alto_block(p->arena, g->article, p->page->number));
    const Area *area = NULL;
    for (size_t i = 0; i < p->page->n_areas && !area; i++)
        if (p->page->areas[i].article == g->article && p->page->areas[i].n_rects)
            area = &p->page->areas[i];
    if (area) {
        Rect all = area->rects[0];
        for (size_t k = 1; k < area->n_rects; k++)
            all = joined(all, area->rects[k]);
        words_put_box(&all, &p->blocks);
    }
    buf_puts(&p->blocks, ">\n");
    if (area)
        put_shape(p, area);
}

static void end_group(void *self, const FrameWalk *at, const GroupInfo *g)
{
    (void)at;
    AltoPage *p = self;
    if (g->tag == TAG_MARKS)
        return;
    end_block(p);
    if (g->tag == TAG_ARTICLE)
        buf_puts(&p->blocks, "</ComposedBlock>\n");
}

/* Has it something to tell? Of what stands there for the eye only, words: a table's head once more, 广告, but no tshegs
 * that fill a line. */
static bool is_told(const Line *line)
{
    const bool words_only = line->kind == LINE_MARK && line->aside == ASIDE_NONE;
    for (uint32_t i = 0; i < line->n_runs; i++) {
        const char *p = line->runs[i].text, *end = p + line->runs[i].n_text;
        while (p < end) {
            uint32_t c;
            p += utf8_decode(p, &c);
            if (words_only ? char_is_alnum(c) || char_is_number(c) : c != ' ')
                return true;
        }
    }
    return false;
}

/* Whether a line stands in another column than the one before. */
static bool turns(const Line *before, const Line *line)
{
    if (before->vertical != line->vertical || line->kind == LINE_MARK)
        return before->vertical != line->vertical;
    const Len size = line->runs[0].size;
    return line->vertical ? line->x > before->x + size : line->y + size < before->y;
}

static void put_text(void *self, const FrameWalk *at, const Line *line)
{
    AltoPage *p = self;
    if (!is_told(line))
        return;
    assert(at->depth); /* each line stands in a group */
    if (p->lines.len && (p->group->tag == TAG_FURNITURE || turns(p->lines.ptr[p->lines.len - 1], line)))
        end_block(p);
    if (!p->lines.len) {
        size_t k = at->depth - 1; /* marks belong to the block around them; an article's own are one */
        while (k && at->open[k]->tag == TAG_MARKS && at->open[k - 1]->tag != TAG_ARTICLE)
            k--;
        p->group = at->open[k];
    }
    vec_push(&p->lines, line);
}

static void put_image(void *self, const FrameWalk *at, const Item *item)
{
    (void)at;
    AltoPage *p = self;
    end_block(p);
    buf_printf(&p->blocks, "<Illustration ID=\"B%d_%d\"", p->page->number, ++p->n_blocks);
    words_put_box(&item->u.image.at, &p->blocks);
    buf_puts(&p->blocks, "/>\n");
}

static void put_head(const IssueFrames *f, const AltoPage *p, Buf *out)
{
    Arena *a = p->arena;
    buf_puts(out,
             "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<alto xmlns=\"http://www.loc.gov/standards/alto/ns-v4#\" "
             "SCHEMAVERSION=\"4.4\">\n<Description>\n<MeasurementUnit>mm10</MeasurementUnit>\n"
             "<sourceImageInformation><fileName>");
    xml_put(out, arena_printf(a, "%s.pdf", page_name(f->issue->sections, p->page->number).text));
    buf_puts(
        out,
        "</fileName></sourceImageInformation>\n<Processing ID=\"COMPOSED\"><processingStepDescription>composed, not "
        "recognised: the text is the editor's</processingStepDescription><processingSoftware><softwareName>"
        "Paiban</softwareName></processingSoftware></Processing>\n</Description>\n");
    if (p->sizes.len)
        buf_puts(out, "<Styles>\n");
    for (size_t i = 0; i < p->sizes.len; i++) {
        buf_printf(out, "<TextStyle ID=\"T%d\" FONTSIZE=\"", (int)p->sizes.ptr[i]);
        buf_put_len(out, p->sizes.ptr[i], 2);
        buf_puts(out, "\"/>\n");
    }
    if (p->sizes.len)
        buf_puts(out, "</Styles>\n");
    bool any = false;
    for (int i = 0; i < GROUP_TAGS; i++)
        if (p->used[i]) {
            buf_printf(out, "%s<StructureTag ID=\"%s\" LABEL=\"%s\"/>\n", any ? "" : "<Tags>\n", tags[i], tags[i]);
            any = true;
        }
    if (any)
        buf_puts(out, "</Tags>\n");
}

void alto_page(const IssueFrames *f, const PageFrame *page, Words *words, Arena *a, Buf *out)
{
    static const FrameVisitor visit = {.begin = begin_group, .end = end_group, .line = put_text, .image = put_image};
    AltoPage p = {.page = page, .words = words, .arena = a};
    frame_walk(page, &(FrameOutput){&visit, &p}, 1);
    assert(!p.lines.len);
    const Rect whole = {0, 0, page->width, page->height};
    put_head(f, &p, out);
    buf_printf(out, "<Layout>\n<Page ID=\"P%d\" PHYSICAL_IMG_NR=\"%d\" LANG=\"%s\" PRINTED_IMG_NR=\"", page->number,
               page->number, lang_tag(f->issue->paper->lang));
    xml_put(out, frame_name(f, page).text);
    buf_putc(out, '"');
    words_put_measure("WIDTH", page->width, out);
    words_put_measure("HEIGHT", page->height, out);
    buf_puts(out, ">\n<PrintSpace");
    words_put_box(&whole, out);
    buf_puts(out, ">\n");
    buf_put(out, p.blocks.data, p.blocks.len);
    buf_puts(out, "</PrintSpace>\n</Page>\n</Layout>\n</alto>\n");
    buf_free(&p.blocks);
    vec_free(&p.lines);
    vec_free(&p.sizes);
}
