/* A map checked against a schema: maps, lists and tables. */
#include "yaml/reader.h"

#include "chars/nfc.h"
#include "diag/phrase.h"
#include "world/clean.h"
#include <assert.h>
#include <string.h>

/* What a type's values are: their size, and where in them their place stands. */
typedef struct ValueForm {
    size_t size, span;
} ValueForm;
#define FORM(T)                                                                                                        \
    {                                                                                                                  \
        sizeof(T), offsetof(T, span)                                                                                   \
    }
static const ValueForm forms[] = {
    [YT_TEXT] = FORM(YamlText),   [YT_INT] = FORM(YamlInt),       [YT_SHARE] = FORM(YamlInt),
    [YT_FLAG] = FORM(YamlFlag),   [YT_CHOICE] = FORM(YamlChoice), [YT_LENGTH] = FORM(YamlText),
    [YT_COLOR] = FORM(YamlColor), [YT_PAGE] = FORM(YamlPage),     [YT_MOMENT] = FORM(YamlMoment),
    [YT_LIST] = FORM(YamlList),   [YT_TABLE] = FORM(YamlTable),
};
static_assert(sizeof forms / sizeof *forms == YT_TABLE + 1, "a form for each type; a map's is its schema's");

size_t reader_size(const YamlField *f)
{
    return f->type == YT_MAP ? f->of->size : forms[f->type].size;
}

static void preset_map(const YamlSchema *s, void *out)
{
    memset(out, 0, s->size);
    for (size_t i = 0; i < s->n_fields; i++)
        reader_preset(&s->fields[i], (char *)out + s->fields[i].offset);
}

void reader_preset(const YamlField *f, void *out)
{
    if (f->type == YT_MAP) {
        preset_map(f->of, out);
        return;
    }
    memset(out, 0, reader_size(f));
    if (f->type == YT_TEXT || f->type == YT_LENGTH)
        ((YamlText *)out)->text = "";
    else if (f->type == YT_COLOR)
        ((YamlColor *)out)->text = "";
    else if (f->type == YT_INT || f->type == YT_SHARE)
        ((YamlInt *)out)->value = f->preset;
    else if (f->type == YT_PAGE)
        *(YamlPage *)out = (YamlPage){.section = "", .value = f->preset};
    else if (f->type == YT_CHOICE)
        ((YamlChoice *)out)->value = f->preset;
}

/* What was given wrongly is not there, but is not missing either. */
static void set_faulty(const YamlField *f, void *out)
{
    static const Span faulty = {NULL, 0, 1};
    if (f->type == YT_LIST || f->type == YT_TABLE || f->type == YT_MAP)
        return; /* what they have that is right is used */
    reader_preset(f, out);
    memcpy((char *)out + forms[f->type].span, &faulty, sizeof faulty);
}

static bool is_empty(const YamlNode *v)
{
    return v->kind == YK_NULL || (v->kind == YK_SCALAR && !*v->text);
}

static bool read_map(Reader *up, Diag *d, Arena *a, const YamlNode *node, const YamlSchema *schema, void *out);
static bool read_value(Reader *r, const YamlNode *v, const YamlField *f, const char *key, void *out);

/* Elements may be written as texts alone. */
static bool takes_texts(const YamlField *list)
{
    return list->item->type == YT_MAP ? list->item->of->short_key != NULL : list->item->type == YT_TEXT;
}

/* [春耕，农业]: a full-width mark divides nothing. */
static bool is_divided(Reader *r, const YamlNode *list, const YamlField *f, const char *key)
{
    if (!takes_texts(f))
        return true;
    if (!list->span.src->text || list->span.src->text[list->span.start] != '[')
        return true;
    for (const YamlNode *e = list->child; e; e = e->next) {
        static const char *const marks[] = {"，", "、", "；"};
        for (size_t i = 0; e->kind == YK_SCALAR && !e->quoted && i < sizeof marks / sizeof *marks; i++) {
            const char *hit = strstr(e->text, marks[i]);
            if (!hit)
                continue;
            const char *rest = hit + strlen(marks[i]);
            rest += strspn(rest, " ");
            diag_error(r->diag, e->span, DIAG_YAML_LIST_MARK, key, marks[i], key, (int)(hit - e->text), e->text, rest);
            r->ok = false;
            return false;
        }
    }
    return true;
}

