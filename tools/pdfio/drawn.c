#include "pdfio/drawn.h"

#include "base/map.h"
#include "pdfio/value.h"
#include <qpdf/qpdf-c.h>
#include <stdlib.h>
#include <string.h>

struct Drawn {
    qpdf_data q;
    Objects *to;
    Diag *d;
    bool failed;     /* after a report */
    IntMap *copies;  /* number in the file → among the objects */
    VEC(int) wanted; /* numbers in the file, of which `done` are copied */
    size_t done;
};

void drawn_fail(Drawn *w, const char *why)
{
    if (!w->failed)
        diag_error(w->d, span_none(), DIAG_PDF_NOT_FINISHED, why);
    w->failed = true;
}

bool drawn_failed(const Drawn *w)
{
    return w->failed;
}

/* After the calls that a step makes: tells the first thing that libqpdf has to say. Any is taken off its hands, or it
 * prints it in the end. */
static bool check(Drawn *w, QPDF_ERROR_CODE status)
{
    if (qpdf_has_error(w->q) || status & QPDF_ERRORS)
        drawn_fail(w, qpdf_get_error_full_text(w->q, qpdf_get_error(w->q)));
    return !w->failed;
}

Drawn *drawn_open(const Buf *pdf, Objects *to, Diag *d)
{
    Drawn *w = mem_alloc(sizeof *w);
    w->to = to;
    w->d = d;
    w->copies = intmap_new();
    w->q = qpdf_init();
    qpdf_silence_errors(w->q);
    qpdf_set_suppress_warnings(w->q, QPDF_TRUE);
    if (check(w, qpdf_read_memory(w->q, "issue.pdf", pdf->data, pdf->len, NULL)))
        return w;
    drawn_free(w);
    return NULL;
}

void drawn_free(Drawn *w)
{
    if (!w)
        return;
    qpdf_cleanup(&w->q);
    intmap_free(w->copies);
    vec_free(&w->wanted);
    mem_free(w);
}

void drawn_release(Drawn *w)
{
    qpdf_oh_release_all(w->q);
}

/* ---- values ---- */

DrawnValue drawn_page(Drawn *w, size_t page)
{
    return qpdf_get_page_n(w->q, page);
}

bool drawn_is_stream(Drawn *w, DrawnValue v)
{
    return qpdf_oh_is_stream(w->q, v);
}

bool drawn_is_dictionary(Drawn *w, DrawnValue v)
{
    return qpdf_oh_is_dictionary(w->q, v);
}

static DrawnValue entries_of(Drawn *w, DrawnValue v)
{
    return drawn_is_stream(w, v) ? qpdf_oh_get_dict(w->q, v) : v;
}

DrawnValue drawn_get(Drawn *w, DrawnValue dictionary, const char *key)
{
    return qpdf_oh_get_key_if_dict(w->q, entries_of(w, dictionary), key);
}

bool drawn_has(Drawn *w, DrawnValue dictionary, const char *key)
{
    DrawnValue d = entries_of(w, dictionary);
    return drawn_is_dictionary(w, d) && qpdf_oh_has_key(w->q, d, key);
}

int drawn_count(Drawn *w, DrawnValue array)
{
    return qpdf_oh_is_array(w->q, array) ? qpdf_oh_get_array_n_items(w->q, array) : 0;
}

DrawnValue drawn_item(Drawn *w, DrawnValue array, int i)
{
    return i < drawn_count(w, array) ? qpdf_oh_get_array_item(w->q, array, i) : qpdf_oh_new_null(w->q);
}

char **drawn_keys(Drawn *w, DrawnValue dictionary, size_t *n)
{
    VEC(char *) keys = {0};
    DrawnValue d = entries_of(w, dictionary);
    if (drawn_is_dictionary(w, d))
        for (qpdf_oh_begin_dict_key_iter(w->q, d); qpdf_oh_dict_more_keys(w->q);)
            vec_push(&keys, mem_strdup(qpdf_oh_dict_next_key(w->q)));
    *n = keys.len;
    return keys.ptr;
}

const char *drawn_name(Drawn *w, DrawnValue v)
{
    return qpdf_oh_is_name(w->q, v) ? qpdf_oh_get_name(w->q, v) : "";
}

const char *drawn_spelling(Drawn *w, DrawnValue v)
{
    return qpdf_oh_unparse_resolved(w->q, v);
}

