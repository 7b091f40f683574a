/* Groups 集纳 of a page, and its pins against each other (load/groups.h). */
#include "load/groups.h"

#include "diag/phrase.h"
#include "front/pins.h"
#include "load/said.h"
#include "yaml/nearest.h"
#include <string.h>

typedef struct GroupYaml {
    Span span;
    YamlText title;
    YamlChoice frame;
    PinsYaml pins;
} GroupYaml;

#define AT(name) offsetof(GroupYaml, name)
static const YamlField group_fields[] = {
    {.key = "title", .term = "栏题", .type = YT_TEXT, .offset = AT(title)},
    {.key = "frame", .term = "框", .type = YT_CHOICE, .offset = AT(frame), .choices = group_frames},
    PINS_PLACE_FIELDS(AT(pins)),
};
#undef AT
static const YamlConfusion group_confusions[] = {
    {"articles", "write group: name at each of its articles"},
    {"stories", "write group: name at each of its articles"},
    {"head", "write title: …"},
    {"name", "the group's name is the key: groups: {name: {title: …}}"},
    {"box", "write frame: rule"},
    {"border", "write frame: rule"},
    {"style", "write frame: open, rule, double, tint or none"},
    {"columns", "write span: 3"},
    {"headline", "write title: … for its head; what each article's headline is stands at the article"},
    {NULL, NULL},
};
static const YamlSchema page_group_schema = {
    .what = "a group", YAML_FIELDS(GroupYaml, group_fields), .confusions = group_confusions};
const YamlField groups_item = {.type = YT_MAP, .of = &page_group_schema};

/* How often a page's articles name a group. */
static size_t count_group(const PageSpec *page, const char *name)
{
    size_t n = 0;
    for (size_t i = 0; i < page->n_articles; i++)
        n += page->articles[i]->pins.group && strcmp(page->articles[i]->pins.group, name) == 0;
    return n;
}

/* The name of another group of the page, which may have been meant; as a hint, else `otherwise`. */
static const char *group_hint(Arena *a, const PageSpec *page, const char *name, const char *otherwise)
{
    const char **names = ARENA_ARRAY(a, const char *, page->n_articles + 1);
    size_t n = 0;
    for (size_t i = 0; i < page->n_articles; i++)
        if (page->articles[i]->pins.group && strcmp(page->articles[i]->pins.group, name) != 0)
            names[n++] = page->articles[i]->pins.group;
    const char *near = nearest_word(name, names, n, NULL);
    return near ? phrase(a, "the nearest is `%s`", near) : otherwise;
}

static bool is_described(const PageSpec *page, const char *name)
{
    for (size_t i = 0; i < page->n_groups; i++)
        if (strcmp(page->groups[i].name, name) == 0)
            return true;
    return false;
}

static GroupSpec group_spec(Diag *d, Arena *a, const Paper *paper, const GroupYaml *y, YamlText name)
{
    Article whole = {0};
    pins_take(d, &y->pins, &whole);
    return (GroupSpec){.name = name.text,
                       .title = said_text(a, d, paper, y->title.span.src ? y->title : name),
                       .frame = y->frame.span.src ? (GroupFrame)y->frame.value : FRAME_LAYOUT,
                       .pins = whole.pins,
                       .span = whole.span,
                       .title_span = y->title.span.src ? y->title.span : name.span,
                       .name_span = name.span,
                       .columns_span = whole.columns_span};
}

bool groups_take(Diag *d, Arena *a, Issue *issue, const YamlTable *t, int number)
{
    const GroupYaml *y = t->at;
    PageSpec *page = &issue->pages[number - 1];
    GroupSpec *all = ARENA_ARRAY(a, GroupSpec, page->n_groups + t->n + 1);
    const size_t errors = diag_errors(d);
    for (size_t i = 0; i < page->n_groups; i++)
        all[i] = page->groups[i];
    page->groups = all;
    for (size_t i = 0; i < t->n; i++) {
        const YamlText name = t->keys[i];
        if (!count_group(page, name.text))
            diag_error(d, name.span, DIAG_GROUP_EMPTY, page_word(issue->sections, number).text, name.text,
                       group_hint(a, page, name.text, phrase(a, "write group: %s at each of its articles", name.text)));
        else if (is_described(page, name.text))
            diag_error(d, name.span, DIAG_GROUP_TWICE, name.text);
        else
            all[page->n_groups++] = group_spec(d, a, issue->paper, &y[i], name);
    }
    return diag_errors(d) == errors;
}

