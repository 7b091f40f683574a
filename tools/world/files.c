#include "world/internal.h"

#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

char *path_join(const char *dir, const char *name)
{
    Buf b = {0};
    buf_puts(&b, dir);
    if (b.len && b.data[b.len - 1] != '/')
        buf_putc(&b, '/');
    buf_puts(&b, name);
    return b.data;
}

void remove_tree(const char *path)
{
    DIR *dir = opendir(path);
    if (dir) {
        for (struct dirent *e; (e = readdir(dir));) {
            if (strcmp(e->d_name, ".") == 0 || strcmp(e->d_name, "..") == 0)
                continue;
            char *child = path_join(path, e->d_name);
            if (unlink(child) != 0)
                remove_tree(child);
            mem_free(child);
        }
        closedir(dir);
    }
    rmdir(path);
}

void remove_trees_in(const char *path, const char *prefix)
{
    DIR *dir = opendir(path);
    for (struct dirent *e; dir && (e = readdir(dir));)
        if (strncmp(e->d_name, prefix, strlen(prefix)) == 0) {
            char *child = path_join(path, e->d_name);
            remove_tree(child);
            mem_free(child);
        }
    if (dir)
        closedir(dir);
}

/* Only regular files end: others would be waited for, or fill the memory. */
static int check_kind(int fd, struct stat *st)
{
    if (fstat(fd, st) != 0)
        return -1;
    if (S_ISREG(st->st_mode) && st->st_size <= FILE_MOST)
        return 0;
    errno = S_ISREG(st->st_mode) ? EFBIG : S_ISDIR(st->st_mode) ? EISDIR : ENXIO;
    return -1;
}

/* To the end. */
static int read_all(int fd, Buf *out)
{
    for (;;) {
        if (out->cap - out->len < 2)
            buf_reserve(out, 65536);
        ssize_t n = read(fd, out->data + out->len, out->cap - out->len - 1);
        if (n < 0 && errno == EINTR)
            continue;
        if (n < 0)
            return -1;
        out->len += (size_t)n;
        out->data[out->len] = 0;
        if (out->len > FILE_MOST) {
            errno = EFBIG;
            return -1;
        }
        if (n == 0)
            return 0;
    }
}

static int read_fd(int fd, Buf *out)
{
    struct stat st;
    if (check_kind(fd, &st) != 0)
        return -1;
    buf_reserve(out, st.st_size > 0 ? (size_t)st.st_size + 1 : 4096);
    return read_all(fd, out);
}

int open_to_read(const char *path)
{
    return open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK); /* a FIFO without a writer would be waited for */
}

static int read_and_close(int fd, Buf *out)
{
    int result = read_fd(fd, out), saved = errno;
    close(fd);
    errno = saved;
    return result;
}

int read_path(const char *path, Buf *out)
{
    int fd = open_to_read(path);
    return fd < 0 ? -1 : read_and_close(fd, out);
}

/* Every byte written; EINTR and short writes are gone about. */
static int write_fd(int fd, const void *data, size_t n)
{
    const char *p = data;
    while (n) {
        ssize_t k = write(fd, p, n);
        if (k < 0 && errno == EINTR)
            continue;
        if (k < 0)
            return -1;
        p += k;
        n -= (size_t)k;
    }
    return 0;
}

int write_path(const char *path, int flags, const void *data, size_t n, bool sync)
{
    int fd = open(path, O_WRONLY | O_CREAT | O_CLOEXEC | flags, 0666);
    if (fd < 0)
        return -1;
    int result = write_fd(fd, data, n);
    if (result == 0 && sync)
        result = fsync(fd);
    int saved = errno;
    if (close(fd) != 0 && result == 0) {
        result = -1;
        saved = errno;
    }
    errno = saved;
    return result;
}

int sync_path(const char *path)
{
    int fd = open(path, O_RDONLY | O_CLOEXEC);
    if (fd < 0)
        return -1;
    int result = fsync(fd), saved = errno;
    close(fd);
    errno = saved;
    return result;
}

/* Is the path's folder there? The path is left as it is. */
static bool has_parent(char *path)
{
    struct stat st;
    char *slash = strrchr(path, '/');
    if (!slash || slash == path)
        return true;
    *slash = 0;
    const bool there = stat(path, &st) == 0 && S_ISDIR(st.st_mode);
    *slash = '/';
    return there;
}

int make_parents(const char *path, char **first)
{
    if (first)
        *first = NULL;
    char *copy = mem_strdup(path);
    int result = 0;
    if (has_parent(copy)) { /* as nearly all have: no need to go through all above it */
        mem_free(copy);
        return 0;
    }
    for (char *p = copy + 1; *copy && result == 0 && (p = strchr(p, '/')); p++) {
        *p = 0;
        if (mkdir(copy, 0777) == 0) {
            if (first && !*first)
                *first = mem_strdup(copy);
        } else {
            struct stat st;
            int reason = errno;
            if (stat(copy, &st) != 0 || !S_ISDIR(st.st_mode)) {
                errno = reason == EEXIST ? ENOTDIR : reason;
                result = -1;
            }
        }
        *p = '/';
    }
    mem_free(copy);
    return result;
}