double drawn_number(Drawn *w, DrawnValue v)
{
    return qpdf_oh_is_number(w->q, v) ? qpdf_oh_get_numeric_value(w->q, v) : 0;
}

uint64_t drawn_identity(Drawn *w, DrawnValue v)
{
    return (uint64_t)qpdf_oh_get_object_id(w->q, v);
}

/* ---- streams ---- */

static bool raw_data(Drawn *w, DrawnValue stream, Buf *out)
{
    unsigned char *data = NULL;
    size_t n = 0;
    bool ok = check(w, qpdf_oh_get_stream_data(w->q, stream, qpdf_dl_none, NULL, &data, &n));
    if (ok)
        buf_put(out, data, n);
    free(data); /* allocated by libqpdf with malloc */
    return ok;
}

bool drawn_deflated(Drawn *w, DrawnValue stream, Buf *out)
{
    return drawn_is_stream(w, stream) && strcmp(drawn_name(w, drawn_get(w, stream, "/Filter")), "/FlateDecode") == 0 &&
           raw_data(w, stream, out);
}

/* ---- copies ---- */

static void put_ref(Drawn *w, DrawnValue v, Buf *out)
{
    uint64_t number = drawn_identity(w, v), copy;
    if (!intmap_lookup(w->copies, number, &copy)) {
        copy = (uint64_t)objects_reserve(w->to);
        intmap_put(w->copies, number, copy);
        vec_push(&w->wanted, (int)number);
    }
    value_ref(out, (int)copy);
}

static bool is_among(const char *key, const char *const *some)
{
    for (; some && *some; some++)
        if (strcmp(*some, key) == 0)
            return true;
    return false;
}

void drawn_put_entries(Drawn *w, DrawnValue dictionary, const char *const *but, Buf *out)
{
    size_t n;
    char **keys = drawn_keys(w, dictionary, &n);
    for (size_t i = 0; i < n; i++) {
        if (!is_among(keys[i], but)) {
            value_key(out, keys[i]);
            drawn_put(w, drawn_get(w, dictionary, keys[i]), out);
        }
        mem_free(keys[i]);
    }
    mem_free(keys);
}

static void put_direct(Drawn *w, DrawnValue v, Buf *out)
{
    size_t n = 0;
    switch (qpdf_oh_get_type_code(w->q, v)) {
    case ot_boolean:
        value_bool(out, qpdf_oh_get_bool_value(w->q, v));
        break;
    case ot_integer:
        value_int(out, qpdf_oh_get_int_value(w->q, v));
        break;
    case ot_real:
        value_plain(out, qpdf_oh_get_real_value(w->q, v));
        break;
    case ot_name:
        value_name(out, qpdf_oh_get_name(w->q, v));
        break;
    case ot_string: {
        const char *s = qpdf_oh_get_binary_string_value(w->q, v, &n);
        value_bytes(out, s, n);
        break;
    }
    case ot_array:
        value_open(out, '[');
        for (int i = 0; i < drawn_count(w, v); i++)
            drawn_put(w, qpdf_oh_get_array_item(w->q, v, i), out);
        value_close(out, ']');
        break;
    case ot_dictionary:
        value_open(out, '<');
        drawn_put_entries(w, v, NULL, out);
        value_close(out, '>');
        break;
    default:
        value_plain(out, "null");
    }
}

void drawn_put(Drawn *w, DrawnValue v, Buf *out)
{
    if (qpdf_oh_is_indirect(w->q, v))
        put_ref(w, v, out);
    else
        put_direct(w, v, out);
}

static void copy_object(Drawn *w, int number)
{
    static const char *const length[] = {"/Length", NULL};
    uint64_t copy = 0;
    DrawnValue v = qpdf_get_object_by_id(w->q, number, 0);
    intmap_lookup(w->copies, (uint64_t)number, &copy);
    if (drawn_is_stream(w, v)) {
        Buf data = {0};
        raw_data(w, v, &data);
        drawn_put_entries(w, v, length, objects_begin_stream(w->to, (int)copy, &data));
    } else {
        put_direct(w, v, objects_begin(w->to, (int)copy));
    }
    objects_end(w->to);
}

bool drawn_settle(Drawn *w)
{
    while (w->done < w->wanted.len)
        copy_object(w, w->wanted.ptr[w->done++]);
    return check(w, QPDF_SUCCESS);
}