/* ---- pins ---- */

static bool is_foot(PinPlace place)
{
    return place == PIN_BOTTOM_LEFT || place == PIN_BOTTOM_RIGHT || place == PIN_BOTTOM;
}

/* 底 has the whole foot: neither a corner of it nor another 底 is left. */
static bool places_meet(PinPlace a, PinPlace b)
{
    return a != PIN_ANYWHERE && (a == b || (is_foot(a) && is_foot(b) && (a == PIN_BOTTOM || b == PIN_BOTTOM)));
}

/* The first article before i of a page that has the place, or a part of it; its group's, it shares. NULL: none. */
static const Article *place_taken(const PageSpec *page, size_t i, size_t n, PinPlace place)
{
    const char *group = page->articles[i]->pins.group;
    for (size_t k = 0; k < n; k++) {
        const Pins *other = &page->articles[k]->pins;
        if (k != i && places_meet(place, other->place) && !(group && other->group && strcmp(group, other->group) == 0))
            return page->articles[k];
    }
    return NULL;
}

/* The places that nobody is pinned to, for a hint. */
static const char *free_places(Arena *a, const PageSpec *page, size_t i)
{
    static const struct {
        const char *word;
        PinPlace place;
    } all[] = {{"头条", PIN_TOP_LEFT},
               {"报眼", PIN_TOP_RIGHT},
               {"倒头条", PIN_BOTTOM_RIGHT},
               {"左下", PIN_BOTTOM_LEFT},
               {"底", PIN_BOTTOM}};
    const char *names = NULL;
    for (size_t k = 0; k < sizeof all / sizeof *all; k++)
        if (!place_taken(page, i, page->n_articles, all[k].place))
            names = names ? arena_printf(a, "%s, %s", names, all[k].word) : all[k].word;
    return names ? phrase(a, "free is at: %s", names) : "leave `at` out: every place is taken";
}

static void check_places(Diag *d, Arena *a, const PageSpec *page, const char *word)
{
    for (size_t i = 0; i < page->n_articles; i++) {
        Pins *p = &page->articles[i]->pins;
        if (p->lead && page->articles[i]->advert) {
            diag_error(d, p->place_span, DIAG_AD_LEADS, p->place_word);
            p->lead = false;
        }
        const Article *other = place_taken(page, i, i, p->place);
        if (!other)
            continue;
        diag_error(d, p->place_span, DIAG_PIN_TAKEN, other->slug, other->pins.place_word, word,
                   free_places(a, page, i));
        p->place = PIN_ANYWHERE;
    }
}

static const Article *find_article(const Issue *issue, const char *slug, int *page)
{
    for (size_t i = 0; i < issue->n_pages; i++)
        for (size_t k = 0; k < issue->pages[i].n_articles; k++)
            if (strcmp(issue->pages[i].articles[k]->slug, slug) == 0) {
                *page = (int)i + 1;
                return issue->pages[i].articles[k];
            }
    return NULL;
}

static const char *nearest_slug(Arena *a, const Issue *issue, const char *slug)
{
    size_t n = 0, most = 0;
    for (size_t i = 0; i < issue->n_pages; i++)
        most += issue->pages[i].n_articles;
    const char **names = ARENA_ARRAY(a, const char *, most + 1);
    for (size_t i = 0; i < issue->n_pages; i++)
        for (size_t k = 0; k < issue->pages[i].n_articles; k++)
            names[n++] = issue->pages[i].articles[k]->slug;
    const char *near = nearest_word(slug, names, n, NULL);
    return near ? phrase(a, "the nearest is `%s`", near) : "write the name of an article's file, without .md";
}

