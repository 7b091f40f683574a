#include "style/fields.h"

#include "base/buf.h"
#include "yaml/nearest.h"
#include <assert.h>
#include <string.h>

static const char *const names[] = {
    "title",  "title_zh", "pinyin",       "issn",    "cn",         "postal",  "publisher", "slogan",
    "number", "lunar",    "weather",      "notice",  "page_title", "editors", "page",      "page2",
    "facing", "facing2",  "facing_title", "pages",   "many",       "section", "edition",   "kind",
    "price",  "date",     "iso",          "weekday", "specimen",   "group",   "url"};
static_assert(sizeof names / sizeof *names == FIELDS, "a name for each Field");

const char *field_name(Field f)
{
    return names[f];
}

static int field_of(const char *name, size_t n)
{
    for (int i = 0; i < FIELDS; i++)
        if (strlen(names[i]) == n && memcmp(names[i], name, n) == 0)
            return i;
    return -1;
}

typedef struct FieldReader {
    Diag *diag;
    Arena *arena;
    YamlText text;
    VEC(FieldPart) parts;
} FieldReader;

/* Where bytes of the text stand in the file, when they stand there unchanged. */
static Span part_place(const FieldReader *r, const char *at, size_t n)
{
    Span s = r->text.span;
    size_t offset = (size_t)(at - r->text.text), whole = strlen(r->text.text);
    if (!s.src || !s.src->text || s.end - s.start != whole || memcmp(s.src->text + s.start, r->text.text, whole) != 0)
        return s;
    return span_at(s.src, s.start + offset, s.start + offset + n);
}

static void unknown_field(const FieldReader *r, const char *name, size_t n)
{
    char *word = arena_strndup(r->arena, name, n);
    diag_error(r->diag, part_place(r, name - 1, n + 2), DIAG_FIELD_UNKNOWN, word,
               nearest_word(word, names, FIELDS, NULL));
}

static void put_part(FieldReader *r, Buf *text, int field, int segment)
{
    if (!text->len && field < 0)
        return;
    FieldPart part = {arena_strndup(r->arena, text->len ? text->data : "", text->len), field, segment};
    vec_push(&r->parts, part);
    text->len = 0;
}

FieldText fields_read(Diag *d, Arena *a, YamlText text)
{
    FieldReader r = {.diag = d, .arena = a, .text = text};
    Buf literal = {0};
    const char *open = NULL; /* the segment's bracket */
    int segments = 0;
    for (const char *s = text.text; *s; s++) {
        const char *end = *s == '{' ? strchr(s, '}') : NULL;
        if (end) {
            int field = field_of(s + 1, (size_t)(end - s - 1));
            if (field < 0)
                unknown_field(&r, s + 1, (size_t)(end - s - 1));
            put_part(&r, &literal, field, open ? segments : 0);
            s = end;
        } else if (*s == '[' && !open) {
            put_part(&r, &literal, -1, 0);
            open = s;
            segments++;
        } else if (*s == ']' && open) {
            put_part(&r, &literal, -1, segments);
            open = NULL;
        } else if (strchr("{}[]", *s)) {
            diag_error(d, part_place(&r, s, 1), DIAG_FIELD_BRACKET, s);
        } else {
            buf_putc(&literal, *s);
        }
    }
    if (open)
        diag_error(d, part_place(&r, open, 1), DIAG_FIELD_BRACKET, open);
    put_part(&r, &literal, -1, open ? segments : 0);
    buf_free(&literal);
    FieldText out = {ARENA_ARRAY(a, FieldPart, r.parts.len + 1), r.parts.len};
    for (size_t i = 0; i < out.n; i++)
        out.at[i] = r.parts.ptr[i];
    vec_free(&r.parts);
    return out;
}

void fields_check_jump(Diag *d, Arena *a, YamlText text)
{
    FieldReader r = {.diag = d, .arena = a, .text = text};
    for (const char *s = text.text, *end; (s = strchr(s, '{')) != NULL; s = end) {
        end = strchr(s, '}');
        if (!end) {
            diag_error(d, part_place(&r, s, 1), DIAG_FIELD_BRACKET, s);
            return;
        }
        if (end - s != 5 || memcmp(s, "{page", 5) != 0)
            diag_error(d, part_place(&r, s, (size_t)(end - s) + 1), DIAG_FIELD_UNKNOWN,
                       arena_strndup(a, s + 1, (size_t)(end - s - 1)), "page");
    }
}
