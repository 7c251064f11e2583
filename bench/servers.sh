#!/bin/sh
# What a second and a third server on one PostgreSQL bring: pages a second (list of persons, each with its look in the
# journal) and register saves a second, of 1, 2 and 3 servers of the same machine, the same load in all.
# usage: bench/servers.sh      PostgreSQL: the server at KOTIPOLKU_TEST_PG, or one of our own without fsync
set -eu
cd "$(dirname "$0")/.."
. bench/common.sh
. tools/node.sh
server=${KOTIPOLKU_TEST_PG:-}
if [ -z "$server" ]; then
    trap 'tools/postgres-for-tests.sh stop "$W/pg"' EXIT
    server=$(tools/postgres-for-tests.sh start "$W/pg" house)
fi
KOTIPOLKU_STORY_DB=$server node bench/servers.mjs
