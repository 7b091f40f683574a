/* Line-break opportunities: UAX 14's conformance file, the pair rules of Chinese marks, units, addresses, Tibetan. */
#include "base/buf.h"
#include "base/utf8.h"
#include "tests/check.h"
#include "tests/proportion.h"
#include "breaks/breaks.h"

#include <stdlib.h>
#include <unicode/uchar.h>

#define MAX_LINE 512

static size_t decode(const char *s, uint32_t *cps)
{
    size_t n = 0;
    while (*s != '\0')
        s += utf8_decode(s, &cps[n++]);
    return n;
}

/* Rebuilds the text with | at each opportunity, ¦ at poor ones, ‖ at those to spare, the end left out. */
static void show(const uint32_t *cps, const uint8_t *out, size_t n, Buf *b)
{
    for (size_t i = 0; i < n; i++) {
        char s[4];
        buf_put(b, s, (size_t)utf8_encode(cps[i], s));
        if (i + 1 < n && out[i] != BREAK_NO)
            buf_puts(b, out[i] == BREAK_POOR ? "¦" : out[i] == BREAK_SPARE ? "‖" : "|");
    }
}

static void check_lines(Checks *c, BreakLevel level, Lang lang, const char *const *lines, size_t n_lines)
{
    for (size_t k = 0; k < n_lines; k++) {
        uint32_t all[MAX_LINE], cps[MAX_LINE];
        uint8_t out[MAX_LINE];
        size_t m = decode(lines[k], all), n = 0;
        for (size_t i = 0; i < m; i++)
            if (all[i] != '|' && all[i] != 0xA6 && all[i] != 0x2016)
                cps[n++] = all[i];
        breaks_find(cps, n, &(BreakOptions){.level = level, .lang = lang}, out);
        Buf b = {0};
        show(cps, out, n, &b);
        CHECK_STR(c, b.data, lines[k]);
        CHECK_INT(c, out[n - 1], BREAK_FORCED);
        buf_free(&b);
    }
}

#define LINES(c, level, lang, ...)                                                                                     \
    do {                                                                                                               \
        static const char *const lines_[] = {__VA_ARGS__};                                                             \
        check_lines((c), (level), (lang), lines_, sizeof lines_ / sizeof *lines_);                                     \
    } while (0)

/* Quotes and brackets: nothing ends a line with an opening mark, nothing starts one with a closing mark. */
static void test_marks(Checks *c)
{
    LINES(c, BREAK_BASIC, LANG_ZH_HANS, "他|说：|“你|好。”|我|们|走|吧！", "真|的|吗？！|是|的",
          "《人|民|日|报》|（二|版）", "他|说：|“他|说|‘好’|的”", "“‘内|层’|外|层”", "」|「引|号」|『内』",
          "甲、|乙；|丙：|丁，|戊。", "【记|者】|〔甲〕|［乙］|｛丙｝", "娜·|罗|与|李‧|白・|杜", "他|——|来|了",
          "他|……|来|了", "他|⸺|来|了", "他|⋯⋯|来|了", "甲／|乙/|丙", "上–|下～|左", "真|的‼|假⁇|好¦⁈|坏¦⁉|了");
    LINES(c, BREAK_GB, LANG_ZH_HANS, "甲／乙/丙", "他|——|来|了", "甲|……|乙",
          "见|https://|www.|example.|com/|news.|html");
    LINES(c, BREAK_STRICT, LANG_ZH_HANS, "他——|来|了", "他……|来|了", "他⸺|来|了", "甲／乙", "“……|好”");
    LINES(c, BREAK_BASIC, LANG_ZH_HANT, "他|說：|「好。」|我|們", "（一）　|（二）");
}

static void test_latin(Checks *c)
{
    LINES(c, BREAK_BASIC, LANG_ZH_HANS, "It’s |a |dog’s |life", "他|说|It’s |OK|了", "“Hello, |world!”|他|说",
          "rock |’n’ |roll", "上|世|纪|80’s|的", "well-|known|的|e-mail|和|T-shirt", "state-|of-|the-|art",
          "and/|or|与|A/B|和|km/h", "TCP/|IP|协|议", "使|用|C++|语|言|和|C#|语|言", "J-20|战|机|与|歼-20|和|F-16A",
          "COVID-19|疫|情", "A4|纸|和|G20|峰|会、|5G|网、|H1N1|病|毒", "B2B|与|F1|赛|车、|A0|图|纸|和|8K",
          "U.S.A. |and |Node.js", "AT&T|与|R&D", "ＡＢＣ|与|Ａ|股", "“Hello”|和|（IMF）|说");
}

