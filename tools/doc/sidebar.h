/* What the word of a quotation's [!…] says that it is: a sidebar 链接, a block of an article apart from its text, under
 * a label; or a pull quote. English words in any case. */
#ifndef DOC_SIDEBAR_H
#define DOC_SIDEBAR_H

#include "doc/doc.h"

/* What is printed over a sidebar for the n bytes that an author wrote, 链接, 背景, link …: a word of the language for
 * an English one, any other word of Han or Tibetan as it stands. In the arena; NULL: it names none. */
const char *sidebar_label(Arena *a, Lang lang, const char *word, size_t n);
/* pull, 提引 */
bool quote_is_pull(const char *word, size_t n);

#endif
