/* Scalars of every kind a schema knows. */
#include "yaml/reader.h"

#include "chars/nfc.h"
#include "base/utf8.h"
#include "diag/phrase.h"
#include "world/clean.h"
#include "yaml/nearest.h"
#include <assert.h>
#include <stdlib.h>
#include <string.h>

const char *reader_kind(const YamlNode *v)
{
    switch (v->kind) {
    case YK_NULL:
        return "empty";
    case YK_LIST:
        return "a list";
    case YK_MAP:
        return "a map";
    case YK_SCALAR:
        break;
    }
    return *v->text ? "a text" : "empty";
}

const char *confusion_hint(const YamlConfusion *c, const char *word)
{
    for (; c && c->word; c++)
        if (strcmp(c->word, word) == 0)
            return c->hint;
    return NULL;
}

void reader_wrong(Reader *r, const YamlNode *v, const char *key, const char *want, const char *hint)
{
    r->ok = false;
    if (v->kind == YK_SCALAR && *v->text)
        diag_error(r->diag, v->span, DIAG_YAML_WRONG_VALUE, key, want, v->text, hint);
    else
        diag_error(r->diag, v->span, DIAG_YAML_WRONG_KIND, key, want, reader_kind(v), hint);
}

static const char *share_text(Arena *a, int thousandths)
{
    return thousandths % 10 ? arena_printf(a, "%d.%d%%", thousandths / 10, abs(thousandths % 10))
                            : arena_printf(a, "%d%%", thousandths / 10);
}

/* A value of the field, as it would be written. */
static const char *sample(Arena *a, const YamlField *f)
{
    switch (f->type) {
    case YT_INT:
    case YT_PAGE:
        return arena_printf(a, "%d", f->preset ? f->preset : f->min > 1 ? f->min : 1);
    case YT_SHARE:
        return share_text(a, f->preset ? f->preset : f->max / 2);
    case YT_FLAG:
        return "true";
    case YT_CHOICE:
        return f->choices[0];
    case YT_LENGTH:
        return "9pt";
    case YT_COLOR:
        return "\"#a3241c\"";
    case YT_MOMENT:
        return "2021-11-03";
    default:
        return "…";
    }
}

static const char *list_example(Arena *a, const YamlField *f, const char *key)
{
    if (f->item->type == YT_MAP)
        return phrase(a, "write `%s:`, then an indented line `- %s: …` for each", key, f->item->of->fields[0].key);
    if (!f->count)
        return phrase(a, "write %s: [one, another]", key);
    const char *all = "";
    for (size_t i = 0; i < f->count; i++)
        all = arena_printf(a, "%s%s%s", all, i ? ", " : "", sample(a, f->item));
    return phrase(a, "write %s: [%s]", key, all);
}

const char *reader_example(Arena *a, const YamlField *f, const char *key)
{
    switch (f->type) {
    case YT_FLAG:
        return phrase(a, "write %s: true or %s: false, without quotes", key, key);
    case YT_LIST:
        return list_example(a, f, key);
    case YT_TABLE:
        return phrase(a, "write `%s:`, then an indented line `name: …` for each", key);
    case YT_MAP:
        return phrase(a, "write %s: {%s: %s}", key, f->of->fields[0].key, sample(a, &f->of->fields[0]));
    case YT_TEXT:
        return phrase(a, "write %s: …, in quotes when it has a colon, # or brackets", key);
    case YT_LENGTH:
        return "lengths: 3mm, 9pt, 13字, 2行, or a name of the table `sizes`";
    case YT_COLOR:
        return phrase(a, "write %s: \"#a3241c\", in quotes", key);
    case YT_MOMENT:
        return phrase(a, "write %s: %s, or with the time: %s: %s 09:30", key, sample(a, f), key, sample(a, f));
    default:
        return phrase(a, "write %s: %s", key, sample(a, f));
    }
}

const char *reader_comment(Arena *a, const YamlNode *v)
{
    const char *text = v->span.src ? v->span.src->text : NULL;
    if (!text || v->quoted || !v->key)
        return NULL;
    const char *s = text + (v->kind == YK_NULL ? v->key->span.end : v->span.end);
    s += v->kind == YK_NULL && *s == ':';
    size_t blank = strspn(s, " ");
    s += blank;
    if (!blank || *s != '#' || !s[1] || strchr(" \n#!-", s[1]))
        return NULL;
    return arena_strndup(a, s, strcspn(s, "\n"));
}

