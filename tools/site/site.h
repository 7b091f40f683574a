/* The group, its papers, issues and pages, as the content folder describes them. Plain data in the run's arena. */
#ifndef SITE_SITE_H
#define SITE_SITE_H

#include "base/len.h"
#include "doc/page_name.h"
#include "doc/resolved.h"
#include "picture/store.h"
#include "site/lock.h"

typedef struct Date {
    int year, month, day;
} Date;
bool date_parse(const char *s, size_t n, Date *d); /* YYYY-MM-DD, a day that exists */
int date_month_days(int year, int month);          /* month: 1…12 */
int date_weekday(Date d);                          /* 0 = Sunday */
int64_t date_to_epoch(Date d);                     /* 00:00 at UTC+8 that day (Beijing), as Unix time */
void date_iso(Date d, char out[11]);
enum { DATE_UTC_SIZE = 21 };
void date_utc(int64_t epoch, char out[DATE_UTC_SIZE]); /* 2021-11-02T00:00:00Z, of the years 0 to 9999 */
/* The name of an issue's folder: YYYY-MM-DD, a second edition of that day YYYY-MM-DD-b. *edition: 'a', 'b' … */
bool issue_id_parse(const char *s, size_t n, Date *d, char *edition);
/* The lunar date 农历 as printed in a masthead (农历辛丑年九月廿八), computed for 1900–2100; "" outside. */
const char *date_lunar(Arena *a, Date d, Lang lang);
/* The date as a masthead prints it: 2021年11月2日 / ༢༠༢༡ལོའི་ཟླ་༡༡ཚེས་༢. */
const char *date_long(Arena *a, Date d, Lang lang);
const char *date_weekday_name(Date d, Lang lang); /* 星期二 */

typedef struct Link {
    const char *title, *url;
    Span span; /* of the url */
} Link;

/* A picture that belongs to a paper or a layout, not to an article. */
typedef struct SitePicture {
    const char *path; /* NULL: none */
    const Picture *picture;
} SitePicture;

/* How large an advertisement is: columns and a height, or the trade's words for a part of the page. */
typedef enum AdSize { AD_BY_COLUMNS, AD_STRIP, AD_HALF_STRIP, AD_QUARTER, AD_HALF_PAGE, AD_PAGE } AdSize;
typedef enum AdSide { AD_ANYWHERE, AD_LEFT, AD_RIGHT } AdSide;

/* An advertisement 广告: space booked at the foot of a page, with a picture or still empty. */
typedef struct Ad {
    AdSize size;
    int columns;                    /* AD_BY_COLUMNS */
    Len height;                     /* 0: `lines`, or what its size says */
    int lines;                      /* of the page's grid; 0: `height` */
    AdSide side;                    /* where at the foot */
    SitePicture picture;            /* path NULL: the space is reserved */
    const char *alt, *title, *link; /* "" when absent */
    Span span, size_span, height_span, image_span, link_span;
} Ad;

/* What stands in the ear 报眼 beside the nameplate. */
typedef enum EarKind { EAR_INDEX, EAR_DATE, EAR_STORY, EAR_PICTURE, EAR_AD } EarKind;

typedef struct Ear {
    EarKind kind;
    Article *story;      /* EAR_STORY; it is the last of the front page's */
    Ad ad;               /* EAR_AD; of EAR_PICTURE its picture */
    const char *caption; /* of EAR_PICTURE; "" when absent */
    Span span;           /* src NULL: it was not chosen */
} Ear;

/* A title that the editor wants in the index 导读. */
typedef struct IndexChoice {
    const Article *article;
    Span span;
} IndexChoice;

/* What stands around the stories of a group 集纳; the first: as the layout says. */
typedef enum GroupFrame { FRAME_LAYOUT, FRAME_NONE, FRAME_OPEN, FRAME_RULE, FRAME_DOUBLE, FRAME_TINT } GroupFrame;
extern const char *const group_frames[]; /* their names; end with NULL */

/* A group of a page, as issue.yaml says: what is not said is as the layout does it. */
typedef struct GroupSpec {
    const char *name, *title; /* title: its head 栏题; the name when nothing is said */
    GroupFrame frame;
    Pins pins; /* place and area of the whole */
    int span;
    Span title_span, name_span, columns_span;
} GroupSpec;

/* Two facing pages made up as one 通版: the left one has what stands on both, the right one its own name and editors.
 */
typedef enum Spread { SPREAD_NONE, SPREAD_LEFT, SPREAD_RIGHT } Spread;

typedef struct PageSpec {
    const char *title;   /* 版名: 要闻 */
    const char *address; /* what stands for N in node_N.htm (urls.h); "": its number */
    Span address_span;
    const char **editors;
    size_t n_editors;
    const char *layout; /* NULL: the paper's */
    Span layout_span, editors_span, ink_span;
    bool vertical; /* 竖排: all its text stands in columns, from right to left */
    Spread spread;
    Span spread_span, vertical_span; /* of the keys; src NULL: it isn't said */
    bool black_only;                 /* printed with black ink alone */
    Article **articles;              /* in editorial order */
    size_t n_articles;
    Ad *ads; /* in the order that the desk lists them */
    size_t n_ads;
    GroupSpec *groups; /* those that issue.yaml says more of */
    size_t n_groups;
    Span span;
} PageSpec;

/* Where the texts that furniture prints stand in paper.yaml, issue.yaml; src NULL when absent. */
typedef struct PaperSpans {
    Span title, title_zh, pinyin, issn, cn, postal, publisher, slogan, price;
} PaperSpans;
typedef struct IssueSpans {
    Span number, lunar, weather, notice, edition, kind;
} IssueSpans;

typedef struct Paper Paper;

