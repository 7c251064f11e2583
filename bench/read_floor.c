/* read_floor: runs the statements of a file, one a line, against a database and reads every column; prints the
 * milliseconds. usage: read_floor FILE.db STATEMENTS */
#include <sqlite3.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>
#include <time.h>

int main(int argc, char **argv)
{
    static char line[100000];
    struct timespec a, b;
    volatile int64_t sum = 0;
    sqlite3 *h;
    FILE *f = argc == 3 ? fopen(argv[2], "r") : NULL;
    clock_gettime(CLOCK_MONOTONIC, &a);
    if (!f || sqlite3_open(argv[1], &h) != SQLITE_OK)
        return 2;
    while (fgets(line, sizeof line, f)) {
        sqlite3_stmt *s;
        if (sqlite3_prepare_v2(h, line, -1, &s, NULL) != SQLITE_OK)
            return 1;
        while (sqlite3_step(s) == SQLITE_ROW)
            for (int i = 0; i < sqlite3_column_count(s); i++)
                sum += sqlite3_column_type(s, i) == SQLITE_INTEGER ? sqlite3_column_int64(s, i)
                                                                   : sqlite3_column_bytes(s, i);
        sqlite3_finalize(s);
    }
    clock_gettime(CLOCK_MONOTONIC, &b);
    printf("%.0f\n", (double)(b.tv_sec - a.tv_sec) * 1000 + (double)(b.tv_nsec - a.tv_nsec) / 1e6);
    return 0;
}
