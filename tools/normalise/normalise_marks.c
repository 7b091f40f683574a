/* , ; : ? ! . of Chinese text in their full-width forms (GB/T 15834). Numbers, times and Latin stretches keep what was
 * typed. */
#include "normalise/normalise_cells.h"

#include <string.h>

#define MAX_DEPTH 32

static uint32_t full_width(uint32_t cp)
{
    switch (cp) {
    case ',':
        return 0xFF0C;
    case ';':
        return 0xFF1B;
    case ':':
        return 0xFF1A;
    case '?':
        return 0xFF1F;
    case '!':
        return 0xFF01;
    default:
        return 0;
    }
}

/* Where the sentence, or the quotation within it, began; and the last Han. */
typedef struct Sentence {
    size_t start[MAX_DEPTH];
    size_t depth;
    size_t last_han; /* index + 1 */
} Sentence;

static void sentence_step(Sentence *s, const NormText *t, size_t i)
{
    const NormCell *c = &t->cells[i];
    size_t d = s->depth < MAX_DEPTH ? s->depth : MAX_DEPTH - 1;
    if (c->kind == CELL_HAN)
        s->last_han = i + 1;
    else if (c->kind == CELL_OPEN_QUOTE && ++s->depth < MAX_DEPTH)
        s->start[s->depth] = i;
    else if (c->kind == CELL_CLOSE_QUOTE && s->depth > 0)
        s->depth--;
    else if (c->cp == 0x3002 || c->cp == 0xFF01 || c->cp == 0xFF1F ||
             ((c->cp == '.' || c->cp == '!' || c->cp == '?') && cell_kind(t, i + 1) == CELL_SPACE))
        s->start[d] = i;
}

static bool has_han(const Sentence *s)
{
    size_t d = s->depth < MAX_DEPTH ? s->depth : MAX_DEPTH - 1;
    return s->last_han > s->start[d];
}

static bool is_drive_letter(const NormText *t, size_t i)
{
    static const char *const words[] = {"盘", "分区", "驱", "根目录", "上的文件"};
    if (t->cells[i].cp != ':' || i == 0 || !char_is_ascii_alnum(t->cells[i - 1].cp) ||
        t->cells[i - 1].kind != CELL_LATIN || (i > 1 && t->cells[i - 2].kind == CELL_LATIN))
        return false;
    return any_at(t, i + 1, words, COUNT(words)) > 0 ||
           (i > 1 && t->cells[i - 2].kind == CELL_HAN && (t->cells[i - 1].cp | 0x20) > 'b'); /* 在D:上; 嘉宾A:好 */
}

/* Q:您怎么看 and A:很好: who speaks, or a choice, at the beginning of a paragraph or line. */
static bool is_label(const NormText *t, size_t i)
{
    if (t->cells[i].cp != ':' || !t->chinese || i == 0 || t->cells[i - 1].kind != CELL_LATIN)
        return false;
    uint32_t letter = t->cells[i - 1].cp | 0x20;
    if (!char_is_western_letter(letter) || letter >= 0x80 ||
        (cells_skip_back(t, i - 1) > 0 && t->cells[cells_skip_back(t, i - 1) - 1].cp != '\n'))
        return false;
    size_t next = cells_skip(t, i + 1);
    CellKind after = cell_kind(t, next);
    if (is_drive_letter(t, i) || after == CELL_NONE)
        return false;
    if (after == CELL_HAN || after == CELL_OPEN_QUOTE || after == CELL_STRAIGHT)
        return true;
    return (letter == 'q' || letter == 'a') && after == CELL_LATIN && char_is_western_letter(cell_at(t, next)) &&
           char_is_ascii_alnum(cell_at(t, next + 1)); /* Q:AI会, not the ratio A:B */
}

static bool begins_quantity(const NormText *t, size_t i)
{
    while (i < t->n && t->cells[i].cp == ' ')
        i++;
    if (i < t->n && !t->cells[i].verbatim &&
        (t->cells[i].cp == '-' || t->cells[i].cp == '+' || t->cells[i].cp == '$' || t->cells[i].cp == 0xA5 ||
         t->cells[i].cp == 0xB1 || t->cells[i].cp == 0x20AC || t->cells[i].cp == 0x2212))
        i++;
    return cell_kind(t, i) == CELL_DIGIT;
}

static size_t digits(const NormText *t, size_t i, int step)
{
    size_t n = 0;
    while (n < 5 && cell_kind(t, i) == CELL_DIGIT) {
        n++;
        i = step < 0 && i == 0 ? t->n : step < 0 ? i - 1 : i + 1;
    }
    return n;
}

