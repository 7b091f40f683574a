/* Parsed article → resolved document (doc/resolved.h): the one pass that decides what blocks mean, before layout and
 * the site part ways. Reads no file. Everything lives in the arena; the article is only read, and borrowed. */
#ifndef RESOLVE_RESOLVE_H
#define RESOLVE_RESOLVE_H

#include "doc/resolved.h"

typedef struct ResolveOptions {
    bool lists_chinese; /* where the article does not say: lists are numbered 一、（一）1. rather than 1.（1）① */
} ResolveOptions;

/* Never NULL. */
ResolvedDoc *resolve_article(Arena *a, const Article *article, const ResolveOptions *o);

/* Characters of the running text: body without captions, cells and notes. */
size_t resolved_characters(const ResolvedDoc *doc);
/* The document without the last n of them, or a few more: headings with no text below them go too, and notes that
 * nothing refers to any longer. Pictures and tables stay. What does not change is borrowed from doc. */
ResolvedDoc *resolved_cut(Arena *a, const ResolvedDoc *doc, size_t n);

/* The text of body and notes in order, captions and cells in their places, a line each block: what search indexes. */
void resolved_plain(const ResolvedDoc *doc, Buf *out);
/* The running text alone, up to about so many bytes: what excerpts are cut from. */
void resolved_running(const ResolvedDoc *doc, size_t bytes, Buf *out);

/* One JSON object a line for every leaf, in order: dump --stage=resolved, tests/conserve.
 *   {"kind":"para","in":["list","item"],"text":"…"}; kind: title kicker deck byline dateline summary column para
 * heading verse code cell caption credit label note-mark figure rule; "src" of figures, "float" (1…) of what belongs to
 * one, "note" (1…) of what stands in one. A note's mark is a leaf of its own, before the leaf it stands in; ruby
 * readings are its "ruby". */
void resolved_dump(const ResolvedDoc *doc, Buf *out);

#endif
