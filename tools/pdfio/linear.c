#include "pdfio/linear.h"

#include <assert.h>
#include <qpdf/qpdf-c.h>
#include <string.h>

/* ISO 32000-1, 14.4. libqpdf keeps the first identifier and makes a second of the time or of an MD5 of all that it
 * writes, a fifteenth of a whole build: the file's own takes the place of its fixed one. */
#define FIXED_ID "31415926535897932384626433832795"
static_assert(sizeof FIXED_ID - 1 == FILE_ID_DIGITS, "one takes the other's place");

/* The place of libqpdf's in the file, looked for from its end or its beginning; NULL: none. */
static char *fixed_id(const Buf *file, bool from_end)
{
    for (size_t i = 0; i + FILE_ID_DIGITS <= file->len; i++) {
        char *p = file->data + (from_end ? file->len - FILE_ID_DIGITS - i : i);
        if (*p == FIXED_ID[0] && memcmp(p, FIXED_ID, FILE_ID_DIGITS) == 0)
            return p;
    }
    return NULL;
}

/* In the first page's trailer, near the beginning, and in the last (F.3.4). */
static bool set_second_ids(Buf *file, const char *id)
{
    char *last = fixed_id(file, true), *first = fixed_id(file, false);
    if (!last || first == last)
        return false;
    memcpy(first, id, FILE_ID_DIGITS);
    memcpy(last, id, FILE_ID_DIGITS);
    return true;
}

static void set_writing(qpdf_data q, const FileSpec *spec)
{
    qpdf_set_linearization(q, QPDF_TRUE);
    qpdf_set_object_stream_mode(q, qpdf_o_generate);
    qpdf_set_compress_streams(q, QPDF_FALSE); /* they are */
    qpdf_set_decode_level(q, qpdf_dl_none);
    qpdf_set_newline_before_endstream(q, QPDF_TRUE); /* ISO 19005-2, 6.1.7.1 */
    qpdf_set_static_ID(q, QPDF_TRUE);
    qpdf_force_pdf_version(q, spec->version);
}

static bool is_fine(qpdf_data q, QPDF_ERROR_CODE status, Diag *d)
{
    bool faulty = qpdf_has_error(q) || status & QPDF_ERRORS;
    if (faulty) /* taken off its hands, or it prints it in the end */
        diag_error(d, span_none(), DIAG_PDF_NOT_FINISHED, qpdf_get_error_full_text(q, qpdf_get_error(q)));
    return !faulty;
}

bool file_linearise(Buf *file, const FileSpec *spec, Diag *d)
{
    qpdf_data q = qpdf_init();
    qpdf_silence_errors(q);
    qpdf_set_suppress_warnings(q, QPDF_TRUE);
    bool ok = is_fine(q, qpdf_read_memory(q, "linearised", file->data, file->len, NULL), d) &&
              is_fine(q, qpdf_init_write_memory(q), d);
    if (ok) {
        set_writing(q, spec);
        ok = is_fine(q, qpdf_write(q), d);
    }
    if (ok) {
        Buf linear = {0};
        buf_put(&linear, qpdf_get_buffer(q), qpdf_get_buffer_length(q));
        buf_free(file);
        *file = linear;
        ok = set_second_ids(file, spec->id);
        if (!ok)
            diag_error(d, span_none(), DIAG_PDF_NO_IDENTIFIER);
    }
    qpdf_cleanup(&q);
    return ok;
}
