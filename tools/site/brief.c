/* What lists have of an issue, as text and back. */
#include "site/brief.h"

#include "base/pack.h"
#include <string.h>

enum { MOST_PAGES = 1000, MOST_ADDRESSES = 1000000, MOST_WORDS = 1000000, MOST_KIND = 255 };

void brief_put(const IssueBrief *b, Buf *out)
{
    pack_number(out, b->kind);
    pack_text(out, b->edition_name);
    pack_text(out, b->lead);
    pack_number(out, (int64_t)b->pages);
    pack_number(out, (int64_t)b->found);
    pack_number(out, (int64_t)b->addresses);
    pack_number(out, (int64_t)b->listed);
    pack_number(out, (int64_t)b->mapped);
    pack_number(out, (int64_t)b->changes);
    pack_number(out, (int64_t)b->n_words);
    for (size_t i = 0; i < b->n_words; i++) {
        const BriefWord *w = &b->words[i];
        pack_number(out, w->kind);
        pack_text(out, w->file);
        pack_text(out, strcmp(w->word, w->file) == 0 ? NULL : w->word);
        pack_number(out, (int64_t)w->articles);
    }
}

static uint64_t take_mark(Unpack *u)
{
    return (uint64_t)unpack_number(u, 0, BRIEF_MARK);
}

bool brief_take(Arena *a, const char *text, size_t n, IssueBrief *out)
{
    Unpack u = {text, text + n, a, false};
    IssueBrief b = {.kind = (IssueKind)unpack_number(&u, ISSUE_REGULAR, ISSUE_ADDITIONAL)};
    b.edition_name = unpack_text_or_empty(&u);
    b.lead = unpack_text_or_empty(&u);
    b.pages = unpack_count(&u, MOST_PAGES);
    b.found = unpack_count(&u, MOST_ADDRESSES);
    b.addresses = unpack_count(&u, MOST_ADDRESSES);
    b.listed = take_mark(&u);
    b.mapped = take_mark(&u);
    b.changes = take_mark(&u);
    b.n_words = unpack_count(&u, MOST_WORDS);
    b.words = ARENA_ARRAY(a, BriefWord, (u.failed ? 0 : b.n_words) + 1);
    for (size_t i = 0; i < b.n_words && !u.failed; i++) {
        BriefWord *w = &b.words[i];
        w->kind = (unsigned)unpack_count(&u, MOST_KIND);
        w->file = unpack_text_or_empty(&u);
        w->word = unpack_text(&u);
        w->word = w->word ? w->word : w->file;
        w->articles = unpack_count(&u, MOST_ADDRESSES);
    }
    *out = b;
    return !u.failed && u.at == u.end;
}