/* What a text where a list belongs was meant to be: 春耕，农业 → [春耕, 农业]. */
static const char *as_list(Arena *a, const char *key, const char *text)
{
    static const char *const brackets[] = {"［", "【", "「", "[", "］", "】", "」", "]"};
    if (*text == '-' && text[1] != ' ')
        return phrase(a, "put a space after each -: - %.60s", text + 1);
    Buf b = {0};
    buf_puts(&b, "");
    for (const char *s = text; *s && s - text < 60;) {
        static const char *const marks[] = {"，", "、", "；", ","};
        size_t bracket = 0;
        for (size_t i = 0; i < sizeof brackets / sizeof *brackets && !bracket; i++)
            if (strncmp(s, brackets[i], strlen(brackets[i])) == 0)
                bracket = strlen(brackets[i]);
        if (bracket) {
            s += bracket;
            continue;
        }
        size_t mark = 0;
        for (size_t i = 0; i < sizeof marks / sizeof *marks && !mark; i++)
            if (strncmp(s, marks[i], strlen(marks[i])) == 0)
                mark = strlen(marks[i]);
        if (*s == ' ' && s > text && (unsigned char)s[-1] >= 0x80 && (unsigned char)s[1] >= 0x80)
            mark = 1; /* a blank between Han parts words, too */
        if (mark) {
            buf_puts(&b, ", ");
            s += mark + strspn(s + mark, " ");
        } else {
            do
                buf_putc(&b, *s++);
            while ((*s & 0xC0) == 0x80);
        }
    }
    const char *hint = phrase(a, "write %s: [%s]", key, b.data);
    buf_free(&b);
    return hint;
}

/* An element that is no scalar where one belongs. */
static bool is_element(Reader *r, const YamlNode *e, const YamlField *f, const char *key)
{
    if (f->item->type >= YT_LIST || (e->kind == YK_SCALAR && *e->text))
        return true;
    diag_error(r->diag, e->span, DIAG_YAML_ELEMENT_KIND, key, reader_want(f->item), reader_kind(e),
               reader_example(r->arena, f, key));
    return false;
}

/* Lists and tables that must not be empty. */
static bool is_enough(Reader *r, const YamlNode *v, const YamlField *f, const char *key)
{
    if (f->min <= 0 || v->n >= (size_t)f->min)
        return true;
    diag_error(r->diag, v->span, DIAG_YAML_EMPTY, key, reader_example(r->arena, f, key));
    return false;
}

static bool read_list(Reader *r, const YamlNode *v, const YamlField *f, const char *key, YamlList *out)
{
    YamlNode one = {.kind = YK_LIST, .span = v->span, .n = 1};
    if (f->single && v->kind == YK_SCALAR) {
        YamlNode *only = arena_dup(r->arena, v, sizeof *v);
        only->next = NULL;
        one.child = only;
        v = &one;
    }
    if (v->kind != YK_LIST) {
        bool texts = v->kind == YK_SCALAR && takes_texts(f);
        reader_wrong(r, v, key, "a list", texts ? as_list(r->arena, key, v->text) : reader_example(r->arena, f, key));
        return false;
    }
    if (f->count && v->n != f->count) {
        reader_wrong(r, v, key, phrase(r->arena, "a list of %zu", f->count), reader_example(r->arena, f, key));
        return false;
    }
    if (!is_enough(r, v, f, key) || !is_divided(r, v, f, key))
        return false;
    size_t size = reader_size(f->item);
    out->at = arena_alloc(r->arena, v->n * size);
    out->span = v->span;
    bool ok = true, maps = f->item->type == YT_MAP;
    for (const YamlNode *e = v->child; e; e = e->next) {
        if (e->gone)
            continue;
        void *to = (char *)out->at + out->n * size;
        reader_preset(f->item, to);
        bool good = is_element(r, e, f, key) && read_value(r, e, f->item, key, to);
        ok &= good;
        out->n += good || maps; /* what a map has that is right is used */
    }
    if (!ok && f->count)
        *out = (YamlList){0};
    return ok;
}

static bool read_table(Reader *r, const YamlNode *v, const YamlField *f, const char *key, YamlTable *out)
{
    if (v->kind != YK_MAP) {
        reader_wrong(r, v, key, "keys with values", reader_example(r->arena, f, key));
        return false;
    }
    if (!is_enough(r, v, f, key))
        return false;
    size_t size = reader_size(f->item);
    YamlText *keys = ARENA_ARRAY(r->arena, YamlText, v->n);
    *out = (YamlTable){.keys = keys, .at = arena_alloc(r->arena, v->n * size), .span = v->span};
    bool ok = true;
    for (const YamlNode *e = v->child; e; e = e->next) {
        void *to = (char *)out->at + out->n * size;
        keys[out->n] = (YamlText){nfc_text(r->arena, e->key->text), e->key->span};
        reader_preset(f->item, to);
        bool nothing = is_empty(e) && !(f->item->blanks && e->whole);
        bool good = nothing && f->item->type == YT_TEXT ? true : read_value(r, e, f->item, e->key->text, to);
        ok &= good;
        out->n += good || f->item->type == YT_MAP;
    }
    return ok;
}

