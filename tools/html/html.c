/* What all pages of the site share: themes, colours, navigation. */
#include "html/html.h"

#include "base/utf8.h"
#include "doc/address.h"
#include "facsimile/glyph_paths.h"
#include "facsimile/webfont.h"
#include "feeds/feeds.h"
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

/* Every paper's colours, for the end of the style sheets: pages say whose they are (data-paper). */
static const char *colour_rules(const Html *h)
{
    Buf css = {0};
    buf_printf(&css, "\n:root {\n  --accent-light: %s;\n  --accent-dark: %s;\n}\n", accents[0].light, accents[0].dark);
    for (size_t i = 0; i < h->group->n_papers; i++)
        buf_printf(&css, "\n[data-paper=\"%s\"] {\n  --accent-light: %s;\n  --accent-dark: %s;\n}\n",
                   h->group->papers[i].id, h->papers[i].accent, h->papers[i].accent_dark);
    const char *rules = arena_strdup(h->arena, css.data);
    buf_free(&css);
    return rules;
}

/* A tab's sign: the first character of a title on a colour. */
static const char *icon_svg(Arena *a, const char *title, const char *accent)
{
    uint32_t c = 0;
    size_t n = title[0] ? (size_t)utf8_decode(title, &c) : 0;
    Buf svg = {0};
    buf_printf(
        &svg,
        "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 32 32\"><rect width=\"32\" height=\"32\" rx=\"3\" "
        "fill=\"%s\"/><text x=\"16\" y=\"24\" text-anchor=\"middle\" font-family=\"serif\" font-weight=\"900\" "
        "font-size=\"22\" fill=\"#fff\">",
        accent);
    xml_put(&svg, arena_strndup(a, title, n));
    buf_puts(&svg, "</text></svg>\n");
    const char *text = arena_strdup(a, svg.data);
    buf_free(&svg);
    return text;
}

/* Its name, NULL after a report. */
static const char *emit_icon(const Html *h, Diag *d, const char *svg, StrMap *emitted, Emitter out)
{
    const char *name = asset_name(h->arena, "icon", "svg", svg, strlen(svg));
    if (strmap_put(emitted, name, h->arena))
        name = asset_emit(d, h->arena, out, "icon", "svg", svg, strlen(svg));
    return name;
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

static View *shared_view(const Html *h, const Theme *t, Lang lang, const Paper *paper, const char *icon)
{
    View *v = view_new();
    theme_words_view(t, lang, v);
    view_text(v, "lang", lang_tag(lang));
    view_flag(v, "bo", lang == LANG_BO);
    view_text(v, "css", t->css);
    view_text(v, "js", t->js);
    view_text(v, "speech_js", t->speech_js);
    view_text(v, "search_js", t->search_js);
    view_text(v, "variants_js", t->variants_js);
    view_text(v, "facsimile_css", t->facsimile_css);
    view_text(v, "facsimile_js", t->facsimile_js);
    view_text(v, "group", h->group->name);
    view_text(v, "group_lang", lang_tag(h->lang));
    view_text(v, "icon", icon);
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

/* What loading needs. */
typedef struct Loading {
    Html *html;
    Diag *diag;
    const char *layouts_dir, *colours;
    StrMap *emitted;
    Emitter out;
} Loading;

static Theme *find_theme(const Loading *l, const char *layout)
{
    Html *h = l->html;
    for (size_t i = 0; i < h->n_themes; i++)
        if (strcmp(h->themes[i]->layout, layout) == 0)
            return h->themes[i];
    Theme *t = theme_load(h->world, l->diag, h->arena, l->layouts_dir, layout, l->colours, l->emitted, l->out);
    if (t)
        h->themes[h->n_themes++] = t;
    return t;
}

static bool load_paper(const Loading *l, PaperSite *p)
{
    const char *icon =
        emit_icon(l->html, l->diag, icon_svg(l->html->arena, p->paper->title, p->accent), l->emitted, l->out);
    p->icon = icon;
    p->theme = icon ? find_theme(l, p->paper->layout) : NULL;
    if (p->theme)
        p->view = shared_view(l->html, p->theme, p->paper->lang, p->paper, icon);
    return p->theme != NULL;
}

static bool load_group(const Loading *l)
{
    Html *h = l->html;
    h->icon = icon_svg(h->arena, h->group->name, accents[0].light);
    const char *icon = emit_icon(h, l->diag, h->icon, l->emitted, l->out);
    h->theme = icon ? find_theme(l, "") : NULL;
    if (h->theme)
        h->view = shared_view(h, h->theme, h->lang, NULL, icon);
    return h->theme != NULL;
}

Html *html_new(World *w, Diag *d, const Group *group, const char *layouts_dir, Emitter out)
{
    Html *h = mem_alloc(sizeof *h);
    h->world = w;
    h->group = group;
    h->arena = arena_new();
    h->outlines = glyph_paths_pool_new();
    h->themes = ARENA_ARRAY(h->arena, Theme *, group->n_papers + 1);
    h->papers = ARENA_ARRAY(h->arena, PaperSite, group->n_papers);
    h->lang = group->n_papers ? group->papers[0].lang : LANG_ZH_HANS;
    for (size_t i = 0; i < group->n_papers; i++) {
        h->papers[i].paper = &group->papers[i];
        choose_accent(h->arena, &h->papers[i], i);
    }
    const Loading l = {h, d, layouts_dir, colour_rules(h), strmap_new(), out};
    bool ok = load_group(&l);
    for (size_t i = 0; i < group->n_papers; i++) /* all, to report their faults */
        ok = load_paper(&l, &h->papers[i]) && ok;
    strmap_free(l.emitted);
    if (ok)
        return h;
    html_free(h);
    return NULL;
}

void html_remember(Html *h, Memo *packed)
{
    h->packed = packed;
}

Memo *html_memo_new(void)
{
    return webfont_memo_new();
}

void html_reuse(Html *h, const char *out)
{
    h->kept = out;
}

void html_keep_pages(Html *h, PageStands *stands, void *context)
{
    h->pages = (KeptPages){context, stands};
}

void html_lend(Html *h, void (*lend)(void *context, const Issue *issue), void (*take_back)(void *context),
               void *context)
{
    h->lender = (Lender){context, lend, take_back};
}

void html_published(Html *h, const char *out)
{
    h->published = out;
}

void html_free(Html *h)
{
    if (!h)
        return;
    for (size_t i = 0; i < h->group->n_papers; i++) {
        view_free(h->papers[i].view);
        feeds_forget(&h->papers[i]);
        mem_free(h->papers[i].cover);
    }
    view_free(h->view);
    for (size_t i = 0; i < h->n_themes; i++)
        theme_free(h->themes[i]);
    glyph_paths_pool_free(h->outlines);
    arena_free(h->arena);
    mem_free(h);
}

void html_take_feeds(Html *h, const Issue *issue, const Buf *atom, const Buf *json)
{
    feeds_take(h, issue, atom, json);
}

const char *html_cover(Html *h, const Paper *paper)
{
    return html_paper_site(h, paper)->cover;
}

void html_keep_cover(Html *h, const Paper *paper, const char *svg)
{
    PaperSite *site = html_paper_site(h, paper);
    mem_free(site->cover);
    site->cover = svg ? mem_strdup(svg) : NULL;
}
