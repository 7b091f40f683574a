/* `paiban import FILE…`: single articles, from Word (.docx, through pandoc), HTML, and the plain text of agencies, each
 * → one Markdown file of an issue. */
#ifndef IMPORT_SINGLE_H
#define IMPORT_SINGLE_H

#include "import/founder.h"

/* o: paper and date are said. false: some are not imported, told. */
bool import_files(World *w, Diag *d, Arena *a, const char *const *paths, size_t n, const ImportOptions *o,
                  ImportReport *report);

#endif
