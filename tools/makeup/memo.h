/* Pages that were searched before: the search's answer to the same blocks on the same page is the same, so a process
 * that makes an issue again and again (`serve`) asks once. Several threads may ask. */
#ifndef MAKEUP_MEMO_H
#define MAKEUP_MEMO_H

#include "makeup/makeup.h"

typedef struct MakeupMemo MakeupMemo;
MakeupMemo *makeup_memo_new(void);
void makeup_memo_free(MakeupMemo *m); /* NULL is fine */
/* Forgets what nobody has asked for since the call before the last. */
void makeup_memo_age(MakeupMemo *m);

/* As makeup_search, which it calls for what is new. m NULL: always. */
Makeup *makeup_memo_search(MakeupMemo *m, Arena *a, Arena *scratch, const MakeupPage *page);

#endif
