#!/usr/bin/env python3
"""The book's chapter of reference, made of what the tool says of itself: reference.py PAIBAN [--check]

Commands and options are those of `paiban COMMAND --help`, keys those of `paiban schema KIND`. Writes the chapter's
articles of both papers; --check writes nothing and fails when one is not up to date. Standard library only.
"""
import functools, json, os, re, subprocess, sys

BOOK = os.path.dirname(os.path.abspath(__file__))
DATE = '2026-11-29'
COLUMN = 24  # where the help texts of options begin
WORDS = {
    'zh': {'paper': 'shouce', 'kicker': '第九章 命令与参考', 'deck': '由工具自己写出，与它一致', 'lang': '',
           'commands': '命令', 'as above': '同上', 'keys': '键：', 'required': '必填', 'list': '一列', 'map': '自定名字，每个名字下写',
           'bool': '`true`、`false`', 'text': '文字', 'number': '数', 'integer': '整数', 'length': '长度', 'to': '到', 'least': '不小于',
           'sep': '、', 'colon': '：', 'stop': '；', 'or': '，或', 'open': '（', 'close': '）',
           'file': {'group': '报系', 'paper': '一份报', 'issue': '一期', 'article': '稿件元数据', 'layout': '版式', 'fonts': '字体'}},
    'en': {'paper': 'handbook', 'kicker': 'Chapter 9  Reference', 'deck': 'Written by the tool itself, and in agreement with it',
           'lang': 'lang: en\n',
           'commands': 'Commands', 'as above': 'as above', 'keys': 'Keys: ', 'required': 'required', 'list': 'a list of', 'map': 'names of yours, and under each',
           'bool': '`true`, `false`', 'text': 'text', 'number': 'a number', 'integer': 'a whole number', 'length': 'a length', 'to': ' to ',
           'least': 'at least ', 'sep': ', ', 'colon': ': ', 'stop': '; ', 'or': ', or ', 'open': ' (', 'close': ')',
           'file': {'group': 'the group', 'paper': 'a paper', 'issue': 'an issue', 'article': 'front matter', 'layout': 'a layout', 'fonts': 'fonts'}},
}
KINDS = {'group': 'group.yaml', 'paper': 'paper.yaml', 'issue': 'issue.yaml', 'article': 'SLUG.md', 'layout': 'layout.yaml', 'fonts': 'fonts.yaml'}
# The chapter's articles: their kinds of file, and in how many parts, each for a page. The first is of the commands.
PAGES = [('commands', (), 4), ('keys-group', ('group', 'paper'), 1), ('keys-fonts', ('fonts',), 1), ('keys-issue', ('issue',), 3),
         ('keys-article', ('article',), 2), ('keys-layout', ('layout',), 5)]


@functools.lru_cache(maxsize=None)
def ask(paiban, *words):
    env = dict(os.environ, LC_ALL='C.UTF-8', NO_COLOR='1')
    return subprocess.run([paiban, *words], env=env, stdout=subprocess.PIPE, check=True).stdout.decode('utf-8')


def code(s):
    return f'`{s}`'


def plain(s):
    """Help text as Markdown: names with marks in them as code, what would be markup as it is."""
    parts = re.split(r'(`[^`]*`)', re.sub(r'(?<![`\w.])[a-z]+(?:[_.][a-z]+)+(?![\w`])', lambda m: code(m.group(0)), s))
    return ''.join(p if p.startswith('`') else re.sub(r'([\\*\[\]<>{}#|~])', r'\\\1', p) for p in parts)


def commands(paiban, lang, w):
    out, told = [], set()
    general = ask(paiban, '--help', '--lang=' + lang)
    names = re.findall(r'^  ([a-z]+) +\S', general, re.M)
    out += [plain(line) for line in general.rstrip('\n').split('\n\n')[-1].split('\n')]
    for name in names:
        usage, *rest = ask(paiban, name, '--help', '--lang=' + lang).rstrip('\n').split('\n')
        usage = re.sub(r'^(usage: |用法：)', '', usage)
        about, options, more = [], [], []
        for line in rest:
            if line.startswith('  --'):
                cut = COLUMN if line[COLUMN - 1:COLUMN] == ' ' else len(line)
                options.append([line[2:cut].strip(), line[cut:].strip()])
            elif options and line.startswith(' ' * COLUMN):
                options[-1][1] = (options[-1][1] + ' ' + line.strip()).strip()
            elif line.strip():
                (more if options else about).append(line.strip())
        items = [f'- {code(o)}{w["colon"]}{plain(t)}' for o, t in options if (o, t) not in told]
        again = w['sep'].join(code(o) for o, t in options if (o, t) in told)
        if again:
            items.append(f'- {w["as above"]}{w["colon"]}{again}')
        told |= {(o, t) for o, t in options}
        text = [f'## {name}', f'```\n{usage}\n```', plain(' '.join(about)), '\n\n'.join(items), plain(' '.join(more))]
        out.append('\n\n'.join(t for t in text if t))
    return out


def bare(schema):
    """A key's schema without the alternative `null` (a key with nothing behind it)."""
    some = schema.get('anyOf')
    if some and some[0] == {'type': 'null'} and len(some) == 2:
        return {**{k: v for k, v in schema.items() if k != 'anyOf'}, **some[1]}
    return schema


