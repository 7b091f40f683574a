/* Lines as agencies write them: what Markdown would take for something else, or run together, is put right where it is
 * certain, and told. Works on one line after another with a little state; nothing is done in fenced code, in tables, or
 * to the indentation of lists and notes. */
#include "prepare/prepare_parts.h"

#include "base/utf8.h"
#include "chars/chars.h"
#include "prepare/enumerator.h"
#include <string.h>

/* How far ahead the second of a row of numbered lines is looked for. */
enum { LINES_AHEAD = 20 };

typedef struct Line {
    uint32_t at, text, end; /* text: after quote marks, list markers and blanks */
    uint32_t prefix;        /* where the last quote mark or list marker ends */
    uint32_t column;        /* blanks before the text, after the prefix */
    uint32_t quotes;
    bool marker; /* of a list or a note */
} Line;

static bool is_blank(char c)
{
    return c == ' ' || c == '\t';
}

/* Length of a list or note marker at i, 0 when there is none. */
static uint32_t marker_length(const Preparer *w, uint32_t i, uint32_t end)
{
    uint32_t k = i;
    if (w->s[k] == '-' || w->s[k] == '*' || w->s[k] == '+') {
        k++;
    } else if (w->s[k] == '[' && k + 1 < end && w->s[k + 1] == '^') {
        const char *close = memchr(w->s + k, ']', end - k);
        return close && close[1] == ':' ? (uint32_t)(close - w->s) + 2 - i : 0;
    } else {
        while (k < end && k - i < 9 && w->s[k] >= '0' && w->s[k] <= '9')
            k++;
        if (k == i || k == end || (w->s[k] != '.' && w->s[k] != ')'))
            return 0;
        k++;
    }
    return k == end || is_blank(w->s[k]) ? k - i : 0;
}

static bool is_only(const Preparer *w, uint32_t from, uint32_t end, const char *set)
{
    for (uint32_t i = from; i < end; i++)
        if (!strchr(set, w->s[i]))
            return false;
    return from < end;
}

static Line read_line(const Preparer *w, uint32_t at)
{
    const char *newline = memchr(w->s + at, '\n', w->end - at);
    Line l = {.at = at, .prefix = at, .end = newline ? (uint32_t)(newline - w->s) : w->end};
    uint32_t i = at;
    for (;;) {
        for (l.column = 0; i < l.end && is_blank(w->s[i]); i++)
            l.column += w->s[i] == '\t' ? 4 - l.column % 4 : 1;
        uint32_t n = 0;
        if (i == l.end || l.column >= 4 || is_only(w, i, l.end, "-* \t_"))
            break;
        if (w->s[i] == '>') {
            n = 1;
            l.quotes++;
        } else if ((n = marker_length(w, i, l.end))) {
            l.marker = true;
        } else {
            break;
        }
        i = l.prefix = i + n;
        if (i < l.end && w->s[i] == ' ' && l.marker)
            i = l.prefix = i + 1;
    }
    l.text = i;
    return l;
}

/* ---- fences ---- */

static uint32_t run_length(const Preparer *w, uint32_t i, uint32_t end)
{
    uint32_t n = 0;
    while (i + n < end && w->s[i + n] == w->s[i])
        n++;
    return n;
}

static bool is_fence(const Preparer *w, const Line *l)
{
    char c = l->text < l->end ? w->s[l->text] : 0;
    uint32_t n = c == '`' || c == '~' ? run_length(w, l->text, l->end) : 0;
    return n >= 3 && l->column < 4 && (c == '~' || !memchr(w->s + l->text + n, '`', l->end - l->text - n));
}

static void open_fence(Preparer *w, const Line *l)
{
    LineState *s = &w->line;
    s->fenced = true;
    s->fence = w->s[l->text];
    s->fence_length = run_length(w, l->text, l->end);
    s->fence_quotes = l->quotes;
    s->fence_column = l->text - l->at;
}

