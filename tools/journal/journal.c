/* A step's moves: written down, made, undone. */
#include "journal/journal.h"

#include "journal/out.h"
#include "world/disk.h"
#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#define HEADER "paiban-journal 1 "
#define JOURNAL ".paiban/journal"

static const char *const kinds[] = {[MOVE_NEW] = "new ", [MOVE_REPLACE] = "replace ", [MOVE_REMOVE] = "remove "};
enum { N_KINDS = sizeof kinds / sizeof *kinds };

static void set_step(Journal *j, unsigned step)
{
    j->step = step;
    j->staging = arena_printf(j->arena, "%s/" STAGING_DIR "/%u", j->out, step);
}

void journal_begin(Journal *j, const char *out, unsigned step)
{
    *j = (Journal){.arena = arena_new(), .out = out};
    set_step(j, step);
}

void journal_end(Journal *j)
{
    vec_free(&j->moves);
    arena_free(j->arena);
}

bool world_is_inside(const char *name)
{
    if (!*name || *name == '/')
        return false;
    for (const char *p = name; *p; p++)
        if ((unsigned char)*p < 0x20)
            return false;
    for (const char *p = name; p; p = strchr(p, '/') ? strchr(p, '/') + 1 : NULL)
        if (strncmp(p, "..", 2) == 0 && (p[2] == 0 || p[2] == '/'))
            return false;
    return true;
}

/* ---- the file ---- */

static const char *path_of(const Journal *j)
{
    return arena_printf(j->arena, "%s/" JOURNAL, j->out);
}

static int sync_state_dir(const Journal *j)
{
    return j->fleeting ? 0 : sync_path(arena_printf(j->arena, "%s/" STATE_DIR, j->out));
}

int journal_write(const Journal *j)
{
    Buf text = {0};
    buf_printf(&text, HEADER "%s %u\n", j->back ? "back" : "forward", j->step);
    for (size_t i = 0; i < j->moves.len; i++)
        buf_printf(&text, "%s%s\n", kinds[j->moves.ptr[i].kind], j->moves.ptr[i].name);
    buf_puts(&text, "end\n");
    const char *beside = arena_printf(j->arena, "%s/" STAGING_DIR "/journal", j->out);
    int result = make_parents(beside, NULL);
    if (result == 0)
        result = write_path(beside, O_TRUNC, text.data, text.len, !j->fleeting);
    if (result == 0)
        result = rename(beside, path_of(j));
    buf_free(&text);
    return result == 0 ? sync_state_dir(j) : -1;
}

int journal_remove(const Journal *j)
{
    if (unlink(path_of(j)) != 0)
        return errno == ENOENT ? 0 : -1;
    return sync_state_dir(j);
}

static bool parse_header(Journal *j, const char *line)
{
    if (strncmp(line, HEADER, strlen(HEADER)) != 0)
        return false;
    const char *way = line + strlen(HEADER), *number = strchr(way, ' ');
    size_t n = number ? (size_t)(number - way) : 0;
    j->back = n == 4 && strncmp(way, "back", n) == 0;
    if (!number || !(j->back || (n == 7 && strncmp(way, "forward", n) == 0)))
        return false;
    number++;
    size_t digits = strspn(number, "0123456789");
    if (digits < 1 || digits > 9 || number[digits])
        return false;
    set_step(j, (unsigned)strtoul(number, NULL, 10));
    return true;
}

static bool parse_move(Journal *j, const char *line)
{
    for (unsigned k = 0; k < N_KINDS; k++) {
        size_t n = strlen(kinds[k]);
        if (strncmp(line, kinds[k], n) == 0 && world_is_inside(line + n)) {
            vec_push(&j->moves, ((Move){(MoveKind)k, line + n}));
            return true;
        }
    }
    return false;
}

void journal_parse(Journal *j, const char *text, bool *there)
{
    char *line = arena_strdup(j->arena, text), *next;
    bool ok = true, ended = false;
    for (size_t number = 0; ok && *line; line = next, number++) {
        char *end = strchr(line, '\n');
        ok = end && !ended;
        if (!ok)
            break;
        *end = 0;
        next = end + 1;
        if (number == 0)
            ok = parse_header(j, line);
        else if (strcmp(line, "end") == 0)
            ended = true;
        else
            ok = parse_move(j, line);
    }
    *there = ok && ended;
}