/* What is wrong with the content, not with the machine. */
static bool content_fault(Diag *d, const char *path, int reason)
{
    if (reason == EISDIR)
        diag_error(d, diag_file(d, path), DIAG_FOLDER_NOT_FILE);
    else if (reason == ENXIO)
        diag_error(d, diag_file(d, path), DIAG_FILE_NOT_REGULAR);
    else if (reason == EFBIG)
        diag_error(d, diag_file(d, path), DIAG_FILE_HUGE, (int)(FILE_MOST >> 20));
    else if (reason == ELOOP)
        diag_error(d, diag_file(d, path), DIAG_LINK_LOOP);
    else if (reason == ENOENT || reason == ENOTDIR)
        diag_error(d, diag_file(d, path), DIAG_FILE_MISSING);
    else
        return false;
    return true;
}

void world_set_input(World *w, const char *name)
{
    w->input = name;
}

static bool read_input(Diag *d, const char *name, Buf *out)
{
    if (read_all(STDIN_FILENO, out) == 0)
        return true;
    diag_system(d, name, errno, "read the standard input");
    return false;
}

static int64_t nanoseconds(struct timespec t)
{
    return (int64_t)t.tv_sec * 1000000000 + t.tv_nsec;
}

static FileStamp stamp_of(const struct stat *st)
{
    return (FileStamp){S_ISDIR(st->st_mode) ? 0 : (int64_t)st->st_size, nanoseconds(st->st_mtim),
                       nanoseconds(st->st_ctim), S_ISDIR(st->st_mode)};
}

FileStamp world_stamp(World *w, const char *path)
{
    (void)w;
    struct stat st;
    return stat(path, &st) == 0 ? stamp_of(&st) : (FileStamp){.size = -1};
}

/* Before it is read. */
static FileStamp stamp_open(int fd)
{
    struct stat st;
    return fstat(fd, &st) == 0 ? stamp_of(&st) : (FileStamp){.size = -1};
}

static uint64_t hash_data(const Buf *b)
{
    return hash_bytes(1, b->len ? b->data : "", b->len);
}

static uint64_t hash_names(const DirEntry *entries, size_t n)
{
    uint64_t h = 2;
    for (size_t i = 0; i < n; i++) {
        h = hash_bytes(h, entries[i].name, strlen(entries[i].name) + 1);
        h = hash_bytes(h, &entries[i].is_dir, sizeof entries[i].is_dir);
    }
    return h;
}

bool world_read(World *w, Diag *d, const char *path, Buf *out, bool *missing)
{
    if (missing)
        *missing = false;
    if (w->input && strcmp(w->input, path) == 0)
        return read_input(d, path, out);
    int fd = open_to_read(path);
    if ((fd >= 0 || errno == EACCES) && !confined(w, d, path, fd)) {
        if (fd >= 0)
            close(fd);
        return false;
    }
    FileStamp stamp = fd >= 0 ? stamp_open(fd) : (FileStamp){.size = -1};
    if (fd >= 0 && read_and_close(fd, out) == 0) {
        world_remember(w, &(WorldInput){path, stamp, hash_data(out)});
        return true;
    }
    int reason = errno;
    buf_free(out);
    if (missing && (reason == ENOENT || reason == ENOTDIR))
        *missing = true;
    else if (!content_fault(d, path, reason))
        diag_system(d, path, reason, "read the file");
    return false;
}

bool world_exists(World *w, const char *path)
{
    (void)w;
    struct stat st;
    return stat(path, &st) == 0;
}

bool world_is_no_file(World *w, const char *path)
{
    (void)w;
    struct stat st;
    return stat(path, &st) == 0 ? !S_ISREG(st.st_mode) : errno == ELOOP;
}

bool world_is_dir(World *w, const char *path)
{
    (void)w;
    struct stat st;
    return stat(path, &st) == 0 && S_ISDIR(st.st_mode);
}

static int compare_entries(const void *a, const void *b)
{
    return strcmp(((const DirEntry *)a)->name, ((const DirEntry *)b)->name);
}

static uint64_t folder_id(const struct stat *st)
{
    uint64_t facts[] = {(uint64_t)st->st_dev, (uint64_t)st->st_ino};
    return hash_bytes(1, facts, sizeof facts);
}

/* 0 or -1 with errno. */
static int list_and_close(Arena *a, DIR *dir, DirEntry **entries, size_t *n)
{
    VEC(DirEntry) found = {0};
    int reason;
    for (;;) {
        errno = 0;
        struct dirent *e = readdir(dir);
        reason = errno;
        if (!e)
            break;
        if (e->d_name[0] == '.')
            continue;
        struct stat st;
        bool is_dir = fstatat(dirfd(dir), e->d_name, &st, 0) == 0 && S_ISDIR(st.st_mode);
        uint64_t id = is_dir ? folder_id(&st) : 0;
        vec_push(&found, ((DirEntry){arena_strdup(a, e->d_name), is_dir, id}));
    }
    closedir(dir);
    if (found.len)
        qsort(found.ptr, found.len, sizeof *found.ptr, compare_entries);
    *entries = arena_dup(a, found.ptr, found.len * sizeof *found.ptr);
    *n = found.len;
    vec_free(&found);
    errno = reason;
    return reason ? -1 : 0;
}

