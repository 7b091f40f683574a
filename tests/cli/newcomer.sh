# From an empty folder to a published paper of one's own: own name, own nameplate, a layout from nothing in under twenty
# lines; each command with its time. To read them: ctest --test-dir build/release -R cli.newcomer -V
. "$SRC/tests/cli/lib.inc"
started=$(date +%s%N)

# timed COMMAND…: runs it, tells how long it took; nothing may be at fault.
timed() {
    from=$(date +%s%N)
    "$PAIBAN" "$@" >stdout 2>stderr || { cat stdout stderr; fail "paiban $*"; }
    printf '%6d ms  paiban %s\n' $((($(date +%s%N) - from) / 1000000)) "$*"
}

mkdir press
cd press
timed new paper daily
has stdout "made content/group.yaml and content/daily/paper.yaml"
timed new issue daily 2025-01-01
timed new article daily 2025-01-01 harvest

# What the newcomer writes: the address, the name, a drawing, the two articles …
sed -i 's|https://example.org/|https://daily.test/|; s/^name: .*/name: 山城报社/' content/group.yaml
sed -i 's/^title: .*/title: 山城晚报/; s/^publisher: .*/publisher: 山城报社/; s/^layout: .*/layout: plain/' content/daily/paper.yaml
echo 'nameplate: name.svg' >>content/daily/paper.yaml
cat >content/daily/name.svg <<'S'
<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 400 100"><path fill="#123456" d="M20 90 80 10 140 90zM170 20h60v70h-60zM260 20h120v20H330v50h-20V40H260z"/></svg>
S
sed -i 's/\[first\]/[first, harvest]/' content/daily/2025-01-01/issue.yaml
day=content/daily/2025-01-01
sed -i 's/^title: .*/title: 新桥开通　两岸一家/; s/^正文.*/桥通了，河两边的人当天就走亲戚去了。老人说，从前过河要等船，一等就是半天。/' $day/first.md
sed -i 's/^title: .*/title: 青稞收完了/; s/^正文.*/今年雪来得早，麦子收得也早。站在地里的，两天就抢收完了。/' $day/harvest.md

# … and a layout that builds on nothing.
mkdir -p layouts/plain
cat >layouts/plain/layout.yaml <<'Y'
page: {size: A4, top: 18mm}
grid: {pitch: 14pt, lines: 52}
columns: {count: 3, measure: 15字, gutter: 2字}
front_top: 9
inside_top: 3
elements:
  body: {role: song, size: 10.5pt, indent: 2字}
  heading: {role: heavyhei, size: 10.5pt}
headlines:
  - {columns: 1, role: heavyhei, size: 18pt, lines: 3}
  - {columns: 2, role: heavysong, size: 26pt, lines: 2}
  - {columns: 3, role: heavysong, size: 32pt, lines: 2}
front:
  - {name: nameplate, kind: nameplate, role: heavysong, size: 60pt, width: full, y: 62pt, align: center}
  - {name: date, text: "{date}　{weekday}　今日{pages}版", role: hei, size: 9pt, below: nameplate, gap: 24pt, width: full, align: center}
inside:
  - {name: folio, text: "{title}　{page}", role: hei, size: 9pt, y: 12pt, width: full, align: center}
Y
[ "$(wc -l <layouts/plain/layout.yaml)" -lt 20 ] || fail "a long layout"

timed check --strict
empty stderr
timed build --strict
empty stderr
timed build --preview page.png --dpi 60
timed build --strict
nothing_made
printf '%6d ms  in all\n' $((($(date +%s%N) - started) / 1000000))

# It is published: both articles on the page and as pages, the drawing for the name, the sums.
site=out/site/daily/2025-01-01
pdfinfo $site/01.pdf | grep -q 'Page size: *595.* x 841' || fail "no A4 page"
pdftotext -raw $site/issue.pdf - | tr -d '\n ' >text
for words in 新桥开通 青稞收完了 从前过河要等船 今日1版; do has text "$words"; done
has $site/01.html 'alt="山城晚报"'
ls $site | grep -q '^name.*\.svg$' || fail "the nameplate isn't on the site"
pdfimages -list $site/issue.pdf | sed 1,2d >images
empty images
[ -s out/press/daily/2025-01-01/issue.pdf ] || fail "nothing for the press"
(cd $site && sha256sum --quiet -c SHA256SUMS) || fail "sums"
has out/site/daily/feed.xml 'https://daily.test/daily/2025-01-01/'
[ -s page.png ] || fail "no picture of the page"