static bool read_text(Reader *r, const YamlNode *v, const YamlField *f, const char *key, YamlText *out)
{
    size_t n = strlen(v->text);
    if (n > LIMIT_TEXT) {
        diag_error(r->diag, v->span, DIAG_YAML_TEXT_TOO_LONG, key, n, LIMIT_TEXT);
        return false;
    }
    const char *comment = reader_comment(r->arena, v);
    if (comment)
        diag_warning(r->diag, v->span, DIAG_YAML_COMMENT_BEHIND, key, comment, key, v->text, comment);
    const char *text = f->blanks && v->whole ? v->whole : v->text;
    *out = (YamlText){f->name ? text : nfc_text(r->arena, text), v->span};
    return true;
}

enum { PAGE_LETTERS = 3 };

static int han_digit(uint32_t cp)
{
    static const char *const digits = "零一二三四五六七八九";
    const char *s = digits;
    for (int i = 0; i < 10; i++) {
        uint32_t d;
        s += utf8_decode(s, &d);
        if (d == cp)
            return i;
    }
    return cp == 0x4E24 ? 2 : -1; /* 两 */
}

/* The number that someone meant by 第2版, ２, 十二 or 二十; -1: none to be seen. */
static int meant_number(const char *s)
{
    int value = 0, digit = -1;
    bool seen = false, tens = false;
    while (*s) {
        uint32_t cp;
        s += utf8_decode(s, &cp);
        int plain = cp >= '0' && cp <= '9' ? (int)cp - '0' : cp >= 0xFF10 && cp <= 0xFF19 ? (int)cp - 0xFF10 : -1;
        int han = han_digit(cp);
        if (cp == '.' || cp == '-' || value > 9999)
            return -1;
        if (plain >= 0) {
            value = value * 10 + plain;
        } else if (han >= 0) {
            digit = han;
        } else if (cp == 0x5341 && !tens) { /* 十 */
            value = (digit < 0 ? 1 : digit) * 10;
            digit = -1;
            tens = true;
        } else if (seen) {
            break;
        } else {
            continue;
        }
        seen = true;
    }
    return seen ? value + (digit > 0 ? digit : 0) : -1;
}

static bool read_int(Reader *r, const YamlNode *v, const YamlField *f, const char *key, YamlInt *out)
{
    const char *s = v->text;
    size_t digits = strspn(s + (*s == '-'), "0123456789");
    bool number = digits && digits <= 9 && !s[digits + (*s == '-')];
    if (number && v->quoted) {
        reader_wrong(r, v, key, "a number, not a text in quotes", "leave the quotes out");
        return false;
    }
    long n = number ? strtol(s, NULL, 10) : 0;
    if (!number || n < f->min || n > f->max) {
        int meant = number ? (n < f->min ? f->min : f->max) : meant_number(s); /* the nearest that there may be */
        bool fits = meant >= f->min && meant <= f->max && (number || meant >= 0);
        reader_wrong(r, v, key, phrase(r->arena, "a whole number from %d to %d", f->min, f->max),
                     fits ? phrase(r->arena, "write %s: %d", key, meant) : reader_example(r->arena, f, key));
        return false;
    }
    *out = (YamlInt){(int)n, v->span};
    return true;
}

/* The letters and the number of 第A2版, ａ０２, a02, A-2; false when it has not both. */
static bool meant_page(const char *s, char letters[PAGE_LETTERS + 1], int *number)
{
    size_t n = 0;
    int digits = 0;
    *number = 0;
    while (*s) {
        uint32_t cp;
        s += utf8_decode(s, &cp);
        cp = cp >= 0xFF10 && cp <= 0xFF5A ? cp - 0xFEE0 : cp;
        cp = cp >= 'a' && cp <= 'z' ? cp - 'a' + 'A' : cp;
        if (cp >= 'A' && cp <= 'Z' && !digits && n < PAGE_LETTERS)
            letters[n++] = (char)cp;
        else if (cp >= '0' && cp <= '9' && n && ++digits < 6)
            *number = *number * 10 + (int)(cp - '0');
        else if ((cp >= 'A' && cp <= 'Z') || (cp >= '0' && cp <= '9'))
            return false;
    }
    letters[n] = 0;
    return n && digits;
}