int journal_read(Journal *j, bool *there)
{
    Buf text = {0};
    *there = false;
    int result = read_path(path_of(j), &text);
    if (result == 0 && text.len && !memchr(text.data, 0, text.len))
        journal_parse(j, text.data, there);
    buf_free(&text);
    return result == 0 || errno == ENOENT ? 0 : -1;
}

/* ---- the moves ---- */

char *journal_staged(const Journal *j, const char *kind, const char *name)
{
    Buf b = {0};
    buf_printf(&b, "%s/%s/%s", j->staging, kind, name);
    return b.data;
}

/* Folders above a file that is gone, as far as they are empty, below the output folder. */
static void remove_empty_parents(const Journal *j, const char *place)
{
    char *p = mem_strdup(place);
    size_t least = strlen(j->out);
    for (char *slash; (slash = strrchr(p, '/')) && (size_t)(slash - p) > least;) {
        *slash = 0;
        if (rmdir(p) != 0 && errno != ENOENT)
            break;
    }
    mem_free(p);
}

static bool is_file(const char *path)
{
    struct stat st;
    return lstat(path, &st) == 0 && S_ISREG(st.st_mode);
}

static int put(const char *staged, const char *place)
{
    if (make_parents(place, NULL) != 0)
        return -1;
    if (rename(staged, place) == 0)
        return 0;
    return errno == ENOENT && is_file(place) ? 0 : -1; /* put there before */
}

static int take_away(const Journal *j, const char *place)
{
    if (unlink(place) != 0 && errno != ENOENT && errno != ENOTDIR)
        return -1;
    remove_empty_parents(j, place);
    return 0;
}

/* What was there comes back. A backup that is gone came back before. */
static int restore(const char *backup, const char *place)
{
    struct stat st;
    if (lstat(backup, &st) != 0)
        return errno == ENOENT ? 0 : -1;
    return make_parents(place, NULL) == 0 ? rename(backup, place) : -1;
}

/* A new file that still waits in staging was never put. */
static int take_back(const Journal *j, const char *staged, const char *place)
{
    struct stat st;
    if (lstat(staged, &st) == 0) {
        remove_empty_parents(j, place);
        return 0;
    }
    return take_away(j, place);
}

/* A file that is removed waits in staging for the step's end. One that is gone went before; one that has nowhere to
 * wait goes all the same. */
static int set_aside(const Journal *j, const char *place, const char *backup)
{
    if (rename(place, backup) != 0)
        return errno == ENOENT || errno == ENOTDIR ? take_away(j, place) : -1;
    remove_empty_parents(j, place);
    return 0;
}

static int make_move(const Journal *j, const Move *m, const char **failed)
{
    char *place = path_join(j->out, m->name), *staged = journal_staged(j, "new", m->name),
         *backup = journal_staged(j, "old", m->name);
    int result;
    if (j->back)
        result = m->kind == MOVE_NEW ? take_back(j, staged, place) : restore(backup, place);
    else
        result = m->kind == MOVE_REMOVE ? set_aside(j, place, backup) : put(staged, place);
    int reason = errno;
    if (result != 0)
        *failed = arena_strdup(j->arena, place);
    mem_free(place);
    mem_free(staged);
    mem_free(backup);
    errno = reason;
    return result;
}

int journal_forward(const Journal *j, const char **failed)
{
    int result = 0;
    for (size_t i = 0; result == 0 && i < j->moves.len; i++)
        result = make_move(j, &j->moves.ptr[i], failed);
    return result;
}

/* Goes on after a failure, so that as much as can be is as it was. */
int journal_back(const Journal *j, const char **failed)
{
    int result = 0, reason = 0;
    for (size_t i = j->moves.len; i-- > 0;)
        if (make_move(j, &j->moves.ptr[i], failed) != 0) {
            result = -1;
            reason = errno;
        }
    errno = reason;
    return result;
}
