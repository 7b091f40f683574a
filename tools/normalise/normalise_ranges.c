/* Is a single — a 连接号 (一字线, GB/T 15834 4.13.3.2: from one time, place or number to another) or a 破折号 typed
 * short? Decided by form: numbers and times; words that only a line between places is followed by; names called by the
 * same kind; and, for a 破折号, words that no name begins or ends with. */
#include "normalise/normalise_cells.h"

enum {
    ROUTE_REACH = 12,
    NAME = 6
}; /* a route's word stands so many characters after the dash at most; a name's length */

/* What may stand before the second number: 9时—下午3时, 周一—周五, -5℃—-3℃. */
static const char *const before_number[] = {
    "上午", "下午", "晚上", "晚间", "晚",   "凌晨", "中午", "次日", "翌日",   "当日", "今年", "明年", "次年", "翌年",
    "同年", "本月", "下月", "周",   "星期", "礼拜", "第",   "初",   "公元前", "公元", "前",   "北纬", "南纬", "东经",
    "西经", "农历", "零下", "约",   "近",   "海拔", "-",    "+",    "−",      "±",    "上",   "数",
};

/* Ends of time that have no number. */
static const char *const days[] = {"周日", "周末", "星期日", "星期天", "礼拜日", "礼拜天"};
static const char *const ends[] = {"周日", "周末", "星期日", "星期天", "礼拜日", "礼拜天", "至今", "现在", "今"};

/* What follows when a dash joins two ends. */
static const char *const routes[] = {
    "铁路", "高铁", "公路", "高速", "航线", "航班", "列车", "班列",   "专列",   "客车",   "线路", "区间", "一线",
    "沿线", "走廊", "管道", "航道", "隧道", "动车", "快车", "专线",   "国道",   "航路",   "直飞", "往返", "段",
    "线",   "班车", "特快", "城际", "之间", "一带", "分界", "经济带", "城市群", "都市圈", "通道", "运河", "断裂带",
    "输电", "输油", "输气", "水路", "索道", "鐵路", "高鐵", "線",     "航線",   "走廊",   "區間", "公車", "巴士",
    "渡轮", "轮渡", "海峡", "轴线", "断层", "对开", "两地", "全程",   "自驾",   "环线",   "骑行", "徒步",
};

static const char *const kinds[] = {
    "市",   "省", "县", "州", "镇", "乡", "村", "站", "港", "区",   "机场", "口岸", "码头",
    "山",   "岭", "河", "江", "湖", "海", "岛", "湾", "峡", "关",   "口",   "桥",   "门",
    "路",   "街", "国", "洲", "盟", "旗", "店", "庄", "场", "寺",   "沟",   "峰",   "垭口",
    "大坝", "縣", "鎮", "鄉", "區", "灣", "島", "國", "館", "街道", "大道", "广场", "公园",
};

/* 上半年—下半年, 清晨—傍晚, 唐代—宋代 */
static const char *const times[] = {
    "半年", "季度", "年", "月", "日", "时", "點", "点", "周", "旬", "季",   "代",   "世纪", "天", "晨",
    "早",   "晚",   "夜", "午", "朝", "期", "春", "夏", "秋", "冬", "黄昏", "凌晨", "傍晚", "古", "今",
};

