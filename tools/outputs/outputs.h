/* What a run writes: the files that a unit emits, each path once, noted, summed, staged; put in place step by step,
 * each step with its record. */
#ifndef OUTPUTS_OUTPUTS_H
#define OUTPUTS_OUTPUTS_H

#include "run/run.h"

/* file_list.c: a unit's files. */
void file_list_begin(FileList *l, Build *b);
void file_list_end(FileList *l);
void file_list_again(FileList *l); /* it is to be made anew: what is staged is given up */
/* Whether an output has that path. */
bool is_taken(Build *b, const char *path);
/* An Emitter's function; its context is a FileList. */
bool file_list_emit(void *context, Diag *d, const char *path, const void *data, size_t n);
/* What is taken down of a file's bytes. */
typedef struct FileFacts {
    uint8_t sum[SHA256_BYTES];
    uint64_t hash;
} FileFacts;
void file_facts(FileFacts *out, const void *data, size_t n);
/* The same as file_list_emit, for whom they are reckoned already. */
bool file_list_take(FileList *l, Diag *d, const char *path, const FileFacts *facts, const void *data, size_t n);
/* One that was made elsewhere, with its sum (world_stage_file). */
bool file_list_link(FileList *l, Diag *d, const Output *output, const uint8_t sum[SHA256_BYTES], const char *from);
/* A file that stays as an earlier run wrote it; its names in the run's arena. */
bool file_list_keep(FileList *l, Diag *d, const Output *output, const FileSum *sum);

/* outward.c: where an issue's pages lead outside its folder; outward_look fills job->awaited. A run that was stopped
 * has left word of what issues of its that no page leads to yet await: how many of these aren't there. */
void outward_note(FileList *l, const char *name, const char *data, size_t n);
void outward_note_file(FileList *l, const char *name, const char *from); /* the page's bytes are there */
void outward_forget(FileList *l);
void outward_look(IssueJob *job);
size_t outward_awaited_before(const Build *b);

/* sums.c: SHA256SUMS of an issue, of the group's own pages, when all else is emitted. */
bool sums_emit(IssueJob *job, Diag *d);
bool sums_emit_group(Build *b);

/* publish.c: issues are put in place as they are done, each with its record. */
void publish_begin(Build *b);     /* some are going to be made */
void publish_done(IssueJob *job); /* one is made, or has errors: from any thread */
/* The last step: the pages of papers and group, and removals. */
bool publish_group(Build *b, uint64_t fingerprint);
void publish_record(const Build *b, State *record, const IssueJob *job); /* what is kept of an issue */

/* known_pictures.c: the pictures that earlier runs of this program found whole need not be decoded again. */
void known_pictures_load(Build *b);
bool known_pictures_write(Build *b); /* stages the record */

/* covers.c: the sketches of papers' newest front pages (html_cover): those of issues that aren't made in this run are
 * as an earlier run kept them, unless it died before it did: then cover_stands is false of the issue, which has to be
 * made; covers_draw_in has those made that nobody asks for. */
bool cover_stands(const Build *b, const IssueJob *job);
void covers_draw_in(Build *b);
void covers_load(Build *b);
bool covers_emit(Build *b);

/* changes.c: writes the upload list. */
bool changes_write(Build *b);

/* depfile.c */
/* waits: an issue is left out that is to appear, so what was made is never up to date. */
bool depfile_write(World *w, Diag *d, const char *path, bool waits);

#endif
