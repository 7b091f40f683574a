#!/usr/bin/env python3
"""What the tool makes of a corpus: run.py --paiban build/release/paiban DIR [--paper ID]… [--only build,lines,whole] [--check N]

DIR is what make.py wrote. Reports go to DIR/report/: refusals.txt (each error by kind, with its place), losses.txt (letters of
the source that the article page or the facsimile pages lack, or have twice), warnings.txt (counts by kind), lines.txt (the
worst 100 lines and how many gaps are over the caps). What is printed is the summary. Nothing here is a pass or a failure by
itself but the exit status: 0 when nothing was refused, lost, doubled or set over the caps.
"""
import argparse, collections, concurrent.futures, glob, html, html.parser, os, re, resource, shutil, subprocess, sys, time

HERE = os.path.dirname(os.path.abspath(__file__))
ROOT = os.path.dirname(os.path.dirname(HERE))
CHECKS = os.environ.get('PAIBAN_CHECKS', os.path.join(ROOT, '..', 'shared', 'check'))
LETTER = re.compile('[0-9A-Za-z\u0f00-\u0fbc\u3005-\u3007\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\U00020000-\U0003ffff]')
DIGIT = re.compile('[0-9]')
CAPS = {'space': (0.5, 1, 2), 'latin': (0.5, 1, 2), 'each': (1 / 3, 0.5, 1)}
CAP = {'space': 1, 'latin': 1, 'each': 0.5}                  # a line over it is a fault
NATURAL = {'space': 0.25, 'latin': 0.25, 'each': 0}          # what the gap is before it is opened


def run(command, **options):
    """Exit status, what it said, seconds and memory of its own (MB)."""
    start = time.monotonic()
    p = subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, **options)
    said = p.stdout.read().decode('utf-8', 'replace')
    _, status, usage = os.wait4(p.pid, 0)
    p.returncode = os.waitstatus_to_exitcode(status)
    return p.returncode, said, time.monotonic() - start, usage.ru_maxrss // 1024


# Diagnostics

DIAGNOSTIC = re.compile(r'^(?P<file>\S[^\n]*?):(?P<line>\d+)(?::(?P<column>\d+))?: (?P<what>error|warning): (?P<text>.*)$')


def diagnostics(said):
    found = []
    for line in said.split('\n'):
        m = DIAGNOSTIC.match(line)
        if m:
            found.append(dict(m.groupdict(), source=''))
        elif re.match(r'(paiban: )?(error|warning):|paiban: (?!note)', line):
            found.append({'file': '', 'line': '', 'column': '', 'what': 'warning' if 'warning' in line else 'error', 'text': line, 'source': ''})
        elif found and not found[-1]['source'] and line.startswith('    '):
            found[-1]['source'] = line.strip()[:160]
    return found


def kind_of(text):
    text = re.sub(r"character '.*' \((U\+[0-9A-F]+)\)", r'character \1', text)
    if 'U+' not in text:
        text = re.sub(r'\d+', 'N', text)
    return re.sub(r'“[^”]+”|‘[^’]+’|\'[^\']{2,}\'|(?<=line before )\'.\'|^<.*?>(?= is no tag)', '…', text)


# Conservation

class Page(html.parser.HTMLParser):
    """The text of an element chosen by `into`, without what is not the author's: `out`."""
    VOID = {'br', 'img', 'meta', 'link', 'input', 'hr', 'source', 'area', 'wbr', 'col', 'path', 'use'}

    def __init__(self, into, out):
        super().__init__()
        self.into, self.out, self.stack, self.texts, self.key = into, out, [], collections.defaultdict(list), None

    def handle_starttag(self, tag, attrs):
        if tag in self.VOID:
            return
        a = dict(attrs)
        inside, hidden = self.stack[-1][1:] if self.stack else (None, False)
        key = self.into(tag, a)
        self.stack.append((tag, key if key is not None else inside, hidden or self.out(tag, a)))

    def handle_endtag(self, tag):
        for i in range(len(self.stack) - 1, -1, -1):
            if self.stack[i][0] == tag:
                del self.stack[i:]
                return

    def handle_data(self, data):
        if self.stack and self.stack[-1][1] is not None and not self.stack[-1][2]:
            self.texts[self.stack[-1][1]].append(data)


def read_page(path, into, out):
    p = Page(into, out)
    p.feed(open(path, encoding='utf-8').read())
    p.close()
    return {k: ''.join(v) for k, v in p.texts.items()}


def classes(a):
    return set((a.get('class') or '').split())


