/* One article file → the document tree: front matter (YAML between --- lines) and a body in GitHub-flavoured Markdown.
 *
 * Front matter: title (required); kicker 引题, deck 副题, byline, dateline 电头, section, summary 提要, column 栏目:
 * texts; page (default 1), priority (default 100; smaller comes first), span: numbers; tags: a list; lang: zh-Hans,
 * zh-Hant, bo, en (default: the paper's); lists: arabic, chinese (default: the layout's); image with caption and
 * credit; draft, box, vertical, vertical_title, advert, normalize (default true): true or false.
 *
 * Beyond GitHub's Markdown:
 *   {汉字|hàn|zì} {汉字|hànzì}   ruby: a reading for each character, or one for all
 *   [text]{.name} [text]{.book}   a straight line 专名号, a wavy line 书名号甲式 below the text
 *   ![alt](file "caption"){span=3 height=30行 crop=no focus=0.4,0.3 credit="…"}   a figure, as the editor wants it;
 * inside a text it stands after it > [!pull]                    in a quote's first line: a pull quote
 *   ```poem (or 诗, verse)       a poem, its lines kept
 *   Table: … or 表：…            a paragraph right after a table: its caption
 *   ![表](data.csv "caption")     a table of a file of values
 *   ![[name]]                    alone in a paragraph: the text of blocks/name.md beside the paper's issues
 *   {.asis}                      at the end of a paragraph, after a list's last item, or alone after a block: that is
 * not normalised $…$ $$…$$                    a formula: no Markdown in it, printed as it is written Differences: **
 * and __ beside Chinese marks work without spaces; ~~ strikes, ~ does not; a bare URL ends where ASCII does; a line
 * break between Han adds no space; of raw HTML the tags are dropped with a warning (comments silently), the text stays,
 * <br> ends a line; prose that is indented is no code; rows of numbered lines (1、 2、) are paragraphs;
 * - [x] sets a box; a note is numbered by its first reference. Nothing of this inside code. Controls and unseen
 * characters go before all (clean.h). */
#ifndef PARSE_ARTICLE_H
#define PARSE_ARTICLE_H

#include "doc/doc.h"
#include "picture/store.h"
#include "world/world.h"
#include "yaml/yaml.h"

/* Reads and parses a file; all of it lives in the arena. Faults are reported, each at its place, and what could be
 * understood is returned; NULL only when the file can't be read. Pictures are looked for beside the file and checked,
 * with the help of what `pictures` knows (NULL: nothing). */
Article *article_load(World *w, PictureStore *pictures, Diag *d, Arena *a, const char *path, Lang paper_lang);

/* The same for a text at hand. w NULL: pictures are not looked for. Never NULL. */
Article *article_parse(World *w, Diag *d, Arena *a, const Source *src, Lang paper_lang);

/* An `address` of an article or a page: letters, digits, _ and -; "" after a report. */
const char *address_part(Diag *d, YamlText t);

#endif
