/* The pictures of a text, and tables of files of values, which are written as pictures. */
#include "parse/converter.h"

#include "parse/data_table.h"
#include "beside/picture.h"
#include "parse/picture_group.h"

static Block make_figure(Converter *c, const FlatImage *image)
{
    Block b = {.kind = BLK_FIGURE, .span = image->span, .level = image->columns, .src = image->src, .alt = image->alt};
    b.credit = image->credit;
    b.credit_span = image->credit ? image->credit_span : image->span;
    b.wish = image->wish;
    if (*image->title)
        b.inlines = flat_plain(&c->in->flat, &c->scratch, image->title, image->title_at);
    if (c->in->world)
        picture_find(c->in->world, c->in->pictures, c->in->flat.diag, c->in->flat.arena, c->in->dir, "the article", &b);
    picture_check_alt(c->in->flat.diag, &b, false);
    return b;
}

void converter_figures(Converter *c, Blocks *out)
{
    for (size_t i = 0; i < c->flat.runs.len; i++) {
        const FlatImage *image = c->flat.runs.ptr[i].kind == FLAT_IMAGE ? c->flat.runs.ptr[i].image : NULL;
        Block table;
        if (image && data_table_is(image) && data_table_make(c, image, &table))
            vec_push(out, table);
        else if (image && !data_table_is(image))
            vec_push(out, make_figure(c, image));
    }
}

/* n pictures in a row: groups 组图. */
static void group_pictures(Converter *c, Block *own, size_t n, Blocks *out)
{
    if (n > MOST_GROUP)
        diag_error(c->in->flat.diag, own[MOST_GROUP].span, DIAG_PICTURE_GROUP_LARGE, n);
    for (size_t i = 0; i < n; i += MOST_GROUP) {
        size_t together = n - i < MOST_GROUP ? n - i : MOST_GROUP;
        Block b = own[i];
        if (together >= LEAST_GROUP)
            picture_group(c->in->flat.diag, c->in->flat.arena, own + i, together, (Inlines){0}, &b);
        vec_push(out, b);
    }
}

void converter_pictures(Converter *c, Blocks *out)
{
    Blocks found = {0};
    converter_figures(c, &found);
    size_t n = found.len;
    Block *own = n ? arena_dup(c->in->flat.arena, found.ptr, sizeof *own * n) : NULL;
    vec_free(&found);
    for (size_t i = 0, end; i < n; i = end) {
        for (end = i; end < n && own[end].kind == BLK_FIGURE; end++) {
        }
        group_pictures(c, own + i, end - i, out);
        if (end < n)
            vec_push(out, own[end++]);
    }
}
