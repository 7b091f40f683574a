/* Articles for which their page has no room at all (overset/moved.h). */
#include "overset/moved.h"

#include <string.h>

static bool names(const char *slug, const Article *a)
{
    return slug && strcmp(slug, a->slug) == 0;
}

/* Does a pin say that it stands on this page: its own, or another's that stands by it? */
static bool is_bound(const PieceVec *pieces, size_t i)
{
    const Article *a = pieces->ptr[i].set->article;
    const Pins *p = &a->pins;
    if (pieces->ptr[i].from_page)
        return false;
    if (p->place != PIN_ANYWHERE || p->area_span.src || p->fixed_span.src || p->group || p->after || p->beside)
        return true;
    for (size_t k = 0; k < pieces->len; k++) {
        const Pins *other = &pieces->ptr[k].set->article->pins;
        if (names(other->after, a) || names(other->beside, a))
            return true;
    }
    return false;
}

size_t moved_first(const PieceVec *pieces)
{
    for (size_t i = pieces->len; i-- > 0;)
        if (pieces->ptr[i].set->article->pins.filler)
            return i;
    for (size_t i = pieces->len; i-- > 0;)
        if (!is_bound(pieces, i))
            return i;
    return pieces->len - 1;
}

/* ---- what is told ---- */

static int page_of(const IssueBuild *b, const Article *a)
{
    return b->first_page[issue_index_of(b, a)];
}

/* A pin that its own page couldn't keep; false: it has none. */
static bool tell_place(IssueBuild *b, const Article *a, PageName from, PageName to)
{
    const Pins *p = &a->pins;
    const bool area = p->area_span.src, at = p->place != PIN_ANYWHERE, fixed = p->fixed_span.src;
    if (area || at || fixed)
        diag_error(b->d,
                   area ? p->area_span
                   : at ? p->place_span
                        : p->fixed_span,
                   DIAG_PIN_PAGE_LOST, from.text,
                   area ? "area"
                   : at ? "at"
                        : "fixed",
                   to.text, to.text);
    return area || at || fixed;
}

/* By an article that stands on another page, or on none. */
static void tell_neighbour(IssueBuild *b, const Article *a, const PageSpec *spec)
{
    const Pins *p = &a->pins;
    const char *key = p->after ? "after" : "beside", *slug = p->after ? p->after : p->beside;
    const Span span = p->after ? p->after_span : p->beside_span;
    const int at = page_of(b, a);
    for (size_t i = 0; i < spec->n_articles; i++) {
        const int there = page_of(b, spec->articles[i]);
        if (!at || there == at || !names(slug, spec->articles[i]))
            continue;
        const PageName own = page_word(b->issue->sections, at);
        if (there)
            diag_error(b->d, span, DIAG_PIN_NEIGHBOUR_AWAY, key, slug, page_word(b->issue->sections, there).text,
                       own.text);
        else
            diag_error(b->d, span, DIAG_PIN_NEIGHBOUR_NOWHERE, key, own.text, slug, key);
    }
}

/* A group's articles on two pages: told once, at its first that stands elsewhere than the one before. */
static void tell_groups(IssueBuild *b, const PageSpec *spec)
{
    for (size_t i = 1; i < spec->n_articles; i++) {
        const Pins *p = &spec->articles[i]->pins;
        bool told = false;
        for (size_t k = 0; k < i && p->group && !told; k++) {
            const Pins *other = &spec->articles[k]->pins;
            const int at = page_of(b, spec->articles[i]), there = page_of(b, spec->articles[k]);
            told = other->group && strcmp(other->group, p->group) == 0 && at && there && at != there;
            if (told)
                diag_error(b->d, p->group_span, DIAG_GROUP_APART, p->group, page_word(b->issue->sections, there).text);
        }
        if (told)
            return;
    }
}

/* Left out of a page that is cut: what its pins bind to the page can't be had. */
static void tell_left_out(IssueBuild *b, const Article *a, PageName page)
{
    const Pins *p = &a->pins;
    const struct {
        const char *key;
        Span at;
    } all[] = {{"area", p->area_span},   {"at", p->place_span},    {"fixed", p->fixed_span},
               {"group", p->group_span}, {"after", p->after_span}, {"beside", p->beside_span}};
    for (size_t i = 0; i < sizeof all / sizeof *all; i++)
        if (all[i].at.src) {
            diag_error(b->d, all[i].at, DIAG_PIN_LEFT_OUT, page.text, all[i].key);
            return;
        }
}

static bool has_any(const IssueBuild *b, const PageSpec *spec, int page)
{
    for (size_t i = 0; i < spec->n_articles; i++)
        if (page_of(b, spec->articles[i]) == page)
            return true;
    return false;
}

static void tell_page(IssueBuild *b, const PageSpec *spec, int named)
{
    const bool cut = b->issue->overset == OVERSET_CUT && has_any(b, spec, named);
    for (size_t i = 0; i < spec->n_articles; i++) {
        const Article *a = spec->articles[i];
        const int at = page_of(b, a);
        PageName to = page_word(b->issue->sections, at), from = page_word(b->issue->sections, named);
        bool said = b->issue->overset != OVERSET_PAGES || a->page_span.src;
        tell_neighbour(b, a, spec);
        if (!at && cut && !a->pins.filler)
            tell_left_out(b, a, from);
        if (at && at != named && said && !tell_place(b, a, from, to))
            diag_warning(b->d, a->title_span,
                         b->issue->paper->lang == LANG_EN ? DIAG_ARTICLE_MOVED_ENGLISH : DIAG_ARTICLE_MOVED, from.text,
                         a->title, to.text, to.text);
    }
    tell_groups(b, spec);
}

void moved_tell(IssueBuild *b)
{
    for (size_t p = 0; p < b->issue->n_pages; p++)
        tell_page(b, &b->issue->pages[p], (int)p + 1);
}