/* In a fence: does it end with or before this line? *is_end: with it. */
static bool leaves_fence(Preparer *w, const Line *l, bool *is_end)
{
    LineState *s = &w->line;
    *is_end = false;
    if (l->text == l->end)
        return l->quotes < s->fence_quotes;
    if (l->quotes < s->fence_quotes || (s->in_list && l->text - l->at + 3 < s->fence_column))
        return true;
    *is_end = w->s[l->text] == s->fence && run_length(w, l->text, l->end) >= s->fence_length &&
              is_only(w, l->text, l->end, s->fence == '`' ? "` \t" : "~ \t");
    return *is_end;
}

/* ---- prose ---- */

typedef struct Count {
    size_t chinese, other, marks;
} Count;

static Count count_characters(const Preparer *w, uint32_t from, uint32_t end)
{
    Count c = {0};
    for (uint32_t i = from; i < end;) {
        uint32_t cp;
        i += (uint32_t)utf8_decode(w->s + i, &cp);
        if (char_is_space(cp))
            continue;
        bool mark = char_is_shared_mark(cp) || (cp >= 0x3001 && cp <= 0x3002) || (cp >= 0xFF01 && cp <= 0xFF1F);
        c.marks += mark;
        if (mark || char_is_cjk(cp))
            c.chinese++;
        else
            c.other++;
    }
    return c;
}

/* A line that is Chinese for the most part and has nothing of a program. */
static bool is_prose_line(const Preparer *w, uint32_t from, uint32_t end)
{
    Count c = count_characters(w, from, end);
    if (c.chinese < c.other || strchr("#/$%<>{}()=+*-;|@\\`", w->s[from]))
        return false;
    for (uint32_t i = from; i < end; i++)
        if (strchr("{};=|\\", w->s[i]))
            return false;
    return true;
}

/* Indented lines from this one to an empty one: text of a paragraph, not code? */
static bool is_indented_prose(const Preparer *w, const Line *first)
{
    Count all = {0};
    for (uint32_t at = first->at; at < w->end;) {
        Line l = read_line(w, at);
        if (l.text == l.end || l.column < 4)
            break;
        if (!is_prose_line(w, l.text, l.end))
            return false;
        Count c = count_characters(w, l.text, l.end);
        all.chinese += c.chinese;
        all.marks += c.marks;
        at = l.end + 1;
    }
    return all.marks ? all.chinese >= 4 : all.chinese >= 10;
}

static bool ends_sentence(const Preparer *w, uint32_t line_start)
{
    uint32_t end = line_start, cp = 0;
    while (end > w->start && strchr(" \t\n", w->s[end - 1]))
        end--;
    if (end > w->start)
        utf8_before(w->s, end, &cp);
    return cp == 0x3002 || cp == 0xFF01 || cp == 0xFF1F || cp == 0x2026 || cp == 0x201D || cp == 0xFF1B || cp == 0xFF1A;
}

/* Two em and more before the text, by full-width or em spaces. */
static bool is_wide_indent(const Preparer *w, const Line *l)
{
    uint32_t i = l->text, cp;
    for (int n = 0; i < l->end && n < 2; n++) {
        i += (uint32_t)utf8_decode(w->s + i, &cp);
        if (cp != 0x3000 && cp != 0x2003)
            return false;
    }
    return i < l->end;
}

/* ---- what is mended ---- */

static Span line_span(const Preparer *w, uint32_t from, uint32_t to)
{
    return span_at(w->p->src, from, to);
}

/* The paragraph's next line becomes one of its own. */
static void split_before(Preparer *w, const Line *l, const char *what)
{
    prepare_split(w, l->at, l->prefix - l->at);
    diag_note(w->diag, line_span(w, l->text, l->text + 1), DIAG_LINE_BEGINS, what);
}

/* Does a line within the next ones of this paragraph go on from this number? */
static bool has_successor(const Preparer *w, const Line *l, Enumerator e)
{
    uint32_t at = l->end + 1;
    for (int n = 0; n < LINES_AHEAD && at < w->end; n++) {
        Line next = read_line(w, at);
        if (next.text == next.end || next.marker || next.quotes != l->quotes)
            return false;
        Enumerator after = enumerator_read(w->s + next.text, next.end - next.text);
        if (enumerator_follows(e, after))
            return true;
        at = next.end + 1;
    }
    return false;
}

