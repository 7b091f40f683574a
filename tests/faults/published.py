"""What is published in an output folder, and the links of its pages: for run.py and kills.py."""
import functools
import re
import urllib.parse

GROUP = "name: 试报集团\nbase_url: https://paper.test/\npapers: [demo]\n"
PAPER = "title: 试报\nlang: zh-Hans\nlayout: broadsheet\npublisher: 试报社\n"


def article(title, page=1, text="正文一段，不长。", more=""):
    return f"---\ntitle: {title}\npage: {page}\n{more}---\n\n{text}\n"


OLD = {
    "2021-11-01/first.md": article("头条"),
    "2021-11-01/withdrawn.md": article("将要撤下的消息", 2),
    "2021-11-02/first.md": article("次日头条"),
    "2021-11-02/second.md": article("次日二条", 2),
    "2021-12-01/only.md": article("整期撤下"),
}
NEW = {
    "2021-11-01/first.md": article("头条", text="改过的正文。"),
    "2021-11-01/added.md": article("新添的消息"),
    "2021-11-02/first.md": article("次日头条"),
    "2021-11-02/second.md": article("次日二条", 2),
    "2021-11-03/first.md": article("第三日"),
}


def write_content(root, articles):
    for path, text in [("group.yaml", GROUP), ("demo/paper.yaml", PAPER)] + [(f"demo/{k}", v) for k, v in articles.items()]:
        file = root / "content" / path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text, encoding="utf-8")
    return root


LINK = re.compile(r'(?:href|src|data-pdf)="([^"#?]+)')


@functools.lru_cache(None)
def targets(page, data):
    """(link, file) of a page's links within the site."""
    found = []
    for link in LINK.findall(data.decode("utf-8", "replace")):
        if re.match(r"[a-z]+:", link):
            continue
        parts = []
        for part in (page.rsplit("/", 1)[0] + "/" + urllib.parse.unquote(link)).split("/"):
            parts = parts[:-1] if part == ".." else parts + [part] if part not in (".", "") else parts
        found.append((link, "/".join(parts) + ("/index.html" if link.endswith("/") else "")))
    return found


def dead_links(files):
    """Links from pages that site/index.html leads to, to files that aren't there. files: name → bytes."""
    to_do, seen, dead = ["site/index.html"] if "site/index.html" in files else [], set(), []
    while to_do:
        page = to_do.pop()
        for link, target in targets(page, files[page]) if page.endswith(".html") else []:
            if target not in files:
                dead.append(f"{page} -> {link}")
            elif target not in seen:
                seen.add(target)
                to_do.append(target)
    return dead


def left_over(out):
    return [str(f) for f in (out / ".paiban").glob("*") if f.name.startswith("staging") or f.name == "journal"]
