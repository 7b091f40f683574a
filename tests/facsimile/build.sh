#!/bin/sh
# build.sh PAIBAN SRC: the issues whose pages the tests beside it look at: the sample, and what ../shared has of others.
set -eu
"$1" build --content "$2/content" --layouts "$2/layouts" --fonts "$2/fonts" --out sample --quiet
for content in "$2/../shared/seed/content" "$2/../shared/samples/udhr/content"; do
    [ -d "$content" ] || continue
    "$1" build --content "$content" --layouts "$2/layouts" --fonts "$2/fonts" \
        --out "$(basename "$(dirname "$content")")" --quiet
done
