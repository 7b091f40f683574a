/* Folders of the index: files of terms, of texts, and what a part has of issues (search/files.h). */
#include "search/files.h"
#include "site/urls.h"

#include "base/json.h"
#include "search/internal.h"
#include <stdlib.h>
#include <string.h>

static void put_file(SearchFolder *f, const char *name, const Buf *file)
{
    const char *path = arena_printf(f->arena, "site/assets/%s/%s", f->name, name);
    if (!f->failed)
        f->failed = !f->out.emit(f->out.context, f->diag, path, file->data, file->len);
}

/* ---- terms ---- */

typedef struct ShardFile {
    SearchFolder *folder;
    Buf file;
} ShardFile;

static bool put_shard(void *context, size_t shard, const Buf *members)
{
    ShardFile *s = context;
    s->file.len = 0;
    buf_printf(&s->file, "paibanSearch.take({%s});\n", members->len ? members->data : "");
    put_file(s->folder, arena_printf(s->folder->arena, "s%zu.js", shard), &s->file);
    return true;
}

size_t search_put_shards(SearchFolder *f, const SearchIndex *x, size_t bytes_each)
{
    ShardFile s = {.folder = f};
    size_t shards = search_index_shards(x, bytes_each);
    (void)search_index_emit(x, shards, put_shard, &s); /* put_shard never stops it */
    buf_free(&s.file);
    return shards;
}

/* ---- texts ---- */

struct SearchPart {
    SearchFolder *folder;
    SearchIndex *index;
    size_t texts_each;
    Buf issues; /* members of part.js's list */
    Buf counts; /* articles of each file of texts, packed */
    Buf texts;  /* the file being filled */
    uint32_t in_texts, n_texts;
};

SearchPart *search_part_new(SearchFolder *f, SearchIndex *x, size_t texts_each)
{
    SearchPart *p = mem_alloc(sizeof *p);
    *p = (SearchPart){.folder = f, .index = x, .texts_each = texts_each};
    return p;
}

static void close_texts(SearchPart *p)
{
    if (!p->in_texts)
        return;
    Buf file = {0};
    buf_printf(&file, "paibanSearch.take([%s]);\n", p->texts.data);
    put_file(p->folder, arena_printf(p->folder->arena, "t%u.js", p->n_texts), &file);
    search_put_number(&p->counts, p->in_texts);
    p->n_texts++;
    p->in_texts = 0;
    p->texts.len = 0;
    buf_free(&file);
}

static void add_article(SearchPart *p, const Article *x)
{
    Buf titles = {0}, body = {0};
    search_titles(x, &titles);
    search_text(x, &body);
    search_index_add(p->index, titles.data, body.len ? body.data : "");
    buf_puts(&p->texts, p->in_texts ? ",\n[" : "\n[");
    json_put_string(&p->texts, x->file ? x->file : x->slug); /* search.js knows them apart by the point */
    buf_putc(&p->texts, ',');
    json_put_string(&p->texts, titles.data);
    buf_putc(&p->texts, ',');
    json_put_string(&p->texts, body.len ? body.data : "");
    buf_putc(&p->texts, ']');
    p->in_texts++;
    if (p->texts.len >= p->texts_each)
        close_texts(p);
    buf_free(&titles);
    buf_free(&body);
}

void search_part_add(SearchPart *p, const SearchPlace *at)
{
    const Issue *issue = at->issue;
    buf_printf(&p->issues, "%s[%zu,\"%s\",%zu", p->issues.len ? "," : "", at->paper, issue->id, at->articles);
    Arena *a = arena_new();
    const char *folder = urls_folder(a, issue);
    const bool moved = strcmp(folder, issue->id) != 0;
    const bool labelled = issue->edition != 'a' || *issue->edition_name || issue->kind != ISSUE_REGULAR;
    if (labelled || moved) {
        buf_putc(&p->issues, ',');
        json_put_string(&p->issues, labelled ? issue_label(a, issue) : "");
    }
    if (moved) {
        buf_putc(&p->issues, ',');
        json_put_string(&p->issues, folder);
    }
    arena_free(a);
    buf_putc(&p->issues, ']');
    for (size_t i = 0; i < issue->n_articles; i++)
        if (!issue->articles[i]->retracted)
            add_article(p, issue->articles[i]);
}

/* ---- part.js ---- */

#define TOLD ",\"terms\":\"" /* and sixteen digits */
#define END "\"});\n"

void search_part_end(SearchPart *p)
{
    close_texts(p);
    Buf file = {0};
    buf_printf(&file, "paibanSearch.take({\"issues\":[%s],\"counts\":\"%s\"" TOLD "%016llx" END, p->issues.data,
               p->counts.data, (unsigned long long)search_index_told(p->index));
    put_file(p->folder, "part.js", &file);
    buf_free(&file);
    buf_free(&p->issues);
    buf_free(&p->counts);
    buf_free(&p->texts);
    mem_free(p);
}

uint64_t search_part_told(const Buf *part_js)
{
    enum { DIGITS = 16 };
    const size_t tail = strlen(TOLD) + DIGITS + strlen(END);
    if (part_js->len < tail || strncmp(part_js->data + part_js->len - tail, TOLD, strlen(TOLD)) != 0)
        return 0;
    return strtoull(part_js->data + part_js->len - tail + strlen(TOLD), NULL, 16);
}
