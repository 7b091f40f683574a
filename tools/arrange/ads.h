/* Private to arrange and layout: the advertisements of a page. Each stands at its foot, over whole columns, in as many
 * grid lines as its height needs and one for the mark 广告; broader ones stand below. Those over all columns take their
 * lines off the page, the others are areas in which no article stands. */
#ifndef ARRANGE_ADS_H
#define ARRANGE_ADS_H

#include "arrange/issue_build.h"
#include "makeup/makeup.h"

/* Places a page's advertisements: job->ads, job->lines. */
void ads_place(Arena *a, PageJob *job);
/* Tells what the page can't hold, and pages that have no room left for their articles (own: how many they list);
 * false then. */
bool ads_check(IssueBuild *b, const PageJob *job, size_t own);
/* Are all that are booked shares of the page, over all its width or half of it, as large in other columns and lines as
 * in these? Space by columns × cm or by lines is of the layout's own. */
bool ads_are_shares(const PageJob *job);

/* Column-lines that they take within the lines of the articles, with the gaps below them. */
int ads_room(const PageJob *job);
/* The advertisement that has a part of an area of the articles' grid; NULL: none. */
const AdPlace *ads_meet(const PageJob *job, MakeupArea area);
/* How many blocks they are for make-up; those blocks and places. */
size_t ads_count(const PageJob *job);
void ads_blocks(Arena *a, const PageJob *job, MakeupBlock *blocks);
void ads_placed(const PageJob *job, int first_block, MakeupPlaced *out);
/* The line above which nothing of theirs stands. */
int ads_top(const PageJob *job);

/* Draws them; what the page's frame and its report know of each. */
void ads_compose(PageBuild *pb, const PageJob *job);
void ads_frame(const PageBuild *pb, const PageJob *job, const Furniture *ear, PageFrame *f);
void ads_report(const PageBuild *pb, const PageJob *job, PageReport *r);

#endif
