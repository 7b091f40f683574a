/* The resolved document as JSON lines. */
#include "resolve/resolve.h"

#include "base/json.h"

typedef struct Dumper {
    const ResolvedDoc *doc;
    Buf *out;
    const char *in[64]; /* what we are in, outermost first */
    size_t depth;
    size_t note, figure; /* 1…; 0 = none */
} Dumper;

static void begin(Dumper *d, const char *kind)
{
    buf_puts(d->out, "{\"kind\":");
    json_put_string(d->out, kind);
    buf_puts(d->out, ",\"in\":[");
    for (size_t i = 0; i < d->depth; i++) {
        if (i)
            buf_putc(d->out, ',');
        json_put_string(d->out, d->in[i]);
    }
    buf_putc(d->out, ']');
    if (d->note)
        buf_printf(d->out, ",\"note\":%zu", d->note);
    if (d->figure)
        buf_printf(d->out, ",\"float\":%zu", d->figure);
}

static void end(Dumper *d)
{
    buf_puts(d->out, "}\n");
}

static void put_field(Dumper *d, const char *name, const char *text)
{
    buf_printf(d->out, ",\"%s\":", name);
    json_put_string(d->out, text);
}

static void put_leaf(Dumper *d, const char *kind, const char *text)
{
    if (!*text)
        return;
    begin(d, kind);
    put_field(d, "text", text);
    end(d);
}

static void put_ruby(Dumper *d, Inlines in)
{
    bool first = true;
    for (size_t i = 0; i < in.n; i++)
        for (size_t k = 0; in.at[i].kind == INL_RUBY && k < in.at[i].n_readings; k++) {
            buf_puts(d->out, first ? ",\"ruby\":[" : ",");
            json_put_string(d->out, in.at[i].readings[k]);
            first = false;
        }
    if (!first)
        buf_putc(d->out, ']');
}

static void put_inlines(Dumper *d, const char *kind, Inlines in)
{
    Buf text = {0};
    buf_puts(&text, "");
    inlines_plain(in, &text);
    for (size_t i = 0; i < in.n; i++)
        if (in.at[i].kind == INL_NOTE)
            put_leaf(d, "note-mark", in.at[i].text);
    if (text.len) {
        begin(d, kind);
        put_field(d, "text", text.data);
        put_ruby(d, in);
        end(d);
    }
    buf_free(&text);
}

static void put_float(Dumper *d, size_t index)
{
    const ResolvedFloat *f = &d->doc->floats[index];
    d->figure = index + 1;
    for (size_t i = 0; i < f->n_pictures; i++) {
        begin(d, "figure");
        put_field(d, "src", f->pictures[i].src);
        end(d);
    }
    for (size_t i = 0; i < f->n_rows * f->n_columns; i++)
        put_inlines(d, "cell", f->cells[i].inlines);
    put_inlines(d, "caption", f->caption);
    if (f->credit)
        put_leaf(d, "credit", f->credit);
    d->figure = 0;
}

static void push(Dumper *d, const char *name)
{
    if (d->depth < sizeof d->in / sizeof *d->in)
        d->in[d->depth] = name;
    d->depth += d->depth < sizeof d->in / sizeof *d->in;
}

static void put_blocks(Dumper *d, const ResolvedBlock *blocks, size_t n)
{
    static const char *const names[] = {
        [RES_PARA] = "para",   [RES_HEADING] = "heading", [RES_LIST] = "list",       [RES_ITEM] = "item",
        [RES_QUOTE] = "quote", [RES_VERSE] = "verse",     [RES_SIDEBAR] = "sidebar", [RES_CODE] = "code",
        [RES_RULE] = "rule",   [RES_FLOAT] = "float"};
    for (size_t i = 0; i < n; i++) {
        const ResolvedBlock *b = &blocks[i];
        size_t depth = d->depth;
        if (b->kind == RES_FLOAT) {
            put_float(d, b->float_index);
        } else if (b->kind == RES_RULE) {
            begin(d, "rule");
            end(d);
        } else if (b->kind == RES_CODE) {
            put_leaf(d, "code", b->text);
        } else if (b->kind == RES_LIST || b->kind == RES_ITEM || b->kind == RES_QUOTE || b->kind == RES_SIDEBAR) {
            push(d, b->pull ? "pull" : names[b->kind]);
            if (b->label)
                put_leaf(d, b->kind == RES_ITEM ? "label" : "sidebar-label", b->label);
            put_blocks(d, b->children, b->n_children);
        } else {
            if (b->lead_in)
                put_leaf(d, "dateline", d->doc->article->dateline);
            put_inlines(d, names[b->kind], b->inlines);
        }
        d->depth = depth;
    }
}

void resolved_dump(const ResolvedDoc *doc, Buf *out)
{
    const Article *a = doc->article;
    Dumper d = {.doc = doc, .out = out};
    put_leaf(&d, "column", a->column);
    put_leaf(&d, "kicker", a->kicker);
    put_leaf(&d, "title", a->title);
    put_leaf(&d, "deck", a->deck);
    put_leaf(&d, "byline", a->byline);
    put_leaf(&d, "summary", a->summary);
    if (doc->n_floats && doc->floats[0].lead)
        put_float(&d, 0);
    put_blocks(&d, doc->blocks, doc->n_blocks);
    for (size_t i = 0; i < doc->n_notes; i++) {
        d.note = i + 1;
        put_leaf(&d, "label", doc->notes[i].mark);
        put_blocks(&d, doc->notes[i].blocks, doc->notes[i].n_blocks);
    }
}
