"""What the checks of exchange formats share: build.py's issues, the site's pages as text."""
import collections
import json
import pathlib
import unicodedata

import lxml.html

HERE = pathlib.Path(__file__).resolve().parent


def issues(scratch, *names):
    """The folders of the issues that build.py made: of the sample, of the odd articles."""
    found = [p.parent for name in names for p in sorted((pathlib.Path(scratch) / name / "out/site").glob("*/*/issue.json"))]
    assert found, scratch
    return found


def label(folder):
    return f"{folder.parent.name}/{folder.name}"


def told(folder):
    return json.loads((folder / "issue.json").read_text(encoding="utf-8"))


def seen(text):
    """What is seen, in order: no white space, no marks that one format draws and another says otherwise."""
    return "".join(c for c in unicodedata.normalize("NFC", text) if unicodedata.category(c)[0] in "LN")


def letters(text):
    return collections.Counter(seen(text))


def html(path):
    return lxml.html.parse(str(path), lxml.html.HTMLParser(encoding="utf-8"))


def page_text(path, *wanted):
    """The text of an article's page: of its elements of these classes, and its title where h1 is among them."""
    parts = [f'//article//*[contains(concat(" ",@class," ")," {w} ")]' if w != "h1" else "//article//h1" for w in wanted]
    story = html(path).xpath(" | ".join(parts))
    assert story, path
    text = []
    for part in story:
        for gone in part.xpath(".//script|.//nav|.//rp|.//*[@aria-hidden='true']"):
            gone.drop_tree()
        text.append(part.text_content())
    return "".join(text)


def corrections(page):
    """The words of each correction on an article's page."""
    told = page.xpath('//*[@class="corrections"]/p[strong]')
    for gone in (g for p in told for g in p.xpath("strong|time")):
        gone.drop_tree()
    return [seen(p.text_content()) for p in told]


def report(faults, what):
    print("\n".join(faults[:40]))
    print(f"{what}: {len(faults)} faults")
    return bool(faults)
