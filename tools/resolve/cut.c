/* A document cut short at its end, as the desk cuts copy that its page has no room for. */
#include "resolve/resolve.h"

#include "chars/chars.h"
#include "base/utf8.h"
#include <string.h>

typedef struct Cutter {
    Arena *arena;
    size_t left;       /* characters still to go */
    unsigned *written; /* by note: how often what stays refers to it */
} Cutter;

static size_t characters(const char *s)
{
    return s ? utf8_count(s) : 0;
}

static size_t inlines_characters(Inlines in)
{
    size_t n = 0;
    for (size_t i = 0; i < in.n; i++)
        n += in.at[i].kind == INL_TEXT || in.at[i].kind == INL_RUBY ? characters(in.at[i].text) : 0;
    return n;
}

static size_t blocks_characters(const ResolvedBlock *blocks, size_t n)
{
    size_t sum = 0;
    for (size_t i = 0; i < n; i++)
        sum += inlines_characters(blocks[i].inlines) + characters(blocks[i].text) +
               blocks_characters(blocks[i].children, blocks[i].n_children);
    return sum;
}

size_t resolved_characters(const ResolvedDoc *doc)
{
    return blocks_characters(doc->blocks, doc->n_blocks);
}

static const char *shortened(Cutter *c, const char *s)
{
    size_t n = strlen(s);
    for (uint32_t cp; n && c->left; c->left--)
        n -= (size_t)utf8_before(s, n, &cp);
    return arena_strndup(c->arena, s, n);
}

static uint32_t next_of(const char *s)
{
    uint32_t cp = 0;
    if (*s)
        utf8_decode(s, &cp);
    return cp;
}

static bool is_joiner(uint32_t cp)
{
    return cp == '\'' || cp == 0x2019 || cp == '.' || cp == ',' || cp == '-';
}

/* Within a word, a number (don’t, 3.5), a character and its marks? */
static bool is_inside(const char *s, size_t n)
{
    uint32_t right = next_of(s + n), left, before = 0;
    size_t at = n - (size_t)utf8_before(s, n, &left);
    if (at)
        utf8_before(s, at, &before);
    if (char_is_mark(right) || (char_is_word(left) && char_is_word(right)))
        return true;
    if (is_joiner(right) && char_is_word(left))
        return char_is_word(next_of(s + n + 1 + 2 * (right == 0x2019)));
    return is_joiner(left) && char_is_word(before) && char_is_word(right);
}

/* A word or a number stays whole or goes: half a number is another number. */
static const char *shortened_text(Cutter *c, const char *s)
{
    size_t n = strlen(shortened(c, s));
    uint32_t cp;
    while (n && is_inside(s, n))
        n -= (size_t)utf8_before(s, n, &cp);
    return arena_strndup(c->arena, s, n);
}

static void lose(Cutter *c, size_t n)
{
    c->left -= n < c->left ? n : c->left;
}

/* Marks of notes, breaks and ruby go with the character before them. */
static Inlines cut_inlines(Cutter *c, Inlines in)
{
    Inlines out = {ARENA_ARRAY(c->arena, Inline, in.n + 1), in.n};
    memcpy(out.at, in.at, sizeof *in.at * in.n);
    while (out.n && c->left) {
        Inline *last = &out.at[out.n - 1];
        size_t n = last->kind == INL_TEXT || last->kind == INL_RUBY ? characters(last->text) : 0;
        if (n <= c->left || last->kind == INL_RUBY) {
            lose(c, n);
            out.n--;
        } else {
            last->text = shortened_text(c, last->text);
            out.n -= !*last->text;
        }
    }
    return out;
}

static bool is_container(const ResolvedBlock *b)
{
    return b->kind == RES_LIST || b->kind == RES_ITEM || b->kind == RES_QUOTE || b->kind == RES_SIDEBAR;
}

static size_t cut_blocks(Cutter *c, const ResolvedBlock *blocks, size_t n, ResolvedBlock **out);

/* false: nothing of it stays. */
static bool cut_block(Cutter *c, ResolvedBlock *b)
{
    if (is_container(b)) {
        b->n_children = cut_blocks(c, b->children, b->n_children, &b->children);
        return b->n_children > 0;
    }
    if (b->kind == RES_CODE) {
        b->text = shortened(c, b->text);
        return *b->text;
    }
    b->inlines = cut_inlines(c, b->inlines);
    return b->inlines.n > 0;
}

/* From the end: what the text refers to (pictures, tables) stays, a heading or rule with no text below it goes, with
 * its characters. */
static size_t cut_blocks(Cutter *c, const ResolvedBlock *blocks, size_t n, ResolvedBlock **out)
{
    ResolvedBlock *kept = ARENA_ARRAY(c->arena, ResolvedBlock, n + 1);
    size_t at = n;
    bool ends = false; /* the text that stays has its end */
    for (size_t i = n; i-- > 0;) {
        ResolvedBlock b = blocks[i];
        bool stays = b.kind == RES_FLOAT || ends;
        if (!stays && b.kind != RES_RULE && b.kind != RES_HEADING)
            ends = stays = c->left ? cut_block(c, &b) : true;
        if (stays)
            kept[--at] = b;
        else if (b.kind == RES_HEADING)
            lose(c, inlines_characters(b.inlines));
    }
    *out = kept + at;
    return n - at;
}

static void count_references(Cutter *c, const ResolvedBlock *blocks, size_t n, size_t notes)
{
    for (size_t i = 0; i < n; i++) {
        for (size_t k = 0; k < blocks[i].inlines.n; k++) {
            const Inline *in = &blocks[i].inlines.at[k];
            if (in->kind == INL_NOTE && in->note >= 1 && in->note <= notes)
                c->written[in->note - 1]++;
        }
        count_references(c, blocks[i].children, blocks[i].n_children, notes);
    }
}

/* Notes that nothing refers to any longer: the last ones, numbered as they come. */
static void drop_notes(Cutter *c, ResolvedDoc *doc)
{
    c->written = ARENA_ARRAY(c->arena, unsigned, doc->n_notes + 1);
    count_references(c, doc->blocks, doc->n_blocks, doc->n_notes);
    for (; doc->n_notes && !c->written[doc->n_notes - 1]; doc->n_notes--)
        for (size_t i = 0; i < doc->n_floats; i++)
            if (doc->floats[i].note == doc->n_notes)
                return;
}

ResolvedDoc *resolved_cut(Arena *a, const ResolvedDoc *doc, size_t n)
{
    Cutter c = {.arena = a, .left = n};
    ResolvedDoc *out = arena_dup(a, doc, sizeof *doc);
    out->n_blocks = cut_blocks(&c, doc->blocks, doc->n_blocks, &out->blocks);
    if (doc->n_notes)
        drop_notes(&c, out);
    return out;
}
