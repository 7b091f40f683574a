/* Markdown: cmark's tree → blocks. */
#include "parse/converter.h"

#include "base/utf8.h"
#include "doc/sidebar.h"
#include "parse/bare_address.h"
#include "prepare/definitions.h"
#include "prepare/html_tag.h"
#include "prepare/limits.h"
#include <cmark-gfm-core-extensions.h>
#include <stdlib.h>
#include <string.h>
#include <threads.h>

uint32_t converter_start(Converter *c, cmark_node *node)
{
    return prepared_offset(c->p, cmark_node_get_start_line(node), cmark_node_get_start_column(node) + c->shift);
}

Span converter_span(Converter *c, cmark_node *node)
{
    uint32_t from = converter_start(c, node);
    uint32_t to = prepared_offset(c->p, cmark_node_get_end_line(node), cmark_node_get_end_column(node) + 1 + c->shift);
    while (to > from && strchr(" \t\n", c->p->text.data[to - 1]))
        to--;
    if (to < from)
        to = from;
    uint32_t start = prepared_source(c->p, from), end = prepared_source(c->p, to);
    return span_at(c->p->src, start, end < start ? start : end);
}

static bool is_type(cmark_node *node, const char *name)
{
    return node && strcmp(cmark_node_get_type_string(node), name) == 0;
}

static void collect_leaf(Converter *c, cmark_node *node)
{
    uint32_t from = converter_start(c, node);
    uint32_t to = prepared_line_end(c->p, cmark_node_get_end_line(node));
    if (cmark_node_get_type(node) == CMARK_NODE_HEADING)
        while (c->p->text.data[from] == '#' || c->p->text.data[from] == ' ')
            from++;
    inlines_collect(&c->in->flat, c->p, node, from, to > from ? to : from, &c->leaf);
    converter_check_inserts(c);
}

/* What was collected, as one paragraph whatever tags stand in it: where they would part it, a line ends. No quotation
 * goes on through it. */
static Inlines whole_leaf(Converter *c)
{
    for (size_t i = 0; i < c->leaf.runs.len; i++)
        if (c->leaf.runs.ptr[i].kind == FLAT_SPLIT)
            c->leaf.runs.ptr[i].kind = FLAT_BREAK;
    size_t from = 0;
    flat_reset(&c->flat);
    flat_next_part(&c->leaf, &from, &c->flat);
    normalise_break(c->in->flat.diag, c->in->flat.story);
    Inlines in = flat_finish(&c->in->flat, &c->flat);
    normalise_break(c->in->flat.diag, c->in->flat.story);
    return in;
}

/* The text of a heading, a cell. */
Inlines converter_inlines(Converter *c, cmark_node *node)
{
    collect_leaf(c, node);
    return whole_leaf(c);
}

static void add_children(Converter *c, cmark_node *node, Blocks *out);

static void own_children(Converter *c, cmark_node *node, Block *b)
{
    Blocks children = {0};
    add_children(c, node, &children);
    b->n_children = children.len;
    if (children.len)
        b->children = arena_dup(c->in->flat.arena, children.ptr, sizeof *children.ptr * children.len);
    vec_free(&children);
}

/* Table: … or 表：… after a table is its caption; returns how long the mark is, 0 when it is none. */
static size_t caption_mark(const char *text)
{
    static const char *const marks[] = {"Table: ", "\xE8\xA1\xA8\xEF\xBC\x9A", "\xE8\xA1\xA8: ", "\xE8\xA1\xA8:"};
    for (size_t i = 0; i < sizeof marks / sizeof *marks; i++)
        if (strncmp(text, marks[i], strlen(marks[i])) == 0)
            return strlen(marks[i]);
    return 0;
}

/* The table that a text comes right after; pictures of its cells stand between. */
static Block *last_table(const Blocks *out)
{
    size_t n = out->len;
    while (n && out->ptr[n - 1].kind == BLK_FIGURE)
        n--;
    Block *table = n && out->ptr[n - 1].kind == BLK_TABLE ? &out->ptr[n - 1] : NULL;
    return table && (n == out->len || out->ptr[out->len - 1].span.start < table->span.end) ? table : NULL;
}

