/* mets.xml: an issue's files, pages and articles. */
#include "alto/parts.h"
#include "site/urls.h"

#include "web/escape.h"

typedef struct Mets {
    const Group *group;
    const IssueFrames *frames;
    const AltoFile *files;
    Arena *arena;
    Buf *out;
} Mets;

static void element(const Mets *m, const char *name, const char *text)
{
    if (!*text)
        return;
    buf_printf(m->out, "<dc:%s>", name);
    xml_put(m->out, text);
    buf_printf(m->out, "</dc:%s>", name);
}

static void begin_description(const Mets *m, const char *id)
{
    buf_printf(m->out, "<dmdSec ID=\"%s\"><mdWrap MDTYPE=\"DC\"><xmlData>", id);
}

static void end_description(const Mets *m)
{
    buf_puts(m->out, "</xmlData></mdWrap></dmdSec>\n");
}

static const char *address(const Mets *m, const char *file)
{
    const Issue *issue = m->frames->issue;
    if (!m->group->base_url[0])
        return "";
    Buf url = {0};
    buf_puts(&url, m->group->base_url);
    html_put_url(&url, arena_printf(m->arena, "%s/%s/%s", issue->paper->id, urls_folder(m->arena, issue), file));
    const char *text = arena_strndup(m->arena, url.data, url.len);
    buf_free(&url);
    return text;
}

static void describe_issue(const Mets *m)
{
    const Issue *issue = m->frames->issue;
    begin_description(m, "DMD_ISSUE");
    element(m, "title", issue->paper->title);
    element(m, "date", issue->iso);
    element(m, "publisher", issue->paper->publisher);
    element(m, "language", lang_tag(issue->paper->lang));
    element(m, "type", "newspaper issue");
    element(m, "identifier", address(m, ""));
    if (*issue->paper->issn)
        element(m, "relation", arena_printf(m->arena, "ISSN %s", issue->paper->issn));
    end_description(m);
}

static void describe_article(const Mets *m, size_t i)
{
    const Article *a = m->frames->issue->articles[i];
    begin_description(m, arena_printf(m->arena, "DMD_A%zu", i + 1));
    element(m, "title", a->title);
    element(m, "creator", a->byline);
    element(m, "description", a->deck);
    for (size_t k = 0; k < a->n_tags; k++)
        element(m, "subject", a->tags[k]);
    element(m, "language", lang_tag(a->lang));
    element(m, "date", m->frames->issue->iso);
    element(m, "identifier", address(m, urls_article(m->arena, m->frames->issue, a)));
    end_description(m);
}

static void put_file(const Mets *m, const char *id, const char *type, const char *name, const AltoFile *known)
{
    buf_printf(m->out, "<file ID=\"%s\" MIMETYPE=\"%s\"", id, type);
    if (known) {
        char sum[SHA256_HEX + 1];
        sha256_hex(known->sum, sum);
        buf_printf(m->out, " SIZE=\"%zu\" CHECKSUMTYPE=\"SHA-256\" CHECKSUM=\"%s\"", known->size, sum);
    }
    buf_puts(m->out, "><FLocat LOCTYPE=\"URL\" xlink:href=\"");
    html_put_url(m->out, name);
    buf_puts(m->out, "\"/></file>\n");
}

static const char *page_file_name(const Mets *m, int number)
{
    return arena_printf(m->arena, "%s.pdf", page_name(m->frames->issue->sections, number).text);
}

static void put_files(const Mets *m)
{
    const IssueFrames *f = m->frames;
    buf_puts(m->out, "<fileSec>\n<fileGrp USE=\"ALTO\">\n");
    for (size_t i = 0; i < f->n_pages; i++)
        put_file(m, arena_printf(m->arena, "ALTO_%d", f->pages[i].number), "application/alto+xml", m->files[i].name,
                 &m->files[i]);
    buf_puts(m->out, "</fileGrp>\n<fileGrp USE=\"PDF\">\n");
    for (size_t i = 0; i < f->n_pages; i++)
        put_file(m, arena_printf(m->arena, "PDF_%d", f->pages[i].number), "application/pdf",
                 page_file_name(m, f->pages[i].number), NULL);
    put_file(m, "PDF_ISSUE", "application/pdf", "issue.pdf", NULL);
    buf_puts(m->out, "</fileGrp>\n</fileSec>\n");
}

