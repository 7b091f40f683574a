/* Private to text: English phrases in text of another language. Whoever reads it aloud has to know; how it is set does
 * not change (a CJK face shapes Latin by the language around it). */
#ifndef TEXT_ENGLISH_H
#define TEXT_ENGLISH_H

#include "text/para.h"

/* Marks the atoms of each stretch of two English words and more, with what stands between them: no diacritics (pinyin,
 * French), no code or address; one word alone is a name or an abbreviation (WCAG 2.1, 3.1.2). */
void english_find(Para *p);

#endif