static void test_numbers(Checks *c)
{
    LINES(c, BREAK_BASIC, LANG_ZH_HANS, "3,000‖元|和|1,234,567.89|个", "2025‖年|11‖月|24‖日|8‖时|30‖分",
          "3.9万|3.9万亿‖元|20多‖年|100余|人", "70650万‖吨", "5%|的|5‰、|25℃，|30°|角", "价|$5，|￥100，|-5℃",
          "为|+5%|和|±3|与|−2", "3—5|人、|3-5|天、|3～5|个、|10%～‖20%|之", "3%—5%|的", "5‖月|1‖日—|7‖日",
          "2020‖年—|2025‖年", "比|分|3：2，|10:30|开|始", "１２，３４５|件|３．５|和|８５％", "电|话|010-65521234",
          "第3‖版|第|三|版", "1/3|强、|3×4‖米", "9·11|事|件", "A5%|的", "符|号¦%|和|符|号¦％|与|符|号¦℃", "单|位¦%¦A",
          "零|下-5‖度", "No.5|与.5");
    /* An author's space before a unit or after a currency's sign; degrees and minutes. */
    LINES(c, BREAK_BASIC, LANG_ZH_HANS, "约|20 ℃|和|50 %|的", "价|¥ 100|与|￥ 5、|No. 5", "东|经|120°30′|和|5′30″");
    /* 一字线 is no line's start; long ranges and codes may part after their dash or solidus, before a line gapes. */
    LINES(c, BREAK_BASIC, LANG_ZH_HANS, "北|京¦—|上|海", "孙|中|山|（1866—‖1925）", "10℃～‖20℃|的", "5—7‖月|的",
          "为|1920×‖1080|的", "3×4|的", "9:30—‖9:45", "1.5—5", "10:30—‖12:00", "10.5—‖20.5", "1,000—‖2,000",
          "10/11—‖12/13", "1980’s", "１０．５～‖２０．５", "１，０００～‖２，０００", "１０：３０～‖１２：００",
          "１０／１１～‖１２／１３", "ISBN |978-‖7-‖302-‖45678-‖9", "电|话|010-12345678|或|2025-11-02",
          "10.1000/‖xyz123|与|km/h");
}

static void test_measures(Checks *c)
{
    LINES(c, BREAK_BASIC, LANG_ZH_HANS, "重|63 kg|的", "≤35 μg/m³|时", "10⁶ km²|的", "5 km/h|和|3 kW·h，|用",
          "10万 km²|内", "3 GB|内|存", "200 mL|水", "约|5 µm|厚", "50 Ω|电|阻", "25 m2|大", "12 min|后", "6 MPa|下",
          "½ L|酒", "3\u00A0kW·h，|用", "5\u2009kW·h，|用", "10万\u202Fkm²|内");
    /* words and names are no units, nor is a unit without a number */
    LINES(c, BREAK_BASIC, LANG_ZH_HANS, "2 |men", "5 |Macs", "第3 |mm-|wave|篇", "有|km |kg", "3 |km_x");
}

/* ‖ in long strings: after _ . / - : , = & between parts, where the case changes; nowhere in short ones. */
static void test_joints(Checks *c)
{
    LINES(c, BREAK_BASIC, LANG_ZH_HANS, "用|Dagger‖Activity|写", "见|rectangle_‖stars、|std::‖chrono::‖steady_‖clock",
          "HTTP‖Server‖Factory|与|get‖Element‖ById", "java.‖util.‖concurrent|包", "config/|settings.‖yaml|里",
          "YouTube、|iPhone|和|JSON‖Object", "MySQL5Database", "width=‖100,‖height=‖200", "Boeing-‖747X",
          "X-Content-|Type-|Options", "Straßen‖Übergang", "3.14159265358979", "2025-11-24T10:30:00",
          "__init__.‖module__");
}

