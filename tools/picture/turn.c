/* The turn to draw (picture/turn.h). */
#include "picture/turn.h"

#include <stdlib.h>
#include <threads.h>

static once_flag started = ONCE_FLAG_INIT;
static mtx_t turn;

static void start(void)
{
    if (mtx_init(&turn, mtx_plain) != thrd_success)
        abort(); /* glibc's never fails */
}

void drawing_turn_take(void)
{
    call_once(&started, start);
    mtx_lock(&turn);
}

void drawing_turn_give(void)
{
    mtx_unlock(&turn);
}
