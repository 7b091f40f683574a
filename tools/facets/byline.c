/* The names in a byline. */
#include "facets/byline.h"

#include "chars/chars.h"
#include "base/utf8.h"
#include <string.h>

/* What somebody is. In Chinese a longer word ends in it: 本报记者, 新华社特约记者. */
static const char *const roles[] = {
    "记者",   "記者",   "通讯员", "通訊員", "实习生", "實習生",    "编辑",    "編輯",   "主编",    "主編",   "评论员",
    "評論員", "撰稿人", "撰稿",   "作者",   "摄影",   "攝影",      "摄影师",  "图片",   "报道",    "報道",   "整理",
    "供稿",   "供图",   "制图",   "绘图",   "翻译",   "编译",      "执笔",    "策划",   "统筹",    "本报讯", "本报",
    "本報",   "综合",   "文图",   "图文",   "文字",   "གསར་འགོད་པ", "རྩོམ་སྒྲིག་པ", "རྩོམ་པ་པོ", "ཡིག་སྒྱུར་པ",
};
/* Signs of a part, alone: 文/王强, 王强 摄. At the end of a name only 摄 is no part of it. */
static const char *const signs[] = {"文", "图", "摄", "攝", "译", "譯", "编", "讯", "绘", "繪", "撰", "制"};

typedef struct Token {
    size_t from, to;
    bool joined; /* to the one before: parts of one name */
} Token;
typedef VEC(Token) Tokens;

static bool is_one_of(const char *const *list, size_t n, const char *s, size_t length)
{
    for (size_t i = 0; i < n; i++)
        if (strlen(list[i]) == length && memcmp(list[i], s, length) == 0)
            return true;
    return false;
}

static bool separates(Lang lang, uint32_t cp)
{
    if (cp == 0xB7 || cp == CHAR_TSHEG || cp == '.' || cp == '-' || cp == '\'' || cp == 0x2019) /* within names */
        return false;
    if (char_is_space(cp))
        return lang != LANG_EN;
    return char_is_punct(cp) || cp == CHAR_SHAD;
}

static uint32_t closing(uint32_t cp)
{
    return cp == '(' ? ')' : cp == 0xFF08 ? 0xFF09 : cp == '[' ? ']' : cp == 0x3014 ? 0x3015 : 0;
}

/* Words between separators, brackets with what is in them left out. */
static void cut(Lang lang, const char *s, Tokens *out)
{
    size_t n = strlen(s), begin = 0;
    uint32_t wait = 0, cp = 0;
    for (size_t at = 0, next; at <= n; at = next) {
        next = at + (at < n ? (size_t)utf8_decode(s + at, &cp) : 1);
        if (at < n && !wait && !separates(lang, cp))
            continue;
        if (!wait && at > begin) {
            Token t = {begin, at, false};
            while (t.from < t.to && s[t.from] == ' ')
                t.from++;
            while (t.to > t.from && s[t.to - 1] == ' ')
                t.to--;
            if (t.to > t.from)
                vec_push(out, t);
        }
        if (at < n && !wait)
            wait = closing(cp);
        else if (at < n && cp == wait)
            wait = 0;
        begin = next;
    }
}

/* What agencies, papers and offices are called, whole or at the end of their names. Names of people that end alike
 * (建社, 卫国) are not among them. */
static const char *const bodies[] = {
    "新华社",  "新華社", "中新社", "美联社", "美聯社", "法新社", "路透社", "共同社", "时事社",    "時事社", "韩联社",
    "韓聯社",  "朝中社", "塔斯社", "俄新社", "德新社", "安莎社", "埃菲社", "中央社", "彭博社",    "中通社", "Xinhua",
    "Reuters", "AP",     "AFP",    "UPI",    "TASS",   "Kyodo",  "Yonhap", "DPA",    "Bloomberg", "CNS",    "本台",
};
static const char *const body_ends[] = {
    "通讯社",   "通訊社", "新闻社", "新聞社",     "报社",      "報社",   "杂志社",   "雜誌社",   "出版社",     "日报",
    "日報",     "晚报",   "晚報",   "晨报",       "早报",      "早報",   "时报",     "時報",     "商报",       "商報",
    "周报",     "週報",   "学报",   "青年报",     "法制报",    "法治报", "农民报",   "工人报",   "编辑部",     "編輯部",
    "编委会",   "編委會", "评论部", "采访部",     "记者站",    "記者站", "记者团",   "记者组",   "报道组",     "美术组",
    "摄影组",   "资料室", "调研组", "课题组",     "专题组",    "评论组", "联合会",   "工作室",   "中心",       "办公室",
    "辦公室",   "委员会", "委員會", "电视台",     "電視台",    "电台",   "電台",     "总台",     "融媒体",     "客户端",
    "人民网",   "新华网", "中国网", "中新网",     "央视网",    "光明网", "新闻网",   "新聞網",   "公司",       "集团",
    "集團",     "大学",   "大學",   "学院",       "學院",      "研究院", "研究所",   "博物馆",   "图书馆",     "气象局",
    "气象台",   "统计局", "政府",   "协会",       "協會",      "学会",   "宣传部",   "组织部",   "Agency",     "Press",
    "Newsroom", "Times",  "Daily",  "གསར་འགྱུར་ཁང", "ཚགས་པར་ཁང", "ཚགས་པར", "རྩོམ་སྒྲིག་ཁང", "རྩོམ་སྒྲིག་པུའུ", "བརྙན་འཕྲིན་ཁང",
};

