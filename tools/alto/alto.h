/* What a library's systems read of an issue: beside its pages, an ALTO 4.4 file for each (alto-01.xml: every word with
 * its place, in tenths of a millimetre from the trim's top left) and mets.xml (METS 1.12.1), which tells the files of
 * the issue, its pages and its articles with their blocks. Schemas: tests/exchange/schemas. */
#ifndef ALTO_ALTO_H
#define ALTO_ALTO_H

#include "frame/export.h"

Exporter alto_exporter(void);

#endif