static void put_pages(const Mets *m)
{
    const IssueFrames *f = m->frames;
    buf_puts(m->out,
             "<structMap TYPE=\"PHYSICAL\">\n<div TYPE=\"Issue\" DMDID=\"DMD_ISSUE\"><fptr FILEID=\"PDF_ISSUE\"/>\n");
    for (size_t i = 0; i < f->n_pages; i++) {
        const PageFrame *p = &f->pages[i];
        buf_printf(m->out, "<div TYPE=\"Page\" ID=\"PAGE_%d\" ORDER=\"%d\" ORDERLABEL=\"%s\" LABEL=\"", p->number,
                   p->number, frame_name(f, p).text);
        xml_put(m->out, p->title);
        buf_printf(m->out, "\"><fptr FILEID=\"ALTO_%d\"/><fptr FILEID=\"PDF_%d\"/></div>\n", p->number, p->number);
    }
    buf_puts(m->out, "</div>\n</structMap>\n");
}

/* Where an article stands: a block on each of its pages, in the order of reading. */
static void put_article(const Mets *m, int32_t article)
{
    const IssueFrames *f = m->frames;
    const Article *a = f->issue->articles[article];
    bool any = false;
    buf_printf(m->out, "<div TYPE=\"%s\" DMDID=\"DMD_A%d\" LABEL=\"", a->advert ? "Advertisement" : "Article",
               (int)article + 1);
    xml_put(m->out, a->title);
    buf_puts(m->out, "\">");
    for (size_t i = 0; i < f->n_pages; i++)
        for (size_t k = 0; k < f->pages[i].n_areas; k++) {
            if (f->pages[i].areas[k].article != article)
                continue;
            buf_printf(m->out, "%s<area FILEID=\"ALTO_%d\" BETYPE=\"IDREF\" BEGIN=\"%s\"/>", any ? "" : "<fptr><seq>",
                       f->pages[i].number, alto_block(m->arena, article, f->pages[i].number));
            any = true;
        }
    buf_printf(m->out, "%s</div>\n", any ? "</seq></fptr>" : "");
}

static void put_articles(const Mets *m)
{
    const Issue *issue = m->frames->issue;
    buf_puts(m->out, "<structMap TYPE=\"LOGICAL\">\n<div TYPE=\"Newspaper\" LABEL=\"");
    xml_put(m->out, issue->paper->title);
    buf_puts(m->out, "\">\n<div TYPE=\"Issue\" DMDID=\"DMD_ISSUE\">\n");
    for (size_t i = 0; i < issue->n_articles; i++)
        put_article(m, (int32_t)i);
    buf_puts(m->out, "</div>\n</div>\n</structMap>\n");
}

void alto_mets(const Group *group, const IssueFrames *f, const AltoFile *files, Arena *a, Buf *out)
{
    const Mets m = {group, f, files, a, out};
    buf_puts(out, "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<mets xmlns=\"http://www.loc.gov/METS/\" "
                  "xmlns:xlink=\"http://www.w3.org/1999/xlink\" xmlns:dc=\"http://purl.org/dc/elements/1.1/\" "
                  "TYPE=\"Newspaper\" OBJID=\"");
    xml_put(out, arena_printf(a, "%s/%s", f->issue->paper->id, f->issue->id));
    buf_puts(out, "\" LABEL=\"");
    xml_put(out, arena_printf(a, "%s %s", f->issue->paper->title, f->issue->iso));
    buf_printf(out,
               "\">\n<metsHdr CREATEDATE=\"%sT00:00:00+08:00\"><agent ROLE=\"CREATOR\" TYPE=\"OTHER\" "
               "OTHERTYPE=\"SOFTWARE\"><name>Paiban</name></agent></metsHdr>\n",
               f->issue->iso);
    describe_issue(&m);
    for (size_t i = 0; i < f->issue->n_articles; i++)
        describe_article(&m, i);
    put_files(&m);
    put_pages(&m);
    put_articles(&m);
    buf_puts(out, "</mets>\n");
}
