/* Private to parse: a cmark tree on its way to blocks. markdown.c converts what holds other blocks and paragraphs,
 * markdown_pictures.c pictures, markdown_code.c code and verse, markdown_table.c tables, markdown_insert.c text blocks
 * that articles share. */
#ifndef PARSE_CONVERTER_H
#define PARSE_CONVERTER_H

#include "inlines/inlines.h"
#include "parse/markdown.h"
#include "prepare/definitions.h"
#include "prepare/prepare.h"

typedef VEC(Block) Blocks;

typedef struct Converter {
    MarkdownInput *in;
    Prepared *p;
    Flat leaf, flat, scratch; /* leaf: as collected; flat: what is finished of it */
    int depth;
    int shift;     /* added to cmark's columns in a table's row: it takes all rows to be indented as the first */
    bool too_deep; /* reported */
    VEC(Note) notes;
    VEC(Note) inserted; /* of text blocks; numbered after the own */
    size_t own_notes;
    VEC(LineRange) code; /* where [^x]: is no definition */
    VEC(int) note_lines; /* definitions that are referred to */
} Converter;

/* Where a node begins in the prepared text; its place in the source. */
uint32_t converter_start(Converter *c, cmark_node *node);
Span converter_span(Converter *c, cmark_node *node);
/* The inlines of a leaf; its pictures wait in c->flat for converter_figures. */
Inlines converter_inlines(Converter *c, cmark_node *node);

/* markdown_pictures.c: pictures and tables of files of the text collected last, after it. */
void converter_figures(Converter *c, Blocks *out);
/* The same of a paragraph that has nothing else: pictures in a row are a group 组图. */
void converter_pictures(Converter *c, Blocks *out);

/* markdown_insert.c: a paragraph that is ![[name]]: its text is put in. false: it is another. */
bool converter_insert(Converter *c, cmark_node *paragraph, Blocks *out);
/* ![[name]] within the leaf collected last is told. */
void converter_check_inserts(Converter *c);
/* When all is converted: notes of text blocks get their numbers among the others. */
void converter_order_notes(Converter *c, Blocks *blocks);

void converter_code(Converter *c, cmark_node *node, Blocks *out);
void converter_table(Converter *c, cmark_node *node, Blocks *out);

#endif
