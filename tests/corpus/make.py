#!/usr/bin/env python3
"""A content tree of real text from Debian packages: make.py DIR [--paper ID] [--scale F]

Writes DIR/content (group, papers, issues, articles), DIR/text/<lang>.txt (the articles' paragraphs, one a line) and
DIR/packages.txt (what was read, by version). Packages are fetched by apt into DIR/cache and unpacked there, not installed.
The same versions of the packages give the same tree. See README.md.
"""
import argparse, collections, datetime, json, os, re, shutil, struct, subprocess, sys

sys.path.insert(0, os.path.dirname(os.path.abspath(__file__)))
import sources as S

HAN = re.compile('[\u3400-\u4dbf\u4e00-\u9fff\U00020000-\U0003ffff]')
TIBETAN = re.compile('[\u0f00-\u0fff]')
LATIN = re.compile('[A-Za-z]')
LEAST, MOST = 150, 4500              # characters of the paper's script in an article
PAGE = {'broadsheet': 9000, 'tabloid': 3600}
ISSUE = 45                           # articles in an issue, about


class Tools:
    def __init__(self, cache):
        self.cache, self.versions = cache, {}
        self.wanted = None               # pictures of the document at hand

    def package(self, name):
        """The package's files, unpacked; fetched when not there."""
        at = os.path.join(self.cache, 'x', name)
        debs = os.path.join(self.cache, 'deb')
        os.makedirs(debs, exist_ok=True)
        found = sorted(f for f in os.listdir(debs) if f.startswith(name + '_'))
        if not found:
            done = subprocess.run(['apt-get', '-qq', 'download', name], cwd=debs, capture_output=True, text=True)
            found = sorted(f for f in os.listdir(debs) if f.startswith(name + '_'))
            if not found:
                sys.exit(f'make.py: no package {name}: {done.stderr.strip()} (apt-get update?)')
        if not os.path.isdir(at):
            os.makedirs(at + '.part')
            subprocess.run(['dpkg', '-x', os.path.join(debs, found[-1]), at + '.part'], check=True)
            os.rename(at + '.part', at)
        self.versions[name] = found[-1]
        return at

    def program(self, package, path):
        return os.path.join(self.package(package), path)

    def pictures(self, folder):
        def picture(src, alt):
            path = os.path.normpath(os.path.join(folder, src))
            if not re.search(r'(?i)\.(png|jpe?g)$', src) or not os.path.isfile(path) or size_of(path)[0] < 200:
                return None
            name = re.sub('[^a-z0-9.]+', '-', os.path.basename(path).lower()).strip('-')
            return f'\x01{path}\x02![{S.M.escape(alt)}]({name})'
        return picture


def size_of(path):
    with open(path, 'rb') as f:
        head = f.read(24)
    return struct.unpack('>2I', head[16:24]) if head[:8] == b'\x89PNG\r\n\x1a\n' else (1000, 1000)


def letters(text, lang):
    return len((TIBETAN if lang == 'bo' else HAN).findall(text))


def articles_of(title, blocks, notes, lang):
    """A document cut at its headings into articles of some length: (title, blocks)."""
    parts, path = [], [title or '']
    current = [title or '', []]
    levels = sorted({b.level for b in blocks if b.kind == 'h'})
    size = 0
    for b in blocks:
        n = letters(b.md, lang)
        cut = b.kind == 'h' and (size >= LEAST * 4 or b.level <= (levels[1] if len(levels) > 1 else levels[0]) and size >= LEAST)
        if cut or size > MOST and b.kind not in ('li', 'note'):
            parts.append(current)
            current = [b.plain if b.kind == 'h' else current[0], []]
            size = 0
            if b.kind == 'h':
                continue
        if b.kind == 'h' and not current[1]:                 # the first heading is the title
            current[0] = b.plain
            continue
        current[1].append(b)
        size += n
    parts.append(current)
    return parts


def body_of(blocks, notes):
    used, out, plain, term = [], [], [], []
    levels = sorted({b.level for b in blocks if b.kind == 'h'})
    for b in blocks:
        md = re.sub('\x01[^\x02]*\x02', '', b.md)
        used += [k for k in re.findall(r'\[\^([^\]]+)\]', md) if k not in used]
        if b.kind == 'h':
            md = '#' * (2 + min(levels.index(b.level), 2)) + ' ' + md
        out.append(md)
        plain += [x for x in b.plain.split('\n') if x]
    text = '\n\n'.join(out)
    for k in used:
        n = used.index(k) + 1
        if k in notes:
            text = text.replace(f'[^{k}]', f'[^{n}]') + f'\n\n[^{n}]: {notes[k][0]}'
            plain += notes[k][1]
        else:
            text = text.replace(f'[^{k}]', '')
    return text + '\n', plain


def enough(plain, lang):
    text = ''.join(plain)
    n = letters(text, lang)
    return n >= LEAST and n >= 0.3 * (n + len(LATIN.findall(text)))


