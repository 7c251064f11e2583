#!/bin/sh
# Makes the source archive kotipolku-VERSION.tar.xz of the newest commit, or of another tree of git. It carries the
# browser's files ready made in assets/, so that whoever builds it needs neither Node nor the npm registry. The same
# commit gives the same bytes (with the same Node, tar and xz): names sorted, owner 0, the time of the commit.
# usage: dist.sh [FOLDER [TREE]]   prints the archive's name
set -eu
out=$(cd "${1:-.}" && pwd)
root=$(cd "$(dirname "$0")/.." && pwd)
cd "$root"
tree=${2:-HEAD}
[ $# -gt 1 ] || [ -z "$(git status --porcelain)" ] || echo "dist: what is not committed is left out" >&2
name=kotipolku-$(git show "$tree:VERSION")
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
git archive --format=tar --prefix="$name/" "$tree" | tar -x -C "$work" -f -

# npm packages that are here already are good if the commit wants the same.
if cmp -s node_modules/.kotipolku "$work/$name/package-lock.json"; then ln -s "$root/node_modules" "$work/$name"; fi
sh "$work/$name/tools/assets.sh" "$work/$name" "$work/assets"
rm -rf "$work/$name/node_modules" "$work/$name/.node"
mkdir "$work/$name/assets"
mv "$work/assets/list.tsv" "$work/assets/paper.tsv" "$work/assets/files" "$work/$name/assets"

tar -C "$work" --format=ustar --sort=name --mtime="@$(git log -1 --format=%ct)" --mode=u+rw,go+r-w,a+X --owner=0 \
    --group=0 \
    --numeric-owner -cf "$work/$name.tar" "$name"
xz -6 --threads=1 "$work/$name.tar"
mv "$work/$name.tar.xz" "$out"
echo "$out/$name.tar.xz"
