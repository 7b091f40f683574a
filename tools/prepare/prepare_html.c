/* < that begins a line: to CommonMark a block whose text is lost. Comments, scripts and style sheets are cut out here;
 * all else is kept from beginning a block, so that its text is a paragraph's and its tags are met one by one. */
#include "prepare/prepare_parts.h"

#include "prepare/html_tag.h"
#include <string.h>

/* Where the closing word ends after i; 0 when there is none, and then it is not looked for again. */
static uint32_t closing(Preparer *w, uint32_t i, const char *word, bool *none)
{
    size_t n = strlen(word);
    for (uint32_t at = i; !*none && at + n <= w->end; at++) {
        const char *hit = memchr(w->s + at, word[0], w->end - at);
        if (!hit)
            break;
        at = (uint32_t)(hit - w->s);
        if (at + n > w->end)
            break;
        bool same = word[1] == '/' ? hit[1] == '/' && html_is_named(hit + 2, word + 2) : memcmp(hit, word, n) == 0;
        const char *end = same && word[1] == '/' ? memchr(hit, '>', w->end - at) : hit + n - 1;
        if (same && end)
            return (uint32_t)(end - w->s) + 1;
    }
    *none = true;
    return 0;
}

/* What is hidden from readers at i: returns where it ends, 0 when it is something else or has no end. */
static uint32_t hidden_end(Preparer *w, uint32_t i)
{
    const char *s = w->s + i;
    uint32_t end;
    if (w->end - i >= 4 && memcmp(s, "<!--", 4) == 0) {
        bool told = w->html.no_comment;
        end = closing(w, i + 4, "-->", &w->html.no_comment);
        if (!end && !told)
            diag_error(w->diag, span_at(w->p->src, i, i + 4), DIAG_HTML_COMMENT_OPEN);
        return end;
    }
    bool script = html_is_named(s + 1, "script");
    if (!script && !html_is_named(s + 1, "style"))
        return 0;
    end = script ? closing(w, i, "</script", &w->html.no_script) : closing(w, i, "</style", &w->html.no_style);
    if (end)
        diag_warning(w->diag, span_at(w->p->src, i, end), DIAG_HTML_HIDDEN, script ? "script" : "style sheet");
    return end;
}

uint32_t prepare_html(Preparer *w, uint32_t i)
{
    for (uint32_t end; i < w->end && w->s[i] == '<' && (end = hidden_end(w, i));) {
        prepare_cut(w, i, end);
        for (i = end; i < w->end && (w->s[i] == ' ' || w->s[i] == '\t'); i++) {
        }
    }
    if (i < w->end && w->s[i] == '<') {
        prepare_insert(w, i, PREPARED_PAD, i);
        i++;
    }
    return i;
}
