#!/bin/sh
# Makes the pictures of layouts in the book, in both its papers: pages of every ready layout, from articles of the sample.
# usage: sh docs/specimens.sh [PAIBAN [OUT]]
set -eu
root=$(cd "$(dirname "$0")/.." && pwd)
paiban=$(realpath "${1:-$root/build/release/paiban}")
book=$root/docs/book/content
out=${2:-$book/shouce/2026-11-29}
mkdir -p "$out"
out=$(cd "$out" && pwd)
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
issue=2021-11-02
export SOURCE_DATE_EPOCH=1635811200

# specimen LAYOUT TITLE PAGES…: a paper of that layout; a page is its title and articles, of content/xzrb.
specimen() {
    layout=$1
    folder=$work/$layout/content/paper/$issue
    mkdir -p "$folder"
    printf 'name: 西山报业\nbase_url: https://xishan.example.net/\npapers: [paper]\n' >"$work/$layout/content/group.yaml"
    printf 'title: %s\nlang: zh-Hans\nlayout: %s\npublisher: 西山报社\n' "$2" "$layout" >"$folder/../paper.yaml"
    printf 'number: "108"\nweather: 晴，0～12℃\noverset: cut\npages:\n' >"$folder/issue.yaml"
    shift 2
    for page; do
        articles=${page#*: }
        printf '  - {title: %s, articles: [%s]}\n' "${page%%: *}" "$(echo "$articles" | sed 's/ /, /g')" >>"$folder/issue.yaml"
        for article in $articles; do
            sed '/^span:/d; /^box:/d; s/{span=[0-9]*}//' "$root/content/xzrb/$issue/$article.md" >"$folder/$article.md"
        done
    done
    find "$root/content/xzrb/$issue" -type f ! -name '*.md' ! -name '*.yaml' -exec cp {} "$folder" \;
    "$paiban" build "$work/$layout" --layouts "$root/layouts" --fonts "$root/fonts" --quiet >"$work/log" 2>&1 ||
        { cat "$work/log" >&2; exit 1; }
    pdftoppm -r "$resolution" -l 2 -png "$work/$layout/out/site/paper/$issue/issue.pdf" "$work/$layout/page"
    # Both pages side by side, on the grey of a desk.
    /usr/bin/python3 - "$out/$layout.webp" "$work/$layout"/page*.png <<'P'
import sys
from PIL import Image

pages = [Image.open(name).convert("RGB") for name in sys.argv[2:]]
edge = 8
sheet = Image.new("RGB", (sum(p.width + edge for p in pages) + edge, pages[0].height + 2 * edge), "#b8b8b4")
x = edge
for page in pages:
    sheet.paste(page, (x, edge))
    x += page.width + edge
sheet.save(sys.argv[1], quality=60, method=6)
P
    echo "$out/$layout.webp"
}

resolution=36
specimen broadsheet 西山日报 \
    "要闻: zhucun zhe-zhang-bao hupan banmian-yuyan lidong shuche yeban kebiao-dushu yun bianzhe-an jx-shudan jx-biaodian jx-guancang" \
    "综合: huozi-shihua clreq-specimen zihao cundang heiban jiaodui dengwen kaiben tongxun xiaoxi shuzi jx-zhi jx-shiqu jx-xiaodui"
resolution=48
specimen tabloid 西山晚报 "要闻: zhucun shuche yeban kebiao-dushu banmian-yuyan yun" \
    "综合: huozi-shihua jiaodui heiban kaiben dengwen tongxun"
specimen a3 西山周报 "要闻: zhucun shuche yeban kebiao-dushu banmian-yuyan yun lidong" \
    "综合: huozi-shihua jiaodui heiban kaiben dengwen tongxun xiaoxi"
resolution=60
specimen a4 西山通讯 "要闻: zhucun shuche yeban" "综合: huozi-shihua jiaodui heiban"
specimen newsletter 读者通讯 "本期: zhe-zhang-bao yeban" "手记: jiaodui heiban"
specimen magazine 单页刊 "本期: shuche" "手记: jiaodui"
specimen school 西山中学报 "校园: kebiao-dushu yeban yun" "知识: heiban kaiben jiaodui"
specimen vertical 西山副刊 "副刊: yeban yun shuche" "笔记: heiban jiaodui dengwen"
[ $# -gt 1 ] || cp "$out"/*.webp "$book/handbook/2026-11-29"
