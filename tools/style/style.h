/* Layouts: a paper's page, grid, columns, type and furniture as data, resolved to lengths (layouts/<name>, as
 * cascade/cascade.h reads it). Plain data in the arena of the run; shared by threads.
 *
 * Lengths in the files: mm, pt, 字 (the body's size), 行 (the grid's pitch), 号 names of the layout's own table. */
#ifndef STYLE_STYLE_H
#define STYLE_STYLE_H

#include "base/len.h"
#include "frame/press.h"
#include "judge/costs.h"
#include "site/site.h"
#include "style/fields.h"
#include "style/units.h"
#include "text/para.h"

enum {
    MOST_PAGE_COLUMNS = 12,
    MOST_LAYOUT_COLUMNS = 2 * MOST_PAGE_COLUMNS /* of a spread */,
    MOST_LAYOUT_LINES = 180,
    MOST_LAYOUT_TIERS = 8
};

typedef enum Element {
    EL_BODY,
    EL_STRONG,      /* role only: 黑体 in running text */
    EL_CODE_INLINE, /* role only */
    EL_BYLINE,
    EL_DATELINE, /* role only */
    EL_KICKER,
    EL_DECK,
    EL_COLUMN,     /* 栏目 */
    EL_SUMMARY,    /* 提要 */
    EL_HEADING,    /* 小标题 */
    EL_SUBHEADING, /* second level */
    EL_QUOTE,
    EL_PULL,
    EL_VERSE,
    EL_CODE,
    EL_TABLE,
    EL_TABLE_HEAD,
    EL_CAPTION,
    EL_CREDIT,
    EL_NOTE,
    EL_JUMP,
    EL_CONTINUED, /* the small headline of a continuation */
    EL_ADVERT,    /* the mark 广告 */
    EL_VERTICAL,  /* the text of vertical boxes 竖排 */
    EL_GROUP,     /* the head of a group 集纳's 栏题 */
    EL_SIDEBAR,   /* the text of sidebars 链接 */
    EL_SIDEBAR_LABEL,
    EL_SIDEBAR_TITLE,
    ELEMENTS
} Element;

typedef struct ElementStyle {
    int role; /* index into the font book */
    Len size;
    Len pitch; /* from line to line where several stand in a block; 0: the grid's */
    Len indent;
    Len tracking;
    Rgb color;
    Align align;
} ElementStyle;

/* One step of the headline scale: the most that a width bears, for articles over so many columns. */
typedef struct HeadlineStep {
    int columns;
    int role;
    Len size, least; /* the title's size, and the least it may shrink to where no level says it */
    Len kicker, deck;
    int lines;      /* most lines of the title */
    bool fill;      /* short titles are letter-spaced */
    bool shoulders; /* 肩题: kicker and deck may stand beside the title */
} HeadlineStep;

/* How important an article is: 头条, 二条, 主体, 简讯; LEVEL_OF_WIDTH: nothing is said, the width alone counts. */
enum { HEADLINE_LEVELS = 4, LEVEL_OF_WIDTH = HEADLINE_LEVELS };

/* What a level allows, whatever the width. */
typedef struct HeadlineLevel {
    int role;        /* -1: the width's */
    Len size, least; /* the title's largest and least size */
    Len narrow;      /* the largest over one column */
    Len kicker, deck;
} HeadlineLevel;

/* What width and level allow together. */
/* How far titles are letter-spaced: as their layout's scale has it; longer ones, too; further, kicker and deck with
 * them. */
typedef enum Spacing { SPACED_AS_SCALE, SPACED_MORE, SPACED_WIDE, SPACED_MOST } Spacing;

typedef struct TitleRange {
    int role;
    Len size, least; /* least > size: the width bears no title of this level */
    Len grown;       /* what a title in one line may grow to where its width has room; 0: no size between the scale's */
    Len kicker, deck;
    int lines;
    bool exact; /* in so many lines, no fewer */
    bool fill;
    Spacing spaced;
    bool shoulders;
} TitleRange;

/* How a label 栏目 stands out: a short rule under it, or white on a black tag. */
typedef enum LabelStyle { LABEL_RULE, LABEL_TAG } LabelStyle;

/* What an editor calls a face of titles 黑, 楷 …, and the role that it is. */
typedef struct FaceName {
    const char *name;
    int role;
} FaceName;

/* What stands beside a label 栏目: a rule or 文武线 under it, corner brackets round it, a dot or a picture before it;
 * as the label's style has it, a rule under one that has no tag. */
typedef enum Ornament {
    ORNAMENT_NONE,
    ORNAMENT_RULE,
    ORNAMENT_DOUBLE,
    ORNAMENT_BRACKET,
    ORNAMENT_DOT,
    ORNAMENT_PICTURE,
    ORNAMENT_OF_LABEL,
} Ornament;

typedef struct LabelLook {
    LabelStyle label;
    Ornament ornament;
    SitePicture picture; /* ORNAMENT_PICTURE: of the layout */
} LabelLook;

/* How the articles of one column 栏目 look. */
typedef struct ColumnStyle {
    const char *column;
    int role; /* of their titles; -1: as others */
    LabelLook look;
} ColumnStyle;

/* How groups 集纳 look, unless issue.yaml says otherwise. */
typedef struct GroupStyle {
    GroupFrame frame;
    bool band;            /* the head stands white on a black band; else between rules */
    const char *ornament; /* on both sides of the head; "": none */
} GroupStyle;

/* How sidebars 链接 look. */
typedef struct SidebarStyle {
    GroupFrame frame;
    LabelStyle label;
} SidebarStyle;

