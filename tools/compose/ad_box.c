/* Advertisements drawn: never cropped, never distorted. */
#include "compose/ad_box.h"

#include "frame/item.h"
#include <string.h>

enum { WHITE_TOLD = 40 /* of so many parts of the space, one that stays white is told */ };

/* 广告 at the right, over the space. */
static void put_mark(PageBuild *pb, Rect at)
{
    const SetContext *c = pb->c;
    const Layout *l = c->layout;
    ParaStyle st = para_style(c, EL_ADVERT, l->lang);
    SetPara s = set_para(c, pieces_of_text(c, l->advert, element_text(c, EL_ADVERT, l->lang), span_none()), &st, at.w);
    ItemVec marks = {0};
    if (!s.n)
        return;
    vec_push(&pb->items, item_begin(TAG_FURNITURE, l->lang, -1, 0, 0));
    para_place(c->text, c->arena, s.para, &s.lines[0], at.w, at.x, at.y + l->first_baseline, LINE_FURNITURE, &pb->items,
               &marks);
    vec_push(&pb->items, item_end());
    vec_free(&marks);
}

/* What it says, to who can't see it: that it is an advertisement, first. */
static const char *alt_of(const PageBuild *pb, const Ad *ad)
{
    const Layout *l = pb->c->layout;
    const char *says = *ad->alt ? ad->alt : ad->title;
    if (!*l->advert || !*says)
        return *says ? says : l->advert;
    return arena_printf(pb->c->arena, "%s%s%s", l->advert,
                        l->lang == LANG_BO   ? " "
                        : l->lang == LANG_EN ? ": "
                                             : "：",
                        says);
}

/* 348.0 × 80.0 mm */
static const char *size_in_mm(const PageBuild *pb, Rect r)
{
    return arena_printf(pb->c->arena, "%.1f × %.1f mm", len_to_pt(r.w) * 25.4 / 72, len_to_pt(r.h) * 25.4 / 72);
}

/* A picture of another shape than its space: it stays whole, and white stays beside it. */
static void tell_shape(const PageBuild *pb, const Ad *ad, Rect space, Rect at)
{
    enum { PPI = 300 };
    if (space.w - at.w <= space.w / WHITE_TOLD && space.h - at.h <= space.h / WHITE_TOLD)
        return;
    const char *name = strrchr(ad->picture.path, '/');
    diag_warning(pb->c->diag, ad->image_span, DIAG_AD_SHAPE, name ? name + 1 : ad->picture.path, size_in_mm(pb, at),
                 size_in_mm(pb, space), size_in_mm(pb, space), (int)(len_to_pt(space.w) * PPI / 72 + 0.5),
                 (int)(len_to_pt(space.h) * PPI / 72 + 0.5));
}

void ad_put_figure(PageBuild *pb, const Ad *ad, Rect space, const char *alt, const ItemVec *caption)
{
    Rect at = picture_within(space, ad->picture.picture, ALIGN_CENTER);
    tell_shape(pb, ad, space, at);
    Item figure = item_begin(TAG_FIGURE, pb->c->layout->lang, -1, pb->next_id++, 0);
    figure.u.group.alt = alt;
    figure.u.group.href = *ad->link ? ad->link : NULL;
    vec_push(&pb->items, figure);
    vec_push(&pb->items, picture_item(&ad->picture, at, alt));
    if (caption && caption->len) {
        vec_push(&pb->items, item_begin(TAG_CAPTION, pb->c->layout->lang, -1, pb->next_id++, 0));
        for (size_t i = 0; i < caption->len; i++)
            vec_push(&pb->items, caption->ptr[i]);
        vec_push(&pb->items, item_end());
    }
    vec_push(&pb->items, item_end());
}

static void put(PageBuild *pb, const Ad *ad, Rect space)
{
    if (ad->picture.path)
        ad_put_figure(pb, ad, space, alt_of(pb, ad), NULL);
    else
        compose_stroke(pb, space, pb->c->layout->box_rule);
}

void ad_put_marked(PageBuild *pb, const Ad *ad, Rect box)
{
    const Len mark = pb->c->layout->pitch;
    put_mark(pb, box);
    put(pb, ad, (Rect){box.x, box.y + mark, box.w, box.h > 2 * mark ? box.h - mark : mark});
}

void ad_put_booked(PageBuild *pb, const Ad *ad, Rect all, Rect space)
{
    put_mark(pb, all);
    put(pb, ad, space);
}
