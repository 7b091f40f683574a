# makeup.lock.yaml keeps where articles stand; --report tells of every page; --effort is an input of the build.
. "$SRC/tests/cli/lib.inc"

make_group g
day=g/content/demo/2021-11-02
python3 - $day <<'P'
import pathlib, sys
day = pathlib.Path(sys.argv[1])
for old in day.glob("*.md"):
    old.unlink()
for k, n in enumerate((2600, 1800, 1100, 900, 500, 260, 140), 1):
    text = "".join("排字的人看得很慢，校样打过三遍。" + ("\n\n" if i % 9 == 8 else "") for i in range(n // 16))
    (day / f"a{k}.md").write_text(f"---\ntitle: 第{k}篇文章的标题\n---\n\n{text.strip()}\n", encoding="utf-8")
(day / "issue.yaml").write_text("pages:\n  - {title: 要闻, articles: [a1, a2, a3, a4, a5, a6, a7]}\n", encoding="utf-8")
P

# A line a page, and the same as data. Nothing without being asked.
status 0 "$PAIBAN" build g --report report.json
has stdout "demo/2021-11-02 第1版 要闻: "
has stdout "7 articles"
empty stderr
python3 - <<'P'
import json
issues = json.load(open("report.json"))["issues"]
assert [(i["paper"], i["date"]) for i in issues] == [("demo", "2021-11-01"), ("demo", "2021-11-02")]
page = issues[1]["pages"][0]
assert (page["number"], page["title"], page["layout"], page["over"], page["kept"]) == (1, "要闻", "broadsheet", 0, False)
assert abs(page["fill"] + page["white"] - 100) < 0.2
room = page["columns"] * page["lines"]
covered = sum(a["filled"] + a["white"] for a in page["articles"])
assert 0.8 * room < covered <= room, (covered, room)
lead = page["articles"][[a["slug"] for a in page["articles"]].index("a1")]
assert lead["rank"] == 1 and lead["title"] == "第1篇文章的标题" and lead["level"] == 1
P
[ ! -e $day/makeup.lock.yaml ] || fail "a lock that nobody asked for"
status 0 "$PAIBAN" build g --force --quiet
empty stdout
empty stderr
status 0 "$PAIBAN" build g
nothing_made

# --lock writes it, byte for byte the same again; a build with it makes the same pages.
sums g/out >before
status 0 "$PAIBAN" build g --lock
[ -s $day/makeup.lock.yaml ] || fail "no lock"
has $day/makeup.lock.yaml "slug: a1, level: 1, column: 1, line: 1, "
cp $day/makeup.lock.yaml kept
status 0 "$PAIBAN" build g --depfile built.d
has built.d makeup.lock.yaml
has stdout "as makeup.lock.yaml has it"
sums g/out >after
grep -v SHA256SUMS before >b
grep -v SHA256SUMS after >a
cmp b a || fail "the lock changed pages"
status 0 "$PAIBAN" build g --lock
cmp kept $day/makeup.lock.yaml || fail "the lock is not the same again"
status 0 "$PAIBAN" check g
empty stderr

# A small change stays where it is: every other area as it was.
areas() { python3 -c 'import json, sys
for a in json.load(open("g/out/site/demo/2021-11-02/issue.json"))["pages"][0]["articles"]: print(a["slug"], a["areas"])' | sort; }
areas >before
sed -i '0,/排字的人看得很慢/s//排字的人今天看得很慢很慢/' $day/a1.md
status 0 "$PAIBAN" build g
has stdout "as makeup.lock.yaml has it"
areas >after
cmp before after || fail "areas moved"

# What no longer fits is made up anew and told; so is an article that is gone. Neither is fatal.
python3 -c 'print("再添许多话，一句接一句。" * 60)' >>$day/a7.md
status 0 "$PAIBAN" build g
has stderr "makeup.lock.yaml:4:11: warning: page 1 no longer fits as makeup.lock.yaml has it: it is made up anew"
status 0 "$PAIBAN" build g --lock
empty stderr
cmp -s kept $day/makeup.lock.yaml && fail "the lock is the old one"
sed -i 's/, a7\]/]/' $day/issue.yaml
mv $day/a7.md .
status 0 "$PAIBAN" build g
has stderr 'warning: the issue has no article a7'
has stderr 'paiban build --lock'
sed -i 's/column: 1,/colum: 1,/' $day/makeup.lock.yaml
status 1 "$PAIBAN" build g
has stderr 'makeup.lock.yaml has no key `colum`'
rm $day/makeup.lock.yaml
status 0 "$PAIBAN" build g
empty stderr

# How hard to look: another effort is another build; the same effort the same bytes.
status 0 "$PAIBAN" build g --effort fast
hasnt stdout "nothing has changed"
sums g/out >before
status 0 "$PAIBAN" build g --effort=fast
nothing_made
status 0 "$PAIBAN" build g --effort fast --force
sums g/out >after
cmp before after || fail "the same effort, other bytes"
status 0 "$PAIBAN" build g --effort 5000
status 0 "$PAIBAN" build g --effort best
for wrong in 0 -1 hard 3x ''; do
    status 2 "$PAIBAN" build g --effort "$wrong"
    has stderr "paiban: "
done

# Names that YAML reads as something else: what is written is read again.
cp -r "$SRC/layouts" named
mv named/broadsheet "named/it's: #1"
sed -i "s/^layout: .*/layout: \"it's: #1\"/" g/content/demo/paper.yaml
mv $day/a5.md $day/null.md
echo 'pages: [{title: 要闻, articles: [a1, a2, a3, a4, a6, "null"]}]' >$day/issue.yaml
rm -f $day/makeup.lock.yaml
status 0 "$PAIBAN" build g --layouts named --lock
status 0 "$PAIBAN" build g --layouts named --force
empty stderr
has stdout "as makeup.lock.yaml has it"

# Nothing is kept of a page without articles; what was left out of one 补白 stays so.
sed -i "s/^layout: .*/layout: broadsheet/" g/content/demo/paper.yaml
{ printf -- '---\ntitle: 补白\nfill: true\n---\n\n' && python3 -c 'print("排字的人看得很慢，校样打过三遍。" * 1500)'; } >$day/a7.md
whole='{title: 广告, ads: [{size: 整版, title: 甲}]}'
for pages in "{title: 要闻, articles: [a1, a2, a7]}, $whole" "$whole"; do
    echo "pages: [$pages]" >$day/issue.yaml
    rm -f $day/makeup.lock.yaml
    status 0 "$PAIBAN" build g --lock
    status 0 "$PAIBAN" build g --force
    hasnt stderr 'makeup.lock.yaml'
    case $pages in *a7*)
        has stdout 'as makeup.lock.yaml has it'
        has stderr 'a7.md:2:8: warning: page 1 has no room for this 补白'
        ;;
    esac
done
