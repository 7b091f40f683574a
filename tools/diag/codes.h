/* Every diagnostic there is: its code, its words in English, its hint (NULL: none). Formats take their arguments in
 * order, the message's before the hint's (diag/words.h).
 *
 * A new one goes at the end of its group, and its message and hint into tools/po/zh.po in Chinese, which may name the
 * arguments (%2$s), each format counting its own. Arguments that are words (a literal "a list", a hint) are translated,
 * too: literals need only their entry in zh.po, words with names in them are phrase(arena, "the nearest is `%s`",
 * near), never arena_printf. `ctest -R source.po` (tests/po.py) names what has no Chinese. */
#ifndef DIAG_CODES_H
#define DIAG_CODES_H

/* clang-format off */
#define DIAG_CODES(X) \
    X(SYSTEM, "can't %s: %s", NULL) \
    /* world */ \
    X(NO_TEXT, "this is no text but %s", "%s") \
    X(ENCODING, "the file is in %s, not in UTF-8", "iconv -f %s -t UTF-8 '%s' >'%s.utf8' && mv '%s.utf8' '%s'") \
    X(FILE_BACKSLASH, "the name %s has \\, which divides no folders here", "write %s") \
    X(FILE_EXISTS, "the file is there already", "choose another name, or edit the file") \
    X(FILE_MISSING, "the file is missing", "look at the name and the folder") \
    X(FILE_TOO_LARGE, "the file has %zu bytes, the limit is %zu", "split the file") \
    X(FILE_HUGE, "the file is larger than %d MB", "no text or picture is: look what it is") \
    X(FILE_NOT_REGULAR, "this is no file but a pipe, a socket or a device", "put a file in its place") \
    X(LINK_LEAVES, "it leads to %s, outside %s", "put the file itself there, or read what links lead to with --follow") \
    X(FOLDER_NOT_FILE, "this is a folder, not a file", "rename the folder, and put a file in its place") \
    X(FONTCONFIG_INVALID, "fontconfig can't read it", "it must be a fontconfig file") \
    X(INTERRUPTED, "interrupted: nothing was changed", NULL) \
    X(INTERRUPTED_LATE, "interrupted: what was begun is finished", NULL) \
    X(INTERRUPTED_PART, "interrupted: the issues that are done stay, the next run makes the others", NULL) \
    X(STEP_STUCK, "what a run began here can be neither finished nor undone", "make the folder writable and run again; until then the files are in %s") \
    X(LINK_LOOP, "a link that leads to itself", "delete the link, or let it lead to a file") \
    X(WORKER_ENDED, "the process that made this issue ended with status %d", "nothing of the issue was changed; build it again, and report what happens again") \
    X(WORKER_KILLED, "the process that made this issue was killed", "nothing of the issue was changed; the system does so when memory runs out: build with --jobs=1, or with more memory") \
    X(WORKER_MEMORY, "there is not enough memory to make this issue", "nothing of the issue was changed; build with --jobs=1, or with more memory") \
    X(WORKER_SIGNAL, "the process that made this issue broke down (signal %d)", "nothing of the issue was changed; build it again, and report what happens again") \
    X(SOURCE_NOT_UTF8, "invalid UTF-8: byte 0x%02X", "save the file as UTF-8") \
    /* parse */ \
    X(ARTICLE_EMPTY, "the article is empty", "write the text below the second ---, or add an image") \
    X(CAPTION_WITHOUT_IMAGE, "%s without an image", "add image: file, or delete it") \
    X(CHARACTERS_CONTROL, "%zu control characters in the file", "is this a text?") \
    X(CHARACTER_LEFT_OUT, "the %s U+%04X is left out", "delete it") \
    X(CHARACTER_LEFT_OUT_1252, "the control character U+%04X is left out", "delete it; if a %s was meant, write that") \
    X(CHARACTER_LOST, "a character was lost before the file was saved: U+FFFD stands for it", "write the character") \
    X(CORRECTION_NO_TEXT, "“%.40s” is no correction", "write what was wrong and what is right: correction: {text: …, date: 2021-11-03}") \
    X(CORRECTION_WITHOUT_DATE, "a correction without its day", "write correction: {text: …, date: 2021-11-03}, or updated: 2021-11-03") \
    X(ENTITY_UNKNOWN, "%.*s names no character: it is left out", "delete it") \
    X(FORMULA_AS_WRITTEN, "a formula between $ is printed as it is written", \
      "write it in words or as a picture; \\$ if it is money") \
    X(FRONT_MISSING_HTML, "this is no article but HTML", "give it the end .html, move it out of content and read it: paiban import FILE.html --paper=ID --date=YYYY-MM-DD") \
    X(FRONT_TWICE, "a second front matter: an article has one", "put its keys between the first two lines ---, or make the rest an article of its own") \
    X(FRONT_MISSING, "the article has no front matter", "begin the file with a line ---, then title: …, then a line ---") \
    X(FRONT_FENCE_BEGIN, "this line doesn't begin the front matter", "write --- alone on it: three ASCII hyphens") \
    X(FRONT_FENCE_END, "this line doesn't end the front matter", "write --- alone on it: three ASCII hyphens") \
    X(FRONT_UNCLOSED, "the front matter is not closed", "end the front matter with a line ---") \
    X(HEADING_DEEP, "headings go six deep: %u # print as they stand", "write six # at most") \
    X(HEADING_EMPTY, "a heading without text", "write the heading, or delete the line") \
    X(HEADING_MENDED, "set as a heading", "write a space after the #") \
    X(HEADING_NOT, "# prints as it stands", "for a heading put a space after it") \
    X(LIST_TIGHT, "%.*s prints as it stands: this is no list", "write %.*s and a space before each item") \
    X(READING_WIDE, "｛ ｜ ｝ print as they stand", "write a reading as {汉字|hàn|zì}, with the ASCII marks { | }") \
    X(LINK_WIDE, "[%.*s]（ prints as it stands: it is no link", "write [text](address), with ASCII brackets about the address") \
    X(STARS_WIDE, "＊＊ prints as it stands", "for bold type write **text**, with ASCII asterisks") \
    X(HEADING_WIDE, "＃ prints as it stands", "for a heading write ## and a space") \
    X(HTML_BLOCK, "raw HTML is not printed, nor its text here", "delete the tags") \
    X(HTML_COMMENT_OPEN, "the comment has no end", "end it with -->") \
    X(HTML_HIDDEN, "a %s is left out", "delete it") \
    X(HTML_HIDDEN_TAG, "raw HTML is not printed, nor what is in this tag", "delete the tag, or write \\< for the character") \
    X(HTML_NO_TAG, "%.80s is no tag of HTML: it prints as it stands", "write \\< for the character") \
    X(HTML_PICTURE, "a picture in raw HTML", "write ![%.40s](%.80s)") \
    X(HTML_TAG, "raw HTML is not printed", "delete the tag, or write \\< for the character") \
    X(HYPHEN_IN_NAME, "a hyphen within a foreign name", "write · between the parts of a foreign name") \
    X(LIMIT, "%s: the limit is %d", "%s") \
    X(LIMIT_TEXT_BYTES, "%zu bytes of text: the limit is %d", "divide the article") \
    X(LINE_BEGINS, "%s begins a paragraph", NULL) \
    X(LINE_INDENTED, "an indented line goes on with the paragraph above", "put an empty line before it") \
    X(LINE_NOT_CODE, "an indented text is set as a paragraph, not as code", NULL) \
    X(LINE_NUMBERED, "a numbered line goes on with the paragraph above", "put an empty line before it") \
    X(LINE_RULE, "a rule right below a text would make a heading of it: set as a rule", "put an empty line before it") \
    X(LINE_UNDERLINE, "this line makes a heading of the text above", "put an empty line before it") \
    X(LINK_DEFINED_TWICE, "%.*s: is defined already", "give it another label") \
    X(LINK_LEFT_OUT, "the link to %.60s is left out, its text stays", "a link leads to http, https, mailto, tel, ftp or a page of the site") \
    X(LINK_PICTURE, "a picture is no link: %.60s is left out", "write a link with words below the picture") \
    X(LINK_WITHOUT_TEXT, "a link without text: nobody can follow it to %.60s", "write its text between [ and ], or delete it") \
    X(LINK_UNDEFINED, "%.*s is not defined: it prints as it stands", "write its address: [label]: https://…") \
    X(LINK_UNUSED, "nothing refers to %.*s: its line is not printed", "refer to it with [text][label], or delete it; write \\[ if it is text") \
    X(MARK_NORMALISED, "'%s' set as '%s' (GB/T 15834)", NULL) \
    X(MARK_WITHOUT_PARTNER, "%.*s has no partner", "close it, or write %s for the character%s") \
    X(NESTED_TOO_DEEP, "quotes and lists nested too deep: the limit is %d", NULL) \
    X(NOTE_TWICE, "the note %.*s stands in line %u already", "give it another label") \
    X(NOTE_UNDEFINED, "the note %.*s is not defined", "write the note: [^label]: text") \
    X(NOTE_UNUSED, "nothing refers to the note %.*s", "refer to it in the text, or delete it") \
    X(NOT_A_LINK, "this is not a link: its address is not well formed", "an address with spaces goes between < and >") \
    X(PICTURE_ALT_MISSING, "nothing says what the picture %s shows, for those who can't see it", "%s") \
    X(PICTURE_ALT_REPEATS, "what is said of %s for those who can't see it only repeats its caption", "say what it shows") \
    X(PICTURE_ATTRIBUTES_ALONE, "this follows no picture: it prints as it stands", "write it right after a picture: ![text](file){span=2}") \
    X(PICTURE_ATTRIBUTE_EMPTY, "a picture's attribute `%s` has no value", "%s") \
    X(PICTURE_ATTRIBUTE_UNKNOWN, "a picture has no attribute `%s`", "the nearest is `%s`") \
    X(PICTURE_ATTRIBUTE_FOREIGN, "a picture has no attribute `%s`", "%s") \
    X(PICTURE_ATTRIBUTE_TWICE, "a picture's attribute `%s` is written twice", "keep one of them") \
    X(PICTURE_ATTRIBUTES_OPEN, "a picture's attributes have no end", "close them with } in the same line; no *, _ or ` stands in them") \
    X(PICTURE_CROP_INVALID, "crop must be no, yes or a share up to 90%%, not “%.20s”", "%s") \
    X(PICTURE_DAMAGED, "%s is cut off or damaged (%s)", "copy it again from where it came") \
    X(PICTURE_ELSEWHERE, "the picture %s is not beside %s", "copy the picture into %s's folder") \
    X(PICTURE_FOCUS_INVALID, "focus must be two shares from 0 to 1, not “%.20s”", "from the left and the top, without a blank: focus=0.4,0.3") \
    X(PICTURE_GROUP_LARGE, "a group has 6 pictures at most, and here are %zu", "put an empty line before this one: another group begins") \
    X(PICTURE_GROUP_TWO, "the pictures of a group have one %s together", "keep one of the two") \
    X(PICTURE_STORY_TABLE, "a picture story begins with its picture, not with a table", "write the picture above the table, or name it with image: photo.jpg") \
    X(PICTURE_STORY_EMPTY, "a picture story has no picture", "add image: photo.jpg") \
    X(PICTURES_ALT, "each picture of a group has words of its own for those who can't see it", "write images: [{file: a.jpg, alt: …}, {file: b.jpg, alt: …}]") \
    X(PICTURES_AND_ONE, "image and images: an article has one of them", "write the picture first under images") \
    X(PICTURES_MANY, "a group has 6 pictures at most, and here are %zu", "write the others into the text: ![alt](file)") \
    X(PICTURE_SAID_TWICE, "the picture's %s is said here and under image", "keep one %s") \
    X(PICTURE_HEIGHT_INVALID, "height must be whole lines of the grid or a length, not “%.20s”", "%s") \
    X(PICTURE_IS_FOLDER, "%s is a folder, not a picture", "name the file in it") \
    X(PICTURE_LOST, "this is not a picture: its address is not well formed", "write ![text](file.jpg \"caption\"); a name with spaces goes between < and >") \
    X(PICTURE_MARK_MENDED, "“%.*s” among a picture's attributes is read as “%s”", "write {span=3 height=30行} with ASCII marks, a blank between two") \
    X(PICTURE_MENDED, "set as a picture, though not written as one", "write ![text](file \"caption\")") \
    X(PICTURE_MISSING, "there is no picture %s", "%s") \
    X(PICTURE_NO_FILE, "a picture without a file", "write ![text](file)") \
    X(PICTURE_PROFILE_UNUSED, "the colour profile of %s is damaged or for other colours, and is not used", "save it again with a profile of its colours, or none") \
    X(PICTURE_SPAN_INVALID, "span must be a number of columns from 1 to 16, not \xE2\x80\x9C%.20s\xE2\x80\x9D", NULL) \
    X(PICTURE_TOO_LARGE, "%s says that it has %u × %u pixels; the most are %d million, and %d a side", "make it smaller: 6000 × 4000 pixels are enough for a whole page") \
    X(PICTURE_UNDEFINED, "this is not a picture: what it refers to is not defined", "write ![text](file.jpg \"caption\"); a name with spaces goes between < and >") \
    X(PICTURE_IN_WORDS, "%.*s prints as it stands: it is no picture", "write ![%s](file.jpg)") \
    X(PICTURE_SVG_LINE, "%s is %s: line %d of it", "%s") \
    X(PICTURE_UNKNOWN_KIND, "%s is not a PNG or JPEG picture but %s", "%s") \
    X(PICTURE_UNSUPPORTED, "%s is a JPEG of a kind that is not read (%s)", "save it again as an ordinary (baseline or progressive) JPEG") \
    X(POINT_BEFORE_HAN, "'.' before a Chinese character is left as it is", "write 。 at a sentence's end, · in a name") \
    X(POINT_BETWEEN_HAN, "'.' between Chinese characters is left as it is", "write 。 at a sentence's end, · in a name") \
    X(QUOTE_KIND_UNKNOWN, "no such kind of quote: %.40s", "write [!pull] for a pull quote, [!链接] or [!link] for a sidebar") \
    X(QUOTE_OVER_PARAGRAPHS, "a quotation over several paragraphs ends here", \
      "write “ before each of its paragraphs (GB/T 15834)") \
    X(QUOTE_WITHIN_QUOTE, "“ ” stand within “ ”", "write ‘ and ’ inside “ and ” (GB/T 15834)") \
    X(SIDEBAR_EMPTY, "the sidebar %.40s has no text", "write > before each line of it, right below its mark") \
    X(QUOTE_WITHOUT_PARTNER, "a quotation mark has no partner", "write “ and ” where the quotation begins and ends") \
    X(RETRACTED_NO_DAY, "`retracted` has no day that exists: “%.40s”", "%s") \
    X(RETRACTED_UNCLEAR, "`retracted` must be true, false, a day or the reason, not “%.40s”", "write retracted: 2021-11-05, or retracted: {date: 2021-11-05, reason: …}") \
    X(RUBY_READINGS, "ruby has %zu reading%s for %zu character%s", "write one reading for each character, or one for all") \
    X(SINGLE_DASH_KEPT, "a single '—' is kept: from … to (一字线)", "write —— for a pause (破折号)") \
    X(SPACE_LEFT_OUT, "the space %s '%s' left out", NULL) \
    X(TABLE_CELLS, "the row has more cells than the table's %zu column%s", "give the table's head and its line of dashes as many cells; write \\| for the character") \
    X(TABLE_NO_DASHES, "this makes no table: it prints as it stands", "put a line of dashes below its head: %s") \
    X(TABLE_WIDE, "this makes no table: it prints as it stands", "write its bars as the ASCII |, and below its head %s") \
    X(TABLE_LOST, "this makes no table: it prints as it stands", "give the head and the line of dashes below it as many cells") \
    X(TEXT_LINE_UNKNOWN, "no such line below a text: {.%s}", "the nearest is {.%s}") \
    X(TEXT_LINE_WITHOUT_TEXT, "nothing in brackets stands before {.%s}", "write [text]{.name}") \
    X(TEXT_MARK_UNKNOWN, "no mark of a paragraph: %.*s", "write {.asis} for a paragraph to be left as it is, or \\{ for the character") \
    X(UNSEEN_LEFT_OUT, "U+%04X left out (%s)", NULL) \
    X(YAML_ALIAS, "YAML aliases (*%s) are not allowed", "write the value out") \
    X(YAML_ANCHOR, "YAML anchors (&%s) are not allowed", "write the value out") \
    X(YAML_CHARACTER, "YAML: %s", "delete the character") \
    X(YAML_COLON, "behind `%.*s` stands no colon and space", "write %.*s: …, with the ASCII colon and a space") \
    X(YAML_COMMENT, "`%s` is empty: YAML takes %.60s for a comment", "write %s: \"%.60s\", in quotes") \
    X(YAML_COMMENT_BEHIND, "`%s` ends before %.60s: YAML takes that for a comment", "write %s: \"%.60s %.60s\", in quotes") \
    X(YAML_ELEMENT_KIND, "an element of `%s` must be %s, not %s", "%s") \
    X(YAML_EMPTY, "`%s` is empty", "%s") \
    X(YAML_KEY_MISSING, "%s needs the key `%s`%s%s%s", "%s") \
    X(YAML_KEY_NO_WORD, "a key must be a word", "write key: value") \
    X(YAML_KEY_TWICE, "the key `%s` stands in line %u already", "keep one of them") \
    X(YAML_KEY_UNKNOWN, "%s has no key `%.60s`", "%s") \
    X(YAML_LIST_MARK, "`%s` is one text: %s divides no list", "write %s: [%.*s, %s]") \
    X(YAML_MARKS, "too many combining marks on a character: the limit is %d", "delete them") \
    X(YAML_NOT_A_MAP, "%s must be keys with values, not %s", "%s") \
    X(YAML_NOT_STARTED, "YAML: the parser could not start", NULL) \
    X(YAML_SECOND_DOCUMENT, "a second YAML document begins here", "delete the line") \
    X(YAML_QUOTES_END, "the quotation ends before %.40s", "%s") \
    X(YAML_SYNTAX, "YAML: %s%s%s%s", "%s") \
    X(YAML_TAG, "YAML tags (%s) are not allowed", "leave the tag out") \
    X(YAML_TEXT_TOO_LONG, "`%s` has %zu bytes, the limit is %d", "shorten it; longer text goes into the article") \
    X(YAML_TOO_DEEP, "YAML nested deeper than %d levels", NULL) \
    X(YAML_TOO_LONG, "%zu bytes of YAML, the limit is %d", NULL) \
    X(YAML_WRONG_KIND, "`%s` must be %s, not %s", "%s") \
    X(YAML_WRONG_VALUE, "`%s` must be %s, not \xE2\x80\x9C%.60s\xE2\x80\x9D", "%s") \
    X(INSERT_CIRCLE, "the text block %s stands in itself: %s", "take one of them out") \
    X(INSERT_EMPTY, "the text block is empty", "write its text, without front matter") \
    X(INSERT_FRONT, "a text block has no front matter", "delete the lines from --- to ---") \
    X(INSERT_INSIDE, "a text block stands in a paragraph of its own", "put an empty line before and after ![[…]], or write !\\[ for the characters") \
    X(INSERT_LONG, "the article's text blocks have more than %d bytes", "leave some of them out") \
    X(INSERT_MANY, "more than %d text blocks in an article", "write some of them out") \
    X(INSERT_MISSING, "there is no text block %s", "%s") \
    X(INSERT_NAME, "this names no text block", "write ![[name]] for the file %s/name.md") \
    X(CSV_BEHIND_QUOTE, "text stands behind a field in quotes", "write \"\" for a quote within one") \
    X(CSV_ELSEWHERE, "the data %s is not beside the text", "copy the file into the text's folder") \
    X(CSV_EMPTY, "the file has no values", "its first line is the table's head") \
    X(CSV_FIELDS, "the row has more fields than the head's %zu field%s", "put a field with a comma in it between quotes, or add to the head") \
    X(CSV_IS_FOLDER, "%s is a folder, not a file of values", "name the file in it") \
    X(CSV_KEYS, "a table has no span, height, crop, focus or credit", "delete the braces; write where the values are from into the caption") \
    X(CSV_LARGE, "%s: the limit is %d", "divide the file") \
    X(CSV_MISSING, "there is no file of values %s", "%s") \
    X(CSV_QUOTE_OPEN, "this quote opens a field that nothing closes", "write \" at its end, and \"\" for a quote within it") \
    X(CSV_TWO_CAPTIONS, "what stands in the brackets is not printed: the caption is", "write ![表](file.csv \"caption\")") \
    X(YAML_NO_ELEMENT_CHANGED, "`%s` has nothing called `%s` to change", "%s; a new one says its `%s`") \
    X(YAML_NO_ELEMENT, "`%s` has nothing called `%s` to take away", "%s") \
    /* site */ \
    X(AD_HEIGHT, "an advertisement's height is in cm, mm, pt or whole 行, not \xE2\x80\x9C%.40s\xE2\x80\x9D", "height: 8cm") \
    X(AD_LEADS, "an advertisement is never the %s of its page", "at: 左下, 右下 or 底") \
    X(AD_NO_HEIGHT, "the advertisement has columns, but no height", "write height: 8cm") \
    X(AD_NO_SIZE, "the advertisement has no size", "write columns: 3 and height: 8cm, or size: 通栏, 半通栏, 1/4, 半版 or 整版") \
    X(AD_PAGE_UNKNOWN, "the issue has no page %s", "its last page is %s") \
    X(AD_TWO_SIZES, "the advertisement is %s: that says its `%s`", "keep one of the two; 通栏 and 半通栏 may have a height") \
    X(NAME_TWINS, "the same name as that of %s, in other code points: many systems take them for one file", "rename one of them") \
    X(NAME_OF_DEVICE, "`%s` is a device on Windows: no file there can have the name", "rename it, for example to %s") \
    X(ARTICLE_IS_FOLDER, "this is a folder, not an article", "rename the folder; an article is a file slug.md") \
    X(ARTICLE_LISTED_TWICE, "the article %s is listed in line %u already", "delete one") \
    X(ARTICLE_UNLISTED, "no page lists the article %s", "add it to a page in issue.yaml, or mark it draft: true") \
    X(CHANGED_BEFORE_ISSUE, "`%s` is %s, before the day of its issue (%s)", "look at the day") \
    X(BASE_URL_INVALID, "`base_url` is not a web address", "write https://host/path/") \
    X(BASE_URL_EXAMPLE, "`base_url` is still the example's: links and feeds lead nowhere, and no page prints it", "write the address at which the site will be") \
    X(EAR_EMPTY, "nothing is said of the ear", "write ear: index, ear: date, ear: {story: name}, ear: {image: photo.jpg} or ear: {ad: {image: ad.png}}") \
    X(EAR_PAGE, "the story in the ear stands on page 1, its file says page %d", "write page: 1 there") \
    X(EAR_TWO, "the ear has one thing: an index, the date, a story, a picture or an advertisement", "delete this or the other") \
    X(INDEX_ADVERT, "%s is an advertisement: the index has none", "name an article") \
    X(INDEX_TWICE, "the index has %s already", "delete one") \
    X(FILE_UNUSED_IN_ISSUE, "nothing uses this file", "articles are .md files, pictures .jpg, .png, .webp, .avif or .svg") \
    X(FILE_UNUSED_IN_PAPER, "nothing uses this file", "articles and pictures go into the issue's folder") \
    X(FOLDER_NO_DATE, "%s is not a date", "%s") \
    X(GROUP_YAML_MISSING, "the file is missing", "write one, with name, base_url and papers: [id, …]") \
    X(ISSUE_NO_ARTICLES, "an issue without articles", "write an article, a file slug.md") \
    X(LINK_EMPTY, "the link has no address: it leads nowhere", \
      "write where it leads between ( and ): https://host/path, article.md or #heading; or delete the brackets") \
    X(LINK_HEADING_UNKNOWN, "%s.md has no heading named #%.60s", "%s") \
    X(LINK_MALFORMED, "the address %.60s is not well formed", "%s") \
    X(LINK_PLACE_UNKNOWN, "the link to %.60s leads nowhere", "%s") \
    X(LINK_INVALID, "the link is not a web address", "write https://host/path") \
    X(LOCK_ARTICLE_UNKNOWN, "the issue has no article %s", "`paiban build --lock` writes the file anew; without it delete the line") \
    X(NO_PAPER_FOLDER, "there is no folder %s", "%s") \
    X(NO_SUCH_ARTICLE, "there is no article %s.md in %s", "%s") \
    X(PAGES_EMPTY, "`pages` lists no page", "list the pages, or delete the key: articles then say themselves where they stand") \
    X(PAGE_CONTRADICTED, "the article says page %s, issue.yaml lists it on page %s (line %u)", \
      "write page: %s, or leave `page` out: issue.yaml says where articles stand") \
    X(PAGE_GAP, "the article is on page %s, but no article is on page %s", "change its `page`") \
    X(PAGE_NO_ARTICLE, "page %s has no article", "list one; a page of advertisements has `ads`") \
    X(PAGE_ONLY_DRAFTS, "page %s has only drafts", "build with --drafts, or list another article") \
    X(PAPER_ID_INVALID, "the paper's name `%s` %s", "%s") \
    X(PAPER_LISTED_TWICE, "the paper %s is listed twice", "delete one") \
    X(ADDRESS_INVALID, "`%.60s` can't stand in an address", "write letters and digits, as 12345 of content_12345.htm, at most 40") \
    X(ADDRESS_TWICE, "two pages of the issue's site would be %s", "give one of them another `address`") \
    X(PAPER_UNLISTED, "the paper %s is not listed", "add it, or move the folder away") \
    X(PAPER_YAML_MISSING, "%s/paper.yaml is missing", "write one, with title, lang and layout: paiban new paper ID") \
    X(PIN_TAKEN, "%s stands at %s of page %s already", "%s") \
    X(SLUG_INVALID, "the article's name `%s` %s", "%s") \
    /* sections, editions, kinds of issues */ \
    X(ADDITIONAL_SIZE, "page %s has another size than layout '%s': an 增期 has the paper's", "name a layout of that size: 报纸出版管理规定 (2005) 35") \
    X(EDITION_MISSING, "there is no edition %s before this one", "name the folder %s, or write the edition before it") \
    X(EDITION_NEXT, "the day has an issue already", "its second edition: paiban new issue %s %s-b") \
    X(EXTRA_NUMBERED, "a 号外 is not counted among the issues: it has no number", "delete `number`; an issue that is counted and comes between the others is `kind: 增期`") \
    X(EXTRA_TOO_LONG, "a 号外 for more than %d days on end", "报纸出版管理规定 (2005) 36 allows no more: give it out with the paper, or as `kind: 增期`") \
    X(KIND_NOT_PRINTED, "the front page of layout '%s' doesn't print %s, which a %s must", "put {%s} into a text of the layout's `front`: 报纸出版管理规定 (2005) %s") \
    X(LOCK_PAGE_UNKNOWN, "the issue has no page %s%02d", "`paiban build --lock` writes the file anew; without it delete the page") \
    X(PAGE_WITHOUT_SECTION, "the issue's pages are named by sections: page %d of which?", "write page: %s%02d") \
    X(SECTIONS_AND_PAGES, "`pages` and `sections` both list the issue's pages", "move these under a section: sections: [{name: A, pages: […]}, …]") \
    X(OVER_FOLD, "《%s》 stands over the fold of page %s, which would run through its table or its vertical text", "pin it beside the fold: columns up to %d or from %d on, with `area` or `at`") \
    X(VERTICAL_TIBETAN, "Tibetan isn't set vertically: it runs from left to right alone", "leave `vertical` out") \
    X(VERTICAL_LANGUAGE, "%s isn't set vertically", "leave `%s` out") \
    X(VERTICAL_ARTICLE, "page %s is set vertically, which %s isn't", "put the article on another page") \
    X(VERTICAL_SPREAD, "page %s is one half of a spread, which isn't set vertically", "leave `vertical` out, or `spread`") \
    X(SPREAD_WIDTH, "a spread is as broad as both its pages", "leave `page.width` out: it is twice the page's") \
    X(SPREAD_HEIGHT, "a spread is as high as its pages", "leave `page.height` out") \
    X(SPREAD_RIGHT_HAND, "page %s is a right-hand page: a spread begins on the left", "%s") \
    X(SPREAD_ALONE, "page %s has no page at its right", "list the other page of the spread after it, or leave `spread` out") \
    X(SPREAD_LAYOUTS, "pages %s and %s are one spread, but their layouts differ", "name the layout at one of them only, or the same at both") \
    X(SPREAD_INKS, "pages %s and %s are one spread, but their inks differ", "write the same `ink` at both") \
    X(SECTION_EMPTY, "no article is on a page of section %s", "write page: %s01 in an article, or delete the section") \
    X(SECTION_NAME, "a section's name is one to three capital letters, not “%.40s”", "%s") \
    X(SECTION_TWICE, "the section %s stands in line %u already", "name it with the next letter, or move its pages there") \
    X(SECTION_UNKNOWN, "the issue has no section %s", "%s") \
    X(SECTION_WITHOUT_PAGES, "section %s lists no pages, but section %s does", "write `pages:` for each section, or for none: articles then say themselves where they stand") \
    X(PUBLISH_AT, "no time", "write publish_at: 2021-11-02 06:00, or with a zone 2021-11-02T06:00+08:00") \
    /* style */ \
    X(BODY_TOO_SMALL, "a body under 六号 (7.875pt) is hard to read", "小五 (9pt) or 五号 (10.5pt)") \
    X(COLUMNS_TOO_NARROW, "the columns are too narrow for text", "columns: {measure: 13字}") \
    X(COLUMNS_TOO_WIDE, "the columns are wider than the page", "fewer or narrower columns, or a wider page") \
    X(FIELD_BRACKET, "%.1s has no partner", "an issue's fields stand in { }, what is left out when they are empty in [ ]") \
    X(FIELD_UNKNOWN, "there is no {%s} to fill in", "did you mean {%s}?") \
    X(FURNITURE_OFF_PAGE, "this lies off the page", "the page is %s × %s; places are counted from the type area's top left corner") \
    X(HEADLINES_ORDER, "the steps of 'headlines' must have ever more columns", "each step names the columns from which it is taken") \
    X(LAYOUT_KEY_MISSING, "missing key '%s'", NULL) \
    X(LAYOUT_LEAST, "'least' must be between 0 and 'size'", "size: 22pt, and least: 18pt when it may shrink") \
    X(LAYOUT_NOT_POSITIVE, "'%s' must be more than 0", NULL) \
    X(LAYOUT_VALUE, "'%s' can't be '%s'", "%s") \
    X(LEVELS_NUMBER, "'levels' has %d entries, not %d", "头条, 二条, 主体, 简讯: the most important first") \
    X(LEVELS_ORDER, "the sizes of 'levels' must fall: this one is not below the least of the level before", "levels: [{size: 54pt, least: 42pt}, {size: 34pt, least: 30pt}, {size: 24pt, least: 18pt}, {size: 16pt}]") \
    X(PRESS_PROFILE_MISSING, "there is no press profile %s", "%s") \
    X(PRESS_PROFILE_UNFIT, "%s is no profile of a CMYK press", "ask the printer for the ICC profile of his press") \
    X(RULE_SCREENED, "'%s' has a rule of grey: a screen breaks up in a line under 1pt", "let it be black") \
    X(RULE_TOO_THIN, "'%s' has a rule that a newspaper press cannot hold", "0.25pt at least, in black") \
    X(SWATCHES_ALIKE, "screens show the swatches '%s' and '%s' alike, but their inks differ", "give them another rgb each") \
    X(SWATCH_OVER_LIMIT, "'%s' comes to %d %% of ink: the limit is %d %%", "take less of it, or raise press.ink_limit") \
    X(LINES_TOO_CLOSE, "the lines stand too close", "the gap between lines is ¼ to ½ of the body's size") \
    X(MEASURE_NOT_WHOLE, "columns should hold a whole number of characters", "columns: {measure: 13字}") \
    X(NO_LINES_LEFT, "there are no lines left for the articles", "smaller front_top, inside_top or bottom") \
    X(LAYOUT_NAME_INVALID, "`%s` is no name of a layout", "write the name of a folder in %s, without / and leading .") \
    X(NO_SUCH_LAYOUT, "there is no layout %s", "%s") \
    X(TYPE_AREA_TOO_TALL, "the type area is taller than the page", "fewer lines, or a smaller page.top") \
    X(LAYOUT_BASE_CIRCLE, "the layout builds on itself: %s", "%s") \
    X(LAYOUT_BASE_ELSEWHERE, "`base` belongs into layout.yaml", "%s/layout.yaml says on which layout this one builds") \
    X(LAYOUT_BASE_UNKNOWN, "there is no layout `%s` to build on", "%s") \
    X(FURNITURE_CIRCLE, "the places of `%s` and `%s` each wait for the other's", "give one of them its place: y: 12pt, or bottom: 0pt") \
    X(FURNITURE_NO_PIECE, "`%s` names no piece: there is no `%s`", "%s") \
    X(FURNITURE_TWICE, "two pieces are called `%s`", "give one of them another name") \
    /* text */ \
    X(CHARACTER_MISSING, "no font has the character '%.*s' (%s)", "replace it, or add a font that has it to fonts/fonts.yaml; `missing: replace` in the layout sets 〓") \
    X(CHARACTER_REPLACED, "〓 stands for the character '%.*s' (%s), which no font has", "replace it, or add a font that has it to fonts/fonts.yaml") \
    X(CLUSTER_MISSING, "no font has the characters '%.*s' (%s) together", "replace them, or add a font that has them to fonts/fonts.yaml; `missing: replace` in the layout sets 〓") \
    X(CLUSTER_REPLACED, "〓 stands for the characters '%.*s' (%s), which no font has together", "replace them, or add a font that has them to fonts/fonts.yaml") \
    X(FONT_MISSING, "role %s: no font of %s is installed", "run `paiban fonts`; its package is in tools/packages.txt") \
    X(FONT_NOT_SUBSET, "the font cannot be subset", "check the font file, or name another in fonts/fonts.yaml") \
    X(FONT_STANDS_IN, "role %s: %.*s is not installed; %s stands in", "install the font's package (tools/packages.txt), or change fonts/fonts.yaml") \
    X(FONT_LACKS_SCRIPT, "role %s: %s has no %s letters; %s stands in", "name it for the script that it has: han, hant, latin, italic or tibetan") \
    X(FONT_NOT_ALLOWED, "role %s: %s is on this machine, but not in the folders that fonts.conf names; %s stands in", "add its folder to fonts/fonts.conf: <dir>…</dir>, or put the file beside fonts.yaml") \
    X(FONT_FILE_MISSING, "there is no font file %s", "put it beside fonts.yaml, or name a family that is installed") \
    X(FONT_FILE_INVALID, "%s is no font", "OpenType and TrueType are read: .otf, .ttf, .ttc") \
    X(HYPHENS_INVALID, "this is no hyphenation dictionary: long English words stay whole", "apt-get install hyphen-en-us, or name another file under 'hyphenation' in fonts/fonts.yaml") \
    X(HYPHENS_MISSING, "there is no hyphenation dictionary: long English words stay whole", "apt-get install hyphen-en-us, or name another file under 'hyphenation' in fonts/fonts.yaml") \
    X(LINE_RAGGED, "the line before '%.*s' is set %d.%d em short: the unit does not fit in it", "let the unit be divided, or word the sentence so that it stands elsewhere") \
    /* layout */ \
    X(AD_NO_ARTICLES, "the advertisements of page %s leave no room for its articles", \
      "move the articles to another page, or book less space") \
    X(AD_NO_ROOM, "the advertisement needs %d lines over %d columns, page %s has %d for it there", "%s") \
    X(AD_SHAPE, "%s is set %s in a space of %s: white stays beside it", \
      "its space is %s: %d × %d pixels at 300 an inch") \
    X(AD_TOO_BROAD, "the advertisement asks for %d columns, page %s has %d", "columns: %d at most") \
    X(EAR_NONE, "the layout %s has no ear", "write `kind: index` into its `front`, with the ear's place") \
    X(EAR_STORY_LONG, "the story needs %d lines over %d columns, the ear has %d", "cut about %d characters, or let it stand on the page") \
    X(INDEX_FULL, "the index has room for %d titles, %d were named", "name fewer, or give the layout's index more height") \
    X(INDEX_TITLE, "the title is too long for a line of the index: it is not there", "a space in it says where it may end, or name another in `index`") \
    X(ARTICLE_TOO_LARGE, "the article does not fit on a page of layout '%s'", "shorten the headline, a picture or a table; with some lines of text more it can go on on the next page") \
    X(ARTICLE_TOO_LARGE_ALONE, "the article does not fit on a page of layout '%s'", "shorten the headline, a picture or a table; or write `overset: extra` in issue.yaml: its text goes on on a further page") \
    X(ARTICLE_TOO_LARGE_HERE, "the article does not fit on a page of layout '%s'", "shorten it: it can't continue on the next page, which has another layout") \
    X(ARTICLE_MOVED, "第%s版《%s》 stands on page %s: its own had no room for it", \
      "cut another article, or write page: %s") \
    X(ARTICLE_MOVED_ENGLISH, "page %s: “%s” stands on page %s: its own had no room for it", "cut another article, or write page: %s") \
    X(LOCK_STALE, "page %s no longer fits as " "makeup.lock.yaml has it: it is made up anew", \
      "`paiban build --lock` keeps the new page; or delete the file") \
    X(OVERSET, "第%s版 %s《%s》 多 %zu 字 / %d 行: the page has no room for them", "%s") \
    X(FLOATS_OVERSET, "第%s版《%s》: %d of its pictures and tables find no room on the page", "write `overset: extra` in issue.yaml: they go on; or let another article have them") \
    X(OVERSET_ENGLISH, "page %s, %s “%s”: %zu characters / %d lines over: the page has no room for them", "%s") \
    X(FLOATS_OVERSET_ENGLISH, "page %s, “%s”: %d of its pictures and tables find no room on the page", "write `overset: extra` in issue.yaml: they go on; or let another article have them") \
    X(OVERSET_CUT_ENGLISH, "page %s, %s “%s”: %zu characters / %d lines over: left out of the page, whole on the site", "%s") \
    X(OVERSET_CUT, "第%s版 %s《%s》 多 %zu 字 / %d 行: left out of the page, whole on the site", "%s") \
    X(PAGE_BLANK, "page %s is blank: extra pages come in sheets of %d", "fill it, or take it away: shorten what goes on on the pages before") \
    X(PICTURE_SPAN_NOT_HAD, "the picture asks for %d columns, but there are %d for it", "the nearest that works: %s") \
    X(PICTURE_HEIGHT_NOT_HAD, "%s over %d columns do not go together: the picture would lose %d %%, and may lose %d %%", "the nearest that works: %s") \
    X(LEAD_PICTURE_SMALL, "the picture of page %s's lead has %d column%s and %d %% of the room for articles: the layout wants %d and %d %%", "%s") \
    X(PICTURE_NO_ROOM, "page %s has no room for this picture as it is asked for", "%s") \
    X(PICTURE_TOO_HIGH, "the picture asks for %d lines and %d for its caption, page %s has %d", "the nearest that works: %s") \
    X(SPAN_TOO_WIDE, "`span` asks for %d columns, the page has %d", "write a smaller number, or leave `span` out") \
    X(PIN_BOTTOM_SPAN, "%s is over all %d columns of page %s, `span` asks for %d", "span: %d, or at: 左下 or 右下") \
    X(SPAN_NOT_HAD, "`span` asks for %d columns, but the article stands over %d", "leave `span` out, or make room: fewer or shorter articles on page %s") \
    X(FURNITURE_OVERPRINT, "`%s` would be printed over `%s`", "shorten it, or give the two apart places in the layout's `%s`") \
    X(FURNITURE_TOO_LONG, "`%s` is too long for its place on the page, set as small as may be", \
      "shorten it; in the layout, `width` gives it more room and `least` lets it be set smaller") \
    X(FILLER_LEFT, "page %s has no room for this 补白: it is left out of the page, whole on the site", NULL) \
    X(GROUP_EMPTY, "page %s has no article of the group %s", "%s") \
    X(GROUP_TWICE, "the spread says twice how the group %s looks", "keep one of the two") \
    X(GROUP_OF_ONE, "the group %s has one article on page %s", "%s") \
    X(GROUP_MEMBER_PINNED, "the article stands in the group %s: `%s` is the group's to say", "write it in issue.yaml: groups: {%s: {%s: …}}") \
    X(GROUP_HEAD_LONG, "the group's head is too long for %d columns, set as small as may be", "shorten it: title: … in `groups`, or give the group more columns") \
    X(GROUP_TIED, "its group stands %s %s already", "leave `%s` out: a group stands in one place") \
    X(GROUP_NARROW, "the group %s has no room over %d columns: %s needs %d", "span: %d for the group") \
    X(GROUP_PINS_DIFFER, "its group stands at %s already", "at: %s, or leave it out: a group stands in one place") \
    X(PIN_CONTRADICTS, "`%s` and `%s` each say where the article stands", "keep one of them") \
    X(PIN_KEEP_AND_JUMP, "`jump: yes` lets the article go on on another page, `keep: whole` does not", "keep one of the two") \
    X(PIN_NEIGHBOUR_MISSING, "the issue has no article %s to stand by", "%s") \
    X(PIN_NEIGHBOUR_AD, "%s is an advertisement: advertisements stand at the foot, articles above them", \
      "write at: 左下, 右下 or 底, or an article's slug") \
    X(PIN_NEIGHBOUR_EAR, "%s stands in the ear 报眼: nothing stands by it", "write another article's slug") \
    X(PIN_NEIGHBOUR_GROUP, "%s is a group 集纳, not an article", "write an article of it: %s") \
    X(PIN_NEIGHBOUR_ELSEWHERE, "%s stands on page %s, this article on page %s", "list both on one page") \
    X(PIN_NEIGHBOUR_ITSELF, "an article can't stand by itself", "write another article's slug") \
    X(PIN_NEIGHBOUR_ROUND, "%s stands by this article itself", "leave one of the two pins out") \
    X(PIN_NEIGHBOUR_TAKEN, "%s stands %s %s already", "%s: %s") \
    X(PIN_NEIGHBOUR_SPAN, "the article stands below %s, as broad as that: `span` asks for %d columns here, for %d there", "span: %d, or leave it out") \
    X(PIN_NEIGHBOUR_FOOT, "%s stands at %s: nothing goes %s it", "%s, or pin that elsewhere") \
    X(PIN_NEIGHBOUR_LOST, "the article does not stand %s %s on page %s: there is no room for both so", "%s") \
    X(PIN_FIXED_UNKNOWN, "makeup.lock.yaml has no place on page %s for it", "`paiban build --lock` keeps the page as it is; or write area: [column, line, columns, lines]") \
    X(GROUP_AREA_SMALL, "the group needs %d lines over %d columns, its area has %d", "%s") \
    X(GROUP_AREA_NARROW, "the group can't be set over %d columns on page %s", "%s") \
    X(HEADLINE_VALUE, "`%s` can't be %s", "%s") \
    X(HEADLINE_VERTICAL_NARROW, "a vertical title stands beside its text: it needs 2 columns", "span: 2, or more") \
    X(HEADLINE_NOT_HAD, "the title does not go in so over %d columns", "%s") \
    X(HEADLINE_NO_ROOM, "with a title so large page %s has no room for its articles", "%s") \
    X(TITLE_OVER_PICTURE, "the title can't stand on the picture: %s", "%s") \
    X(TITLE_OVER_NO_ROOM, "the picture over %d columns has no room for the title: it may take the lower half", \
      "give the article more columns, a smaller headline: {size: …}, or a higher picture") \
    X(HEADLINE_IN_BOX, "the title of a vertical text is as large as its box allows", "leave out %s, or vertical: true") \
    X(GROUP_APART, "the group %s does not stand together on page %s", "fewer articles in it, shorter ones, or an area for each") \
    X(PIN_AREA_OUTSIDE, "the area reaches beyond page %s, which has %d columns and %d lines for articles", \
      "%s") \
    X(PIN_AREA_OFF_TIERS, "page %s is set vertically, in tiers of %d lines, a line apart: the area has no whole ones", "%s") \
    X(PIN_AREA_NARROW, "the article can't be set over %d columns of its area", "%s") \
    X(PIN_AREA_OVERLAP, "the area covers a part of that of %s", "%s") \
    X(PIN_AREA_SMALL, "the article needs %d lines over %d columns, its area has %d", "%s") \
    X(PIN_AREA_WHITE, "%d column-lines of the area stay white", "the nearest that the article fills is area: [%d, %d, %d, %d]") \
    X(PIN_PAGE_LOST, "page %s has no room for the article where `%s` wants it: it would stand on page %s", \
      "make what stands there smaller, or move the article to page %s") \
    X(PIN_WHOLE_LARGE, "page %s has no room for the whole article", "leave this out: the article is then cut to what the page holds") \
    X(PIN_LEFT_OUT, "page %s has no room for this article: `%s` can't be had", \
      "shorten what stands there, or move an article to another page") \
    X(PIN_NEIGHBOUR_AWAY, "`%s` can't be had: %s would stand on page %s, this article on page %s", \
      "shorten the page, or put both on one that has room for them") \
    X(PIN_NEIGHBOUR_NOWHERE, "`%s` can't be had: page %s has no room for %s", "shorten the page, or leave out `%s`") \
    X(PIN_PLACE_LOST, "%s of page %s can't be had: it stands at column %d, line %d", "%s") \
    X(NOTICE_NO_PLACE, "the notice is not printed: the ear has no index with which it would stand", \
      "ear: index, or {notice} in a text of the layout's `front`") \
    X(NOTICE_NO_ROOM, "the notice has no room in the index", "shorten it, or give the layout's index more height") \
    X(PAGES_FULL, "the pages are full: what is left over goes to an extra page", "give the issue another page, or shorten an article") \
    X(TOO_MANY_PAGES, "an issue has %d pages at most: the rest finds no room", "take articles out of the issue") \
    X(VERTICAL_TITLE_LONG, "the title is too long to stand beside the text", "shorten it, or leave out vertical_title") \
    X(COLOUR_ON_BLACK_PAGE, "page %s is printed in black: its #%06X will be grey or black", "another layout for pages with `ink: k`, or leave it so") \
    X(PICTURE_COARSE, "%s has %d pixels on an inch on page %s: a newspaper needs %d", "it bears %d mm of width: a larger picture, or fewer columns") \
    /* pdf */ \
    X(FONT_NOT_EMBEDDED, "the font cannot be embedded in the PDF", "name another font in fonts/fonts.yaml") \
    X(ISSUE_NO_PAGES, "%s: the issue has no pages", NULL) \
    X(PAGE_MISMATCH, "page %s: what was drawn does not match the page, at '%.*s'", "report it with this article, and change the text there for now") \
    X(PAGE_NOT_DRAWN, "the page cannot be drawn: %s", NULL) \
    X(PDF_NOT_FINISHED, "the PDF cannot be finished: %s", NULL) \
    X(PICTURE_CHANGED, "the picture has changed since its article was read", "build again") \
    X(DRAWING_NOT_PLAIN, "the drawing has transparency, groups or clips that a press has not", "export it as PNG, 300 pixels an inch of its printed width, or draw it in plain colours") \
    X(PICTURE_NOT_IN_PDF, "the picture is not in the PDF", NULL) \
    X(INK_OVER_LIMIT, "page %s comes to %d %% of ink, where black stands on a colour: the limit of the press is %d %%", "a lighter colour below the type") \
    X(INK_REVERSED, "page %s: white type is reversed out of %d inks", "name the colour in `swatches`, with two inks at most: type of more fills up when the plates are off") \
    X(PICTURE_OVER_LIMIT, "%s comes to %d %% of ink: the limit of the press is %d %%", "separate it for a newspaper, or let it be converted: `press: {over_limit: convert}` in the layout") \
    X(PRESS_OF_TWO_KINDS, "page %s has a layout for another press than page %s: the whole issue is made for page %s's", "the same profile, intent, condition and standard in `press` of both layouts") \
    X(PRESS_NO_PROFILE, "there is no press profile %s: the press PDFs cannot be made", "copy the folder layouts/_press that comes with the tool beside the layouts, or name a file: `press: {profile: file.icc}`") \
    X(PROFILE_MISSING, "%s is missing: the reading PDFs are not PDF/A", "install the package icc-profiles-free") \
    /* html */ \
    X(NO_PARTIAL, "no partial %s", NULL) \
    X(PARTIALS_TOO_DEEP, "partials nested more than %d deep", NULL) \
    X(SLUG_TAKEN, "%s.html is the name of another page of the issue", "rename the article's file") \
    X(TAG_UNCLOSED, "unclosed tag", NULL) \
    X(TEMPLATE_NAME_UNKNOWN, "nothing fills {{%.60s}}", "%s") \
    X(TEMPLATE_FAULT, "template %s: %s", NULL) \
    X(WEBFONT_FAILED, "the font can't be packed for the web", "check the font file, or choose another in fonts/fonts.yaml") \
    X(WORDS_UNKNOWN, "ICU has no rules for words", "install libicu72 whole: its data is missing") \
    X(BOOK_NOT_PACKED, "the EPUB of %s/%s can't be packed", "look whether there is memory left, and run again") \
    X(PAGE_NOT_PICTURED, "page %s can't be drawn as a picture", "look whether there is memory left, and run again") \
    X(SHAPE_NOT_PICTURED, "page %s has a shape of more points than its picture can have", "FreeType draws 32,767 at most: set the most intricate character in another font") \
    X(WORD_MISSING, "no word for `%s`", "add it, as in strings.zh-Hans.yaml") \
    /* driver */ \
    X(NO_CONTENT, "there is no content folder", "%s") \
    X(NO_SUCH_ISSUE, "no issue of %s%s%s", "look into the content folder") \
    X(STORE_NO_FILE, "here should be the file that keeps what was published, and it is no file", "move it away, and run again: what is published is taken up from its SHA256SUMS") \
    X(STORE_FAILED, "can't keep what was published: %s", "look whether the disk is full or read-only, and run again") \
    X(OUTPUT_TWICE, "two outputs would both be %s", "rename one of the articles or pictures") \
    X(PAPER_NOT_IN_GROUP, "--paper=%s: the group has no such paper", "the papers are: %s") \
    X(PREVIEW_ISSUES, "--preview shows a page of one issue, not of %d", "name the issue: --paper=ID --date=YYYY-MM-DD") \
    X(PREVIEW_PAGE, "%s has no page %s", "its pages are: %s") \
    X(LINK_UNPUBLISHED, "the link to %.60s is left out, its text stays", "that issue is not published yet: build it, too") \
    X(LINK_WAITS, "the link to %.60s is left out, its text stays", "it comes when that issue appears, by its publish_at") \
    X(LINK_BROKEN, "the link to %.120s fails: %.200s", "open it in a browser; mend the address, or delete the link") \
    X(LINK_FAULTY, "the server of %.120s fails: it answers %d", "try again later; if it stays so, mend the address or delete the link") \
    X(LINK_GONE, "the link to %.120s is dead: its server answers %d", "look for the page's new address, or delete the link") \
    X(LINK_LATE, "%.120s doesn't answer within %d s", "open it in a browser; --timeout=N gives slow servers more time") \
    X(LINK_LEADS_ON, "%.120s leads on to %.120s", NULL) \
    X(LINK_FRAGMENT, "%.120s leads to the page, but there is no place %.60s in it", "look up its name again, or leave out what follows #; if a script of the page makes it, all is well") \
    X(LINK_MOVED, "%.120s has moved for good", "write its new address: %.200s") \
    X(LINK_NO_HOST, "the link to %.120s is dead: no host of that name is found", "look how the name is spelt, or delete the link") \
    X(LINK_REFUSED, "the link to %.120s is dead: its host takes no connection", "open it in a browser; mend the address, or delete the link") \
    X(LINK_UNTOLD, "whether %.120s is there isn't known: its server answers %d", "open it in a browser: it wants a login, or no programs") \
    X(LINK_UNTRUSTED, "the certificate of %.120s can't be trusted", "readers' browsers warn of it, too: tell its owner, or delete the link") \
    X(NETWORK_UNREACHED, "the network can't be reached: %zu links out of the site are untried", "connect this machine, or leave --links out") \
    X(NOT_DUE, "left out: the issue appears at %s", "--now=TIME makes it as if it were that time") \
    X(LEADS_TO_FAULTY, "not published: it leads to %s, which has errors", "mend that issue first, or delete the link") \
    X(SHARD_ISSUES, "--shard makes one issue, not %d", "name it: --paper=ID --date=YYYY-MM-DD, or -b for a day's second edition") \
    X(SHARD_NONE, "no shard is in this folder", "make it: paiban build --paper=ID --date=YYYY-MM-DD --shard=DIR") \
    X(SHARD_DAMAGED, "the shard's record is damaged", "make the shard again") \
    X(SHARD_FILE, "this file of %s is not as it was made, or missing", "make the shard again, or copy it again") \
    X(SHARD_VERSION, "the shard is of paiban %s, this is paiban %s", "make the shard again with this program") \
    X(SHARD_PROGRAM, "the shard is of another build of the program", "make the shard again with this program") \
    X(SHARD_OTHERWISE, "the shard was made with another group.yaml, paper.yaml, layout, font table or option", "make the shard again") \
    X(SHARD_FONT, "the shard was set in another version of %s", "install the same fonts on all machines, and make the shard again") \
    X(SHARD_TWICE, "the shard is of %s, and so is %s", "leave one of them out") \
    X(SHARD_MISSING, "there is no shard of %s", "make it: paiban build --paper=ID --date=YYYY-MM-DD --shard=DIR") \
    X(SHARD_WITHDRAWN, "the shard is of %s, which the content has no longer", "leave the shard out: what is withdrawn must not be published again") \
    X(SHARD_LEADS, "%s leads to %s, of which there is no shard", "make that shard, or delete the link and make this one again") \
    X(SHARD_STALE, "%s was made when %s was another, and names or leads to it", "make the shard again") \
    /* import */ \
    X(IMPORT_ARTICLE_MISSING, "the page leads to content_%s, which isn't there", "look whether the archive is whole") \
    X(IMPORT_DATE, "it says %.40s and lies in the folder of %s", "the folder was believed: move the article if it is wrong") \
    X(IMPORT_ENCODING, "%zu places are no text in %s: U+FFFD stands for them", "look for a better copy, or write the characters into the article") \
    X(IMPORT_ENCODING_WRONG, "it says that it is in %s, and is in %s", NULL) \
    X(IMPORT_EXISTS, "it is there already, and is another", "import overwrites nothing: move it away, or import into another folder with --out DIR") \
    X(IMPORT_ISSUE_EXISTS, "the issue is there already: it stays as it is", "import overwrites nothing: move its folder away, or import into another with --out DIR") \
    X(IMPORT_KIND, "no kind of file that is imported", "import reads .docx, .odt, .html, .txt; `paiban import founder DIR` an archive of e-paper pages") \
    X(IMPORT_MARKDOWN, "a Markdown file needs no import", "put it into the issue's folder: content/<paper>/<YYYY-MM-DD>/") \
    X(IMPORT_NOTHING, "there is no page of Founder's below it", "pages are called html/YYYY-MM/DD/node_N.htm and content_N.htm, or YYYYMM/DD/node_NN.html") \
    X(IMPORT_NO_MARKUP, "it has nothing that could be read as HTML", "look at the file: it is empty, or no page") \
    X(IMPORT_NO_PAGE, "no page leads to this article", "it was put on the page that it names itself, or on one of its own") \
    X(IMPORT_NO_PANDOC, "Word files are read through pandoc, which isn't installed", "apt-get install pandoc; or save the file as .txt or .html") \
    X(IMPORT_NO_PROPERTIES, "the page has no comment enpproperty", "what could be read from its form was taken: look at the result") \
    X(IMPORT_NO_TEXT, "no text and no picture was found in it", "the text is looked for in #ozoom, #articleContent and <founder-content>") \
    X(IMPORT_NO_TITLE, "it has no title: the first words stand for it", "write one into the article") \
    X(IMPORT_OLD_WORD, "this kind of Word file isn't read", "save it as .docx, or: soffice --headless --convert-to docx FILE") \
    X(IMPORT_ON_TWO_PAGES, "content_%s stands on a page before: it was left there", NULL) \
    X(IMPORT_OTHER_ADDRESS, "%zu pages have addresses in a form that `urls` doesn't write", "theirs will be another: the report says whose") \
    X(IMPORT_PAGE_EMPTY, "the page leads to no article", "it was made a page of advertising, so that the others keep their numbers") \
    X(IMPORT_PAGE_GAP, "page %s comes where page %d should: those between are missing", "empty pages stand for them") \
    X(IMPORT_PAGE_ORDER, "page %s comes where page %d should", "pages are numbered as they are listed in issue.yaml") \
    X(IMPORT_PANDOC, "pandoc can't read it: %.200s", "look whether Word opens it, and save it anew") \
    X(IMPORT_PICTURE, "the picture %.120s in line %u is left out: %s", "put a PNG or JPEG of it beside the article, and ![](file) into its text") \
    X(IMPORT_SAME_TITLE, "%.60s is also the title of %s", "if it is the same article, delete one") \
    X(IMPORT_TOO_DEEP, "its folders lie more than %d deep in one another", "import the folder that has the pages") \
    X(IMPORT_TOO_LARGE, "it has %zu bytes, more than the %d MB that a page may have", "look what it is") \
    X(IMPORT_TWICE, "there are two files for content_%s on that day", "delete the one that is not wanted") \
    X(IMPORT_TWO_PAPERS, "the archive has several papers: --paper=%s can't be all of them", "import each one's folder by itself") \
    X(IMPORT_URLS, "to keep the archive's addresses write `urls: %s`", NULL) \
    /* cli */ \
    X(GROUP_LACKS_PAPER, "the group doesn't list the new paper yet", "add `%s` to `papers:` in %s") \
    X(ISSUE_LACKS_ARTICLE, "the issue's plan doesn't list the new article yet", "add `%s` to a page's `articles:` in %s/issue.yaml") \
    X(NO_SUCH_PAPER, "there is no such paper", "paiban new paper %s")

/* clang-format on */

typedef enum DiagCode {
#define X(name, message, hint) DIAG_##name,
    DIAG_CODES(X)
#undef X
        N_DIAG_CODES
} DiagCode;

#endif