def value(s, w):
    """What may stand at a key, in words."""
    s = bare(s)
    if 'anyOf' in s:
        kinds = []
        for one in s['anyOf']:
            said = value(one, w)
            if said and said not in kinds:
                kinds.append(said)
        return w['or'].join(kinds)
    if 'enum' in s:
        if set(map(str, s['enum'])) == {'True', 'False', 'yes', 'no'}:
            return w['bool']
        return w['sep'].join(code(v if isinstance(v, str) else json.dumps(v)) for v in s['enum'])
    t = s.get('type')
    if t == 'array':
        said = value(s.get('items', {}), w)
        return w['list'] + (' ' if w['list'].isascii() else '') + said if said else w['list'].replace(' of', '')
    if t == 'integer' or t == 'number':
        low, high = s.get('minimum'), s.get('maximum')
        span = f'{low}{w["to"]}{high}' if high is not None and low is not None else w['least'] + str(low) if low is not None else ''
        return w['integer' if t == 'integer' else 'number'] + (f'{w["open"]}{span}{w["close"]}' if span else '')
    if t == 'object':
        return ''
    if isinstance(t, list):
        return w['text']
    if '行' in s.get('pattern', ''):
        return w['length']
    return w['text'] if t == 'string' else ''


def inner(s):
    """(properties, required, whether under names of the editor's) of each map that may stand at a key."""
    s = bare(s)
    found = []
    for one in s.get('anyOf', [s]):
        one = bare(one)
        while one.get('type') == 'array':
            one = bare(one.get('items', {}))
            for sub in one.get('anyOf', []):
                found += inner(sub)
        if one.get('properties'):
            found.append((one['properties'], one.get('required', []), False))
        more = one.get('additionalProperties')
        if isinstance(more, dict):
            found += [(p, r, True) for p, r, _ in inner(more)]
    return found


def key_items(properties, required, path, w, seen, lang):
    out = []
    for key, s in properties.items():
        full = path + [key]
        title = bare(s).get('title') or s.get('title')
        said = [w['required']] if key in required else []
        said += [value(s, w)] if value(s, w) else []
        below = inner(s)
        names = [p for p, _, _ in below]
        line = f'- {code(".".join(full))}'
        if lang == 'zh' and title:
            line += title
        again = [json.dumps(p, sort_keys=True) for p in names]
        old = next((seen[a] for a in again if a in seen), None)
        if old:
            said.append(('同' if lang == 'zh' else 'as ') + code(old))
        elif any(m for _, _, m in below):
            said.append(w['map'])
        out.append(line + (w['colon'] + w['stop'].join(said) if said else ''))
        if old:
            continue
        for (p, r, mapped), a in zip(below, again):
            seen[a] = '.'.join(full)
            out += key_items(p, r, full + (['*'] if mapped else []), w, seen, lang)
    return out


def height(item):
    """About how many lines of the book an item takes; Chinese is twice as broad."""
    return sum(2 * line.startswith('#') + 1 + sum(1.0 if c > '\u2e7f' else 0.55 for c in line) // 38 for line in item.split('\n'))


def parts(items, n):
    """Items in n parts of about the same height."""
    total, done, out = sum(map(height, items)), 0, [[] for _ in range(n)]
    for item in items:
        out[min(n - 1, int(done * n / total))].append(item)
        done += height(item)
    return out


def articles(paiban, lang):
    """The chapter: (slug, title, text) of each of its articles."""
    w = WORDS[lang]
    for slug, kinds, n in PAGES:
        items = [] if kinds else commands(paiban, lang, w)
        for kind in kinds:
            schema = json.loads(ask(paiban, 'schema', kind))
            if len(kinds) > 1:
                items.append(f'## {KINDS[kind]}{w["open"]}{w["file"][kind]}{w["close"]}')
            items += key_items(schema['properties'], schema.get('required', []), [], w, {}, lang)
        title = w['keys'] + w['sep'].join(w['file'][k] for k in kinds) if kinds else w['commands']
        for i, part in enumerate(parts(items, n), 1):
            yield slug + (f'-{i}' if i > 1 else ''), title + (f'{w["open"]}{i}{w["close"]}' if n > 1 else ''), '\n\n'.join(part)


def chapter(paiban, lang):
    """File names and texts."""
    w = WORDS[lang]
    for slug, title, text in articles(paiban, lang):
        head = f'---\nkicker: {w["kicker"]}\ntitle: "{title}"\ndeck: {w["deck"]}\n{w["lang"]}---'
        yield f'{slug}.md', head + '\n\n' + text + '\n'


def main(paiban, check=False):
    stale = []
    for lang, w in WORDS.items():
        folder = os.path.join(BOOK, 'content', w['paper'], DATE)
        for name, text in chapter(paiban, lang):
            path = os.path.join(folder, name)
            if not check:
                with open(path, 'w', encoding='utf-8') as f:
                    f.write(text)
            elif not os.path.exists(path) or open(path, encoding='utf-8').read() != text:
                stale.append(path)
    for path in stale:
        print(f'{path}: not what the tool says; run {sys.argv[0]} {paiban}', file=sys.stderr)
    return bool(stale)


if __name__ == '__main__':
    sys.exit(main(sys.argv[1], sys.argv[2:] == ['--check']))