def gather(paper, tools, scale):
    """Articles of a paper: dicts, source by source."""
    ident, lang, layout, name, sources = paper
    for source, package, label, how, most in sources:
        root, taken, number = tools.package(package), 0, 0
        most = int(most * scale)
        pending = []

        def documents():
            bundle, k = [], 0                                # pieces without a title are gathered
            for title, blocks, notes in how(root, tools):
                if title is not None:
                    yield title, blocks, notes
                    continue
                for b in blocks:
                    bundle.append(b)
                    if sum(letters(x.md, lang) for x in bundle) > 1200:
                        k += 1
                        yield f'{label} {k}', bundle, {}
                        bundle = []
                if bundle and blocks is not None and len(blocks) > 30:
                    k += 1
                    yield f'{label} {k}', bundle, {}
                    bundle = []
            if bundle:
                yield f'{label} {k + 1}', bundle, {}
        verses = []
        for title, blocks, notes in documents():
            if blocks and blocks[-1].kind == 'verse':        # poems are short: six make an article
                verses.append((title, blocks))
                if len(verses) < 6:
                    continue
                blocks = [x for t, bs in verses for x in [S.M.Block('h', S.M.escape(t), t, 2)] + bs]
                title, verses = f'{label}六首 {number + 1}', []
                parts = [[title, blocks]]
            else:
                if not blocks:
                    continue
                parts = articles_of(title, blocks, notes, lang)
            seen = collections.Counter()
            for head, part in parts:
                seen[head] += 1
                md, plain = body_of(part, notes)
                if taken >= most or not enough(plain, lang):
                    continue
                number += 1
                taken += letters(''.join(plain), lang)
                head = re.sub(r'^((第\s*)?[A-Z0-9]+(\.[0-9]+)*\.?\s*章?\.?\s+)', '', head).strip() or label
                if seen[head] > 1:
                    head += f'（{seen[head]}）'
                pictures = [re.match('\x01([^\x02]*)\x02.*\\(([^()]*)\\)$', b.md, re.S).groups() for b in part if b.kind == 'image']
                yield {'slug': f'{source}-{number:03d}', 'title': head, 'column': label, 'md': md, 'plain': plain, 'pictures': pictures,
                       'weight': letters(md, lang) // (2 if lang == 'bo' else 1) + len(LATIN.findall(md)) // 2}
            if taken >= most:
                break
        print(f'{ident}: {source} ({package}): {number} articles, {taken} characters', file=sys.stderr)


def write_issue(folder, issue, layout, number):
    os.makedirs(folder)
    pages, page, weight = [], [], 0
    for a in issue:
        if page and (weight + a['weight'] > PAGE[layout] or a['column'] != page[-1]['column'] and weight > PAGE[layout] / 2):
            pages.append(page)
            page, weight = [], 0
        page.append(a)
        weight += a['weight'] + 120
    pages.append(page)
    lines = [f'number: "{number:05d}"', 'overset: extra', 'pages:']
    for p in pages:
        lines += [f'  - title: {json.dumps(p[0]["column"], ensure_ascii=False)}', '    articles: [' + ', '.join(a['slug'] for a in p) + ']']
    open(os.path.join(folder, 'issue.yaml'), 'w', encoding='utf-8').write('\n'.join(lines) + '\n')
    for a in issue:
        head = f'---\ntitle: {json.dumps(a["title"], ensure_ascii=False)}\ncolumn: {json.dumps(a["column"], ensure_ascii=False)}\n---\n\n'
        with open(os.path.join(folder, a['slug'] + '.md'), 'w', encoding='utf-8') as f:
            f.write(head + a['md'])
        for path, name in a['pictures']:
            shutil.copyfile(path, os.path.join(folder, name))


def main():
    p = argparse.ArgumentParser(description=__doc__.split('\n')[0])
    p.add_argument('dir')
    p.add_argument('--paper', action='append', help='only this paper')
    p.add_argument('--scale', type=float, default=1.0, help='of each source take this share of its characters')
    p.add_argument('--cache', help='where packages are kept (DIR/cache)')
    o = p.parse_args()
    tools = Tools(o.cache or os.path.join(o.dir, 'cache'))
    content, text = os.path.join(o.dir, 'content'), os.path.join(o.dir, 'text')
    for d in (content, text):
        shutil.rmtree(d, ignore_errors=True)
        os.makedirs(d)
    papers = [x for x in S.PAPERS if not o.paper or x[0] in o.paper]
    open(os.path.join(content, 'group.yaml'), 'w').write('name: 语料报\nbase_url: https://paper.test/corpus/\npapers: [' + ', '.join(x[0] for x in papers) + ']\n')
    plain = collections.defaultdict(list)
    for paper in papers:
        ident, lang, layout, name, _ = paper
        os.makedirs(os.path.join(content, ident))
        open(os.path.join(content, ident, 'paper.yaml'), 'w', encoding='utf-8').write(
            f'title: {name}\nlang: {lang}\nlayout: {layout}\npublisher: {"语料" if lang != "bo" else "དཔེ་གཞི།"}\nspecimen: true\n')
        articles = list(gather(paper, tools, o.scale))
        count = max(1, round(len(articles) / ISSUE))
        for i in range(count):
            issue = articles[len(articles) * i // count:len(articles) * (i + 1) // count]
            day = datetime.date(2001, 1, 1) + datetime.timedelta(days=i)
            write_issue(os.path.join(content, ident, day.isoformat()), issue, layout, i + 1)
        for a in articles:
            plain[lang] += a['plain']
        total = sum(letters(''.join(a['plain']), lang) for a in articles)
        print(f'{ident}: {len(articles)} articles in {count} issues, {total} characters of {lang}')
    for lang, lines in plain.items():
        open(os.path.join(text, lang.lower() + '.txt'), 'w', encoding='utf-8').write('\n'.join(lines) + '\n')
    open(os.path.join(o.dir, 'packages.txt'), 'w').write('\n'.join(tools.versions[k] for k in sorted(tools.versions)) + '\n')


if __name__ == '__main__':
    main()
