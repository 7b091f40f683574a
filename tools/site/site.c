#include "site/site.h"

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
    return issue;
}