/* The addresses of a paper's issues (urls.h). */
typedef enum UrlScheme { URLS_OWN, URLS_FOUNDER, URLS_FOUNDER_MONTH } UrlScheme;
typedef struct Urls {
    UrlScheme scheme;
    bool beside; /* ours stay the site's own, the scheme's lead to them */
} Urls;

/* 报纸出版管理规定 (2005), 35 and 36. */
typedef enum IssueKind {
    ISSUE_REGULAR,
    ISSUE_EXTRA,      /* 号外: of a great event, free of charge, without a number */
    ISSUE_ADDITIONAL, /* 增期: beyond the days on which the paper appears */
} IssueKind;

/* What becomes of text that its page has no room for. */
typedef enum Overset {
    OVERSET_ERROR,
    OVERSET_JUMP,  /* it goes on on a later page that has room */
    OVERSET_CUT,   /* it is left out of the print page, and that is told */
    OVERSET_EXTRA, /* it goes on, on pages added to the issue if need be */
    OVERSET_PAGES, /* no page is planned: pages come as needed */
} Overset;

/* A link as documents have it, and as the site does. */
typedef struct MovedLink {
    const char *from, *to;
} MovedLink;

typedef struct IssueBrief IssueBrief;

typedef struct Issue {
    const Paper *paper;
    Date date;
    char iso[11];
    char id[13];  /* its folder's name: iso, or iso-b */
    char edition; /* 'a', the day's second 'b' … */
    IssueKind kind;
    const char *edition_name;                      /* 晚间版; "" when absent */
    const char *number, *lunar, *weather, *notice; /* "" when absent (lunar: computed) */
    PageSpec *pages;
    size_t n_pages;
    Sections sections; /* how its pages are named */
    Overset overset;
    Ear *ear;           /* NULL: the index, and nobody said so; an archive has many issues, and reads few */
    IndexChoice *index; /* n_index 0: the first of each page */
    size_t n_index;
    Article **articles; /* all, in page order */
    size_t n_articles;
    const IssueBrief *brief;  /* what lists have of it (site/brief.h); NULL until they are made */
    size_t n_notices;         /* behind them: retracted ones that no page has, of which but a notice is published */
    const ResolvedDoc **docs; /* of each article; NULL until the issue is being made */
    Arena *arena;             /* owns the issue's documents */
    PictureStore *pictures;   /* the run's, to load with; NULL: none */
    const char *dir;
    const MovedLink *moved; /* its links to other issues, where addresses are Founder's (urls.h) */
    size_t n_moved;
    const MakeupLock *lock; /* what makeup.lock.yaml keeps; NULL: nothing */
    bool drafts;            /* drafts are wanted */
    bool held;              /* its files have errors: this is what is published of it */
    bool apart;             /* made while its neighbours aren't known (site/beside.h) */
    bool relock;            /* makeup.lock.yaml is written anew: where it no longer fits is not told */
    Span span_all;          /* issue.yaml; src NULL when there is none */
    IssueSpans spans;
} Issue;

struct Paper {
    const char *id, *title, *layout, *issn, *cn, *postal, *publisher, *slogan; /* "" when absent */
    const char *price;                                                         /* of a copy 定价; "" when absent */
    const char *title_zh, *pinyin; /* the Chinese name of a Tibetan paper; the romanised name; "" when absent */
    const char *accent;            /* #rrggbb for the e-paper, "" = the layout's */
    Lang lang;
    Urls urls;                  /* the group's */
    SitePicture nameplate;      /* its name as a picture 报头 */
    const char *nameplate_file; /* as written; "" when absent */
    bool specimen;              /* 样报 */
    bool black_only;            /* its pages are printed with black ink alone, unless one says otherwise */
    Issue **issues;             /* by date, oldest first */
    size_t n_issues;
    Issue **waiting; /* those whose time has not come (publish_at): nothing may lead to them */
    size_t n_waiting;
    Issue **left; /* in the content, but neither published nor asked for (--date): nothing may lead to them either */
    size_t n_left;
    Span span;     /* of `layout` in paper.yaml */
    Span span_all; /* paper.yaml */
    PaperSpans spans;
};

/* A paper, an issue without pages, of which no more is known; strings are borrowed. */
Paper paper_blank(const char *id, const char *layout, Lang lang);
Issue issue_blank(const Paper *paper, Date date);
/* Its articles with those notices. */
static inline size_t issue_addresses(const Issue *issue)
{
    return issue->n_articles + issue->n_notices;
}
static inline EarKind issue_ear(const Issue *issue)
{
    return issue->ear ? issue->ear->kind : EAR_INDEX;
}
/* The page under whose number a page's facsimile and make-up stand: of a spread the left one. */
int issue_leaf(const Issue *issue, int number);
/* 第二版次 or the name that issue.yaml gives, 号外 or 增期 (which no edition is), what a 号外 costs: in the paper's
 * language; "" for none. */
const char *issue_edition(Arena *a, const Issue *issue);
/* Edition and kind, as a list of a day's issues tells them apart; the first without either is 第一版次. */
const char *issue_label(Arena *a, const Issue *issue);
const char *issue_kind(const Issue *issue);
const char *issue_free(const Issue *issue);

/* What an issue is written as besides PDF and pages of the site, when group.yaml asks for it. */
typedef enum Export { EXPORT_ALTO, EXPORT_EPUB, EXPORT_NINJS, EXPORTS } Export;

typedef struct Group {
    const char *name, *base_url; /* base_url ends in '/' or is "" */
    bool is_example;             /* base_url is the template's: no page prints it */
    unsigned exports;            /* what is written for other systems: bits of Export */
    Urls urls;
    Link *links;
    size_t n_links;
    Paper *papers; /* navigation order */
    size_t n_papers;
} Group;

#endif
