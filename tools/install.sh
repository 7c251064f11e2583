#!/bin/sh
# Installs the Debian packages that are missing. usage: install.sh build|test
set -eu
here=$(cd "$(dirname "$0")" && pwd)
missing=""
kinds="build $1"
# A source archive has the browser's files ready; the tests need Node anyway.
[ -f "$here/../assets/list.tsv" ] && [ "$1" = build ] || kinds="$kinds assets"
there=$(dpkg-query -W -f '${Package} ${db:Status-Status}\n' 2>/dev/null | awk '$2 == "installed" { print $1 }')
for package in $(awk -v kinds=" $kinds " 'index(kinds, " " $1 " ") { print $2 }' "$here/packages.txt"); do
    # node and npm may come from elsewhere than Debian
    case $package in nodejs) command -v node >/dev/null && continue ;;
        npm) command -v npm >/dev/null && continue ;; esac
    echo "$there" | grep -qxF "$package" || missing="$missing $package"
done
[ -n "$missing" ] || exit 0
echo "Installing from Debian:$missing"
sudo=""
if [ "$(id -u)" != 0 ]; then
    command -v sudo >/dev/null || { echo "Please install these packages as root:$missing" >&2; exit 1; }
    sudo="sudo"
fi
# A machine that has just started may be busy with its own updates, and a mirror may stumble once. Lists that cannot be
# renewed may still be good enough.
patient="-qq -o DPkg::Lock::Timeout=300 -o Acquire::Retries=3"
# shellcheck disable=SC2086
$sudo apt-get update $patient ||
    echo "The lists of packages could not be renewed; going on with those that are here." >&2
# shellcheck disable=SC2086
$sudo env DEBIAN_FRONTEND=noninteractive apt-get install $patient -y --no-install-recommends $missing >/dev/null
