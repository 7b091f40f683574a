/* What the normaliser leaves as it is and tells the author of: a — that may be either dash, a hyphen in a foreign name,
 * a formula. */
#include "normalise/normalise_cells.h"

#include "base/utf8.h"

#include <string.h>

/* ---- hyphens in foreign names ---- */

/* Characters that papers write foreign names with, seldom met side by side elsewhere (name tables of Xinhua). */
static const char sounds[] =
    "阿埃艾安昂奥巴拜班贝本比彼波伯博布查茨达戴丹道德登邓迪蒂丁杜顿多厄恩尔法范菲费芬冯佛弗夫福盖甘冈戈格"
    "葛古哈赫亨霍基吉加贾简杰金卡凯坎康考科柯克肯库夸奎昆拉莱兰朗劳勒雷蕾里丽利莉廉列琳卢鲁路伦罗洛马玛迈"
    "麦曼芒梅门蒙米密莫默姆穆纳娜内尼妮涅纽诺欧帕潘庞佩珀皮蒲普奇契乔切琼让热茹瑞若撒萨塞赛桑瑟沙珊舍圣施"
    "史斯丝苏索塔泰坦汤陶特腾提廷托瓦万威维韦温翁沃乌西希夏肖谢辛休逊雅亚扬耶叶伊因英尤约泽扎詹珍朱兹佐爾"
    "蓋傑凱萊蘭羅魯馬瑪邁麥納紐諾龐瓊賽聖絲蘇湯騰萬維韋溫烏謝遜亞葉約澤茲歐喬讓貝倫盧費馮翰汉豪宾宁森薇芙"
    "孟蓓黛琪堡什摩朵莎洁赖卓敏明林平文松申浦娅艺齐吕韩高";

/* Those that no word of Chinese has. */
static const char strong[] =
    "尔斯克姆娜莉妮蒂弗兹茨埃戈赫坎勒莱伦玛穆涅帕佩珀茹萨瑟珊韦沃逊耶伊詹佐卡柯奎蕾迪戴德博尼廷迈鲁诺塔托"
    "瓦爾萊倫瑪薩韋遜茲邁魯諾維维格莫";

/* What joins two names rightly: 牛顿-莱布尼茨公式, 巴黎-达喀尔拉力赛. */
static const char *const joined[] = {
    "定律", "定理", "公式",   "方程", "效应", "综合征", "综合症", "病",   "检验", "变换", "不等式", "法则",
    "盆地", "铁路", "公路",   "线",   "航线", "战争",   "地区",   "山",   "河",   "运河", "海峡",   "走廊",
    "杯",   "赛",   "拉力赛", "奖",   "模型", "算法",   "分布",   "空间", "群",   "代数", "关系",   "条约",
    "协定", "联合", "帝国",   "王朝", "王国", "共和国", "大学",   "公司", "集团", "银行", "号",     "级",
    "族",   "法",   "法案",   "式",   "区",   "州",     "省",     "市",   "县",   "湖",   "港",     "海",
    "洋",   "板块", "过程",   "数",   "图",   "函数",   "曲线",   "体系", "学派",
};

static bool is_of(const char *set, const NormText *t, size_t i)
{
    char c[5] = {0};
    uint32_t cp = cell_at(t, i);
    return cp >= 0x4E00 && utf8_encode(cp, c) && strstr(set, c);
}

/* Characters of the sounds in a row that end before i, or begin at i. *is_strong: one of them is. */
static size_t name_part(const NormText *t, size_t i, int step, bool *is_strong)
{
    enum { LONGEST = 10 };
    size_t n = 0;
    while (n < LONGEST && (step > 0 || n < i)) {
        size_t k = step > 0 ? i + n : i - n - 1;
        if (!is_of(sounds, t, k))
            break;
        *is_strong |= is_of(strong, t, k);
        n++;
    }
    return n;
}

/* Does the name beside i have a · or another hyphen? */
static bool has_dot(const NormText *t, size_t i, int step)
{
    enum { LONGEST = 10 };
    for (size_t n = 1; n <= LONGEST && (step > 0 || n <= i); n++) {
        size_t k = step > 0 ? i + n : i - n;
        if (cell_at(t, k) == 0xB7 || cell_at(t, k) == '-')
            return true;
        if (!cell_is_ideograph(t, k))
            break;
    }
    return false;
}

/* 丹尼尔-克雷格. With a · at either end the hyphen joins a double name: 让-雅克·卢梭 (GB/T 15834 4.13.3.1). */
static bool is_hyphened_name(const NormText *t, size_t i)
{
    bool is_strong = false;
    size_t left = name_part(t, i, -1, &is_strong), right = name_part(t, i + 1, 1, &is_strong);
    if (left < 2 || right < 2 || !is_strong)
        return false;
    if (has_dot(t, i, -1) || has_dot(t, i, 1))
        return false;
    return !any_at(t, i + 1 + right, joined, COUNT(joined));
}

void normalise_tell(NormText *t)
{
    if (t->formula && !t->after.told_of_formula) {
        t->after.told_of_formula = true;
        if (t->diag)
            diag_warning(t->diag, cells_span(t, t->formula - 1, t->formula), DIAG_FORMULA_AS_WRITTEN);
    }
    bool dashes = t->wide_signs || text_has(t, "-");
    for (size_t i = 0; t->diag && t->chinese && dashes && i < t->n; i++) {
        uint32_t cp = cell_at(t, i);
        if (cp == '-' && is_hyphened_name(t, i))
            diag_warning(t->diag, cells_span(t, i, i + 1), DIAG_HYPHEN_IN_NAME);
        bool alone = cp == 0x2014 && cell_at(t, i + 1) != '>' && cell_at(t, i + 1) != 0x2014 &&
                     (i == 0 || cell_at(t, i - 1) != 0x2014);
        if (alone && dash_of(t, i) == DASH_UNSURE)
            diag_note(t->diag, cells_span(t, i, i + 1), DIAG_SINGLE_DASH_KEPT);
    }
}
