/* Is a dash a 连接号 (一字线, GB/T 15834 4.13.3.2: from one time, place or number to another) or a 破折号 typed short?
 * Numbers and dates decide by themselves; places by a list of those that papers name in routes, or by their kind. */
#include "parse/normalise_cells.h"

#include "base/utf8.h"

enum { ROUTE_REACH = 10 }; /* a route's word stands so many characters after the dash at most */

/* What may stand before the second number: 9时—下午3时, 周一—周五, -5℃—-3℃. */
static const char *const before_number[] = {
    "上午", "下午", "晚上", "晚间", "晚",   "凌晨", "中午", "次日", "翌日", "当日",   "今年", "明年", "次年",
    "翌年", "同年", "本月", "下月", "周",   "星期", "礼拜", "第",   "初",   "公元前", "公元", "前",   "北纬",
    "南纬", "东经", "西经", "农历", "零下", "约",   "近",   "海拔", "-",    "+",      "−",    "±",
};

/* Ends of time that have no number. */
static const char *const days[] = {"周日", "周末", "星期日", "星期天", "礼拜日", "礼拜天"};
static const char *const ends[] = {"周日", "周末", "星期日", "星期天", "礼拜日", "礼拜天", "至今", "现在", "今"};

static const char *const places[] = {
    "北京",     "天津",     "上海",   "重庆",   "河北",   "山西",     "辽宁",   "吉林",   "黑龙江", "江苏",
    "浙江",     "安徽",     "福建",   "江西",   "山东",   "河南",     "湖北",   "湖南",   "广东",   "广西",
    "海南",     "四川",     "贵州",   "云南",   "西藏",   "陕西",     "甘肃",   "青海",   "宁夏",   "新疆",
    "内蒙古",   "香港",     "澳门",   "台湾",   "石家庄", "太原",     "沈阳",   "长春",   "哈尔滨", "南京",
    "杭州",     "合肥",     "福州",   "南昌",   "济南",   "郑州",     "武汉",   "长沙",   "广州",   "南宁",
    "海口",     "成都",     "贵阳",   "昆明",   "拉萨",   "西安",     "兰州",   "西宁",   "银川",   "乌鲁木齐",
    "台北",     "深圳",     "大连",   "青岛",   "宁波",   "厦门",     "苏州",   "珠海",   "雄安",   "呼和浩特",
    "日喀则",   "林芝",     "昌都",   "那曲",   "山南",   "阿里",     "格尔木", "狮泉河", "雅安",   "康定",
    "吉隆",     "樟木",     "亚东",   "喀什",   "和田",   "香格里拉", "德令哈", "玉树",   "甘孜",   "大理",
    "加德满都", "莫斯科",   "东京",   "首尔",   "平壤",   "新加坡",   "曼谷",   "河内",   "万象",   "雅加达",
    "伦敦",     "巴黎",     "柏林",   "罗马",   "马德里", "纽约",     "华盛顿", "旧金山", "洛杉矶", "新德里",
    "北京南",   "上海虹桥", "广州南", "成都东", "重庆北", "欧洲",     "中国",   "尼泊尔", "老挝",
};

static const char *const routes[] = {"铁路", "高铁", "公路", "高速", "航线", "航班", "列车", "班列", "专列",
                                     "客车", "线路", "区间", "一线", "沿线", "走廊", "管道", "航道", "隧道",
                                     "动车", "快车", "专线", "国道", "航路", "直飞", "往返", "段"};

static const char *const kinds[] = {"市", "省", "县", "州", "镇", "乡", "村", "站", "港", "区", "机场", "口岸", "码头"};

#define COUNT(a) (sizeof(a) / sizeof *(a))

/* Cells that the word takes from cell i on, 0 when it doesn't stand there. */
static size_t word_at(const NormText *t, size_t i, const char *word)
{
    size_t n = 0;
    for (; *word; n++) {
        uint32_t cp;
        word += utf8_decode(word, &cp);
        if (i + n >= t->n || t->cells[i + n].cp != cp)
            return 0;
    }
    return n;
}

