/* Private to parse: what a character is to Markdown in Chinese and Tibetan text. */
#ifndef PARSE_CHARS_H
#define PARSE_CHARS_H

#include <stdbool.h>
#include <stdint.h>

bool char_is_han(uint32_t cp); /* an ideograph, 〇 and 々 */
bool char_is_cjk(uint32_t cp); /* Han, kana, bopomofo, their marks, full-width forms */
bool char_is_tibetan(uint32_t cp);
/* Marks that Chinese and Western text share: “ ” ‘ ’ — … · */
bool char_is_shared_mark(uint32_t cp);
bool char_is_punct(uint32_t cp); /* as CommonMark says: ASCII punctuation, and the categories P */
bool char_is_space(uint32_t cp); /* as CommonMark says: Unicode white space */
/* Space, no-break space or the full-width space with which agency text indents its paragraphs. */
bool char_is_blank(uint32_t cp);
/* May not stand in a text: control characters but tab and line feed, noncharacters. */
bool char_is_forbidden(uint32_t cp);
/* Whether lines that end and begin with these are joined with a space: not in Chinese, not after a tsheg. */
bool char_join_needs_space(uint32_t left, uint32_t right);

/* A combining mark: categories M. */
bool char_is_mark(uint32_t cp);

/* Decodes the character that ends before s + i; i > 0. Returns its length. */
int char_before(const char *s, uint32_t i, uint32_t *cp);

#endif
