/* The names of every page's view, as html/ fills them. */
#include "web/views.h"

#include <string.h>

/* clang-format off */
#define END {NULL, NULL, false}
#define TEXT(name) {name, NULL, false}
#define FLAG(name) {name, NULL, false}
#define OBJECT(name, of) {name, of, false}
#define LIST(name, of) {name, of, true}
/* clang-format on */

static const ViewName word[] = {END}; /* those of strings.<lang>.yaml */

/* ---- every page ---- */

static const ViewName nav[] = {TEXT("id"), TEXT("name"), TEXT("nlang"), FLAG("current"), END};
static const ViewName links[] = {TEXT("name"), TEXT("url"), END};
static const ViewName every[] = {
    TEXT("speech_js"),     OBJECT("t", word),    TEXT("title"),        TEXT("description"),
    TEXT("canonical"),     TEXT("root"),         TEXT("lang"),         FLAG("bo"),
    TEXT("css"),           TEXT("js"),           TEXT("search_js"),    TEXT("variants_js"),
    TEXT("facsimile_css"), TEXT("facsimile_js"), TEXT("group"),        TEXT("group_lang"),
    TEXT("icon"),          LIST("nav", nav),     LIST("links", links), FLAG("is_paper"),
    TEXT("paper"),         TEXT("paper_id"),     TEXT("paper_zh"),     TEXT("pinyin"),
    TEXT("slogan"),        TEXT("publisher"),    TEXT("cn"),           TEXT("issn"),
    TEXT("postal"),        FLAG("specimen"),     FLAG("imprint"),      END,
};

/* ---- headlines ---- */

#define HEADLINE TEXT("headline"), TEXT("href"), TEXT("kicker"), TEXT("deck"), TEXT("alang")
#define ENTRY HEADLINE, TEXT("slug"), TEXT("anchor"), TEXT("byline"), TEXT("column"), FLAG("advert")
static const ViewName cover_headlines[] = {HEADLINE, FLAG("lead"), END};
static const ViewName page_headlines[] = {ENTRY,
                                          FLAG("lead"),
                                          TEXT("from"),
                                          TEXT("group_head"),
                                          TEXT("group_head_id"),
                                          TEXT("group_head_level"),
                                          FLAG("group_end"),
                                          END};
static const ViewName neighbour[] = {ENTRY, END};

/* ---- the group ---- */

static const ViewName cards[] = {
    TEXT("id"),
    TEXT("name"),
    TEXT("nlang"),
    TEXT("name_zh"),
    TEXT("card_slogan"),
    FLAG("is_specimen"),
    TEXT("specimen_word"),
    TEXT("cover"),
    TEXT("none_word"),
    TEXT("latest_href"),
    TEXT("front_href"),
    TEXT("iso"),
    TEXT("date"),
    TEXT("weekday"),
    TEXT("edition"),
    TEXT("kind"),
    LIST("headlines", cover_headlines),
    END,
};
static const ViewName group[] = {
    LIST("papers", cards), LIST("waiting", cards), FLAG("has_papers"), FLAG("has_waiting"), TEXT("search"), END,
};
static const ViewName not_found[] = {TEXT("script"), TEXT("script_sum"), TEXT("origin"),
                                     TEXT("search"), TEXT("css_text"),   TEXT("css_sum"),
                                     TEXT("home"),   TEXT("icon_data"),  END};

/* ---- a paper ---- */

#define CELL TEXT("href"), TEXT("pages"), TEXT("label"), TEXT("date")
static const ViewName more[] = {CELL, END};
static const ViewName days[] = {TEXT("day"), CELL, LIST("more", more), END};
static const ViewName weeks[] = {LIST("days", days), END};
#define MONTH TEXT("month_name"), LIST("weeks", weeks)
static const ViewName calendar[] = {MONTH, TEXT("month_prev"), TEXT("month_next"), END};

static const ViewName issue_rows[] = {TEXT("href"), TEXT("iso"),     TEXT("edition"),  TEXT("kind"),
                                      TEXT("date"), TEXT("weekday"), TEXT("headline"), END};
static const ViewName months[] = {TEXT("mhref"), TEXT("month_name"), LIST("issues", issue_rows), END};
static const ViewName older[] = {TEXT("mhref"), TEXT("month_name"), END};
static const ViewName latest[] = {
    TEXT("href"),
    TEXT("front"),
    TEXT("pdf"),
    TEXT("date"),
    TEXT("iso"),
    TEXT("edition"),
    TEXT("kind"),
    TEXT("weekday"),
    TEXT("lunar"),
    TEXT("number"),
    LIST("headlines", cover_headlines),
    END,
};
/* Where a page stands: the links that lead to it, and the same for search engines. */
static const ViewName crumbs[] = {TEXT("name"), TEXT("href"), END};
#define WAY LIST("crumbs", crumbs), TEXT("crumbs_json")
static const ViewName facets[] = {TEXT("name"), TEXT("href"), TEXT("count"), END};
static const ViewName kinds[] = {TEXT("kind"), TEXT("kind_href"), LIST("facets", facets), END};
static const ViewName lists[] = {WAY, TEXT("kind"), LIST("facets", facets), END};
static const ViewName entries[] = {TEXT("href"),   TEXT("iso"),   TEXT("day"), TEXT("headline"),
                                   TEXT("kicker"), TEXT("alang"), END};
static const ViewName list_months[] = {TEXT("month_name"), TEXT("month_href"), LIST("entries", entries), END};
static const ViewName list[] = {
    WAY,
    TEXT("name"),
    TEXT("kind"),
    FLAG("is_tag"),
    TEXT("count"),
    LIST("months", list_months),
    TEXT("newer"),
    TEXT("older"),
    FLAG("has_turns"),
    END,
};
static const ViewName paper[] = {
    FLAG("has_kinds"),
    LIST("kinds", kinds),
    FLAG("has_issues"),
    TEXT("corrections_page"),
    TEXT("search"),
    TEXT("cover"),
    OBJECT("latest", latest),
    LIST("months", months),
    FLAG("has_older"),
    LIST("older", older),
    MONTH,
    END,
};

