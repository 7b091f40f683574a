# The paper's name: of any length it prints over nothing; as a picture it stands for the text. Pictures in furniture.
. "$SRC/tests/cli/lib.inc"
PYTHON=/usr/bin/python3

picture() {
    "$PYTHON" -c "from PIL import Image; Image.new('L', (int('$2'), int('$3')), 90).save('$1')"
}

make_group g
sed -i 's/^title: .*/title: 新疆生产建设兵团报/' g/content/demo/paper.yaml
status 0 "$PAIBAN" build g
pdftotext -f 1 -l 1 g/out/site/demo/2021-11-02/01.pdf front.txt
has front.txt 新疆生产建设兵团报

# What is too long is told at its key, once for all pages.
long=$(printf '很长%.0s' $(seq 60))
sed -i "s/^title: .*/title: $long/" g/content/demo/paper.yaml
status 1 "$PAIBAN" check g
has stderr 'demo/paper.yaml:1:8: error: `title` is too long for its place on the page'
[ "$(grep -c 'error: ' stderr)" = 1 ] || fail "one fault, several reports"
sed -i "s/^title: .*/title: 试报/; s/^publisher: .*/publisher: $long/" g/content/demo/paper.yaml
status 1 "$PAIBAN" check g
has stderr 'demo/paper.yaml:4:12: error: `publisher` is too long for its place on the page'
sed -i "s/^publisher: .*/publisher: 社/" g/content/demo/paper.yaml
printf "pages:\n  - {title: 要闻, articles: [first]}\n  - {title: $long, articles: [second]}\n" \
    >g/content/demo/2021-11-02/issue.yaml
status 1 "$PAIBAN" check g
has stderr '2021-11-02/issue.yaml:3:13: error: `page_title` is too long for its place on the page'
rm g/content/demo/2021-11-02/issue.yaml

# Tibetan papers on every layout that is read level: the stacks of a name hang over nothing.
sed -i "s/^title: .*/title: བོད་ལྗོངས་ཚགས་པར།/; s/^publisher: .*/publisher: དཔེ་གཞིའི་ཁང་།/; s/^lang: .*/lang: bo/" g/content/demo/paper.yaml
for layout in broadsheet tabloid a3 a4 newsletter magazine school; do
    sed -i "s/^layout: .*/layout: $layout/" g/content/demo/paper.yaml
    for publisher in དཔེ་གཞིའི་ཁང་། "$(printf 'རྫོགས་རྒྱུ་%.0s' $(seq 8))"; do # the second: deep wherever the date is tall
        sed -i "s/^publisher: .*/publisher: $publisher/" g/content/demo/paper.yaml
        status 0 "$PAIBAN" check g
    done
done
sed -i "s/^title: .*/title: 试报/; s/^publisher: .*/publisher: 社/; s/^lang: .*/lang: zh-Hans/; s/^layout: .*/layout: broadsheet/" \
    g/content/demo/paper.yaml

# A page's title gives way to the editors beside it before it is an error: it becomes smaller, down to its least.
for layout in newsletter magazine a4; do
    sed -i "s/^layout: .*/layout: $layout/" g/content/demo/paper.yaml
    printf 'pages:\n  - {title: 要闻, articles: [first]}\n  - {title: 新疆生产建设兵团日报文化, editors: [新疆生], articles: [second]}\n' \
        >g/content/demo/2021-11-02/issue.yaml
    status 0 "$PAIBAN" check g
done
sed -i "s/新疆生产建设兵团日报文化/&副刊综合要闻教育/" g/content/demo/2021-11-02/issue.yaml
sed -i "s/^layout: .*/layout: magazine/" g/content/demo/paper.yaml
status 1 "$PAIBAN" check g
has stderr '2021-11-02/issue.yaml:3:13: error: `page_title` is too long for its place on the page'
# A section's title is told at its own key, though the paper's name stands before it.
sed -i "s/^layout: .*/layout: broadsheet/" g/content/demo/paper.yaml
printf 'sections:\n  - {name: A, title: 要闻, pages: [{title: 头版, articles: [first]}]}\n  - {name: B, title: %s, pages: [{title: 综合, articles: [second]}]}\n' \
    "$long" >g/content/demo/2021-11-02/issue.yaml
status 1 "$PAIBAN" check g
has stderr '2021-11-02/issue.yaml:3:22: error: `section` is too long for its place on the page'
rm g/content/demo/2021-11-02/issue.yaml

# A nameplate: no text, but a figure with the name.
picture g/content/demo/name.png 1600 400
echo 'nameplate: name.png' >>g/content/demo/paper.yaml
status 0 "$PAIBAN" build --strict g
pdftotext -f 1 -l 1 g/out/site/demo/2021-11-02/01.pdf front.txt
hasnt front.txt 试报
has g/out/site/demo/2021-11-02/01.html '<img src="name.png" alt="试报"'
[ -s g/out/site/demo/2021-11-02/name.png ] || fail "no picture on the site"
pdfinfo -struct-text g/out/site/demo/2021-11-02/01.pdf >struct.txt
has struct.txt "Figure"
"$PYTHON" - <<'P'
import pikepdf

pdf = pikepdf.open("g/out/site/demo/2021-11-02/01.pdf")
alts = [str(o.Alt) for o in pdf.objects if isinstance(o, pikepdf.Dictionary) and o.get("/S") == "/Figure"]
assert alts == ["试报"], alts
P
# Another picture: the issues are made again.
sum=$(md5sum <g/out/site/demo/2021-11-02/01.pdf)
picture g/content/demo/name.png 1500 400
status 0 "$PAIBAN" build g
[ "$sum" != "$(md5sum <g/out/site/demo/2021-11-02/01.pdf)" ] || fail "the old nameplate stays"
sed -i 's/name.png/nome.png/' g/content/demo/paper.yaml
status 1 "$PAIBAN" build g
has stderr 'demo/paper.yaml:5:12: error: there is no picture nome.png'
has stderr 'hint: did you mean `name.png`?'
sed -i '/nameplate/d' g/content/demo/paper.yaml
rm g/content/demo/name.png

# An ornament in the layout's folder, and what is wrong with one.
cp -r "$SRC/layouts" g/layouts
picture g/layouts/broadsheet/lion.png 64 64
sed -i 's/^inside:/  - {kind: image, file: lion.png, x: 1050pt, y: 0pt, width: 20pt, height: 20pt}\ninside:/' \
    g/layouts/broadsheet/layout.yaml
status 1 "$PAIBAN" build g
has stderr ':61: error: this lies off the page'
sed -i 's/x: 1050pt, y: 0pt/x: 979pt, y: 172pt/' g/layouts/broadsheet/layout.yaml
status 0 "$PAIBAN" build g
has g/out/site/demo/2021-11-02/01.html 'src="lion.png"'

# What issue.yaml says in print has the marks of an article's text: a minus sign, 全角 marks, paired quotation marks.
printf 'weather: "13℃～-2℃ 晴,西北风3-4级"\nnotice: 今日有"周末版"\n' >>g/content/demo/2021-11-02/issue.yaml
status 0 "$PAIBAN" build g
has g/out/site/demo/2021-11-02/index.html '13℃～−2℃ 晴，西北风3-4级'
has g/out/site/demo/2021-11-02/01.html '今日有“周末版”'