static void test_addresses(Checks *c)
{
    LINES(c, BREAK_BASIC, LANG_ZH_HANS, "见|https://|www.|example.|com/|a-b/|page?|id=|5x&|y=|6|#top。|邮",
          "至|zhang.|san|@mail.|example.|com。|好", "www.|example.|com/|a¦%20b", "example.|com/|path|里",
          "里，/usr/|bin", "和/|or|与", "官|网|（www.|szse.|cn）|公|布", "http://|t.|cn/|8s9J|（分|享）",
          "https://|a.|cn/|b¦%E4¦%B8¦%AD。", "http://|a.|cn:|8080/|bc,|de;|fg", "http://|a.|cn/b|与|http://|a.|cn/|bc",
          "信|a@mail.|cn|和|ab|@mail.|cn", "扫|weixin://|dl/|scan|吧", "example.|com/~zhang/|my-‖long-‖page");
    LINES(c, BREAK_BASIC, LANG_ZH_HANS, "甲~|乙", "甲 ~|乙", "5|天~7|天", "cd ~/bin", "build |--strict",
          "ls |-la |dir"); /* ~ starts no line */
}

static void test_sequences(Checks *c)
{
    LINES(c, BREAK_BASIC, LANG_ZH_HANS, "家|👨‍👩‍👧‍👦|和|🇨🇳|🇺🇸|👍🏽|1️⃣|好",
          "⿰氵木|好|⿱⿰木木土|字", "葛󠄁|城", "한|국|어", "ā́á|字",
          "中­|文|co­op"); /* no hyphenation at a soft hyphen */
}

/* TLREQ, Line breaking and White space. */
static void test_tibetan(Checks *c)
{
    static const Lang langs[] = {LANG_BO, LANG_ZH_HANS};
    for (int k = 0; k < 2; k++)
        LINES(c, BREAK_BASIC, langs[k], "བོད་|ཡིག་|གི་|གསར་|འགྱུར།",      /* after tsheg, never inside a syllable */
              "འདུག། |དེ་|ནས་", "འདུག།|དེ་",                             /* shad, with its space or without */
              "དང་། |བོད", "དངོ་། |བོད", "དང༌། |བོད", "ཞིང་། |ང",         /* NGA tsheg shad */
              "ཡིན། །|དེ་|ནས", "ཡིན།། །།|དེ", "ཡིན༎     ༎|སང་|རྒྱས",        /* double shads and their gap */
              "ཡིག དེ་|ནས", "འགོ དེ་|ནས", "དཀ དེ", "ཡིག །|དེ་|ནས", "སྒ །|དེ", /* the space after KA, GA */
              "སྒྲ |དེ", "སྐ |དེ",                                        /* stacked KA, GA don't count */
              "ཡིན། ༈ དེ་|ནས", "ཡིན།   ༈   དེ་|ནས", "༈དེ་|ནས",            /* ༈ and its spaces */
              "ཨཱཿ|ཧཱུྃ་|ཨ", "དེ༔|ནས", "དེ༴|ནས", "དེ྾|ནས", "དེ ྾ ྾|ནས",      /* other places to break */
              "ལོ་ |༢༠༢༥ |ལོའི་|ཟླ་|༡༡པ", "༢༠༢༥ལོ་", "༡.༥%",              /* numbers */
              "༄༅། །|བོད་|ལྗོངས", "དེ༑ |ནས༏ |དེ", "༼དེ༽ |ནས", "(དེ་)ནས", "《བོད་|ལྗོངས》|ཞེས་", "“དེ་”|ཞེས་", "བོད་|中|国");
}

/* ---- the pair rules, class by class ---- */

static bool among(uint32_t cp, const char *set)
{
    while (*set != '\0') {
        uint32_t x;
        set += utf8_decode(set, &x);
        if (x == cp)
            return true;
    }
    return false;
}

/* CLREQ 3.1.4, 3.1.5 and the units of GB/T 15834, as the rules say it for two characters. */
static bool pair_may_break(uint32_t a, uint32_t b, BreakLevel level)
{
    bool never_starts = among(b, "、，；：。！？．”’）〉》」』】〕〗］｝–～·‧・/／-‼⁇");
    bool never_ends = among(a, "“‘（〈《「『【〔〖［｛");
    if (never_starts || never_ends)
        return false;
    if (level != BREAK_BASIC && among(a, "/／"))
        return false;
    if (level == BREAK_STRICT && among(b, "—⸺…⋯"))
        return false;
    if (a == b && among(a, "—⸺…⋯"))
        return false;
    if ((a == '0' && among(b, "%％‰℃0A￥")) || (a == 'A' && among(b, "A0￥")))
        return false;
    return !(b == '0' && among(a, "-－＋￥")) && !(a == 0xFFE5 && among(b, "A中"));
}

