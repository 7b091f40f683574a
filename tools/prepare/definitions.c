#include "prepare/definitions.h"

#include "base/arena.h"
#include "base/map.h"
#include <string.h>

static bool is_met(const Definitions *found, const NoteDefinition *n)
{
    for (size_t k = 0; k < found->n_notes; k++)
        if (found->note_lines[k] == (int)n->line)
            return true;
    for (size_t k = 0; k < found->n_code; k++)
        if ((int)n->line >= found->code[k].from && (int)n->line <= found->code[k].to)
            return true;
    return false;
}

static bool is_same(const Source *s, uint32_t a, uint32_t a_end, uint32_t b, uint32_t b_end)
{
    return a_end - a == b_end - b && memcmp(s->text + a, s->text + b, a_end - a) == 0;
}

static void check_notes(Diag *d, const Prepared *p, const Definitions *found)
{
    for (size_t i = 0; i < p->notes.len; i++) {
        const NoteDefinition *n = &p->notes.ptr[i], *before = NULL;
        if (is_met(found, n))
            continue;
        for (size_t k = 0; k < i && !before; k++)
            if (is_same(p->src, p->notes.ptr[k].start, p->notes.ptr[k].end, n->start, n->end))
                before = &p->notes.ptr[k];
        Span span = span_at(p->src, n->start, n->end);
        int length = (int)(n->end - n->start);
        const char *label = p->src->text + n->start;
        if (before) {
            unsigned line, column;
            source_locate(p->src, before->start, &line, &column);
            diag_error(d, span, DIAG_NOTE_TWICE, length, label, line);
        } else {
            diag_error(d, span, DIAG_NOTE_UNUSED, length, label);
        }
    }
}

/* A label as references are compared: no case, blanks as one. Returns its length in out (at least n bytes). */
static size_t normal_label(const char *s, size_t n, char *out)
{
    size_t w = 0;
    for (size_t i = 0; i < n; i++) {
        bool blank = s[i] == ' ' || s[i] == '\t' || s[i] == '\n';
        if (blank && (!w || out[w - 1] == ' '))
            continue;
        out[w++] = blank ? ' ' : s[i] >= 'A' && s[i] <= 'Z' ? (char)(s[i] | 32) : s[i];
    }
    return w && out[w - 1] == ' ' ? w - 1 : w;
}

enum { LONGEST_LABEL = 1000 };

/* Counts what stands in brackets: every use of a label, and its definition. */
static void count_labels(const Prepared *p, Arena *a, StrMap *counts)
{
    char label[LONGEST_LABEL + 1];
    const char *s = p->text.data, *end = s + p->text.len, *open = NULL;
    for (; s && s < end; s++) {
        if (*s == '[') {
            open = s;
        } else if (*s == ']' && open) {
            if (s - open <= LONGEST_LABEL) {
                label[normal_label(open + 1, (size_t)(s - open) - 1, label)] = 0;
                size_t *count = strmap_lookup(counts, label);
                if (!count) {
                    count = ARENA_NEW(a, size_t);
                    strmap_put(counts, arena_strdup(a, label), count);
                }
                ++*count;
            }
            open = NULL;
        }
    }
}

static void check_links(Diag *d, const Prepared *p)
{
    Arena *a = arena_new();
    StrMap *counts = strmap_new(), *seen = strmap_new();
    count_labels(p, a, counts);
    for (size_t i = 0; i < p->links.len; i++) {
        const LinkDefinition *l = &p->links.ptr[i];
        size_t n = l->end - l->start - 2;
        char *label = arena_strndup(a, p->src->text + l->start + 1, n);
        label[normal_label(label, n, label)] = 0;
        const size_t *count = strmap_lookup(counts, label);
        Span span = span_at(p->src, l->start, l->end);
        if (strmap_lookup(seen, label))
            diag_error(d, span, DIAG_LINK_DEFINED_TWICE, (int)n + 2, p->src->text + l->start);
        else if (count && *count < 2)
            diag_warning(d, span, DIAG_LINK_UNUSED, (int)n + 2, p->src->text + l->start);
        strmap_put(seen, label, label);
    }
    strmap_free(counts);
    strmap_free(seen);
    arena_free(a);
}

void definitions_check(Diag *d, const Prepared *p, const Definitions *found)
{
    check_notes(d, p, found);
    if (p->links.len)
        check_links(d, p);
}
