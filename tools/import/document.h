/* An article written in a word processor, or any page of HTML: what its styles, classes and headings say. */
#ifndef IMPORT_DOCUMENT_H
#define IMPORT_DOCUMENT_H

#include "markup/article_file.h"
#include "markup/report.h"

/* Styles (of Word's, as pandoc's data-custom-style has them) and classes → the parts of a headline:
 *
 *   引题 肩题 眉题 kicker → kicker     副题 副标题 subtitle deck → deck     主题 标题 title headline → title
 *   作者 署名 author byline → byline   电头 dateline → dateline            提要 摘要 summary abstract → summary
 *
 * without a style h1, or the first paragraph, is the title. body was begun; out's texts are in the arena. */
void document_read(Arena *a, Markup *page, Body *body, ReportEntry *e, ArticleFile *out);

#endif
