# Papers in English and in zh-Hant: furniture, dates and quotes of their language on every page, none of another's.
. "$SRC/tests/cli/lib.inc"

# paper LANG TITLE LAYOUT: an issue of two pages; bodies are on stdin, a line an article.
paper() {
    day=$1/content/demo/2025-01-01
    mkdir -p $day
    printf 'name: %s\nbase_url: https://hill.press/\npapers: [demo]\n' "$2" >$1/content/group.yaml
    printf 'title: %s\nlang: %s\nlayout: %s\npublisher: %s\n' "$2" "$1" "$3" "$2" >$1/content/demo/paper.yaml
    n=0
    while read -r title text; do
        n=$((n + 1))
        printf -- '---\ntitle: %s\npage: %s\n---\n\n%s\n' "$(echo "$title" | tr _ ' ')" $n "$text" >$day/a$n.md
    done
    printf 'pages:\n  - {title: News, articles: [a1]}\n  - {title: Features, articles: [a2]}\n' >$day/issue.yaml
    sed -i '/^page:/d' $day/a*.md
    status 0 "$PAIBAN" build $1 --quiet
    empty stderr
    pdftotext -raw $1/out/site/demo/2025-01-01/issue.pdf $1.txt
}
for layout in broadsheet newsletter; do
    paper en "Hillside Courier" $layout <<'A'
A_new_bridge “It wobbled,” she said. Then nobody could remember the gatherings of representatives.
Why_apples_scab Pruning helps.
A
    has en.txt 'Wednesday, 1 January 2025'
    has en.txt '2 pages'
    has en/out/site/demo/2025-01-01/01.html '<title>Hillside Courier 1 January 2025 Page 01: News</title>'
    has en/out/site/demo/2025-01-01/index.html '2 pages'
    qpdf --qdf --object-streams=disable en/out/site/demo/2025-01-01/issue.pdf - | grep -qa '/Title (Page 02: Features)' || fail "the bookmarks"
    python3 -c 'import re; t = open("en.txt", encoding="utf-8").read(); assert not re.findall("[\u3000-\u9fff\uff00-\uffef]", t), t'
    # One page is no "1 pages".
    rm en/content/demo/2025-01-01/a2.md
    sed -i '/Features/d' en/content/demo/2025-01-01/issue.yaml
    status 0 "$PAIBAN" build en --quiet
    pdftotext -raw en/out/site/demo/2025-01-01/issue.pdf en.txt
    ! grep -q '1 pages' en.txt en/out/site/demo/2025-01-01/*.html || fail "1 pages"
    has en/out/site/demo/2025-01-01/index.html '1 page<'
    # What goes on says so in its own brackets.
    if [ $layout = newsletter ]; then
        echo 'overset: extra' >>en/content/demo/2025-01-01/issue.yaml
        python3 -c 'print("---\ntitle: Snow\n---\n\n" + ("Farmers say the early snow came as a surprise, for most had cut the barley. " * 9 + "\n\n") * 14)' >en/content/demo/2025-01-01/a1.md
        status 0 "$PAIBAN" build en --quiet --effort fast
        pdftotext -raw en/out/site/demo/2025-01-01/issue.pdf en.txt
        has en.txt '(Continued on page 2)'
        has en.txt '(From page 1)'
    fi
    paper zh-Hant 山城晚報 $layout <<'A'
新橋開通 她說：「字要『站得住』，急不得。」老師傅又說："為什麼？"
碑文該怎麼寫？ 誰來寫，還沒有商量好。
A
    has zh-Hant.txt '星期三'
    has zh-Hant.txt '農曆甲辰年十二月初二'
    has zh-Hant.txt '今日 2 版'
    tr -d '\n' <zh-Hant.txt >joined.txt
    has joined.txt '她說：「字要『站得住』，急不得。」老師傅又說：「為什麼？」'
    ! grep -q '农\|历\|导\|读\|报\|“\|”' zh-Hant.txt || fail "words or quotes of zh-Hans"
done