def article_text(path):
    into = lambda tag, a: 'body' if 'body' in classes(a) or classes(a) & {'notes', 'footnotes'} else None
    out = lambda tag, a: tag in ('script', 'style', 'rt', 'rp', 'figure') or classes(a) & {'note-back', 'back', 'vh'} or tag == 'sup'
    return read_page(path, into, out).get('body', '')


def facsimile_texts(folder):
    found = collections.defaultdict(str)
    for path in sorted(glob.glob(os.path.join(folder, '[0-9][0-9].html'))):
        stack = []

        def into(tag, a):
            return a['data-slug'] if tag == 'article' and a.get('data-slug') else None
        out = lambda tag, a: tag in ('script', 'style', 'rt', 'nav', 'aside', 'header') or classes(a) & {'jump', 'continued'}
        for slug, text in read_page(path, into, out).items():
            found[slug] += text
    return found


HTML = set('a abbr address article aside b blockquote body br button caption center cite code col dd del details dfn div dl dt em figcaption '
           'figure font footer form h1 h2 h3 h4 h5 h6 head header hr html i img input ins kbd label legend li link main mark menu meta nav ol '
           'optgroup option p pre q s samp script section select small span strike strong style sub summary sup table tbody td textarea tfoot '
           'th thead time title tr tt u ul var video'.split())
TAG = re.compile(r'(?<!\\)</?([A-Za-z][A-Za-z0-9-]*)(?:\s[^<>]*)?/?>|<!--.*?-->')


def source_text(md, tags):
    """The letters an article's Markdown says it has; make.py's dialect of it, so no full parser is needed. `tags`: those
    of HTML's elements are left out (html), or each stands between U+E003 and U+E004 (marked)."""
    body = re.sub(r'\A---\n.*?\n---\n', '', md, flags=re.S)
    out, fence = [], None
    for line in body.split('\n'):
        m = re.match(r'[> ]*(?:(?:[-*+]|\d+[.)]) +)*(`{3,})(.*)$', line)
        if fence is None and m and '`' not in m.group(2):
            fence = m.group(1)
            continue
        if fence is not None:
            if re.match(r'[> ]*' + fence + r'`*\s*$', line):
                fence = None
            else:
                out.append(re.sub(r'^(> ?)+', '', line))
            continue
        if re.match(r'\s*\[\^[^\]]+\]: ', line):
            line = re.sub(r'^\s*\[\^[^\]]+\]: ', '', line)
        line = re.sub(r'^([> ]*)\d{1,9}\. +', r'\1', line)
        code = []
        line = re.sub(r'(?<!\\)(`+)(?!`)(.+?)(?<!`)\1(?!`)', lambda m: code.append(m.group(2)) or f'\ue000{len(code) - 1}\ue001', line)
        line = re.sub(r'!\[(?:\\.|[^\]\\])*\]\([^)]*\)', '', line)
        line = re.sub(r'\[\^[^\]]+\]', '', line)
        line = re.sub(r'(?<!\\)\]\((?:<[^>]*>|[^()\s]*)\)', ']', line)
        if tags == 'marked':
            line = TAG.sub('\ue003\\g<0>\ue004', line)
        else:
            line = TAG.sub(lambda m: ' ' if not m.group(1) or m.group(1).lower() in HTML else m.group(), line)
        line = html.unescape(line.replace('\\&', '\ue002')).replace('\ue002', '&')
        line = re.sub('\ue000(\\d+)\ue001', lambda m: code[int(m.group(1))], line)
        out.append(line)
    return '\n'.join(out)


def letters(text):
    return ''.join(LETTER.findall(text))


def difference(want, got):
    a, b = collections.Counter(want), collections.Counter(got)
    return a - b, b - a


def first_parting(want, got):
    i = next((i for i, (x, y) in enumerate(zip(want, got)) if x != y), min(len(want), len(got)))
    return f'…{want[max(0, i - 12):i]}▸{want[i:i + 30]} | {got[i:i + 30]}'


# One issue