static void test_pairs(Checks *c)
{
    uint32_t cps[128];
    size_t n =
        decode("、，；：。！？．”’）〉》」』】〕〗］｝–～·‧・/／-‼⁇⁈⁉“‘（〈《「『【〔〖［｛—⸺…⋯0A%％‰℃－＋￥中", cps);
    for (int level = BREAK_BASIC; level <= BREAK_STRICT; level++)
        for (size_t i = 0; i < n; i++)
            for (size_t k = 0; k < n; k++) {
                uint32_t text[3] = {cps[i], cps[k], 0x4E2D};
                uint8_t out[3];
                breaks_find(text, 3, &(BreakOptions){.level = (BreakLevel)level}, out);
                CHECK_AT(c, (out[0] != BREAK_NO) == pair_may_break(cps[i], cps[k], (BreakLevel)level),
                         "U+%04X U+%04X at level %d", (unsigned)cps[i], (unsigned)cps[k], level);
            }
}

/* A table of pairs kept outside: PAIBAN_BREAK_PAIRS names a file of `prev next basic gb strict` lines in hexadecimal.
 */
static void test_pair_file(Checks *c)
{
    const char *path = getenv("PAIBAN_BREAK_PAIRS");
    FILE *f = path != NULL ? fopen(path, "r") : NULL;
    if (f == NULL)
        return;
    char line[256], kind[3][32];
    size_t lines = 0;
    while (fgets(line, sizeof line, f) != NULL) {
        unsigned a, b;
        if (sscanf(line, "%x %x %31s %31s %31s", &a, &b, kind[0], kind[1], kind[2]) != 5)
            continue;
        lines++;
        for (int level = BREAK_BASIC; level <= BREAK_STRICT; level++)
            for (int context = 0; context < 3; context++) {
                uint32_t text[4] = {context == 1 ? 0x3002 : 0x4E2D, a, b, 0x4E2D};
                uint8_t out[4];
                size_t skip = context == 2; /* the pair at the start of the text */
                breaks_find(text + skip, 4 - skip, &(BreakOptions){.level = (BreakLevel)level}, out);
                CHECK_AT(c, (out[1 - skip] != BREAK_NO) == (strcmp(kind[level], "ok") == 0), "%04X %04X, level %d: %s",
                         a, b, level, kind[level]);
            }
    }
    fclose(f);
    CHECK(c, lines > 0);
}

/* ---- UAX 14 ---- */

static void check_conformance_line(Checks *c, char *line)
{
    uint32_t cps[128];
    uint8_t want[128], out[128];
    size_t n = 0;
    char *comment = strchr(line, '#');
    if (comment != NULL)
        *comment++ = '\0';
    for (char *t = strtok(line, " \t\r\n"); t != NULL; t = strtok(NULL, " \t\r\n")) {
        if (strcmp(t, "÷") != 0 && strcmp(t, "×") != 0)
            cps[n++] = (uint32_t)strtoul(t, NULL, 16);
        else if (n > 0)
            want[n - 1] = strcmp(t, "÷") == 0;
    }
    if (n == 0)
        return;
    breaks_find(cps, n, &(BreakOptions){.untailored = true}, out);
    bool same = true;
    for (size_t i = 0; i < n; i++)
        same &= want[i] == (out[i] != BREAK_NO);
    CHECK_AT(c, same, "%s", comment != NULL ? comment : "");
}

static void test_conformance(Checks *c)
{
    FILE *f = fopen("/usr/share/unicode/auxiliary/LineBreakTest.txt", "r");
    if (f == NULL)
        return;
    char line[8192];
    bool right_version = fgets(line, sizeof line, f) != NULL && strstr(line, "LineBreakTest-15.0") != NULL;
    while (right_version && fgets(line, sizeof line, f) != NULL)
        check_conformance_line(c, line);
    fclose(f);
}

