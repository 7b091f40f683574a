/* JSON Schemas of the files that have keys, for editors: printed, written to a folder, named in a template's first
 * line. */
#ifndef CLI_SCHEMA_H
#define CLI_SCHEMA_H

#include "cli/commands.h"

/* Writes the schema of a kind of file ("paper") to DIR/KIND.json, unless it is there as it should be. */
bool schema_write(Cli *c, Diag *d, const char *dir, const char *kind);
/* The same beside the content folder, and the comment by which an editor finds it from a file that lies `depth` folders
 * below the folder of both: depth 1 is content/group.yaml. NULL after a report. */
const char *schema_comment(Cli *c, Diag *d, const char *content, const char *kind, int depth);

#endif