def issue_job(job):
    o, paper, date = job
    work = os.path.join(o.work, f'{paper}-{date}')
    shutil.rmtree(work, ignore_errors=True)
    content = os.path.join(work, 'content')
    os.makedirs(os.path.join(content, paper))
    source = os.path.join(o.dir, 'content')
    shutil.copy(os.path.join(source, paper, 'paper.yaml'), os.path.join(content, paper))
    open(os.path.join(content, 'group.yaml'), 'w').write(f'name: 语料报\nbase_url: https://paper.test/corpus/\npapers: [{paper}]\n')
    folder = os.path.join(content, paper, date)
    shutil.copytree(os.path.join(source, paper, date), folder)
    result = {'paper': paper, 'date': date, 'refused': [], 'warnings': collections.Counter(), 'lost': [], 'articles': 0, 'letters': 0, 'tags': 0, 'checks': []}
    for turn in range(6):
        status, said, seconds, memory = run([o.paiban, 'build', '--content', content, '--layouts', os.path.join(ROOT, 'layouts'), '--fonts',
                                             os.path.join(ROOT, 'fonts'), '--out', os.path.join(work, 'out'), '--jobs', '1', work])
        found = diagnostics(said)
        if turn == 0:
            result['warnings'].update(kind_of(d['text']) for d in found if d['what'] == 'warning')
            result.update(seconds=seconds, memory=memory)
        errors = [d for d in found if d['what'] == 'error']
        for d in errors:
            result['refused'].append(dict(d, file=os.path.relpath(d['file'], content) if d['file'] else f'{paper}/{date}'))
        if status == 0:
            break
        bad = {os.path.basename(d['file'])[:-3] for d in errors if d['file'].endswith('.md')}
        if not errors or not bad:
            result['refused'].append({'file': f'{paper}/{date}', 'line': '', 'column': '', 'text': f'exit {status} without a place: {said[-300:]}', 'source': ''})
            break
        drop(folder, bad)                                    # the others are wanted all the same
    result['built'] = status == 0
    if status == 0:
        result.update(seconds=seconds, memory=memory)
        conserve(result, work, folder, paper, date)
        if o.check and int(date[-2:]) <= o.check:
            check(result, work, paper, date)
    if not o.keep:
        shutil.rmtree(work)
    return result


def drop(folder, slugs):
    path = os.path.join(folder, 'issue.yaml')
    pages = open(path, encoding='utf-8').read()

    def kept(m):
        return '    articles: [' + ', '.join(s for s in m.group(1).split(', ') if s not in slugs) + ']'
    pages = re.sub(r'    articles: \[(.*)\]', kept, pages)
    pages = re.sub(r'  - title: .*\n    articles: \[\]\n', '', pages)
    open(path, 'w', encoding='utf-8').write(pages)
    for s in slugs:
        if os.path.exists(os.path.join(folder, s + '.md')):
            os.remove(os.path.join(folder, s + '.md'))


def conserve(result, work, folder, paper, date):
    site = os.path.join(work, 'out', 'site', paper, date)
    pages = facsimile_texts(site)
    for path in sorted(glob.glob(os.path.join(folder, '*.md'))):
        slug = os.path.basename(path)[:-3]
        source = open(path, encoding='utf-8').read()
        want = letters(source_text(source, 'html'))
        got = letters(article_text(os.path.join(site, slug + '.html')))
        bare = DIGIT.sub('', got)
        if DIGIT.sub('', want) != bare:                      # what looks like a tag may be one or not
            parts = [DIGIT.sub('', letters(x)) for x in re.split('[\ue003\ue004]', source_text(source, 'marked'))]
            if re.fullmatch(''.join(f'(?:{x})?' if i % 2 and x else x for i, x in enumerate(parts)), bare):
                want = got
                result['tags'] += 1
        result['articles'] += 1
        result['letters'] += len(want)
        # A list's number stands in its label, not in its text: digits may be more there, never fewer.
        less, more = difference(want, got)
        more = collections.Counter({k: n for k, n in more.items() if not k.isdigit()})
        if less or DIGIT.sub('', want) != bare:
            result['lost'].append((f'{paper}/{date}/{slug}', 'article', sum(less.values()), sum(more.values()),
                                   first_parting(DIGIT.sub('', want), bare)))
        page = letters(pages.get(slug, ''))
        less, more = difference(DIGIT.sub('', want), page)
        if less:                                             # the page has the title, labels and note marks besides
            result['lost'].append((f'{paper}/{date}/{slug}', 'page', sum(less.values()), 0, ''.join(less.elements())[:60]))


def check(result, work, paper, date):
    out = os.path.join(work, 'out')
    if os.path.exists(os.path.join(CHECKS, 'match.py')):
        status, said, *_ = run([sys.executable, os.path.join(CHECKS, 'match.py'), os.path.join(work, 'content'), out])
        result['checks'].append((f'match.py {paper}/{date}', said.strip().split('\n')[-12:]))
    if os.path.exists(os.path.join(CHECKS, 'glyphs.py')):
        status, said, *_ = run([sys.executable, os.path.join(CHECKS, 'glyphs.py'), os.path.join(out, 'site', paper, date, 'issue.pdf')])
        result['checks'].append((f'glyphs.py {paper}/{date}', said.strip().split('\n')))