/* May the mark between two digits be their own: 1,000 3:15 (1,2)? A comma beside more than three digits is not. */
static bool is_within_number(const NormText *t, size_t i)
{
    return t->cells[i].cp != ',' || (digits(t, i - 1, -1) <= 3 && digits(t, i + 1, 1) <= 3);
}

/* Does what is counted by the numbers from i on follow them? */
static bool is_before_han(const NormText *t, size_t i)
{
    enum { REACH = 40 };
    size_t end = i + REACH;
    while (i < end && (cell_kind(t, i) == CELL_DIGIT || cell_kind(t, i) == CELL_MARK || cell_at(t, i) == 0xFF0C))
        i++;
    return cell_kind(t, i) == CELL_HAN;
}

/* Does a quotation or a link end just before i? What follows it belongs to the sentence about it. */
static bool ends_unit(const NormText *t, size_t i)
{
    if (i == 0)
        return false;
    uint32_t cp = t->cells[i - 1].cp;
    const char *href = t->pieces[t->cells[i - 1].piece].href;
    return cp == 0x201D || cp == 0x300D || cp == 0x300F || (href && href != t->pieces[t->cells[i].piece].href);
}

/* Yahoo! is a name with a mark in it. */
static bool is_in_name(const NormText *t, size_t i)
{
    static const char *const names[] = {"ahoo"};
    return t->cells[i].cp == '!' && i > 4 && any_before(t, i, names, COUNT(names));
}

/* A number's unit or sign that ends it. */
static bool ends_quantity(const NormText *t, size_t i)
{
    if (i == 0)
        return false;
    uint32_t cp = t->cells[i - 1].cp;
    return !t->cells[i - 1].verbatim && (cell_kind(t, i - 1) == CELL_DIGIT || cp == '%' || cp == 0x2030 || cp == 0xB0 ||
                                         cp == 0x2103 || cp == 0x2109);
}

static bool is_sign_of_code(uint32_t cp)
{
    return cp > 0 && cp < 0x80 && strchr("-\\/#&@=<[|*+^~`$", (int)cp);
}

static bool closes(const NormText *t, size_t i)
{
    return cell_kind(t, i) == CELL_CLOSE_QUOTE || cell_kind(t, i) == CELL_STRAIGHT || cell_at(t, i) == ')' ||
           cell_at(t, i) == 0xFF09;
}

/* The mark that stands behind its own name. */
static bool is_behind_name(const NormText *t, size_t back, uint32_t mark)
{
    static const struct {
        uint32_t mark;
        const char *names[4];
    } marks[] = {{';', {"分号", "分號", "点号", NULL}}, {':', {"冒号", "冒號", "点号", NULL}},
                 {',', {"逗号", "逗號", "点号", NULL}}, {'.', {"句号", "句號", "点号", NULL}},
                 {'?', {"问号", "問號", NULL}},         {'!', {"叹号", "感叹号", "驚嘆號", NULL}}};
    for (size_t k = 0; k < COUNT(marks); k++) {
        size_t n = 0;
        while (n < COUNT(marks[k].names) && marks[k].names[n])
            n++;
        if (marks[k].mark == mark && any_before(t, back, marks[k].names, n))
            return true;
    }
    return false;
}

/* Is the mark at i called by its name, or typed: 以分号 ; 分隔, 用分号;隔开, 输入 ? 然后, !命令? Behind its name a mark
 * may also be the sentence's own: 没有分号;也没有冒号. It is the named one when it stands apart, or its use is told. */
static bool is_named(const NormText *t, size_t i)
{
    static const char *const uses[] = {"分隔", "隔开", "隔開", "分开", "分開", "结尾", "結尾", "结束", "開頭", "开头",
                                       "连接", "連接", "来",   "來",   "作",   "表示", "即",   "代替", "是",   "为"};
    static const char *const typed[] = {"键入", "输入", "輸入", "保留字", "通配符"};
    static const char *const after[] = {"命令", "的话", "号", "符号", "键", "选项", "通配符", "匹配符", "號", "鍵"};
    const uint32_t cp = t->cells[i].cp, next = cell_at(t, i + 1);
    size_t back = cells_skip_back(t, i);
    if (is_behind_name(t, back, cp))
        return back < i || next == ' ' || closes(t, i + 1) || any_at(t, i + 1, uses, COUNT(uses));
    return (cp == '!' || cp == '?') &&
           (any_before(t, back, typed, COUNT(typed)) || any_at(t, i + 1, after, COUNT(after)));
}

