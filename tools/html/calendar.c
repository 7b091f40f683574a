/* A paper's months. */
#include "html/paper.h"
#include "site/brief.h"
#include "site/urls.h"

#include <string.h>

/* The index after `from` of the first issue of another month. */
static size_t month_end(const Paper *paper, size_t from)
{
    size_t to = from;
    while (to < paper->n_issues && strncmp(paper->issues[to]->iso, paper->issues[from]->iso, 7) == 0)
        to++;
    return to;
}

const char *calendar_month_name(Arena *a, const PaperSite *p, int year, int month)
{
    const Lang lang = p->paper->lang;
    const char *y = ui_fill(a, p->theme, lang, "year_label", ui_number(a, lang, year, 4));
    return arena_printf(a, "%s%s", y, ui_fill(a, p->theme, lang, "month_label", ui_number(a, lang, month, 1)));
}

/* An issue of a day: the first with its pages, what comes after it, and what is no ordinary issue, by its label. */
static void issue_cell(Arena *a, const PaperSite *p, const Issue *issue, View *v)
{
    const Lang lang = p->paper->lang;
    bool ordinary = issue->edition == 'a' && issue->kind == ISSUE_REGULAR;
    view_text(v, "href", arena_printf(a, "%s/index.html", urls_folder(a, issue)));
    view_text(v, "pages", ui_count(a, p->theme, lang, "pages_short", (int)issue->brief->pages));
    view_text(v, "label", ordinary ? "" : issue_label(a, issue));
    view_text(v, "date", date_long(a, issue->date, lang));
}

/* Weeks begin on Sunday, as Chinese calendars print them. */
void calendar_view(Arena *a, const PaperSite *p, int year, int month, size_t from, size_t to, View *v)
{
    const Paper *paper = p->paper;
    view_text(v, "month_name", calendar_month_name(a, p, year, month));
    View *week = NULL;
    int lead = date_weekday((Date){year, month, 1});
    for (int day = 1 - lead; day <= date_month_days(year, month) || (day - 1 + lead) % 7 != 0; day++) {
        if ((day - 1 + lead) % 7 == 0)
            week = view_add(v, "weeks");
        View *cell = view_add(week, "days");
        bool inside = day >= 1 && day <= date_month_days(year, month);
        view_text(cell, "day", inside ? ui_number(a, paper->lang, day, 1) : "");
        view_text(cell, "href", "");
        while (inside && from < to && paper->issues[from]->date.day < day)
            from++;
        if (inside && from < to && paper->issues[from]->date.day == day) {
            issue_cell(a, p, paper->issues[from], cell);
            for (from++; from < to && paper->issues[from]->date.day == day; from++)
                issue_cell(a, p, paper->issues[from], view_add(cell, "more"));
        }
    }
}

/* A month's page, from one issue to another. */
typedef struct Month {
    size_t from, to;
    const char *file, *before, *after; /* its own, its neighbours'; "": none */
} Month;

/* All that the page has of the issues. */
static uint64_t mark_of(Arena *a, const Paper *paper, const Month *m)
{
    uint64_t mark = 0;
    mark_text(&mark, m->before);
    mark_text(&mark, m->after);
    for (size_t i = m->from; i < m->to; i++) {
        const Issue *issue = paper->issues[i];
        mark_text(&mark, issue->id);
        mark_text(&mark, urls_folder(a, issue));
        mark_text(&mark, issue_label(a, issue));
        mark_number(&mark, (uint64_t)issue->kind);
        mark_number(&mark, issue->brief->pages);
    }
    return mark;
}

static bool emit_month(Html *h, Diag *d, const PaperSite *p, const Month *m, Arena *a, Emitter out)
{
    const Paper *paper = p->paper;
    const Date date = paper->issues[m->from]->date;
    const char *path = arena_printf(a, "site/%s/%s", paper->id, m->file);
    if (html_page_stands(h, d, path, mark_of(a, paper, m)))
        return true;
    const char *name = calendar_month_name(a, p, date.year, date.month);
    View *v = view_new();
    calendar_view(a, p, date.year, date.month, m->from, m->to, v);
    view_text(v, "month_prev", m->before);
    view_text(v, "month_next", m->after);
    view_text(v, "description",
              arena_printf(a, "%s%s%s %s", paper->title, theme_word(p->theme, paper->lang, "archive"),
                           theme_word(p->theme, paper->lang, "colon"), name));
    view_text(v, "title", arena_printf(a, "%s %s", paper->title, name));
    bool ok = html_emit_page(h, d, out, p->theme, TPL_CALENDAR, v, p->view, path);
    view_free(v);
    return ok;
}

bool calendar_emit(Html *h, Diag *d, const PaperSite *p, Arena *a, Emitter out)
{
    const Paper *paper = p->paper;
    Month m = {.before = ""};
    bool ok = true;
    for (; ok && m.from < paper->n_issues; m.from = m.to) {
        m.to = month_end(paper, m.from);
        m.file = arena_printf(a, "%.7s.html", paper->issues[m.from]->iso);
        m.after = m.to < paper->n_issues ? arena_printf(a, "%.7s.html", paper->issues[m.to]->iso) : "";
        ok = emit_month(h, d, p, &m, a, out);
        m.before = m.file;
    }
    return ok;
}