/* ---- an issue ---- */

#define ISSUE                                                                                                          \
    TEXT("iso"), TEXT("date"), TEXT("weekday"), TEXT("lunar"), TEXT("weather"), TEXT("notice"), TEXT("number"),        \
        TEXT("page_count"), TEXT("month"), TEXT("issue_prev"), TEXT("issue_next"), TEXT("edition"), TEXT("kind")
#define PAGE                                                                                                           \
    TEXT("label"), TEXT("name"), TEXT("html"), TEXT("pdf"), TEXT("sketch"), TEXT("width"), TEXT("height"),             \
        FLAG("current")
#define PART TEXT("part"), TEXT("part_id"), TEXT("part_title")
static const ViewName editions[] = {TEXT("href"), TEXT("label"), END};
static const ViewName sheets[] = {PAGE, LIST("headlines", page_headlines), FLAG("has_headlines"), END};
static const ViewName parts[] = {PART, TEXT("level"), LIST("pages", sheets), END};
static const ViewName front[] = {ENTRY, TEXT("picture"), TEXT("excerpt"), END};
#define SHARED TEXT("og_title"), TEXT("share_image"), TEXT("share_width"), TEXT("share_height"), TEXT("share_alt")
static const ViewName issue[] = {
    SHARED,
    OBJECT("front_lead", front),
    LIST("front_seconds", front),
    FLAG("has_seconds"),
    ISSUE,
    LIST("editions", editions),
    FLAG("has_editions"),
    LIST("parts", parts),
    TEXT("epub"),
    END,
};
#define CRAWLERS FLAG("founder"), TEXT("crawlers")
static const ViewName leaves[] = {PAGE, PART, END};
static const ViewName page[] = {
    SHARED,
    ISSUE,
    TEXT("page_label"),
    TEXT("page_pdf"),
    TEXT("editors"),
    TEXT("page_prev"),
    TEXT("page_next"),
    TEXT("page_css"),
    FLAG("is_spread"),
    TEXT("facsimile"),
    CRAWLERS,
    LIST("pages", leaves),
    LIST("headlines", page_headlines),
    FLAG("has_headlines"),
    END,
};
/* The second page of a spread: it leads to the first. */
static const ViewName spread[] = {PAGE, END};
static const ViewName facing[] = {ISSUE, TEXT("page_label"), OBJECT("spread", spread), END};
static const ViewName places[] = {TEXT("label"), TEXT("html"), TEXT("pdf"), TEXT("place"), END};
static const ViewName tags[] = {TEXT("tag"), TEXT("href"), END};
static const ViewName contents[] = {TEXT("words"), TEXT("anchor"), END};
#define CHANGED TEXT("words"), TEXT("on"), TEXT("on_iso")
static const ViewName article_corrections[] = {CHANGED, END};
static const ViewName changes[] = {CHANGED,          TEXT("kind"), FLAG("is_retraction"),
                                   TEXT("headline"), TEXT("href"), TEXT("alang"),
                                   TEXT("iso"),      TEXT("date"), END};
static const ViewName corrections[] = {WAY, TEXT("name"), LIST("changes", changes), END};
static const ViewName retracted[] = {
    ISSUE,
    WAY,
    LIST("places", places),
    TEXT("article_lang"),
    TEXT("corrections_page"),
    TEXT("headline"),
    TEXT("reason"),
    TEXT("on"),
    TEXT("on_iso"),
    END,
};
static const ViewName article[] = {
    ISSUE,
    ENTRY,
    TEXT("group_head"),
    WAY,
    TEXT("byline_html"),
    TEXT("column_href"),
    TEXT("section_href"),
    FLAG("is_filed"),
    LIST("contents", contents),
    FLAG("has_contents"),
    LIST("related", neighbour),
    FLAG("has_related"),
    LIST("places", places),
    LIST("corrections", article_corrections),
    FLAG("has_corrections"),
    TEXT("corrections_page"),
    TEXT("updated"),
    TEXT("updated_iso"),
    TEXT("modified"),
    SHARED,
    TEXT("summary"),
    TEXT("section"),
    TEXT("published"),
    TEXT("article_lang"),
    FLAG("article_bo"),
    FLAG("article_en"),
    TEXT("body"),
    TEXT("json_ld"),
    CRAWLERS,
    LIST("tags", tags),
    OBJECT("prev", neighbour),
    OBJECT("next", neighbour),
    END,
};

const ViewName *const *view_names(TemplateId id)
{
    static const ViewName *const names[TPL_COUNT][3] = {
        [TPL_GROUP] = {group, every},
        [TPL_PAPER] = {paper, every},
        [TPL_CALENDAR] = {calendar, every},
        [TPL_ISSUE] = {issue, every},
        [TPL_PAGE] = {page, every},
        [TPL_ARTICLE] = {article, every},
        [TPL_FACING] = {facing, every},
        [TPL_LIST] = {list, every},
        [TPL_LISTS] = {lists, every},
        [TPL_NOT_FOUND] = {not_found, every},
        [TPL_CORRECTIONS] = {corrections, every},
        [TPL_RETRACTED] = {retracted, every},
    };
    return names[id];
}

const ViewName *view_name_find(const ViewName *names, const char *name, size_t n)
{
    for (; names && names->name; names++)
        if (strlen(names->name) == n && memcmp(names->name, name, n) == 0)
            return names;
    return NULL;
}
