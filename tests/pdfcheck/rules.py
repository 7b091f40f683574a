"""The table of conditions. Each is a function of a Document that yields what is wrong with it."""

RULES = []


class Rule:
    def __init__(self, name, title, kinds, check):
        self.name, self.title, self.kinds, self.check = name, title, kinds, check


def rule(names, title, kinds="reading"):
    """names: one a standard, with clause and number ('A2 6.1.2-1'); kinds: of the files that it holds for."""
    def add(check):
        for name in names.split("; "):
            RULES.append(Rule(name, title, "press" if name.startswith("X4") else kinds, check))
        return check
    return add


def run(doc, only=None):
    """→ [(Rule, [faults])] of all conditions that hold for this kind of file."""
    kind = "press" if doc.press else "reading"
    out = []
    for r in RULES:
        if kind in r.kinds and (only is None or r.name in only):
            try:
                faults = list(r.check(doc))
            except Exception as fault:  # pylint: disable=broad-except # what can't be read is no conforming file
                faults = [f"cannot be looked at: {fault!r}"]
            out.append((r, faults))
    return out


def known_open(path):
    """The names in a file of conditions that are known not to be kept yet; None: no file, none."""
    if not path:
        return set()
    with open(path, encoding="utf-8") as f:
        return {line.split("#")[0].strip() for line in f} - {""}
