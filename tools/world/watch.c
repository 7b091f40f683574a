/* Folders watched: inotify, or looks now and then. */
#include "world/watch.h"

#include "world/internal.h"
#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <poll.h>
#include <stdlib.h>
#include <string.h>
#include <sys/inotify.h>
#include <sys/stat.h>
#include <unistd.h>

enum {
    SLICE = 100, /* milliseconds between looks for a signal */
    QUIET = 20,  /* nothing more has changed for so long: */
    LOOK = 300,  /* the same where there is no inotify, between two looks */
    LONGEST = 2000,
    DEEPEST = 64
};

#define DONE (IN_CLOSE_WRITE | IN_MOVED_FROM | IN_MOVED_TO | IN_DELETE | IN_ATTRIB | IN_DELETE_SELF | IN_MOVE_SELF)
#define BEGUN (IN_CREATE | IN_MODIFY)

struct WorldWatch {
    World *world;
    char **roots;
    size_t n;
    int events; /* inotify's; -1: none */
    int wake[2];
    bool whole; /* inotify tells of everything */
    uint64_t stamp;
};

static uint64_t stamp_of(const WorldWatch *watch)
{
    uint64_t h = 0;
    for (size_t i = 0; i < watch->n; i++)
        h = h * 31 + world_tree_stamp(watch->world, watch->roots[i]);
    return h;
}

static bool add(WorldWatch *watch, const char *path)
{
    bool ok = watch->events >= 0 && inotify_add_watch(watch->events, path, DONE | BEGUN) >= 0;
    watch->whole &= ok;
    return ok;
}

/* A folder and the folders below it; a file that is a link by itself: what it leads to stands elsewhere. */
static void add_tree(WorldWatch *watch, const char *path, int depth)
{
    DIR *dir = depth < DEEPEST && add(watch, path) ? opendir(path) : NULL;
    for (struct dirent *e; dir && (e = readdir(dir));) {
        struct stat st, target;
        if (e->d_name[0] == '.' || fstatat(dirfd(dir), e->d_name, &st, AT_SYMLINK_NOFOLLOW) != 0)
            continue;
        bool is_link = S_ISLNK(st.st_mode);
        if (is_link && fstatat(dirfd(dir), e->d_name, &target, 0) != 0)
            continue;
        if (is_link)
            st = target;
        char *child = path_join(path, e->d_name);
        if (S_ISDIR(st.st_mode))
            add_tree(watch, child, depth + 1);
        else if (is_link)
            add(watch, child);
        mem_free(child);
    }
    if (dir)
        closedir(dir);
}

static void add_all(WorldWatch *watch)
{
    watch->whole = watch->events >= 0;
    for (size_t i = 0; i < watch->n; i++)
        add_tree(watch, watch->roots[i], 0);
    if (!watch->whole)
        watch->stamp = stamp_of(watch);
}

WorldWatch *world_watch_new(World *w, const char *const *roots, size_t n)
{
    WorldWatch *watch = mem_alloc(sizeof *watch);
    watch->world = w;
    watch->n = n;
    watch->roots = mem_alloc(sizeof *watch->roots * (n + 1));
    for (size_t i = 0; i < n; i++)
        watch->roots[i] = mem_strdup(roots[i]);
    watch->events = inotify_init1(IN_NONBLOCK | IN_CLOEXEC);
    if (pipe(watch->wake) != 0)
        watch->wake[0] = watch->wake[1] = -1;
    for (int i = 0; i < 2 && watch->wake[i] >= 0; i++) {
        fcntl(watch->wake[i], F_SETFL, O_NONBLOCK);
        fcntl(watch->wake[i], F_SETFD, FD_CLOEXEC);
    }
    add_all(watch);
    return watch;
}

static void close_one(int fd)
{
    if (fd >= 0)
        close(fd);
}

void world_watch_free(WorldWatch *watch)
{
    if (!watch)
        return;
    close_one(watch->events);
    close_one(watch->wake[0]);
    close_one(watch->wake[1]);
    for (size_t i = 0; i < watch->n; i++)
        mem_free(watch->roots[i]);
    mem_free(watch->roots);
    mem_free(watch);
}

void world_watch_wake(WorldWatch *watch)
{
    ssize_t n = watch->wake[1] >= 0 ? write(watch->wake[1], "", 1) : 0;
    (void)n; /* a full pipe wakes as well */
}

/* What the events so far say: that something has changed, that folders have. */
typedef struct Told {
    bool changed, folders;
} Told;

static void take_event(const struct inotify_event *e, Told *told)
{
    if (e->mask & (IN_IGNORED | IN_Q_OVERFLOW | IN_DELETE_SELF | IN_MOVE_SELF))
        told->changed = told->folders = true;
    else if (!e->len || e->name[0] != '.') {
        told->changed = true;
        told->folders |= (e->mask & IN_ISDIR) != 0 || (e->mask & (IN_CREATE | IN_MOVED_TO)) != 0; /* also a new link */
    }
}

static void read_events(const WorldWatch *watch, Told *told)
{
    union {
        struct inotify_event first; /* for its alignment */
        char bytes[16384];
    } buffer;
    for (ssize_t n; watch->events >= 0 && (n = read(watch->events, buffer.bytes, sizeof buffer)) > 0;)
        for (ssize_t at = 0; at < n;) {
            struct inotify_event e;
            memcpy(&e, buffer.bytes + at, sizeof e);
            const struct inotify_event *event = (const void *)(buffer.bytes + at);
            take_event(event, told);
            at += (ssize_t)(sizeof e + e.len);
        }
}

/* Something within so many milliseconds? */
static bool readable(int fd, int milliseconds)
{
    struct pollfd p = {.fd = fd, .events = POLLIN};
    return poll(&p, 1, milliseconds) > 0;
}

/* Until nothing more changes. */
static void settle(WorldWatch *watch, Told *told)
{
    uint64_t began = world_milliseconds(watch->world);
    while (watch->whole && world_milliseconds(watch->world) - began < LONGEST && readable(watch->events, QUIET))
        read_events(watch, told);
    if (watch->whole)
        return;
    for (uint64_t before = stamp_of(watch); world_milliseconds(watch->world) - began < LONGEST;) {
        readable(-1, LOOK / 3);
        watch->stamp = stamp_of(watch);
        if (watch->stamp == before)
            return;
        before = watch->stamp;
    }
}

static bool has_changed(WorldWatch *watch)
{
    Told told = {0};
    read_events(watch, &told);
    if (!watch->whole)
        told.changed |= stamp_of(watch) != watch->stamp;
    if (!told.changed)
        return false;
    settle(watch, &told);
    if (told.folders || !watch->whole)
        add_all(watch); /* what is new in them is read after this: nothing is missed */
    return true;
}

bool world_watch_wait(WorldWatch *watch, int milliseconds)
{
    for (uint64_t began = world_milliseconds(watch->world); !world_interrupted(watch->world);) {
        if (has_changed(watch))
            return true;
        uint64_t waited = world_milliseconds(watch->world) - began;
        if (waited >= (uint64_t)milliseconds)
            return false;
        struct pollfd p[] = {{.fd = watch->events, .events = POLLIN}, {.fd = watch->wake[0], .events = POLLIN}};
        if (poll(p, 2, watch->whole ? SLICE : LOOK) > 0 && p[1].revents) {
            char bytes[64];
            while (read(watch->wake[0], bytes, sizeof bytes) > 0)
                continue;
            return has_changed(watch);
        }
    }
    return false;
}
