/* Normalisation form C (UAX 15): canonically equivalent text is one text. é typed as e and an accent, as macOS and PDF
 * copies have it, becomes é; what has no composed form keeps its marks, in canonical order. */
#ifndef CHARS_NFC_H
#define CHARS_NFC_H

#include "base/arena.h"
#include "base/buf.h"
#include <stdbool.h>

/* Finds the next stretch of s[0..n), valid UTF-8, from byte `at` on that is not in this form: bytes [*from, *to), whole
 * characters; `as` is set to what stands in its place. false: there is none. */
bool nfc_next(const char *s, size_t n, size_t at, size_t *from, size_t *to, Buf *as);
/* The text in this form: s itself when it is in it. */
const char *nfc_text(Arena *a, const char *s);

enum { NFC_PARTS = 4 }; /* UAX 15: no canonical decomposition has more */
/* What a character is made of, canonically; 1: of itself. */
size_t nfc_decompose(uint32_t cp, uint32_t parts[NFC_PARTS]);

#endif
