#!/bin/sh
# The Debian package on a machine that has nothing: a fresh Debian 12 in a folder, the package with what it depends on
# and no more, a first paper made and published in it. As root:
#   (cd build/release && cpack -G DEB) && sh tests/install/clean.sh build/release/paiban_*.deb [FOLDER]
# Needs debootstrap, the network and 1.5 GB in FOLDER (default: a new one below /tmp, removed at the end).
set -eu
package=$1
root=${2:-$(mktemp -d)}
trap 'umount "$root/proc" 2>/dev/null || true; [ $# -gt 1 ] || rm -rf "$root"' EXIT

dpkg -I "$package" | grep -E 'Depends|Installed-Size'
[ -d "$root/usr" ] || debootstrap --variant=minbase bookworm "$root" >"$root.log"
mount -t proc proc "$root/proc"
cp "$package" "$root/tmp/paiban.deb"
chroot "$root" sh -eu <<'C'
export DEBIAN_FRONTEND=noninteractive
apt-get update -qq
apt-get install -y -qq --no-install-recommends /tmp/paiban.deb >/tmp/apt.log
rm -rf /tmp/press && mkdir /tmp/press && cd /tmp/press
paiban new paper daily
paiban new issue daily 2025-01-01
paiban build
for file in site/index.html site/daily/2025-01-01/01.html site/daily/2025-01-01/01.pdf press/daily/2025-01-01/01.pdf; do
    [ -s "out/$file" ] || { echo "FAIL: no out/$file" >&2; exit 1; }
done
LANGUAGE=zh LC_ALL=C.UTF-8 paiban --help | grep -q 用法 || { echo "FAIL: no Chinese" >&2; exit 1; }
C
echo "the package installs and publishes"
