/* The texts of furniture: what an issue fills in, {field}, and segments [ … ] that are left out when a field in them is
 * empty. Read once, with the layout; faults at their place. */
#ifndef STYLE_FIELDS_H
#define STYLE_FIELDS_H

#include "yaml/yaml.h"

typedef enum Field {
    FIELD_TITLE,
    FIELD_TITLE_ZH,
    FIELD_PINYIN,
    FIELD_ISSN,
    FIELD_CN,
    FIELD_POSTAL,
    FIELD_PUBLISHER,
    FIELD_SLOGAN,
    FIELD_NUMBER,
    FIELD_LUNAR,
    FIELD_WEATHER,
    FIELD_NOTICE,
    FIELD_PAGE_TITLE,
    FIELD_EDITORS,
    FIELD_PAGE,    /* 2 */
    FIELD_PAGE2,   /* 02 */
    FIELD_FACING,  /* 3: the right page of a spread */
    FIELD_FACING2, /* 03 */
    FIELD_FACING_TITLE,
    FIELD_PAGES,   /* how many there are */
    FIELD_MANY,    /* the same; empty when there is one */
    FIELD_SECTION, /* 叠名 */
    FIELD_EDITION, /* 第二版次 */
    FIELD_KIND,    /* 号外, 增期 */
    FIELD_PRICE,   /* of a 号外 免费赠阅 */
    FIELD_DATE,
    FIELD_ISO,
    FIELD_WEEKDAY,
    FIELD_SPECIMEN,
    FIELD_GROUP,
    FIELD_URL,
    FIELDS
} Field;

/* Text as it stands, then a field. */
typedef struct FieldPart {
    const char *text;
    int field;   /* a Field, or -1: none */
    int segment; /* number of the [segment] that both stand in, 1…; 0: none */
} FieldPart;

typedef struct FieldText {
    FieldPart *at;
    size_t n;
} FieldText;

const char *field_name(Field f);
/* A text with fields; a report at its place for what is no field, and for a bracket without its partner. */
FieldText fields_read(Diag *d, Arena *a, YamlText text);
/* The same check of a text in which only {page} stands. */
void fields_check_jump(Diag *d, Arena *a, YamlText text);

#endif