/* 2, or A02: capital letters and a number of two digits at least. */
static bool read_page(Reader *r, const YamlNode *v, const YamlField *f, const char *key, YamlPage *out)
{
    char letters[PAGE_LETTERS + 1];
    int number;
    if (!meant_page(v->text, letters, &number)) {
        YamlInt plain;
        if (!read_int(r, v, f, key, &plain))
            return false;
        *out = (YamlPage){"", plain.value, plain.span};
        return true;
    }
    bool fits = number >= (f->min > 1 ? f->min : 1) && number <= f->max;
    const char *name = arena_printf(r->arena, "%s%02d", letters, number);
    if (!fits || strcmp(name, v->text) != 0) {
        reader_wrong(r, v, key, "a page: 2, or in a section A02",
                     fits ? phrase(r->arena, "write %s: %s", key, name) : reader_example(r->arena, f, key));
        return false;
    }
    *out = (YamlPage){arena_strdup(r->arena, letters), number, v->span};
    return true;
}

bool yaml_split_length(const char *s, double *number, const char **unit)
{
    double sign = 1, value = 0, place = 1; /* strtod would follow the locale */
    size_t digits = 0;
    if (*s == '-') {
        sign = -1;
        s++;
    }
    for (; *s >= '0' && *s <= '9'; s++, digits++)
        value = value * 10 + (*s - '0');
    if (*s == '.')
        for (s++; *s >= '0' && *s <= '9'; s++, digits++)
            value += (*s - '0') * (place /= 10);
    *number = sign * value;
    *unit = s + strspn(s, " ");
    return digits > 0;
}

static bool read_share(Reader *r, const YamlNode *v, const YamlField *f, const char *key, YamlInt *out)
{
    double n;
    const char *unit;
    bool ok = yaml_split_length(v->text, &n, &unit) && (!*unit || strcmp(unit, "%") == 0);
    n *= ok && *unit ? 10 : 1000;
    if (!ok || n < f->min || n > f->max) {
        const char *want =
            phrase(r->arena, "a share from %s to %s", share_text(r->arena, f->min), share_text(r->arena, f->max));
        reader_wrong(r, v, key, want, reader_example(r->arena, f, key));
        return false;
    }
    *out = (YamlInt){(int)(n + (n < 0 ? -0.5 : 0.5)), v->span};
    return true;
}

static bool read_flag(Reader *r, const YamlNode *v, const YamlField *f, const char *key, YamlFlag *out)
{
    bool yes = strcmp(v->text, "true") == 0 || strcmp(v->text, "yes") == 0;
    bool no = strcmp(v->text, "false") == 0 || strcmp(v->text, "no") == 0;
    if ((!yes && !no) || v->quoted) {
        reader_wrong(r, v, key, "true or false", reader_example(r->arena, f, key));
        return false;
    }
    *out = (YamlFlag){yes, v->span};
    return true;
}

/* The choice that begins as what was written, or that is nearest to it; NULL when nothing is near. */
static const char *nearest_choice(const char *written, const char *const *choices, size_t n)
{
    size_t length = strlen(written);
    unsigned distance;
    for (size_t i = 0; length && i < n; i++)
        if (strncmp(choices[i], written, length) == 0)
            return choices[i];
    const char *near = nearest_word(written, choices, n, &distance);
    return distance < length ? near : NULL;
}

static bool read_choice(Reader *r, const YamlNode *v, const YamlField *f, const char *key, YamlChoice *out)
{
    size_t n = 0;
    while (f->choices[n])
        n++;
    for (size_t i = 0; i < n; i++)
        if (strcmp(v->text, f->choices[i]) == 0) {
            *out = (YamlChoice){(int)i, v->span};
            return true;
        }
    const char *all = f->choices[0];
    for (size_t i = 1; i < n; i++)
        all = i + 1 == n ? phrase(r->arena, "%s or %s", all, f->choices[i])
                         : arena_printf(r->arena, "%s, %s", all, f->choices[i]);
    const char *near = nearest_choice(v->text, f->choices, n), *meant = confusion_hint(f->words, v->text);
    reader_wrong(r, v, key, all,
                 meant  ? meant
                 : near ? phrase(r->arena, "the nearest is `%s`", near)
                        : reader_example(r->arena, f, key));
    return false;
}