static bool take_caption(Blocks *out, Inlines in)
{
    Block *table = last_table(out);
    if (!table || table->inlines.n || !in.n || in.at[0].kind != INL_TEXT)
        return false;
    size_t mark = caption_mark(in.at[0].text);
    if (!mark)
        return false;
    Inline *first = &in.at[0];
    if (first->span.end - first->span.start == strlen(first->text))
        first->span.start += (uint32_t)mark;
    first->text += mark;
    if (!*first->text) {
        in.at++;
        in.n--;
    }
    table->inlines = in;
    return true;
}

/* [ ] or [x] at the head of a list item's first paragraph: a box, ☐ or ☑. */
static void set_box(Converter *c, cmark_node *paragraph)
{
    cmark_node *item = cmark_node_parent(paragraph);
    Flat *f = &c->leaf;
    if (!item || cmark_node_get_type(item) != CMARK_NODE_ITEM || cmark_node_previous(paragraph) || f->text.len < 4 ||
        f->runs.ptr[0].len < 4 || (f->runs.ptr[0].marks & MARK_VERBATIM))
        return;
    char *s = f->text.data, mark = s[1];
    if (s[0] != '[' || s[2] != ']' || (s[3] != ' ' && s[3] != '\t') || !strchr(" xX", mark) ||
        c->p->src->text[f->at.ptr[0]] != '[' || c->p->src->text[f->at.ptr[0] - 1] == '\\')
        return;
    utf8_encode(mark == ' ' ? 0x2610 : 0x2611, s); /* as many bytes */
}

static Span span_of_line(const Converter *c, int line)
{
    const uint32_t at = prepared_offset(c->p, line, 1), end = prepared_line_end(c->p, line);
    return span_at(c->p->src, prepared_source(c->p, at), prepared_source(c->p, end));
}

/* The cells of a line |甲|乙| or ｜甲｜乙｜; 0: it is none. */
static int cells_of_line(const Converter *c, int line)
{
    static const char wide[] = "｜";
    const char *s = c->p->text.data;
    uint32_t i = prepared_offset(c->p, line, 1), end = prepared_line_end(c->p, line);
    while (end > i && (s[end - 1] == ' ' || s[end - 1] == '\n'))
        end--;
    const size_t n = end - i >= 3 && strncmp(s + i, wide, 3) == 0 ? 3 : 1;
    const char *bar = n == 3 ? wide : "|";
    if (end - i < 2 * n || memcmp(s + i, bar, n) != 0 || memcmp(s + end - n, bar, n) != 0)
        return 0;
    int cells = 0;
    for (uint32_t k = i + (uint32_t)n; k < end; k++)
        cells += end - k >= n && memcmp(s + k, bar, n) == 0;
    return cells > 1 ? cells : 0;
}

/* As below the head of a table: |---|:-:|. */
static bool is_dashes(const Converter *c, int line)
{
    const char *s = c->p->text.data;
    uint32_t i = prepared_offset(c->p, line, 1), end = prepared_line_end(c->p, line);
    bool bar = false, dash = false;
    for (; i < end && strchr("|:-> \t", s[i]); i++) {
        bar |= s[i] == '|';
        dash |= s[i] == '-';
    }
    return i == end && bar && dash;
}

/* Lines in bars below each other, without the line of dashes, or in full-width bars. true: told. */
static bool check_bars(Converter *c, int line, int to)
{
    const int cells = cells_of_line(c, line);
    if (!cells || line == to || cells_of_line(c, line + 1) != cells || is_dashes(c, line + 1))
        return false;
    Buf dashes = {0};
    for (int i = 0; i < cells && i < 8; i++)
        buf_puts(&dashes, "|---");
    buf_putc(&dashes, '|');
    const bool plain = c->p->text.data[prepared_offset(c->p, line, 1)] == '|';
    diag_warning(c->in->flat.diag, span_of_line(c, line), plain ? DIAG_TABLE_NO_DASHES : DIAG_TABLE_WIDE, dashes.data);
    buf_free(&dashes);
    return true;
}

