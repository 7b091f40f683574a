/* Who draws with cairo, by itself or through librsvg, has the turn: its caches of fonts and pieces are the process's,
 * and threads that draw at the same time can spoil its memory (cairo 1.16). Short, and never while another lock is
 * wanted. */
#ifndef PICTURE_TURN_H
#define PICTURE_TURN_H

void drawing_turn_take(void); /* waits for it */
void drawing_turn_give(void);

#endif
