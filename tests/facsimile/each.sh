#!/bin/sh
# each.sh pixels|glyphs|copy|pages|reader|article|level: that check on everything that build.sh made here; of the pages'
# rasters every third one. All of them: each.sh pixels all
here=$(dirname "$0")
# Pages, but for the right ones of spreads, which lead to those.
facsimiles() {
    grep -L 'http-equiv="refresh"' ./*/site/*/*/[0-9][0-9].html
}
case $1 in
pixels)
    step=3
    [ "${2-}" != all ] || step=1
    exec python3 "$here/pixels.py" $(facsimiles | awk "NR % $step == 0")
    ;;
copy) exec python3 "$here/copy.py" */site/*/*-*-*/ ;;
article) exec python3 "$here/article.py" sample/site ;;
level) exec python3 "$here/level.py" sample/site editions/out/site ;;
reader) exec python3 "$here/reader.py" sample/site ;;
pages) exec python3 "$here/pages.py" */site ;;
glyphs) exec python3 "$here/overlay.py" $(facsimiles) --width 1400 ;;
esac
