/* Page reports as text, JSON and YAML (outputs/report.h). */
#include "outputs/report.h"

#include "base/arena.h"
#include "base/json.h"
#include "diag/messages.h"
#include "diag/phrase.h"

static const char *const shrunk_names[] = {"headline", "picture"};

/* 993 → 99.3 */
static void put_percent(Buf *out, int thousandths)
{
    buf_printf(out, "%d.%d", thousandths / 10, thousandths % 10);
}

static const Article *article_of(const IssueFrames *f, const PieceReport *p)
{
    return f->issue->articles[p->article];
}

/* ---- lines ---- */

/* The desk of an English paper has pages and quotation marks of its own. */
static bool is_english(const IssueFrames *f)
{
    return f->issue->paper->lang == LANG_EN;
}

/* facing: the other half of a spread, 0 = none. */
static void put_page_name(const IssueFrames *f, int number, int facing, Buf *out)
{
    const PageName name = page_word(f->issue->sections, number);
    const PageName other = facing ? page_word(f->issue->sections, facing) : (PageName){""};
    Arena *a = arena_new();
    const char *both = arena_printf(a, facing ? "%s–%s" : "%s%s", name.text, other.text);
    if (is_english(f))
        phrase_put(out, "page %s", both);
    else
        buf_printf(out, "第%s版", both);
    arena_free(a);
}

typedef bool (*Holds)(const PieceReport *p);

static bool goes_on(const PieceReport *p)
{
    return p->continues_on > 0;
}

static bool comes_from(const PieceReport *p)
{
    return p->place.from > 0;
}

static bool has_smaller_headline(const PieceReport *p)
{
    return p->shrunk & SHRUNK_HEADLINE;
}

static bool has_smaller_picture(const PieceReport *p)
{
    return p->shrunk & SHRUNK_PICTURE;
}

static bool is_unbroken(const PieceReport *p)
{
    return p->unbroken > 0;
}

static bool is_over(const PieceReport *p)
{
    return p->over_lines > 0;
}

static void put_titles(const IssueFrames *f, const PageReport *r, const char *what, Holds holds, Buf *out)
{
    const char *before = translate(what);
    for (size_t i = 0; i < r->n; i++) {
        const PieceReport *p = &r->pieces[i];
        if (!holds(p))
            continue;
        buf_printf(out, is_english(f) ? "%s“%s”" : "%s《%s》", before, article_of(f, p)->title);
        if (holds == goes_on || holds == comes_from) {
            buf_puts(out, holds == goes_on ? " → " : " ← ");
            put_page_name(f, holds == goes_on ? p->continues_on : p->place.from, 0, out);
        } else if (holds == is_unbroken) {
            phrase_put(out, " %d lines", p->unbroken);
        } else if (holds == is_over && is_english(f)) {
            phrase_put(out, " %zu characters / %d lines", p->over_characters, p->over_lines);
        } else if (holds == is_over) {
            phrase_put(out, " 多 %zu 字 / %d 行", p->over_characters, p->over_lines);
        }
        before = ", ";
    }
}

/* Space for advertisements that are still to come. */
static void put_reserved(const PageReport *r, Buf *out)
{
    const char *before = translate("; reserved: ");
    for (size_t i = 0; i < r->n_ads; i++) {
        const AdReport *ad = &r->ads[i];
        if (!ad->reserved)
            continue;
        buf_printf(out, "%s%s%s", before, ad->title, *ad->title ? " " : "");
        if (ad->ear)
            buf_puts(out, translate("the ear"));
        else
            phrase_put(out, "%d columns × %d lines from column %d", ad->place.columns, ad->place.lines,
                       ad->place.column);
        before = ", ";
    }
}

static void put_line(const IssueFrames *f, const PageReport *r, Buf *out)
{
    buf_printf(out, "%s/%s ", f->issue->paper->id, f->issue->id);
    put_page_name(f, r->number, r->facing, out);
    buf_printf(out, "%s%s: ", *r->title ? " " : "", r->title);
    put_percent(out, report_fill(r));
    phrase_put(out, " %% full, %zu article%s, ", r->n, r->n == 1 ? "" : "s");
    put_percent(out, report_white(r));
    phrase_put(out, " %% white");
    if (r->n_ads)
        phrase_put(out, ", %zu advertisement%s", r->n_ads, r->n_ads == 1 ? "" : "s");
    put_titles(f, r, "; goes on: ", goes_on, out);
    put_titles(f, r, "; continued: ", comes_from, out);
    put_titles(f, r, "; smaller headline: ", has_smaller_headline, out);
    put_titles(f, r, "; smaller picture: ", has_smaller_picture, out);
    put_titles(f, r, "; columns that nothing breaks: ", is_unbroken, out);
    put_titles(f, r, "; over: ", is_over, out);
    put_reserved(r, out);
    if (r->kept)
        phrase_put(out, "; as %s has it", LOCK_FILE);
    buf_putc(out, '\n');
}

void report_lines(const IssueFrames *f, Buf *out)
{
    for (size_t i = 0; i < f->n_pages; i++)
        if (f->pages[i].report)
            put_line(f, f->pages[i].report, out);
}

