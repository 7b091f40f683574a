/* Advertisements in their places (arrange/ads.h): drawn, in the page's frame, in its report. */
#include "compose/ad_box.h"
#include "arrange/ads.h"

static Rect space_of(const Layout *l, const PageJob *job, const AdPlace *p)
{
    const MakeupArea *at = &p->at;
    Len top = l->top + (job->first + at->line) * l->pitch, high = at->lines * l->pitch;
    Rect r = {layout_column_x(l, at->column), top, layout_width(l, at->column, at->columns), high};
    if (p->width) { /* it reaches into the gutter, not over the page's edge */
        r.x += at->column ? r.w - p->width : 0;
        r.w = p->width;
    }
    return r;
}

/* The space that was booked: below the mark, down to the foot; of just the height that was asked for. */
static Rect booked(const Layout *l, const PageJob *job, const AdPlace *p)
{
    Rect r = space_of(l, job, p);
    Len foot = r.y + r.h;
    r.h = p->ad->height ? p->ad->height : p->height ? p->height : (p->at.lines - 1) * l->pitch;
    r.y = foot - r.h;
    return r;
}

void ads_compose(PageBuild *pb, const PageJob *job)
{
    const Layout *l = pb->c->layout;
    for (size_t i = 0; i < job->n_ads; i++) {
        Rect all = space_of(l, job, &job->ads[i]);
        if (job->ads[i].at.line > 0)
            compose_stroke(pb, (Rect){all.x, all.y - l->pitch / 2, all.w, 0}, l->rule);
        ad_put_booked(pb, job->ads[i].ad, all, booked(l, job, &job->ads[i]));
    }
}

/* ---- what is known of them ---- */

static bool has_ear(const PageBuild *pb)
{
    return pb->number == 1 && issue_ear(pb->issue) == EAR_AD;
}

static FrameAd frame_of(const Ad *ad, Rect at)
{
    return (FrameAd){.title = *ad->title ? ad->title : ad->alt,
                     .link = ad->link,
                     .path = ad->picture.path,
                     .picture = ad->picture.picture,
                     .at = at,
                     .span = ad->image_span};
}

void ads_frame(const PageBuild *pb, const PageJob *job, const Furniture *ear, PageFrame *f)
{
    const Layout *l = pb->c->layout;
    FrameAd *ads = ARENA_ARRAY(pb->c->arena, FrameAd, job->n_ads + 1);
    f->n_ads = 0;
    if (ear && has_ear(pb))
        ads[f->n_ads++] =
            frame_of(&pb->issue->ear->ad, (Rect){l->left + ear->x, l->top + ear->y, ear->width, ear->height});
    for (size_t i = 0; i < job->n_ads; i++)
        ads[f->n_ads++] = frame_of(job->ads[i].ad, space_of(l, job, &job->ads[i]));
    f->ads = ads;
}

static AdReport report_of(const Ad *ad, LockPiece place)
{
    return (AdReport){place, *ad->title ? ad->title : ad->alt, !ad->picture.path, !place.columns};
}

void ads_report(const PageBuild *pb, const PageJob *job, PageReport *r)
{
    r->n_ads = 0;
    r->ads = ARENA_ARRAY(pb->c->arena, AdReport, job->n_ads + 1);
    if (has_ear(pb))
        r->ads[r->n_ads++] = report_of(&pb->issue->ear->ad, (LockPiece){.slug = ""});
    for (size_t i = 0; i < job->n_ads; i++) {
        const MakeupArea *at = &job->ads[i].at;
        r->ads[r->n_ads++] = report_of(job->ads[i].ad, (LockPiece){.slug = "",
                                                                   .column = at->column + 1,
                                                                   .line = at->line + 1,
                                                                   .columns = at->columns,
                                                                   .lines = at->lines});
    }
}
