#!/bin/sh
# Searching finds what a plain look finds, and nothing else: in the site of the sample ($3/content, made by the tool $1)
# and in a made-up archive of many parts with a directory ($2: the tool that makes one) of the sample's own texts.
# $4: the sample's site where it is built already.
set -eu
here=$(cd "$(dirname "$0")" && pwd)
site=${4-sample/site}
[ $# -gt 3 ] || "$1" build "$3" --out sample --quiet
node "$here/prove.js" "$site" --queries 300
cat "$3"/content/*b*/*/*.md | grep -v '^[a-z_]*:' | grep -P '\p{Han}' > zh.txt
cat "$3"/content/*b*/*/*.md | grep -P '\p{Tibetan}' > bo.txt
rm -rf archive
"$2" archive 9000 zh.txt bo.txt 1 3
node "$here/prove.js" archive/site --queries 60 --seed 7
node "$here/forms.js" archive/site
python3 "$here/browser.py" "$site" || [ $? = 77 ]
