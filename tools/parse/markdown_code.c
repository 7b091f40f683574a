/* Code blocks and verse: their lines, each with its place. */
#include "parse/converter.h"

#include "chars/nfc.h"
#include "base/utf8.h"
#include <string.h>

/* The lines of a code block as cmark has them, each with its place in the prepared text. */
typedef struct CodeLine {
    const char *rest; /* of the literal, after this line */
    const char *text;
    size_t n;
    int line;
    uint32_t from, to;
} CodeLine;

static CodeLine first_code_line(cmark_node *node)
{
    int length, offset, line = cmark_node_get_start_line(node);
    char fence;
    line += cmark_node_get_fenced(node, &length, &offset, &fence) != 0;
    return (CodeLine){.rest = cmark_node_get_literal(node), .line = line - 1};
}

/* cmark took indentation and markers from the left only: a line's end is where it was. */
static bool next_code_line(Converter *c, CodeLine *l)
{
    if (!*l->rest)
        return false;
    l->text = l->rest;
    l->n = strcspn(l->text, "\n");
    l->rest = l->text + l->n + (l->text[l->n] == '\n');
    l->line++;
    l->to = prepared_line_end(c->p, l->line);
    l->from = prepared_offset(c->p, l->line, 1);
    if (l->to - l->from >= l->n)
        l->from = l->to - (uint32_t)l->n;
    return true;
}

/* Puts a line's characters; U+2028 and U+2029 end it too. */
static void put_code_line(Converter *c, const CodeLine *l)
{
    for (size_t i = 0; i < l->n; i++) {
        const char *s = l->text + i;
        uint32_t at = prepared_source(c->p, l->from + (uint32_t)i);
        if (l->n - i > 2 && inlines_is_separator(s)) {
            flat_begin(&c->flat, FLAT_BREAK, 0, NULL)->span = span_at(c->p->src, at, at + 3);
            flat_begin(&c->flat, FLAT_TEXT, 0, NULL);
            i += 2;
        } else if (!prepared_is_reserved(s)) {
            flat_put(&c->flat, *s, at);
        } else {
            if (prepared_character(s))
                flat_put(&c->flat, prepared_character(s), at);
            i += 2;
        }
    }
}

/* Verse and code: lines as runs of text, a break after each but the last. */
static void collect_lines(Converter *c, cmark_node *node)
{
    CodeLine l = first_code_line(node);
    flat_reset(&c->flat);
    while (next_code_line(c, &l)) {
        flat_begin(&c->flat, FLAT_TEXT, 0, NULL);
        put_code_line(c, &l);
        uint32_t end = prepared_source(c->p, l.to);
        if (*l.rest)
            flat_begin(&c->flat, FLAT_BREAK, 0, NULL)->span = span_at(c->p->src, end, end + 1);
    }
}

static void add_verse(Converter *c, cmark_node *node, Blocks *out)
{
    Block b = {.kind = BLK_VERSE, .span = converter_span(c, node)};
    collect_lines(c, node);
    b.inlines = flat_finish(&c->in->flat, &c->flat);
    if (b.inlines.n)
        vec_push(out, b);
}

/* What was collected: the text without empty lines at its end, the place of each line. */
static void set_code(Converter *c, Block *b)
{
    const Flat *f = &c->flat;
    Arena *a = c->in->flat.arena;
    size_t n_lines = 0;
    Buf text = {0};
    Span *spans = ARENA_ARRAY(a, Span, f->runs.len + 1);
    buf_puts(&text, "");
    for (size_t i = 0; i < f->runs.len; i++) {
        const FlatRun *run = &f->runs.ptr[i];
        if (run->kind == FLAT_BREAK) {
            buf_putc(&text, '\n');
            if (!spans[n_lines].src) /* an empty line */
                spans[n_lines] = span_at(c->p->src, run->span.start, run->span.start);
            n_lines++;
        } else if (run->len) {
            buf_put(&text, f->text.data + run->start, run->len);
            spans[n_lines] = span_at(c->p->src, f->at.ptr[run->start], f->at.ptr[run->start + run->len - 1] + 1);
        }
    }
    while (text.len && text.data[text.len - 1] == '\n')
        text.len--;
    b->text = nfc_text(a, arena_strndup(a, text.data, text.len));
    b->line_spans = spans;
    if (!spans[0].src)
        spans[0] = b->span;
    buf_free(&text);
}

void converter_code(Converter *c, cmark_node *node, Blocks *out)
{
    const char *info = inlines_clean(c->in->flat.arena, cmark_node_get_fence_info(node));
    vec_push(&c->code, ((LineRange){cmark_node_get_start_line(node), cmark_node_get_end_line(node)}));
    if (strcmp(info, "poem") == 0 || strcmp(info, "verse") == 0 || strcmp(info, "\xE8\xAF\x97") == 0) {
        add_verse(c, node, out);
        return;
    }
    Block b = {.kind = BLK_CODE, .span = converter_span(c, node), .alt = info};
    collect_lines(c, node);
    set_code(c, &b);
    vec_push(out, b);
}
