/* Pages that were searched before: the search's answer to the same blocks on the same page is the same, so a process
 * that makes an issue again and again (`serve`) asks once (base/memo.h). */
#ifndef MAKEUP_MEMO_H
#define MAKEUP_MEMO_H

#include "base/memo.h"
#include "makeup/makeup.h"

Memo *makeup_memo_new(void);
/* As makeup_search, which it calls for what is new. m NULL: always. */
Makeup *makeup_memo_search(Memo *m, Arena *a, Arena *scratch, const MakeupPage *page);

#endif
