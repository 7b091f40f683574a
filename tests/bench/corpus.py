#!/usr/bin/env python3
"""Writes the benchmark's corpus: a newspaper of N composed articles, the same for the same N and seed.

A front page and seven inside pages an issue, an issue a day; lengths are drawn so that a broadsheet page fills.
"""
import argparse
import datetime
import os
import random
import re

HERE = os.path.dirname(os.path.abspath(__file__))
FRONT_CHARS, PAGE_CHARS = 7600, 9400  # text a front page (masthead!) and an inside page hold
SHARES = ([28, 23, 19, 16, 14], [24, 20, 17, 15, 13, 11])  # of a page, by editorial priority; used in turn
PAGES = 8
START = datetime.date(2024, 1, 1)


def load_words():
    words, kind = {}, None
    with open(os.path.join(HERE, "words.txt"), encoding="utf-8") as f:
        for line in f:
            if line.startswith("#"):
                continue
            section = re.match(r"\[(\w+)\]$", line)
            if section:
                kind = words.setdefault(section.group(1), [])
            else:
                kind += [w.replace("\\ ", " ") for w in re.split(r"(?<!\\) ", line.strip()) if w]
    return words


class Composer:
    """Composes sentences; `length` of a text is its characters without spaces and markup."""

    def __init__(self, words, rng):
        self.words, self.rng = words, rng
        # A few of a kind are in the news every day, most are rare: the skew real text has.
        self.order = {kind: rng.sample(items, len(items)) for kind, items in words.items()}

    def word(self, kind):
        items = self.order[kind]
        return items[min(int(len(items) * self.rng.random() ** 1.6), len(items) - 1)]

    def person(self):
        if self.rng.random() < 0.35:
            first, second = self.rng.sample(self.order["tibetan"], 2)
            return first + second if self.rng.random() < 0.7 else first
        return self.word("surname") + "".join(self.word("given") for _ in range(self.rng.choice((1, 2, 2, 2))))

    def number(self):
        r = self.rng
        return r.choice(
            (
                lambda: f"{r.randint(2, 980)}",
                lambda: f"{r.randint(1, 98)},{r.randint(100, 999)}",
                lambda: f"{r.randint(1, 90)}.{r.randint(1, 9)}万",
                lambda: f"{r.randint(1, 60)}.{r.randint(10, 99)}亿",
            )
        )()

    def percent(self):
        return f"{self.rng.randint(1, 99)}.{self.rng.randint(1, 9)}%"

    def date(self):
        r = self.rng
        return r.choice(
            (
                lambda: f"{r.randint(1, 12)}月{r.randint(1, 28)}日",
                lambda: f"{r.randint(2012, 2023)}年{r.randint(1, 12)}月",
                lambda: f"{r.randint(2012, 2023)}年",
                lambda: f"{r.randint(1, 28)}日{r.randint(6, 21)}:{r.randint(10, 59)}",
                lambda: r.choice(("去年以来", "今年上半年", "近日", "日前", "入冬以来", "近年来")),
            )
        )()

    def sentence(self):
        r, w = self.rng, self.word
        unit = r.choice(("人", "户", "亩", "元", "公里", "吨", "件", "平方米", "头（只）", "千瓦时"))
        forms = (
            lambda: f"{self.date()}，{w('city')}{w('adj')}{w('verb')}{w('topic')}，{w('aim')}。",
            lambda: f"据{w('org')}统计，截至目前，{w('city')}累计投入资金{self.number()}元，{w('verb')}{w('topic')}项目"
            f"{r.randint(3, 96)}个，惠及群众{self.number()}人，同比增长{self.percent()}。",
            lambda: f"“{w('quote')}。”{w('org')}{w('role')}{self.person()}说。",
            lambda: f"{w('scene')}。{w('role')}{self.person()}指着{w('thing')}告诉记者：“{w('quote')}。”",
            lambda: f"{w('detail')}。",
            lambda: f"{w('detail')}；{w('detail')}。",
            lambda: f"在{w('province')}{w('city')}，{w('thing')}、{w('thing')}、{w('thing')}等产品的产量达{self.number()}{unit}"
            f"，比上年{r.choice(('增长', '提高', '下降', '减少'))}{self.percent()}。",
            lambda: f"围绕{w('topic')}，当地{w('adj')}{w('verb')}、{w('verb')}、{w('verb')}，真正做到{w('idiom')}、{w('idiom')}。",
            lambda: f"为了{w('aim')}，{self.person()}和同事们{w('idiom')}，一干就是{r.randint(2, 40)}年。",
            lambda: f"《{w('book')}》（第{r.randint(1, 12)}版）中写道：{w('scene')}……",
            lambda: f"{w('latin')}、{w('latin')}等技术的应用，让{w('topic')}的效率提高了{self.percent()}"
            f"，成本降低{r.randint(5, 60)}%。",
            lambda: f"项目名为“{w('english')}”，由{w('org')}与{w('province')}{w('city')}{w('org')}联合实施——"
            f"{w('verb')}在前，{w('verb')}在后。",
            lambda: f"气温降到-{r.randint(5, 38)}℃，海拔{r.randint(3, 5)},{r.randint(100, 999)}米的{w('city')}依旧{w('idiom')}。",
            lambda: f"如何{w('verb')}？怎样{w('verb')}？{w('org')}给出的答案是：{w('aim')}！",
            lambda: f"从{w('thing')}到{w('thing')}，从{w('verb')}到{w('verb')}，{w('city')}的变化可谓{w('idiom')}。",
        )
        return r.choice(forms)()

    def paragraph(self, length):
        text = ""
        while visible(text) < length:
            s = self.sentence()
            mark = self.rng.random()
            if mark < 0.02:
                s = f"**{s[:-1]}**{s[-1]}" if s[-1] in "。！" else s
            text += s
        return text

    def fill(self, template):
        kinds = {"%t": "topic", "%g": "thing", "%c": "city", "%v": "verb", "%r": "role"}
        return re.sub(r"%[tgcvr]", lambda m: self.word(kinds[m.group()]), template)

    def body(self, length):
        """Markdown of about `length` characters with a heading every 500 or so."""
        blocks, have, since = [], 0, 0
        while have < length:
            if since > 450 and length - have > 250:
                heading = self.word("heading")
                blocks.append("## " + heading)
                have, since = have + visible(heading), 0
            p = self.paragraph(min(self.rng.randint(90, 240), max(length - have, 40)))
            blocks.append(p)
            have, since = have + visible(p), since + visible(p)
        return "\n\n".join(blocks) + "\n"