# Lines

SHARE = re.compile(r' (space|latin|each|rest) \+(\d+\.\d+)')


def lines_job(job):
    o, path, paper = job
    command = [o.paiban, 'dump', '--stage=lines', '--layouts', os.path.join(ROOT, 'layouts'), '--fonts', os.path.join(ROOT, 'fonts'), path]
    done = subprocess.run(command, capture_output=True)
    rows = []
    for line in done.stdout.decode('utf-8', 'replace').split('\n'):
        text, _, rest = line.partition(' ; ')
        if not _ or ' ; ' not in ' ' + rest:
            continue
        shares = {k: float(v) for k, v in SHARE.findall(' ' + rest)}
        rows.append((text, shares, rest))
    return os.path.relpath(path, os.path.join(o.dir, 'content')), rows


def spread(shares):
    """How wide each kind of gap is in all; `each` comes on top of `latin`."""
    out = {k: NATURAL[k] + shares[k] for k in CAPS if k in shares}
    if 'latin' in out:
        out['latin'] += shares.get('each', 0)
    return out


def lines(o, papers, report):
    jobs = [(o, p, paper) for paper in papers for p in sorted(glob.glob(os.path.join(o.dir, 'content', paper, '*', '*.md')))]
    tables = {p: {k: collections.Counter() for k in CAPS} for p in papers}
    counts, divided, ragged, worst = collections.Counter(), collections.Counter(), collections.Counter(), []
    with concurrent.futures.ThreadPoolExecutor(o.jobs) as pool:
        for path, rows in pool.map(lines_job, jobs):
            paper = path.split('/')[0]
            for text, shares, rest in rows:
                counts[paper] += 1
                divided[paper] += bool(re.search(r'^(divided|spare)', rest.rsplit('; ', 1)[-1]))
                ragged[paper] += ' ragged +' in ' ' + rest
                opened = spread(shares)
                for k, v in opened.items():
                    for cap in CAPS[k]:
                        tables[paper][k][cap] += v > cap
                excess = max([v / CAP[k] for k, v in opened.items()] or [0])
                if ' rest -' in rest:                        # it runs out of its column
                    excess = 100
                if excess > 0.6:
                    worst.append((excess, path, text, rest))
    worst.sort(key=lambda x: (-x[0], x[1], x[2]))
    with open(os.path.join(report, 'lines.txt'), 'w', encoding='utf-8') as f:
        print(f'{len(worst)} lines over 0.6 of a cap; the worst 100, then all', file=f)
        for n, (excess, path, text, rest) in enumerate(worst):
            print(f'{excess:7.2f}  {path}  {text}  ; {rest}', file=f)
    print('\nLINES with a gap of more than … em: word space, Han–Latin (both with their natural ¼), between all characters')
    print(f'{"paper":10}{"lines":>8} ' + ''.join(f'{k + ">" + format(c, ".2g"):>12}' for k in CAPS for c in CAPS[k]) + '     divided      ragged')
    for p in papers:
        print(f'{p:10}{counts[p]:8} ' + ''.join(f'{tables[p][k][c]:12}' for k in CAPS for c in CAPS[k]) + f'{divided[p]:12}{ragged[p]:12}')
    over = sum(1 for x in worst if x[0] > 1)
    print(f'over a cap (word space 1, Han–Latin 1, between characters ½ em) or out of the column: {over}')
    for excess, path, text, rest in worst[:12]:
        print(f'  {excess:6.2f}  {path}: {text} ; {rest}')
    return over


