/* The floor: the least work the public libraries can do for the same pages, to measure the tool against.
 *
 * For each issue: cmark-gfm parses every article, HarfBuzz shapes its text (Noto Serif CJK SC Regular, 9 pt), lines of
 * 8 narrow columns are filled greedily and stretched to the measure, and cairo's PDF surface shows the glyphs, a call
 * a paragraph and column, into one PDF an issue. No line-breaking rules, layout, tags, pictures, second PDF or HTML.
 *
 *   floor [--jobs N] [--subset] CONTENT/PAPER OUT-DIR
 *
 * Each issue is read, shaped and drawn before the next; a thread keeps one font face for the run. With --subset every
 * issue is read and shaped first, and cairo gets a small face of all their glyphs (hb-subset) instead of the whole 26
 * MB collection: less work and smaller files, more memory. */
#include <cairo-ft.h>
#include <cairo-pdf.h>
#include <cmark-gfm-core-extensions.h>
#include <cmark-gfm.h>
#include <dirent.h>
#include <errno.h>
#include <hb-ot.h>
#include <hb-subset.h>
#include <hb.h>
#include <pthread.h>
#include <stdatomic.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

#include <ft2build.h>
#include FT_FREETYPE_H

static const char font_path[] = "/usr/share/fonts/opentype/noto/NotoSerifCJK-Regular.ttc";
enum { FONT_INDEX = 2, COLUMNS = 8, MAX_JOBS = 16, MAX_LINE = 64 };
static const double page_w = 1105.5, page_h = 1559.1; /* 390 × 550 mm */
static const double left = 53.9, top = 85.0, bottom = 1474.0;
static const double size = 9.0, pitch = 11.5, measure = 117.4, column_step = 126.4;

typedef struct Counts {
    size_t articles, characters, glyphs, pages, bytes;
} Counts;

typedef struct Text { /* one paragraph or heading */
    char *s;
    size_t n, cap;
} Text;

typedef struct Issue {
    Text *blocks;
    hb_buffer_t **shaped; /* one a block */
    size_t n, cap;
} Issue;

typedef struct Job {
    const char *paper, *out;
    char **dates;
    size_t n_dates;
    hb_font_t *font;
    cairo_font_face_t *face; /* of this thread */
    Issue *issues;           /* one a date, shared; each belongs to the thread that took its number */
    hb_blob_t *small;        /* --subset: the face of all issues' glyphs; else NULL */
    hb_map_t *gids;          /* --subset: to its numbers; else NULL */
    atomic_size_t *next;
    Counts counts;
} Job;

/* Where the pen of an issue stands. */
typedef struct Pen {
    cairo_t *cr;
    int column;
    double y;
    double em;            /* font units → pt */
    const hb_map_t *gids; /* of the subset face; NULL: unchanged */
    cairo_glyph_t *glyphs;
    cairo_text_cluster_t *clusters;
    size_t n, cap;
    size_t text_from; /* first byte of the block not yet shown */
    size_t pages, shown;
} Pen;

static void fail(const char *what, const char *why)
{
    fprintf(stderr, "floor: %s: %s\n", what, why);
    exit(3);
}

static void *grow(void *p, size_t n, size_t size_of_one)
{
    p = realloc(p, n * size_of_one);
    if (!p) {
        fail("memory", "exhausted");
    }
    return p;
}

static void text_add(Text *t, const char *s, size_t n)
{
    if (t->n + n + 1 > t->cap) {
        t->cap = (t->n + n + 1) * 2;
        t->s = grow(t->s, t->cap, 1);
    }
    memcpy(t->s + t->n, s, n);
    t->n += n;
    t->s[t->n] = '\0';
}

static char *read_file(const char *path, size_t *n)
{
    FILE *f = fopen(path, "rb");
    if (!f) {
        fail(path, strerror(errno));
    }
    Text t = {0};
    char part[16384];
    size_t got;
    while ((got = fread(part, 1, sizeof part, f)) > 0) {
        text_add(&t, part, got);
    }
    if (ferror(f)) {
        fail(path, "read error");
    }
    fclose(f);
    *n = t.n;
    return t.s ? t.s : grow(NULL, 1, 1);
}

