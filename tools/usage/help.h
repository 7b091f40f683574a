/* --help, and what is told of a wrong command line: texts made of the tables of options.h, into args->text. */
#ifndef USAGE_HELP_H
#define USAGE_HELP_H

#include "usage/options.h"

void help_general(Buf *b);
void help_command(Buf *b, const CommandInfo *c);

/* Each tells a usage error and gives false. c NULL: no command is known yet. */
bool usage_fail(Args *args, const CommandInfo *c, const char *what, const char *which);
bool usage_fail_command(Args *args, const char *written);
bool usage_fail_option(Args *args, const CommandInfo *c, const char *written);
/* A choice that isn't one: choices as in OptionInfo.value. */
bool usage_fail_choice(Args *args, const CommandInfo *c, const char *what, const char *written, const char *choices);
/* The word of operands that is none. */
bool usage_fail_operand(Args *args, const CommandInfo *c, size_t i);

#endif