def visible(text):
    return len(re.sub(r"[\s*#]", "", text))


def write(path, text):
    with open(path, "w", encoding="utf-8") as f:
        f.write(text)


def front_matter(composer, rng, priority):
    lines = ["title: '" + composer.fill(composer.word("title")) + "'"]
    if priority < 2:
        lines.append("kicker: '" + composer.word("kicker") + "'")
    if priority == 0:
        lines.append("deck: '——" + composer.word("city") + composer.word("topic") + "见闻'")
    lines.append(f"byline: '本报记者 {composer.person()}'")
    if rng.random() < 0.5:
        lines.append(f"dateline: '本报{composer.word('city')}{rng.randint(1, 28)}日电'")
    if priority == 4:
        lines.append("box: true")
    return "---\n" + "\n".join(lines) + "\n---\n\n"


def write_issue(folder, composer, rng, left):
    """One issue of at most `left` articles; returns how many it took and their visible characters."""
    os.makedirs(folder)
    taken = chars = 0
    pages = []
    for page in range(PAGES):
        if taken == left:
            break
        shares = SHARES[page % 2]
        slugs = []
        for priority, share in enumerate(shares):
            if taken == left:
                break
            slug = f"p{page + 1}-{priority + 1}"
            body = composer.body((PAGE_CHARS if page else FRONT_CHARS) * share // sum(shares))
            write(os.path.join(folder, slug + ".md"), front_matter(composer, rng, priority) + body)
            chars += visible(body)
            slugs.append(slug)
            taken += 1
        pages.append(
            f"  - title: {composer.words['section'][page]}\n    editors: [{composer.person()}]\n"
            f"    articles: [{', '.join(slugs)}]\n"
        )
    write(os.path.join(folder, "issue.yaml"), "overset: extra\npages:\n" + "".join(pages))
    return taken, chars


def main():
    ap = argparse.ArgumentParser(description=__doc__)
    ap.add_argument("out", help="the content folder to write (must not exist)")
    ap.add_argument("-n", "--articles", type=int, default=1000)
    ap.add_argument("--seed", type=int, default=20240101)
    args = ap.parse_args()
    rng = random.Random(args.seed)
    composer = Composer(load_words(), rng)
    os.makedirs(os.path.join(args.out, "bench"))
    write(
        os.path.join(args.out, "group.yaml"),
        "name: 高原日报\nbase_url: https://paper.test/\npapers: [bench]\n",
    )
    write(
        os.path.join(args.out, "bench", "paper.yaml"),
        "title: 高原日报\nlang: zh-Hans\nlayout: broadsheet\npublisher: 高原日报社\nspecimen: true\n",
    )
    done = chars = issues = 0
    while done < args.articles:
        day = START + datetime.timedelta(days=issues)
        folder = os.path.join(args.out, "bench", day.isoformat())
        taken, n = write_issue(folder, composer, rng, args.articles - done)
        done, chars, issues = done + taken, chars + n, issues + 1
    print(f"articles={done} issues={issues} characters={chars}")


if __name__ == "__main__":
    main()
