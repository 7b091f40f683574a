/* What all pages of the site share: themes, colours, navigation. */
#include "html/html.h"

#include "base/utf8.h"
#include "doc/address.h"
#include "web/site.h"
#include <assert.h>
#include <string.h>

/* One colour for each paper that names none: printing inks that stay readable on paper white. */
static const struct {
    const char *light, *dark;
} accents[] = {
    {"#a3231f", "#e58a7e"}, /* 朱 */
    {"#1c5c8a", "#86b9dd"}, /* 靛 */
    {"#1f6650", "#7fc3a8"}, /* 松 */
    {"#8c5a14", "#d9ab66"}, /* 赭 */
    {"#6a3a78", "#c79ad4"}, /* 紫 */
    {"#2f5f6b", "#8bbcc8"}, /* 苍 */
};

static bool is_colour(const char *s)
{
    return s[0] == '#' && strlen(s) == 7 && strspn(s + 1, "0123456789abcdefABCDEF") == 6;
}

static int hex_pair(const char *s)
{
    int v = 0;
    for (int i = 0; i < 2; i++)
        v = v * 16 + (s[i] <= '9' ? s[i] - '0' : (s[i] | 0x20) - 'a' + 10);
    return v;
}

static void choose_accent(Arena *a, PaperSite *p, size_t index)
{
    size_t k = index % (sizeof accents / sizeof *accents);
    p->accent = accents[k].light;
    p->accent_dark = accents[k].dark;
    if (!is_colour(p->paper->accent))
        return;
    p->accent = p->paper->accent;
    /* Half way to white for the dark ground. */
    const char *c = p->accent;
    p->accent_dark = arena_printf(a, "#%02x%02x%02x", (hex_pair(c + 1) + 255) / 2, (hex_pair(c + 3) + 255) / 2,
                                  (hex_pair(c + 5) + 255) / 2);
}

/* A tab's sign: the paper's first character on its colour, as a data URL. */
static void view_icon(View *v, const char *title, const char *accent)
{
    uint32_t c = 0;
    size_t n = title[0] ? (size_t)utf8_decode(title, &c) : 0;
    Buf url = {0};
    buf_printf(
        &url,
        "data:image/svg+xml,%%3Csvg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 32 32'%%3E%%3Crect width='32' "
        "height='32' rx='3' fill='%%23%s'/%%3E%%3Ctext x='16' y='24' text-anchor='middle' font-family='serif' "
        "font-weight='900' font-size='22' fill='%%23fff'%%3E",
        accent + 1);
    for (size_t i = 0; i < n; i++)
        buf_printf(&url, "%%%02X", (unsigned)(unsigned char)title[i]);
    buf_puts(&url, "%3C/text%3E%3C/svg%3E");
    view_text(v, "icon", url.data);
    buf_free(&url);
}

static void add_nav(const Html *h, const Paper *current, View *v)
{
    for (size_t i = 0; i < h->group->n_papers; i++) {
        const Paper *p = &h->group->papers[i];
        View *item = view_add(v, "nav");
        view_text(item, "id", p->id);
        view_text(item, "name", p->title);
        view_text(item, "nlang", lang_tag(p->lang));
        view_flag(item, "current", p == current);
    }
    for (size_t i = 0; i < h->group->n_links; i++) {
        const Link *l = &h->group->links[i];
        assert(link_is_allowed(l->url));
        View *item = view_add(v, "links");
        view_text(item, "name", l->title);
        view_text(item, "url", l->url);
    }
}

static View *shared_view(const Html *h, const Theme *t, Lang lang, const Paper *paper, const char *accent,
                         const char *accent_dark)
{
    View *v = view_new();
    theme_words_view(t, lang, v);
    view_text(v, "lang", lang_tag(lang));
    view_flag(v, "bo", lang == LANG_BO);
    view_text(v, "css", t->css);
    view_text(v, "js", t->js);
    view_text(v, "search_js", t->search_js);
    view_text(v, "variants_js", t->variants_js);
    view_text(v, "group", h->group->name);
    view_text(v, "group_lang", lang_tag(h->lang));
    view_text(v, "accent", accent);
    view_text(v, "accent_dark", accent_dark);
    view_icon(v, paper ? paper->title : h->group->name, accent);
    add_nav(h, paper, v);
    view_flag(v, "is_paper", paper != NULL);
    if (paper) {
        view_text(v, "paper", paper->title);
        view_text(v, "paper_id", paper->id);
        view_text(v, "paper_zh", paper->title_zh);
        view_text(v, "pinyin", paper->pinyin);
        view_text(v, "slogan", paper->slogan);
        view_text(v, "publisher", paper->publisher);
        view_text(v, "cn", paper->cn);
        view_text(v, "issn", paper->issn);
        view_text(v, "postal", paper->postal);
        view_flag(v, "specimen", paper->specimen);
        view_flag(v, "imprint", paper->publisher[0] || paper->cn[0] || paper->issn[0] || paper->postal[0]);
    }
    view_freeze(v);
    return v;
}

static Theme *find_theme(Html *h, Diag *d, const char *layouts_dir, const char *layout, StrMap *emitted, Emitter out)
{
    for (size_t i = 0; i < h->n_themes; i++)
        if (strcmp(h->themes[i]->layout, layout) == 0)
            return h->themes[i];
    Theme *t = theme_load(h->world, d, h->arena, layouts_dir, layout, emitted, out);
    if (t)
        h->themes[h->n_themes++] = t;
    return t;
}

Html *html_new(World *w, Diag *d, const Group *group, const char *layouts_dir, Emitter out)
{
    Html *h = mem_alloc(sizeof *h);
    h->world = w;
    h->group = group;
    h->arena = arena_new();
    h->themes = ARENA_ARRAY(h->arena, Theme *, group->n_papers + 1);
    h->papers = ARENA_ARRAY(h->arena, PaperSite, group->n_papers);
    h->lang = group->n_papers ? group->papers[0].lang : LANG_ZH_HANS;
    StrMap *emitted = strmap_new();
    bool ok = (h->theme = find_theme(h, d, layouts_dir, "", emitted, out)) != NULL;
    for (size_t i = 0; ok && i < group->n_papers; i++) {
        PaperSite *p = &h->papers[i];
        p->paper = &group->papers[i];
        choose_accent(h->arena, p, i);
        p->theme = find_theme(h, d, layouts_dir, p->paper->layout, emitted, out);
        ok = p->theme != NULL;
        if (ok)
            p->view = shared_view(h, p->theme, p->paper->lang, p->paper, p->accent, p->accent_dark);
    }
    strmap_free(emitted);
    if (ok) {
        h->view = shared_view(h, h->theme, h->lang, NULL, accents[0].light, accents[0].dark);
        return h;
    }
    html_free(h);
    return NULL;
}

void html_free(Html *h)
{
    if (!h)
        return;
    for (size_t i = 0; i < h->group->n_papers; i++) {
        view_free(h->papers[i].view);
        mem_free(h->papers[i].cover);
    }
    view_free(h->view);
    for (size_t i = 0; i < h->n_themes; i++)
        theme_free(h->themes[i]);
    arena_free(h->arena);
    mem_free(h);
}

const char *html_cover(Html *h, const Paper *paper)
{
    return html_paper_site(h, paper)->cover;
}

void html_keep_cover(Html *h, const Paper *paper, const char *svg)
{
    PaperSite *site = html_paper_site(h, paper);
    mem_free(site->cover);
    site->cover = mem_strdup(svg);
}
