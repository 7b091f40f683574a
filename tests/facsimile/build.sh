#!/bin/sh
# build.sh PAIBAN SRC: the issues whose pages the tests beside it look at: the sample, what ../shared has of others, and days
# with more than one issue.
set -eu
"$1" build --content "$2/content" --layouts "$2/layouts" --fonts "$2/fonts" --out sample --quiet
for content in "$2/../shared/seed/content" "$2/../shared/samples/udhr/content"; do
    [ -d "$content" ] || continue
    "$1" build --content "$content" --layouts "$2/layouts" --fonts "$2/fonts" \
        --out "$(basename "$(dirname "$content")")" --quiet
done

# A day's second edition and a 号外, in both scripts.
rm -rf editions
mkdir -p editions/content
cd editions/content
printf 'name: 新报\npapers: [xin, bod]\n' >group.yaml
for paper in xin bod; do
    case $paper in
    xin) lang=zh-Hans name=新报 text=晚间的灯 ;;
    bod) lang=bo name=གསར་འགྱུར། text=ཤོག་བུ། ;;
    esac
    for issue in 2021-11-02 2021-11-02-b 2021-11-05; do
        mkdir -p "$paper/$issue"
        printf -- '---\ntitle: %s\n---\n\n%s\n' $text $text >"$paper/$issue/a.md"
    done
    printf 'title: %s\nlang: %s\nlayout: tabloid\n' $name $lang >"$paper/paper.yaml"
    printf 'kind: 号外\n' >"$paper/2021-11-05/issue.yaml"
done
cd ../..
"$1" build --content editions/content --layouts "$2/layouts" --fonts "$2/fonts" --out editions/out --quiet
