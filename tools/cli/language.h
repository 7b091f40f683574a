/* The language the tool speaks: --lang, else what the environment says. */
#ifndef CLI_LANGUAGE_H
#define CLI_LANGUAGE_H

#include "world/world.h"

/* Before anything is said and any thread is made. Takes --lang=zh|en (and --lang zh|en) out of the arguments, wherever
 * it stands: usage errors and help follow it, too. A value that is neither is left for args_parse to refuse. */
void language_set(World *w, Arena *a, int *argc, char **argv);

#endif
