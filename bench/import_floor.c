/* import_floor: the rows that an import wrote, written again with plain SQLite: one INSERT a row with bound values into
 * a fresh database with the same schema and the same settings, in one transaction, committed. Nothing is parsed,
 * checked or looked up. Prints milliseconds. usage: import_floor FROM.db TO.db CACHE_KB   (TO.db is migrated and empty)
 */
#include <sqlite3.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

static sqlite3 *from, *to;

static void must(int code, sqlite3 *h, const char *what)
{
    if (code == SQLITE_OK || code == SQLITE_DONE || code == SQLITE_ROW)
        return;
    fprintf(stderr, "import_floor: %s: %s\n", what, sqlite3_errmsg(h));
    exit(1);
}

static void copy(const char *table)
{
    char sql[1000];
    sqlite3_stmt *get, *put;
    snprintf(sql, sizeof sql, "SELECT * FROM %s", table);
    must(sqlite3_prepare_v2(from, sql, -1, &get, NULL), from, sql);
    int n = sqlite3_column_count(get), at = snprintf(sql, sizeof sql, "INSERT INTO %s VALUES (", table);
    for (int i = 0; i < n; i++)
        at += snprintf(sql + at, sizeof sql - (size_t)at, "%s?", i ? ", " : "");
    strcat(sql, ")");
    must(sqlite3_prepare_v2(to, sql, -1, &put, NULL), to, sql);
    while (sqlite3_step(get) == SQLITE_ROW) {
        for (int i = 0; i < n; i++)
            sqlite3_bind_value(put, i + 1, sqlite3_column_value(get, i));
        must(sqlite3_step(put), to, table);
        sqlite3_reset(put);
    }
    sqlite3_finalize(get);
    sqlite3_finalize(put);
}

int main(int argc, char **argv)
{
    char pragmas[200];
    struct timespec a, b;
    static const char *const tables[] = { "projects_project", "projects_text", "people_person", "people_name_part",
        "people_language", "people_participation", "groups_group", "groups_membership", "groups_session",
        "attendance_mark" };
    if (argc != 4)
        return 2;
    must(sqlite3_open(argv[1], &from), from, argv[1]);
    must(sqlite3_open(argv[2], &to), to, argv[2]);
    snprintf(pragmas, sizeof pragmas,
        "PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL; PRAGMA foreign_keys=ON; PRAGMA secure_delete=ON; PRAGMA "
        "cache_size=-%d;",
        atoi(argv[3]));
    must(sqlite3_exec(to, pragmas, NULL, NULL, NULL), to, pragmas);
    clock_gettime(CLOCK_MONOTONIC, &a);
    must(sqlite3_exec(to, "BEGIN IMMEDIATE; PRAGMA defer_foreign_keys=ON", NULL, NULL, NULL), to, "begin");
    for (size_t i = 0; i < sizeof tables / sizeof *tables; i++)
        copy(tables[i]);
    must(sqlite3_exec(to, "COMMIT", NULL, NULL, NULL), to, "commit");
    clock_gettime(CLOCK_MONOTONIC, &b);
    printf("%.0f\n", (double)(b.tv_sec - a.tv_sec) * 1000 + (double)(b.tv_nsec - a.tv_nsec) / 1e6);
    return 0;
}