/* The longest of the words that begins at cell i. */
static size_t any_at(const NormText *t, size_t i, const char *const *words, size_t count)
{
    size_t best = 0;
    for (size_t k = 0; k < count; k++) {
        size_t n = word_at(t, i, words[k]);
        best = n > best ? n : best;
    }
    return best;
}

/* Does one of the words end just before cell i? Its length, or 0. */
static size_t any_before(const NormText *t, size_t i, const char *const *words, size_t count)
{
    for (size_t n = 1; n <= 4 && n <= i; n++)
        for (size_t k = 0; k < count; k++)
            if (word_at(t, i - n, words[k]) == n)
                return n;
    return 0;
}

static bool is_unit(const NormCell *c)
{
    return c->kind == CELL_HAN || c->cp == '%' || c->cp == 0xFF05 || c->cp == 0x2103 || c->cp == 0xB0 ||
           c->cp == 0x2030;
}

/* Does a number, with a unit or measure or without, end just before i? (5%— 5月1日— 三年— 周日—) */
static bool number_before(const NormText *t, size_t i)
{
    if (any_before(t, i, days, COUNT(days)))
        return true;
    for (int k = 0; k < 3 && i > 0; k++, i--) {
        if (cell_is_numeral(t->cells[i - 1].cp))
            return true;
        if (!is_unit(&t->cells[i - 1]))
            return false;
    }
    return false;
}

static bool number_after(const NormText *t, size_t i)
{
    if (any_at(t, i, ends, COUNT(ends)))
        return true;
    for (size_t n; (n = any_at(t, i, before_number, COUNT(before_number))) > 0;)
        i += n;
    return i < t->n && (cell_is_numeral(t->cells[i].cp) || t->cells[i].cp == '$' || t->cells[i].cp == 0xFFE5);
}

static bool closes_bracket(const NormText *t, size_t i)
{
    return i < t->n && (t->cells[i].cp == ')' || t->cells[i].cp == 0xFF09);
}

static bool opens_bracket(const NormText *t, size_t i)
{
    return i > 0 && (t->cells[i - 1].cp == '(' || t->cells[i - 1].cp == 0xFF08);
}

/* 吉隆县— …县: both places are called by the same kind. The kind's length and where in `kinds`. */
static bool same_kind(const NormText *t, size_t i, size_t j)
{
    for (size_t k = 0; k < COUNT(kinds); k++) {
        if (!any_before(t, i, &kinds[k], 1))
            continue;
        for (size_t at = j; at < t->n && at < j + 7 && t->cells[at].kind == CELL_HAN; at++)
            if (at >= j + 2 && word_at(t, at, kinds[k]))
                return true;
    }
    return false;
}

static bool place_before(const NormText *t, size_t i)
{
    size_t kind = any_before(t, i, kinds, COUNT(kinds));
    return any_before(t, i, places, COUNT(places)) || (kind && any_before(t, i - kind, places, COUNT(places)));
}

static bool route_after(const NormText *t, size_t j)
{
    for (size_t at = j; at < t->n && at < j + ROUTE_REACH; at++) {
        if (any_at(t, at, routes, COUNT(routes)))
            return true;
        if (t->cells[at].kind != CELL_HAN && t->cells[at].cp != 0x2014)
            return false;
    }
    return false;
}

bool cells_are_places(const NormText *t, size_t i, size_t j)
{
    bool before = place_before(t, i), after = any_at(t, j, places, COUNT(places)) > 0;
    return (before && after) || ((before || after) && route_after(t, j)) || same_kind(t, i, j);
}

bool cells_are_numbers(const NormText *t, size_t i, size_t j)
{
    bool before = number_before(t, i), after = number_after(t, j);
    return (before && after) || (before && closes_bracket(t, j)) || (after && opens_bracket(t, i)); /* （1921—） */
}
