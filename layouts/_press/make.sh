#!/bin/sh
# Makes newspaper.icc again, byte for byte: Argyll's colprof on FOGRA's measurements of offset on uncoated, yellowish
# paper (FOGRA30), total ink at most 240 %. Half a minute. Needs Debian's argyll, icc-profiles-free, python3.
#   sh layouts/_press/make.sh [OUTPUT]
set -eu
here=$(cd "$(dirname "$0")" && pwd)
out=${1:-$here/newspaper.icc}
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cp /usr/share/color/icc/FOGRA30L.ti3 "$work/newspaper.ti3"
(
    cd "$work"
    colprof -qm -l240 -nc -A Paiban -M newspaper -D "Newspaper 240 % (FOGRA30 data)" \
        -C "zlib licence; made from FOGRA30L.ti3 of icc-profiles-free" -O newspaper.icc newspaper >colprof.log
)
# ICC.1:2001-04, 6.1: bytes 24 to 35 are the date, which colprof takes from the clock.
python3 - "$work/newspaper.icc" "$out" <<'P'
import struct, sys
profile = bytearray(open(sys.argv[1], "rb").read())
profile[24:36] = struct.pack(">6H", 2021, 11, 1, 0, 0, 0)
open(sys.argv[2], "wb").write(profile)
P
