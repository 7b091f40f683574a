/* What libraries lose is no fault of ours. In the program itself, for a run that is fenced in (world/landlock.h) reads
 * no such list from a file when it ends. */

const char *__lsan_default_suppressions(void); /* NOLINT(bugprone-reserved-identifier): LeakSanitizer's name for it */

const char *__lsan_default_suppressions(void) /* NOLINT(bugprone-reserved-identifier) */
{
    /* cairo 1.16 loses a small array a face and surface when it subsets a CFF font (cairo-cff-subset.c). fontconfig
     * 2.14 loses the name of a <dir prefix="relative">; Pango's thread may still hold the configuration (its values
     * behind offsets, which the detector can't follow) when the program ends. */
    return "leak:libcairo.so\nleak:libfontconfig.so\n";
}

const char *__lsan_default_options(void); /* NOLINT(bugprone-reserved-identifier) */

const char *__lsan_default_options(void) /* NOLINT(bugprone-reserved-identifier) */
{
    return "print_suppressions=0";
}
