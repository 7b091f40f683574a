/* Groups of pictures 组图 (parse/picture_group.h). */
#include "parse/picture_group.h"

#include "chars/chars.h"
#include "base/utf8.h"
#include <assert.h>
#include <string.h>

static const char *const letters[MOST_GROUP] = {"①", "②", "③", "④", "⑤", "⑥"};

typedef VEC(Inline) InlineVec;

static const char *plain_caption(Arena *a, Inlines in)
{
    Buf text = {0};
    inlines_plain(in, &text);
    const char *copy = text.len ? arena_strndup(a, text.data, text.len) : "";
    buf_free(&text);
    return copy;
}

static bool begins_with(const char *s, const char *const *words, size_t n)
{
    for (size_t i = 0; i < n; i++)
        if (strncmp(s, words[i], strlen(words[i])) == 0)
            return true;
    return false;
}

/* 图①, ①, 图2, 图三, 左图: it says itself which picture it is of; 图书馆 and 地图 don't. */
static bool says_which(const char *caption)
{
    static const char *const picture[] = {"图", "圖"}, *const book[] = {"书", "書"}, *const side[] = {"左", "右", "上",
                                                                                                      "下", "中", "前",
                                                                                                      "后", "後", "大",
                                                                                                      "小", "主"},
                             *const number[] = {"一", "二", "三", "四", "五", "六"};
    const size_t han = strlen("图");
    uint32_t cp = 0;
    const bool begins = begins_with(caption, picture, 2);
    const char *rest = begins ? caption + han : caption;
    utf8_decode(rest, &cp);
    if ((cp >= 0x2460 && cp <= 0x2473) || (begins && (char_is_number(cp) || begins_with(rest, number, 6))))
        return true;
    if (begins)
        return begins_with(rest, side, sizeof side / sizeof *side);
    return begins_with(caption, side, sizeof side / sizeof *side) && begins_with(caption + han, picture, 2) &&
           !begins_with(caption + 2 * han, book, 2);
}

static void put_inlines(InlineVec *out, Inlines in)
{
    for (size_t i = 0; i < in.n; i++)
        vec_push(out, in.at[i]);
}

static void put_letter(InlineVec *out, size_t i, Span at)
{
    Inline letter = {.kind = INL_TEXT, .text = letters[i], .span = span_at(at.src, at.start, at.start)};
    vec_push(out, letter);
}

/* All captions as one. */
static Inlines one_caption(Arena *a, const Block *figures, size_t n, Inlines caption)
{
    InlineVec all = {0};
    size_t own = 0;
    for (size_t i = 0; i < n; i++)
        own += figures[i].inlines.n > 0;
    put_inlines(&all, caption);
    for (size_t i = 0; i < n; i++) {
        Inlines in = figures[i].inlines;
        if (!in.n)
            continue;
        if ((own > 1 || caption.n) && !says_which(plain_caption(a, in)))
            put_letter(&all, i, in.at[0].span);
        put_inlines(&all, in);
    }
    Inlines out = {.n = all.len};
    if (all.len)
        out.at = arena_dup(a, all.ptr, sizeof *all.ptr * all.len);
    vec_free(&all);
    return out;
}

/* Credits in the order of the pictures, each name once. */
static void one_credit(Arena *a, const Block *figures, size_t n, Block *out)
{
    for (size_t i = 0; i < n; i++) {
        const char *credit = figures[i].credit;
        bool again = !credit || !*credit;
        for (size_t k = 0; k < i && !again; k++)
            again = figures[k].credit && strcmp(figures[k].credit, credit) == 0;
        if (again)
            continue;
        if (!out->credit)
            out->credit_span = figures[i].credit_span;
        out->credit = out->credit ? arena_printf(a, "%s、%s", out->credit, credit) : credit;
    }
}

static void tell_two(Diag *d, Span at, const char *key)
{
    diag_error(d, at, DIAG_PICTURE_GROUP_TWO, key);
}

/* Columns and height: of the first that says them. */
static void one_wish(Diag *d, const Block *figures, size_t n, Block *out)
{
    for (size_t i = 0; i < n; i++) {
        const PictureWish *w = &figures[i].wish;
        if (figures[i].level && out->level && out->level != figures[i].level)
            tell_two(d, w->columns_span.src ? w->columns_span : figures[i].span, "span");
        else if (figures[i].level && !out->level) {
            out->level = figures[i].level;
            out->wish.columns_span = w->columns_span;
        }
        if (!w->height_span.src)
            continue;
        if (!out->wish.height_span.src) {
            out->wish.height_lines = w->height_lines;
            out->wish.height = w->height;
            out->wish.height_text = w->height_text;
            out->wish.height_span = w->height_span;
        } else if (out->wish.height_lines != w->height_lines || out->wish.height != w->height) {
            tell_two(d, w->height_span, "height");
        }
    }
}

void picture_group(Diag *d, Arena *a, Block *figures, size_t n, Inlines caption, Block *out)
{
    assert(n >= LEAST_GROUP && n <= MOST_GROUP);
    *out = (Block){.kind = BLK_PICTURES, .span = figures[0].span, .children = figures, .n_children = n};
    if (figures[n - 1].span.src == out->span.src && figures[n - 1].span.end > out->span.end)
        out->span.end = figures[n - 1].span.end;
    out->inlines = one_caption(a, figures, n, caption);
    one_credit(a, figures, n, out);
    one_wish(d, figures, n, out);
    const char *text = plain_caption(a, out->inlines);
    for (size_t i = 0; i < n; i++) {
        Block *b = &figures[i];
        if (!*b->alt)
            b->alt = b->inlines.n ? plain_caption(a, b->inlines) : text;
        b->inlines = (Inlines){0};
        b->credit = NULL;
        b->level = 0;
        b->wish.height_span = b->wish.columns_span = span_none();
        b->letter = strstr(text, letters[i]) ? letters[i] : NULL;
    }
}