static bool is_body(const char *s, Token t)
{
    static const char tsheg[] = "\u0F0B";
    const char *name = s + t.from;
    size_t n = t.to - t.from;
    if (is_one_of(bodies, sizeof bodies / sizeof *bodies, name, n))
        return true;
    if (n > 3 && memcmp(name + n - 3, tsheg, 3) == 0)
        n -= 3;
    for (size_t i = 0; i < sizeof body_ends / sizeof *body_ends; i++) {
        const size_t end = strlen(body_ends[i]);
        if (n >= end && memcmp(name + n - end, body_ends[i], end) == 0)
            return true;
    }
    return false;
}

/* 记者王强 → 王强, 王强摄 → 王强, 本报记者 → nothing. */
static void strip_roles(const char *s, Token *t)
{
    if (is_body(s, *t)) /* 编辑部 is what it is */
        return;
    for (size_t i = 0; i < sizeof roles / sizeof *roles; i++) {
        size_t n = strlen(roles[i]);
        for (size_t at = t->from; at + n <= t->to; at++)
            if (memcmp(s + at, roles[i], n) == 0) {
                t->from = at + n;
                while (t->to - t->from >= 3 && memcmp(s + t->from, "\u0F0B", 3) == 0)
                    t->from += 3;
                break;
            }
    }
    if (t->to - t->from > 3 && (memcmp(s + t->from, "By ", 3) == 0 || memcmp(s + t->from, "by ", 3) == 0))
        t->from += 3;
    for (size_t i = 0; i < 2; i++) {
        static const char *const ends[] = {"摄", "攝"};
        size_t n = strlen(ends[i]);
        if (t->to - t->from > 2 * n && memcmp(s + t->to - n, ends[i], n) == 0)
            t->to -= n;
    }
    if (is_one_of(signs, sizeof signs / sizeof *signs, s + t->from, t->to - t->from))
        t->to = t->from;
}

/* 甲 and 乙 are two who are not named, never one name. */
static bool is_stem(const char *s, Token t)
{
    static const char *const stems[] = {"甲", "乙", "丙", "丁", "戊", "己", "庚", "辛", "壬", "癸"};
    return is_one_of(stems, sizeof stems / sizeof *stems, s + t.from, t.to - t.from);
}

static bool is_single_han(const char *s, Token t)
{
    uint32_t cp;
    return t.to > t.from && (size_t)utf8_decode(s + t.from, &cp) == t.to - t.from && char_is_han(cp);
}

static bool is_latin(const char *s, Token t)
{
    uint32_t cp = 0;
    if (t.to > t.from)
        utf8_decode(s + t.from, &cp);
    return char_is_western_letter(cp);
}

static bool only_spaces(const char *s, size_t from, size_t to)
{
    while (from < to) {
        uint32_t cp;
        from += (size_t)utf8_decode(s + from, &cp);
        if (!char_is_space(cp))
            return false;
    }
    return true;
}

/* Parts of one name that stand apart. */
static void join(Lang lang, const char *s, Tokens *tokens)
{
    for (size_t i = 1; lang_is_chinese(lang) && i < tokens->len; i++) {
        Token before = tokens->ptr[i - 1], *t = &tokens->ptr[i];
        bool near = before.to > before.from && only_spaces(s, before.to, t->from);
        t->joined = near && ((is_single_han(s, before) && is_single_han(s, *t) && !before.joined &&
                              !(is_stem(s, before) && is_stem(s, *t))) ||
                             (is_latin(s, before) && is_latin(s, *t)));
    }
}

static bool is_known(const BylineName *names, size_t n, const char *name)
{
    for (size_t i = 0; i < n; i++)
        if (strcmp(names[i].name, name) == 0)
            return true;
    return false;
}

size_t byline_names(Arena *a, Lang lang, const char *byline, BylineName **names)
{
    Tokens tokens = {0};
    size_t n = 0;
    cut(lang, byline, &tokens);
    for (size_t i = 0; i < tokens.len; i++)
        strip_roles(byline, &tokens.ptr[i]);
    join(lang, byline, &tokens);
    *names = ARENA_ARRAY(a, BylineName, tokens.len + 1);
    for (size_t i = 0; i < tokens.len; i++) {
        Token t = tokens.ptr[i];
        const char *name = arena_strndup(a, byline + t.from, t.to - t.from);
        for (; i + 1 < tokens.len && tokens.ptr[i + 1].joined; i++) {
            Token next = tokens.ptr[i + 1];
            name = arena_printf(a, "%s%s%.*s", name, is_latin(byline, next) ? " " : "", (int)(next.to - next.from),
                                byline + next.from);
            t.to = next.to;
        }
        if (t.to > t.from && !is_known(*names, n, name))
            (*names)[n++] = (BylineName){name, t.from, t.to, is_body(name, (Token){0, strlen(name), false})};
    }
    vec_free(&tokens);
    return n;
}
