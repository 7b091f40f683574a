#include "pdf/finish.h"
#include "base/map.h"
#include <qpdf/qpdf-c.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

struct Finisher {
    qpdf_data pdf;
    uint64_t hash; /* of the objects */
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
    f->hash = hash_bytes(0, objects->data, objects->len);
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

/* libqpdf makes an ID of the clock, or of the MD5 of all that it writes (an eighth of the whole time for an issue's
 * PDFs), or a fixed one. We let it write the fixed one and put our own there, made of the objects and the root. */
static bool set_id(Buf *pdf, size_t start, uint64_t hash)
{
    static const char marker[] = "/ID [<";
    char id[33];
    snprintf(id, sizeof id, "%016llx%016llx", (unsigned long long)hash, (unsigned long long)hash_bytes(hash, "ID", 2));
    const char *end = pdf->data + pdf->len, *p = end - (pdf->len < 64 ? pdf->len : 64);
    while (p < end && strncmp(p, "startxref\n", 10) != 0)
        p++;
    size_t table = p < end ? strtoul(p + 10, NULL, 10) : 0; /* the cross-reference stream, its dictionary first */
    for (char *at = pdf->data + start + table; at + 74 < end; at++)
        if (strncmp(at, marker, sizeof marker - 1) == 0 && at[38] == '>' && at[39] == '<') {
            memcpy(at + 6, id, 32);
            memcpy(at + 40, id, 32);
            return true;
        }
    return false;
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
    qpdf_set_static_ID(f->pdf, QPDF_TRUE);
    qpdf_force_pdf_version(f->pdf, version);
    if (!report(f, d, what, qpdf_write(f->pdf)))
        return false;
    size_t start = out->len;
    buf_put(out, qpdf_get_buffer(f->pdf), qpdf_get_buffer_length(f->pdf));
    if (set_id(out, start, hash_bytes(f->hash, &root, sizeof root)))
        return true;
    diag_error(d, span_none(), NULL, "%s: libqpdf wrote no ID", what);
    return false;
}