/* A line of dashes and bars in a paragraph: a table that came to nothing. */
static void check_lost_table(Converter *c, cmark_node *node)
{
    int to = cmark_node_get_end_line(node);
    if (check_bars(c, cmark_node_get_start_line(node), to))
        return;
    for (int line = cmark_node_get_start_line(node) + 1; line <= to; line++)
        if (is_dashes(c, line))
            diag_warning(c->in->flat.diag, span_of_line(c, line), DIAG_TABLE_LOST);
}

/* Paragraphs of what was collected of a node. */
static void put_paragraphs(Converter *c, cmark_node *node, Blocks *out)
{
    Span span = converter_span(c, node);
    check_lost_table(c, node);
    set_box(c, node);
    for (size_t from = 0; flat_next_part(&c->leaf, &from, &c->flat);) {
        Block b = {.kind = BLK_PARA, .span = span};
        if (c->flat.text.len && c->leaf.runs.len > c->flat.runs.len) /* a part */
            b.span = span_at(c->p->src, c->flat.at.ptr[0], c->flat.at.ptr[c->flat.at.len - 1] + 1);
        b.inlines = flat_finish(&c->in->flat, &c->flat);
        if (b.inlines.n && !take_caption(out, b.inlines))
            vec_push(out, b);
        if (b.inlines.n)
            converter_figures(c, out);
        else
            converter_pictures(c, out);
    }
}

static void add_heading(Converter *c, cmark_node *node, Blocks *out)
{
    Block b = {.kind = BLK_HEADING, .span = converter_span(c, node), .level = cmark_node_get_heading_level(node)};
    b.inlines = converter_inlines(c, node);
    if (b.inlines.n)
        vec_push(out, b);
    else if (!c->flat.runs.len)
        diag_warning(c->in->flat.diag, b.span, DIAG_HEADING_EMPTY);
    converter_figures(c, out);
}

static void add_paragraph(Converter *c, cmark_node *node, Blocks *out)
{
    if (converter_insert(c, node, out))
        return;
    collect_leaf(c, node);
    put_paragraphs(c, node, out);
}

/* ---- quotes, and what has their form: [!…] begins their first line ---- */

/* How long a bracket or mark is, also a full-width one; 0: it is none. */
static size_t is_either(const char *s, const char *narrow, const char *wide)
{
    return strncmp(s, narrow, strlen(narrow)) == 0 ? strlen(narrow)
           : strncmp(s, wide, strlen(wide)) == 0   ? strlen(wide)
                                                   : 0;
}

/* [!word] at the beginning of a text: where the word stands, and where the mark ends; 0: there is none. */
static size_t kind_mark(const char *s, const char **word, size_t *n)
{
    size_t at = is_either(s, "[", "［"), mark = at ? is_either(s + at, "!", "！") : 0, close = 0;
    if (!mark)
        return 0;
    *word = s + at + mark;
    for (*n = 0; (*word)[*n] && !close; *n += !close) {
        close = is_either(*word + *n, "]", "］");
        if (strchr(" \t[", (*word)[*n]))
            return 0;
    }
    return close && *n ? (size_t)(*word - s) + *n + close : 0;
}

static bool is_line_end(cmark_node *node)
{
    return cmark_node_get_type(node) == CMARK_NODE_SOFTBREAK || cmark_node_get_type(node) == CMARK_NODE_LINEBREAK;
}

/* The rest of the paragraph's first line, as a paragraph of its own; the line's end goes too. */
static cmark_node *take_line(cmark_node *paragraph)
{
    cmark_node *line = cmark_node_new(CMARK_NODE_PARAGRAPH), *first;
    while ((first = cmark_node_first_child(paragraph)) && !is_line_end(first))
        cmark_node_append_child(line, first);
    if (first) {
        cmark_node_unlink(first);
        cmark_node_free(first);
    }
    return line;
}

/* The text in the mark's line, then the rest of its paragraph. */
static void add_marked(Converter *c, cmark_node *paragraph, uint32_t from, bool titled, Blocks *out)
{
    uint32_t end = prepared_line_end(c->p, cmark_node_get_start_line(paragraph));
    uint32_t last = prepared_line_end(c->p, cmark_node_get_end_line(paragraph));
    if (titled) {
        cmark_node *line = take_line(paragraph);
        Block title = {.kind = BLK_HEADING, .span = converter_span(c, paragraph), .level = 1};
        inlines_collect(&c->in->flat, c->p, line, from, end, &c->leaf);
        title.inlines = whole_leaf(c);
        title.span.start = prepared_source(c->p, from);
        title.span.end = prepared_source(c->p, end);
        if (title.inlines.n)
            vec_push(out, title);
        converter_figures(c, out);
        cmark_node_free(line);
        from = end;
    }
    if (!cmark_node_first_child(paragraph))
        return;
    inlines_collect(&c->in->flat, c->p, paragraph, from, last > from ? last : from, &c->leaf);
    put_paragraphs(c, paragraph, out);
}

