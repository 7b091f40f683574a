/* Private to the rooms that lay out: pictures with their captions, as floats. */
#ifndef FLOATS_FIGURES_H
#define FLOATS_FIGURES_H

#include "setting/float_set.h"
#include "lines/lines.h"

FloatSet *figure_new(ArticleSet *s, const Float *f, int span);
void figure_compose(ArticleSet *s, const Float *f, int span, int lines, Len x, Len y, ItemVec *out);

/* Where its picture stands in its lines, from their top. */
Rect figure_frame(const ArticleSet *s, const Float *f, int span, int lines);

/* In a frame of another's, its caption included: thousandths that the pictures lose of their width or height; or
 * FIGURE_NOT_BORNE. */
enum { FIGURE_NOT_BORNE = 1001 };
int figure_loss(const ArticleSet *s, const ResolvedFloat *f, Len width, Len height);
/* Is it, so wide, at least as high? */
bool figure_fills(const ArticleSet *s, const ResolvedFloat *f, Len width, Len height);
/* Thousandths of the frame that stay white. */
int figure_white(const ArticleSet *s, const ResolvedFloat *f, Len width, Len height);
/* One too wide for the frame ends above its foot, with its caption; one too high is narrower, in the middle. */
void figure_compose_in(ArticleSet *s, const Float *f, Rect frame, ItemVec *out);

/* Has one of its pictures a file? */
bool figure_has_picture(const ResolvedFloat *f);
/* Width by height. */
double figure_aspect(const ResolvedFloat *f);
/* The columns that the editor wants: said, or those that suit the height; 0: neither is said. */
int figure_columns(const ArticleSet *s, const ResolvedFloat *f);

/* What becomes of the height that the editor wants, over so many columns. */
typedef struct FigureFit {
    bool fits;          /* or no height is wanted */
    int lines;          /* of the grid, that it takes */
    int lost, may_lose; /* thousandths of the pictures' width or height */
    int own_lines;      /* those in which they lose nothing */
    Len own_height;
    int columns; /* over which it fits; 0: none */
} FigureFit;
FigureFit figure_fit(const ArticleSet *s, const ResolvedFloat *f, int span);
/* The most lines of the grid, up to `most`, that the pictures may have over so many columns; 0: none. */
int figure_lines_borne(const ArticleSet *s, const ResolvedFloat *f, int span, int most);

#endif
