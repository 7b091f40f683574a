/* Private to arrange, overset and layout: sizes of titles that leave their page no room for its articles. */
#ifndef ARRANGE_HEADLINE_ROOM_H
#define ARRANGE_HEADLINE_ROOM_H

#include "arrange/issue_build.h"

/* Each is told, once, with the largest that does; its title is set so from then on. A page that is too full without
 * them is left as it is. */
void headline_room_check(IssueBuild *b, const PageJob *job, const PieceVec *pieces);
/* Is a piece's title, level above its text, of a size that its editor pins? */
bool headline_room_size(const MakeupPiece *p, Len *size);

/* Has the page room for all but for the title of piece i, set so? That is told, and nothing cut for it. */
bool headline_room_lacks(IssueBuild *b, const PageJob *job, const PieceVec *whole, size_t i, MakeupPiece as);

#endif