/* What a quote's [!…] says that it is; true when it says anything. from: where its text begins. */
static bool quote_kind(Converter *c, cmark_node *paragraph, Block *b, uint32_t *from)
{
    const char *word;
    size_t n;
    cmark_node *text =
        cmark_node_get_type(paragraph) == CMARK_NODE_PARAGRAPH ? cmark_node_first_child(paragraph) : NULL;
    if (!text || cmark_node_get_type(text) != CMARK_NODE_TEXT)
        return false;
    const char *literal = cmark_node_get_literal(text);
    const uint32_t start = converter_start(c, paragraph);
    size_t mark = kind_mark(literal, &word, &n);
    if (!mark || strncmp(c->p->text.data + start, literal, mark) != 0) /* \[!…] is text */
        return false;
    const char *label = sidebar_label(c->in->flat.arena, c->in->flat.lang, word, n);
    b->pull = quote_is_pull(word, n);
    if (!b->pull && label) {
        b->kind = BLK_SIDEBAR;
        b->text = label;
    } else if (!b->pull) {
        Span at = converter_span(c, text);
        at.end = at.start + (uint32_t)mark < at.end ? at.start + (uint32_t)mark : at.end;
        diag_error(c->in->flat.diag, at, DIAG_QUOTE_KIND_UNKNOWN, arena_strndup(c->in->flat.arena, literal, mark));
    }
    *from = start + (uint32_t)mark;
    char *rest = arena_strdup(c->in->flat.arena, literal + mark);
    cmark_node_set_literal(text, rest + strspn(rest, " \t"));
    return true;
}

static bool has_text(const Blocks *blocks)
{
    for (size_t i = 0; i < blocks->len; i++)
        if (i > 0 || blocks->ptr[i].kind != BLK_HEADING)
            return true;
    return false;
}

static void add_quote(Converter *c, cmark_node *node, Blocks *out)
{
    Block b = {.kind = BLK_QUOTE, .span = converter_span(c, node)};
    cmark_node *paragraph = cmark_node_first_child(node);
    uint32_t from;
    if (!paragraph || !quote_kind(c, paragraph, &b, &from)) {
        own_children(c, node, &b);
    } else {
        Blocks children = {0};
        add_marked(c, paragraph, from, b.kind == BLK_SIDEBAR, &children);
        cmark_node_unlink(paragraph);
        cmark_node_free(paragraph);
        add_children(c, node, &children);
        if (b.kind == BLK_SIDEBAR && !has_text(&children))
            diag_error(c->in->flat.diag, b.span, DIAG_SIDEBAR_EMPTY, b.text);
        b.n_children = children.len;
        if (children.len)
            b.children = arena_dup(c->in->flat.arena, children.ptr, sizeof *children.ptr * children.len);
        vec_free(&children);
    }
    if (b.n_children)
        vec_push(out, b);
}

static void add_list(Converter *c, cmark_node *node, Blocks *out)
{
    Block b = {.kind = BLK_LIST, .span = converter_span(c, node), .tight = cmark_node_get_list_tight(node)};
    b.ordered = cmark_node_get_list_type(node) == CMARK_ORDERED_LIST;
    b.start = b.ordered ? cmark_node_get_list_start(node) : 0;
    b.numbering = NUM_DECIMAL;
    own_children(c, node, &b);
    vec_push(out, b);
}

static void add_item(Converter *c, cmark_node *node, Blocks *out)
{
    Block b = {.kind = BLK_ITEM, .span = converter_span(c, node)};
    own_children(c, node, &b);
    vec_push(out, b);
}

