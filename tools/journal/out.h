/* An output folder at work. What is made is staged in it, out of sight (OUT/.paiban/staging), and put into place step
 * by step (a WorldTxn each). A step is all or nothing, whatever happens: its journal (OUT/.paiban/journal: what is put,
 * replaced, removed) is on the disk before the first file moves, and whoever opens the folder next finishes the step,
 * or undoes it when it can't be finished. Staging and steps may be used from several threads. */
#ifndef JOURNAL_OUT_H
#define JOURNAL_OUT_H

#include "world/world.h"

typedef struct WorldOut WorldOut;

/* Takes down what a step has to tell, when its files are in place: all of it or nothing, on the disk. It may be called
 * again for a step that it knows already, by whoever recovers it. false after a report: the step is undone. */
typedef struct WorldKeeper {
    bool (*keep)(void *context, Diag *d, const void *record, size_t n); /* NULL: records are not asked for */
    void *context;
} WorldKeeper;

/* Locks the folder, makes it when it isn't there, and recovers what a dead run left in it. NULL after a report, also
 * when another run holds it. */
WorldOut *world_out_open(World *w, Diag *d, const char *dir, WorldKeeper keeper);
/* The topmost folder that was made for it; NULL: it was there. */
const char *world_out_made(const WorldOut *o);
/* Leaves no folder when it was made and nothing was committed. NULL is fine. */
void world_out_close(WorldOut *o);

/* Ends it for good: its state goes, and the folder itself when nothing else is in it. */
void world_out_remove(WorldOut *o);

/* A plain relative path without controls: it can't lead out of the folder, and stands on a line. */
bool world_is_inside(const char *name);

typedef struct WorldTxn WorldTxn;
WorldTxn *world_begin(WorldOut *o);
/* A file whose bytes are already in place is left alone (its time too). */
bool world_stage(WorldTxn *t, Diag *d, const char *path_in_out, const void *data, size_t n);
/* The same of a file that stands elsewhere: where the disk can, one that is new is a link to it, unread; then who
 * changes it in its place changes both. */
bool world_stage_file(WorldTxn *t, Diag *d, const char *path_in_out, const char *from);
/* Marks a file of an earlier run for removal at the commit; one that isn't there is no fault. */
bool world_stage_removal(WorldTxn *t, Diag *d, const char *path_in_out);
/* Whether all that was staged is in its place already, and nothing is to be removed. */
bool world_stages_nothing(const WorldTxn *t);
/* The order in which a step puts what is new and what replaces, by paths in the folder: leaves before what leads to
 * them, deeper folders first, a folder's index last. As strcmp. */
int world_place_order(const char *x, const char *y);
/* What another step has staged becomes this one's; the other is freed, also after a report. No file may be in both. */
bool world_absorb(WorldTxn *t, Diag *d, WorldTxn *other);
/* What the step has to tell its keeper. */
bool world_stage_record(WorldTxn *t, Diag *d, const void *data, size_t n);
/* Of a file that is staged, or left in place. */
FileStamp world_staged_stamp(const WorldTxn *t, const char *path_in_out);
/* Puts all in place, or everything back; frees the step. First what is new, from the leaves to the folders' index
 * pages, then what replaces, then removals: so no page that index.html leads to has a link to nowhere, at any instant.
 * *changed (may be NULL): files written or removed. */
bool world_commit(WorldTxn *t, Diag *d, size_t *changed);
void world_rollback(WorldTxn *t); /* removes what was staged; frees the step; NULL is fine */

#endif