/* The names in a folder that end in `suffix` (NULL: all but hidden ones), sorted. */
static char **list(const char *path, const char *suffix, size_t *n_out)
{
    struct dirent **entries;
    int n = scandir(path, &entries, NULL, alphasort);
    if (n < 0) {
        fail(path, strerror(errno));
    }
    char **names = grow(NULL, (size_t)n + 1, sizeof *names);
    size_t kept = 0;
    for (int i = 0; i < n; i++) {
        const char *name = entries[i]->d_name;
        size_t len = strlen(name), tail = suffix ? strlen(suffix) : 0;
        bool wanted =
            suffix ? len > tail && strcmp(name + len - tail, suffix) == 0 : name[0] != '.' && !strchr(name, '.');
        if (wanted) {
            names[kept] = grow(NULL, len + 1, 1);
            memcpy(names[kept++], name, len + 1);
        }
        free(entries[i]);
    }
    free(entries);
    *n_out = kept;
    return names;
}

static void free_list(char **names, size_t n)
{
    for (size_t i = 0; i < n; i++) {
        free(names[i]);
    }
    free(names);
}

static Text *issue_block(Issue *issue)
{
    if (issue->n == issue->cap) {
        issue->cap = issue->cap ? issue->cap * 2 : 256;
        issue->blocks = grow(issue->blocks, issue->cap, sizeof *issue->blocks);
    }
    issue->blocks[issue->n] = (Text){0};
    return &issue->blocks[issue->n++];
}

/* The values of `key: 'value'` lines between the --- lines: the title and its company are text of the page too. */
static const char *front_matter(Issue *issue, const char *s)
{
    if (strncmp(s, "---\n", 4) != 0) {
        return s;
    }
    const char *line = s + 4;
    while (*line && strncmp(line, "---\n", 4) != 0) {
        const char *end = line + strcspn(line, "\n");
        const char *open = memchr(line, '\'', (size_t)(end - line));
        if (open && end > open + 2 && end[-1] == '\'') {
            text_add(issue_block(issue), open + 1, (size_t)(end - 1 - (open + 1)));
        }
        line = *end ? end + 1 : end;
    }
    return *line ? line + 4 : line;
}

static void parse_article(Issue *issue, const char *path)
{
    size_t n;
    char *source = read_file(path, &n);
    const char *body = front_matter(issue, source);
    cmark_parser *parser = cmark_parser_new(CMARK_OPT_FOOTNOTES);
    const char *const extensions[] = {"table", "strikethrough", "autolink"};
    for (size_t i = 0; i < sizeof extensions / sizeof *extensions; i++) {
        cmark_parser_attach_syntax_extension(parser, cmark_find_syntax_extension(extensions[i]));
    }
    cmark_parser_feed(parser, body, n - (size_t)(body - source));
    cmark_node *root = cmark_parser_finish(parser);
    cmark_iter *it = cmark_iter_new(root);
    cmark_event_type event;
    Text *block = NULL;
    while ((event = cmark_iter_next(it)) != CMARK_EVENT_DONE) {
        cmark_node *node = cmark_iter_get_node(it);
        cmark_node_type type = cmark_node_get_type(node);
        if (type == CMARK_NODE_PARAGRAPH || type == CMARK_NODE_HEADING) {
            block = event == CMARK_EVENT_ENTER ? issue_block(issue) : NULL;
        } else if (block && (type == CMARK_NODE_TEXT || type == CMARK_NODE_CODE)) {
            const char *literal = cmark_node_get_literal(node);
            text_add(block, literal, strlen(literal));
        }
    }
    cmark_iter_free(it);
    cmark_node_free(root);
    cmark_parser_free(parser);
    free(source);
}

static void shape_issue(Issue *issue, hb_font_t *font)
{
    issue->shaped = grow(NULL, issue->n + 1, sizeof *issue->shaped);
    hb_language_t chinese = hb_language_from_string("zh-hans", -1);
    for (size_t i = 0; i < issue->n; i++) {
        hb_buffer_t *b = hb_buffer_create();
        hb_buffer_set_direction(b, HB_DIRECTION_LTR);
        hb_buffer_set_script(b, HB_SCRIPT_HAN);
        hb_buffer_set_language(b, chinese);
        hb_buffer_add_utf8(b, issue->blocks[i].s, (int)issue->blocks[i].n, 0, (int)issue->blocks[i].n);
        hb_shape(font, b, NULL, 0);
        issue->shaped[i] = b;
    }
}

/* Shows what the pen holds: text bytes [text_from, text_to). */
static void flush(Pen *pen, const Text *text, size_t text_to, size_t n_clusters)
{
    if (pen->n > 0) {
        cairo_show_text_glyphs(pen->cr, text->s + pen->text_from, (int)(text_to - pen->text_from), pen->glyphs,
                               (int)pen->n, pen->clusters, (int)n_clusters, 0);
        pen->shown += pen->n;
        pen->n = 0;
    }
    pen->text_from = text_to;
}