static void test_untailored(Checks *c)
{
    uint32_t cps[] = {0x4E2D, 0x0A, 0x4E2D, 0x0D, 0x0A, 0x4E2D, 0x201C, 0x4E2D};
    static const uint8_t want[] = {BREAK_NO,     BREAK_FORCED, BREAK_NO, BREAK_NO,
                                   BREAK_FORCED, BREAK_NO,     BREAK_NO, BREAK_FORCED};
    uint8_t out[8];
    breaks_find(cps, 8, &(BreakOptions){.untailored = true}, out);
    CHECK(c, memcmp(out, want, sizeof want) == 0);
    breaks_find(cps, 0, &(BreakOptions){0}, out);
    /* LB30b: emoji to come, as far as they are foreseen, keep their skin tone */
    for (uint32_t cp = 0x1F000; cp <= 0x1FFFF; cp++) {
        uint32_t pair[] = {cp, 0x1F3FB};
        if (u_charType((UChar32)cp) != U_UNASSIGNED || (cp & 0xFFFE) == 0xFFFE)
            continue;
        breaks_find(pair, 2, &(BreakOptions){.untailored = true}, out);
        CHECK_AT(c, (out[0] == BREAK_NO) == u_hasBinaryProperty((UChar32)cp, UCHAR_EXTENDED_PICTOGRAPHIC), "U+%04X",
                 (unsigned)cp);
    }
}

/* ---- size ---- */

typedef struct Breaks {
    const uint32_t *cps;
    uint8_t *out;
} Breaks;

static void find_breaks(void *with, size_t n)
{
    const Breaks *b = with;
    breaks_find(b->cps, n, &(BreakOptions){0}, b->out);
}

/* Hostile repetitions of a million characters take time in proportion. */
static void test_linear(Checks *c)
{
    static const char *const patterns[] = {
        "中国，文字。人民“", "a/b.c@d-e_",    "12-3.4:5—", "བོ་ ག །ད ", "́́́́$(́́",    "        ",
        "⿰⿰⿰⿰",          "http://a.b/c?", "9年—",      "+++++",    ",,,,,", "‍‍‍‍"};
    size_t n = 1000000;
    uint32_t *cps = mem_alloc(n * sizeof *cps);
    uint8_t *out = mem_alloc(n);
    for (size_t p = 0; p < sizeof patterns / sizeof *patterns; p++) {
        uint32_t pattern[32];
        size_t m = decode(patterns[p], pattern);
        for (size_t i = 0; i < n; i++)
            cps[i] = pattern[i % m];
        CHECK_AT(c, proportion_holds(find_breaks, &(Breaks){cps, out}, n), "%s", patterns[p]);
        CHECK_INT(c, out[n - 1], BREAK_FORCED);
    }
    mem_free(cps);
    mem_free(out);
}

/* Random mixtures: results stay in range, and no break comes before a combining mark or a closing mark. */
static void test_random(Checks *c)
{
    uint32_t alphabet[128], cps[64];
    uint8_t out[64];
    size_t m =
        decode("中文字年月a "
               "b-c/+9.0,%：:，。“”‘’’（）——……·～་།ཀགང༈ོ￥$⿰é\u2028👍🏽",
               alphabet);
    uint32_t seed = 12345;
    for (int round = 0; round < 20000; round++) {
        size_t n = 1 + (size_t)round % 63;
        for (size_t i = 0; i < n; i++) {
            seed = seed * 1664525u + 1013904223u;
            cps[i] = alphabet[(seed >> 8) % m];
        }
        breaks_find(cps, n, &(BreakOptions){.level = (BreakLevel)(round % 3)}, out);
        bool fine = out[n - 1] == BREAK_FORCED;
        for (size_t i = 0; i + 1 < n; i++) {
            bool closing = among(cps[i + 1], "，。”）།་·～");
            fine &= out[i] <= BREAK_SPARE && !(out[i] != BREAK_NO && out[i] != BREAK_FORCED && closing);
            fine &= (out[i] == BREAK_FORCED) == (cps[i] == 0x2028);
        }
        Buf b = {0};
        show(cps, out, n, &b);
        CHECK_AT(c, fine, "%s", b.data);
        buf_free(&b);
    }
}

int main(void)
{
    Checks c = {0};
    test_marks(&c);
    test_latin(&c);
    test_numbers(&c);
    test_measures(&c);
    test_joints(&c);
    test_addresses(&c);
    test_sequences(&c);
    test_tibetan(&c);
    test_pairs(&c);
    test_pair_file(&c);
    test_conformance(&c);
    test_untailored(&c);
    test_linear(&c);
    test_random(&c);
    return CHECK_END(&c);
}