/* A pause: nothing called by a name begins with these. */
static const char *const openers[] = {
    "是",     "请",   "請",   "哪",   "他",     "所有",   "这",   "它",   "她",   "我",   "你",   "您",   "咱",
    "谁",     "却",   "很",   "虽",   "而",     "或",     "若是", "则",   "把",   "怎",   "這",   "誰",   "卻",
    "雖",     "則",   "仅",   "僅",   "即使",   "即便",   "即是", "即将", "即为", "真没", "真的", "真是", "真正",
    "但是",   "但他", "但我", "但这", "但在",   "但也",   "但不", "但有", "但却", "但对", "因为", "因此", "所以",
    "所谓",   "如果", "如同", "如此", "如何",   "还有",   "还是", "还要", "还能", "还不", "还没", "又是", "又有",
    "又不",   "再也", "再说", "再次", "更是",   "更有",   "更多", "更重", "最重", "已经", "正是", "正如", "正在",
    "正因",   "在这", "在那", "在他", "在我",   "在一",   "在此", "从这", "从此", "从而", "从来", "不是", "不过",
    "不仅",   "不但", "不论", "不料", "不管",   "不要",   "不能", "不会", "不同", "不再", "不可", "不用", "不知",
    "不得",   "不必", "不少", "不只", "没有",   "没想",   "没人", "只有", "只是", "只要", "只能", "只见", "只不",
    "那是",   "那些", "那种", "那个", "那里",   "那时",   "那么", "那就", "那样", "那年", "那天", "那儿", "那只",
    "那位",   "那座", "也是", "也就", "也许",   "也不",   "也有", "也在", "也要", "也会", "也能", "也没", "也让",
    "也为",   "都是", "都有", "都在", "都不",   "都要",   "都会", "都能", "都没", "都将", "都可", "都得", "其实",
    "其中",   "其他", "其余", "其次", "此时",   "此次",   "此外", "此事", "此人", "与其", "与此", "无论", "无非",
    "无疑",   "可是", "可以", "可见", "可谓",   "能够",   "会不", "会有", "要是", "要么", "要不", "以及", "以便",
    "以至",   "以免", "以此", "为了", "为什",   "为此",   "为何", "什么", "几乎", "一个", "一种", "一位", "一条",
    "一座",   "一名", "一场", "一部", "一项",   "一支",   "一家", "一群", "一片", "一些", "一样", "一切", "一直",
    "一旦",   "一边", "一方", "一如", "一份",   "一张",   "一句", "一段", "一款", "一套", "一组", "一件", "尤其",
    "特别是", "例如", "比如", "譬如", "甚至",   "包括",   "除了", "除非", "由于", "对于", "关于", "至于", "作为",
    "根据",   "按照", "随着", "据说", "或许",   "大概",   "似乎", "好像", "简直", "果然", "居然", "竟然", "究竟",
    "毕竟",   "终于", "总之", "当然", "显然",   "原来",   "本来", "曾经", "将要", "仍然", "依然", "全都", "只得",
    "通常",   "通过", "尽管", "假如", "就是",   "有的",   "有人", "有些", "有关", "没错", "何况", "况且", "于是",
    "换言",   "也即", "亦即", "直到", "除此",   "等等",   "等到", "后来", "同时", "让我", "让人", "让他", "使得",
    "沒有",   "還有", "還是", "為了", "因為",   "這是",   "那麼", "什麼", "個個", "對於", "關於", "據說", "終於",
    "儘管",   "雖然", "就在", "就像", "就连",   "就会",   "就要", "就能", "就有", "就算", "就这", "就那", "就不",
    "就没",   "并且", "并不", "并非", "并没",   "并在",   "并将", "并对", "並非", "並不", "並且", "被人", "被他",
    "被称",   "被誉", "被认", "被一", "可能会", "可能是",
};

/* A pause: nothing called by a name ends with these. */
static const char *const enders[] = {
    "了",   "的",   "着",   "吗",   "呢",   "吧",   "啊",     "呀",   "嘛",   "啦",   "哦",   "么",   "是",
    "说",   "们",   "这",   "也",   "与",   "但",   "而",     "即",   "很",   "不",   "你",   "您",   "咱",
    "作为", "成为", "称为", "认为", "一个", "一种", "一句话", "什么", "那样", "这样", "嗎",   "著",   "麼",
    "說",   "們",   "這",   "與",   "為",   "哎",   "唉",     "喂",   "嗯",   "例如", "比如", "譬如", "名叫",
};

/* But these do, or are words of their own. */
static const char *const not_openers[] = {"是非", "请求", "請求",   "请假",   "哪吒",   "他者",
                                          "他人", "他律", "所有权", "所有制", "所有者", "我国"};
static const char *const not_enders[] = {"目的", "标的", "小说", "小說", "学说", "學說",
                                         "传说", "酒吧", "网吧", "参与", "執著"};

/* Things counted one by one: no number's unit, no name's second character. */
static const char *const counters[] = {"个", "名", "位", "只", "條", "条", "件", "张", "種", "种", "個", "張", "隻"};

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

/* Han in a row that end before i, or begin at i; at most `most`. */
static size_t han_run(const NormText *t, size_t i, int step, size_t most)
{
    size_t n = 0;
    while (n < most && (step > 0 ? i + n < t->n : n < i) && cell_kind(t, step > 0 ? i + n : i - n - 1) == CELL_HAN)
        n++;
    return n;
}