static void next_column(Pen *pen)
{
    pen->y = top;
    if (++pen->column == COLUMNS) {
        pen->column = 0;
        pen->pages++;
        cairo_show_page(pen->cr);
    }
}

/* Fills lines greedily, cluster by cluster, and stretches each but the last to the measure. */
static void set_block(Pen *pen, const Text *text, hb_buffer_t *shaped)
{
    unsigned n;
    const hb_glyph_info_t *info = hb_buffer_get_glyph_infos(shaped, &n);
    const hb_glyph_position_t *at = hb_buffer_get_glyph_positions(shaped, NULL);
    if (n > pen->cap) {
        pen->cap = n * 2;
        pen->glyphs = grow(pen->glyphs, pen->cap, sizeof *pen->glyphs);
        pen->clusters = grow(pen->clusters, pen->cap, sizeof *pen->clusters);
    }
    size_t n_clusters = 0;
    pen->text_from = 0;
    for (unsigned i = 0; i < n;) {
        unsigned end = i;
        double width = 0;
        while (end < n && end - i < MAX_LINE) {
            double advance = at[end].x_advance * pen->em;
            bool starts_cluster = end == 0 || info[end].cluster != info[end - 1].cluster;
            if (starts_cluster && end > i && width + advance > measure) {
                break;
            }
            width += advance;
            end++;
        }
        if (pen->y + pitch > bottom) {
            flush(pen, text, info[i].cluster, n_clusters);
            n_clusters = 0;
            next_column(pen);
        }
        pen->y += pitch;
        double gap = end < n && end - i > 1 ? (measure - width) / (end - i - 1) : 0;
        double x = left + pen->column * column_step;
        for (; i < end; i++) {
            hb_codepoint_t gid = info[i].codepoint;
            pen->glyphs[pen->n++] = (cairo_glyph_t){pen->gids ? hb_map_get(pen->gids, gid) : gid,
                                                    x + at[i].x_offset * pen->em, pen->y - at[i].y_offset * pen->em};
            x += at[i].x_advance * pen->em + gap;
            if (i > 0 && n_clusters > 0 && info[i].cluster == info[i - 1].cluster) {
                pen->clusters[n_clusters - 1].num_glyphs++;
                continue;
            }
            unsigned after = i + 1;
            while (after < n && info[after].cluster == info[i].cluster) {
                after++;
            }
            size_t bytes = (after < n ? info[after].cluster : text->n) - info[i].cluster;
            pen->clusters[n_clusters++] = (cairo_text_cluster_t){(int)bytes, 1};
        }
    }
    flush(pen, text, text->n, n_clusters);
}

static void add_glyphs(hb_set_t *set, const Issue *issue)
{
    for (size_t i = 0; i < issue->n; i++) {
        unsigned n;
        const hb_glyph_info_t *info = hb_buffer_get_glyph_infos(issue->shaped[i], &n);
        for (unsigned k = 0; k < n; k++) {
            hb_set_add(set, info[k].codepoint);
        }
    }
}

/* Sets job->small and job->gids. */
static void subset_face(Job *job)
{
    hb_subset_input_t *input = hb_subset_input_create_or_fail();
    for (size_t i = 0; i < job->n_dates; i++) {
        add_glyphs(hb_subset_input_glyph_set(input), &job->issues[i]);
    }
    hb_subset_input_set_flags(input, HB_SUBSET_FLAGS_NO_HINTING | HB_SUBSET_FLAGS_DESUBROUTINIZE);
    hb_set_t *drop = hb_subset_input_set(input, HB_SUBSET_SETS_DROP_TABLE_TAG);
    hb_set_add(drop, HB_TAG('G', 'S', 'U', 'B'));
    hb_set_add(drop, HB_TAG('G', 'P', 'O', 'S'));
    hb_set_add(drop, HB_TAG('G', 'D', 'E', 'F'));
    hb_subset_plan_t *plan = hb_subset_plan_create_or_fail(hb_font_get_face(job->font), input);
    hb_face_t *face = plan ? hb_subset_plan_execute_or_fail(plan) : NULL;
    if (!face) {
        fail("hb-subset", "failed");
    }
    job->gids = hb_map_copy(hb_subset_plan_old_to_new_glyph_mapping(plan));
    job->small = hb_face_reference_blob(face);
    hb_face_destroy(face);
    hb_subset_plan_destroy(plan);
    hb_subset_input_destroy(input);
}

