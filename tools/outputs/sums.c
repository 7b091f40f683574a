/* SHA256SUMS: what `sha256sum -c` reads, in an issue's folders of the site and of the press; the site's of its own
 * pages.
 */
#include "outputs/outputs.h"
#include "site/urls.h"

#include <stdlib.h>
#include <string.h>

static int by_name(const void *a, const void *b)
{
    return strcmp(((const FileSum *)a)->name, ((const FileSum *)b)->name);
}

/* Of the files below a folder, "site/demo/2021-11-02/"; no file when there are none. */
static bool emit_sums(FileList *files, Diag *d, const char *folder)
{
    Buf path = {0}, text = {0};
    if (files->sums.len)
        qsort(files->sums.ptr, files->sums.len, sizeof *files->sums.ptr, by_name);
    for (size_t i = 0; i < files->sums.len; i++) {
        FileSum sum = files->sums.ptr[i];
        if (strncmp(sum.name, folder, strlen(folder)) != 0)
            continue;
        sum.name += strlen(folder);
        sum_put(&sum, &text);
    }
    buf_printf(&path, "%s" SUMS_NAME, folder);
    bool ok = !text.len || file_list_emit(files, d, path.data, text.data, text.len);
    buf_free(&path);
    buf_free(&text);
    return ok;
}

bool sums_emit(IssueJob *job, Diag *d)
{
    const Issue *issue = job->issue;
    const Paper *paper = issue->paper;
    Arena *a = arena_new();
    bool ok = emit_sums(&job->files, d, arena_printf(a, "site/%s/%s/", paper->id, urls_folder(a, issue))) &&
              emit_sums(&job->files, d, arena_printf(a, "press/%s/", job->name));
    if (ok && urls_has_founder(paper) && paper->urls.beside)
        ok = emit_sums(&job->files, d, arena_printf(a, "site/%s/%s/", paper->id, founder_folder(a, issue)));
    arena_free(a);
    return ok;
}

bool sums_emit_group(Build *b)
{
    return emit_sums(&b->group_files, b->diag, "site/");
}
