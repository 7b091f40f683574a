/* Open Graph. */
#include "metadata/share.h"

#include "metadata/json_ld.h"

void share_view(const IssueRender *r, SharePicture picture, const char *title, View *v)
{
    const char *image = picture.name ? issue_file_address(r, picture.name) : "";
    view_text(v, "og_title", title);
    view_text(v, "share_image", image);
    view_text(v, "share_width", arena_printf(r->arena, "%d", picture.width));
    view_text(v, "share_height", arena_printf(r->arena, "%d", picture.height));
    view_text(v, "share_alt", picture.alt && *picture.alt ? picture.alt : title);
}

void share_page_view(IssueRender *r, const PageFrame *page, const char *title, View *v)
{
    const bool shown = page && r->html->group->base_url[0];
    share_view(r, shown ? share_picture_of_page(r, page) : (SharePicture){0}, title, v);
}
