/* The user's browser. */
#include "world/internal.h"

#include <fcntl.h>
#include <stdlib.h>

static int start(const char *program, const char *address)
{
    const char *const words[] = {program, address, NULL};
    pid_t pid;
    posix_spawn_file_actions_t files;
    int result = posix_spawn_file_actions_init(&files);
    if (result != 0)
        return result;
    posix_spawn_file_actions_addopen(&files, 0, "/dev/null", O_RDWR, 0);
    posix_spawn_file_actions_adddup2(&files, 0, 1);
    posix_spawn_file_actions_adddup2(&files, 0, 2);
    result = spawn_program(words, &files, &pid);
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
