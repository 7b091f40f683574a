/* Private to text: which quotation marks, dashes and ellipses are Latin's own (proportional), not Chinese. */
#ifndef TEXT_QUOTES_H
#define TEXT_QUOTES_H

#include "text/cjk.h"
#include <stddef.h>

/* A character and its class, which changes to CC_LATIN_MARK where it is set as Latin has it. */
typedef struct QuoteChar {
    uint32_t cp;
    uint8_t cls;
} QuoteChar;

/* Quotes around Latin within a Chinese sentence are Chinese (他说“Hello”); those of an English sentence in a Chinese
 * paragraph (two words and more stand beside them: He said, “Hello”), and all of a paragraph without Chinese, are
 * proportional. Apostrophes have their class already. Linear in n; partner: room for n. */
void quotes_resolve(QuoteChar *at, size_t n, uint32_t *partner);

#endif
