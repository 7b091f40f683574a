/* An article (or what is left of it after a jump) set exactly in its place: every column full to its
 * foot. Lines and columns are the grid's, from the piece's top left. Results live in the set's arena. */
#ifndef FITTING_PLAN_H
#define FITTING_PLAN_H

#include "fitting/texts.h"

typedef struct PlacedFloat {
    size_t index;
    int column, span, line, lines; /* line: from the piece's top */
} PlacedFloat;

/* A piece over so many columns before its text is laid: headline, frame, pictures. */
typedef struct Arrangement {
    MakeupPiece piece;
    const FlowText *text;
    int title_columns;       /* taken by a vertical title, at the left */
    int over;                /* columns of the grid, those of a vertical title too */
    int columns;             /* of text */
    int broken;              /* as many, when they aren't the grid's: 破栏; 0 */
    int head;                /* lines of the headline above the text; of a vertical title: those it needs beside it */
    int head_columns;        /* that the headline stands over, the first ones: text stands beside it; 0: over all */
    int head_opened;         /* lines of white that it opens there */
    int title_lines;         /* of a vertical title that text stands below, too; 0: it is none */
    const Intro *intro;      /* the first paragraph 长栏; NULL: it stands in the columns */
    int box;                 /* lines of white inside the frame, above and below */
    int top[MOST_COLUMNS];   /* lines of each column that pictures take, below the headline, or it itself, over some */
    int below[MOST_COLUMNS]; /* of them, white at the end: none is needed where no text follows */
    int high;                /* lines that the body needs for them */
    int hollow;              /* column-lines above pictures that nothing fills */
    PlacedFloat *floats;
    int n_floats;
} Arrangement;

/* Which of the ways to arrange a piece. */
typedef struct Way {
    int level;  /* of the headline, 0 …, or LEVEL_OF_WIDTH */
    int widen;  /* columns that a picture takes beyond its usual share, when the author asks for none */
    int beside; /* columns that the headline stands over, the first ones, text beside it 串文; 0: over all */
    int text;   /* columns of the text when they aren't the grid's: 破栏, 长栏; 0: they are */
    int opened; /* lines of white that a headline with text beside it opens */
    int intro;  /* columns that the first paragraph stands over 长栏; 0: it stands in the text's */
} Way;
/* SHRUNK: pictures of the usual columns, narrower than those where they would leave the text no room. NARROWEST_WIDEN:
 * of a piece over all columns that has no room on its page with pictures as broad as LEAST_WIDEN makes them. */
enum { NARROWEST_WIDEN = -4, LEAST_WIDEN = -1, MOST_WIDEN = 3, SHRUNK = MOST_WIDEN + 1 };

/* Where a piece stands: a rectangle, or one whose lower left (notch < 0) or lower right (notch > 0) corner is others'.
 */
typedef struct PlanShape {
    int columns, lines;
    int notch, notch_columns, notch_lines;
    int head; /* lines that its headline should have to be in step with its neighbour; 0: any */
} PlanShape;

/* Lines of white that a headline block may open, a line at each joint; in what nothing fills, so many. */
enum { PLAN_HEADLINE_SPARE = 2, PLAN_HEADLINE_MOST = MOST_OPENED };

typedef struct Plan {
    MakeupPiece piece;
    PlanShape shape;
    int level;
    int columns;              /* of the grid, a vertical title's too */
    int broken;               /* columns of the text when they aren't the grid's: 破栏; 0 */
    int text_columns;         /* those that text stands in, a vertical title's too */
    int head_columns;         /* that the headline stands over, text beside it; 0: all */
    int head_opened;          /* lines of white that it opens there */
    int title_lines;          /* of a vertical title that text stands below, too; 0: it is none */
    const Intro *intro;       /* below the headline; NULL: none */
    int headline_lines;       /* with the white it was given; 0 beside a vertical title */
    const Headline *headline; /* whose title has grown where white stands beside it; NULL: plan_headline's own */
    int title_columns;
    int box_lines;
    int column_top[MOST_COLUMNS], column_lines[MOST_COLUMNS];
    int split[MOST_COLUMNS + 1]; /* rows [split[c], split[c+1]) stand in column c */
    const Row **rows;
    int *above; /* lines of white above each of them */
    int n_rows;
    PlacedFloat *floats;
    size_t n_floats;
    int white;        /* lines that stay empty at the columns' feet */
    bool breaks_rule; /* a line alone, a stump, a heading last, feet over a line apart */
    int foot_hole;    /* tenths of column-lines of what of it stands together, */
    int parted_hole;  /* and between two rules that run on to its foot (plan_is_parted) */
    int to_row;       /* of the flattened galley; its end unless the rest jumps */
    int to_float;     /* == the set's n_floats unless some go with it */
} Plan;