static bool closes_bracket(const NormText *t, size_t i)
{
    return i < t->n && (t->cells[i].cp == ')' || t->cells[i].cp == 0xFF09);
}

static bool opens_bracket(const NormText *t, size_t i)
{
    return i > 0 && (t->cells[i - 1].cp == '(' || t->cells[i - 1].cp == 0xFF08);
}

/* Does one of the words stand in the name that begins at j: at its end, or anywhere after its first character? */
static bool named_by(const NormText *t, size_t j, const char *const *words, size_t count)
{
    size_t n = han_run(t, j, 1, NAME + 1);
    for (size_t at = j + 1; at < j + n; at++)
        if (any_at(t, at, words, count))
            return true;
    return false;
}

static bool route_after(const NormText *t, size_t j)
{
    for (size_t at = j; at < t->n && at < j + ROUTE_REACH; at++) {
        if (at > j && any_at(t, at, routes, COUNT(routes)))
            return true;
        if (cell_kind(t, at) != CELL_HAN && cell_at(t, at) != 0x2014)
            return false;
    }
    return false;
}

/* Is there proof that a dash stands between places, times or lines, which end before `from` and begin at `to`? */
static bool are_places(const NormText *t, size_t from, size_t to)
{
    if (!han_run(t, from, -1, 1) || !han_run(t, to, 1, 1))
        return false;
    if (any_before(t, from, kinds, COUNT(kinds)) && named_by(t, to, kinds, COUNT(kinds)))
        return true;
    if (any_before(t, from, times, COUNT(times)) && named_by(t, to, times, COUNT(times)))
        return true;
    return route_after(t, to);
}

bool cells_are_ends_of_line(const NormText *t, size_t i, size_t j)
{
    enum { SHORT = 4 };
    size_t from = cells_skip_back(t, i), to = cells_skip(t, j), left = han_run(t, from, -1, SHORT + 1), n;
    if (left < 2 || left > SHORT || any_before(t, from, routes, COUNT(routes)))
        return false;
    for (n = 2; n <= SHORT && han_run(t, to, 1, n) == n; n++)
        if (any_at(t, to + n, routes, COUNT(routes)))
            return true;
    return false;
}

bool cells_are_numbers(const NormText *t, size_t i, size_t j)
{
    bool before = number_before(t, i), after = number_after(t, j);
    return (before && after) || (before && closes_bracket(t, j)) || (after && opens_bracket(t, i)); /* （1921—） */
}

static bool is_stop(uint32_t cp)
{
    return cp == 0x3002 || cp == 0xFF0C || cp == 0xFF1B || cp == 0xFF1A || cp == 0xFF01 || cp == 0xFF1F ||
           cp == 0x2026 || cp == ',' || cp == ';' || cp == ':' || cp == '!' || cp == '?';
}

static bool is_edge(const NormText *t, size_t i)
{
    return i >= t->n || t->cells[i].cp == '\n';
}

/* Words of the same kind on both sides, or nothing but names between two marks: 北京—上海， */
static bool is_alone(const NormText *t, size_t i, size_t j)
{
    size_t from = i, to = j;
    while (from > 0 && i - from < 4 * NAME && (cell_kind(t, from - 1) == CELL_HAN || cell_at(t, from - 1) == 0x2014))
        from--;
    while (to < t->n && to - j < 4 * NAME && (cell_kind(t, to) == CELL_HAN || cell_at(t, to) == 0x2014))
        to++;
    size_t left = han_run(t, i, -1, NAME + 1), right = han_run(t, j, 1, NAME + 1);
    for (size_t k = from; k < to; k++)
        if (any_at(t, k, (const char *const[]){"的", "了", "是"}, 3)) /* 西藏的首府—拉萨 */
            return false;
    bool open = from > 0 && cell_kind(t, from - 1) != CELL_FULL && cell_kind(t, from - 1) != CELL_OPEN_QUOTE;
    bool close = to < t->n && cell_kind(t, to) != CELL_FULL && cell_kind(t, to) != CELL_CLOSE_QUOTE;
    return !open && !close && left && right && left <= NAME && right <= NAME;
}

