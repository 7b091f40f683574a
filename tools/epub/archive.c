/* ZIP files over libzip. */
#include "epub/archive.h"

#include "base/mem.h"
#include <zip.h>

/* The first day that ZIP knows, as MS-DOS wrote it: 1980-01-01. */
enum { NO_DATE = 1 << 5 | 1, NO_TIME = 0, PACKED_BEST = 9 };

struct Archive {
    zip_source_t *file; /* in memory */
    zip_t *zip;
    bool failed;
};

Archive *archive_new(void)
{
    Archive *a = mem_alloc(sizeof *a);
    a->file = zip_source_buffer_create(NULL, 0, 0, NULL);
    a->zip = a->file ? zip_open_from_source(a->file, ZIP_TRUNCATE, NULL) : NULL;
    if (!a->zip) {
        zip_source_free(a->file);
        mem_free(a);
        return NULL;
    }
    zip_source_keep(a->file); /* closing lets go of it */
    return a;
}

bool archive_add(Archive *a, const char *name, const void *data, size_t n, bool packed)
{
    zip_source_t *source = zip_source_buffer(a->zip, data, n, 0);
    zip_int64_t at = source ? zip_file_add(a->zip, name, source, ZIP_FL_ENC_UTF_8) : -1;
    if (at < 0) {
        zip_source_free(source);
        a->failed = true;
        return false;
    }
    zip_uint64_t i = (zip_uint64_t)at;
    bool ok =
        zip_set_file_compression(a->zip, i, packed ? ZIP_CM_DEFLATE : ZIP_CM_STORE, packed ? PACKED_BEST : 0) == 0 &&
        zip_file_set_dostime(a->zip, i, NO_TIME, NO_DATE, 0) == 0 &&
        zip_file_set_external_attributes(a->zip, i, 0, ZIP_OPSYS_DOS, 0) == 0;
    a->failed = a->failed || !ok;
    return ok;
}

static bool read_all(zip_source_t *file, Buf *out)
{
    zip_stat_t stat;
    if (zip_source_stat(file, &stat) != 0 || !(stat.valid & ZIP_STAT_SIZE) || zip_source_open(file) != 0)
        return false;
    buf_reserve(out, stat.size + 1);
    zip_int64_t n = zip_source_read(file, out->data + out->len, stat.size);
    zip_source_close(file);
    if (n < 0 || (zip_uint64_t)n != stat.size)
        return false;
    out->len += stat.size;
    out->data[out->len] = '\0';
    return true;
}

bool archive_finish(Archive *a, Buf *out)
{
    bool ok = !a->failed && zip_close(a->zip) == 0;
    if (!ok)
        zip_discard(a->zip);
    ok = ok && read_all(a->file, out);
    zip_source_free(a->file);
    mem_free(a);
    return ok;
}
