/* Landlock's three system calls (Documentation/userspace-api/landlock.rst), which glibc 2.36 has no functions for;
 * numbers and rights are the kernel's, since its headers may be older than it is. */
#include "world/landlock.h"

#include "world/internal.h"
#include <dirent.h>
#include <fcntl.h>
#include <stdlib.h>
#include <string.h>
#include <sys/prctl.h>
#include <sys/stat.h>
#include <unistd.h>

enum { CREATE_RULESET = 444, ADD_RULE = 445, RESTRICT_SELF = 446, ASK_VERSION = 1, PATH_BENEATH = 1 };

enum {
    EXECUTE = 1 << 0,
    WRITE_FILE = 1 << 1,
    READ_FILE = 1 << 2,
    READ_DIR = 1 << 3,
    REMOVE_DIR = 1 << 4,
    REMOVE_FILE = 1 << 5,
    MAKE_CHAR = 1 << 6,
    MAKE_DIR = 1 << 7,
    MAKE_REG = 1 << 8,
    MAKE_SOCK = 1 << 9,
    MAKE_FIFO = 1 << 10,
    MAKE_BLOCK = 1 << 11,
    MAKE_SYM = 1 << 12,
    REFER = 1 << 13,    /* to move and link from folder to folder: since version 2 */
    TRUNCATE = 1 << 14, /* since 3 */
    OF_VERSION_2 = (1 << 14) - 1,
    OF_VERSION_3 = (1 << 15) - 1,
    OF_FILES = EXECUTE | WRITE_FILE | READ_FILE | TRUNCATE,
    READING = READ_FILE | READ_DIR,
    WRITING = READING | WRITE_FILE | REMOVE_DIR | REMOVE_FILE | MAKE_DIR | MAKE_REG | MAKE_SYM | REFER | TRUNCATE,
    NAMES = READ_DIR | REMOVE_DIR
};

typedef struct Ruleset {
    uint64_t handled; /* what is refused where no rule says otherwise */
} Ruleset;

typedef struct Rule {
    uint64_t allowed;
    int32_t parent; /* an open file or folder */
} Rule;

typedef struct Fence {
    int fd;
    uint64_t handled;
} Fence;

/* The path, or the nearest folder above it that is there; -1: none. */
static int open_nearest(const char *path, int flags)
{
    char *at = mem_strdup(path);
    int fd = open(at, flags);
    for (char *slash; fd < 0 && (slash = strrchr(at, '/'));) {
        *slash = 0;
        fd = open(*at ? at : "/", flags);
    }
    if (fd < 0)
        fd = open(".", flags);
    mem_free(at);
    return fd;
}

static void allow_open(const Fence *f, int fd, uint64_t rights)
{
    struct stat st;
    Rule rule = {rights & f->handled, fd};
    if (fd < 0)
        return;
    if (fstat(fd, &st) == 0 && !S_ISDIR(st.st_mode))
        rule.allowed &= OF_FILES;
    if (rule.allowed)
        syscall(ADD_RULE, f->fd, PATH_BENEATH, &rule, 0);
    close(fd);
}

static void allow(const Fence *f, const char *path, uint64_t rights)
{
    allow_open(f, open_nearest(path, O_PATH | O_CLOEXEC), rights);
}

/* One of the system's that needn't be there. */
static void allow_there(const Fence *f, const char *path, uint64_t rights)
{
    allow_open(f, open(path, O_PATH | O_CLOEXEC), rights);
}

/* What links in a folder lead to. */
static void allow_links(const Fence *f, const char *path, int depth)
{
    enum { DEEPEST = 16 };
    DIR *dir = depth < DEEPEST ? opendir(path) : NULL;
    for (struct dirent *e; dir && (e = readdir(dir));) {
        char *child = path_join(path, e->d_name);
        struct stat st;
        if (e->d_name[0] != '.' && lstat(child, &st) == 0) {
            if (S_ISLNK(st.st_mode))
                allow_there(f, child, READING);
            else if (S_ISDIR(st.st_mode))
                allow_links(f, child, depth + 1);
        }
        mem_free(child);
    }
    if (dir)
        closedir(dir);
}

static void allow_in_home(const Fence *f, const char *variable, const char *otherwise, const char *name,
                          uint64_t rights)
{
    const char *set = getenv(variable), *home = getenv("HOME");
    Buf path = {0};
    if (set && *set)
        buf_printf(&path, "%s%s", set, name);
    else if (home && *home)
        buf_printf(&path, "%s%s%s", home, otherwise, name);
    if (path.len)
        allow_there(f, path.data, rights);
    buf_free(&path);
}

/* The machine's programs, libraries, fonts, settings; what the tool itself was started from. */
static void allow_system(World *w, const Fence *f)
{
    static const char *const programs[] = {"/usr", "/bin", "/sbin", "/lib", "/lib32", "/lib64", "/opt", "/nix", "/gnu"};
    static const char *const read[] = {"/etc", "/proc", "/sys", "/var/cache/fontconfig", "/var/lib", "/run"};
    for (size_t i = 0; i < sizeof programs / sizeof *programs; i++)
        allow_there(f, programs[i], READING | EXECUTE);
    for (size_t i = 0; i < sizeof read / sizeof *read; i++)
        allow_there(f, read[i], READING);
    allow_there(f, "/dev", READING | WRITE_FILE);
    allow_in_home(f, "XDG_DATA_HOME", "/.local/share", "/fonts", READING);
    allow_in_home(f, "XDG_CONFIG_HOME", "/.config", "/fontconfig", READING);
    allow_in_home(f, "HOME", "", "/.fonts", READING);
    allow_in_home(f, "XDG_CACHE_HOME", "/.cache", "/fontconfig", WRITING);
    allow_there(f, "/var/cache/fontconfig", WRITING);
    const char *temporary = getenv("TMPDIR");
    allow_there(f, temporary && *temporary ? temporary : "/tmp", WRITING);
    char *own = world_executable_dir(w);
    allow_there(f, own ? own : "/", READING | EXECUTE);
    mem_free(own);
}

bool world_landlock(World *w, const Leave *leaves, size_t n)
{
    static const uint64_t rights[] = {
        [LEAVE_READ] = READING, [LEAVE_LINKED] = READING, [LEAVE_WRITE] = WRITING, [LEAVE_NAMES] = NAMES};
    const long version = syscall(CREATE_RULESET, NULL, 0, ASK_VERSION);
    if (version < 2) /* the first can't let files be moved from folder to folder, which is how they are published */
        return false;
    const Ruleset set = {version < 3 ? OF_VERSION_2 : OF_VERSION_3};
    const Fence f = {(int)syscall(CREATE_RULESET, &set, sizeof set, 0), set.handled};
    if (f.fd < 0)
        return false;
    allow_system(w, &f);
    for (size_t i = 0; i < n; i++) {
        if (!leaves[i].path)
            continue;
        allow(&f, leaves[i].path, rights[leaves[i].kind]);
        if (leaves[i].kind == LEAVE_LINKED)
            allow_links(&f, leaves[i].path, 0);
    }
    bool ok = prctl(PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0) == 0 && syscall(RESTRICT_SELF, f.fd, 0) == 0;
    close(f.fd);
    return ok;
}
