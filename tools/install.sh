#!/bin/sh
# Installs the Debian packages that are missing. usage: install.sh build|test
set -eu
here=$(cd "$(dirname "$0")" && pwd)
missing=""
for package in $(awk -v want="$1" '$1 == "build" || $1 == want { print $2 }' "$here/packages.txt"); do
    # node and npm may come from elsewhere than Debian
    case $package in nodejs) command -v node >/dev/null && continue ;; npm) command -v npm >/dev/null && continue ;; esac
    dpkg-query -W -f '${db:Status-Status}\n' "$package" 2>/dev/null | grep -qx installed || missing="$missing $package"
done
[ -n "$missing" ] || exit 0
echo "Installing from Debian:$missing"
sudo=""
if [ "$(id -u)" != 0 ]; then
    command -v sudo >/dev/null || { echo "Please install these packages as root:$missing" >&2; exit 1; }
    sudo="sudo"
fi
$sudo apt-get update -qq
# shellcheck disable=SC2086
$sudo env DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends $missing >/dev/null