def builds(o, papers, report):
    jobs = [(o, p, os.path.basename(d)) for p in papers for d in sorted(glob.glob(os.path.join(o.dir, 'content', p, '2*')))]
    with concurrent.futures.ThreadPoolExecutor(o.jobs) as pool:
        results = list(pool.map(issue_job, jobs))
    refused, warnings = collections.defaultdict(list), collections.Counter()
    for r in results:
        warnings.update(r['warnings'])
        for d in r['refused']:
            refused[kind_of(d['text'])].append(d)
    with open(os.path.join(report, 'refusals.txt'), 'w', encoding='utf-8') as f:
        for kind, found in sorted(refused.items(), key=lambda x: (-len(x[1]), x[0])):
            print(f'{len(found)}  {kind}', file=f)
            for d in found:
                print(f'      {d["file"]}:{d["line"]}:{d["column"]}: {d["text"]}\n          {d["source"]}', file=f)
    with open(os.path.join(report, 'warnings.txt'), 'w', encoding='utf-8') as f:
        for kind, n in warnings.most_common():
            print(f'{n}  {kind}', file=f)
    lost = [x for r in results for x in r['lost']]
    with open(os.path.join(report, 'losses.txt'), 'w', encoding='utf-8') as f:
        for x in lost:
            print('{}  {}  lost {}  doubled {}  {}'.format(*x), file=f)
    print('BUILDS')
    for p in papers:
        rs = [r for r in results if r['paper'] == p]
        print(f'{p:10} issues {len(rs)}, built {sum(r["built"] for r in rs)}; articles {sum(r["articles"] for r in rs)}, letters {sum(r["letters"] for r in rs)}; '
              f'refusals {sum(len(r["refused"]) for r in rs)}; {sum(r["seconds"] for r in rs):.1f} s, {max(r["memory"] for r in rs)} MB at most')
    slow = sorted(results, key=lambda r: -r['seconds'] / max(1, r['letters']))[:3]
    print('slowest a letter: ' + '; '.join(f'{r["paper"]}/{r["date"]} {r["seconds"]:.2f} s for {r["letters"]}' for r in slow))
    print('\nREFUSALS')
    for kind, found in sorted(refused.items(), key=lambda x: (-len(x[1]), x[0])):
        print(f'{len(found):6}  {kind}   e.g. {found[0]["file"]}:{found[0]["line"]}')
    for place in ('article', 'page'):
        some = [x for x in lost if x[1] == place]
        print(f'\nLOSSES, {place}: {len(some)} articles, {sum(x[2] for x in some)} letters lost, {sum(x[3] for x in some)} doubled or strange')
        for x in sorted(some, key=lambda x: -x[2] - x[3])[:12]:
            print(f'   {x[0]}: lost {x[2]}, doubled {x[3]}: {x[4]}')
    print(f'articles in which a tag of no HTML element is not printed, or an element of HTML is: {sum(r["tags"] for r in results)}')
    print('\nWARNINGS')
    for kind, n in warnings.most_common(25):
        print(f'{n:6}  {kind}')
    for r in results:
        for name, said in r['checks']:
            print(f'\n{name}')
            for line in said:
                print('   ' + line[:200])
    return sum(len(x) for x in refused.values()) + len(lost)


def whole(o, papers):
    """Everything at once, as a user would: time and memory, and whether twice the issues cost twice as much."""
    print('\nWHOLE')
    for p in papers:
        work = os.path.join(o.work, 'whole')
        shutil.rmtree(work, ignore_errors=True)
        status, said, seconds, memory = run([o.paiban, 'build', '--content', os.path.join(o.dir, 'content'), '--layouts', os.path.join(ROOT, 'layouts'),
                                             '--fonts', os.path.join(ROOT, 'fonts'), '--out', os.path.join(work, 'out'), '--paper', p, work]) if os.makedirs(work) is None else None
        print(f'{p:10} exit {status}, {seconds:.1f} s, {memory} MB')
        shutil.rmtree(work)


def main():
    p = argparse.ArgumentParser(description=__doc__.split('\n')[0])
    p.add_argument('dir')
    p.add_argument('--paiban', default=os.path.join(ROOT, 'build', 'release', 'paiban'))
    p.add_argument('--paper', action='append')
    p.add_argument('--only', default='build,lines,whole')
    p.add_argument('--check', type=int, default=1, help='match.py and glyphs.py on the first N issues of each paper')
    p.add_argument('--jobs', type=int, default=os.cpu_count() or 1)
    p.add_argument('--work', help='where issues are built (DIR/work)')
    p.add_argument('--report', help='where the reports go (DIR/report)')
    p.add_argument('--keep', action='store_true', help='keep what was built')
    o = p.parse_args()
    o.dir, o.paiban = os.path.abspath(o.dir), os.path.abspath(o.paiban)
    o.work = os.path.abspath(o.work or os.path.join(o.dir, 'work'))
    report = os.path.abspath(o.report or os.path.join(o.dir, 'report'))
    os.makedirs(o.work, exist_ok=True)
    os.makedirs(report, exist_ok=True)
    papers = o.paper or sorted(os.path.basename(os.path.dirname(x)) for x in glob.glob(os.path.join(o.dir, 'content', '*', 'paper.yaml')))
    wrong, parts = 0, o.only.split(',')
    if 'build' in parts:
        wrong += builds(o, papers, report)
    if 'lines' in parts:
        wrong += lines(o, papers, report)
    if 'whole' in parts:
        whole(o, papers)
    sys.exit(1 if wrong else 0)


if __name__ == '__main__':
    main()
