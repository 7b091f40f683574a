"""An editor's pins on a made-up issue: of all kinds, on a tenth of its articles, the same for the same seed.

Areas and headline sizes are those of the issue as it comes without pins, so that each by itself can be had; the rest is
chance. A pin that the tool tells of as not to be had (an error at the article's line) goes, as the desk would take it
out: what is built is the rest."""
import json
import random
import re

PLACES = ("倒头条", "左下", "右下", "右上", "底")
KINDS = ("at", "area", "span", "headline size", "headline lines", "after", "beside", "group", "keep", "jump")
RUNS = 12  # builds at most; what is left after that is told


class Pins:
    """By article: its keys, as issue.yaml has them. told: (article, what was said)."""

    def __init__(self, root, plan, seed, share):
        random_ = random.Random(f"pins {seed}")
        self.plan, self.of, self.told = plan, {}, []
        report = json.load(open(f"{root}/report.json", encoding="utf-8"))
        made = {a["slug"]: a for page in report["issues"][0]["pages"] for a in page["articles"]}
        slugs = [s for page in plan for s in page["articles"]]
        kinds = list(KINDS)
        random_.shuffle(kinds)
        wanted = round(share * len(slugs))
        for slug in random_.sample(slugs, len(slugs)):
            if len(self.of) >= wanted:
                break
            if slug not in self.of and slug in made:
                self.pin(random_, kinds[len(self.of) % len(kinds)], slug, made[slug])
        self.asked = len(self.of)

    def pin(self, random_, kind, slug, made):
        """One pin of a kind, on the article or on it and its neighbours; lead articles stay leads."""
        page = next(p for p in self.plan if slug in p["articles"])
        own, lead = page["articles"], page["articles"][0]
        area = made["area"]
        free = [s for s in own[1:] if s not in self.of and s != slug]
        if kind == "at":
            self.of[slug] = "at: " + ("头条" if slug == lead else random_.choice(PLACES))
        elif kind == "area" and "corner" not in area:  # an L has no rectangle
            self.of[slug] = "area: [{column}, {line}, {columns}, {lines}]".format(**area)
        elif kind == "span":
            self.of[slug] = f"span: {max(1, area['columns'] + random_.choice((-1, 0, 1)))}"
        elif kind == "headline size":
            self.of[slug] = f"headline: {{size: {random_.choice((22, 26, 31, 36)) if slug != lead else 54}pt}}"
        elif kind == "headline lines":
            self.of[slug] = f"headline: {{lines: {random_.choice((1, 2))}}}"
        elif kind in ("after", "beside") and slug != lead and free:
            self.of[slug] = f"{kind}: {random_.choice(free)}"
        elif kind == "group" and len(free) > 3:
            for s in (slug, *free[-2:]) if slug != lead else free[-2:]:
                self.of[s] = f"group: 集纳{page['page']}"
        elif kind == "keep":
            self.of[slug] = "keep: whole"
        else:
            self.of[slug] = "jump: no"

    def write(self, path):
        """Puts the pins into issue.yaml, an article a line; returns which line is whose."""
        lines = [l for l in open(path, encoding="utf-8").read().split("\n") if l and l != "overset: cut"]
        out, whose = ["overset: cut"], {}
        for l in lines:
            listed = re.match(r"    articles: \[(.*)\]", l)
            if not listed and not l.startswith("      - "):
                out.append(l)
            for slug in listed[1].split(", ") if listed else re.findall(r"      - (?:\{slug: )?(\w+)", l):
                if slug == (listed and listed[1].split(", ")[0]):
                    out.append("    articles:")
                out.append(f"      - {{slug: {slug}, {self.of[slug]}}}" if slug in self.of else f"      - {slug}")
                whose[len(out)] = slug
        with open(path, "w", encoding="utf-8") as f:
            f.write("\n".join(out) + "\n")
        return whose

    def drop(self, said, whose):
        """Takes out what the tool tells of; false: nothing of it is a pin's."""
        found = False
        for number, message in re.findall(r"issue\.yaml:(\d+):\d+: error: (.*)", said):
            slug = whose.get(int(number))
            if slug in self.of:
                self.told.append((slug, f"{self.of.pop(slug)}: {message}"))
                found = True
        for path, message in re.findall(r"(\w+)\.md:\d+:\d+: error: (.*)", said):
            if path in self.of:
                self.told.append((path, f"{self.of.pop(path)}: {message}"))
                found = True
        return found