static int list(Arena *a, const char *path, DirEntry **entries, size_t *n)
{
    DIR *dir = opendir(path);
    return dir ? list_and_close(a, dir, entries, n) : -1;
}

bool world_list(World *w, Diag *d, Arena *a, const char *path, DirEntry **entries, size_t *n)
{
    *entries = NULL;
    *n = 0;
    DIR *dir = opendir(path);
    if ((dir || errno == EACCES) && !confined(w, d, path, dir ? dirfd(dir) : -1)) {
        if (dir)
            closedir(dir);
        return false;
    }
    FileStamp stamp = dir ? stamp_open(dirfd(dir)) : (FileStamp){.size = -1};
    if (!dir || list_and_close(a, dir, entries, n) != 0) {
        diag_system(d, path, errno, "list the folder");
        return false;
    }
    world_remember(w, &(WorldInput){path, stamp, hash_names(*entries, *n)});
    return true;
}

static bool same_stamp(const FileStamp *a, const FileStamp *b)
{
    return a->size == b->size && a->modified == b->modified && a->status == b->status;
}

/* The hash of what is there now; false when it can't be read. */
static bool hash_now(const WorldInput *input, uint64_t *hash)
{
    Buf data = {0};
    Arena *a = arena_new();
    DirEntry *entries;
    size_t n;
    bool ok = input->stamp.is_dir ? list(a, input->path, &entries, &n) == 0 : read_path(input->path, &data) == 0;
    if (ok)
        *hash = input->stamp.is_dir ? hash_names(entries, n) : hash_data(&data);
    arena_free(a);
    buf_free(&data);
    return ok;
}

bool world_input_stands(const WorldInput *input, FileStamp *now)
{
    uint64_t hash;
    *now = world_stamp(NULL, input->path);
    return now->size >= 0 && now->is_dir == input->stamp.is_dir &&
           (same_stamp(now, &input->stamp) || (hash_now(input, &hash) && hash == input->hash));
}

static uint64_t stamp(Arena *a, const char *path, const FolderChain *up, uint64_t h)
{
    struct stat st;
    if (stat(path, &st) != 0)
        return h;
    int64_t facts[] = {(int64_t)st.st_size, (int64_t)st.st_mtim.tv_sec, (int64_t)st.st_mtim.tv_nsec, (int64_t)st.st_ino,
                       S_ISDIR(st.st_mode)};
    if (S_ISDIR(st.st_mode))
        facts[0] = 0;
    h = hash_bytes(h, path, strlen(path));
    h = hash_bytes(h, facts, sizeof facts);
    DirEntry *entries = NULL;
    size_t n = 0;
    FolderChain here = {folder_id(&st), up};
    if (S_ISDIR(st.st_mode) && list(a, path, &entries, &n) == 0)
        for (size_t i = 0; i < n; i++)
            if (!entries[i].is_dir || !folder_chain_has(&here, entries[i].id))
                h = stamp(a, arena_printf(a, "%s/%s", path, entries[i].name), &here, h);
    return h;
}

uint64_t world_tree_stamp(World *w, const char *path)
{
    (void)w;
    Arena *a = arena_new();
    uint64_t h = stamp(a, path, NULL, 0);
    arena_free(a);
    return h;
}

bool world_write(World *w, Diag *d, const char *path, const void *data, size_t n)
{
    (void)w;
    Buf temporary = {0};
    buf_printf(&temporary, "%s.%ld.tmp", path, (long)getpid());
    bool ok = make_parents(path, NULL) == 0 && write_path(temporary.data, O_TRUNC, data, n, true) == 0 &&
              rename(temporary.data, path) == 0;
    if (!ok) {
        diag_system(d, path, errno, "write the file");
        unlink(temporary.data); /* half written, or not to be renamed */
    }
    buf_free(&temporary);
    return ok;
}

bool world_remove(World *w, Diag *d, const char *path)
{
    (void)w;
    if (unlink(path) == 0 || errno == ENOENT)
        return true;
    diag_system(d, path, errno, "remove the file");
    return false;
}

bool world_create(World *w, Diag *d, const char *path, const void *data, size_t n)
{
    (void)w;
    if (make_parents(path, NULL) == 0 && write_path(path, O_EXCL, data, n, true) == 0)
        return true;
    if (errno == EEXIST) {
        diag_error(d, diag_file(d, path), DIAG_FILE_EXISTS);
        return false;
    }
    diag_system(d, path, errno, "create the file");
    return false;
}
