/* A starter's text, its fields filled in. */
#include "cli/starter.h"

#include <string.h>

/* The field that stands at s, {paper}; NULL: none does. */
static const StarterField *field_at(const char *s, const StarterField *fields)
{
    for (; *s == '{' && fields->name; fields++) {
        size_t n = strlen(fields->name);
        if (strncmp(s + 1, fields->name, n) == 0 && s[1 + n] == '}')
            return fields;
    }
    return NULL;
}

/* One line, with its end; without the line when a field of it is empty. */
static void put_line(Buf *out, const char *line, size_t n, const StarterField *fields)
{
    size_t before = out->len;
    for (size_t i = 0; i < n;) {
        const StarterField *f = field_at(line + i, fields);
        if (f && !*f->value) {
            out->len = before;
            return;
        }
        if (f) {
            buf_puts(out, f->value);
            i += strlen(f->name) + 2;
        } else {
            buf_putc(out, line[i++]);
        }
    }
}

/* The user's own, else the installation's; NULL: neither has it. */
static const char *find_file(World *w, Arena *a, const char *const folders[2], Lang lang, const char *file)
{
    for (int i = 0; i < 2; i++) {
        const char *path = world_find(w, a, arena_printf(a, "%s/_new/%s/%s", folders[i], lang_tag(lang), file));
        if (world_exists(w, path))
            return path;
    }
    return NULL;
}

const char *starter_text(World *w, Diag *d, Arena *a, const char *const folders[2], Lang lang, const char *file,
                         const StarterField *fields)
{
    const char *path = find_file(w, a, folders, lang, file);
    if (!path)
        path = find_file(w, a, folders, LANG_ZH_HANS, file);
    const Source *src = world_read_source(w, d, a, path ? path : arena_printf(a, "%s/_new/%s", folders[1], file), NULL);
    if (!src)
        return NULL;
    Buf out = {0};
    for (const char *line = src->text; *line;) {
        size_t n = strcspn(line, "\n");
        n += line[n] == '\n';
        put_line(&out, line, n, fields);
        line += n;
    }
    const char *text = arena_strndup(a, out.len ? out.data : "", out.len);
    buf_free(&out);
    return text;
}