/* ! and ? of commands and shells: -!, \\?, %?, :q!, #NUM!, !string, ? after a stop or before one. */
static bool is_of_command(const NormText *t, size_t i)
{
    const NormCell *b = &t->cells[i - 1];
    uint32_t after = cell_at(t, i + 1), stop = cell_at(t, cells_skip_back(t, i) - 1);
    if (b->cp == ' ' && (char_is_ascii_alnum(after) || after == '?' || after == '!'))
        return true;
    if (is_sign_of_code(b->cp) || (b->cp == ':' && char_is_ascii_alnum(after)) ||
        (b->cp == '%' && !ends_quantity(t, i)))
        return true;
    if (after == 0x3001 || after == 0xFF0C || after == 0xFF1B || (b->cp == ' ' && after == 0x3002))
        return true;
    if (stop == 0x3001 || stop == 0xFF0C || stop == 0xFF1B || stop == 0x3002)
        return true;
    size_t k = i;
    while (k > 0 && char_is_ascii_alnum(cell_at(t, k - 1)))
        k--;
    return k < i && k > 0 && (cell_at(t, k - 1) == '#' || (cell_at(t, k - 1) == ':' && i - k <= 2));
}

/* A mark that is spoken of, or of a command: “?”, :help. */
static bool is_mentioned(const NormText *t, size_t i)
{
    if (i == 0)
        return false;
    const NormCell *b = &t->cells[i - 1];
    uint32_t cp = t->cells[i].cp, after = cell_at(t, i + 1);
    bool opens = b->kind == CELL_OPEN_QUOTE || b->kind == CELL_STRAIGHT || b->cp == '(' || b->cp == 0xFF08;
    if ((opens && closes(t, i + 1)) || is_named(t, i))
        return true;
    if (cp == ':' && (after == '!' || (after >= 'a' && after <= 'z')) && (opens || b->cp == ' ' || b->cp == 0xFF1A))
        return true;
    return (cp == '!' || cp == '?') && is_of_command(t, i);
}

static bool is_chinese_mark(const NormText *t, size_t i, const Sentence *s)
{
    if (t->cells[i].foreign || is_in_name(t, i) || is_mentioned(t, i))
        return false;
    if (is_label(t, i))
        return true;
    CellKind before = i == 0 ? CELL_NONE : cell_kind(t, i - 1), after = cell_kind(t, i + 1);
    if (before == CELL_DIGIT && after == CELL_DIGIT && is_within_number(t, i))
        return false;
    bool in_chinese = t->chinese && has_han(s);
    if (ends_quantity(t, i) && begins_quantity(t, i + 1) && (in_chinese || (t->chinese && is_before_han(t, i))))
        return true;                   /* 占5%,-5℃; 2019,2020年 */
    if (in_chinese && ends_unit(t, i)) /* “Hello”,“World”等 */
        return true;
    uint8_t l = t->left[i], r = t->right_inside[i];
    if (l == CELL_HAN && r == CELL_HAN)
        return true;
    if (!t->chinese || l == CELL_NONE)
        return false;
    if (kind_is_chinese(l))
        return true;
    if (kind_is_chinese(r))
        return !is_drive_letter(t, i);
    return r == CELL_NONE && has_han(s);
}

static bool is_list_number(const NormText *t, size_t i)
{
    while (i > 0 && cell_is_numeral(t->cells[i - 1].cp))
        i--;
    return i == 0;
}

/* Does a word end just before i whose point may be its own: U.S. Inc. etc.? */
static bool is_abbreviation(const NormText *t, size_t i)
{
    static const char *const words[] = {"inc",  "ltd", "co",  "corp", "etc",  "jr",    "sr", "no",
                                        "vs",   "al",  "dr",  "st",   "mr",   "mrs",   "ms", "fig",
                                        "prof", "vol", "rev", "gen",  "dept", "approx"};
    char word[8] = {0};
    size_t n = 0, at = i;
    for (; at > 0 && n + 1 < sizeof word && cell_kind(t, at - 1) == CELL_LATIN && t->cells[at - 1].cp < 0x80; at--)
        n++;
    if (n < 2)
        return true;
    for (size_t k = 0; k < n; k++)
        word[k] = (char)(t->cells[at + k].cp | 0x20);
    for (size_t k = 0; k < sizeof words / sizeof *words; k++)
        if (strcmp(words[k], word) == 0)
            return true;
    return false;
}