typedef struct LoadedFace {
    FT_Library library;
    hb_blob_t *blob; /* NULL for a face from the file */
} LoadedFace;

/* cairo keeps fonts for later: what they stand on goes when cairo lets go. */
static void loaded_face_free(void *data)
{
    LoadedFace *loaded = data;
    FT_Done_FreeType(loaded->library);
    hb_blob_destroy(loaded->blob);
    free(loaded);
}

/* Takes over the blob (NULL: the collection itself). */
static cairo_font_face_t *load_face(hb_blob_t *blob)
{
    static const cairo_user_data_key_t key;
    LoadedFace *loaded = grow(NULL, 1, sizeof *loaded);
    FT_Face face = NULL;
    loaded->blob = blob;
    FT_Error error = FT_Init_FreeType(&loaded->library);
    if (!error && blob) {
        unsigned n;
        const char *data = hb_blob_get_data(blob, &n);
        error = FT_New_Memory_Face(loaded->library, (const FT_Byte *)data, (FT_Long)n, 0, &face);
    } else if (!error) {
        error = FT_New_Face(loaded->library, font_path, FONT_INDEX, &face);
    }
    if (error) {
        fail("freetype", "cannot open the face");
    }
    cairo_font_face_t *font = cairo_ft_font_face_create_for_ft_face(face, FT_LOAD_NO_HINTING);
    if (cairo_font_face_set_user_data(font, &key, loaded, loaded_face_free) != CAIRO_STATUS_SUCCESS) {
        fail("cairo", "out of memory");
    }
    return font;
}

static cairo_status_t write_part(void *closure, const unsigned char *data, unsigned n)
{
    return fwrite(data, 1, n, closure) == n ? CAIRO_STATUS_SUCCESS : CAIRO_STATUS_WRITE_ERROR;
}

static void draw_issue(Job *job, const Issue *issue, const char *path)
{
    FILE *f = fopen(path, "wb");
    if (!f) {
        fail(path, strerror(errno));
    }
    cairo_surface_t *surface = cairo_pdf_surface_create_for_stream(write_part, f, page_w, page_h);
    cairo_pdf_surface_set_metadata(surface, CAIRO_PDF_METADATA_CREATE_DATE, "2024-01-01T00:00:00Z");
    Pen pen = {.cr = cairo_create(surface), .y = top, .gids = job->gids};
    pen.em = size / hb_face_get_upem(hb_font_get_face(job->font));
    cairo_set_font_face(pen.cr, job->face);
    cairo_set_font_size(pen.cr, size);
    for (size_t i = 0; i < issue->n; i++) {
        set_block(&pen, &issue->blocks[i], issue->shaped[i]);
    }
    cairo_show_page(pen.cr);
    cairo_status_t status = cairo_status(pen.cr);
    cairo_destroy(pen.cr);
    cairo_surface_finish(surface);
    if (status != CAIRO_STATUS_SUCCESS || cairo_surface_status(surface) != CAIRO_STATUS_SUCCESS) {
        fail(path, "cairo failed");
    }
    cairo_surface_destroy(surface);
    job->counts.bytes += (size_t)ftell(f);
    if (fclose(f) != 0) {
        fail(path, strerror(errno));
    }
    job->counts.pages += pen.pages + 1;
    job->counts.glyphs += pen.shown;
    free(pen.glyphs);
    free(pen.clusters);
}

static size_t characters_of(const Text *t)
{
    size_t n = 0;
    for (size_t i = 0; i < t->n; i++) {
        n += ((unsigned char)t->s[i] & 0xC0) != 0x80 && t->s[i] != ' ';
    }
    return n;
}

static void read_issue(Job *job, size_t number)
{
    Issue *issue = &job->issues[number];
    char path[4096], file[4096];
    snprintf(path, sizeof path, "%s/%s", job->paper, job->dates[number]);
    size_t n;
    char **names = list(path, ".md", &n);
    for (size_t i = 0; i < n; i++) {
        if (snprintf(file, sizeof file, "%s/%s/%s", job->paper, job->dates[number], names[i]) >= (int)sizeof file) {
            fail(path, "name too long");
        }
        parse_article(issue, file);
    }
    free_list(names, n);
    job->counts.articles += n;
    shape_issue(issue, job->font);
}