static bool read_value(Reader *r, const YamlNode *v, const YamlField *f, const char *key, void *out)
{
    switch (f->type) {
    case YT_LIST:
        return read_list(r, v, f, key, out);
    case YT_TABLE:
        return read_table(r, v, f, key, out);
    case YT_MAP:
        return read_map(r, r->diag, r->arena, v, f->of, out);
    default:
        return reader_scalar(r, v, f, key, out);
    }
}

/* An optional key without a value is as good as absent, but for what YAML took for a comment. */
static void read_empty(Reader *r, const YamlNode *v, const YamlField *f)
{
    if (f->filled) {
        diag_error(r->diag, v->key->span, DIAG_YAML_EMPTY, f->key,
                   f->type == YT_MAP && f->of->list_hint ? f->of->list_hint : reader_example(r->arena, f, f->key));
        r->ok = false;
        return;
    }
    const char *comment = reader_comment(r->arena, v);
    if (!comment || f->required)
        return;
    if (f->type == YT_COLOR) {
        diag_error(r->diag, v->key->span, DIAG_YAML_COMMENT, f->key, comment, f->key, comment);
        r->ok = false;
    } else {
        diag_warning(r->diag, v->key->span, DIAG_YAML_COMMENT, f->key, comment, f->key, comment);
    }
}

/* A scalar that stands for a whole map: `- slug` for `- {slug: slug}`. */
static bool read_short(Reader *r, const YamlNode *node, void *out)
{
    const YamlField *f = schema_field(r->schema, r->schema->short_key);
    bool good = reader_scalar(r, node, f, f->key, (char *)out + f->offset);
    if (!good)
        set_faulty(f, (char *)out + f->offset);
    return good;
}

static bool read_map(Reader *up, Diag *d, Arena *a, const YamlNode *node, const YamlSchema *schema, void *out)
{
    Reader r = {d, a, schema, up, true};
    preset_map(schema, out);
    *(Span *)out = node->span;
    bool whole = !up && node->kind == YK_NULL; /* an empty file */
    if (node->kind == YK_SCALAR && schema->short_key && *node->text) {
        if (!read_short(&r, node, out))
            r.ok = false;
    } else if (node->kind != YK_MAP && !whole) {
        reader_not_a_map(&r, node);
        *(Span *)out = span_none();
    } else {
        for (const YamlNode *v = node->child; v; v = v->next) {
            const YamlField *f = schema_field(schema, v->key->text);
            if (!f) {
                reader_unknown_key(&r, v->key);
            } else if (is_empty(v)) {
                read_empty(&r, v, f);
            } else if (!read_value(&r, v, f, f->key, (char *)out + f->offset)) {
                r.ok = false;
                set_faulty(f, (char *)out + f->offset);
            }
        }
        for (size_t i = 0; i < schema->n_fields; i++)
            if (schema->fields[i].required)
                reader_check_required(&r, node, &schema->fields[i]);
    }
    return r.ok;
}

bool yaml_read(Diag *d, Arena *a, const YamlNode *node, const YamlSchema *schema, void *out)
{
    if (node)
        return read_map(NULL, d, a, node, schema, out);
    preset_map(schema, out);
    return false;
}

YamlNode *yaml_load(World *w, Diag *d, Arena *a, const char *path, const YamlSchema *schema, bool *missing)
{
    Source *src = source_read(w, d, a, path, missing);
    return src ? yaml_parse_as(d, a, src, 0, src->len, schema) : NULL;
}

bool yaml_read_file(World *w, Diag *d, Arena *a, const char *path, const YamlSchema *schema, void *out, bool *missing)
{
    return yaml_read(d, a, yaml_load(w, d, a, path, schema, missing), schema, out);
}

bool yaml_read_words(World *w, Diag *d, Arena *a, const char *path, YamlTable *out, bool *missing)
{
    static const YamlField word = {.type = YT_TEXT, .blanks = true}, words = {.type = YT_TABLE, .item = &word};
    static const YamlSchema file = {.what = "a file of words"};
    const YamlNode *root = yaml_load(w, d, a, path, NULL, missing);
    Reader r = {d, a, &file, NULL, true};
    *out = (YamlTable){0};
    if (!root || root->kind == YK_NULL)
        return root;
    if (root->kind == YK_MAP)
        return read_table(&r, root, &words, "words", out);
    reader_not_a_map(&r, root);
    return false;
}
