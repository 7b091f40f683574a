/* What a command takes besides options, read from its usage line (CommandInfo.operands): forms separated by " | ",
 * each of words: `paper` and `bash|zsh` are written as they are, `PAPER` stands for something, `[ROOT]` may be left
 * out, `FILE…` stands once and more. */
#ifndef USAGE_OPERANDS_H
#define USAGE_OPERANDS_H

#include <stdbool.h>
#include <stddef.h>

typedef struct Operand {
    const char *name; /* ROOT, PAPER; of a literal its choices, which '|' separates */
    size_t n;         /* bytes of name */
    bool literal, optional, many;
} Operand;

/* The i-th word of a form; false when there is none. A word that stands once and more is every word from its own on. */
bool operand_at(const char *forms, size_t form, size_t i, Operand *o);
size_t operand_forms(const char *forms);
/* The next of choices that '|' separates, from *at on; its length, 0 at their end. *at moves behind it. */
size_t choice_next(const char **at, const char *end, const char **choice);
/* Whether a word is one of n bytes of choices. */
bool choice_is(const char *choices, size_t n, const char *word);
/* Whether an operand stands for that: "PAPER". */
bool operand_is(const Operand *o, const char *name);

typedef enum OperandsFault { OPERANDS_FINE, OPERANDS_UNKNOWN, OPERANDS_FEW, OPERANDS_MANY } OperandsFault;

/* Judges all operands of a command line; *which (when a word is unknown or too much) is its index. */
OperandsFault operands_judge(const char *forms, const char *const *words, size_t n, size_t *which);

#endif