/* ##标题 and ##　标题: the space that makes a heading. */
static uint32_t mend_heading(Preparer *w, const Line *l)
{
    uint32_t n = run_length(w, l->text, l->end), i = l->text + n, cp = 0;
    if (n > 6 && i < l->end && w->s[i] == ' ')
        diag_warning(w->diag, line_span(w, l->text, i), DIAG_HEADING_DEEP, (unsigned)n);
    if (n > 6 || i == l->end || is_blank(w->s[i]))
        return l->text;
    uint32_t text = i, end = l->end;
    while (text < l->end) {
        int k = utf8_decode(w->s + text, &cp);
        if (!char_is_blank(cp))
            break;
        text += (uint32_t)k;
    }
    bool named =
        text < l->end && (char_is_cjk(cp) || char_is_shared_mark(cp) ||
                          (n > 1 && ((cp | 32) >= 'a' && (cp | 32) <= 'z')) || (n > 1 && cp >= '0' && cp <= '9'));
    if (!named || (n == 1 && text == i)) { /* #话题#, #1 */
        if (named && !memchr(w->s + i, '#', l->end - i) && w->line.before != LINE_TEXT)
            diag_warning(w->diag, line_span(w, l->text, i), DIAG_HEADING_NOT);
        return l->text;
    }
    while (end > text && is_blank(w->s[end - 1]))
        end--;
    uint32_t close = end;
    while (close > text && w->s[close - 1] == '#')
        close--;
    diag_warning(w->diag, line_span(w, l->text, i), DIAG_HEADING_MENDED);
    prepare_put(w, i, " ", text);
    w->line.before = LINE_BLOCK;
    return text;
}

/* --- below prose would make a heading of it: a rule. */
static void mend_underline(Preparer *w, const Line *l)
{
    if (w->line.paragraph >= l->at)
        return;
    Count c = count_characters(w, w->line.paragraph, l->at);
    if (c.chinese < c.other || (c.chinese < 40 && !ends_sentence(w, l->at)))
        return;
    uint32_t end = l->end;
    while (end > l->text && is_blank(w->s[end - 1]))
        end--;
    bool rule = w->s[l->text] == '-' && end - l->text >= 3;
    diag_warning(w->diag, line_span(w, l->text, end), rule ? DIAG_LINE_RULE : DIAG_LINE_UNDERLINE);
    if (rule)
        prepare_split(w, l->at, l->prefix - l->at);
}

/* A line of a paragraph, its first or one that goes on. */
static uint32_t text_line(Preparer *w, const Line *l)
{
    LineState *s = &w->line;
    Enumerator e = enumerator_read(w->s + l->text, l->end - l->text);
    bool on = s->before == LINE_TEXT && !l->marker, chinese = is_prose_line(w, l->text, l->end);
    if (!on && l->column >= 4 && !s->in_list) {
        if (s->in_code || !is_indented_prose(w, l)) {
            s->in_code = true;
            s->before = LINE_BLOCK;
            return l->text;
        }
        diag_note(w->diag, line_span(w, l->text, l->text + 1), DIAG_LINE_NOT_CODE);
        prepare_cut(w, l->prefix, l->text);
        s->indented = true;
    } else if (!on) {
        s->indented = false;
    } else if (!s->in_list && chinese &&
               (is_wide_indent(w, l) || (l->column >= 4 && s->indented && ends_sentence(w, l->at)))) {
        split_before(w, l, "an indented line");
        prepare_cut(w, l->prefix, l->text);
        on = false;
    } else if (e.style &&
               (enumerator_follows(s->last, e) || (!enumerator_is_same(s->last, e) && has_successor(w, l, e)))) {
        split_before(w, l, e.style < 16 ? "a numbered line" : "a line with a bullet");
        on = false;
    }
    prepare_tell_marks(w, l->text, l->end);
    if (!on) {
        prepare_tell_words(w, l->text, l->end);
        s->paragraph = l->at;
        s->last = (Enumerator){0};
    }
    if (e.style)
        s->last = e;
    s->before = LINE_TEXT;
    s->in_code = false;
    return l->text;
}

