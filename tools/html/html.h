/* Document tree and frames → the e-paper site. Templates (Mustache) and style sheets come from the layout folder; a
 * file of the same name there overrides the default in layouts/_site. Everything is rendered to memory and handed to
 * `emit` with its path below out/ ("site/xzrb/2021-11-02/01.html"). */
#ifndef HTML_HTML_H
#define HTML_HTML_H

#include "frame/export.h"
#include "fonts/subset.h"
#include "search/search.h"
#include "world/world.h"

typedef struct Html Html;

/* Loads templates and style sheets below layouts_dir; emits site/assets/… once. Shared by threads afterwards. */
Html *html_new(World *w, Diag *d, const Group *group, const char *layouts_dir, Emitter out);
/* Copies of pictures that a run before left in the folder `out` need not be made again. The string stays the caller's.
 */
void html_reuse(Html *h, const char *out);
/* What packing pages' fonts made in builds before (html_memo_new); borrowed. */
void html_remember(Html *h, Memo *packed);
Memo *html_memo_new(void);
/* Whether a page of a paper's, at that path below out/, stands as an earlier run made it of what has this mark, a hash
 * of all that it shows but what every page shows: then it is this run's as it is, and is not made again. */
typedef bool PageStands(void *context, Diag *d, const char *path, uint64_t mark);
void html_keep_pages(Html *h, PageStands *stands, void *context);
/* Pages of papers and group ask for the articles of issues they show, which are lent with what html/facts.h keeps of
 * them; every issue has its brief. What was lent may be taken back when such a page is done. */
void html_lend(Html *h, void (*lend)(void *context, const Issue *issue), void (*take_back)(void *context),
               void *context);
/* The folder that has the issues that are not made in this run. The string stays the caller's. */
void html_published(Html *h, const char *out);
void html_free(Html *h);

/* An issue's index.html, NN.html, <slug>.html, issue.json, its fonts and pictures. */
Exporter html_exporter(Html *h);
/* The pictures of its pages for sharing: every so manyth from the one at that place, so that several can be drawn at
 * once. */
enum { SHARE_PARTS = 4 };
Exporter html_share_exporter(Html *h, size_t at);
/* What an issue that was exported in another process leaves for the pages of papers and group: as text, when it is
 * forgotten there, and back; false when it is no such. */
void html_pack_issue(Html *h, const Issue *issue, Buf *out);
bool html_unpack_issue(Html *h, const Issue *issue, const char *text, size_t n);
/* The search index of all papers: before the pages that lead to it. archive: as search_emit takes it. */
bool html_search(Html *h, Diag *d, const SearchArchive *archive, Emitter out);
/* A paper's index, calendar months, lists by section, column, tag and author, feeds. */
bool html_paper(Html *h, Diag *d, const Paper *paper, Emitter out);
/* The group's index, 404, robots.txt, sitemap.xml. */
bool html_group(Html *h, Diag *d, Emitter out);

/* The feeds of an issue that is not rendered in this run, for its paper's. */
void html_take_feeds(Html *h, const Issue *issue, const Buf *atom, const Buf *json);

/* The sketch of a paper's newest front page as it was exported (SVG; borrowed; NULL until then), and one kept from
 * an earlier run, for a newest issue that is not made again (NULL: none is known). */
const char *html_cover(Html *h, const Paper *paper);
void html_keep_cover(Html *h, const Paper *paper, const char *svg);

#endif
