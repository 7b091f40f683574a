/* Which language the environment and --lang ask for. */
#include "cli/language.h"

#include "diag/messages.h"
#include <string.h>

#define OPTION "--lang"

static bool language_of(const char *value, MessageLanguage *out)
{
    bool zh = value && strcmp(value, "zh") == 0;
    *out = zh ? MESSAGES_ZH : MESSAGES_EN;
    return zh || (value && strcmp(value, "en") == 0);
}

/* The option at argv[i]: how many arguments it is; 0: it is another one. */
static int option_at(char **argv, int i, MessageLanguage *out)
{
    size_t n = strlen(OPTION);
    if (strncmp(argv[i], OPTION, n) != 0)
        return 0;
    if (argv[i][n] == '=')
        return language_of(argv[i] + n + 1, out);
    return !argv[i][n] && language_of(argv[i + 1], out) ? 2 : 0;
}

static bool take_option(int *argc, char **argv, MessageLanguage *out)
{
    bool taken = false;
    int kept = 1, i = 1;
    while (i < *argc && strcmp(argv[i], "--") != 0) {
        MessageLanguage language;
        int n = option_at(argv, i, &language);
        if (n) {
            *out = language;
            taken = true;
            i += n;
        } else {
            argv[kept++] = argv[i++];
        }
    }
    while (i < *argc)
        argv[kept++] = argv[i++];
    *argc = kept;
    argv[kept] = NULL;
    return taken;
}

/* Beside the program's folder when it is installed, in it when it was only built. */
static const char *catalogues(World *w, Arena *a)
{
    char *dir = world_executable_dir(w);
    const char *installed = arena_printf(a, "%s/../share/locale", dir ? dir : "");
    const char *built = arena_printf(a, "%s/locale", dir ? dir : "");
    mem_free(dir);
    return world_exists(w, arena_printf(a, "%s/zh/LC_MESSAGES/paiban.mo", installed)) ? installed : built;
}

void language_set(World *w, Arena *a, int *argc, char **argv)
{
    MessageLanguage language;
    if (!take_option(argc, argv, &language))
        language = messages_wanted(world_variable(w, "LC_ALL"), world_variable(w, "LC_MESSAGES"),
                                   world_variable(w, "LANG"), world_variable(w, "LANGUAGE"));
    messages_speak(language, catalogues(w, a)); /* without a catalogue it is English */
}