/* Preparing leaves none but where it could not tell (in odd nesting): an error then, for its text is not printed. */
static void refuse_html(Converter *c, cmark_node *node)
{
    vec_push(&c->code, ((LineRange){cmark_node_get_start_line(node), cmark_node_get_end_line(node)}));
    diag_error(c->in->flat.diag, converter_span(c, node), DIAG_HTML_BLOCK);
}

static void add_note(Converter *c, cmark_node *node)
{
    Note note = {.span = converter_span(c, node)};
    Block b = {0};
    own_children(c, node, &b);
    note.blocks = b.children;
    note.n_blocks = b.n_children;
    vec_push(&c->notes, note);
    vec_push(&c->note_lines, cmark_node_get_start_line(node));
}

static void add_block(Converter *c, cmark_node *node, Blocks *out)
{
    switch (cmark_node_get_type(node)) {
    case CMARK_NODE_PARAGRAPH:
        add_paragraph(c, node, out);
        break;
    case CMARK_NODE_HEADING:
        add_heading(c, node, out);
        break;
    case CMARK_NODE_BLOCK_QUOTE:
        add_quote(c, node, out);
        break;
    case CMARK_NODE_LIST:
        add_list(c, node, out);
        break;
    case CMARK_NODE_ITEM:
        add_item(c, node, out);
        break;
    case CMARK_NODE_CODE_BLOCK:
        converter_code(c, node, out);
        break;
    case CMARK_NODE_HTML_BLOCK:
        refuse_html(c, node);
        break;
    case CMARK_NODE_THEMATIC_BREAK: {
        Block b = {.kind = BLK_RULE, .span = converter_span(c, node)};
        vec_push(out, b);
        break;
    }
    case CMARK_NODE_FOOTNOTE_DEFINITION:
        add_note(c, node);
        break;
    default:
        if (is_type(node, "table"))
            converter_table(c, node, out);
    }
}

/* Does the text of a paragraph end in {.asis}? alone: is it nothing else? */
static bool ends_asis(cmark_node *paragraph, bool alone)
{
    if (!paragraph || cmark_node_get_type(paragraph) != CMARK_NODE_PARAGRAPH)
        return false;
    cmark_node *last = cmark_node_last_child(paragraph);
    if (!last || cmark_node_get_type(last) != CMARK_NODE_TEXT || (alone && cmark_node_previous(last)))
        return false;
    const char *text = cmark_node_get_literal(last);
    size_t n = strlen(text), left = flat_asis(text, n);
    return left < n && (!alone || left == 0);
}

/* {.asis} in a paragraph of its own after any block, or at the end of a list's last item. */
static bool is_asis(cmark_node *node)
{
    if (ends_asis(cmark_node_next(node), true))
        return true;
    bool list = cmark_node_get_type(node) == CMARK_NODE_LIST;
    while (node && (cmark_node_get_type(node) == CMARK_NODE_LIST || cmark_node_get_type(node) == CMARK_NODE_ITEM))
        node = cmark_node_last_child(node);
    return list && ends_asis(node, false);
}

/* A block in its surroundings: what of the normaliser ends with it, and whether it is left alone. */
static void add_child(Converter *c, cmark_node *node, Blocks *out)
{
    FlatContext *flat = &c->in->flat;
    bool normalise = flat->normalise, paragraph = cmark_node_get_type(node) == CMARK_NODE_PARAGRAPH;
    flat->normalise = normalise && !is_asis(node);
    if (!paragraph)
        normalise_break(flat->diag, flat->story);
    add_block(c, node, out);
    if (!paragraph)
        normalise_break(flat->diag, flat->story);
    flat->normalise = normalise;
}

static void add_children(Converter *c, cmark_node *node, Blocks *out)
{
    if (c->depth >= LIMIT_NESTING * 2) {
        if (!c->too_deep)
            diag_error(c->in->flat.diag, converter_span(c, node), DIAG_NESTED_TOO_DEEP, LIMIT_NESTING);
        c->too_deep = true;
        return;
    }
    c->depth++;
    for (cmark_node *n = cmark_node_first_child(node), *next; n; n = next) {
        next = cmark_node_next(n);
        add_child(c, n, out);
    }
    c->depth--;
}

