/* An issue's entries, from the process that made them to the one that makes the paper's feeds. */
#include "feeds/feeds.h"

#include "feeds/entries.h"
#include <stdatomic.h>
#include <string.h>

void feeds_pack(PaperSite *p, const Issue *issue, Buf *out)
{
    const IssueEntries *e = atomic_load(&p->entries);
    while (e && strcmp(e->issue, issue->id) != 0)
        e = e->next;
    pack_number(out, e != NULL);
    if (!e)
        return;
    pack_text(out, e->atom.len ? e->atom.data : "");
    pack_text(out, e->json.len ? e->json.data : "");
    pack_number(out, (int64_t)e->n);
    pack_text(out, e->updated);
}

void feeds_unpack(PaperSite *p, const Issue *issue, Unpack *u)
{
    if (!unpack_count(u, 1))
        return;
    IssueEntries *e = mem_alloc(sizeof *e);
    buf_puts(&e->atom, unpack_text_or_empty(u));
    buf_puts(&e->json, unpack_text_or_empty(u));
    e->n = unpack_count(u, SIZE_MAX / 2);
    const char *updated = unpack_text_or_empty(u);
    if (!u->failed && strlen(updated) < sizeof e->updated) {
        memcpy(e->updated, updated, strlen(updated) + 1);
        e->issue = issue->id;
        entries_keep(p, e);
        return;
    }
    entries_free(e);
    mem_free(e);
}
