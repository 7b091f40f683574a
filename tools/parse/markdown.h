/* Private to parse: a Markdown body → blocks and notes of our tree. */
#ifndef PARSE_MARKDOWN_H
#define PARSE_MARKDOWN_H

#include "inlines/flat.h"
#include "beside/insert.h"
#include "picture/store.h"
#include "world/world.h"

typedef struct MarkdownInput {
    FlatContext flat;
    World *world;           /* NULL: pictures are not looked at */
    PictureStore *pictures; /* NULL: each is checked whenever it is met */
    const char *dir;        /* where they are */
    size_t start, end;
    const InsertChain *within; /* NULL: an article's own text */
    InsertCount *inserts;      /* of the whole article; NULL: of this text alone */
} MarkdownInput;

typedef struct MarkdownOutput {
    Block *blocks;
    size_t n_blocks;
    Note *notes;
    size_t n_notes;
    WrittenLink *links;
    size_t n_links;
} MarkdownOutput;

/* false when the body was refused as a whole (a limit), after a report. */
bool markdown_parse(const MarkdownInput *in, MarkdownOutput *out);

#endif
