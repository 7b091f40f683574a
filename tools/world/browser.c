/* The user's browser: the one program that is started. */
#include "world/internal.h"

#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <spawn.h>
#include <stdlib.h>

extern char **environ;

static int start(const char *program, const char *address)
{
    sigset_t none;
    sigemptyset(&none);
    posix_spawn_file_actions_t files;
    posix_spawnattr_t how;
    int result = posix_spawn_file_actions_init(&files);
    if (result != 0)
        return result;
    if ((result = posix_spawnattr_init(&how)) == 0) {
        posix_spawn_file_actions_addopen(&files, 0, "/dev/null", O_RDWR, 0);
        posix_spawn_file_actions_adddup2(&files, 0, 1);
        posix_spawn_file_actions_adddup2(&files, 0, 2);
        posix_spawnattr_setsigmask(&how, &none); /* we hold some back, it may not */
        posix_spawnattr_setflags(&how, POSIX_SPAWN_SETSIGMASK);
        char *const words[] = {mem_strdup(program), mem_strdup(address), NULL};
        pid_t pid;
        result = posix_spawnp(&pid, program, &files, &how, words, environ);
        mem_free(words[0]);
        mem_free(words[1]);
        posix_spawnattr_destroy(&how);
    }
    posix_spawn_file_actions_destroy(&files);
    return result;
}

bool world_browse(World *w, const char *address)
{
    (void)w;
    const char *browser = getenv("BROWSER");
    return (browser && *browser && start(browser, address) == 0) || start("xdg-open", address) == 0 ||
           start("open", address) == 0;
}
