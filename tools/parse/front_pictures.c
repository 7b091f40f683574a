/* The front matter's pictures (parse/front_pictures.h). */
#include "parse/front_pictures.h"

#include "parse/front_text.h"
#include "beside/picture.h"
#include "parse/picture_group.h"
#include "inlines/picture_keys.h"

static Inlines text_inlines(const FlatContext *c, YamlText t)
{
    if (!*t.text)
        return (Inlines){0};
    Inlines in = {ARENA_NEW(c->arena, Inline), 1};
    in.at[0] = (Inline){.kind = INL_TEXT, .text = front_text(c, t), .span = t.span};
    return in;
}

/* What is said of the picture in its map and of the article's picture beside it: one of both. */
static YamlText either(Diag *d, const char *key, YamlText own, YamlText beside)
{
    if (*own.text && *beside.text)
        diag_error(d, beside.span, DIAG_PICTURE_SAID_TWICE, key, key);
    return *own.text ? own : beside;
}

static void read_wish(Diag *d, const FrontPicture *p, Block *b)
{
    b->level = p->columns.span.src ? p->columns.value : 0;
    b->wish.columns_span = p->columns.span;
    if (*p->height.text)
        picture_height_read(d, p->height.text, ": ", p->height.span, &b->wish);
    if (*p->crop.text)
        picture_crop_read(d, p->crop.text, ": ", p->crop.span, &b->wish);
    if (p->focus.n != 2)
        return;
    for (int i = 0; i < 2; i++)
        b->wish.focus[i] = ((const YamlInt *)p->focus.at)[i].value;
    b->wish.focus_span = p->focus.span;
}

static void make_figure(const MarkdownInput *in, const FrontPicture *p, YamlText alt, YamlText caption, YamlText credit,
                        Block *b)
{
    const FlatContext *c = &in->flat;
    *b = (Block){.kind = BLK_FIGURE, .span = p->file.span, .src = p->file.text};
    b->alt = front_text(c, alt);
    b->inlines = text_inlines(c, caption);
    b->credit = *credit.text ? front_text(c, credit) : NULL;
    b->credit_span = credit.span;
    read_wish(c->diag, p, b);
    if (in->world)
        picture_find(in->world, in->pictures, c->diag, c->arena, in->dir, "the article", b);
    picture_check_alt(c->diag, b, true);
}

static Block *one_picture(const MarkdownInput *in, const Front *f, const FrontPicture *p)
{
    Diag *d = in->flat.diag;
    Block *b = ARENA_NEW(in->flat.arena, Block);
    make_figure(in, p, either(d, "alt", p->alt, f->alt), either(d, "caption", p->caption, f->caption),
                either(d, "credit", p->credit, f->credit), b);
    return b;
}

static Block *several_pictures(const MarkdownInput *in, const Front *f)
{
    const FlatContext *c = &in->flat;
    const FrontPicture *list = f->images.at;
    Block *figures = ARENA_ARRAY(c->arena, Block, f->images.n), *b = ARENA_NEW(c->arena, Block);
    size_t n = 0;
    if (f->images.n == 1)
        return *list[0].file.text ? one_picture(in, f, &list[0]) : NULL;
    for (size_t i = 0; i < f->images.n; i++)
        if (*list[i].file.text)
            make_figure(in, &list[i], list[i].alt, list[i].caption, list[i].credit, &figures[n++]);
    if (n > MOST_GROUP)
        diag_error(c->diag, figures[MOST_GROUP].span, DIAG_PICTURES_MANY, n);
    n = n > MOST_GROUP ? MOST_GROUP : n;
    if (n < LEAST_GROUP) /* its faults were told */
        return n ? figures : NULL;
    picture_group(c->diag, c->arena, figures, n, text_inlines(c, f->caption), b);
    if (*f->credit.text && b->credit)
        diag_error(c->diag, f->credit.span, DIAG_PICTURE_SAID_TWICE, "credit", "credit");
    if (*f->credit.text) {
        b->credit = front_text(c, f->credit);
        b->credit_span = f->credit.span;
    }
    if (*f->alt.text)
        diag_error(c->diag, f->alt.span, DIAG_PICTURES_ALT);
    return b;
}

static void tell_orphan(Diag *d, const Front *f)
{
    YamlText orphan = *f->caption.text ? f->caption : *f->alt.text ? f->alt : f->credit;
    if (*orphan.text && !yaml_is_faulty(f->image.file.span) && !yaml_is_faulty(f->images.span))
        diag_warning(d, orphan.span, DIAG_CAPTION_WITHOUT_IMAGE,
                     *f->caption.text ? "a caption"
                     : *f->alt.text   ? "a description"
                                      : "a credit");
}

Block *front_pictures(const MarkdownInput *in, const Front *f)
{
    bool one = *f->image.file.text, several = f->images.n > 0;
    if (one && several)
        diag_error(in->flat.diag, f->image.file.span, DIAG_PICTURES_AND_ONE);
    if (several)
        return several_pictures(in, f);
    if (one)
        return one_picture(in, f, &f->image);
    tell_orphan(in->flat.diag, f);
    return NULL;
}
