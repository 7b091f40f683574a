#include "pdf/finish.h"
#include <qpdf/qpdf-c.h>

struct Finisher {
    qpdf_data pdf;
};

/* Reports libqpdf's error and every warning; a warning means that our objects are wrong, so it is no success. */
static bool report(Finisher *f, Diag *d, const char *what, QPDF_ERROR_CODE code)
{
    bool ok = !(code & QPDF_ERRORS);
    if (qpdf_has_error(f->pdf)) {
        ok = false;
        diag_error(d, span_none(), NULL, "%s: %s", what, qpdf_get_error_full_text(f->pdf, qpdf_get_error(f->pdf)));
    }
    while (qpdf_more_warnings(f->pdf)) {
        ok = false;
        diag_error(d, span_none(), NULL, "%s: %s", what, qpdf_get_error_full_text(f->pdf, qpdf_next_warning(f->pdf)));
    }
    return ok;
}

Finisher *finisher_new(Diag *d, const Buf *objects)
{
    Finisher *f = mem_alloc(sizeof *f);
    f->pdf = qpdf_init();
    qpdf_silence_errors(f->pdf);
    qpdf_set_suppress_warnings(f->pdf, QPDF_TRUE);
    qpdf_set_attempt_recovery(f->pdf, QPDF_FALSE);
    if (report(f, d, "PDF", qpdf_read_memory(f->pdf, "PDF", objects->data, objects->len, NULL)))
        return f;
    finisher_free(f);
    return NULL;
}

void finisher_free(Finisher *f)
{
    if (f)
        qpdf_cleanup(&f->pdf);
    mem_free(f);
}

static void set_trailer(qpdf_data pdf, const char *key, int object)
{
    qpdf_oh trailer = qpdf_get_trailer(pdf), value = qpdf_get_object_by_id(pdf, object, 0);
    qpdf_oh_replace_key(pdf, trailer, key, value);
    qpdf_oh_release(pdf, value);
    qpdf_oh_release(pdf, trailer);
}

bool finisher_write(Finisher *f, Diag *d, const char *what, int root, int info, const char *version, Buf *out)
{
    set_trailer(f->pdf, "/Root", root);
    set_trailer(f->pdf, "/Info", info);
    if (!report(f, d, what, qpdf_init_write_memory(f->pdf)))
        return false;
    qpdf_set_object_stream_mode(f->pdf, qpdf_o_generate);
    qpdf_set_stream_data_mode(f->pdf, qpdf_s_preserve);
    qpdf_set_compress_streams(f->pdf, QPDF_FALSE);
    qpdf_set_deterministic_ID(f->pdf, QPDF_TRUE);
    qpdf_force_pdf_version(f->pdf, version);
    if (!report(f, d, what, qpdf_write(f->pdf)))
        return false;
    buf_put(out, qpdf_get_buffer(f->pdf), qpdf_get_buffer_length(f->pdf));
    return true;
}
