#!/bin/sh
# Builds the tool at build/release/paiban and publishes content/ to out/. Installs what is missing (Debian 12).
set -eu
cd "$(dirname "$0")/.."

sh tools/setup.sh build fonts
cmake --preset release >build-configure.log 2>&1 || { cat build-configure.log >&2; exit 3; }
rm -f build-configure.log
cmake --build --preset release --target paiban
build/release/paiban build "$@"
echo "published: out/site/index.html (e-paper), out/press/ (PDF for the press)"
