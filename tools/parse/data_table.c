/* Tables of files of values (CSV): where the file is, what is the head, which rows don't match. */
#include "parse/data_table.h"

#include "diag/phrase.h"
#include "beside/beside.h"
#include "beside/csv.h"
#include "prepare/limits.h"
#include "world/clean.h"
#include <string.h>

bool data_table_is(const FlatImage *image)
{
    return csv_is_name(image->src);
}

/* What the brackets say when they say nothing of the table. */
static bool is_any_table(const char *alt)
{
    static const char *const words[] = {"", "表", "表格", "數據", "数据", "table", "Table", "data", "རེའུ་མིག"};
    for (size_t i = 0; i < sizeof words / sizeof *words; i++)
        if (strcmp(alt, words[i]) == 0)
            return true;
    return false;
}

static const Source *read_file(Converter *c, const FlatImage *image)
{
    World *w = c->in->world;
    Diag *d = c->in->flat.diag;
    Arena *a = c->in->flat.arena;
    const char *path, *near, *slashed;
    switch (beside_find(w, a, c->in->dir, image->src, &path)) {
    case BESIDE_ELSEWHERE:
        if ((slashed = beside_slashed(w, a, c->in->dir, image->src)))
            diag_error(d, image->span, DIAG_FILE_BACKSLASH, image->src, slashed);
        else
            diag_error(d, image->span, DIAG_CSV_ELSEWHERE, image->src);
        return NULL;
    case BESIDE_MISSING:
        near = beside_nearest(w, a, c->in->dir, image->src);
        diag_error(d, image->span, DIAG_CSV_MISSING, image->src,
                   near ? phrase(a, "did you mean `%s`?", near) : "put the file beside the text");
        return NULL;
    case BESIDE_FOLDER:
        diag_error(d, image->span, DIAG_CSV_IS_FOLDER, image->src);
        return NULL;
    case BESIDE_FOUND:
        break;
    }
    const Source *file = world_read_source(w, d, a, path, NULL);
    return file ? source_clean(d, a, file) : NULL;
}

/* The last field with anything in it, and those before. */
static size_t fields_used(const Source *src, const CsvRecord *r)
{
    size_t n = r->n;
    while (n > 0 && csv_is_empty(src, &r->fields[n - 1]))
        n--;
    return n;
}

/* A field's text: "" is a quote, a line end ends a line. */
static Inlines field_text(Converter *c, const FlatContext *flat, const CsvField *f)
{
    Flat *text = &c->scratch;
    flat_reset(text);
    text->plain = true;
    flat_begin(text, FLAT_TEXT, 0, NULL);
    for (uint32_t i = f->start; i < f->end; i++) {
        char byte = flat->src->text[i];
        if (byte == '\n') {
            flat_begin(text, FLAT_BREAK, 0, NULL)->span = span_at(flat->src, i, i + 1);
            flat_begin(text, FLAT_TEXT, 0, NULL);
        } else {
            flat_put(text, byte, i);
        }
        i += f->quoted && byte == '"';
    }
    return flat_finish(flat, text);
}

static Block make_row(Converter *c, const FlatContext *flat, const CsvRecord *r, size_t columns)
{
    Block row = {.kind = BLK_ROW, .span = span_at(flat->src, r->start, r->end), .n_children = columns};
    row.children = ARENA_ARRAY(flat->arena, Block, columns);
    for (size_t i = 0; i < columns; i++) {
        Block *cell = &row.children[i];
        *cell = (Block){.kind = BLK_CELL, .span = span_at(flat->src, r->end, r->end)};
        if (i >= r->n)
            continue;
        cell->span = span_at(flat->src, r->fields[i].start, r->fields[i].end);
        cell->inlines = field_text(c, flat, &r->fields[i]);
    }
    return row;
}

/* How many columns the table has: the head's fields, as far as any record fills them. false after reports. */
static bool count_columns(Diag *d, const Source *src, const Csv *csv, size_t *columns)
{
    size_t head = csv->records[0].n;
    bool fine = true;
    *columns = 0;
    for (size_t i = 0; i < csv->n; i++) {
        const CsvRecord *r = &csv->records[i];
        size_t used = fields_used(src, r);
        if (used > head) {
            diag_error(d, span_at(src, r->fields[head].start, r->end), DIAG_CSV_FIELDS, head, head == 1 ? "" : "s");
            fine = false;
        }
        *columns = used > *columns ? used : *columns;
    }
    if (!fine)
        return false;
    bool wide = *columns > LIMIT_COLUMNS, large = csv->n * *columns > LIMIT_CELLS;
    if (wide || large)
        diag_error(d, span_at(src, 0, 0), DIAG_CSV_LARGE,
                   wide ? "too many columns in a table" : "too many cells in a table",
                   wide ? (int)LIMIT_COLUMNS : (int)LIMIT_CELLS);
    return !wide && !large;
}

/* What only a picture has. */
static void tell_unused(Converter *c, const FlatImage *image)
{
    const PictureWish *w = &image->wish;
    if (image->columns || image->credit || w->height_span.src || w->crop_span.src || w->focus_span.src)
        diag_warning(c->in->flat.diag, image->span, DIAG_CSV_KEYS);
    if (*image->title && !is_any_table(image->alt) && strcmp(image->alt, image->title) != 0)
        diag_warning(c->in->flat.diag, image->span, DIAG_CSV_TWO_CAPTIONS);
}

bool data_table_make(Converter *c, const FlatImage *image, Block *out)
{
    Diag *d = c->in->flat.diag;
    Csv csv;
    size_t columns;
    const Source *src = c->in->world ? read_file(c, image) : NULL;
    if (!src)
        return false;
    bool fine = csv_parse(d, c->in->flat.arena, src, &csv);
    if (!csv.n) {
        diag_error(d, diag_file(d, src->path), DIAG_CSV_EMPTY);
        return false;
    }
    if (!count_columns(d, src, &csv, &columns) || !fine)
        return false;
    FlatContext flat = c->in->flat;
    flat.src = src;
    flat.story = NULL;
    *out = (Block){.kind = BLK_TABLE, .span = image->span, .n_columns = columns, .n_children = csv.n};
    out->aligns = ARENA_ARRAY(flat.arena, CellAlign, columns);
    for (size_t i = 0; i < columns; i++)
        out->aligns[i] = CELL_DEFAULT;
    out->children = ARENA_ARRAY(flat.arena, Block, csv.n);
    for (size_t i = 0; i < csv.n; i++)
        out->children[i] = make_row(c, &flat, &csv.records[i], columns);
    tell_unused(c, image);
    if (*image->title)
        out->inlines = flat_plain(&c->in->flat, &c->scratch, image->title, image->title_at);
    else if (!is_any_table(image->alt))
        out->inlines = flat_plain(&c->in->flat, &c->scratch, image->alt, image->span.start + 2);
    return true;
}
