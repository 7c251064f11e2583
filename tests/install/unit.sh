#!/bin/sh
# systemd's own opinion of the unit: is it right, and how much of the system does it leave open?
# usage: unit.sh SOURCE-FOLDER BUILD-FOLDER   (built already)
set -eu
build=$2
command -v systemd-analyze >/dev/null || { echo "LEFT OUT: systemd-analyze is not here, the unit was not verified"
    exit 0; }
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
# The program of this build instead of the one that will be installed.
sed "s|^ExecStart=[^ ]*|ExecStart=$build/kotipolku|" "$build/kotipolku.service" >"$work/kotipolku.service"
systemd-analyze verify --man=no "$work/kotipolku.service" >"$work/said" 2>&1 || { cat "$work/said"; exit 1; }
if grep kotipolku "$work/said"; then exit 1; fi
# 0 is shut, 100 is open; a service without settings has 96.
systemd-analyze security --offline=yes --threshold=20 --no-pager "$work/kotipolku.service" >"$work/said" || {
    cat "$work/said"
    exit 1
}
tail -n 1 "$work/said"
