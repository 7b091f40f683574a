#!/bin/sh
# Installs the Debian packages of the named sections of tools/packages.txt that are missing, and those of the section
# NAME-command whose command (called as they are) is. Needs root or sudo only when one is.
set -eu
cd "$(dirname "$0")/.."

missing=
for section in "$@"; do
    for package in $(sed -n "s/^$section  *//p" tools/packages.txt); do
        dpkg-query -W -f '${db:Status-Status}' "$package" 2>/dev/null | grep -qx installed || missing="$missing $package"
    done
    for package in $(sed -n "s/^$section-command  *//p" tools/packages.txt); do
        command -v "$package" >/dev/null || missing="$missing $package"
    done
done
[ -n "$missing" ] || exit 0

root=
if [ "$(id -u)" != 0 ]; then
    command -v sudo >/dev/null || { echo "setup: install as root:$missing" >&2; exit 3; }
    root=sudo
fi
echo "setup: installing$missing"
$root apt-get update -qq
$root env DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends $missing
