/* Reports as JSON, for whoever shows them elsewhere than on a terminal. */
#include "diag/diag.h"

#include "base/json.h"
#include "diag/internal.h"
#include "diag/width.h"
#include <string.h>

static void put_text(Buf *out, const char *key, const char *text, size_t n)
{
    Buf clean = {0};
    put_clean(&clean, text, n);
    buf_printf(out, ",\"%s\":", key);
    json_put_string(out, clean.len ? clean.data : "");
    buf_free(&clean);
}

static void put_words(Buf *out, const char *key, const Buf *words)
{
    if (words->len)
        put_text(out, key, words->data, words->len);
}

static void put_report(Buf *out, const Report *r)
{
    static const char *const names[] = {[SEV_NOTE] = "note", [SEV_WARNING] = "warning", [SEV_ERROR] = "error"};
    static_assert(sizeof names / sizeof *names == SEV_ERROR + 1, "a name for each severity");
    Buf words = {0};
    buf_printf(out, "{\"severity\":\"%s\"", names[r->severity]);
    if (*r->path)
        put_text(out, "path", r->path, strlen(r->path));
    if (r->line)
        buf_printf(out, ",\"line\":%u,\"column\":%u", r->line, r->column);
    words_message(r->code, &r->args, &words);
    put_words(out, "message", &words);
    if (r->excerpt && *r->excerpt) {
        put_text(out, "before", r->excerpt, r->caret);
        put_text(out, "after", r->excerpt + r->caret, strlen(r->excerpt + r->caret));
    }
    words.len = 0;
    if (words_hint(r->code, &r->args, &words))
        put_words(out, "hint", &words);
    buf_putc(out, '}');
    buf_free(&words);
}

size_t diag_json(const Diag *d, Severity least, size_t most, Buf *out)
{
    size_t n, shown = 0, left = 0;
    const Report **sorted = diag_sorted(d, least, &n);
    buf_putc(out, '[');
    for (size_t i = 0; i < n; i++) {
        if (shown == most) {
            left++;
            continue;
        }
        buf_puts(out, shown++ ? "," : "");
        put_report(out, sorted[i]);
    }
    buf_putc(out, ']');
    mem_free(sorted);
    return left;
}
