/* Private to the rooms that lay out: the document's texts as styled pieces, and pieces set in a measure.
 * Results live in the context's arena; faults go to its sink. */
#ifndef SETTING_PIECES_H
#define SETTING_PIECES_H

#include "doc/page_name.h"
#include "style/style.h"
#include "lines/balance.h"

/* What the set-up of one issue shares. One thread. */
typedef struct SetContext {
    TextContext *text;
    Arena *arena;
    Diag *diag;
    const Layout *layout;
    int tier;          /* lines of a tier 段 of a page that is set vertically; 0: it isn't */
    Sections sections; /* how the pages are named */
} SetContext;

typedef struct Pieces {
    Piece *at;
    size_t n;
} Pieces;

TextStyle element_text(const SetContext *c, Element e, Lang lang);
Pieces pieces_of_inlines(const SetContext *c, Inlines in, TextStyle base); /* with room for one piece more in front */
Pieces pieces_of_text(const SetContext *c, const char *text, TextStyle base, Span span);
/* A text of an article's front matter, in a face and size. */
Pieces front_pieces(const SetContext *c, const Article *a, const char *text, int role, Len size);
/* A line of a code block, n bytes: a tab goes on to the next fourth column (Han take two). */
Pieces pieces_of_code(const SetContext *c, const char *line, size_t n, TextStyle base, Span span);
/* A jump line: the layout's text in brackets with its {page} filled in; without one as it is. */
const char *jump_text(const SetContext *c, const char *text, int page);

/* A text shaped and broken. */
typedef struct SetPara {
    Para *para;
    BrokenLine *lines;
    size_t n;
} SetPara;

ParaStyle para_style(const SetContext *c, Element e, Lang lang);
/* Of display lines. */
ParaStyle display_style(const SetContext *c, Lang lang, Len size, Align align);
/* English in narrower columns is flush left. */
enum { LEAST_JUSTIFIED = 14 /* em */ };
SetPara set_para(const SetContext *c, Pieces p, const ParaStyle *wanted, Len measure);
/* The same, with a line fewer and a line more, too. */
SetPara set_para_all(const SetContext *c, Pieces p, const ParaStyle *wanted, Len measure,
                     OtherLines other[OTHER_LINES]);
/* The same for display lines: when they are centred, of even length and broken between words. */
SetPara set_para_even(const SetContext *c, Pieces p, const ParaStyle *st, Len measure);
/* As few lines as the measure allows, evenly filled; false, and none, when they would be more than `most`. */
bool set_fewest(const SetContext *c, const Para *p, Len measure, int most, BalancedLines *out);

Item item_begin(GroupTag tag, Lang lang, int32_t article, int32_t block, int level);
Item item_end(void);
/* The largest rectangle of a picture's shape within a box, where `align` says. */
Rect picture_within(Rect box, const Picture *p, Align align);
/* The whole of a picture that is no article's. */
Item picture_item(const SitePicture *p, Rect at, const char *alt);

#endif