/* cmark keeps tables that belong to extensions in static memory, and changes them while it parses inlines. */
static once_flag started = ONCE_FLAG_INIT;
static mtx_t cmark_lock;

static void start_cmark(void)
{
    cmark_gfm_core_extensions_ensure_registered();
    if (mtx_init(&cmark_lock, mtx_plain) != thrd_success)
        abort();
}

static cmark_node *parse(const Buf *text)
{
    static const char *const extensions[] = {"table", "strikethrough"};
    call_once(&started, start_cmark);
    mtx_lock(&cmark_lock);
    cmark_parser *parser = cmark_parser_new(CMARK_OPT_FOOTNOTES | CMARK_OPT_STRIKETHROUGH_DOUBLE_TILDE);
    for (size_t i = 0; i < sizeof extensions / sizeof *extensions; i++)
        cmark_parser_attach_syntax_extension(parser, cmark_find_syntax_extension(extensions[i]));
    cmark_syntax_extension *addresses = bare_address_extension();
    cmark_parser_attach_syntax_extension(parser, addresses);
    cmark_parser_feed(parser, text->data, text->len);
    cmark_node *root = cmark_parser_finish(parser);
    cmark_parser_free(parser);
    cmark_syntax_extension_free(cmark_get_default_mem_allocator(), addresses);
    mtx_unlock(&cmark_lock);
    cmark_consolidate_text_nodes(root);
    return root;
}

/* The names of the elements that the text closes, code apart. */
static StrMap *closed_names(Arena *a, cmark_node *root)
{
    static char yes;
    StrMap *closed = strmap_new();
    cmark_iter *it = cmark_iter_new(root);
    for (cmark_event_type event; (event = cmark_iter_next(it)) != CMARK_EVENT_DONE;) {
        cmark_node *at = cmark_iter_get_node(it);
        if (event == CMARK_EVENT_ENTER && cmark_node_get_type(at) == CMARK_NODE_HTML_INLINE &&
            cmark_node_get_literal(at)[1] == '/')
            strmap_put(closed, html_name(a, cmark_node_get_literal(at)), &yes);
    }
    cmark_iter_free(it);
    return closed;
}

bool markdown_parse(const MarkdownInput *in, MarkdownOutput *out)
{
    Prepared p;
    *out = (MarkdownOutput){0};
    bool ok = prepare_body(in->flat.diag, in->flat.src, in->start, in->end, &p);
    if (ok) {
        MarkdownInput own = *in;
        NormStory story = {0};
        WrittenLinks links = {0};
        own.flat.story = &story;
        own.flat.links = &links;
        InsertCount inserts = {0};
        if (!own.inserts)
            own.inserts = &inserts;
        Converter c = {.in = &own, .p = &p};
        Blocks blocks = {0};
        cmark_node *root = parse(&p.text);
        for (cmark_node *n = cmark_node_first_child(root); n; n = cmark_node_next(n))
            c.own_notes += cmark_node_get_type(n) == CMARK_NODE_FOOTNOTE_DEFINITION;
        p.closed = closed_names(in->flat.arena, root);
        add_children(&c, root, &blocks);
        cmark_node_free(root);
        const Definitions found = {c.note_lines.ptr, c.note_lines.len, c.code.ptr, c.code.len};
        definitions_check(in->flat.diag, &p, &found);
        normalise_break(in->flat.diag, &story);
        converter_order_notes(&c, &blocks);
        out->n_blocks = blocks.len;
        out->n_notes = c.notes.len;
        if (blocks.len)
            out->blocks = arena_dup(in->flat.arena, blocks.ptr, sizeof *blocks.ptr * blocks.len);
        if (c.notes.len)
            out->notes = arena_dup(in->flat.arena, c.notes.ptr, sizeof *c.notes.ptr * c.notes.len);
        out->n_links = links.len;
        if (links.len)
            out->links = arena_dup(in->flat.arena, links.ptr, sizeof *links.ptr * links.len);
        vec_free(&links);
        vec_free(&blocks);
        vec_free(&c.notes);
        vec_free(&c.inserted);
        vec_free(&c.code);
        vec_free(&c.note_lines);
        flat_free(&c.leaf);
        flat_free(&c.flat);
        flat_free(&c.scratch);
    }
    prepared_free(&p);
    return ok;
}
