/* fonts.yaml: the role → family table. */
#ifndef FONTS_FONT_TABLE_H
#define FONTS_FONT_TABLE_H

#include "fonts/font_book.h"
#include "world/world_fonts.h"
#include "yaml/yaml.h"

typedef struct FontRole {
    const char *name;
    int weight;             /* 100…900 */
    const char *hant_marks; /* families of 、，。；：！？ in zh-Hant; "": those of the other characters */
    int tibetan_bold;       /* how much wider its strokes are made, in thousandths of an em */
    int tibetan_size;       /* of Tibetan in Chinese text, in thousandths of the text's */
    const char *families[SCRIPT_CLASSES]; /* comma-separated, in order of preference; signs and emoji last */
} FontRole;

typedef struct FontTable {
    FontRole *roles;
    size_t n_roles;
    const char *dictionary; /* that hyphenates English: its file */
    FontNames names;        /* of all roles */
} FontTable;

/* fonts.yaml, over the installation's; in the arena. false after a report. */
bool font_table_load(World *w, Diag *d, Arena *a, const char *fonts_dir, FontTable *out);

/* The keys of fonts.yaml. */
const YamlSchema *font_table_schema(void);

#endif