/* ---- JSON ---- */

static void put_text(Buf *out, const char *name, const char *value)
{
    buf_puts(out, name);
    json_put_string(out, value);
}

static void put_area(const LockPiece *p, Buf *out)
{
    buf_printf(out, ", \"area\": {\"column\": %d, \"line\": %d, \"columns\": %d, \"lines\": %d", p->column, p->line,
               p->columns, p->lines);
    if (p->corner)
        buf_printf(out, ", \"corner\": \"%s\", \"corner_columns\": %d, \"corner_lines\": %d", lock_corners[p->corner],
                   p->corner_columns, p->corner_lines);
    buf_putc(out, '}');
}

static void put_piece(const IssueFrames *f, const PieceReport *p, Buf *out)
{
    put_text(out, "\n        {\"slug\": ", p->place.slug);
    put_text(out, ", \"title\": ", article_of(f, p)->title);
    buf_printf(out, ", \"rank\": %d, \"level\": %d", p->rank + 1, p->place.level);
    put_area(&p->place, out);
    buf_printf(out, ", \"filled\": %d, \"white\": %d", p->text, p->white);
    if (p->continues_on)
        buf_printf(out, ", \"continues_on\": %d", p->continues_on);
    if (p->place.from)
        buf_printf(out, ", \"continued_from\": %d", p->place.from);
    if (p->shrunk) {
        const char *before = ", \"shrunk\": [\"";
        for (unsigned i = 0; i < sizeof shrunk_names / sizeof *shrunk_names; i++)
            if (p->shrunk & 1u << i) {
                buf_printf(out, "%s%s\"", before, shrunk_names[i]);
                before = ", \"";
            }
        buf_putc(out, ']');
    }
    if (p->intro)
        buf_printf(out, ", \"intro\": %d", p->intro);
    if (p->unbroken)
        buf_printf(out, ", \"unbroken\": %d", p->unbroken);
    if (p->over_lines)
        buf_printf(out, ", \"over\": {\"characters\": %zu, \"lines\": %d}", p->over_characters, p->over_lines);
    buf_putc(out, '}');
}

static void put_ads(const PageReport *r, Buf *out)
{
    for (size_t i = 0; i < r->n_ads; i++) {
        put_text(out, i ? ",\n        {\"title\": " : ", \"ads\": [\n        {\"title\": ", r->ads[i].title);
        if (r->ads[i].ear)
            buf_puts(out, ", \"ear\": true");
        else
            put_area(&r->ads[i].place, out);
        buf_printf(out, ", \"reserved\": %s}", r->ads[i].reserved ? "true" : "false");
    }
    if (r->n_ads)
        buf_putc(out, ']');
}

static void put_page(const IssueFrames *f, const PageReport *r, Buf *out)
{
    buf_printf(out, "\n      {\"number\": %d", r->number);
    if (f->issue->sections.n)
        put_text(out, ", \"name\": ", page_name(f->issue->sections, r->number).text);
    if (r->facing)
        buf_printf(out, ", \"facing\": %d", r->facing);
    put_text(out, ", \"title\": ", r->title);
    put_text(out, ", \"layout\": ", r->layout);
    buf_printf(out, ", \"columns\": %d, \"lines\": %d, \"fill\": ", r->columns, r->lines);
    put_percent(out, report_fill(r));
    buf_puts(out, ", \"white\": ");
    put_percent(out, report_white(r));
    buf_printf(out, ", \"over\": %d, \"kept\": %s, \"articles\": [", r->over, r->kept ? "true" : "false");
    for (size_t i = 0; i < r->n; i++) {
        buf_puts(out, i ? "," : "");
        put_piece(f, &r->pieces[i], out);
    }
    buf_putc(out, ']');
    put_ads(r, out);
    buf_putc(out, '}');
}

void report_json(const IssueFrames *f, Buf *out)
{
    put_text(out, "\n    {\"paper\": ", f->issue->paper->id);
    put_text(out, ", \"date\": ", f->issue->iso);
    if (f->issue->edition != 'a')
        put_text(out, ", \"edition\": ", (char[]){f->issue->edition, 0});
    buf_puts(out, ", \"pages\": [");
    for (size_t i = 0; i < f->n_pages; i++) {
        if (!f->pages[i].report)
            continue;
        buf_puts(out, i ? "," : "");
        put_page(f, f->pages[i].report, out);
    }
    buf_puts(out, "]}");
}

/* ---- makeup.lock.yaml ---- */

void report_lock(const IssueFrames *f, Buf *out)
{
    Arena *a = arena_new();
    MakeupLock lock = {ARENA_ARRAY(a, LockPage, f->n_pages + 1), 0};
    for (size_t i = 0; i < f->n_pages; i++) {
        const PageReport *r = f->pages[i].report;
        LockPage page = {r->number, r->layout, r->columns, r->lines, r->white, ARENA_ARRAY(a, LockPiece, r->n + 1),
                         r->n,      {0}};
        for (size_t k = 0; k < r->n; k++)
            page.pieces[k] = r->pieces[k].place;
        lock.pages[lock.n++] = page;
    }
    lock_print(&lock, f->issue->sections, out);
    arena_free(a);
}