/* Can a sentence in Chinese end just before i: after Han, a number or a whole Latin word? */
static bool can_end(const NormText *t, size_t i, const Sentence *s)
{
    if (kind_is_chinese(t->left[i]))
        return true;
    if (!has_han(s))
        return false;
    CellKind before = cell_kind(t, i - 1);
    return ends_quantity(t, i) || before == CELL_VERBATIM || before == CELL_CLOSE_QUOTE ||
           (before == CELL_LATIN && !is_abbreviation(t, i));
}

/* Does a bracket that holds more than a label's number, （1）, close just before i? */
static bool ends_bracket(const NormText *t, size_t i)
{
    if (t->cells[i - 1].cp != ')' && t->cells[i - 1].cp != 0xFF09)
        return false;
    for (size_t k = i - 1; k-- > 0;) {
        if (t->cells[k].cp == '(' || t->cells[k].cp == 0xFF08)
            return false;
        if (!cell_is_numeral(t->cells[k].cp))
            return true;
    }
    return false;
}

/* A full stop typed at the end of a sentence in Chinese. */
static bool is_chinese_stop(const NormText *t, size_t i, const Sentence *s)
{
    if (i == 0 || !t->chinese || t->cells[i].foreign || is_mentioned(t, i) || is_list_number(t, i) || !can_end(t, i, s))
        return false;
    CellKind before = cell_kind(t, i - 1), after = cell_kind(t, i + 1);
    uint32_t next = i + 1 < t->n ? t->cells[i + 1].cp : 0;
    if (before == CELL_SPACE || before == CELL_OPEN_QUOTE || (before == CELL_MARK && t->cells[i - 1].cp != ')'))
        return false;
    if (after == CELL_NONE || after == CELL_CLOSE_QUOTE || next == ')' || next == 0xFF09)
        return true;
    bool latin_word = before == CELL_LATIN && char_is_ascii_letter(t->cells[i - 1].cp); /* 他用Word. 然后 */
    if (after == CELL_SPACE && (latin_word || before == CELL_CLOSE_QUOTE))
        return cell_kind(t, cells_skip(t, i + 1)) == CELL_HAN && !word_at(t, cells_skip(t, i + 1), "的");
    if (!kind_is_chinese(t->left[i])) /* 图1. 城市 */
        return false;
    bool quoted = before == CELL_CLOSE_QUOTE || t->cells[i - 1].cp == 0x300B || ends_bracket(t, i);
    return after == CELL_SPACE || ((before == CELL_HAN || quoted) && (next == '(' || next == 0xFF08)) ||
           (before == CELL_HAN && after == CELL_OPEN_QUOTE) ||
           (quoted && (after == CELL_HAN || after == CELL_OPEN_QUOTE));
}

/* A point between Han may be a full stop or stand in a name, after a time or a long number it is no label's
 * (11:30.地点): the author must say. */
static void warn_of_point(NormText *t, size_t i)
{
    if (t->diag == NULL || !t->chinese || cell_kind(t, i + 1) != CELL_HAN || i == 0 || is_list_number(t, i))
        return;
    size_t n = digits(t, i - 1, -1);
    bool number = n >= 3 || (n > 0 && i > n && t->cells[i - n - 1].cp == ':');
    if (cell_kind(t, i - 1) != CELL_HAN && !number)
        return;
    diag_warning(t->diag, cells_span(t, i, i + 1), n ? DIAG_POINT_BEFORE_HAN : DIAG_POINT_BETWEEN_HAN);
}

void normalise_marks(NormText *t)
{
    Sentence s = {0};
    uint8_t left = CELL_NONE; /* as t->left, but of what this pass has made of the text */
    for (size_t i = 0; i < t->n; i++) {
        NormCell *c = &t->cells[i];
        t->left[i] = left;
        uint32_t full = c->verbatim ? 0 : full_width(c->cp);
        if (full != 0 && is_chinese_mark(t, i, &s)) {
            cell_set(t, i, full);
            cells_drop_spaces(t, i, true, true);
        } else if (c->cp == '.' && !c->verbatim && is_chinese_stop(t, i, &s)) {
            cell_set(t, i, 0x3002);
            cells_drop_spaces(t, i, false, true);
        } else if (c->cp == '.' && !c->verbatim) {
            warn_of_point(t, i);
        }
        if (cell_tells(t, i))
            left = c->kind;
        sentence_step(&s, t, i);
    }
}