/* Only a title in quotes or brackets may follow a definition's address. */
static bool is_title(const Preparer *w, uint32_t i, uint32_t end)
{
    while (i < end && is_blank(w->s[i]))
        i++;
    while (end > i && is_blank(w->s[end - 1]))
        end--;
    return i == end ||
           (end - i > 1 && ((w->s[i] == '"' && w->s[end - 1] == '"') || (w->s[i] == '\'' && w->s[end - 1] == '\'') ||
                            (w->s[i] == '(' && w->s[end - 1] == ')')));
}

/* [label]: address, which prints nothing. Where a sentence stands for the address it is one: kept from vanishing. */
static bool link_definition(Preparer *w, const Line *l)
{
    uint32_t close = l->text + 1, i, cp = 0, end = l->end;
    while (close < l->end && w->s[close] != ']' && w->s[close] != '[')
        close += w->s[close] == '\\' ? 2 : 1;
    if (close + 1 >= l->end || w->s[close] != ']' || w->s[close + 1] != ':' || close == l->text + 1)
        return false;
    for (i = close + 2; i < end && is_blank(w->s[i]); i++) {
    }
    if (i == end && end + 1 < w->end) { /* the address may stand in the next line */
        Line next = read_line(w, end + 1);
        i = next.text;
        end = next.end;
    }
    uint32_t from = i;
    bool chinese = false, address = false, pointy = i < end && w->s[i] == '<';
    while (i < end && (pointy ? w->s[i] != '>' : !is_blank(w->s[i]))) {
        i += (uint32_t)utf8_decode(w->s + i, &cp);
        chinese |= char_is_cjk(cp);
        address |= cp < 0x80 && strchr("./:#@", (int)cp) != NULL;
    }
    if (from == end || !is_title(w, i + pointy, end))
        return false;
    if (chinese && !address && !pointy) {
        prepare_insert(w, l->text, PREPARED_PAD, l->text);
        return false;
    }
    vec_push(&w->p->links, ((LinkDefinition){l->text, close + 1}));
    return true;
}

static bool is_delimiter_row(const Preparer *w, const Line *l)
{
    return is_only(w, l->text, l->end, "|:- \t") && memchr(w->s + l->text, '|', l->end - l->text);
}

static uint32_t any_line(Preparer *w, const Line *l)
{
    LineState *s = &w->line;
    char c = w->s[l->text];
    if (l->marker)
        s->in_list = true;
    else if (s->before != LINE_TEXT && l->column < 2)
        s->in_list = false;
    if (is_fence(w, l)) {
        open_fence(w, l);
        s->before = LINE_BLOCK;
        return l->text;
    }
    if (c == '<' && !(s->before != LINE_TEXT && l->column >= 4 && !s->in_list)) {
        uint32_t to = prepare_html(w, l->text);
        if (s->before != LINE_TEXT)
            s->paragraph = l->at;
        s->before = to < w->end && w->s[to] != '\n' ? LINE_TEXT : LINE_EMPTY;
        return to;
    }
    if (l->column < 4 && c == '#')
        return s->before = LINE_BLOCK, mend_heading(w, l);
    if (l->column < 4 && is_only(w, l->text, l->end, "-= \t") && s->before == LINE_TEXT && !l->marker) {
        mend_underline(w, l);
        s->before = LINE_BLOCK;
        return l->text;
    }
    s->defining = c == '[' && (s->before != LINE_TEXT || l->marker || s->defining) && l->column < 4 &&
                  w->s[l->text + 1] != '^' && link_definition(w, l);
    s->in_table |= is_delimiter_row(w, l);
    if (s->in_table || is_only(w, l->text, l->end, "-*_ \t")) {
        s->before = LINE_BLOCK;
        return l->text;
    }
    return text_line(w, l);
}

uint32_t prepare_line(Preparer *w, uint32_t at)
{
    LineState *s = &w->line;
    Line l = read_line(w, at);
    bool is_end;
    if (s->fenced) {
        s->fenced = !leaves_fence(w, &l, &is_end);
        if (s->fenced || is_end)
            return at;
    }
    if (l.text < l.end) {
        uint32_t to = any_line(w, &l);
        return to > w->copied ? to : w->copied;
    }
    s->before = LINE_EMPTY;
    s->in_table = false;
    return at;
}
