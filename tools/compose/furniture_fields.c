/* What an issue fills into the texts of furniture, and where each value stands in its files. */
#include "compose/furniture.h"

#include "base/utf8.h"
#include "diag/width.h"
#include <string.h>

const char *furniture_digits(const PageBuild *b, const char *text)
{
    return lang_digits(b->c->arena, b->c->layout->number_digits ? LANG_BO : LANG_ZH_HANS,
                       arena_strdup(b->c->arena, text));
}

static const char *join(const PageBuild *b, const char *const *names, size_t n)
{
    const char *s = "";
    for (size_t i = 0; i < n; i++)
        s = arena_printf(b->c->arena, "%s%s%s", s, !i ? "" : b->c->layout->lang == LANG_EN ? ", " : "　", names[i]);
    return s;
}

static const char *specimen_word(Lang lang)
{
    return lang == LANG_BO ? "དཔེ་མཚོན། 样报" : lang == LANG_EN ? "Specimen" : lang == LANG_ZH_HANT ? "樣報" : "样报";
}

/* A value that has a key in paper.yaml or issue.yaml. */
static FilledText keyed(Field field, const char *value, Span span)
{
    return (FilledText){.text = value ? value : "", .name = field_name(field), .span = span};
}

/* One that is reckoned. */
static FilledText plain(const char *value)
{
    return (FilledText){.text = value ? value : "", .name = "text"};
}

static FilledText paper_field(const Paper *p, Field field)
{
    switch (field) {
    case FIELD_TITLE:
        return keyed(field, p->title, p->spans.title);
    case FIELD_TITLE_ZH:
        return keyed(field, p->title_zh, p->spans.title_zh);
    case FIELD_PINYIN:
        return keyed(field, p->pinyin, p->spans.pinyin);
    case FIELD_ISSN:
        return keyed(field, p->issn, p->spans.issn);
    case FIELD_CN:
        return keyed(field, p->cn, p->spans.cn);
    case FIELD_POSTAL:
        return keyed(field, p->postal, p->spans.postal);
    case FIELD_PUBLISHER:
        return keyed(field, p->publisher, p->spans.publisher);
    case FIELD_SLOGAN:
        return keyed(field, p->slogan, p->spans.slogan);
    default:
        return plain(p->specimen ? specimen_word(p->lang) : "");
    }
}

static const PageSpec *page_spec(const PageBuild *b)
{
    return (size_t)b->number <= b->issue->n_pages ? &b->issue->pages[b->number - 1] : NULL;
}

/* Of a spread's right page; nothing when both are called alike. */
static FilledText facing_title(const PageSpec *left)
{
    const PageSpec *right = left + 1;
    return strcmp(left->title, right->title) == 0 ? plain("") : keyed(FIELD_FACING_TITLE, right->title, right->span);
}

FilledText furniture_field(const PageBuild *b, Field field)
{
    const Issue *is = b->issue;
    const PageSpec *page = page_spec(b);
    const Section *section = page_section(is->sections, b->number);
    const Lang lang = is->paper->lang;
    Arena *a = b->c->arena;
    switch (field) {
    case FIELD_NUMBER:
        return keyed(field, is->number, is->spans.number);
    case FIELD_LUNAR:
        return keyed(field, *is->lunar ? is->lunar : date_lunar(a, is->date, lang), is->spans.lunar);
    case FIELD_WEATHER:
        return keyed(field, is->weather, is->spans.weather);
    case FIELD_NOTICE:
        return keyed(field, is->notice, is->spans.notice);
    case FIELD_PAGE_TITLE:
        return keyed(field, b->title, page ? page->span : span_none());
    case FIELD_EDITORS:
        return keyed(field, join(b, b->editors, b->n_editors), page ? page->editors_span : span_none());
    case FIELD_PAGE:
        return plain(furniture_digits(b, page_word(is->sections, b->number).text));
    case FIELD_PAGE2:
        return plain(furniture_digits(b, page_name(is->sections, b->number).text));
    case FIELD_FACING:
        return plain(b->facing ? furniture_digits(b, page_word(is->sections, b->facing).text) : "");
    case FIELD_FACING2:
        return plain(b->facing ? furniture_digits(b, page_name(is->sections, b->facing).text) : "");
    case FIELD_FACING_TITLE:
        return b->facing ? facing_title(page) : plain("");
    case FIELD_PAGES:
        return plain(furniture_digits(b, arena_printf(a, "%d", b->n_pages)));
    case FIELD_MANY:
        return plain(b->n_pages > 1 ? furniture_digits(b, arena_printf(a, "%d", b->n_pages)) : "");
    case FIELD_SECTION:
        return section ? keyed(field, section->title, section->title_span) : plain("");
    case FIELD_EDITION:
        return keyed(field, issue_edition(a, is), is->spans.edition);
    case FIELD_KIND:
        return keyed(field, issue_kind(is), is->spans.kind);
    case FIELD_PRICE:
        return *issue_free(is) ? plain(issue_free(is)) : keyed(field, is->paper->price, is->paper->spans.price);
    case FIELD_DATE:
        return plain(date_long(a, is->date, lang));
    case FIELD_ISO:
        return plain(is->iso);
    case FIELD_WEEKDAY:
        return plain(date_weekday_name(is->date, lang));
    case FIELD_GROUP:
        return plain(b->group->name);
    case FIELD_URL:
        return plain(b->group->is_example ? "" : b->group->base_url);
    default:
        return paper_field(is->paper, field);
    }
}

static size_t columns_of(const char *s)
{
    size_t n = 0;
    while (*s) {
        uint32_t cp;
        s += utf8_decode(s, &cp);
        n += (size_t)char_columns(cp);
    }
    return n;
}

/* Characters that fonts lack most often: no plane but the first, nor private ones. */
static bool has_rare(const char *s)
{
    while (*s) {
        uint32_t cp;
        s += utf8_decode(s, &cp);
        if ((cp >= 0xE000 && cp < 0xF900) || cp > 0xFFFF)
            return true;
    }
    return false;
}

/* Is a field of the part's segment empty? */
static bool is_dropped(const PageBuild *b, const FieldText *t, int segment)
{
    for (size_t i = 0; segment && i < t->n; i++)
        if (t->at[i].segment == segment && t->at[i].field >= 0 && !*furniture_field(b, (Field)t->at[i].field).text)
            return true;
    return false;
}

FilledText furniture_fill(const PageBuild *b, const Furniture *f)
{
    Buf out = {0};
    FilledText filled = {.name = "text", .span = f->span};
    size_t longest = 0;
    buf_puts(&out, "");
    for (size_t i = 0; i < f->text.n; i++) {
        const FieldPart *part = &f->text.at[i];
        if (is_dropped(b, &f->text, part->segment))
            continue;
        buf_puts(&out, part->text);
        if (part->field < 0)
            continue;
        FilledText value = furniture_field(b, (Field)part->field);
        buf_puts(&out, value.text);
        if (value.span.src && has_rare(value.text))
            filled.rare = value.span;
        size_t columns = columns_of(value.text);
        if (value.span.src && columns > longest) {
            longest = columns;
            filled.name = value.name;
            filled.span = value.span;
        }
    }
    const char *s = out.data;
    while (strncmp(s, "　", 3) == 0 || *s == ' ' || strncmp(s, "·", 2) == 0) /* whose left side was dropped */
        s += *s == ' ' ? 1 : strncmp(s, "·", 2) == 0 ? 2 : 3;
    filled.text = arena_strdup(b->c->arena, s);
    buf_free(&out);
    return filled;
}
