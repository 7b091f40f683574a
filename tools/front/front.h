/* An article's front matter as read: its keys and where each value stands; what they mean is parse's. Texts are the
 * source's or the arena's; faults are reported at their keys. */
#ifndef FRONT_FRONT_H
#define FRONT_FRONT_H

#include "front/pins.h"

/* image: file, or a map. */
typedef struct FrontPicture {
    Span span;
    YamlText file, alt, caption, credit, height, crop;
    YamlInt columns;
    YamlList focus; /* of YamlInt, thousandths */
} FrontPicture;

/* correction: text, or a map; an item of corrections. */
typedef struct FrontCorrection {
    Span span;
    YamlText text;
    YamlMoment date;
} FrontCorrection;

/* retracted: true, a day, a reason, or a map of the two. */
typedef struct FrontRetraction {
    Span span;
    YamlText reason;
    YamlMoment date;
} FrontRetraction;

typedef struct Front {
    Span span;
    YamlText title, kicker, deck, byline, dateline, section, summary, column, alt, caption, credit, address;
    FrontPicture image;
    YamlList images; /* of FrontPicture */
    YamlList tags;   /* of YamlText */
    YamlMoment updated;
    FrontCorrection correction;
    YamlList corrections; /* of FrontCorrection */
    FrontRetraction retracted;
    YamlPage page;
    YamlInt priority;
    PinsYaml pins;
    YamlChoice lang, lists;
    YamlFlag draft, box, vertical, vertical_title, advert, normalize, picture_story;
    bool found; /* there is a front matter, closed */
} Front;

/* Reads it from the head of a file; returns where the body begins. Without one, an error, and all is body. */
size_t front_read(Diag *d, Arena *a, const Source *src, Front *out);

/* Other words for languages, in an article and in paper.yaml. */
extern const YamlConfusion front_lang_words[];

/* The keys of the front matter. */
const YamlSchema *article_schema(void);

#endif
