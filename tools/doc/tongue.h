/* The language that a stretch of text says it is in, beside that of the text around it (BCP 47): /Lang in PDF, lang in
 * HTML and EPUB. Whoever reads it aloud has to know; how it is set does not change. What no letter tells is not
 * guessed: Han beside kana stay Chinese, one word in Latin letters is a name or an abbreviation (WCAG 2.1, 3.1.2). */
#ifndef DOC_TONGUE_H
#define DOC_TONGUE_H

#include "doc/doc.h"

typedef uint16_t Tongue; /* 0: that of the text around it */
enum { TONGUE_ROOM = 16 };

Tongue tongue_of(Lang lang);
/* Of a reading over text in `lang`: pinyin and 注音 are Chinese in another script, kana Japanese; 0: the text's. */
Tongue tongue_of_reading(Lang lang, const char *s, size_t n);
/* "ja", "und-Cyrl", "zh-Latn-pinyin"; in room or a constant. t is not 0. */
const char *tongue_tag(Tongue t, char room[TONGUE_ROOM]);

/* How many of the n bytes at s, in a text in `own`, are in one language, and in which: letters of a script that is not
 * its own with what stands between them, and in other texts two English words or more. A script says which language
 * only if it is that of one living language: kana, Hangul, Greek; Cyrillic is und-Cyrl. A Greek letter alone is a sign
 * (α粒子). n > 0; returns 1… n. */
size_t tongue_stretch(Lang own, const char *s, size_t n, Tongue *tongue);

#endif
