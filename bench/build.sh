#!/bin/sh
# Builds the release and the programs of bench/ into build/ and build/bench/, or those programs beside a release that
# is built already. usage: build.sh [FOLDER]
set -eu
cd "$(dirname "$0")/.."
folder=${1:-build}
if [ $# -eq 0 ]; then
    if [ -f build/build.ninja ]; then meson setup --reconfigure build -Dbuildtype=release >/dev/null
    else meson setup build -Dbuildtype=release >/dev/null; fi
    ninja -C build --quiet kotipolku
fi
mkdir -p "$folder/bench"
flags="-O2 -g -std=gnu17 -Wall -Wextra -Wno-unused-parameter -D_GNU_SOURCE -Isrc -I. -I$folder"
libs=$(pkg-config --cflags --libs sqlite3 libpq icu-i18n icu-uc libsodium libmicrohttpd inih xlsxwriter libzip expat \
  jansson \
    liboath libqrencode libbrotlienc libdeflate)
for name in fill make_package paper search; do
    ${CC:-cc} $flags bench/$name.c "$folder/libhouse.a" $libs -lm -lpthread -o "$folder/bench/$name"
done
for name in floor_server save_client save_floor idle_client start_client import_floor read_floor; do
    ${CC:-cc} $flags bench/$name.c -lmicrohttpd -lsqlite3 -lpthread -o "$folder/bench/$name"
done
${CC:-cc} $flags bench/paper_floor.c $(pkg-config --cflags --libs pangocairo pangoft2 cairo-pdf fontconfig) \
    -o "$folder/bench/paper_floor"
${CC:-cc} $flags -shared -fPIC bench/trace.c -ldl -o "$folder/bench/trace.so"
