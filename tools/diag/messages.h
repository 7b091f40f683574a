/* The language of messages: English is in the sources, Chinese in gettext's catalogue (tools/po/zh.po → paiban.mo).
 *
 * How to add words: write them in English where they are said (codes.h, a hint, a help text), then their Chinese in
 * zh.po; `ctest -R source.po` names what is missing and what nobody says any more. */
#ifndef DIAG_MESSAGES_H
#define DIAG_MESSAGES_H

#include <stdbool.h>

typedef enum MessageLanguage { MESSAGES_EN, MESSAGES_ZH } MessageLanguage;

/* What the environment asks for, as gettext reads it: LC_ALL, else LC_MESSAGES, else LANG; LANGUAGE goes before them,
 * a list, unless they say C or POSIX. NULL and "" are not set. A locale need not be installed. */
MessageLanguage messages_wanted(const char *lc_all, const char *lc_messages, const char *lang, const char *language);

/* Once, before there are threads. directory: has zh/LC_MESSAGES/paiban.mo. false: no Chinese to be had, English stays.
 */
bool messages_speak(MessageLanguage language, const char *directory);

/* The words in the language spoken; as they are when the catalogue hasn't them. */
const char *translate(const char *english);

#endif
