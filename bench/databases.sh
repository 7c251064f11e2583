# The databases of bench/, on SQLite and PostgreSQL: making them, where they are, asking them. Sourced by common.sh.

# The engine that is measured; scripts that can measure both go through $ENGINES: "sqlite postgresql".
engine=sqlite
# database_server: sets $server: that at KOTIPOLKU_TEST_PG, or one of our own as a house runs it. It goes on after the
# script, as its databases are kept like the files of SQLite: `tools/postgres-for-tests.sh stop $W/house` ends it.
database_server() {
    [ -n "${server:-}" ] || server=${KOTIPOLKU_TEST_PG:-$(tools/postgres-for-tests.sh start "$W/house" house)}
}
# address NAME: of a database there. fresh_database NAME: it is made, empty.
address() { echo "$server" | sed 's|/[^/?]*\(?.*\)\{0,1\}$|/kotipolku_bench_'"$1"'\1|'; }
fresh_database() {
    psql -X -q "$server" -c "DROP DATABASE IF EXISTS kotipolku_bench_$1" \
        -c "CREATE DATABASE kotipolku_bench_$1 TEMPLATE template0 ENCODING 'UTF8' LC_COLLATE 'C' LC_CTYPE 'C'" \
        2>"$W/psql.err" || die "$(cat "$W/psql.err")"
}
# has_database NAME
has_database() {
    [ "$(psql -X -At "$server" -c "SELECT 1 FROM pg_database WHERE datname = 'kotipolku_bench_$1'")" = 1 ]
}
# db N: the address of the database of N persons. ask N SQL: what it says.
db() { case $engine in sqlite) echo "$W/p$1.db" ;; *) address "p$1" ;; esac; }
ask() { case $engine in sqlite) sqlite3 "$(db "$1")" "$2" ;; *) psql -X -At "$(db "$1")" -c "$2" ;; esac; }

# make_db N: the filled database of N persons, made once.
make_db() {
    make_file "$1"
    [ $engine = sqlite ] || make_copy "$1"
}
make_file() {
    [ -f "$W/p$1.done" ] && return
    rm -f "$W/p$1.db" "$W/p$1.db-wal" "$W/p$1.db-shm" "$W/p$1.key"
    $K --db "$W/p$1.db" --key-file "$W/p$1.key" --quiet migrate
    $B/fill "$W/p$1.db" "$1"
    touch "$W/p$1.done"
}
# make_copy N: the rows of the file on PostgreSQL; indexes and the care for references wait until they are there.
make_copy() {
    database_server
    has_database "p$1" && return
    fresh_database "new$$"
    to=$(address "new$$")
    $K --db "$to" --key-file "$W/p$1.key" --quiet migrate
    psql -X -At "$to" -c "SELECT indexdef || ';' FROM pg_indexes WHERE schemaname = 'public'
        AND indexname NOT IN (SELECT conname FROM pg_constraint)" >"$W/indexes.sql"
    psql -X -At "$to" -c "SELECT 'DROP INDEX ' || indexname || ';' FROM pg_indexes WHERE schemaname = 'public'
        AND indexname NOT IN (SELECT conname FROM pg_constraint)" | psql -X -q "$to"
    psql -X -At "$to" -c "SELECT 'TRUNCATE ' || string_agg(tablename, ', ') FROM pg_tables
        WHERE schemaname = 'public' AND tablename <> 'schema_version'" | psql -X -q "$to"
    sqlite3 -separator ';' "$W/p$1.db" "SELECT m.name, group_concat(c.name), group_concat(CASE c.type
        WHEN 'BLOB' THEN 'iif(' || c.name || ' IS NULL, NULL, ''\x'' || hex(' || c.name || '))' ELSE c.name END)
        FROM sqlite_master m, pragma_table_info(m.name) c WHERE m.type = 'table' AND m.name <> 'schema_version'
        AND m.name NOT LIKE 'sqlite%' GROUP BY m.name" >"$W/tables"
    while IFS=';' read -r table columns values; do
        sqlite3 -csv "$W/p$1.db" "SELECT $values FROM $table" | psql -X -q "$to" \
            -c "SET session_replication_role = replica" -c "\\copy $table($columns) from pstdin (format csv)"
    done <"$W/tables"
    { echo "SET maintenance_work_mem = '256MB';"; cat "$W/indexes.sql"; echo "VACUUM ANALYZE;"; } | psql -X -q "$to"
    psql -X -q "$server" -c "ALTER DATABASE kotipolku_bench_new$$ RENAME TO kotipolku_bench_p$1"
}

