/* Completion scripts for shells, made of the tables of options.h: commands, options, what their values are, and what
 * stands at each place of a usage line. Papers and days are those of ./content when the key is pressed. */
#ifndef USAGE_COMPLETION_H
#define USAGE_COMPLETION_H

#include "base/buf.h"

void completion_bash(Buf *b);
void completion_zsh(Buf *b);
void completion_fish(Buf *b);

#endif