/* Another pin that says where an article stands; NULL: none. */
static const char *other_pin(const Pins *p)
{
    return p->after && p->beside      ? "beside"
           : p->ear                   ? "ear"
           : p->area_span.src         ? "area"
           : p->fixed_span.src        ? "fixed"
           : p->place != PIN_ANYWHERE ? "at"
                                      : NULL;
}

static bool is_ad(const Ad *ad, const char *name)
{
    const char *slash = ad->picture.path ? strrchr(ad->picture.path, '/') : NULL;
    const char *file = slash ? slash + 1 : ad->picture.path ? ad->picture.path : "";
    size_t n = strcspn(file, ".");
    return strcmp(ad->title, name) == 0 || strcmp(file, name) == 0 ||
           (strlen(name) == n && strncmp(file, name, n) == 0);
}

/* A name that no article has: a group's, an advertisement's, or a slip. */
static void tell_no_article(Diag *d, Arena *a, const Issue *issue, const char *name, Span span)
{
    for (size_t i = 0; i < issue->n_pages; i++) {
        const PageSpec *page = &issue->pages[i];
        for (size_t k = 0; k < page->n_articles; k++)
            if (page->articles[k]->pins.group && strcmp(page->articles[k]->pins.group, name) == 0) {
                diag_error(d, span, DIAG_PIN_NEIGHBOUR_GROUP, name, page->articles[k]->slug);
                return;
            }
        for (size_t k = 0; k < page->n_ads; k++)
            if (is_ad(&page->ads[k], name)) {
                diag_error(d, span, DIAG_PIN_NEIGHBOUR_AD, name);
                return;
            }
    }
    diag_error(d, span, DIAG_PIN_NEIGHBOUR_MISSING, name, nearest_slug(a, issue, name));
}

/* Whom an article stands by; false after a report. */
static bool check_neighbour(Diag *d, Arena *a, const Issue *issue, const Article *article, int number)
{
    const Pins *p = &article->pins;
    const char *slug = p->after ? p->after : p->beside;
    const Span span = p->after ? p->after_span : p->beside_span;
    int page = 0;
    const Article *other = find_article(issue, slug, &page);
    if (other_pin(p))
        diag_error(d, span, DIAG_PIN_CONTRADICTS, p->after ? "after" : "beside", other_pin(p));
    else if (!other)
        tell_no_article(d, a, issue, slug, span);
    else if (other->pins.ear)
        diag_error(d, span, DIAG_PIN_NEIGHBOUR_EAR, slug);
    else if (other == article)
        diag_error(d, span, DIAG_PIN_NEIGHBOUR_ITSELF);
    else if (page != number)
        diag_error(d, span, DIAG_PIN_NEIGHBOUR_ELSEWHERE, slug, page_word(issue->sections, page).text,
                   page_word(issue->sections, number).text);
    else
        return true;
    return false;
}

/* A name that only one article has is a slip, most likely. */
static void check_group(Diag *d, Arena *a, const PageSpec *page, const Pins *p, const char *word)
{
    if (count_group(page, p->group) == 1)
        diag_warning(d, p->group_span, DIAG_GROUP_OF_ONE, p->group, word,
                     group_hint(a, page, p->group, "name it at another article of the page, or leave it out"));
}

void pins_check_page(Diag *d, Arena *a, Issue *issue, int number)
{
    const PageSpec *page = &issue->pages[number - 1];
    const PageName word = page_word(issue->sections, number);
    check_places(d, a, page, word.text);
    for (size_t i = 0; i < page->n_articles; i++) {
        Pins *p = &page->articles[i]->pins;
        if (p->group)
            check_group(d, a, page, p, word.text);
        if ((p->after || p->beside) && !check_neighbour(d, a, issue, page->articles[i], number))
            p->after = p->beside = NULL;
    }
}