static void write_issue(Job *job, size_t number)
{
    Issue *issue = &job->issues[number];
    char file[4096];
    snprintf(file, sizeof file, "%s/%s.pdf", job->out, job->dates[number]);
    draw_issue(job, issue, file);
    for (size_t i = 0; i < issue->n; i++) {
        job->counts.characters += characters_of(&issue->blocks[i]);
        hb_buffer_destroy(issue->shaped[i]);
        free(issue->blocks[i].s);
    }
    free(issue->shaped);
    free(issue->blocks);
}

static void *read_all(void *data)
{
    Job *job = data;
    size_t i;
    while ((i = atomic_fetch_add(job->next, 1)) < job->n_dates) {
        read_issue(job, i);
    }
    return NULL;
}

static void *write_all(void *data)
{
    Job *job = data;
    job->face = load_face(job->small ? hb_blob_reference(job->small) : NULL);
    size_t i;
    while ((i = atomic_fetch_add(job->next, 1)) < job->n_dates) {
        if (!job->small) {
            read_issue(job, i);
        }
        write_issue(job, i);
    }
    cairo_font_face_destroy(job->face);
    return NULL;
}

/* Runs `work` on `jobs` threads over all issues; adds what they counted to job->counts. */
static void run(Job *job, int jobs, void *(*work)(void *))
{
    Job each[MAX_JOBS];
    pthread_t threads[MAX_JOBS];
    atomic_store(job->next, 0);
    for (int i = 0; i < jobs; i++) {
        each[i] = *job;
        each[i].counts = (Counts){0};
        if (pthread_create(&threads[i], NULL, work, &each[i]) != 0) {
            fail("thread", "cannot start");
        }
    }
    for (int i = 0; i < jobs; i++) {
        pthread_join(threads[i], NULL);
        job->counts.articles += each[i].counts.articles;
        job->counts.characters += each[i].counts.characters;
        job->counts.glyphs += each[i].counts.glyphs;
        job->counts.pages += each[i].counts.pages;
        job->counts.bytes += each[i].counts.bytes;
    }
}

static hb_font_t *open_font(void)
{
    hb_blob_t *blob = hb_blob_create_from_file_or_fail(font_path);
    if (!blob) {
        fail(font_path, "cannot read: apt-get install fonts-noto-cjk fonts-noto-cjk-extra");
    }
    hb_face_t *face = hb_face_create(blob, FONT_INDEX);
    hb_font_t *font = hb_font_create(face);
    hb_font_make_immutable(font);
    hb_face_destroy(face);
    hb_blob_destroy(blob);
    return font;
}

int main(int argc, char **argv)
{
    int jobs = 1, at = 1;
    bool subset = false;
    for (; at < argc && strncmp(argv[at], "--", 2) == 0; at++) {
        if (strcmp(argv[at], "--jobs") == 0 && at + 1 < argc) {
            jobs = atoi(argv[++at]);
        } else if (strcmp(argv[at], "--subset") == 0) {
            subset = true;
        } else {
            at = argc;
        }
    }
    if (argc - at != 2 || jobs < 1 || jobs > MAX_JOBS) {
        fprintf(stderr, "usage: floor [--jobs N] [--subset] CONTENT/PAPER OUT-DIR\n");
        return 2;
    }
    if (mkdir(argv[at + 1], 0777) != 0 && errno != EEXIST) {
        fail(argv[at + 1], strerror(errno));
    }
    cmark_gfm_core_extensions_ensure_registered();
    atomic_size_t next = 0;
    Job job = {.paper = argv[at], .out = argv[at + 1], .font = open_font(), .next = &next};
    job.dates = list(job.paper, NULL, &job.n_dates);
    job.issues = grow(NULL, job.n_dates + 1, sizeof *job.issues);
    for (size_t i = 0; i < job.n_dates; i++) {
        job.issues[i] = (Issue){0};
    }
    if (subset) {
        run(&job, jobs, read_all);
        subset_face(&job);
    }
    run(&job, jobs, write_all);
    printf("articles=%zu characters=%zu glyphs=%zu pages=%zu bytes=%zu\n", job.counts.articles, job.counts.characters,
           job.counts.glyphs, job.counts.pages, job.counts.bytes);
    cairo_debug_reset_static_data(); /* what cairo kept for later */
    hb_map_destroy(job.gids);
    hb_blob_destroy(job.small);
    free(job.issues);
    free_list(job.dates, job.n_dates);
    hb_font_destroy(job.font);
    return 0;
}