/* Of the units a layout knows; a name of its sizes is looked up there. */
static bool read_length(Reader *r, const YamlNode *v, const YamlField *f, const char *key, YamlText *out)
{
    static const char *const units[] = {"mm", "cm", "pt", "字", "行"};
    double n;
    const char *unit;
    bool number = yaml_split_length(v->text, &n, &unit);
    bool known = !number || (n == 0 && !*unit) || (f->name && strcmp(unit, "%") == 0);
    for (size_t i = 0; i < sizeof units / sizeof *units; i++)
        known |= strcmp(unit, units[i]) == 0;
    if (!known) {
        const char *hint = *unit ? reader_example(r->arena, f, key)
                                 : phrase(r->arena, "a length has a unit: %s: %spt, %smm, %s字 or %s行", key, v->text,
                                          v->text, v->text, v->text);
        reader_wrong(r, v, key, "a length", hint);
        return false;
    }
    if (number && n < 0 && f->min >= 0) {
        reader_wrong(r, v, key, "a length that is not negative", reader_example(r->arena, f, key));
        return false;
    }
    *out = (YamlText){nfc_text(r->arena, v->text), v->span};
    return true;
}

static bool read_color(Reader *r, const YamlNode *v, const YamlField *f, const char *key, YamlColor *out)
{
    const char *t = v->text;
    if (f->name && *t != '#') {
        *out = (YamlColor){0, nfc_text(r->arena, t), v->span};
        return true;
    }
    if (*t != '#' || strlen(t) != 7 || strspn(t + 1, "0123456789abcdefABCDEF") != 6) {
        reader_wrong(r, v, key, "a colour, #rrggbb", reader_example(r->arena, f, key));
        return false;
    }
    *out = (YamlColor){(uint32_t)strtoul(t + 1, NULL, 16), t, v->span};
    return true;
}

static bool read_moment(Reader *r, const YamlNode *v, const YamlField *f, const char *key, YamlMoment *out)
{
    Moment m;
    if (moment_parse(v->text, &m)) {
        *out = (YamlMoment){m, v->span};
        return true;
    }
    const char *hint = reader_example(r->arena, f, key);
    if (moment_meant(v->text, &m))
        hint = phrase(r->arena, "write %s: %s", key, arena_printf(r->arena, "%04d-%02d-%02d", m.year, m.month, m.day));
    reader_wrong(r, v, key, "a day that exists, as 2021-11-03, with or without a time", hint);
    return false;
}

const char *reader_want(const YamlField *f)
{
    static const char *const wants[] = {
        [YT_TEXT] = "a text",        [YT_INT] = "a whole number",   [YT_SHARE] = "a share",
        [YT_FLAG] = "true or false", [YT_CHOICE] = "a word",        [YT_LENGTH] = "a length",
        [YT_COLOR] = "a colour",     [YT_PAGE] = "a page's number", [YT_MOMENT] = "a day",
        [YT_LIST] = "a list",        [YT_MAP] = "keys with values", [YT_TABLE] = "keys with values",
    };
    static_assert(sizeof wants / sizeof *wants == YT_TABLE + 1, "words for each type");
    return wants[f->type];
}

bool reader_scalar(Reader *r, const YamlNode *v, const YamlField *f, const char *key, void *out)
{
    if (v->kind != YK_SCALAR || (!*v->text && !(f->blanks && v->whole))) {
        reader_wrong(r, v, key, reader_want(f), reader_example(r->arena, f, key));
        return false;
    }
    switch (f->type) {
    case YT_TEXT:
        return read_text(r, v, f, key, out);
    case YT_INT:
        return read_int(r, v, f, key, out);
    case YT_SHARE:
        return read_share(r, v, f, key, out);
    case YT_FLAG:
        return read_flag(r, v, f, key, out);
    case YT_CHOICE:
        return read_choice(r, v, f, key, out);
    case YT_LENGTH:
        return read_length(r, v, f, key, out);
    case YT_COLOR:
        return read_color(r, v, f, key, out);
    case YT_PAGE:
        return read_page(r, v, f, key, out);
    case YT_MOMENT:
        return read_moment(r, v, f, key, out);
    case YT_LIST:
    case YT_MAP:
    case YT_TABLE:
        break;
    }
    return false;
}