/* The piece in exactly this shape: the lines that it doesn't need go to pictures, paragraphs, headings, the headline;
 * what does not fit is left over (plan_goes_on) and one line is kept for the jump line. way: NULL: the one that suits
 * the shape best. */
Plan *plan_new(MakeupPiece p, const PlanShape *shape, const Way *way);
/* Does the piece fill the shape to every foot? Quick: for a search that asks about many shapes. */
bool plan_fills(MakeupPiece p, const PlanShape *shape, const Way *way);
/* The same with the headline opened by `opened` lines; grow: lines that its pictures are higher, as few as will do. */
bool plan_fills_opened(MakeupPiece p, const PlanShape *shape, const Way *way, int opened, int *grow);
/* The headline block of the plan's piece, as it stands with what it is given, its title up to `most` large where white
 * stands beside it, 0: in its own size; so is one that text stands beside. */
const Headline *plan_headline(const Plan *p, Len most);
/* The same, its title just so large; NULL: it can't be, or stands beside text. */
const Headline *plan_headline_sized(const Plan *p, Len size);
/* The same as it stands, rules beside its title, kicker or deck; NULL: it has no room for them. */
const Headline *plan_headline_ruled(const Plan *p, GroupTag tag);
/* Do the rules between its columns run on to their feet, lest the white there be a hole? */
bool plan_is_parted(const Plan *p);
/* Tenths of column-lines of the largest white at its feet; in its headline or there. */
int plan_foot_hole(const Plan *p);
int plan_hole(const Plan *p);
/* Is something of the plan's piece left over? */
bool plan_goes_on(const Plan *p);

/* The line below the column's foot, whatever stands in it; below its lowest text. */
int plan_column_foot(const Plan *p, int column);
int plan_column_end(const Plan *p, int column);
/* The line below the lowest text, picture or title of it. */
int plan_foot(const Plan *p);

/* Lines of the longest stretch of a column that nothing breaks; 0 of broad ones. */
int plan_unbroken(const Plan *p);

/* arrangement.c. The headline block over so many columns. */
const Headline *piece_headline(MakeupPiece p, int columns, int level);
/* The headline block that it has. */
const Headline *arrangement_headline(const Arrangement *a, int level);
/* May its headline stand over the first n of so many columns, text beside it (a vertical title: below it, too)? */
bool headline_may_stand(MakeupPiece p, int columns, int n, int level);
/* grow: lines that pictures take beyond their natural height, as far as each may; most: pictures that reach further
 * down, and those after them, are left out. false: it can't be set so narrow. */
bool arrangement_make(MakeupPiece p, int columns, Way way, int grow, int most, Arrangement *out);
/* How many of the floats that wait find room on a page that has nothing else on it, whichever page it is. */
int floats_that_fit(MakeupPiece p);
/* The most that pictures may grow and shrink so. */
void arrangement_range(MakeupPiece p, int columns, Way way, int *least, int *most);
/* The picture sizes that differ from each other, over so many columns: `widen` of each, the usual one first. */
int arrangement_sizes(MakeupPiece p, int columns, int level, int *widen);
/* Lines that each column has for text when the piece's body is `body` lines high; false: one has too few to be filled
 * well, and is given none. */
bool arrangement_columns(const Arrangement *a, int body, int *lines);

#endif