typedef enum FurnitureKind {
    FURN_TEXT,
    FURN_RULE,
    FURN_BOX,
    FURN_TINT,
    FURN_INDEX,
    FURN_IMAGE,
    FURN_NAMEPLATE, /* the paper's nameplate where it has one, else a text */
} FurnitureKind;

/* The least size of the picture of a page's lead: columns, and thousandths of the page's room for articles; 0: any. */
typedef struct LeadPicture {
    int columns, area;
} LeadPicture;

/* Masthead, running head, folio, imprint: drawn things with places relative to the type area's top left. */
typedef struct Furniture {
    FurnitureKind kind;
    FieldText text;
    int role;
    Len size, least; /* a line shrinks down to `least` to fit the width */
    Len tracking;
    Rgb color;
    Align align;
    Len x, y, width, height; /* text: y is the first baseline; rule: its middle; else the top */
    Len stroke;
    Len pitch;   /* text of several lines; 0: it stands in one */
    bool mirror; /* swapped left and right on even pages */
    SitePicture picture;
    const char *alt; /* of the picture; "": an ornament */
    Span span;       /* of its text, else of the piece */
} Furniture;

typedef struct FurnitureList {
    Furniture *at;
    size_t n;
} FurnitureList;

typedef struct Layout {
    const char *name, *dir;
    Lang lang;
    Len page_width, page_height, bleed;
    Len left, top; /* of the type area 版心 */
    Len pitch;     /* of the baseline grid */
    int lines;     /* of the type area */
    int columns;
    Len measure, gutter;
    Len box_measure;                   /* of the columns in a boxed article */
    Len first_baseline;                /* from a line's top to its baseline */
    int front_top, inside_top, bottom; /* lines taken by masthead, running head and imprint */
    ElementStyle elements[ELEMENTS];
    HeadlineStep *headlines; /* by columns, ascending */
    size_t n_headlines;
    HeadlineLevel levels[HEADLINE_LEVELS];
    size_t n_levels; /* all or none */
    LabelStyle label;
    const FontBook *fonts; /* of the run */
    FaceName *faces;
    size_t n_faces;
    ColumnStyle *column_styles;
    size_t n_column_styles;
    GroupStyle groups;
    LeadPicture lead_picture;
    SidebarStyle sidebars;
    const SizeName *size_names; /* 小五 … */
    size_t n_size_names;
    const Len *scale; /* the sizes that type comes in, falling */
    size_t n_scale;
    FurnitureList front, inside;
    bool head_across; /* of a spread: `inside` reaches over both pages; else each has its page's own */
    Press press;
    Len rule, box_rule; /* strokes */
    Rgb rule_color, tint;
    BreakLevel level;
    PunctStyle punct;
    bool hanging, grid, tsheg_pad;
    bool replace_missing; /* 〓 for what no font has */
    bool lists_chinese;   /* ordered lists: 一、（一）1. rather than 1.（1）① */
    bool lists_hang;      /* items' lines hang beside the label; else they run on as paragraphs do */
    const char *jump_to, *jump_from, *advert, *index_title; /* texts with {page} */
    const char **commentary; /* columns 栏目 of comment: their text may stand in columns of its own */
    size_t n_commentary;
    int intro_columns;  /* that a lead's first paragraph may stand over 长栏; less than 2: it stands in its columns */
    Len english_indent; /* the most that a paragraph of English is indented */
    int number_digits;  /* 0: Western, 1: Tibetan digits in furniture */
    int sparse;         /* percent: with less on it a page is set in the larger type of `sparse.yaml` */
    struct Layout *larger;      /* or NULL */
    const struct Layout *usual; /* of one in larger type: in whose type pages are that are full; NULL: it is no such */
    /* Two facing pages as one 通版: page_width is that of both, `fold` columns stand left of the fold. */
    int fold;                  /* 0: it is one page */
    Len fold_gutter;           /* the gutter at the fold; 0: as the others */
    Len fold_white;            /* what the gutter at the fold is broader than the others */
    struct Layout *spread;     /* two such pages; NULL: it is a spread itself */
    const struct Layout *page; /* of a spread: one of its pages */
    int tiers;                 /* 段 of a page that is set vertically; 0: pages are set in lines */
    bool all_vertical;         /* 竖排: every page is, but for spreads */
    struct Layout *vertical;   /* such a page; NULL: it is one itself, or Tibetan */
    MakeupWeights weights;     /* what makes a page good: makeup's costs, as the layout weighs them */
    int extra_pages;           /* pages added to an issue come so many at a time: 2, 4 */
} Layout;

/* The thinnest rule, between an article's columns: half the others, but no thinner than a press can hold. */
Len layout_hairline(const Layout *l);
/* Width of n columns with the gutters between them; of a spread: on one side of the fold. */
Len layout_span(const Layout *l, int n);
/* The same, of n columns from column c on. */
Len layout_width(const Layout *l, int c, int n);
/* The white at the left of the columns, which stand in the middle of the page. */
Len layout_margin(const Layout *l);
/* Left edge of column c from the trim's left. */
Len layout_column_x(const Layout *l, int c);
/* A length as an editor writes it: 36pt, or a size's name. false: it is none. */
bool layout_length(const Layout *l, const char *text, Len *out);
/* The role of a face by its name, or by the role's own; -1: there is none. */
int layout_face(const Layout *l, const char *name);
/* How a column's label looks: as its style says, else as the layout's labels do. */
const LabelLook *layout_label(const Layout *l, Arena *a, const char *column);
/* How the articles of a column 栏目 look; NULL: nothing is said of it. */
const ColumnStyle *layout_column_style(const Layout *l, const char *column);
/* The headline step for an article over n columns. */
const HeadlineStep *layout_headline(const Layout *l, int n);
/* The title's range for an article of a level over n columns. */
TitleRange layout_title(const Layout *l, int n, int level);

#endif
