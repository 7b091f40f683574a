/* An issue's ALTO and METS files. */
#include "alto/alto.h"
#include "site/urls.h"

#include "alto/parts.h"

static bool emit(const ExportIssue *x, Arena *a, const char *name, const Buf *data)
{
    const Issue *issue = x->frames->issue;
    return x->out.emit(x->out.context, x->diag,
                       arena_printf(a, "site/%s/%s/%s", issue->paper->id, urls_folder(a, issue), name), data->data,
                       data->len);
}

static bool emit_page(const ExportIssue *x, Words *words, Arena *a, size_t i, AltoFile *file)
{
    const PageFrame *page = &x->frames->pages[i];
    Buf xml = {0};
    alto_page(x->frames, page, words, a, &xml);
    file->name = arena_printf(a, "alto-%s.xml", page_name(x->frames->issue->sections, page->number).text);
    file->size = xml.len;
    sha256_of(xml.data, xml.len, file->sum);
    bool ok = emit(x, a, file->name, &xml);
    buf_free(&xml);
    return ok;
}

static bool export_issue(void *self, const ExportIssue *x)
{
    (void)self;
    Arena *a = arena_new();
    Words *words = words_new();
    bool ok = words != NULL;
    if (!ok)
        diag_error(x->diag, span_none(), DIAG_WORDS_UNKNOWN);
    AltoFile *files = ARENA_ARRAY(a, AltoFile, x->frames->n_pages);
    for (size_t i = 0; ok && i < x->frames->n_pages; i++)
        ok = emit_page(x, words, a, i, &files[i]);
    if (ok) {
        Buf xml = {0};
        alto_mets(x->group, x->frames, files, a, &xml);
        ok = emit(x, a, "mets.xml", &xml);
        buf_free(&xml);
    }
    words_free(words);
    arena_free(a);
    return ok;
}

Exporter alto_exporter(void)
{
    return (Exporter){export_issue, NULL};
}
