"""Made-up words, each once in a run: what an article says is known before it is set, and no two words can be taken for
each other. Three characters from three sets without a common member, so that no word stands across two others."""

HAN = (
    "春夏秋冬江河湖海松竹梅兰桃李杏柳琴棋书画歌舞诗词茶酒盐糖碗盘筷勺",
    "晨昏晴雨霜雪雾露草花叶根枝果苗芽鸟鱼虫马牛羊犬猫砖瓦梁柱门窗桌椅",
    "东南西北前后左右红黄蓝绿青紫黑白轻柔深浅宽窄厚薄快慢早晚明暗冷暖",
)
LATIN = ("Ba Be Bi Bo Da De Di Do Fa Fe Fi Fo Ga Ge Gi Go".split(),
         "la le li lo ma me mi mo na ne ni no ra re ri ro".split(),
         "ka ke ki ko sa se si so ta te ti to va ve vi vo".split())
TSHEG = "\u0f0b"
_VOWELS = ("", "\u0f72", "\u0f74", "\u0f7a", "\u0f7c")
_ROWS = ("ཀཁགངཅཆཇཉ", "ཏཐདནཔཕབམ", "ཙཚཛཝཞཟའཡ")
# The last syllable has a vowel sign: without, it would stand in others.
TIBETAN = tuple([c + v for c in row for v in _VOWELS[k == 2:]] for k, row in enumerate(_ROWS))


def word(sets, number):
    """The number-th word of three sets; neighbours differ in every part."""
    parts = []
    for k, own in enumerate(sets):
        number, rest = divmod(number, len(own)) if k + 1 < len(sets) else (number // len(own), number % len(own))
        parts.append(own[rest])
    return parts


class Words:
    """A source of words that never repeats."""

    def __init__(self):
        self.n = 0

    def next(self, script="han"):
        self.n += 1
        if script == "latin":
            return "".join(word(LATIN, self.n % 4096))
        if script == "bo":
            return "".join(s + TSHEG for s in word(TIBETAN, self.n % 51200))
        return "".join(word(HAN, self.n % 32768))
