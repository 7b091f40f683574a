/* Breadcrumbs. */
#include "metadata/crumbs.h"

#include <string.h>

static void put_item(const Html *h, const Crumb *c, size_t position, Buf *json)
{
    buf_printf(json, "%s{\"@type\":\"ListItem\",\"position\":%zu,\"name\":", position > 1 ? "," : "", position);
    json_put(json, c->name);
    if (h->group->base_url[0]) {
        Buf url = {0};
        buf_puts(&url, h->group->base_url);
        html_put_url(&url, c->path);
        buf_puts(json, ",\"item\":");
        json_put(json, url.data);
        buf_free(&url);
    }
    buf_putc(json, '}');
}

void crumbs_view(const Html *h, View *v, const Crumb *crumbs, size_t n)
{
    Buf json = {0};
    buf_puts(&json, "{\"@context\":\"https://schema.org\",\"@type\":\"BreadcrumbList\",\"itemListElement\":[");
    for (size_t i = 0; i < n; i++) {
        put_item(h, &crumbs[i], i + 1, &json);
        if (!*crumbs[i].href)
            continue;
        View *c = view_add(v, "crumbs");
        view_text(c, "name", crumbs[i].name);
        view_text(c, "href", crumbs[i].href);
    }
    buf_puts(&json, "]}");
    view_text(v, "crumbs_json", json.data);
    buf_free(&json);
}