/* Neighbours that no range has: a stop, the paragraph's or line's beginning or end, one closing or opening mark. */
static bool stands_apart(const NormText *t, size_t from, size_t to)
{
    bool start = from == 0 || t->cells[from - 1].cp == '\n', end = is_edge(t, to);
    if (start || end)
        return start != end && (start || cell_kind(t, from - 1) == CELL_HAN);
    uint32_t l = cell_at(t, from - 1), r = cell_at(t, to);
    if (is_stop(l) || is_stop(r))
        return true;
    bool closed = l == 0x300B || cell_kind(t, from - 1) == CELL_CLOSE_QUOTE;
    bool opened = r == 0x300A || cell_kind(t, to) == CELL_OPEN_QUOTE;
    return (closed && cell_kind(t, to) == CELL_HAN) || (opened && cell_kind(t, from - 1) == CELL_HAN) ||
           cell_kind(t, to) == CELL_CLOSE_QUOTE || cell_kind(t, from - 1) == CELL_OPEN_QUOTE;
}

/* Set off by spaces, with long clauses about it: what translators make of the Western dash. */
static bool is_spaced_clause(const NormText *t, size_t i, size_t from, size_t to)
{
    enum { CLAUSE = 5, LONG = 8 };
    if (from == i || to == i + 1)
        return false;
    size_t left = han_run(t, from, -1, LONG), right = han_run(t, to, 1, LONG);
    return left >= CLAUSE && right >= CLAUSE && (left >= LONG || right >= LONG);
}

static bool begins_clause(const NormText *t, size_t to)
{
    return any_at(t, to, openers, COUNT(openers)) && !any_at(t, to, not_openers, COUNT(not_openers));
}

static bool ends_clause(const NormText *t, size_t from)
{
    return any_before(t, from, enders, COUNT(enders)) && !any_before(t, from, not_enders, COUNT(not_enders));
}

static Dash dash_alone(const NormText *t, size_t i)
{
    size_t from = cells_skip_back(t, i), to = cells_skip(t, i + 1);
    if (cells_are_numbers(t, from, to))
        return DASH_RANGE;
    if (stands_apart(t, from, to))
        return DASH_PAUSE;
    if (begins_clause(t, to) || ends_clause(t, from))
        return DASH_PAUSE;
    if (are_places(t, from, to))
        return DASH_RANGE;
    if (cell_is_numeral(cell_at(t, to)) && any_at(t, to + 1, counters, COUNT(counters)))
        return DASH_PAUSE;
    if (is_spaced_clause(t, i, from, to))
        return DASH_PAUSE;
    return DASH_UNSURE;
}

/* The other dash of a pair that sets off a parenthesis, in the same sentence: at least so many cells away. Its index +
 * 1, 0: there is none, or there are more than two. */
static size_t partner_of(const NormText *t, size_t i)
{
    enum { FAR = 40, NEAR = 5 };
    size_t partner = 0, dashes = 0;
    for (int step = -1; step <= 1; step += 2)
        for (size_t n = 1; n <= FAR; n++) {
            if ((step < 0 && n > i) || (step > 0 && i + n >= t->n))
                break;
            size_t k = step < 0 ? i - n : i + n;
            uint32_t cp = cell_at(t, k);
            if (cp == 0x3002 || cp == 0xFF1B || cp == 0xFF01 || cp == 0xFF1F || cp == '\n')
                break;
            bool run = cp == 0x2014 && (cell_at(t, k + 1) == 0x2014 || (k && cell_at(t, k - 1) == 0x2014));
            if (run || cp != 0x2014)
                continue;
            dashes++;
            partner = n >= NEAR ? k + 1 : 0;
        }
    return dashes == 1 ? partner : 0;
}

Dash dash_of(const NormText *t, size_t i)
{
    bool attribution = t->left[i] == CELL_NONE && t->right[i] == CELL_LATIN; /* — HN 读者 */
    if (!t->chinese || t->cells[i].foreign ||
        (!kind_is_chinese(t->left[i]) && !kind_is_chinese(t->right[i]) && !attribution))
        return DASH_RANGE;
    Dash d = dash_alone(t, i);
    size_t other = d == DASH_UNSURE && kind_is_chinese(t->left[i]) ? partner_of(t, i) : 0;
    if (other && dash_alone(t, other - 1) == DASH_PAUSE)
        return DASH_PAUSE;
    return d == DASH_UNSURE && is_alone(t, cells_skip_back(t, i), cells_skip(t, i + 1)) ? DASH_RANGE : d;
}
