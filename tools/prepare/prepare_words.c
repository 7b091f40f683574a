/* Lines that only look like a heading or a picture: ＃小标题, [图] 春耕. They print as they stand, and that is told. */
#include "prepare/prepare_parts.h"

#include "chars/chars.h"
#include "base/utf8.h"
#include <string.h>

static const char wide_sharp[] = "\xEF\xBC\x83";

static Span span_of(const Preparer *w, uint32_t from, uint32_t to)
{
    return span_at(w->p->src, from, to);
}

static bool is_at(const Preparer *w, uint32_t i, uint32_t end, const char *word)
{
    size_t n = strlen(word);
    return end - i >= n && memcmp(w->s + i, word, n) == 0;
}

/* ＃小标题, but not ＃话题＃. */
static void tell_heading(Preparer *w, uint32_t at, uint32_t end)
{
    uint32_t i = at;
    while (is_at(w, i, end, wide_sharp))
        i += (uint32_t)strlen(wide_sharp);
    for (uint32_t k = i; k < end; k++)
        if (is_at(w, k, end, wide_sharp))
            return;
    if (i > at && i < end)
        diag_warning(w->diag, span_of(w, at, i), DIAG_HEADING_WIDE);
}

/* The length of [图], 【图1】, ［照片］ at i; 0: none. */
static uint32_t picture_words(const Preparer *w, uint32_t i, uint32_t end)
{
    static const char *const brackets[][2] = {{"[", "]"}, {"\xEF\xBC\xBB", "\xEF\xBC\xBD"}, {"【", "】"}};
    static const char *const names[] = {"图片", "图", "照片", "配图", "插图", "题图", "image", "photo", "picture"};
    for (size_t b = 0; b < sizeof brackets / sizeof *brackets; b++) {
        if (!is_at(w, i, end, brackets[b][0]))
            continue;
        uint32_t at = i + (uint32_t)strlen(brackets[b][0]);
        for (size_t k = 0; k < sizeof names / sizeof *names; k++) {
            if (!is_at(w, at, end, names[k]))
                continue;
            uint32_t to = at + (uint32_t)strlen(names[k]);
            while (to < end && ((w->s[to] >= '0' && w->s[to] <= '9') || w->s[to] == ' '))
                to++;
            if (is_at(w, to, end, brackets[b][1]))
                return to + (uint32_t)strlen(brackets[b][1]) - i;
        }
    }
    return 0;
}

static void tell_picture(Preparer *w, uint32_t at, uint32_t end)
{
    uint32_t n = picture_words(w, at, end), text = at + n;
    if (!n || (text < end && strchr("(:[", w->s[text]))) /* a link, a definition */
        return;
    while (text < end && w->s[text] == ' ')
        text++;
    char caption[48] = {0};
    size_t k = 0;
    while (text + k < end && k + 4 < sizeof caption) {
        uint32_t cp;
        size_t m = (size_t)utf8_decode(w->s + text + k, &cp);
        memcpy(caption + k, w->s + text + k, m);
        k += m;
    }
    diag_warning(w->diag, span_of(w, at, at + n), DIAG_PICTURE_IN_WORDS, (int)n, w->s + at, k ? caption : "…");
}

/* [text]（https://…）: where the text begins; at: that of ]. */
static uint32_t text_of_link(const Preparer *w, uint32_t from, uint32_t at)
{
    uint32_t i = at;
    while (i > from && w->s[i - 1] != '[' && w->s[i - 1] != ']')
        i--;
    return i > from && w->s[i - 1] == '[' && (i < from + 2 || w->s[i - 2] != '!') ? i : at;
}

static void tell_link(Preparer *w, uint32_t from, uint32_t at, uint32_t end)
{
    static const char *const schemes[] = {"http://", "https://", "mailto:", "#"};
    const uint32_t address = at + (uint32_t)strlen("]（"), text = text_of_link(w, from, at);
    for (size_t i = 0; text < at && i < sizeof schemes / sizeof *schemes; i++)
        if (is_at(w, address, end, schemes[i])) {
            diag_warning(w->diag, span_of(w, text - 1, address), DIAG_LINK_WIDE, (int)(at - text), w->s + text);
            return;
        }
}

void prepare_tell_marks(Preparer *w, uint32_t at, uint32_t end)
{
    static const char stars[] = "＊＊";
    bool bold = false, code = false;
    uint32_t brace = end, reading = end; /* of ｛, of one with a ｜ behind it */
    for (uint32_t i = at; i < end; i++) {
        code = code != (w->s[i] == '`');
        if (code)
            continue;
        if (is_at(w, i, end, "]（"))
            tell_link(w, at, i, end);
        if (is_at(w, i, end, "｛"))
            brace = i;
        if (is_at(w, i, end, "｜"))
            reading = brace;
        if (is_at(w, i, end, "｝")) {
            if (reading < end)
                diag_warning(w->diag, span_of(w, reading, reading + 3), DIAG_READING_WIDE);
            brace = reading = end;
        }
        if (!bold && is_at(w, i, end, stars)) {
            diag_warning(w->diag, span_of(w, i, i + (uint32_t)strlen(stars)), DIAG_STARS_WIDE);
            bold = true;
        }
    }
}

/* Two lines that begin with -甲: a list without its spaces. One may be a name below a quotation. */
static bool is_tight_item(const Preparer *w, uint32_t at, uint32_t end)
{
    uint32_t cp = 0;
    if (end - at < 2 || (w->s[at] != '-' && w->s[at] != '+'))
        return false;
    utf8_decode(w->s + at + 1, &cp);
    return char_is_han(cp) || char_is_tibetan(cp);
}

static void tell_list(Preparer *w, uint32_t at, uint32_t end)
{
    if (end >= w->end || !is_tight_item(w, at, end))
        return;
    uint32_t next = end + 1, to = next;
    while (to < w->end && w->s[to] != '\n')
        to++;
    if (is_tight_item(w, next, to) && w->s[next] == w->s[at])
        diag_warning(w->diag, span_of(w, at, at + 1), DIAG_LIST_TIGHT, 1, w->s + at, 1, w->s + at);
}

void prepare_tell_words(Preparer *w, uint32_t at, uint32_t end)
{
    tell_list(w, at, end);
    tell_heading(w, at, end);
    tell_picture(w, at, end);
}
