#!/bin/sh
# Unpacks QGIS 3.40 of bookworm-backports beside the installed 3.22, into .qgis340 (120 MB).
set -eu
cd "$(dirname "$0")/.."
. /etc/os-release
[ "${VERSION_CODENAME:-}" = bookworm ] || { echo "This works on Debian 12 (bookworm) only." >&2; exit 1; }
D="$PWD/.qgis340"
A="$D/.apt"
[ -e "$D/.complete" ] && exit 0
rm -rf "$D"
mkdir -p "$A/lists/partial" "$A/cache/archives/partial" "$D/debs"
mirror=$(apt-get indextargets --format '$(REPO_URI)' 'Codename: bookworm' 2>/dev/null | grep -m1 debian || true)
mirror=${mirror:-http://deb.debian.org/debian}
for suite in bookworm bookworm-backports; do echo "deb $mirror $suite main"; done >"$A/sources.list"
O="-o Dir::Etc::sourcelist=$A/sources.list -o Dir::Etc::sourceparts=/dev/null
   -o Dir::State::lists=$A/lists -o Dir::Cache=$A/cache"
# shellcheck disable=SC2086
{
    apt-get $O update -qq
    names=$(apt-get $O install -s --no-install-recommends -t bookworm-backports qgis python3-qgis \
        | awk '/^Inst/{print $2}')
    (cd "$D/debs" && apt-get $O -qq -t bookworm-backports download $names)
}
for deb in "$D"/debs/*.deb; do dpkg -x "$deb" "$D"; done
rm -rf "$D/debs" "$A"
touch "$D/.complete"
