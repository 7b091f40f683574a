/* SHA256SUMS of an issue: what `sha256sum -c` reads, in the issue's folder of the site and of the press. */
#include "driver/internal.h"
#include <stdlib.h>
#include <string.h>

static int by_name(const void *a, const void *b)
{
    return strcmp(((const FileSum *)a)->name, ((const FileSum *)b)->name);
}

static void put_sum(Buf *b, const FileSum *sum, size_t folder)
{
    for (int i = 0; i < SUM_BYTES; i++)
        buf_printf(b, "%02x", sum->bytes[i]);
    buf_printf(b, "  %s\n", sum->name + folder);
}

/* Of the files in kind/job; no file when there are none. */
static bool emit_sums(IssueJob *job, Diag *d, const char *kind)
{
    Buf folder = {0}, text = {0};
    buf_printf(&folder, "%s/%s/", kind, job->name);
    for (size_t i = 0; i < job->files.sums.len; i++) {
        const FileSum *sum = &job->files.sums.ptr[i];
        if (strncmp(sum->name, folder.data, folder.len) == 0)
            put_sum(&text, sum, folder.len);
    }
    buf_puts(&folder, "SHA256SUMS");
    bool ok = !text.len || file_list_emit(&job->files, d, folder.data, text.data, text.len);
    buf_free(&folder);
    buf_free(&text);
    return ok;
}

bool sums_emit(IssueJob *job, Diag *d)
{
    if (job->files.sums.len)
        qsort(job->files.sums.ptr, job->files.sums.len, sizeof *job->files.sums.ptr, by_name);
    return emit_sums(job, d, "site") && emit_sums(job, d, "press");
}
