/* fonts.yaml: the role → family table. */
#ifndef FONTS_FONT_TABLE_H
#define FONTS_FONT_TABLE_H

#include "fonts/font_book.h"
#include "yaml/yaml.h"

typedef struct FontRole {
    const char *name;
    int weight;             /* 100…900 */
    const char *hant_marks; /* families of 、，。；：！？ in zh-Hant; "": those of the other characters */
    int tibetan_bold;       /* how much wider its strokes are made, in thousandths of an em */
    int tibetan_size;       /* of Tibetan in Chinese text, in thousandths of the text's */
    const char *families[SCRIPT_CLASSES]; /* comma-separated, in order of preference; signs and emoji last */
} FontRole;

/* Roles in the arena, and the path of the dictionary that hyphenates English; false after a report. */
bool font_table_load(World *w, Diag *d, Arena *a, const char *fonts_dir, FontRole **roles, size_t *n,
                     const char **dictionary);

/* The keys of fonts.yaml. */
const YamlSchema *font_table_schema(void);

#endif
