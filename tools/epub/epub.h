/* An issue as a book for reading devices: issue.epub (EPUB 3.2, W3C), beside its pages. A page of the paper is a part,
 * each article a chapter written from its resolved document; nav leads from pages to articles, the page list to where
 * each printed page begins. Tibetan brings its font, as few devices have one, where the font's licence allows it. The
 * same issue gives the same bytes. */
#ifndef EPUB_EPUB_H
#define EPUB_EPUB_H

#include "web/site.h"

/* html: outlives it; its themes have the book's words and style sheet. */
Exporter epub_exporter(Html *html);

#endif
