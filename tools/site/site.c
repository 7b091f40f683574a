/* What an issue is called: edition, kind, label; the leaf of a spread; one that nothing is said of yet. */
#include "site/site.h"

#include <string.h>

const char *const group_frames[] = {"layout", "none", "open", "rule", "double", "tint", NULL};
static_assert(sizeof group_frames / sizeof *group_frames == FRAME_TINT + 2, "a name for each frame");

Paper paper_blank(const char *id, const char *layout, Lang lang)
{
    return (Paper){.id = id,
                   .title = "",
                   .layout = layout,
                   .issn = "",
                   .cn = "",
                   .postal = "",
                   .publisher = "",
                   .slogan = "",
                   .price = "",
                   .title_zh = "",
                   .pinyin = "",
                   .nameplate_file = "",
                   .accent = "",
                   .lang = lang};
}

Issue issue_blank(const Paper *paper, Date date)
{
    Issue issue = {
        .paper = paper, .date = date, .number = "", .lunar = "", .weather = "", .notice = "", .overset = OVERSET_PAGES};
    date_iso(date, issue.iso);
    memcpy(issue.id, issue.iso, sizeof issue.iso);
    issue.edition = 'a';
    issue.edition_name = "";
    return issue;
}

bool issue_id_parse(const char *s, size_t n, Date *d, char *edition)
{
    enum { ISO = 10 };
    *edition = 'a';
    if (n != ISO + 2)
        return date_parse(s, n, d);
    *edition = s[n - 1];
    return date_parse(s, ISO, d) && s[ISO] == '-' && *edition >= 'b' && *edition <= 'z';
}

/* 2 → 二, 26 → 二十六. */
static const char *han_number(Arena *a, int n)
{
    static const char *const digits[] = {"", "一", "二", "三", "四", "五", "六", "七", "八", "九"};
    return arena_printf(a, "%s%s%s", n < 20 ? "" : digits[n / 10], n < 10 ? "" : "十", digits[n % 10]);
}

static const char *ordinal(Arena *a, const Issue *issue)
{
    int n = issue->edition - 'a' + 1;
    if (issue->paper->lang == LANG_BO)
        return lang_digits(a, LANG_BO, arena_printf(a, "པར་གཞི་ཨང་%d", n));
    if (issue->paper->lang == LANG_EN)
        return arena_printf(a, "Edition %d", n);
    return arena_printf(a, "第%s版次", han_number(a, n));
}

const char *issue_edition(Arena *a, const Issue *issue)
{
    bool named = *issue->edition_name || issue->edition == 'a' || issue->kind != ISSUE_REGULAR;
    return named ? issue->edition_name : ordinal(a, issue);
}

const char *issue_label(Arena *a, const Issue *issue)
{
    const char *edition = issue_edition(a, issue), *kind = issue_kind(issue);
    if (!*edition && !*kind)
        return ordinal(a, issue);
    return arena_printf(a, "%s%s%s", edition, *edition && *kind ? " " : "", kind);
}

const char *issue_kind(const Issue *issue)
{
    static const char *const words[][3] = {
        [LANG_ZH_HANS] = {"", "号外", "增期"},
        [LANG_ZH_HANT] = {"", "號外", "增期"},
        [LANG_BO] = {"", "ཨང་ཕྱི། 号外", "ཨང་སྣོན། 增期"}, /* the rule wants the Chinese words */
        [LANG_EN] = {"", "Extra", "Supplement"},
    };
    return words[issue->paper->lang][issue->kind];
}

const char *issue_free(const Issue *issue)
{
    static const char *const words[] = {[LANG_ZH_HANS] = "免费赠阅",
                                        [LANG_ZH_HANT] = "免費贈閱",
                                        [LANG_BO] = "རིན་མེད་སྟེར་བ། 免费赠阅",
                                        [LANG_EN] = "Free"};
    return issue->kind == ISSUE_EXTRA ? words[issue->paper->lang] : "";
}

int issue_leaf(const Issue *issue, int number)
{
    bool right = issue->pages && number > 1 && (size_t)number <= issue->n_pages &&
                 issue->pages[number - 1].spread == SPREAD_RIGHT;
    return right ? number - 1 : number;
}
